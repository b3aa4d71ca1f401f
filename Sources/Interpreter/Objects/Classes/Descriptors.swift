/// How members of a class reach its instances: functions become methods, properties compute, other values stay.
enum Descriptors {
  /// `instance.name` for the member `value`.
  static func bind(_ value: Value, to instance: Value) throws -> Value {
    guard case .object(let object) = value else { return value }
    switch object.kind {
    case .function:
      return .object(
        BoundMethodObject(function: unsafeDowncast(object, to: FunctionObject.self), receiver: instance))
    case .native, .boundMethod, .string, .list, .tuple, .dictionary, .cell, .rangeIterator, .listIterator, .bigInt,
      .type:
      return value
    case .instance:
      return try (object as? InstanceObject)?.value(for: instance, of: instance.type) ?? value
    case .other: break
    }
    if let property = object as? PropertyDescriptor { return try property.get(instance) }
    if let method = object as? StaticMethodDescriptor { return method.function }
    if let method = object as? ClassMethodDescriptor { return method.bound(to: .object(instance.type)) }
    return value
  }

  /// `Class.name` for the member `value`.
  static func bind(_ value: Value, toClass type: TypeObject) throws -> Value {
    if let method = value.object(as: StaticMethodDescriptor.self) { return method.function }
    if let method = value.object(as: ClassMethodDescriptor.self) { return method.bound(to: .object(type)) }
    return try value.object(as: InstanceObject.self)?.value(for: .none, of: type) ?? value
  }

  /// Whether assignments to a member go to it instead of the instance.
  static func takesAssignments(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    return object is PropertyDescriptor || (object as? InstanceObject)?.isDataDescriptor == true
  }
}

/// `@property`: an attribute that functions compute.
public final class PropertyDescriptor: Object {
  private let getter, setter, deleter: Value

  init(getter: Value, setter: Value, deleter: Value) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
    super.init()
  }

  public override var type: TypeObject { BuiltinTypes.property }

  func get(_ instance: Value) throws -> Value {
    if getter.isNone { throw Raised.attributeError("property of '\(instance.typeName)' object has no getter") }
    return try Machine.current.nested { try Operators.call(getter, [instance]) }
  }

  func set(_ instance: Value, _ value: Value, _ name: Symbol) throws {
    if setter.isNone {
      throw Raised.attributeError("property '\(name)' of '\(instance.typeName)' object has no setter")
    }
    _ = try Machine.current.nested { try Operators.call(setter, [instance, value]) }
  }

  func delete(_ instance: Value, _ name: Symbol) throws {
    if deleter.isNone {
      throw Raised.attributeError("property '\(name)' of '\(instance.typeName)' object has no deleter")
    }
    _ = try Machine.current.nested { try Operators.call(deleter, [instance]) }
  }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "fget": return getter
    case "fset": return setter
    case "fdel": return deleter
    case "__doc__": return try getter.isNone ? Value.none : Operators.attribute(getter, "__doc__")
    case _: return nil
    }
  }

  public override func visitChildren(_ visit: (Value) -> Void) { [getter, setter, deleter].forEach(visit) }

  static let members: [Builtin] = [
    part("setter", "A property with another setter.") {
      PropertyDescriptor(getter: $0.getter, setter: $1, deleter: $0.deleter)
    },
    part("getter", "A property with another getter.") {
      PropertyDescriptor(getter: $1, setter: $0.setter, deleter: $0.deleter)
    },
    part("deleter", "A property with another deleter.") {
      PropertyDescriptor(getter: $0.getter, setter: $0.setter, deleter: $1)
    },
  ]

  private static func part(
    _ name: String, _ summary: String, _ make: @escaping (PropertyDescriptor, Value) -> PropertyDescriptor
  ) -> Builtin {
    Builtin(
      "\(name)(self, function, /)", of: "property", summary,
      example: "property().\(name)(abs) is None\n#> False"
    ) { arguments in
      guard let property = arguments[0].object(as: PropertyDescriptor.self) else {
        throw Raised.typeError(
          "descriptor '\(name)' for 'property' objects doesn't apply to a '\(arguments[0].typeName)' object")
      }
      return .object(make(property, arguments[1]))
    }
  }
}

/// `@staticmethod`: a function of a class that takes no instance.
final class StaticMethodDescriptor: Object {
  let function: Value

  init(_ function: Value) {
    self.function = function
    super.init()
  }

  override var type: TypeObject { BuiltinTypes.staticMethod }
  override func call(_ arguments: CallArguments) throws -> Value { try Operators.call(function, arguments) }
  override func repr() throws -> String { "<staticmethod(\(try Operators.repr(function)))>" }
  override func visitChildren(_ visit: (Value) -> Void) { visit(function) }
}

/// `@classmethod`: a function that takes the class first.
final class ClassMethodDescriptor: Object {
  private let function: Value

  init(_ function: Value) {
    self.function = function
    super.init()
  }

  func bound(to type: Value) -> Value {
    guard let function = function.object(as: FunctionObject.self) else { return function }
    return .object(BoundMethodObject(function: function, receiver: type))
  }

  override var type: TypeObject { BuiltinTypes.classMethod }
  override func repr() throws -> String { "<classmethod(\(try Operators.repr(function)))>" }
  override func visitChildren(_ visit: (Value) -> Void) { visit(function) }
}
