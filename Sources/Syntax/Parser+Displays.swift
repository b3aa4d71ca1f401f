/// Tuples, lists, sets, dictionaries and their comprehensions.
extension Parser {
  /// `()`, a group, a tuple or a generator.
  mutating func parenthesized() throws(SyntaxProblem) -> Expression? {
    let start = position
    advance()
    if accept(.rightParenthesis) { return try make(.tuple([]), from: start, above: 0) }
    if at(.yield) {
      if let value = try yieldExpression(), accept(.rightParenthesis) { return value }
      position = start
      return nil
    }
    if let first = try starNamedExpression(), let value = try restOfParentheses(first, from: start) { return value }
    position = start
    if isDiagnosing {
      try diagnoseGroup()
      try diagnoseComprehension()
    }
    return nil
  }

  private mutating func restOfParentheses(_ first: Expression, from start: Int) throws(SyntaxProblem) -> Expression? {
    let firstHeight = height
    if at(.comma) {
      let (elements, tallest) = try restOfElements(first)
      return accept(.rightParenthesis) ? try make(.tuple(elements), from: start, above: tallest) : nil
    }
    if isStarred(first) { return nil }
    if accept(.rightParenthesis) { return first }
    guard let (clauses, clausesHeight) = try comprehensionClauses(), accept(.rightParenthesis) else { return nil }
    let comprehension = Comprehension(kind: .generator, element: first, clauses: clauses)
    return try make(.comprehension(comprehension), from: start, above: max(firstHeight, clausesHeight))
  }

  /// The elements after the first one, up to the closing bracket.
  private mutating func restOfElements(
    _ first: Expression
  ) throws(SyntaxProblem) -> (elements: [Expression], tallest: Int) {
    var elements = [first]
    var tallest = height
    while accept(.comma) {
      guard let next = try starNamedExpression() else { break }
      elements.append(next)
      tallest = max(tallest, height)
    }
    return (elements, tallest)
  }

  func isStarred(_ expression: Expression) -> Bool {
    if case .starred = expression.form { return true }
    return false
  }

  mutating func list() throws(SyntaxProblem) -> Expression? {
    let start = position
    advance()
    if accept(.rightBracket) { return try make(.list([]), from: start, above: 0) }
    if let first = try starNamedExpression(),
      let value = try restOfDisplay(first, from: start, .rightBracket, kind: .list, { .list($0) })
    {
      return value
    }
    position = start
    if isDiagnosing { try diagnoseComprehension() }
    return nil
  }

  /// The rest of a list or set display, or of its comprehension.
  private mutating func restOfDisplay(
    _ first: Expression, from start: Int, _ closer: Operator, kind: Comprehension.Kind,
    _ form: ([Expression]) -> Expression.Form
  ) throws(SyntaxProblem) -> Expression? {
    let firstHeight = height
    if at(.for) || at(.async) {
      if isStarred(first) { return nil }
      guard let (clauses, clausesHeight) = try comprehensionClauses(), accept(closer) else { return nil }
      let comprehension = Comprehension(kind: kind, element: first, clauses: clauses)
      return try make(.comprehension(comprehension), from: start, above: max(firstHeight, clausesHeight))
    }
    let (elements, tallest) = try restOfElements(first)
    return accept(closer) ? try make(form(elements), from: start, above: tallest) : nil
  }

  /// A dictionary or a set.
  mutating func braced() throws(SyntaxProblem) -> Expression? {
    let start = position
    advance()
    if accept(.rightBrace) { return try make(.dictionary([]), from: start, above: 0) }
    if let value = try restOfBraces(from: start) { return value }
    position = start
    if isDiagnosing { try diagnoseComprehension() }
    return nil
  }

  private mutating func restOfBraces(from start: Int) throws(SyntaxProblem) -> Expression? {
    if at(.power) { return try restOfDictionary([], from: start) }
    let firstToken = position
    guard let first = try starNamedExpression() else { return nil }
    guard at(.colon), !isStarred(first), !isBareAssignment(first, from: firstToken) else {
      return try restOfDisplay(first, from: start, .rightBrace, kind: .set) { .set($0) }
    }
    let keyHeight = height
    guard let value = try dictionaryValue() else { return nil }
    let tallest = max(keyHeight, height)
    if at(.for) || at(.async) {
      guard let (clauses, clausesHeight) = try comprehensionClauses(), accept(.rightBrace) else { return nil }
      let comprehension = Comprehension(kind: .dictionary(value: value), element: first, clauses: clauses)
      return try make(.comprehension(comprehension), from: start, above: max(tallest, clausesHeight))
    }
    height = tallest
    return try restOfDictionary([.pair(key: first, value: value)], from: start)
  }

  /// `: value`; a forgotten or starred value is certain to be one.
  private mutating func dictionaryValue() throws(SyntaxProblem) -> Expression? {
    let colon = tokens[position].span
    guard accept(.colon) else { return nil }
    try diagnoseDictionaryValue(colon)
    return try expression()
  }

  private mutating func restOfDictionary(
    _ first: [DictionaryEntry], from start: Int
  ) throws(SyntaxProblem) -> Expression? {
    var entries = first
    var tallest = first.isEmpty ? 0 : height
    while entries.isEmpty || accept(.comma) {
      if at(.rightBrace) { break }
      guard let entry = try dictionaryEntry(isFirst: entries.isEmpty) else { return nil }
      entries.append(entry)
      tallest = max(tallest, height)
    }
    return accept(.rightBrace) ? try make(.dictionary(entries), from: start, above: tallest) : nil
  }

  private mutating func dictionaryEntry(isFirst: Bool) throws(SyntaxProblem) -> DictionaryEntry? {
    let star = tokens[position].span
    if accept(.power) {
      guard let value = try arithmetic() else { return nil }
      if isDiagnosing, isFirst { try diagnoseDictionaryUnpacking(star) }
      return .unpack(value)
    }
    guard let key = try expression() else { return nil }
    let keyHeight = height
    if !isFirst, !at(.colon) {
      throw SyntaxProblem("':' expected after dictionary key", Span(key.span.end - 1, key.span.end))
    }
    guard let value = try dictionaryValue() else { return nil }
    height = max(keyHeight, height)
    return .pair(key: key, value: value)
  }

  /// `for target in iterable if condition …`, one or more.
  mutating func comprehensionClauses() throws(SyntaxProblem) -> (clauses: [Comprehension.Clause], height: Int)? {
    var clauses: [Comprehension.Clause] = []
    var tallest = 0
    while at(.for) || at(.async) {
      if at(.async) {
        guard kind(after: 1) == .keyword(.for) else { break }
        throw SyntaxProblem("'async' is not in lgs", tokens[position].span)
      }
      let mark = position
      guard let clause = try comprehensionClause() else {
        position = mark
        break
      }
      clauses.append(clause)
      tallest = max(tallest, height)
    }
    return clauses.isEmpty ? nil : (clauses, tallest)
  }

  private mutating func comprehensionClause() throws(SyntaxProblem) -> Comprehension.Clause? {
    let start = position
    advance()
    guard let target = try starTargets(), at(.in) else {
      if isDiagnosing { try diagnoseForTarget(from: start) }
      return nil
    }
    var tallest = height
    advance()
    guard let iterable = try disjunction() else { return nil }
    tallest = max(tallest, height)
    var conditions: [Expression] = []
    while at(.if) {
      let mark = position
      advance()
      guard let condition = try disjunction() else {
        position = mark
        break
      }
      conditions.append(condition)
      tallest = max(tallest, height)
    }
    height = tallest
    return Comprehension.Clause(target: target, iterable: iterable, conditions: conditions)
  }
}
