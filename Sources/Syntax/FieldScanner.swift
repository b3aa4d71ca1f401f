/// Walks the body of an f-string: finds where texts end and where the expression of a field ends.
struct FieldScanner {
  let literal: StringLiteral
  let bytes: [UInt8]
  var index: Int

  var end: Int { literal.body.upperBound }

  /// The current byte, 0 at the end.
  var current: UInt8 { index < end ? bytes[index] : 0 }

  /// The text up to the next field, as the parts between doubled braces; in a format braces are never doubled.
  mutating func text(isFormat: Bool) throws(SyntaxProblem) -> [String] {
    var parts: [String] = []
    var start = index
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), !literal.isRaw, index + 1 < end {
        // A backslash does not protect a brace.
        let next = bytes[index + 1]
        index += next == UInt8(ascii: "{") || next == UInt8(ascii: "}") ? 1 : 2
        continue
      }
      guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else {
        index += 1
        continue
      }
      if isFormat { break }
      if index + 1 < end, bytes[index + 1] == byte {
        parts.append(try literal.text(of: start..<index + 1))
        index += 2
        start = index
        continue
      }
      if byte == UInt8(ascii: "}") { throw problem("single '}' is not allowed") }
      break
    }
    parts.append(try literal.text(of: start..<index))
    return parts
  }

  /// Moves to the `!`, `:`, `=` or `}` that ends the expression at `index`.
  mutating func skipExpression() throws(SyntaxProblem) {
    var open: [UInt8] = []
    scan: while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\\"):
        throw SyntaxProblem("f-string expression part cannot include a backslash", Span(index, index + 1))
      case UInt8(ascii: "#"):
        throw SyntaxProblem("f-string expression part cannot include '#'", Span(index, index + 1))
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        try skipString(byte)
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if open.count >= Lexer.bracketLimit { throw problem("too many nested parenthesis") }
        open.append(byte)
      case UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"):
        guard open.isEmpty else { break }
        if index + 1 < end, bytes[index + 1] == UInt8(ascii: "=") {
          index += 1
        } else if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "=") {
          break scan
        }
      case UInt8(ascii: ":"):
        if open.isEmpty { break scan }
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if open.isEmpty, byte == UInt8(ascii: "}") { break scan }
        try close(byte, &open)
      default: break
      }
      index += 1
    }
    if let last = open.last { throw problem("unmatched '\(Unicode.Scalar(last))'") }
    try checkNotAtEnd()
  }

  private func close(_ byte: UInt8, _ open: inout [UInt8]) throws(SyntaxProblem) {
    let text = String(Unicode.Scalar(byte))
    guard let last = open.popLast() else {
      throw SyntaxProblem("f-string: unmatched '\(text)'", Span(index, index + 1))
    }
    if Lexer.closing(of: last) != byte {
      throw SyntaxProblem(
        "f-string: closing parenthesis '\(text)' does not match opening parenthesis '\(Unicode.Scalar(last))'",
        Span(index, index + 1))
    }
  }

  /// Moves to the last quote of the string that begins at `index`.
  private mutating func skipString(_ quote: UInt8) throws(SyntaxProblem) {
    let isTriple = index + 2 < end && bytes[index + 1] == quote && bytes[index + 2] == quote
    index += isTriple ? 3 : 1
    while index < end {
      if bytes[index] == UInt8(ascii: "\\") {
        throw SyntaxProblem("f-string expression part cannot include a backslash", Span(index, index + 1))
      }
      if bytes[index] == quote {
        if !isTriple { return }
        if index + 2 < end, bytes[index + 1] == quote, bytes[index + 2] == quote {
          index += 2
          return
        }
      }
      index += 1
    }
    throw problem("unterminated string")
  }

  mutating func skipSpace() {
    while index < end, bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) { index += 1 }
  }

  /// The source from an index to here, with line ends as `\n`: what `{value=}` prints.
  func sourceText(from start: Int) -> String {
    let part = bytes[start..<index]
    guard part.contains(0x0D) else { return String(decoding: part, as: UTF8.self) }
    var output: [UInt8] = []
    for place in part.indices where !(bytes[place] == 0x0A && place > start && bytes[place - 1] == 0x0D) {
      output.append(bytes[place] == 0x0D ? 0x0A : bytes[place])
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// `!s`, `!r` or `!a`, if there.
  mutating func conversion() throws(SyntaxProblem) -> FormattedPiece.Conversion? {
    guard current == UInt8(ascii: "!") else { return nil }
    index += 1
    try checkNotAtEnd()
    let byte = current
    let text = String(decoding: [byte], as: UTF8.self)
    guard byte < 0x80, let conversion = FormattedPiece.Conversion(rawValue: text) else {
      throw problem("invalid conversion character: expected 's', 'r', or 'a'")
    }
    index += 1
    return conversion
  }

  func checkNotAtEnd() throws(SyntaxProblem) {
    if index >= end { throw problem("expecting '}'") }
  }

  /// A problem of the whole literal.
  func problem(_ message: String) -> SyntaxProblem {
    SyntaxProblem("f-string: " + message, literal.span)
  }
}
