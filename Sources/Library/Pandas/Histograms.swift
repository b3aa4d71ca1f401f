import DataFrames
import Interpreter
import Plotting

/// `hist` and `boxplot` of series and tables.
enum Histograms {
  private static func numbers(_ column: Column) throws -> Value {
    try PandasValue.array(Series(column).dropped().values)
  }

  private static func call(_ object: Value, _ name: String, _ arguments: [Value], _ keywords: [(Symbol, Value)] = [])
    throws -> Value
  {
    guard case .object(let object) = object else { throw Raised.typeError("an Axes is needed") }
    return try Operators.call(object.attribute(Symbol(name)), arguments, keywords: keywords)
  }

  private static func keywords(_ arguments: NamedArguments) -> [(Symbol, Value)] {
    [(Symbol("bins"), arguments["bins"] ?? .int(10))] + arguments.extra.map { ($0.name, $0.value) }
  }

  static func draw(_ series: Series, _ arguments: NamedArguments) throws -> Value {
    _ = PyplotNamespace.membersInstalled
    let axes: Value
    if let given = arguments["ax"] {
      axes = given
    } else {
      let size = try arguments["figsize"].map(PlotDrawing.size)
      if Pyplot.shared.figures.isEmpty { _ = try Pyplot.shared.figure(number: nil, size: size, dpi: nil) }
      axes = .object(try Pyplot.shared.currentAxes())
      if let size = arguments["figsize"] { try PlotDrawing.resize(axes, size) }
    }
    _ = try call(axes, "hist", [numbers(series.values)], keywords(arguments))
    _ = try call(axes, "grid", [.bool(arguments.flag("grid", or: true))])
    return axes
  }

  /// The columns of numbers, of those that are asked for.
  private static func wanted(_ frame: DataFrame, _ arguments: NamedArguments) throws -> DataFrame {
    let labels = try arguments.list("column")?.map(PandasValue.label)
    let places = try labels?.map { try frame.position(of: $0) } ?? Array(frame.data.indices)
    return try frame.takingColumns(places.filter { PlotDrawing.isNumeric(frame.data[$0]) })
  }

  static func draw(_ frame: DataFrame, _ arguments: NamedArguments) throws -> Value {
    _ = PyplotNamespace.membersInstalled
    let frame = try wanted(frame, arguments)
    guard frame.columnCount > 0 else {
      throw Raised.valueError("hist method requires numerical or datetime columns, nothing to plot.")
    }
    let (rows, columns) = layout(frame.columnCount)
    let size = try arguments["figsize"].map(PlotDrawing.size)
    let figure = FigureObject(try Pyplot.shared.figure(number: nil, size: size, dpi: nil))
    let grid = try call(
      .object(figure), "subplots", [.int(rows), .int(columns)], [(Symbol("squeeze"), .bool(false))])
    let all = try Operators.array(call(grid, "ravel", []))
    for (place, axes) in all.enumerated() {
      guard place < frame.columnCount else {
        _ = try call(axes, "set_visible", [.bool(false)])
        continue
      }
      _ = try call(axes, "hist", [numbers(frame.data[place])], keywords(arguments))
      _ = try call(axes, "set_title", [.string(frame.columns[place].plainText)])
      _ = try call(axes, "grid", [.bool(arguments.flag("grid", or: true))])
    }
    let gaps: [(Symbol, Value)] = [(Symbol("wspace"), .float(0.3)), (Symbol("hspace"), .float(0.3))]
    _ = try call(.object(figure), "subplots_adjust", [], gaps)
    return grid
  }

  /// Rows and columns for so many axes: as near to a square as can be.
  private static func layout(_ count: Int) -> (rows: Int, columns: Int) {
    if count <= 2 { return (1, count) }
    var side = 1
    while side * side < count { side += 1 }
    return (side - 1) * side >= count && count > 4 ? (side, side - 1) : (side, side)
  }

  static func boxes(_ frame: DataFrame, _ arguments: NamedArguments) throws -> Value {
    _ = PyplotNamespace.membersInstalled
    let frame = try wanted(frame, arguments)
    guard frame.columnCount > 0 else {
      throw Raised.valueError("boxplot method requires numerical columns, nothing to plot.")
    }
    let axes = try arguments["ax"] ?? .object(Pyplot.shared.currentAxes())
    let extra = arguments.extra.map { ($0.name, $0.value) }
    _ = try call(axes, "boxplot", [boxValues(frame)], boxKeywords(frame, caps: "k") + extra)
    _ = try call(axes, "grid", [.bool(arguments.flag("grid", or: true))])
    return axes
  }

  static func boxValues(_ frame: DataFrame) throws -> Value { .list(try frame.data.map(numbers)) }

  /// The colours that pandas gives the parts of boxes, and the names of the columns.
  static func boxKeywords(_ frame: DataFrame, caps: String) throws -> [(Symbol, Value)] {
    func look(_ color: String) throws -> Value {
      let look = DictionaryObject()
      try look.table.set(.string("color"), .string(color))
      return .object(look)
    }
    return [
      (Symbol("boxprops"), try look("C0")), (Symbol("whiskerprops"), try look("C0")),
      (Symbol("medianprops"), try look("C2")), (Symbol("capprops"), try look(caps)),
      (Symbol("tick_labels"), .list(frame.columns.cells.map { .string($0.plainText) })),
    ]
  }
}
