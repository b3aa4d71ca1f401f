import BigInt
import Interpreter

/// `int` and its methods.
enum IntegerType {
  static func install() {
    BuiltinTypes.int.summary = "An integer of any size."
    BuiltinTypes.int.constructor = Builtin(
      "int(x=0, /, base=10)", "Return a number without its fraction, or the integer that a text denotes in a base.",
      example: "int('ff', 16), int(-2.7)\n#> (255, -2)"
    ) { try make($0[0], isGiven: $0.has(0), base: $0.optional(1)) }
    BuiltinTypes.int.add(methods)
    add("real", "The number itself.") { .integer($0) }
    add("imag", "The imaginary part: 0.") { _ in .int(0) }
    add("numerator", "The numerator in lowest terms: the number itself.") { .integer($0) }
    add("denominator", "The denominator in lowest terms: 1.") { _ in .int(1) }
  }

  private static func add(_ name: Symbol, _ summary: String, get: @escaping (BigInt) throws -> Value) {
    BuiltinTypes.int.add(name, .property(TypeObject.Property(summary) { try get(BuiltinsLibrary.integer($0)) }))
  }

  private static func make(_ value: Value, isGiven: Bool, base: Value?) throws -> Value {
    if let base {
      guard isGiven else { throw Raised.typeError("int() missing string argument") }
      let radix = try Arguments.index(base)
      guard let text = value.stringValue else {
        throw Raised.typeError("int() can't convert non-string with explicit base")
      }
      return try NumberText.integer(text, base: radix)
    }
    if !isGiven { return .int(0) }
    return try integer(of: value)
  }

  private static func integer(of value: Value) throws -> Value {
    if case .float(let float) = value { return try Numbers.integer(float, rounding: .towardZero) }
    if let text = value.stringValue { return try NumberText.integer(text) }
    if let integer = try BuiltinsLibrary.plainInteger(value) { return .integer(integer) }
    for name in ["__int__", "__trunc__"] as [Symbol] {
      if let result = try Numbers.special(name, of: value) { return result }
    }
    if let index = try Numbers.index(value) { return .integer(index) }
    throw Raised.typeError(
      "int() argument must be a string, a bytes-like object or a real number, not '\(value.typeName)'")
  }

  private static let method = Methods<BigInt>(typeName: "int", receiver: BuiltinsLibrary.plainInteger)

  private static let methods: [Builtin] = [
    method(
      "bit_length(self, /)", "Return the number of bits of the magnitude.", example: "(37).bit_length()\n#> 6"
    ) { number, _ in .int(number.magnitude.bitWidth) },
    method(
      "bit_count(self, /)", "Return the number of ones in the magnitude's binary notation.",
      example: "(13).bit_count()\n#> 3"
    ) { number, _ in .int(number.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount }) },
    method("conjugate(self, /)", "Return the number itself.", example: "(5).conjugate()\n#> 5") { number, _ in
      .integer(number)
    },
    method(
      "as_integer_ratio(self, /)", "Return the number and 1.", example: "(10).as_integer_ratio()\n#> (10, 1)"
    ) { number, _ in .tuple([.integer(number), .int(1)]) },
  ]
}

/// `bool`.
enum BooleanType {
  static func install() {
    BuiltinTypes.bool.summary = "True or False."
    BuiltinTypes.bool.constructor = Builtin(
      "bool(object=False, /)", "Return the truth of a value.", example: "bool([]), bool(0.5)\n#> (False, True)"
    ) { .bool(try Operators.isTrue($0[0])) }
  }
}

/// `object` and `type`.
enum ObjectType {
  static func install() {
    BuiltinTypes.object.constructor = Builtin(
      "object(*args)", "Return a plain object.", example: "object() == object()\n#> False"
    ) { arguments in
      guard arguments.rest.isEmpty else { throw Raised.typeError("object() takes no arguments") }
      return .object(Object())
    }
    BuiltinTypes.object.derivation = .plain
    BuiltinTypes.object.add([initializer])
    BuiltinTypes.object.add("__new__", .staticMethod(maker))
    BuiltinTypes.object.add("__init_subclass__", .staticMethod(subclassHook))
    BuiltinTypes.type.derivation = .plain
    BuiltinTypes.type.add("__new__", .staticMethod(TypeMethods.maker))
    BuiltinTypes.method.constructor = TypeMethods.methodMaker
    BuiltinTypes.type.add([TypeMethods.initializer, TypeMethods.call])
    BuiltinTypes.object.add("__class__", .property(TypeObject.Property("The type of the object.") { .object($0.type) }))
    BuiltinTypes.object.add(
      "__doc__",
      .property(
        TypeObject.Property("What the type of the object is.") {
          $0.type.summary.isEmpty ? .none : .string($0.type.summary)
        }))
    BuiltinTypes.type.summary = "The type of types."
    BuiltinTypes.type.constructor = Builtin(
      "type(*args)", "Return the type of an object.", example: "type(1.5)\n#> <class 'float'>"
    ) { arguments in
      if arguments.rest.count == 3 {
        guard let name = arguments.rest[0].stringValue,
          let names = arguments.rest[2].object(as: DictionaryObject.self)
        else { throw Raised.typeError("type() takes a name, a tuple of bases and a dict") }
        return try ClassStatement.make(name: name, bases: arguments.rest[1], names: names)
      }
      guard arguments.rest.count == 1 else { throw Raised.typeError("type() takes 1 or 3 arguments") }
      return .object(arguments.rest[0].type)
    }
  }

  private static let maker = Builtin(
    "__new__(cls, /, *args, **kwargs)", of: "object", "Make an instance on which no __init__ has run.",
    example: "class A: pass\ntype(object.__new__(A)).__name__\n#> 'A'"
  ) { arguments in
    guard let type = arguments[0].object(as: TypeObject.self) else {
      throw Raised.typeError("object.__new__(X): X is not a type object (\(arguments[0].typeName))")
    }
    let keywords = arguments.extra.map { ($0.name, $0.value) }
    guard let type = type as? ClassObject else {
      return try Operators.call(.object(type), arguments.rest, keywords: keywords)
    }
    return try type.makeBare(arguments.rest, keywords)
  }

  private static let subclassHook = Builtin(
    "__init_subclass__(**kwargs)", of: "object", "Is told of classes that are derived from the class.",
    example: "object.__init_subclass__() is None\n#> True"
  ) { _ in .none }

  private static let initializer = Builtin(
    "__init__(self, /, *args, **kwargs)", of: "object", "Initialize the object.",
    example: "class A: pass\nA().__init__() is None\n#> True"
  ) { arguments in
    guard !(arguments.rest.isEmpty && arguments.extra.isEmpty),
      let type = arguments[0].type as? ClassObject
    else { return .none }
    if case .value? = type.lookUp("__init__") {
      throw Raised.typeError("object.__init__() takes exactly one argument (the instance to initialize)")
    }
    if type.usesArgumentsInMaking { return .none }
    throw Raised.typeError("\(type.name)() takes no arguments")
  }
}
