#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A generator: a function's frame that runs from one `yield` to the next.
public final class GeneratorObject: Object {
  private enum Stage { case created, suspended, running, finished }

  /// What a generator that does not run keeps of its frame.
  struct Activation {
    let function: FunctionObject
    /// As many as the code has; they own what they hold while the generator is suspended.
    let registers: UnsafeMutablePointer<Word>
    var next: UnsafeMutablePointer<Instruction>
    /// The exceptions that its handlers were handling at the `yield`.
    var handled: [ExceptionObject] = []

    /// Whether a handler or a `finally` has to hear of the end.
    var isGuarded: Bool { function.code.handler(at: next - function.code.instructions - 1) != nil }
  }

  private var activation: Activation
  private var stage: Stage
  /// The machine that ran it: no other one finishes what it left.
  private let machine = ObjectIdentifier(Machine.current)
  /// What the function returned.
  public private(set) var result = Value.none

  /// Takes over the bound registers of a call.
  init(_ function: FunctionObject, registers base: UnsafeMutablePointer<Word>) {
    let count = function.code.registerCount
    let registers = UnsafeMutablePointer<Word>.allocate(capacity: max(count, 1))
    registers.update(from: base, count: count)
    for index in 0..<count { base[index] = .unbound }
    activation = Activation(function: function, registers: registers, next: function.code.instructions)
    stage = .created
    super.init()
  }

  /// A generator once more, of one that died.
  fileprivate init(reviving activation: Activation) {
    self.activation = activation
    stage = .suspended
    super.init()
  }

  deinit {
    if stage == .suspended, machine == ObjectIdentifier(Machine.current), activation.isGuarded {
      Machine.current.abandon(activation)
      return
    }
    if stage == .created || stage == .suspended {
      for index in 0..<activation.function.code.registerCount { activation.registers[index].release() }
    }
    activation.registers.deallocate()
  }

  public override var type: TypeObject { BuiltinTypes.generator }
  public override func makeIterator() throws -> Object { self }
  public override func repr() throws -> String {
    "<generator object \(activation.function.code.qualifiedName) at \(address)>"
  }

  // MARK: Running

  public override func next() throws -> Value? { try resume { _, _ in } }

  /// Runs to the next `yield`; the one it stands at has the value `value`.
  /// Errors: TypeError when it stands at none and the value is not None.
  public func send(_ value: Value) throws -> Value? {
    if stage == .created, !value.isNone {
      throw Raised.typeError("can't send non-None value to a just-started generator")
    }
    return try resume { _, base in
      // The place of the yielded value holds what the consumer sends back.
      if self.activation.next > self.activation.function.code.instructions {
        (base + Int(self.activation.next[-1].a)).overwrite(with: Word(value))
      }
    }
  }

  /// Raises an exception at the `yield` where the generator stands, and runs to the next.
  public func raise(_ exception: ExceptionObject) throws -> Value? {
    if stage == .finished { throw Raised(exception) }
    if stage == .created {
      finish()
      throw Raised(exception)
    }
    return try resume { machine, _ in
      try machine.unwind(Raised(exception), until: machine.state.pointee.frameCount - 1)
    }
  }

  /// Ends the generator: what its handlers and its `finally` do is done.
  /// Errors: RuntimeError when it yields another value.
  public func close() throws {
    if stage == .finished { return }
    if stage == .created { return finish() }
    do {
      let value = try raise(ExceptionObject(BuiltinTypes.generatorExit, []))
      if value != nil { throw Raised.runtimeError("generator ignored GeneratorExit") }
    } catch let raised as Raised
      where raised.exception.type === BuiltinTypes.generatorExit
      || raised.exception.type === BuiltinTypes.stopIteration
    {
      return
    }
  }

  private func finish() {
    for index in 0..<activation.function.code.registerCount {
      (activation.registers + index).overwrite(with: .unbound)
    }
    stage = .finished
  }

  /// Puts the frame back on the stack, lets `prepare` set it up, and runs it.
  @inline(__always)
  private func resume(_ prepare: (Machine, UnsafeMutablePointer<Word>) throws -> Void) throws -> Value? {
    switch stage {
    case .finished:
      // Only the end itself tells the result.
      result = .none
      return nil
    case .running: throw Raised.valueError("generator already executing")
    case .created, .suspended: break
    }
    let machine = Machine.current
    let code = activation.function.code
    let base = machine.freeStack
    guard base + code.registerCount < machine.stack + Machine.stackCapacity else { throw Raised.recursionError() }
    base.update(from: activation.registers, count: code.registerCount)
    stage = .running
    do {
      try machine.enter(
        code, function: activation.function, registers: base, globals: activation.function.globals)
      let frame = machine.frames + (machine.state.pointee.frameCount - 1)
      frame.pointee.next = activation.next
      frame.pointee.shelf = activation.registers
      let entry = machine.state.pointee.frameCount - 1
      if !activation.handled.isEmpty {
        activation.handled.forEach(machine.pushHandled)
        activation.handled = []
      }
      try prepare(machine, base)
      let value = try machine.run(until: entry)
      guard let next = machine.suspended else {
        stage = .finished
        result = value
        return nil
      }
      machine.suspended = nil
      activation.next = next
      if !machine.suspendedHandled.isEmpty { swap(&activation.handled, &machine.suspendedHandled) }
      stage = .suspended
      return value
    } catch {
      stage = .finished
      throw GeneratorObject.leaving(error)
    }
  }

  /// A StopIteration that leaves a generator would look like its end.
  @inline(never)
  private static func leaving(_ error: Error) -> Error {
    guard let raised = error as? Raised, raised.exception.type.isSubtype(of: BuiltinTypes.stopIteration) else {
      return error
    }
    let replacement = Raised.runtimeError("generator raised StopIteration")
    replacement.exception.cause = raised.exception
    replacement.exception.suppressesContext = true
    return replacement
  }

  public override func visitChildren(_ visit: (Value) -> Void) {
    visit(.object(activation.function))
    guard stage == .created || stage == .suspended else { return }
    for index in 0..<activation.function.code.registerCount where !activation.registers[index].isUnbound {
      visit(activation.registers[index].value)
    }
  }
}

extension Machine {
  /// Takes the yielding frame off the stack and gives the value it yields.
  func suspend(_ r: Registers, _ a: Int) -> Value {
    state.pointee.frameCount &-= 1
    state.pointee.depth &-= 1
    let frame = frames[state.pointee.frameCount]
    let value = (r + a).take()
    r[a] = .none
    let count = frame.code._withUnsafeGuaranteedRef { $0.registerCount }
    if let shelf = frame.shelf {
      for index in 0..<count {
        shelf[index] = r[index]
        r[index] = .unbound
      }
    }
    suspended = frame.next
    if state.pointee.handledCount > frame.handledCount {
      suspendedHandled = Array(handled[frame.handledCount...])
      dropHandled(to: frame.handledCount)
    }
    frame.function?.release()
    return value
  }

  /// Keeps the frame of a generator that died inside a `try`, until the machine is between two instructions.
  func abandon(_ activation: GeneratorObject.Activation) {
    abandoned.append(activation)
    state.pointee.hasAbandoned = true
  }

  /// Closes the generators that died at a `yield` inside a `try`.
  /// Errors: KeyboardInterrupt; others have nobody to go to and are reported on standard error.
  @inline(never)
  func closeAbandoned() throws {
    while !abandoned.isEmpty {
      let generator = GeneratorObject(reviving: abandoned.removeFirst())
      state.pointee.hasAbandoned = !abandoned.isEmpty
      do {
        try generator.close()
      } catch let raised as Raised where raised.exception.type !== BuiltinTypes.keyboardInterrupt {
        try report("Exception ignored in: \(generator.repr())\n\(raised.exception.summaryLine)\n")
      }
    }
  }

  private func report(_ text: String) throws {
    guard let errorOutput else {
      fputs(text, stderr)
      return
    }
    try errorOutput.write(text)
  }
}
