import DataFrames
import Interpreter

extension DataFrameMembers {
  private static func reduction(
    _ name: String, _ summary: String, _ example: String, _ reduction: Reduction, _ extra: String? = nil
  ) -> Builtin {
    let tail = extra.map { ", \($0)" } ?? ""
    return method(
      "\(name)(self, *, axis=0, skipna=True, numeric_only=False\(tail))", summary, example, lacking: ["min_count"]
    ) { object, arguments in
      let options = try arguments.reductionOptions()
      let frame = object.frame
      if let axis = arguments.given("axis"), axis.isNone { throw Raised.notInLgs("axis=None of DataFrame.\(name)()") }
      return Value(
        try arguments.isColumnAxis()
          ? frame.reducedRows(
            reduction, skipsMissing: options.skipsMissing, degrees: options.degrees, numericOnly: options.numericOnly)
          : frame.reduced(
            reduction, skipsMissing: options.skipsMissing, degrees: options.degrees, numericOnly: options.numericOnly))
    }
  }

  static let statistics: [Builtin] = [
    reduction(
      "sum", "The sums of the columns, or of the rows.",
      "pd.DataFrame({'a': [1, 2]}).sum()\n#> a    3\n#> dtype: int64", .sum, "min_count=0"),
    reduction("mean", "The means.", "pd.DataFrame({'a': [1, 2]}).mean()\n#> a    1.5\n#> dtype: float64", .mean),
    reduction("min", "The least values.", "pd.DataFrame({'a': [1, 2]}).min()\n#> a    1\n#> dtype: int64", .min),
    reduction("max", "The greatest values.", "pd.DataFrame({'a': [1, 2]}).max()\n#> a    2\n#> dtype: int64", .max),
    reduction(
      "median", "The middle values.", "pd.DataFrame({'a': [1, 2]}).median()\n#> a    1.5\n#> dtype: float64", .median),
    reduction(
      "prod", "The products.", "pd.DataFrame({'a': [2, 3]}).prod()\n#> a    6\n#> dtype: int64", .prod, "min_count=0"),
    reduction(
      "std", "The standard deviations.", "pd.DataFrame({'a': [1, 3]}).std(ddof=0)\n#> a    1.0\n#> dtype: float64",
      .std, "ddof=1"),
    reduction(
      "var", "The variances.", "pd.DataFrame({'a': [1, 3]}).var()\n#> a    2.0\n#> dtype: float64", .var, "ddof=1"),
    method(
      "count(self, axis=0, numeric_only=False)", "The numbers of values that are there.",
      "pd.DataFrame({'a': [1., None]}).count()\n#> a    1\n#> dtype: int64"
    ) { object, arguments in
      let numeric = try arguments.flag("numeric_only")
      return Value(
        try arguments.isColumnAxis()
          ? object.frame.reducedRows(.count, numericOnly: numeric) : object.frame.reduced(.count, numericOnly: numeric))
    },
    method(
      "nunique(self, axis=0, dropna=True)", "The numbers of different values.",
      "pd.DataFrame({'a': [1, 1]}).nunique()\n#> a    1\n#> dtype: int64", lacking: ["dropna"]
    ) { object, arguments in
      Value(try arguments.isColumnAxis() ? object.frame.reducedRows(.nunique) : object.frame.reduced(.nunique))
    },
    method(
      "any(self, *, axis=0, bool_only=False, skipna=True)", "Where any value is true.",
      "pd.DataFrame({'a': [0, 1]}).any()\n#> a    True\n#> dtype: bool"
    ) {
      Value(try $1.isColumnAxis() ? $0.frame.reducedRows(.any) : $0.frame.reduced(.any))
    },
    method(
      "all(self, *, axis=0, bool_only=False, skipna=True)", "Where all values are true.",
      "pd.DataFrame({'a': [0, 1]}).all()\n#> a    False\n#> dtype: bool"
    ) {
      Value(try $1.isColumnAxis() ? $0.frame.reducedRows(.all) : $0.frame.reduced(.all))
    },
    method(
      "quantile(self, q=0.5, axis=0, numeric_only=False, interpolation='linear', method='single')",
      "The values below which a part of each column lies.",
      "pd.DataFrame({'a': [1, 2]}).quantile(0.5)\n#> a    1.5\n#> Name: 0.5, dtype: float64",
      lacking: ["axis", "interpolation", "method"]
    ) { object, arguments in
      let numeric = try arguments.flag("numeric_only")
      let frame = object.frame
      let places = frame.data.indices.filter { !numeric || frame.data[$0].numbers != nil }
      let wanted = arguments["q"] ?? .float(0.5)
      if let fraction = PandasValue.optionalCell(wanted)?.number {
        let values = try places.map { try frame.data[$0].quantile(fraction) }
        return Value(Series(.float64(values), index: try frame.columns.taking(places), name: .float(fraction)))
      }
      let fractions = try PandasValue.column(wanted).numbers ?? []
      let data = try places.map { place in Column.float64(try frame.data[place].quantiles(fractions)) }
      return Value(DataFrame(data, columns: try frame.columns.taking(places), index: Index(.float64(fractions))))
    },
    method(
      "describe(self, percentiles=None, include=None, exclude=None)", "The usual statistics of the columns.",
      "pd.DataFrame({'a': [1, 2, 3]}).describe().loc['mean']\n#> a    2.0\n#> Name: mean, dtype: float64"
    ) { Value(try DescriptionChoice($1).described($0.frame)) },
    method(
      "corr(self, method='pearson', min_periods=1, numeric_only=False)", "Pearson's correlations of the columns.",
      "pd.DataFrame({'a': [1, 2], 'b': [2, 1]}).corr()\n#>      a    b\n#> a  1.0 -1.0\n#> b -1.0  1.0",
      lacking: ["method", "min_periods"]
    ) { Value(try $0.frame.correlations(numericOnly: $1.flag("numeric_only"))) },
    method(
      "memory_usage(self, index=True, deep=False)", "The bytes of the labels and of each column.",
      "pd.DataFrame({'a': [1, 2]}).memory_usage()\n#> Index    132\n#> a         16\n#> dtype: int64"
    ) { object, arguments in
      let frame = object.frame
      let isDeep = try arguments.flag("deep")
      func bytes(_ column: Column) throws -> Int { column.byteCount + (isDeep ? try column.textByteCount() : 0) }
      let columns = try frame.data.map(bytes)
      guard try arguments.flag("index", or: true) else {
        return Value(Series(.int64(columns), index: frame.columns))
      }
      let labels = frame.index.isRange ? frame.index.byteCount : try bytes(frame.index.column)
      return Value(
        Series(.int64([labels] + columns), index: Index(Column(inferring: [.string("Index")] + frame.columns.cells))))
    },
    method(
      "info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=None)",
      "Prints the columns with their types and numbers of values.",
      "pd.DataFrame({'a': [1]}).info()\n#> <class 'pandas.DataFrame'>\n#> RangeIndex: 1 entries, 0 to 0\n"
        + "#> Data columns (total 1 columns):\n#>  #   Column  Non-Null Count  Dtype\n#> ---  ------  --------------  -----\n"
        + "#>  0   a       1 non-null      int64\n#> dtypes: int64(1)\n#> memory usage: 140.0 bytes",
      lacking: ["verbose", "buf", "max_cols", "show_counts"]
    ) { object, arguments in
      if object.frame.index.levelNames != nil { throw Raised.notInLgs("info() of rows with labels of several levels") }
      if object.frame.data.contains(where: { $0.dataType == .category }) {
        throw Raised.notInLgs("info() of categories, whose memory depends on what was done with them,")
      }
      let isDeep = arguments["memory_usage"]?.stringValue == "deep"
      if !isDeep, arguments["memory_usage"] != nil {
        throw Raised.notInLgs("info(memory_usage=…) of anything but 'deep'")
      }
      try Machine.current.output.write(object.frame.summary(deep: isDeep))
      return .none
    },
    method(
      "idxmax(self, axis=0, skipna=True, numeric_only=False)", "The labels of the greatest values.",
      "pd.DataFrame({'a': [1, 3]}).idxmax()\n#> a    1\n#> dtype: int64", lacking: ["axis", "numeric_only"]
    ) {
      object, _ in Value(try extremeLabels(object.frame, .max, "argmax"))
    },
    method(
      "idxmin(self, axis=0, skipna=True, numeric_only=False)", "The labels of the least values.",
      "pd.DataFrame({'a': [1, 3]}).idxmin()\n#> a    0\n#> dtype: int64", lacking: ["axis", "numeric_only"]
    ) {
      object, _ in Value(try extremeLabels(object.frame, .min, "argmin"))
    },
  ]

  private static func extremeLabels(_ frame: DataFrame, _ reduction: Reduction, _ function: String) throws -> Series {
    let labels = try frame.data.indices.map { place in
      frame.index[try frame.series(at: place).extreme(reduction, function)]
    }
    return Series(Column(inferring: labels), index: frame.columns)
  }
}
