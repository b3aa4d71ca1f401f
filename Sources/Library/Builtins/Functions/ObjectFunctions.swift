import Interpreter

/// Functions about any object: attributes, identity, type tests.
extension BuiltinsLibrary {
  static let objectFunctions: [Builtin] = [
    Builtin("callable(obj, /)", "Return whether the object can be called.", example: "callable(len)\n#> True") {
      .bool(isCallable($0[0]))
    },
    Builtin(
      "delattr(obj, name, /)", "Delete an attribute.",
      example: "def f(): pass\nf.x = 1\ndelattr(f, 'x')\nhasattr(f, 'x')\n#> False"
    ) {
      let name = try attributeName($0[1])
      guard case .object(let object) = $0[0] else { throw noAttribute($0[0], name) }
      try object.deleteAttribute(name)
      return .none
    },
    Builtin(
      "dir(*args)", "Return the sorted names of the object's attributes.", example: "'append' in dir([])\n#> True"
    ) { arguments in
      guard arguments.rest.count <= 1 else {
        throw Raised.typeError("dir expected at most 1 argument, got \(arguments.rest.count)")
      }
      guard let object = arguments.rest.first else { throw Raised.notInLgs("dir() without an argument") }
      if let hook = try object.object(as: InstanceObject.self)?.special("__dir__") {
        let names = try Machine.current.nested { try Operators.call(hook, []) }
        return .list(try Operators.array(names).sorted { ($0.stringValue ?? "") < ($1.stringValue ?? "") })
      }
      return .list(Attributes.names(of: object).map { .string($0) })
    },
    Builtin(
      "getattr(object, name, default=None, /)", "Return an attribute by name, or the default when there is none.",
      example: "getattr([], 'size', 0)\n#> 0"
    ) { try attribute($0[0], attributeName($0[1]), default: $0.optional(2)) },
    Builtin(
      "hasattr(obj, name, /)", "Return whether the object has an attribute of that name.",
      example: "hasattr([], 'append')\n#> True"
    ) { .bool(try hasAttribute($0[0], attributeName($0[1]))) },
    Builtin("hash(obj, /)", "Return the hash of the object.", example: "hash(1.0) == hash(1)\n#> True") {
      .int(try Operators.hash($0[0]))
    },
    Builtin("id(obj, /)", "Return the identity of the object.", example: "x = []\nid(x) == id(x)\n#> True") {
      .int(identity(of: $0[0]))
    },
    Builtin(
      "isinstance(obj, class_or_tuple, /)", "Return whether the object is an instance of a type or of one of several.",
      example: "isinstance(1.5, (int, float))\n#> True"
    ) {
      let value = $0[0]
      return .bool(
        try isSubtype(
          value.type, of: $0[1], orTypeError: "isinstance() arg 2 must be a type, a tuple of types, or a union",
          check: { try $0.callOfMetaclass("__instancecheck__", [value]) }))
    },
    Builtin(
      "issubclass(cls, class_or_tuple, /)", "Return whether a type is derived from a type or from one of several.",
      example: "issubclass(bool, int)\n#> True"
    ) {
      guard let type = $0[0].object(as: TypeObject.self) else {
        throw Raised.typeError("issubclass() arg 1 must be a class")
      }
      return .bool(
        try isSubtype(
          type, of: $0[1], orTypeError: "issubclass() arg 2 must be a class, a tuple of classes, or a union",
          check: { try $0.callOfMetaclass("__subclasscheck__", [.object(type)]) }))
    },
    Builtin(
      "vars(object, /)", "Return the attributes of an object or class as a dict.",
      example: "class A: pass\na = A()\na.x = 1\nvars(a)\n#> {'x': 1}"
    ) {
      do {
        return try Operators.attribute($0[0], "__dict__")
      } catch let raised as Raised where raised.exception.type.isSubtype(of: BuiltinTypes.attributeError) {
        throw Raised.typeError("vars() argument must have __dict__ attribute")
      }
    },
    Builtin(
      "setattr(obj, name, value, /)", "Set an attribute by name.",
      example: "def f(): pass\nsetattr(f, 'x', 1)\nf.x\n#> 1"
    ) {
      try Operators.setAttribute($0[0], attributeName($0[1]), $0[2])
      return .none
    },
  ]

  static func isCallable(_ value: Value) -> Bool {
    value.type.has(.callable) || value.type.lookUp("__call__") != nil
  }

  private static func attributeName(_ value: Value) throws -> Symbol {
    guard let name = value.stringValue else {
      throw Raised.typeError("attribute name must be string, not '\(value.typeName)'")
    }
    return Symbol(name)
  }

  private static func noAttribute(_ value: Value, _ name: Symbol) -> Raised {
    .attributeError("'\(value.typeName)' object has no attribute '\(name)'", object: value, name: name)
  }

  private static func attribute(_ object: Value, _ name: Symbol, default other: Value?) throws -> Value {
    do {
      return try Operators.attribute(object, name)
    } catch let raised as Raised where saysThereIsNone(raised, object) {
      guard let other else { throw raised }
      return other
    }
  }

  private static func hasAttribute(_ object: Value, _ name: Symbol) throws -> Bool {
    do {
      _ = try Operators.attribute(object, name)
      return true
    } catch let raised as Raised where saysThereIsNone(raised, object) {
      return false
    }
  }

  /// Whether an error means that there is no such attribute. What lgs lacks of a module or a type of the library is not
  /// there for a program that asks first.
  static func saysThereIsNone(_ raised: Raised, _ object: Value) -> Bool {
    let type = raised.exception.type
    if type.isSubtype(of: BuiltinTypes.attributeError) { return true }
    guard type === BuiltinTypes.notImplementedError, case .object(let object) = object else { return false }
    return !(object is DispatchingObject) && !(object is ClassObject)
  }

  /// - Parameter check: Asks a class whose metaclass may decide for itself.
  private static func isSubtype(
    _ type: TypeObject, of wanted: Value, orTypeError message: String, check: (ClassObject) throws -> Value?
  ) throws -> Bool {
    if let wanted = wanted.object(as: TypeObject.self) {
      if let wanted = wanted as? ClassObject, wanted.metaclass != nil, let result = try check(wanted) {
        return try Operators.isTrue(result)
      }
      return type.isSubtype(of: wanted)
    }
    if wanted.isNone { return type === BuiltinTypes.none }
    let alternatives = wanted.object(as: UnionType.self)?.members ?? wanted.object(as: TupleObject.self)?.items
    guard let alternatives else { throw Raised.typeError(message) }
    return try Machine.current.nested {
      try alternatives.contains { try isSubtype(type, of: $0, orTypeError: message, check: check) }
    }
  }

  /// Numbers have no address: theirs is made from the value, odd, so that it meets no object's.
  private static func identity(of value: Value) -> Int {
    switch value {
    case .none: return 1
    case .bool(let bool): return bool ? 5 : 3
    case .int(let int): return (int &* 16 &+ 7) & Int.max
    case .float(let float): return (Int(truncatingIfNeeded: float.bitPattern) &* 16 &+ 9) & Int.max
    case .object(let object): return Int(bitPattern: object.identity)
    }
  }
}
