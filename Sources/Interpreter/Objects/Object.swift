import Syntax

/// Everything the language handles by reference.
///
/// Each overridable method is one slot of Python's data model. A class overrides the slots its type has; what it
/// leaves raises the error Python raises. Containers list their children in `visitChildren`.
open class Object {
  /// The kinds that the machine treats without a virtual call.
  public enum Kind: UInt8 {
    case other, string, list, tuple, dictionary, function, native, boundMethod, cell, rangeIterator, listIterator
    case bigInt, type, instance
  }

  public let kind: Kind

  public init(kind: Kind = .other) { self.kind = kind }

  /// The type as the language sees it.
  open var type: TypeObject { BuiltinTypes.object }

  // MARK: Text

  /// `repr(x)`.
  open func repr() throws -> String { "<\(type.qualifiedName) object at \(address)>" }

  /// `str(x)`.
  open func str() throws -> String { try repr() }

  /// `format(x, spec)`, an f-string field with its specification.
  open func formatted(_ specification: String) throws -> String {
    if specification.isEmpty { return try str() }
    throw Raised.typeError("unsupported format string passed to \(type.name).__format__")
  }

  /// The value in a richer form than text, for front ends that can show it; nil when it has no such form.
  ///
  /// Forms are asked for one by one, so that a picture is drawn only where it is shown.
  open func representation(as type: MediaType) throws -> Representation? { nil }

  // MARK: Truth, identity, comparison

  /// Whether a test of the object succeeds; objects with a length are true when it is not zero.
  open func isTrue() throws -> Bool {
    if type.has(.length) { return try length() != 0 }
    return true
  }

  /// Whether two distinct wrappers stand for one entity, so that `is` holds between them.
  open func isSameEntity(as other: Object) -> Bool { false }

  /// The identity that `id(x)` gives.
  open var identity: UInt { UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque()) }

  open func hash() throws -> Int { Int(bitPattern: identity >> 4) }

  /// A rich comparison, or nil where Python returns NotImplemented. `operation` is never `is` or `in`.
  open func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? { nil }

  // MARK: Operators

  /// `self op other`, or `other op self` when `reflected`; nil where Python returns NotImplemented.
  open func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? { nil }

  /// `self op other` for two objects of the machine's registers, without counting their references; nil where `binary`
  /// should do it. `replacesSelf`: nothing else refers to the object, so the result may take its place.
  open func binary(
    _ operation: BinaryOperator, with other: Unmanaged<Object>, replacesSelf: Bool
  ) throws -> Unmanaged<Object>? { nil }

  /// `self op= other`; nil falls back to the plain operator.
  open func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? { nil }

  /// The integer that the object stands for as an index, or nil when it stands for none.
  open func indexValue() throws -> Int? { nil }

  /// `-x`, `+x`, `~x`; nil raises the type error.
  open func unary(_ operation: UnaryOperator) throws -> Value? { nil }

  // MARK: Attributes

  /// `x.name`: the instance's own attributes, then the type's.
  open func attribute(_ name: Symbol) throws -> Value {
    if let value = try ownAttribute(name) { return value }
    if let found = type.lookUp(name) { return try found.bound(to: .object(self)) }
    throw Raised.attributeError("'\(type.name)' object has no attribute '\(name)'", object: .object(self), name: name)
  }

  /// An attribute stored in the instance itself, or nil.
  open func ownAttribute(_ name: Symbol) throws -> Value? { nil }

  open func setAttribute(_ name: Symbol, to value: Value) throws {
    if let found = type.lookUp(name) {
      if case .property(let property) = found, let set = property.set { return try set(.object(self), value) }
      throw Raised.attributeError(
        "'\(type.name)' object attribute '\(name)' is read-only", object: .object(self), name: name)
    }
    throw Raised.attributeError("'\(type.name)' object has no attribute '\(name)'", object: .object(self), name: name)
  }

  open func deleteAttribute(_ name: Symbol) throws {
    throw Raised.attributeError("'\(type.name)' object has no attribute '\(name)'", object: .object(self), name: name)
  }

  /// Names of the attributes stored in the instance itself, for `dir` and completion.
  open var ownAttributeNames: [Symbol] { [] }

  // MARK: Containers

  open func length() throws -> Int { throw Raised.typeError("object of type '\(type.name)' has no len()") }

  open func item(_ index: Value) throws -> Value {
    throw Raised.typeError("'\(type.name)' object is not subscriptable")
  }

  open func setItem(_ index: Value, to value: Value) throws {
    throw Raised.typeError("'\(type.name)' object does not support item assignment")
  }

  open func deleteItem(_ index: Value) throws {
    throw Raised.typeError("'\(type.name)' object doesn't support item deletion")
  }

  open func contains(_ value: Value) throws -> Bool {
    guard type.has(.iterable) else { throw Raised.typeError("argument of type '\(type.name)' is not iterable") }
    let iterator = try makeIterator()
    while let item = try iterator.next() {
      if try Operators.areEqual(item, value) { return true }
    }
    return false
  }

  /// `iter(x)`.
  open func makeIterator() throws -> Object { throw Raised.typeError("'\(type.name)' object is not iterable") }

  /// `next(x)`: the next item, or nil at the end.
  open func next() throws -> Value? { throw Raised.typeError("'\(type.name)' object is not an iterator") }

  // MARK: Calls

  /// `x(…)`.
  open func call(_ arguments: CallArguments) throws -> Value {
    throw Raised.typeError("'\(type.name)' object is not callable")
  }

  // MARK: Context managers

  /// `with x as value:` on entry; nil when the object is no context manager.
  open func enter() throws -> Value? { nil }

  /// On leaving a `with` block; true swallows the exception.
  open func exit(_ exception: ExceptionObject?) throws -> Bool { false }

  // MARK: Inspection

  /// One line that says what the object is, for menus and lists of variables.
  open var briefDescription: String { type.name }

  /// How the object is called, when it can be called and knows.
  open var callSignature: CallableSignature? { nil }

  /// The type of what a call of the object gives, where it is always the same.
  open var callResultType: TypeObject? { nil }

  /// How far an iterator has come, where it knows its end.
  open var iterationProgress: (done: Int, total: Int)? { nil }

  /// The strings that a subscript of the object takes, for completion: keys of a dict, columns of a table.
  open var stringKeys: [String] { [] }

  // MARK: Graph

  /// Visits every value the object holds: leak checks, cycle collection and cyclic `repr` all walk this way.
  open func visitChildren(_ visit: (Value) -> Void) {}

  /// The address as reprs show it.
  public var address: String { "0x" + hexadecimal(identity, width: 12) }
}

/// Lower-case hexadecimal digits, zero-padded to `width`.
func hexadecimal(_ value: UInt, width: Int) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
