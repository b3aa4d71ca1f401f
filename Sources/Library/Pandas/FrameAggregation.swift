import DataFrames
import Interpreter

/// `df.agg`: statistics of the columns by name, by a function, or by a dict of either.
enum FrameAggregation {
  static func method(_ name: String) -> Builtin {
    DataFrameMembers.method(
      "\(name)(self, func=None, axis=0)", "Statistics of the columns: a name or a function, a list of them, or a dict.",
      "pd.DataFrame({'a': [1, 2], 'b': [3, 5]}).\(name)({'a': 'sum', 'b': 'mean'})\n"
        + "#> a    3.0\n#> b    4.0\n#> dtype: float64", lacking: ["axis"]
    ) { object, arguments in
      let function = arguments.required("func")
      if let name = function.stringValue { return try Operators.call(object.attribute(Symbol(name)), []) }
      if let dictionary = function.object(as: DictionaryObject.self) { return try byColumn(object.frame, dictionary) }
      guard PandasValue.isListLike(function) else {
        return try Operators.call(object.attribute("apply"), [function])
      }
      let functions = try Operators.array(function)
      let columns = try (0..<object.frame.columnCount).map {
        try statistics(functions, of: object.frame.series(at: $0))
      }
      return try joined(columns, labels: object.frame.columns.cells)
    }
  }

  /// One statistic for each named column, or several.
  private static func byColumn(_ frame: DataFrame, _ dictionary: DictionaryObject) throws -> Value {
    let entries = try dictionary.table.all.map { entry in
      (label: try PandasValue.label(entry.key), function: entry.value)
    }
    let absent = entries.map(\.label).filter { !frame.columns.contains($0) }
    if !absent.isEmpty {
      let shown = absent.map(\.representation).joined(separator: ", ")
      throw Raised.keyError(.string("Label(s) [\(shown)] do not exist"))
    }
    let columns = try entries.map { try frame.series(at: frame.position(of: $0.label)) }
    if entries.contains(where: { PandasValue.isListLike($0.function) }) {
      let parts = try zip(entries, columns).map { entry, column in
        let isList = PandasValue.isListLike(entry.function)
        return try statistics(isList ? Operators.array(entry.function) : [entry.function], of: column)
      }
      return try joined(parts, labels: entries.map(\.label))
    }
    let cells = try zip(entries, columns).map { try statistic($0.function, of: $1) }
    let labels = Index(Column(inferring: entries.map(\.label)))
    return Value(Series(cells.isEmpty ? .object([]) : Column(inferring: cells), index: labels))
  }

  private static func statistic(_ function: Value, of series: Series) throws -> Cell {
    let object = SeriesObject(series)
    let result =
      try function.stringValue.map { try Operators.call(object.attribute(Symbol($0)), []) }
      ?? Operators.call(function, [.object(object)])
    guard let cell = PandasValue.optionalCell(result) else {
      throw Raised.notInLgs("agg() of functions that give more than one value")
    }
    return cell
  }

  /// The statistics of one column under their names.
  private static func statistics(_ functions: [Value], of series: Series) throws -> Series {
    let names = try GroupingMembers.names(of: functions)
    let cells = try functions.map { try statistic($0, of: series) }
    return Series(Column(inferring: cells), index: Index(Column(inferring: names)), name: series.name)
  }

  /// Columns of statistics beside one another, missing where a column has not all of them.
  private static func joined(_ columns: [Series], labels: [Cell]) throws -> Value {
    var names: [Cell] = []
    for name in columns.flatMap(\.index.cells) where !names.contains(name) { names.append(name) }
    let index = Index(Column(inferring: names))
    let values = try columns.map { try $0.reindexed(index).values }
    return Value(DataFrame(values, columns: Index(Column(inferring: labels)), index: index))
  }
}
