import Interpreter
import LongWork
import Plotting
import Tensors

/// Bars and histograms.
extension AxesMembers {
  static let barRecords: [PlotRecord] = [
    PlotRecord(
      "bar", "x, height, width=0.8, bottom=None, *, align='center', data=<no value>, **kwargs",
      "Bars at places; width and bottom in data.", pyplot: "bar", call: "[1, 2], [3, 4]",
      probe: ("ax.containers[0]", "<BarContainer object of 2 artists>")
    ) { arguments in try bars(arguments, isVertical: true) },
    PlotRecord(
      "barh", "y, width, height=0.8, left=None, *, align='center', data=<no value>, **kwargs", "Horizontal bars.",
      pyplot: "barh", call: "[1, 2], [3, 4]", probe: ("ax.containers[0]", "<BarContainer object of 2 artists>")
    ) { arguments in try bars(arguments, isVertical: false) },
    PlotRecord(
      "hist",
      "x, bins=None, *, range=None, density=False, weights=None, cumulative=False, bottom=<no value>, histtype='bar', "
        + "align='mid', orientation='vertical', rwidth=None, log=False, color=None, label=None, stacked=False, "
        + "data=<no value>, **kwargs",
      "Counts the data in bins and draws them as bars; gives counts, edges and bars.", pyplot: "hist",
      call: "[1, 2, 2, 3], bins=2", probe: ("len(ax.patches)", "2")
    ) { try histogram($0) },
  ]

  private static func bars(_ arguments: PlotArguments, isVertical: Bool) throws -> Value {
    var keywords = arguments.keywords("Rectangle")
    let properties = try barProperties(&keywords, alignment: arguments.text(4) ?? "center")
    let axes = arguments.model
    let (along, across): (Axis.Name, Axis.Name) = isVertical ? (.x, .y) : (.y, .x)
    let (place, extent) = (try arguments.places(0, along), try arguments.places(1, across))
    let thickness = try arguments.optional(2).map(PlotData.column) ?? [0.8]
    let start = try arguments.optional(3).flatMap { $0.isNone ? nil : try PlotData.column($0) } ?? [0]
    let made =
      try isVertical
      ? axes.bar(x: place, height: extent, width: thickness, bottom: start, properties: properties)
      : axes.barh(y: place, width: extent, height: thickness, left: start, properties: properties)
    try noteEdges(of: made, arguments)
    let patterns = try hatches(&keywords)
    for (index, patch) in made.patches.enumerated() {
      try Interruption.check(after: index)
      var rest = keywords
      try ArtistProperties.apply(&rest, to: patch)
      if !patterns.isEmpty { patch.hatch = patterns[index % patterns.count] }
    }
    if let first = made.patches.first { try finish(&keywords, first) } else { try keywords.finish() }
    return ContainerObject.bars(made, in: arguments.figure)
  }

  /// The patterns of the keyword `hatch`: one for all bars, or those of a list in turn.
  private static func hatches(_ keywords: inout PlotKeywords) throws -> [Hatch] {
    guard let value = try keywords.take("hatch"), !value.isNone else { return [] }
    return try (value.stringValue.map { [$0] } ?? PlotData.texts(value)).map(Hatch.init)
  }

  static func barProperties(_ keywords: inout PlotKeywords, alignment: String) throws -> BarProperties {
    var properties = BarProperties()
    properties.colors = try keywords.take("color", "facecolor", "fc").flatMap {
      $0.isNone ? nil : try PlotValues.colors($0)
    }
    properties.edgeColors = try keywords.take("edgecolor", "ec").flatMap { $0.isNone ? nil : try PlotValues.colors($0) }
    properties.lineWidth = try keywords.number("linewidth", "lw")
    properties.alpha = try keywords.number("alpha")
    properties.zorder = try keywords.number("zorder")
    if let label = try keywords.take("label") {
      if label.stringValue == nil, label.type.has(.iterable) {
        properties.labels = try PlotData.texts(label)
      } else {
        properties.label = try Operators.str(label)
      }
    }
    properties.tickLabels = try keywords.take("tick_label").map(PlotData.texts)
    properties.isLog = try keywords.flag("log") ?? false
    properties.xError = try errorSize(keywords.take("xerr"))
    properties.yError = try errorSize(keywords.take("yerr"))
    properties.errorColor = try keywords.color("ecolor") ?? properties.errorColor
    properties.capSize = try keywords.number("capsize")
    switch alignment {
    case "center": properties.isCentered = true
    case "edge": properties.isCentered = false
    case let word:
      throw Raised.valueError("'\(word)' is not a valid value for align. Supported values are 'center', 'edge'")
    }
    return properties
  }

  /// Keeps heights and places of bars with NumPy's types: integers where integers were given.
  private static func noteEdges(of bars: BarContainer, _ arguments: PlotArguments) throws {
    func type(_ place: Int, or standard: DType) throws -> DType {
      guard let value = arguments.optional(place), !value.isNone, PlotData.textItems(value) == nil else {
        return standard
      }
      return try PlotData.elements(value).dtype.isFloatingPoint ? .float64 : .int64
    }
    let (extent, start) = (try type(1, or: .int64), try type(3, or: .int64))
    func note(_ name: String, _ value: Double, _ type: DType, on bar: RectanglePatch) {
      let scalar = Int(exactly: value).flatMap { type == .int64 ? Scalar.int($0) : nil } ?? .float(value)
      GivenValues.note(name, .object(ArrayScalar(scalar, type)), on: bar)
    }
    for bar in bars.patches {
      note("x", bar.x, bars.isVertical ? .float64 : start, on: bar)
      note("y", bar.y, bars.isVertical ? start : .float64, on: bar)
      note("width", bar.width, bars.isVertical ? .float64 : extent, on: bar)
      note("height", bar.height, bars.isVertical ? extent : .float64, on: bar)
    }
  }

  // MARK: Histograms

  private static func histogram(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Patch")
    var properties = try histogramBins(arguments)
    try histogramLook(arguments, &properties)
    properties.edgeColor = try keywords.color("edgecolor", "ec")
    properties.lineWidth = try keywords.number("linewidth", "lw")
    properties.alpha = try keywords.number("alpha")
    let made = try arguments.model.hist(datasets(arguments[0], arguments.model), properties: properties)
    let patches: [Patch] = made.bars.flatMap { $0.patches as [Patch] } + made.polygons
    for (index, patch) in patches.enumerated() {
      try Interruption.check(after: index)
      var rest = keywords
      try ArtistProperties.apply(&rest, to: patch)
    }
    if let first = patches.first { try finish(&keywords, first) }
    return try histogramValue(made, arguments)
  }

  /// What is counted.
  private static func histogramBins(_ arguments: PlotArguments) throws -> HistogramProperties {
    var properties = HistogramProperties()
    if let bins = arguments.optional(1), !bins.isNone {
      if bins.stringValue != nil { throw Raised.notInLgs("bins chosen by the name of a rule") }
      if let count = try Operators.indexValue(bins) {
        properties.binCount = count
      } else {
        properties.edges = try PlotData.column(bins)
      }
    }
    if let range = arguments.optional(2), !range.isNone {
      let ends = try PlotData.column(range)
      guard ends.count == 2 else {
        throw Raised.valueError("not enough values to unpack (expected 2, got \(ends.count))")
      }
      properties.range = (ends[0], ends[1])
    }
    properties.isDensity = try arguments.flag(3) ?? false
    if let weights = arguments.optional(4), !weights.isNone {
      properties.weights = try datasets(weights, arguments.model)
    }
    if let cumulative = arguments.optional(5), !cumulative.isNone {
      properties.cumulative = try PlotData.number(cumulative) < 0 ? -1 : Operators.isTrue(cumulative) ? 1 : 0
    }
    return properties
  }

  /// How it is drawn.
  private static func histogramLook(_ arguments: PlotArguments, _ properties: inout HistogramProperties) throws {
    properties.kind = try HistogramProperties.Kind.parse(arguments.text(7) ?? "bar")
    if let align = try arguments.text(8) {
      guard let alignment = HistogramProperties.Alignment(rawValue: align) else {
        throw Raised.valueError(
          "'\(align)' is not a valid value for align. Supported values are 'left', 'mid', 'right'")
      }
      properties.alignment = alignment
    }
    properties.isHorizontal = try arguments.text(9) == "horizontal"
    properties.relativeWidth = try arguments.number(10)
    properties.isLog = try arguments.flag(11) ?? false
    properties.colors = try arguments.optional(12).flatMap { $0.isNone ? nil : try PlotValues.colors($0) }
    if let label = arguments.optional(13), !label.isNone {
      properties.labels = try label.stringValue.map { [$0] } ?? PlotData.texts(label)
    }
    properties.isStacked = try arguments.flag(14) ?? false
  }

  private static func histogramValue(_ made: Histogram, _ arguments: PlotArguments) throws -> Value {
    let tops = try made.tops.map(PlotData.array)
    let groups: [Value] =
      made.bars.isEmpty
      ? made.polygons.map { .list([arguments.value($0)]) }
      : made.bars.map { ContainerObject.bars($0, in: arguments.figure) }
    let first = tops.count == 1 ? tops[0] : try ArrayObjectStack.stack(made.tops)
    return .tuple([first, try PlotData.array(made.edges), groups.count == 1 ? groups[0] : .list(groups)])
  }

  /// One dataset, or several: a list of sequences, or the columns of a matrix.
  static func datasets(_ value: Value, _ axes: Axes) throws -> [[Double]] {
    if PlotData.textItems(value) != nil { return [try PlotData.places(value, on: axes.xaxis)] }
    if let list = value.object(as: ListObject.self)?.items ?? value.object(as: TupleObject.self)?.items,
      let first = list.first, !PlotValues.isNumber(first), first.tensor.map({ $0.rank > 0 }) ?? true
    {
      return try list.map(PlotData.column)
    }
    return try PlotData.Block(value, on: axes.xaxis).columns
  }
}
