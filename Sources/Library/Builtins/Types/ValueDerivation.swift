import Interpreter

/// How classes of the language derive from dicts, lists, sets, tuples and texts.
enum ValueDerivation {
  static func install() {
    derive(BuiltinTypes.dictionary) { _, _ in .object(DictionaryObject()) }
    derive(BuiltinTypes.list) { _, _ in .list([]) }
    derive(BuiltinTypes.set) { _, _ in .object(SetObject(isFrozen: false)) }
    for type in [BuiltinTypes.tuple, BuiltinTypes.frozenSet, BuiltinTypes.string] {
      derive(type) { arguments, keywords in
        try Operators.call(.object(type), arguments, keywords: keywords)
      }
    }
    BuiltinTypes.dictionary.add([dictionaryInitializer])
    BuiltinTypes.list.add([listInitializer])
    BuiltinTypes.set.add([setInitializer])
  }

  /// Values that cannot change are made of what the class is called with; the others begin empty and `__init__` fills
  /// them.
  private static func derive(
    _ type: TypeObject, make: @escaping ([Value], [(Symbol, Value)]) throws -> Value
  ) {
    type.derivation = .value { arguments, keywords in
      guard case .object(let made) = try make(arguments, keywords), let native = made as? any NativeBase else {
        throw Raised.notInLgs("a class derived from '\(type.name)'")
      }
      return native
    }
  }

  private static let dictionaryInitializer = Builtin(
    "__init__(self, /, *args, **kwargs)", of: "dict", "Insert the pairs of a mapping or an iterable, and the keywords.",
    example: "class D(dict): pass\nD(a=1)\n#> {'a': 1}"
  ) { arguments in
    guard let dictionary = arguments[0].object(as: DictionaryObject.self) else { return .none }
    if arguments.rest.count > 1 {
      throw Raised.typeError("dict expected at most 1 argument, got \(arguments.rest.count)")
    }
    if let source = arguments.rest.first { try DictionaryType.insertPairs(of: source, into: dictionary) }
    for (name, value) in arguments.extra { try dictionary.table.set(.string(name.name), value) }
    return .none
  }

  private static let listInitializer = Builtin(
    "__init__(self, iterable=(), /)", of: "list", "Take the items of an iterable.",
    example: "class L(list): pass\nL('ab')\n#> ['a', 'b']"
  ) { arguments in
    guard let list = arguments[0].object(as: ListObject.self) else { return .none }
    list.items = try arguments.optional(1).map(Operators.array) ?? []
    return .none
  }

  private static let setInitializer = Builtin(
    "__init__(self, iterable=(), /)", of: "set", "Take the items of an iterable.",
    example: "class S(set): pass\nsorted(S('ba'))\n#> ['a', 'b']"
  ) { arguments in
    guard let set = arguments[0].object(as: SetObject.self) else { return .none }
    if let iterable = arguments.optional(1) { try set.update(iterable) }
    return .none
  }
}
