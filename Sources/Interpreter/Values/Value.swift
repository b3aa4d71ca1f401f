import BigInt

/// A value of the language, safe to hold and copy anywhere outside the machine's registers.
///
/// Numbers travel by value; everything else is an `Object`. The machine packs values into `Word`s.
public enum Value {
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case object(Object)
}

extension Value {
  public static func string(_ text: String) -> Value { .object(StringObject(text)) }
  public static func list(_ items: [Value]) -> Value { .object(ListObject(items)) }
  public static func tuple(_ items: [Value]) -> Value { .object(TupleObject(items)) }

  /// An integer of any size: an `int` when it fits, else a big integer object.
  public static func integer(_ value: BigInt) -> Value {
    if let small = Int(exactly: value) { return .int(small) }
    return .object(BigIntObject(value))
  }

  public static let notImplemented = Value.object(SingletonObject.notImplemented)
  public static let ellipsis = Value.object(SingletonObject.ellipsis)

  /// The object behind the value when it is of Swift class `T`.
  @inline(__always)
  public func object<T: Object>(as type: T.Type) -> T? {
    guard case .object(let object) = self else { return nil }
    // Comparing the class is much quicker than the search through its ancestors.
    if Swift.type(of: object) == T.self { return unsafeDowncast(object, to: T.self) }
    if let found = object as? T { return found }
    // An instance of a class derived from one written in Swift passes for an instance of that.
    return object.kind == .instance ? (object as? DispatchingObject)?.native as? T : nil
  }

  public var stringValue: String? {
    guard case .object(let object) = self else { return nil }
    if object.kind == .string { return unsafeDowncast(object, to: StringObject.self).text }
    return object.kind == .instance ? ((object as? DispatchingObject)?.native as? StringObject)?.text : nil
  }

  /// False for objects that are no integers: a quick test before number arithmetic.
  @inline(__always)
  var mayBeNumber: Bool {
    if case .object(let object) = self { return object.kind == .bigInt }
    return true
  }

  public var isNone: Bool {
    if case .none = self { return true }
    return false
  }

  /// The type as the language sees it.
  public var type: TypeObject {
    switch self {
    case .none: return BuiltinTypes.none
    case .bool: return BuiltinTypes.bool
    case .int: return BuiltinTypes.int
    case .float: return BuiltinTypes.float
    case .object(let object): return object.type
    }
  }

  /// The name of the type, as error messages show it.
  public var typeName: String { type.name }

  /// The language's `is`.
  public func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.none, .none): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.int(let a), .int(let b)): return a == b
    case (.float(let a), .float(let b)): return a.bitPattern == b.bitPattern
    case (.object(let a), .object(let b)): return a === b || a.isSameEntity(as: b)
    case (.none, _), (.bool, _), (.int, _), (.float, _), (.object, _): return false
    }
  }
}
