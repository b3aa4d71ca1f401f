/// A module of the library, such as `torch` or `torch.nn`: names that are fixed, or refused with a reason.
open class NamespaceObject: Object {
  /// The full name, such as `torch.nn.functional`.
  public let path: String
  public var members: SymbolTable<Value> {
    try? fill()
    return entries
  }
  private var entries = SymbolTable<Value>()
  /// Adds the members when the first of them is wanted.
  private var filling: ((NamespaceObject) throws -> Void)?
  /// Names that Python's module has and lgs does not, so that their use says so.
  public var lacking: Set<String> = []
  /// Computed members, such as state that a setting changes.
  private var computed = SymbolTable<() throws -> Value>()

  public init(_ path: String) {
    self.path = path
    super.init()
  }

  /// A namespace whose members are made when the first of them is wanted, so that programs without it start faster.
  public convenience init(_ path: String, filling: @escaping (NamespaceObject) throws -> Void) {
    self.init(path)
    self.filling = filling
  }

  /// A namespace that a program of the language makes.
  public convenience init(_ module: LanguageModule) {
    self.init(module.path) { namespace in
      for (name, value) in try module.members() { namespace.entries.set(name, value) }
    }
  }

  private func fill() throws {
    guard let filling else { return }
    self.filling = nil
    do {
      try filling(self)
    } catch {
      // An interrupt, say: whoever asks next starts again.
      self.filling = filling
      throw error
    }
  }

  public override var type: TypeObject { BuiltinTypes.module }
  public override func repr() throws -> String { "<module '\(path)' (built-in)>" }

  public func add(_ name: String, _ value: Value) { entries.set(Symbol(name), value) }
  public func add(_ functions: [Builtin]) {
    for function in functions { entries.set(function.symbol, .object(NativeFunction(function))) }
  }
  public func add(_ types: [TypeObject]) {
    for type in types { add(type.name, .object(type)) }
  }
  /// Adds names that a program of the language makes when one of them is wanted.
  public func add(_ names: [String], from module: LanguageModule) {
    for name in names { promised.set(Symbol(name)) { try module.value(Symbol(name)) } }
  }

  /// The names whose values programs of the language make.
  public var promisedNames: [Symbol] { promised.keys }
  private var promised = SymbolTable<() throws -> Value>()

  public func addComputed(_ name: String, _ get: @escaping () throws -> Value) { computed.set(Symbol(name), get) }

  open override func ownAttribute(_ name: Symbol) throws -> Value? {
    try fill()
    if let value = entries[name] { return value }
    if let make = promised[name] {
      let value = try make()
      entries.set(name, value)
      return value
    }
    if let get = computed[name] { return try get() }
    return name == "__name__" ? .string(path) : nil
  }

  public override func attribute(_ name: Symbol) throws -> Value {
    if let value = try ownAttribute(name) { return value }
    if let found = type.lookUp(name) { return try found.bound(to: .object(self)) }
    if lacking.contains(name.name) { throw Raised.notInLgs("\(path).\(name)") }
    throw Raised.attributeError("module '\(path)' has no attribute '\(name)'", object: .object(self), name: name)
  }

  open override func setAttribute(_ name: Symbol, to value: Value) throws {
    throw Raised.notInLgs("assigning to \(path).\(name)")
  }

  open override var ownAttributeNames: [Symbol] {
    members.keys + promised.keys.filter { entries[$0] == nil } + computed.keys
  }
  public override var briefDescription: String { "module \(path)" }
  public override func visitChildren(_ visit: (Value) -> Void) { entries.values.forEach(visit) }
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
