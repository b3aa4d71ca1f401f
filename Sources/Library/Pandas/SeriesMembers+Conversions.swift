import DataFrames
import Interpreter
import LongWork

extension SeriesMembers {
  static let conversions: [Builtin] = [
    method("tolist(self)", "The values as a list of Python's.", "pd.Series([1, 2]).tolist()\n#> [1, 2]") { object, _ in
      .list(try object.listed())
    },
    method("to_list(self)", "The values as a list of Python's.", "pd.Series([1, 2]).to_list()\n#> [1, 2]") {
      object, _ in
      .list(try object.listed())
    },
    method(
      "to_numpy(self, dtype=None, copy=False, na_value=None)", "The values as an array.",
      "pd.Series([1, 2]).to_numpy()\n#> array([1, 2])", lacking: ["dtype", "na_value"]
    ) { object, _ in try PandasValue.array(object.series.values) },
    method(
      "__array__(self, dtype=None, copy=None)", "The values as an array.",
      "np.array(pd.Series([1, 2]))\n#> array([1, 2])"
    ) {
      object, _ in try PandasValue.array(object.series.values)
    },
    method(
      "unique(self)", "The different values, in the order they first stand in.",
      "pd.Series([2, 1, 2]).unique()\n#> array([2, 1])"
    ) {
      object, _ in
      let column = object.series.values
      return try PandasValue.values(column.taking(Factors(column).firsts))
    },
    method(
      "to_frame(self, name=None)", "A table of this one column.",
      "pd.Series([1], name='a').to_frame()\n#>    a\n#> 0  1"
    ) {
      Value($0.series.frame(named: try $1["name"].map(PandasValue.label)))
    },
    method(
      "to_dict(self, *, into=None)", "A dict from label to value.",
      "pd.Series([1], index=['a']).to_dict()\n#> {'a': 1}", lacking: ["into"]
    ) {
      object, _ in
      let result = DictionaryObject()
      try (0..<object.series.count).forEachRow { position in
        try result.table.set(
          PandasValue.python(object.series.index[position]), PandasValue.python(object.series.values[position]))
      }
      return .object(result)
    },
    method(
      "memory_usage(self, index=True, deep=False)", "The bytes of the values, and of the labels.",
      "pd.Series([1, 2]).memory_usage()\n#> 148"
    ) { object, arguments in
      let (values, index) = (object.series.values, object.series.index)
      let isDeep = try arguments.flag("deep")
      func bytes(_ column: Column) throws -> Int { column.byteCount + (isDeep ? try column.textByteCount() : 0) }
      let labels = try arguments.flag("index", or: true) ? (index.isRange ? index.byteCount : bytes(index.column)) : 0
      return .int(try bytes(values) + labels)
    },
    method("item(self)", "The only value.", "pd.Series([2.5]).item()\n#> 2.5") { object, _ in
      guard object.series.count == 1 else {
        throw Raised.valueError("can only convert an array of size 1 to a Python scalar")
      }
      return PandasValue.python(object.series.values[0])
    },
    method(
      "to_csv(self, path_or_buf=None, *, sep=',', na_rep='', float_format=None, header=True, index=True, "
        + "index_label=None, mode='w', encoding=None)", "The values as separated text, or written to a file.",
      "pd.Series([1], name='a').to_csv(index=False)\n#> 'a\\n1\\n'", lacking: ["mode"]
    ) { object, arguments in
      let name: Cell = object.series.name == .none ? .int(0) : object.series.name
      return try TableWriting.write(object.series.frame(named: name), arguments)
    },
    method(
      "to_string(self, buf=None, *, na_rep='NaN', float_format=None, header=True, index=True, length=False, dtype=False, "
        + "name=False, max_rows=None, min_rows=None)", "All values as text.",
      "print(pd.Series([1]).to_string())\n#> 0    1",
      lacking: ["buf", "length", "dtype", "name", "max_rows", "min_rows"]
    ) { object, arguments in .string(try object.series.bareText(TextOptions.options(arguments))) },
  ]
}
