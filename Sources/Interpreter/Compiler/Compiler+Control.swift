import Syntax

extension Compiler {
  func compileIf(_ test: Expression, _ then: [Statement], _ otherwise: [Statement]) throws {
    var test = test
    var then = then
    var otherwise = otherwise
    var ends: [Int] = []
    // A chain of `elif` is nested in the tree; it is walked here.
    while true {
      let skips = try compileCondition(test, jumpsWhen: false)
      try compile(then)
      if !otherwise.isEmpty { ends.append(emit(.jump, wide: 0)) }
      patch(skips)
      guard otherwise.count == 1, case .if(let nextTest, let nextThen, let nextOtherwise) = otherwise[0].form else {
        break
      }
      span = otherwise[0].span
      (test, then, otherwise) = (nextTest, nextThen, nextOtherwise)
    }
    try compile(otherwise)
    patch(ends)
  }

  func compileWhile(_ test: Expression, _ body: [Statement], _ otherwise: [Statement]) throws {
    // The test stands at the bottom as well, so that each round costs one jump.
    let exits = try compileCondition(test, jumpsWhen: false)
    let start = position
    let loop = Loop(start: start, iterator: nil)
    var continues: [Int] = []
    blocks.append(.loop(loop))
    pendingContinues.append([])
    try compile(body)
    continues = pendingContinues.removeLast()
    blocks.removeLast()
    patch(continues)
    let bottom = try compileCondition(test, jumpsWhen: false)
    jumpBack(to: start)
    patch(exits + bottom)
    try compile(otherwise)
    patch(loop.breaks)
  }

  func compileFor(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement]
  ) throws {
    let whole = span
    let iterator = try temporary()
    let mark = top
    let source = try operand(iterable)
    span = whole
    emit(.makeIterator, iterator, source)
    top = mark
    let start = position
    let loop = Loop(start: start, iterator: iterator)
    span = target.span
    var end = 0
    if case .name(let name) = target.form, case .register(let register) = try place(of: Symbol(name)) {
      emit(.forNext, iterator, register)
      end = emit(.jump, wide: 0)
    } else {
      let item = try temporary()
      emit(.forNext, iterator, item)
      end = emit(.jump, wide: 0)
      try assign(to: target, from: item)
      top = mark
    }
    blocks.append(.loop(loop))
    pendingContinues.append([])
    try compile(body)
    let continues = pendingContinues.removeLast()
    blocks.removeLast()
    patch(continues)
    jumpBack(to: start)
    patch(end)
    try compile(otherwise)
    patch(loop.breaks)
    emit(.clear, iterator)
  }

  func compileBreak() throws {
    guard let depth = blocks.lastIndex(where: { $0.isLoop }), case .loop(let loop) = blocks[depth] else {
      throw SyntaxProblem("'break' outside loop", span)
    }
    try leaveBlocks(above: depth + 1)
    loop.breaks.append(emit(.jump, wide: 0))
  }

  func compileContinue() throws {
    guard let depth = blocks.lastIndex(where: { $0.isLoop }) else {
      throw SyntaxProblem("'continue' not properly in loop", span)
    }
    try leaveBlocks(above: depth + 1)
    pendingContinues[pendingContinues.count - 1].append(emit(.jump, wide: 0))
  }

  func compileReturn(_ value: Expression?) throws {
    guard frameScope.kind == .function else { throw SyntaxProblem("'return' outside function", span) }
    if blocks.isEmpty, let value, case .conditional(let test, let then, let otherwise) = value.form {
      return try compileReturn(value.span, test, then, otherwise)
    }
    let register = try temporary()
    if let value { try compile(value, into: register) } else { emit(.loadNone, register) }
    try leaveBlocks(above: 0)
    emit(.returnValue, register)
  }

  /// `return then if test else otherwise`: each side returns by itself.
  private func compileReturn(
    _ whole: Span, _ test: Expression, _ then: Expression, _ otherwise: Expression
  ) throws {
    let (outer, mark) = (span, top)
    span = whole
    let otherwiseJumps = try compileCondition(test, jumpsWhen: false)
    span = outer
    try compileReturn(then)
    top = mark
    patch(otherwiseJumps)
    try compileReturn(otherwise)
    top = mark
  }

  /// Emits what must run when control jumps out of the blocks from `depth` on, innermost first.
  private func leaveBlocks(above depth: Int) throws {
    let savedBlocks = blocks
    let savedProtections = protections
    defer {
      blocks = savedBlocks
      for protection in savedProtections.suffix(savedProtections.count - protections.count) {
        protection.start = position
      }
      protections = savedProtections
    }
    while blocks.count > depth, let block = blocks.popLast() {
      switch block {
      case .loop: break
      case .finally(let body, let depth):
        suspendProtections(from: depth)
        try compile(body)
      case .with(let register, let depth):
        suspendProtections(from: depth)
        emit(.exitContext, register)
      case .handler(let name, let exception):
        emit(.clear, exception)
        try leaveHandler(name)
      }
    }
  }

  /// The code that follows, until the jump, is outside the protected ranges from `depth` on.
  private func suspendProtections(from depth: Int) {
    while protections.count > depth {
      let protection = protections.removeLast()
      protection.ranges.append((protection.start, position))
    }
  }

  func leaveHandler(_ name: Symbol?) throws {
    emit(.leaveHandler)
    if let name {
      let register = top
      draft.registerCount = max(draft.registerCount, top + 1)
      emit(.loadNone, register)
      top += 1
      try store(name, from: register)
      top -= 1
      switch try place(of: name) {
      case .register(let local), .className(let local, _): emit(.clear, local)
      case .cell(let cell): emit(.deleteCell, cell)
      case .global(let slot): emit(.deleteGlobal, wide: slot)
      }
    }
  }

  func compileAssert(_ test: Expression, _ message: Expression?) throws {
    let whole = span
    let ends = try compileCondition(test, jumpsWhen: true)
    let register = try temporary()
    if let message { try compile(message, into: register) }
    span = message == nil ? test.span : whole
    emit(.assertionFailed, register, message == nil ? 0 : 1)
    patch(ends)
  }

  func compileRaise(_ value: Expression?, _ cause: Expression?) throws {
    let whole = span
    guard let value else {
      emit(.reraise)
      return
    }
    let register = try compileToTemporary(value)
    if let cause { _ = try compileToTemporary(cause) }
    span = whole
    emit(.raise, register, register + 1, cause == nil ? 0 : 1)
  }
}

extension Compiler.Block {
  var isLoop: Bool {
    switch self {
    case .loop: return true
    case .finally, .with, .handler: return false
    }
  }
}
