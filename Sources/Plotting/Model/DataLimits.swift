/// The bounds of the data seen so far.
public struct DataLimits: Equatable, Sendable {
  public private(set) var x = Span()
  public private(set) var y = Span()
  public private(set) var z = Span()

  /// One direction's bounds.
  public struct Span: Equatable, Sendable {
    public var low = Double.infinity
    public var high = -Double.infinity
    public var smallestPositive = Double.infinity

    mutating func take(_ value: Double) {
      if value < low { low = value }
      if value > high { high = value }
      if value > 0, value < smallestPositive { smallestPositive = value }
    }
  }

  public init() {}

  /// Takes places into account, where both numbers are finite.
  mutating func update(_ points: some Sequence<Point>, x updatesX: Bool = true, y updatesY: Bool = true) {
    for point in points where point.x.isFinite && point.y.isFinite {
      if updatesX { x.take(point.x) }
      if updatesY { y.take(point.y) }
    }
  }

  mutating func update(xs: [Double], ys: [Double], x updatesX: Bool = true, y updatesY: Bool = true) {
    for index in 0..<min(xs.count, ys.count) where xs[index].isFinite && ys[index].isFinite {
      if updatesX { x.take(xs[index]) }
      if updatesY { y.take(ys[index]) }
    }
  }

  mutating func update(zs: [Double]) {
    for value in zs where value.isFinite { z.take(value) }
  }

  func span(_ name: Axis.Name) -> Span {
    switch name {
    case .x: x
    case .y: y
    case .z: z
    }
  }

  func smallestPositive(_ name: Axis.Name) -> Double { span(name).smallestPositive }
}
