import Interpreter
import Plotting

/// Bars, areas, images and contours.
extension AxesMembers {
  static let areaRecords: [PlotRecord] = [
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
    PlotRecord(
      "fill_between", "x, y1, y2=0, where=None, interpolate=False, step=None, *, data=<no value>, **kwargs",
      "Fills the area between two curves.", pyplot: "fill_between", call: "[1, 2], [3, 4], alpha=0.3",
      probe: ("len(ax.collections)", "1")
    ) { try filling($0, isTransposed: false) },
    PlotRecord(
      "fill_betweenx", "y, x1, x2=0, where=None, step=None, interpolate=False, *, data=<no value>, **kwargs",
      "Fills the area between two curves whose heights are shared.", pyplot: "fill_betweenx", call: "[1, 2], [3, 4]",
      probe: ("len(ax.collections)", "1")
    ) { try filling($0, isTransposed: true) },
    PlotRecord(
      "fill", "*args, data=<no value>, **kwargs", "Fills a polygon: fill(x, y, [color]).", pyplot: "fill",
      call: "[0, 1, 1], [0, 0, 1]", probe: ("len(ax.patches)", "1")
    ) { try polygon($0) },
    PlotRecord(
      "axhspan", "ymin, ymax, xmin=0, xmax=1, **kwargs", "An area across the axes between two heights.",
      pyplot: "axhspan", call: "1, 2, alpha=0.2", probe: ("len(ax.patches)", "1")
    ) { try span($0, isVertical: false) },
    PlotRecord(
      "axvspan", "xmin, xmax, ymin=0, ymax=1, **kwargs", "An area up the axes between two places.", pyplot: "axvspan",
      call: "1, 2, alpha=0.2", probe: ("len(ax.patches)", "1")
    ) { try span($0, isVertical: true) },
    PlotRecord(
      "imshow",
      "X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None, colorizer=<no value>, "
        + "origin=None, extent=None, interpolation_stage=<no value>, filternorm=<no value>, filterrad=<no value>, "
        + "resample=<no value>, url=<no value>, data=<no value>, **kwargs",
      "Shows a matrix as a picture, or rows of colours; extent is left, right, bottom, top in data.", pyplot: "imshow",
      call: "[[1, 2], [3, 4]], cmap='gray'", probe: ("ax.get_xlim()", "(np.float64(-0.5), np.float64(1.5))")
    ) { try image($0, isMatrix: false) },
    PlotRecord(
      "matshow", "Z, **kwargs", "Shows a matrix as a picture with ticks at its top.", pyplot: nil,
      call: "[[1, 2], [3, 4]]", probe: ("ax.get_xlim()", "(np.float64(-0.5), np.float64(1.5))")
    ) { try image($0, isMatrix: true) },
    PlotRecord(
      "contour", "*args, data=<no value>, **kwargs", "Lines of equal height: contour([X, Y], Z, [levels]).",
      pyplot: "contour", call: "[[1, 2], [3, 4]]", probe: ("len(ax.collections)", "1")
    ) { try contours($0, isFilled: false) },
    PlotRecord(
      "contourf", "*args, data=<no value>, **kwargs", "Areas between heights: contourf([X, Y], Z, [levels]).",
      pyplot: "contourf", call: "[[1, 2], [3, 4]]", probe: ("len(ax.collections)", "1")
    ) { try contours($0, isFilled: true) },
  ]

  static func patchProperties(_ keywords: inout PlotKeywords) throws -> PatchProperties {
    var properties = PatchProperties()
    properties.color = try keywords.color("color")
    properties.faceColor = try keywords.color("facecolor", "fc")
    properties.edgeColor = try keywords.color("edgecolor", "ec")
    properties.lineWidth = try keywords.number("linewidth", "lw")
    properties.lineStyle = try keywords.take("linestyle", "ls").map(PlotValues.lineStyle)
    properties.isFilled = try keywords.flag("fill")
    properties.alpha = try keywords.number("alpha")
    properties.label = try keywords.text("label")
    properties.zorder = try keywords.number("zorder")
    properties.isClipped = try keywords.flag("clip_on")
    return properties
  }

  private static func bars(_ arguments: PlotArguments, isVertical: Bool) throws -> Value {
    var keywords = arguments.keywords("Rectangle")
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
    switch try arguments.text(4) ?? "center" {
    case "center": properties.isCentered = true
    case "edge": properties.isCentered = false
    case let word:
      throw Raised.valueError("'\(word)' is not a valid value for align; supported values are 'center', 'edge'")
    }
    let axes = arguments.model
    let (place, extent) = try barData(arguments, &properties, isVertical: isVertical)
    let thickness = try arguments.optional(2).map(PlotData.column) ?? [0.8]
    let start = try arguments.optional(3).flatMap { $0.isNone ? nil : try PlotData.column($0) } ?? [0]
    let made =
      try isVertical
      ? axes.bar(x: place, height: extent, width: thickness, bottom: start, properties: properties)
      : axes.barh(y: place, width: extent, height: thickness, left: start, properties: properties)
    for patch in made.patches {
      var rest = keywords
      try ArtistProperties.apply(&rest, to: patch)
    }
    if let first = made.patches.first { try finish(&keywords, first) } else { try keywords.finish() }
    return ContainerObject.bars(made, in: arguments.figure)
  }

  /// Places and lengths; texts as places become the numbers from 0 with the texts as labels, as matplotlib's categories.
  private static func barData(
    _ arguments: PlotArguments, _ properties: inout BarProperties, isVertical: Bool
  ) throws -> ([Double], [Double]) {
    let extent = try PlotData.column(arguments[1])
    let items = arguments[0].object(as: ListObject.self)?.items ?? arguments[0].object(as: TupleObject.self)?.items
    if let items, !items.isEmpty, items.allSatisfy({ $0.stringValue != nil }) {
      let texts = items.compactMap(\.stringValue)
      guard Set(texts).count == texts.count, arguments.model.containers.isEmpty else {
        throw Raised.notInLgs("a category axis with repeated texts")
      }
      properties.tickLabels = properties.tickLabels ?? texts
      return (texts.indices.map(Double.init), extent)
    }
    return (try PlotData.column(arguments[0]), extent)
  }

  // MARK: hist

  private static func histogram(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Patch")
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
    if let weights = arguments.optional(4), !weights.isNone { properties.weights = try datasets(weights) }
    if let cumulative = arguments.optional(5), !cumulative.isNone {
      properties.cumulative = try PlotData.number(cumulative) < 0 ? -1 : Operators.isTrue(cumulative) ? 1 : 0
    }
    properties.kind = try HistogramProperties.Kind.parse(arguments.text(7) ?? "bar")
    if let align = try arguments.text(8) {
      guard let alignment = HistogramProperties.Alignment(rawValue: align) else {
        throw Raised.valueError(
          "'\(align)' is not a valid value for align; supported values are 'left', 'mid', 'right'")
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
    properties.edgeColor = try keywords.color("edgecolor", "ec")
    properties.lineWidth = try keywords.number("linewidth", "lw")
    properties.alpha = try keywords.number("alpha")
    let made = try arguments.model.hist(datasets(arguments[0]), properties: properties)
    let patches: [Patch] = made.bars.flatMap { $0.patches as [Patch] } + made.polygons
    for patch in patches {
      var rest = keywords
      try ArtistProperties.apply(&rest, to: patch)
    }
    if let first = patches.first { try finish(&keywords, first) }
    return try histogramValue(made, arguments)
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
  private static func datasets(_ value: Value) throws -> [[Double]] {
    if let list = value.object(as: ListObject.self)?.items ?? value.object(as: TupleObject.self)?.items,
      let first = list.first, !PlotValues.isNumber(first), first.tensor.map({ $0.rank > 0 }) ?? true
    {
      return try list.map(PlotData.column)
    }
    return try PlotData.Block(value).columns
  }

  // MARK: Areas

  private static func filling(_ arguments: PlotArguments, isTransposed: Bool) throws -> Value {
    var keywords = arguments.keywords("FillBetweenPolyCollection")
    var properties = Axes.FillProperties()
    properties.color = try keywords.color("color")
    properties.faceColor = try keywords.color("facecolor", "facecolors", "fc")
    properties.edgeColor = try keywords.color("edgecolor", "edgecolors", "ec")
    properties.lineWidth = try keywords.number("linewidth", "linewidths", "lw")
    properties.lineStyle = try keywords.take("linestyle", "linestyles", "ls").map(PlotValues.lineStyle)
    properties.alpha = try keywords.number("alpha")
    properties.label = try keywords.text("label")
    properties.zorder = try keywords.number("zorder")
    properties.interpolates = try arguments.flag(isTransposed ? 5 : 4) ?? false
    if let step = try arguments.text(isTransposed ? 4 : 5) {
      guard let position = Axes.StepPosition(rawValue: step) else {
        throw Raised.valueError(
          "'\(step)' is not a valid value for step; supported values are None, 'pre', 'post', 'mid'")
      }
      properties.step = position
    }
    var kept: [Bool]?
    if let mask = arguments.optional(3), !mask.isNone { kept = try PlotData.column(mask).map { $0 != 0 } }
    let made = try arguments.model.fillBetween(
      x: PlotData.column(arguments[0]), PlotData.column(arguments[1]),
      arguments.optional(2).map(PlotData.column) ?? [0], isKept: kept, isTransposed: isTransposed,
      properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  private static func polygon(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Polygon")
    guard arguments.rest.count >= 2, arguments.rest.count <= 3 else { throw Raised.notInLgs("this form of fill()") }
    var properties = try patchProperties(&keywords)
    if arguments.rest.count == 3, properties.color == nil { properties.color = try PlotValues.color(arguments.rest[2]) }
    let made = try arguments.model.fill(
      x: PlotData.column(arguments.rest[0]), y: PlotData.column(arguments.rest[1]), properties: properties)
    try finish(&keywords, made)
    return .list([arguments.value(made)])
  }

  private static func span(_ arguments: PlotArguments, isVertical: Bool) throws -> Value {
    var keywords = arguments.keywords("Rectangle")
    let properties = try patchProperties(&keywords)
    let (low, high) = (try PlotData.number(arguments[0]), try PlotData.number(arguments[1]))
    let (from, to) = (try arguments.number(2) ?? 0, try arguments.number(3) ?? 1)
    let made =
      try isVertical
      ? arguments.model.axvspan(low, high, from: from, to: to, properties: properties)
      : arguments.model.axhspan(low, high, from: from, to: to, properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  // MARK: Images

  static func imageData(_ value: Value) throws -> ImageData {
    let tensor = try PlotData.elements(value)
    let values = try PlotData.column(value)
    if tensor.rank == 3, tensor.shape[2] == 3 || tensor.shape[2] == 4 {
      let isInteger = !tensor.dtype.isFloatingPoint
      let depth = tensor.shape[2]
      let colors = stride(from: 0, to: values.count, by: depth).map { start -> Color in
        let parts = (0..<depth).map { min(1, max(0, isInteger ? values[start + $0] / 255 : values[start + $0])) }
        return Color(red: parts[0], green: parts[1], blue: parts[2], alpha: depth == 4 ? parts[3] : 1)
      }
      return .colors(colors, rows: tensor.shape[0], columns: tensor.shape[1])
    }
    let isMatrix = tensor.rank == 2 || tensor.rank == 3 && tensor.shape[2] == 1
    guard isMatrix else {
      throw Raised.typeError("Invalid shape \(try Operators.repr(ArrayShape.tuple(tensor.shape))) for image data")
    }
    return .values(values, rows: tensor.shape[0], columns: tensor.shape[1])
  }

  private static func image(_ arguments: PlotArguments, isMatrix: Bool) throws -> Value {
    var keywords = arguments.keywords("AxesImage")
    var properties = ImageProperties()
    func given(_ place: Int, _ name: String) throws -> Value? {
      let value = try isMatrix ? keywords.take(name) : arguments.optional(place)
      return value.flatMap { $0.isNone ? nil : $0 }
    }
    properties.colormap = try given(1, "cmap").map(PlotValues.colormap)
    let norm = try given(2, "norm")
    if let aspect = try given(3, "aspect") {
      properties.aspect = try aspect.stringValue.map(Aspect.parse) ?? .ratio(PlotData.number(aspect))
    }
    properties.interpolation = try given(4, "interpolation").map(Operators.str)
    properties.alpha = try given(5, "alpha").map(PlotData.number)
    let (low, high) = (try given(6, "vmin").map(PlotData.number), try given(7, "vmax").map(PlotData.number))
    if let norm {
      guard norm.stringValue == "log" else { throw Raised.notInLgs("the argument 'norm' of imshow other than 'log'") }
      properties.norm = Normalize(vmin: low, vmax: high, spread: .logarithmic)
    } else if low != nil || high != nil {
      properties.norm = Normalize(vmin: low, vmax: high)
    }
    if let origin = try given(9, "origin").map(Operators.str) {
      guard let parsed = AxesImage.Origin(rawValue: origin) else {
        throw Raised.valueError("'\(origin)' is not a valid value for origin; supported values are 'upper', 'lower'")
      }
      properties.origin = parsed
    }
    properties.extent = try given(10, "extent").map(PlotData.column)
    let data = try imageData(arguments[0])
    let made =
      try isMatrix
      ? arguments.model.matshow(data, properties: properties) : arguments.model.imshow(data, properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  // MARK: Contours

  private static func contours(_ arguments: PlotArguments, isFilled: Bool) throws -> Value {
    var keywords = arguments.keywords("QuadContourSet")
    let values = arguments.rest
    guard (1...4).contains(values.count) else {
      throw Raised.typeError("contour() takes from 1 to 4 positional arguments but \(values.count) were given")
    }
    let hasPlaces = values.count >= 3
    let z = try PlotData.matrix(values[hasPlaces ? 2 : 0])
    var properties = ContourProperties()
    let levels = try keywords.take("levels") ?? (values.count % 2 == 0 ? values.last : nil)
    if let levels, !levels.isNone {
      if let count = try Operators.indexValue(levels) {
        properties.levels = .count(count)
      } else {
        properties.levels = .places(try PlotData.column(levels))
      }
    }
    properties.colors = try keywords.take("colors").flatMap { $0.isNone ? nil : try PlotValues.colors($0) }
    properties.colormap = try keywords.take("cmap").flatMap { $0.isNone ? nil : try PlotValues.colormap($0) }
    properties.norm = try PlotValues.norm(&keywords)
    properties.alpha = try keywords.number("alpha")
    properties.lineWidths = try keywords.take("linewidths").flatMap { $0.isNone ? nil : try PlotData.column($0) }
    if let styles = try keywords.take("linestyles"), !styles.isNone {
      properties.lineStyles =
        styles.object(as: ListObject.self) == nil
        ? [try PlotValues.lineStyle(styles)] : try Operators.array(styles).map(PlotValues.lineStyle)
    }
    if let extend = try keywords.text("extend") { properties.extends = try ContourExtension.parse(extend) }
    properties.zorder = try keywords.number("zorder")
    properties.isSmooth = try keywords.flag("antialiased") ?? false
    try keywords.finish(lacking: ["hatches", "origin", "extent", "locator", "corner_mask", "algorithm", "nchunk"])
    let grid = try ContourGrid(
      x: hasPlaces ? PlotData.column(values[0]) : nil, y: hasPlaces ? PlotData.column(values[1]) : nil, z: z.values,
      rows: z.rows, columns: z.columns)
    let made =
      try isFilled
      ? arguments.model.contourf(grid, properties: properties) : arguments.model.contour(grid, properties: properties)
    if let warning = made.warning { WarningText.show(category: "UserWarning", warning) }
    return arguments.value(made)
  }
}
