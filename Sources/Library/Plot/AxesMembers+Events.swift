import Interpreter
import Plotting

/// Endless lines, arrows, steps, bands and events.
extension AxesMembers {
  static let eventRecords: [PlotRecord] = [
    PlotRecord(
      "axline", "xy1, xy2=None, *, slope=None, **kwargs",
      "An endless line through two places, or through one with a slope.", pyplot: "axline", call: "(0, 0), slope=2",
      probe: ("len(ax.lines)", "1")
    ) { try endlessLine($0) },
    PlotRecord(
      "arrow", "x, y, dx, dy, **kwargs",
      "An arrow as an area in data: width, head_width, head_length, length_includes_head, shape, overhang.",
      pyplot: "arrow", call: "0, 0, 1, 1, head_width=0.1", probe: ("len(ax.patches)", "1")
    ) { try dataArrow($0) },
    PlotRecord(
      "stairs", "values, edges=None, *, orientation='vertical', baseline=0, fill=False, data=<no value>, **kwargs",
      "A line in steps over edges, such as np.histogram gives them.", pyplot: "stairs", call: "[1, 3, 2]",
      probe: ("len(ax.patches)", "1")
    ) { try stairs($0) },
    PlotRecord(
      "broken_barh", "xranges, yrange, align='bottom', *, data=<no value>, **kwargs",
      "Bands in a row: xranges are pairs of left end and width, yrange is place and height.", pyplot: "broken_barh",
      call: "[(0, 1), (2, 3)], (0, 1)", probe: ("len(ax.collections)", "1")
    ) { try brokenBars($0) },
    PlotRecord(
      "eventplot",
      "positions, *, orientation='horizontal', lineoffsets=1, linelengths=1, linewidths=None, colors=None, alpha=None, "
        + "linestyles='solid', data=<no value>, **kwargs",
      "Short lines at places, one row for each list of places.", pyplot: "eventplot", call: "[[1, 2], [2, 4]]",
      probe: ("len(ax.collections)", "2")
    ) { try events($0) },
    PlotRecord(
      "violinplot",
      "dataset, positions=None, *, vert=<no value>, orientation='vertical', widths=0.5, showmeans=False, "
        + "showextrema=True, showmedians=False, quantiles=None, points=100, bw_method=None, side='both', facecolor=None, "
        + "linecolor=None, data=<no value>",
      "The densities of datasets as bodies, with lines at extremes, means, medians or quantiles.",
      pyplot: "violinplot", call: "[[1, 2, 3, 9], [2, 3, 4]]", probe: ("len(ax.collections)", "5")
    ) { try violins($0) },
    PlotRecord(
      "hexbin",
      "x, y, C=None, *, gridsize=100, bins=None, xscale=<no value>, yscale=<no value>, extent=None, cmap=None, norm=None, "
        + "vmin=None, vmax=None, alpha=None, linewidths=None, edgecolors='face', reduce_C_function=None, mincnt=None, "
        + "marginals=<no value>, colorizer=<no value>, data=<no value>, **kwargs",
      "Counts places in hexagons and colours them, or the mean of C; bins='log' for a logarithmic norm.",
      pyplot: "hexbin", call: "[0, 1, 1], [0, 1, 1], gridsize=4", probe: ("len(ax.collections)", "1")
    ) { try hexagons($0) },
    PlotRecord(
      "spy", "Z, *, precision=0, marker=None, markersize=None, aspect='equal', origin='upper', **kwargs",
      "Shows which numbers of a matrix are not zero, as a picture or as marks.", pyplot: "spy",
      call: "[[1, 0], [0, 1]]", probe: ("len(ax.images)", "1")
    ) { try sparsity($0) },
  ]

  private static func endlessLine(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("AxLine")
    let second = try arguments.optional(1).flatMap { $0.isNone ? nil : try point($0) }
    let slope = try arguments.number(2)
    guard (second == nil) != (slope == nil) else {
      throw Raised.typeError("Exactly one of 'xy2' and 'slope' must be given")
    }
    let line = try arguments.model.axline(
      from: point(arguments[0]), second.map { .through($0) } ?? .slope(slope ?? 0),
      properties: lineProperties(&keywords))
    try finish(&keywords, line)
    return arguments.value(line)
  }

  private static func dataArrow(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("FancyArrow")
    var shape = ArrowShape()
    shape.width = try keywords.number("width") ?? shape.width
    shape.headWidth = try keywords.number("head_width")
    shape.headLength = try keywords.number("head_length")
    shape.includesHead = try keywords.flag("length_includes_head") ?? false
    shape.overhang = try keywords.number("overhang") ?? 0
    shape.headStartsAtZero = try keywords.flag("head_starts_at_zero") ?? false
    if let name = try keywords.text("shape") {
      guard let side = ArrowShape.Side(rawValue: name) else { throw Raised.valueError("Got unknown shape: '\(name)'") }
      shape.side = side
    }
    let start = try Point(arguments.place(0, .x) ?? 0, arguments.place(1, .y) ?? 0)
    let vector = try Point(arguments.number(2) ?? 0, arguments.number(3) ?? 0)
    let made = try arguments.model.arrow(
      from: start, along: vector, shape: shape, properties: patchProperties(&keywords))
    try finish(&keywords, made)
    return arguments.value(made)
  }

  private static func isVertical(_ word: String) throws -> Bool {
    guard word == "vertical" || word == "horizontal" else {
      throw Raised.valueError(
        "'\(word)' is not a valid value for orientation. Supported values are 'horizontal', 'vertical'")
    }
    return word == "vertical"
  }

  private static func stairs(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("StepPatch")
    let values = try PlotData.column(arguments[0])
    let edges = try arguments.optional(1).flatMap { $0.isNone ? nil : try PlotData.column($0) }
    var baseline: [Double]? = [0]
    if let given = arguments.optional(3) { baseline = given.isNone ? nil : try PlotData.column(given) }
    var properties = try patchProperties(&keywords)
    properties.isFilled = try arguments.flag(4) ?? false
    let made = try arguments.model.stairs(
      values, edges: edges ?? (0...values.count).map(Double.init),
      isVertical: isVertical(arguments.text(2) ?? "vertical"), baseline: baseline, properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  private static func brokenBars(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("PolyCollection")
    let ranges = try Operators.array(arguments[0]).map { try point($0) }
    let rows = try point(arguments[1])
    let word = try arguments.text(2) ?? "bottom"
    guard let alignment = Axes.BandAlignment(rawValue: word) else {
      throw Raised.valueError(
        "'\(word)' is not a valid value for align. Supported values are 'bottom', 'center', 'top'")
    }
    var properties = Axes.FillProperties()
    let faces = try keywords.take("facecolors", "facecolor", "fc").flatMap {
      $0.isNone ? nil : try PlotValues.colors($0)
    }
    properties.color = try keywords.color("color")
    properties.edgeColor = try keywords.color("edgecolor", "edgecolors", "ec")
    properties.lineWidth = try keywords.number("linewidth", "linewidths", "lw")
    properties.alpha = try keywords.number("alpha")
    properties.label = try keywords.text("label")
    properties.zorder = try keywords.number("zorder")
    let made = try arguments.model.brokenBars(
      ranges, y: rows.x, height: rows.y, align: alignment, properties: properties, faceColors: faces)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  private static func events(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("EventCollection")
    let given = arguments[0]
    let rows: [[Double]]
    if PlotValues.isNumber(given) {
      rows = [[try PlotData.number(given)]]
    } else {
      let items = try Operators.array(given)
      let isNested = items.contains { !PlotValues.isNumber($0) && $0.tensor.map { $0.rank > 0 } ?? true }
      rows = try isNested ? items.map(PlotData.column) : [PlotData.column(given)]
    }
    func list(_ place: Int, _ name: String) throws -> [Double] {
      let values = try arguments.optional(place).map(PlotData.column) ?? [1]
      if values.isEmpty { throw Raised.valueError("\(name) cannot be empty") }
      guard values.count == 1 || values.count == rows.count else {
        throw Raised.valueError("\(name) and positions are unequal sized sequences")
      }
      return values
    }
    let offsets = try list(2, "lineoffsets")
    let lengths = try list(3, "linelengths")
    let widths = try (arguments.optional(4) ?? keywords.take("linewidth", "lw")).flatMap {
      $0.isNone ? nil : try PlotData.column($0)
    }
    let colors = try (arguments.optional(5) ?? keywords.take("color")).flatMap {
      $0.isNone ? nil : try PlotValues.colors($0)
    }
    let style = try (arguments.optional(7) ?? keywords.take("linestyle", "ls")).map(PlotValues.lineStyle)
    let alpha = try arguments.number(6)
    let looks = rows.indices.map { row -> Axes.EventProperties in
      var look = Axes.EventProperties()
      let shift = offsets.count == 1 && rows.count > 1 ? Double(row) * offsets[0] : offsets[row % offsets.count]
      look.offset = shift
      look.length = lengths[row % lengths.count]
      look.lineWidth = widths.map { $0[row % max($0.count, 1)] }
      look.color = colors.flatMap { $0.isEmpty ? nil : $0[row % $0.count] }
      look.lineStyle = style ?? .solid
      look.alpha = alpha
      return look
    }
    let made = try arguments.model.events(
      zip(rows, looks).map { ($0, $1) }, isHorizontal: !isVertical(arguments.text(1) ?? "horizontal"))
    for lines in made {
      var rest = keywords
      try ArtistProperties.apply(&rest, to: lines)
    }
    if let first = made.first { try finish(&keywords, first) }
    return .list(made.map { arguments.value($0) })
  }

  private static func violins(_ arguments: PlotArguments) throws -> Value {
    var properties = ViolinProperties()
    properties.positions = try arguments.optional(1).flatMap { $0.isNone ? nil : try PlotData.column($0) }
    properties.isVertical = try isVertical(arguments.text(3) ?? "vertical")
    properties.widths = try arguments.optional(4).map(PlotData.column) ?? [0.5]
    properties.showsMeans = try arguments.flag(5) ?? false
    properties.showsExtrema = try arguments.flag(6) ?? true
    properties.showsMedians = try arguments.flag(7) ?? false
    let datasets = try boxData(arguments[0])
    if let shares = arguments.optional(8), !shares.isNone {
      let items = try Operators.array(shares)
      properties.quantiles =
        try items.allSatisfy(PlotValues.isNumber) ? [PlotData.column(shares)] : items.map(PlotData.column)
    }
    if let count = arguments.optional(9) { properties.pointCount = max(1, min(100_000, try Arguments.index(count))) }
    if let width = arguments.optional(10), !width.isNone {
      switch width.stringValue {
      case "scott": properties.bandwidth = .scott
      case "silverman": properties.bandwidth = .silverman
      case nil where PlotValues.isNumber(width): properties.bandwidth = .factor(try PlotData.number(width))
      case _: throw Raised.notInLgs("the argument 'bw_method' other than 'scott', 'silverman' and a number")
      }
    }
    let word = try arguments.text(11) ?? "both"
    guard let side = ViolinProperties.Side(rawValue: word) else {
      throw Raised.valueError("'\(word)' is not a valid value for side. Supported values are 'both', 'low', 'high'")
    }
    properties.side = side
    properties.faceColors = try arguments.optional(12).flatMap { $0.isNone ? nil : try PlotValues.colors($0) }
    properties.lineColors = try arguments.optional(13).flatMap { $0.isNone ? nil : try PlotValues.colors($0) }
    let made = try arguments.model.violinplot(datasets, properties: properties)
    let dictionary = DictionaryObject()
    try dictionary.setItem(.string("bodies"), to: .list(made.bodies.map { arguments.value($0) }))
    for (name, lines) in made.lines { try dictionary.setItem(.string(name), to: arguments.value(lines)) }
    return .object(dictionary)
  }

  private static func hexagons(_ arguments: PlotArguments) throws -> Value {
    var given: [(name: String, value: Value)] = []
    for (place, name) in [(8, "cmap"), (9, "norm"), (10, "vmin"), (11, "vmax"), (12, "alpha")] {
      if let value = arguments.optional(place), !value.isNone { given.append((name, value)) }
    }
    var keywords = PlotKeywords(given + arguments.keywords("PolyCollection").allEntries, owner: "PolyCollection")
    var properties = HexbinProperties()
    properties.values = try arguments.optional(2).flatMap { $0.isNone ? nil : try PlotData.column($0) }
    if let size = arguments.optional(3) {
      if let count = try Operators.indexValue(size) {
        properties.columns = count
      } else {
        let pair = try ArrayShape.integers(size)
        guard pair.count == 2 else {
          throw Raised.valueError("not enough values to unpack (expected 2, got \(pair.count))")
        }
        (properties.columns, properties.rows) = (pair[0], pair[1])
      }
    }
    if let bins = arguments.optional(4), !bins.isNone {
      guard bins.stringValue == "log" else { throw Raised.notInLgs("the argument 'bins' of hexbin other than 'log'") }
      properties.isLogarithmic = true
    }
    properties.extent = try arguments.optional(7).flatMap { $0.isNone ? nil : try PlotData.column($0) }
    properties.lineWidths = try arguments.optional(13).flatMap { $0.isNone ? nil : try PlotData.column($0) }
    if let edges = arguments.optional(14), !edges.isNone { properties.edgeColors = try ArtistProperties.edge(edges) }
    properties.leastCount = try arguments.number(16)
    properties.mesh.colormap = try keywords.take("cmap").map(PlotValues.colormap)
    properties.mesh.norm = try PlotValues.norm(&keywords)
    properties.mesh.alpha = try keywords.number("alpha")
    properties.mesh.label = try keywords.text("label")
    properties.mesh.zorder = try keywords.number("zorder")
    let (x, y) = (try PlotData.column(arguments[0]), try PlotData.column(arguments[1]))
    let made: PolyCollection
    if let reduction = arguments.optional(15), !reduction.isNone {
      made = try arguments.model.hexbin(x: x, y: y, properties: properties) {
        try PlotData.number(Operators.call(reduction, [PlotData.array($0)]))
      }
    } else {
      made = try arguments.model.hexbin(x: x, y: y, properties: properties)
    }
    try finish(&keywords, made)
    return arguments.value(made)
  }

  private static func sparsity(_ arguments: PlotArguments) throws -> Value {
    let matrix = try PlotData.matrix(arguments[0])
    let precision = try arguments.number(1) ?? 0
    let mask = matrix.values.map { abs($0) > precision }
    let origin = try arguments.text(5) ?? "upper"
    guard let from = AxesImage.Origin(rawValue: origin) else {
      throw Raised.valueError("'\(origin)' is not a valid value for origin. Supported values are 'upper', 'lower'")
    }
    let aspect =
      try arguments.optional(4).map {
        try $0.stringValue.map(Aspect.parse) ?? .ratio(PlotData.number($0))
      } ?? .ratio(1)
    let marker = try arguments.optional(2).flatMap { $0.isNone ? nil : try PlotValues.marker($0) }
    let size = try arguments.number(3)
    if marker == nil, size == nil {
      var keywords = arguments.keywords("AxesImage")
      var properties = ImageProperties()
      properties.colormap = try keywords.take("cmap").map(PlotValues.colormap)
      properties.alpha = try keywords.number("alpha")
      properties.aspect = aspect
      properties.origin = from
      let made = try arguments.model.spy(
        mask, rows: matrix.rows, columns: matrix.columns, properties: properties)
      try finish(&keywords, made)
      return arguments.value(made)
    }
    var keywords = arguments.keywords("Line2D")
    var properties = try lineProperties(&keywords)
    properties.marker = marker ?? "s"
    properties.markerSize = size ?? 10
    let made = try arguments.model.spyMarks(
      mask, rows: matrix.rows, columns: matrix.columns, aspect: aspect, origin: from, properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }
}
