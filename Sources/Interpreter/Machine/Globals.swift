/// The variables of a module: slots that compiled code addresses directly.
public final class Globals {
  /// Slots are reserved address space: they never move, so running code keeps its pointer.
  /// Behind the variables, `capacity` further on, stands the builtin of the same name, if there is one.
  let slots: UnsafeMutablePointer<Word>
  static let capacity = 1 << 18
  private var indices = SymbolTable<Int>()
  private(set) var names: [Symbol] = []
  /// The names every module sees behind its own.
  public let builtins: Builtins

  /// Whether names are found that programs of the library make: they do not look for their own names while they run.
  private let findsPromises: Bool

  public init(builtins: Builtins, findsPromises: Bool = true) {
    self.builtins = builtins
    self.findsPromises = findsPromises
    slots = .allocate(capacity: 2 * Globals.capacity)
    builtins.note(self)
  }

  deinit {
    for index in names.indices {
      slots[index].release()
      slots[Globals.capacity + index].release()
    }
    slots.deallocate()
  }

  /// Unbinds every variable: functions refer to their module, which refers to them.
  fileprivate func dissolve() {
    for index in names.indices {
      (slots + index).overwrite(with: .unbound)
      (slots + Globals.capacity + index).overwrite(with: .unbound)
    }
  }

  /// The slot of a name, made when it has none.
  func slot(of name: Symbol) throws -> Int {
    if let index = indices[name] { return index }
    // Finding a name may run a program of the library, which has slots of its own.
    let found = findsPromises ? try builtins.value(of: name) : builtins.known(name)
    let builtin = found.map { Word($0) } ?? .unbound
    let index = names.count
    guard index < Globals.capacity else { throw Raised.memoryError() }
    slots[index] = .unbound
    slots[Globals.capacity + index] = builtin
    indices.set(name, index)
    names.append(name)
    return index
  }

  /// What classes and functions made here give as their module.
  public var moduleName: Value { self["__name__"] ?? builtins["__name__"] ?? .none }

  /// The variable's value, or nil when it is not bound.
  public subscript(name: Symbol) -> Value? {
    guard let index = indices[name], !slots[index].isUnbound else { return nil }
    return slots[index].value
  }

  public func set(_ name: Symbol, _ value: Value) throws {
    (slots + (try slot(of: name))).overwrite(with: Word(value))
  }

  /// Binds a name behind the module's own variables, as the prompt binds `_`.
  public func setBuiltin(_ name: Symbol, _ value: Value) {
    builtins.add(name.name, value)
    if let index = indices[name] { (slots + Globals.capacity + index).overwrite(with: Word(value)) }
  }

  public func remove(_ name: Symbol) {
    if let index = indices[name] { (slots + index).overwrite(with: .unbound) }
  }

  /// Names of the bound variables, in the order they first appeared.
  public var boundNames: [Symbol] { names.indices.filter { !slots[$0].isUnbound }.map { names[$0] } }
}

/// The names that need no import: Python's builtins, then the library's prelude.
public final class Builtins {
  private var values = SymbolTable<Value>()
  /// Names whose values are made when they are wanted.
  private var promised = SymbolTable<() throws -> Value>()
  /// Names that Python or the preamble has and lgs does not.
  public var lacking: Set<String> = []

  public init() {}

  public subscript(name: Symbol) -> Value? { values[name] ?? (try? value(of: name)) }

  /// The value of a name, made when it is wanted for the first time.
  /// Errors: those of the program that makes it.
  func value(of name: Symbol) throws -> Value? {
    if let value = values[name] { return value }
    guard let make = promised[name] else { return nil }
    let value = try make()
    values.set(name, value)
    return value
  }

  /// Whether the name stands for something, which may not be made yet.
  public func has(_ name: Symbol) -> Bool { values[name] != nil || promised[name] != nil }

  /// The value of a name that is there, or has been made.
  func known(_ name: Symbol) -> Value? { values[name] }

  /// Adds a name whose value is made when it is wanted, unless it is there.
  public func promiseBehind(_ name: Symbol, _ make: @escaping () throws -> Value) {
    if values[name] == nil { promised.set(name, make) }
  }

  public func add(_ name: String, _ value: Value) { values.set(Symbol(name), value) }

  /// Adds a name unless it is there: Python's own builtins win over the prelude's.
  public func addBehind(_ name: Symbol, _ value: Value) {
    if values[name] == nil { values.set(name, value) }
  }

  public func add(_ functions: [Builtin]) {
    for function in functions { values.set(function.symbol, .object(NativeFunction(function))) }
  }

  public func add(_ types: [TypeObject]) {
    for type in types { values.set(Symbol(type.name), .object(type)) }
  }

  // MARK: The end of a session

  private struct Module { weak var variables: Globals? }

  /// The modules that see these builtins.
  private var modules: [Module] = []
  private var modulesToPruneAt = 64

  fileprivate func note(_ variables: Globals) {
    if modules.count >= modulesToPruneAt {
      modules.removeAll { $0.variables == nil }
      modulesToPruneAt = 64 + 2 * modules.count
    }
    modules.append(Module(variables: variables))
  }

  /// Forgets everything: the library's namespaces and the modules refer to the builtins, which refer to them.
  func dissolve() {
    let left = modules
    (values, promised, modules) = (SymbolTable(), SymbolTable(), [])
    for module in left { module.variables?.dissolve() }
  }

  public var names: [Symbol] { values.keys + promised.keys.filter { values[$0] == nil } }
}
