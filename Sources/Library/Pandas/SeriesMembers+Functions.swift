import DataFrames
import Interpreter

extension SeriesMembers {
  static let mapping: [Builtin] = [
    method(
      "map(self, func=None, na_action=None, engine=None)",
      "What a function gives for every value, or what a dict or a series holds for it.",
      "pd.Series([1, 2]).map({1: 'one'})\n#> 0    one\n#> 1    NaN\n#> dtype: str", lacking: ["engine"]
    ) { object, arguments in
      guard let function = arguments["func"] else { throw Raised.valueError("The `func` parameter is required") }
      return Value(object.series.with(try mapped(object.series.values, function, arguments)))
    },
    method(
      "apply(self, func, args=(), *, by_row='compat', **kwargs)", "What a function gives for every value.",
      "pd.Series([1, 2]).apply(lambda v: v * 10)\n#> 0    10\n#> 1    20\n#> dtype: int64", lacking: ["by_row"]
    ) { object, arguments in
      let function = arguments.required("func")
      if let name = function.stringValue { return try Operators.call(object.attribute(Symbol(name)), []) }
      let rest = try arguments["args"].map(Operators.array) ?? []
      func applied(_ column: Column) throws -> Column {
        let results = try column.mapCells {
          try Operators.call(
            function, [PandasValue.python($0)] + rest, keywords: arguments.extra.map { ($0.name, $0.value) })
        }
        return Mapping.inferred(try results.map(PandasValue.cell))
      }
      guard case .category(let categories) = object.series.values else {
        return Value(object.series.with(try applied(object.series.values)))
      }
      return Value(object.series.with(try Mapping.mapped(categories, to: try applied(categories.values))))
    },
    method(
      "agg(self, func=None, axis=0)", "One or more statistics by name.",
      "pd.Series([1, 2]).agg(['min', 'max'])\n#> min    1\n#> max    2\n#> dtype: int64"
    ) { object, arguments in
      let function = arguments.required("func")
      if let name = function.stringValue { return try Operators.call(object.attribute(Symbol(name)), []) }
      guard PandasValue.isListLike(function) else { return try Operators.call(function, [.object(object)]) }
      let names = try Operators.array(function)
      let cells = try names.map { name -> Cell in
        guard let text = name.stringValue else { throw Raised.notInLgs("agg() with functions in a list") }
        return try PandasValue.cell(Operators.call(object.attribute(Symbol(text)), []))
      }
      return Value(
        Series(
          Column(inferring: cells), index: Index(Column(inferring: try names.map(PandasValue.label))),
          name: object.series.name))
    },
  ]

  private static func mapped(_ column: Column, _ function: Value, _ arguments: NamedArguments) throws -> Column {
    if let dictionary = function.object(as: DictionaryObject.self) {
      return try Mapping.lookUp(column) {
        try dictionary.table.value(for: PandasValue.python($0)).map(PandasValue.cell)
      }
    }
    if let series = function.object(as: SeriesObject.self)?.series {
      let table = try series.index.table()
      return try Mapping.lookUp(column) { table[$0]?.first.map { series.values[$0] } }
    }
    return try Mapping.map(column, function, ignoresMissing: arguments.text("na_action") == "ignore")
  }
}
