import DataFrames
import Interpreter

extension SeriesMembers {
  static let changes: [Builtin] = [
    method(
      "copy(self, deep=True)", "The same values in another series.", "pd.Series([3]).copy()\n#> 0    3\n#> dtype: int64"
    ) {
      object, arguments in
      let series = object.series
      return try arguments.flag("deep", or: true) ? Value(series.with(series.values.copied())) : Value(series)
    },
    method(
      "fillna(self, value, *, axis=None, inplace=False, limit=None)", "The values with missing ones replaced.",
      "pd.Series([1., None]).fillna(0)\n#> 0    1.0\n#> 1    0.0\n#> dtype: float64", lacking: ["limit", "axis"]
    ) { object, arguments in
      let cell = try PandasValue.cell(arguments.required("value"))
      let series = object.series.with(try object.series.values.fillingMissing(with: cell))
      if try arguments.flag("inplace") {
        object.series = series
        return .object(object)
      }
      return Value(series)
    },
    method(
      "astype(self, dtype, copy=None, errors='raise')", "The values in another type.",
      "pd.Series([1, 2]).astype(float)\n#> 0    1.0\n#> 1    2.0\n#> dtype: float64", lacking: ["errors"]
    ) { object, arguments in
      Value(object.series.with(try PandasValue.converted(object.series.values, to: arguments.required("dtype"))))
    },
    method(
      "round(self, decimals=0)", "The values rounded.", "pd.Series([1.26]).round(1)\n#> 0    1.3\n#> dtype: float64"
    ) { Value($0.series.with(try $0.series.values.rounded($1.integer("decimals", or: 0)))) },
    method(
      "isin(self, values)", "Which values are among the given ones.",
      "pd.Series([1, 2]).isin([2])\n#> 0    False\n#> 1     True\n#> dtype: bool"
    ) { object, arguments in
      let value = arguments.required("values")
      guard PandasValue.isListLike(value) || value.object(as: SetObject.self) != nil else {
        throw Raised.typeError(
          "only list-like objects are allowed to be passed to isin(), you passed a `\(value.typeName)`")
      }
      let wanted = Set(try Operators.array(value).map(PandasValue.cell))
      return Value(object.series.with(.bool(try object.series.values.mapCells { wanted.contains($0) })))
    },
    method(
      "between(self, left, right, inclusive='both')", "Which values lie between two bounds.",
      "pd.Series([1, 5]).between(0, 3)\n#> 0     True\n#> 1    False\n#> dtype: bool", lacking: ["inclusive"]
    ) { object, arguments in
      let low = try object.series.compared(.greaterOrEqual, PandasValue.cell(arguments.required("left")))
      let high = try object.series.compared(.lessOrEqual, PandasValue.cell(arguments.required("right")))
      return Value(try low.combined(.and, high))
    },
  ]
}
