/// An endless line through a place (`axline`), drawn as far as the limits reach.
public final class AxisLine: Line2D {
  /// What gives the line its direction.
  public enum Direction: Equatable, Sendable {
    case through(Point)
    case slope(Double)
  }

  public let origin: Point
  public let direction: Direction

  /// - Throws: ValueError for an unknown marker or alpha.
  init(origin: Point, direction: Direction, properties: LineProperties, style: RcParams) throws {
    self.origin = origin
    self.direction = direction
    try super.init(x: [0, 1], y: [0, 1], properties: properties, style: style)
  }

  public override var typeName: String { "AxLine" }

  /// The two places on the sheet where the line crosses the limits.
  /// - Throws: ValueError for a line through two identical places.
  func ends(in frame: AxesFrame) throws -> [Point] {
    let box = frame.box
    let start = frame.point(origin.x, origin.y, coordinates)
    var rise: Point
    switch direction {
    case .through(let second):
      let end = frame.point(second.x, second.y, coordinates)
      rise = Point(end.x - start.x, end.y - start.y)
      if rise.x == 0, rise.y == 0 {
        let x = NumberFormat.general(origin.x)
        let y = NumberFormat.general(origin.y)
        throw PlottingError(
          .valueError, "Cannot draw a line through two identical points (x=(\(x), \(x)), y=(\(y), \(y)))")
      }
    case .slope(let slope):
      let end = frame.point(origin.x + 1, origin.y + slope, coordinates)
      rise = slope.isFinite ? Point(end.x - start.x, end.y - start.y) : Point(0, 1)
    }
    if rise.y == 0 { return [Point(box.x0, start.y), Point(box.x1, start.y)] }
    if rise.x == 0 { return [Point(start.x, box.y0), Point(start.x, box.y1)] }
    let slope = rise.y / rise.x
    let crossings = [
      Point(box.x0, start.y + (box.x0 - start.x) * slope), Point(box.x1, start.y + (box.x1 - start.x) * slope),
      Point(start.x + (box.y0 - start.y) / slope, box.y0), Point(start.x + (box.y1 - start.y) / slope, box.y1),
    ].sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    return [crossings[1], crossings[2]]
  }
}

extension Axes {
  /// An endless line through a place.
  /// - Throws: TypeError for a slope on axes that are not linear.
  @discardableResult
  public func axline(
    from origin: Point, _ direction: AxisLine.Direction, properties: LineProperties = LineProperties()
  ) throws -> AxisLine {
    var seen = [origin]
    switch direction {
    case .through(let second): seen.append(second)
    case .slope:
      guard xaxis.domain.scale == .linear, yaxis.domain.scale == .linear else {
        throw PlottingError(.typeError, "'slope' cannot be used with non-linear scales")
      }
    }
    let line = try AxisLine(origin: origin, direction: direction, properties: properties, style: figure.style)
    take(line)
    if line.coordinates == .data { dataLimits.update(seen) }
    requestAutoscale()
    return line
  }
}
