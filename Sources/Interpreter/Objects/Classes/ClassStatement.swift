/// What a class statement does: runs the body, then makes the class of its names.
enum ClassStatement {
  /// The function that compiled class statements call.
  static let function = NativeFunction(builtin)

  static let builtin = Builtin(
    "__build_class__(func, name, /, *bases, **kwds)", "Make a class of the names that a function gives.",
    example: "class A: x = 1\nA.x\n#> 1"
  ) { arguments in
    guard let body = arguments[0].object(as: FunctionObject.self), let name = arguments[1].stringValue else {
      throw Raised.typeError("__build_class__: func must be a function")
    }
    let bases = try ClassStatement.bases(arguments.rest)
    if let keyword = arguments.extra.first {
      if keyword.name == "metaclass" { throw Raised.notInLgs("the keyword 'metaclass' of a class") }
      throw Raised.typeError("\(name).__init_subclass__() takes no keyword arguments")
    }
    let order = try LookUpOrder.merge(bases)
    let nativeBase = try ClassStatement.nativeBase(of: bases)
    let names = try Operators.call(.object(body), []).object(as: DictionaryObject.self)?.table.all ?? []
    let module = names.first { $0.key.stringValue == "__module__" }?.value.stringValue
    let made = ClassObject(
      body.code, module: module ?? body.globals.moduleName, bases: bases, order: order, nativeBase: nativeBase)
    for entry in names where entry.key.stringValue != "__module__" {
      try define(Symbol(entry.key.stringValue ?? ""), entry.value, in: made)
    }
    return .object(made)
  }

  private static func define(_ name: Symbol, _ value: Value, in made: ClassObject) throws {
    if lacking.contains(name) { throw Raised.notInLgs("'\(name)' of a class") }
    if name == Scope.classCell, let cell = value.object(as: CellObject.self) {
      cell.word.release()
      cell.word = Word(object: made)
      return
    }
    made.define(name, value)
  }

  /// Special names that would change how classes work in ways that lgs does not have.
  private static let lacking: Set<Symbol> = [
    "__new__", "__del__", "__getattribute__", "__init_subclass__", "__class_getitem__", "__slots__", "__get__",
    "__set__", "__delete__", "__set_name__", "__prepare__", "__instancecheck__", "__subclasscheck__", "__await__",
    "__aiter__",
    "__anext__", "__aenter__", "__aexit__", "__dir__", "__missing__",
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
