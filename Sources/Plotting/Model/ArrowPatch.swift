#if canImport(Glibc)
  import Glibc
#endif

/// What can be said of an arrow of a polygon (`arrow`); nil takes the default.
public struct ArrowShape: Sendable {
  /// Which half is drawn.
  public enum Side: String, Sendable { case full, left, right }

  /// Of the shaft, in data.
  public var width = 0.001
  /// In data; nil is three shafts.
  public var headWidth: Double?
  /// In data; nil is one and a half widths of the head.
  public var headLength: Double?
  public var includesHead = false
  public var side = Side.full
  /// How far the head sweeps back, in shares of its length.
  public var overhang = 0.0
  public var headStartsAtZero = false

  public init() {}

  /// The corners of an arrow from a place along a vector.
  func corners(from start: Point, along vector: Point) -> [Point] {
    let width = headWidth ?? 3 * self.width
    let length = headLength ?? 1.5 * width
    let distance = hypot(vector.x, vector.y)
    let whole = includesHead ? distance : distance + length
    let shift = (includesHead ? 0 : length) + (headStartsAtZero ? length / 2 : 0)
    let half = [
      Point(0, 0), Point(-length, -width / 2), Point(-length * (1 - overhang), -self.width / 2),
      Point(-whole, -self.width / 2), Point(-whole, 0),
    ].map { Point($0.x + shift, $0.y) }
    let other = half.map { Point($0.x, -$0.y) }
    let outline: [Point]
    switch side {
    case .full: outline = half.dropLast() + other.dropLast().reversed()
    case .left: outline = half
    case .right: outline = other
    }
    let (c, s) = distance == 0 ? (0, 1) : (vector.x / distance, vector.y / distance)
    return outline.map { Point($0.x * c - $0.y * s + start.x + vector.x, $0.x * s + $0.y * c + start.y + vector.y) }
  }
}

extension Axes {
  /// An arrow as an area in data.
  @discardableResult
  public func arrow(
    from start: Point, along vector: Point, shape: ArrowShape = ArrowShape(),
    properties: PatchProperties = PatchProperties()
  ) throws -> PolygonPatch {
    var properties = properties
    properties.edgeColor = properties.edgeColor ?? properties.color ?? figure.style.color("patch.edgecolor")
    let patch = try PolygonPatch(
      corners: shape.corners(from: start, along: vector), properties: properties, style: figure.style)
    addPatch(patch)
    requestAutoscale()
    return patch
  }
}
