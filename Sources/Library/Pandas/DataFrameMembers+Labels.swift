import DataFrames
import Interpreter

extension DataFrameMembers {
  static let labels: [Builtin] = [
    method(
      "reset_index(self, level=None, *, drop=False, inplace=False, col_level=0, col_fill='', allow_duplicates=False, "
        + "names=None)", "The table with counted rows; the former labels become a column, or are dropped.",
      "pd.DataFrame({'a': [1]}, index=['x']).reset_index()\n#>   index  a\n#> 0     x  1",
      lacking: ["col_level", "col_fill", "allow_duplicates", "names"]
    ) { object, arguments in
      if let levels = try arguments.list("level") {
        let index = object.frame.index
        let places = try levels.map { try index.level(of: PandasValue.label($0)) }
        return try object.result(object.frame.resettingLevels(places, drop: arguments.flag("drop")), arguments)
      }
      if object.frame.columns.levelNames != nil, try !arguments.flag("drop") {
        throw Raised.notInLgs("reset_index() of a table whose columns have labels of several levels")
      }
      return try object.result(object.frame.resettingIndex(drop: arguments.flag("drop")), arguments)
    },
    method(
      "set_index(self, keys, *, drop=True, append=False, inplace=False, verify_integrity=False)",
      "A column as the labels of the rows.", example + "df.set_index('b')\n#>    a\n#> b   \n#> x  3\n#> y  1",
      lacking: ["append", "verify_integrity"]
    ) { object, arguments in
      let keys = arguments.required("keys")
      if let series = keys.object(as: SeriesObject.self)?.series {
        var frame = object.frame
        frame.index = try SeriesMembers.checked(Index(series.values, name: series.name), count: frame.rowCount)
        return try object.result(frame, arguments)
      }
      let labels = try (arguments.list("keys") ?? []).map(PandasValue.label)
      let absent = labels.filter { !object.frame.columns.contains($0) }
      if !absent.isEmpty {
        let shown = try absent.map { try Operators.repr(PandasValue.python($0)) }.joined(separator: ", ")
        throw Raised.keyError(.string("None of [\(shown)] are in the columns"))
      }
      guard labels.count == 1 else {
        let places = try labels.map { try object.frame.position(of: $0) }
        return try object.result(
          object.frame.settingIndex(places, drop: arguments.flag("drop", or: true)), arguments)
      }
      let place = try object.frame.position(of: labels[0])
      return try object.result(object.frame.settingIndex(place, drop: arguments.flag("drop", or: true)), arguments)
    },
    method(
      "set_axis(self, labels, *, axis=0, copy=None)", "The table with other labels of rows or columns.",
      example + "df.set_axis(['p', 'q'], axis=1)\n#>    p  q\n#> 0  3  x\n#> 1  1  y"
    ) { object, arguments in
      let index = try SeriesConstruction.index(arguments.required("labels"))
      var frame = object.frame
      if try arguments.isColumnAxis() {
        frame.columns = try SeriesMembers.checked(index, count: frame.columnCount)
      } else {
        frame.index = try SeriesMembers.checked(index, count: frame.rowCount)
      }
      return Value(frame)
    },
    method(
      "rename(self, mapper=None, *, index=None, columns=None, axis=None, copy=None, inplace=False, level=None, "
        + "errors='ignore')", "Other labels by a dict or a function.",
      example + "df.rename(columns={'a': 'n'})\n#>    n  b\n#> 0  3  x\n#> 1  1  y", lacking: ["level", "errors"]
    ) { object, arguments in
      var frame = object.frame
      let onColumns = try arguments.isColumnAxis()
      if let mapper = onColumns ? arguments["mapper"] : arguments["columns"] {
        frame.columns = try Renaming.renamed(frame.columns, mapper)
      }
      if let mapper = arguments["index"] ?? (onColumns ? nil : arguments["mapper"]) {
        frame.index = try Renaming.renamed(frame.index, mapper)
      }
      return try object.result(frame, arguments)
    },
    method(
      "rename_axis(self, mapper=<no_default>, *, index=<no_default>, columns=<no_default>, axis=0, copy=None, inplace=False)",
      "Another name above the labels of rows or columns.",
      example + "df.rename_axis('i')\n#>    a  b\n#> i      \n#> 0  3  x\n#> 1  1  y"
    ) { object, arguments in
      var frame = object.frame
      let onColumns = try arguments.isColumnAxis()
      if let names = arguments.given("columns") ?? (onColumns ? arguments.given("mapper") : nil) {
        try Renaming.name(&frame.columns, names)
      }
      if let names = arguments.given("index") ?? (onColumns ? nil : arguments.given("mapper")) {
        try Renaming.name(&frame.index, names)
      }
      return try object.result(frame, arguments)
    },
    method(
      "reindex(self, labels=None, *, index=None, columns=None, axis=None, method=None, copy=None, level=None, "
        + "fill_value=None, limit=None, tolerance=None)",
      "The table under the given labels, missing where there are none.",
      example + "df.reindex([1, 2])\n#>      a    b\n#> 1  1.0    y\n#> 2  NaN  NaN",
      lacking: ["method", "level", "fill_value", "limit", "tolerance"]
    ) { object, arguments in
      var frame = object.frame
      let onColumns = try arguments.isColumnAxis()
      if let rows = arguments["index"] ?? (onColumns ? nil : arguments["labels"]) {
        frame = try frame.reindexedRows(SeriesConstruction.index(rows))
      }
      if let wanted = arguments["columns"] ?? (onColumns ? arguments["labels"] : nil) {
        let labels = try SeriesConstruction.index(wanted)
        let gap = Column.float64(Array(repeating: .nan, count: frame.rowCount))
        let data = labels.cells.map { label in frame.columns.positions(of: label).first.map { frame.data[$0] } ?? gap }
        frame = DataFrame(data, columns: labels, index: frame.index)
      }
      return Value(frame)
    },
    method("keys(self)", "The labels of the columns.", example + "df.keys()\n#> Index(['a', 'b'], dtype='str')") {
      object, _ in Value(object.frame.columns)
    },
    method(
      "transpose(self)", "Rows and columns exchanged.",
      "pd.DataFrame({'a': [1, 2]}).transpose()\n#>    0  1\n#> a  1  2"
    ) {
      object, _ in Value(try object.frame.transposed())
    },
  ]
}
