import Interpreter
import Plotting

/// Contours and their labels.
extension AxesMembers {
  static let contourRecords: [PlotRecord] = [
    PlotRecord(
      "contour", "*args, data=<no value>, **kwargs", "Lines of equal height: contour([X, Y], Z, [levels]).",
      pyplot: "contour", call: "[[1, 2], [3, 4]]", probe: ("len(ax.collections)", "1")
    ) { try contours($0, isFilled: false) },
    PlotRecord(
      "contourf", "*args, data=<no value>, **kwargs", "Areas between heights: contourf([X, Y], Z, [levels]).",
      pyplot: "contourf", call: "[[1, 2], [3, 4]]", probe: ("len(ax.collections)", "1")
    ) { try contours($0, isFilled: true) },
    PlotRecord(
      "clabel", "CS, levels=None, **kwargs", "Writes the levels on the lines of a contour plot.", pyplot: "clabel",
      call: "plt.contour([[0, 0, 0], [1, 1, 1], [2, 2, 2]], [0.5])", probe: ("len(ax.texts)", "1")
    ) { arguments in
      guard let set = arguments[0].object(as: ArtistObject.self)?.artist as? ContourSet else {
        throw Raised.typeError("clabel() needs what contour() gave, not \(arguments[0].typeName)")
      }
      return try labels(set, on: arguments.model, arguments.optional(1), arguments.keywords("clabel"))
    },
  ]

  /// `CS.clabel(levels, **kwargs)`.
  static let contourLabels = PlotBuiltin(
    "clabel(self, levels=None, **kwargs)", of: "QuadContourSet", "Writes the levels on the lines.",
    example:
      "CS = plt.contour([[0, 0, 0], [1, 1, 1], [2, 2, 2]], [0.5])\nCS.clabel()\n#> <a list of 1 text.Text objects>"
  ) { arguments in
    guard let set = arguments[0].object(as: ArtistObject.self)?.artist as? ContourSet, let axes = set.axes else {
      return .none
    }
    let keywords = PlotKeywords(arguments, owner: "clabel")
    return try plotting { try labels(set, on: axes, arguments.optional(1), keywords) }
  }

  static let contourLevels = TypeObject.Property("The heights.") { value in
    guard let set = value.object(as: ArtistObject.self)?.artist as? ContourSet else { return .none }
    return try PlotData.array(set.levels)
  }

  private static func labels(
    _ set: ContourSet, on axes: Axes, _ levels: Value?, _ given: PlotKeywords
  ) throws -> Value {
    guard !set.isFilled else {
      throw Raised.notInLgs("clabel() of filled contours: label the lines of contour(), which")
    }
    var keywords = given
    var properties = ContourLabelProperties()
    properties.levels = try levels.flatMap { $0.isNone ? nil : try PlotData.column($0) }
    properties.fontSize = try keywords.take("fontsize").flatMap {
      $0.isNone ? nil : .points(try PlotValues.fontSize($0))
    }
    properties.isInline = try keywords.flag("inline") ?? true
    properties.spacing = try keywords.number("inline_spacing") ?? 5
    properties.colors = try keywords.take("colors").flatMap { $0.isNone ? nil : try PlotValues.colors($0) }
    properties.isRightSideUp = try keywords.flag("rightside_up") ?? true
    properties.zorder = try keywords.number("zorder")
    properties.text = try keywords.take("fmt").flatMap { $0.isNone ? nil : try text($0) }
    if let places = try keywords.take("manual"), try Operators.isTrue(places) {
      if case .bool = places {
        throw Raised.notInLgs("placing labels by hand: list the places, manual=[(x, y)],")
      }
      properties.places = try Operators.array(places).map {
        let pair = try PlotData.column($0)
        guard pair.count == 2 else { throw Raised.valueError("manual needs pairs (x, y)") }
        return Point(pair[0], pair[1])
      }
    }
    try keywords.finish(lacking: ["use_clabeltext"])
    let made = try axes.labelContours(set, properties: properties, engine: Pyplot.shared.text)
    return ArtistListObject.silent(made.map { ArtistObject.value($0, in: axes.figure) }, of: "text.Text")
  }

  /// The texts of levels by a %-notation, a dict or a function.
  private static func text(_ form: Value) throws -> (Double) throws -> String {
    if form.stringValue != nil {
      return { try Operators.str(Operators.binary(.modulo, form, .float($0))) }
    }
    if let dictionary = form.object(as: DictionaryObject.self) {
      return { level in
        guard try dictionary.contains(.float(level)) else { return "%1.3f" }
        return try Operators.str(dictionary.item(.float(level)))
      }
    }
    return { try Operators.str(Operators.call(form, [.float($0)])) }
  }

  private static func contours(_ arguments: PlotArguments, isFilled: Bool) throws -> Value {
    var keywords = arguments.keywords("QuadContourSet")
    let values = arguments.rest
    guard (1...4).contains(values.count) else {
      throw Raised.typeError("contour() takes from 1 to 4 positional arguments but \(values.count) were given")
    }
    let hasPlaces = values.count >= 3
    let z = try PlotData.matrix(values[hasPlaces ? 2 : 0])
    let spread = try contourPlaces(&keywords, rows: z.rows, columns: z.columns)
    let properties = try contourProperties(&keywords, levels: values.count % 2 == 0 ? values.last : nil)
    let grid = try ContourGrid(
      x: hasPlaces ? PlotData.column(values[0]) : spread?.x, y: hasPlaces ? PlotData.column(values[1]) : spread?.y,
      z: z.values, rows: z.rows, columns: z.columns)
    let made =
      try isFilled
      ? arguments.model.contourf(grid, properties: properties) : arguments.model.contour(grid, properties: properties)
    if let warning = made.warning { WarningText.show(category: "UserWarning", warning) }
    return arguments.value(made)
  }

  /// Where values lie by the keywords `origin` and `extent`: as the middles of an image's pixels, or from edge to edge;
  /// nil without them.
  private static func contourPlaces(_ keywords: inout PlotKeywords, rows: Int, columns: Int) throws
    -> (x: [Double], y: [Double])?
  {
    var origin = try keywords.text("origin")
    if origin == "image" { origin = Pyplot.shared.style.imageOrigin }
    if let origin, origin != "upper", origin != "lower" {
      throw Raised.valueError(
        "'\(origin)' is not a valid value for origin. Supported values are None, 'lower', 'upper', 'image'")
    }
    let given = try keywords.take("extent").flatMap { $0.isNone ? nil : try PlotData.column($0) }
    if let given, given.count != 4 {
      throw Raised.valueError("If given, 'extent' must be None or (x0, x1, y0, y1)")
    }
    guard let origin else {
      return given.map { (fence(from: $0[0], to: $0[1], columns), fence(from: $0[2], to: $0[3], rows)) }
    }
    let extent = given ?? [0, Double(columns), 0, Double(rows)]
    let y = middles(from: extent[2], to: extent[3], rows)
    return (middles(from: extent[0], to: extent[1], columns), origin == "upper" ? y.reversed() : y)
  }

  private static func fence(from start: Double, to end: Double, _ count: Int) -> [Double] {
    let step = count > 1 ? (end - start) / Double(count - 1) : 0
    return (0..<count).map { $0 > 0 && $0 == count - 1 ? end : Double($0) * step + start }
  }

  private static func middles(from start: Double, to end: Double, _ count: Int) -> [Double] {
    let step = (end - start) / Double(count)
    return (0..<count).map { start + (Double($0) + 0.5) * step }
  }

  /// What keywords and the positional levels say of contours.
  static func contourProperties(_ keywords: inout PlotKeywords, levels given: Value?) throws -> ContourProperties {
    var properties = ContourProperties()
    let levels = try keywords.take("levels") ?? given
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
    return properties
  }
}
