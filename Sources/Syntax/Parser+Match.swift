/// `match` statements; `match` and `case` are names everywhere else.
extension Parser {
  /// A whole statement, or nil when the text, which begins with `match`, is none.
  mutating func matchStatement() throws(SyntaxProblem) -> Statement.Form? {
    let start = position
    advance()
    guard let subject = try matchSubject() else { return nil }
    let end = position
    guard accept(.colon), kind == .newline else {
      position = end
      if isDiagnosing, kind == .newline { throw problemAtFurthest("expected ':'") }
      return nil
    }
    advance()
    guard kind == .indent else {
      if isDiagnosing { throw missingBlock(of: "'match' statement", at: start) }
      return nil
    }
    advance()
    var cases: [MatchCase] = []
    var tallest = 0
    while isName("case") {
      guard let next = try matchCase() else { return nil }
      tallest = max(tallest, statementHeight)
      cases.append(next)
    }
    guard !cases.isEmpty, kind == .dedent else { return nil }
    advance()
    statementHeight = try checkStatementHeight(tallest, at: start)
    return .match(subject: subject, cases: cases)
  }

  private mutating func matchSubject() throws(SyntaxProblem) -> Expression? {
    let subject = try commaSeparated { (parser) throws(SyntaxProblem) in try parser.starNamedExpression() }
    guard let subject, !isStarred(subject) else { return nil }
    return subject
  }

  private mutating func matchCase() throws(SyntaxProblem) -> MatchCase? {
    let start = position
    advance()
    guard let pattern = try patterns() else { return nil }
    var condition: Expression?
    if accept(.if) {
      guard let test = try namedExpression() else { return nil }
      condition = test
    }
    guard try colon(), let body = try block(of: "'case' statement", at: start) else { return nil }
    return MatchCase(pattern: pattern, condition: condition, body: body)
  }
}
