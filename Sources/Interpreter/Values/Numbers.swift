import BigInt
import Syntax

#if canImport(Glibc)
  import Glibc
#endif

/// Arithmetic, comparison and hashing of `bool`, `int` and `float`, with CPython's results and errors.
public enum Numbers {
  /// A number as arithmetic sees it.
  enum Number {
    case int(Int)
    case big(BigInt)
    case float(Double)

    init?(_ value: Value) {
      switch value {
      case .int(let int): self = .int(int)
      case .bool(let bool): self = .int(bool ? 1 : 0)
      case .float(let float): self = .float(float)
      case .none: return nil
      case .object(let object):
        guard let big = object as? BigIntObject else { return nil }
        self = .big(big.value)
      }
    }

    var isFloat: Bool {
      if case .float = self { return true }
      return false
    }

    var big: BigInt {
      switch self {
      case .int(let int): return BigInt(int)
      case .big(let big): return big
      case .float: return 0
      }
    }

    /// The number as a float; an integer beyond its range raises.
    func double() throws -> Double {
      switch self {
      case .int(let int): return Double(int)
      case .float(let float): return float
      case .big(let big):
        let double = big.sign == .minus ? -Numbers.nearest(big.magnitude) : Numbers.nearest(big.magnitude)
        if double.isInfinite { throw Raised.overflowError("int too large to convert to float") }
        return double
      }
    }
  }

  /// The result for two numbers, or nil when an operand is none.
  static func binary(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
    guard let left = Number(a), let right = Number(b) else { return nil }
    if case .bool(let x) = a, case .bool(let y) = b {
      switch operation {
      case .and: return .bool(x && y)
      case .or: return .bool(x || y)
      case .xor: return .bool(x != y)
      case .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power, .matrixMultiply, .shiftLeft, .shiftRight:
        break
      }
    }
    if left.isFloat || right.isFloat { return try floats(operation, left.double(), right.double()) }
    if case .int(let x) = left, case .int(let y) = right, let result = try ints(operation, x, y) { return result }
    return try bigs(operation, left.big, right.big)
  }

  private static func floats(_ operation: BinaryOperator, _ a: Double, _ b: Double) throws -> Value? {
    switch operation {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .divide:
      if b == 0 { throw Raised.zeroDivision("float division by zero") }
      return .float(a / b)
    case .floorDivide:
      if b == 0 { throw Raised.zeroDivision("float floor division by zero") }
      return .float(floorDivision(a, b).quotient)
    case .modulo:
      if b == 0 { throw Raised.zeroDivision("float modulo") }
      return .float(floorDivision(a, b).remainder)
    case .power: return try power(a, b)
    case .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight: return nil
    }
  }

  /// Quotient and remainder of floats, the remainder with the divisor's sign.
  public static func floorDivision(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0 {
      if (b < 0) != (remainder < 0) {
        remainder += b
        quotient -= 1
      }
    } else {
      remainder = copysign(0, b)
    }
    if quotient != 0 {
      let floored = quotient.rounded(.down)
      quotient = quotient - floored > 0.5 ? floored + 1 : floored
    } else {
      quotient = copysign(0, a / b)
    }
    return (quotient, remainder)
  }

  /// The power, a complex number for a negative base and an exponent with a fraction.
  private static func power(_ a: Double, _ b: Double) throws -> Value {
    if a == 0, b < 0 { throw Raised.zeroDivision("0.0 cannot be raised to a negative power") }
    if a < 0, a.isFinite, b.isFinite, b != b.rounded() {
      return try ComplexObject.result(.power, ComplexNumber(a), ComplexNumber(b))
        .map { .object(ComplexObject($0)) } ?? .none
    }
    let result = pow(a, b)
    if result.isInfinite, a.isFinite, b.isFinite {
      throw Raised(ExceptionObject(BuiltinTypes.overflowError, [.int(34), .string("Numerical result out of range")]))
    }
    return .float(result)
  }

  /// The result of word-sized integers, or nil when it needs a big one.
  private static func ints(_ operation: BinaryOperator, _ a: Int, _ b: Int) throws -> Value? {
    func exact(_ result: (partialValue: Int, overflow: Bool)) -> Value? {
      result.overflow ? nil : .int(result.partialValue)
    }
    switch operation {
    case .add: return exact(a.addingReportingOverflow(b))
    case .subtract: return exact(a.subtractingReportingOverflow(b))
    case .multiply: return exact(a.multipliedReportingOverflow(by: b))
    case .divide:
      if b == 0 { throw Raised.zeroDivision("division by zero") }
      let limit: UInt = 1 << 53
      return a.magnitude <= limit && b.magnitude <= limit ? .float(Double(a) / Double(b)) : nil
    case .floorDivide, .modulo:
      if b == 0 {
        throw divisionByZero(operation)
      }
      if b == -1 { return operation == .modulo ? .int(0) : exact(0.subtractingReportingOverflow(a)) }
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      let adjust = remainder != 0 && (remainder < 0) != (b < 0)
      return .int(operation == .modulo ? (adjust ? remainder + b : remainder) : (adjust ? quotient - 1 : quotient))
    case .power, .matrixMultiply: return nil
    case .and: return .int(a & b)
    case .or: return .int(a | b)
    case .xor: return .int(a ^ b)
    case .shiftLeft:
      guard b >= 0, b < 62, a.magnitude < (1 as UInt) << (62 - UInt(b)) else { return nil }
      return .int(a << b)
    case .shiftRight: return b < 0 ? nil : .int(b > 63 ? (a < 0 ? -1 : 0) : a >> b)
    }
  }

  private static func divisionByZero(_ operation: BinaryOperator) -> Raised {
    .zeroDivision(operation == .modulo ? "integer modulo by zero" : "integer division or modulo by zero")
  }

  /// Bits beyond which a result is refused: it would take minutes and gigabytes.
  private static let bitLimit = 1 << 27

  private static func bigs(_ operation: BinaryOperator, _ a: BigInt, _ b: BigInt) throws -> Value? {
    switch operation {
    case .add: return .integer(a + b)
    case .subtract: return .integer(a - b)
    case .multiply:
      if a.magnitude.bitWidth + b.magnitude.bitWidth > bitLimit { throw Raised.memoryError() }
      return .integer(try LargeIntegers.product(a, b))
    case .divide: return try .float(trueDivision(a, b))
    case .floorDivide, .modulo:
      if b == 0 { throw divisionByZero(operation) }
      let (quotient, remainder) = try LargeIntegers.quotientAndRemainder(a, by: b)
      let adjust = remainder != 0 && (remainder < 0) != (b < 0)
      return .integer(
        operation == .modulo ? (adjust ? remainder + b : remainder) : (adjust ? quotient - 1 : quotient))
    case .power: return try integerPower(a, b)
    case .matrixMultiply: return nil
    case .and: return .integer(a & b)
    case .or: return .integer(a | b)
    case .xor: return .integer(a ^ b)
    case .shiftLeft, .shiftRight: return try shift(operation, a, b)
    }
  }

  private static func shift(_ operation: BinaryOperator, _ a: BigInt, _ b: BigInt) throws -> Value {
    if b < 0 { throw Raised.valueError("negative shift count") }
    guard let count = Int(exactly: b), count < bitLimit else {
      if operation == .shiftRight { return .int(a < 0 ? -1 : 0) }
      if a == 0 { return .int(0) }
      throw Raised.memoryError()
    }
    return .integer(operation == .shiftLeft ? a << count : a >> count)
  }

  private static func integerPower(_ base: BigInt, _ exponent: BigInt) throws -> Value {
    if exponent < 0 {
      if base == 0 { throw Raised.zeroDivision("0.0 cannot be raised to a negative power") }
      return .float(pow(try Number.big(base).double(), try Number.big(exponent).double()))
    }
    if base.magnitude <= 1 {
      let odd = exponent & 1 == 1
      return .integer(base == -1 ? (odd ? -1 : 1) : (exponent == 0 ? 1 : base))
    }
    guard let count = Int(exactly: exponent), count < bitLimit, base.magnitude.bitWidth * count < bitLimit else {
      throw Raised.memoryError()
    }
    return .integer(try LargeIntegers.power(base, count))
  }

  /// The nearest float: the upper 64 bits, of which the last one stands for all below it, are rounded once.
  static func nearest(_ magnitude: BigUInt) -> Double {
    let extra = magnitude.bitWidth - 64
    if extra <= 0 { return Double(UInt64(magnitude)) }
    let upper = magnitude >> extra
    let isExact = upper << extra == magnitude
    return scalbn(Double(UInt64(upper) | (isExact ? 0 : 1)), Int32(clamping: extra))
  }

  /// Correctly rounded quotient of big integers.
  private static func trueDivision(_ a: BigInt, _ b: BigInt) throws -> Double {
    if b == 0 { throw Raised.zeroDivision("division by zero") }
    // Scale so that the integer quotient carries at least 64 bits, with the lost remainder folded into the last one.
    let shift = max(0, 66 - (a.magnitude.bitWidth - b.magnitude.bitWidth))
    var (quotient, remainder) = try LargeIntegers.quotientAndRemainder(a.magnitude << shift, by: b.magnitude)
    if remainder != 0 { quotient |= 1 }
    let result = scalbn(nearest(quotient), Int32(clamping: -shift))
    if result.isInfinite { throw Raised.overflowError("integer division result too large for a float") }
    return (a < 0) != (b < 0) ? -result : result
  }

  static func unary(_ operation: UnaryOperator, _ value: Value) -> Value? {
    switch (operation, value) {
    case (.negate, .int(let int)): return int == Int.min ? .integer(-BigInt(int)) : .int(-int)
    case (.negate, .bool(let bool)): return .int(bool ? -1 : 0)
    case (.negate, .float(let float)): return .float(-float)
    case (.plus, .bool(let bool)): return .int(bool ? 1 : 0)
    case (.plus, .int), (.plus, .float): return value
    case (.invert, .int(let int)): return .int(~int)
    case (.invert, .bool(let bool)): return .int(bool ? -2 : -1)
    case (.negate, _), (.plus, _), (.invert, _), (.not, _): return nil
    }
  }

  /// The truth of a comparison of two numbers, or nil when an operand is none.
  static func compare(_ operation: ComparisonOperator, _ a: Value, _ b: Value) throws -> Bool? {
    guard let left = Number(a), let right = Number(b) else { return nil }
    switch (left, right) {
    case (.int(let x), .int(let y)): return operation.holds(x, y)
    case (.float(let x), .float(let y)): return operation.holds(x, y)
    case (.int, .big), (.big, .int), (.big, .big): return operation.holds(left.big, right.big)
    case (.float(let x), .int), (.float(let x), .big): return compare(x, right.big, operation)
    case (.int, .float(let y)), (.big, .float(let y)): return compare(y, left.big, operation.mirrored)
    }
  }

  /// Compares without rounding the integer.
  private static func compare(_ float: Double, _ integer: BigInt, _ operation: ComparisonOperator) -> Bool {
    if float.isNaN { return operation == .notEqual }
    if float.isInfinite { return operation.holds(float, 0) }
    let floor = BigInt(float.rounded(.down))
    if floor != integer { return operation.holds(floor, integer) }
    return operation.holds(float - float.rounded(.down), 0)
  }

  // MARK: Hashes, as CPython defines them modulo 2^61 - 1

  static let hashModulus = (1 << 61) - 1

  static func hash(_ int: Int) -> Int {
    if int >= 0, int < hashModulus { return int }
    let magnitude = Int(int.magnitude % UInt(hashModulus))
    return int < 0 ? (magnitude == 1 ? -2 : -magnitude) : magnitude
  }

  static func hash(_ big: BigInt) -> Int {
    let magnitude = Int(big.magnitude % BigUInt(hashModulus))
    return big < 0 ? (magnitude == 1 ? -2 : -magnitude) : magnitude
  }

  static func hash(_ float: Double) -> Int {
    if float.isNaN { return 0 }
    if float.isInfinite { return float > 0 ? 314_159 : -314_159 }
    if let int = Int(exactly: float) { return hash(int) }
    var (fraction, exponent) = (float.magnitude.significand, Int(float.magnitude.exponent) + 1)
    fraction /= 2
    var hash = 0
    while fraction != 0 {
      hash = ((hash << 28) & hashModulus) | hash >> 33
      fraction *= 268_435_456
      exponent -= 28
      let part = Int(fraction)
      fraction -= Double(part)
      hash += part
      if hash >= hashModulus { hash -= hashModulus }
    }
    let rotation = ((exponent % 61) + 61) % 61
    hash = ((hash << rotation) & hashModulus) | hash >> (61 - rotation)
    return float < 0 ? (hash == 1 ? -2 : -hash) : hash
  }
}

extension ComparisonOperator {
  /// The truth of an ordering comparison.
  @inline(__always)
  func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    switch self {
    case .equal: return a == b
    case .notEqual: return a != b
    case .less: return a < b
    case .lessOrEqual: return a <= b
    case .greater: return a > b
    case .greaterOrEqual: return a >= b
    case .is, .isNot, .in, .notIn: return false
    }
  }
}
