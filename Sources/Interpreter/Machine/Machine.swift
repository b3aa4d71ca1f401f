import Syntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The register machine that runs code.
///
/// Registers are `Word`s on one stack; a call's window starts at its arguments, so nothing is copied. Temporaries are
/// consumed by the instruction that reads them. Errors are Swift errors; `unwind` finds their handler.
public final class Machine {
  /// The machine whose code is running; there is one at a time.
  nonisolated(unsafe) public internal(set) static var current = Machine()

  /// Non-zero when the user asked to stop; kernels and loops poll it.
  public var interruptFlag: UnsafeMutablePointer<Int32>
  /// What the flag holds when a front end wants a moment between two instructions, as for a line of progress.
  public static let momentRequest: Int32 = 2
  /// What is done in that moment.
  public var moment: (() -> Void)?
  /// The depth of calls outside `withoutCalls`; nil where functions can be entered.
  var depthWithoutCalls: Int?
  /// Whether errors keep the variables of the functions that they leave, for a look at them afterwards.
  var keepsLocals = false
  /// Where `print` and echoes go.
  public var output: OutputSink = DiscardingOutput()
  /// Where warnings and `sys.stderr` go; nil is the process's standard error.
  public var errorOutput: OutputSink?
  /// Files that stand for addresses on the network, as the front end has been told; reading asks here first.
  public var localCopies: [String: String] = [:]
  /// Shows the value of an expression statement, as the front end does.
  var display: (Value) throws -> Void = { _ in }
  /// Shows values in their richest form, as `display(x)` and `plt.show()` ask for.
  public internal(set) var publish: ([Value]) throws -> Void = { _ in }
  /// Whether the front end shows more than text.
  public internal(set) var publishesPictures = false
  /// Finds the module of a path, for `import`.
  var importer: (String) throws -> Value = { path in
    throw Raised(BuiltinTypes.moduleNotFoundError, "No module named '\(path)'")
  }

  let stack: UnsafeMutablePointer<Word>
  static let stackCapacity = 1 << 20
  let frames: UnsafeMutablePointer<Frame>
  public static let recursionLimit = 1000

  /// What the hot loop changes, behind a pointer so that access costs no exclusivity checks.
  struct State {
    var frameCount = 0
    // Between two counters that calls change together: both would be read as one word that is not yet written.
    var handledCount = 0
    /// Levels of calls and of nested Swift work, against Python's limit.
    var depth = 0
    /// Whether generators died at a `yield` whose `finally` has still to run.
    var hasAbandoned = false
  }
  let state: UnsafeMutablePointer<State>
  /// Exceptions being handled, outermost first; `State.handledCount` is their number.
  private(set) var handled: [ExceptionObject] = []
  /// The exception on its way to the handler about to run.
  var pending: ExceptionObject?
  /// Where the frame goes on that a `yield` has just taken off the stack; nil when it has ended.
  var suspended: UnsafeMutablePointer<Instruction>?
  /// The exceptions that the handlers of that frame are handling.
  var suspendedHandled: [ExceptionObject] = []
  /// Generators that died at a `yield` whose `finally` has still to run, oldest first.
  var abandoned: [GeneratorObject.Activation] = []

  /// One activation of a function.
  struct Frame {
    /// The function, or for a module `run`, keeps it alive.
    var code: Unmanaged<Code>
    /// Keeps the function alive while it runs; nil for a module.
    var function: Unmanaged<Object>?
    var registers: UnsafeMutablePointer<Word>
    /// The module the code belongs to; the function, or the session, keeps it alive.
    var module: Unmanaged<Globals>
    /// The next instruction, saved while a callee runs.
    var next: UnsafeMutablePointer<Instruction>
    /// Where the caller wants the result.
    var result: UnsafeMutablePointer<Word>
    /// How many exceptions were being handled on entry.
    var handledCount: Int
    /// The instance that the frame, an `__init__`, initialises for a call of its class.
    var instance: Unmanaged<Object>?
    /// Where the frame, a generator's, leaves its registers at a `yield`.
    var shelf: UnsafeMutablePointer<Word>?
  }

  init() {
    interruptFlag = .allocate(capacity: 1)
    interruptFlag.initialize(to: 0)
    // Zero is an unbound word. The system gives the memory as it is used.
    stack = calloc(Machine.stackCapacity, MemoryLayout<Word>.stride).unsafelyUnwrapped
      .bindMemory(to: Word.self, capacity: Machine.stackCapacity)
    frames = .allocate(capacity: Machine.recursionLimit + 8)
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  deinit {
    free(stack)
    frames.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Runs `body` one level deeper; too deep raises RecursionError.
  ///
  /// What walks through objects of objects comes here at every one, so Ctrl-C is looked for here too.
  public func nested<Result>(_ body: () throws -> Result) throws -> Result {
    guard state.pointee.depth < Machine.recursionLimit else { throw Raised.recursionError() }
    try checkInterrupt()
    state.pointee.depth += 1
    defer { state.pointee.depth -= 1 }
    return try body()
  }

  /// Raises KeyboardInterrupt when the user asked to stop.
  @inline(__always)
  public func checkInterrupt() throws {
    if interruptFlag.pointee != 0 { try raiseInterrupt() }
  }

  /// Raises KeyboardInterrupt when the user asked to stop; a loop of short turns looks once in a thousand.
  @inline(__always)
  public func checkInterrupt(after turns: Int) throws {
    if turns & 1023 == 0 { try checkInterrupt() }
  }

  @inline(never)
  private func raiseInterrupt() throws {
    let request = interruptFlag.pointee
    interruptFlag.pointee = 0
    guard request == Machine.momentRequest else { throw Raised.interrupted() }
    moment?()
  }

  // MARK: Entry

  /// Runs a module's code.
  func run(module code: Code, globals: Globals) throws {
    let base = freeStack
    guard base + code.registerCount < stack + Machine.stackCapacity else { throw Raised.recursionError() }
    for index in 0..<code.registerCount { base[index] = .unbound }
    try enter(code, function: nil, registers: base, globals: globals)
    try withExtendedLifetime(code) { _ = try run(until: state.pointee.frameCount - 1) }
    if state.pointee.hasAbandoned { try closeAbandoned() }
  }

  /// Calls a function of the language from Swift.
  func call(_ function: FunctionObject, _ arguments: CallArguments, receiver: Value?) throws -> Value {
    let base = freeStack
    let code = function.code
    try reserve(code, at: base)
    if arguments.keywords.isEmpty, code.directArity == arguments.count + (receiver == nil ? 0 : 1) {
      var register = base
      if let receiver {
        register.pointee = Word(receiver)
        register += 1
      }
      for index in 0..<arguments.count {
        arguments.words[index].retain()
        register[index] = arguments.words[index]
      }
      placeCells(of: function, at: base)
    } else {
      try bind(function, arguments, receiver: receiver, into: base)
    }
    if code.isGenerator { return .object(GeneratorObject(function, registers: base)) }
    try enter(code, function: function, registers: base, globals: function.globals)
    return try run(until: state.pointee.frameCount - 1)
  }

  /// Calls a method of the language with one argument or without.
  func call(_ function: FunctionObject, _ receiver: Value, _ argument: Value? = nil) throws -> Value {
    let code = function.code
    guard code.directArity == (argument == nil ? 1 : 2) else {
      return try CallArguments.with(argument.map { [$0] } ?? []) { try call(function, $0, receiver: receiver) }
    }
    let base = freeStack
    try reserve(code, at: base)
    base[0] = Word(receiver)
    if let argument { base[1] = Word(argument) }
    placeCells(of: function, at: base)
    try enter(code, function: function, registers: base, globals: function.globals)
    return try run(until: state.pointee.frameCount - 1)
  }

  /// The first register above every live window.
  var freeStack: UnsafeMutablePointer<Word> {
    let count = state.pointee.frameCount
    if count == 0 { return stack }
    let frame = frames[count - 1]
    return frame.registers + frame.code._withUnsafeGuaranteedRef { $0.registerCount }
  }

  /// Makes the registers of a window valid and empty.
  func reserve(_ code: Code, at base: UnsafeMutablePointer<Word>) throws {
    guard base + code.registerCount < stack + Machine.stackCapacity else { throw Raised.recursionError() }
    for index in 0..<code.registerCount { base[index] = .unbound }
  }

  /// Pushes a frame whose registers are ready.
  func enter(
    _ code: Code, function: FunctionObject?, registers: UnsafeMutablePointer<Word>,
    globals: Globals
  ) throws {
    guard state.pointee.depth < Machine.recursionLimit else {
      release(registers, code.registerCount)
      throw Raised.recursionError()
    }
    state.pointee.depth += 1
    frames[state.pointee.frameCount] = Frame(
      code: .passUnretained(code), function: function.map { .passRetained($0) }, registers: registers,
      module: .passUnretained(globals), next: code.instructions, result: registers,
      handledCount: state.pointee.handledCount)
    state.pointee.frameCount += 1
  }

  /// Pops the top frame and everything it owns.
  @inline(__always)
  func leave() {
    state.pointee.frameCount &-= 1
    state.pointee.depth &-= 1
    let frame = frames[state.pointee.frameCount]
    release(frame.registers, frame.code._withUnsafeGuaranteedRef { $0.registerCount })
    if state.pointee.handledCount > frame.handledCount { dropHandled(to: frame.handledCount) }
    frame.function?.release()
    frame.instance?.release()
  }

  /// Begins handling an exception.
  func pushHandled(_ exception: ExceptionObject) {
    handled.append(exception)
    state.pointee.handledCount = handled.count
  }

  /// Ends handling down to `count` exceptions.
  @inline(never)
  func dropHandled(to count: Int) {
    handled.removeLast(max(0, handled.count - count))
    state.pointee.handledCount = handled.count
  }

  /// Gives back the references that registers hold; numbers stay behind.
  @inline(__always)
  func release(_ registers: UnsafeMutablePointer<Word>, _ count: Int) {
    var register = registers
    let end = registers + count
    while register < end {
      if register.pointee.tag == Word.Tag.object {
        let word = register.pointee
        register.pointee = .unbound
        word.release()
      }
      register += 1
    }
  }
}

/// Where a session's standard output goes.
public protocol OutputSink: AnyObject {
  func write(_ text: String) throws
  func flush() throws
}

final class DiscardingOutput: OutputSink {
  func write(_ text: String) {}
  func flush() {}
}
