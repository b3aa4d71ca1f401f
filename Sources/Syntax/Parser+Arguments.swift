/// Arguments of calls and class definitions.
extension Parser {
  /// `(arguments)`; nil when they do not match.
  ///
  /// Positional arguments come first, keywords and `*` next, `**` and keywords last.
  mutating func arguments() throws(SyntaxProblem) -> [Argument]? {
    let open = position
    advance()
    if accept(.rightParenthesis) {
      height = 0
      return []
    }
    let start = position
    if let items = try argumentList(open: open) {
      let mark = position
      if accept(.rightParenthesis) { return items }
      if accept(.comma), accept(.rightParenthesis) { return items }
      position = mark
    }
    if isDiagnosing { try diagnoseArguments(from: start) }
    position = open
    return nil
  }

  /// As many arguments as match, without a trailing comma; nil when there is none.
  ///
  /// With `open`, the place of the parenthesis, a lone `element for …` counts as a generator and consumes no bracket.
  mutating func argumentList(open: Int?) throws(SyntaxProblem) -> [Argument]? {
    var items: [Argument] = []
    var tallest = 0
    var mark = position
    while items.isEmpty || accept(.comma) {
      guard let item = try positionalArgument() else { break }
      if items.isEmpty, let open, at(.for) || at(.async), let generator = try generator(of: item, open: open) {
        return [.positional(generator)]
      }
      items.append(item)
      tallest = max(tallest, height)
      mark = position
    }
    position = mark
    var allowsStar = true
    while items.isEmpty || accept(.comma) {
      guard let item = try keywordArgument(allowsStar: &allowsStar) else { break }
      items.append(item)
      tallest = max(tallest, height)
      mark = position
    }
    position = mark
    height = tallest
    return items.isEmpty ? nil : items
  }

  /// The generator of `f(element for …)`; its span takes the call's parentheses, as in CPython.
  private mutating func generator(of item: Argument, open: Int) throws(SyntaxProblem) -> Expression? {
    let mark = position
    let elementHeight = height
    if case .positional(let element) = item, let (clauses, clausesHeight) = try comprehensionClauses(),
      at(.rightParenthesis)
    {
      let comprehension = Comprehension(kind: .generator, element: element, clauses: clauses)
      var value = try make(.comprehension(comprehension), from: open, above: max(elementHeight, clausesHeight))
      value.span.end = tokens[position].span.end
      return value
    }
    position = mark
    height = elementHeight
    return nil
  }

  private mutating func positionalArgument() throws(SyntaxProblem) -> Argument? {
    let start = position
    if accept(.star) {
      if let value = try expression() { return .starred(value) }
      position = start
      return nil
    }
    if kind == .name {
      if kind(after: 1) == .operator(.assign) { return nil }
      if let value = try assignmentExpression() {
        if !at(.assign) { return .positional(value) }
        position = start
        return nil
      }
    }
    guard let value = try expression(), !at(.walrus), !at(.assign) else {
      position = start
      return nil
    }
    return .positional(value)
  }

  private mutating func keywordArgument(allowsStar: inout Bool) throws(SyntaxProblem) -> Argument? {
    let start = position
    if isDiagnosing { try diagnoseKeywordArgument() }
    // CPython has looked for the `=` behind a name.
    if kind == .name { furthest = max(furthest, min(position + 1, tokens.count - 1)) }
    if kind == .name, kind(after: 1) == .operator(.assign), let (text, span) = name() {
      advance()
      if let value = try expression() { return .keyword(name: text, value: value, nameSpan: span) }
    } else if allowsStar, accept(.star) {
      if let value = try expression() { return .starred(value) }
    } else if accept(.power) {
      if let value = try expression() {
        allowsStar = false
        return .doubleStarred(value)
      }
    }
    position = start
    return nil
  }
}
