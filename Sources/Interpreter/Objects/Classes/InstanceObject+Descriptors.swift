import Syntax

/// Instances as members of other classes: descriptors that programs write.
extension InstanceObject {
  /// Whether assignments to the name that the descriptor stands for go to it, and readings before the instance's own.
  var isDataDescriptor: Bool {
    state.type.overriding("__set__") != nil || state.type.overriding("__delete__") != nil
  }

  /// Whether the descriptor computes what its name gives.
  var computesValues: Bool { state.type.overriding("__get__") != nil }

  /// What the name gives that the descriptor stands for; nil when the descriptor itself is meant.
  func value(for instance: Value, of owner: TypeObject) throws -> Value? {
    try callSpecial("__get__", instance, .object(owner))
  }

  /// Takes an assignment to the name; false when that is the instance's own affair.
  func assign(_ value: Value, in instance: Value) throws -> Bool {
    guard isDataDescriptor else { return false }
    if try callSpecial("__set__", instance, value) == nil { throw Raised.attributeError("__set__") }
    return true
  }

  /// Takes a deletion of the name; false when that is the instance's own affair.
  func delete(from instance: Value) throws -> Bool {
    guard isDataDescriptor else { return false }
    if try callSpecial("__delete__", instance) == nil { throw Raised.attributeError("__delete__") }
    return true
  }

  /// Tells the descriptor under which name a class has it.
  func take(name: Symbol, of owner: ClassObject) throws {
    do {
      _ = try callSpecial("__set_name__", .object(owner), .string(name.name))
    } catch let raised as Raised {
      let error = Raised.runtimeError(
        "Error calling __set_name__ on '\(type.name)' instance '\(name)' in '\(owner.name)'")
      error.exception.cause = raised.exception
      throw error
    }
  }
}
