import Syntax

/// Python's special methods (`__getitem__`, `__call__` …) as attributes of every type that has the capability behind them.
enum SpecialMethods {
  private struct Entry {
    let capability: TypeObject.Capabilities?
    let builtin: Builtin
  }

  /// The special method of that name, when instances of `type` have it.
  static func member(_ name: Symbol, of type: TypeObject) -> TypeObject.Member? {
    if name == "__class__" { return .property(classProperty) }
    if name == "__doc__" { return .property(documentationProperty) }
    guard let entry = table[name] else { return nil }
    if let capability = entry.capability, !type.has(capability) { return nil }
    return .method(entry.builtin)
  }

  private static let classProperty = TypeObject.Property("The type of the object.") { .object($0.type) }

  private static let documentationProperty = TypeObject.Property("What the object is for.") {
    $0.type.summary.isEmpty ? Value.none : .string($0.type.summary)
  }

  /// Names of the special methods that instances of `type` have, for `dir`.
  static func names(of type: TypeObject) -> [Symbol] {
    table.compactMap { name, entry in entry.capability.map(type.has) ?? true ? name : nil }
  }

  /// Who finds a method here asks for that of the base (`object.__setattr__(self, …)`): the class's own stays out.
  /// A call leads to other methods of the class, which stay in.
  private static func ofBase(_ arguments: Arguments, _ body: (Arguments) throws -> Value) throws -> Value {
    guard let instance = arguments[0].object(as: InstanceObject.self) else { return try body(arguments) }
    return try arguments.replacingFirst(with: .object(instance.withoutOverrides), body)
  }

  private static let table: [Symbol: Entry] = {
    var table: [Symbol: Entry] = [:]
    func add(
      _ signature: String, _ capability: TypeObject.Capabilities?, _ summary: String, example: String,
      _ body: @escaping (Arguments) throws -> Value
    ) {
      let isCall = capability == .callable
      let builtin = Builtin(
        signature, of: "object", summary, example: example, body: isCall ? body : { try ofBase($0, body) })
      table[builtin.symbol] = Entry(capability: capability, builtin: builtin)
    }
    add("__repr__(self, /)", nil, "Return repr(self).", example: "(1.5).__repr__()\n#> '1.5'") {
      .string(try Operators.repr($0[0]))
    }
    add("__str__(self, /)", nil, "Return str(self).", example: "(1.5).__str__()\n#> '1.5'") {
      .string(try Operators.str($0[0]))
    }
    add("__hash__(self, /)", nil, "Return hash(self).", example: "(5).__hash__()\n#> 5") {
      .int(try Operators.hash($0[0]))
    }
    add(
      "__format__(self, format_spec, /)", nil, "Return format(self, format_spec).",
      example: "(2).__format__('03')\n#> '002'"
    ) {
      .string(try Operators.format($0[0], $0[1].stringValue ?? ""))
    }
    add("__dir__(self, /)", nil, "Return the names of the attributes.", example: "'__len__' in [].__dir__()\n#> True") {
      .list(Attributes.names(of: $0[0]).map { .string($0) })
    }
    add(
      "__call__(self, *args, **kwargs)", .callable, "Call self as a function.", example: "len.__call__([1, 2])\n#> 2"
    ) {
      try Operators.call($0[0], $0.rest, keywords: $0.extra.map { ($0.name, $0.value) })
    }
    add("__getitem__(self, key, /)", .subscriptable, "Return self[key].", example: "[11, 22].__getitem__(-1)\n#> 22") {
      try Operators.item($0[0], $0[1])
    }
    add(
      "__setitem__(self, key, value, /)", .itemAssignment, "Set self[key] to value.",
      example: "a = [1]\na.__setitem__(0, 5)\na\n#> [5]"
    ) {
      try Operators.setItem($0[0], $0[1], $0[2])
      return .none
    }
    add(
      "__delitem__(self, key, /)", .itemDeletion, "Delete self[key].",
      example: "a = [1, 2]\na.__delitem__(0)\na\n#> [2]"
    ) {
      try Operators.deleteItem($0[0], $0[1])
      return .none
    }
    add("__len__(self, /)", .length, "Return len(self).", example: "[1, 2].__len__()\n#> 2") {
      .int(try Operators.length($0[0]))
    }
    add("__contains__(self, key, /)", .container, "Return key in self.", example: "[1, 2].__contains__(2)\n#> True") {
      .bool(try Operators.contains($0[0], $0[1]))
    }
    add("__iter__(self, /)", .iterable, "Return iter(self).", example: "list([1, 2].__iter__())\n#> [1, 2]") {
      .object(try Operators.makeIterator($0[0]))
    }
    add("__next__(self, /)", .iterator, "Return the next item.", example: "iter([7]).__next__()\n#> 7") {
      guard case .object(let iterator) = $0[0], let item = try iterator.next() else {
        throw Raised(ExceptionObject(BuiltinTypes.stopIteration, []))
      }
      return item
    }
    add(
      "__getattribute__(self, name, /)", nil, "Return an attribute by name.",
      example: "(5).__getattribute__('real')\n#> 5"
    ) {
      try Operators.attribute($0[0], Symbol($0[1].stringValue ?? ""))
    }
    add(
      "__setattr__(self, name, value, /)", nil, "Set an attribute by name.",
      example: "def f(): pass\nf.__setattr__('x', 1)\nf.x\n#> 1"
    ) {
      try Operators.setAttribute($0[0], Symbol($0[1].stringValue ?? ""), $0[2])
      return .none
    }
    add(
      "__delattr__(self, name, /)", nil, "Delete an attribute by name.",
      example: "def f(): pass\nf.x = 1\nf.__delattr__('x')\nhasattr(f, 'x')\n#> False"
    ) {
      if case .object(let object) = $0[0] { try object.deleteAttribute(Symbol($0[1].stringValue ?? "")) }
      return .none
    }
    let arithmetic: [(String, BinaryOperator)] = [
      ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide), ("floordiv", .floorDivide),
      ("mod", .modulo), ("pow", .power), ("matmul", .matrixMultiply), ("and", .and), ("or", .or), ("xor", .xor),
    ]
    for (name, operation) in arithmetic {
      let shown = operation.rawValue
      add("__\(name)__(self, value, /)", .arithmetic, "Return self\(shown)value.", example: "(7).__add__(2)\n#> 9") {
        try Operators.binary(operation, $0[0], $0[1])
      }
      add("__r\(name)__(self, value, /)", .arithmetic, "Return value\(shown)self.", example: "(7).__radd__(2)\n#> 9") {
        try Operators.binary(operation, $0[1], $0[0])
      }
    }
    let comparisons: [(String, ComparisonOperator, TypeObject.Capabilities?)] = [
      ("eq", .equal, nil), ("ne", .notEqual, nil), ("lt", .less, .ordering), ("le", .lessOrEqual, .ordering),
      ("gt", .greater, .ordering), ("ge", .greaterOrEqual, .ordering),
    ]
    for (name, operation, capability) in comparisons {
      add(
        "__\(name)__(self, value, /)", capability, "Return self\(operation.rawValue)value.",
        example: "(7).__eq__(7)\n#> True"
      ) {
        try Operators.compare(operation, $0[0], $0[1])
      }
    }
    return table
  }()
}

/// The attributes of values by name.
public enum Attributes {
  /// The sorted names that `dir(value)` lists.
  public static func names(of value: Value) -> [String] {
    var names: Set<String> = ["__class__", "__doc__"]
    let type: TypeObject
    if let own = value.object(as: TypeObject.self) { type = own } else { type = value.type }
    for ancestor in type.resolutionOrder { names.formUnion(ancestor.members.keys.map(\.name)) }
    names.formUnion(SpecialMethods.names(of: (type as? ClassObject)?.nativeBase ?? type).map(\.name))
    if type is ClassObject { names.formUnion(["__dict__", "__module__", "__weakref__"]) }
    if case .object(let object) = value { names.formUnion(object.ownAttributeNames.map(\.name)) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
