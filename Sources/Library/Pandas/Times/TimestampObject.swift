import Calendar
import DataFrames
import Interpreter

import enum Syntax.BinaryOperator
import enum Syntax.ComparisonOperator
import enum Syntax.UnaryOperator

/// `pandas.Timestamp`: a place in time, which is a `datetime` too.
final class TimestampObject: DateTimeObject {
  /// Microseconds since 1970.
  let microseconds: Int

  init(_ microseconds: Int) {
    self.microseconds = microseconds
    let (date, time) = TimeText.parts(microseconds)
    super.init(date, ClockTime(microseconds: time))
  }

  override var type: TypeObject { PandasTypes.timestamp }
  override func repr() throws -> String { "Timestamp('\(TimeText.moment(microseconds))')" }
  override func str() throws -> String { TimeText.moment(microseconds) }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    if other.object(as: NotATimeObject.self) != nil { return .object(NotATimeObject.shared) }
    if let duration = other.object(as: DurationObject.self) {
      guard let span = Int(exactly: duration.microseconds) else {
        throw Raised.overflowError("Overflow in int64 addition")
      }
      switch operation {
      case .add: return try TimestampObject.checked(microseconds, plus: span)
      case .subtract where !reflected: return try TimestampObject.checked(microseconds, plus: -span)
      case _: return nil
      }
    }
    guard operation == .subtract, let right = other.object(as: DateTimeObject.self), right.zone == nil,
      case .timestamp(let value)? = PandasValue.optionalCell(.object(right))
    else { return nil }
    return .object(TimedeltaObject(reflected ? value - microseconds : microseconds - value))
  }

  private static func checked(_ moment: Int, plus span: Int) throws -> Value {
    let (sum, overflow) = moment.addingReportingOverflow(span)
    let day = TimeText.floorDivided(sum, TimeText.day).quotient + TimeText.epoch
    guard !overflow, (1...CalendarDate.lastOrdinal).contains(day) else {
      throw Raised(PandasTypes.outOfBounds, "Cannot add a span that leads beyond the years 1 to 9999")
    }
    return .object(TimestampObject(sum))
  }
}

/// `pandas.Timedelta`: a span of time, which is a `timedelta` too.
final class TimedeltaObject: DurationObject {
  init(_ microseconds: Int) { super.init(within: microseconds) }

  override var type: TypeObject { PandasTypes.timedelta }
  var span: Int { Int(clamping: microseconds) }
  override func repr() throws -> String { "Timedelta('\(TimeText.span(span))')" }
  override func str() throws -> String { TimeText.span(span) }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    if other.object(as: NotATimeObject.self) != nil { return .object(NotATimeObject.shared) }
    if case .float(let number) = other, number.isNaN { return .object(NotATimeObject.shared) }
    return TimedeltaObject.derived(try super.binary(operation, other, reflected: reflected))
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    TimedeltaObject.derived(try super.unary(operation))
  }

  /// Spans that come out are of this type.
  private static func derived(_ value: Value?) -> Value? {
    guard let duration = value?.object(as: DurationObject.self), let span = Int(exactly: duration.microseconds) else {
      return value
    }
    return .object(TimedeltaObject(span))
  }
}

/// `pandas.NaT`: a missing place in time, or a missing span.
final class NotATimeObject: Object {
  nonisolated(unsafe) static let shared = NotATimeObject()

  override var type: TypeObject { PandasTypes.notATime }
  override func repr() throws -> String { "NaT" }
  override func hash() throws -> Int { Int.min }
  override func formatted(_ specification: String) throws -> String { "NaT" }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    switch operation {
    case .equal, .less, .lessOrEqual, .greater, .greaterOrEqual: return .bool(false)
    case .notEqual: return .bool(true)
    case .is, .isNot, .in, .notIn: return nil
    }
  }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    let isTime =
      other.object(as: DateObject.self) != nil || other.object(as: DurationObject.self) != nil
      || other.object(as: NotATimeObject.self) != nil
    return isTime && (operation == .add || operation == .subtract) ? .object(self) : nil
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    let numbers = [
      "year", "month", "day", "hour", "minute", "second", "microsecond", "quarter", "dayofweek", "day_of_week", "week",
      "dayofyear", "day_of_year", "days_in_month", "days",
    ]
    return numbers.contains(name.name) ? .float(.nan) : nil
  }
}

/// `pandas.Interval`: the numbers between two bounds.
final class IntervalObject: Object {
  let interval: Interval

  init(_ interval: Interval) {
    self.interval = interval
    super.init()
  }

  override var type: TypeObject { PandasTypes.interval }
  override func repr() throws -> String { Cell.interval(interval).representation }
  override func str() throws -> String { Cell.interval(interval).plainText }
  override func hash() throws -> Int { interval.hashValue }

  override func contains(_ value: Value) throws -> Bool {
    guard let number = PandasValue.optionalCell(value)?.number else { return false }
    return interval.contains(number)
  }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: IntervalObject.self)?.interval else { return nil }
    return DateOrder.compare(operation, interval.left, right.left).map { result in
      operation == .equal ? .bool(interval == right) : operation == .notEqual ? .bool(interval != right) : .bool(result)
    }
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    func bound(_ value: Double) -> Value { interval.isWhole ? .int(Int(value)) : .float(value) }
    switch name.name {
    case "left": return bound(interval.left)
    case "right": return bound(interval.right)
    case "mid": return .float((interval.left + interval.right) / 2)
    case "length": return bound(interval.right - interval.left)
    case "closed": return .string(interval.isClosedLeft ? "left" : "right")
    case _: return nil
    }
  }
}
