import Calendar
import Interpreter
import Syntax

/// `datetime.date`.
class DateObject: Object {
  let date: CalendarDate

  init(_ date: CalendarDate) {
    self.date = date
    super.init()
  }

  static let dateType = TypeObject("datetime.date", [.arithmetic, .ordering], summary: "A day.")
  override var type: TypeObject { DateObject.dateType }

  override func repr() throws -> String { "datetime.date(\(date.year), \(date.month), \(date.day))" }
  override func str() throws -> String { isoText }

  var isoText: String { "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))" }

  /// The time of day, which a mere day begins with.
  var clock: ClockTime { ClockTime() }
  var zone: TimeZoneObject? { nil }

  override func formatted(_ specification: String) throws -> String {
    specification.isEmpty ? try str() : try TimeFormat.text(specification, of: self)
  }

  override func hash() throws -> Int { date.ordinal &* 86_400 }

  // MARK: Checked values

  /// - Throws: ValueError for what is no day.
  static func checked(year: Int, month: Int, day: Int) throws -> CalendarDate {
    guard CalendarDate.years.contains(year) else { throw Raised.valueError("year \(year) is out of range") }
    guard (1...12).contains(month) else { throw Raised.valueError("month must be in 1..12") }
    guard day >= 1, day <= CalendarDate.days(in: month, of: year) else {
      throw Raised.valueError("day is out of range for month")
    }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// - Throws: OverflowError beyond the calendar.
  static func checked(ordinal: Int) throws -> CalendarDate {
    guard (1...CalendarDate.lastOrdinal).contains(ordinal) else {
      throw Raised.overflowError("date value out of range")
    }
    return CalendarDate(ordinal: ordinal)
  }

  // MARK: Operators

  private func isMereDay(_ other: Value) -> DateObject? {
    guard let right = other.object(as: DateObject.self), !(right is DateTimeObject) else { return nil }
    return right
  }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = isMereDay(other) else {
      guard let right = other.object(as: DateTimeObject.self) else { return nil }
      return try right.refused(operation, self)
    }
    return DateOrder.compare(operation, date.ordinal, right.date.ordinal).map { .bool($0) }
  }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    if let duration = other.object(as: DurationObject.self) {
      switch operation {
      case .add: return .object(DateObject(try DateObject.checked(ordinal: date.ordinal + duration.days)))
      case .subtract where !reflected:
        return .object(DateObject(try DateObject.checked(ordinal: date.ordinal - duration.days)))
      case _: return nil
      }
    }
    guard operation == .subtract, let right = isMereDay(other), !reflected else { return nil }
    return .object(DurationObject.seconds((date.ordinal - right.date.ordinal) * 86_400))
  }
}

/// Hours, minutes, seconds and microseconds.
struct ClockTime: Equatable {
  var hour = 0
  var minute = 0
  var second = 0
  var microsecond = 0

  /// The microseconds since midnight.
  var microseconds: Int { ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond }

  init() {}

  init(microseconds: Int) {
    microsecond = microseconds % 1_000_000
    let seconds = microseconds / 1_000_000
    (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
  }

  /// - Throws: ValueError for what is no time of day.
  init(hour: Int, minute: Int, second: Int, microsecond: Int) throws {
    guard (0...23).contains(hour) else { throw Raised.valueError("hour must be in 0..23") }
    guard (0...59).contains(minute) else { throw Raised.valueError("minute must be in 0..59") }
    guard (0...59).contains(second) else { throw Raised.valueError("second must be in 0..59") }
    guard (0...999_999).contains(microsecond) else { throw Raised.valueError("microsecond must be in 0..999999") }
    (self.hour, self.minute, self.second, self.microsecond) = (hour, minute, second, microsecond)
  }

  /// The numbers as reprs list them: hour and minute, and what is behind them when it is not zero.
  var shownNumbers: [Int] {
    if microsecond != 0 { return [hour, minute, second, microsecond] }
    return second != 0 ? [hour, minute, second] : [hour, minute]
  }

  /// - Throws: ValueError for an unknown `timespec`.
  func isoText(_ precision: String = "auto") throws -> String {
    let minutes = padded(hour, 2) + ":" + padded(minute, 2)
    let seconds = minutes + ":" + padded(second, 2)
    switch precision {
    case "auto": return microsecond == 0 ? seconds : seconds + "." + padded(microsecond, 6)
    case "hours": return padded(hour, 2)
    case "minutes": return minutes
    case "seconds": return seconds
    case "milliseconds": return seconds + "." + padded(microsecond / 1000, 3)
    case "microseconds": return seconds + "." + padded(microsecond, 6)
    case _: throw Raised.valueError("Unknown timespec value")
    }
  }
}
