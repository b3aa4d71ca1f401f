/// The parser's view of its tokens.
extension Parser {
  @inline(__always)
  var kind: Token.Kind { tokens[position].kind }

  @inline(__always)
  func at(_ symbol: Operator) -> Bool {
    if case .operator(symbol) = tokens[position].kind { return true }
    return false
  }

  @inline(__always)
  func at(_ keyword: Keyword) -> Bool {
    if case .keyword(keyword) = tokens[position].kind { return true }
    return false
  }

  /// The kind of a token further on; `.end` past the last one.
  func kind(after count: Int) -> Token.Kind {
    position + count < tokens.count ? tokens[position + count].kind : .end
  }

  @inline(__always)
  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
    if position > furthest { furthest = position }
  }

  @inline(__always)
  mutating func accept(_ symbol: Operator) -> Bool {
    guard at(symbol) else { return false }
    advance()
    return true
  }

  @inline(__always)
  mutating func accept(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  /// The text of the current token as ASCII-only code compares it, for soft keywords.
  func isName(_ word: StaticString, after count: Int = 0) -> Bool {
    guard kind(after: count) == .name else { return false }
    let span = tokens[position + count].span
    guard span.end - span.start == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { buffer in bytes[span.start..<span.end].elementsEqual(buffer) }
  }

  /// Reads a name in its normal form.
  mutating func name() -> (text: String, span: Span)? {
    guard kind == .name else { return nil }
    let span = tokens[position].span
    advance()
    return (nameText(span), span)
  }

  private func nameText(_ span: Span) -> String {
    let slice = bytes[span.start..<span.end]
    let text = String(decoding: slice, as: UTF8.self)
    return mangled(slice.allSatisfy { $0 < 0x80 } ? text : IdentifierNormalization.normalize(text))
  }

  /// A private name of a class body (`__x`) with the name of the class before it, as CPython compiles it.
  private func mangled(_ name: String) -> String {
    guard let enclosingClass, name.hasPrefix("__"), !name.hasSuffix("__") else { return name }
    let owner = enclosingClass.drop { $0 == "_" }
    return owner.isEmpty ? name : "_\(owner)\(name)"
  }

  /// From the token at an index to the token before the current one.
  @inline(__always)
  func span(from start: Int) -> Span {
    Span(tokens[start].span.start, tokens[max(position - 1, start)].span.end)
  }

  /// As `span(from:)`, without the layout tokens that end a statement.
  func statementSpan(from start: Int) -> Span {
    var last = max(position - 1, start)
    while last > start, isLayout(tokens[last].kind) { last -= 1 }
    return Span(tokens[start].span.start, tokens[last].span.end)
  }

  private func isLayout(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .newline, .indent, .dedent, .end, .comment, .error: return true
    case .name, .keyword, .number, .string, .operator: return false
    }
  }

  /// Makes the expression that reaches from the token at `start` to here, above children of the given height.
  mutating func make(
    _ form: Expression.Form, from start: Int, above children: Int
  ) throws(SyntaxProblem) -> Expression {
    height = children + 1
    let place = span(from: start)
    if height > Self.heightLimit {
      throw SyntaxProblem("too complex for lgs: an expression nested more than \(Self.heightLimit) deep", place)
    }
    return Expression(form, place)
  }

  mutating func enter() throws(SyntaxProblem) {
    nesting += 1
    if nesting > Self.nestingLimit {
      throw SyntaxProblem("too complex for lgs: an expression nested too deeply", tokens[position].span)
    }
  }

  /// A problem placed at the furthest token looked at, where CPython puts one that has no place of its own.
  func problemAtFurthest(_ message: String, kind: SyntaxProblem.Kind = .syntax) -> SyntaxProblem {
    let index = min(furthest, tokens.count - 1)
    return SyntaxProblem(kind: kind, message, place(of: tokens[index]), isIncomplete: isAtEnd(index))
  }

  /// Where a problem with a token is shown; CPython puts the caret of an indent under the last blank before the text.
  func place(of token: Token) -> Span {
    token.kind == .indent ? Span(max(token.span.end - 1, token.span.start), token.span.end) : token.span
  }
}
