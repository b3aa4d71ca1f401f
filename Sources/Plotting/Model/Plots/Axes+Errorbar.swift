/// How large errors are: the same for all, one per place, or two per place.
public enum ErrorSize: Equatable, Sendable {
  case all(Double)
  case each([Double])
  case lowerUpper([Double], [Double])

  /// Lower and upper errors of so many places.
  /// - Throws: ValueError for columns of other lengths or negative errors.
  func resolved(count: Int, axis: String) throws -> (lower: [Double], upper: [Double]) {
    let lower: [Double]
    let upper: [Double]
    switch self {
    case .all(let size):
      lower = [Double](repeating: size, count: count)
      upper = lower
    case .each(let sizes): (lower, upper) = (sizes, sizes)
    case .lowerUpper(let low, let high): (lower, upper) = (low, high)
    }
    guard lower.count == count, upper.count == count else {
      let shape = if case .lowerUpper = self { "(2, \(lower.count))" } else { "(\(lower.count),)" }
      throw PlottingError(
        .valueError,
        "'\(axis)err' (shape: \(shape)) must be a scalar or a 1D or (2, n) array-like whose shape matches '\(axis)' "
          + "(shape: (\(count),))")
    }
    if (lower + upper).contains(where: { $0 < 0 }) {
      throw PlottingError(.valueError, "'\(axis)err' must not contain negative values")
    }
    return (lower, upper)
  }
}

/// What can be said of error bars; nil takes the default.
public struct ErrorbarProperties {
  public var xError: ErrorSize?
  public var yError: ErrorSize?
  /// A format string; `none` draws the bars alone.
  public var format = ""
  public var line = LineProperties()
  public var errorColor: Color?
  /// Points.
  public var errorLineWidth: Double?
  /// Points.
  public var capSize: Double?
  /// Points.
  public var capThickness: Double?
  public var barsAbove = false

  public init() {}
}

extension Axes {
  /// Places with the ranges they may be in.
  /// - Throws: ValueError for columns of unequal lengths or negative errors.
  @discardableResult
  public func errorbar(
    x: [Double], y: [Double], properties: ErrorbarProperties = ErrorbarProperties()
  ) throws -> ErrorbarContainer {
    guard x.count == y.count else { throw PlottingError(.valueError, "'x' and 'y' must have the same size") }
    let hasLine = properties.format.lowercased() != "none"
    let zorder = properties.line.zorder ?? 2
    var look = properties.line
    if hasLine {
      let text = properties.format
      look = resolved(look, text.isEmpty ? nil : try FormatString.parse(text, cycle: figure.style.cycle))
    }
    let color = look.color ?? figure.style.color("lines.color")
    look.label = "_nolegend_"
    look.zorder = properties.barsAbove ? zorder - 0.1 : zorder + 0.1
    let line = hasLine ? addLine(try Line2D(x: x, y: y, properties: look, style: figure.style)) : nil
    let bars = ErrorLook(
      color: properties.errorColor ?? color, lineWidth: properties.errorLineWidth ?? properties.line.lineWidth,
      capSize: properties.capSize ?? figure.style.number("errorbar.capsize"),
      capThickness: properties.line.markerEdgeWidth ?? properties.capThickness, zorder: zorder,
      alpha: properties.line.alpha)
    var barLines: [LineCollection] = []
    var caps: [Line2D] = []
    for isX in [true, false] {
      guard let error = isX ? properties.xError : properties.yError else { continue }
      let (lower, upper) = try error.resolved(count: x.count, axis: isX ? "x" : "y")
      let values = isX ? x : y
      let lows = zip(values, lower).map { $0 - $1 }
      let highs = zip(values, upper).map { $0 + $1 }
      barLines.append(try addBars(bars, isX: isX, other: isX ? y : x, lows, highs))
      caps += try makeCaps(bars, isX: isX, other: isX ? y : x, lows, highs)
    }
    for cap in caps { addLine(cap) }
    requestAutoscale()
    let container = ErrorbarContainer(
      dataLine: line, capLines: caps, barLines: barLines, hasXError: properties.xError != nil,
      hasYError: properties.yError != nil, label: properties.line.label ?? "")
    containers.append(container)
    return container
  }

  private struct ErrorLook {
    let color: Color
    let lineWidth: Double?
    let capSize: Double
    let capThickness: Double?
    let zorder: Double
    let alpha: Double?
  }

  private func addBars(
    _ look: ErrorLook, isX: Bool, other: [Double], _ lows: [Double], _ highs: [Double]
  ) throws -> LineCollection {
    var line = LineProperties()
    line.color = look.color
    line.lineWidth = look.lineWidth
    line.zorder = look.zorder
    line.alpha = look.alpha
    line.label = "_nolegend_"
    return isX
      ? try hlines(y: other, from: lows, to: highs, properties: line)
      : try vlines(x: other, from: lows, to: highs, properties: line)
  }

  private func makeCaps(
    _ look: ErrorLook, isX: Bool, other: [Double], _ lows: [Double], _ highs: [Double]
  ) throws -> [Line2D] {
    guard look.capSize > 0 else { return [] }
    var line = LineProperties()
    line.color = look.color
    line.lineStyle = LineStyle.none
    line.marker = isX ? "|" : "_"
    line.markerSize = 2 * look.capSize
    line.markerEdgeWidth = look.capThickness
    line.markerEdgeColor = .color(look.color)
    line.zorder = look.zorder
    line.alpha = look.alpha
    line.label = "_nolegend_"
    return try [lows, highs].map {
      try Line2D(x: isX ? $0 : other, y: isX ? other : $0, properties: line, style: figure.style)
    }
  }
}
