import Calendar
import Interpreter

/// Places in time, and times of day.
extension DateMembers {
  // MARK: Places in time

  static func installDateTimes() {
    let type = DateTimeObject.dateTimeType
    type.constructor = maker(
      "datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)", of: "datetime",
      type.summary, example: "datetime(2024, 2, 29, 13, 5)\n#> datetime.datetime(2024, 2, 29, 13, 5)"
    ) {
      let date = try DateObject.checked(year: $0.index(0), month: $0.index(1), day: $0.index(2))
      return .object(DateTimeObject(date, try clock($0, 3), try TimeZoneObject.zone($0[7])))
    }
    properties(
      type,
      [
        ("hour", "The hour.", { (moment: DateTimeObject) in .int(moment.clock.hour) }),
        ("minute", "The minute.", { (moment: DateTimeObject) in .int(moment.clock.minute) }),
        ("second", "The second.", { (moment: DateTimeObject) in .int(moment.clock.second) }),
        ("microsecond", "The microsecond.", { (moment: DateTimeObject) in .int(moment.clock.microsecond) }),
        ("tzinfo", "The time zone, or None.", { (moment: DateTimeObject) in moment.zone.map { .object($0) } ?? .none }),
        ("fold", "Which of two equal local times is meant: always the first.", { (_: DateTimeObject) in .int(0) }),
      ])
    type.add("min", .value(.object(DateTimeObject(CalendarDate(year: 1, month: 1, day: 1), ClockTime()))))
    type.add(
      "max",
      .value(
        .object(
          DateTimeObject(
            CalendarDate(year: 9999, month: 12, day: 31), ClockTime(microseconds: 86_400_000_000 - 1)))))
    type.add("resolution", .value((try? DurationObject(1)).map { .object($0) } ?? .none))
    for builtin in dateTimeMakers { type.add(builtin.symbol, .staticMethod(builtin)) }
    type.add(dateTimeMethods)
  }

  /// The four numbers of a time of day from a place on.
  private static func clock(_ arguments: Arguments, _ first: Int, _ other: ClockTime = ClockTime()) throws -> ClockTime
  {
    try ClockTime(
      hour: number(arguments, first, other.hour), minute: number(arguments, first + 1, other.minute),
      second: number(arguments, first + 2, other.second),
      microsecond: number(arguments, first + 3, other.microsecond))
  }

  private static let dateTimeMakers: [Builtin] = [
    maker(
      "now(tz=None)", of: "datetime", "The present, in a zone or as the system's clock shows it.",
      example: "datetime.now() > datetime(2024, 1, 1)\n#> True"
    ) {
      .object(try DateTimeObject.since(epoch: DateTimeObject.now, TimeZoneObject.zone($0[0])))
    },
    maker(
      "today()", of: "datetime", "The present, as the system's clock shows it.",
      example: "datetime.today().year >= 2024\n#> True"
    ) { _ in
      .object(try DateTimeObject.since(epoch: DateTimeObject.now, nil))
    },
    maker(
      "utcnow()", of: "datetime", "The present at UTC, without a zone.",
      example: "datetime.utcnow().year >= 2024\n#> True"
    ) { _ in
      .object(try withoutZone(DateTimeObject.since(epoch: DateTimeObject.now, .utc)))
    },
    maker(
      "fromtimestamp(timestamp, tz=None)", of: "datetime", "The place in time of the seconds since 1970.",
      example:
        "datetime.fromtimestamp(0, timezone.utc)\n#> datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)"
    ) {
      .object(try DateTimeObject.since(epoch: DateTimeObject.microseconds(of: $0[0]), TimeZoneObject.zone($0[1])))
    },
    maker(
      "utcfromtimestamp(timestamp, /)", of: "datetime", "The time at UTC of the seconds since 1970, without a zone.",
      example: "datetime.utcfromtimestamp(90)\n#> datetime.datetime(1970, 1, 1, 0, 1, 30)"
    ) { .object(try withoutZone(DateTimeObject.since(epoch: DateTimeObject.microseconds(of: $0[0]), .utc))) },
    maker(
      "fromordinal(ordinal, /)", of: "datetime", "The beginning of a day that counts from the year 1 on.",
      example: "datetime.fromordinal(738945)\n#> datetime.datetime(2024, 2, 29, 0, 0)"
    ) { .object(DateTimeObject(try ordinalDate($0), ClockTime())) },
    maker(
      "fromisoformat(date_string, /)", of: "datetime", "The place in time of a text of ISO 8601.",
      example: "datetime.fromisoformat('2024-02-29T13:05')\n#> datetime.datetime(2024, 2, 29, 13, 5)"
    ) { .object(try IsoText.dateTime(text($0[0], "fromisoformat"))) },
    maker(
      "strptime(date_string, format, /)", of: "datetime", "The place in time of a text, read as a format says.",
      example: "datetime.strptime('29.02.2024 13h', '%d.%m.%Y %Hh')\n#> datetime.datetime(2024, 2, 29, 13, 0)"
    ) {
      for place in 0...1 where $0[place].stringValue == nil {
        throw Raised.typeError("strptime() argument \(place + 1) must be str, not \($0[place].typeName)")
      }
      let result = try TimeParser.parse($0[0].stringValue ?? "", $0[1].stringValue ?? "")
      return .object(DateTimeObject(try result.date, result.clock, result.zone))
    },
    maker(
      "combine(date, time)", of: "datetime", "A day and a time of day together.",
      example: "datetime.combine(date(2024, 2, 29), time(13, 5))\n#> datetime.datetime(2024, 2, 29, 13, 5)"
    ) {
      guard let day = $0[0].object(as: DateObject.self) else {
        throw Raised.typeError("combine() argument 1 must be datetime.date, not \($0[0].typeName)")
      }
      guard let time = $0[1].object(as: TimeObject.self) else {
        throw Raised.typeError("combine() argument 2 must be datetime.time, not \($0[1].typeName)")
      }
      return .object(DateTimeObject(day.date, time.clock, time.zone))
    },
  ]

  private static func withoutZone(_ moment: DateTimeObject) -> DateTimeObject {
    DateTimeObject(moment.date, moment.clock)
  }

  private static let method = Methods(of: "datetime", DateTimeObject.self)

  private static func moment(
    _ signature: String, _ summary: String, example: String, body: @escaping (DateTimeObject, Arguments) throws -> Value
  ) -> Builtin {
    method(signature, summary, example: begin + "d = datetime(2024, 2, 29, 13, 5)\n" + example, body: body)
  }

  private static let dateTimeMethods: [Builtin] = [
    moment("date(self, /)", "The day.", example: "d.date()\n#> datetime.date(2024, 2, 29)") { moment, _ in
      .object(DateObject(moment.date))
    },
    moment("time(self, /)", "The time of day, without the zone.", example: "d.time()\n#> datetime.time(13, 5)") {
      moment, _ in
      .object(TimeObject(moment.clock))
    },
    moment("timetz(self, /)", "The time of day, with the zone.", example: "d.timetz()\n#> datetime.time(13, 5)") {
      moment, _ in
      .object(TimeObject(moment.clock, moment.zone))
    },
    moment(
      "timestamp(self, /)", "The seconds since 1970.",
      example: "datetime(1970, 1, 2, tzinfo=timezone.utc).timestamp()\n#> 86400.0"
    ) { moment, _ in .float(Double(moment.sinceEpoch) / 1e6) },
    moment(
      "isoformat(self, sep='T', timespec='auto')", "The place in time as ISO 8601 writes it.",
      example: "d.isoformat(), d.isoformat(' ', 'minutes')\n#> ('2024-02-29T13:05:00', '2024-02-29 13:05')"
    ) { moment, arguments in
      let separator = try arguments.text(1, named: "sep", of: "isoformat") ?? "T"
      guard separator.unicodeScalars.count == 1 else {
        throw Raised.typeError("isoformat() argument 1 must be a unicode character, not str")
      }
      return .string(
        try moment.isoText(separator: separator, arguments.text(2, named: "timespec", of: "isoformat") ?? "auto"))
    },
    moment(
      "replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=None, *, fold=0)",
      "The place in time with other parts.", example: "d.replace(hour=8, day=1)\n#> datetime.datetime(2024, 2, 1, 8, 5)"
    ) { moment, arguments in
      let date = try DateObject.checked(
        year: number(arguments, 1, moment.date.year), month: number(arguments, 2, moment.date.month),
        day: number(arguments, 3, moment.date.day))
      let zone = try arguments.optional(8).map(TimeZoneObject.zone) ?? moment.zone
      return .object(DateTimeObject(date, try clock(arguments, 4, moment.clock), zone))
    },
    moment("utcoffset(self, /)", "The distance from UTC, or None.", example: "d.utcoffset() is None\n#> True") {
      moment, _ in
      moment.zone.map { .object($0.offset) } ?? .none
    },
    moment("tzname(self, /)", "The zone's name, or None.", example: "d.tzname() is None\n#> True") { moment, _ in
      moment.zone.map { .string($0.zoneName) } ?? .none
    },
    moment("dst(self, /)", "How far summer time moves the clock: not known.", example: "d.dst() is None\n#> True") {
      _, _ in
      .none
    },
    moment(
      "astimezone(self, tz=None)", "The same place in time in another zone.",
      example: "datetime(2024, 1, 1, tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=9))).hour\n#> 9"
    ) { moment, arguments in
      let micros = moment.sinceEpoch
      let seconds = Int(clamping: DurationObject.floorDivided(micros, DurationObject.second))
      let zone = try TimeZoneObject.zone(arguments[1]) ?? LocalTime.zone(at: seconds)
      return .object(try DateTimeObject.since(epoch: micros, zone))
    },
  ]

  // MARK: Times of day

  static func installTimes() {
    let type = TimeObject.timeType
    type.constructor = maker(
      "time(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)", of: "datetime", type.summary,
      example: "time(13, 5)\n#> datetime.time(13, 5)"
    ) { .object(TimeObject(try clock($0, 0), try TimeZoneObject.zone($0[4]))) }
    properties(
      type,
      [
        ("hour", "The hour.", { (time: TimeObject) in .int(time.clock.hour) }),
        ("minute", "The minute.", { (time: TimeObject) in .int(time.clock.minute) }),
        ("second", "The second.", { (time: TimeObject) in .int(time.clock.second) }),
        ("microsecond", "The microsecond.", { (time: TimeObject) in .int(time.clock.microsecond) }),
        ("tzinfo", "The time zone, or None.", { (time: TimeObject) in time.zone.map { .object($0) } ?? .none }),
      ])
    type.add("min", .value(.object(TimeObject(ClockTime()))))
    type.add("max", .value(.object(TimeObject(ClockTime(microseconds: 86_400_000_000 - 1)))))
    let fromText = maker(
      "fromisoformat(time_string, /)", of: "time", "The time of day of a text such as `13:05`.",
      example: "time.fromisoformat('13:05:01')\n#> datetime.time(13, 5, 1)"
    ) { .object(try IsoText.time(text($0[0], "fromisoformat"))) }
    type.add(fromText.symbol, .staticMethod(fromText))
    type.add(timeMethods)
  }

  private static let timeMethod = Methods(of: "time", TimeObject.self)

  private static let timeMethods: [Builtin] = [
    timeMethod(
      "isoformat(self, timespec='auto')", "The time of day as ISO 8601 writes it.",
      example: begin + "time(13, 5).isoformat()\n#> '13:05:00'"
    ) { time, arguments in
      let precision = try arguments.text(1, named: "timespec", of: "isoformat") ?? "auto"
      return .string(try time.clock.isoText(precision) + (time.zone?.offsetText ?? ""))
    },
    timeMethod(
      "strftime(self, format)", "The time of day as a format writes it.",
      example: begin + "time(13, 5).strftime('%I:%M %p')\n#> '01:05 PM'"
    ) { time, arguments in
      guard let format = arguments[1].stringValue else {
        throw Raised.typeError("strftime() argument 1 must be str, not \(arguments[1].typeName)")
      }
      return .string(
        try TimeFormat.text(
          format, of: DateTimeObject(CalendarDate(year: 1900, month: 1, day: 1), time.clock, time.zone)))
    },
    timeMethod(
      "replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=None, *, fold=0)",
      "The time of day with other parts.", example: begin + "time(13, 5).replace(minute=30)\n#> datetime.time(13, 30)"
    ) { time, arguments in
      let zone = try arguments.optional(5).map(TimeZoneObject.zone) ?? time.zone
      return .object(TimeObject(try clock(arguments, 1, time.clock), zone))
    },
  ]
}
