#if canImport(Glibc)
  import Glibc
#endif

/// An area with equal sides around a place.
public final class RegularPolygonPatch: Patch {
  public let center: Point
  public let count: Int
  public let radius: Double
  /// Radians, counterclockwise.
  public let orientation: Double

  public init(
    center: Point, count: Int, radius: Double, orientation: Double, properties: PatchProperties, style: RcParams
  ) throws {
    self.center = center
    self.count = count
    self.radius = radius
    self.orientation = orientation
    try super.init(properties: properties, style: style)
  }

  public override var typeName: String { "RegularPolygon" }

  public override var path: Path {
    Path.regularPolygon(count).scaled(radius, radius).rotated(degrees: orientation * 180 / .pi)
      .translated(center.x, center.y)
  }
}

/// An arrow that joins two places (`FancyArrowPatch`); it does not count for the limits.
public final class ConnectingArrowPatch: Patch {
  public let start: Point
  public let end: Point
  /// `->`, `-|>`, `simple` …
  public let arrowStyle: String
  public var bend = 0.0
  /// Points left free at the ends.
  public var shrinkTail = 2.0
  public var shrinkHead = 2.0
  /// Points that the head's sizes are multiples of.
  public var mutationScale = 1.0

  public init(from start: Point, to end: Point, arrowStyle: String, properties: PatchProperties, style: RcParams) throws
  {
    self.start = start
    self.end = end
    self.arrowStyle = arrowStyle
    try super.init(properties: properties, style: style)
    if properties.color == nil, properties.edgeColor == nil { edgeColor = style.color("patch.edgecolor") }
  }

  public override var typeName: String { "FancyArrowPatch" }

  var arrow: Annotation.Arrow {
    var arrow = Annotation.Arrow(
      style: arrowStyle, color: faceColor, lineWidth: lineWidth, shrinkHead: shrinkHead, shrinkTail: shrinkTail)
    arrow.edgeColor = edgeColor
    arrow.lineStyle = lineStyle
    arrow.bend = bend
    arrow.mutationScale = mutationScale
    arrow.alpha = alpha
    return arrow
  }
}
