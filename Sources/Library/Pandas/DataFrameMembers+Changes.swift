import DataFrames
import Interpreter

extension DataFrameMembers {
  static let changes: [Builtin] = [
    method("copy(self, deep=True)", "The same values in another table.", example + "df.copy().shape\n#> (2, 2)") {
      object, arguments in
      try arguments.flag("deep", or: true)
        ? Value(object.frame.mappingColumns { $0.copied() }) : Value(object.frame)
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
        return Value(try object.frame.mappingColumns { try PandasValue.converted($0, to: wanted) })
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
    method(
      "round(self, decimals=0)", "The values rounded.", "pd.DataFrame({'a': [1.26]}).round(1)\n#>      a\n#> 0  1.3"
    ) {
      object, arguments in
      let decimals = try arguments.integer("decimals", or: 0)
      return Value(try object.frame.mappingColumns { $0.dataType.isNumeric ? try $0.rounded(decimals) : $0 })
    },
    method(
      "isin(self, values)", "Which values are among the given ones.",
      "pd.DataFrame({'a': [1, 2]}).isin([2])\n#>        a\n#> 0  False\n#> 1   True"
    ) { object, arguments in
      let wanted = Set(try Operators.array(arguments.required("values")).map(PandasValue.cell))
      return Value(try object.frame.mappingColumns { .bool(try $0.mapCells { wanted.contains($0) }) })
    },
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
