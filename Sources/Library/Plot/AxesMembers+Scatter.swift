import Interpreter
import Plotting

/// Marks at places.
extension AxesMembers {
  /// The parameters of `scatter` behind the places, in order.
  private static let scatterNames = [
    "s", "c", "marker", "cmap", "norm", "vmin", "vmax", "alpha", "linewidths", "edgecolors",
  ]

  static func scatter(_ arguments: PlotArguments) throws -> Value {
    var given = scatterNames.enumerated().compactMap { place, name in
      arguments.optional(place + 2).flatMap { $0.isNone ? nil : (name: name, value: $0) }
    }
    given += arguments.keywords("PathCollection").allEntries
    var keywords = PlotKeywords(given, owner: "PathCollection")
    let x = try arguments.places(0, .x)
    let y = try arguments.places(1, .y)
    var properties = ScatterProperties()
    try fill(&properties, &keywords, count: x.count)
    let made = try arguments.model.scatter(x: x, y: y, properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  /// `scatter` of axes in space.
  static func scatter3D(_ arguments: PlotArguments) throws -> Value {
    var named = ["s", "c"].enumerated().compactMap { place, name in
      arguments.optional(place + 4).flatMap { $0.isNone ? nil : (name: name, value: $0) }
    }
    named += arguments.keywords("Path3DCollection").allEntries
    var keywords = PlotKeywords(named, owner: "Path3DCollection")
    let direction = try direction(arguments, 3)
    let given = try Axes3D.places(
      PlotData.column(arguments[0]), PlotData.column(arguments[1]), arguments.optional(2).map(PlotData.column) ?? [0])
    let places = given.map { direction.place(Point($0.x, $0.y), height: $0.z) }
    var properties = ScatterProperties()
    if let shade = try arguments.flag(6) { properties.depthShade = shade }
    try fill(&properties, &keywords, count: places.count)
    let made = try space(arguments).scatter(
      x: places.map(\.x), y: places.map(\.y), z: places.map(\.z), properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  private static func fill(
    _ properties: inout ScatterProperties, _ keywords: inout PlotKeywords, count: Int
  ) throws {
    properties.sizes = try keywords.take("s").flatMap { sizes in
      if let text = PlotData.textItems(sizes)?.first {
        throw Raised.valueError("s must be float, but has type <U\(max(1, text.unicodeScalars.count))")
      }
      return sizes.isNone ? nil : try PlotData.column(sizes)
    }
    let color = try keywords.take("color")
    let c = try keywords.take("c")
    if let color, !color.isNone {
      if let c, !c.isNone {
        throw Raised.valueError(
          "Supply a 'c' argument or a 'color' kwarg but not both; they differ but their functionalities overlap.")
      }
      properties.colors = .colors(try PlotValues.colors(color))
    } else if let c, !c.isNone {
      properties.colors = try scatterColors(c, count: count)
    }
    properties.marker = try keywords.take("marker").flatMap { $0.isNone ? nil : try PlotValues.marker($0) }
    properties.colormap = try keywords.take("cmap").flatMap { $0.isNone ? nil : try PlotValues.colormap($0) }
    if case .values = properties.colors {} else { warnOfUnusedColors(keywords) }
    properties.norm = try PlotValues.norm(&keywords)
    properties.alpha = try keywords.number("alpha")
    properties.lineWidths = try keywords.take("linewidths", "linewidth", "lw").flatMap {
      $0.isNone ? nil : try PlotData.column($0)
    }
    if let edges = try keywords.take("edgecolors", "edgecolor", "ec"), !edges.isNone {
      properties.edgeColors = try ArtistProperties.edge(edges)
    }
    properties.label = try keywords.text("label")
    properties.zorder = try keywords.number("zorder")
    if let transform = try keywords.take("transform") { properties.coordinates = try PlotValues.coordinates(transform) }
  }

  /// Warns of what a colormap would need numbers for.
  private static func warnOfUnusedColors(_ keywords: PlotKeywords) {
    let given = ["cmap", "norm", "vmin", "vmax"].filter { name in
      keywords.allEntries.contains { $0.name == name && !$0.value.isNone }
        || keywords.taken(name).map { !$0.isNone } ?? false
    }
    guard !given.isEmpty else { return }
    let names = given.map { "'\($0)'" }.joined(separator: ", ")
    WarningText.show(
      category: "UserWarning",
      "No data for colormapping provided via 'c'. Parameters \(names) will be ignored")
  }

  /// Numbers for the colormap when there are as many as places, else colours.
  private static func scatterColors(_ value: Value, count: Int) throws -> CollectionColors {
    if value.stringValue != nil {
      guard let color = try? PlotValues.color(value, named: "c") else {
        throw Raised.valueError(
          "'c' argument must be a color, a sequence of colors, or a sequence of numbers, not "
            + (try Operators.repr(value)))
      }
      return .colors(value.stringValue?.lowercased() == "none" ? [] : [color])
    }
    let items = value.object(as: ListObject.self)?.items ?? value.object(as: TupleObject.self)?.items
    if let items, items.contains(where: { $0.stringValue != nil }) { return .colors(try PlotValues.colors(value)) }
    let block = try PlotData.Block(value)
    let total = block.columns.reduce(0) { $0 + $1.count }
    if block.shape.count == 1 || block.shape.contains(1), total == count {
      return .values(try PlotData.column(value))
    }
    if block.shape.count == 2 || total == 3 || total == 4 { return .colors(try PlotValues.colors(value)) }
    throw Raised.valueError(
      "'c' argument has \(total) elements, which is inconsistent with 'x' and 'y' with size \(count).")
  }
}
