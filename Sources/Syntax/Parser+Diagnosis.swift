/// Mistakes in expressions, looked for in the second pass only. The rules follow the `invalid_…` rules of CPython's
/// grammar; each throws when it is sure and otherwise leaves the position where it was.
extension Parser {
  /// After an operand: a second operand with no comma between, or Python 2's `print x`.
  mutating func diagnoseExpression(_ value: Expression, from start: Int) throws(SyntaxProblem) {
    let mark = position
    defer { position = mark }
    let first = tokens[start]
    let isPrefixMistake = first.kind == .name && start + 1 < tokens.count && tokens[start + 1].kind == .string
    if !isPrefixMistake, !isSoftKeyword(start) {
      isDiagnosing = false
      defer { isDiagnosing = true }
      if let next = try conditional(), !isLegacyStatement(value), bracketLevels[max(position - 1, 0)] != 0 {
        throw SyntaxProblem("invalid syntax. Perhaps you forgot a comma?", value.span.union(next.span))
      }
      position = mark
    }
    try diagnoseLegacyStatement(from: start)
  }

  private func isSoftKeyword(_ index: Int) -> Bool {
    guard tokens[index].kind == .name else { return false }
    let word = bytes[tokens[index].span.start..<tokens[index].span.end]
    // CPython 3.11 takes the beginning of a soft keyword for one.
    return "match".utf8.starts(with: word) || "case".utf8.starts(with: word) || word.elementsEqual("_".utf8)
  }

  private func isLegacyStatement(_ value: Expression) -> Bool {
    if case .name(let name) = value.form { return name == "print" || name == "exec" }
    return false
  }

  private mutating func diagnoseLegacyStatement(from start: Int) throws(SyntaxProblem) {
    // The operand is read behind every name, as CPython does: it may hold a more telling mistake.
    position = start
    guard let (word, span) = name(), !at(.leftParenthesis), let operand = try starExpressions(),
      word == "print" || word == "exec"
    else { return }
    throw SyntaxProblem(
      "Missing parentheses in call to '\(word)'. Did you mean \(word)(...)?", span.union(operand.span))
  }

  /// `=` or `:=` where a comparison or a name was meant.
  mutating func diagnoseNamedExpression(_ value: Expression, from start: Int) throws(SyntaxProblem) {
    let mark = position
    defer { position = mark }
    if accept(.walrus), try expression() != nil {
      throw SyntaxProblem("cannot use assignment expressions with \(Self.describe(value))", value.span)
    }
    position = mark
    let isName = tokens[start].kind == .name && mark == start + 1
    let isParenthesized = value.span.start != tokens[start].span.start
    guard isName || isParenthesized || (bindsTightly(value) && !beginsWithDisplay(value)),
      accept(.assign), let right = try arithmetic(), !at(.assign), !at(.walrus)
    else { return }
    if isName {
      throw SyntaxProblem(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", value.span.union(right.span))
    }
    throw SyntaxProblem(
      "cannot assign to \(Self.describe(value)) here. Maybe you meant '==' instead of '='?", value.span)
  }

  /// True for what the grammar calls `bitwise_or`.
  private func bindsTightly(_ value: Expression) -> Bool {
    switch value.form {
    case .boolean, .comparison, .conditional, .lambda, .assignment, .yield, .yieldFrom, .starred, .unary(.not, _):
      return false
    case .constant, .formatted, .name, .tuple, .list, .set, .dictionary, .attribute, .subscript, .slice, .call,
      .unary, .binary, .comprehension:
      return true
    }
  }

  /// True when the leftmost part is a list, tuple, generator, `True`, `None` or `False`.
  private func beginsWithDisplay(_ value: Expression) -> Bool {
    var leftmost = value
    while true {
      switch leftmost.form {
      case .attribute(let base, _), .subscript(let base, _), .call(let base, _), .binary(_, let base, _, _):
        leftmost = base
      case .list, .tuple, .constant(.none), .constant(.bool): return true
      case .comprehension(let comprehension):
        if case .generator = comprehension.kind { return true }
        return false
      case .constant, .formatted, .name, .set, .dictionary, .starred, .slice, .unary, .boolean, .comparison,
        .conditional, .lambda, .assignment, .yield, .yieldFrom:
        return false
      }
    }
  }

  /// `(*value)` and `(**value)`, at the bracket or, in an f-string field, at the stars.
  mutating func diagnoseGroup() throws(SyntaxProblem) {
    let mark = position
    defer { position = mark }
    if at(.leftParenthesis) { advance() }
    let stars = tokens[position].span
    if at(.star), let value = try starredExpression(), endsGroup {
      throw SyntaxProblem("cannot use starred expression here", value.span)
    }
    if accept(.power), try expression() != nil, endsGroup {
      throw SyntaxProblem("cannot use double starred expression here", stars)
    }
  }

  private var endsGroup: Bool { at(.rightParenthesis) || (isField && kind == .end) }

  /// At an opening bracket: `[*a for …]`, and `[a, b for …]` whose tuple needs parentheses.
  mutating func diagnoseComprehension() throws(SyntaxProblem) {
    let mark = position
    defer { position = mark }
    let isParenthesis = at(.leftParenthesis)
    advance()
    if at(.star), let value = try starredExpression(), try comprehensionClauses() != nil {
      throw SyntaxProblem("iterable unpacking cannot be used in comprehension", value.span)
    }
    position = mark + 1
    guard !isParenthesis, let first = try starNamedExpression(), at(.comma) else { return }
    let comma = position
    var last = tokens[comma].span
    while accept(.comma), let next = try starNamedExpression() { last = next.span }
    if try comprehensionClauses() == nil {
      position = comma + 1
      guard try comprehensionClauses() != nil else { return }
      last = tokens[comma].span
    }
    throw SyntaxProblem(
      "did you forget parentheses around the comprehension target?", first.span.union(last))
  }

  /// After the colon of a dictionary entry.
  mutating func diagnoseDictionaryValue(_ colon: Span) throws(SyntaxProblem) {
    if at(.rightBrace) || at(.comma) {
      throw SyntaxProblem("expression expected after dictionary key and ':'", colon)
    }
    guard at(.star) else { return }
    let mark = position
    defer { position = mark }
    advance()
    if try arithmetic() != nil {
      throw SyntaxProblem(
        "cannot use a starred expression in a dictionary value", upToFurthest(from: tokens[mark].span))
    }
  }

  /// From a place up to the last byte but one of the furthest token, as CPython marks a mistake without an end.
  private func upToFurthest(from place: Span) -> Span {
    Span(place.start, max(place.end, tokens[min(furthest, tokens.count - 1)].span.end - 1))
  }

  /// After `{**value`.
  mutating func diagnoseDictionaryUnpacking(_ star: Span) throws(SyntaxProblem) {
    let mark = position
    defer { position = mark }
    if try comprehensionClauses() != nil, at(.rightBrace) {
      throw SyntaxProblem("dict unpacking cannot be used in dict comprehension", star)
    }
  }

  /// After `for` when no target followed.
  mutating func diagnoseForTarget(from start: Int) throws(SyntaxProblem) {
    let mark = position
    defer { position = mark }
    position = start + 1
    if let value = try starExpressions(), let invalid = invalidTarget(in: value, for: .loop) {
      throw SyntaxProblem("cannot assign to \(Self.describe(invalid))", invalid.span)
    }
  }

  /// `except A, B:`, at the comma.
  mutating func diagnoseExceptionTypes(_ first: Expression) throws(SyntaxProblem) {
    let mark = position
    defer { position = mark }
    advance()
    let others = try commaSeparated { (parser) throws(SyntaxProblem) in try parser.expression() }
    if at(.as), kind(after: 1) == .name {
      advance()
      advance()
    }
    if others != nil, at(.colon) {
      throw SyntaxProblem("multiple exception types must be parenthesized", upToFurthest(from: first.span))
    }
  }

  /// `type` statements, which lgs lacks but whose word it keeps as a name.
  mutating func diagnoseSoftKeyword() throws(SyntaxProblem) {
    if isName("type"), kind(after: 1) == .name,
      kind(after: 2) == .operator(.assign) || kind(after: 2) == .operator(.leftBracket)
    {
      throw SyntaxProblem("'type' statements are not in lgs", tokens[position].span)
    }
  }
}
