/// Mistakes in argument and parameter lists, looked for in the second pass only.
extension Parser {
  /// Before a keyword argument.
  mutating func diagnoseKeywordArgument() throws(SyntaxProblem) {
    let mark = position
    defer { position = mark }
    switch kind {
    case .keyword(.true), .keyword(.false), .keyword(.none):
      if kind(after: 1) == .operator(.assign) {
        let span = tokens[mark].span
        let word = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
        throw SyntaxProblem("cannot assign to \(word)", span.union(tokens[mark + 1].span))
      }
    case .name where kind(after: 1) == .operator(.assign):
      try diagnoseKeywordGenerator()
      return
    case .name, .keyword, .number, .string, .operator, .comment, .newline, .indent, .dedent, .end, .error: break
    }
    if let value = try expression(), at(.assign) {
      throw SyntaxProblem(
        "expression cannot contain assignment, perhaps you meant \"==\"?", value.span.union(tokens[position].span))
    }
  }

  /// `name = element for …`
  private mutating func diagnoseKeywordGenerator() throws(SyntaxProblem) {
    let start = position
    guard kind == .name, kind(after: 1) == .operator(.assign) else { return }
    advance()
    advance()
    if try expression() != nil, try comprehensionClauses() != nil {
      throw SyntaxProblem(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        tokens[start].span.union(tokens[start + 1].span))
    }
  }

  /// Arguments in an order or form that no call takes.
  mutating func diagnoseArguments(from start: Int) throws(SyntaxProblem) {
    position = start
    let items = try argumentList(open: nil)
    if let items, hasKeywords(items), at(.comma), kind(after: 1) == .operator(.star) {
      throw SyntaxProblem(
        "iterable argument unpacking follows keyword argument unpacking", tokens[position + 1].span)
    }
    let end = position
    position = start
    if let first = try expression(), let (clauses, _) = try comprehensionClauses(), accept(.comma) {
      // CPython reads on, and may find another mistake first.
      _ = try argumentList(open: nil)
      throw generatorProblem(first, clauses)
    }
    position = start
    try diagnoseKeywordGenerator()
    guard let items else { return }
    position = end
    if at(.for), let last = positional(items).last, positional(items).count > 1,
      let (clauses, _) = try comprehensionClauses()
    {
      throw generatorProblem(last, clauses)
    }
    position = end
    guard accept(.comma) else { return }
    let next = position
    if let value = try expression(), let (clauses, _) = try comprehensionClauses() {
      throw generatorProblem(value, clauses)
    }
    position = next
    if try argumentList(open: nil) != nil {
      let unpacks = items.contains { if case .doubleStarred = $0 { true } else { false } }
      throw problemAtFurthest("positional argument follows keyword argument" + (unpacks ? " unpacking" : ""))
    }
  }

  /// True when the arguments end with ones that may stand behind keywords.
  private func hasKeywords(_ items: [Argument]) -> Bool {
    var isAllStarred = true
    for item in items {
      switch item {
      case .keyword, .doubleStarred: return true
      case .positional: isAllStarred = false
      case .starred: break
      }
    }
    return isAllStarred
  }

  private func positional(_ items: [Argument]) -> [Expression] {
    items.compactMap { item in
      switch item {
      case .positional(let value), .starred(let value): return value
      case .keyword, .doubleStarred: return nil
      }
    }
  }

  private func generatorProblem(_ element: Expression, _ clauses: [Comprehension.Clause]) -> SyntaxProblem {
    var span = element.span
    if let last = clauses.last { span = span.union((last.conditions.last ?? last.iterable).span) }
    return SyntaxProblem("Generator expression must be parenthesized", span)
  }

  /// Parameters in an order or form that no function takes.
  mutating func diagnoseParameters(of owner: ParameterOwner) throws(SyntaxProblem) {
    var hasDefault = false
    var hasSlash = false
    var hasStar = false
    var count = 0
    var height = 0
    repeat {
      let start = position
      switch kind {
      case .operator(.slash):
        try diagnoseSlash(count: count, hasSlash: hasSlash, hasStar: hasStar)
        hasSlash = true
      case .operator(.star):
        try diagnoseStar(of: owner, hasStar: hasStar)
        hasStar = true
      case .operator(.power): return try diagnoseDoubleStar(of: owner)
      case .operator(.leftParenthesis):
        if !hasDefault, !hasSlash, !hasStar { try diagnoseParenthesizedParameters(of: owner) }
        return
      case .name:
        guard let parameter = try parameterWithDefault(of: owner, &height) else { return }
        let ends = at(.comma) || at(owner.end)
        if parameter.defaultValue != nil {
          hasDefault = true
        } else if hasDefault, !hasStar, ends {
          throw SyntaxProblem("non-default argument follows default argument", parameter.span)
        }
      case .keyword, .number, .string, .operator, .comment, .newline, .indent, .dedent, .end, .error: return
      }
      if position == start { return }
      count += 1
    } while accept(.comma)
  }

  private mutating func diagnoseSlash(count: Int, hasSlash: Bool, hasStar: Bool) throws(SyntaxProblem) {
    let span = tokens[position].span
    advance()
    if count == 0, at(.comma) { throw SyntaxProblem("at least one argument must precede /", span) }
    if hasStar { throw SyntaxProblem("/ must be ahead of *", span) }
    if hasSlash { throw SyntaxProblem("/ may appear only once", span) }
    if count > 0, at(.star) { throw SyntaxProblem("expected comma between / and *", tokens[position].span) }
  }

  private mutating func diagnoseStar(of owner: ParameterOwner, hasStar: Bool) throws(SyntaxProblem) {
    let span = tokens[position].span
    advance()
    var height = 0
    if hasStar {
      if at(.comma) { throw SyntaxProblem("* argument may appear only once", span) }
      if try parameter(of: owner, &height) != nil, at(.comma) || at(owner.end) {
        throw SyntaxProblem("* argument may appear only once", span)
      }
      return
    }
    let endsAfterComma =
      at(.comma) && (kind(after: 1) == .operator(owner.end) || kind(after: 1) == .operator(.power))
    if at(owner.end) || endsAfterComma {
      if owner == .function { throw SyntaxProblem("named arguments must follow bare *", span) }
      throw problemAtFurthest("named arguments must follow bare *")
    }
    if try parameter(of: owner, &height) != nil, at(.assign) {
      throw SyntaxProblem("var-positional argument cannot have default value", tokens[position].span)
    }
  }

  private mutating func diagnoseDoubleStar(of owner: ParameterOwner) throws(SyntaxProblem) {
    advance()
    var height = 0
    guard try parameter(of: owner, &height) != nil else { return }
    if at(.assign) {
      throw SyntaxProblem("var-keyword argument cannot have default value", tokens[position].span)
    }
    guard accept(.comma) else { return }
    let start = position
    if at(.star) || at(.power) || at(.slash) {
      throw SyntaxProblem("arguments cannot follow var-keyword argument", tokens[start].span)
    }
    if let parameter = try parameter(of: owner, &height) {
      throw SyntaxProblem("arguments cannot follow var-keyword argument", parameter.span)
    }
  }

  private mutating func diagnoseParenthesizedParameters(of owner: ParameterOwner) throws(SyntaxProblem) {
    let start = position
    advance()
    guard name() != nil else { return }
    while at(.comma), kind(after: 1) == .name {
      advance()
      advance()
    }
    _ = accept(.comma)
    if accept(.rightParenthesis) {
      let what = owner == .function ? "Function" : "Lambda expression"
      throw SyntaxProblem("\(what) parameters cannot be parenthesized", span(from: start))
    }
  }
}
