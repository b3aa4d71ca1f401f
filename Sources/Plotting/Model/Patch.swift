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
    try setAlpha(properties.alpha)
  }

  open override var typeName: String { "Patch" }

  /// The outline in the patch's coordinates.
  open var path: Path { Path() }

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
}

/// A circle or ellipse.
public final class EllipsePatch: Patch {
  public var center: Point
  public var width: Double
  public var height: Double
  /// Degrees, counterclockwise.
  public var angle: Double

  public init(
    center: Point, width: Double, height: Double, angle: Double = 0, properties: PatchProperties = PatchProperties(),
    style: RcParams
  ) throws {
    self.center = center
    self.width = width
    self.height = height
    self.angle = angle
    try super.init(properties: properties, style: style)
  }

  public override var typeName: String { width == height ? "Circle" : "Ellipse" }

  public override var path: Path {
    Path.unitCircle.scaled(width / 2, height / 2).rotated(degrees: angle).translated(center.x, center.y)
  }
}
