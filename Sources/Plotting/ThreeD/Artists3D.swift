/// A line in space.
public final class Line3D: Line2D {
  public private(set) var points: [Point3] = []

  init(points: [Point3], properties: LineProperties, style: RcParams) throws {
    self.points = points
    try super.init(x: points.map(\.x), y: points.map(\.y), properties: properties, style: style)
  }

  public override var typeName: String { "Line3D" }

  /// - Throws: ValueError for columns of unequal lengths.
  public func setData3D(x: [Double], y: [Double], z: [Double]) throws {
    let (xs, ys, zs) = try Axes.broadcast(x, y, z)
    points = zip(zip(xs, ys), zs).map { Point3($0.0, $0.1, $1) }
  }
}

/// Marks in space.
public final class Path3DCollection: PathCollection {
  public var points: [Point3]
  /// Whether the far ones are paler.
  public var isDepthShaded: Bool

  init(points: [Point3], like flat: PathCollection, isDepthShaded: Bool, style: RcParams) throws {
    self.points = points
    self.isDepthShaded = isDepthShaded
    super.init(
      offsets: flat.offsets, sizes: flat.sizes, marker: flat.marker, faceColors: flat.faceColors,
      edgeColors: flat.edgeColors, lineWidths: flat.lineWidths, style: style)
    array = flat.array
    norm = flat.norm
    colormap = flat.colormap
    label = flat.label
    zorder = flat.zorder
    try setAlpha(flat.alpha)
  }

  public override var typeName: String { "Path3DCollection" }
}

/// Polygons in space.
public final class Poly3DCollection: PolyCollection {
  public var faces: [[Point3]]

  init(
    faces: [[Point3]], faceColors: [Color], edgeColors: CollectionEdge, lineWidths: [Double], style: RcParams
  ) {
    self.faces = faces
    super.init(polygons: [], faceColors: faceColors, edgeColors: edgeColors, lineWidths: lineWidths, style: style)
  }

  public override var typeName: String { "Poly3DCollection" }
}

/// Lines of one kind in space.
public final class Line3DCollection: LineCollection {
  public var lines: [[Point3]]

  init(lines: [[Point3]], colors: [Color], lineWidths: [Double], style: RcParams) {
    self.lines = lines
    super.init(segments: [], colors: colors, lineWidths: lineWidths, style: style)
  }

  public override var typeName: String { "Line3DCollection" }
}

/// A text at a place in space.
public final class Text3D: Text {
  public var z: Double
  /// The direction the text runs in; nil runs across the sheet.
  public var direction: Point3?

  init(point: Point3, text: String, direction: Point3?, style: RcParams) {
    z = point.z
    self.direction = direction
    super.init(x: point.x, y: point.y, text: text, style: style)
  }
}
