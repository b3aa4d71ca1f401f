/// What a prompt needs to know about the text typed so far.
public enum Completeness: Equatable {
  /// The text can run.
  case complete
  /// More lines must follow; the next one should begin with this many blanks.
  case incomplete(indent: Int)
  /// No continuation can make the text a program.
  case invalid(SyntaxProblem)
}

extension Parser {
  /// Judges typed text as CPython's prompt does: an open bracket, triple-quoted string or trailing backslash wants more
  /// lines, and so does a compound statement until an empty line ends it.
  public static func completeness(of source: String) -> Completeness {
    var lexer = Lexer(bytes: Array(source.utf8))
    lexer.run()
    let text = SourceText(source)
    do {
      let statements = try parse(source)
      guard let last = statements.last, last.isCompound, !endsWithEmptyLine(source) else { return .complete }
      return .incomplete(indent: suggestedIndent(text, lexer))
    } catch {
      let isOpenBlock = error.isIncomplete && lexer.problem == nil
      let isOpen = error.isIncomplete && (lexer.problem != nil || !endsWithEmptyLine(source))
      if isOpen { return .incomplete(indent: isOpenBlock ? suggestedIndent(text, lexer) : openIndent(text, lexer)) }
      return .invalid(error)
    }
  }

  /// True when a line of nothing but blanks stands behind the text; a line end alone makes no such line.
  private static func endsWithEmptyLine(_ source: String) -> Bool {
    let lines = source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let last = lines.last, isBlank(last), lines.count > 1 else { return false }
    return last.isEmpty ? isBlank(lines[lines.count - 2]) : true
  }

  private static func isBlank(_ line: Substring.UTF8View) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0C }
  }

  /// The column for the line after the last complete one.
  private static func suggestedIndent(_ text: SourceText, _ lexer: Lexer) -> Int {
    let words = lexer.tokens.filter { token in
      switch token.kind {
      case .name, .keyword, .number, .string, .operator, .error: return true
      case .comment, .newline, .indent, .dedent, .end: return false
      }
    }
    guard let last = words.last else { return 0 }
    let column = lexer.lastLogicalIndent
    if last.kind == .operator(.colon) { return column + 4 }
    return leavesBlock(lexer.firstWordOfLastLine) ? lexer.enclosingIndent(of: column) : column
  }

  private static func leavesBlock(_ kind: Token.Kind?) -> Bool {
    switch kind {
    case .keyword(.return), .keyword(.pass), .keyword(.break), .keyword(.continue), .keyword(.raise): return true
    case .name, .keyword, .number, .string, .operator, .comment, .newline, .indent, .dedent, .end, .error, nil:
      return false
    }
  }

  /// The column inside an open bracket, behind a backslash, or in an open string.
  private static func openIndent(_ text: SourceText, _ lexer: Lexer) -> Int {
    if lexer.problem?.message.hasPrefix("unterminated") == true { return 0 }
    guard let open = lexer.brackets.last else { return lexer.lastLogicalIndent + 4 }
    let line = text.text(ofLine: text.line(of: open.position))
    let column = text.location(of: open.position).column
    let hasTextBehind = line.unicodeScalars.dropFirst(column).contains { $0 != " " && $0 != "\t" }
    return hasTextBehind ? column : blanks(before: line) + 4
  }

  private static func blanks(before line: String) -> Int {
    line.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.reduce(0) { $1 == 0x09 ? ($0 / 8 + 1) * 8 : $0 + 1 }
  }
}

extension Lexer {
  /// Index of the first token of the last logical line.
  private var lastLineStart: Int {
    var index = tokens.count - 1
    while index >= 0, isTrailing(tokens[index].kind) { index -= 1 }
    while index > 0, !isTrailing(tokens[index - 1].kind), tokens[index - 1].kind != .indent { index -= 1 }
    return max(index, 0)
  }

  private func isTrailing(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .newline, .dedent, .end: return true
    case .name, .keyword, .number, .string, .operator, .comment, .indent, .error: return false
    }
  }

  var firstWordOfLastLine: Token.Kind? {
    tokens.indices.contains(lastLineStart) ? tokens[lastLineStart].kind : nil
  }

  /// The indentation of the last logical line.
  var lastLogicalIndent: Int {
    guard tokens.indices.contains(lastLineStart) else { return 0 }
    return indent(ofLineAt: tokens[lastLineStart].span.start)
  }

  private func indent(ofLineAt offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    var column = 0
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 {
      column = bytes[start] == 0x09 ? (column / 8 + 1) * 8 : column + 1
      start += 1
    }
    return column
  }

  /// The indentation of the block around one with the given column.
  func enclosingIndent(of column: Int) -> Int {
    indents.map(\.column).last { $0 < column } ?? 0
  }
}
