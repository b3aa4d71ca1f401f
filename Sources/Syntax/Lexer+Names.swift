extension Lexer {
  mutating func readNameOrPrefixedString() {
    let start = position
    var isASCII = true
    while position < limit, bytes[position].isPotentialNameByte {
      if bytes[position] >= 0x80 { isASCII = false }
      position += 1
    }
    let next = byte(at: position)
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'"), isStringPrefix(start, position) {
      readString(from: start)
      return
    }
    if !isASCII, !checkName(start) { return }
    if let keyword = KeywordTable.shared.keyword(in: bytes, start, position) {
      append(.keyword(keyword), from: start)
    } else {
      append(.name, from: start)
    }
  }

  private func isStringPrefix(_ start: Int, _ end: Int) -> Bool {
    switch (end - start, bytes[start] | 0x20, end - start == 2 ? bytes[start + 1] | 0x20 : 0) {
    case (1, UInt8(ascii: "r"), _), (1, UInt8(ascii: "b"), _), (1, UInt8(ascii: "u"), _), (1, UInt8(ascii: "f"), _):
      return true
    case (2, UInt8(ascii: "r"), UInt8(ascii: "b")), (2, UInt8(ascii: "r"), UInt8(ascii: "f")),
      (2, UInt8(ascii: "b"), UInt8(ascii: "r")), (2, UInt8(ascii: "f"), UInt8(ascii: "r")):
      return true
    default:
      return false
    }
  }

  /// Checks a name with non-ASCII characters; a character that cannot stand there is a mistake of its own.
  private mutating func checkName(_ start: Int) -> Bool {
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    var offset = start
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      let isValid =
        offset == start
        ? scalar == "_" || scalar.properties.isXIDStart : scalar.properties.isXIDContinue
      if !isValid {
        let code = hexadecimal(scalar.value)
        fail(
          scalar.isPrintable
            ? "invalid character '\(scalar)' (U+\(code))" : "invalid non-printable character U+\(code)",
          Span(offset, offset + length))
        if isTolerant {
          if offset > start { tokens.append(Token(.name, Span(start, offset))) }
          position = offset + length
          append(.error, from: offset)
        }
        return false
      }
      offset += length
    }
    return true
  }
}

extension Unicode.Scalar {
  /// Python's `str.isprintable` for one character.
  var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
    case .spaceSeparator: return self == " "
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    @unknown default: return false
    }
  }
}
