/// A generator: a function's frame that runs from one `yield` to the next.
public final class GeneratorObject: Object {
  private let function: FunctionObject
  private var registers: [Word]
  private var resumption: UnsafeMutablePointer<Instruction>
  private var isFinished = false
  private var isRunning = false

  /// Takes over the bound registers of a call.
  init(_ function: FunctionObject, registers base: UnsafeMutablePointer<Word>) {
    self.function = function
    let code = function.code
    registers = (0..<code.registerCount).map { base[$0] }
    for index in 0..<code.registerCount { base[index] = .unbound }
    resumption = code.instructions
    super.init()
  }

  deinit { registers.forEach { $0.release() } }

  public override var type: TypeObject { BuiltinTypes.generator }
  public override func makeIterator() throws -> Object { self }
  public override func repr() throws -> String { "<generator object \(function.code.qualifiedName) at \(address)>" }
  public override func next() throws -> Value? { try resume(sending: nil) }

  /// Runs to the next `yield`; `sending` becomes the value of the one it stands at.
  public func resume(sending value: Value?) throws -> Value? {
    if isFinished { return nil }
    if isRunning { throw Raised.valueError("generator already executing") }
    let machine = Machine.current
    let code = function.code
    let base = machine.freeStack
    try machine.reserve(code, at: base)
    if let value { registers[Int(resumption[-1].a)] = Word(value) }
    for (index, word) in registers.enumerated() { base[index] = word }
    registers = []
    isRunning = true
    defer { isRunning = false }
    do {
      try machine.enter(code, function: function, registers: base, globals: function.globals)
      machine.frames[machine.state.pointee.frameCount - 1].next = resumption
      let result = try machine.run(until: machine.state.pointee.frameCount - 1)
      guard let suspended = machine.suspended else {
        isFinished = true
        return nil
      }
      machine.suspended = nil
      registers = suspended.registers
      resumption = suspended.next
      return result
    } catch {
      isFinished = true
      throw error
    }
  }

  public override func visitChildren(_ visit: (Value) -> Void) {
    visit(.object(function))
    for word in registers where !word.isUnbound { visit(word.value) }
  }
}

extension Machine {
  /// What a frame that yields leaves behind.
  struct Suspension {
    let registers: [Word]
    let next: UnsafeMutablePointer<Instruction>
  }

  /// Takes the yielding frame off the stack and gives the value it yields.
  func suspend(_ r: Registers, _ a: Int) -> Value {
    let frame = frames[state.pointee.frameCount - 1]
    let value = (r + a).take()
    // The place of the yielded value holds what the consumer sends back.
    r[a] = .none
    let count = frame.code._withUnsafeGuaranteedRef { $0.registerCount }
    suspended = Suspension(registers: (0..<count).map { r[$0] }, next: frame.next)
    for index in 0..<count { r[index] = .unbound }
    leave()
    return value
  }
}
