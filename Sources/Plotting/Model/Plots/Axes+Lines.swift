/// Plots made of lines.
extension Axes {
  /// Joins points by a line, or marks them.
  /// - Parameters:
  ///   - format: What a format string said; properties come before it.
  /// - Throws: ValueError for columns of unequal lengths or unknown values.
  @discardableResult
  public func plot(
    x: [Double], y: [Double], format: FormatString? = nil, properties: LineProperties = LineProperties()
  ) throws -> Line2D {
    guard x.count == y.count else {
      throw PlottingError(
        .valueError,
        "x and y must have same first dimension, but have shapes (\(x.count),) and (\(y.count),)")
    }
    let line = try Line2D(x: x, y: y, properties: resolved(properties, format), style: figure.style)
    addLine(line)
    requestAutoscale()
    return line
  }

  /// The properties with what the format and the cycle give.
  func resolved(_ given: LineProperties, _ format: FormatString?) -> LineProperties {
    var properties = given
    properties.color = properties.color ?? format?.color ?? nextLineColor()
    properties.marker = properties.marker ?? format?.marker
    properties.lineStyle = properties.lineStyle ?? format?.lineStyle
    return properties
  }

  /// A line in steps.
  /// - Parameter position: `pre`, `post` or `mid`.
  /// - Throws: ValueError for another position.
  @discardableResult
  public func step(
    x: [Double], y: [Double], position: String = "pre", format: FormatString? = nil,
    properties: LineProperties = LineProperties()
  ) throws -> Line2D {
    guard ["pre", "post", "mid"].contains(position) else {
      throw PlottingError(.valueError, CloseMatch.message(for: position, what: "where", among: ["pre", "post", "mid"]))
    }
    var properties = properties
    properties.drawStyle = try DrawStyle.parse("steps-" + position)
    return try plot(x: x, y: y, format: format, properties: properties)
  }

  /// A line across the axes at a height.
  @discardableResult
  public func axhline(
    y: Double = 0, from low: Double = 0, to high: Double = 1, properties: LineProperties = LineProperties()
  ) throws -> Line2D {
    let limits = ylim
    var properties = properties
    properties.coordinates = .yData
    let line = try Line2D(x: [low, high], y: [y, y], properties: properties, style: figure.style)
    addLine(line)
    if y < min(limits.low, limits.high) || y > max(limits.low, limits.high) { requestAutoscale(x: false) }
    return line
  }

  /// A line up the axes at a place.
  @discardableResult
  public func axvline(
    x: Double = 0, from low: Double = 0, to high: Double = 1, properties: LineProperties = LineProperties()
  ) throws -> Line2D {
    let limits = xlim
    var properties = properties
    properties.coordinates = .xData
    let line = try Line2D(x: [x, x], y: [low, high], properties: properties, style: figure.style)
    addLine(line)
    if x < min(limits.low, limits.high) || x > max(limits.low, limits.high) { requestAutoscale(y: false) }
    return line
  }

  /// Horizontal lines from left to right ends.
  /// - Throws: ValueError for columns of unequal lengths.
  @discardableResult
  public func hlines(
    y: [Double], from low: [Double], to high: [Double], properties: LineProperties = LineProperties()
  ) throws -> LineCollection {
    let (heights, lefts, rights) = try Self.broadcast(y, low, high)
    let segments = heights.indices.map { [Point(lefts[$0], heights[$0]), Point(rights[$0], heights[$0])] }
    return try addSegments(segments, properties: properties)
  }

  /// Vertical lines from lower to upper ends.
  /// - Throws: ValueError for columns of unequal lengths.
  @discardableResult
  public func vlines(
    x: [Double], from low: [Double], to high: [Double], properties: LineProperties = LineProperties()
  ) throws -> LineCollection {
    let (places, bottoms, tops) = try Self.broadcast(x, low, high)
    let segments = places.indices.map { [Point(places[$0], bottoms[$0]), Point(places[$0], tops[$0])] }
    return try addSegments(segments, properties: properties)
  }

  func addSegments(_ segments: [[Point]], properties: LineProperties) throws -> LineCollection {
    let lines = LineCollection(
      segments: segments, colors: [properties.color ?? figure.style.linesColor],
      lineWidths: [properties.lineWidth ?? figure.style.linesLineWidth], style: figure.style)
    lines.lineStyle = properties.lineStyle ?? .solid
    lines.zorder = properties.zorder ?? 2
    lines.label = properties.label ?? ""
    lines.coordinates = properties.coordinates ?? .data
    try lines.setAlpha(properties.alpha)
    return addCollection(lines)
  }

  static func broadcast(_ a: [Double], _ b: [Double], _ c: [Double]) throws -> ([Double], [Double], [Double]) {
    let count = [a, b, c].map(\.count).first { $0 != 1 } ?? 1
    let columns = try [a, b, c].map { column -> [Double] in
      if column.count == count { return column }
      guard column.count == 1 else {
        throw PlottingError(
          .valueError, "all the input array dimensions must match exactly, but found \(count) and \(column.count)")
      }
      return [Double](repeating: column[0], count: count)
    }
    return (columns[0], columns[1], columns[2])
  }
}
