import Interpreter
import Plotting

/// Lines and marks.
extension AxesMembers {
  private static let plotParameters = "*args, scalex=<no value>, scaley=<no value>, data=<no value>, **kwargs"
  private static let firstLine = ("ax.lines[0].get_ydata()", "array([3, 4])")

  static let lineRecords: [PlotRecord] = [
    PlotRecord(
      "plot", plotParameters,
      "Joins points by lines or marks them: plot([x], y, [fmt], …); columns of y are lines of their own.",
      pyplot: "plot",
      call: "[1, 2], [3, 4], 'o--r', label='data'", probe: firstLine
    ) { try plot($0) },
    PlotRecord(
      "semilogy", "*args, **kwargs", "As plot, with a logarithmic y axis.", pyplot: "semilogy", call: "[1, 2], [3, 4]",
      probe: ("ax.get_yscale()", "'log'")
    ) { arguments in
      try setScales(arguments, x: false, y: true)
      return try plot(arguments)
    },
    PlotRecord(
      "semilogx", "*args, **kwargs", "As plot, with a logarithmic x axis.", pyplot: "semilogx", call: "[1, 2], [3, 4]",
      probe: ("ax.get_xscale()", "'log'")
    ) { arguments in
      try setScales(arguments, x: true, y: false)
      return try plot(arguments)
    },
    PlotRecord(
      "loglog", "*args, **kwargs", "As plot, with two logarithmic axes.", pyplot: "loglog", call: "[1, 2], [3, 4]",
      probe: ("ax.get_xscale(), ax.get_yscale()", "('log', 'log')")
    ) { arguments in
      try setScales(arguments, x: true, y: true)
      return try plot(arguments)
    },
    PlotRecord(
      "step", "x, y, *args, where='pre', data=<no value>, **kwargs",
      "A line in steps, which change before ('pre'), after ('post') or between ('mid') the points.", pyplot: "step",
      call: "[1, 2], [3, 4], where='mid'", probe: ("ax.lines[0].get_drawstyle()", "'steps-mid'")
    ) { try step($0) },
    PlotRecord(
      "axhline", "y=0, xmin=0, xmax=1, **kwargs",
      "A line across the axes at the height y; xmin and xmax are shares of the width.", pyplot: "axhline",
      call: "2, color='gray'", probe: ("ax.lines[0].get_ydata()", "[2, 2]")
    ) { arguments in
      var keywords = arguments.keywords("Line2D")
      let line = try arguments.model.axhline(
        y: arguments.number(0) ?? 0, from: arguments.number(1) ?? 0, to: arguments.number(2) ?? 1,
        properties: lineProperties(&keywords))
      let height = arguments.optional(0) ?? .int(0)
      line.companion = LineData(
        x: .list([arguments.optional(1) ?? .int(0), arguments.optional(2) ?? .int(1)]), y: .list([height, height]))
      try finish(&keywords, line)
      return arguments.value(line)
    },
    PlotRecord(
      "axvline", "x=0, ymin=0, ymax=1, **kwargs",
      "A line up the axes at the place x; ymin and ymax are shares of the height.", pyplot: "axvline",
      call: "2, color='gray'", probe: ("ax.lines[0].get_xdata()", "[2, 2]")
    ) { arguments in
      var keywords = arguments.keywords("Line2D")
      let line = try arguments.model.axvline(
        x: arguments.number(0) ?? 0, from: arguments.number(1) ?? 0, to: arguments.number(2) ?? 1,
        properties: lineProperties(&keywords))
      let place = arguments.optional(0) ?? .int(0)
      line.companion = LineData(
        x: .list([place, place]), y: .list([arguments.optional(1) ?? .int(0), arguments.optional(2) ?? .int(1)]))
      try finish(&keywords, line)
      return arguments.value(line)
    },
    PlotRecord(
      "hlines", "y, xmin, xmax, colors=None, linestyles='solid', label='', *, data=<no value>, **kwargs",
      "Horizontal lines at heights, from xmin to xmax in data.", pyplot: "hlines", call: "[1, 2], 0, 3",
      probe: ("len(ax.collections)", "1")
    ) { try segments($0, isVertical: false) },
    PlotRecord(
      "vlines", "x, ymin, ymax, colors=None, linestyles='solid', label='', *, data=<no value>, **kwargs",
      "Vertical lines at places, from ymin to ymax in data.", pyplot: "vlines", call: "[1, 2], 0, 3",
      probe: ("len(ax.collections)", "1")
    ) { try segments($0, isVertical: true) },
    PlotRecord(
      "scatter",
      "x, y, s=None, c=None, *, marker=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, linewidths=None, "
        + "edgecolors=None, colorizer=<no value>, plotnonfinite=<no value>, data=<no value>, **kwargs",
      "Marks places; s are areas in square points, c colours or numbers for the colormap. In space: scatter(x, y, z).",
      pyplot: "scatter", call: "[1, 2], [3, 4], s=30, c=[0.1, 0.9], cmap='jet'",
      probe: ("len(ax.collections)", "1")
    ) { try scatter($0) },
    PlotRecord(
      "errorbar",
      "x, y, yerr=None, xerr=None, fmt='', *, ecolor=None, elinewidth=None, capsize=None, barsabove=False, lolims=<no value>, "
        + "uplims=<no value>, xlolims=<no value>, xuplims=<no value>, errorevery=<no value>, capthick=None, data=<no value>, **kwargs",
      "A line whose points have bars of the sizes yerr and xerr; capsize in points.", pyplot: "errorbar",
      call: "[1, 2], [3, 4], yerr=0.5, fmt='o'", probe: ("ax.containers[0]", "<ErrorbarContainer object of 3 artists>")
    ) { try errorbar($0) },
  ]

  private static func setScales(_ arguments: PlotArguments, x: Bool, y: Bool) throws {
    if x { arguments.model.xaxis.setScale(.log(base: 10)) }
    if y { arguments.model.yaxis.setScale(.log(base: 10)) }
  }

  // MARK: Keywords

  static func lineProperties(_ keywords: inout PlotKeywords) throws -> LineProperties {
    var properties = LineProperties()
    properties.color = try keywords.take("color", "c").flatMap { $0.isNone ? nil : try PlotValues.color($0) }
    properties.lineStyle = try keywords.take("linestyle", "ls").flatMap {
      $0.isNone ? nil : try PlotValues.lineStyle($0)
    }
    properties.lineWidth = try keywords.take("linewidth", "lw").flatMap { $0.isNone ? nil : try PlotData.number($0) }
    properties.marker = try keywords.take("marker").flatMap { $0.isNone ? nil : try PlotValues.marker($0) }
    properties.markerSize = try keywords.take("markersize", "ms").flatMap { $0.isNone ? nil : try PlotData.number($0) }
    properties.markerFaceColor = try keywords.take("markerfacecolor", "mfc").map(PlotValues.markerColor)
    properties.markerEdgeColor = try keywords.take("markeredgecolor", "mec").map(PlotValues.markerColor)
    properties.markerEdgeWidth = try keywords.number("markeredgewidth", "mew")
    properties.drawStyle = try keywords.text("drawstyle", "ds").map(DrawStyle.parse)
    properties.alpha = try keywords.number("alpha")
    properties.zorder = try keywords.number("zorder")
    properties.isClipped = try keywords.flag("clip_on")
    properties.markEvery = try keywords.take("markevery").flatMap(markEvery)
    properties.dashCap = try keywords.text("dash_capstyle").map(cap)
    properties.solidCap = try keywords.text("solid_capstyle").map(cap)
    if let dashes = try keywords.take("dashes"), !dashes.isNone {
      properties.lineStyle = .pattern(try PlotData.column(dashes), offset: 0)
    }
    if let transform = try keywords.take("transform") { properties.coordinates = try PlotValues.coordinates(transform) }
    return properties
  }

  private static func markEvery(_ value: Value) throws -> (start: Int, step: Int)? {
    if value.isNone { return nil }
    if let pair = value.object(as: TupleObject.self), pair.items.count == 2 {
      return (try Arguments.index(pair.items[0]), try Arguments.index(pair.items[1]))
    }
    guard let step = try Operators.indexValue(value), step > 0 else {
      throw Raised.notInLgs("this form of 'markevery'")
    }
    return (0, step)
  }

  private static func cap(_ name: String) throws -> Stroke.Cap {
    switch name {
    case "butt": return .butt
    case "round": return .round
    case "projecting": return .square
    case _:
      throw Raised.valueError("'\(name)' is not a valid CapStyle; supported values are 'butt', 'projecting', 'round'")
    }
  }

  /// Sets what no properties know, then refuses the rest.
  static func finish(_ keywords: inout PlotKeywords, _ artist: Artist) throws {
    try ArtistProperties.apply(&keywords, to: artist)
    try keywords.finish()
  }

  // MARK: plot

  /// The groups `[x], y, [fmt]` of the positional arguments.
  private struct Group {
    var values: [Value]
    var format: String?
  }

  private static func groups(_ arguments: [Value], isSpace: Bool) throws -> [Group] {
    var groups: [Group] = []
    var left = arguments[...]
    while !left.isEmpty {
      var group = Group(values: [])
      while let next = left.first, next.stringValue == nil, group.values.count < 2 {
        group.values.append(next)
        left = left.dropFirst()
      }
      if let text = left.first?.stringValue, !group.values.isEmpty {
        group.format = text
        left = left.dropFirst()
      } else if group.values.isEmpty {
        throw Raised.typeError("plot got a format string without data")
      }
      groups.append(group)
    }
    return groups
  }

  private static func plot(_ arguments: PlotArguments) throws -> Value {
    if let space = arguments.model as? Axes3D { return try plot3D(space, arguments) }
    var keywords = arguments.keywords("Line2D")
    let label = try keywords.take("label")
    let properties = try lineProperties(&keywords)
    var lines: [Line2D] = []
    let groups = try groups(arguments.rest, isSpace: false)
    let sets = try groups.map(blocks)
    for (group, (x, y)) in zip(groups, sets) {
      let format = try group.format.map { try FormatString.parse($0, cycle: Pyplot.shared.style.cycle) }
      let count = max(x.columns.count, y.columns.count)
      for place in 0..<count {
        let line = try arguments.model.plot(
          x: x.columns[x.columns.count == 1 ? 0 : place], y: y.columns[y.columns.count == 1 ? 0 : place],
          format: format, properties: properties)
        line.companion = LineData(
          x: try x.array(x.columns.count == 1 ? 0 : place), y: try y.array(y.columns.count == 1 ? 0 : place))
        if let label { line.label = try text(of: label, place: place, count: count) }
        lines.append(line)
      }
    }
    for line in lines {
      var rest = keywords
      try ArtistProperties.apply(&rest, to: line)
    }
    if lines.isEmpty == false { try check(keywords, lines[0]) }
    return .list(lines.map { arguments.value($0) })
  }

  /// Refuses keywords that the artist has not taken.
  private static func check(_ keywords: PlotKeywords, _ artist: Artist) throws {
    var rest = keywords
    try finish(&rest, artist)
  }

  /// One label for all lines, or one for each.
  private static func text(of label: Value, place: Int, count: Int) throws -> String {
    guard count > 1, label.object(as: ListObject.self) != nil || label.object(as: TupleObject.self) != nil else {
      return try Operators.str(label)
    }
    let labels = try Operators.array(label)
    guard labels.count == count else {
      throw Raised.valueError(
        "label must be iterable and have the same length as input data, but found \(labels.count) for \(count) datasets"
      )
    }
    return try Operators.str(labels[place])
  }

  private static func blocks(_ group: Group) throws -> (PlotData.Block, PlotData.Block) {
    let last = try PlotData.Block(group.values[group.values.count - 1])
    let first = try group.values.count == 2 ? PlotData.Block(group.values[0]) : PlotData.Block(indicesOf: last)
    if first.shape.count > 2 || last.shape.count > 2 {
      throw Raised.valueError(
        "x and y can be no greater than 2D, but have shapes \(first.shapeText) and \(last.shapeText)")
    }
    guard first.shape[0] == last.shape[0] else {
      throw Raised.valueError(
        "x and y must have same first dimension, but have shapes \(first.shapeText) and \(last.shapeText)")
    }
    let (a, b) = (first.columns.count, last.columns.count)
    if a > 1, b > 1, a != b { throw Raised.valueError("x has \(a) columns but y has \(b) columns") }
    return (first, last)
  }

  private static func plot3D(_ axes: Axes3D, _ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Line3D")
    let label = try keywords.take("label")
    var values = arguments.rest
    let format = values.last?.stringValue
    if format != nil { values.removeLast() }
    if let direction = try keywords.text("zdir"), direction != "z" { throw Raised.notInLgs("the argument 'zdir'") }
    guard values.count >= 2, values.count <= 3 else {
      throw Raised.typeError("Axes3D.plot() takes from 2 to 3 data arguments but \(values.count) were given")
    }
    let properties = try lineProperties(&keywords)
    let line = try axes.plot(
      x: PlotData.column(values[0]), y: PlotData.column(values[1]),
      z: values.count == 3 ? PlotData.column(values[2]) : [0],
      format: format.map { try FormatString.parse($0, cycle: Pyplot.shared.style.cycle) }, properties: properties)
    if let label { line.label = try Operators.str(label) }
    try finish(&keywords, line)
    return .list([arguments.value(line)])
  }

  private static func step(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Line2D")
    let label = try keywords.text("label")
    let format = try arguments.rest.first?.stringValue.map {
      try FormatString.parse($0, cycle: Pyplot.shared.style.cycle)
    }
    let line = try arguments.model.step(
      x: PlotData.column(arguments[0]), y: PlotData.column(arguments[1]), position: arguments.text(2) ?? "pre",
      format: format, properties: lineProperties(&keywords))
    if let label { line.label = label }
    try finish(&keywords, line)
    return .list([arguments.value(line)])
  }

  private static func segments(_ arguments: PlotArguments, isVertical: Bool) throws -> Value {
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
    let (places, low, high) = (
      try PlotData.column(arguments[0]), try PlotData.column(arguments[1]), try PlotData.column(arguments[2])
    )
    let lines =
      try isVertical
      ? arguments.model.vlines(x: places, from: low, to: high, properties: properties)
      : arguments.model.hlines(y: places, from: low, to: high, properties: properties)
    try finish(&keywords, lines)
    return arguments.value(lines)
  }

  // MARK: scatter

  /// The parameters of `scatter` behind the places, in order.
  private static let scatterNames = [
    "s", "c", "marker", "cmap", "norm", "vmin", "vmax", "alpha", "linewidths", "edgecolors",
  ]

  private static func scatter(_ arguments: PlotArguments) throws -> Value {
    var given = scatterNames.enumerated().compactMap { place, name in
      arguments.optional(place + 2).flatMap { $0.isNone ? nil : (name: name, value: $0) }
    }
    given += arguments.keywords("PathCollection").allEntries
    var keywords = PlotKeywords(given, owner: "PathCollection")
    let x = try PlotData.column(arguments[0])
    let y = try PlotData.column(arguments[1])
    var properties = ScatterProperties()
    try fill(&properties, &keywords, count: x.count)
    let made =
      try (arguments.model as? Axes3D).map {
        try $0.scatter(x: x, y: y, z: [0], properties: properties) as PathCollection
      }
      ?? arguments.model.scatter(x: x, y: y, properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  /// `scatter` of axes in space.
  static func scatter3D(_ arguments: PlotArguments) throws -> Value {
    var given = ["s", "c"].enumerated().compactMap { place, name in
      arguments.optional(place + 4).flatMap { $0.isNone ? nil : (name: name, value: $0) }
    }
    given += arguments.keywords("Path3DCollection").allEntries
    var keywords = PlotKeywords(given, owner: "Path3DCollection")
    if let direction = try arguments.text(3), direction != "z" {
      throw Raised.notInLgs("the argument 'zdir' other than 'z'")
    }
    let x = try PlotData.column(arguments[0])
    let y = try PlotData.column(arguments[1])
    var properties = ScatterProperties()
    if let shade = try arguments.flag(6) { properties.depthShade = shade }
    try fill(&properties, &keywords, count: max(x.count, y.count))
    let made = try space(arguments).scatter(
      x: x, y: y, z: arguments.optional(2).map(PlotData.column) ?? [0], properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  private static func fill(
    _ properties: inout ScatterProperties, _ keywords: inout PlotKeywords, count: Int
  ) throws {
    properties.sizes = try keywords.take("s").flatMap { $0.isNone ? nil : try PlotData.column($0) }
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

  /// Numbers for the colormap when there are as many as places, else colours.
  private static func scatterColors(_ value: Value, count: Int) throws -> CollectionColors {
    if value.stringValue != nil {
      let color = try PlotValues.color(value, named: "c")
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

  // MARK: errorbar

  static func errorSize(_ value: Value?) throws -> ErrorSize? {
    guard let value, !value.isNone else { return nil }
    if PlotValues.isNumber(value) { return .all(try PlotData.number(value)) }
    let block = try PlotData.Block(value)
    if block.shape.count == 2, block.shape[0] == 2 {
      return .lowerUpper(block.columns.map { $0[0] }, block.columns.map { $0[1] })
    }
    return .each(try PlotData.column(value))
  }

  private static func errorbar(_ arguments: PlotArguments) throws -> Value {
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
      x: PlotData.column(arguments[0]), y: PlotData.column(arguments[1]), properties: properties)
    return ContainerObject.errorbars(made, in: arguments.figure)
  }
}
