import DataFrames
import Interpreter

extension DataFrameMembers {
  static let changes: [Builtin] = [
    method("copy(self, deep=True)", "The same values in another table.", example + "df.copy().shape\n#> (2, 2)") {
      object, _ in Value(object.frame)
    },
    method(
      "isna(self)", "Which values are missing.",
      "pd.DataFrame({'a': [1., None]}).isna()\n#>        a\n#> 0  False\n#> 1   True"
    ) {
      object, _ in Value(object.frame.missing())
    },
    method(
      "isnull(self)", "Which values are missing.",
      "pd.DataFrame({'a': [1., None]}).isnull().sum()\n#> a    1\n#> dtype: int64"
    ) {
      object, _ in Value(object.frame.missing())
    },
    method(
      "notna(self)", "Which values are there.",
      "pd.DataFrame({'a': [1., None]}).notna().sum()\n#> a    1\n#> dtype: int64"
    ) {
      object, _ in Value(object.frame.mappingColumns { .bool($0.missing.map { !$0 }) })
    },
    method(
      "notnull(self)", "Which values are there.",
      "pd.DataFrame({'a': [1., None]}).notnull().sum()\n#> a    1\n#> dtype: int64"
    ) {
      object, _ in Value(object.frame.mappingColumns { .bool($0.missing.map { !$0 }) })
    },
    method(
      "fillna(self, value, *, axis=None, inplace=False, limit=None)", "The table with missing values replaced.",
      "pd.DataFrame({'a': [1., None]}).fillna(0)\n#>      a\n#> 0  1.0\n#> 1  0.0", lacking: ["axis", "limit"]
    ) { object, arguments in
      let frame = try filled(object.frame, arguments.required("value"))
      if try arguments.flag("inplace") {
        object.frame = frame
        return .object(object)
      }
      return Value(frame)
    },
    method(
      "astype(self, dtype, copy=None, errors='raise')", "The table with columns of another type.",
      "pd.DataFrame({'a': [1]}).astype(float)\n#>      a\n#> 0  1.0", lacking: ["errors"]
    ) { object, arguments in
      let wanted = arguments.required("dtype")
      guard let dictionary = wanted.object(as: DictionaryObject.self) else {
        let type = try PandasValue.dataType(wanted)
        return Value(try object.frame.mappingColumns { try $0.converted(to: type) })
      }
      var frame = object.frame
      for entry in dictionary.table.all {
        let label = try PandasValue.label(entry.key)
        guard let place = frame.columns.positions(of: label).first else {
          let shown = try Operators.repr(entry.key)
          throw Raised.keyError(
            .string(
              "Only a column name can be used for the key in a dtype mappings argument. \(shown) not found in columns.")
          )
        }
        frame.replace(at: place, with: try frame.data[place].converted(to: PandasValue.dataType(entry.value)))
      }
      return Value(frame)
    },
    method("abs(self)", "The absolute values.", "pd.DataFrame({'a': [-1]}).abs()\n#>    a\n#> 0  1") { object, _ in
      Value(try object.frame.mappingColumns { try $0.absolute() })
    },
    method(
      "round(self, decimals=0)", "The values rounded.", "pd.DataFrame({'a': [1.26]}).round(1)\n#>      a\n#> 0  1.3"
    ) {
      object, arguments in
      let decimals = try arguments.integer("decimals", or: 0)
      return Value(try object.frame.mappingColumns { $0.dataType.isNumeric ? try $0.rounded(decimals) : $0 })
    },
    method(
      "clip(self, lower=None, upper=None, *, axis=None, inplace=False)", "The values kept between two bounds.",
      "pd.DataFrame({'a': [-1, 5]}).clip(0, 3)\n#>    a\n#> 0  0\n#> 1  3", lacking: ["axis"]
    ) { object, arguments in
      let bounds = try (arguments["lower"].map(PandasValue.cell), arguments["upper"].map(PandasValue.cell))
      return try object.result(object.frame.mappingColumns { try $0.clipped(bounds.0, bounds.1) }, arguments)
    },
    method(
      "isin(self, values)", "Which values are among the given ones.",
      "pd.DataFrame({'a': [1, 2]}).isin([2])\n#>        a\n#> 0  False\n#> 1   True"
    ) { object, arguments in
      let wanted = Set(try Operators.array(arguments.required("values")).map(PandasValue.cell))
      return Value(object.frame.mappingColumns { .bool($0.cells.map { wanted.contains($0) }) })
    },
    method(
      "replace(self, to_replace=None, value=None, *, inplace=False, regex=False)",
      "The table with some values replaced.",
      "pd.DataFrame({'a': [1, 2]}).replace(1, 9)\n#>    a\n#> 0  9\n#> 1  2", lacking: ["regex"]
    ) { object, arguments in
      let replacing = try Replacing(arguments)
      return try object.result(object.frame.mappingColumns { replacing.column($0) }, arguments)
    },
    method(
      "cumsum(self, axis=0, skipna=True, numeric_only=False)", "The sums of all values so far.",
      "pd.DataFrame({'a': [1, 2]}).cumsum()\n#>    a\n#> 0  1\n#> 1  3", lacking: ["axis", "skipna", "numeric_only"]
    ) { object, _ in Value(try object.frame.mappingColumns { try $0.accumulated(.sum) }) },
    method(
      "assign(self, **kwargs)", "The table with further columns.",
      "pd.DataFrame({'a': [1]}).assign(b=2)\n#>    a  b\n#> 0  1  2"
    ) { object, arguments in
      let result = DataFrameObject(object.frame)
      for (name, value) in arguments.extra {
        let isFunction = value.object(as: FunctionObject.self) != nil
        try result.setItem(.string(name.name), to: isFunction ? Operators.call(value, [.object(result)]) : value)
      }
      return .object(result)
    },
    method(
      "insert(self, loc, column, value, allow_duplicates=False)", "Puts a column at a place.",
      "df = pd.DataFrame({'b': [2]})\ndf.insert(0, 'a', 1)\ndf\n#>    a  b\n#> 0  1  2", lacking: ["allow_duplicates"]
    ) { object, arguments in
      let label = try PandasValue.label(arguments.required("column"))
      if object.frame.columns.contains(label) {
        throw Raised.valueError("cannot insert \(label.plainText), already exists")
      }
      let place = try Arguments.index(arguments.required("loc"))
      guard place >= 0, place <= object.frame.columnCount else {
        throw Raised.indexError("index \(place) is out of bounds for axis 0 with size \(object.frame.columnCount)")
      }
      object.frame.insert(label, try object.newColumn(arguments.required("value")), at: place)
      return .none
    },
  ]

  private static func filled(_ frame: DataFrame, _ value: Value) throws -> DataFrame {
    guard let dictionary = value.object(as: DictionaryObject.self) else {
      if let series = value.object(as: SeriesObject.self)?.series {
        var result = frame
        for (place, label) in frame.columns.cells.enumerated() {
          guard let position = series.index.positions(of: label).first else { continue }
          result.replace(at: place, with: try frame.data[place].fillingMissing(with: series.values[position]))
        }
        return result
      }
      let cell = try PandasValue.cell(value)
      return try frame.mappingColumns { try $0.fillingMissing(with: cell) }
    }
    var result = frame
    for entry in dictionary.table.all {
      guard let place = frame.columns.positions(of: try PandasValue.label(entry.key)).first else { continue }
      result.replace(at: place, with: try frame.data[place].fillingMissing(with: PandasValue.cell(entry.value)))
    }
    return result
  }
}
