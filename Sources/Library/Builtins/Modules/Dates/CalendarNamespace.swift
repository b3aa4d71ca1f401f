import Calendar
import Interpreter

/// The module `calendar`.
enum CalendarNamespace {
  static func make() -> NamespaceObject {
    NamespaceObject("calendar") { namespace in
      namespace.add(functions)
      namespace.add("day_name", .list(CalendarDate.weekdayNames.map { .string($0) }))
      namespace.add("day_abbr", .list(CalendarDate.weekdayNames.map { .string(String($0.prefix(3))) }))
      namespace.add("month_name", .list(([""] + CalendarDate.monthNames).map { .string($0) }))
      namespace.add(
        "month_abbr", .list(([""] + CalendarDate.monthNames.map { String($0.prefix(3)) }).map { .string($0) }))
      for (place, name) in CalendarDate.weekdayNames.enumerated() { namespace.add(name.uppercased(), .int(place)) }
      namespace.lacking = [
        "Calendar", "TextCalendar", "HTMLCalendar", "LocaleTextCalendar", "calendar", "month", "prcal", "prmonth",
        "monthcalendar", "setfirstweekday", "timegm", "weekheader",
      ]
    }
  }

  private static let function = ModuleFunctions(module: "calendar")

  private static let functions: [Builtin] = [
    function(
      "isleap(year)", "Whether the year has 366 days.", example: "calendar.isleap(2024)\n#> True", style: .python
    ) {
      .bool(CalendarDate.isLeap(try $0.index(0)))
    },
    function(
      "leapdays(y1, y2)", "The leap years from the first year to before the second.",
      example: "calendar.leapdays(2000, 2025)\n#> 7", style: .python
    ) {
      func before(_ year: Int) -> Int {
        func quotient(_ divisor: Int) -> Int { Int((Double(year - 1) / Double(divisor)).rounded(.down)) }
        return quotient(4) - quotient(100) + quotient(400)
      }
      let (first, last) = (try $0.index(0), try $0.index(1))
      guard first.magnitude < 1 << 40, last.magnitude < 1 << 40 else { throw Raised.notInLgs("so distant a year") }
      return .int(before(last) - before(first))
    },
    function(
      "monthrange(year, month)", "The weekday of a month's first day, and the number of its days.",
      example: "calendar.monthrange(2024, 2)\n#> (3, 29)", style: .python
    ) {
      let (year, month) = (try $0.index(0), try $0.index(1))
      guard (1...12).contains(month) else {
        throw Raised(illegalMonth, "bad month number \(month); must be 1-12")
      }
      let date = try DateObject.checked(year: year, month: month, day: 1)
      return .tuple([.int(date.weekday), .int(CalendarDate.days(in: month, of: year))])
    },
    function(
      "weekday(year, month, day)", "The day of the week; Monday is 0.", example: "calendar.weekday(2024, 2, 29)\n#> 3",
      style: .python
    ) {
      .int(try DateObject.checked(year: $0.index(0), month: $0.index(1), day: $0.index(2)).weekday)
    },
  ]

  private static let illegalMonth = TypeObject(
    "IllegalMonthError", module: "calendar", bases: [BuiltinTypes.valueError])
}
