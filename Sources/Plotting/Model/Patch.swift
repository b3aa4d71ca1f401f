/// What can be said of an area when it is made; nil takes the default.
public struct PatchProperties: Sendable {
  /// Face and edge at once.
  public var color: Color?
  public var faceColor: Color?
  public var edgeColor: Color?
  /// Points.
  public var lineWidth: Double?
  public var lineStyle: LineStyle?
  public var isFilled: Bool?
  public var alpha: Double?
  public var label: String?
  public var zorder: Double?
  public var isClipped: Bool?
  public var coordinates: Coordinates?
  public var hatch: Hatch?

  public init() {}
}

/// An area with an outline.
open class Patch: Artist, StickyEdges {
  var stickyX: [Double] = []
  var stickyY: [Double] = []
  public var faceColor: Color
  /// nil is no edge unless the area is not filled.
  public var edgeColor: Color?
  /// Points.
  public var lineWidth: Double
  public var lineStyle: LineStyle
  public var isFilled: Bool
  /// The pattern over the area.
  public var hatch: Hatch?
  /// Where the area lies in space; nil in the plane of the sheet.
  public var plane: SpacePlane?

  public init(properties: PatchProperties = PatchProperties(), style: RcParams) throws {
    faceColor = properties.color ?? properties.faceColor ?? style.patchFaceColor
    edgeColor = properties.color ?? properties.edgeColor
    lineWidth = properties.lineWidth ?? style.patchLineWidth
    lineStyle = properties.lineStyle ?? .solid
    isFilled = properties.isFilled ?? true
    super.init(zorder: properties.zorder ?? 1)
    label = properties.label ?? ""
    isClipped = properties.isClipped ?? true
    coordinates = properties.coordinates ?? .data
    hatch = properties.hatch
    try setAlpha(properties.alpha)
  }

  open override var typeName: String { "Patch" }

  /// The outline in the patch's coordinates.
  open var path: Path { Path() }

  /// The place that matplotlib's outline keeps for its closing, which legends keep clear of, too.
  var closingCorner: Point? { nil }

  /// Face and edge in one colour.
  public func setColor(_ color: Color) {
    faceColor = color
    edgeColor = color
  }
}

/// An upright rectangle, or one turned around its lower left corner.
public final class RectanglePatch: Patch {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double
  /// Degrees, counterclockwise.
  public var angle = 0.0

  public init(
    x: Double, y: Double, width: Double, height: Double, properties: PatchProperties = PatchProperties(),
    style: RcParams
  ) throws {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    try super.init(properties: properties, style: style)
  }

  public override var typeName: String { "Rectangle" }

  public override var path: Path {
    let path = Path.rectangle(Rectangle(x0: x, y0: y, x1: x + width, y1: y + height))
    return angle == 0 ? path : path.translated(-x, -y).rotated(degrees: angle).translated(x, y)
  }

  /// `Rectangle(xy=(0, 0), width=1, height=2, angle=0)`.
  public var description: String {
    let parts = [x, y, width, height, angle].map { NumberFormat.general($0) }
    return "Rectangle(xy=(\(parts[0]), \(parts[1])), width=\(parts[2]), height=\(parts[3]), angle=\(parts[4]))"
  }
}

/// An area between corners.
public final class PolygonPatch: Patch {
  public var corners: [Point]
  public var isClosed: Bool

  public init(
    corners: [Point], isClosed: Bool = true, properties: PatchProperties = PatchProperties(), style: RcParams
  ) throws {
    self.corners = corners
    self.isClosed = isClosed
    try super.init(properties: properties, style: style)
  }

  public override var typeName: String { "Polygon" }

  public override var path: Path { Path.polyline(corners, isClosed: isClosed) }

  override var closingCorner: Point? { isClosed ? corners.first : nil }

  /// `Polygon4((0, 0) ...)`: the corners once around, and the first.
  public var description: String {
    guard let first = corners.first else { return "Polygon0()" }
    let count = corners.count + (isClosed && corners.last != first ? 1 : 0)
    return "Polygon\(count)((\(NumberFormat.general(first.x)), \(NumberFormat.general(first.y))) ...)"
  }
}

/// A circle or ellipse.
public final class EllipsePatch: Patch {
  public var center: Point
  public var width: Double
  public var height: Double
  /// Degrees, counterclockwise.
  public var angle: Double
  /// Whether it was made as a circle.
  private let isCircle: Bool

  /// - Parameter isCircle: nil when sizes decide.
  public init(
    center: Point, width: Double, height: Double, angle: Double = 0, isCircle: Bool? = nil,
    properties: PatchProperties = PatchProperties(),
    style: RcParams
  ) throws {
    self.center = center
    self.width = width
    self.height = height
    self.angle = angle
    self.isCircle = isCircle ?? (width == height)
    try super.init(properties: properties, style: style)
  }

  public override var typeName: String { isCircle ? "Circle" : "Ellipse" }

  /// `Circle(xy=(0, 0), radius=2)`.
  public var description: String {
    let parts = [center.x, center.y, width, height, angle].map { NumberFormat.general($0) }
    let place = "xy=(\(parts[0]), \(parts[1]))"
    return isCircle
      ? "Circle(\(place), radius=\(NumberFormat.general(width / 2)))"
      : "Ellipse(\(place), width=\(parts[2]), height=\(parts[3]), angle=\(parts[4]))"
  }

  public override var path: Path {
    Path.unitCircle.scaled(width / 2, height / 2).rotated(degrees: angle).translated(center.x, center.y)
  }
}

/// A sector of a disc, or of a ring.
public final class WedgePatch: Patch {
  public var center: Point
  public var radius: Double
  /// Degrees, counterclockwise from the right.
  public var start: Double
  public var end: Double
  /// How thick the ring is; nil for a disc.
  public var width: Double?

  public init(
    center: Point, radius: Double, start: Double, end: Double, width: Double? = nil,
    properties: PatchProperties = PatchProperties(), style: RcParams
  ) throws {
    self.center = center
    self.radius = radius
    self.start = start
    self.end = end
    self.width = width
    try super.init(properties: properties, style: style)
  }

  public override var typeName: String { "Wedge" }

  override var closingCorner: Point? { center }

  public override var path: Path {
    let isWhole = abs(end - start - 360) <= 1e-12
    let arc = isWhole ? Path.arc(from: 0, to: 360) : Path.arc(from: start, to: end)
    var path = arc.scaled(radius, radius)
    if let width {
      // The inner edge runs backwards, so that the hole stays empty.
      let inner = arc.scaled(radius - width, radius - width)
      path.verbs += [isWhole ? .move : .line] + [Path.Verb](repeating: .cubic, count: inner.verbs.count - 1) + [.close]
      path.points += inner.points.reversed()
    } else {
      path.verbs += isWhole ? [.close] : [.line, .close]
      if !isWhole { path.points.append(Point(0, 0)) }
    }
    return path.translated(center.x, center.y)
  }
}
