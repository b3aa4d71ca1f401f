import Interpreter
import Plotting

/// Error bars and straight lines from place to place.
extension AxesMembers {
  static func errorSize(_ value: Value?) throws -> ErrorSize? {
    guard let value, !value.isNone else { return nil }
    if PlotValues.isNumber(value) { return .all(try PlotData.number(value)) }
    let block = try PlotData.Block(value)
    if block.shape.count == 2, block.shape[0] == 2 {
      return .lowerUpper(block.columns.map { $0[0] }, block.columns.map { $0[1] })
    }
    return .each(try PlotData.column(value))
  }

  static func errorbar(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Line2D")
    var properties = ErrorbarProperties()
    properties.yError = try errorSize(arguments.optional(2))
    properties.xError = try errorSize(arguments.optional(3))
    properties.format = try arguments.text(4) ?? ""
    properties.errorColor = try arguments.optional(5).flatMap {
      $0.isNone ? nil : try PlotValues.color($0, named: "ecolor")
    }
    properties.errorLineWidth = try arguments.number(6)
    properties.capSize = try arguments.number(7)
    properties.barsAbove = try arguments.flag(8) ?? false
    properties.capThickness = try arguments.number(14)
    properties.line = try lineProperties(&keywords)
    properties.line.label = try keywords.text("label")
    try keywords.finish()
    let made = try arguments.model.errorbar(
      x: arguments.places(0, .x), y: arguments.places(1, .y), properties: properties)
    return ContainerObject.errorbars(made, in: arguments.figure)
  }

  static func segments(_ arguments: PlotArguments, isVertical: Bool) throws -> Value {
    var keywords = arguments.keywords("LineCollection")
    var properties = LineProperties()
    let colors = try arguments.optional(3) ?? keywords.take("color")
    if let colors, !colors.isNone { properties.color = try PlotValues.colors(colors).first }
    if let style = arguments.optional(4) { properties.lineStyle = try PlotValues.lineStyle(style) }
    if let style = try keywords.take("linestyle", "ls") { properties.lineStyle = try PlotValues.lineStyle(style) }
    properties.label = try arguments.text(5)
    properties.lineWidth = try keywords.number("linewidth", "linewidths", "lw")
    properties.alpha = try keywords.number("alpha")
    properties.zorder = try keywords.number("zorder")
    let (along, across): (Axis.Name, Axis.Name) = isVertical ? (.x, .y) : (.y, .x)
    let (places, low, high) = (
      try arguments.places(0, along), try arguments.places(1, across), try arguments.places(2, across)
    )
    let lines =
      try isVertical
      ? arguments.model.vlines(x: places, from: low, to: high, properties: properties)
      : arguments.model.hlines(y: places, from: low, to: high, properties: properties)
    try finish(&keywords, lines)
    return arguments.value(lines)
  }
}
