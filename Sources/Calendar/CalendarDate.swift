/// A day of the proleptic Gregorian calendar.
public struct CalendarDate: Hashable, Sendable {
  public let year, month, day: Int

  /// The years that days can be of.
  public static let years = 1...9999
  private static let daysBefore = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
  /// The number of the last day, which is in the year 9999.
  public static let lastOrdinal = 3_652_059

  /// Whether a year has 366 days.
  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// How many days a month has.
  public static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: return isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: return 30
    case _: return 31
    }
  }

  /// The day of these numbers, which are not checked.
  public init(year: Int, month: Int, day: Int) { (self.year, self.month, self.day) = (year, month, day) }

  /// The day of a number that counts from the first day of the year 1.
  public init(ordinal: Int) {
    var rest = ordinal - 1
    let cycles = rest / 146_097
    rest %= 146_097
    // The last day of a cycle of 400 or of 4 years belongs to its last year.
    let centuries = min(3, rest / 36_524)
    rest -= centuries * 36_524
    let fours = rest / 1461
    rest %= 1461
    let ones = min(3, rest / 365)
    rest -= ones * 365
    year = cycles * 400 + centuries * 100 + fours * 4 + ones + 1
    var month = 1
    while rest >= CalendarDate.days(in: month, of: year) {
      rest -= CalendarDate.days(in: month, of: year)
      month += 1
    }
    self.month = month
    day = rest + 1
  }

  private static func daysBefore(year: Int) -> Int {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400
  }

  /// The day's place in its year, from 1.
  public var dayOfYear: Int {
    CalendarDate.daysBefore[month] + (month > 2 && CalendarDate.isLeap(year) ? 1 : 0) + day
  }

  /// The number of the day, counted from the first day of the year 1.
  public var ordinal: Int { CalendarDate.daysBefore(year: year) + dayOfYear }

  /// Monday is 0.
  public var weekday: Int { (ordinal + 6) % 7 }

  /// The first Monday of a year's weeks, as ISO 8601 counts them.
  private static func firstMonday(of year: Int) -> Int {
    let first = CalendarDate(year: year, month: 1, day: 1)
    let monday = first.ordinal - first.weekday
    return first.weekday > 3 ? monday + 7 : monday
  }

  /// Year, week and day of the week as ISO 8601 counts them.
  public var isoCalendar: (year: Int, week: Int, weekday: Int) {
    var year = year
    var monday = CalendarDate.firstMonday(of: year)
    if ordinal < monday {
      year -= 1
      monday = CalendarDate.firstMonday(of: year)
    } else if ordinal >= CalendarDate.firstMonday(of: year + 1) {
      year += 1
      monday = CalendarDate.firstMonday(of: year)
    }
    return (year, (ordinal - monday) / 7 + 1, weekday + 1)
  }

  /// The number of the day of an ISO week, or nil when there is no such week or day.
  public static func ordinal(isoYear year: Int, week: Int, weekday: Int) -> Int? {
    guard years.contains(year), (1...7).contains(weekday), week >= 1 else { return nil }
    let first = firstMonday(of: year)
    let monday = first + (week - 1) * 7
    return monday < firstMonday(of: year + 1) ? monday + weekday - 1 : nil
  }

  /// English names, from Monday on.
  public static let weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  /// English names.
  public static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}

/// A number with zeros in front.
public func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number.magnitude)
  return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

extension CalendarDate {
  /// English names of three letters, from Monday on.
  public static let shortWeekdayNames = weekdayNames.map { String($0.prefix(3)) }
  /// English names of three letters.
  public static let shortMonthNames = monthNames.map { String($0.prefix(3)) }
}
