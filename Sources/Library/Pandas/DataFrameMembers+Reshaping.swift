import DataFrames
import Interpreter

extension DataFrameMembers {
  static let reshaping: [Builtin] = [
    method(
      "melt(self, id_vars=None, value_vars=None, var_name=None, value_name='value', col_level=None, ignore_index=True)",
      "Columns below one another: their names in one column, their values in the next.",
      "pd.DataFrame({'k': ['x'], 'a': [1], 'b': [2]}).melt(id_vars='k')\n"
        + "#>    k variable  value\n#> 0  x        a      1\n#> 1  x        b      2",
      lacking: ["col_level", "ignore_index"]
    ) { object, arguments in
      let frame = object.frame
      let identifiers = try places(arguments, "id_vars", of: frame) ?? []
      let values =
        try places(arguments, "value_vars", of: frame) ?? frame.data.indices.filter { !identifiers.contains($0) }
      let variable: Cell = frame.columns.name == .none ? .string("variable") : frame.columns.name
      let names = (
        variable: try arguments["var_name"].map(PandasValue.label) ?? variable,
        value: try arguments["value_name"].map(PandasValue.label) ?? .string("value")
      )
      return Value(frame.melted(identifiers: identifiers, values: values, names: names))
    },
    method(
      "pivot(self, *, columns, index=None, values=None)",
      "A table of one row for each value of a column and one column for each value of another.",
      "pd.DataFrame({'r': ['a', 'a'], 'c': ['x', 'y'], 'v': [1, 2]}).pivot(index='r', columns='c', values='v')\n"
        + "#> c  x  y\n#> r      \n#> a  1  2"
    ) { object, arguments in
      let frame = object.frame
      let rows =
        try arguments["index"].map { try key($0, of: frame) }
        ?? Grouping.Key(name: frame.index.name, values: frame.index.column, place: nil)
      let values = try key(arguments["values"], of: frame, "pivot() without one column of values")
      return Value(
        try DataFrame.spreading(values.values, rows: rows, columns: key(arguments.required("columns"), of: frame)))
    },
    method(
      "pivot_table(self, values=None, index=None, columns=None, aggfunc='mean', fill_value=None, margins=False, "
        + "dropna=True, margins_name='All', observed=True, sort=True)",
      "Statistics of the rows that share a value of a column, and of another.",
      "df = pd.DataFrame({'r': ['a', 'a', 'b'], 'c': ['x', 'x', 'y'], 'v': [1, 3, 5]})\n"
        + "df.pivot_table(values='v', index='r', columns='c', fill_value=0)\n"
        + "#> c    x    y\n#> r          \n#> a  2.0  0.0\n#> b  0.0  5.0",
      lacking: ["margins", "dropna", "margins_name", "observed", "sort"]
    ) { Value(try pivotTable($0.frame, $1)) },
  ]

  private static func places(_ arguments: NamedArguments, _ name: String, of frame: DataFrame) throws -> [Int]? {
    try arguments.list(name)?.map { try frame.position(of: PandasValue.label($0)) }
  }

  /// The column that one label names.
  private static func key(_ value: Value?, of frame: DataFrame, _ refused: String = "several keys") throws
    -> Grouping.Key
  {
    guard let value, PandasValue.optionalCell(value) != nil else {
      throw Raised.notInLgs("\(refused) (labels of several levels, MultiIndex), which")
    }
    let label = try PandasValue.label(value)
    let place = try frame.position(of: label)
    return Grouping.Key(name: label, values: frame.data[place], place: place)
  }

  private static func pivotTable(_ frame: DataFrame, _ arguments: NamedArguments) throws -> DataFrame {
    let statistic = arguments["aggfunc"]?.stringValue ?? (arguments["aggfunc"] == nil ? "mean" : "")
    guard let reduction = Reduction(rawValue: statistic) else {
      throw Raised.notInLgs("pivot_table(aggfunc=…) of anything but the name of a statistic")
    }
    let gap = try arguments["fill_value"].map(PandasValue.cell) ?? .missing
    if arguments["columns"] == nil, let keys = try arguments["index"].map({ try Grouping.Key.keys($0, in: frame) }) {
      return try pivotTable(frame, keys, reduction, arguments)
    }
    let rows = try key(arguments["index"], of: frame)
    let columns = try key(arguments["columns"], of: frame)
    let values = try key(arguments["values"], of: frame, "pivot_table() without one column of values")
    let grouping = try Grouping(frame, keys: [rows, columns], sorts: true)
    return try DataFrame.spreading(
      grouping.reduced(reduction, values.values),
      rows: Grouping.Key(name: rows.name, values: grouping.labels[0], place: nil),
      columns: Grouping.Key(name: columns.name, values: grouping.labels[1], place: nil), gap: gap)
  }

  /// One row for each combination of the keys, one column for each of the values.
  private static func pivotTable(
    _ frame: DataFrame, _ keys: [Grouping.Key], _ reduction: Reduction, _ arguments: NamedArguments
  ) throws -> DataFrame {
    let grouping = try Grouping(frame, keys: keys, sorts: true)
    let given = try places(arguments, "values", of: frame)
    let known = Set(keys.compactMap(\.place))
    let all = given ?? frame.data.indices.filter { !known.contains($0) }
    let chosen = try Ordering.sorted(all.map { frame.columns[$0] }).map(frame.position)
    let data = try chosen.map { try grouping.reduced(reduction, frame.data[$0]) }
    return try grouping.table(data, named: frame.columns.taking(chosen), asIndex: true)
  }
}
