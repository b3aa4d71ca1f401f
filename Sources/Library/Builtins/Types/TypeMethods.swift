import Interpreter

/// What metaclasses find in `type`.
enum TypeMethods {
  static let maker = Builtin(
    "__new__(metacls, name, bases, namespace, /, **kwds)", of: "type", "Make a class.",
    example: """
      class M(type):
          def __new__(metacls, name, bases, namespace):
              return super().__new__(metacls, name + '1', bases, namespace)
      class A(metaclass=M): pass
      A.__name__
      #> 'A1'
      """
  ) { arguments in
    guard let metaclass = arguments[0].object(as: TypeObject.self) else {
      throw Raised.typeError("type.__new__(X): X is not a type object (\(arguments[0].typeName))")
    }
    guard metaclass.isSubtype(of: BuiltinTypes.type) else {
      throw Raised.typeError("type.__new__(\(metaclass.name)): \(metaclass.name) is not a subtype of type")
    }
    guard let names = arguments[3].object(as: DictionaryObject.self) else {
      throw Raised.typeError("type.__new__() argument 3 must be dict, not \(arguments[3].typeName)")
    }
    guard let name = arguments[1].stringValue else {
      throw Raised.typeError("type.__new__() argument 1 must be str, not \(arguments[1].typeName)")
    }
    return try ClassStatement.make(
      name: name, bases: arguments[2], names: names, metaclass: arguments[0].object(as: ClassObject.self),
      keywords: arguments.extra)
  }

  static let methodMaker = Builtin(
    "method(function, instance, /)", "A function with its first argument in place.",
    example: "import types\ntypes.MethodType(lambda self, x: self + x, 1)(2)\n#> 3"
  ) { arguments in
    guard let function = arguments[0].object(as: FunctionObject.self) else {
      if BuiltinsLibrary.isCallable(arguments[0]) { throw Raised.notInLgs("a method of a \(arguments[0].typeName)") }
      throw Raised.typeError("first argument must be callable")
    }
    if arguments[1].isNone { throw Raised.typeError("instance must not be None") }
    return .object(BoundMethodObject(function: function, receiver: arguments[1]))
  }

  static let initializer = Builtin(
    "__init__(cls, name, bases=None, namespace=None, /, **kwds)", of: "type", "Initialize a class.",
    example: """
      class M(type):
          def __init__(cls, name, bases, namespace): super().__init__(name, bases, namespace)
      class A(metaclass=M): pass
      isinstance(A, M)
      #> True
      """
  ) { _ in .none }

  static let call = Builtin(
    "__call__(cls, /, *args, **kwargs)", of: "type", "Make an instance of the class.",
    example: """
      class M(type):
          def __call__(cls, *args): return [super().__call__(*args)]
      class A(metaclass=M): pass
      len(A())
      #> 1
      """
  ) { arguments in
    let keywords = arguments.extra.map { ($0.name, $0.value) }
    guard let type = arguments[0].object(as: ClassObject.self) else {
      return try Operators.call(arguments[0], arguments.rest, keywords: keywords)
    }
    return try CallArguments.with(arguments.rest, keywords) { try type.makeInitialized($0) }
  }
}
