/// An incremental search backwards through the history: a pattern, and the entry that holds it.
struct HistorySearch {
  private let entries: [String]
  private(set) var pattern: [Unicode.Scalar] = []
  /// The entry shown; `entries.count` before the first match.
  private var position: Int
  private(set) var hasFailed = false

  init(_ entries: [String]) {
    self.entries = entries
    position = entries.count
  }

  /// The entry that matches, with the cursor where the pattern is in it, or nil before the first match.
  var match: BlockText? {
    guard position < entries.count else { return nil }
    let scalars = Array(entries[position].unicodeScalars)
    return BlockText(scalars, cursor: place(in: scalars) ?? scalars.count)
  }

  /// The line that the user sees under the block.
  var status: String {
    "\(hasFailed ? "not found" : "search"): \(BlockText.string(pattern[...]))"
  }

  mutating func extend(with scalars: [Unicode.Scalar]) {
    pattern += scalars
    search(from: min(position, entries.count - 1))
  }

  mutating func shorten() {
    guard !pattern.isEmpty else { return }
    pattern.removeLast()
    position = entries.count
    hasFailed = false
    if !pattern.isEmpty { search(from: entries.count - 1) }
  }

  /// Goes to the next older match.
  mutating func older() {
    if !pattern.isEmpty { search(from: position - 1) }
  }

  /// Goes to the next newer match.
  mutating func newer() {
    guard !pattern.isEmpty, position < entries.count else { return }
    for candidate in (position + 1)..<max(position + 1, entries.count)
    where place(in: Array(entries[candidate].unicodeScalars)) != nil {
      position = candidate
      hasFailed = false
      return
    }
    hasFailed = true
  }

  private mutating func search(from start: Int) {
    var candidate = start
    while candidate >= 0 {
      if place(in: Array(entries[candidate].unicodeScalars)) != nil {
        position = candidate
        hasFailed = false
        return
      }
      candidate -= 1
    }
    hasFailed = true
  }

  /// Where the pattern starts; small letters in it match capitals too, unless it has capitals itself.
  private func place(in entry: [Unicode.Scalar]) -> Int? {
    guard let first = pattern.first, entry.count >= pattern.count else { return nil }
    let ignoresCase = !pattern.contains { $0.properties.isUppercase }
    func same(_ scalar: Unicode.Scalar, _ wanted: Unicode.Scalar) -> Bool {
      scalar == wanted || (ignoresCase && Self.lowercased(scalar) == wanted)
    }
    return (0...(entry.count - pattern.count)).first { start in
      same(entry[start], first) && zip(entry[start...], pattern).allSatisfy(same)
    }
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII {
      return 0x41...0x5A ~= scalar.value ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
    }
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? scalar : scalar
  }
}
