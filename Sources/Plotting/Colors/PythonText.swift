/// Text as Python writes and reads it, as far as messages about colours need it.
enum PythonText {
  /// `repr` of a string of printable characters.
  static func quoted(_ text: String) -> String {
    let quote: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = String(quote)
    for character in text {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case quote: result += "\\" + String(quote)
      case _: result.append(character)
      }
    }
    return result + String(quote)
  }

  /// `float(text)`, or nothing where Python raises ValueError.
  static func number(_ text: String) -> Double? {
    var trimmed = Substring(text)
    while let first = trimmed.first, first.isWhitespace { trimmed.removeFirst() }
    while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
    guard !trimmed.contains(where: { $0 == "x" || $0 == "X" || $0 == "p" || $0 == "P" || $0 == "(" }) else {
      return nil
    }
    return Double(trimmed)
  }

  /// Strings as `repr` of a list of them without brackets: `'a', 'b'`.
  static func listed(_ texts: [String]) -> String {
    texts.map(quoted).joined(separator: ", ")
  }
}
