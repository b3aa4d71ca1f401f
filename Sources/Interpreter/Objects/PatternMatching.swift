/// What patterns of `match` statements ask of a subject; compiled code calls these functions.
public enum PatternMatching {
  static let sequence = Value.object(NativeFunction(sequenceTest))
  static let mapping = Value.object(NativeFunction(mappingTest))
  static let rest = Value.object(NativeFunction(restOfMapping))
  static let instance = Value.object(NativeFunction(instanceTest))

  /// Whether a subject is a sequence of so many items, or at least so many.
  private static let sequenceTest = Builtin(
    "match_sequence(subject, count, is_open, /)", "Whether a pattern's sequence fits.",
    example: "match [1, 2]:\n    case [a, *_]: print(a)\n#> 1"
  ) { arguments in
    guard case .int(let count) = arguments[1], isSequence(arguments[0]) else { return .bool(false) }
    let length = try Operators.length(arguments[0])
    return .bool(try Operators.isTrue(arguments[2]) ? length >= count : length == count)
  }

  private static func isSequence(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    switch (object as? InstanceObject)?.native ?? object {
    case is ListObject, is TupleObject, is RangeObject: return true
    case _: return isKind(object.type, [("collections.abc", "Sequence"), ("collections", "deque")])
    }
  }

  private static func isMapping(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    if ((object as? InstanceObject)?.native ?? object) is DictionaryObject { return true }
    return isKind(object.type, [("collections.abc", "Mapping"), ("collections", "ChainMap")])
  }

  /// Whether a type is derived from a class that the library writes in the language.
  private static func isKind(_ type: TypeObject, _ classes: [(module: String, name: String)]) -> Bool {
    guard type is ClassObject else { return false }
    return type.resolutionOrder.contains { base in
      classes.contains { $0.name == base.name && $0.module == base.module }
    }
  }

  /// The values of the keys, or None when one is missing.
  private static let mappingTest = Builtin(
    "match_mapping(subject, keys, /)", "The values of a pattern's keys.",
    example: "match {'a': 1}:\n    case {'a': x}: print(x)\n#> 1"
  ) { arguments in
    let subject = arguments[0]
    let keys = try Operators.array(arguments[1])
    guard isMapping(subject), try Operators.length(subject) >= keys.count else { return .none }
    let get = try Operators.attribute(subject, "get")
    let missing = Value.object(Object())
    var values: [Value] = []
    for (index, key) in keys.enumerated() {
      if try keys[..<index].contains(where: { try Operators.areEqual($0, key) }) {
        throw Raised.valueError("mapping pattern checks duplicate key (\(try Operators.repr(key)))")
      }
      let value = try Machine.current.nested { try Operators.call(get, [key, missing]) }
      if value.isIdentical(to: missing) { return .none }
      values.append(value)
    }
    return .tuple(values)
  }

  /// The items of a mapping but those of some keys.
  private static let restOfMapping = Builtin(
    "match_rest(subject, keys, /)", "What a pattern leaves of a mapping.",
    example: "match {'a': 1, 'b': 2}:\n    case {'a': 1, **rest}: print(rest)\n#> {'b': 2}"
  ) { arguments in
    let copy = try Operators.call(.object(BuiltinTypes.dictionary), [arguments[0]])
    for key in try Operators.array(arguments[1]) { try Operators.deleteItem(copy, key) }
    return copy
  }

  /// The attributes that patterns inside the pattern of a class test, or None when the subject is no instance.
  private static let instanceTest = Builtin(
    "match_instance(subject, type, count, names, /)", "The attributes of a pattern's class.",
    example: "match 3:\n    case int(n): print(n)\n#> 3"
  ) { arguments in
    guard let type = arguments[1].object(as: TypeObject.self) else {
      throw Raised.typeError("called match pattern must be a type")
    }
    guard try isInstance(arguments[0], of: type), case .int(let count) = arguments[2] else { return .none }
    var names = try Operators.array(arguments[3]).compactMap(\.stringValue)
    var values: [Value] = []
    if count > 0 {
      if let positional = try positionalNames(of: type, count) {
        names = positional + names
      } else {
        values.append(arguments[0])
      }
    }
    for (index, name) in names.enumerated() {
      if names[..<index].contains(name) {
        throw Raised.typeError("\(type.name)() got multiple sub-patterns for attribute '\(name)'")
      }
      guard let value = try attribute(arguments[0], Symbol(name)) else { return .none }
      values.append(value)
    }
    return .tuple(values)
  }

  private static func isInstance(_ value: Value, of type: TypeObject) throws -> Bool {
    if value.type.isSubtype(of: type) { return true }
    guard let result = try (type as? ClassObject)?.callOfMetaclass("__instancecheck__", [value]) else { return false }
    return try Operators.isTrue(result)
  }

  private static func attribute(_ value: Value, _ name: Symbol) throws -> Value? {
    do {
      return try Operators.attribute(value, name)
    } catch let raised as Raised where raised.exception.type.isSubtype(of: BuiltinTypes.attributeError) {
      return nil
    }
  }

  /// The names that positional patterns stand for; nil where a single one stands for the subject itself.
  private static func positionalNames(of type: TypeObject, _ count: Int) throws -> [String]? {
    let listed = try attribute(.object(type), "__match_args__")
    guard listed == nil || listed?.object(as: TupleObject.self) != nil else {
      throw Raised.typeError("\(type.name).__match_args__ must be a tuple (got \(listed?.typeName ?? ""))")
    }
    let isItself = listed == nil && type.resolutionOrder.contains { base in standsForItself.contains { $0 === base } }
    let names = listed?.object(as: TupleObject.self)?.items ?? []
    let allowed = isItself ? 1 : names.count
    guard count <= allowed else {
      let plural = allowed == 1 ? "" : "s"
      throw Raised.typeError("\(type.name)() accepts \(allowed) positional sub-pattern\(plural) (\(count) given)")
    }
    if isItself { return nil }
    return try names.prefix(count).map { name in
      guard let text = name.stringValue else {
        throw Raised.typeError("__match_args__ elements must be strings (got \(name.typeName))")
      }
      return text
    }
  }

  private static let standsForItself = [
    BuiltinTypes.bool, BuiltinTypes.int, BuiltinTypes.float, BuiltinTypes.string, BuiltinTypes.list,
    BuiltinTypes.tuple, BuiltinTypes.dictionary, BuiltinTypes.set, BuiltinTypes.frozenSet,
  ]
}
