import Syntax

/// A type of the language: its name, its bases and its table of methods and properties.
public class TypeObject: Object {
  /// What instances of the type can do; each capability shows as Python's special methods in `dir`.
  public struct Capabilities: OptionSet {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    public static let callable = Capabilities(rawValue: 1)
    public static let subscriptable = Capabilities(rawValue: 2)
    public static let itemAssignment = Capabilities(rawValue: 4)
    public static let itemDeletion = Capabilities(rawValue: 8)
    public static let iterable = Capabilities(rawValue: 16)
    public static let iterator = Capabilities(rawValue: 32)
    public static let length = Capabilities(rawValue: 64)
    public static let container = Capabilities(rawValue: 128)
    public static let arithmetic = Capabilities(rawValue: 256)
    public static let ordering = Capabilities(rawValue: 512)
    public static let contextManager = Capabilities(rawValue: 1024)
    public static let unhashable = Capabilities(rawValue: 2048)
  }

  /// What a look-up in a type's table finds.
  public enum Member {
    /// A plain value of the class.
    case value(Value)
    /// A function that takes the instance first.
    case method(Builtin)
    /// A function of the class itself, called without an instance.
    case staticMethod(Builtin)
    case property(Property)

    /// Whether the member is a value that means the same for the class and for its instances.
    var isMereValue: Bool {
      guard case .value(let value) = self else { return false }
      guard case .object(let object) = value else { return true }
      return object.kind != .function && object.kind != .other && object.kind != .instance
    }

    /// The member as `instance.name` gives it.
    public func bound(to instance: Value) throws -> Value {
      switch self {
      case .value(let value): return try Descriptors.bind(value, to: instance)
      case .method(let builtin): return .object(NativeFunction(builtin, receiver: instance))
      case .staticMethod(let builtin): return .object(NativeFunction(builtin))
      case .property(let property): return try property.get(instance)
      }
    }
  }

  /// A computed attribute.
  public struct Property {
    public let summary: String
    public let get: (Value) throws -> Value
    public let set: ((Value, Value) throws -> Void)?

    public init(
      _ summary: String, get: @escaping (Value) throws -> Value, set: ((Value, Value) throws -> Void)? = nil
    ) {
      self.summary = summary
      self.get = get
      self.set = set
    }
  }

  public let name: String
  /// The module as reprs name it; empty for builtins.
  public let module: String
  public let bases: [TypeObject]
  public internal(set) var capabilities: Capabilities
  public var summary: String
  public private(set) var members = SymbolTable<Member>()
  /// `Type(…)`; nil when the type cannot be called from the language.
  public var constructor: Builtin?
  /// How classes of the language derive from the type; nil where they cannot.
  public var derivation: Derivation? {
    get { ownDerivation ?? bases.lazy.compactMap(\.derivation).first { !$0.isPlain } }
    set { ownDerivation = newValue }
  }
  private var ownDerivation: Derivation?

  /// What an instance of a class is made of that is derived from a type written in Swift.
  public enum Derivation {
    /// Attributes alone.
    case plain
    /// An exception.
    case exception
    /// An object of the type, which `__init__` makes. Before that, the function words the error of assigning a value,
    /// and calls fail for want of the attribute `missing`.
    case wrapping(refusal: (Value) -> String?, missing: String)
    /// A value that is there from the start, made of what the class is called with.
    case value(make: (_ arguments: [Value], _ keywords: [(Symbol, Value)]) throws -> any NativeBase)

    var isPlain: Bool {
      switch self {
      case .plain: return true
      case .exception, .wrapping, .value: return false
      }
    }
  }

  public init(
    _ name: String, module: String = "", bases: [TypeObject]? = nil, _ capabilities: Capabilities = [],
    summary: String = ""
  ) {
    self.name = name
    self.module = module
    self.bases = bases ?? [BuiltinTypes.object]
    self.capabilities = capabilities
    self.summary = summary
    super.init(kind: .type)
  }

  /// For the root of all types.
  init(rootNamed name: String) {
    self.name = name
    module = ""
    bases = []
    capabilities = []
    summary = "The base of all types."
    super.init(kind: .type)
  }

  public override var type: TypeObject { BuiltinTypes.type }

  /// Types written in C name their module in the type's own name (`numpy.ndarray`).
  private var owningModule: String {
    guard module.isEmpty else { return module }
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? "builtins"
  }

  public var qualifiedName: String { module.isEmpty ? name : "\(module).\(name)" }

  @inline(__always)
  public func has(_ capability: Capabilities) -> Bool { capabilities.contains(capability) }

  /// Counts the changes after which look-ups may end elsewhere; a value in place of a value is none.
  @exclusivity(unchecked) nonisolated(unsafe) private(set) static var membersVersion = 0

  /// Adds methods to the type's table.
  public func add(_ methods: [Builtin]) {
    for method in methods { add(method.symbol, .method(method)) }
  }

  public func add(_ name: Symbol, _ member: Member) {
    if !member.isMereValue || members[name]?.isMereValue != true { TypeObject.membersVersion &+= 1 }
    members.set(name, member)
  }

  /// Removes a member of the type's own table; false when it has none of that name.
  func removeMember(_ name: Symbol) -> Bool {
    TypeObject.membersVersion &+= 1
    return members.remove(name)
  }

  /// The member of that name in the type or the nearest base.
  public func lookUp(_ name: Symbol) -> Member? {
    if let member = members[name] { return member }
    for base in bases {
      if let member = base.lookUp(name) { return member }
    }
    return SpecialMethods.member(name, of: self)
  }

  public func isSubtype(of other: TypeObject) -> Bool {
    self === other || other === BuiltinTypes.object || bases.contains { $0.isSubtype(of: other) }
  }

  /// The type, its bases, and theirs, nearest first, each once.
  public var resolutionOrder: [TypeObject] {
    var order: [TypeObject] = [self]
    for base in bases {
      for ancestor in base.resolutionOrder where !order.contains(where: { $0 === ancestor }) { order.append(ancestor) }
    }
    // Every type ends in `object`, behind all other ancestors.
    if let root = order.firstIndex(where: { $0 === BuiltinTypes.object }) { order.append(order.remove(at: root)) }
    return order
  }

  private static let orderMethod = Builtin(
    "mro(self, /)", of: "type", "The class and its ancestors, in the order in which names are looked up.",
    example: "[c.__name__ for c in bool.mro()]\n#> ['bool', 'int', 'object']"
  ) { arguments in
    .list(arguments[0].object(as: TypeObject.self)?.resolutionOrder.map { .object($0) } ?? [])
  }

  public override func repr() throws -> String { "<class '\(qualifiedName)'>" }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "__name__", "__qualname__": return .string(String(self.name.split(separator: ".").last ?? ""))
    case "__module__": return .string(owningModule)
    case "__doc__": return summary.isEmpty ? Value.none : .string(summary)
    case "__class__": return .object(type)
    case "__mro__": return .tuple(resolutionOrder.map { .object($0) })
    case "__bases__": return .tuple(bases.map { .object($0) })
    case "mro" where lookUp(name) == nil:
      return .object(NativeFunction(TypeObject.orderMethod, receiver: .object(self)))
    case _: break
    }
    switch lookUp(name) {
    case .value(let value): return value
    case .method(let builtin), .staticMethod(let builtin): return .object(NativeFunction(builtin))
    case .property: return .object(PropertyObject(name: name, owner: self))
    case nil: return nil
    }
  }

  public override func attribute(_ name: Symbol) throws -> Value {
    if let value = try ownAttribute(name) { return value }
    throw Raised.attributeError(
      "type object '\(self.name)' has no attribute '\(name)'", object: .object(self), name: name)
  }

  /// `list[int]`: the type with the types of its items, as annotations have it.
  public override func item(_ index: Value) throws -> Value {
    guard GenericAlias.origins.contains(where: { $0 === self }) else {
      throw Raised.typeError("type '\(name)' is not subscriptable")
    }
    return .object(GenericAlias(self, index.object(as: TupleObject.self)?.items ?? [index]))
  }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard operation == .or else { return nil }
    return try UnionType.make(.object(self), other, reflected: reflected)
  }

  public override func setAttribute(_ name: Symbol, to value: Value) throws {
    throw Raised.typeError("cannot set '\(name)' attribute of immutable type '\(self.name)'")
  }

  public override var briefDescription: String { "class \(qualifiedName)" }

  public override var callSignature: CallableSignature? {
    constructor.map { CallableSignature($0, hidesReceiver: false) }
  }

  public override var callResultType: TypeObject? { constructor == nil ? nil : self }

  public override func call(_ arguments: CallArguments) throws -> Value {
    guard let constructor else { throw Raised.typeError("cannot create '\(qualifiedName)' instances") }
    return try constructor.call(arguments, receiver: nil)
  }
}

/// A property seen through its type, as `Type.name` gives it.
final class PropertyObject: Object {
  let name: Symbol
  let owner: TypeObject

  init(name: Symbol, owner: TypeObject) {
    self.name = name
    self.owner = owner
    super.init()
  }

  override var type: TypeObject { BuiltinTypes.attributeDescriptor }
  override func repr() throws -> String { "<attribute '\(name)' of '\(owner.name)' objects>" }
}
