import Calendar
import Interpreter
import Syntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `datetime.datetime`: a day, a time of day, and perhaps a time zone.
class DateTimeObject: DateObject {
  private let time: ClockTime
  private let timeZone: TimeZoneObject?

  init(_ date: CalendarDate, _ time: ClockTime, _ zone: TimeZoneObject? = nil) {
    self.time = time
    timeZone = zone
    super.init(date)
  }

  static let dateTimeType = TypeObject(
    "datetime.datetime", bases: [DateObject.dateType], [.arithmetic, .ordering],
    summary: "A day and a time of day.")
  override var type: TypeObject { DateTimeObject.dateTimeType }
  override var clock: ClockTime { time }
  override var zone: TimeZoneObject? { timeZone }

  override func repr() throws -> String {
    let numbers = [date.year, date.month, date.day] + time.shownNumbers
    let shown = numbers.map(String.init).joined(separator: ", ")
    return "datetime.datetime(\(shown)\(try zone.map { ", tzinfo=\(try $0.repr())" } ?? ""))"
  }

  override func str() throws -> String { try isoText(separator: " ") }

  func isoText(separator: String, _ precision: String = "auto") throws -> String {
    try isoText + separator + time.isoText(precision) + (zone?.offsetText ?? "")
  }

  // MARK: Places in time

  /// Microseconds since the first day of the year 1, in the object's own zone.
  var local: Int128 { Int128(date.ordinal) * DurationObject.day + Int128(time.microseconds) }
  /// The same at UTC.
  private var universal: Int128 { local - (zone?.offset.microseconds ?? 0) }

  /// - Throws: OverflowError beyond the calendar.
  static func at(_ local: Int128, _ zone: TimeZoneObject?) throws -> DateTimeObject {
    let day = DurationObject.floorDivided(local, DurationObject.day)
    let date = try DateObject.checked(ordinal: Int(clamping: day))
    return DateTimeObject(
      date, ClockTime(microseconds: Int(truncatingIfNeeded: local - day * DurationObject.day)), zone)
  }

  private static let epoch = Int128(719_163) * DurationObject.day

  /// The microseconds since 1970; without a zone the system's is meant.
  var sinceEpoch: Int128 {
    if zone != nil { return universal - DateTimeObject.epoch }
    var parts = tm()
    parts.tm_year = Int32(date.year - 1900)
    parts.tm_mon = Int32(date.month - 1)
    parts.tm_mday = Int32(date.day)
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (Int32(time.hour), Int32(time.minute), Int32(time.second))
    parts.tm_isdst = -1
    return Int128(mktime(&parts)) * DurationObject.second + Int128(time.microsecond)
  }

  /// - Parameter zone: The zone of the result; nil gives the system's time without a zone.
  static func since(epoch microseconds: Int128, _ zone: TimeZoneObject?) throws -> DateTimeObject {
    if let zone { return try at(epoch + microseconds + zone.offset.microseconds, zone) }
    let seconds = DurationObject.floorDivided(microseconds, DurationObject.second)
    return try at(
      epoch + microseconds + Int128(LocalTime.offset(at: Int(clamping: seconds))) * DurationObject.second, nil)
  }

  /// Microseconds since 1970 of seconds as programs give them.
  /// - Throws: ValueError and OverflowError for what is no place in time.
  static func microseconds(of value: Value) throws -> Int128 {
    guard let seconds = try Numbers.real(value) else {
      throw Raised.typeError("'\(value.typeName)' object cannot be interpreted as an integer")
    }
    if seconds.isNaN { throw Raised.valueError("Invalid value NaN (not a number)") }
    guard seconds.magnitude < 9.2e18 else {
      throw Raised.overflowError("timestamp out of range for platform time_t")
    }
    guard seconds > -62_135_683_200, seconds < 253_402_387_200 else {
      throw Raised.valueError("year \(Int((seconds / 31_556_952).rounded(.down)) + 1970) is out of range")
    }
    let whole = seconds.rounded(.down)
    return Int128(whole) * DurationObject.second + Int128(((seconds - whole) * 1e6).rounded(.toNearestOrEven))
  }

  /// The present, to the microsecond.
  static var now: Int128 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int128(time.tv_sec) * DurationObject.second + Int128(time.tv_nsec / 1000)
  }

  // MARK: Operators

  /// What comparing a day with a place in time comes to.
  func refused(_ operation: ComparisonOperator, _ left: DateObject) throws -> Value? {
    switch operation {
    case .equal: return .bool(false)
    case .notEqual: return .bool(true)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn:
      throw Raised.typeError(
        "can't compare \(left.type.qualifiedName) to \(left is DateTimeObject ? "datetime.date" : "datetime.datetime")")
    }
  }

  override func hash() throws -> Int { Int(truncatingIfNeeded: universal) }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: DateTimeObject.self) else {
      guard other.object(as: DateObject.self) != nil else { return nil }
      return try refused(operation, self)
    }
    if (zone == nil) != (right.zone == nil) {
      switch operation {
      case .equal: return .bool(false)
      case .notEqual: return .bool(true)
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn:
        throw Raised.typeError("can't compare offset-naive and offset-aware datetimes")
      }
    }
    return DateOrder.compare(operation, universal, right.universal).map { .bool($0) }
  }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    // A type that is derived from this one decides what comes out.
    if case .object(let object) = other, object.type !== type, object.type.bases.contains(where: { $0 === type }) {
      return nil
    }
    if let duration = other.object(as: DurationObject.self) {
      switch operation {
      case .add: return .object(try DateTimeObject.at(local + duration.microseconds, zone))
      case .subtract where !reflected:
        return .object(try DateTimeObject.at(local - duration.microseconds, zone))
      case _: return nil
      }
    }
    guard operation == .subtract, !reflected, let right = other.object(as: DateTimeObject.self) else { return nil }
    if (zone == nil) != (right.zone == nil) {
      throw Raised.typeError("can't subtract offset-naive and offset-aware datetimes")
    }
    return .object(try DurationObject(universal - right.universal))
  }
}

/// `datetime.time`: a time of day.
final class TimeObject: Object {
  let clock: ClockTime
  let zone: TimeZoneObject?

  init(_ clock: ClockTime, _ zone: TimeZoneObject? = nil) {
    (self.clock, self.zone) = (clock, zone)
    super.init()
  }

  static let timeType = TypeObject("datetime.time", .ordering, summary: "A time of day.")
  override var type: TypeObject { TimeObject.timeType }

  override func repr() throws -> String {
    let shown = clock.shownNumbers.map(String.init).joined(separator: ", ")
    return "datetime.time(\(shown)\(try zone.map { ", tzinfo=\(try $0.repr())" } ?? ""))"
  }

  override func str() throws -> String { try clock.isoText() + (zone?.offsetText ?? "") }
  override func formatted(_ specification: String) throws -> String {
    if specification.isEmpty { return try str() }
    return try TimeFormat.text(
      specification, of: DateTimeObject(CalendarDate(year: 1900, month: 1, day: 1), clock, zone))
  }
  override func hash() throws -> Int { clock.microseconds }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: TimeObject.self) else { return nil }
    if (zone == nil) != (right.zone == nil) {
      switch operation {
      case .equal: return .bool(false)
      case .notEqual: return .bool(true)
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn:
        throw Raised.typeError("can't compare offset-naive and offset-aware times")
      }
    }
    func universal(_ time: TimeObject) -> Int128 {
      Int128(time.clock.microseconds) - (time.zone?.offset.microseconds ?? 0)
    }
    return DateOrder.compare(operation, universal(self), universal(right)).map { .bool($0) }
  }
}

/// What the system knows of its time zone.
enum LocalTime {
  /// The seconds that local time is ahead of UTC at a moment.
  static func offset(at seconds: Int) -> Int { parts(at: seconds).tm_gmtoff }

  static func parts(at seconds: Int) -> tm {
    var (time, parts) = (time_t(seconds), tm())
    localtime_r(&time, &parts)
    return parts
  }

  /// The zone of the system at a moment.
  static func zone(at seconds: Int) -> TimeZoneObject {
    let parts = parts(at: seconds)
    return TimeZoneObject(.seconds(parts.tm_gmtoff), name: parts.tm_zone.map { String(cString: $0) })
  }
}
