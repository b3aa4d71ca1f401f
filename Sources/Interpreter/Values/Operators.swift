import BigInt
import Syntax

#if canImport(Glibc)
  import Glibc
#endif

/// The language's operations on values of any type: numbers here, objects through their slots.
public enum Operators {
  // MARK: Text

  public static func repr(_ value: Value) throws -> String {
    switch value {
    case .none: return "None"
    case .bool(let bool): return bool ? "True" : "False"
    case .int(let int): return String(int)
    case .float(let float): return FloatText.repr(float)
    case .object(let object): return try object.repr()
    }
  }

  public static func str(_ value: Value) throws -> String {
    if case .object(let object) = value { return try object.str() }
    return try repr(value)
  }

  /// `format(value, specification)`.
  public static func format(_ value: Value, _ specification: String) throws -> String {
    if case .object(let object) = value { return try object.formatted(specification) }
    if specification.isEmpty { return try str(value) }
    let parsed = try FormatSpecification(specification)
    switch value {
    case .int(let int): return try parsed.format(int)
    case .bool(let bool): return try parsed.format(BigInt(bool ? 1 : 0), typeName: "bool")
    case .float(let float): return try parsed.format(float)
    case .none: throw Raised.typeError("unsupported format string passed to NoneType.__format__")
    case .object(let object): return try object.formatted(specification)
    }
  }

  // MARK: Truth, equality, order, hash

  public static func isTrue(_ value: Value) throws -> Bool {
    switch value {
    case .none: return false
    case .bool(let bool): return bool
    case .int(let int): return int != 0
    case .float(let float): return float != 0
    case .object(let object): return try object.isTrue()
    }
  }

  /// Equality as containers use it: identical values are equal.
  public static func areEqual(_ a: Value, _ b: Value) throws -> Bool {
    if case .float = a {} else if a.isIdentical(to: b) { return true }
    return try isTrue(compare(.equal, a, b))
  }

  /// A rich comparison; the result of tensors is a tensor.
  public static func compare(_ operation: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value {
    switch operation {
    case .is: return .bool(a.isIdentical(to: b))
    case .isNot: return .bool(!a.isIdentical(to: b))
    case .in: return .bool(try contains(b, a))
    case .notIn: return .bool(!(try contains(b, a)))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: break
    }
    if a.mayBeNumber, b.mayBeNumber, let result = try Numbers.compare(operation, a, b) { return .bool(result) }
    if case .object(let object) = a, let result = try object.compare(operation, b) { return result }
    if case .object(let object) = b, let result = try object.compare(operation.mirrored, a) { return result }
    switch operation {
    case .equal: return .bool(a.isIdentical(to: b))
    case .notEqual: return .bool(!a.isIdentical(to: b))
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn:
      throw Raised.typeError(
        "'\(operation.rawValue)' not supported between instances of '\(a.typeName)' and '\(b.typeName)'")
    }
  }

  public static func contains(_ container: Value, _ value: Value) throws -> Bool {
    guard case .object(let object) = container else {
      throw Raised.typeError("argument of type '\(container.typeName)' is not iterable")
    }
    return try object.contains(value)
  }

  public static func hash(_ value: Value) throws -> Int {
    switch value {
    case .none: return 0xfca8_6420
    case .bool(let bool): return bool ? 1 : 0
    case .int(let int): return Numbers.hash(int)
    case .float(let float): return Numbers.hash(float)
    case .object(let object): return try object.hash()
    }
  }

  // MARK: Arithmetic

  public static func binary(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    if a.mayBeNumber, b.mayBeNumber, let result = try Numbers.binary(operation, a, b) { return result }
    if case .object(let object) = a, let result = try object.binary(operation, b, reflected: false) { return result }
    if case .object(let object) = b, let result = try object.binary(operation, a, reflected: true) { return result }
    throw unsupported(operation.rawValue, operation, a, b)
  }

  public static func inPlace(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    if case .object(let object) = a, let result = try object.inPlace(operation, b) { return result }
    if let result = try Numbers.binary(operation, a, b) { return result }
    if case .object(let object) = a, let result = try object.binary(operation, b, reflected: false) { return result }
    if case .object(let object) = b, let result = try object.binary(operation, a, reflected: true) { return result }
    throw unsupported(operation.rawValue + "=", operation, a, b)
  }

  private static func unsupported(_ shown: String, _ operation: BinaryOperator, _ a: Value, _ b: Value) -> Raised {
    let name = operation == .power && shown == "**" ? "** or pow()" : shown
    if operation == .multiply {
      for (sequence, other) in [(a, b), (b, a)] where sequence.type.has(.subscriptable) && sequence.type.has(.length) {
        if [BuiltinTypes.string, BuiltinTypes.list, BuiltinTypes.tuple].contains(where: { $0 === sequence.type }) {
          return .typeError("can't multiply sequence by non-int of type '\(other.typeName)'")
        }
      }
    }
    return .typeError("unsupported operand type(s) for \(name): '\(a.typeName)' and '\(b.typeName)'")
  }

  public static func unary(_ operation: UnaryOperator, _ value: Value) throws -> Value {
    if operation == .not { return .bool(!(try isTrue(value))) }
    if let result = Numbers.unary(operation, value) { return result }
    if case .object(let object) = value, let result = try object.unary(operation) { return result }
    throw Raised.typeError("bad operand type for unary \(operation.rawValue): '\(value.typeName)'")
  }

  // MARK: Containers

  public static func item(_ container: Value, _ index: Value) throws -> Value {
    guard case .object(let object) = container else {
      throw Raised.typeError("'\(container.typeName)' object is not subscriptable")
    }
    return try object.item(index)
  }

  public static func setItem(_ container: Value, _ index: Value, _ value: Value) throws {
    guard case .object(let object) = container else {
      throw Raised.typeError("'\(container.typeName)' object does not support item assignment")
    }
    try object.setItem(index, to: value)
  }

  public static func deleteItem(_ container: Value, _ index: Value) throws {
    guard case .object(let object) = container else {
      throw Raised.typeError("'\(container.typeName)' object doesn't support item deletion")
    }
    try object.deleteItem(index)
  }

  public static func length(_ value: Value) throws -> Int {
    guard case .object(let object) = value else {
      throw Raised.typeError("object of type '\(value.typeName)' has no len()")
    }
    return try object.length()
  }

  public static func makeIterator(_ value: Value) throws -> Object {
    guard case .object(let object) = value else {
      throw Raised.typeError("'\(value.typeName)' object is not iterable")
    }
    return try object.makeIterator()
  }

  /// The items of any iterable.
  public static func array(_ value: Value) throws -> [Value] {
    if let list = value.object(as: ListObject.self) { return list.items }
    if let tuple = value.object(as: TupleObject.self) { return tuple.items }
    let itemSize = MemoryLayout<Value>.stride
    if let range = value.object(as: RangeObject.self) { try checkSize(itemSize, times: range.count) }
    let iterator = try makeIterator(value)
    // A list, so that what an interrupt leaves is freed like one.
    let list = ListObject([])
    if let range = value.object(as: RangeObject.self) { list.items.reserveCapacity(range.count) }
    while let item = try iterator.next() {
      try list.items.grow(by: item)
      if list.items.count & 0xfff == 0 { try Machine.current.checkInterrupt() }
      // An endless iterator ends in MemoryError instead of taking the machine down with it.
      if list.items.count & 0xfffff == 0 { try checkSize(itemSize, times: list.items.count * 2) }
    }
    return Disposal.takeAll(&list.items)
  }

  static func array(_ value: Value, orTypeError message: String) throws -> [Value] {
    guard value.type.has(.iterable) else { throw Raised.typeError(message) }
    return try array(value)
  }

  // MARK: Attributes and calls

  public static func attribute(_ value: Value, _ name: Symbol) throws -> Value {
    if case .object(let object) = value { return try object.attribute(name) }
    if let found = value.type.lookUp(name) { return try found.bound(to: value) }
    throw Raised.attributeError("'\(value.typeName)' object has no attribute '\(name)'", object: value, name: name)
  }

  public static func setAttribute(_ value: Value, _ name: Symbol, _ newValue: Value) throws {
    if case .object(let object) = value { return try object.setAttribute(name, to: newValue) }
    throw Raised.attributeError("'\(value.typeName)' object has no attribute '\(name)'", object: value, name: name)
  }

  /// Calls any callable value from Swift.
  public static func call(
    _ function: Value, _ arguments: [Value], keywords: [(Symbol, Value)] = []
  ) throws -> Value {
    guard case .object(let object) = function else {
      throw Raised.typeError("'\(function.typeName)' object is not callable")
    }
    return try CallArguments.with(arguments, keywords) { try object.call($0) }
  }

  /// The same with arguments that are laid out already.
  public static func call(_ function: Value, _ arguments: CallArguments) throws -> Value {
    guard case .object(let object) = function else {
      throw Raised.typeError("'\(function.typeName)' object is not callable")
    }
    return try object.call(arguments)
  }

  // MARK: Integers

  /// The value as an index (`__index__`), or nil when it has none.
  public static func indexValue(_ value: Value) throws -> Int? {
    switch value {
    case .int(let int): return int
    case .bool(let bool): return bool ? 1 : 0
    case .none, .float: return nil
    case .object(let object):
      if object is BigIntObject { throw Raised.indexError("cannot fit 'int' into an index-sized integer") }
      return try object.indexValue()
    }
  }

  /// The count of `sequence * count`, or nil when the value is no integer.
  static func repetitionCount(_ value: Value) throws -> Int? {
    if value.object(as: BigIntObject.self) != nil {
      throw Raised.overflowError("cannot fit 'int' into an index-sized integer")
    }
    return try indexValue(value)
  }

  /// The bytes of memory that the machine has.
  private static let memorySize = max(1 << 30, sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)))

  /// Refuses results of `count` times `size` bytes that no memory would hold.
  public static func checkSize(_ size: Int, times count: Int) throws {
    let (total, overflow) = size.multipliedReportingOverflow(by: max(count, 0))
    if overflow || total > memorySize { throw Raised.memoryError() }
  }
}

extension ComparisonOperator {
  /// The operator with its operands exchanged.
  public var mirrored: ComparisonOperator {
    switch self {
    case .less: return .greater
    case .lessOrEqual: return .greaterOrEqual
    case .greater: return .less
    case .greaterOrEqual: return .lessOrEqual
    case .equal, .notEqual, .is, .isNot, .in, .notIn: return self
    }
  }
}
