import LineEditor
import Syntax

/// The colours of source text while it is typed, complete or not.
struct SyntaxColours {
  let theme: Theme
  /// Whether a name is one that needs no import.
  let isBuiltin: (String) -> Bool

  /// Styled ranges in scalars.
  func spans(of text: String, cursor: Int?) -> [(Range<Int>, Style)] {
    if let magic = magicSpans(of: text) { return magic }
    let all = Lexer.tokens(tolerant: text)
    let tokens = all.filter { $0.span.end > $0.span.start }
    let bytes = Array(text.utf8)
    let keywords = SoftKeywords.places(in: all, bytes)
    let offsets = ScalarOffsets(bytes)
    let matching = brackets(in: tokens, cursor: cursor.map(offsets.byte) ?? -1)
    var isBehindDot = false
    return tokens.compactMap { token in
      defer { isBehindDot = token.kind == .operator(.dot) }
      let isKeyword = keywords.contains(token.span.start)
      let style =
        isKeyword
        ? theme.keyword : matching[token.span.start] ?? style(of: token, bytes, isBehindDot: isBehindDot)
      return style.map { (offsets.scalar(token.span.start)..<offsets.scalar(token.span.end), $0) }
    }
  }

  private func style(of token: Token, _ bytes: [UInt8], isBehindDot: Bool) -> Style? {
    switch token.kind {
    case .keyword: return theme.keyword
    case .number: return theme.number
    case .string: return theme.string
    case .comment: return theme.comment
    case .error: return theme.error
    case .name:
      if isBehindDot { return nil }
      return isBuiltin(String(decoding: bytes[token.span.start..<token.span.end], as: UTF8.self)) ? theme.builtin : nil
    case .operator, .newline, .indent, .dedent, .end: return nil
    }
  }

  /// `%magic …` and `name?`: the prompt's own lines are no source text.
  private func magicSpans(of text: String) -> [(Range<Int>, Style)]? {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.firstIndex(where: { $0 != " " }) else { return [] }
    if scalars[first] == "%" || scalars[first] == "!" || scalars[first] == "?" {
      let end = scalars[first...].firstIndex { $0 == " " || $0 == "\n" } ?? scalars.count
      let rest = SyntaxColours(theme: theme, isBuiltin: isBuiltin).restSpans(scalars[end...])
      return [(first..<end, theme.magic)] + rest
    }
    guard scalars.last == "?", !scalars.contains("\n") else { return nil }
    let start = scalars.lastIndex { $0 != "?" }.map { $0 + 1 } ?? 0
    return [(start..<scalars.count, theme.magic)]
  }

  private func restSpans(_ rest: ArraySlice<Unicode.Scalar>) -> [(Range<Int>, Style)] {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: rest)
    let text = String(view)
    guard text.unicodeScalars.first(where: { $0 != " " && $0 != "\n" }) != "%" else { return [] }
    return spans(of: text, cursor: nil).map {
      ($0.0.lowerBound + rest.startIndex..<$0.0.upperBound + rest.startIndex, $0.1)
    }
  }

  // MARK: Brackets

  /// The styles of brackets by their byte offsets: the pair at the cursor, and those that close nothing.
  private func brackets(in tokens: [Token], cursor: Int) -> [Int: Style] {
    var open: [(start: Int, kind: Operator)] = []
    var styles: [Int: Style] = [:]
    for token in tokens {
      guard case .operator(let kind) = token.kind else { continue }
      switch kind {
      case .leftParenthesis, .leftBracket, .leftBrace: open.append((token.span.start, kind))
      case .rightParenthesis, .rightBracket, .rightBrace:
        guard let partner = open.last, Self.closes(kind, partner.kind) else {
          styles[token.span.start] = theme.error
          continue
        }
        open.removeLast()
        let isAtCursor = [cursor, cursor - 1].contains { $0 == partner.start || $0 == token.span.start }
        if cursor >= 0, isAtCursor {
          styles[partner.start] = theme.bracket
          styles[token.span.start] = theme.bracket
        }
      case _: continue
      }
    }
    return styles
  }

  private static func closes(_ closing: Operator, _ opening: Operator) -> Bool {
    switch opening {
    case .leftParenthesis: return closing == .rightParenthesis
    case .leftBracket: return closing == .rightBracket
    case _: return closing == .rightBrace
    }
  }
}

/// Places in a text as bytes of UTF-8 and as scalars.
struct ScalarOffsets {
  /// The byte offset of every scalar and of the end; nil for ASCII, where both are the same.
  private let starts: [Int]?
  /// The scalar of every byte and of the end.
  private let scalars: [Int]
  private let count: Int

  init(_ bytes: [UInt8]) {
    count = bytes.count
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      starts = nil
      scalars = []
      return
    }
    var starts: [Int] = []
    var scalars: [Int] = []
    scalars.reserveCapacity(bytes.count + 1)
    for (index, byte) in bytes.enumerated() {
      if byte & 0xC0 != 0x80 { starts.append(index) }
      scalars.append(starts.count - 1)
    }
    starts.append(bytes.count)
    scalars.append(starts.count - 1)
    self.starts = starts
    self.scalars = scalars
  }

  func byte(_ scalar: Int) -> Int {
    guard let starts else { return min(scalar, count) }
    return starts[min(max(scalar, 0), starts.count - 1)]
  }

  func scalar(_ byte: Int) -> Int {
    if starts == nil { return min(byte, count) }
    return scalars[min(max(byte, 0), scalars.count - 1)]
  }
}
