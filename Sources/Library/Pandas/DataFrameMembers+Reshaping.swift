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
      return Value(try frame.melted(identifiers: identifiers, values: values, names: names))
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
    PivotTable.method,
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
}
