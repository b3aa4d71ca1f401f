/// A class written in the language.
public final class ClassObject: TypeObject {
  /// The body of the class statement.
  let body: Code
  /// The class and all its bases in the order of look-ups.
  private let order: [TypeObject]
  /// The nearest base that is written in Swift: what instances are made of.
  public let nativeBase: TypeObject
  let cache = ResolutionCache()

  init(_ body: Code, bases: [TypeObject], order: [TypeObject], nativeBase: TypeObject) {
    self.body = body
    self.nativeBase = nativeBase
    self.order = order
    super.init(
      body.name, module: "__main__", bases: bases, nativeBase.capabilities,
      summary: body.documentation.map(CallableSignature.firstLine) ?? "")
    for base in order { capabilities.formUnion(base.capabilities) }
  }

  public override var qualifiedName: String { "__main__.\(body.qualifiedName)" }
  public override var resolutionOrder: [TypeObject] { [self] + order }

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

  /// Sets a member; the capabilities follow the special methods.
  func define(_ name: Symbol, _ value: Value) {
    add(name, .value(value))
    if let capability = ClassObject.capabilities[name] { capabilities.insert(capability) }
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
    case "__qualname__": return .string(body.qualifiedName)
    case "__module__": return .string("__main__")
    case "__doc__": return body.documentation.map { .string($0) } ?? Value.none
    case "__dict__": return .object(try dictionary())
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

  public override func setAttribute(_ name: Symbol, to value: Value) throws { define(name, value) }

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
    let instance = try makeInstance(arguments)
    guard let method = lookUp("__init__") else { return instance }
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

  private func makeInstance(_ arguments: CallArguments) throws -> Value {
    switch nativeBase.derivation {
    case .exception: return .object(ExceptionObject(self, (0..<arguments.count).map { arguments[$0] }))
    case .plain, .wrapping, nil: return .object(InstanceObject(InstanceState(self)))
    }
  }

  public override func visitChildren(_ visit: (Value) -> Void) {
    for member in members.values {
      if case .value(let value) = member { visit(value) }
    }
    bases.forEach { visit(.object($0)) }
  }
}
