/// A class written in the language.
public final class ClassObject: TypeObject {
  /// The body of the class statement; nil for a class made by `type(…)`.
  let body: Code?
  private let definedName: String
  /// The module that the class was defined in.
  private let definedModule: Value
  /// The class whose special methods work on this one, as on an instance; nil is `type`.
  public let metaclass: ClassObject?
  /// Whether the class or a base of it defines `__new__`.
  private var hasMaker = false
  /// Whether instances are made of the arguments of the call, before any `__init__` sees them.
  public var usesArgumentsInMaking: Bool {
    if case .value? = nativeBase.derivation { return true }
    return hasMaker
  }
  /// The names that instances may have where every class in question has `__slots__`; nil for any name.
  private(set) var slots: Set<Symbol>?
  /// The class and all its bases in the order of look-ups.
  private let order: [TypeObject]
  /// The nearest base that is written in Swift: what instances are made of.
  public let nativeBase: TypeObject
  let cache = ResolutionCache()
  /// Whether there may be instances for which a member of the class comes before their own attributes.
  @exclusivity(unchecked) nonisolated(unsafe) static var readsNeedCare = false

  /// What a class is called and where it comes from.
  struct Definition {
    let name: String
    let qualifiedName: String
    let module: Value
    let body: Code?

    init(_ body: FunctionObject) {
      name = body.code.name
      qualifiedName = body.code.qualifiedName
      module = body.moduleName
      self.body = body.code
    }

    init(name: String, module: Value) {
      self.name = name
      qualifiedName = name
      self.module = module
      body = nil
    }
  }

  init(
    _ definition: Definition, bases: [TypeObject], order: [TypeObject], nativeBase: TypeObject,
    metaclass: ClassObject?
  ) {
    body = definition.body
    definedName = definition.qualifiedName
    definedModule = definition.module
    self.nativeBase = nativeBase
    self.order = order
    self.metaclass = metaclass
    super.init(
      definition.name, module: definition.module.stringValue ?? "", bases: bases, nativeBase.capabilities,
      summary: definition.body?.documentation.map(CallableSignature.firstLine) ?? "")
    for base in order {
      capabilities.formUnion(base.capabilities)
      if (base as? ClassObject)?.hasMaker == true { hasMaker = true }
    }
  }

  public override var type: TypeObject { metaclass ?? super.type }
  public override var qualifiedName: String {
    let (module, name) = (members["__module__"]?.text ?? self.module, members["__qualname__"]?.text ?? definedName)
    return module == "builtins" ? name : "\(module).\(name)"
  }
  public override var resolutionOrder: [TypeObject] { [self] + order }

  /// Whether a name of the class statement says what the class knows of itself.
  func isDefined(with name: Symbol, _ value: Value) -> Bool {
    let known = name == "__module__" ? definedModule.stringValue : definedName
    return value.stringValue == known
  }

  // MARK: Members

  public override func lookUp(_ name: Symbol) -> Member? {
    if let owner = resolution(of: name).owner { return owner._withUnsafeGuaranteedRef { $0.members[name] } }
    return SpecialMethods.member(name, of: nativeBase)
  }

  /// The member of that name that a class of the language defines, not one of those written in Swift.
  func overriding(_ name: Symbol) -> Value? {
    guard let owner = resolution(of: name).overridingOwner,
      case .value(let value)? = owner._withUnsafeGuaranteedRef({ $0.members[name] })
    else { return nil }
    return value
  }

  /// Whether a special method is another one than that of a class further up.
  func lookUpDiffers(_ name: Symbol, from base: ClassObject) -> Bool {
    guard let own = overriding(name) else { return false }
    return base.overriding(name).map { !$0.isIdentical(to: own) } ?? true
  }

  /// Sets a member; the capabilities follow the special methods.
  func define(_ name: Symbol, _ value: Value) {
    add(name, .value(value))
    if let capability = ClassObject.capabilities[name] { capabilities.insert(capability) }
    if name == "__new__" { hasMaker = true }
    if name == "__getattribute__" || value.object(as: InstanceObject.self)?.isDataDescriptor == true {
      ClassObject.readsNeedCare = true
    }
    if name == "__eq__", members["__hash__"] == nil { add("__hash__", .value(.none)) }
  }

  private static let capabilities: [Symbol: Capabilities] = [
    "__call__": .callable, "__getitem__": [.subscriptable, .iterable], "__setitem__": .itemAssignment,
    "__delitem__": .itemDeletion, "__iter__": .iterable, "__next__": .iterator, "__len__": .length,
    "__contains__": .container, "__enter__": .contextManager, "__lt__": .ordering,
  ]

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "__name__": return .string(self.name)
    case "__qualname__": return .string(members["__qualname__"]?.text ?? definedName)
    case "__module__": return .string(members["__module__"]?.text ?? module)
    case "__doc__":
      if case .value(let value)? = members["__doc__"] { return value }
      return body?.documentation.map { .string($0) } ?? Value.none
    case "__dict__": return .object(try dictionary())
    case "__annotations__" where members["__annotations__"] == nil: return .object(DictionaryObject())
    case _: break
    }
    if case .value(let value)? = lookUp(name) { return try Descriptors.bind(value, toClass: self) }
    return try super.ownAttribute(name)
  }

  private func dictionary() throws -> DictionaryObject {
    var table = ValueTable()
    for (name, member) in members {
      if case .value(let value) = member { try table.set(.string(name.name), value) }
    }
    return DictionaryObject(table)
  }

  public override func attribute(_ name: Symbol) throws -> Value {
    if let value = try ownAttribute(name) ?? attributeOfMetaclass(name) { return value }
    throw Raised.attributeError(
      "type object '\(self.name)' has no attribute '\(name)'", object: .object(self), name: name)
  }

  public override func setAttribute(_ name: Symbol, to value: Value) throws { define(name, value) }

  /// Takes `__slots__` in, when this class and all its bases of the language have it.
  func completeSlots() {
    var names: Set<Symbol> = []
    for base in resolutionOrder {
      guard let base = base as? ClassObject else { continue }
      guard case .value(let value)? = base.members["__slots__"] else { return }
      let listed = value.stringValue.map { [.string($0)] } ?? (try? Operators.array(value)) ?? []
      names.formUnion(listed.compactMap(\.stringValue).map { Symbol($0) })
    }
    if !names.contains("__dict__") { slots = names }
  }

  public override func deleteAttribute(_ name: Symbol) throws {
    guard removeMember(name) else {
      throw Raised.attributeError(
        "type object '\(self.name)' has no attribute '\(name)'", object: .object(self), name: name)
    }
  }

  public override var ownAttributeNames: [Symbol] { members.keys }

  // MARK: Instances

  public override var callSignature: CallableSignature? {
    guard let method = overriding("__init__")?.object(as: FunctionObject.self) else {
      return nativeBase.callSignature
    }
    var signature = CallableSignature(method, hidesReceiver: true)
    signature.text = name + signature.text.dropFirst(method.code.name.count)
    if signature.summary.isEmpty { signature.summary = summary }
    return signature
  }

  public override var callResultType: TypeObject? { self }

  public override func call(_ arguments: CallArguments) throws -> Value {
    if metaclass != nil {
      if let value = try callOfMetaclass("__call__", arguments.positional, keywords(of: arguments)) { return value }
      if let missing = try abstractNames { throw Raised.typeError(missing) }
    }
    return try makeInitialized(arguments)
  }

  /// A new instance, initialised: what `type.__call__` does.
  public func makeInitialized(_ arguments: CallArguments) throws -> Value {
    let instance = try makeInstance(arguments)
    guard instance.type.isSubtype(of: self), let method = lookUp("__init__") else { return instance }
    let result = try Machine.current.nested { () -> Value in
      switch method {
      case .method(let builtin): return try builtin.call(arguments, receiver: instance)
      case .value(let value):
        if let function = value.object(as: FunctionObject.self) {
          return try Machine.current.call(function, arguments, receiver: instance)
        }
        return try Operators.call(Descriptors.bind(value, to: instance), arguments)
      case .staticMethod, .property: return .none
      }
    }
    guard result.isNone else { throw Raised.typeError("__init__() should return None, not '\(result.typeName)'") }
    return instance
  }

  /// The instance that `__new__` makes, of the program's or of the nearest base written in Swift.
  private func makeInstance(_ arguments: CallArguments) throws -> Value {
    if nativeBase === BuiltinTypes.type {
      return try Machine.current.nested {
        let maker = try attribute("__new__")
        return try Operators.call(maker, [.object(self)] + arguments.positional, keywords: keywords(of: arguments))
      }
    }
    guard hasMaker, let maker = overriding("__new__") else {
      return try makeBare(arguments.positional, keywords(of: arguments))
    }
    let function = maker.object(as: StaticMethodDescriptor.self)?.function ?? maker
    return try Machine.current.nested {
      try Operators.call(function, [.object(self)] + arguments.positional, keywords: keywords(of: arguments))
    }
  }

  private func keywords(of arguments: CallArguments) -> [(Symbol, Value)] {
    arguments.keywords.indices.map { (arguments.keywords[$0], arguments.keywordValue($0)) }
  }

  /// An instance on which no `__init__` has run, as `object.__new__` makes it.
  public func makeBare(_ arguments: [Value], _ keywords: [(Symbol, Value)] = []) throws -> Value {
    switch nativeBase.derivation {
    case .exception: return .object(ExceptionObject(self, arguments))
    case .value(let make): return .object(InstanceObject(InstanceState(self), native: try make(arguments, keywords)))
    case .plain, .wrapping, nil: return .object(InstanceObject(InstanceState(self)))
    }
  }

  // MARK: The class as an object

  public override func repr() throws -> String {
    try callOfMetaclass("__repr__", [])?.stringValue ?? super.repr()
  }

  public override func item(_ index: Value) throws -> Value {
    if let value = try callOfMetaclass("__getitem__", [index]) { return value }
    if let method = overriding("__class_getitem__") {
      let bound = try Descriptors.bind(method, toClass: self)
      return try Machine.current.nested { try Operators.call(bound, [index]) }
    }
    return try super.item(index)
  }

  public override func length() throws -> Int {
    guard case .int(let length)? = try callOfMetaclass("__len__", []) else { return try super.length() }
    return length
  }

  public override func contains(_ value: Value) throws -> Bool {
    if let result = try callOfMetaclass("__contains__", [value]) { return try Operators.isTrue(result) }
    return try super.contains(value)
  }

  public override func makeIterator() throws -> Object {
    guard case .object(let iterator)? = try callOfMetaclass("__iter__", []) else { return try super.makeIterator() }
    return iterator
  }

  public override func visitChildren(_ visit: (Value) -> Void) {
    for member in members.values {
      if case .value(let value) = member { visit(value) }
    }
    bases.forEach { visit(.object($0)) }
  }
}

extension TypeObject.Member {
  /// A text that the class has under a name.
  fileprivate var text: String? {
    if case .value(let value) = self { return value.stringValue }
    return nil
  }
}
