import Calendar
import Interpreter

/// What days, times of day and places in time can be asked, and the module `datetime`.
enum DateMembers {
  static func make() -> NamespaceObject {
    NamespaceObject("datetime") { namespace in
      _ = installed
      namespace.addByShortName([
        DurationObject.durationType, TimeZoneObject.baseType, TimeZoneObject.zoneType, DateObject.dateType,
        DateTimeObject.dateTimeType, TimeObject.timeType,
      ])
      namespace.add("UTC", .object(TimeZoneObject.utc))
      namespace.add("MINYEAR", .int(1))
      namespace.add("MAXYEAR", .int(9999))
    }
  }

  /// Members are added once, however many sessions there are.
  static let installed: Void = {
    DurationObject.install()
    TimeZoneObject.install()
    installDates()
    installDateTimes()
    installTimes()
  }()

  static let begin = "from datetime import date, datetime, time, timedelta, timezone\n"

  /// Adds computed attributes to a type.
  static func properties<Receiver: Object>(
    _ type: TypeObject, _ members: [(Symbol, String, (Receiver) throws -> Value)]
  ) {
    for (name, summary, get) in members {
      type.add(name, .property(TypeObject.Property(summary) { try $0.object(as: Receiver.self).map(get) ?? .none }))
    }
  }

  static func maker(
    _ signature: String, of owner: String, _ summary: String, example: String,
    body: @escaping (Arguments) throws -> Value
  ) -> Builtin {
    Builtin(signature, of: owner, summary, example: begin + example, body: body)
  }

  /// The text of an argument that must be one.
  static func text(_ value: Value, _ function: String) throws -> String {
    guard let text = value.stringValue else {
      throw Raised.typeError("\(function): argument must be str")
    }
    return text
  }

  // MARK: Days

  private static func installDates() {
    let type = DateObject.dateType
    type.constructor = maker(
      "date(year, month, day)", of: "datetime", type.summary,
      example: "date(2024, 2, 29)\n#> datetime.date(2024, 2, 29)"
    ) { .object(DateObject(try DateObject.checked(year: $0.index(0), month: $0.index(1), day: $0.index(2)))) }
    properties(
      type,
      [
        ("year", "The year.", { (day: DateObject) in .int(day.date.year) }),
        ("month", "The month from 1 on.", { (day: DateObject) in .int(day.date.month) }),
        ("day", "The day of the month.", { (day: DateObject) in .int(day.date.day) }),
      ])
    type.add("min", .value(.object(DateObject(CalendarDate(year: 1, month: 1, day: 1)))))
    type.add("max", .value(.object(DateObject(CalendarDate(year: 9999, month: 12, day: 31)))))
    type.add("resolution", .value(.object(DurationObject.seconds(86_400))))
    for builtin in dateMakers { type.add(builtin.symbol, .staticMethod(builtin)) }
    type.add(dateMethods)
  }

  private static let dateMakers: [Builtin] = [
    maker("today()", of: "date", "The present day.", example: "date.today() > date(2024, 1, 1)\n#> True") { _ in
      .object(DateObject(try DateTimeObject.since(epoch: DateTimeObject.now, nil).date))
    },
    maker(
      "fromtimestamp(timestamp, /)", of: "date", "The day of the seconds since 1970.",
      example: "date.fromtimestamp(86400 * 365.5).year\n#> 1971"
    ) {
      .object(DateObject(try DateTimeObject.since(epoch: DateTimeObject.microseconds(of: $0[0]), nil).date))
    },
    maker(
      "fromordinal(ordinal, /)", of: "date", "The day of a number that counts from the year 1 on.",
      example: "date.fromordinal(738945)\n#> datetime.date(2024, 2, 29)"
    ) { .object(DateObject(try ordinalDate($0))) },
    maker(
      "fromisoformat(date_string, /)", of: "date", "The day of a text such as `2024-02-29`.",
      example: "date.fromisoformat('2024-02-29')\n#> datetime.date(2024, 2, 29)"
    ) { .object(DateObject(try IsoText.day(text($0[0], "fromisoformat")))) },
    maker(
      "fromisocalendar(year, week, day)", of: "date", "The day of a week of ISO 8601.",
      example: "date.fromisocalendar(2024, 1, 1)\n#> datetime.date(2024, 1, 1)"
    ) {
      let (year, week, day) = (try $0.index(0), try $0.index(1), try $0.index(2))
      guard CalendarDate.years.contains(year) else { throw Raised.valueError("Year is out of range: \(year)") }
      guard let ordinal = CalendarDate.ordinal(isoYear: year, week: week, weekday: day) else {
        throw Raised.valueError(
          (1...7).contains(day) ? "Invalid week: \(week)" : "Invalid weekday: \(day) (range is [1, 7])")
      }
      return .object(DateObject(try DateObject.checked(ordinal: ordinal)))
    },
  ]

  static func ordinalDate(_ arguments: Arguments) throws -> CalendarDate {
    let ordinal = try arguments.index(0)
    guard ordinal >= 1 else { throw Raised.valueError("ordinal must be >= 1") }
    guard ordinal <= CalendarDate.lastOrdinal else { throw Raised.valueError("year is out of range") }
    return CalendarDate(ordinal: ordinal)
  }

  static func dateMethod(
    _ signature: String, _ summary: String, example: String, body: @escaping (DateObject, Arguments) throws -> Value
  ) -> Builtin {
    Methods(of: "date", DateObject.self)(signature, summary, example: begin + example, body: body)
  }

  /// The argument, or what it takes the place of.
  static func number(_ arguments: Arguments, _ place: Int, _ other: Int) throws -> Int {
    try arguments.index(place, or: other)
  }

  private static let dateMethods: [Builtin] = [
    dateMethod("weekday(self, /)", "The day of the week; Monday is 0.", example: "date(2024, 2, 29).weekday()\n#> 3") {
      day, _ in
      .int(day.date.weekday)
    },
    dateMethod(
      "isoweekday(self, /)", "The day of the week; Monday is 1.", example: "date(2024, 2, 29).isoweekday()\n#> 4"
    ) {
      day, _ in .int(day.date.weekday + 1)
    },
    dateMethod(
      "toordinal(self, /)", "The number of the day from the year 1 on.",
      example: "date(2024, 2, 29).toordinal()\n#> 738945"
    ) {
      day, _ in .int(day.date.ordinal)
    },
    dateMethod(
      "isoformat(self, /)", "The day as ISO 8601 writes it.", example: "date(2024, 2, 29).isoformat()\n#> '2024-02-29'"
    ) {
      day, _ in .string(day.isoText)
    },
    dateMethod(
      "isocalendar(self, /)", "Year, week and day of the week as ISO 8601 counts them.",
      example: "date(2024, 2, 29).isocalendar()\n#> datetime.IsoCalendarDate(year=2024, week=9, weekday=4)"
    ) { day, _ in .object(IsoCalendarObject(day.date)) },
    dateMethod(
      "strftime(self, format)", "The day as a format writes it.",
      example: "date(2024, 2, 29).strftime('%d.%m.%Y, %A')\n#> '29.02.2024, Thursday'"
    ) { day, arguments in
      guard let format = arguments[1].stringValue else {
        throw Raised.typeError("strftime() argument 1 must be str, not \(arguments[1].typeName)")
      }
      return .string(try TimeFormat.text(format, of: day))
    },
    dateMethod(
      "ctime(self, /)", "The day and time as C writes them.",
      example: "date(2024, 2, 29).ctime()\n#> 'Thu Feb 29 00:00:00 2024'"
    ) {
      day, _ in .string(try TimeFormat.text("%a %b %e %H:%M:%S ", of: day) + padded(day.date.year, 4))
    },
    dateMethod(
      "timetuple(self, /)", "The parts as the module `time` has them.",
      example: "date(2024, 2, 29).timetuple().tm_yday\n#> 60"
    ) { day, _ in .object(TimePartsObject(day)) },
    dateMethod(
      "replace(self, year=None, month=None, day=None)", "The day with other parts.",
      example: "date(2024, 2, 29).replace(day=1)\n#> datetime.date(2024, 2, 1)"
    ) { day, arguments in
      .object(
        DateObject(
          try DateObject.checked(
            year: number(arguments, 1, day.date.year), month: number(arguments, 2, day.date.month),
            day: number(arguments, 3, day.date.day))))
    },
  ]
}

/// What `isocalendar` gives: a tuple whose parts have names.
final class IsoCalendarObject: TupleObject {
  init(_ date: CalendarDate) {
    let parts = date.isoCalendar
    super.init([.int(parts.year), .int(parts.week), .int(parts.weekday)])
  }

  private static let calendarType = TypeObject(
    "datetime.IsoCalendarDate", bases: [BuiltinTypes.tuple], BuiltinTypes.tuple.capabilities)
  override var type: TypeObject { IsoCalendarObject.calendarType }

  override func repr() throws -> String {
    let numbers = try items.map { try $0.repr() }
    return "datetime.IsoCalendarDate(year=\(numbers[0]), week=\(numbers[1]), weekday=\(numbers[2]))"
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    ["year", "week", "weekday"].firstIndex(of: name.name).map { items[$0] }
  }
}
