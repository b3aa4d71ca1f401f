import Calendar
import DataFrames
import Interpreter

/// `pd.Timestamp(…)`, `pd.Timedelta(…)`, `pd.to_datetime(…)` and their like.
enum TimeConstruction {
  static let functions: [Builtin] = [toDatetime, toTimedelta, dateRange, businessRange]

  static func now() -> Value {
    let moment = try? DateTimeObject.since(epoch: DateTimeObject.now, nil)
    return moment.flatMap { PandasValue.optionalCell(.object($0)) }.map(PandasValue.python) ?? .none
  }

  // MARK: Single times

  private static let timestampSignature = """
    Timestamp(ts_input=None, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, \
    *, nanosecond=None, tzinfo=None, tz=None, unit=None, fold=None)
    """

  static let timestamp = PandasConstructor(
    timestampSignature, of: "pandas", PandasTypes.timestamp.summary,
    example: "pd.Timestamp('2024-02-29')\n#> Timestamp('2024-02-29 00:00:00')", style: .python,
    body: PandasRecord.body(
      timestampSignature, name: "pandas.Timestamp", lacking: ["nanosecond", "tzinfo", "tz", "fold"]
    ) { arguments in
      let first = arguments.given("ts_input")
      // Timestamp(2024, 2, 29): the numbers are those of a datetime.
      if case .int(let year)? = first, case .int(let month)? = arguments["year"], let day = arguments["month"] {
        let names = ["day", "hour", "minute", "second"]
        let times = try names.map { try arguments.integer($0, or: 0) }
        return try moment(year, month, Arguments.index(day), times)
      }
      if first == nil || first?.isNone == true, arguments["year"] != nil {
        let times = try ["hour", "minute", "second", "microsecond"].map { try arguments.integer($0, or: 0) }
        return try moment(
          arguments.integer("year", or: 1), arguments.integer("month", or: 1), arguments.integer("day", or: 1), times)
      }
      return PandasValue.python(try moment(of: first ?? .none, unit: arguments.text("unit"), DateReader()))
    })

  private static func moment(_ year: Int, _ month: Int, _ day: Int, _ times: [Int]) throws -> Value {
    let date = try DateObject.checked(year: year, month: month, day: day)
    let clock = try ClockTime(hour: times[0], minute: times[1], second: times[2], microsecond: times[3])
    return .object(TimestampObject(TimeText.moment(of: date) + clock.microseconds))
  }

  /// A place in time from a text, a number of units since 1970, a datetime or a day.
  static func moment(of value: Value, unit: String?, _ reader: DateReader) throws -> Cell {
    if let text = value.stringValue {
      if text == "now" || text == "today" { return PandasValue.optionalCell(now()) ?? .none }
      return .timestamp(try reader.moment(text))
    }
    switch try PandasValue.cell(value) {
    case .timestamp(let value): return .timestamp(value)
    case .date(let ordinal): return .timestamp((ordinal - TimeText.epoch) * TimeText.day)
    case .none: return .timestamp(Cell.notATime)
    case .int(let number):
      if reader.format != nil { return .timestamp(try reader.moment(String(number))) }
      return .timestamp(try microseconds(.int64([number]), unit)[0])
    case .float(let number): return .timestamp(try microseconds(.float64([number]), unit)[0])
    case .bool, .string, .timedelta, .interval, .tuple, .foreign:
      throw Raised.typeError(
        "Cannot convert input [\(try Operators.str(value))] of type \(value.typeName) to Timestamp")
    }
  }

  /// Numbers of units as microseconds.
  private static func microseconds(_ column: Column, _ unit: String?) throws -> [Int] {
    guard let unit, unit != "ns" else {
      throw Raised.notInLgs("times of nanoseconds: unit='s' or 'ms' names another unit, which")
    }
    guard let length = SpanReader.unit(unit) else { throw Raised.valueError("cannot cast unit \(unit)") }
    switch column {
    case .int64(let values):
      return try values.map { value in
        let (product, overflow) = value.multipliedReportingOverflow(by: length)
        if overflow { throw Raised(PandasTypes.outOfBounds, "cannot convert input with unit '\(unit)'") }
        return product
      }
    case .float64(let values):
      return try values.map { value in
        if value.isNaN { return Cell.notATime }
        guard value.magnitude < 9e12, value.rounded() == value || length >= 1000 else {
          throw Raised(PandasTypes.outOfBounds, "cannot convert input with unit '\(unit)'")
        }
        if value.rounded() != value {
          throw Raised.notInLgs("times of parts of a unit, which pandas has in nanoseconds,")
        }
        return Int(value) * length
      }
    case .narrow, .bool, .string, .datetime, .timedelta, .category, .object:
      throw Raised.valueError("non convertible value with the unit '\(unit)'")
    }
  }

  private static let timedeltaSignature = """
    Timedelta(value=None, unit=None, *, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)
    """

  static let timedelta = PandasConstructor(
    timedeltaSignature, of: "pandas", PandasTypes.timedelta.summary,
    example: "pd.Timedelta('1 days 2 hours')\n#> Timedelta('1 days 02:00:00')", style: .python,
    body: PandasRecord.body(timedeltaSignature, name: "pandas.Timedelta", lacking: []) { arguments in
      if let value = arguments["value"] { return PandasValue.python(try span(of: value, unit: arguments.text("unit"))) }
      let units = [
        ("days", "D"), ("seconds", "s"), ("microseconds", "us"), ("milliseconds", "ms"), ("minutes", "min"),
        ("hours", "h"), ("weeks", "W"),
      ]
      var total = 0.0
      var isGiven = false
      for (name, unit) in units {
        guard let value = arguments[name], let number = PandasValue.optionalCell(value)?.number else { continue }
        isGiven = true
        total += number * Double(SpanReader.unit(unit) ?? 1)
      }
      guard isGiven else {
        throw Raised.valueError(
          "cannot construct a Timedelta without a value/unit or descriptive keywords (days,seconds....)")
      }
      guard total.magnitude < 9e18 else { throw Raised.overflowError("Python int too large to convert to C long") }
      return .object(TimedeltaObject(Int(total.rounded())))
    })

  private static func span(of value: Value, unit: String?) throws -> Cell {
    if let text = value.stringValue {
      if text.last.map({ "MYy".contains($0) }) == true, Int(text.dropLast()) != nil {
        throw Raised.valueError(
          "Units 'M', 'Y' and 'y' do not represent unambiguous timedelta values and are not supported.")
      }
      guard let span = SpanReader.span(text) else { throw Raised.valueError("unit abbreviation w/o a number") }
      return .timedelta(span)
    }
    switch try PandasValue.cell(value) {
    case .timedelta(let span): return .timedelta(span)
    case .none: return .timedelta(Cell.notATime)
    case .timestamp(Cell.notATime): return .timedelta(Cell.notATime)
    case .int(let number): return .timedelta(try spans(.int64([number]), unit)[0])
    case .float(let number): return .timedelta(try spans(.float64([number]), unit)[0])
    case .bool, .string, .timestamp, .date, .interval, .tuple, .foreign:
      throw Raised.valueError(
        "Value must be Timedelta, string, integer, float, timedelta or convertible, not \(value.typeName)")
    }
  }

  private static func spans(_ column: Column, _ unit: String?) throws -> [Int] {
    guard let unit, unit != "ns" else {
      throw Raised.notInLgs("spans of nanoseconds: unit='s' or 'h' names another unit, which")
    }
    guard let length = SpanReader.unit(unit) else { throw Raised.valueError("invalid unit abbreviation: \(unit)") }
    return try (column.numbers ?? []).map { number in
      if number.isNaN { return Cell.notATime }
      if column.count > 1, number.rounded() != number {
        throw Raised.notInLgs("spans of parts of a unit, which pandas has in nanoseconds,")
      }
      let value = number * Double(length)
      guard value.magnitude < 9e18 else { throw Raised.overflowError("Overflow in int64 multiplication") }
      return Int(value.rounded())
    }
  }

  // MARK: Columns

  private static let toDatetime = PandasRecord.function(
    "to_datetime(arg, errors='raise', dayfirst=False, yearfirst=False, utc=False, format=None, exact=True, unit=None, "
      + "origin='unix', cache=True)", "Texts and numbers as places in time.",
    example: "pd.to_datetime(['2024-02-29', '2024-03-01'])\n"
      + "#> DatetimeIndex(['2024-02-29', '2024-03-01'], dtype='datetime64[us]', freq=None)",
    lacking: ["yearfirst", "utc", "exact", "origin"]
  ) { arguments in
    let reader = try reader(arguments)
    let coerces = try coerces(arguments)
    let value = arguments.required("arg")
    let unit = try arguments.text("unit")
    func column(_ column: Column) throws -> Column {
      if case .datetime = column { return column }
      if reader.format == nil, unit != nil || column.dataType.isNumeric {
        return .datetime(try microseconds(column.plain, unit))
      }
      return .datetime(try reader.moments(column, coerces: coerces))
    }
    if let series = value.object(as: SeriesObject.self)?.series { return Value(series.with(try column(series.values))) }
    if let frame = value.object(as: DataFrameObject.self)?.frame { return Value(try assembled(frame)) }
    if let index = value.object(as: IndexObject.self)?.index {
      return Value(Index(try column(index.column), name: index.name))
    }
    if PandasValue.isListLike(value) { return Value(Index(try column(PandasValue.column(value)))) }
    if let text = value.stringValue, unit == nil {
      return PandasValue.python(.timestamp(try reader.moments(.string([text]), coerces: coerces)[0]))
    }
    if coerces { return PandasValue.python((try? moment(of: value, unit: unit, reader)) ?? .timestamp(Cell.notATime)) }
    return PandasValue.python(try moment(of: value, unit: unit, reader))
  }

  /// How texts are read.
  private static func reader(_ arguments: NamedArguments) throws -> DateReader {
    var reader = DateReader()
    reader.warn = { WarningText.show(category: "UserWarning", $0) }
    reader.dayFirst = try arguments.flag("dayfirst")
    switch try arguments.text("format") {
    case nil: break
    case "mixed", "ISO8601": reader.isMixed = true
    case let format: reader.format = format
    }
    return reader
  }

  private static func coerces(_ arguments: NamedArguments) throws -> Bool {
    switch try arguments.text("errors") ?? "raise" {
    case "raise": return false
    case "coerce": return true
    case _: throw Raised.valueError("errors must be one of 'raise', or 'coerce'.")
    }
  }

  /// Columns of years, months and days as places in time.
  private static func assembled(_ frame: DataFrame) throws -> Series {
    func numbers(_ names: String...) throws -> [Double]? {
      guard let place = frame.data.indices.first(where: { names.contains(frame.columns[$0].text?.lowercased() ?? "") })
      else { return nil }
      return try frame.data[place].floats()
    }
    guard let years = try numbers("year", "years"), let months = try numbers("month", "months"),
      let days = try numbers("day", "days")
    else {
      let missing = ["day", "month", "year"].filter { !frame.columns.contains(.string($0)) }.joined(separator: ",")
      throw Raised.valueError(
        "to assemble mappings requires at least that [year, month, day] be specified: [\(missing)] is missing")
    }
    let clock = try [numbers("hour", "h"), numbers("minute", "m"), numbers("second", "s")]
    let moments = try (0..<frame.rowCount).map { row -> Int in
      let parts = [years[row], months[row], days[row]]
      if parts.contains(where: \.isNaN) { return Cell.notATime }
      let date = try DateObject.checked(year: Int(parts[0]), month: Int(parts[1]), day: Int(parts[2]))
      let seconds = clock.reduce(0.0) { $0 * 60 + ($1?[row] ?? 0) }
      return TimeText.moment(of: date) + Int(seconds * 1e6)
    }
    return Series(.datetime(moments), index: frame.index)
  }

  private static let toTimedelta = PandasRecord.function(
    "to_timedelta(arg, unit=None, errors='raise')", "Texts and numbers as spans of time.",
    example: "pd.to_timedelta(['1 days', '2 days'])\n"
      + "#> TimedeltaIndex(['1 days', '2 days'], dtype='timedelta64[us]', freq=None)"
  ) { arguments in
    let (unit, coerces) = (try arguments.text("unit"), try coerces(arguments))
    let value = arguments.required("arg")
    func column(_ column: Column) throws -> Column {
      if column.dataType.isNumeric { return .timedelta(try spans(column.plain, unit)) }
      guard coerces else { return try column.converted(to: .timedelta) }
      return .timedelta(
        column.cells.map {
          ($0.text.flatMap(SpanReader.span) ?? (try? span(of: PandasValue.python($0), unit: unit).spanValue))
            ?? Cell.notATime
        })
    }
    if let series = value.object(as: SeriesObject.self)?.series { return Value(series.with(try column(series.values))) }
    if let index = value.object(as: IndexObject.self)?.index { return Value(Index(try column(index.column))) }
    if PandasValue.isListLike(value) { return Value(Index(try column(PandasValue.column(value)))) }
    return PandasValue.python(try span(of: value, unit: unit))
  }

  // MARK: Ranges

  private static let dateRange = range("date_range", "D", "Regular places in time.")
  private static let businessRange = range("bdate_range", "B", "The days from Monday to Friday.")

  private static func range(_ name: String, _ frequency: String, _ summary: String) -> Builtin {
    PandasRecord.function(
      "\(name)(start=None, end=None, periods=None, freq=None, tz=None, normalize=False, name=None, *, inclusive='both')",
      summary,
      example: "pd.\(name)('2024-02-29', periods=2)\n"
        + "#> DatetimeIndex(['2024-02-29', '2024-03-01'], dtype='datetime64[us]', freq='\(frequency)')", lacking: ["tz"]
    ) { arguments in
      let ends = try ["start", "end"].map { name in try arguments[name].map { try end($0, arguments) } }
      let periods = try arguments["periods"].map(Arguments.index)
      let label = try arguments["name"].map(PandasValue.label) ?? .none
      if let start = ends[0], let end = ends[1], let periods, arguments["freq"] == nil {
        let step = periods > 1 ? Double(end - start) / Double(periods - 1) : 0
        let moments = (0..<max(periods, 0)).map { start + Int((Double($0) * step).rounded()) }
        return Value(Index(.datetime(moments), name: label))
      }
      let given = [ends[0] != nil, ends[1] != nil, periods != nil].filter { $0 }.count
      guard given == 2 else {
        throw Raised.valueError(
          "Of the four parameters: start, end, periods, and freq, exactly three must be specified")
      }
      let frequency = try OffsetObject.frequency(arguments["freq"] ?? .string(frequency))
      var moments = try frequency.range(start: ends[0], end: ends[1], count: periods)
      let inclusive = try arguments.text("inclusive") ?? "both"
      if inclusive == "left" || inclusive == "neither", moments.last == ends[1] { moments.removeLast() }
      if inclusive == "right" || inclusive == "neither", moments.first == ends[0], !moments.isEmpty {
        moments.removeFirst()
      }
      return Value(Index(.datetime(moments), name: label).regular(frequency))
    }
  }

  private static func end(_ value: Value, _ arguments: NamedArguments) throws -> Int {
    guard case .timestamp(let moment) = try moment(of: value, unit: nil, DateReader()), moment != Cell.notATime else {
      throw Raised.valueError("Neither `start` nor `end` can be NaT")
    }
    return try arguments.flag("normalize") ? moment - TimeText.parts(moment).time : moment
  }

  private static let indexSignature =
    "DatetimeIndex(data=None, freq=<no_default>, tz=<no_default>, ambiguous='raise', dayfirst=False, yearfirst=False, "
    + "dtype=None, copy=False, name=None)"

  static let datetimeIndex = PandasConstructor(
    indexSignature, of: "pandas", PandasTypes.datetimeIndex.summary,
    example: "pd.DatetimeIndex(['2024-02-29'])\n#> DatetimeIndex(['2024-02-29'], dtype='datetime64[us]', freq=None)",
    style: .python,
    body: PandasRecord.body(
      indexSignature, name: "pandas.DatetimeIndex", lacking: ["tz", "ambiguous", "yearfirst", "dtype"]
    ) { arguments in
      var reader = DateReader()
      reader.dayFirst = try arguments.flag("dayfirst")
      let column = try PandasValue.column(arguments.required("data"))
      let name = try arguments["name"].map(PandasValue.label) ?? .none
      let frequency = try arguments["freq"].map(OffsetObject.frequency)
      return Value(Index(.datetime(try reader.moments(column, coerces: false)), name: name).regular(frequency))
    })
}

extension Cell {
  /// The microseconds of a span.
  fileprivate var spanValue: Int? {
    if case .timedelta(let value) = self { return value }
    return nil
  }
}
