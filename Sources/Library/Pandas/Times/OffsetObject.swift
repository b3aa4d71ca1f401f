import Calendar
import DataFrames
import Interpreter

import enum Syntax.BinaryOperator
import enum Syntax.UnaryOperator

/// `pandas.DateOffset` and what is in `pandas.offsets`: a step in the calendar.
final class OffsetObject: Object {
  private enum Step {
    /// So many months and so much time.
    case parts(months: Int, microseconds: Int, text: String)
    case regular(Frequency)
  }

  private let step: Step
  private let sign: Int

  private init(_ step: Step, sign: Int = 1) {
    (self.step, self.sign) = (step, sign)
    super.init()
  }

  convenience init(_ frequency: Frequency) { self.init(.regular(frequency)) }

  override var type: TypeObject { PandasTypes.offset }

  override func repr() throws -> String {
    switch step {
    case .parts(_, _, let text): return "<DateOffset: \(text)>"
    case .regular(let frequency):
      let name = OffsetObject.className(frequency)
      let count = frequency.multiple * sign
      return count == 1 ? "<\(name)>" : "<\(count) * \(name)s>"
    }
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    operation == .negate ? .object(OffsetObject(step, sign: -sign)) : nil
  }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    let isAddition = operation == .add || operation == .subtract && reflected
    if operation == .multiply, case .int(let factor) = other, case .regular(let frequency) = step {
      return .object(
        OffsetObject(.regular(frequency.times(factor)), sign: sign))
    }
    guard isAddition else { return nil }
    let direction = operation == .add ? 1 : -1
    return try table {
      if let series = other.object(as: SeriesObject.self)?.series, case .datetime(let moments) = series.values {
        return Value(series.with(.datetime(try moments.map { try moved($0, direction) })))
      }
      if let index = other.object(as: IndexObject.self)?.index, case .datetime(let moments) = index.column {
        return Value(Index(.datetime(try moments.map { try moved($0, direction) }), name: index.name))
      }
      switch PandasValue.optionalCell(other) {
      case .timestamp(let moment)?: return PandasValue.python(.timestamp(try moved(moment, direction)))
      case .date(let ordinal)?:
        return PandasValue.python(.timestamp(try moved((ordinal - TimeText.epoch) * TimeText.day, direction)))
      case _: return nil
      }
    }
  }

  /// A place in time some steps away.
  /// - Throws: A value error for a place outside the years 1 to 9999.
  func moved(_ moment: Int, _ direction: Int) throws -> Int {
    if moment == Cell.notATime { return moment }
    switch step {
    case .regular(let frequency): return try frequency.moved(moment, by: direction * sign)
    case .parts(let months, let microseconds, _):
      let (date, time) = TimeText.parts(moment)
      let month = date.year * 12 + date.month - 1 + Frequency.product(months, direction * sign)
      let (year, number) = TimeText.floorDivided(month, 12)
      guard (1...9999).contains(year) else { throw Frequency.outOfBounds }
      let day = min(date.day, CalendarDate.days(in: number + 1, of: year))
      let start = TimeText.moment(of: CalendarDate(year: year, month: number + 1, day: day)) + time
      return try Frequency.checked(start + Frequency.product(microseconds, direction * sign))
    }
  }

  // MARK: Frequencies

  /// A frequency from its name, or from an offset that has one.
  static func frequency(_ value: Value) throws -> Frequency {
    if let text = value.stringValue { return try Frequency(text) }
    if let offset = value.object(as: OffsetObject.self), case .regular(let frequency) = offset.step { return frequency }
    if case .timedelta(let span)? = PandasValue.optionalCell(value) {
      if span % TimeText.day == 0 { return Frequency(.day, multiple: span / TimeText.day) }
      return Frequency(.span(1_000_000, name: "s"), multiple: span / 1_000_000)
    }
    throw Raised.typeError("freq must be a string or an offset, not \(value.typeName)")
  }

  private static let classNames: [String: String] = [
    "ME": "MonthEnd", "MS": "MonthBegin", "BME": "BusinessMonthEnd", "BMS": "BusinessMonthBegin", "QE": "QuarterEnd",
    "QS": "QuarterBegin", "YE": "YearEnd", "YS": "YearBegin", "B": "BusinessDay", "D": "Day", "h": "Hour",
    "min": "Minute", "s": "Second", "ms": "Milli", "us": "Micro", "W": "Week",
  ]

  private static func className(_ frequency: Frequency) -> String {
    let name = frequency.name.drop { $0.isNumber || $0 == "-" }.prefix { $0 != "-" }
    let detail: String
    switch frequency.unit {
    case .week(let day): detail = ": weekday=\(day)"
    case .months(3, _, _, let anchor, _): detail = ": startingMonth=\(anchor)"
    case .months(12, _, _, let anchor, _): detail = ": month=\(anchor)"
    case .months, .span, .day, .businessDay: detail = ""
    }
    return (classNames[String(name)] ?? String(name)) + detail
  }

  // MARK: Constructors

  private static let signature = """
    DateOffset(n=1, normalize=False, *, years=0, months=0, weeks=0, days=0, hours=0, minutes=0, seconds=0, \
    microseconds=0)
    """

  static let constructor = PandasConstructor(
    signature, of: "pandas", PandasTypes.offset.summary,
    example: "pd.Timestamp('2024-01-31') + pd.DateOffset(months=1)\n#> Timestamp('2024-02-29 00:00:00')",
    style: .python,
    body: PandasRecord.body(signature, name: "pandas.DateOffset", lacking: ["normalize"]) { arguments in
      let count = try arguments.integer("n", or: 1)
      let units = [
        ("years", 0), ("months", 0), ("weeks", 7 * TimeText.day), ("days", TimeText.day), ("hours", 3_600_000_000),
        ("minutes", 60_000_000), ("seconds", 1_000_000), ("microseconds", 1),
      ]
      var (months, span, words) = (0, 0, [String]())
      for (name, length) in units {
        let number = try arguments.integer(name, or: 0)
        if number == 0 { continue }
        words.append("\(name)=\(number)")
        months = months &+ (name == "years" ? Frequency.product(12, number) : name == "months" ? number : 0)
        span = span &+ Frequency.product(length, number)
      }
      if words.isEmpty { span = TimeText.day }
      let text = words.sorted().joined(separator: ", ")
      return .object(
        OffsetObject(
          .parts(
            months: Frequency.product(months, count), microseconds: Frequency.product(span, count), text: text)))
    })

  /// The namespace `pandas.offsets`.
  static let namespace = NamespaceObject("pandas.offsets") { offsets in
    let names = [
      ("MonthEnd", "ME"), ("MonthBegin", "MS"), ("BMonthEnd", "BME"), ("BMonthBegin", "BMS"), ("QuarterEnd", "QE"),
      ("QuarterBegin", "QS"), ("YearEnd", "YE"), ("YearBegin", "YS"), ("BDay", "B"), ("BusinessDay", "B"), ("Day", "D"),
      ("Hour", "h"), ("Minute", "min"), ("Second", "s"), ("Milli", "ms"), ("Micro", "us"), ("Week", "W"),
    ]
    let steps = names.map { name, frequency -> Builtin in
      PandasRecord.function(
        "\(name)(n=1)", "So many steps of the frequency \(frequency).",
        example: "pd.Timestamp('2024-01-31') + pd.offsets.\(name)() > pd.Timestamp('2024-01-31')\n#> True"
      ) { arguments in
        // Weeks without a weekday are seven days.
        let known = try Frequency(name == "Week" ? "7D" : frequency)
        let count = try arguments.integer("n", or: 1)
        return .object(OffsetObject(known.times(count)))
      }
    }
    offsets.add(steps)
    offsets.add([PandasTypes.offset])
  }
}
