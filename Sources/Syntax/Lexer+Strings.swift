/// String literals: where they end; `StringLiteral` gives their values.
extension Lexer {
  /// Reads from the opening quote at `position`; the literal's prefix begins at `start`.
  mutating func readString(from start: Int) {
    let quote = bytes[position]
    let isTriple = byte(at: position + 1) == quote && byte(at: position + 2) == quote
    let isEmpty = !isTriple && byte(at: position + 1) == quote
    position += isTriple ? 3 : 1
    if isEmpty {
      position += 1
      append(.string, from: start)
    } else if scanString(quote, isTriple: isTriple) {
      append(.string, from: start)
    } else {
      failUnterminated(from: start, isTriple: isTriple)
      if isTolerant { append(.string, from: start) }
    }
  }

  private mutating func scanString(_ quote: UInt8, isTriple: Bool) -> Bool {
    while position < limit {
      let current = bytes[position]
      if current == quote {
        if !isTriple {
          position += 1
          return true
        }
        if byte(at: position + 1) == quote, byte(at: position + 2) == quote {
          position += 3
          return true
        }
        position += 1
      } else if current == UInt8(ascii: "\\") {
        position = min(position + 1 + max(1, lineEndLength(at: position + 1)), limit)
      } else if !isTriple, current == 0x0A || current == 0x0D {
        return false
      } else {
        position += 1
      }
    }
    return false
  }

  private mutating func failUnterminated(from start: Int, isTriple: Bool) {
    // A last line end does not begin a line that CPython would have read.
    let endsWithLineEnd = position == limit && limit > 0 && (bytes[limit - 1] == 0x0A || bytes[limit - 1] == 0x0D)
    let line = lineNumber(of: position) - (endsWithLineEnd ? 1 : 0)
    let isIncomplete = isTriple || position >= limit && endsAfterBackslash
    fail(
      isTriple
        ? "unterminated triple-quoted string literal (detected at line \(line))"
        : "unterminated string literal (detected at line \(line))",
      Span(start, start + 1), isIncomplete: isIncomplete)
  }

  /// True when the last line of the text ends with a backslash that joins it to a line still to come.
  private var endsAfterBackslash: Bool {
    var end = limit
    if end > 0, bytes[end - 1] == 0x0A { end -= 1 }
    if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
    var count = 0
    while end - count > 0, bytes[end - count - 1] == UInt8(ascii: "\\") { count += 1 }
    return count % 2 == 1
  }
}
