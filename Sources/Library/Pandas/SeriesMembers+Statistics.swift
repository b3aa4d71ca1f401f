import DataFrames
import Interpreter

extension SeriesMembers {
  static let statistics: [Builtin] =
    [
      reduction("sum", "The sum.", "pd.Series([1, 2]).sum()\n#> np.int64(3)", .sum, "min_count=0"),
      reduction("mean", "The mean.", "pd.Series([1, 2]).mean()\n#> np.float64(1.5)", .mean),
      reduction("min", "The least value.", "pd.Series([1, 2]).min()\n#> np.int64(1)", .min),
      reduction("max", "The greatest value.", "pd.Series([1, 2]).max()\n#> np.int64(2)", .max),
      reduction("median", "The middle value.", "pd.Series([1, 2]).median()\n#> np.float64(1.5)", .median),
      reduction("prod", "The product.", "pd.Series([2, 3]).prod()\n#> np.int64(6)", .prod, "min_count=0"),
      reduction("std", "The standard deviation.", "pd.Series([1, 3]).std(ddof=0)\n#> np.float64(1.0)", .std, "ddof=1"),
      reduction("var", "The variance.", "pd.Series([1, 3]).var()\n#> np.float64(2.0)", .var, "ddof=1"),
      method("count(self)", "The number of values that are there.", "pd.Series([1., None]).count()\n#> np.int64(1)") {
        object, _ in PandasValue.number(try object.series.values.reduced(.count))
      },
      method("nunique(self, dropna=True)", "The number of different values.", "pd.Series([1, 1]).nunique()\n#> 1") {
        object, arguments in
        let cells = try object.series.values.uniqueCells()
        return .int(try arguments.flag("dropna", or: true) ? cells.filter { !$0.isMissing }.count : cells.count)
      },
      method(
        "any(self, *, axis=0, bool_only=False, skipna=True)", "Whether any value is true.",
        "pd.Series([0, 1]).any()\n#> np.True_"
      ) {
        object, _ in PandasValue.number(try object.series.values.reduced(.any))
      },
      method(
        "all(self, *, axis=0, bool_only=False, skipna=True)", "Whether all values are true.",
        "pd.Series([0, 1]).all()\n#> np.False_"
      ) {
        object, _ in PandasValue.number(try object.series.values.reduced(.all))
      },
      method(
        "quantile(self, q=0.5, interpolation='linear')", "The value below which a part of the values lies.",
        "pd.Series([1, 2, 3]).quantile(0.25)\n#> np.float64(1.5)", lacking: ["interpolation"]
      ) { object, arguments in
        let wanted = arguments["q"] ?? .float(0.5)
        if let cell = PandasValue.optionalCell(wanted), let fraction = cell.number {
          if [.datetime, .timedelta].contains(object.series.values.dataType) {
            return PandasValue.python(try object.series.values.timeQuantiles([fraction])[0])
          }
          return PandasValue.number(.float(try object.series.values.quantile(fraction)))
        }
        let fractions = try PandasValue.column(wanted).numbers ?? []
        let values = try object.series.values.quantiles(fractions)
        return Value(Series(.float64(values), index: Index(.float64(fractions)), name: object.series.name))
      },
      method(
        "describe(self, percentiles=None, include=None, exclude=None)", "The usual statistics.",
        "pd.Series(['a', 'b', 'a']).describe()\n#> count     3\n#> unique    2\n#> top       a\n#> freq      2\n#> dtype: object"
      ) { Value(try $0.series.described(DescriptionChoice.fractions($1))) },
      method(
        "value_counts(self, normalize=False, sort=True, ascending=False, bins=None, dropna=True)",
        "How often each value occurs.",
        "pd.Series(['a', 'b', 'a']).value_counts()\n#> a    2\n#> b    1\n#> Name: count, dtype: int64",
        lacking: ["bins"]
      ) { object, arguments in
        Value(
          try object.series.valueCounts(
            ascending: arguments.flag("ascending"), keepsMissing: !arguments.flag("dropna", or: true),
            normalizes: arguments.flag("normalize"), sorts: arguments.flag("sort", or: true)))
      },
      method(
        "mode(self, dropna=True)", "The most frequent values.",
        "pd.Series([1, 2, 2]).mode()\n#> 0    2\n#> dtype: int64",
        lacking: ["dropna"]
      ) { object, _ in Value(try object.series.modes()) },
      method(
        "idxmax(self, axis=0, skipna=True)", "The label of the greatest value.", "pd.Series([1, 3]).idxmax()\n#> 1"
      ) {
        object, _ in PandasValue.label(at: try object.series.extreme(.max, "argmax"), of: object.series.index)
      },
      method("idxmin(self, axis=0, skipna=True)", "The label of the least value.", "pd.Series([1, 3]).idxmin()\n#> 0") {
        object, _ in PandasValue.label(at: try object.series.extreme(.min, "argmin"), of: object.series.index)
      },
      method(
        "argmax(self, axis=None, skipna=True)", "The position of the greatest value.",
        "pd.Series([1, 3]).argmax()\n#> np.int64(1)"
      ) {
        object, _ in PandasValue.number(.int(try object.series.extreme(.max, "argmax")))
      },
      method(
        "argmin(self, axis=None, skipna=True)", "The position of the least value.",
        "pd.Series([1, 3]).argmin()\n#> np.int64(0)"
      ) {
        object, _ in PandasValue.number(.int(try object.series.extreme(.min, "argmin")))
      },
      method(
        "corr(self, other, method='pearson', min_periods=None)", "Pearson's correlation with another series.",
        "pd.Series([1, 2, 3]).corr(pd.Series([2, 4, 6]))\n#> np.float64(1.0)", lacking: ["method", "min_periods"]
      ) { object, arguments in
        guard let other = arguments.required("other").object(as: SeriesObject.self)?.series else {
          throw Raised.typeError("unsupported type: \(try Operators.repr(.object(arguments.required("other").type)))")
        }
        return correlationNumber(try object.series.correlation(other))
      },
    ]

  /// A correlation that there is has NumPy's type.
  private static func correlationNumber(_ value: Double) -> Value {
    value.isNaN ? .float(value) : PandasValue.number(.float(value))
  }

  private static func reduction(
    _ name: String, _ summary: String, _ example: String, _ reduction: Reduction, _ extra: String? = nil
  ) -> Builtin {
    let tail = extra.map { ", \($0)" } ?? ""
    return method(
      "\(name)(self, *, axis=0, skipna=True, numeric_only=False\(tail))", summary, example, lacking: ["min_count"]
    ) { object, arguments in
      _ = try arguments.isColumnAxis(of: "Series")
      let options = try arguments.reductionOptions()
      return PandasValue.number(
        try object.series.values.reduced(reduction, skipsMissing: options.skipsMissing, degrees: options.degrees))
    }
  }
}
