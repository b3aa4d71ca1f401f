import Interpreter

/// A regular expression as instructions for the matcher.
final class PatternProgram {
  enum Opcode: UInt8 {
    /// The texts of `literals[a]`.
    case literal
    case character, folded, any, anyButLine, set
    case textStart, lineStart, textEnd, textEndOrLastLine, lineEnd
    case boundary, asciiBoundary, notBoundary, notASCIIBoundary
    /// Remembers the place in slot `a`.
    case save
    /// Goes on at `a`, and at `b` when that fails.
    case choose
    case jump
    /// Repeats the one-character test at the next instruction between `a` and `b` times; goes on behind it.
    case repeatGreedy, repeatLazy, repeatPossessive
    /// Sets counter `a` to nothing.
    case beginLoop
    /// The end of a loop's body at `c`: counter `a`, bounds in `loops[b]`.
    case loopGreedy, loopLazy
    case reference, foldedReference
    /// Looks with the instructions that follow, up to `endLook`; goes on at `a`. `b` characters back, or 0.
    case look, notLook
    case atomic
    case endLook
    /// Goes on at `b` when group `a` has matched nothing.
    case ifGroup
    case match
  }

  struct Instruction {
    var opcode: Opcode
    var a = 0
    var b = 0
    var c = 0
  }

  private(set) var code: [Instruction] = []
  private(set) var literals: [[UInt32]] = []
  private(set) var sets: [CharacterSet] = []
  private(set) var loops: [(least: Int, most: Int)] = []
  private(set) var counterCount = 0
  let groupCount: Int
  /// What every match begins with, when that is known.
  private(set) var firstCharacter: UInt32?
  private let pattern: String

  /// - Throws: `re.error` for a look behind without a fixed width.
  init(_ node: PatternNode, groupCount: Int, pattern: String) throws {
    self.groupCount = groupCount
    self.pattern = pattern
    try compile(node)
    emit(.match)
    firstCharacter = PatternProgram.first(of: node)
  }

  private static func first(of node: PatternNode) -> UInt32? {
    switch node {
    case .character(let code, let ignoresCase): return ignoresCase ? nil : code
    case .sequence(let nodes): return nodes.first.flatMap(first)
    case .group(_, let node), .atomic(let node): return first(of: node)
    case .repeated(let node, let least, _, _): return least > 0 ? first(of: node) : nil
    case .empty, .any, .set, .anchor, .alternatives, .reference, .look, .conditional: return nil
    }
  }

  @discardableResult
  private func emit(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> Int {
    code.append(Instruction(opcode: opcode, a: a, b: b, c: c))
    return code.count - 1
  }

  private func compile(_ node: PatternNode) throws {
    switch node {
    case .empty: break
    case .character, .any, .set: emitTest(node)
    case .anchor(let anchor): emit(PatternProgram.opcode(anchor))
    case .sequence(let nodes): try compile(nodes)
    case .alternatives(let nodes): try compileAlternatives(nodes)
    case .repeated(let inner, let least, let most, let kind): try compileRepeat(inner, least, most, kind)
    case .group(let number, let inner):
      emit(.save, 2 * number)
      try Machine.current.nested { try compile(inner) }
      emit(.save, 2 * number + 1)
    case .reference(let number, let ignoresCase): emit(ignoresCase ? .foldedReference : .reference, number)
    case .look(let inner, let isBehind, let isNegated): try compileLook(inner, isBehind, isNegated)
    case .atomic(let inner): try compileAtomic(inner)
    case .conditional(let number, let yes, let no):
      let test = emit(.ifGroup, number)
      try Machine.current.nested { try compile(yes) }
      let end = emit(.jump)
      code[test].b = code.count
      try Machine.current.nested { try compile(no) }
      code[end].a = code.count
    }
  }

  private static func opcode(_ anchor: PatternNode.Anchor) -> Opcode {
    switch anchor {
    case .textStart: return .textStart
    case .lineStart: return .lineStart
    case .textEnd: return .textEnd
    case .textEndOrLastLine: return .textEndOrLastLine
    case .lineEnd: return .lineEnd
    case .wordBoundary(let isASCII): return isASCII ? .asciiBoundary : .boundary
    case .notWordBoundary(let isASCII): return isASCII ? .notASCIIBoundary : .notBoundary
    }
  }

  /// Emits a test of one character.
  private func emitTest(_ node: PatternNode) {
    switch node {
    case .character(let wanted, let ignoresCase): emit(ignoresCase ? .folded : .character, Int(wanted))
    case .any(let includingLines): emit(includingLines ? .any : .anyButLine)
    case .set(let set):
      sets.append(set)
      emit(.set, sets.count - 1)
    case .empty, .anchor, .sequence, .alternatives, .repeated, .group, .reference, .look, .atomic, .conditional: break
    }
  }

  /// Neighbouring characters become one instruction.
  private func compile(_ nodes: [PatternNode]) throws {
    var run: [UInt32] = []
    func endRun() {
      if run.count == 1 { emit(.character, Int(run[0])) }
      if run.count > 1 {
        literals.append(run)
        emit(.literal, literals.count - 1)
      }
      run = []
    }
    for node in nodes {
      if case .character(let wanted, false) = node {
        run.append(wanted)
        continue
      }
      endRun()
      try Machine.current.nested { try compile(node) }
    }
    endRun()
  }

  private func compileAlternatives(_ nodes: [PatternNode]) throws {
    var ends: [Int] = []
    for (index, node) in nodes.enumerated() {
      let isLast = index == nodes.count - 1
      let choice = isLast ? nil : emit(.choose)
      if let choice { code[choice].a = code.count }
      try Machine.current.nested { try compile(node) }
      if let choice {
        ends.append(emit(.jump))
        code[choice].b = code.count
      }
    }
    for end in ends { code[end].a = code.count }
  }

  private func compileRepeat(
    _ node: PatternNode, _ least: Int, _ most: Int, _ kind: PatternNode.RepeatKind
  ) throws {
    switch node {
    case .character, .any, .set:
      switch kind {
      case .greedy: emit(.repeatGreedy, least, most)
      case .lazy: emit(.repeatLazy, least, most)
      case .possessive: emit(.repeatPossessive, least, most)
      }
      emitTest(node)
    case .empty, .anchor, .sequence, .alternatives, .repeated, .group, .reference, .look, .atomic, .conditional:
      if kind == .possessive {
        return try compileAtomic(.repeated(node, least: least, most: most, .greedy))
      }
      try compileLoop(node, least, most, isGreedy: kind == .greedy)
    }
  }

  private func compileLoop(_ node: PatternNode, _ least: Int, _ most: Int, isGreedy: Bool) throws {
    if least == 0, most == 1 {
      let choice = emit(.choose)
      let body = code.count
      try Machine.current.nested { try compile(node) }
      (code[choice].a, code[choice].b) = isGreedy ? (body, code.count) : (code.count, body)
      return
    }
    let counter = counterCount
    counterCount += 1
    loops.append((least, most))
    let bounds = loops.count - 1
    emit(.beginLoop, counter)
    let entry = emit(.jump)
    let body = code.count
    try Machine.current.nested { try compile(node) }
    code[entry].a = code.count
    emit(isGreedy ? .loopGreedy : .loopLazy, counter, bounds, body)
  }

  private func compileLook(_ node: PatternNode, _ isBehind: Bool, _ isNegated: Bool) throws {
    var back = 0
    if isBehind {
      let width = node.width
      guard width.least == width.most else {
        throw try RegularExpressionError.raised("look-behind requires fixed-width pattern", pattern, nil)
      }
      back = width.least
    }
    let look = emit(isNegated ? .notLook : .look, 0, back)
    try Machine.current.nested { try compile(node) }
    emit(.endLook)
    code[look].a = code.count
  }

  private func compileAtomic(_ node: PatternNode) throws {
    let atomic = emit(.atomic)
    try Machine.current.nested { try compile(node) }
    emit(.endLook)
    code[atomic].a = code.count
  }
}
