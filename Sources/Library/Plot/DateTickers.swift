import Calendar
import DataFrames
import Interpreter
import Plotting

/// The classes and functions of `matplotlib.dates`.
enum DateTickers {
  private static let setUp =
    "import matplotlib.dates as mdates\nimport datetime\nax = plt.gca()\n"
    + "_ = ax.plot([datetime.date(2024, 1, 1), datetime.date(2024, 4, 1)], [1, 2])\n"
  private static let labels = "[text.get_text() for text in ax.get_xticklabels()]"

  private static func ticker(
    _ signature: String, _ summary: String, before: String = "", call: String, shown: String,
    make: @escaping (Arguments, TypeObject) throws -> Value
  ) -> TypeObject {
    let name = String(signature.prefix { $0 != "(" })
    let type = TypeObject(name, module: "matplotlib.dates", summary: summary)
    let kind = name.hasSuffix("Locator") ? "locator" : "formatter"
    type.constructor = PlotBuiltin(
      signature, of: "matplotlib.dates", summary,
      example: setUp + before + "ax.xaxis.set_major_\(kind)(mdates.\(call))\n\(labels)\n#> \(shown)"
    ) { arguments in try plotting { try make(arguments, type) } }
    return type
  }

  private static func locator(
    _ signature: String, _ summary: String, call: String, shown: String,
    _ make: @escaping (Arguments) throws -> DateLocator
  ) -> TypeObject {
    ticker(signature, summary, call: call, shown: shown) { arguments, type in
      .object(TickLocatorObject(.dates(try make(arguments)), type))
    }
  }

  /// The numbers of an argument that is one, a list, or left out.
  private static func numbers(_ arguments: Arguments, _ place: Int, or other: Range<Int>) throws -> [Int] {
    guard let value = arguments.optional(place), !value.isNone else { return Array(other) }
    return try PandasValue.isListLike(value) ? Operators.array(value).map(Arguments.index) : [Arguments.index(value)]
  }

  private static func number(_ arguments: Arguments, _ place: Int, or other: Int) throws -> Int {
    try numbers(arguments, place, or: other..<other + 1)[0]
  }

  static let types: [TypeObject] = [
    locator(
      "AutoDateLocator(tz=<no value>, minticks=5, maxticks=None, interval_multiples=<no value>)",
      "Ticks where the calendar turns, five or a few more of them.", call: "AutoDateLocator(minticks=2, maxticks=6)",
      shown: "['2024-01', '2024-02', '2024-03', '2024-04']"
    ) { arguments in
      let most = try arguments.optional(2).flatMap { $0.isNone ? nil : try Arguments.index($0) }
      return .automatic(least: try number(arguments, 1, or: 5), most: most)
    },
    locator(
      "YearLocator(base=1, month=1, day=1, tz=<no value>)", "A tick on a day of every year that is a multiple of base.",
      call: "YearLocator(month=2)", shown: "['2023', '2024']"
    ) {
      .years(base: try number($0, 0, or: 1), month: try number($0, 1, or: 1), day: try number($0, 2, or: 1))
    },
    locator(
      "MonthLocator(bymonth=None, bymonthday=1, interval=1, tz=<no value>)", "A tick in every month.",
      call: "MonthLocator()", shown: "['2024-01', '2024-02', '2024-03', '2024-04']"
    ) {
      .months(
        try numbers($0, 0, or: 1..<13), days: try numbers($0, 1, or: 1..<2), interval: try number($0, 2, or: 1))
    },
    locator(
      "WeekdayLocator(byweekday=1, interval=1, tz=<no value>)", "A tick on a day of every week, 0 for Monday.",
      call: "WeekdayLocator(0, interval=3)",
      shown: "['2024-01-01', '2024-01-22', '2024-02-12', '2024-03-04', '2024-03-25']"
    ) { .weekdays(try numbers($0, 0, or: 1..<2), interval: try number($0, 1, or: 1)) },
    locator(
      "DayLocator(bymonthday=None, interval=1, tz=<no value>)", "A tick on days of the month.",
      call: "DayLocator([1, 16])",
      shown: "['2024-01-01', '2024-01-16', '2024-02-01', '2024-02-16', '2024-03-01', '2024-03-16', '2024-04-01']"
    ) {
      let interval = try number($0, 1, or: 1)
      guard interval >= 1 else { throw Raised.valueError("interval must be an integer greater than 0") }
      return .days(try numbers($0, 0, or: 1..<32), interval: interval)
    },
    ticker(
      "DateFormatter(fmt, tz=<no value>, *, usetex=<no value>)", "Dates in a format of strftime.",
      call: "DateFormatter('%d.%m.')",
      shown: "['01.01.', '15.01.', '01.02.', '15.02.', '01.03.', '15.03.', '01.04.']"
    ) { arguments, type in
      guard let format = arguments[0].stringValue else {
        throw Raised.typeError("strftime() argument 1 must be str, not \(arguments[0].typeName)")
      }
      let formatter = TickFormatter.function { value, _ in
        let moment = (value * 86_400_000_000).rounded(.toNearestOrEven)
        guard let whole = Int(exactly: moment), abs(value) < 719_000 else { return "" }
        return try TimeFormat.text(format, of: TimestampObject(whole))
      }
      return .object(TickFormatterObject(formatter, type))
    },
    ticker(
      "AutoDateFormatter(locator, tz=<no value>, defaultfmt='%Y-%m-%d', *, usetex=<no value>)",
      "Dates as the step of the ticks needs them.",
      before: "locator = mdates.AutoDateLocator()\nax.xaxis.set_major_locator(locator)\n",
      call: "AutoDateFormatter(locator)",
      shown: "['2024-01-01', '2024-01-15', '2024-02-01', '2024-02-15', '2024-03-01', '2024-03-15', '2024-04-01']"
    ) { _, type in .object(TickFormatterObject(.dates(.automatic), type)) },
    ticker(
      "ConciseDateFormatter(locator, tz=<no value>, formats=<no value>, offset_formats=<no value>, "
        + "zero_formats=<no value>, show_offset=<no value>, *, usetex=<no value>)",
      "Only what of the dates differs from tick to tick.", call: "ConciseDateFormatter(mdates.AutoDateLocator())",
      shown: "['Jan', '15', 'Feb', '15', 'Mar', '15', 'Apr']"
    ) { _, type in .object(TickFormatterObject(.dates(.concise), type)) },
  ]

  static let functions: [Builtin] = [
    PlotBuiltin(
      "date2num(d)", of: "matplotlib.dates", "Dates as days since 1970.",
      example: "import datetime\nimport matplotlib.dates as mdates\nmdates.date2num(datetime.date(1970, 1, 3))\n"
        + "#> np.float64(2.0)"
    ) { arguments in
      guard let days = PlotData.dateItems(arguments[0]) else {
        throw Raised.notInLgs("date2num() of a \(arguments[0].typeName)")
      }
      return PandasValue.isListLike(arguments[0]) ? try PlotData.array(days) : PandasValue.number(.float(days[0]))
    }
  ]

  static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
}

extension PlotData {
  /// Days since 1970 of a date, or of a sequence of dates; nil of other values.
  static func dateItems(_ value: Value) -> [Double]? {
    if let series = value.object(as: SeriesObject.self)?.series { return days(series.values) }
    if let index = value.object(as: IndexObject.self)?.index { return days(index.column) }
    let items = value.object(as: ListObject.self)?.items ?? value.object(as: TupleObject.self)?.items ?? [value]
    guard let first = items.first, PandasValue.optionalCell(first).flatMap(day) != nil else { return nil }
    let days = items.compactMap { PandasValue.optionalCell($0).flatMap(day) }
    return days.count == items.count ? days : nil
  }

  private static func days(_ column: Column) -> [Double]? {
    switch column {
    case .datetime(let values): return values.map { day(.timestamp($0)) ?? .nan }
    case .object(let cells):
      let days = cells.compactMap(day)
      return days.count == cells.count && !days.isEmpty ? days : nil
    case .int64, .float64, .bool, .string, .narrow, .timedelta, .category: return nil
    }
  }

  private static func day(_ cell: Cell) -> Double? {
    switch cell {
    case .timestamp(let value): return value == Cell.notATime ? .nan : Double(value) / Double(TimeText.day)
    case .date(let ordinal): return Double(ordinal - TimeText.epoch)
    case .none, .bool, .int, .float, .string, .timedelta, .interval, .tuple, .foreign: return nil
    }
  }
}
