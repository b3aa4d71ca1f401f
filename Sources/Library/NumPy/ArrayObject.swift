import Interpreter
import Tensors

import enum Syntax.BinaryOperator
import enum Syntax.ComparisonOperator
import enum Syntax.UnaryOperator

/// `numpy.ndarray`: a window on memory that tensors and other arrays may share. It never takes part in gradients.
final class ArrayObject: Object {
  let tensor: Tensor

  init(_ tensor: Tensor) {
    self.tensor = tensor
    super.init()
  }

  override var type: TypeObject { ArrayTypes.array }

  override func repr() throws -> String { try ArrayText.repr(tensor) }
  override func str() throws -> String {
    tensor.rank == 0 ? try element.str() : try ArrayText.str(tensor)
  }

  override func formatted(_ specification: String) throws -> String {
    if tensor.rank == 0 { return try Operators.format(.object(element), specification) }
    if specification.isEmpty { return try str() }
    throw Raised.typeError("unsupported format string passed to numpy.ndarray.__format__")
  }

  /// The only element of an array without dimensions.
  private var element: ArrayScalar {
    get throws { try torch { ArrayScalar(try tensor.item(), tensor.dtype) } }
  }

  override func isTrue() throws -> Bool {
    switch tensor.count {
    case 1: return try torch { try tensor.item().isTrue }
    case 0:
      throw Raised.valueError(
        "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.")
    case _:
      throw Raised.valueError(
        "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    }
  }

  override func hash() throws -> Int { throw Raised.typeError("unhashable type: 'numpy.ndarray'") }

  override func indexValue() throws -> Int? {
    guard tensor.rank == 0, tensor.dtype.isInteger else { return nil }
    return try torch { try tensor.item().int }
  }

  // MARK: Operators

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    if let right = other.tensor { return try withTensor(operation, right, reflected: reflected) }
    return try ArrayArithmetic.binary(operation, .object(self), other, reflected: reflected)
  }

  /// Tensors take precedence: they accept an array on their right, and on their left only for a division.
  private func withTensor(_ operation: BinaryOperator, _ other: Tensor, reflected: Bool) throws -> Value? {
    if reflected { return try Value(torch { try TensorOperators.apply(operation, other, tensor) }) }
    switch operation {
    case .divide: return try Value(torch { try TensorOperators.apply(operation, tensor, other) })
    case .add:
      throw Raised.typeError(
        "Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. "
          + "Please do not rely on this error; it may not be given on all Python implementations.")
    case .subtract, .multiply, .floorDivide, .modulo, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft,
      .shiftRight:
      return nil
    }
  }

  override func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    if other.tensor != nil { return nil }
    guard let result = try ArrayArithmetic.tensor(operation, .object(self), other) else { return nil }
    guard ArrayPromotion.canAssign(result.dtype, to: tensor.dtype) else {
      throw ArrayTypes.castingError(ArrayArithmetic.name(operation), result.dtype, tensor.dtype)
    }
    guard Array(result.shape) == Array(tensor.shape) else {
      throw Raised.valueError(
        "non-broadcastable output operand with shape \(ArrayShape.text(tensor.shape)) doesn't match the broadcast "
          + "shape \(ArrayShape.text(result.shape))")
    }
    try torch { try tensor.overwrite(with: result) }
    return .object(self)
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    try ArrayArithmetic.unary(operation, tensor).map { Value(array: $0) }
  }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    if let right = other.tensor {
      switch operation {
      case .equal, .notEqual: return try Value(torch { try TensorOperators.compare(operation, right, tensor) })
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
      }
    }
    return try ArrayArithmetic.compare(operation, .object(self), other)
  }

  override func contains(_ value: Value) throws -> Bool {
    guard let equal = try ArrayArithmetic.compare(.equal, .object(self), value) else { return false }
    return try torch { try ArrayConversion.tensor(equal).scalars().contains { $0.isTrue } }
  }

  // MARK: Containers

  override func length() throws -> Int {
    guard let size = tensor.shape.first else { throw Raised.typeError("len() of unsized object") }
    return size
  }

  override func item(_ index: Value) throws -> Value { try ArrayIndex(index, of: tensor).read() }

  override func setItem(_ index: Value, to value: Value) throws {
    try ArrayIndex(index, of: tensor).write(value)
  }

  override func deleteItem(_ index: Value) throws { throw Raised.valueError("cannot delete array elements") }

  override func makeIterator() throws -> Object {
    guard let count = tensor.shape.first else { throw Raised.typeError("iteration over a 0-d array") }
    let source = tensor
    var index = 0
    return ClosureIterator(BuiltinTypes.sequenceIterator, over: [.object(self)]) {
      guard index < count else { return nil }
      defer { index += 1 }
      return try torch { Value(array: try source.select(0, index)) }
    }
  }

  // MARK: Attributes

  /// What NumPy's arrays have and lgs's lack.
  private static let lacking: Set<String> = [
    "flat", "put", "choose", "view", "real", "imag", "conj", "conjugate", "base", "flags",
    "data", "ctypes", "partition", "compress", "byteswap", "dump",
    "dumps", "tobytes", "tofile", "resize", "setfield", "getfield", "setflags", "mT", "device", "__array_interface__",
  ]

  override func attribute(_ name: Symbol) throws -> Value {
    if ArrayObject.lacking.contains(name.name) { throw Raised.notInLgs("numpy.ndarray.\(name)") }
    return try super.attribute(name)
  }

  override func setAttribute(_ name: Symbol, to value: Value) throws {
    guard case .property(let property)? = type.lookUp(name) else { return try super.setAttribute(name, to: value) }
    guard property.set != nil else { throw Raised.notInLgs("setting the attribute '\(name)' of an array") }
    try super.setAttribute(name, to: value)
  }
}

extension Value {
  /// What NumPy's functions give: an array, or for no dimensions a scalar.
  init(array tensor: Tensor) {
    if tensor.rank == 0, let item = try? tensor.item() {
      self = .object(ArrayScalar(item, tensor.dtype))
    } else {
      self = .object(ArrayObject(tensor))
    }
  }

  /// The elements of an array.
  var array: Tensor? {
    guard case .object(let object) = self, Swift.type(of: object) == ArrayObject.self else { return nil }
    return unsafeDowncast(object, to: ArrayObject.self).tensor
  }

  /// NumPy's scalar behind the value.
  var arrayScalar: ArrayScalar? {
    guard case .object(let object) = self, Swift.type(of: object) == ArrayScalar.self else { return nil }
    return unsafeDowncast(object, to: ArrayScalar.self)
  }
}
