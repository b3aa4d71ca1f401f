/// Number literals: shape only; `NumberLiteral` gives their values.
extension Lexer {
  mutating func readNumber() {
    let start = position
    if scanNumber() {
      append(.number, from: start)
    } else if isTolerant {
      while position < limit, bytes[position].isPotentialNameByte { position += 1 }
      position = max(position, start + 1)
      append(.error, from: start)
    }
  }

  private mutating func scanNumber() -> Bool {
    if bytes[position] == UInt8(ascii: "0") {
      switch byte(at: position + 1) | 0x20 {
      case UInt8(ascii: "x"): return scanRadix("hexadecimal") { $0.hexValue != nil }
      case UInt8(ascii: "o"): return scanRadix("octal") { $0 &- 0x30 < 8 }
      case UInt8(ascii: "b"): return scanRadix("binary") { $0 &- 0x30 < 2 }
      default: return scanLeadingZero()
      }
    }
    if bytes[position] != UInt8(ascii: "."), !scanDigits() { return false }
    return scanFractionAndExponent()
  }

  private mutating func scanRadix(_ name: String, _ isAllowed: (UInt8) -> Bool) -> Bool {
    position += 2
    repeat {
      if byte(at: position) == UInt8(ascii: "_") { position += 1 }
      guard isAllowed(byte(at: position)) else { return failRadix(name) }
      while isAllowed(byte(at: position)) { position += 1 }
    } while byte(at: position) == UInt8(ascii: "_")
    return byte(at: position).isDigit ? failRadix(name) : checkEnd(name)
  }

  private mutating func failRadix(_ name: String) -> Bool {
    let digit = byte(at: position)
    if digit.isDigit {
      position += 1
      fail("invalid digit '\(Unicode.Scalar(digit))' in \(name) literal", endingAt: position)
    } else {
      fail("invalid \(name) literal", endingAt: position)
    }
    return false
  }

  private mutating func scanLeadingZero() -> Bool {
    let start = position
    while true {
      if byte(at: position) == UInt8(ascii: "_") {
        position += 1
        guard byte(at: position).isDigit else { return failDecimal() }
      }
      guard byte(at: position) == UInt8(ascii: "0") else { break }
      position += 1
    }
    let zerosEnd = position
    let hasMoreDigits = byte(at: position).isDigit
    if hasMoreDigits, !scanDigits() { return false }
    switch byte(at: position) {
    case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "j"), UInt8(ascii: "J"):
      return scanFractionAndExponent()
    default: break
    }
    if hasMoreDigits {
      fail(
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
        Span(start, zerosEnd))
      return false
    }
    return checkEnd("decimal")
  }

  private mutating func failDecimal() -> Bool {
    fail("invalid decimal literal", endingAt: position)
    return false
  }

  /// Digits in groups joined by single underscores.
  private mutating func scanDigits() -> Bool {
    while true {
      while byte(at: position).isDigit { position += 1 }
      guard byte(at: position) == UInt8(ascii: "_") else { return true }
      position += 1
      guard byte(at: position).isDigit else { return failDecimal() }
    }
  }

  private mutating func scanFractionAndExponent() -> Bool {
    if byte(at: position) == UInt8(ascii: ".") {
      position += 1
      if byte(at: position).isDigit, !scanDigits() { return false }
    }
    if byte(at: position) | 0x20 == UInt8(ascii: "e") {
      let sign = byte(at: position + 1)
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        position += 2
        guard byte(at: position).isDigit else { return failDecimal() }
      } else if sign.isDigit {
        position += 1
      } else {
        return checkEnd("decimal")
      }
      if !scanDigits() { return false }
    }
    if byte(at: position) | 0x20 == UInt8(ascii: "j") {
      position += 1
      return checkEnd("imaginary")
    }
    return checkEnd("decimal")
  }

  /// A name may not touch a number, except the keywords that CPython still lets follow one (`1if x else 2`).
  private mutating func checkEnd(_ name: String) -> Bool {
    let next = byte(at: position)
    guard next.isPotentialNameByte, next < 0x80 else { return true }
    for word in Self.wordsAfterNumbers where bytes[position..<limit].starts(with: word.utf8) {
      // CPython looks at two letters only of the words that begin with `i`.
      if word.utf8.count == 2, next == UInt8(ascii: "i") { return true }
      if !byte(at: position + word.utf8.count).isPotentialNameByte { return true }
    }
    fail("invalid \(name) literal", endingAt: position)
    return false
  }

  private static let wordsAfterNumbers = ["and", "else", "for", "if", "in", "is", "or", "not"]
}
