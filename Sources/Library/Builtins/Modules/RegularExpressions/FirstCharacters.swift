import Interpreter

/// Yes or no for each of the first 256 characters.
struct CharacterBits {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(where holds: (UInt32) -> Bool) {
    for code in UInt32(0)..<256 where holds(code) {
      let bit: UInt64 = 1 << UInt64(code & 63)
      switch code >> 6 {
      case 0: words.0 |= bit
      case 1: words.1 |= bit
      case 2: words.2 |= bit
      case _: words.3 |= bit
      }
    }
  }

  /// Puts the four words into memory.
  func store(at place: UnsafeMutablePointer<UInt64>) {
    (place[0], place[1], place[2], place[3]) = words
  }

  mutating func formUnion(_ other: CharacterBits) {
    words.0 |= other.words.0
    words.1 |= other.words.1
    words.2 |= other.words.2
    words.3 |= other.words.3
  }

  /// The answer for a code below 256.
  @inline(__always)
  func contains(_ code: UInt32) -> Bool {
    let word: UInt64
    switch code >> 6 {
    case 0: word = words.0
    case 1: word = words.1
    case 2: word = words.2
    case _: word = words.3
    }
    return word >> UInt64(code & 63) & 1 == 1
  }
}

/// The characters that matches of a pattern can begin with; a search passes over all others.
struct FirstCharacters {
  private var bits: CharacterBits

  /// Whether a match can begin with the character; beyond the first 256 every one may.
  @inline(__always)
  func contains(_ code: UInt32) -> Bool { code >= 256 || bits.contains(code) }

  /// - Returns: nil for a pattern that can match nothing, or anything.
  init?(of node: PatternNode) {
    guard let found = FirstCharacters.bits(of: node), !found.mayBeEmpty else { return nil }
    bits = found.bits
  }

  private static func bits(of node: PatternNode) -> (bits: CharacterBits, mayBeEmpty: Bool)? {
    switch node {
    case .empty, .anchor, .look: return (CharacterBits { _ in false }, true)
    case .character(let wanted, let ignoresCase):
      return (CharacterBits { $0 == wanted || (ignoresCase && LetterCase.folded($0, isASCII: false) == wanted) }, false)
    case .set(let set): return (set.bits, false)
    case .any, .reference: return nil
    case .sequence(let nodes): return bits(ofSequence: nodes)
    case .alternatives(let nodes):
      var result = (bits: CharacterBits { _ in false }, mayBeEmpty: nodes.isEmpty)
      for node in nodes {
        guard let next = bits(of: node) else { return nil }
        result.bits.formUnion(next.bits)
        result.mayBeEmpty = result.mayBeEmpty || next.mayBeEmpty
      }
      return result
    case .repeated(let node, let least, _, _):
      return bits(of: node).map { ($0.bits, $0.mayBeEmpty || least == 0) }
    case .group(_, let node), .atomic(let node): return bits(of: node)
    case .conditional(_, let yes, let no): return bits(of: .alternatives([yes, no]))
    }
  }

  private static func bits(ofSequence nodes: [PatternNode]) -> (bits: CharacterBits, mayBeEmpty: Bool)? {
    var result = (bits: CharacterBits { _ in false }, mayBeEmpty: true)
    for node in nodes {
      guard let next = bits(of: node) else { return nil }
      result.bits.formUnion(next.bits)
      if !next.mayBeEmpty {
        result.mayBeEmpty = false
        break
      }
    }
    return result
  }
}
