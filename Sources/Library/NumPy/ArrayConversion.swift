import Interpreter
import Tensors

/// One side of an operation: elements with a dtype of their own, or a Python number that adapts to the other side's.
enum ArrayOperand {
  case strong(Tensor)
  case weak(Scalar)

  /// - Returns: nil for a value that is no number and no array of numbers.
  init?(_ value: Value) throws {
    switch value {
    case .int(let int): self = .weak(.int(int))
    case .float(let float): self = .weak(.float(float))
    case .bool(let bool): self = .strong(try torch { try Tensor.scalar(.bool(bool), .bool) })
    case .none: return nil
    case .object(let object):
      guard
        value.array != nil || value.arrayScalar != nil || object is ListObject || object is TupleObject
          || object is RangeObject || value.tensor != nil || object.type.lookUp("__array__") != nil
      else { return nil }
      self = .strong(try ArrayConversion.tensor(value))
    }
  }

  var shape: Shape {
    switch self {
    case .strong(let tensor): return tensor.shape
    case .weak: return []
    }
  }

  /// The elements in a dtype.
  func tensor(_ dtype: DType) throws -> Tensor {
    switch self {
    case .strong(let tensor): return try torch { try tensor.elements(as: dtype) }
    case .weak(let scalar):
      if let range = dtype.integerRange, case .int(let number) = scalar, !range.contains(number) {
        throw Raised(BuiltinTypes.overflowError, "Python integer \(number) out of bounds for \(dtype.name)")
      }
      return try torch { try Tensor.scalar(scalar, dtype) }
    }
  }

  /// The elements for a comparison in a dtype, which numbers may lie outside.
  var forComparison: ArrayOperand {
    guard case .weak(let scalar) = self, let number = scalar.int, let wide = try? Tensor.scalar(.int(number), .int64)
    else { return self }
    if case .float = scalar { return self }
    return .strong(wide)
  }
}

/// NumPy's promotion of dtypes (NEP 50).
enum ArrayPromotion {
  /// The dtype that holds both.
  static func common(_ a: DType, _ b: DType) -> DType {
    guard a.isInteger != b.isInteger, a != .bool, b != .bool else { return DType.promote(a, b) }
    // A float beside an integer is wide enough for both.
    let (float, bytes) = a.isInteger ? (b, a.byteSize) : (a, b.byteSize)
    if bytes >= 4 || float == .float64 { return .float64 }
    return bytes == 1 ? float : .float32
  }

  static func common(_ a: ArrayOperand, _ b: ArrayOperand) -> DType {
    switch (a, b) {
    case (.strong(let x), .strong(let y)): return common(x.dtype, y.dtype)
    case (.strong(let x), .weak(let scalar)), (.weak(let scalar), .strong(let x)): return adapted(x.dtype, scalar)
    case (.weak(let x), .weak(let y)): return common(natural(x), natural(y))
    }
  }

  private static func adapted(_ dtype: DType, _ scalar: Scalar) -> DType {
    switch scalar {
    case .bool: return dtype
    case .int: return dtype == .bool ? .int64 : dtype
    case .float: return dtype.isFloatingPoint ? dtype : .float64
    }
  }

  /// The dtype of a Python number by itself.
  static func natural(_ scalar: Scalar) -> DType {
    switch scalar {
    case .bool: return .bool
    case .int: return .int64
    case .float: return .float64
    }
  }

  /// The dtype of functions with fractional results.
  static func floating(_ dtype: DType) throws -> DType {
    switch dtype {
    case .bool, .uint8, .int8: return .float16
    case .int16: return .float32
    case .int64, .int32: return .float64
    case .float32, .float64, .float16, .bfloat16: return dtype
    }
  }

  /// Whether values of one dtype may be stored in an array of another by an operation (`same_kind`).
  static func canAssign(_ from: DType, to dtype: DType) -> Bool {
    if from == .bool || dtype == .bool { return from == .bool }
    return from.isFloatingPoint ? dtype.isFloatingPoint : dtype.isFloatingPoint || dtype.isSigned || !from.isSigned
  }
}

/// Values of the language as elements of arrays.
enum ArrayConversion {
  /// `np.asarray(value)`: shares the memory of arrays and tensors.
  static func tensor(_ value: Value) throws -> Tensor {
    switch value {
    case .int, .float, .bool:
      guard let scalar = value.scalar else { break }
      return try torch { try Tensor.scalar(scalar, ArrayPromotion.natural(scalar)) }
    case .none: break
    case .object(let object):
      if let shared = try shared(value) { return shared }
      if object is ListObject || object is TupleObject || object is RangeObject {
        var block = ArrayBlock()
        try block.add(value, depth: 0)
        return try block.tensor()
      }
    }
    throw ArrayBlock.refused(value)
  }

  /// The elements behind an array, a scalar, a tensor or an object that offers `__array__`.
  static func shared(_ value: Value) throws -> Tensor? {
    if let array = value.array { return array }
    if let scalar = value.arrayScalar { return try scalar.tensor }
    if let tensor = value.tensor { return try elements(of: tensor) }
    guard case .object = value, let converted = try Numbers.special("__array__", of: value) else { return nil }
    return converted.array
  }

  /// `tensor.numpy()`.
  static func elements(of tensor: Tensor) throws -> Tensor {
    if tensor.requiresGrad {
      throw Raised.runtimeError(
        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    }
    if tensor.dtype == .bfloat16 { throw Raised.typeError("Got unsupported ScalarType BFloat16") }
    return tensor.detached()
  }

  /// The elements in the dtype that an argument names; None leaves theirs.
  static func tensor(_ value: Value, dtype: Value) throws -> Tensor {
    let elements = try tensor(value)
    if dtype.isNone { return elements }
    let wanted = try ArrayDTypeObject.dtype(of: dtype)
    try checkNumbers(value, elements, fit: wanted)
    return try torch { try elements.elements(as: wanted) }
  }

  /// Errors: OverflowError for integers of Python that a dtype has no place for.
  static func checkNumbers(_ value: Value, _ elements: Tensor, fit dtype: DType) throws {
    guard dtype.isNarrow, let range = dtype.integerRange, elements.dtype == .int64 else { return }
    if value.array != nil || value.arrayScalar != nil || value.tensor != nil { return }
    if let bad = try torch({ try elements.integers() }).first(where: { !range.contains($0) }) {
      throw Raised(BuiltinTypes.overflowError, "Python integer \(bad) out of bounds for \(dtype.name)")
    }
  }

  /// The values as floats of 64 bits, in row-major order.
  static func doubles(_ value: Value) throws -> [Double] {
    try torch { try tensor(value).elements(as: .float64).withElements(of: Double.self) { Array($0) } }
  }
}

/// Nested sequences on their way to one block of elements.
struct ArrayBlock {
  private var shape: [Int] = []
  /// Whether the first element has been met, which fixes the number of dimensions.
  private var isFixed = false
  private var elements: [Scalar] = []
  private var dtype: DType?

  mutating func add(_ value: Value, depth: Int) throws {
    switch value {
    case .int(let int): try append(.int(int), .int64, depth)
    case .float(let float): try append(.float(float), .float64, depth)
    case .bool(let bool): try append(.bool(bool), .bool, depth)
    case .none: throw ArrayBlock.refused(value)
    case .object(let object):
      if let scalar = value.arrayScalar { return try append(scalar.value, scalar.dtype, depth) }
      if let block = try ArrayConversion.shared(value) { return try append(block, depth) }
      guard object is ListObject || object is TupleObject || object is RangeObject else {
        throw ArrayBlock.refused(value)
      }
      let items = try Operators.array(value)
      try enter(items.count, depth)
      if items.isEmpty { isFixed = true }
      try Machine.current.nested {
        for (index, item) in items.enumerated() {
          try Machine.current.checkInterrupt(after: index)
          try add(item, depth: depth + 1)
        }
      }
    }
  }

  private mutating func enter(_ count: Int, _ depth: Int) throws {
    if isFixed {
      guard depth < shape.count else { throw inhomogeneous(shape.count) }
      guard shape[depth] == count else { throw inhomogeneous(depth) }
    } else {
      if depth >= Shape.maximumRank { throw Raised.valueError("too many dimensions") }
      shape.append(count)
    }
  }

  private mutating func append(_ scalar: Scalar, _ own: DType, _ depth: Int) throws {
    if isFixed, depth != shape.count { throw inhomogeneous(min(depth, shape.count)) }
    isFixed = true
    elements.append(scalar)
    dtype = dtype.map { $0 == own ? own : ArrayPromotion.common($0, own) } ?? own
  }

  private mutating func append(_ block: Tensor, _ depth: Int) throws {
    for (axis, size) in block.shape.enumerated() { try enter(size, depth + axis) }
    if isFixed, depth + block.rank != shape.count { throw inhomogeneous(min(depth + block.rank, shape.count)) }
    isFixed = true
    elements += try torch { try block.scalars() }
    dtype = dtype.map { ArrayPromotion.common($0, block.dtype) } ?? block.dtype
  }

  private func inhomogeneous(_ rank: Int) -> Raised {
    .valueError(
      "setting an array element with a sequence. The requested array has an inhomogeneous shape after \(rank) "
        + "dimensions. The detected shape was \(pythonTuple(shape.prefix(rank))) + inhomogeneous part.")
  }

  private func pythonTuple(_ sizes: ArraySlice<Int>) -> String {
    "(" + sizes.map(String.init).joined(separator: ", ") + (sizes.count == 1 ? ",)" : ")")
  }

  /// An element or a whole that lgs has no dtype for.
  static func refused(_ value: Value) -> Raised { .notInLgs("an array of \(value.typeName)") }

  func tensor() throws -> Tensor {
    let shape = Shape(shape)
    return try torch {
      let dtype = dtype ?? .float64
      switch dtype.element {
      case .float64: return try fill(shape, dtype, of: Double.self) { $0.double }
      case .float32: return try fill(shape, dtype, of: Float.self) { Float($0.double) }
      case .int64: return try fill(shape, dtype, of: Int.self) { $0.int ?? 0 }
      case .bool: return try fill(shape, dtype, of: UInt8.self) { $0.isTrue ? 1 : 0 }
      }
    }
  }

  private func fill<Element>(
    _ shape: Shape, _ dtype: DType, of type: Element.Type, _ element: (Scalar) -> Element
  ) throws -> Tensor {
    try Tensor.filled(shape, dtype, of: type, each: { element(elements[$0]) })
  }
}
