import DataFrames
import Interpreter

/// The namespace `pandas`.
enum PandasNamespace {
  static func make() -> NamespaceObject {
    NamespaceObject("pandas", filling: fill)
  }

  private static func fill(_ pandas: NamespaceObject) {
    _ = membersInstalled
    pandas.add(
      [CSVReading.function, JSONReading.function, DataFrameMembers.mergeFunction] + functions + ReshapingFunctions.all)
    pandas.add(DisplaySettings.functions)
    pandas.add(TimeConstruction.functions + Cutting.functions)
    pandas.add([
      PandasTypes.timestamp, PandasTypes.timedelta, PandasTypes.datetimeIndex, PandasTypes.multiIndex,
      PandasTypes.offset,
      PandasTypes.categorical, PandasTypes.categoryType, PandasTypes.grouper,
    ])
    pandas.add("NaT", .object(NotATimeObject.shared))
    pandas.add("offsets", .object(OffsetObject.namespace))
    pandas.add([PandasTypes.frame, PandasTypes.series, PandasTypes.index])
    pandas.add("errors", .object(errors))
    pandas.add("options", .object(OptionsObject()))
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
    ExponentialWindowMembers.install()
    PlotMembers.install()
  }()

  private static let functions: [Builtin] = [
    Concatenation.function,
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
