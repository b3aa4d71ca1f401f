/// Search in text, byte by byte.
extension String {
  /// Where a text that is not empty begins, from a place on.
  func place(of text: String, from start: String.Index? = nil) -> String.Index? {
    var rest = utf8[(start ?? startIndex)...]
    while let found = rest.firstIndex(of: text.utf8.first ?? 0) {
      if utf8[found...].starts(with: text.utf8) { return found }
      rest = rest[utf8.index(after: found)...]
    }
    return nil
  }

  func holds(_ text: String) -> Bool { place(of: text) != nil }

  /// The text with every occurrence of a part exchanged.
  func exchanging(_ part: String, for other: String) -> String {
    var result = ""
    var start = startIndex
    while let found = place(of: part, from: start) {
      result += self[start..<found] + other
      start = utf8.index(found, offsetBy: part.utf8.count)
    }
    return result + self[start...]
  }

  /// Where the last occurrence of a text begins.
  func lastPlace(of text: String) -> String.Index? {
    var last: String.Index?
    var start = startIndex
    while let found = place(of: text, from: start) {
      last = found
      start = utf8.index(after: found)
    }
    return last
  }
}
