import DataFrames
import Interpreter
import Plotting

/// One call of `plot`: what is drawn, on which axes, and what stands around it.
struct PlotDrawing {
  let arguments: NamedArguments
  let kind: String
  /// The columns to draw, labelled as the legend names them.
  let frame: DataFrame
  let isSeries: Bool
  let axes: Value
  /// What goes to the artists.
  var extra: [(name: Symbol, value: Value)]

  private static let drawn: Set = ["line", "bar", "barh", "area", "hist", "box", "pie", "scatter"]
  private static let known = [
    "line", "bar", "barh", "kde", "density", "area", "hist", "box", "pie", "scatter", "hexbin",
  ]

  init(_ content: PlotObject.Content, _ arguments: NamedArguments) throws {
    _ = PyplotNamespace.membersInstalled
    self.arguments = arguments
    extra = arguments.extra
    kind = try arguments.text("kind") ?? "line"
    guard Self.known.contains(kind) else {
      let kinds = Self.known.map { "'\($0)'" }.joined(separator: ", ")
      throw Raised.valueError("\(kind) is not a valid plot kind Valid plot kinds: (\(kinds))")
    }
    guard Self.drawn.contains(kind) else { throw Raised.notInLgs("the plot kind '\(kind)'") }
    switch content {
    case .series(let series):
      if kind == "scatter" { throw Raised.valueError("plot kind scatter can only be used for data frames") }
      let label = try Self.take("label", &extra).map(PandasValue.label) ?? series.name
      frame = series.frame(named: label == .none ? .string("") : label)
      isSeries = true
    case .frame(let whole):
      frame = kind == "scatter" ? whole : try Self.picked(whole, arguments, &extra)
      isSeries = false
    }
    guard kind == "scatter" || frame.data.contains(where: Self.isNumeric) else {
      throw Raised.typeError("no numeric data to plot")
    }
    axes = try Self.axes(arguments, isSeries: isSeries)
  }

  static func isNumeric(_ column: Column) -> Bool {
    switch column {
    case .int64, .narrow, .float64: return true
    case .bool, .string, .datetime, .timedelta, .category, .object: return false
    }
  }

  /// The columns that y names under the labels that x names.
  static func picked(
    _ frame: DataFrame, _ arguments: NamedArguments, _ extra: inout [(name: Symbol, value: Value)]
  ) throws -> DataFrame {
    var frame = frame
    if let x = arguments["x"] {
      let place = try self.place(x, in: frame)
      frame = try DataFrame(
        frame.data, columns: frame.columns, index: Index(frame.data[place], name: frame.columns[place])
      ).droppingColumns([place])
    }
    guard let y = arguments["y"] else { return frame }
    return try columns(y, of: frame, &extra)
  }

  private static func columns(
    _ y: Value, of frame: DataFrame, _ extra: inout [(name: Symbol, value: Value)]
  ) throws -> DataFrame {
    let isList = PandasValue.isListLike(y)
    let items = try isList ? Operators.array(y) : [y]
    let absent = try items.map(PandasValue.label).filter { label in
      isList && label.text != nil && !frame.columns.contains(label)
    }
    guard absent.isEmpty else {
      throw Raised.keyError(.string("[\(absent.map(\.representation).joined(separator: ", "))] not in index"))
    }
    var result = try frame.takingColumns(try items.map { try place($0, in: frame) })
    guard let label = try take("label", &extra) else { return result }
    let labels = try PandasValue.isListLike(label) ? Operators.array(label) : [label]
    guard labels.count == result.columnCount else {
      throw Raised.valueError("label should be list-like and same length as y")
    }
    result.columns = Index(Column(inferring: try labels.map(PandasValue.label)))
    return result
  }

  /// A column by label, or by position where labels are no numbers.
  static func place(_ value: Value, in frame: DataFrame) throws -> Int {
    if case .int(let position) = value, frame.columns.column.dataType != .int64 {
      guard (0..<frame.columnCount).contains(position) else {
        throw Raised.indexError("index \(position) is out of bounds for axis 0 with size \(frame.columnCount)")
      }
      return position
    }
    return try frame.position(of: PandasValue.label(value))
  }

  static func take(_ name: String, _ extra: inout [(name: Symbol, value: Value)]) throws -> Value? {
    guard let place = extra.firstIndex(where: { $0.name.name == name }) else { return nil }
    let value = extra.remove(at: place).value
    return value.isNone ? nil : value
  }

  // MARK: Axes

  static func size(_ value: Value) throws -> (width: Double, height: Double) {
    let parts = try PlotData.column(value)
    guard parts.count == 2 else { throw Raised.valueError("figsize should have two numbers") }
    return (parts[0], parts[1])
  }

  static func resize(_ axes: Value, _ size: Value) throws {
    guard let figure = axes.object(as: AxesObject.self)?.axes.figure else { return }
    _ = try Operators.call(FigureObject(figure).attribute("set_size_inches"), [size])
  }

  /// The axes given; for a series the current ones; else those of a new figure.
  private static func axes(_ arguments: NamedArguments, isSeries: Bool) throws -> Value {
    let size = try arguments["figsize"].map(size)
    if let given = arguments["ax"] {
      if let figsize = arguments["figsize"] { try resize(given, figsize) }
      return given
    }
    if isSeries, !Pyplot.shared.figures.isEmpty {
      let axes = Value.object(try Pyplot.shared.currentAxes())
      if let figsize = arguments["figsize"] { try resize(axes, figsize) }
      return axes
    }
    _ = try Pyplot.shared.figure(number: nil, size: size, dpi: nil)
    return .object(try Pyplot.shared.currentAxes())
  }

  /// Calls a method of the axes.
  @discardableResult
  func on(_ name: String, _ values: [Value], _ keywords: [(String, Value)] = []) throws -> Value {
    guard case .object(let object) = axes else { throw Raised.typeError("ax must be an Axes") }
    return try Operators.call(
      object.attribute(Symbol(name)), values, keywords: keywords.map { (Symbol($0.0), $0.1) })
  }

  // MARK: Drawing

  func draw() throws -> Value {
    let isLogarithmic = try arguments.flag("loglog")
    if try isLogarithmic || arguments.flag("logx") { try on("set_xscale", [.string("log")]) }
    if try isLogarithmic || arguments.flag("logy") { try on("set_yscale", [.string("log")]) }
    var handles: [(handle: Value, label: String)] = []
    switch kind {
    case "bar": handles = try bars(isVertical: true)
    case "barh": handles = try bars(isVertical: false)
    case "hist": handles = try histograms()
    case "box": try boxes()
    case "area": handles = try areas()
    case "pie": handles = try pie()
    case "scatter": handles = try points()
    case _: handles = try lines()
    }
    try addLegend(handles)
    try adorn()
    try finish()
    return axes
  }

  private func addLegend(_ handles: [(handle: Value, label: String)]) throws {
    let isWanted = try arguments["legend"].map { try $0.stringValue != nil || Operators.isTrue($0) } ?? !isSeries
    guard isWanted, !handles.isEmpty else { return }
    if try !on("get_legend", []).isNone { throw Raised.notInLgs("plot() with a legend on axes that have one") }
    let shown = arguments["legend"]?.stringValue == "reverse" ? handles.reversed() : handles
    let title = frame.columns.name == .none ? "" : frame.columns.name.plainText
    try on(
      "legend", [.list(shown.map(\.handle)), .list(shown.map { .string($0.label) })],
      [("loc", .string("best")), ("title", .string(title))])
  }

  private func adorn() throws {
    for (name, call) in [
      ("yticks", "set_yticks"), ("xticks", "set_xticks"), ("ylim", "set_ylim"), ("xlim", "set_xlim"),
      ("ylabel", "set_ylabel"), ("title", "set_title"), ("grid", "grid"),
    ] {
      if let value = arguments[name] { try on(call, [value]) }
    }
  }

  /// What pandas calls the direction of the labels.
  var indexName: String? {
    get throws {
      if let given = arguments[kind == "barh" ? "ylabel" : "xlabel"] { return try Operators.str(given) }
      return frame.index.name == .none ? nil : frame.index.name.plainText
    }
  }

  private func finish() throws {
    let rotation = arguments["rot"] ?? (kind == "bar" ? .int(90) : nil)
    if let rotation {
      let axis = Value.string(kind == "barh" ? "y" : "x")
      try on("tick_params", [], [("axis", axis), ("labelrotation", rotation)])
    }
    switch kind {
    case "bar", "barh": try labelBars()
    case "hist":
      if let label = arguments["xlabel"] { try on("set_xlabel", [label]) }
      if arguments["ylabel"] == nil { try on("set_ylabel", [.string("Frequency")]) }
    case "box":
      if let label = arguments["xlabel"] { try on("set_xlabel", [label]) }
    case "pie": break
    case "scatter":
      for (name, call) in [("x", "set_xlabel"), ("y", "set_ylabel")] {
        guard let column = arguments[name] else { continue }
        let label = frame.columns[try Self.place(column, in: frame)].plainText
        try on(call, [arguments["\(name)label"] ?? .string(label)])
      }
    case _:
      try labelLines()
      if let name = try indexName, try arguments.flag("use_index", or: true) { try on("set_xlabel", [.string(name)]) }
    }
  }
}
