import Interpreter

/// Runs a regular expression over a text: the first alternative that leads to a match wins, as in CPython.
///
/// What was tried and can be tried otherwise lies on a stack of its own, so that no text makes the process's stack grow;
/// Ctrl-C is looked for on the way.
struct PatternMatcher {
  /// How far a match must reach.
  enum Extent {
    /// From the start on.
    case prefix
    /// From the start to the end.
    case whole
    /// Anywhere.
    case search
  }

  // The loop below reads the program and the text at every step: their owners stay, and are not counted.
  private let program: PatternProgram
  private let codes: TextCodes
  private let code: UnsafeMutablePointer<PatternProgram.Instruction>
  private let bitmaps: UnsafeMutablePointer<UInt64>
  private let text: UnsafeMutablePointer<UInt32>
  private let end: Int
  /// Starts and ends of the groups, -1 for those that have matched nothing, and the group that ended last.
  private(set) var slots: [Int]
  private var counters: [(count: Int, last: Int)]
  private var stack: [Trial] = []
  private var steps = 0
  private static let stackLimit = 1 << 26

  /// Something to go back to.
  private enum Trial {
    case resume(Int, Int)
    case slot(Int, Int)
    case counter(Int, Int, Int)
    /// Characters that a greedy repetition can give back, from `most` down to `least`.
    case shrink(Int, least: Int, most: Int)
    /// Characters that a lazy repetition can take further.
    case grow(Int, place: Int, rest: Int)
    /// The body of a lazy loop once more.
    case loop(Int, Int)
  }

  init(_ program: PatternProgram, _ codes: TextCodes, end: Int) {
    self.program = program
    self.codes = codes
    code = program.instructions
    bitmaps = program.bitmaps
    text = codes.start
    self.end = end
    slots = Array(repeating: -1, count: 2 * program.groupCount + 1)
    counters = Array(repeating: (0, -1), count: program.counterCount)
  }

  /// Finds a match.
  /// - Parameter mustAdvance: Whether an empty match at `start` counts for nothing.
  /// - Throws: KeyboardInterrupt; MemoryError when too much is left to try.
  mutating func match(from start: Int, _ extent: Extent, mustAdvance: Bool = false) throws -> Bool {
    var place = start
    while place <= end {
      if extent == .search {
        place = try firstCandidate(from: place)
        if place > end { return false }
      }
      reset()
      let forbidden = mustAdvance && place == start ? start : -1
      if let reached = try run(from: 0, at: place, isWhole: extent == .whole, forbidden: forbidden) {
        slots[0] = place
        slots[1] = reached
        return true
      }
      if extent != .search { return false }
      place += 1
    }
    return false
  }

  /// The nearest place where a match may begin; behind the end when there is none.
  @inline(__always)
  private func firstCandidate(from start: Int) throws -> Int {
    if program.isAnchored, start > 0 { return end + 1 }
    guard let first = program.firstCharacters else { return start }
    var place = start
    while place < end, !first.contains(text[place]) {
      place += 1
      if place & 0xffff == 0 { try Machine.current.checkInterrupt() }
    }
    return place == end ? end + 1 : place
  }

  private mutating func reset() {
    for index in slots.indices { slots[index] = -1 }
    stack.removeAll(keepingCapacity: true)
  }

  // MARK: Tests

  private func isWord(_ place: Int, isASCII: Bool) -> Bool {
    place >= 0 && place < end && CharacterSet.category(.word, contains: text[place], isASCII: isASCII)
  }

  private func isBoundary(_ place: Int, isASCII: Bool) -> Bool {
    isWord(place - 1, isASCII: isASCII) != isWord(place, isASCII: isASCII)
  }

  @inline(__always)
  private func contains(_ set: Int, _ code: UInt32) -> Bool {
    guard code < 256 else { return program.sets[set].slowlyContains(code) }
    return bitmaps[4 * set + Int(code >> 6)] >> UInt64(code & 63) & 1 == 1
  }

  /// How far a test passes one character after the other.
  @inline(__always)
  private func reach(_ test: PatternProgram.Instruction, from start: Int, to limit: Int) -> Int {
    var place = start
    switch test.opcode {
    case .any: return max(start, limit)
    case .anyButLine: while place < limit, text[place] != 10 { place += 1 }
    case .set: while place < limit, contains(test.a, text[place]) { place += 1 }
    case .character, .folded, .literal, .textStart, .lineStart, .textEnd, .textEndOrLastLine, .lineEnd, .boundary,
      .asciiBoundary, .notBoundary, .notASCIIBoundary, .save, .choose, .jump, .repeatGreedy, .repeatLazy,
      .repeatPossessive, .beginLoop, .loopGreedy, .loopLazy, .reference, .foldedReference, .look, .notLook, .atomic,
      .endLook, .ifGroup, .match:
      while place < limit, passes(test, text[place]) { place += 1 }
    }
    return place
  }

  @inline(__always)
  private func passes(_ test: PatternProgram.Instruction, _ code: UInt32) -> Bool {
    switch test.opcode {
    case .character: return code == UInt32(truncatingIfNeeded: test.a)
    case .folded: return LetterCase.folded(code, isASCII: false) == UInt32(truncatingIfNeeded: test.a)
    case .any: return true
    case .anyButLine: return code != 10
    case .set: return contains(test.a, code)
    case .literal, .textStart, .lineStart, .textEnd, .textEndOrLastLine, .lineEnd, .boundary, .asciiBoundary,
      .notBoundary, .notASCIIBoundary, .save, .choose, .jump, .repeatGreedy, .repeatLazy, .repeatPossessive,
      .beginLoop, .loopGreedy, .loopLazy, .reference, .foldedReference, .look, .notLook, .atomic, .endLook, .ifGroup,
      .match:
      return false
    }
  }

  /// Whether an assertion holds; nil for other instructions.
  private func holds(_ opcode: PatternProgram.Opcode, _ place: Int) -> Bool? {
    switch opcode {
    case .textStart: return place == 0
    case .lineStart: return place == 0 || text[place - 1] == 10
    case .textEnd: return place == end
    case .textEndOrLastLine: return place == end || (place == end - 1 && text[place] == 10)
    case .lineEnd: return place == end || text[place] == 10
    case .boundary: return end > 0 && isBoundary(place, isASCII: false)
    case .asciiBoundary: return end > 0 && isBoundary(place, isASCII: true)
    case .notBoundary: return end > 0 && !isBoundary(place, isASCII: false)
    case .notASCIIBoundary: return end > 0 && !isBoundary(place, isASCII: true)
    case .literal, .character, .folded, .any, .anyButLine, .set, .save, .choose, .jump, .repeatGreedy, .repeatLazy,
      .repeatPossessive, .beginLoop, .loopGreedy, .loopLazy, .reference, .foldedReference, .look, .notLook, .atomic,
      .endLook, .ifGroup, .match:
      return nil
    }
  }

  // MARK: Running

  /// Runs from an instruction to the end of the match, or of the look that it belongs to.
  /// - Returns: The place that was reached, or nil.
  private mutating func run(from entry: Int, at start: Int, isWhole: Bool, forbidden: Int) throws -> Int? {
    let base = stack.count
    var (next, place) = (entry, start)
    while true {
      steps &+= 1
      if steps & 0x3ff == 0 {
        try Machine.current.checkInterrupt()
        if stack.count > PatternMatcher.stackLimit { throw Raised.memoryError() }
      }
      let instruction = code[next]
      var isGood = true
      switch instruction.opcode {
      case .character, .folded, .any, .anyButLine, .set:
        if place < end, passes(instruction, text[place]) {
          place += 1
          next += 1
        } else {
          isGood = false
        }
      case .literal:
        let count = advance(program.literals[instruction.a], at: place)
        if let count { (place, next) = (place + count, next + 1) } else { isGood = false }
      case .textStart, .lineStart, .textEnd, .textEndOrLastLine, .lineEnd, .boundary, .asciiBoundary, .notBoundary,
        .notASCIIBoundary:
        isGood = holds(instruction.opcode, place) == true
        next += 1
      case .save:
        set(slot: instruction.a, place)
        // The end of a group makes it the last one.
        if instruction.a & 1 == 1 { set(slot: slots.count - 1, instruction.a / 2) }
        next += 1
      case .choose:
        stack.append(.resume(instruction.b, place))
        next = instruction.a
      case .jump: next = instruction.a
      case .repeatGreedy, .repeatLazy, .repeatPossessive:
        if let reached = repeatTest(at: next, place) { (place, next) = (reached, next + 2) } else { isGood = false }
      case .beginLoop:
        set(counter: instruction.a, 0, -1)
        next += 1
      case .loopGreedy: next = loopGreedily(instruction, next, place)
      case .loopLazy: next = loopLazily(instruction, next, place)
      case .reference, .foldedReference:
        if let count = referenceLength(instruction, place) {
          (place, next) = (place + count, next + 1)
        } else {
          isGood = false
        }
      case .look, .notLook, .atomic:
        if let reached = try look(instruction, next, place) {
          (place, next) = (reached, instruction.a)
        } else {
          isGood = false
        }
      case .endLook: return place
      case .ifGroup:
        let isSet = 2 * instruction.a + 2 < slots.count && slots[2 * instruction.a + 1] >= 0
        next = isSet ? next + 1 : instruction.b
      case .match:
        if (!isWhole || place == end) && place != forbidden { return place }
        isGood = false
      }
      if !isGood {
        guard let (instruction, there) = resume(downTo: base) else { return nil }
        (next, place) = (instruction, there)
      }
    }
  }

  private mutating func set(slot index: Int, _ value: Int) {
    stack.append(.slot(index, slots[index]))
    slots[index] = value
  }

  private func advance(_ literal: [UInt32], at place: Int) -> Int? {
    guard place + literal.count <= end else { return nil }
    for (offset, code) in literal.enumerated() where text[place + offset] != code { return nil }
    return literal.count
  }

  /// Takes what lies on the stack until something can be tried otherwise.
  private mutating func resume(downTo base: Int) -> (next: Int, place: Int)? {
    while stack.count > base, let trial = stack.popLast() {
      switch trial {
      case .slot(let index, let value): slots[index] = value
      case .counter(let index, let count, let last): counters[index] = (count, last)
      case .resume(let next, let place): return (next, place)
      case .shrink(let next, let least, let most):
        if most - 1 > least { stack.append(.shrink(next, least: least, most: most - 1)) }
        return (next, most - 1)
      case .grow(let test, let place, let rest):
        guard rest > 0, place < end, passes(code[test], text[place]) else { continue }
        stack.append(.grow(test, place: place + 1, rest: rest - 1))
        return (test + 1, place + 1)
      case .loop(let next, let place):
        let instruction = code[next]
        let counter = counters[instruction.a]
        set(counter: instruction.a, counter.count + 1, place)
        return (instruction.c, place)
      }
    }
    return nil
  }

  // MARK: Repetitions

  /// Repeats the test behind an instruction; nil when it passes too seldom.
  private mutating func repeatTest(at index: Int, _ start: Int) -> Int? {
    let instruction = code[index]
    let test = code[index + 1]
    let isLazy = instruction.opcode == .repeatLazy
    let wanted = isLazy ? instruction.a : instruction.b
    let limit = wanted < end - start ? start + wanted : end
    let place = reach(test, from: start, to: limit)
    guard place - start >= instruction.a else { return nil }
    let least = start + instruction.a
    if isLazy {
      stack.append(.grow(index + 1, place: place, rest: instruction.b - instruction.a))
    } else if instruction.opcode == .repeatGreedy, place > least {
      stack.append(.shrink(index + 2, least: least, most: place))
    }
    return place
  }

  private mutating func set(counter index: Int, _ count: Int, _ last: Int) {
    stack.append(.counter(index, counters[index].count, counters[index].last))
    counters[index] = (count, last)
  }

  private mutating func loopGreedily(_ loop: PatternProgram.Instruction, _ next: Int, _ place: Int) -> Int {
    let bounds = program.loops[loop.b]
    let counter = counters[loop.a]
    if counter.count < bounds.least {
      set(counter: loop.a, counter.count + 1, counter.last)
      return loop.c
    }
    // A round that took nothing would go on for ever.
    guard counter.count < bounds.most, counter.last != place else { return next + 1 }
    stack.append(.resume(next + 1, place))
    set(counter: loop.a, counter.count + 1, place)
    return loop.c
  }

  private mutating func loopLazily(_ loop: PatternProgram.Instruction, _ next: Int, _ place: Int) -> Int {
    let bounds = program.loops[loop.b]
    let counter = counters[loop.a]
    if counter.count < bounds.least {
      set(counter: loop.a, counter.count + 1, counter.last)
      return loop.c
    }
    if counter.count < bounds.most, counter.last != place { stack.append(.loop(next, place)) }
    return next + 1
  }

  // MARK: References and looks

  private func referenceLength(_ instruction: PatternProgram.Instruction, _ place: Int) -> Int? {
    let (start, stop) = (slots[2 * instruction.a], slots[2 * instruction.a + 1])
    guard start >= 0, stop >= start, place + stop - start <= end else { return nil }
    for offset in 0..<(stop - start) {
      let (a, b) = (text[start + offset], text[place + offset])
      if a == b { continue }
      guard instruction.opcode == .foldedReference,
        LetterCase.folded(a, isASCII: false) == LetterCase.folded(b, isASCII: false)
      else { return nil }
    }
    return stop - start
  }

  /// Runs the instructions of a look or an atomic group, whose choices are final.
  private mutating func look(_ instruction: PatternProgram.Instruction, _ index: Int, _ place: Int) throws -> Int? {
    let base = stack.count
    let isNegated = instruction.opcode == .notLook
    let reached: Int?
    if place >= instruction.b {
      reached = try Machine.current.nested {
        try run(from: index + 1, at: place - instruction.b, isWhole: false, forbidden: -1)
      }
    } else {
      reached = nil
    }
    guard let reached else { return isNegated ? place : nil }
    if isNegated {
      while stack.count > base, let trial = stack.popLast() { undo(trial) }
      return nil
    }
    // What the groups were before stays on the stack, the choices inside do not.
    let kept = stack[base...].filter { trial in
      switch trial {
      case .slot, .counter: return true
      case .resume, .shrink, .grow, .loop: return false
      }
    }
    stack.replaceSubrange(base..., with: kept)
    return instruction.opcode == .atomic ? reached : place
  }

  private mutating func undo(_ trial: Trial) {
    switch trial {
    case .slot(let index, let value): slots[index] = value
    case .counter(let index, let count, let last): counters[index] = (count, last)
    case .resume, .shrink, .grow, .loop: break
    }
  }
}
