import Interpreter
import Plotting

/// Functions of `pyplot` that say shorter what others can: several properties at once, a cell of a grid, a colormap for
/// what follows.
extension PyplotFunctions {
  static let shortcuts: [Builtin] =
    [
      shortcut(
        "setp(obj, *args, **kwargs)", "Sets properties of an artist, or of every one of a list.",
        example: "lines = plt.plot([1, 2])\nplt.setp(lines, color='r', lw=2)\n#> [None, None]"
      ) { arguments in
        if !arguments.rest.isEmpty { throw Raised.notInLgs("plt.setp with names and values in turn") }
        let targets = try artists(arguments[0])
        for target in targets {
          _ = try Operators.call(
            Operators.attribute(target, "set"), [], keywords: arguments.extra.map { ($0.name, $0.value) })
        }
        return .list(Array(repeating: .none, count: targets.count * arguments.extra.count))
      },
      shortcut(
        "subplot2grid(shape, loc, rowspan=1, colspan=1, fig=<no value>, **kwargs)",
        "The axes in some cells of a grid; shape and loc are pairs of rows and columns.",
        example: "plt.subplot2grid((2, 2), (0, 0), colspan=2)\n#> <Axes: >"
      ) { try gridCell($0) },
      shortcut(
        "set_cmap(cmap)", "The colormap of images that follow.",
        example: "plt.set_cmap('gray')\nplt.rcParams['image.cmap']\n#> 'gray'"
      ) { arguments in
        let name = arguments[0].object(as: ColormapObject.self)?.map.name ?? arguments[0].stringValue ?? ""
        return try setColormap(name)
      },
    ]
    + colormapNames.map { name in
      shortcut(
        "\(name)()", "Makes '\(name)' the colormap of images that follow.",
        example: "plt.\(name)()\nplt.rcParams['image.cmap']\n#> '\(name)'"
      ) { _ in try setColormap(name) }
    }

  private static let colormapNames = [
    "autumn", "bone", "cool", "copper", "flag", "gray", "hot", "hsv", "inferno", "jet", "magma", "nipy_spectral",
    "pink", "plasma", "prism", "spring", "summer", "viridis", "winter",
  ]

  private static func shortcut(
    _ signature: String, _ summary: String, example: String, body: @escaping (Arguments) throws -> Value
  ) -> Builtin {
    PlotBuiltin(signature, of: "matplotlib.pyplot", summary, example: example) { arguments in
      try plotting { try body(arguments) }
    }
  }

  /// One artist, or those of nested lists.
  private static func artists(_ value: Value) throws -> [Value] {
    guard case .object(let object) = value, object is ListObject || object is TupleObject || value.array != nil else {
      return [value]
    }
    return try Operators.array(value).flatMap(artists)
  }

  private static func gridCell(_ arguments: Arguments) throws -> Value {
    let shape = try ArrayShape.integers(arguments[0])
    let place = try ArrayShape.integers(arguments[1])
    guard shape.count == 2, place.count == 2 else { throw Raised.valueError("shape and loc must be pairs of integers") }
    let span = (
      try arguments.optional(2).map(Arguments.index) ?? 1, try arguments.optional(3).map(Arguments.index) ?? 1
    )
    let figure = Value.object(FigureObject(try Pyplot.shared.currentFigure()))
    let grid = try Operators.call(
      Operators.attribute(figure, "add_gridspec"), [.int(shape[0]), .int(shape[1])])
    guard let object = grid.object(as: GridObject.self), span.0 > 0, span.1 > 0,
      place.allSatisfy({ $0 >= 0 }), place[0] + span.0 <= shape[0], place[1] + span.1 <= shape[1]
    else { throw Raised.indexError("GridSpec slice would result in no space allocated for subplot") }
    let cells = object.cells(place[0]...place[0] + span.0 - 1, place[1]...place[1] + span.1 - 1)
    return try Operators.call(
      Operators.attribute(figure, "add_subplot"), [cells], keywords: arguments.extra.map { ($0.name, $0.value) })
  }

  /// Only what is drawn later takes the colormap.
  private static func setColormap(_ name: String) throws -> Value {
    _ = try Colormap.named(name)
    if let image = all.first(where: { $0.name == "gci" }),
      try !Operators.call(.object(NativeFunction(image)), []).isNone
    {
      throw Raised.notInLgs("changing the colormap of an image that is there; before it")
    }
    try Pyplot.shared.style.set("image.cmap", to: .text(name))
    return .none
  }
}
