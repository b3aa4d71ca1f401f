import Calendar
import LongWork

/// Places in time and spans as pandas writes them.
public enum TimeText {
  /// The microseconds of a day.
  public static let day = 86_400_000_000
  /// The number of the day with which places in time begin: 1970-01-01.
  public static let epoch = 719_163

  /// The day of a place in time, and the microseconds since its midnight.
  public static func parts(_ moment: Int) -> (date: CalendarDate, time: Int) {
    let (days, time) = floorDivided(moment, day)
    return (CalendarDate(ordinal: min(max(days + epoch, 1), CalendarDate.lastOrdinal)), time)
  }

  /// The quotient rounded down, and what is left, which is never negative.
  public static func floorDivided(_ value: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  /// The microseconds since 1970 at the beginning of a day.
  public static func moment(of date: CalendarDate) -> Int { (date.ordinal - epoch) * day }

  static func day(_ ordinal: Int) -> String { day(CalendarDate(ordinal: ordinal)) }

  private static func day(_ date: CalendarDate) -> String {
    "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }

  private static func clock(_ time: Int, digits: Int) -> String {
    let seconds = time / 1_000_000
    let text = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    if digits == 0 { return text }
    return text + "." + (digits == 3 ? padded(time % 1_000_000 / 1000, 3) : padded(time % 1_000_000, 6))
  }

  /// `str(timestamp)`.
  public static func moment(_ value: Int) -> String {
    if value == Cell.notATime { return "NaT" }
    let (date, time) = parts(value)
    return day(date) + " " + clock(time, digits: time % 1_000_000 == 0 ? 0 : 6)
  }

  /// Places in time below one another: without their times when all are midnights, else with as many digits as needed.
  static func moments(_ values: [Int]) throws -> [String] {
    let present = try values.filterRows { $0 != Cell.notATime }
    let onlyDays = present.allSatisfy { floorDivided($0, day).remainder == 0 }
    let digits = present.contains { $0 % 1000 != 0 } ? 6 : present.contains { $0 % 1_000_000 != 0 } ? 3 : 0
    return try values.mapRows { value in
      if value == Cell.notATime { return "NaT" }
      let (date, time) = parts(value)
      return onlyDays ? day(date) : day(date) + " " + clock(time, digits: digits)
    }
  }

  /// Places in time in a list: each with the digits that it needs itself.
  public static func listed(_ values: [Int]) throws -> [String] {
    let onlyDays = values.allSatisfy { $0 == Cell.notATime || floorDivided($0, day).remainder == 0 }
    return onlyDays ? try moments(values) : try values.mapRows(moment)
  }

  /// `str(timedelta)`.
  public static func span(_ value: Int) -> String { span(value, digits: value % 1_000_000 == 0 ? 0 : 6) }

  private static func span(_ value: Int, digits: Int) -> String {
    if value == Cell.notATime { return "NaT" }
    let (days, time) = floorDivided(value, day)
    return "\(days) days \(days < 0 ? "+" : "")\(clock(time, digits: digits))"
  }

  /// Spans below one another: whole days when all are such.
  public static func spans(_ values: [Int]) throws -> [String] {
    let present = try values.filterRows { $0 != Cell.notATime }
    if present.allSatisfy({ $0 % day == 0 }) {
      return try values.mapRows { $0 == Cell.notATime ? "NaT" : "\($0 / day) days" }
    }
    let digits = present.contains { $0 % 1_000_000 != 0 } ? 6 : 0
    return try values.mapRows { span($0, digits: digits) }
  }
}
