import Interpreter

/// A part of a regular expression.
indirect enum PatternNode {
  case empty
  case character(UInt32, ignoresCase: Bool)
  /// `.`, without line feeds or with all characters.
  case any(includingLines: Bool)
  case set(CharacterSet)
  case anchor(Anchor)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case repeated(PatternNode, least: Int, most: Int, RepeatKind)
  /// A group that is remembered under its number.
  case group(Int, PatternNode)
  case reference(Int, ignoresCase: Bool)
  case look(PatternNode, isBehind: Bool, isNegated: Bool)
  case atomic(PatternNode)
  case conditional(Int, PatternNode, PatternNode)

  enum RepeatKind {
    case greedy, lazy, possessive
  }

  enum Anchor {
    case textStart, lineStart, textEnd, textEndOrLastLine, lineEnd
    case wordBoundary(isASCII: Bool)
    case notWordBoundary(isASCII: Bool)
  }

  /// No bound of a repetition.
  static let unlimited = 4_294_967_295

  /// The fewest and the most characters that the part takes.
  var width: (least: Int, most: Int) {
    func clipped(_ value: Int) -> Int { min(value, PatternNode.unlimited) }
    switch self {
    case .empty, .anchor, .look: return (0, 0)
    case .character, .any, .set: return (1, 1)
    case .sequence(let nodes):
      let widths = nodes.map(\.width)
      return (
        widths.reduce(0) { clipped($0 + $1.least) }, widths.reduce(0) { clipped($0 + $1.most) }
      )
    case .alternatives(let nodes):
      let widths = nodes.map(\.width)
      return (widths.map(\.least).min() ?? 0, widths.map(\.most).max() ?? 0)
    case .repeated(let node, let least, let most, _):
      let width = node.width
      func times(_ a: Int, _ b: Int) -> Int {
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        return overflow ? PatternNode.unlimited : clipped(product)
      }
      return (times(width.least, least), times(width.most, most))
    case .group(_, let node), .atomic(let node): return node.width
    case .reference: return (0, PatternNode.unlimited)
    case .conditional(_, let yes, let no):
      return (min(yes.width.least, no.width.least), max(yes.width.most, no.width.most))
    }
  }
}

/// A set of characters, `[…]` or an escape such as `\d`.
struct CharacterSet {
  enum Category {
    case digit, space, word
  }

  enum Item {
    case range(ClosedRange<UInt32>)
    case category(Category, isNegated: Bool)
  }

  private let items: [Item]
  private let isNegated, isASCII, ignoresCase: Bool
  /// Answers for the first 256 characters.
  private(set) var bits = CharacterBits { _ in false }

  init(_ items: [Item], isNegated: Bool, isASCII: Bool, ignoresCase: Bool) {
    self.items = items
    self.isNegated = isNegated
    self.isASCII = isASCII
    self.ignoresCase = ignoresCase
    bits = CharacterBits(where: slowlyContains)
  }

  /// Whether the set has a character; `bits` answers sooner for the first 256.
  func slowlyContains(_ code: UInt32) -> Bool {
    var found = holds(code)
    if !found, ignoresCase {
      found = LetterCase.variants(of: code, isASCII: isASCII).contains(where: holds)
    }
    return found != isNegated
  }

  private func holds(_ code: UInt32) -> Bool {
    items.contains { item in
      switch item {
      case .range(let range): return range.contains(code)
      case .category(let category, let isNegated):
        return CharacterSet.category(category, contains: code, isASCII: isASCII) != isNegated
      }
    }
  }

  static func category(_ category: Category, contains code: UInt32, isASCII: Bool) -> Bool {
    if isASCII, code >= 0x80 { return false }
    guard let scalar = UnicodeScalar(code) else { return false }
    switch category {
    case .digit: return CharacterClasses.isDecimal(scalar)
    case .space: return isASCII ? scalar == " " || (9...13).contains(code) : Whitespace.contains(scalar)
    case .word: return scalar == "_" || CharacterClasses.isAlphanumeric(scalar)
    }
  }
}

/// Letters that are one when case counts for nothing.
enum LetterCase {
  /// Letters whose small forms differ and that CPython nevertheless takes for one.
  private static let kin: [UInt32: [UInt32]] = {
    let groups: [[UInt32]] = [
      [0x69, 0x131], [0x73, 0x17f], [0xb5, 0x3bc], [0x345, 0x3b9, 0x1fbe], [0x390, 0x1fd3], [0x3b0, 0x1fe3],
      [0x3b2, 0x3d0], [0x3b5, 0x3f5], [0x3b8, 0x3d1], [0x3ba, 0x3f0], [0x3c0, 0x3d6], [0x3c1, 0x3f1], [0x3c2, 0x3c3],
      [0x3c6, 0x3d5], [0x1e61, 0x1e9b], [0xfb05, 0xfb06],
    ]
    return Dictionary(uniqueKeysWithValues: groups.flatMap { group in group.map { ($0, group) } })
  }()

  /// The form that all letters of one kind share.
  static func folded(_ code: UInt32, isASCII: Bool) -> UInt32 {
    if code < 0x80 { return (0x41...0x5a).contains(code) ? code + 32 : code }
    if isASCII { return code }
    let lower = single(code) { $0.properties.lowercaseMapping }
    return kin[lower]?[0] ?? lower
  }

  /// The other forms of a letter.
  static func variants(of code: UInt32, isASCII: Bool) -> [UInt32] {
    if isASCII {
      guard code < 0x80, (0x41...0x5a).contains(code & ~32) else { return [] }
      return [code ^ 32]
    }
    let lower = single(code) { $0.properties.lowercaseMapping }
    let all = [lower] + (kin[lower] ?? [])
    return all + all.map { single($0) { $0.properties.uppercaseMapping } }
  }

  private static func single(_ code: UInt32, _ map: (UnicodeScalar) -> String) -> UInt32 {
    guard let scalar = UnicodeScalar(code) else { return code }
    let mapped = map(scalar).unicodeScalars
    guard mapped.count == 1, let only = mapped.first else {
      // Only the dotted capital I has a small form of two characters, of which CPython takes the first.
      return code == 0x130 ? 0x69 : code
    }
    return only.value
  }
}
