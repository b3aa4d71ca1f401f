/// Patterns of `case`, from the outside to the inside.
extension Parser {
  /// What stands behind `case`: one pattern, or several with commas as a sequence.
  mutating func patterns() throws(SyntaxProblem) -> Pattern? {
    let start = position
    guard let first = try starredPattern() else { return nil }
    if at(.comma) {
      return Pattern(.sequence(try sequenceParts(after: first)), span(from: start))
    }
    if case .starred = first.form {
      // CPython looks for the comma.
      position = start
      return nil
    }
    return first
  }

  /// The parts of a sequence whose first one has been read, up to its end; a last comma may stand there.
  private mutating func sequenceParts(after first: Pattern) throws(SyntaxProblem) -> [Pattern] {
    var parts = [first]
    while accept(.comma) {
      guard let next = try starredPattern() else { break }
      parts.append(next)
    }
    return parts
  }

  /// `*name`, or a pattern.
  private mutating func starredPattern() throws(SyntaxProblem) -> Pattern? {
    guard at(.star) else { return try pattern() }
    let start = position
    advance()
    if isName("_") {
      advance()
      return Pattern(.starred(nil), span(from: start))
    }
    guard let name = captureTarget() else {
      position = start
      return nil
    }
    return Pattern(.starred(name), span(from: start))
  }

  /// Alternatives, with `as name` behind them.
  mutating func pattern() throws(SyntaxProblem) -> Pattern? {
    try enter()
    defer { nesting -= 1 }
    let start = position
    guard let alternatives = try alternatives() else { return nil }
    guard at(.as) else { return alternatives }
    let mark = position
    advance()
    if !isName("_"), let name = captureTarget() {
      return Pattern(.named(alternatives, name: name), span(from: start))
    }
    if isDiagnosing { try diagnosePatternTarget() }
    position = mark
    return alternatives
  }

  /// `as _`, or `as` and something that is no name.
  private mutating func diagnosePatternTarget() throws(SyntaxProblem) {
    if isName("_") { throw SyntaxProblem("cannot use '_' as a target", tokens[position].span) }
    if kind != .name, let target = try expression() { throw SyntaxProblem("invalid pattern target", target.span) }
  }

  private mutating func alternatives() throws(SyntaxProblem) -> Pattern? {
    let start = position
    guard let first = try closedPattern() else { return nil }
    var parts = [first]
    while at(.bar) {
      let mark = position
      advance()
      guard let next = try closedPattern() else {
        position = mark
        break
      }
      parts.append(next)
    }
    return parts.count == 1 ? first : Pattern(.alternatives(parts), span(from: start))
  }

  private mutating func closedPattern() throws(SyntaxProblem) -> Pattern? {
    let start = position
    let form: Pattern.Form?
    switch kind {
    case .number, .operator(.minus), .string: form = try literal().map { .value($0) }
    case .keyword(.none): form = singleton(.none)
    case .keyword(.true): form = singleton(.bool(true))
    case .keyword(.false): form = singleton(.bool(false))
    case .name: form = try namePattern()
    case .operator(.leftParenthesis): return try parenthesizedPattern()
    case .operator(.leftBracket): form = try listPattern()
    case .operator(.leftBrace): form = try mappingPattern()
    case .keyword, .operator, .comment, .newline, .indent, .dedent, .end, .error: form = nil
    }
    guard let form else {
      position = start
      return nil
    }
    return Pattern(form, span(from: start))
  }

  private mutating func singleton(_ constant: Constant) -> Pattern.Form {
    advance()
    return .singleton(constant)
  }

  /// A name that a pattern binds; one before `.`, `(` or `=` begins something else.
  private mutating func captureTarget() -> String? {
    guard kind == .name else { return nil }
    let start = position
    guard let (text, _) = name() else { return nil }
    if at(.dot) || at(.leftParenthesis) || at(.assign) {
      position = start
      return nil
    }
    return text
  }

  /// A capture, `_`, a dotted name, or the pattern of a class.
  private mutating func namePattern() throws(SyntaxProblem) -> Pattern.Form? {
    let isWildcard = isName("_")
    if let name = captureTarget() { return .capture(isWildcard ? nil : name) }
    guard let value = try dottedName() else { return nil }
    if at(.leftParenthesis) { return try classPattern(value) }
    guard case .attribute = value.form, !at(.assign) else { return nil }
    return .value(value)
  }

  private mutating func dottedName() throws(SyntaxProblem) -> Expression? {
    let start = position
    guard let (text, _) = name() else { return nil }
    var value = try make(.name(text), from: start, above: 0)
    while at(.dot) {
      let mark = position
      let below = height
      advance()
      guard let (attribute, _) = name() else {
        position = mark
        break
      }
      value = try make(.attribute(value, name: attribute), from: start, above: below)
    }
    return value
  }

  /// `(pattern)`, or a sequence in parentheses.
  private mutating func parenthesizedPattern() throws(SyntaxProblem) -> Pattern? {
    let start = position
    advance()
    if accept(.rightParenthesis) { return Pattern(.sequence([]), span(from: start)) }
    if let first = try starredPattern() {
      if at(.comma) {
        let parts = try sequenceParts(after: first)
        if accept(.rightParenthesis) { return Pattern(.sequence(parts), span(from: start)) }
      } else if case .starred = first.form {
        position = start
        return nil
      } else if accept(.rightParenthesis) {
        return first
      }
    }
    position = start
    return nil
  }

  private mutating func listPattern() throws(SyntaxProblem) -> Pattern.Form? {
    advance()
    if accept(.rightBracket) { return .sequence([]) }
    guard let first = try starredPattern() else { return nil }
    let parts = try sequenceParts(after: first)
    return accept(.rightBracket) ? .sequence(parts) : nil
  }

  /// `{key: pattern, **rest}`
  private mutating func mappingPattern() throws(SyntaxProblem) -> Pattern.Form? {
    advance()
    var keys: [Expression] = []
    var values: [Pattern] = []
    var rest: String?
    while !at(.rightBrace) {
      if accept(.power) {
        guard !isName("_"), let name = captureTarget() else { return nil }
        rest = name
        _ = accept(.comma)
        break
      }
      guard let key = try mappingKey(), accept(.colon), let value = try pattern() else { return nil }
      keys.append(key)
      values.append(value)
      guard accept(.comma) else { break }
    }
    return accept(.rightBrace) ? .mapping(keys: keys, values: values, rest: rest) : nil
  }

  private mutating func mappingKey() throws(SyntaxProblem) -> Expression? {
    let start = position
    let constant: Constant
    switch kind {
    case .number, .operator(.minus), .string: return try literal()
    case .name:
      guard let value = try dottedName(), case .attribute = value.form else { return nil }
      return value
    case .keyword(.none): constant = .none
    case .keyword(.true): constant = .bool(true)
    case .keyword(.false): constant = .bool(false)
    case .keyword, .operator, .comment, .newline, .indent, .dedent, .end, .error: return nil
    }
    advance()
    return try make(.constant(constant), from: start, above: 0)
  }

  /// `Class(pattern, name=pattern)` behind the class.
  private mutating func classPattern(_ type: Expression) throws(SyntaxProblem) -> Pattern.Form? {
    advance()
    var positional: [Pattern] = []
    var keywords: [KeywordPattern] = []
    while !at(.rightParenthesis) {
      if kind == .name, kind(after: 1) == .operator(.assign), let (name, _) = name() {
        advance()
        guard let value = try pattern() else { return nil }
        keywords.append(KeywordPattern(name: name, pattern: value))
      } else {
        guard keywords.isEmpty else {
          if isDiagnosing { try diagnosePositionalPatterns() }
          return nil
        }
        guard let value = try pattern() else { return nil }
        positional.append(value)
      }
      guard accept(.comma) else { break }
    }
    guard accept(.rightParenthesis) else { return nil }
    return .instance(of: type, positional: positional, keywords: keywords)
  }

  /// Patterns without a name behind those that have one.
  private mutating func diagnosePositionalPatterns() throws(SyntaxProblem) {
    guard let first = try pattern() else { return }
    var last = first
    while accept(.comma), let next = try pattern() { last = next }
    throw SyntaxProblem("positional patterns follow keyword patterns", first.span.union(last.span))
  }

  /// A number with a sign and an imaginary part, or a string.
  private mutating func literal() throws(SyntaxProblem) -> Expression? {
    if kind == .string { return try strings() }
    let start = position
    guard let real = try signedNumber() else { return nil }
    guard at(.plus) || at(.minus) else { return real }
    guard isReal(real) else { throw SyntaxProblem("real number required in complex literal", numberSpan(real)) }
    let operation: BinaryOperator = at(.plus) ? .add : .subtract
    let sign = tokens[position].span
    advance()
    guard kind == .number else { return nil }
    let imaginary = try number()
    guard !isReal(imaginary) else {
      throw SyntaxProblem("imaginary number required in complex literal", imaginary.span)
    }
    return try make(.binary(operation, real, imaginary, operatorSpan: sign), from: start, above: 2)
  }

  private mutating func signedNumber() throws(SyntaxProblem) -> Expression? {
    let start = position
    guard accept(.minus) else { return try number() }
    guard kind == .number else { return nil }
    return try make(.unary(.negate, number()), from: start, above: 1)
  }

  private func isReal(_ number: Expression) -> Bool {
    switch number.form {
    case .unary(_, let inner): return isReal(inner)
    case .constant(.imaginary): return false
    case .constant, .formatted, .name, .tuple, .list, .set, .dictionary, .starred, .attribute, .subscript, .slice,
      .call, .binary, .boolean, .comparison, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      return true
    }
  }

  private func numberSpan(_ number: Expression) -> Span {
    if case .unary(_, let inner) = number.form { return inner.span }
    return number.span
  }
}
