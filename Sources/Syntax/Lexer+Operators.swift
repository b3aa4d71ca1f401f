extension Lexer {
  mutating func readOperator() {
    let start = position
    let first = bytes[start]
    guard let (kind, length) = matchOperator(first) else {
      position += first == UInt8(ascii: "<") ? 2 : 1
      if first < 0x20 || first == 0x7F {
        fail("invalid non-printable character U+\(hexadecimal(UInt32(first)))", Span(start, position))
      }
      append(.error, from: start)
      return
    }
    position += length
    switch first {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open(first, at: start)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): close(first, at: start)
    default: break
    }
    append(.operator(kind), from: start)
  }

  /// The longest operator that begins with `first` at the current position.
  private func matchOperator(_ first: UInt8) -> (Operator, length: Int)? {
    let second = byte(at: position + 1)
    let assigns = second == UInt8(ascii: "=")
    switch first {
    case UInt8(ascii: "("): return (.leftParenthesis, 1)
    case UInt8(ascii: ")"): return (.rightParenthesis, 1)
    case UInt8(ascii: "["): return (.leftBracket, 1)
    case UInt8(ascii: "]"): return (.rightBracket, 1)
    case UInt8(ascii: "{"): return (.leftBrace, 1)
    case UInt8(ascii: "}"): return (.rightBrace, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: "~"): return (.tilde, 1)
    case UInt8(ascii: ":"): return assigns ? (.walrus, 2) : (.colon, 1)
    case UInt8(ascii: "="): return assigns ? (.equal, 2) : (.assign, 1)
    case UInt8(ascii: "!"): return assigns ? (.notEqual, 2) : nil
    case UInt8(ascii: "+"): return assigns ? (.addAssign, 2) : (.plus, 1)
    case UInt8(ascii: "-"):
      if second == UInt8(ascii: ">") { return (.arrow, 2) }
      return assigns ? (.subtractAssign, 2) : (.minus, 1)
    case UInt8(ascii: "%"): return assigns ? (.moduloAssign, 2) : (.percent, 1)
    case UInt8(ascii: "@"): return assigns ? (.matrixMultiplyAssign, 2) : (.at, 1)
    case UInt8(ascii: "&"): return assigns ? (.andAssign, 2) : (.ampersand, 1)
    case UInt8(ascii: "|"): return assigns ? (.orAssign, 2) : (.bar, 1)
    case UInt8(ascii: "^"): return assigns ? (.xorAssign, 2) : (.caret, 1)
    case UInt8(ascii: "."):
      let isEllipsis = second == first && byte(at: position + 2) == first
      return isEllipsis ? (.ellipsis, 3) : (.dot, 1)
    case UInt8(ascii: "<") where second == UInt8(ascii: ">"):
      // Python 2's `<>` is one token that fits nowhere.
      return nil
    case UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      return matchDoubled(first, second)
    default: return nil
    }
  }

  /// `*`, `/`, `<` and `>`: alone, with `=`, doubled, and doubled with `=`.
  private func matchDoubled(_ first: UInt8, _ second: UInt8) -> (Operator, length: Int) {
    let isDoubled = second == first
    let assigns = byte(at: position + (isDoubled ? 2 : 1)) == UInt8(ascii: "=")
    let length = 1 + (isDoubled ? 1 : 0) + (assigns ? 1 : 0)
    switch (first, isDoubled, assigns) {
    case (UInt8(ascii: "*"), false, false): return (.star, length)
    case (UInt8(ascii: "*"), false, true): return (.multiplyAssign, length)
    case (UInt8(ascii: "*"), true, false): return (.power, length)
    case (UInt8(ascii: "*"), true, true): return (.powerAssign, length)
    case (UInt8(ascii: "/"), false, false): return (.slash, length)
    case (UInt8(ascii: "/"), false, true): return (.divideAssign, length)
    case (UInt8(ascii: "/"), true, false): return (.floorDivide, length)
    case (UInt8(ascii: "/"), true, true): return (.floorDivideAssign, length)
    case (UInt8(ascii: "<"), false, false): return (.less, length)
    case (UInt8(ascii: "<"), false, true): return (.lessOrEqual, length)
    case (UInt8(ascii: "<"), true, false): return (.shiftLeft, length)
    case (UInt8(ascii: "<"), true, true): return (.shiftLeftAssign, length)
    case (_, false, false): return (.greater, length)
    case (_, false, true): return (.greaterOrEqual, length)
    case (_, true, false): return (.shiftRight, length)
    case (_, true, true): return (.shiftRightAssign, length)
    }
  }

  /// Four or more upper-case digits, as in `U+00A0`.
  func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
