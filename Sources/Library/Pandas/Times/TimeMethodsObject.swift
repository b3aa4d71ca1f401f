import Calendar
import DataFrames
import Interpreter

/// `series.dt`: what times of a column can be asked.
final class TimeMethodsObject: Object {
  let series: Series
  var moments: [Int] { series.values.integers ?? [] }
  private let isSpan: Bool

  /// - Throws: AttributeError for values that are no times.
  init(_ series: Series) throws {
    guard series.values.dataType == .datetime || series.values.dataType == .timedelta else {
      throw Raised.attributeError("Can only use .dt accessor with datetimelike values", object: nil, name: "dt")
    }
    self.series = series
    isSpan = series.values.dataType == .timedelta
    super.init()
  }

  override var type: TypeObject { isSpan ? PandasTypes.spanMethods : PandasTypes.timeMethods }

  override func attribute(_ name: Symbol) throws -> Value {
    if TimeMembers.lacking.contains(name.name), type.lookUp(name) == nil { throw Raised.notInLgs("Series.dt.\(name)") }
    return try super.attribute(name)
  }

  func result(_ column: Column) -> Value { Value(series.with(column)) }
}

/// The members of `series.dt`, of timestamps and of labels that are places in time.
enum TimeMembers {
  static let lacking: Set = [
    "tz_localize", "tz_convert", "to_period", "to_pydatetime", "to_pytimedelta", "time", "timetz", "as_unit", "freq",
    "components", "qyear", "start_time", "end_time", "asfreq",
  ]

  private static let series = "s = pd.Series(pd.to_datetime(['2024-02-29 13:05']))\n"
  private static let spans = "s = pd.Series(pd.to_timedelta(['1 days 02:00:00']))\n"

  static func install() {
    _ = DateMembers.installed
    installSeries()
    installTimestamps()
    installIndex()
    installSpans()
  }

  // MARK: series.dt

  private static let method = PandasMethods<TimeMethodsObject>(owner: "DatetimeProperties")
  private static let spanMethod = PandasMethods<TimeMethodsObject>(owner: "TimedeltaProperties")

  private static func installSeries() {
    for field in TimeField.all {
      property(PandasTypes.timeMethods, field.name, field.summary) { (object: TimeMethodsObject) in
        if let newName = field.newName { try warn("Series.dt.\(field.name)", "Series.dt.\(newName)") }
        return object.result(field.column(object.moments))
      }
    }
    for change in TimeChange.all {
      let call = change.parameters.hasPrefix("freq") ? "('h')" : "()"
      PandasTypes.timeMethods.add([
        method(
          "\(change.name)(\(signature(change)))", change.summary, series + "s.dt.\(change.name)\(call).size\n#> 1",
          lacking: change.lacking
        ) { object, arguments in object.result(try change.change(arguments)(object.series.values)) }
      ])
    }
    property(PandasTypes.timeMethods, "date", "The days, without their times.") { (object: TimeMethodsObject) in
      object.result(
        .object(
          object.moments.map { moment in
            moment == Cell.notATime ? .timestamp(moment) : .date(TimeText.parts(moment).date.ordinal)
          }))
    }
    property(PandasTypes.timeMethods, "tz", "The time zone: none.") { (_: TimeMethodsObject) in .none }
    property(PandasTypes.timeMethods, "unit", "The unit of the times.") { (_: TimeMethodsObject) in .string("us") }
    PandasTypes.timeMethods.add([
      method(
        "strftime(self, date_format)", "The times as a format writes them.",
        series + "s.dt.strftime('%d.%m.').tolist()\n#> ['29.02.']"
      ) { object, arguments in
        object.result(try formatted(object.moments, arguments))
      },
      method(
        "isocalendar(self)", "Year, week and day of the week as ISO 8601 counts them.",
        series + "s.dt.isocalendar()\n#>    year  week  day\n#> 0  2024     9    4"
      ) { object, _ in Value(weeks(object)) },
    ])
  }

  private static func signature(_ change: TimeChange) -> String {
    change.parameters.isEmpty ? "self" : "self, \(change.parameters)"
  }

  private static func weeks(_ object: TimeMethodsObject) -> DataFrame {
    let weeks = object.moments.map { TimeText.parts($0).date.isoCalendar }
    let data = [weeks.map(\.year), weeks.map(\.week), weeks.map(\.weekday)].map { Column.narrow(.uint32, $0) }
    return DataFrame(data, columns: Index(texts: ["year", "week", "day"]), index: object.series.index)
  }

  private static func formatted(_ moments: [Int], _ arguments: NamedArguments) throws -> Column {
    let format = try arguments.text("date_format") ?? ""
    return .string(
      try moments.map { $0 == Cell.notATime ? nil : try TimeFormat.text(format, of: TimestampObject($0)) })
  }

  private static func property<Receiver: Object>(
    _ type: TypeObject, _ name: String, _ summary: String, _ get: @escaping (Receiver) throws -> Value
  ) {
    type.add(
      Symbol(name),
      .property(
        TypeObject.Property(summary) { value in
          guard let object = value.object(as: Receiver.self) else { throw Raised.typeError("a \(type.name) is needed") }
          return try table { try get(object) }
        }))
  }

  /// Says that a name is on its way out.
  static func warn(_ name: String, _ other: String) throws {
    try WarningText.give(
      PandasTypes.deprecation,
      "\(name) is deprecated and will be removed in a future version. Use \(other) instead.")
  }

  // MARK: Timestamps

  private static let moment = PandasMethods<TimestampObject>(owner: "Timestamp")
  private static let begin = "t = pd.Timestamp('2024-02-29 13:05')\n"

  private static func installTimestamps() {
    let inherited = ["year", "month", "day", "hour", "minute", "second", "microsecond", "weekday"]
    for field in TimeField.all where !inherited.contains(field.name) {
      property(PandasTypes.timestamp, field.name, field.summary) { (object: TimestampObject) in
        field.value(object.microseconds)
      }
    }
    for name in ["week", "weekofyear"] {
      property(PandasTypes.timestamp, name, "The week of the year.") { (object: TimestampObject) in
        .int(object.date.isoCalendar.week)
      }
    }
    property(PandasTypes.timestamp, "value", "Nanoseconds since 1970.") { (object: TimestampObject) in
      .int(object.microseconds.multipliedReportingOverflow(by: 1000).partialValue)
    }
    property(PandasTypes.timestamp, "unit", "The unit of the value.") { (_: TimestampObject) in .string("us") }
    for change in TimeChange.all {
      let call = change.parameters.hasPrefix("freq") ? "('h')" : "()"
      PandasTypes.timestamp.add([
        moment(
          "\(change.name)(\(signature(change)))", change.summary,
          begin + "len(str(t.\(change.name)\(call))) > 0\n#> True",
          lacking: change.lacking
        ) { object, arguments in
          PandasValue.python(try change.change(arguments)(.datetime([object.microseconds]))[0])
        }
      ])
    }
    PandasTypes.timestamp.add([
      moment(
        "to_pydatetime(self, warn=True)", "The same as a datetime.",
        begin + "t.to_pydatetime()\n#> datetime.datetime(2024, 2, 29, 13, 5)"
      ) { object, _ in .object(DateTimeObject(object.date, object.clock)) },
      moment("timestamp(self)", "The seconds since 1970.", "pd.Timestamp('1970-01-02').timestamp()\n#> 86400.0") {
        object, _ in .float(Double(object.microseconds) / 1e6)
      },
      moment(
        "replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None)",
        "The place in time with other parts.", begin + "t.replace(day=1)\n#> Timestamp('2024-02-01 13:05:00')"
      ) { object, arguments in
        let (date, clock) = (object.date, object.clock)
        let day = try DateObject.checked(
          year: arguments.integer("year", or: date.year), month: arguments.integer("month", or: date.month),
          day: arguments.integer("day", or: date.day))
        let time = try ClockTime(
          hour: arguments.integer("hour", or: clock.hour), minute: arguments.integer("minute", or: clock.minute),
          second: arguments.integer("second", or: clock.second),
          microsecond: arguments.integer("microsecond", or: clock.microsecond))
        return .object(TimestampObject(TimeText.moment(of: day) + time.microseconds))
      },
    ])
    PandasTypes.timestamp.constructor = TimeConstruction.timestamp
    for name in ["now", "today"] {
      let maker = PandasRecord.function(
        "\(name)(tz=None)", "The present.", example: "pd.Timestamp.\(name)().year > 2000\n#> True", lacking: ["tz"]
      ) { _ in TimeConstruction.now() }
      PandasTypes.timestamp.add(maker.symbol, .staticMethod(maker))
    }
  }

  // MARK: Labels

  private static let label = PandasMethods<IndexObject>(owner: "DatetimeIndex")

  private static func installIndex() {
    let type = PandasTypes.datetimeIndex
    for field in TimeField.all {
      property(type, field.name, field.summary) { (object: IndexObject) in
        let column = field.column(object.index.column.integers ?? [])
        if case .bool = column { return try PandasValue.array(column) }
        if let newName = field.newName { try warn("DatetimeIndex.\(field.name)", "DatetimeIndex.\(newName)") }
        return Value(Index(column, name: object.index.name))
      }
    }
    for change in TimeChange.all {
      let call = change.parameters.hasPrefix("freq") ? "('h')" : "()"
      type.add([
        label(
          "\(change.name)(\(signature(change)))", change.summary,
          "pd.date_range('2024', periods=2).\(change.name)\(call).size\n#> 2", lacking: change.lacking
        ) { object, arguments in
          Value(Index(try change.change(arguments)(object.index.column), name: object.index.name))
        }
      ])
    }
    type.add([
      label(
        "strftime(self, date_format)", "The labels as a format writes them.",
        "pd.date_range('2024', periods=2).strftime('%d')\n#> Index(['01', '02'], dtype='str')"
      ) { object, arguments in
        Value(Index(try formatted(object.index.column.integers ?? [], arguments), name: object.index.name))
      }
    ])
    property(type, "freq", "The regular distance of the labels, or None.") { (object: IndexObject) in
      object.index.frequency.map { .object(OffsetObject($0)) } ?? .none
    }
    property(type, "freqstr", "The name of the regular distance.") { (object: IndexObject) in
      object.index.frequency.map { .string($0.name) } ?? .none
    }
    type.constructor = TimeConstruction.datetimeIndex
  }

  // MARK: Spans

  private static func installSpans() {
    let fields: [(String, String, (Int) -> Int)] = [
      ("days", "The whole days.", { TimeText.floorDivided($0, TimeText.day).quotient }),
      (
        "seconds", "The seconds of what is left of a day.",
        { TimeText.floorDivided($0, TimeText.day).remainder / 1_000_000 }
      ),
      (
        "microseconds", "The microseconds of what is left of a second.",
        { TimeText.floorDivided($0, 1_000_000).remainder }
      ),
    ]
    for (name, summary, number) in fields {
      property(PandasTypes.spanMethods, name, summary) { (object: TimeMethodsObject) in
        let spans = object.moments
        guard spans.contains(Cell.notATime) else {
          let values = spans.map(number)
          return object.result(name == "days" ? .int64(values) : .narrow(.int32, values))
        }
        return object.result(.float64(spans.map { $0 == Cell.notATime ? .nan : Double(number($0)) }))
      }
    }
    PandasTypes.spanMethods.add([
      spanMethod(
        "total_seconds(self)", "The spans in seconds.", spans + "s.dt.total_seconds().tolist()\n#> [93600.0]"
      ) { object, _ in
        object.result(.float64(object.moments.map { $0 == Cell.notATime ? .nan : Double($0) / 1e6 }))
      }
    ])
    for change in TimeChange.all where change.parameters.hasPrefix("freq") {
      PandasTypes.spanMethods.add([
        spanMethod(
          "\(change.name)(\(signature(change)))", change.summary, spans + "s.dt.\(change.name)('h').size\n#> 1",
          lacking: change.lacking
        ) { object, arguments in object.result(try change.change(arguments)(object.series.values)) }
      ])
    }
    PandasTypes.timedelta.constructor = TimeConstruction.timedelta
    for change in TimeChange.all where change.parameters.hasPrefix("freq") {
      PandasTypes.timedelta.add([
        PandasMethods<TimedeltaObject>(owner: "Timedelta")(
          "\(change.name)(\(signature(change)))", change.summary,
          "pd.Timedelta('2h').\(change.name)('h')\n#> Timedelta('0 days 02:00:00')", lacking: change.lacking
        ) { object, arguments in
          PandasValue.python(try change.change(arguments)(.timedelta([object.span]))[0])
        }
      ])
    }
    PandasTypes.timedelta.add([
      PandasMethods<TimedeltaObject>(owner: "Timedelta")(
        "__abs__(self)", "The span without its sign.", "abs(pd.Timedelta('-1h'))\n#> Timedelta('0 days 01:00:00')"
      ) { object, _ in .object(TimedeltaObject(Int(object.span.magnitude))) },
      PandasMethods<TimedeltaObject>(owner: "Timedelta")(
        "to_pytimedelta(self)", "The same as a timedelta.",
        "pd.Timedelta('1h').to_pytimedelta()\n#> datetime.timedelta(seconds=3600)"
      ) { object, _ in .object(DurationObject(within: object.span)) },
    ])
    property(PandasTypes.timedelta, "value", "The span in nanoseconds.") { (object: TimedeltaObject) in
      .int(object.span.multipliedReportingOverflow(by: 1000).partialValue)
    }
    property(PandasTypes.timedelta, "unit", "The unit of the value.") { (_: TimedeltaObject) in .string("us") }
  }
}
