/// `super()`: an instance or a class seen through the bases behind one class.
final class SuperObject: Object {
  /// The class whose bases are searched.
  private let start: TypeObject
  private let receiver: Value

  /// - Throws: TypeError when the receiver is no instance and no subclass of the class.
  init(_ start: TypeObject, _ receiver: Value) throws {
    self.start = start
    self.receiver = receiver
    super.init()
    guard searched.contains(where: { $0 === start }) else {
      throw Raised.typeError("super(type, obj): obj must be an instance or subtype of type")
    }
  }

  override var type: TypeObject { BuiltinTypes.super }

  /// The class that the receiver is, or whose instance it is.
  private var owner: TypeObject { receiverClass ?? receiver.type }
  /// The receiver when it is a class that is seen through its own bases, not as an instance of its metaclass.
  private var receiverClass: TypeObject? {
    guard let type = receiver.object(as: TypeObject.self), type.isSubtype(of: start) else { return nil }
    return type
  }
  private var searched: [TypeObject] { owner.resolutionOrder }

  override func repr() throws -> String {
    "<super: <class '\(start.name)'>, <\(owner.name)\(receiverClass == nil ? " object" : "")>>"
  }

  override func attribute(_ name: Symbol) throws -> Value {
    if let value = try ownAttribute(name) { return value }
    throw Raised.attributeError("'super' object has no attribute '\(name)'", object: .object(self), name: name)
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    for base in searched.drop(while: { $0 !== start }).dropFirst() {
      if let member = base.members[name] { return try bound(member) }
    }
    let native = (owner as? ClassObject)?.nativeBase ?? owner
    return try SpecialMethods.member(name, of: native).map { try $0.bound(to: plainReceiver) }
  }

  private func bound(_ member: TypeObject.Member) throws -> Value {
    switch member {
    case .value(let value):
      return try receiverClass != nil ? Descriptors.bind(value, toClass: owner) : Descriptors.bind(value, to: receiver)
    case .method(let builtin): return .object(NativeFunction(builtin, receiver: receiver))
    case .staticMethod(let builtin): return .object(NativeFunction(builtin))
    case .property(let property): return try property.get(receiver)
    }
  }

  /// The receiver without the special methods that its class defines, for those of the bases.
  private var plainReceiver: Value {
    if let instance = receiver.object(as: InstanceObject.self) { return .object(instance.withoutOverrides) }
    return receiver.object(as: ExceptionObject.self).map { .object($0.withoutOverrides) } ?? receiver
  }

  override var ownAttributeNames: [Symbol] {
    searched.drop(while: { $0 !== start }).dropFirst().flatMap(\.members.keys)
  }

  override func visitChildren(_ visit: (Value) -> Void) {
    visit(.object(start))
    visit(receiver)
  }
}

/// The builtin types that class statements use.
public enum ClassBuiltins {
  /// The names, with their constructors in place.
  public static let types: [TypeObject] = {
    BuiltinTypes.property.constructor = Builtin(
      "property(fget=None, fset=None, fdel=None, doc=None)", "An attribute that functions compute.",
      example: "class A:\n    @property\n    def x(self): return 5\nA().x\n#> 5"
    ) { .object(PropertyDescriptor(getter: $0[0], setter: $0[1], deleter: $0[2])) }
    BuiltinTypes.property.add(PropertyDescriptor.members)
    BuiltinTypes.staticMethod.constructor = Builtin(
      "staticmethod(function, /)", "A function of a class that takes no instance.",
      example: "class A:\n    @staticmethod\n    def f(x): return x + 1\nA.f(1)\n#> 2"
    ) { .object(StaticMethodDescriptor($0[0])) }
    BuiltinTypes.classMethod.constructor = Builtin(
      "classmethod(function, /)", "A function of a class that takes the class first.",
      example: "class A:\n    @classmethod\n    def name(cls): return cls.__name__\nA.name()\n#> 'A'"
    ) { .object(ClassMethodDescriptor($0[0])) }
    BuiltinTypes.super.constructor = Builtin(
      "super(*args)", "The methods of the bases of a class.",
      example: """
        class A:
            def f(self): return 1
        class B(A):
            def f(self): return super().f() + 1
        B().f()
        #> 2
        """
    ) { arguments in
      guard let start = arguments.rest.first?.object(as: TypeObject.self) else {
        if arguments.rest.isEmpty { throw Raised.runtimeError("super(): no arguments") }
        throw Raised.typeError("super() argument 1 must be a type, not \(arguments.rest[0].typeName)")
      }
      guard arguments.rest.count == 2 else { throw Raised.notInLgs("super() of one argument") }
      return .object(try SuperObject(start, arguments.rest[1]))
    }
    return [BuiltinTypes.property, BuiltinTypes.staticMethod, BuiltinTypes.classMethod, BuiltinTypes.super]
  }()
}
