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
      try plot(arguments, logX: false, logY: true)
    },
    PlotRecord(
      "semilogx", "*args, **kwargs", "As plot, with a logarithmic x axis.", pyplot: "semilogx", call: "[1, 2], [3, 4]",
      probe: ("ax.get_xscale()", "'log'")
    ) { arguments in
      try plot(arguments, logX: true, logY: false)
    },
    PlotRecord(
      "loglog", "*args, **kwargs", "As plot, with two logarithmic axes.", pyplot: "loglog", call: "[1, 2], [3, 4]",
      probe: ("ax.get_xscale(), ax.get_yscale()", "('log', 'log')")
    ) { arguments in
      try plot(arguments, logX: true, logY: true)
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
        y: arguments.place(0, .y) ?? 0, from: arguments.number(1) ?? 0, to: arguments.number(2) ?? 1,
        properties: lineProperties(&keywords))
      let height = arguments.optional(0) ?? .int(0)
      noteData(
        .list([arguments.optional(1) ?? .int(0), arguments.optional(2) ?? .int(1)]), .list([height, height]), line)
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
        x: arguments.place(0, .x) ?? 0, from: arguments.number(1) ?? 0, to: arguments.number(2) ?? 1,
        properties: lineProperties(&keywords))
      let place = arguments.optional(0) ?? .int(0)
      noteData(
        .list([place, place]), .list([arguments.optional(1) ?? .int(0), arguments.optional(2) ?? .int(1)]), line)
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

  /// `plot` on logarithmic axes, whose bases keywords may give.
  private static func plot(_ arguments: PlotArguments, logX: Bool, logY: Bool) throws -> Value {
    var keywords = arguments.keywords("Line2D")
    func set(_ axis: Axis, _ base: Double) throws { axis.setScale(try .parse("log", base: base)) }
    if logX, logY {
      let base = try keywords.number("base") ?? 10
      try set(arguments.model.xaxis, base)
      try set(arguments.model.yaxis, base)
    } else if logX {
      try set(arguments.model.xaxis, keywords.number("base") ?? 10)
    } else if logY {
      try set(arguments.model.yaxis, keywords.number("base") ?? 10)
    }
    try keywords.refuse("subs", "nonpositive")
    return try plot(arguments, keywords)
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
      throw Raised.valueError("'\(name)' is not a valid CapStyle. Supported values are 'butt', 'projecting', 'round'")
    }
  }

  /// Sets what no properties know, then refuses the rest.
  static func finish(_ keywords: inout PlotKeywords, _ artist: Artist) throws {
    noteColors(keywords, artist)
    try ArtistProperties.apply(&keywords, to: artist)
    try keywords.finish()
  }

  /// Keeps the colours of a line as they were given.
  private static func noteColors(_ keywords: PlotKeywords, _ artist: Artist) {
    guard artist is Line2D else { return }
    for name in ["color", "markerfacecolor", "markeredgecolor"] {
      if let value = keywords.taken(name), !value.isNone { GivenValues.note(name, value, on: artist) }
    }
  }

  /// Keeps the data of a line as they were given.
  static func noteData(_ x: Value, _ y: Value, _ line: Line2D) {
    GivenValues.note("xdata", x, on: line)
    GivenValues.note("ydata", y, on: line)
  }

  // MARK: plot

  /// The groups `[x], y, [fmt]` of the positional arguments.
  struct Group {
    var values: [Value]
    var format: String?
  }

  static func groups(_ arguments: [Value]) throws -> [Group] {
    var groups: [Group] = []
    var left = arguments[...]
    while !left.isEmpty {
      var group = Group(values: Array(left.prefix(2)))
      left = left.dropFirst(2)
      if let text = left.first, text.stringValue != nil {
        group.values.append(text)
        left = left.dropFirst()
      }
      // A text alone is data, a category; behind data it is a format.
      if group.values.count > 1, let format = group.values.last?.stringValue {
        group.format = format
        group.values.removeLast()
      }
      groups.append(group)
    }
    return groups
  }

  private static func plot(_ arguments: PlotArguments, _ given: PlotKeywords? = nil) throws -> Value {
    var keywords = given ?? arguments.keywords("Line2D")
    let label = try keywords.take("label")
    let properties = try lineProperties(&keywords)
    var lines: [Line2D] = []
    let groups = try groups(arguments.rest)
    let sets = try groups.map { try blocks($0, arguments.model) }
    for (group, (x, y)) in zip(groups, sets) {
      let format = try group.format.map { try FormatString.parse($0, cycle: Pyplot.shared.style.cycle) }
      let count = x.columns.isEmpty || y.columns.isEmpty ? 0 : max(x.columns.count, y.columns.count)
      for place in 0..<count {
        let (first, second) = (x.columns.count == 1 ? 0 : place, y.columns.count == 1 ? 0 : place)
        let line = try arguments.model.plot(
          x: x.columns[first], y: y.columns[second], format: format, properties: properties)
        try x.note("xdata", first, on: line)
        try y.note("ydata", second, on: line)
        if let color = format?.color { noteColor(color, of: group.format ?? "", line) }
        if let label { line.label = try text(of: label, place: place, count: count) }
        lines.append(line)
      }
    }
    for line in lines {
      var rest = keywords
      noteColors(keywords, line)
      try ArtistProperties.apply(&rest, to: line)
    }
    if lines.isEmpty == false { try check(keywords, lines[0]) }
    return .list(lines.map { arguments.value($0) })
  }

  /// The colour of a format string as `get_color` gives it back: a letter beside other symbols, else numbers.
  private static func noteColor(_ color: Color, of format: String, _ line: Line2D) {
    let letter = format.first { "bgrcmykw".contains($0) }
    if let letter, format.count > 1, (try? Color.parse(format)) == nil, !format.contains("C") {
      return GivenValues.note("color", .string(String(letter)), on: line)
    }
    let parts = [color.red, color.green, color.blue].map { Value.float($0) }
    GivenValues.note("color", .tuple(parts + [color.alpha == 1 ? .int(1) : .float(color.alpha)]), on: line)
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

  static func blocks(_ group: Group, _ axes: Axes) throws -> (PlotData.Block, PlotData.Block) {
    let hasPlaces = group.values.count == 2
    let x = try hasPlaces ? PlotData.Block(group.values[0], on: axes.xaxis) : nil
    let last = try PlotData.Block(group.values[hasPlaces ? 1 : 0], on: axes.yaxis)
    let first = x ?? PlotData.Block(indicesOf: last)
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

  private static func step(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Line2D")
    let label = try keywords.text("label")
    let format = try arguments.rest.first?.stringValue.map {
      try FormatString.parse($0, cycle: Pyplot.shared.style.cycle)
    }
    let line = try arguments.model.step(
      x: arguments.places(0, .x), y: arguments.places(1, .y), position: arguments.text(2) ?? "pre",
      format: format, properties: lineProperties(&keywords))
    if let label { line.label = label }
    try finish(&keywords, line)
    return .list([arguments.value(line)])
  }
}
