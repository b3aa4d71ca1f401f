import Interpreter
import Plotting

/// Areas.
extension AxesMembers {
  static let areaRecords: [PlotRecord] = [
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
      "fill", "*args, data=<no value>, **kwargs", "Fills polygons: fill(x, y, [color], …).", pyplot: "fill",
      call: "[0, 1, 1], [0, 0, 1]", probe: ("len(ax.patches)", "1")
    ) { try polygons($0) },
    PlotRecord(
      "axhspan", "ymin, ymax, xmin=0, xmax=1, **kwargs", "An area across the axes between two heights.",
      pyplot: "axhspan", call: "1, 2, alpha=0.2", probe: ("len(ax.patches)", "1")
    ) { try span($0, isVertical: false) },
    PlotRecord(
      "axvspan", "xmin, xmax, ymin=0, ymax=1, **kwargs", "An area up the axes between two places.", pyplot: "axvspan",
      call: "1, 2, alpha=0.2", probe: ("len(ax.patches)", "1")
    ) { try span($0, isVertical: true) },
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
    properties.hatch = try hatch(&keywords)
    if let transform = try keywords.take("transform") { properties.coordinates = try PlotValues.coordinates(transform) }
    return properties
  }

  /// The pattern that the keyword `hatch` names.
  static func hatch(_ keywords: inout PlotKeywords) throws -> Hatch? {
    guard let text = try keywords.text("hatch"), !text.isEmpty else { return nil }
    return try Hatch(text)
  }

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
      x: arguments.places(0, isTransposed ? .y : .x), arguments.places(1, isTransposed ? .x : .y),
      arguments.optional(2).map(PlotData.column) ?? [0], isKept: kept, isTransposed: isTransposed,
      properties: properties)
    made.hatch = try hatch(&keywords)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  private static func polygons(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Polygon")
    let properties = try patchProperties(&keywords)
    var made: [PolygonPatch] = []
    for group in try groups(arguments.rest) {
      let (x, y) = try blocks(group, arguments.model)
      var look = properties
      if let format = group.format, look.color == nil {
        let color = try FormatString.parse(format, cycle: Pyplot.shared.style.cycle).color
        look.faceColor = look.faceColor ?? color
      }
      for place in 0..<(x.columns.isEmpty || y.columns.isEmpty ? 0 : max(x.columns.count, y.columns.count)) {
        made.append(
          try arguments.model.fill(
            x: x.columns[x.columns.count == 1 ? 0 : place], y: y.columns[y.columns.count == 1 ? 0 : place],
            properties: look))
      }
    }
    for patch in made {
      var rest = keywords
      try ArtistProperties.apply(&rest, to: patch)
    }
    if let first = made.first { try finish(&keywords, first) } else { try keywords.finish() }
    return .list(made.map { arguments.value($0) })
  }

  private static func span(_ arguments: PlotArguments, isVertical: Bool) throws -> Value {
    var keywords = arguments.keywords("Rectangle")
    let properties = try patchProperties(&keywords)
    let along: Axis.Name = isVertical ? .x : .y
    let (low, high) = (try arguments.place(0, along) ?? 0, try arguments.place(1, along) ?? 0)
    let (from, to) = (try arguments.number(2) ?? 0, try arguments.number(3) ?? 1)
    let made =
      try isVertical
      ? arguments.model.axvspan(low, high, from: from, to: to, properties: properties)
      : arguments.model.axhspan(low, high, from: from, to: to, properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }
}
