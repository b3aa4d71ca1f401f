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

  let code: [Instruction]
  let literals: [[UInt32]]
  let sets: [CharacterSet]
  let loops: [(least: Int, most: Int)]
  let counterCount: Int
  let groupCount: Int
  /// What every match begins with, when that is known.
  let firstCharacters: FirstCharacters?
  /// Whether matches are found at the start of the text only.
  var isAnchored: Bool { code.first?.opcode == .textStart }
  /// The instructions, and four words for each set that answer for the first 256 characters, as the matcher reads them.
  let instructions: UnsafeMutablePointer<Instruction>
  let bitmaps: UnsafeMutablePointer<UInt64>

  /// - Throws: `re.error` for a look behind without a fixed width.
  init(_ node: PatternNode, groupCount: Int, pattern: String) throws {
    self.groupCount = groupCount
    var parts = Parts(pattern: pattern)
    try parts.compile(node)
    parts.emit(.match)
    (code, literals, sets, loops, counterCount) = (
      parts.code, parts.literals, parts.sets, parts.loops, parts.counterCount
    )
    firstCharacters = FirstCharacters(of: node)
    instructions = .allocate(capacity: code.count)
    instructions.initialize(from: code, count: code.count)
    bitmaps = .allocate(capacity: max(1, 4 * sets.count))
    for (index, set) in sets.enumerated() { set.bits.store(at: bitmaps + 4 * index) }
  }

  deinit {
    instructions.deallocate()
    bitmaps.deallocate()
  }
}
