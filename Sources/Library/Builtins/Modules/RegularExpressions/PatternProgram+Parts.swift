import Interpreter

extension PatternProgram {
  /// A program while it is being put together.
  struct Parts {
    let pattern: String
    var code: [Instruction] = []
    var literals: [[UInt32]] = []
    var sets: [CharacterSet] = []
    var loops: [(least: Int, most: Int)] = []
    var counterCount = 0

    init(pattern: String) { self.pattern = pattern }

    private mutating func nested(_ body: (inout Parts) throws -> Void) throws {
      try Machine.current.nested { try body(&self) }
    }

    @discardableResult
    mutating func emit(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> Int {
      code.append(Instruction(opcode: opcode, a: a, b: b, c: c))
      return code.count - 1
    }

    mutating func compile(_ node: PatternNode) throws {
      switch node {
      case .empty: break
      case .character, .any, .set: emitTest(node)
      case .anchor(let anchor): emit(Parts.opcode(anchor))
      case .sequence(let nodes): try compile(nodes)
      case .alternatives(let nodes): try compileAlternatives(nodes)
      case .repeated(let inner, let least, let most, let kind): try compileRepeat(inner, least, most, kind)
      case .group(let number, let inner):
        emit(.save, 2 * number)
        try nested { try $0.compile(inner) }
        emit(.save, 2 * number + 1)
      case .reference(let number, let ignoresCase): emit(ignoresCase ? .foldedReference : .reference, number)
      case .look(let inner, let isBehind, let isNegated): try compileLook(inner, isBehind, isNegated)
      case .atomic(let inner): try compileAtomic(inner)
      case .conditional(let number, let yes, let no):
        let test = emit(.ifGroup, number)
        try nested { try $0.compile(yes) }
        let end = emit(.jump)
        code[test].b = code.count
        try nested { try $0.compile(no) }
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
    private mutating func emitTest(_ node: PatternNode) {
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
    private mutating func compile(_ nodes: [PatternNode]) throws {
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
        try nested { try $0.compile(node) }
      }
      endRun()
    }

    private mutating func compileAlternatives(_ nodes: [PatternNode]) throws {
      var ends: [Int] = []
      for (index, node) in nodes.enumerated() {
        let isLast = index == nodes.count - 1
        let choice = isLast ? nil : emit(.choose)
        if let choice { code[choice].a = code.count }
        try nested { try $0.compile(node) }
        if let choice {
          ends.append(emit(.jump))
          code[choice].b = code.count
        }
      }
      for end in ends { code[end].a = code.count }
    }

    private mutating func compileRepeat(
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

    private mutating func compileLoop(_ node: PatternNode, _ least: Int, _ most: Int, isGreedy: Bool) throws {
      if least == 0, most == 1 {
        let choice = emit(.choose)
        let body = code.count
        try nested { try $0.compile(node) }
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
      try nested { try $0.compile(node) }
      code[entry].a = code.count
      emit(isGreedy ? .loopGreedy : .loopLazy, counter, bounds, body)
    }

    private mutating func compileLook(_ node: PatternNode, _ isBehind: Bool, _ isNegated: Bool) throws {
      var back = 0
      if isBehind {
        let width = node.width
        guard width.least == width.most else {
          throw try RegularExpressionError.raised("look-behind requires fixed-width pattern", pattern, nil)
        }
        back = width.least
      }
      let look = emit(isNegated ? .notLook : .look, 0, back)
      try nested { try $0.compile(node) }
      emit(.endLook)
      code[look].a = code.count
    }

    private mutating func compileAtomic(_ node: PatternNode) throws {
      let atomic = emit(.atomic)
      try nested { try $0.compile(node) }
      emit(.endLook)
      code[atomic].a = code.count
    }
  }
}
