/// The way through the history while one block is being edited.
struct HistoryWalk {
  private let entries: [String]
  /// The entry shown; `entries.count` stands for the text that was being typed.
  private var position: Int
  /// What was typed or changed at a position that was left.
  private var changed: [Int: String] = [:]

  init(_ entries: [String]) {
    self.entries = entries
    position = entries.count
  }

  /// The next older (-1) or newer (+1) text that starts with the prefix, or nil at the end of the history.
  mutating func move(_ direction: Int, from text: String, prefix: String = "") -> String? {
    var candidate = position + direction
    while (0...entries.count).contains(candidate) {
      let found = self.text(at: candidate)
      // An entry equal to the text would look like a key that did nothing.
      if candidate == entries.count || (found != text && found.hasScalarPrefix(prefix)) {
        if text != self.text(at: position) { changed[position] = text }
        position = candidate
        return found
      }
      candidate += direction
    }
    return nil
  }

  private func text(at position: Int) -> String {
    changed[position] ?? (position < entries.count ? entries[position] : "")
  }
}

extension String {
  /// `hasPrefix` without joining what follows to the prefix's last character.
  func hasScalarPrefix(_ prefix: String) -> Bool { unicodeScalars.starts(with: prefix.unicodeScalars) }
}
