import DataFrames
import Interpreter

/// Attributes and methods of `pandas.DataFrame`.
enum DataFrameMembers {
  static let method = PandasMethods<DataFrameObject>(owner: "DataFrame")

  static func install() {
    for (name, property) in properties { PandasTypes.frame.add(Symbol(name), .property(property)) }
    PandasTypes.frame.add(parts + order + labels + changes + statistics + conversions + iteration + functions)
    PandasTypes.frame.constructor = DataFrameConstruction.constructor
  }

  private static func property(
    _ summary: String, _ get: @escaping (DataFrameObject) throws -> Value,
    set: ((DataFrameObject, Value) throws -> Void)? = nil
  ) -> TypeObject.Property {
    func object(_ value: Value) throws -> DataFrameObject {
      guard let object = value.object(as: DataFrameObject.self) else { throw Raised.typeError("a DataFrame is needed") }
      return object
    }
    return TypeObject.Property(summary) { value in
      try table { try get(object(value)) }
    } set: { value, new in
      guard let set else { throw Raised.attributeError("can't set attribute", object: value, name: "frame") }
      try table { try set(object(value), new) }
    }
  }

  private static let properties: [(String, TypeObject.Property)] = [
    (
      "index",
      property("The labels of the rows.") {
        Value($0.frame.index)
      } set: { object, value in
        object.frame.index = try SeriesMembers.checked(SeriesConstruction.index(value), count: object.frame.rowCount)
      }
    ),
    (
      "columns",
      property("The labels of the columns.") {
        Value($0.frame.columns)
      } set: { object, value in
        object.frame.columns = try SeriesMembers.checked(
          SeriesConstruction.index(value), count: object.frame.columnCount)
      }
    ),
    ("values", property("The values as an array.") { try PandasValue.array($0.frame) }),
    ("dtypes", property("The types of the columns.") { .object(ColumnTypesObject($0.frame)) }),
    (
      "shape",
      property("The numbers of rows and columns.") { .tuple([.int($0.frame.rowCount), .int($0.frame.columnCount)]) }
    ),
    ("size", property("The number of values.") { .int($0.frame.rowCount * $0.frame.columnCount) }),
    ("ndim", property("The number of dimensions: 2.") { _ in .int(2) }),
    ("empty", property("Whether there are no values.") { .bool($0.frame.rowCount * $0.frame.columnCount == 0) }),
    ("axes", property("The labels of rows and columns.") { .list([Value($0.frame.index), Value($0.frame.columns)]) }),
    ("T", property("Rows and columns exchanged.") { Value($0.frame.transposed()) }),
    ("loc", property("Rows and columns by label.") { .object(LocatorObject($0, byLabel: true)) }),
    ("iloc", property("Rows and columns by position.") { .object(LocatorObject($0, byLabel: false)) }),
    ("at", property("One value by label.") { .object(LocatorObject($0, byLabel: true, isScalar: true)) }),
    ("iat", property("One value by position.") { .object(LocatorObject($0, byLabel: false, isScalar: true)) }),
  ]

  private static let example = "df = pd.DataFrame({'a': [3, 1], 'b': ['x', 'y']})\n"

  // MARK: Parts

  private static let parts: [Builtin] = [
    method("head(self, n=5)", "The first rows.", example + "df.head(1)\n#>    a  b\n#> 0  3  x") {
      Value($0.frame.head(try $1.integer("n", or: 5)))
    },
    method("tail(self, n=5)", "The last rows.", example + "df.tail(1)\n#>    a  b\n#> 1  1  y") {
      Value($0.frame.tail(try $1.integer("n", or: 5)))
    },
    method(
      "drop(self, labels=None, *, axis=0, index=None, columns=None, level=None, inplace=False, errors='raise')",
      "The table without some rows or columns.", example + "df.drop(columns='a')\n#>    b\n#> 0  x\n#> 1  y",
      lacking: ["level"]
    ) { object, arguments in
      let onColumns = try arguments.isColumnAxis()
      let labels = try arguments.list("labels")
      let ignores = try arguments.text("errors") == "ignore"
      if labels == nil, arguments["index"] == nil, arguments["columns"] == nil {
        throw Raised.valueError("Need to specify at least one of 'labels', 'index' or 'columns'")
      }
      let columns = try ((onColumns ? labels : nil) ?? arguments.list("columns") ?? []).map(PandasValue.label)
      let rows = try ((onColumns ? nil : labels) ?? arguments.list("index") ?? []).map(PandasValue.label)
      let places = try SeriesMembers.dropped(columns, from: object.frame.columns, ignoresAbsent: ignores)
      let positions = try SeriesMembers.dropped(rows, from: object.frame.index, ignoresAbsent: ignores)
      var frame = object.frame
      if !places.isEmpty { frame = frame.droppingColumns(places) }
      if !positions.isEmpty { frame = frame.droppingRows(positions) }
      return try object.result(frame, arguments)
    },
    method(
      "dropna(self, *, axis=0, how=None, thresh=None, subset=None, inplace=False, ignore_index=False)",
      "The rows or columns without missing values.",
      "pd.DataFrame({'a': [1., None]}).dropna()\n#>      a\n#> 0  1.0", lacking: ["thresh"]
    ) { object, arguments in
      let all = try arguments.text("how") == "all"
      if try arguments.isColumnAxis() {
        return try object.result(object.frame.droppingMissingColumns(all: all), arguments)
      }
      let subset = try arguments.list("subset")?.map { try object.frame.position(of: PandasValue.label($0)) }
      var frame = object.frame.droppingMissing(columns: subset ?? Array(0..<object.frame.columnCount), all: all)
      if try arguments.flag("ignore_index") { frame.index = Index(count: frame.rowCount) }
      return try object.result(frame, arguments)
    },
    method(
      "drop_duplicates(self, subset=None, *, keep='first', inplace=False, ignore_index=False)",
      "The rows without repetitions.", "pd.DataFrame({'a': [1, 1]}).drop_duplicates()\n#>    a\n#> 0  1",
      lacking: ["keep"]
    ) { object, arguments in
      let repeated = try repetitions(object.frame, arguments)
      var frame = object.frame.takingRows((0..<object.frame.rowCount).filter { !repeated[$0] })
      if try arguments.flag("ignore_index") { frame.index = Index(count: frame.rowCount) }
      return try object.result(frame, arguments)
    },
    method(
      "duplicated(self, subset=None, keep='first')", "Which rows repeat an earlier one.",
      "pd.DataFrame({'a': [1, 1]}).duplicated()\n#> 0    False\n#> 1     True\n#> dtype: bool", lacking: ["keep"]
    ) { object, arguments in
      Value(Series(.bool(try repetitions(object.frame, arguments)), index: object.frame.index))
    },
    method("get(self, key, default=None)", "A column, or the default.", "pd.DataFrame({'a': [1]}).get('z', 0)\n#> 0") {
      object, arguments in
      let key = arguments.required("key")
      if let label = PandasValue.optionalCell(key), !object.frame.columns.contains(label) {
        return arguments.required("default")
      }
      return try object.item(key)
    },
    method(
      "pop(self, item)", "Removes a column and returns it.",
      example + "df.pop('a')\n#> 0    3\n#> 1    1\n#> Name: a, dtype: int64"
    ) {
      object, arguments in
      let place = try object.frame.position(of: PandasValue.label(arguments.required("item")))
      let series = object.frame.series(at: place)
      object.frame = object.frame.droppingColumns([place])
      return Value(series)
    },
    method(
      "select_dtypes(self, include=None, exclude=None)", "The columns of some types.",
      example + "df.select_dtypes('number')\n#>    a\n#> 0  3\n#> 1  1"
    ) { object, arguments in
      let included = try arguments.list("include").map(types)
      let excluded = try arguments.list("exclude").map(types)
      let places = object.frame.data.indices.filter { place in
        let type = object.frame.data[place].dataType
        return included?.contains(type) ?? true && !(excluded?.contains(type) ?? false)
      }
      return Value(object.frame.takingColumns(places))
    },
  ]

  private static func types(_ values: [Value]) throws -> Set<DataType> {
    try values.reduce(into: []) { result, value in
      if value.stringValue == "number" {
        result.formUnion([.int64, .float64])
      } else {
        result.insert(try PandasValue.dataType(value))
      }
    }
  }

  private static func repetitions(_ frame: DataFrame, _ arguments: NamedArguments) throws -> [Bool] {
    let subset = try arguments.list("subset")?.map { try frame.position(of: PandasValue.label($0)) }
    let columns = (subset ?? Array(0..<frame.columnCount)).map { frame.data[$0].cells }
    var seen = Set<[Cell]>()
    return (0..<frame.rowCount).map { row in !seen.insert(columns.map { $0[row] }).inserted }
  }

  // MARK: Order

  private static let order: [Builtin] = [
    method(
      "sort_values(self, by, *, axis=0, ascending=True, inplace=False, kind='quicksort', na_position='last', "
        + "ignore_index=False, key=None)", "The rows in the order of one or more columns.",
      example + "df.sort_values('a')\n#>    a  b\n#> 1  1  y\n#> 0  3  x", lacking: ["axis", "key"]
    ) { object, arguments in
      let labels = try (arguments.list("by") ?? []).map(PandasValue.label)
      let places = try labels.map { try object.frame.position(of: $0) }
      var ascending = Array(repeating: true, count: places.count)
      if let given = arguments["ascending"] {
        if PandasValue.isListLike(given) {
          ascending = try Operators.array(given).map(Operators.isTrue)
          guard ascending.count == places.count else {
            throw Raised.valueError("Length of ascending (\(ascending.count)) != length of by (\(places.count))")
          }
        } else {
          ascending = Array(repeating: try Operators.isTrue(given), count: places.count)
        }
      }
      var frame = try object.frame.sorted(
        by: places, ascending: ascending, missingFirst: arguments.text("na_position") == "first")
      if try arguments.flag("ignore_index") { frame.index = Index(count: frame.rowCount) }
      return try object.result(frame, arguments)
    },
    method(
      "sort_index(self, *, axis=0, level=None, ascending=True, inplace=False, kind='quicksort', na_position='last', "
        + "sort_remaining=True, ignore_index=False, key=None)", "The rows or columns in the order of their labels.",
      example + "df.sort_index(ascending=False)\n#>    a  b\n#> 1  1  y\n#> 0  3  x",
      lacking: ["level", "key", "ignore_index", "na_position"]
    ) { object, arguments in
      let ascending = try arguments.flag("ascending", or: true)
      return try object.result(
        arguments.isColumnAxis()
          ? object.frame.sortedByColumns(ascending: ascending) : object.frame.sortedByIndex(ascending: ascending),
        arguments)
    },
    method(
      "nlargest(self, n, columns, keep='first')", "The rows with the greatest values of a column.",
      example + "df.nlargest(1, 'a')\n#>    a  b\n#> 0  3  x", lacking: ["keep"]
    ) { try extremes($0, $1, ascending: false) },
    method(
      "nsmallest(self, n, columns, keep='first')", "The rows with the least values of a column.",
      example + "df.nsmallest(1, 'a')\n#>    a  b\n#> 1  1  y", lacking: ["keep"]
    ) { try extremes($0, $1, ascending: true) },
  ]

  private static func extremes(_ object: DataFrameObject, _ arguments: NamedArguments, ascending: Bool) throws -> Value
  {
    let places = try (arguments.list("columns") ?? []).map { try object.frame.position(of: PandasValue.label($0)) }
    let sorted = try object.frame.sorted(
      by: places, ascending: Array(repeating: ascending, count: places.count), missingFirst: false)
    return Value(sorted.head(try arguments.integer("n", or: 5)))
  }

  // MARK: Labels

  private static let labels: [Builtin] = [
    method(
      "reset_index(self, level=None, *, drop=False, inplace=False, col_level=0, col_fill='', allow_duplicates=False, "
        + "names=None)", "The table with counted rows; the former labels become a column, or are dropped.",
      "pd.DataFrame({'a': [1]}, index=['x']).reset_index()\n#>   index  a\n#> 0     x  1",
      lacking: ["level", "col_level", "col_fill", "allow_duplicates", "names"]
    ) { object, arguments in
      try object.result(object.frame.resettingIndex(drop: arguments.flag("drop")), arguments)
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
      guard labels.count == 1 else { throw Raised.notInLgs("an index of several columns (MultiIndex)") }
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
      "rename_axis(self, mapper=None, *, index=None, columns=None, axis=0, copy=None, inplace=False)",
      "Another name above the labels of rows or columns.",
      example + "df.rename_axis('i')\n#>    a  b\n#> i      \n#> 0  3  x\n#> 1  1  y"
    ) { object, arguments in
      var frame = object.frame
      let onColumns = try arguments.isColumnAxis()
      if let name = arguments["columns"] ?? (onColumns ? arguments["mapper"] : nil) {
        frame.columns.name = try PandasValue.label(name)
      }
      if let name = arguments["index"] ?? (onColumns ? nil : arguments["mapper"]) {
        frame.index.name = try PandasValue.label(name)
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
      object, _ in Value(object.frame.transposed())
    },
  ]

  // MARK: Other values

  private static let changes: [Builtin] = [
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
