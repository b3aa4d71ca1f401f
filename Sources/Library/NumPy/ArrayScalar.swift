import Interpreter
import Tensors

import enum Syntax.BinaryOperator
import enum Syntax.ComparisonOperator
import enum Syntax.UnaryOperator

/// A number with NumPy's type: `np.float64(1.5)`, `np.int64(2)`, `np.True_`.
final class ArrayScalar: Object {
  let value: Scalar
  let dtype: DType

  init(_ value: Scalar, _ dtype: DType) {
    self.value = value
    self.dtype = dtype
    super.init()
  }

  override var type: TypeObject { ArrayTypes.scalarType(of: dtype) }

  /// The number as a tensor without dimensions.
  var tensor: Tensor { get throws { try torch { try Tensor.scalar(value, dtype) } } }

  /// The number as Python's own.
  var python: Value { Value(value) }

  override func str() throws -> String {
    if dtype == .float32 { return ScalarText.text(of: Float(value.double)) }
    if dtype == .float16 { return ScalarText.text(of: Float16(value.double)) }
    return try Operators.str(python)
  }

  override func repr() throws -> String {
    if dtype == .bool { return value.isTrue ? "np.True_" : "np.False_" }
    return "np.\(dtype.name)(\(try str()))"
  }

  override func formatted(_ specification: String) throws -> String {
    if dtype == .bool, specification.isEmpty { return try str() }
    return try Operators.format(python, specification)
  }

  override func isTrue() throws -> Bool { value.isTrue }
  override func hash() throws -> Int { try Operators.hash(python) }
  override func indexValue() throws -> Int? { dtype.isInteger ? value.int : nil }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    if other.tensor != nil { return nil }
    if dtype == .float64, let result = double(operation, other, reflected: reflected) {
      return .object(ArrayScalar(.float(result), .float64))
    }
    return try ArrayArithmetic.binary(operation, .object(self), other, reflected: reflected)
  }

  /// The commonest case without a detour: two floats and plain arithmetic.
  private func double(_ operation: BinaryOperator, _ other: Value, reflected: Bool) -> Double? {
    let number: Double
    switch other {
    case .float(let float): number = float
    case .int(let int): number = Double(int)
    case .object:
      guard let scalar = other.arrayScalar, scalar.dtype != .bool else { return nil }
      number = scalar.value.double
    case .none, .bool: return nil
    }
    let (a, b) = reflected ? (number, value.double) : (value.double, number)
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return b == 0 ? nil : a / b
    case .floorDivide, .modulo, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight: return nil
    }
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    try ArrayArithmetic.unary(operation, tensor).map { Value(array: $0) }
  }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    if other.tensor != nil { return nil }
    return try ArrayArithmetic.compare(operation, .object(self), other)
  }

  override func item(_ index: Value) throws -> Value {
    if let tuple = index.object(as: TupleObject.self), tuple.items.isEmpty { return .object(self) }
    throw Raised.indexError("invalid index to scalar variable.")
  }
}
