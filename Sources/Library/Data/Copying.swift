import DataFrames
import Interpreter
import NeuralNets
import Tensors

/// The module `copy`: values that share nothing with their originals, or nothing but their items.
enum CopyNamespace {
  static func make() -> NamespaceObject {
    let namespace = NamespaceObject("copy")
    namespace.add([shallow, deep])
    namespace.add("Error", .object(BuiltinTypes.exception))
    return namespace
  }

  private static let shallow = Builtin(
    "copy(x)", of: "copy", "Return a copy of the object that holds the same items.",
    example: "import copy\na = [1, [2]]\nb = copy.copy(a)\nb.append(3)\na, b[1] is a[1]\n#> ([1, [2]], True)",
    style: .python
  ) { try ShallowCopy.of($0[0]) }

  private static let deep = Builtin(
    "deepcopy(x, memo=None)", of: "copy", "Return a copy of the object and of all it holds.",
    example: "import copy\na = [1, [2]]\nb = copy.deepcopy(a)\nb[1].append(3)\na, b\n#> ([1, [2]], [1, [2, 3]])",
    style: .python
  ) { arguments in
    var copies = DeepCopy()
    defer { copies.dispose() }
    return try copies.copy(arguments[0])
  }
}

/// `copy.copy`.
enum ShallowCopy {
  static func of(_ value: Value) throws -> Value {
    guard case .object(let object) = value else { return value }
    if let instance = object as? InstanceObject { return try copy(instance) }
    switch object {
    case let list as ListObject: return .list(list.items)
    case let dictionary as DictionaryObject: return .object(try copiedTable(of: dictionary))
    case let set as SetObject: return set.isFrozen ? value : .object(try set.copied(isFrozen: false))
    case let tensor as TensorObject: return Value(try torch { try tensor.tensor.clone() })
    case let array as ArrayObject: return .object(ArrayObject(try torch { try array.tensor.clone() }))
    case let frame as DataFrameObject: return .object(DataFrameObject(frame.frame))
    case let series as SeriesObject: return .object(SeriesObject(series.series))
    case _ where DeepCopy.isShared(object): return value
    case _: throw Raised.notInLgs("copying a \(value.typeName)")
    }
  }

  private static func copy(_ instance: InstanceObject) throws -> Value {
    if let method = try instance.special("__copy__") { return try Operators.call(method, []) }
    let state = InstanceState(instance.state.type)
    state.attributes = instance.state.attributes
    guard let native = instance.native else { return .object(InstanceObject(state)) }
    guard case .object(let copied) = try of(.object(native)), let native = copied as? any NativeBase else {
      throw Raised.notInLgs("copying a \(instance.type.name)")
    }
    return .object(InstanceObject(state, native: native))
  }

  /// A dict of the same kind with the same pairs.
  static func copiedTable(of dictionary: DictionaryObject) throws -> DictionaryObject {
    let copy = dictionary.emptyCopy()
    copy.table = dictionary.table
    return copy
  }
}

/// `copy.deepcopy`: an object that the original holds twice, the copy holds twice.
struct DeepCopy {
  /// Where the copy of an object stands among the copies.
  private var places: [ObjectIdentifier: Int] = [:]
  private var copies: [Value] = []
  private var originals: [Value] = []
  private var modules = DeepCopies()

  /// Frees what was kept on the way, which can be millions of objects.
  mutating func dispose() {
    var (copies, originals): ([Value], [Value]) = ([], [])
    swap(&copies, &self.copies)
    swap(&originals, &self.originals)
    Disposal.dispose(inPieces: copies)
    Disposal.dispose(inPieces: originals)
  }

  mutating func copy(_ value: Value) throws -> Value {
    guard case .object(let object) = value else { return value }
    if let place = places[ObjectIdentifier(object)] { return copies[place] }
    let copied = try Machine.current.nested { try copy(object) }
    remember(object, copied)
    return copied
  }

  private mutating func remember(_ original: Object, _ copy: Value) {
    if let place = places[ObjectIdentifier(original)] {
      copies[place] = copy
      return
    }
    places[ObjectIdentifier(original)] = copies.count
    copies.append(copy)
    originals.append(.object(original))
  }

  private mutating func copy(_ object: Object) throws -> Value {
    switch object {
    case let instance as InstanceObject: return try copy(instance)
    case let list as ListObject:
      let result = ListObject([])
      remember(list, .object(result))
      for (index, item) in list.items.enumerated() {
        try Machine.current.checkInterrupt(after: index)
        try result.items.grow(by: copy(item))
      }
      return .object(result)
    case let tuple as TupleObject where type(of: tuple) == TupleObject.self:
      return .tuple(
        try tuple.items.enumerated().map { index, item in
          try Machine.current.checkInterrupt(after: index)
          return try copy(item)
        })
    case let dictionary as DictionaryObject:
      let result = dictionary.emptyCopy()
      remember(dictionary, .object(result))
      for (index, entry) in dictionary.table.all.enumerated() {
        try Machine.current.checkInterrupt(after: index)
        try result.table.set(copy(entry.key), copy(entry.value))
      }
      return .object(result)
    case let set as SetObject: return .object(try set.copied(isFrozen: set.isFrozen))
    case let tensor as TensorObject: return Value(try torch { try modules.copy(tensor.tensor) })
    case let module as ModuleObject: return ModuleObject.value(of: try copy(module.module))
    case _ where DeepCopy.isShared(object): return .object(object)
    case _: return try ShallowCopy.of(.object(object))
    }
  }

  private mutating func copy(_ instance: InstanceObject) throws -> Value {
    if let method = try instance.special("__deepcopy__") {
      return try Operators.call(method, [.object(DictionaryObject())])
    }
    if let module = instance.native as? ModuleObject { return ModuleObject.value(of: try copy(module.module)) }
    let state = InstanceState(instance.state.type)
    var native: (any NativeBase)?
    if let original = instance.native, case .object(let copied) = try copy(.object(original)) {
      native = copied as? any NativeBase
    }
    let result = InstanceObject(state, native: native)
    remember(instance, .object(result))
    try fill(state, from: instance.state)
    return .object(result)
  }

  private mutating func fill(_ state: InstanceState, from original: InstanceState) throws {
    for (name, value) in original.attributes { state.attributes.set(name, try copy(value)) }
  }

  /// A network, with the attributes that a program's class gave its instances.
  private mutating func copy(_ module: Module) throws -> Module {
    var derived: [(DerivedModule, DerivedModule)] = []
    modules.copyBehavior = { original, copy, _ in
      guard let behavior = original.behavior as? DerivedModule else { return }
      let made = DerivedModule(InstanceState(behavior.state.type), copy)
      copy.behavior = made
      derived.append((behavior, made))
    }
    let copied = try torch { try modules.copy(module) }
    for (original, made) in derived { try fill(made.state, from: original.state) }
    return copied
  }

  /// Whether copies hold the object itself: what cannot change, and what stands for itself.
  static func isShared(_ object: Object) -> Bool {
    switch object {
    case is StringObject, is BigIntObject, is FunctionObject, is NativeFunction, is TypeObject, is NamespaceObject,
      is RangeObject, is SingletonObject, is BoundMethodObject, is TupleObject, is SliceObject:
      return true
    case _: return object.kind == .other && object.type === BuiltinTypes.object
    }
  }
}
