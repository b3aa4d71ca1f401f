/// A module of the library, such as `torch` or `torch.nn`: names that are fixed, or refused with a reason.
public final class NamespaceObject: Object {
  /// The full name, such as `torch.nn.functional`.
  public let path: String
  public private(set) var members = SymbolTable<Value>()
  /// Names that Python's module has and lgs does not, so that their use says so.
  public var lacking: Set<String> = []
  /// Computed members, such as state that a setting changes.
  private var computed = SymbolTable<() throws -> Value>()

  public init(_ path: String) {
    self.path = path
    super.init()
  }

  public override var type: TypeObject { BuiltinTypes.module }
  public override func repr() throws -> String { "<module '\(path)' (built-in)>" }

  public func add(_ name: String, _ value: Value) { members.set(Symbol(name), value) }
  public func add(_ functions: [Builtin]) {
    for function in functions { members.set(function.symbol, .object(NativeFunction(function))) }
  }
  public func add(_ types: [TypeObject]) {
    for type in types { add(type.name, .object(type)) }
  }
  public func addComputed(_ name: String, _ get: @escaping () throws -> Value) { computed.set(Symbol(name), get) }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    if let value = members[name] { return value }
    if let get = computed[name] { return try get() }
    return name == "__name__" ? .string(path) : nil
  }

  public override func attribute(_ name: Symbol) throws -> Value {
    if let value = try ownAttribute(name) { return value }
    if let found = type.lookUp(name) { return try found.bound(to: .object(self)) }
    if lacking.contains(name.name) { throw Raised.notInLgs("\(path).\(name)") }
    throw Raised.attributeError("module '\(path)' has no attribute '\(name)'", object: .object(self), name: name)
  }

  public override func setAttribute(_ name: Symbol, to value: Value) throws {
    throw Raised.notInLgs("assigning to \(path).\(name)")
  }

  public override var ownAttributeNames: [Symbol] { members.keys + computed.keys }
  public override var briefDescription: String { "module \(path)" }
  public override func visitChildren(_ visit: (Value) -> Void) { members.values.forEach(visit) }
}

/// The single instances `NotImplemented` and `Ellipsis`.
public final class SingletonObject: Object {
  private let name: String
  private let singletonType: TypeObject

  static let notImplemented = SingletonObject("NotImplemented", BuiltinTypes.notImplementedType)
  static let ellipsis = SingletonObject("Ellipsis", BuiltinTypes.ellipsis)

  private init(_ name: String, _ type: TypeObject) {
    self.name = name
    singletonType = type
    super.init()
  }

  public override var type: TypeObject { singletonType }
  public override func repr() throws -> String { name }
}
