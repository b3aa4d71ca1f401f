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
    let names = { try Operators.call(.object(body), []).object(as: DictionaryObject.self)?.table.all ?? [] }
    return .object(
      try make(ClassObject.Definition(body), bases: arguments.rest, keywords: arguments.extra, names: names))
  }

  /// `type(name, bases, names)`: a class without a class statement.
  public static func make(name: String, bases: Value, names: DictionaryObject) throws -> Value {
    let definition = ClassObject.Definition(
      name: name, module: names.table.all.first { $0.key.stringValue == "__module__" }?.value ?? .string("__main__"))
    return .object(
      try make(definition, bases: try Operators.array(bases), keywords: [], names: { names.table.all }))
  }

  private static func make(
    _ definition: ClassObject.Definition, bases: [Value], keywords: [(name: Symbol, value: Value)],
    names: () throws -> [ValueTable.Entry]
  ) throws -> ClassObject {
    let bases = try ClassStatement.bases(bases)
    let made = ClassObject(
      definition, bases: bases, order: try LookUpOrder.merge(bases), nativeBase: try nativeBase(of: bases),
      metaclass: try metaclass(of: bases, keywords.first { $0.name == "metaclass" }?.value))
    for entry in try names() { try define(Symbol(entry.key.stringValue ?? ""), entry.value, in: made) }
    made.completeSlots()
    try made.initializeSubclass(keywords.filter { $0.name != "metaclass" })
    return made
  }

  private static func define(_ name: Symbol, _ value: Value, in made: ClassObject) throws {
    if lacking.contains(name) { throw Raised.notInLgs("'\(name)' of a class") }
    if name == Scope.classCell, let cell = value.object(as: CellObject.self) {
      cell.word.release()
      cell.word = Word(object: made)
      return
    }
    let isClassMethod = name == "__init_subclass__" || name == "__class_getitem__"
    let isPlain = value.object(as: FunctionObject.self) != nil
    made.define(name, isClassMethod && isPlain ? .object(ClassMethodDescriptor(value)) : value)
  }

  /// The class whose special methods work on the class itself: the given one, or that of a base.
  private static func metaclass(of bases: [TypeObject], _ given: Value?) throws -> ClassObject? {
    let inherited = bases.lazy.compactMap { ($0 as? ClassObject)?.metaclass }.first
    guard let given else { return inherited }
    if given.object(as: TypeObject.self) === BuiltinTypes.type { return inherited }
    guard let metaclass = given.object(as: ClassObject.self), metaclass.isSubtype(of: BuiltinTypes.type) else {
      throw Raised.notInLgs("the metaclass \(try Operators.repr(given))")
    }
    return metaclass
  }

  /// Special names that would change how classes work in ways that lgs does not have.
  private static let lacking: Set<Symbol> = [
    "__del__", "__getattribute__", "__get__", "__set__", "__delete__", "__set_name__", "__prepare__",
    "__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__",
    "__dir__",
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
