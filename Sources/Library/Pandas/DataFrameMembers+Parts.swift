import DataFrames
import Interpreter

extension DataFrameMembers {
  static let parts: [Builtin] = [
    method("head(self, n=5)", "The first rows.", example + "df.head(1)\n#>    a  b\n#> 0  3  x") {
      Value(try $0.frame.head(try $1.integer("n", or: 5)))
    },
    method("tail(self, n=5)", "The last rows.", example + "df.tail(1)\n#>    a  b\n#> 1  1  y") {
      Value(try $0.frame.tail(try $1.integer("n", or: 5)))
    },
    method(
      "drop(self, labels=None, *, axis=0, index=None, columns=None, level=None, inplace=False, errors='raise')",
      "The table without some rows or columns.", example + "df.drop(columns='a')\n#>    b\n#> 0  x\n#> 1  y",
      lacking: ["level"]
    ) { object, arguments in
      let onColumns = try arguments.isColumnAxis()
      let labels = try arguments.list("labels")
      let ignores = try arguments.text("errors") == "ignore"
      if labels == nil, arguments["index"] == nil, arguments["columns"] == nil {
        throw Raised.valueError("Need to specify at least one of 'labels', 'index' or 'columns'")
      }
      let columns = try ((onColumns ? labels : nil) ?? arguments.list("columns") ?? []).map(PandasValue.label)
      let rows = try ((onColumns ? nil : labels) ?? arguments.list("index") ?? []).map(PandasValue.label)
      let places = try SeriesMembers.dropped(columns, from: object.frame.columns, ignoresAbsent: ignores)
      let positions = try SeriesMembers.dropped(rows, from: object.frame.index, ignoresAbsent: ignores)
      var frame = object.frame
      if !places.isEmpty { frame = try frame.droppingColumns(places) }
      if !positions.isEmpty { frame = try frame.droppingRows(positions) }
      return try object.result(frame, arguments)
    },
    method(
      "dropna(self, *, axis=0, how=None, thresh=None, subset=None, inplace=False, ignore_index=False)",
      "The rows or columns without missing values.",
      "pd.DataFrame({'a': [1., None]}).dropna()\n#>      a\n#> 0  1.0"
    ) { object, arguments in
      let least = try leastPresent(arguments)
      if try arguments.isColumnAxis() {
        return try object.result(object.frame.droppingMissingColumns(least: least), arguments)
      }
      let subset = try arguments.list("subset")?.map { try object.frame.position(of: PandasValue.label($0)) }
      var frame = try object.frame.droppingMissing(columns: subset ?? Array(0..<object.frame.columnCount), least: least)
      if try arguments.flag("ignore_index") { frame.index = Index(count: frame.rowCount) }
      return try object.result(frame, arguments)
    },
    method(
      "drop_duplicates(self, subset=None, *, keep='first', inplace=False, ignore_index=False)",
      "The rows without repetitions.", "pd.DataFrame({'a': [1, 1]}).drop_duplicates()\n#>    a\n#> 0  1"
    ) { object, arguments in
      let repeated = try repetitions(object.frame, arguments)
      var frame = try object.frame.takingRows((0..<object.frame.rowCount).filter { !repeated[$0] })
      if try arguments.flag("ignore_index") { frame.index = Index(count: frame.rowCount) }
      return try object.result(frame, arguments)
    },
    method(
      "duplicated(self, subset=None, keep='first')", "Which rows repeat an earlier one.",
      "pd.DataFrame({'a': [1, 1]}).duplicated()\n#> 0    False\n#> 1     True\n#> dtype: bool"
    ) { object, arguments in
      Value(Series(.bool(try repetitions(object.frame, arguments)), index: object.frame.index))
    },
    method("get(self, key, default=None)", "A column, or the default.", "pd.DataFrame({'a': [1]}).get('z', 0)\n#> 0") {
      object, arguments in
      let key = arguments.required("key")
      if let label = PandasValue.optionalCell(key), !object.frame.columns.contains(label) {
        return arguments.required("default")
      }
      return try object.item(key)
    },
    method(
      "pop(self, item)", "Removes a column and returns it.",
      example + "df.pop('a')\n#> 0    3\n#> 1    1\n#> Name: a, dtype: int64"
    ) {
      object, arguments in
      let place = try object.frame.position(of: PandasValue.label(arguments.required("item")))
      let series = object.frame.series(at: place)
      object.frame = try object.frame.droppingColumns([place])
      return Value(series)
    },
    method(
      "select_dtypes(self, include=None, exclude=None)", "The columns of some types.",
      example + "df.select_dtypes('number')\n#>    a\n#> 0  3\n#> 1  1"
    ) { object, arguments in
      Value(try object.frame.takingColumns(try TypeSelection(arguments).places(in: object.frame.data)))
    },
  ]

  private static func repetitions(_ frame: DataFrame, _ arguments: NamedArguments) throws -> [Bool] {
    let subset = try arguments.list("subset")?.map { try frame.position(of: PandasValue.label($0)) }
    return try Repetition(arguments).flags((subset ?? Array(0..<frame.columnCount)).map { frame.data[$0] })
  }

  /// How many values `dropna` wants to be there; nil for all of them.
  private static func leastPresent(_ arguments: NamedArguments) throws -> Int? {
    let how = try arguments.text("how")
    guard let thresh = arguments["thresh"] else {
      guard how == nil || how == "any" || how == "all" else {
        throw Raised.valueError("invalid how option: \(how ?? "")")
      }
      return how == "all" ? 1 : nil
    }
    if how != nil { throw Raised.typeError("You cannot set both the how and thresh arguments at the same time.") }
    return try Arguments.index(thresh)
  }
}
