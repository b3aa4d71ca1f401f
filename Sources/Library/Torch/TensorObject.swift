import Interpreter
import Tensors

import enum Syntax.BinaryOperator
import enum Syntax.ComparisonOperator
import enum Syntax.UnaryOperator

/// A tensor as a variable of the language: the name for a value, which in-place operations may replace.
final class TensorObject: Object {
  // Owned, so that a tensor which only a variable held is recycled.
  @exclusivity(unchecked) private var reference: Unmanaged<Tensor>

  init(_ tensor: Tensor) {
    reference = .passRetained(tensor)
    super.init()
  }

  deinit { Tensor.release(reference) }

  /// The value and graph node; an in-place change of a computed tensor gives a new node.
  var tensor: Tensor {
    get { reference.takeUnretainedValue() }
    set {
      let old = reference
      reference = .passRetained(newValue)
      Tensor.release(old)
    }
  }

  override var type: TypeObject { tensor.isParameter ? TorchTypes.parameter : TorchTypes.tensor }
  override var identity: UInt { UInt(bitPattern: Unmanaged.passUnretained(tensor).toOpaque()) }
  override func isSameEntity(as other: Object) -> Bool { (other as? TensorObject)?.tensor === tensor }

  override func repr() throws -> String { try torch { try TensorFormatter().text(of: tensor) } }

  override var briefDescription: String {
    let kind = tensor.isParameter ? "Parameter" : "Tensor"
    let gradient = tensor.requiresGrad ? ", requires grad" : ""
    return "\(kind) of shape \(ShapeText.tuple(tensor.shape)), \(tensor.dtype.name)\(gradient)"
  }

  override func formatted(_ specification: String) throws -> String {
    if tensor.rank == 0, !tensor.isParameter {
      return try Operators.format(Value(torch { try tensor.item() }), specification)
    }
    if specification.isEmpty { return try str() }
    throw Raised.typeError("unsupported format string passed to \(type.name).__format__")
  }

  override func isTrue() throws -> Bool { try torch { try tensor.isTrue() } }

  override func indexValue() throws -> Int? {
    guard !tensor.dtype.isFloatingPoint, tensor.count == 1 else {
      throw Raised.typeError("only integer tensors of a single element can be converted to an index")
    }
    return try torch { try tensor.item().int }
  }

  // MARK: Operators

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    // An array on the left speaks for itself.
    if let right = other.tensor ?? (reflected ? nil : other.array) {
      let (a, b) = reflected ? (right, tensor) : (tensor, right)
      return try Value(torch { try TensorOperators.apply(operation, a, b) })
    }
    guard let scalar = other.scalar else { return nil }
    return try Value(
      torch {
        try reflected
          ? TensorOperators.apply(operation, scalar, tensor) : TensorOperators.apply(operation, tensor, scalar)
      })
  }

  /// A temporary's variable takes over the result: it saves making another.
  override func binary(
    _ operation: BinaryOperator, with other: Unmanaged<Object>, replacesSelf: Bool
  ) throws -> Unmanaged<Object>? {
    let result: Tensor? = try other._withUnsafeGuaranteedRef { other in
      guard Swift.type(of: other) == TensorObject.self else { return nil }
      return try reference._withUnsafeGuaranteedRef { left in
        try unsafeDowncast(other, to: TensorObject.self).reference._withUnsafeGuaranteedRef { right in
          try torch { try TensorOperators.apply(operation, left, right) }
        }
      }
    }
    guard let result else { return nil }
    if replacesSelf {
      tensor = result
      return .passRetained(self)
    }
    return .passRetained(TensorObject(result))
  }

  override func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    if operation == .matrixMultiply { return nil }
    if let right = other.tensor {
      tensor = try torch { try tensor.changed { try TensorOperators.apply(operation, $0, right) } }
    } else if let scalar = other.scalar {
      tensor = try torch { try tensor.changed { try TensorOperators.apply(operation, $0, scalar) } }
    } else {
      return nil
    }
    return .object(self)
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    try torch {
      switch operation {
      case .negate: return Value(try TensorOperators.evaluate("neg", [.tensor(tensor)]))
      case .plus: return .object(self)
      case .invert:
        guard !tensor.dtype.isFloatingPoint else {
          throw Raised.typeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors")
        }
        return Value(try Tensor.bitwiseNot(tensor))
      case .not: return nil
      }
    }
  }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    let operand: Argument
    if let right = other.tensor {
      operand = .tensor(right)
    } else if let scalar = other.scalar {
      operand = Argument(scalar)
    } else {
      return nil
    }
    guard let name = TensorOperators.comparisonName(operation) else { return nil }
    return try torch { Value(try TensorOperators.evaluate(name, [.tensor(tensor), operand])) }
  }

  /// `x in tensor`: whether any element is equal.
  override func contains(_ value: Value) throws -> Bool {
    guard value.tensor != nil || value.scalar != nil else {
      throw Raised.runtimeError(
        "Tensor.__contains__ only supports Tensor or scalar, but you passed in a \(try Operators.repr(.object(value.type)))."
      )
    }
    guard let equal = try compare(.equal, value)?.tensor else { return false }
    return try torch { try equal.scalars().contains { $0.isTrue } }
  }

  // MARK: Containers

  override func length() throws -> Int {
    guard tensor.rank > 0 else { throw Raised.typeError("len() of a 0-d tensor") }
    return tensor.shape[0]
  }

  override func item(_ index: Value) throws -> Value {
    if case .int(let position) = index, let size = tensor.shape.first, position >= -size, position < size {
      return try torch { Value(try tensor.select(0, position)) }
    }
    let items = try IndexExpression.items(of: index)
    return try torch { Value(try tensor.item(items)) }
  }

  override func setItem(_ index: Value, to value: Value) throws {
    let items = try IndexExpression.items(of: index)
    let operand: Operand
    if let right = value.tensor {
      operand = .tensor(right)
    } else if let scalar = value.scalar {
      operand = .scalar(scalar)
    } else {
      throw Raised.typeError("can't assign a \(value.typeName) to a torch.\(tensor.dtype.scalarTypeName)Tensor")
    }
    tensor = try torch { try tensor.setItem(items, operand) }
  }

  override func deleteItem(_ index: Value) throws { throw Raised.typeError("Tensor does not support deleting items") }

  override func makeIterator() throws -> Object {
    guard tensor.rank > 0 else { throw Raised.typeError("iteration over a 0-d tensor") }
    let source = tensor
    var index = 0
    return ClosureIterator(BuiltinTypes.sequenceIterator, over: [.object(self)]) {
      guard index < source.shape[0] else { return nil }
      defer { index += 1 }
      return try torch { Value(try source.select(0, index)) }
    }
  }

  // MARK: Attributes

  override func setAttribute(_ name: Symbol, to value: Value) throws {
    if case .property(let property)? = type.lookUp(name) {
      guard let set = property.set else {
        throw Raised.attributeError(
          "attribute '\(name)' of 'torch._C.TensorBase' objects is not writable", object: .object(self), name: name)
      }
      return try set(.object(self), value)
    }
    throw Raised.notInLgs("setting the attribute '\(name)' of a tensor")
  }
}

extension Value {
  @inline(__always)
  init(_ tensor: Tensor) { self = .object(TensorObject(tensor)) }

  init(_ scalar: Scalar) {
    switch scalar {
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value)
    case .bool(let value): self = .bool(value)
    }
  }

  /// Errors: KeyboardInterrupt.
  init(_ data: NestedData) throws {
    switch data {
    case .scalar(let scalar): self.init(scalar)
    case .list(let items):
      self = .list(
        try items.enumerated().map { index, item in
          try Machine.current.checkInterrupt(after: index)
          return try Value(item)
        })
    }
  }

  /// The tensor behind the value, if it is one.
  @inline(__always)
  var tensor: Tensor? {
    guard case .object(let object) = self, Swift.type(of: object) == TensorObject.self else { return nil }
    return unsafeDowncast(object, to: TensorObject.self).tensor
  }

  /// The number behind the value, if it is one that a tensor operation takes.
  var scalar: Scalar? {
    switch self {
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .bool(let value): return .bool(value)
    case .none: return nil
    case .object: return arrayScalar?.value
    }
  }

  init(_ result: OperationResult) {
    switch result {
    case .tensor(let tensor): self.init(tensor)
    case .tensors(let tensors): self = .tuple(tensors.map { Value($0) })
    case .named(let type, let fields): self = .object(NamedResultObject(type: type, fields: fields))
    case .scalar(let scalar): self.init(scalar)
    case .ints(let sizes): self = .object(SizeObject(items: sizes.map { .int($0) }))
    case .dtype(let dtype): self = DTypeObject.of(dtype)
    }
  }
}

/// Results with named fields, such as `torch.return_types.max`.
final class NamedResultObject: TupleObject {
  private let resultType: TypeObject
  private let names: [String]

  init(type: String, fields: [(name: String, value: Tensor)]) {
    resultType = TypeObject(
      type.split(separator: ".").last.map(String.init) ?? type, module: "torch.return_types",
      bases: [BuiltinTypes.tuple], BuiltinTypes.tuple.capabilities)
    names = fields.map(\.name)
    super.init(fields.map { Value($0.value) })
  }

  override var type: TypeObject { resultType }

  override func repr() throws -> String {
    let lines = try zip(names, items).map { "\($0)=\(try Operators.repr($1))" }
    return "torch.return_types.\(resultType.name)(\n" + lines.joined(separator: ",\n") + ")"
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? { names.firstIndex(of: name.name).map { items[$0] } }
  override var ownAttributeNames: [Symbol] { names.map { Symbol($0) } }
}
