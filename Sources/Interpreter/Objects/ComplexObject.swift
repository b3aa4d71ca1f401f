import Syntax

/// A `complex`.
public final class ComplexObject: Object {
  public let value: ComplexNumber

  public init(_ value: ComplexNumber) {
    self.value = value
    super.init()
  }

  public override var type: TypeObject { BuiltinTypes.complex }
  public override func isTrue() throws -> Bool { value != ComplexNumber(0) }
  public override func repr() throws -> String { value.text }

  public override func hash() throws -> Int {
    Numbers.hash(value.real) &+ 1_000_003 &* Numbers.hash(value.imaginary)
  }

  /// A number as a complex one; nil when the value is no number.
  public static func number(_ value: Value) throws -> ComplexNumber? {
    if let object = value.object(as: ComplexObject.self) { return object.value }
    guard value.mayBeNumber, let real = try Numbers.real(value) else { return nil }
    return ComplexNumber(real)
  }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = try ComplexObject.number(other) else { return nil }
    switch operation {
    case .equal: return .bool(value == right)
    case .notEqual: return .bool(value != right)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard let second = try ComplexObject.number(other) else { return nil }
    let (a, b) = reflected ? (second, value) : (value, second)
    return try ComplexObject.result(operation, a, b).map { .object(ComplexObject($0)) }
  }

  static func result(_ operation: BinaryOperator, _ a: ComplexNumber, _ b: ComplexNumber) throws -> ComplexNumber? {
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide:
      guard let quotient = a.divided(by: b) else { throw Raised.zeroDivision("complex division by zero") }
      return quotient
    case .power:
      guard let power = a.raised(to: b) else {
        throw Raised.zeroDivision("0.0 to a negative or complex power")
      }
      return power
    case .floorDivide, .modulo, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight: return nil
    }
  }

  public override func unary(_ operation: UnaryOperator) throws -> Value? {
    switch operation {
    case .negate: return .object(ComplexObject(ComplexNumber(-value.real, -value.imaginary)))
    case .plus: return .object(self)
    case .invert, .not: return nil
    }
  }

  /// Both parts in the notation, the second with its sign.
  public override func formatted(_ specification: String) throws -> String {
    if specification.isEmpty { return value.text }
    guard let kind = specification.last, "eEfFgG".contains(kind) else {
      throw Raised.notInLgs("the format '\(specification)' of complex numbers")
    }
    guard specification.dropLast().allSatisfy({ $0 == "." || $0 == "+" || $0.isNumber }) else {
      throw Raised.notInLgs("the format '\(specification)' of complex numbers")
    }
    let signed = specification.hasPrefix("+") ? specification : "+" + specification
    return try FormatSpecification(specification).format(value.real)
      + FormatSpecification(signed).format(value.imaginary) + "j"
  }
}
