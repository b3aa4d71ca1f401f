import DataFrames
import Interpreter
import LongWork

extension DataFrameMembers {
  static let conversions: [Builtin] = [
    method(
      "to_numpy(self, dtype=None, copy=False, na_value=None)", "The values as an array.",
      "pd.DataFrame({'a': [1, 2]}).to_numpy()\n#> array([[1],\n#>        [2]])", lacking: ["dtype", "na_value"]
    ) { object, _ in try PandasValue.array(object.frame) },
    method(
      "__array__(self, dtype=None, copy=None)", "The values as an array.",
      "np.array(pd.DataFrame({'a': [1]}))\n#> array([[1]])"
    ) {
      object, _ in try PandasValue.array(object.frame)
    },
    method(
      "to_csv(self, path_or_buf=None, *, sep=',', na_rep='', float_format=None, columns=None, header=True, index=True, "
        + "index_label=None, mode='w', encoding=None, compression='infer', quoting=None, quotechar='\"', "
        + "lineterminator=None, chunksize=None, date_format=None, doublequote=True, escapechar=None, decimal='.', "
        + "errors='strict', storage_options=None)", "The table as separated values, or written to a file.",
      "pd.DataFrame({'a': [1]}).to_csv(index=False)\n#> 'a\\n1\\n'",
      lacking: [
        "mode", "compression", "quoting", "quotechar", "lineterminator", "chunksize", "date_format", "doublequote",
        "escapechar", "decimal", "errors", "storage_options",
      ]
    ) { try TableWriting.write($0.frame, $1) },
    method(
      "to_dict(self, orient='dict', *, into=None, index=True)", "The table as dicts.",
      "pd.DataFrame({'a': [1, 2]}).to_dict('list')\n#> {'a': [1, 2]}", lacking: ["into", "index"]
    ) { try dictionary($0.frame, $1.text("orient") ?? "dict") },
    method(
      "to_string(self, buf=None, *, columns=None, col_space=None, header=True, index=True, na_rep='NaN', formatters=None, "
        + "float_format=None, sparsify=None, index_names=True, justify=None, max_rows=None, max_cols=None, "
        + "show_dimensions=False, decimal='.', line_width=None, min_rows=None, max_colwidth=None, encoding=None)",
      "The whole table as text.", "print(pd.DataFrame({'a': [1]}).to_string())\n#>    a\n#> 0  1",
      lacking: [
        "buf", "col_space", "formatters", "sparsify", "index_names", "justify", "max_cols", "show_dimensions",
        "decimal",
        "line_width", "encoding",
      ]
    ) { object, arguments in
      let labels = try arguments.list("columns")?.map { try object.frame.position(of: PandasValue.label($0)) }
      let frame = try labels.map { try object.frame.takingColumns($0) } ?? object.frame
      return .string(try frame.wholeText(TextOptions.options(arguments)))
    },
    method(
      "to_html(self)", "The whole table in HTML.",
      "pd.DataFrame({'a': [1]}).to_html()[:35]\n#> '<table border=\"1\" class=\"dataframe\"'"
    ) {
      object, _ in .string(try HTMLTable.whole(object.frame))
    },
    method(
      "_repr_html_(self)", "The table in HTML, as notebooks show it.",
      "pd.DataFrame({'a': [1]})._repr_html_()[:5]\n#> '<div>'"
    ) {
      object, _ in .string(try HTMLTable.notebook(object.frame))
    },
  ]

  private static func dictionary(_ frame: DataFrame, _ orient: String) throws -> Value {
    func pairs(_ labels: Index, _ values: (Int) throws -> Value) throws -> Value {
      let result = DictionaryObject()
      try (0..<labels.count).forEachRow { try result.table.set(PandasValue.python(labels[$0]), values($0)) }
      return .object(result)
    }
    func row(_ row: Int) throws -> Value { try pairs(frame.columns) { PandasValue.python(frame.data[$0][row]) } }
    switch orient {
    case "dict":
      return try pairs(frame.columns) { place in try pairs(frame.index) { PandasValue.python(frame.data[place][$0]) } }
    case "list": return try pairs(frame.columns) { .list(try frame.data[$0].mapCells(PandasValue.python)) }
    case "series": return try pairs(frame.columns) { Value(frame.series(at: $0)) }
    case "records": return .list(try (0..<frame.rowCount).mapRows(row))
    case "index": return try pairs(frame.index, row)
    case "split", "tight": throw Raised.notInLgs("to_dict('\(orient)')")
    case _: throw Raised.valueError("orient '\(orient)' not understood")
    }
  }

  // MARK: Iteration

  static let iteration: [Builtin] = [
    method(
      "items(self)", "Pairs of a column's label and the column.",
      "for name, column in pd.DataFrame({'a': [1, 2]}).items():\n    print(name, column.sum())\n#> a 3"
    ) { object, _ in
      let frame = object.frame
      return iterator(object, count: frame.columnCount) {
        .tuple([PandasValue.python(frame.columns[$0]), Value(frame.series(at: $0))])
      }
    },
    method(
      "iterrows(self)", "Pairs of a row's label and the row.",
      "for label, row in pd.DataFrame({'a': [1, 2]}).iterrows():\n    print(label, row['a'])\n#> 0 1\n#> 1 2"
    ) { object, _ in
      let frame = object.frame
      return iterator(object, count: frame.rowCount) {
        .tuple([PandasValue.python(frame.index[$0]), Value(try frame.row(at: $0))])
      }
    },
    method(
      "itertuples(self, index=True, name='Pandas')", "The rows as named tuples.",
      "for row in pd.DataFrame({'a': [1]}).itertuples():\n    print(row, row.a)\n#> Pandas(Index=0, a=1) 1"
    ) { object, arguments in
      let frame = object.frame
      let showsIndex = try arguments.flag("index", or: true)
      let name = arguments.given("name") == nil ? "Pandas" : try arguments.text("name")
      let names = (showsIndex ? ["Index"] : []) + frame.columns.cells.map(\.plainText)
      return iterator(object, count: frame.rowCount) { row in
        let values = frame.data.map { PandasValue.python($0[row]) }
        let items = (showsIndex ? [PandasValue.python(frame.index[row])] : []) + values
        guard let name else { return .tuple(items) }
        return .object(RowTuple(items, names: names, name: name))
      }
    },
  ]

  private static func iterator(_ object: Object, count: Int, _ item: @escaping (Int) throws -> Value) -> Value {
    var position = 0
    return .object(
      ClosureIterator(BuiltinTypes.generator, over: [.object(object)]) {
        guard position < count else { return nil }
        defer { position += 1 }
        return try item(position)
      })
  }

  // MARK: Functions

  static let functions: [Builtin] = [
    FrameAggregation.method("agg"), FrameAggregation.method("aggregate"),
    method(
      "apply(self, func, axis=0, raw=False, result_type=None, args=(), by_row='compat', engine=None, "
        + "engine_kwargs=None, **kwargs)", "What a function gives for every column, or with axis=1 for every row.",
      "pd.DataFrame({'a': [1, 2], 'b': [3, 4]}).apply(lambda row: row['a'] * row['b'], axis=1)\n"
        + "#> 0    3\n#> 1    8\n#> dtype: int64", lacking: ["raw", "result_type", "by_row", "engine", "engine_kwargs"]
    ) { object, arguments in
      let frame = object.frame
      let byRow = try arguments.isColumnAxis()
      let function = arguments.required("func")
      if let name = function.stringValue {
        return try Operators.call(
          object.attribute(Symbol(name)), [], keywords: byRow ? [(Symbol("axis"), .int(1))] : [])
      }
      let rest = try arguments["args"].map(Operators.array) ?? []
      let results = try (0..<(byRow ? frame.rowCount : frame.columnCount)).map { position in
        try Operators.call(
          function, [Value(byRow ? frame.row(at: position) : frame.series(at: position))] + rest,
          keywords: arguments.extra.map { ($0.name, $0.value) })
      }
      return try combined(results, labels: byRow ? frame.index : frame.columns, byRow: byRow, frame)
    },
    method(
      "map(self, func, na_action=None)", "What a function gives for every value.",
      "pd.DataFrame({'a': [1, 2]}).map(lambda v: v * 10)\n#>     a\n#> 0  10\n#> 1  20"
    ) { object, arguments in
      let function = arguments.required("func")
      let ignores = try arguments.text("na_action") == "ignore"
      return Value(try object.frame.mappingColumns { try Mapping.map($0, function, ignoresMissing: ignores) })
    },
  ]

  /// The results of `apply`: values make a series, series make a table.
  private static func combined(_ results: [Value], labels: Index, byRow: Bool, _ frame: DataFrame) throws -> Value {
    let series = results.compactMap { $0.object(as: SeriesObject.self)?.series }
    guard series.count == results.count, let first = series.first else {
      return Value(Series(Mapping.inferred(try results.map(PandasValue.cell)), index: labels))
    }
    if byRow { return Value(try DataFrameConstruction.table(of: series, labels: nil, index: labels)) }
    let index = series.dropFirst().reduce(first.index) { $0.union($1.index) }
    return Value(DataFrame(try series.map { try $0.reindexed(index).values }, columns: labels, index: index))
  }
}

/// A row of `itertuples`: a tuple whose items have names.
final class RowTuple: TupleObject {
  private let rowType: TypeObject
  private let names: [String]

  init(_ items: [Value], names: [String], name: String) {
    // What is no name in Python is called by its place.
    self.names = names.enumerated().map { place, text in
      let isName = text.unicodeScalars.first.map { $0.properties.isXIDStart } ?? false
      return isName && text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue } ? text : "_\(place)"
    }
    rowType = TypeObject(name, module: "pandas", bases: [BuiltinTypes.tuple], BuiltinTypes.tuple.capabilities)
    super.init(items)
  }

  override var type: TypeObject { rowType }

  override func repr() throws -> String {
    "\(rowType.name)(" + (try zip(names, items).map { "\($0)=\(try Operators.repr($1))" }.joined(separator: ", ")) + ")"
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? { names.firstIndex(of: name.name).map { items[$0] } }
}
