import Syntax

/// How the values of expression statements are shown.
public enum EchoMode {
  /// Scripts: not at all.
  case none
  /// The prompt: every expression statement.
  case all
  /// A notebook cell: the last statement, when it is an expression.
  case last
}

/// Compiles the body of one function or module into register code.
final class Compiler {
  /// Where a variable of the current frame lives.
  enum Place {
    case register(Int)
    case cell(Int)
    case global(Int)
    /// A name of a class body: in its register, or a global before the body binds it.
    case className(Int, global: Int)
  }

  /// What control flow leaves when it jumps out.
  enum Block {
    case loop(Loop)
    /// A `finally` body, run on every way out; it is outside the protections from `depth` on.
    case finally([Statement], depth: Int)
    /// A `with` block whose context manager is in the register.
    case with(Int, depth: Int)
    /// A handler's body; leaving it ends the handling of the exception in the register and unbinds its name.
    case handler(name: Symbol?, exception: Int)
  }

  final class Loop {
    let iterator: Int?
    var breaks: [Int] = []
    let start: Int
    init(start: Int, iterator: Int?) {
      self.start = start
      self.iterator = iterator
    }
  }

  let program: Program
  var draft: CodeDraft
  /// The scope whose names are visible at this point; comprehensions push theirs.
  var scope: Scope
  let frameScope: Scope
  var blocks: [Block] = []
  /// Instruction ranges protected by open handlers, innermost last; inlined exits close and reopen them.
  var protections: [Protection] = []
  private var registers: [ObjectIdentifier: [Symbol: Int]] = [:]
  private var freeRegisters: [Symbol: Int] = [:]
  private var symbolIndices: [Symbol: Int] = [:]
  /// The first free temporary.
  var top = 0
  var span = Span(0, 0)
  var echo = EchoMode.none
  /// Jumps of `continue`, one list for each open loop.
  var pendingContinues: [[Int]] = []

  /// What all functions of a program share.
  final class Program {
    let source: SourceFile
    let scopes: [ScopeAnalyzer.Key: Scope]
    let globals: Globals

    init(source: SourceFile, scopes: [ScopeAnalyzer.Key: Scope], globals: Globals) {
      self.source = source
      self.scopes = scopes
      self.globals = globals
    }
  }

  final class Protection {
    var start: Int
    var ranges: [(start: Int, end: Int)] = []
    init(start: Int) { self.start = start }
  }

  init(_ program: Program, name: String, qualifiedName: String, scope: Scope) {
    self.program = program
    self.scope = scope
    frameScope = scope
    draft = CodeDraft(name: name, qualifiedName: qualifiedName, source: program.source)
  }

  /// Compiles a module.
  static func compile(
    _ statements: [Statement], source: SourceFile, globals: Globals, echo: EchoMode
  ) throws -> Code {
    let analysis = try ScopeAnalyzer.analyze(statements)
    let program = Program(source: source, scopes: analysis.scopes, globals: globals)
    let compiler = Compiler(program, name: "<module>", qualifiedName: "<module>", scope: analysis.root)
    compiler.echo = echo
    try compiler.allocateLocals(parameters: [])
    try compiler.compileModule(statements)
    return compiler.finish()
  }

  private func compileModule(_ statements: [Statement]) throws {
    for (index, statement) in statements.enumerated() {
      // A notebook cell shows its last expression.
      if echo == .last, index == statements.count - 1, case .expression = statement.form { echo = .all }
      try compile(statement)
    }
    emitReturnNone()
  }

  func finish() -> Code {
    draft.registerCount = max(draft.registerCount, top) + 1
    return Code(draft)
  }

  // MARK: Registers and names

  /// Gives every named variable of the frame its register; comprehension variables follow the function's own.
  func allocateLocals(parameters: [Symbol]) throws {
    for name in parameters { allocate(name, in: frameScope) }
    if frameScope.kind != .module {
      for name in frameScope.bound where registers[ObjectIdentifier(frameScope)]?[name] == nil {
        allocate(name, in: frameScope)
      }
    }
    if frameScope.kind == .classBody, frameScope.captured.contains(Scope.classCell) {
      allocate(Scope.classCell, in: frameScope)
    }
    allocateComprehensions(of: frameScope)
    for name in frameScope.free {
      freeRegisters[name] = draft.localNames.count
      draft.freeRegisters.append(draft.localNames.count)
      draft.localNames.append(name)
    }
    top = draft.localNames.count
    guard top < Int(UInt16.max) / 2 else { throw SyntaxProblem("too many local variables for lgs", span) }
    guard frameScope.kind != .module else { return }
    for name in frameScope.captured {
      if let register = registers[ObjectIdentifier(frameScope)]?[name] { emit(.makeCell, register) }
    }
  }

  private func allocate(_ name: Symbol, in scope: Scope) {
    registers[ObjectIdentifier(scope), default: [:]][name] = draft.localNames.count
    draft.localNames.append(name)
  }

  private func allocateComprehensions(of scope: Scope) {
    for child in scope.children where child.kind == .comprehension {
      for name in child.bound { allocate(name, in: child) }
      allocateComprehensions(of: child)
    }
  }

  /// Registers of a comprehension's variables; those that closures use become cells each time it starts.
  func openComprehension(_ inner: Scope) {
    for name in inner.bound {
      guard let register = registers[ObjectIdentifier(inner)]?[name] else { continue }
      if inner.captured.contains(name) {
        emit(.clear, register)
        emit(.makeCell, register)
      }
    }
  }

  func closeComprehension(_ inner: Scope) {
    for name in inner.bound {
      if let register = registers[ObjectIdentifier(inner)]?[name] { emit(.clear, register) }
    }
  }

  func place(of name: Symbol) throws -> Place {
    var scope = self.scope
    while true {
      if scope.globals.contains(name) { break }
      if scope.kind != .module, scope.binds(name), let register = registers[ObjectIdentifier(scope)]?[name] {
        if scope.kind != .classBody { return scope.captured.contains(name) ? .cell(register) : .register(register) }
        // Comprehensions do not see the names of the class body around them.
        if scope === self.scope { return .className(register, global: try program.globals.slot(of: name)) }
      }
      if scope === frameScope {
        if let register = freeRegisters[name] { return .cell(register) }
        break
      }
      guard let parent = scope.parent else { break }
      scope = parent
    }
    return .global(try program.globals.slot(of: name))
  }

  /// The register of the cell that an inner function takes for `name`.
  func cellRegister(of name: Symbol) throws -> Int {
    if frameScope.kind == .classBody, name == Scope.classCell,
      let register = registers[ObjectIdentifier(frameScope)]?[name]
    {
      return register
    }
    switch try place(of: name) {
    case .cell(let register): return register
    case .register, .global, .className: throw SyntaxProblem("'\(name)' cannot be captured here", span)
    }
  }

  func temporary() throws -> Int {
    let register = top
    top += 1
    draft.registerCount = max(draft.registerCount, top)
    guard top < Int(UInt16.max) - 8 else { throw SyntaxProblem("expression too large for lgs", span) }
    return register
  }

  func isTemporary(_ register: Int) -> Bool { register >= draft.localNames.count }

  // MARK: Emission

  @discardableResult
  func emit(_ operation: Instruction.Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> Int {
    draft.instructions.append(Instruction(operation, a, b, c))
    draft.spans.append(span)
    return draft.instructions.count - 1
  }

  @discardableResult
  func emit(_ operation: Instruction.Operation, _ a: Int = 0, wide: Int) -> Int {
    draft.instructions.append(Instruction(operation, a, wide: wide))
    draft.spans.append(span)
    return draft.instructions.count - 1
  }

  var position: Int { draft.instructions.count }

  /// Points the jump at `index` to the next instruction.
  func patch(_ index: Int) { patch(index, to: position) }

  func patch(_ index: Int, to target: Int) {
    let old = draft.instructions[index]
    draft.instructions[index] = Instruction(old.operation, Int(old.a), wide: target - index - 1)
  }

  func patch(_ indices: [Int]) { indices.forEach { patch($0) } }

  func jumpBack(to target: Int) { emit(.loop, wide: target - position - 1) }

  func constant(_ value: Value) -> Int {
    draft.constants.append(value)
    return draft.constants.count - 1
  }

  func symbol(_ name: String) throws -> Int {
    let symbol = Symbol(name)
    if let index = symbolIndices[symbol] { return index }
    draft.symbols.append(symbol)
    guard draft.symbols.count < Int(UInt16.max) else { throw SyntaxProblem("too many names for lgs", span) }
    symbolIndices[symbol] = draft.symbols.count - 1
    return draft.symbols.count - 1
  }

  func emitReturnNone() {
    let register = top
    draft.registerCount = max(draft.registerCount, top + 1)
    emit(.loadNone, register)
    emit(.returnValue, register)
  }
}
