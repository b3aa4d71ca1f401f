import Syntax

/// The slots of instances of classes of the language.
///
/// Every slot asks the class for Python's special method first, then the Swift object inside (for classes derived from
/// one written in Swift), then does what plain objects do.
public class DispatchingObject: Object {
  public let state: InstanceState
  /// The object of the base class that is written in Swift; nil until its `__init__` has run, and for plain classes.
  public internal(set) var native: NativeBase?
  /// False for the view that `super()` gives the methods of the bases: the class's own special methods stay out.
  let hasOverrides: Bool

  public init(_ state: InstanceState, native: NativeBase? = nil, hasOverrides: Bool = true) {
    self.state = state
    self.native = native
    self.hasOverrides = hasOverrides
    super.init(kind: .instance)
  }

  /// Puts the Swift object in place, as `__init__` of the base does.
  public func adopt(_ native: NativeBase) { self.native = native }

  public override var type: TypeObject { state.type }
  public override var identity: UInt { UInt(bitPattern: Unmanaged.passUnretained(state).toOpaque()) }
  public override func isSameEntity(as other: Object) -> Bool { (other as? DispatchingObject)?.state === state }

  func overriding(_ name: Symbol) -> Value? { hasOverrides ? state.type.overriding(name) : nil }

  /// The special method of that name, bound, when a class of the language defines it.
  public func special(_ name: Symbol) throws -> Value? {
    guard let value = overriding(name) else { return nil }
    return try Descriptors.bind(value, to: .object(self))
  }

  /// Calls the special method of that name when a class of the language defines it.
  func callSpecial(_ name: Symbol, _ arguments: Value...) throws -> Value? {
    guard let method = try special(name) else { return nil }
    return try Machine.current.nested { try Operators.call(method, arguments) }
  }

  /// The same without an argument.
  func callSpecial(_ name: Symbol) throws -> Value? {
    guard let function = overridingFunction(name) else {
      return try special(name).map { method in try Machine.current.nested { try Operators.call(method, []) } }
    }
    return try Machine.current.nested { try Machine.current.call(function, .object(self)) }
  }

  /// The same with one argument.
  func callSpecial(_ name: Symbol, _ argument: Value) throws -> Value? {
    guard let function = overridingFunction(name) else {
      return try special(name).map { method in try Machine.current.nested { try Operators.call(method, [argument]) } }
    }
    return try Machine.current.nested { try Machine.current.call(function, .object(self), argument) }
  }

  /// The special method of that name when it is a function of the language, so that no bound method need be made.
  @inline(__always)
  private func overridingFunction(_ name: Symbol) -> FunctionObject? {
    guard hasOverrides else { return nil }
    let resolution = state.type.resolution(of: name)
    guard resolution.overridingOwner != nil, let function = resolution.function else { return nil }
    return function.takeUnretainedValue()
  }

  /// The same for operators: nil also where the method returns NotImplemented.
  private func callOperator(_ name: Symbol, _ argument: Value) throws -> Value? {
    guard let result = try callSpecial(name, argument) else { return nil }
    if case .object(let object) = result, object === SingletonObject.notImplemented { return nil }
    return result
  }

  private func text(_ name: Symbol) throws -> String? {
    guard let result = try callSpecial(name) else { return nil }
    guard let text = result.stringValue else {
      throw Raised.typeError("\(name) returned non-string (type \(result.typeName))")
    }
    return text
  }

  /// What a special method gives that must be an integer; `problem` words the error from the name of another type.
  private func integer(_ name: Symbol, _ problem: (String) -> String) throws -> Int? {
    guard let result = try callSpecial(name) else { return nil }
    switch result {
    case .int(let int): return int
    case .bool(let bool): return bool ? 1 : 0
    case .none, .float, .object: throw Raised.typeError(problem(result.typeName))
    }
  }

  // MARK: Text

  public override func repr() throws -> String { try text("__repr__") ?? native?.repr() ?? super.repr() }

  public override func str() throws -> String {
    if let text = try text("__str__") { return text }
    if overriding("__repr__") != nil { return try repr() }
    return try native?.str() ?? repr()
  }

  public override func formatted(_ specification: String) throws -> String {
    if let result = try callSpecial("__format__", .string(specification)) {
      guard let text = result.stringValue else {
        throw Raised.typeError("__format__ must return a str, not \(result.typeName)")
      }
      return text
    }
    if let text = native as? StringObject { return try text.formatted(specification) }
    return try super.formatted(specification)
  }

  public override func representation(as type: MediaType) throws -> Representation? {
    try native?.representation(as: type)
  }

  // MARK: Truth and comparison

  public override func isTrue() throws -> Bool {
    if let result = try callSpecial("__bool__") {
      guard case .bool(let bool) = result else {
        throw Raised.typeError("__bool__ should return bool, returned \(result.typeName)")
      }
      return bool
    }
    if overriding("__len__") != nil { return try length() != 0 }
    return try native?.isTrue() ?? true
  }

  public override func hash() throws -> Int {
    if let method = overriding("__hash__") {
      if method.isNone { throw Raised.typeError("unhashable type: '\(type.name)'") }
      if let hash = try integer("__hash__", { _ in "__hash__ method should return an integer" }) { return hash }
    }
    return try native?.hash() ?? Int(bitPattern: identity >> 4)
  }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    if let name = SpecialNames.comparison(operation), let result = try callOperator(name, other) { return result }
    if operation == .notEqual, let equal = try callOperator("__eq__", other) {
      return .bool(!(try Operators.isTrue(equal)))
    }
    return try native?.compare(operation, other)
  }

  // MARK: Operators

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    // The class of the right operand goes first when it is derived from the left one's and computes in its own way.
    if !reflected, case .object(let object) = other, object.kind == .instance,
      case let right = unsafeDowncast(object, to: DispatchingObject.self), right.state.type !== state.type,
      right.state.type.isSubtype(of: state.type),
      right.state.type.lookUpDiffers(SpecialNames.binary(operation, .reflected), from: state.type),
      let result = try right.callOperator(SpecialNames.binary(operation, .reflected), .object(self))
    {
      return result
    }
    if let result = try callOperator(SpecialNames.binary(operation, reflected ? .reflected : .plain), other) {
      return result
    }
    return try native?.binary(operation, other, reflected: reflected)
  }

  public override func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try callOperator(SpecialNames.binary(operation, .inPlace), other) ?? native?.inPlace(operation, other)
  }

  public override func unary(_ operation: UnaryOperator) throws -> Value? {
    if let name = SpecialNames.unary(operation), let result = try callSpecial(name) { return result }
    return try native?.unary(operation)
  }

  public override func indexValue() throws -> Int? {
    try integer("__index__", { "__index__ returned non-int (type \($0))" }) ?? native?.indexValue()
  }

  // MARK: Containers

  public override func length() throws -> Int {
    if let length = try integer("__len__", { "'\($0)' object cannot be interpreted as an integer" }) {
      if length < 0 { throw Raised.valueError("__len__() should return >= 0") }
      return length
    }
    return try native?.length() ?? super.length()
  }

  public override func item(_ index: Value) throws -> Value {
    if let value = try callSpecial("__getitem__", index) { return value }
    guard let native else { return try super.item(index) }
    // The dict's own `__getitem__` asks the class, whoever calls it.
    if let dictionary = native as? DictionaryObject, let missing = state.type.overriding("__missing__"),
      try dictionary.table.value(for: index) == nil
    {
      let method = try Descriptors.bind(missing, to: .object(self))
      return try Machine.current.nested { try Operators.call(method, [index]) }
    }
    return try native.item(index)
  }

  public override func setItem(_ index: Value, to value: Value) throws {
    if try callSpecial("__setitem__", index, value) != nil { return }
    if let native { return try native.setItem(index, to: value) }
    try super.setItem(index, to: value)
  }

  public override func deleteItem(_ index: Value) throws {
    if try callSpecial("__delitem__", index) != nil { return }
    if let native { return try native.deleteItem(index) }
    try super.deleteItem(index)
  }

  public override func contains(_ value: Value) throws -> Bool {
    if let result = try callSpecial("__contains__", value) { return try Operators.isTrue(result) }
    if let native, overriding("__iter__") == nil { return try native.contains(value) }
    return try super.contains(value)
  }

  public override func makeIterator() throws -> Object {
    if let iterator = try callSpecial("__iter__") {
      guard case .object(let object) = iterator, object.type.has(.iterator) || object is GeneratorObject else {
        throw Raised.typeError("iter() returned non-iterator of type '\(iterator.typeName)'")
      }
      return object
    }
    if let native, native.type.has(.iterable) { return try native.makeIterator() }
    if let method = try special("__getitem__") { return PositionIterator(method) }
    return try native?.makeIterator() ?? super.makeIterator()
  }

  public override func next() throws -> Value? {
    do {
      if let value = try callSpecial("__next__") { return value }
    } catch let raised as Raised where raised.exception.type.isSubtype(of: BuiltinTypes.stopIteration) {
      return nil
    }
    return try native?.next() ?? super.next()
  }

  // MARK: Calls and context managers

  public override func call(_ arguments: CallArguments) throws -> Value {
    if let method = try special("__call__") {
      return try Machine.current.nested { try Operators.call(method, arguments) }
    }
    if let native { return try native.call(arguments, of: self) }
    if case .wrapping(_, let missing)? = state.type.nativeBase.derivation {
      throw Raised.attributeError("'\(type.name)' object has no attribute '\(missing)'")
    }
    return try super.call(arguments)
  }

  public override func enter() throws -> Value? {
    if overriding("__exit__") == nil { return try native?.enter() }
    return try callSpecial("__enter__")
  }

  public override func exit(_ exception: ExceptionObject?) throws -> Bool {
    let type = exception.map { Value.object($0.type) } ?? .none
    let value = exception.map { Value.object($0) } ?? .none
    if let result = try callSpecial("__exit__", type, value, .none) { return try Operators.isTrue(result) }
    return try native?.exit(exception) ?? false
  }
}
