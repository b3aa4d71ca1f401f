import BigInt
import Calendar
import Interpreter
import Syntax

/// `datetime.timedelta`: a span of time in microseconds.
class DurationObject: Object {
  /// All of the microseconds.
  let microseconds: Int128
  static let second: Int128 = 1_000_000
  static let day: Int128 = 86_400_000_000
  private static let mostDays: Int128 = 999_999_999

  init(_ microseconds: Int128) throws {
    let days = DurationObject.floorDivided(microseconds, DurationObject.day)
    if days.magnitude > DurationObject.mostDays.magnitude {
      throw Raised.overflowError("days=\(days); must have magnitude <= 999999999")
    }
    self.microseconds = microseconds
    super.init()
  }

  /// For spans that are known to be short.
  private init(known microseconds: Int128) {
    self.microseconds = microseconds
    super.init()
  }

  /// For spans of 64 bits, which are known to be short.
  init(within microseconds: Int) {
    self.microseconds = Int128(microseconds)
    super.init()
  }

  static func seconds(_ seconds: Int) -> DurationObject { DurationObject(known: Int128(seconds) * second) }

  static func floorDivided(_ a: Int128, _ b: Int128) -> Int128 {
    let quotient = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
  }

  var days: Int { Int(truncatingIfNeeded: DurationObject.floorDivided(microseconds, DurationObject.day)) }
  private var withinDay: Int { Int(truncatingIfNeeded: microseconds - Int128(days) * DurationObject.day) }
  var secondsOfDay: Int { withinDay / 1_000_000 }
  var microsecondsOfSecond: Int { withinDay % 1_000_000 }

  /// The microseconds as an integer of the language.
  private static func integer(_ microseconds: Int128) -> BigInt {
    let (high, low) = (Int(truncatingIfNeeded: microseconds >> 64), UInt(truncatingIfNeeded: microseconds))
    return (BigInt(high) << 64) + BigInt(low)
  }

  static let durationType = TypeObject(
    "datetime.timedelta", [.arithmetic, .ordering], summary: "A span of time.")
  override var type: TypeObject { DurationObject.durationType }

  override func repr() throws -> String {
    var parts: [String] = []
    if days != 0 { parts.append("days=\(days)") }
    if secondsOfDay != 0 { parts.append("seconds=\(secondsOfDay)") }
    if microsecondsOfSecond != 0 { parts.append("microseconds=\(microsecondsOfSecond)") }
    return "datetime.timedelta(\(parts.isEmpty ? "0" : parts.joined(separator: ", ")))"
  }

  override func str() throws -> String {
    let seconds = secondsOfDay
    var text = days == 0 ? "" : "\(days) day\(days.magnitude == 1 ? "" : "s"), "
    text += "\(seconds / 3600):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    return microsecondsOfSecond == 0 ? text : text + "." + padded(microsecondsOfSecond, 6)
  }

  override func isTrue() throws -> Bool { microseconds != 0 }
  override func hash() throws -> Int { Int(truncatingIfNeeded: microseconds) ^ 0x5bd1_e995 }

  // MARK: Operators

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: DurationObject.self)?.microseconds else { return nil }
    return DateOrder.compare(operation, microseconds, right).map { .bool($0) }
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    switch operation {
    case .negate: return .object(try DurationObject(-microseconds))
    case .plus: return .object(self)
    case .invert, .not: return nil
    }
  }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    // A type that is derived from this one decides what comes out.
    if case .object(let object) = other, object.type !== type, object.type.bases.contains(where: { $0 === type }) {
      return nil
    }
    if let right = other.object(as: DurationObject.self) {
      return try reflected ? right.combined(operation, with: self) : combined(operation, with: right)
    }
    switch (operation, other) {
    case (.multiply, .int(let factor)): return .object(try scaled(by: factor))
    case (.multiply, .bool(let flag)): return .object(try scaled(by: flag ? 1 : 0))
    case (.multiply, .float(let factor)):
      let (above, below) = try DurationObject.ratio(factor)
      return .object(try exact(above, by: below))
    case (.divide, .int(let divisor)) where !reflected:
      try checkDivisor(divisor != 0, "integer division or modulo by zero")
      return .object(try DurationObject(DurationObject.nearest(microseconds, Int128(divisor))))
    case (.divide, .float(let divisor)) where !reflected:
      try checkDivisor(divisor != 0, "integer division or modulo by zero")
      let (above, below) = try DurationObject.ratio(divisor)
      return .object(try exact(above < 0 ? -below : below, by: BigInt(above.magnitude)))
    case (.floorDivide, .int(let divisor)) where !reflected:
      try checkDivisor(divisor != 0, "integer division or modulo by zero")
      return .object(try DurationObject(DurationObject.floorDivided(microseconds, Int128(divisor))))
    case _: return nil
    }
  }

  private func checkDivisor(_ isGood: Bool, _ message: String) throws {
    if !isGood { throw Raised.zeroDivision(message) }
  }

  private func scaled(by factor: Int) throws -> DurationObject {
    let (product, overflow) = microseconds.multipliedReportingOverflow(by: Int128(factor))
    if overflow { throw Raised.overflowError("Python int too large to convert to C int") }
    return try DurationObject(product)
  }

  /// A float as a fraction whose lower number is positive.
  private static func ratio(_ value: Double) throws -> (above: BigInt, below: BigInt) {
    if value.isNaN { throw Raised.valueError("cannot convert NaN to integer ratio") }
    if value.isInfinite { throw Raised.overflowError("cannot convert Infinity to integer ratio") }
    let bits = Int(value.exponentBitPattern)
    let digits = BigInt(value.significandBitPattern) + (bits == 0 ? 0 : BigInt(1) << 52)
    let exponent = max(bits, 1) - 1075
    let above = digits << max(0, exponent)
    return (value.sign == .minus ? -above : above, BigInt(1) << max(0, -exponent))
  }

  /// The span times a fraction, rounded to the nearest microsecond; of two, to the even one.
  private func exact(_ above: BigInt, by below: BigInt) throws -> DurationObject {
    let product = DurationObject.integer(microseconds) * above
    var (quotient, rest) = product.quotientAndRemainder(dividingBy: below)
    if rest < 0 { (quotient, rest) = (quotient - 1, rest + below) }
    if 2 * rest > below || (2 * rest == below && quotient % 2 != 0) { quotient += 1 }
    guard quotient.bitWidth < 100, let result = Int128(quotient.description) else {
      throw Raised.overflowError("Python int too large to convert to C int")
    }
    return try DurationObject(result)
  }

  /// The quotient that is nearest; of two, the even one.
  private static func nearest(_ a: Int128, _ b: Int128) -> Int128 {
    let quotient = floorDivided(a, b)
    let twice = 2 * (a - quotient * b).magnitude
    let isUp = twice > b.magnitude || (twice == b.magnitude && quotient % 2 != 0)
    return isUp ? quotient + 1 : quotient
  }

  private func combined(_ operation: BinaryOperator, with right: DurationObject) throws -> Value? {
    let (a, b) = (microseconds, right.microseconds)
    switch operation {
    case .add: return .object(try DurationObject(a + b))
    case .subtract: return .object(try DurationObject(a - b))
    case .divide:
      try checkDivisor(b != 0, "division by zero")
      return try Operators.binary(
        .divide, .integer(DurationObject.integer(a)), .integer(DurationObject.integer(b)))
    case .floorDivide:
      try checkDivisor(b != 0, "integer division or modulo by zero")
      return .integer(DurationObject.integer(DurationObject.floorDivided(a, b)))
    case .modulo:
      try checkDivisor(b != 0, "integer modulo by zero")
      return .object(try DurationObject(a - DurationObject.floorDivided(a, b) * b))
    case .multiply, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight: return nil
    }
  }

  // MARK: Members

  static func install() {
    durationType.constructor = Builtin(
      "timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)", of: "datetime",
      durationType.summary,
      example: "import datetime\ndatetime.timedelta(days=1, hours=2)\n#> datetime.timedelta(days=1, seconds=7200)"
    ) { .object(try made($0)) }
    let members: [(Symbol, String, (DurationObject) -> Value)] = [
      ("days", "The whole days.", { .int($0.days) }),
      ("seconds", "The seconds of what is left of a day.", { .int($0.secondsOfDay) }),
      ("microseconds", "The microseconds of what is left of a second.", { .int($0.microsecondsOfSecond) }),
    ]
    for (name, summary, get) in members {
      durationType.add(
        name, .property(TypeObject.Property(summary) { $0.object(as: DurationObject.self).map(get) ?? .none }))
    }
    durationType.add([
      Methods(of: "timedelta", DurationObject.self)(
        "total_seconds(self, /)", "All of the span in seconds.",
        example: "import datetime\ndatetime.timedelta(minutes=1.5).total_seconds()\n#> 90.0"
      ) { duration, _ in try Operators.binary(.divide, .integer(integer(duration.microseconds)), .int(1_000_000)) },
      Methods(of: "timedelta", DurationObject.self)(
        "__divmod__(self, value, /)", "The pair (self // value, self % value).",
        example: "import datetime\ndivmod(datetime.timedelta(hours=5), datetime.timedelta(hours=2))\n"
          + "#> (2, datetime.timedelta(seconds=3600))"
      ) { duration, arguments in
        let whole = try Operators.binary(.floorDivide, .object(duration), arguments[1])
        return .tuple([whole, try Operators.binary(.modulo, .object(duration), arguments[1])])
      },
      Methods(of: "timedelta", DurationObject.self)(
        "__abs__(self, /)", "The span without its sign.",
        example: "import datetime\nabs(datetime.timedelta(days=-1))\n#> datetime.timedelta(days=1)"
      ) { duration, _ in
        .object(try DurationObject(duration.microseconds < 0 ? -duration.microseconds : duration.microseconds))
      },
    ])
    durationType.add("min", .value(.object(DurationObject(known: -mostDays * day))))
    durationType.add("max", .value(.object(DurationObject(known: (mostDays + 1) * day - 1))))
    durationType.add("resolution", .value(.object(DurationObject(known: 1))))
  }

  private static func made(_ arguments: Arguments) throws -> DurationObject {
    let names = ["days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"]
    let factors: [Int128] = [day, second, 1, 1000, 60 * second, 3600 * second, 7 * day]
    var total: Int128 = 0
    var rest = 0.0
    for (place, factor) in factors.enumerated() {
      guard let value = arguments.optional(place) else { continue }
      switch value {
      case .int(let count):
        let (product, overflow) = factor.multipliedReportingOverflow(by: Int128(count))
        if overflow { throw Raised.overflowError("Python int too large to convert to C int") }
        total += product
      case .bool(let flag): total += flag ? factor : 0
      case .float(let count):
        if count.isNaN { throw Raised.valueError("cannot convert float NaN to integer") }
        guard count.magnitude < 1e20 else {
          throw Raised.overflowError(
            count.isInfinite ? "cannot convert float infinity to integer" : "Python int too large to convert to C int")
        }
        let whole = count.rounded(.towardZero)
        let part = Double(factor) * (count - whole)
        total += Int128(whole) * factor + Int128(part.rounded(.towardZero))
        rest += part - part.rounded(.towardZero)
      case .none, .object:
        throw Raised.typeError(
          "unsupported type for timedelta \(names[place]) component: \(value.typeName)")
      }
    }
    let whole = rest.rounded(.toNearestOrAwayFromZero)
    if (whole - rest).magnitude == 0.5, (total + Int128(whole)) % 2 != 0 {
      return try DurationObject(total + Int128(whole) - (rest < 0 ? -1 : 1))
    }
    return try DurationObject(total + Int128(whole))
  }
}

/// Comparison of what has an order.
enum DateOrder {
  static func compare<Key: Comparable>(_ operation: ComparisonOperator, _ a: Key, _ b: Key) -> Bool? {
    switch operation {
    case .equal: return a == b
    case .notEqual: return a != b
    case .less: return a < b
    case .lessOrEqual: return a <= b
    case .greater: return a > b
    case .greaterOrEqual: return a >= b
    case .is, .isNot, .in, .notIn: return nil
    }
  }
}
