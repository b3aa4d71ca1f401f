import BigInt
import Syntax

/// An `int` outside the range of a machine word.
public final class BigIntObject: Object {
  public let value: BigInt

  public init(_ value: BigInt) {
    self.value = value
    super.init(kind: .bigInt)
  }

  public override var type: TypeObject { BuiltinTypes.int }
  public override func isTrue() throws -> Bool { true }

  public override func repr() throws -> String {
    try NumberText.decimal(value)
  }

  public override func formatted(_ specification: String) throws -> String {
    try FormatSpecification(specification).format(value)
  }

  public override func hash() throws -> Int { Numbers.hash(value) }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    try Numbers.compare(operation, .object(self), other).map { .bool($0) }
  }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    try reflected
      ? Numbers.binary(operation, other, .object(self)) : Numbers.binary(operation, .object(self), other)
  }

  public override func unary(_ operation: UnaryOperator) throws -> Value? {
    switch operation {
    case .negate: return .integer(-value)
    case .plus: return .object(self)
    case .invert: return .integer(-value - 1)
    case .not: return nil
    }
  }
}
