import DataFrames
import Interpreter

/// Attributes and methods of `pandas.Series`.
enum SeriesMembers {
  static let method = PandasMethods<SeriesObject>(owner: "Series")

  static func install() {
    for (name, property) in properties { PandasTypes.series.add(Symbol(name), .property(property)) }
    PandasTypes.series.add(parts + labels + changes + statistics + conversions + mapping)
    PandasTypes.series.constructor = SeriesConstruction.constructor
  }

  private static func property(
    _ summary: String, _ get: @escaping (SeriesObject) throws -> Value,
    set: ((SeriesObject, Value) throws -> Void)? = nil
  ) -> TypeObject.Property {
    func object(_ value: Value) throws -> SeriesObject {
      guard let object = value.object(as: SeriesObject.self) else { throw Raised.typeError("a Series is needed") }
      return object
    }
    return TypeObject.Property(summary) { value in
      try table { try get(object(value)) }
    } set: { value, new in
      guard let set else { throw Raised.attributeError("can't set attribute", object: value, name: "series") }
      try table { try set(object(value), new) }
    }
  }

  private static let properties: [(String, TypeObject.Property)] = [
    (
      "index",
      property("The labels.") {
        Value($0.series.index)
      } set: { object, value in
        object.series.index = try checked(SeriesConstruction.index(value), count: object.series.count)
      }
    ),
    (
      "name",
      property("The name.") {
        PandasValue.python($0.series.name)
      } set: { object, value in
        object.series.name = try PandasValue.label(value)
      }
    ),
    ("values", property("The values as an array.") { try PandasValue.values($0.series.values) }),
    ("dtype", property("The type of the values.") { PandasValue.type($0.series.values.dataType) }),
    ("dtypes", property("The type of the values.") { PandasValue.type($0.series.values.dataType) }),
    ("shape", property("The number of values, in a tuple.") { .tuple([.int($0.series.count)]) }),
    ("size", property("The number of values.") { .int($0.series.count) }),
    ("ndim", property("The number of dimensions: 1.") { _ in .int(1) }),
    ("empty", property("Whether there are no values.") { .bool($0.series.count == 0) }),
    (
      "is_unique",
      property("Whether no value repeats.") { .bool($0.series.values.uniqueCells().count == $0.series.count) }
    ),
    ("hasnans", property("Whether a value is missing.") { .bool($0.series.values.missingCount > 0) }),
    ("T", property("The series itself.") { .object($0) }),
    ("loc", property("Values by label.") { .object(LocatorObject($0, byLabel: true)) }),
    ("iloc", property("Values by position.") { .object(LocatorObject($0, byLabel: false)) }),
    ("at", property("One value by label.") { .object(LocatorObject($0, byLabel: true, isScalar: true)) }),
    ("iat", property("One value by position.") { .object(LocatorObject($0, byLabel: false, isScalar: true)) }),
  ]

  static func checked(_ index: Index, count: Int) throws -> Index {
    guard index.count == count else {
      throw Raised.valueError(
        "Length mismatch: Expected axis has \(count) elements, new values have \(index.count) elements")
    }
    return index
  }

  // MARK: Parts and order

  private static let parts: [Builtin] = [
    method("head(self, n=5)", "The first values.", "pd.Series([3, 4]).head(1)\n#> 0    3\n#> dtype: int64") {
      Value($0.series.head(try $1.integer("n", or: 5)))
    },
    method("tail(self, n=5)", "The last values.", "pd.Series([3, 4]).tail(1)\n#> 1    4\n#> dtype: int64") {
      Value($0.series.tail(try $1.integer("n", or: 5)))
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
      var series = object.series.dropped()
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
      "pd.Series([1, 1]).drop_duplicates()\n#> 0    1\n#> dtype: int64", lacking: ["keep"]
    ) { object, arguments in
      var seen = Set<Cell>()
      let cells = object.series.values.cells
      var series = object.series.taking(cells.indices.filter { seen.insert(cells[$0]).inserted })
      if try arguments.flag("ignore_index") { series.index = Index(count: series.count) }
      return try object.result(series, arguments)
    },
    method(
      "shift(self, periods=1, freq=None, axis=0, fill_value=None, suffix=None)", "The values moved along the labels.",
      "pd.Series([1, 2]).shift()\n#> 0    NaN\n#> 1    1.0\n#> dtype: float64",
      lacking: ["freq", "fill_value", "suffix"]
    ) { object, arguments in
      let (count, periods) = (object.series.count, try arguments.integer("periods", or: 1))
      let positions = (0..<count).map { (0..<count).contains($0 &- periods) ? $0 &- periods : -1 }
      return Value(object.series.with(object.series.values.taking(positions)))
    },
    method(
      "diff(self, periods=1)", "The differences of values that are some places apart.",
      "pd.Series([1, 4]).diff()\n#> 0    NaN\n#> 1    3.0\n#> dtype: float64"
    ) { object, arguments in
      guard let numbers = object.series.numbers, object.series.values.dataType != .bool else {
        throw DataFrameError.notInLgs("diff() of texts and bools")
      }
      let periods = try arguments.integer("periods", or: 1)
      return Value(
        object.series.with(
          .float64(
            numbers.indices.map { numbers.indices.contains($0 &- periods) ? numbers[$0] - numbers[$0 - periods] : .nan }
          )))
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

  // MARK: Labels

  private static let labels: [Builtin] = [
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
      "rename_axis(self, mapper=None, *, index=None, axis=0, inplace=False)", "Another name above the labels.",
      "pd.Series([3]).rename_axis('i')\n#> i\n#> 0    3\n#> dtype: int64"
    ) { object, arguments in
      var series = object.series
      series.index.name = try PandasValue.label(arguments["mapper"] ?? arguments["index"] ?? .none)
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

  // MARK: Other values

  private static let changes: [Builtin] = [
    method(
      "copy(self, deep=True)", "The same values in another series.", "pd.Series([3]).copy()\n#> 0    3\n#> dtype: int64"
    ) {
      object, _ in Value(object.series)
    },
    method(
      "isna(self)", "Which values are missing.",
      "pd.Series([1., None]).isna()\n#> 0    False\n#> 1     True\n#> dtype: bool"
    ) {
      object, _ in Value(object.series.with(.bool(object.series.values.missing)))
    },
    method("isnull(self)", "Which values are missing.", "pd.Series([1., None]).isnull().sum()\n#> np.int64(1)") {
      object, _ in Value(object.series.with(.bool(object.series.values.missing)))
    },
    method(
      "notna(self)", "Which values are there.",
      "pd.Series([1., None]).notna()\n#> 0     True\n#> 1    False\n#> dtype: bool"
    ) {
      object, _ in Value(object.series.with(.bool(object.series.values.missing.map { !$0 })))
    },
    method("notnull(self)", "Which values are there.", "pd.Series([1., None]).notnull().sum()\n#> np.int64(1)") {
      object, _ in Value(object.series.with(.bool(object.series.values.missing.map { !$0 })))
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
      let type = try PandasValue.dataType(arguments.required("dtype"))
      return Value(object.series.with(try object.series.values.converted(to: type)))
    },
    method("abs(self)", "The absolute values.", "pd.Series([-1, 2]).abs()\n#> 0    1\n#> 1    2\n#> dtype: int64") {
      object, _ in Value(object.series.with(try object.series.values.absolute()))
    },
    method("__abs__(self)", "The absolute values.", "abs(pd.Series([-1]))\n#> 0    1\n#> dtype: int64") { object, _ in
      Value(object.series.with(try object.series.values.absolute()))
    },
    method(
      "round(self, decimals=0)", "The values rounded.", "pd.Series([1.26]).round(1)\n#> 0    1.3\n#> dtype: float64"
    ) { Value($0.series.with(try $0.series.values.rounded($1.integer("decimals", or: 0)))) },
    method(
      "clip(self, lower=None, upper=None, *, axis=None, inplace=False)", "The values kept between two bounds.",
      "pd.Series([-1, 5]).clip(0, 3)\n#> 0    0\n#> 1    3\n#> dtype: int64", lacking: ["axis"]
    ) { object, arguments in
      let bounds = try (arguments["lower"].map(PandasValue.cell), arguments["upper"].map(PandasValue.cell))
      return try object.result(object.series.with(object.series.values.clipped(bounds.0, bounds.1)), arguments)
    },
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
      return Value(object.series.with(.bool(object.series.values.cells.map { wanted.contains($0) })))
    },
    method(
      "between(self, left, right, inclusive='both')", "Which values lie between two bounds.",
      "pd.Series([1, 5]).between(0, 3)\n#> 0     True\n#> 1    False\n#> dtype: bool", lacking: ["inclusive"]
    ) { object, arguments in
      let low = try object.series.compared(.greaterOrEqual, PandasValue.cell(arguments.required("left")))
      let high = try object.series.compared(.lessOrEqual, PandasValue.cell(arguments.required("right")))
      return Value(try low.combined(.and, high))
    },
    method(
      "replace(self, to_replace=None, value=None, *, inplace=False, regex=False)", "The values with some replaced.",
      "pd.Series([1, 2]).replace(1, 9)\n#> 0    9\n#> 1    2\n#> dtype: int64", lacking: ["regex"]
    ) { object, arguments in
      try object.result(object.series.with(Replacing(arguments).column(object.series.values)), arguments)
    },
    cumulative("cumsum", "The sums of all values so far.", "pd.Series([1, 2]).cumsum().tolist()\n#> [1, 3]", .sum),
    cumulative(
      "cumprod", "The products of all values so far.", "pd.Series([2, 3]).cumprod().tolist()\n#> [2, 6]", .prod),
    cumulative("cummax", "The greatest value so far.", "pd.Series([1, 3, 2]).cummax().tolist()\n#> [1, 3, 3]", .max),
    cumulative("cummin", "The least value so far.", "pd.Series([3, 1, 2]).cummin().tolist()\n#> [3, 1, 1]", .min),
  ]

  private static func cumulative(_ name: String, _ summary: String, _ example: String, _ reduction: Reduction)
    -> Builtin
  {
    method("\(name)(self, axis=0, skipna=True)", summary, example, lacking: ["skipna"]) { object, _ in
      Value(object.series.with(try object.series.values.accumulated(reduction)))
    }
  }

  // MARK: Statistics

  private static let statistics: [Builtin] =
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
        let cells = object.series.values.uniqueCells()
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
          return PandasValue.number(.float(try object.series.values.quantile(fraction)))
        }
        let fractions = try PandasValue.column(wanted).numbers ?? []
        let values = try fractions.map { try object.series.values.quantile($0) }
        return Value(Series(.float64(values), index: Index(.float64(fractions)), name: object.series.name))
      },
      method(
        "describe(self, percentiles=None, include=None, exclude=None)", "The usual statistics.",
        "pd.Series(['a', 'b', 'a']).describe()\n#> count     3\n#> unique    2\n#> top       a\n#> freq      2\n#> dtype: object",
        lacking: ["percentiles"]
      ) { object, _ in Value(try object.series.described()) },
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
        object, _ in PandasValue.python(object.series.index[try object.series.extreme(.max, "argmax")])
      },
      method("idxmin(self, axis=0, skipna=True)", "The label of the least value.", "pd.Series([1, 3]).idxmin()\n#> 0") {
        object, _ in PandasValue.python(object.series.index[try object.series.extreme(.min, "argmin")])
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
        return PandasValue.number(.float(try object.series.correlation(other)))
      },
    ]

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

  // MARK: Conversions

  private static let conversions: [Builtin] = [
    method("tolist(self)", "The values as a list of Python's.", "pd.Series([1, 2]).tolist()\n#> [1, 2]") { object, _ in
      .list(object.listed)
    },
    method("to_list(self)", "The values as a list of Python's.", "pd.Series([1, 2]).to_list()\n#> [1, 2]") {
      object, _ in
      .list(object.listed)
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
      var seen = Set<Cell>()
      let cells = column.cells
      return try PandasValue.values(column.taking(cells.indices.filter { seen.insert(cells[$0]).inserted }))
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
      for position in 0..<object.series.count {
        try result.table.set(
          PandasValue.python(object.series.index[position]), PandasValue.python(object.series.values[position]))
      }
      return .object(result)
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
    method("to_string(self)", "All values as text.", "print(pd.Series([1]).to_string())\n#> 0    1") { object, _ in
      var options = DisplayOptions.current
      options.maxRows = nil
      return .string(object.series.bareText(options))
    },
  ]

  // MARK: Functions

  private static let mapping: [Builtin] = [
    method(
      "map(self, func=None, na_action=None, engine=None)",
      "What a function gives for every value, or what a dict or a series holds for it.",
      "pd.Series([1, 2]).map({1: 'one'})\n#> 0    one\n#> 1    NaN\n#> dtype: str", lacking: ["engine"]
    ) { object, arguments in
      guard let function = arguments["func"] else { throw Raised.valueError("The `func` parameter is required") }
      return Value(object.series.with(try mapped(object.series.values, function, arguments)))
    },
    method(
      "apply(self, func, args=(), *, by_row='compat', **kwargs)", "What a function gives for every value.",
      "pd.Series([1, 2]).apply(lambda v: v * 10)\n#> 0    10\n#> 1    20\n#> dtype: int64", lacking: ["by_row"]
    ) { object, arguments in
      let function = arguments.required("func")
      if let name = function.stringValue { return try Operators.call(object.attribute(Symbol(name)), []) }
      let rest = try arguments["args"].map(Operators.array) ?? []
      let results = try object.series.values.cells.map {
        try Operators.call(
          function, [PandasValue.python($0)] + rest, keywords: arguments.extra.map { ($0.name, $0.value) })
      }
      return Value(object.series.with(Mapping.inferred(try results.map(PandasValue.cell))))
    },
    method(
      "agg(self, func=None, axis=0)", "One or more statistics by name.",
      "pd.Series([1, 2]).agg(['min', 'max'])\n#> min    1\n#> max    2\n#> dtype: int64"
    ) { object, arguments in
      let function = arguments.required("func")
      if let name = function.stringValue { return try Operators.call(object.attribute(Symbol(name)), []) }
      guard PandasValue.isListLike(function) else { return try Operators.call(function, [.object(object)]) }
      let names = try Operators.array(function)
      let cells = try names.map { name -> Cell in
        guard let text = name.stringValue else { throw Raised.notInLgs("agg() with functions in a list") }
        return try PandasValue.cell(Operators.call(object.attribute(Symbol(text)), []))
      }
      return Value(
        Series(
          Column(inferring: cells), index: Index(Column(inferring: try names.map(PandasValue.label))),
          name: object.series.name))
    },
  ]

  private static func mapped(_ column: Column, _ function: Value, _ arguments: NamedArguments) throws -> Column {
    if let dictionary = function.object(as: DictionaryObject.self) {
      return try Mapping.lookUp(column) {
        try dictionary.table.value(for: PandasValue.python($0)).map(PandasValue.cell)
      }
    }
    if let series = function.object(as: SeriesObject.self)?.series {
      let table = series.index.table()
      return Mapping.lookUp(column) { table[$0]?.first.map { series.values[$0] } }
    }
    return try Mapping.map(column, function, ignoresMissing: arguments.text("na_action") == "ignore")
  }
}
