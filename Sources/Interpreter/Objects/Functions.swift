import Syntax

/// A function written in the language: its code, its defaults and the variables it closes over.
public final class FunctionObject: Object {
  public let code: Code
  let globals: Globals
  let cells: [CellObject]
  /// Defaults of the last positional parameters.
  let defaults: [Value]
  let keywordDefaults: [Symbol: Value]
  private var attributes = SymbolTable<Value>()

  init(
    code: Code, globals: Globals, cells: [CellObject], defaults: [Value], keywordDefaults: [Symbol: Value]
  ) {
    self.code = code
    self.globals = globals
    self.cells = cells
    self.defaults = defaults
    self.keywordDefaults = keywordDefaults
    super.init(kind: .function)
  }

  public override var type: TypeObject { BuiltinTypes.function }
  public override func repr() throws -> String {
    "<function \(attributes["__qualname__"]?.stringValue ?? code.qualifiedName) at \(address)>"
  }

  /// The module that the function was defined in.
  var moduleName: Value { globals.moduleName }

  /// Whether a class that has the function as it is can have no instances.
  var isAbstract: Bool {
    guard case .bool(true)? = attributes["__isabstractmethod__"] else { return false }
    return true
  }

  public override func call(_ arguments: CallArguments) throws -> Value {
    try Machine.current.call(self, arguments, receiver: nil)
  }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    if let value = attributes[name] { return value }
    switch name.name {
    case "__name__": return .string(code.name)
    case "__qualname__": return .string(code.qualifiedName)
    case "__doc__": return code.documentation.map { .string($0) } ?? Value.none
    case "__module__": return moduleName
    case "__defaults__": return defaults.isEmpty ? Value.none : .tuple(defaults)
    case "__kwdefaults__": return try keywordDefaults.isEmpty ? Value.none : keywordDefaultsInOrder()
    case "__dict__": return .object(DictionaryObject(of: self))
    case "__code__": return .object(CodeObject(code))
    case "__annotations__":
      let made = try annotations()
      attributes.set(name, made)
      return made
    case _: return nil
    }
  }

  /// The annotations are evaluated when they are first asked for, with the names of the module as they are then.
  private func annotations() throws -> Value {
    if code.annotations.isEmpty { return .object(DictionaryObject()) }
    let names = try Globals(copying: globals)
    let span = code.annotations[0].value.span
    let entries = code.annotations.map {
      DictionaryEntry.pair(key: Expression(.constant(.string($0.name)), span), value: $0.value)
    }
    let target = Expression(.name("__annotations__"), span)
    let statement = Statement(
      .assignment(targets: [target], value: Expression(.dictionary(entries), span)), span)
    try LanguageModule.run([statement], code.source, in: names)
    return names["__annotations__"] ?? .none
  }

  private func keywordDefaultsInOrder() throws -> Value {
    var table = ValueTable()
    for name in code.parameters.keywordOnly {
      if let value = keywordDefaults[name] { try table.set(.string(name.name), value) }
    }
    return .object(DictionaryObject(table))
  }

  public override func setAttribute(_ name: Symbol, to value: Value) throws { attributes.set(name, value) }

  public override func deleteAttribute(_ name: Symbol) throws {
    guard attributes.remove(name) else {
      throw Raised.attributeError(
        "'function' object has no attribute '\(name)'", object: .object(self), name: name)
    }
  }

  public override var ownAttributeNames: [Symbol] { attributes.keys }
  public override var briefDescription: String { "function \(CallableSignature(self).text)" }
  public override var callSignature: CallableSignature? { CallableSignature(self) }

  public override func visitChildren(_ visit: (Value) -> Void) {
    cells.forEach { visit(.object($0)) }
    defaults.forEach(visit)
    keywordDefaults.values.forEach(visit)
    attributes.values.forEach(visit)
  }
}

extension FunctionObject: NameStore {
  /// The attributes that programs gave the function, without those that say what every function says.
  public var storedNames: [(Symbol, Value)] {
    get { attributes.filter { !FunctionObject.ownNames.contains($0.key) }.map { ($0.key, $0.value) } }
    set {
      var table = SymbolTable<Value>()
      for (name, value) in attributes where FunctionObject.ownNames.contains(name) { table.set(name, value) }
      for (name, value) in newValue { table.set(name, value) }
      attributes = table
    }
  }

  private static let ownNames: Set<Symbol> = [
    "__name__", "__qualname__", "__doc__", "__module__", "__annotations__", "__defaults__", "__kwdefaults__",
  ]
}

/// A variable that a closure shares with the function around it.
public final class CellObject: Object {
  var word: Word = .unbound

  init() { super.init(kind: .cell) }
  deinit { word.release() }

  public override var type: TypeObject { BuiltinTypes.cell }

  public override func visitChildren(_ visit: (Value) -> Void) {
    if !word.isUnbound { visit(word.value) }
  }
}

/// `instance.method`: a function with its first argument in place.
public final class BoundMethodObject: Object {
  public let function: FunctionObject
  public let receiver: Value

  public init(function: FunctionObject, receiver: Value) {
    self.function = function
    self.receiver = receiver
    super.init(kind: .boundMethod)
  }

  public override var type: TypeObject { BuiltinTypes.method }

  public override func repr() throws -> String {
    "<bound method \(function.code.qualifiedName) of \(try receiver.repr())>"
  }

  public override func call(_ arguments: CallArguments) throws -> Value {
    try Machine.current.call(function, arguments, receiver: receiver)
  }

  public override var callSignature: CallableSignature? { CallableSignature(function, hidesReceiver: true) }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "__self__": return receiver
    case "__func__": return .object(function)
    case _: return try function.ownAttribute(name)
    }
  }

  public override func visitChildren(_ visit: (Value) -> Void) {
    visit(.object(function))
    visit(receiver)
  }
}

/// A function written in Swift, bound to its receiver when it is a method of one.
public final class NativeFunction: Object {
  public let builtin: Builtin
  public let receiver: Value?

  public init(_ builtin: Builtin, receiver: Value? = nil) {
    self.builtin = builtin
    self.receiver = receiver
    super.init(kind: .native)
  }

  public override var type: TypeObject { BuiltinTypes.nativeFunction }

  public override func repr() throws -> String {
    if let receiver, case .object(let object) = receiver {
      return "<built-in method \(builtin.name) of \(receiver.typeName) object at \(object.address)>"
    }
    if let text = builtin.describe(address: address) { return text }
    if builtin.owner.isEmpty || builtin.signature.parameters.first?.name != "self" {
      return "<built-in function \(builtin.name)>"
    }
    return "<method '\(builtin.name)' of '\(builtin.owner)' objects>"
  }

  public override func call(_ arguments: CallArguments) throws -> Value {
    try builtin.call(arguments, receiver: receiver)
  }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: NativeFunction.self) else { return nil }
    let same =
      builtin === right.builtin
      && (receiver.map { own in right.receiver.map { own.isIdentical(to: $0) } ?? false } ?? (right.receiver == nil))
    switch operation {
    case .equal: return .bool(same)
    case .notEqual: return .bool(!same)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  public override func hash() throws -> Int { ObjectIdentifier(builtin).hashValue }
  public override var briefDescription: String { "function \(builtin.signatureText)" }
  public override var callSignature: CallableSignature? {
    CallableSignature(builtin, hidesReceiver: receiver != nil)
  }
  public override var callResultType: TypeObject? { builtin.resultType }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "__name__", "__qualname__": return .string(builtin.name)
    case "__doc__": return .string(builtin.summary)
    case "__self__": return receiver
    case _: return try builtin.attribute(name)
    }
  }

  public override func visitChildren(_ visit: (Value) -> Void) {
    if let receiver { visit(receiver) }
  }
}
