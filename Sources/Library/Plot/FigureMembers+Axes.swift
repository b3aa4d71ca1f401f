import Interpreter
import Plotting

/// Axes in figures.
extension FigureMembers {
  static let makers: [Builtin] = [
    method(
      "add_subplot(self, *args, **kwargs)", "Adds axes in a cell of a grid: add_subplot(rows, columns, index).",
      example: "fig.add_subplot(2, 1, 1)\n#> <Axes: >"
    ) { figure, arguments in
      var keywords = PlotKeywords(arguments, owner: "Axes")
      let axes = try addSubplot(figure, arguments.rest, &keywords)
      try setRest(keywords, axes)
      return axes
    },
    method(
      "add_axes(self, rect, **kwargs)", "Adds axes at left, bottom, width, height in shares of the figure.",
      example: "fig.add_axes([0.1, 0.1, 0.8, 0.8])\n#> <Axes: >"
    ) { figure, arguments in
      var keywords = PlotKeywords(arguments, owner: "Axes")
      let area = try PlotData.column(arguments[1])
      guard area.count == 4 else {
        throw Raised.valueError("not enough values to unpack (expected 4, got \(area.count))")
      }
      let axes = try figure.addAxes(
        left: area[0], bottom: area[1], width: area[2], height: area[3], projection: keywords.text("projection"))
      let value = AxesObject.value(axes)
      try setRest(keywords, value)
      return value
    },
    method(
      "subplots(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, "
        + "height_ratios=None, subplot_kw=None, gridspec_kw=None)", "Adds a grid of axes.",
      example: "fig.subplots(1, 2).shape\n#> (2,)"
    ) { figure, arguments in try SubplotGrid(figure, arguments, base: 1).value() },
    method(
      "subplot_mosaic(self, mosaic, *, sharex=False, sharey=False, width_ratios=None, height_ratios=None, "
        + "empty_sentinel='.', subplot_kw=None, gridspec_kw=None, per_subplot_kw=<no value>)",
      "Adds axes by names, laid out as a text or nested lists show them.",
      example: "list(fig.subplot_mosaic('AB;CC'))\n#> ['A', 'B', 'C']"
    ) { figure, arguments in try SubplotMosaic.make(figure, arguments, base: 1) },
    method(
      "add_gridspec(self, nrows=1, ncols=1, **kwargs)", "Rows and columns for subplots.",
      example: "fig.add_gridspec(2, 3)\n#> GridSpec(2, 3)"
    ) { figure, arguments in
      var keywords = PlotKeywords(arguments, owner: "GridSpec")
      let grid = try GridSpec(
        rows: arguments.index(1, or: 1), columns: arguments.index(2, or: 1),
        widthRatios: keywords.take("width_ratios").map(PlotData.column),
        heightRatios: keywords.take("height_ratios").map(PlotData.column))
      grid.wspace = try keywords.number("wspace")
      grid.hspace = try keywords.number("hspace")
      try keywords.finish(lacking: ["left", "right", "top", "bottom"])
      return .object(GridObject(grid, in: figure))
    },
    method(
      "colorbar(self, mappable, cax=None, ax=None, use_gridspec=<no value>, **kwargs)",
      "A scale of an artist's colours beside its axes.",
      example: "ax = fig.add_subplot()\n_ = fig.colorbar(ax.imshow([[1, 2], [3, 4]]))\nlen(fig.axes)\n#> 2"
    ) { figure, arguments in
      try colorbar(
        figure, arguments[1], into: arguments[2], beside: arguments[3], PlotKeywords(arguments, owner: "Colorbar"))
    },
    method("gca(self)", "The current axes, made when there are none.", example: "fig.gca()\n#> <Axes: >") { figure, _ in
      AxesObject.value(try figure.gca())
    },
    method(
      "sca(self, a)", "Makes axes the current ones.", example: "ax = fig.add_subplot()\nfig.sca(ax) is ax\n#> True"
    ) {
      figure, arguments in
      guard let axes = arguments[1].object(as: AxesObject.self) else { throw Raised.typeError("sca() needs axes") }
      figure.sca(axes.axes)
      return arguments[1]
    },
    method("delaxes(self, ax)", "Takes axes out.", example: "ax = fig.add_subplot()\nfig.delaxes(ax)\nfig.axes\n#> []")
    {
      figure, arguments in
      guard let axes = arguments[1].object(as: AxesObject.self) else { throw Raised.typeError("delaxes() needs axes") }
      figure.delaxes(axes.axes)
      return .none
    },
  ]

  /// `add_subplot` and `plt.subplot`.
  static func addSubplot(_ figure: Figure, _ values: [Value], _ keywords: inout PlotKeywords) throws -> Value {
    var projection = try keywords.text("projection")
    if try keywords.flag("polar") ?? false { projection = "polar" }
    let shareX = try keywords.take("sharex").flatMap { $0.object(as: AxesObject.self)?.axes }
    let shareY = try keywords.take("sharey").flatMap { $0.object(as: AxesObject.self)?.axes }
    if values.count == 1, let cells = values[0].object(as: CellsObject.self) {
      return AxesObject.value(
        try figure.addSubplot(cells.cells, projection: projection, shareX: shareX, shareY: shareY))
    }
    let (rows, columns, index) = try place(values)
    return AxesObject.value(
      try figure.addSubplot(
        rows: rows, columns: columns, index: index, projection: projection, shareX: shareX, shareY: shareY))
  }

  /// Rows, columns and index given as three integers or as one of three digits.
  static func place(_ values: [Value], of name: String = "add_subplot") throws -> (Int, Int, ClosedRange<Int>) {
    switch values.count {
    case 0: return (1, 1, 1...1)
    case 1:
      let digits = try Arguments.index(values[0])
      guard (100...999).contains(digits) else {
        throw Raised.valueError(
          "Single argument to subplot must be a three-digit integer, not \(digits)")
      }
      return (digits / 100, digits / 10 % 10, digits % 10...digits % 10)
    case 3:
      let (rows, columns) = (try Arguments.index(values[0]), try Arguments.index(values[1]))
      if let pair = values[2].object(as: TupleObject.self), pair.items.count == 2 {
        let (first, last) = (try Arguments.index(pair.items[0]), try Arguments.index(pair.items[1]))
        guard first <= last else {
          throw Raised.valueError(
            "num must be a tuple of integers with 1 <= num <= \(rows * columns), not (\(first), \(last))")
        }
        return (rows, columns, first...last)
      }
      let index = try Arguments.index(values[2])
      return (rows, columns, index...index)
    case let count:
      throw Raised.typeError("\(name)() takes 1 or 3 positional arguments but \(count) were given")
    }
  }

  /// Keywords left over are set on the axes (`xlabel=…`).
  static func setRest(_ keywords: PlotKeywords, _ axes: Value) throws {
    for (name, value) in keywords.allEntries {
      guard PlotTypes.axes.lookUp(Symbol("set_\(name)")) != nil else {
        throw Raised(BuiltinTypes.attributeError, "Axes.set() got an unexpected keyword argument '\(name)'")
      }
      _ = try Operators.call(Operators.attribute(axes, Symbol("set_\(name)")), [value])
    }
  }
}
