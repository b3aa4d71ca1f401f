import LongWork

/// What colours of a collection come from.
public enum CollectionColors: Sendable {
  /// The next colour of the patches' cycle.
  case automatic
  /// One for all or one per element; none draws nothing.
  case colors([Color])
  /// Numbers for the colormap, one per element.
  case values([Double])
}

/// The colour of edges in a collection.
public enum CollectionEdge: Equatable, Sendable {
  /// As the faces.
  case face
  case none
  case colors([Color])
}

/// Several shapes of one kind with colours of their own, perhaps from a colormap.
open class Collection: Artist, ScalarMappable, StickyEdges {
  var stickyX: [Double] = []
  var stickyY: [Double] = []
  /// One for all or one per element.
  public var faceColors: [Color]
  public var edgeColors: CollectionEdge
  /// Points; one for all or one per element.
  public var lineWidths: [Double]
  public var lineStyle = LineStyle.solid
  /// The pattern over polygons.
  public var hatch: Hatch?
  /// Numbers for the colormap.
  public var array: [Double]?
  public var norm: Normalize
  public var colormap: Colormap

  public init(faceColors: [Color], edgeColors: CollectionEdge, lineWidths: [Double], style: RcParams) {
    self.faceColors = faceColors
    self.edgeColors = edgeColors
    self.lineWidths = lineWidths
    norm = Normalize()
    colormap = style.imageColormap
    super.init(zorder: 1)
  }

  open override var typeName: String { "Collection" }

  /// The faces' colours: from the numbers if there are any, with the artist's alpha.
  public func resolvedFaceColors() throws -> [Color] {
    guard let array else { return faceColors.map { $0.withAlpha(alpha) } }
    return try norm.normalized(array).mapRows { colormap.color(at: $0).withAlpha(alpha) }
  }
}

extension Collection {
  /// The edges' colours: the faces' own where they follow them.
  public func resolvedEdgeColors() throws -> [Color] {
    switch edgeColors {
    case .face: try resolvedFaceColors()
    case .none: []
    case .colors(let colors): colors.map { $0.withAlpha(alpha) }
    }
  }
}

/// What a colour bar can be made for.
public protocol ScalarMappable: AnyObject {
  var array: [Double]? { get set }
  var norm: Normalize { get set }
  var colormap: Colormap { get set }
  var alpha: Double? { get }
}

/// One outline at many places (`scatter`).
public class PathCollection: Collection {
  public private(set) var offsets: [Point]
  /// Areas in square points; one for all or one per place.
  public var sizes: [Double]
  public let marker: MarkerStyle

  public init(
    offsets: [Point], sizes: [Double], marker: MarkerStyle, faceColors: [Color], edgeColors: CollectionEdge,
    lineWidths: [Double], style: RcParams
  ) {
    self.offsets = offsets
    self.sizes = sizes
    self.marker = marker
    super.init(faceColors: faceColors, edgeColors: edgeColors, lineWidths: lineWidths, style: style)
  }

  public override var typeName: String { "PathCollection" }

  public func setOffsets(_ offsets: [Point]) { self.offsets = offsets }
}

/// The area between two curves.
public final class FillBetweenPolyCollection: PolyCollection {
  public override var typeName: String { "FillBetweenPolyCollection" }
}

/// Filled polygons (surfaces, cells, bands).
public class PolyCollection: Collection {
  /// Corners per polygon.
  public var polygons: [[Point]]

  public init(
    polygons: [[Point]], faceColors: [Color], edgeColors: CollectionEdge, lineWidths: [Double], style: RcParams
  ) {
    self.polygons = polygons
    super.init(faceColors: faceColors, edgeColors: edgeColors, lineWidths: lineWidths, style: style)
  }

  public override var typeName: String { "PolyCollection" }
}

/// Lines of one kind (error bars, `vlines`, wire frames).
public class LineCollection: Collection {
  /// Points per line.
  public var segments: [[Point]]
  public var cap: Stroke.Cap = .butt

  public init(segments: [[Point]], colors: [Color], lineWidths: [Double], style: RcParams) {
    self.segments = segments
    super.init(faceColors: colors, edgeColors: .face, lineWidths: lineWidths, style: style)
    zorder = 2
  }

  public override var typeName: String { "LineCollection" }
}
