import Interpreter
import Plotting

/// The functions of `pyplot` that are not methods of axes.
enum PyplotFunctions {
  private static func function(
    _ signature: String, _ summary: String, example: String, body: @escaping (Arguments) throws -> Value
  ) -> Builtin {
    PlotBuiltin(signature, of: "matplotlib.pyplot", summary, example: example) { arguments in
      try plotting { try body(arguments) }
    }
  }

  static let all: [Builtin] = figures + subplots + views + output

  // MARK: Figures

  private static let figures: [Builtin] = [
    function(
      "figure(num=None, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, frameon=True, FigureClass=<no value>, "
        + "clear=False, layout=None, tight_layout=None, constrained_layout=None, subplotpars=<no value>, "
        + "linewidth=<no value>, label=<no value>, **kwargs)",
      "Makes a figure, or makes that of the number current; figsize in inches, dpi in pixels per inch.",
      example: "plt.figure(figsize=(4, 3))\n#> <Figure size 400x300 with 0 Axes>"
    ) { .object(FigureObject(try figure($0))) },
    function(
      "gcf()", "The current figure, made when there is none.",
      example: "plt.gcf()\n#> <Figure size 640x480 with 0 Axes>"
    ) {
      _ in .object(FigureObject(try Pyplot.shared.currentFigure()))
    },
    function("clf()", "Takes everything out of the current figure.", example: "plt.clf()\nplt.gcf().axes\n#> []") { _ in
      try Pyplot.shared.currentFigure().clear()
      return .none
    },
    function(
      "close(fig=None)", "Closes the current figure, one by number or itself, or 'all'.",
      example: "_ = plt.figure()\nplt.close('all')\nplt.get_fignums()\n#> []"
    ) {
      try close($0[0])
      return .none
    },
    function(
      "fignum_exists(num)", "Whether a figure of that number is open.", example: "plt.fignum_exists(1)\n#> False"
    ) { arguments in
      let number = try Operators.indexValue(arguments[0])
      return .bool(Pyplot.shared.figures.contains { $0.number == number && number != nil })
    },
    function(
      "figtext(x, y, s, fontdict=None, **kwargs)", "A text at a place in shares of the figure.",
      example: "plt.figtext(0.5, 0.5, 'here')\n#> Text(0.5, 0.5, 'here')"
    ) { try onFigure("text", $0, [$0[0], $0[1], $0[2], $0[3]]) },
    function(
      "get_fignums()", "The numbers of the open figures.", example: "_ = plt.figure()\nplt.get_fignums()\n#> [1]"
    ) { _ in
      .list(Pyplot.shared.figures.compactMap(\.number).sorted().map { .int($0) })
    },
    function(
      "suptitle(t, **kwargs)", "A title over all axes.", example: "plt.suptitle('all').get_text()\n#> 'all'"
    ) { try onFigure("suptitle", $0, [$0[0]]) },
    function(
      "figlegend(*args, **kwargs)", "A box that names the artists of all axes.",
      example: "_ = plt.plot([1, 2], label='a')\nplt.figlegend() is None\n#> False"
    ) {
      try onFigure("legend", $0, $0.rest)
    },
  ]

  private static func figure(_ arguments: Arguments) throws -> Figure {
    try PlotKeywords(arguments, owner: "Figure").finish()
    if let object = arguments[0].object(as: FigureObject.self) {
      Pyplot.shared.makeCurrent(object.figure)
      return object.figure
    }
    if arguments[0].stringValue != nil { throw Raised.notInLgs("a figure with a name for its number") }
    let number = try arguments[0].isNone ? nil : Arguments.index(arguments[0])
    var size: (width: Double, height: Double)?
    if !arguments[1].isNone {
      let parts = try PlotData.column(arguments[1])
      guard parts.count == 2 else {
        throw Raised.valueError(
          "Invalid figsize format, expected (x, y) or (x, y, unit) but got \(try Operators.repr(arguments[1]))")
      }
      size = (parts[0], parts[1])
    }
    let figure = try Pyplot.shared.figure(
      number: number, size: size, dpi: arguments[2].isNone ? nil : PlotData.number(arguments[2]))
    if !arguments[3].isNone { figure.faceColor = try PlotValues.color(arguments[3], named: "facecolor") }
    if !arguments[4].isNone { figure.edgeColor = try PlotValues.color(arguments[4], named: "edgecolor") }
    if let isOn = arguments.optional(5) { figure.isFrameOn = try Operators.isTrue(isOn) }
    if try arguments.optional(7).map(Operators.isTrue) ?? false { figure.clear() }
    try setLayout(figure, arguments[8], arguments[9])
    if let isOn = arguments.optional(10), !isOn.isNone { figure.isConstrained = try Operators.isTrue(isOn) }
    return figure
  }

  private static func setLayout(_ figure: Figure, _ layout: Value, _ isTight: Value) throws {
    switch layout.stringValue {
    case "tight": figure.isTight = true
    case "none", nil: break
    case "constrained": figure.isConstrained = true
    case "compressed": throw Raised.notInLgs("layout='compressed'")
    case let name?:
      throw Raised.valueError("Invalid value for 'layout': '\(name)'")
    }
    if !isTight.isNone { figure.isTight = try Operators.isTrue(isTight) }
  }

  private static func close(_ value: Value) throws {
    let state = Pyplot.shared
    if value.isNone {
      if let figure = state.figures.last { state.close(figure) }
    } else if value.stringValue == "all" {
      state.closeAll()
    } else if let object = value.object(as: FigureObject.self) {
      state.close(object.figure)
    } else if value.stringValue != nil {
      // Figures have no names in lgs: none is open under this one.
    } else if let number = try Operators.indexValue(value) {
      if let figure = state.figures.first(where: { $0.number == number }) { state.close(figure) }
    } else {
      throw Raised.typeError(
        "'fig' must be an instance of matplotlib.figure.Figure, int, str or None, not a \(value.typeName)")
    }
  }

  /// Calls a method of the current figure with the keywords of the call.
  private static func onFigure(_ name: String, _ arguments: Arguments, _ positional: [Value]) throws -> Value {
    let figure = Value.object(FigureObject(try Pyplot.shared.currentFigure()))
    return try Operators.call(
      Operators.attribute(figure, Symbol(name)), positional, keywords: arguments.extra.map { ($0.name, $0.value) })
  }

  // MARK: Subplots

  private static let subplots: [Builtin] = [
    function(
      "subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None, "
        + "subplot_kw=None, gridspec_kw=None, **fig_kw)",
      "A figure with a grid of axes: one axes, a row of them or a matrix.",
      example:
        "fig, axes = plt.subplots(1, 2, figsize=(6, 3))\nfig, axes.shape\n#> (<Figure size 600x300 with 2 Axes>, (2,))"
    ) { arguments in
      try checkFigureIsNew(arguments.extra)
      let figure = try Operators.call(
        .object(figureFunction), [], keywords: arguments.extra.filter { $0.name != "clear" }.map { ($0.name, $0.value) }
      )
      guard let object = figure.object(as: FigureObject.self) else { return .none }
      return .tuple([figure, try SubplotGrid(object.figure, arguments, base: 0).value()])
    },
    function(
      "subplot_mosaic(mosaic, *, sharex=False, sharey=False, width_ratios=None, height_ratios=None, empty_sentinel='.', "
        + "subplot_kw=None, gridspec_kw=None, per_subplot_kw=<no value>, **fig_kw)",
      "A figure with axes by names, laid out as a text or nested lists show them.",
      example: "fig, axes = plt.subplot_mosaic('AB;CC')\nlist(axes), axes['C']\n#> (['A', 'B', 'C'], <Axes: label='C'>)"
    ) { arguments in
      let figure = try Operators.call(
        .object(figureFunction), [], keywords: arguments.extra.map { ($0.name, $0.value) })
      guard let object = figure.object(as: FigureObject.self) else { return .none }
      return .tuple([figure, try SubplotMosaic.make(object.figure, arguments, base: 0)])
    },
    function(
      "subplot(*args, **kwargs)", "The axes in a cell of a grid, made when there are none, as the current ones.",
      example: "plt.subplot(2, 1, 1)\n#> <Axes: >"
    ) { arguments in
      var keywords = PlotKeywords(arguments, owner: "Axes")
      let figure = try Pyplot.shared.currentFigure()
      let before = figure.axes
      if let open = try existing(arguments.rest, in: figure), !keywords.has("projection") {
        figure.sca(open)
        return AxesObject.value(open)
      }
      let axes = try FigureMembers.addSubplot(figure, arguments.rest, &keywords)
      try FigureMembers.setRest(keywords, axes)
      _ = before
      return axes
    },
    function(
      "axes(arg=None, **kwargs)", "Adds axes: left, bottom, width, height in shares of the figure.",
      example: "plt.axes([0.1, 0.1, 0.8, 0.8])\n#> <Axes: >"
    ) {
      arguments in
      try onFigure(
        arguments[0].isNone ? "add_subplot" : "add_axes", arguments, arguments[0].isNone ? [] : [arguments[0]])
    },
    function("gca()", "The current axes, made when there are none.", example: "plt.gca()\n#> <Axes: >") { _ in
      .object(try Pyplot.shared.currentAxes())
    },
    function(
      "sca(ax)", "Makes axes the current ones.",
      example: "fig, axes = plt.subplots(2)\nplt.sca(axes[0])\nplt.gca() is axes[0]\n#> True"
    ) {
      arguments in
      guard let axes = arguments[0].object(as: AxesObject.self) else { throw Raised.typeError("sca() needs axes") }
      Pyplot.shared.makeCurrent(axes.figure)
      axes.figure.sca(axes.axes)
      return .none
    },
    function(
      "tight_layout(*, pad=1.08, h_pad=None, w_pad=None, rect=None)",
      "Fits the subplots so that texts do not overlap; pads in letter sizes.",
      example: "_ = plt.plot([1, 2])\nplt.tight_layout()\nlen(plt.gcf().axes)\n#> 1"
    ) {
      try FigureMembers.fit(Pyplot.shared.currentFigure(), $0, base: 0)
      return .none
    },
    function(
      "subplots_adjust(left=None, bottom=None, right=None, top=None, wspace=None, hspace=None)",
      "Sets margins in shares of the figure, gaps in shares of the mean axes.",
      example: "plt.subplots_adjust(left=0.2)\nplt.gcf().axes\n#> []"
    ) {
      try FigureMembers.adjust(Pyplot.shared.currentFigure(), $0, base: 0)
      return .none
    },
    function(
      "matshow(A, fignum=None, **kwargs)",
      "Shows a matrix as a picture with ticks at its top, in a figure of its shape.",
      example: "_ = plt.matshow([[1, 2], [3, 4]])\nplt.gcf()\n#> <Figure size 480x480 with 1 Axes>"
    ) { arguments in
      guard arguments[1].isNone else { throw Raised.notInLgs("the argument 'fignum' of matshow") }
      let matrix = try PlotData.matrix(arguments[0])
      let size = Figure.size(forRows: matrix.rows, columns: matrix.columns, style: Pyplot.shared.style)
      let figure = try Pyplot.shared.figure(number: nil, size: size, dpi: nil)
      let axes = try figure.addAxes(left: 0.15, bottom: 0.09, width: 0.775, height: 0.775)
      return try Operators.call(
        Operators.attribute(AxesObject.value(axes), "matshow"), [arguments[0]],
        keywords: arguments.extra.map { ($0.name, $0.value) })
    },
    function(
      "colorbar(mappable=None, cax=None, ax=None, **kwargs)", "A scale of an artist's colours beside its axes.",
      example: "_ = plt.imshow([[1, 2], [3, 4]])\n_ = plt.colorbar()\nlen(plt.gcf().axes)\n#> 2"
    ) { arguments in
      let figure = try Pyplot.shared.currentFigure()
      var mappable = arguments[0]
      if mappable.isNone {
        guard let artist = try figure.gca().currentImage as? Artist else {
          throw Raised.runtimeError(
            "No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) "
              + "or a contour set (with contourf).")
        }
        mappable = ArtistObject.value(artist, in: figure)
      }
      return try FigureMembers.colorbar(
        figure, mappable, into: arguments[1], beside: arguments[2], PlotKeywords(arguments, owner: "Colorbar"))
    },
  ]

  private static let figureFunction = NativeFunction(figures[0])

  /// - Throws: ValueError when the keywords name a figure that is open already, unless they clear it.
  private static func checkFigureIsNew(_ keywords: [(name: Symbol, value: Value)]) throws {
    guard let number = keywords.first(where: { $0.name == "num" })?.value, !number.isNone else { return }
    let isCleared = try keywords.first { $0.name == "clear" }.map { try Operators.isTrue($0.value) } ?? false
    guard try Operators.isTrue(Operators.call(.object(figureExists), [number])) else { return }
    if isCleared {
      _ = try Operators.call(.object(closeFunction), [number])
      return
    }
    let shown = try Operators.repr(number)
    throw Raised.valueError(
      "Figure \(shown) already exists. Use plt.figure(\(shown)) to get it or plt.close(\(shown)) to close it. "
        + "Alternatively, pass 'clear=True' to subplots().")
  }

  private static let figureExists = named("fignum_exists")
  private static let closeFunction = named("close")

  private static func named(_ name: String) -> NativeFunction {
    NativeFunction(all.first { $0.name == name } ?? figures[0])
  }

  /// The open axes in the cell that arguments name.
  private static func existing(_ values: [Value], in figure: Figure) throws -> Axes? {
    if values.count == 1, values[0].object(as: CellsObject.self) != nil { return nil }
    let (rows, columns, index) = try FigureMembers.place(values, of: "subplot")
    return figure.axes.first { axes in
      guard let cells = axes.subplotSpec, cells.grid.rows == rows, cells.grid.columns == columns else { return false }
      let first = cells.rows.lowerBound * columns + cells.columns.lowerBound + 1
      let last = cells.rows.upperBound * columns + cells.columns.upperBound + 1
      return first...last == index
    }
  }

  // MARK: Limits and ticks of the current axes

  private static let views: [Builtin] = ["x", "y"].flatMap { name -> [Builtin] in
    func axis(_ axes: Axes) -> Axis { name == "x" ? axes.xaxis : axes.yaxis }
    return [
      function(
        "\(name)lim(*args, **kwargs)", "Sets the limits of \(name), or gives them.",
        example: "plt.\(name)lim(0, 2)\n#> (0.0, 2.0)"
      ) { arguments in
        let axes = try Pyplot.shared.currentAxes().axes
        if !arguments.rest.isEmpty || !arguments.extra.isEmpty {
          let setter = try Operators.attribute(AxesObject.value(axes), Symbol("set_\(name)lim"))
          return try Operators.call(setter, arguments.rest, keywords: arguments.extra.map { ($0.name, $0.value) })
        }
        return AxesMembers.pair(axis(axes).limits)
      },
      function(
        "\(name)ticks(ticks=None, labels=None, *, minor=False, **kwargs)",
        "Puts the ticks of \(name) at places, with texts.",
        example: "_ = plt.\(name)ticks([0, 1, 2])\nplt.gca().get_\(name)ticks()\n#> array([0, 1, 2])"
      ) { arguments in
        let axes = try Pyplot.shared.currentAxes().axes
        try AxesMembers.setTicks(
          axis(axes), arguments.optional(0), arguments.optional(1), minor: arguments.optional(2),
          PlotKeywords(arguments, owner: "Text"))
        let axis = axis(axes)
        let values = try axes.tickValues(axis.name)
        let labels = try TickObject.labels(axis, values, in: axes.figure)
        if let ticks = arguments.optional(0), !ticks.isNone { return .tuple([TickObject.ticks(axis), labels]) }
        return .tuple([try PlotData.array(values.map(\.value)), labels])
      },
      function(
        "\(name)scale(value, **kwargs)", "Sets the scale of \(name): 'linear' or 'log'.",
        example: "plt.\(name)scale('log')\nplt.gca().get_\(name)scale()\n#> 'log'"
      ) { arguments in
        let setter = try Operators.attribute(.object(Pyplot.shared.currentAxes()), Symbol("set_\(name)scale"))
        return try Operators.call(setter, [arguments[0]], keywords: arguments.extra.map { ($0.name, $0.value) })
      },
    ]
  }

  // MARK: Output

  private static let output: [Builtin] = [
    function(
      "savefig(fname, *, transparent=None, format=None, dpi=None, facecolor=None, edgecolor=None, bbox_inches=None, "
        + "pad_inches=None, metadata=<no value>, backend=<no value>, orientation=<no value>, **kwargs)",
      "Writes the current figure to a file: png, svg or pdf by its suffix; dpi in pixels per inch.",
      example:
        "_ = plt.plot([1, 2])\nplt.savefig('/tmp/lgs-example.png')\nplt.gcf()\n#> <Figure size 640x480 with 1 Axes>"
    ) {
      try FigureMembers.save(Pyplot.shared.currentFigure(), $0, base: 0)
      return .none
    },
    function(
      "show(*args, block=None)", "Shows the open figures and closes them.",
      example: "_ = plt.figure()\nplt.get_fignums()\n#> [1]"
    ) { _ in
      try show(Pyplot.shared.takeFigures())
      return .none
    },
    function("pause(interval)", "Does nothing: lgs has no windows.", example: "plt.pause(0.01)\nplt.gcf().axes\n#> []")
    { _ in .none },
    function(
      "draw()", "Does nothing: figures are drawn when they are shown.", example: "plt.draw()\nplt.gcf().axes\n#> []"
    ) { _ in .none },
    function("ion()", "Does nothing: lgs has no windows.", example: "_ = plt.ion()\nplt.gcf().axes\n#> []") { _ in .none
    },
    function("ioff()", "Does nothing: lgs has no windows.", example: "_ = plt.ioff()\nplt.gcf().axes\n#> []") { _ in
      .none
    },
    function("isinteractive()", "False: lgs has no windows.", example: "plt.isinteractive()\n#> False") { _ in
      .bool(false)
    },
    function(
      "rc(group, **kwargs)", "Sets settings of a group, or of a list of groups: rc('lines', linewidth=3).",
      example: "plt.rc('lines', linewidth=3)\nplt.rcParams['lines.linewidth']\n#> 3.0"
    ) { arguments in
      let groups = try arguments[0].stringValue.map { [$0] } ?? PlotData.texts(arguments[0])
      let short = ["lw": "linewidth", "ls": "linestyle", "c": "color", "fc": "facecolor", "ec": "edgecolor"]
      for group in groups {
        for (name, value) in arguments.extra {
          try Operators.setItem(
            .object(SettingsObject.shared), .string("\(group).\(short[name.name] ?? name.name)"), value)
        }
      }
      return .none
    },
    function(
      "clim(vmin=None, vmax=None)", "Sets the numbers of the ends of the current image's colormap.",
      example: "image = plt.imshow([[1, 2], [3, 4]])\nplt.clim(0, 5)\nimage.get_clim()\n#> (0, 5)"
    ) { arguments in
      guard let image = try Pyplot.shared.currentFigure().gca().currentImage else {
        throw Raised.runtimeError("You must first define an image, e.g., with imshow")
      }
      if !arguments[0].isNone { image.norm.vmin = try PlotData.number(arguments[0]) }
      if !arguments[1].isNone { image.norm.vmax = try PlotData.number(arguments[1]) }
      return .none
    },
    function(
      "gci()", "The current image, mesh or collection with a colormap, or None.",
      example: "image = plt.imshow([[1, 2], [3, 4]])\nplt.gci() is image\n#> True"
    ) { _ in
      let figure = Pyplot.shared.figures.last
      guard let figure, let artist = figure.axes.last?.currentImage as? Artist else { return .none }
      return ArtistObject.value(artist, in: figure)
    },
    function(
      "rcdefaults()", "Sets all settings back.", example: "plt.rcdefaults()\nplt.rcParams['lines.linewidth']\n#> 1.5"
    ) { _ in
      Pyplot.shared.style.reset()
      return .none
    },
    function(
      "get_cmap(name=None, lut=None)", "The colormap of a name.",
      example: "plt.get_cmap('jet')(0.5)[3]\n#> np.float64(1.0)"
    ) { arguments in
      if arguments[0].object(as: ColormapObject.self) != nil { return arguments[0] }
      let count = try arguments[1].isNone ? nil : Arguments.index(arguments[1])
      if arguments[0].isNone {
        let map = Pyplot.shared.style.imageColormap
        return .object(ColormapObject(try plotting { try count.map(map.resampled) ?? map }))
      }
      guard let name = arguments[0].stringValue else {
        throw Raised.valueError("\(try Operators.repr(arguments[0])) is not a valid value for name")
      }
      return .object(ColormapObject(try plotting { try Colormap.named(name, count: count) }))
    },
  ]

  /// Shows figures as the front end does; where it only takes text, nothing.
  static func show(_ figures: [Figure]) throws {
    guard Machine.current.publishesPictures else { return }
    try Machine.current.publish(figures.map { .object(FigureObject($0)) })
  }

  static let useStyle = PlotBuiltin(
    "use(style)", of: "matplotlib.style", "Sets the settings of a named style, of several, or of a dictionary.",
    example: "plt.style.use('ggplot')\nplt.rcParams['axes.grid']\n#> True\nplt.style.use('default')"
  ) { arguments in
    try take(style: arguments[0])
    return .none
  }

  static let styleContext = PlotBuiltin(
    "context(style, after_reset=False)", of: "matplotlib.style", "The settings of a style, inside a with statement.",
    example: "with plt.style.context('ggplot'):\n    print(plt.rcParams['axes.grid'])\n#> True"
  ) { .object(StyleContextObject($0[0], isReset: try $0.optional(1).map(Operators.isTrue) ?? false)) }

  /// `rc_context`, which both modules have.
  static func settingsContext(of module: String) -> Builtin {
    PlotBuiltin(
      "rc_context(rc=None, fname=<no value>)", of: module, "Settings that hold inside a with statement.",
      example: "\(module == "matplotlib" ? "import matplotlib\n" : "")"
        + "with \(module == "matplotlib" ? module : "plt").rc_context({'lines.linewidth': 3}):\n"
        + "    print(plt.rcParams['lines.linewidth'])\n#> 3.0"
    ) { .object(StyleContextObject($0[0].isNone ? .object(DictionaryObject()) : $0[0], isReset: false)) }
  }

  /// Takes over the settings that a name, a dictionary or a list of those gives.
  static func take(style value: Value) throws {
    if let name = value.stringValue { return try plotting { try Pyplot.shared.style.use(style: name) } }
    if value.object(as: DictionaryObject.self) != nil {
      for entry in try PlotKeywords(dictionary: value, owner: "style.use").allEntries {
        try Operators.setItem(.object(SettingsObject.shared), .string(entry.name), entry.value)
      }
      return
    }
    try Operators.array(value).forEach(take(style:))
  }

  static let use = PlotBuiltin(
    "use(backend, *, force=True)", of: "matplotlib", "Accepted: lgs draws figures itself.",
    example: "import matplotlib\nmatplotlib.use('agg')\nplt.gcf().axes\n#> []"
  ) { _ in .none }
}
