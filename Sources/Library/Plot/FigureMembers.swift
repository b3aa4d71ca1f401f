import Interpreter
import Plotting

/// Attributes and methods of figures.
enum FigureMembers {
  static func install() {
    PlotTypes.figure.add(methods)
    for (name, property) in properties { PlotTypes.figure.add(Symbol(name), .property(property)) }
    PlotTypes.grid.constructor = PlotBuiltin(
      "GridSpec(nrows, ncols, figure=None, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None, "
        + "width_ratios=None, height_ratios=None)", of: "matplotlib.gridspec", "Rows and columns for subplots.",
      example: "from matplotlib.gridspec import GridSpec\nGridSpec(2, 3)\n#> GridSpec(2, 3)"
    ) { try gridSpec($0) }
  }

  static func figure(_ value: Value) throws -> Figure {
    guard let object = value.object(as: FigureObject.self) else {
      throw Raised.typeError("not a figure: \(value.typeName)")
    }
    return object.figure
  }

  private static func gridSpec(_ arguments: Arguments) throws -> Value {
    let figure = try arguments[2].isNone ? Pyplot.shared.currentFigure() : figure(arguments[2])
    func number(_ place: Int) throws -> Double? {
      arguments[place].isNone ? nil : try PlotData.number(arguments[place])
    }
    func column(_ place: Int) throws -> [Double]? {
      arguments[place].isNone ? nil : try PlotData.column(arguments[place])
    }
    let grid = try plotting {
      try GridSpec(
        rows: Arguments.index(arguments[0]), columns: Arguments.index(arguments[1]), widthRatios: column(9),
        heightRatios: column(10))
    }
    grid.left = try number(3)
    grid.bottom = try number(4)
    grid.right = try number(5)
    grid.top = try number(6)
    grid.wspace = try number(7)
    grid.hspace = try number(8)
    return .object(GridObject(grid, in: figure))
  }

  private static let properties: [(String, TypeObject.Property)] = [
    ("axes", TypeObject.Property("The axes.") { .list(try figure($0).axes.map(AxesObject.value)) }),
    ("number", TypeObject.Property("The figure's number.") { try figure($0).number.map { .int($0) } ?? Value.none }),
    (
      "dpi",
      TypeObject.Property("Dots per inch.") {
        .float(try figure($0).dpi)
      } set: {
        try figure($0).dpi = PlotData.number($1)
      }
    ),
  ]

  static func method(
    _ signature: String, _ summary: String, example: String, body: @escaping (Figure, Arguments) throws -> Value
  ) -> Builtin {
    PlotBuiltin(signature, of: "Figure", summary, example: "fig = plt.figure()\n" + example) { arguments in
      try plotting { try body(figure(arguments[0]), arguments) }
    }
  }

  private static let methods: [Builtin] =
    makers + texts + [
      method(
        "savefig(self, fname, *, transparent=None, format=None, dpi=None, facecolor=None, edgecolor=None, bbox_inches=None, "
          + "pad_inches=None, metadata=<no value>, backend=<no value>, orientation=<no value>, **kwargs)",
        "Writes the picture to a file; dpi in pixels per inch, bbox_inches='tight' cuts it to what is drawn.",
        example: "fig.savefig('/tmp/lgs-example.png')\nfig\n#> <Figure size 640x480 with 0 Axes>"
      ) { figure, arguments in
        try save(figure, arguments, base: 1)
        return .none
      },
      method(
        "tight_layout(self, *, pad=1.08, h_pad=None, w_pad=None, rect=None)",
        "Fits the subplots so that texts do not overlap; pads in letter sizes.",
        example: "ax = fig.add_subplot()\nfig.tight_layout()\nlen(fig.axes)\n#> 1"
      ) { figure, arguments in
        try fit(figure, arguments, base: 1)
        return .none
      },
      method(
        "subplots_adjust(self, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None)",
        "Sets margins in shares of the figure, gaps in shares of the mean axes.",
        example: "fig.subplots_adjust(left=0.2)\nfig.add_subplot().get_figure() is fig\n#> True"
      ) { figure, arguments in
        try adjust(figure, arguments, base: 1)
        return .none
      },
      method(
        "autofmt_xdate(self, bottom=0.2, rotation=30, ha='right', which='major')",
        "Turns the labels of dates below the last row of axes, and makes room for them.",
        example: "ax = fig.add_subplot()\nfig.autofmt_xdate()\nax.get_xticklabels()[0].get_rotation()\n#> 30.0"
      ) { figure, arguments in
        try turnDates(figure, arguments)
        return .none
      },
      method("clear(self, keep_observers=<no value>)", "Takes everything out.", example: "fig.clear()\nfig.axes\n#> []")
      {
        figure, _ in
        figure.clear()
        return .none
      },
      method("clf(self, keep_observers=<no value>)", "Takes everything out.", example: "fig.clf()\nfig.axes\n#> []") {
        figure, _ in
        figure.clear()
        return .none
      },
      method("show(self, warn=True)", "Shows the figure.", example: "fig.show()\nfig.axes\n#> []") { figure, _ in
        try PyplotFunctions.show([figure])
        return .none
      },
      method(
        "set_size_inches(self, w, h=None, forward=True)", "Sets width and height in inches.",
        example: "fig.set_size_inches(3, 2)\nfig\n#> <Figure size 300x200 with 0 Axes>"
      ) { figure, arguments in
        let size =
          try arguments[2].isNone
          ? PlotData.column(arguments[1]) : [PlotData.number(arguments[1]), PlotData.number(arguments[2])]
        guard size.count == 2 else {
          throw Raised.valueError("not enough values to unpack (expected 2, got \(size.count))")
        }
        try figure.setSize(width: size[0], height: size[1])
        return .none
      },
      method(
        "get_size_inches(self)", "Width and height in inches.",
        example: "fig.get_size_inches()\n#> array([6.4, 4.8])"
      ) { figure, _ in try PlotData.array([figure.width, figure.height]) },
      method(
        "set_dpi(self, val)", "Sets the dots per inch.",
        example: "fig.set_dpi(50)\nfig\n#> <Figure size 320x240 with 0 Axes>"
      ) {
        figure, arguments in
        figure.dpi = try PlotData.number(arguments[1])
        return .none
      },
      method(
        "set_facecolor(self, color)", "Sets the background's colour.",
        example: "fig.set_facecolor('white')\nfig.axes\n#> []"
      ) {
        figure, arguments in
        figure.faceColor = try PlotValues.color(arguments[1])
        return .none
      },
      method(
        "get_facecolor(self)", "The background's colour.", example: "fig.get_facecolor()\n#> (1.0, 1.0, 1.0, 1.0)"
      ) { figure, _ in ArtistProperties.tuple(figure.faceColor) },
      method("get_figwidth(self)", "The width in inches.", example: "fig.get_figwidth()\n#> np.float64(6.4)") {
        figure, _ in
        .object(ArrayScalar(.float(figure.width), .float64))
      },
      method("get_figheight(self)", "The height in inches.", example: "fig.get_figheight()\n#> np.float64(4.8)") {
        figure, _ in
        .object(ArrayScalar(.float(figure.height), .float64))
      },
    ]

  // MARK: Texts

  private static let texts: [Builtin] = [
    text("suptitle", "t", "A title over all axes.") { figure, text, keywords in
      figure.setSuptitle(text, x: try keywords.number("x"), y: try keywords.number("y"))
    },
    text("supxlabel", "t", "A label under all axes.") { figure, text, _ in figure.setSupxlabel(text) },
    text("supylabel", "t", "A label left of all axes.") { figure, text, _ in figure.setSupylabel(text) },
    method(
      "text(self, x, y, s, fontdict=None, **kwargs)", "A text at a place in shares of the figure.",
      example: "fig.text(0.5, 0.5, 'here')\n#> Text(0.5, 0.5, 'here')"
    ) { figure, arguments in
      var keywords = try AxesMembers.withDictionary(PlotKeywords(arguments, owner: "Text"), arguments.optional(4))
      let text = figure.text(
        x: try PlotData.number(arguments[1]), y: try PlotData.number(arguments[2]), try Operators.str(arguments[3]))
      try AxesMembers.finish(&keywords, text)
      return ArtistObject.value(text, in: figure)
    },
    method(
      "legend(self, *args, **kwargs)", "A box that names the artists of all axes.",
      example: "ax = fig.add_subplot()\n_ = ax.plot([1, 2], label='a')\nfig.legend() is None\n#> False"
    ) { figure, arguments in
      var keywords = PlotKeywords(arguments, owner: "Legend")
      let (entries, _) = try AxesMembers.legendEntries(
        arguments.rest, &keywords, available: figure.axes.flatMap(\.legendHandles)
      ) { figure.axes.flatMap(\.legendEntries) }
      let properties = try AxesMembers.legendProperties(&keywords)
      try AxesMembers.finishLegend(keywords)
      return .object(LegendObject(try figure.addLegend(entries: entries, properties: properties), in: figure))
    },
  ]

  private static func text(
    _ name: String, _ parameter: String, _ summary: String,
    _ make: @escaping (Figure, String, inout PlotKeywords) throws -> Text
  ) -> Builtin {
    method(
      "\(name)(self, \(parameter), **kwargs)", summary,
      example: "fig.\(name)('all').get_text()\n#> 'all'"
    ) { figure, arguments in
      var keywords = PlotKeywords(arguments, owner: "Text")
      let text = try make(figure, Operators.str(arguments[1]), &keywords)
      try AxesMembers.finish(&keywords, text)
      return ArtistObject.value(text, in: figure)
    }
  }

  // MARK: Shared with pyplot

  static func colorbar(
    _ figure: Figure, _ value: Value, into given: Value, beside: Value, _ keywords: PlotKeywords
  ) throws -> Value {
    var keywords = keywords
    guard let object = value.object(as: ArtistObject.self), let mappable = object.artist as? any ScalarMappable else {
      throw Raised.notInLgs("a colorbar for a \(value.typeName)")
    }
    var properties = ColorbarProperties()
    if let name = try keywords.text("location") { properties.location = try ColorbarProperties.Location.parse(name) }
    if let name = try keywords.text("orientation") {
      guard name == "vertical" || name == "horizontal" else {
        throw Raised.valueError(
          "'\(name)' is not a valid value for orientation; supported values are None, 'vertical', 'horizontal'")
      }
      properties.location = name == "horizontal" ? .bottom : .right
    }
    properties.fraction = try keywords.number("fraction") ?? properties.fraction
    properties.pad = try keywords.number("pad")
    properties.shrink = try keywords.number("shrink") ?? 1
    properties.aspect = try keywords.number("aspect") ?? 20
    properties.label = try keywords.text("label")
    properties.ticks = try keywords.take("ticks").flatMap { $0.isNone ? nil : try PlotData.column($0) }
    try keywords.finish(
      lacking: [
        "extend", "extendfrac", "extendrect", "spacing", "format", "drawedges", "boundaries", "values", "anchor",
        "panchor",
      ])
    let parents: [Axes]
    if let axes = beside.object(as: AxesObject.self) {
      parents = [axes.axes]
    } else if beside.isNone, given.object(as: AxesObject.self) != nil {
      parents = []
    } else if beside.isNone {
      guard let own = object.artist.axes, !(mappable is FreeMappable) else {
        throw Raised.valueError(
          "Unable to determine Axes to steal space for Colorbar. Either provide the *cax* argument to use as the Axes for "
            + "the Colorbar, provide the *ax* argument to steal space from it, or add *mappable* to an Axes.")
      }
      parents = [own]
    } else {
      parents = try Operators.array(beside).compactMap { $0.object(as: AxesObject.self)?.axes }
    }
    let made = try figure.colorbar(
      mappable, axes: parents, into: given.object(as: AxesObject.self)?.axes, properties: properties)
    return .object(ColorbarObject(made, in: figure))
  }

  static func save(_ figure: Figure, _ arguments: Arguments, base: Int) throws {
    var options = FigureFile.Options()
    options.isTransparent = try arguments.optional(base + 1).map(Operators.isTrue) ?? false
    let format = arguments.optional(base + 2)?.stringValue
    if let dpi = arguments.optional(base + 3), !dpi.isNone, dpi.stringValue != "figure" {
      options.dpi = try PlotData.number(dpi)
    }
    if let color = arguments.optional(base + 4), !color.isNone, color.stringValue != "auto" {
      options.faceColor = try PlotValues.color(color, named: "facecolor")
    }
    if let box = arguments.optional(base + 6), !box.isNone {
      guard box.stringValue == "tight" else { throw Raised.notInLgs("the argument 'bbox_inches' other than 'tight'") }
      options.isTight = true
    }
    if let pad = arguments.optional(base + 7), !pad.isNone { options.pad = try PlotData.number(pad) }
    if let left = arguments.extra.first {
      if left.name == "pil_kwargs" || left.name == "papertype" {
        throw Raised.notInLgs("the argument '\(left.name)' of savefig")
      }
      throw Raised.typeError("FigureCanvasAgg.print_png() got an unexpected keyword argument '\(left.name)'")
    }
    try FigureFile.save(figure, to: arguments[base], format: format, options)
  }

  static func fit(_ figure: Figure, _ arguments: Arguments, base: Int) throws {
    func number(_ place: Int) throws -> Double? {
      arguments[base + place].isNone ? nil : try PlotData.number(arguments[base + place])
    }
    let layout = FigureLayout(figure, text: Pyplot.shared.text)
    let area = try arguments[base + 3].isNone ? nil : PlotData.column(arguments[base + 3])
    let warning = try layout.tightLayout(
      pad: number(0) ?? 1.08, verticalPad: number(1), horizontalPad: number(2), area: area)
    if let warning { WarningText.show(category: "UserWarning", warning) }
    if figure.isConstrained {
      figure.isConstrained = false
      WarningText.show(category: "UserWarning", "The figure layout has changed to tight")
    }
  }

  private static func turnDates(_ figure: Figure, _ arguments: Arguments) throws {
    guard figure.axes.count < 2 else { throw Raised.notInLgs("autofmt_xdate() of several axes") }
    let keywords: [(Symbol, Value)] = [
      ("axis", .string("x")), ("which", arguments.optional(4) ?? .string("major")),
      ("labelrotation", arguments.optional(2) ?? .int(30)),
    ]
    for axes in figure.axes {
      _ = try Operators.call(AxesObject(axes).attribute("tick_params"), [], keywords: keywords)
      axes.xaxis.major.labelHorizontalAlignment = try plotting {
        try HorizontalAlignment.parse(arguments.optional(3)?.stringValue ?? "right")
      }
    }
    _ = try Operators.call(
      FigureObject(figure).attribute("subplots_adjust"), [],
      keywords: [("bottom", arguments.optional(1) ?? .float(0.2))])
  }

  static func adjust(_ figure: Figure, _ arguments: Arguments, base: Int) throws {
    func number(_ place: Int) throws -> Double? {
      arguments[base + place].isNone ? nil : try PlotData.number(arguments[base + place])
    }
    var parameters = figure.subplotParameters
    parameters.left = try number(0) ?? parameters.left
    parameters.bottom = try number(1) ?? parameters.bottom
    parameters.right = try number(2) ?? parameters.right
    parameters.top = try number(3) ?? parameters.top
    parameters.wspace = try number(4) ?? parameters.wspace
    parameters.hspace = try number(5) ?? parameters.hspace
    if parameters.left >= parameters.right { throw Raised.valueError("left cannot be >= right") }
    if parameters.bottom >= parameters.top { throw Raised.valueError("bottom cannot be >= top") }
    figure.subplotParameters = parameters
  }
}
