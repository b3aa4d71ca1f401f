import DataFrames
import Interpreter

/// The namespace `pandas`.
enum PandasNamespace {
  static func make() -> NamespaceObject {
    NamespaceObject("pandas", filling: fill)
  }

  private static func fill(_ pandas: NamespaceObject) {
    _ = membersInstalled
    pandas.add([CSVReading.function, DataFrameMembers.mergeFunction] + functions + ReshapingFunctions.all)
    pandas.add(DisplaySettings.functions)
    pandas.add(TimeConstruction.functions + Cutting.functions)
    pandas.add([
      PandasTypes.timestamp, PandasTypes.timedelta, PandasTypes.datetimeIndex, PandasTypes.multiIndex,
      PandasTypes.offset,
      PandasTypes.categorical, PandasTypes.categoryType, PandasTypes.interval, PandasTypes.grouper,
    ])
    pandas.add("NaT", .object(NotATimeObject.shared))
    pandas.add("offsets", .object(OffsetObject.namespace))
    pandas.add([PandasTypes.frame, PandasTypes.series, PandasTypes.index])
    pandas.add("errors", .object(errors))
    pandas.add("__version__", .string("3.1.1"))
    pandas.lacking = PandasNames.module
  }

  /// The module `pandas.errors`.
  static let errors: NamespaceObject = {
    NamespaceObject("pandas.errors") { $0.add(PandasTypes.errors) }
  }()

  /// Members are added once, however many sessions there are.
  private static let membersInstalled: Void = {
    SeriesMembers.install()
    DataFrameMembers.install()
    IndexObject.install()
    TimeMembers.install()
    LevelMembers.install()
    CategoricalObject.install()
    CategoryMembers.install()
    PandasTypes.offset.constructor = OffsetObject.constructor
    PandasTypes.categoryType.constructor = CategoryTypeObject.constructor
    PandasTypes.grouper.constructor = Resampling.grouper
    TextArrayObject.install()
    GroupingMembers.install()
    TextMethods.install()
    WindowMembers.install()
    PlotMembers.install()
  }()

  private static let functions: [Builtin] = [
    PandasRecord.function(
      "concat(objs, *, axis=0, join='outer', ignore_index=False, keys=None, levels=None, names=None, "
        + "verify_integrity=False, sort=False, copy=None)", "Series or tables below or beside one another.",
      example: "pd.concat([pd.Series([1]), pd.Series([2])])\n#> 0    1\n#> 0    2\n#> dtype: int64",
      lacking: ["join", "keys", "levels", "names", "verify_integrity", "sort"]
    ) { try concatenated($0) },
    missing("isna", "Which values are missing.", "pd.isna(None)\n#> True", inverted: false),
    missing("isnull", "Which values are missing.", "pd.isnull(1.5)\n#> False", inverted: false),
    missing("notna", "Which values are there.", "pd.notna(None)\n#> False", inverted: true),
    missing("notnull", "Which values are there.", "pd.notnull(1.5)\n#> True", inverted: true),
    PandasRecord.function(
      "unique(values)", "The different values, in the order they first stand in.",
      example: "pd.unique(pd.Series([2, 1, 2]))\n#> array([2, 1])"
    ) { arguments in
      guard let series = arguments.required("values").object(as: SeriesObject.self) else {
        throw Raised.notInLgs("pd.unique() of a \(arguments.required("values").typeName)")
      }
      return try Operators.call(series.attribute("unique"), [])
    },
    PandasRecord.function(
      "to_numeric(arg, errors='raise', downcast=None, dtype_backend=None)", "Texts as numbers.",
      example: "pd.to_numeric(pd.Series(['1', '2'])).sum()\n#> np.int64(3)", lacking: ["downcast", "dtype_backend"]
    ) { try numeric($0) },
  ]

  private static func missing(_ name: String, _ summary: String, _ example: String, inverted: Bool) -> Builtin {
    PandasRecord.function("\(name)(obj)", summary, example: example) { arguments in
      let value = arguments.required("obj")
      if let cell = PandasValue.optionalCell(value) { return .bool(cell.isMissing != inverted) }
      if let series = value.object(as: SeriesObject.self)?.series {
        return Value(series.with(.bool(series.values.missing.map { $0 != inverted })))
      }
      if let frame = value.object(as: DataFrameObject.self)?.frame {
        return Value(frame.mappingColumns { .bool($0.missing.map { $0 != inverted }) })
      }
      guard PandasValue.isListLike(value) else { return .bool(inverted) }
      return try PandasValue.array(.bool(PandasValue.column(value).missing.map { $0 != inverted }))
    }
  }

  private static func concatenated(_ arguments: NamedArguments) throws -> Value {
    let objects = arguments.required("objs")
    guard PandasValue.isListLike(objects) else {
      if objects.object(as: DictionaryObject.self) != nil { throw Raised.notInLgs("pd.concat() of a dict") }
      throw Raised.typeError(
        "first argument must be an iterable of pandas objects, you passed an object of type \"\(objects.typeName)\"")
    }
    let items = try Operators.array(objects).filter { !$0.isNone }
    guard !items.isEmpty else { throw Raised.valueError("No objects to concatenate") }
    let onColumns = try arguments.isColumnAxis()
    let ignoresIndex = try arguments.flag("ignore_index")
    let series = items.compactMap { $0.object(as: SeriesObject.self)?.series }
    if series.count == items.count, !onColumns {
      let name = series.allSatisfy { $0.name == series[0].name } ? series[0].name : .none
      let index = Index.concatenating(series.map(\.index), ignoresLabels: ignoresIndex)
      return Value(Series(Column.concatenating(series.map(\.values)), index: index, name: name))
    }
    var unnamed = 0
    let frames = try items.map { item -> DataFrame in
      if let frame = item.object(as: DataFrameObject.self)?.frame { return frame }
      guard let series = item.object(as: SeriesObject.self)?.series else {
        throw Raised.typeError(
          "cannot concatenate object of type '\(try Operators.repr(.object(item.type)))'; only Series and DataFrame "
            + "objs are valid")
      }
      if series.name != .none { return series.frame() }
      unnamed += 1
      return series.frame(named: .int(unnamed - 1))
    }
    guard onColumns else { return Value(try DataFrame.concatenatingRows(frames, ignoresIndex: ignoresIndex)) }
    var frame = try DataFrame.concatenatingColumns(frames)
    if ignoresIndex { frame.columns = Index(count: frame.columnCount) }
    return Value(frame)
  }

  private static func numeric(_ arguments: NamedArguments) throws -> Value {
    let coerces = try arguments.text("errors") == "coerce"
    guard let series = arguments.required("arg").object(as: SeriesObject.self)?.series else {
      throw Raised.notInLgs("pd.to_numeric() of a \(arguments.required("arg").typeName)")
    }
    let cells = try series.values.cells.enumerated().map { position, cell -> Cell in
      guard let text = cell.text else { return cell }
      if let whole = Int(text) { return .int(whole) }
      if let number = FloatNotation.parse(text) { return .float(number) }
      guard coerces else { throw Raised.valueError("Unable to parse string \"\(text)\" at position \(position)") }
      return .missing
    }
    return Value(series.with(Column(inferring: cells)))
  }
}

/// `pd.set_option` and its like, for how tables are shown.
enum DisplaySettings {
  static let functions: [Builtin] = [
    PandasRecord.function(
      "set_option(*args)", "Sets how tables are shown.",
      example: "pd.set_option('display.precision', 2)\nprint(pd.Series([1/3]))\n#> 0    0.33\n#> dtype: float64\n"
        + "pd.reset_option('display.precision')"
    ) { arguments in
      guard !arguments.rest.isEmpty, arguments.rest.count % 2 == 0 else {
        throw Raised.valueError("Must provide an even number of non-keyword arguments")
      }
      for place in stride(from: 0, to: arguments.rest.count, by: 2) {
        try set(name(arguments.rest[place]), arguments.rest[place + 1])
      }
      return .none
    },
    PandasRecord.function(
      "get_option(pat)", "How tables are shown.", example: "pd.get_option('display.max_rows')\n#> 60"
    ) { arguments in
      let options = DisplayOptions.current
      func value(_ number: Int?) -> Value { number.map { .int($0) } ?? .none }
      switch try name(arguments.required("pat")) {
      case "max_rows": return value(options.maxRows)
      case "min_rows": return value(options.minRows)
      case "max_columns": return value(options.maxColumns)
      case "max_colwidth": return value(options.maxColumnWidth)
      case "width": return value(options.width)
      case _: return value(options.precision)
      }
    },
    PandasRecord.function(
      "reset_option(pat)", "Sets an option of display back to its default.",
      example: "pd.reset_option('display.max_rows')\npd.get_option('display.max_rows')\n#> 60"
    ) { arguments in
      let defaults = DisplayOptions.initial
      switch try name(arguments.required("pat")) {
      case "max_rows": DisplayOptions.current.maxRows = defaults.maxRows
      case "min_rows": DisplayOptions.current.minRows = defaults.minRows
      case "max_columns": DisplayOptions.current.maxColumns = defaults.maxColumns
      case "max_colwidth": DisplayOptions.current.maxColumnWidth = defaults.maxColumnWidth
      case "width": DisplayOptions.current.width = defaults.width
      case _: DisplayOptions.current.precision = defaults.precision
      }
      return .none
    },
  ]

  private static let names = ["max_rows", "min_rows", "max_columns", "max_colwidth", "width", "precision"]

  private static func name(_ value: Value) throws -> String {
    let text = value.stringValue ?? ""
    let name = text.hasPrefix("display.") ? String(text.dropFirst(8)) : text
    if names.contains(name) { return name }
    throw Raised.notInLgs("the option \(try Operators.repr(value)) of pandas")
  }

  private static func set(_ name: String, _ value: Value) throws {
    let number = try value.isNone ? nil : Arguments.index(value)
    if let number, number < 0 { throw Raised.valueError("Value must be a nonnegative integer or None") }
    switch name {
    case "max_rows": DisplayOptions.current.maxRows = number
    case "min_rows": DisplayOptions.current.minRows = number
    case "max_columns": DisplayOptions.current.maxColumns = number
    case "max_colwidth": DisplayOptions.current.maxColumnWidth = number
    case "width": DisplayOptions.current.width = number ?? 80
    case _: DisplayOptions.current.precision = number ?? 6
    }
  }
}

/// How front ends show tables.
public enum TableDisplay {
  /// As notebooks do: up to 20 columns, wrapped at the width; else columns are fitted into the terminal's width.
  public static func showAsNotebook() { DisplayOptions.initial = .notebook }
}
