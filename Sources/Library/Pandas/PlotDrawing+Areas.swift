import DataFrames
import Interpreter
import Plotting

/// Pies, areas, and pictures of which every column has axes of its own.
extension PlotDrawing {
  // MARK: Pies

  func pie() throws -> [(handle: Value, label: String)] {
    guard let column = numeric.first, numeric.count == 1 else {
      throw Raised.valueError("pie requires either y column or 'subplots=True'")
    }
    let values = (column.column.numbers ?? []).map { $0.isNaN ? 0 : $0 }
    guard values.allSatisfy({ $0 >= 0 }) else {
      throw Raised.valueError("pie plot doesn't allow negative values")
    }
    let names = frame.index.cells.map(\.plainText)
    let labels =
      try extra.first { $0.name.name == "labels" }.map { try Operators.array($0.value) } ?? names.map(Value.string)
    // Parts without width have no label.
    let shown = zip(labels, values).map { $1 == 0 ? Value.string("") : $0 }
    let keywords = artistKeywords.filter { $0.0 != "labels" } + [("labels", .list(shown))]
    let drawn = try on("pie", [PandasValue.array(.float64(values))], keywords)
    let wedges = try Operators.array(Operators.item(drawn, .int(0)))
    return try zip(wedges, labels).map { ($0, try Operators.str($1)) }
  }

  // MARK: Areas

  func areas() throws -> [(handle: Value, label: String)] {
    let isStacked = try extra.first { $0.name.name == "stacked" }.map { try Operators.isTrue($0.value) } ?? true
    var keywords = artistKeywords.filter { $0.0 != "stacked" && $0.0 != "color" }
    if !isStacked, !keywords.contains(where: { $0.0 == "alpha" }) { keywords.append(("alpha", .float(0.5))) }
    let places = try self.places()
    let columns = numeric.map { (label: $0.label, values: ($0.column.numbers ?? []).map { $0.isNaN ? 0 : $0 }) }
    if isStacked { try checkSigns(columns) }
    var above = Array(repeating: 0.0, count: frame.rowCount)
    var below = above
    let handles = try columns.enumerated().map { place, part -> (handle: Value, label: String) in
      let isPositive = part.values.allSatisfy { $0 >= 0 }
      let start = isStacked ? (isPositive ? above : below) : Array(repeating: 0, count: frame.rowCount)
      let ends = zip(start, part.values).map { $0 + $1 }
      if isPositive { above = ends } else { below = ends }
      var look = keywords
      if let given = extra.first(where: { $0.name.name == "color" })?.value {
        look.append(("color", try color(given, place, part.label)))
      }
      let points = [places, try PandasValue.array(.float64(ends))]
      let line = try Operators.item(on("plot", points + [style(place, part.label)].compactMap { $0 }, look), .int(0))
      if !look.contains(where: { $0.0 == "color" }) {
        look.append(("color", try Operators.call(Operators.attribute(line, "get_color"), [])))
      }
      let area = try on(
        "fill_between", [places, PandasValue.array(.float64(start)), points[1]], look + [("label", .string(part.label))]
      )
      return (area, part.label)
    }
    try limitAreas(columns.flatMap(\.values))
    return handles
  }

  /// What stands above one another must all be on one side of the axis.
  private func checkSigns(_ columns: [(label: String, values: [Double])]) throws {
    guard let mixed = columns.first(where: { $0.values.contains { $0 > 0 } && $0.values.contains { $0 < 0 } }) else {
      return
    }
    throw Raised.valueError(
      "When stacked is True, each column must be either all positive or all negative. Column "
        + "'\(mixed.label)' contains both positive and negative values")
  }

  /// Areas stand on the axis.
  private func limitAreas(_ values: [Double]) throws {
    guard arguments["ylim"] == nil else { return }
    if values.allSatisfy({ $0 >= 0 }) {
      try on("set_ylim", [.int(0), .none])
    } else if values.allSatisfy({ $0 <= 0 }) {
      try on("set_ylim", [.none, .int(0)])
    }
  }

  // MARK: Axes for each column

  private static let passed = [
    "use_index", "grid", "legend", "style", "logx", "logy", "loglog", "xticks", "yticks", "xlim", "ylim", "rot",
    "xlabel",
    "ylabel",
  ]

  /// `subplots=True`: one axes for each column of numbers, below one another; pies side by side.
  static func eachColumn(_ content: PlotObject.Content, _ arguments: NamedArguments) throws -> Value {
    guard case .frame(let whole) = content else { throw Raised.notInLgs("plot(subplots=True) of a series") }
    let kind = try arguments.text("kind") ?? "line"
    guard ["line", "area", "bar", "barh", "hist", "pie"].contains(kind) else {
      throw Raised.notInLgs("plot(kind='\(kind)', subplots=True)")
    }
    _ = PyplotNamespace.membersInstalled
    var extra = arguments.extra
    let frame = try picked(whole, arguments, &extra)
    let places = frame.data.indices.filter { isNumeric(frame.data[$0]) }
    guard !places.isEmpty else { throw Raised.typeError("no numeric data to plot") }
    let grid = try axes(for: places.count, isPie: kind == "pie", arguments)
    let all = try Operators.array(Operators.call(Operators.attribute(grid, "ravel"), []))
    for (number, place) in places.enumerated() {
      var keywords = [(Symbol("kind"), Value.string(kind)), (Symbol("ax"), all[number])]
      keywords += passed.compactMap { name in arguments[name].map { (Symbol(name), $0) } }
      keywords += extra.map { ($0.name, $0.value) }
      if kind != "pie", !extra.contains(where: { $0.name.name == "color" }) {
        keywords.append((Symbol("color"), .string("C\(number % 10)")))
      }
      if let title = arguments["title"], PandasValue.isListLike(title) {
        keywords.append((Symbol("title"), try Operators.item(title, .int(number))))
      }
      _ = try Operators.call(.object(PlotObject(.frame(frame.takingColumns([place])))), [], keywords: keywords)
    }
    if let title = arguments["title"], title.stringValue != nil {
      let figure = try Operators.attribute(all[0], "figure")
      _ = try Operators.call(Operators.attribute(figure, "suptitle"), [title])
    }
    return grid
  }

  private static func axes(for count: Int, isPie: Bool, _ arguments: NamedArguments) throws -> Value {
    let layout = try arguments["layout"].map { try Operators.array($0).map(Arguments.index) }
    let size = try arguments["figsize"].map(size)
    let figure = Value.object(FigureObject(try Pyplot.shared.figure(number: nil, size: size, dpi: nil)))
    let (rows, columns) = layout.map { ($0[0], $0[1]) } ?? (isPie ? (1, count) : (count, 1))
    guard rows * columns >= count else {
      throw Raised.valueError("Layout of \(rows)x\(columns) must be larger than required size \(count)")
    }
    let grid = try Operators.call(
      Operators.attribute(figure, "subplots"), [.int(rows), .int(columns)],
      keywords: [(Symbol("sharex"), .bool(!isPie)), (Symbol("squeeze"), .bool(false))])
    return layout == nil ? try Operators.call(Operators.attribute(grid, "ravel"), []) : grid
  }
}
