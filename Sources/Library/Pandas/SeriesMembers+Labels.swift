import DataFrames
import Interpreter

extension SeriesMembers {
  static let labels: [Builtin] = [
    method(
      "reset_index(self, level=None, *, drop=False, name=None, inplace=False, allow_duplicates=False)",
      "The values with counted labels; the former labels become a column, or are dropped.",
      "pd.Series([3], index=['a']).reset_index(drop=True)\n#> 0    3\n#> dtype: int64", lacking: ["level"]
    ) { object, arguments in
      let series = object.series
      if try arguments.flag("drop") {
        return try object.result(Series(series.values, name: series.name), arguments)
      }
      let given = try arguments["name"].map(PandasValue.label)
      let frame = series.frame(named: given)
      return Value(try frame.resettingIndex(drop: false))
    },
    method(
      "set_axis(self, labels, *, axis=0, copy=None)", "The values under other labels.",
      "pd.Series([3]).set_axis(['a'])\n#> a    3\n#> dtype: int64"
    ) { object, arguments in
      let index = try checked(SeriesConstruction.index(arguments.required("labels")), count: object.series.count)
      return Value(Series(object.series.values, index: index, name: object.series.name))
    },
    method(
      "rename(self, index=None, *, axis=None, copy=None, inplace=False, level=None, errors='ignore')",
      "Another name, or other labels by a dict or a function.",
      "pd.Series([3]).rename('n')\n#> 0    3\n#> Name: n, dtype: int64", lacking: ["level"]
    ) { object, arguments in
      var series = object.series
      let mapper = arguments.required("index")
      if let cell = PandasValue.optionalCell(mapper) {
        series.name = cell
      } else {
        series.index = try Renaming.renamed(series.index, mapper)
      }
      return try object.result(series, arguments)
    },
    method(
      "rename_axis(self, mapper=<no_default>, *, index=<no_default>, axis=0, inplace=False)",
      "Another name above the labels.",
      "pd.Series([3]).rename_axis('i')\n#> i\n#> 0    3\n#> dtype: int64"
    ) { object, arguments in
      var series = object.series
      if let names = arguments.given("mapper") ?? arguments.given("index") { try Renaming.name(&series.index, names) }
      return try object.result(series, arguments)
    },
    method(
      "reindex(self, index=None, *, axis=None, method=None, copy=None, level=None, fill_value=None, limit=None, "
        + "tolerance=None)", "The values under the given labels, missing where there are none.",
      "pd.Series([3]).reindex([0, 1])\n#> 0    3.0\n#> 1    NaN\n#> dtype: float64",
      lacking: ["method", "level", "fill_value", "limit", "tolerance"]
    ) { Value(try $0.series.reindexed(SeriesConstruction.index($1.required("index")))) },
    method("keys(self)", "The labels.", "pd.Series([3]).keys()\n#> RangeIndex(start=0, stop=1, step=1)") { object, _ in
      Value(object.series.index)
    },
    method(
      "items(self)", "Pairs of label and value.", "list(pd.Series([3], index=['a']).items())\n#> [('a', 3)]"
    ) { object, _ in
      let series = object.series
      var position = 0
      return .object(
        ClosureIterator(IteratorTypes.zip, over: [.object(object)]) {
          guard position < series.count else { return nil }
          defer { position += 1 }
          return .tuple([PandasValue.python(series.index[position]), PandasValue.python(series.values[position])])
        })
    },
    method(
      "get(self, key, default=None)", "The value of a label, or the default.",
      "pd.Series([3]).get(5, 'none')\n#> 'none'"
    ) { object, arguments in
      let key = arguments.required("key")
      if let label = PandasValue.optionalCell(key), !object.series.index.contains(label) {
        return arguments.required("default")
      }
      return try object.item(key)
    },
  ]
}
