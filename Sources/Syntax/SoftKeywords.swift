/// `match` and `case`: names, except where they begin a statement.
public enum SoftKeywords {
  /// Where the words begin statements, as byte offsets, for the colours of a text that may not be complete.
  public static func places(in tokens: [Token], _ bytes: [UInt8]) -> Set<Int> {
    var places: Set<Int> = []
    var isFirst = true
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .newline, .indent, .dedent: isFirst = true
      case .comment, .end: break
      case .name:
        if isFirst, isWord(token, bytes), beginsStatement(tokens[(index + 1)...]) { places.insert(token.span.start) }
        isFirst = false
      case .keyword, .number, .string, .operator, .error: isFirst = false
      }
    }
    return places
  }

  private static func isWord(_ token: Token, _ bytes: [UInt8]) -> Bool {
    let word = bytes[token.span.start..<token.span.end]
    return word.elementsEqual("match".utf8) || word.elementsEqual("case".utf8)
  }

  /// Whether what follows is an operand; one that could follow a name too needs the colon of a header.
  private static func beginsStatement(_ rest: ArraySlice<Token>) -> Bool {
    switch rest.first?.kind {
    case .name, .number, .string, .keyword(.none), .keyword(.true), .keyword(.false), .keyword(.not), .keyword(.lambda):
      return true
    case .operator(.leftParenthesis), .operator(.leftBracket), .operator(.leftBrace), .operator(.minus),
      .operator(.star), .operator(.plus), .operator(.tilde):
      return hasHeaderColon(rest)
    case .keyword, .operator, .comment, .newline, .indent, .dedent, .end, .error, nil: return false
    }
  }

  private static func hasHeaderColon(_ rest: ArraySlice<Token>) -> Bool {
    var depth = 0
    for token in rest {
      switch token.kind {
      case .operator(.leftParenthesis), .operator(.leftBracket), .operator(.leftBrace): depth += 1
      case .operator(.rightParenthesis), .operator(.rightBracket), .operator(.rightBrace): depth -= 1
      case .operator(.colon): if depth == 0 { return true }
      case .newline, .end: return false
      case .name, .keyword, .number, .string, .operator, .comment, .indent, .dedent, .error: break
      }
    }
    return false
  }
}
