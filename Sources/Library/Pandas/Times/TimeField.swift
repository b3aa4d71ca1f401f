import Calendar
import DataFrames
import Interpreter

/// What a place in time is asked: one record for each attribute of timestamps, of columns and of labels.
struct TimeField {
  enum Answer {
    case number((CalendarDate, ClockTime) -> Int)
    case flag((CalendarDate) -> Bool)
  }

  let name: String
  let summary: String
  let answer: Answer
  /// What pandas will call it, when the name is on its way out.
  var newName: String?

  private static func isEnd(_ date: CalendarDate) -> Bool {
    date.day == CalendarDate.days(in: date.month, of: date.year)
  }

  static let all: [TimeField] = numbers + calendar + flags

  private static let numbers: [TimeField] = [
    TimeField(name: "year", summary: "The year.", answer: .number { date, _ in date.year }),
    TimeField(name: "month", summary: "The month from 1 on.", answer: .number { date, _ in date.month }),
    TimeField(name: "day", summary: "The day of the month.", answer: .number { date, _ in date.day }),
    TimeField(name: "hour", summary: "The hour.", answer: .number { _, clock in clock.hour }),
    TimeField(name: "minute", summary: "The minute.", answer: .number { _, clock in clock.minute }),
    TimeField(name: "second", summary: "The second.", answer: .number { _, clock in clock.second }),
    TimeField(name: "microsecond", summary: "The microsecond.", answer: .number { _, clock in clock.microsecond }),
    TimeField(name: "nanosecond", summary: "The nanosecond: always 0.", answer: .number { _, _ in 0 }),
  ]

  private static let calendar: [TimeField] = [
    TimeField(
      name: "quarter", summary: "The quarter of the year.", answer: .number { date, _ in (date.month + 2) / 3 }),
    TimeField(
      name: "day_of_week", summary: "The day of the week; Monday is 0.", answer: .number { date, _ in date.weekday }),
    TimeField(
      name: "dayofweek", summary: "The day of the week; Monday is 0.", answer: .number { date, _ in date.weekday },
      newName: "day_of_week"),
    TimeField(
      name: "weekday", summary: "The day of the week; Monday is 0.", answer: .number { date, _ in date.weekday },
      newName: "day_of_week"),
    TimeField(name: "day_of_year", summary: "The day of the year.", answer: .number { date, _ in date.dayOfYear }),
    TimeField(
      name: "dayofyear", summary: "The day of the year.", answer: .number { date, _ in date.dayOfYear },
      newName: "day_of_year"),
    TimeField(
      name: "days_in_month", summary: "How many days the month has.",
      answer: .number { date, _ in CalendarDate.days(in: date.month, of: date.year) }),
    TimeField(
      name: "daysinmonth", summary: "How many days the month has.",
      answer: .number { date, _ in CalendarDate.days(in: date.month, of: date.year) }, newName: "days_in_month"),
  ]

  private static let flags: [TimeField] = [
    TimeField(
      name: "is_leap_year", summary: "Whether the year has 366 days.", answer: .flag { CalendarDate.isLeap($0.year) }),
    TimeField(
      name: "is_month_start", summary: "Whether it is the first day of a month.", answer: .flag { $0.day == 1 }),
    TimeField(name: "is_month_end", summary: "Whether it is the last day of a month.", answer: .flag(isEnd)),
    TimeField(
      name: "is_quarter_start", summary: "Whether it is the first day of a quarter.",
      answer: .flag { $0.day == 1 && $0.month % 3 == 1 }),
    TimeField(
      name: "is_quarter_end", summary: "Whether it is the last day of a quarter.",
      answer: .flag { isEnd($0) && $0.month % 3 == 0 }),
    TimeField(
      name: "is_year_start", summary: "Whether it is the first day of a year.",
      answer: .flag { $0.day == 1 && $0.month == 1 }),
    TimeField(
      name: "is_year_end", summary: "Whether it is the last day of a year.",
      answer: .flag { $0.day == 31 && $0.month == 12 }),
  ]

  /// The answers of a column: integers of 32 bits, or floats where a time is missing, or truth values.
  func column(_ moments: [Int]) -> Column {
    let parts = moments.map { $0 == Cell.notATime ? nil : TimeText.parts($0) }
    switch answer {
    case .number(let number):
      if parts.contains(where: { $0 == nil }) {
        return .float64(parts.map { $0.map { Double(number($0.date, ClockTime(microseconds: $0.time))) } ?? .nan })
      }
      return .narrow(.int32, parts.map { $0.map { number($0.date, ClockTime(microseconds: $0.time)) } ?? 0 })
    case .flag(let flag): return .bool(parts.map { $0.map { flag($0.date) } ?? false })
    }
  }

  func value(_ moment: Int) -> Value {
    let parts = TimeText.parts(moment)
    switch answer {
    case .number(let number): return .int(number(parts.date, ClockTime(microseconds: parts.time)))
    case .flag(let flag): return .bool(flag(parts.date))
    }
  }
}

/// What places in time are made into: one record for each method of timestamps, of columns and of labels.
struct TimeChange {
  let name: String
  let parameters: String
  let summary: String
  var lacking: Set<String> = []
  /// What happens to a column of times.
  let change: (NamedArguments) throws -> (Column) throws -> Column

  static let all: [TimeChange] = names + rounding

  private static let names: [TimeChange] = [
    TimeChange(
      name: "day_name", parameters: "locale=None", summary: "The English name of the weekday.", lacking: ["locale"]
    ) { _ in { texts($0) { CalendarDate.weekdayNames[$0.date.weekday] } } },
    TimeChange(
      name: "month_name", parameters: "locale=None", summary: "The English name of the month.", lacking: ["locale"]
    ) { _ in { texts($0) { CalendarDate.monthNames[$0.date.month - 1] } } },
    TimeChange(name: "normalize", parameters: "", summary: "The midnights of the days.") { _ in
      { moments($0) { $0 - TimeText.parts($0).time } }
    },
  ]

  private static let rounding: [TimeChange] = [
    rounded("floor", "The times rounded down.") { span, length in TimeText.floorDivided(span, length).quotient * length
    },
    rounded("ceil", "The times rounded up.") { span, length in -TimeText.floorDivided(-span, length).quotient * length
    },
    rounded("round", "The times rounded to the nearest; of two, to the even one.") { span, length in
      let (quotient, rest) = TimeText.floorDivided(span, length)
      let isUp = 2 * rest > length || 2 * rest == length && quotient % 2 != 0
      return (isUp ? quotient + 1 : quotient) * length
    },
  ]

  private static func rounded(
    _ name: String, _ summary: String, _ round: @escaping (_ span: Int, _ length: Int) -> Int
  ) -> TimeChange {
    TimeChange(
      name: name, parameters: "freq, ambiguous='raise', nonexistent='raise'", summary: summary,
      lacking: ["ambiguous", "nonexistent"]
    ) { arguments in
      let frequency = try Frequency(arguments.text("freq") ?? "")
      guard let length = frequency.span, length > 0 else {
        throw Raised.valueError("<\(frequency.name)> is a non-fixed frequency")
      }
      return { moments($0) { round($0, length) } }
    }
  }

  private static func texts(_ column: Column, _ text: ((date: CalendarDate, time: Int)) -> String) -> Column {
    .string((column.integers ?? []).map { $0 == Cell.notATime ? nil : text(TimeText.parts($0)) })
  }

  private static func moments(_ column: Column, _ change: (Int) -> Int) -> Column {
    let values = (column.integers ?? []).map { $0 == Cell.notATime ? $0 : change($0) }
    return column.dataType == .timedelta ? .timedelta(values) : .datetime(values)
  }
}
