import Syntax

extension Machine {
  /// The language's exception for an error of a library that none of its callers has translated; nil for others.
  nonisolated(unsafe) public static var translated: (Error) -> Raised? = { _ in nil }

  /// Finds the handler of an error: frames without one are left; without any, the error goes to the caller.
  func unwind(_ error: Error, until entry: Int) throws {
    guard let raised = error as? Raised ?? Machine.translated(error) else {
      while state.pointee.frameCount > entry { leave() }
      throw error
    }
    let exception = raised.exception
    if exception.context == nil, let outer = handled.last, outer !== exception { exception.context = outer }
    while state.pointee.frameCount > entry {
      let frame = frames[state.pointee.frameCount - 1]
      let code = frame.code.takeUnretainedValue()
      let index = frame.next - code.instructions - 1
      let span = code.spans[max(0, min(index, code.spans.count - 1))]
      exception.traceback.append(.init(code: code, span: span, locals: keepsLocals ? Self.locals(of: frame) : []))
      if let handler = code.handler(at: index) {
        for register in handler.firstTemporary..<code.registerCount {
          (frame.registers + register).overwrite(with: .unbound)
        }
        pending = exception
        frames[state.pointee.frameCount - 1].next = code.instructions + handler.target
        return
      }
      leave()
    }
    throw raised
  }

  /// The bound variables of a frame, in the order of their registers.
  static func locals(of frame: Frame) -> [(name: Symbol, value: Value)] {
    frame.code._withUnsafeGuaranteedRef { code in
      code.localNames.enumerated().compactMap { register, name in
        var word = frame.registers[register]
        if !word.isUnbound, let cell = word.value.object(as: CellObject.self) { word = cell.word }
        return word.isUnbound ? nil : (name, word.value)
      }
    }
  }

  @inline(never)
  func enterHandler(_ r: Registers, _ a: Int) {
    guard let exception = pending else { return }
    pending = nil
    pushHandled(exception)
    (r + a).overwrite(with: Word(object: exception))
  }

  @inline(never)
  func raise(_ r: Registers, _ a: Int, hasCause: Bool) throws {
    let exception = try Machine.exception(from: (r + a).take(), "exceptions must derive from BaseException")
    if hasCause {
      let cause = (r + a + 1).take()
      exception.suppressesContext = true
      if !cause.isNone {
        exception.cause = try Machine.exception(from: cause, "exception causes must derive from BaseException")
      }
    }
    throw Raised(exception)
  }

  /// An exception, or a new one of an exception type.
  public static func exception(from value: Value, _ message: String) throws -> ExceptionObject {
    if let exception = value.object(as: ExceptionObject.self) { return exception }
    if let type = value.object(as: TypeObject.self), type.isSubtype(of: BuiltinTypes.baseException),
      let made = try Operators.call(value, []).object(as: ExceptionObject.self)
    {
      return made
    }
    throw Raised.typeError(message)
  }

  @inline(never)
  func reraise() throws {
    guard let exception = handled.last else { throw Raised.runtimeError("No active exception to reraise") }
    throw Raised(exception)
  }

  @inline(never)
  func matchException(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    let exception = try take(r, b)
    let wanted = try take(r, c)
    (r + a).overwrite(with: Word(bool: try Machine.matches(exception.type, wanted)))
  }

  private static func matches(_ type: TypeObject, _ wanted: Value) throws -> Bool {
    if let tuple = wanted.object(as: TupleObject.self) {
      return try tuple.items.contains { try matches(type, $0) }
    }
    guard let base = wanted.object(as: TypeObject.self), base.isSubtype(of: BuiltinTypes.baseException) else {
      throw Raised.typeError("catching classes that do not inherit from BaseException is not allowed")
    }
    return type.isSubtype(of: base)
  }

  @inline(never)
  func assertionFailed(_ r: Registers, _ a: Int, hasMessage: Bool) -> Raised {
    Raised(ExceptionObject(BuiltinTypes.assertionError, hasMessage ? [(r + a).take()] : []))
  }

  // MARK: Context managers

  @inline(never)
  func enterContext(_ r: Registers, _ a: Int, _ b: Int) throws {
    let manager = r[b].value
    guard case .object(let object) = manager, let entered = try object.enter() else {
      throw Raised.typeError("'\(manager.typeName)' object does not support the context manager protocol")
    }
    (r + a).overwrite(with: Word(entered))
  }

  @inline(never)
  func exitContext(_ r: Registers, _ a: Int) throws {
    if case .object(let manager) = (r + a).take() { _ = try manager.exit(nil) }
  }

  @inline(never)
  func exitContextRaising(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    let exception = (r + b).take().object(as: ExceptionObject.self)
    var swallowed = false
    if case .object(let manager) = (r + a).take() { swallowed = try manager.exit(exception) }
    (r + c).overwrite(with: Word(bool: swallowed))
  }

  // MARK: Modules

  @inline(never)
  func importName(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    let module = r[b].value
    let name = code.symbols[c]
    do {
      (r + a).overwrite(with: Word(try Operators.attribute(module, name)))
    } catch let raised as Raised where raised.exception.type === BuiltinTypes.attributeError {
      let path = module.object(as: NamespaceObject.self)?.path ?? ""
      if let part = try submodule("\(path).\(name)") { return (r + a).overwrite(with: Word(part)) }
      throw Raised(BuiltinTypes.importError, "cannot import name '\(name)' from '\(path)' (unknown location)")
    }
  }

  /// A module inside another that nothing has imported; nil when there is none of that path.
  private func submodule(_ path: String) throws -> Value? {
    do {
      return try importer(path)
    } catch let raised as Raised where raised.exception.type === BuiltinTypes.moduleNotFoundError {
      return nil
    }
  }

  @inline(never)
  func importAll(_ r: Registers, _ a: Int) throws {
    guard let module = (r + a).take().object(as: NamespaceObject.self) else { return }
    for name in module.ownAttributeNames where !name.name.hasPrefix("_") {
      try runningGlobals.set(name, module.attribute(name))
    }
  }
}
