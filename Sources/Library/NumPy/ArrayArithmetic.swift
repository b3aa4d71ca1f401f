import Interpreter
import Tensors

import enum Syntax.BinaryOperator
import enum Syntax.ComparisonOperator
import enum Syntax.UnaryOperator

#if canImport(Glibc)
  import Glibc
#endif

/// The operators of the language on arrays, with NumPy's dtypes.
enum ArrayArithmetic {
  /// `value op other`, or `other op value` when `reflected`; nil for operands that are no numbers.
  static func binary(
    _ operation: BinaryOperator, _ value: Value, _ other: Value, reflected: Bool
  ) throws -> Value? {
    if LabelledResult.takesPrecedence(other) { return nil }
    let result = try reflected ? tensor(operation, other, value) : tensor(operation, value, other)
    return result.map { Value(array: $0) }
  }

  static func tensor(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Tensor? {
    guard let a = try ArrayOperand(left) else { return nil }
    if let text = right.stringValue {
      guard operation == .add || operation == .subtract else { throw unsupported(name(operation)) }
      throw ArrayTypes.noLoop(name(operation), ArrayPromotion.common(a, a), text)
    }
    guard let b = try ArrayOperand(right) else { return nil }
    return try apply(operation, a, b)
  }

  static func apply(_ operation: BinaryOperator, _ a: ArrayOperand, _ b: ArrayOperand) throws -> Tensor {
    let dtype = ArrayPromotion.common(a, b)
    if operation == .matrixMultiply {
      return try ArrayProducts.matmul(a.tensor(dtype), b.tensor(dtype))
    }
    let shape = try ArrayShape.broadcast([a.shape, b.shape])
    switch operation {
    case .add, .subtract, .multiply: return try linear(operation, a.tensor(dtype), b.tensor(dtype))
    case .divide:
      let floating: DType = dtype.isFloatingPoint ? dtype : .float64
      return try torch { try Tensor.div(a.tensor(floating), b.tensor(floating)) }
    case .floorDivide, .modulo: return try division(operation, a.tensor(dtype), b.tensor(dtype), shape)
    case .power: return try power(a.tensor(dtype), b.tensor(dtype), shape)
    case .and, .or, .xor, .shiftLeft, .shiftRight:
      return try bits(operation, a.tensor(dtype), b.tensor(dtype), shape)
    case .matrixMultiply: return try ArrayProducts.matmul(a.tensor(dtype), b.tensor(dtype))
    }
  }

  /// Sums, differences and products; of bools `or`, an error, and `and`.
  private static func linear(_ operation: BinaryOperator, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    if a.dtype == .bool {
      if operation == .subtract {
        throw Raised.typeError(
          "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
            + "logical_xor function instead.")
      }
      return try evaluate(operation == .add ? "logical_or" : "logical_and", a, b)
    }
    return try torch {
      if operation == .add { return try Tensor.add(a, b) }
      return try operation == .subtract ? Tensor.sub(a, b) : Tensor.mul(a, b)
    }
  }

  static func evaluate(_ name: String, _ operands: Tensor...) throws -> Tensor {
    try torch { try TensorOperators.evaluate(name, operands.map { .tensor($0) }) }
  }

  private static func division(
    _ operation: BinaryOperator, _ a: Tensor, _ b: Tensor, _ shape: Shape
  ) throws -> Tensor {
    let isFloor = operation == .floorDivide
    switch a.dtype.element {
    case .bool:
      return try division(operation, torch { try a.elements(as: .int8) }, torch { try b.elements(as: .int8) }, shape)
    case .int64:
      return try ArrayLoops.map(
        a, b, shape, a.dtype, of: Int.self, isFloor ? ArrayDivision.floor : ArrayDivision.remainder)
    case .float32, .float64:
      return try isFloor
        ? ArrayLoops.map(a, b, shape, ArrayDivision.floor, ArrayDivision.floor)
        : ArrayLoops.map(a, b, shape, ArrayDivision.remainder, ArrayDivision.remainder)
    }
  }

  private static func power(_ base: Tensor, _ exponent: Tensor, _ shape: Shape) throws -> Tensor {
    switch base.dtype.element {
    case .bool:
      return try power(torch { try base.elements(as: .int8) }, torch { try exponent.elements(as: .int8) }, shape)
    case .int64:
      return try ArrayLoops.map(base, exponent, shape, base.dtype, of: Int.self) { a, b in
        if b < 0 { throw Raised.valueError("Integers to negative integer powers are not allowed.") }
        return ArrayDivision.power(a, b)
      }
    case .float32, .float64:
      // NumPy too takes the exact short ways for these exponents.
      if exponent.rank == 0, let number = try? exponent.item().double {
        if number == 2 { return try torch { try Tensor.mul(base, base) } }
        if number == 1 { return try torch { try base.packedCopy() } }
        if number == 0.5 { return try torch { try Tensor.sqrt(base) } }
        if number == -1 { return try torch { try Tensor.div(Tensor.scalar(.float(1), base.dtype), base) } }
      }
      return try ArrayLoops.map(base, exponent, shape, powf, Glibc.pow)
    }
  }

  private static func bits(_ operation: BinaryOperator, _ a: Tensor, _ b: Tensor, _ shape: Shape) throws -> Tensor {
    if a.dtype.isFloatingPoint { throw unsupported(name(operation)) }
    switch operation {
    case .and: return try evaluate("bitwise_and", a, b)
    case .or: return try evaluate("bitwise_or", a, b)
    case .xor: return try evaluate("bitwise_xor", a, b)
    case .shiftLeft, .shiftRight:
      if a.dtype == .bool {
        return try bits(operation, torch { try a.elements(as: .int8) }, torch { try b.elements(as: .int8) }, shape)
      }
      let isLeft = operation == .shiftLeft
      return try ArrayLoops.map(a, b, shape, a.dtype, of: Int.self) { isLeft ? $0 << $1 : $0 >> $1 }
    case .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power, .matrixMultiply:
      return try linear(operation, a, b)
    }
  }

  static func unsupported(_ function: String) -> Raised {
    .typeError(
      "ufunc '\(function)' not supported for the input types, and the inputs could not be safely coerced to any "
        + "supported types according to the casting rule ''safe''")
  }

  /// NumPy's name of the function behind an operator.
  static func name(_ operation: BinaryOperator) -> String {
    switch operation {
    case .add: return "add"
    case .subtract: return "subtract"
    case .multiply: return "multiply"
    case .divide: return "divide"
    case .floorDivide: return "floor_divide"
    case .modulo: return "remainder"
    case .power: return "power"
    case .matrixMultiply: return "matmul"
    case .and: return "bitwise_and"
    case .or: return "bitwise_or"
    case .xor: return "bitwise_xor"
    case .shiftLeft: return "left_shift"
    case .shiftRight: return "right_shift"
    }
  }

  static func unary(_ operation: UnaryOperator, _ tensor: Tensor) throws -> Tensor? {
    switch operation {
    case .negate:
      if tensor.dtype == .bool {
        throw Raised.typeError(
          "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not "
            + "function instead.")
      }
      return try evaluate("neg", tensor)
    case .plus: return try torch { try tensor.packedCopy() }
    case .invert:
      if tensor.dtype.isFloatingPoint { throw unsupported("invert") }
      return try torch { try Tensor.bitwiseNot(tensor) }
    case .not: return nil
    }
  }

  /// An elementwise comparison; what is no number is unequal to all elements.
  static func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws -> Value? {
    if LabelledResult.takesPrecedence(right) { return nil }
    guard let a = try ArrayOperand(left), let b = try ArrayOperand(right) else {
      guard operation == .equal || operation == .notEqual, let shape = try ArrayOperand(left)?.shape else { return nil }
      if case .object(let object) = right, !(object is StringObject) { return nil }
      return Value(array: try torch { try Tensor.full(shape, .bool(operation == .notEqual), .bool) })
    }
    guard let name = TensorOperators.comparisonName(operation) else { return nil }
    _ = try ArrayShape.broadcast([a.shape, b.shape])
    let isNarrow = ArrayPromotion.common(a, b).isNarrow
    let (left, right) = isNarrow ? (a.forComparison, b.forComparison) : (a, b)
    let dtype = ArrayPromotion.common(left, right)
    return Value(array: try evaluate(name, left.tensor(dtype), right.tensor(dtype)))
  }
}
