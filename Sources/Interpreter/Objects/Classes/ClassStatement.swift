/// What a class statement does: runs the body, then makes the class of its names.
public enum ClassStatement {
  /// The function that compiled class statements call.
  static let function = NativeFunction(builtin)

  static let builtin = Builtin(
    "__build_class__(func, name, /, *bases, **kwds)", "Make a class of the names that a function gives.",
    example: "class A: x = 1\nA.x\n#> 1"
  ) { arguments in
    guard let body = arguments[0].object(as: FunctionObject.self), arguments[1].stringValue != nil else {
      throw Raised.typeError("__build_class__: func must be a function")
    }
    let types = try bases(arguments.rest)
    let metaclass = try metaclass(of: types, arguments.extra.first { $0.name == "metaclass" }?.value)
    let keywords = arguments.extra.filter { $0.name != "metaclass" }
    let definition = ClassObject.Definition(body)
    let parts = Parts(definition, bases: types, metaclass: metaclass)
    // What the class cannot be derived from is refused before the body runs.
    _ = try (LookUpOrder.merge(types), nativeBase(of: types))
    var names = try prepared(parts, keywords)
    for entry in try Operators.call(.object(body), []).object(as: DictionaryObject.self)?.table.all ?? [] {
      try names.set(entry.key, entry.value)
    }
    guard let metaclass, metaclass.makesClasses else { return .object(try make(parts, names.all, keywords)) }
    return try make(by: metaclass, parts, DictionaryObject(names), keywords)
  }

  /// What a class is made of, apart from its names.
  private struct Parts {
    let definition: ClassObject.Definition
    let bases: [TypeObject]
    let metaclass: ClassObject?

    init(_ definition: ClassObject.Definition, bases: [TypeObject], metaclass: ClassObject?) {
      self.definition = definition
      self.bases = bases
      self.metaclass = metaclass
    }

    /// The bases that the statement names: `object` goes without saying.
    var named: Value { .tuple(bases.count == 1 && bases[0] === BuiltinTypes.object ? [] : bases.map { .object($0) }) }
  }

  /// The names that `__prepare__` of the metaclass gives the class before its body runs.
  private static func prepared(_ parts: Parts, _ keywords: [(name: Symbol, value: Value)]) throws -> ValueTable {
    guard let metaclass = parts.metaclass, let hook = metaclass.overriding("__prepare__") else { return ValueTable() }
    let bound = try Descriptors.bind(hook, toClass: metaclass)
    let arguments: [Value] = [.string(parts.definition.name), parts.named]
    let given = try Machine.current.nested {
      try Operators.call(bound, arguments, keywords: keywords.map { ($0.name, $0.value) })
    }
    guard let names = given.object(as: DictionaryObject.self) else {
      throw Raised.notInLgs("a __prepare__ that gives another mapping than a dict")
    }
    return names.table
  }

  private static let classCellName: Symbol = "__classcell__"

  /// The class statements whose classes metaclasses are making: `type.__new__` takes the place in the source from there.
  nonisolated(unsafe) private static var open: [ClassObject.Definition] = []

  /// A class that `__new__` and `__init__` of the metaclass make.
  private static func make(
    by metaclass: ClassObject, _ parts: Parts, _ names: DictionaryObject, _ keywords: [(name: Symbol, value: Value)]
  ) throws -> Value {
    open.append(parts.definition)
    defer { open.removeLast() }
    let arguments: [Value] = [.string(parts.definition.name), parts.named, .object(names)]
    // The variable of methods is called otherwise here.
    if let cell = try names.table.remove(.string(Scope.classCell.name)) {
      try names.table.set(.string(classCellName.name), cell)
    }
    try names.table.set(.string("__module__"), parts.definition.module)
    try names.table.set(.string("__qualname__"), .string(parts.definition.qualifiedName))
    let pairs = keywords.map { ($0.name, $0.value) }
    return try Machine.current.nested {
      let maker = try metaclass.attribute("__new__")
      let made = try Operators.call(maker, [.object(metaclass)] + arguments, keywords: pairs)
      guard let initializer = metaclass.overriding("__init__"), made.type.isSubtype(of: metaclass) else { return made }
      _ = try Operators.call(Descriptors.bind(initializer, to: made), arguments, keywords: pairs)
      return made
    }
  }

  /// `type(name, bases, names)` and `type.__new__(metaclass, name, bases, names)`: a class without a class statement.
  public static func make(
    name: String, bases: Value, names: DictionaryObject, metaclass: ClassObject? = nil,
    keywords: [(name: Symbol, value: Value)] = []
  ) throws -> Value {
    let module = try names.table.value(for: .string("__module__")) ?? .string("__main__")
    let definition =
      metaclass == nil ? nil : open.last { $0.name == name && $0.module.stringValue == module.stringValue }
    let types = try ClassStatement.bases(Operators.array(bases))
    let parts = Parts(
      definition ?? ClassObject.Definition(name: name, module: module), bases: types,
      metaclass: try ClassStatement.metaclass(of: types, metaclass.map { .object($0) }))
    // `type(…)` asks the metaclass of the bases.
    if metaclass == nil, let winner = parts.metaclass, winner.makesClasses {
      return try make(by: winner, parts, DictionaryObject(names.table), keywords)
    }
    return .object(try make(parts, names.table.all, keywords))
  }

  private static func make(
    _ parts: Parts, _ names: [ValueTable.Entry], _ keywords: [(name: Symbol, value: Value)]
  ) throws -> ClassObject {
    let made = ClassObject(
      parts.definition, bases: parts.bases, order: try LookUpOrder.merge(parts.bases),
      nativeBase: try nativeBase(of: parts.bases), metaclass: parts.metaclass)
    for entry in names { try define(Symbol(entry.key.stringValue ?? ""), entry.value, in: made) }
    made.completeSlots()
    for entry in names {
      if let descriptor = entry.value.object(as: InstanceObject.self) {
        try descriptor.take(name: Symbol(entry.key.stringValue ?? ""), of: made)
      }
    }
    try made.initializeSubclass(keywords)
    return made
  }

  private static func define(_ name: Symbol, _ value: Value, in made: ClassObject) throws {
    if lacking.contains(name) { throw Raised.notInLgs("'\(name)' of a class") }
    if name == Scope.classCell || name == classCellName, let cell = value.object(as: CellObject.self) {
      cell.word.release()
      cell.word = Word(object: made)
      return
    }
    if name == "__qualname__" || name == "__module__", made.isDefined(with: name, value) { return }
    let isClassMethod = name == "__init_subclass__" || name == "__class_getitem__"
    let isPlain = value.object(as: FunctionObject.self) != nil
    made.define(name, isClassMethod && isPlain ? .object(ClassMethodDescriptor(value)) : value)
  }

  /// The class whose special methods work on the class itself: the given one, or that of a base.
  private static func metaclass(of bases: [TypeObject], _ given: Value?) throws -> ClassObject? {
    var winner: ClassObject?
    if let given, given.object(as: TypeObject.self) !== BuiltinTypes.type {
      guard let metaclass = given.object(as: ClassObject.self), metaclass.isSubtype(of: BuiltinTypes.type) else {
        throw Raised.notInLgs("the metaclass \(try Operators.repr(given))")
      }
      winner = metaclass
    }
    for case let inherited? in bases.map({ ($0 as? ClassObject)?.metaclass }) {
      if let found = winner, found.isSubtype(of: inherited) { continue }
      guard winner.map(inherited.isSubtype) ?? true else {
        throw Raised.typeError(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of "
            + "all its bases")
      }
      winner = inherited
    }
    return winner
  }

  /// Special names that would change how classes work in ways that lgs does not have.
  private static let lacking: Set<Symbol> = [
    "__del__", "__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__",
  ]

  private static func bases(_ values: [Value]) throws -> [TypeObject] {
    var bases: [TypeObject] = []
    for value in values {
      guard let base = value.object(as: TypeObject.self) else {
        throw Raised.typeError("bases must be types")
      }
      if bases.contains(where: { $0 === base }) { throw Raised.typeError("duplicate base class \(base.name)") }
      bases.append(base)
    }
    return bases.isEmpty ? [BuiltinTypes.object] : bases
  }

  /// The one base written in Swift that says what instances are made of.
  private static func nativeBase(of bases: [TypeObject]) throws -> TypeObject {
    var found = BuiltinTypes.object
    for base in bases {
      let native = (base as? ClassObject)?.nativeBase ?? base
      guard native.derivation != nil else {
        if final.contains(where: { $0 === native }) {
          throw Raised.typeError("type '\(native.name)' is not an acceptable base type")
        }
        throw Raised.notInLgs("a class derived from '\(native.name)'")
      }
      if native.isSubtype(of: found) {
        found = native
      } else if !found.isSubtype(of: native) {
        throw Raised.typeError("multiple bases have instance lay-out conflict")
      }
    }
    return found
  }

  /// Types that Python too derives no class from.
  private static let final: [TypeObject] = [
    BuiltinTypes.bool, BuiltinTypes.none, BuiltinTypes.ellipsis, BuiltinTypes.notImplementedType, BuiltinTypes.function,
    BuiltinTypes.method, BuiltinTypes.nativeFunction, BuiltinTypes.range, BuiltinTypes.slice, BuiltinTypes.generator,
  ]
}

/// The order in which a class and its bases are searched: C3, as in Python.
enum LookUpOrder {
  /// The bases and theirs, each before its own bases and in the order of every class statement.
  /// - Throws: TypeError when there is no such order.
  static func merge(_ bases: [TypeObject]) throws -> [TypeObject] {
    var lists = bases.map(\.resolutionOrder) + [bases]
    var order: [TypeObject] = []
    while true {
      lists.removeAll(where: \.isEmpty)
      if lists.isEmpty { return order }
      guard
        let next = lists.lazy.map({ $0[0] }).first(where: { candidate in
          !lists.contains { $0.dropFirst().contains { $0 === candidate } }
        })
      else {
        let names = bases.map(\.name).joined(separator: ", ")
        throw Raised.typeError("Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
      }
      order.append(next)
      for index in lists.indices where lists[index][0] === next { lists[index].removeFirst() }
    }
  }
}
