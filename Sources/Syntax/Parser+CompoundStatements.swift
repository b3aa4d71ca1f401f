/// Statements with blocks.
extension Parser {
  mutating func compoundStatement() throws(SyntaxProblem) -> Statement? {
    let start = position
    var header = position
    let form: Statement.Form?
    switch kind {
    case .keyword(.if): form = try ifStatement()
    case .keyword(.while): form = try whileStatement()
    case .keyword(.for): form = try forStatement()
    case .keyword(.def): form = try functionDefinition([])
    case .keyword(.class): form = try classDefinition([])
    case .keyword(.with): form = try withStatement()
    case .keyword(.try): form = try tryStatement()
    case .operator(.at): form = try decorated(&header)
    case .keyword(.async):
      form = nil
      try refuseAsync()
    case .name where isName("match"): form = try matchStatement()
    case .name, .keyword, .number, .string, .operator, .comment, .newline, .indent, .dedent, .end, .error: return nil
    }
    guard let form else {
      position = start
      return nil
    }
    return Statement(form, statementSpan(from: header))
  }

  private mutating func refuseAsync() throws(SyntaxProblem) {
    furthest = max(furthest, min(position + 1, tokens.count - 1))
    switch kind(after: 1) {
    case .keyword(.def), .keyword(.for), .keyword(.with):
      throw SyntaxProblem("'async' is not in lgs", tokens[position].span)
    case .name, .keyword, .number, .string, .operator, .comment, .newline, .indent, .dedent, .end, .error: break
    }
  }

  /// Reads `:`; `isForced` where CPython reports a missing one at once, else only before a line end.
  mutating func colon(isForced: Bool = false) throws(SyntaxProblem) -> Bool {
    if accept(.colon) { return true }
    if isForced { throw SyntaxProblem("expected ':'", tokens[position].span) }
    if isDiagnosing, kind == .newline { throw problemAtFurthest("expected ':'") }
    return false
  }

  /// Reads the statements a header rules; `owner` and the header's token name it in the message for a missing block.
  mutating func block(of owner: String, at header: Int) throws(SyntaxProblem) -> [Statement]? {
    var statements: [Statement] = []
    guard kind == .newline else {
      return try appendSimpleStatements(to: &statements) ? statements : nil
    }
    advance()
    guard kind == .indent else {
      guard isDiagnosing else { return nil }
      throw missingBlock(of: owner, at: header)
    }
    advance()
    var tallest = 0
    while kind != .dedent, kind != .end {
      guard try appendStatement(to: &statements) else { return nil }
      tallest = max(tallest, statementHeight)
    }
    guard kind == .dedent else { return nil }
    advance()
    statementHeight = tallest
    return statements
  }

  func missingBlock(of owner: String, at header: Int) -> SyntaxProblem {
    let line = SourceText.lineNumber(of: tokens[header].span.start, in: bytes)
    return problemAtFurthest("expected an indented block after \(owner) on line \(line)", kind: .indentation)
  }

  func checkStatementHeight(_ children: Int, at header: Int) throws(SyntaxProblem) -> Int {
    if children >= Self.heightLimit {
      throw SyntaxProblem(
        "too complex for lgs: statements nested more than \(Self.heightLimit) deep", tokens[header].span)
    }
    return children + 1
  }

  private struct Condition {
    var test: Expression
    var body: [Statement]
    var start: Int
  }

  /// An `if` with its `elif` chain, read in a loop because such chains can be long.
  private mutating func ifStatement() throws(SyntaxProblem) -> Statement.Form? {
    var conditions: [Condition] = []
    var tallest = 0
    repeat {
      let start = position
      let owner = at(.if) ? "'if' statement" : "'elif' statement"
      advance()
      guard let test = try namedExpression(), try colon(), let body = try block(of: owner, at: start) else {
        return nil
      }
      tallest = max(tallest, statementHeight)
      conditions.append(Condition(test: test, body: body, start: start))
    } while at(.elif)
    guard var otherwise = try elseBlock(&tallest) else { return nil }
    statementHeight = try checkStatementHeight(tallest + conditions.count - 1, at: conditions[0].start)
    let end = statementSpan(from: conditions[0].start).end
    for condition in conditions.dropFirst().reversed() {
      let form = Statement.Form.if(test: condition.test, then: condition.body, otherwise: otherwise)
      otherwise = [Statement(form, Span(tokens[condition.start].span.start, end))]
    }
    return .if(test: conditions[0].test, then: conditions[0].body, otherwise: otherwise)
  }

  /// The statements behind `else:`, none when there is no `else`, nil when they do not match.
  private mutating func elseBlock(_ tallest: inout Int) throws(SyntaxProblem) -> [Statement]? {
    guard at(.else) else { return [] }
    let start = position
    advance()
    guard try colon(isForced: true), let body = try block(of: "'else' statement", at: start) else { return nil }
    tallest = max(tallest, statementHeight)
    return body
  }

  private mutating func whileStatement() throws(SyntaxProblem) -> Statement.Form? {
    let start = position
    advance()
    guard let test = try namedExpression(), try colon(), let body = try block(of: "'while' statement", at: start)
    else { return nil }
    var tallest = statementHeight
    guard let otherwise = try elseBlock(&tallest) else { return nil }
    statementHeight = try checkStatementHeight(tallest, at: start)
    return .while(test: test, body: body, otherwise: otherwise)
  }

  private mutating func forStatement() throws(SyntaxProblem) -> Statement.Form? {
    let start = position
    advance()
    guard let target = try starTargets(), accept(.in) else {
      if isDiagnosing { try diagnoseForTarget(from: start) }
      return nil
    }
    guard let iterable = try starExpressions(), try colon(), let body = try block(of: "'for' statement", at: start)
    else { return nil }
    var tallest = statementHeight
    guard let otherwise = try elseBlock(&tallest) else { return nil }
    statementHeight = try checkStatementHeight(tallest, at: start)
    return .for(target: target, iterable: iterable, body: body, otherwise: otherwise)
  }

  private mutating func withStatement() throws(SyntaxProblem) -> Statement.Form? {
    let start = position
    advance()
    let afterWord = position
    var items: [WithItem]?
    if accept(.leftParenthesis) {
      items = try withItems()
      _ = accept(.comma)
      if items == nil || !accept(.rightParenthesis) || !(at(.colon) || (isDiagnosing && kind == .newline)) {
        position = afterWord
        items = nil
      }
    }
    if items == nil { items = try withItems() }
    guard let items, try colon(), let body = try block(of: "'with' statement", at: start) else { return nil }
    statementHeight = try checkStatementHeight(statementHeight, at: start)
    return .with(items, body: body)
  }

  private mutating func withItems() throws(SyntaxProblem) -> [WithItem]? {
    var items: [WithItem] = []
    while items.isEmpty || at(.comma) {
      let mark = position
      if !items.isEmpty { advance() }
      guard let item = try withItem() else {
        position = mark
        break
      }
      items.append(item)
    }
    return items.isEmpty ? nil : items
  }

  private mutating func withItem() throws(SyntaxProblem) -> WithItem? {
    guard let context = try expression() else { return nil }
    guard at(.as) else { return WithItem(context: context, target: nil) }
    let mark = position
    advance()
    let start = position
    if let target = try starTarget(), at(.comma) || at(.rightParenthesis) || at(.colon) {
      return WithItem(context: context, target: target)
    }
    if isDiagnosing {
      if position > start, kind == .newline { throw problemAtFurthest("expected ':'") }
      position = start
      if let target = try expression(), at(.comma) || at(.rightParenthesis) || at(.colon),
        let invalid = invalidTarget(in: target, for: .assignment)
      {
        throw SyntaxProblem("cannot assign to \(Self.describe(invalid))", invalid.span)
      }
    }
    position = mark
    return WithItem(context: context, target: nil)
  }

  private mutating func tryStatement() throws(SyntaxProblem) -> Statement.Form? {
    let start = position
    advance()
    guard try colon(isForced: true), let body = try block(of: "'try' statement", at: start) else { return nil }
    if isDiagnosing, !at(.except), !at(.finally) {
      throw problemAtFurthest("expected 'except' or 'finally' block")
    }
    var tallest = statementHeight
    var handlers: [ExceptionHandler] = []
    while at(.except) {
      guard let handler = try exceptionHandler() else { return nil }
      tallest = max(tallest, statementHeight)
      handlers.append(handler)
    }
    guard let otherwise = handlers.isEmpty ? [] : try elseBlock(&tallest) else { return nil }
    var finally: [Statement] = []
    if at(.finally) {
      let header = position
      advance()
      guard try colon(isForced: true), let body = try block(of: "'finally' statement", at: header) else { return nil }
      tallest = max(tallest, statementHeight)
      finally = body
    } else if handlers.isEmpty {
      return nil
    }
    statementHeight = try checkStatementHeight(tallest, at: start)
    return .try(body: body, handlers: handlers, otherwise: otherwise, finally: finally)
  }

  private mutating func exceptionHandler() throws(SyntaxProblem) -> ExceptionHandler? {
    let start = position
    advance()
    if at(.star) { throw SyntaxProblem("'except*' is not in lgs", span(from: start).union(tokens[position].span)) }
    var type: Expression?
    var target: String?
    if !at(.colon), kind != .newline {
      guard let value = try expression() else { return nil }
      type = value
      target = alias()
      if target == nil, isDiagnosing, at(.comma) {
        try diagnoseExceptionTypes(value)
      }
    }
    guard try colon(), let body = try block(of: "'except' statement", at: start) else { return nil }
    return ExceptionHandler(type: type, name: target, body: body, span: statementSpan(from: start))
  }

  /// A definition behind decorators; its place begins at `def` or `class`, whose token becomes `header`.
  private mutating func decorated(_ header: inout Int) throws(SyntaxProblem) -> Statement.Form? {
    var decorators: [Expression] = []
    while accept(.at) {
      guard let decorator = try namedExpression(), kind == .newline else { return nil }
      decorators.append(decorator)
      advance()
    }
    header = position
    switch kind {
    case .keyword(.def): return try functionDefinition(decorators)
    case .keyword(.class): return try classDefinition(decorators)
    case .keyword(.async):
      try refuseAsync()
      return nil
    case .name, .keyword, .number, .string, .operator, .comment, .newline, .indent, .dedent, .end, .error: return nil
    }
  }

  private mutating func functionDefinition(_ decorators: [Expression]) throws(SyntaxProblem) -> Statement.Form? {
    let start = position
    advance()
    guard let (name, _) = name() else { return nil }
    guard accept(.leftParenthesis) else { throw SyntaxProblem("expected '('", tokens[position].span) }
    guard let (parameters, _) = try parameters(of: .function), accept(.rightParenthesis) else { return nil }
    var returns: Expression?
    if at(.arrow) {
      let mark = position
      advance()
      returns = try expression()
      if returns == nil { position = mark }
    }
    guard try colon(isForced: true), let body = try block(of: "function definition", at: start) else { return nil }
    statementHeight = try checkStatementHeight(statementHeight, at: start)
    return .function(
      FunctionDefinition(name: name, parameters: parameters, returns: returns, body: body, decorators: decorators))
  }

  private mutating func classDefinition(_ decorators: [Expression]) throws(SyntaxProblem) -> Statement.Form? {
    let start = position
    advance()
    guard let (name, _) = name() else { return nil }
    var items: [Argument] = []
    if at(.leftParenthesis) {
      guard let list = try arguments() else { return nil }
      items = list
    }
    let outer = enclosingClass
    enclosingClass = name
    defer { enclosingClass = outer }
    guard try colon(), let body = try block(of: "class definition", at: start) else { return nil }
    statementHeight = try checkStatementHeight(statementHeight, at: start)
    return .classDefinition(ClassDefinition(name: name, arguments: items, body: body, decorators: decorators))
  }
}
