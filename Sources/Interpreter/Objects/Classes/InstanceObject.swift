/// What an instance of a class of the language keeps: its class and the attributes that programs gave it.
///
/// It is apart from the instance because an object written in Swift may be the one that lives on (a module inside
/// another): that object then keeps the state, and instances are made around the two when the language asks.
public final class InstanceState {
  public let type: ClassObject
  public var attributes = SymbolTable<Value>()

  public init(_ type: ClassObject) { self.type = type }

  deinit {
    guard attributes.contains(where: { if case .object = $0.value { true } else { false } }) else { return }
    // A chain of instances, such as a linked list, must not free itself on as many stack frames.
    var values = attributes.values
    attributes = SymbolTable()
    Disposal.dispose(Disposal.takeAll(&values))
  }
}

/// An object written in Swift that instances of derived classes wrap.
///
/// What is no more than a value (a dict, a text) takes no attributes and cannot be called.
public protocol NativeBase: Object {
  /// Takes an attribute that concerns the object; false leaves it to the instance.
  func takes(_ name: Symbol, _ value: Value) throws -> Bool
  /// Removes an attribute of the object; false when it has none of that name.
  func removes(_ name: Symbol) -> Bool
  /// Computes a call of an instance: the class may define the method that it leads to.
  func call(_ arguments: CallArguments, of instance: DispatchingObject) throws -> Value
}

extension NativeBase {
  public func takes(_ name: Symbol, _ value: Value) throws -> Bool { false }
  public func removes(_ name: Symbol) -> Bool { false }
  public func call(_ arguments: CallArguments, of instance: DispatchingObject) throws -> Value {
    throw Raised.typeError("'\(instance.type.name)' object is not callable")
  }
}

extension DictionaryObject: NativeBase {}
extension ListObject: NativeBase {}
extension SetObject: NativeBase {}
extension TupleObject: NativeBase {}
extension StringObject: NativeBase {}

/// An instance of a class of the language: its attributes; the slots are those of `DispatchingObject`.
public final class InstanceObject: DispatchingObject {
  /// The instance as methods of its bases see it: without the special methods of its class.
  var withoutOverrides: InstanceObject { InstanceObject(state, native: native, hasOverrides: false) }

  /// The instance as programs see it.
  private var withOverrides: InstanceObject { hasOverrides ? self : InstanceObject(state, native: native) }

  public override func attribute(_ name: Symbol) throws -> Value {
    guard ClassObject.readsNeedCare, let method = overriding("__getattribute__") else {
      return try plainAttribute(name)
    }
    do {
      let bound = try Descriptors.bind(method, to: .object(self))
      return try Machine.current.nested { try Operators.call(bound, [.string(name.name)]) }
    } catch let raised as Raised where raised.exception.type.isSubtype(of: BuiltinTypes.attributeError) {
      if let value = try callSpecial("__getattr__", .string(name.name)) { return value }
      throw raised
    }
  }

  /// The member of the class that comes before the instance's own attributes.
  private func dataMember(_ name: Symbol) -> TypeObject.Member? {
    guard ClassObject.readsNeedCare, !state.type.plan.readsPlainly, let value = state.type.overriding(name),
      Descriptors.takesAssignments(value), value.object(as: InstanceObject.self)?.computesValues != false
    else { return nil }
    return .value(value)
  }

  private func plainAttribute(_ name: Symbol) throws -> Value {
    if let found = dataMember(name) { return try found.bound(to: .object(withOverrides)) }
    if let value = state.attributes[name] { return value }
    if let found = state.type.lookUp(name) { return try found.bound(to: .object(withOverrides)) }
    if let value = try native?.ownAttribute(name) { return value }
    if name == "__dict__" { return .object(dictionary()) }
    if let value = try callSpecial("__getattr__", .string(name.name)) { return value }
    throw Raised.attributeError("'\(type.name)' object has no attribute '\(name)'", object: .object(self), name: name)
  }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    if ClassObject.readsNeedCare, overriding("__getattribute__") != nil || dataMember(name) != nil { return nil }
    if let value = state.attributes[name] { return value }
    if state.type.lookUp(name) != nil { return nil }
    return try native?.ownAttribute(name)
  }

  private func dictionary() -> DictionaryObject {
    // What a program puts there may have the name of a property.
    ClassObject.readsNeedCare = true
    return DictionaryObject(of: state)
  }

  public override func setAttribute(_ name: Symbol, to value: Value) throws {
    if try callSpecial("__setattr__", .string(name.name), value) != nil { return }
    if let member = state.type.overriding(name) {
      if let property = member.object(as: PropertyDescriptor.self) {
        return try property.set(.object(withOverrides), value, name)
      }
      if try member.object(as: InstanceObject.self)?.assign(value, in: .object(withOverrides)) == true { return }
    }
    if name == "__dict__" { throw Raised.notInLgs("an assignment to __dict__") }
    if let native {
      if try native.takes(name, value) {
        state.attributes.remove(name)
        return
      }
    } else if case .wrapping(let refusal, _)? = state.type.nativeBase.derivation, let message = refusal(value) {
      throw Raised.attributeError(message)
    }
    if let slots = state.type.slots, !slots.contains(name) {
      throw Raised.attributeError("'\(type.name)' object has no attribute '\(name)'", object: .object(self), name: name)
    }
    state.attributes.set(name, value)
  }

  public override func deleteAttribute(_ name: Symbol) throws {
    if try callSpecial("__delattr__", .string(name.name)) != nil { return }
    if let member = state.type.overriding(name) {
      if let property = member.object(as: PropertyDescriptor.self) {
        return try property.delete(.object(withOverrides), name)
      }
      if try member.object(as: InstanceObject.self)?.delete(from: .object(withOverrides)) == true { return }
    }
    if state.attributes.remove(name) || native?.removes(name) == true { return }
    throw Raised.attributeError("'\(type.name)' object has no attribute '\(name)'", object: .object(self), name: name)
  }

  public override var ownAttributeNames: [Symbol] { state.attributes.keys + (native?.ownAttributeNames ?? []) }

  public override var briefDescription: String { native.map(\.briefDescription) ?? type.name }

  public override var callSignature: CallableSignature? {
    for name in ["__call__", "forward"] as [Symbol] {
      if let method = state.type.overriding(name)?.object(as: FunctionObject.self) {
        return CallableSignature(method, hidesReceiver: true)
      }
    }
    return native?.callSignature
  }

  public override func visitChildren(_ visit: (Value) -> Void) {
    state.attributes.values.forEach(visit)
    native?.visitChildren(visit)
  }
}
