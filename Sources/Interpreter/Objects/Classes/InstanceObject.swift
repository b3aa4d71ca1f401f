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

  public override func attribute(_ name: Symbol) throws -> Value {
    if let value = state.attributes[name] { return value }
    if let found = state.type.lookUp(name) { return try found.bound(to: .object(self)) }
    if let value = try native?.ownAttribute(name) { return value }
    if name == "__dict__" { return .object(try dictionary()) }
    if let value = try callSpecial("__getattr__", .string(name.name)) { return value }
    throw Raised.attributeError("'\(type.name)' object has no attribute '\(name)'", object: .object(self), name: name)
  }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    if let value = state.attributes[name] { return value }
    if state.type.lookUp(name) != nil { return nil }
    return try native?.ownAttribute(name)
  }

  private func dictionary() throws -> DictionaryObject {
    var table = ValueTable()
    for (name, value) in state.attributes { try table.set(.string(name.name), value) }
    return DictionaryObject(table)
  }

  public override func setAttribute(_ name: Symbol, to value: Value) throws {
    if try callSpecial("__setattr__", .string(name.name), value) != nil { return }
    if let property = state.type.overriding(name)?.object(as: PropertyDescriptor.self) {
      return try property.set(.object(self), value, name)
    }
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
    if let property = state.type.overriding(name)?.object(as: PropertyDescriptor.self) {
      return try property.delete(.object(self), name)
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
