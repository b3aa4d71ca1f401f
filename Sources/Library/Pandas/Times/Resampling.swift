import DataFrames
import Interpreter

/// `resample`, `asfreq` and `pd.Grouper`: rows in regular spans of time.
enum Resampling {
  static let signature =
    "resample(self, rule, closed=None, label=None, convention=<no_default>, on=None, level=None, origin='start_day', "
    + "offset=None, group_keys=False)"
  static let lacking: Set<String> = ["convention", "level", "origin", "offset"]
  static let begin = "s = pd.Series([1, 2, 3], index=pd.date_range('2024-01-31', periods=3))\n"

  static let ofFrames: [Builtin] = [
    DataFrameMembers.method(
      signature, "The rows in regular spans of time.",
      begin + "s.to_frame('v').resample('ME').sum()\n#>             v\n#> 2024-01-31  1\n#> 2024-02-29  5",
      lacking: lacking
    ) { object, arguments in
      var frame = object.frame
      if let column = arguments["on"] {
        frame = try frame.settingIndex(try frame.position(of: PandasValue.label(column)), drop: true)
      }
      let grouping = try grouping(frame, frame.index, arguments.required("rule"), SpanSides(arguments))
      return .object(GroupingObject(grouping, asIndex: true))
    },
    DataFrameMembers.method(
      "asfreq(self, freq, method=None, how=None, normalize=False, fill_value=None)",
      "The rows at regular places in time; missing where there is none.",
      begin + "len(s.to_frame('v').asfreq('2D'))\n#> 2", lacking: ["method", "how", "normalize", "fill_value"]
    ) { object, arguments in
      Value(try object.frame.reindexedRows(regular(object.frame.index, arguments)))
    },
  ]

  static let ofSeries: [Builtin] = [
    SeriesMembers.method(
      signature, "The values in regular spans of time.",
      begin + "s.resample('ME').sum()\n#> 2024-01-31    1\n#> 2024-02-29    5\n#> Freq: ME, dtype: int64",
      lacking: lacking.union(["on"])
    ) { object, arguments in
      let series = object.series
      let frame = DataFrame([series.values], columns: Index(Column(inferring: [series.name])), index: series.index)
      let grouping = try grouping(frame, series.index, arguments.required("rule"), SpanSides(arguments))
      return .object(GroupingObject(grouping, selection: .init(places: [0], isSingle: true), asIndex: true))
    },
    SeriesMembers.method(
      "asfreq(self, freq, method=None, how=None, normalize=False, fill_value=None)",
      "The values at regular places in time; missing where there is none.",
      begin + "s.asfreq('2D').tolist()\n#> [1, 3]", lacking: ["method", "how", "normalize", "fill_value"]
    ) { object, arguments in
      Value(try object.series.reindexed(regular(object.series.index, arguments)))
    },
  ]

  private static func regular(_ index: Index, _ arguments: NamedArguments) throws -> Index {
    let moments = try moments(of: index, "asfreq")
    let frequency = try OffsetObject.frequency(arguments.required("freq"))
    guard let first = moments.min(), let last = moments.max() else { return index }
    return Index(.datetime(try frequency.range(start: first, end: last, count: nil)), name: index.name).regular(
      frequency)
  }

  private static func moments(of index: Index, _ function: String) throws -> [Int] {
    guard case .datetime(let moments) = index.column else {
      throw Raised.typeError(
        "Only valid with DatetimeIndex, TimedeltaIndex or PeriodIndex, but got an instance of '\(index.className)'")
    }
    return moments
  }

  // MARK: Spans

  /// The rows of a table by the spans that their labels lie in.
  static func grouping(
    _ frame: DataFrame, _ index: Index, _ rule: Value, _ sides: SpanSides
  ) throws -> Grouping {
    let moments = try moments(of: index, "resample")
    let frequency = try OffsetObject.frequency(rule)
    guard frequency.multiple > 0 else { throw Raised.valueError("the frequency must be positive") }
    let closesRight = sides.closesRight ?? frequency.closesRight
    let labelsRight = sides.labelsRight ?? frequency.closesRight
    let spans = try TimeSpans(moments, frequency, closesRight: closesRight)
    let labels = labelsRight ? Array(spans.bounds.dropFirst()) : Array(spans.bounds.dropLast())
    return Grouping(
      frame, name: index.name, labels: .datetime(labels), rows: spans.rows(of: moments), frequency: frequency)
  }

  // MARK: pd.Grouper

  private static let grouperSignature =
    "Grouper(key=None, level=None, freq=None, axis=<no_default>, sort=False, closed=None, label=None)"

  static let grouper = PandasConstructor(
    grouperSignature, of: "pandas", PandasTypes.grouper.summary,
    example: "pd.Grouper(key='day', freq='ME').key\n#> 'day'", style: .python,
    body: PandasRecord.body(grouperSignature, name: "pandas.Grouper", lacking: ["level", "axis", "sort"]) { arguments in
      .object(try GrouperObject(arguments))
    })
}

/// Which end of a span belongs to it, and which names it; nil leaves that to the frequency.
struct SpanSides {
  let closesRight: Bool?
  let labelsRight: Bool?

  init(_ arguments: NamedArguments) throws {
    closesRight = try arguments.text("closed").map { $0 == "right" }
    labelsRight = try arguments.text("label").map { $0 == "right" }
  }
}

/// `pd.Grouper(key=…, freq=…)`.
final class GrouperObject: Object {
  private let key: Value?
  private let rule: Value?
  private let sides: SpanSides

  init(_ arguments: NamedArguments) throws {
    key = arguments["key"]
    rule = arguments["freq"]
    sides = try SpanSides(arguments)
    super.init()
  }

  override func visitChildren(_ visit: (Value) -> Void) {
    if let key { visit(key) }
    if let rule { visit(rule) }
  }

  override var type: TypeObject { PandasTypes.grouper }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    name == "key" ? key ?? Value.none : name == "freq" ? rule ?? Value.none : nil
  }

  /// The groups of a table's rows.
  func grouping(of frame: DataFrame) throws -> Grouping {
    guard let rule else { throw Raised.notInLgs("pd.Grouper() without freq") }
    guard let key else { return try Resampling.grouping(frame, frame.index, rule, sides) }
    let place = try frame.position(of: PandasValue.label(key))
    let index = Index(frame.data[place], name: frame.columns[place])
    return try Resampling.grouping(frame.droppingColumns([place]), index, rule, sides)
  }
}
