import DataFrames
import Interpreter

extension SeriesMembers {
  static let parts: [Builtin] = [
    method("head(self, n=5)", "The first values.", "pd.Series([3, 4]).head(1)\n#> 0    3\n#> dtype: int64") {
      Value(try $0.series.head(try $1.integer("n", or: 5)))
    },
    method("tail(self, n=5)", "The last values.", "pd.Series([3, 4]).tail(1)\n#> 1    4\n#> dtype: int64") {
      Value(try $0.series.tail(try $1.integer("n", or: 5)))
    },
    method(
      "sort_values(self, *, axis=0, ascending=True, inplace=False, kind='quicksort', na_position='last', "
        + "ignore_index=False, key=None)", "The values in order.",
      "pd.Series([3, 1]).sort_values()\n#> 1    1\n#> 0    3\n#> dtype: int64", lacking: ["key"]
    ) { object, arguments in
      var series = try object.series.sorted(
        ascending: arguments.flag("ascending", or: true), missingFirst: arguments.text("na_position") == "first")
      if try arguments.flag("ignore_index") { series.index = Index(count: series.count) }
      return try object.result(series, arguments)
    },
    method(
      "sort_index(self, *, axis=0, level=None, ascending=True, inplace=False, kind='quicksort', na_position='last', "
        + "sort_remaining=True, ignore_index=False, key=None)", "The values in the order of their labels.",
      "pd.Series([3, 1], index=['b', 'a']).sort_index()\n#> a    1\n#> b    3\n#> dtype: int64",
      lacking: ["level", "key", "ignore_index", "na_position"]
    ) { object, arguments in
      try object.result(object.series.sortedByIndex(ascending: arguments.flag("ascending", or: true)), arguments)
    },
    method(
      "nlargest(self, n=5, keep='first')", "The greatest values.",
      "pd.Series([3, 1, 2]).nlargest(2)\n#> 0    3\n#> 2    2\n#> dtype: int64", lacking: ["keep"]
    ) { Value(try $0.series.dropped().sorted(ascending: false, missingFirst: false).head($1.integer("n", or: 5))) },
    method(
      "nsmallest(self, n=5, keep='first')", "The least values.",
      "pd.Series([3, 1, 2]).nsmallest(2)\n#> 1    1\n#> 2    2\n#> dtype: int64", lacking: ["keep"]
    ) { Value(try $0.series.dropped().sorted(ascending: true, missingFirst: false).head($1.integer("n", or: 5))) },
    method(
      "dropna(self, *, axis=0, inplace=False, how=None, ignore_index=False)", "The values that are there.",
      "pd.Series([1., None]).dropna()\n#> 0    1.0\n#> dtype: float64"
    ) { object, arguments in
      var series = try object.series.dropped()
      if try arguments.flag("ignore_index") { series.index = Index(count: series.count) }
      return try object.result(series, arguments)
    },
    method(
      "drop(self, labels=None, *, axis=0, index=None, columns=None, level=None, inplace=False, errors='raise')",
      "The values without those of some labels.", "pd.Series([3, 4]).drop(0)\n#> 1    4\n#> dtype: int64",
      lacking: ["level", "columns"]
    ) { object, arguments in
      let labels = try (arguments.list("labels") ?? arguments.list("index") ?? []).map(PandasValue.label)
      let positions = try dropped(
        labels, from: object.series.index, ignoresAbsent: arguments.text("errors") == "ignore")
      return try object.result(
        object.series.taking((0..<object.series.count).filter { !positions.contains($0) }), arguments)
    },
    method(
      "drop_duplicates(self, *, keep='first', inplace=False, ignore_index=False)", "The values without repetitions.",
      "pd.Series([1, 1]).drop_duplicates()\n#> 0    1\n#> dtype: int64"
    ) { object, arguments in
      let repeated = try Repetition(arguments).flags([object.series.values])
      var series = try object.series.taking(repeated.indices.filter { !repeated[$0] })
      if try arguments.flag("ignore_index") { series.index = Index(count: series.count) }
      return try object.result(series, arguments)
    },
    method(
      "shift(self, periods=1, freq=None, axis=0, fill_value=None, suffix=None)", "The values moved along the labels.",
      "pd.Series([1, 2]).shift()\n#> 0    NaN\n#> 1    1.0\n#> dtype: float64",
      lacking: ["freq", "fill_value", "suffix"]
    ) { object, arguments in
      Value(object.series.with(try object.series.values.shifted(by: try arguments.integer("periods", or: 1))))
    },
    method(
      "diff(self, periods=1)", "The differences of values that are some places apart.",
      "pd.Series([1, 4]).diff()\n#> 0    NaN\n#> 1    3.0\n#> dtype: float64"
    ) { object, arguments in
      Value(object.series.with(try object.series.values.differences(periods: arguments.integer("periods", or: 1))))
    },
  ]

  /// The positions of labels that are to go.
  static func dropped(_ labels: [Cell], from index: Index, ignoresAbsent: Bool) throws -> Set<Int> {
    let found = labels.map { index.positions(of: $0) }
    let absent = zip(labels, found).filter { $1.isEmpty }.map(\.0)
    if !absent.isEmpty, !ignoresAbsent {
      let shown = try absent.map { try Operators.repr(PandasValue.python($0)) }.joined(separator: ", ")
      throw Raised.keyError(.string("[\(shown)] not found in axis"))
    }
    return Set(found.flatMap { $0 })
  }
}
