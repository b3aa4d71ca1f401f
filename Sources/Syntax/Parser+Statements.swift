/// Statements that fit on one line.
extension Parser {
  /// Reads one statement, or several joined with `;`; false when the text does not match.
  mutating func appendStatement(to statements: inout [Statement]) throws(SyntaxProblem) -> Bool {
    if isDiagnosing { try diagnoseSoftKeyword() }
    if let statement = try compoundStatement() {
      statements.append(statement)
      return true
    }
    return try appendSimpleStatements(to: &statements)
  }

  mutating func appendSimpleStatements(to statements: inout [Statement]) throws(SyntaxProblem) -> Bool {
    let start = position
    repeat {
      guard kind != .newline || position == start else { break }
      guard let statement = try simpleStatement() else {
        position = start
        return false
      }
      statements.append(statement)
    } while accept(.semicolon)
    guard kind == .newline else {
      position = start
      return false
    }
    advance()
    statementHeight = 1
    return true
  }

  private mutating func simpleStatement() throws(SyntaxProblem) -> Statement? {
    let start = position
    let form: Statement.Form?
    if case .keyword(let keyword) = kind {
      switch keyword {
      case .return: form = try returnStatement()
      case .import: form = try importStatement()
      case .from: form = try importFromStatement()
      case .raise: form = try raiseStatement()
      case .pass: form = word(.pass)
      case .break: form = word(.break)
      case .continue: form = word(.continue)
      case .del: form = try deleteStatement()
      case .assert: form = try assertStatement()
      case .global: form = nameList().map { .global($0) }
      case .nonlocal: form = nameList().map { .nonlocal($0) }
      case .yield: form = try yieldStatement()
      case .false, .none, .true, .and, .as, .async, .await, .class, .def, .elif, .else, .except, .finally, .for, .if,
        .in, .is, .lambda, .not, .or, .try, .while, .with:
        form = try expressionStatement()
      }
    } else {
      form = try expressionStatement()
    }
    guard let form else {
      position = start
      return nil
    }
    return Statement(form, span(from: start))
  }

  private mutating func word(_ form: Statement.Form) -> Statement.Form {
    advance()
    return form
  }

  /// An expression, or an assignment of one of the three kinds.
  private mutating func expressionStatement() throws(SyntaxProblem) -> Statement.Form? {
    let start = position
    var parsed = try assignmentTargets()
    if parsed == nil { parsed = try starExpressions() }
    guard let first = parsed else {
      if isDiagnosing { try diagnoseAssignment(from: start) }
      return nil
    }
    let mark = position
    if let form = try assignment(first, from: start) { return form }
    position = mark
    if isDiagnosing {
      try diagnoseAssignment(from: start)
      position = mark
    }
    return .expression(first)
  }

  /// In the second pass, the targets of an assignment, in which no mistakes of expressions are looked for.
  private mutating func assignmentTargets() throws(SyntaxProblem) -> Expression? {
    guard isDiagnosing else { return nil }
    let start = position
    if let targets = try starTargets(), at(.assign) || at(.colon) || augmentedOperator() != nil { return targets }
    position = start
    return nil
  }

  private mutating func assignment(_ first: Expression, from start: Int) throws(SyntaxProblem) -> Statement.Form? {
    if at(.assign) { return try plainAssignment(first) }
    if at(.colon) { return try annotatedAssignment(first, from: start) }
    guard let operation = augmentedOperator(), isSingleTarget(first) else { return nil }
    advance()
    guard let value = try assignedValue() else { return nil }
    return .augmented(target: first, operation, value: value)
  }

  /// `target = target = value`; nil when a target is none.
  private mutating func plainAssignment(_ first: Expression) throws(SyntaxProblem) -> Statement.Form? {
    var targets: [Expression] = []
    var value = first
    while at(.assign) {
      guard isTarget(value) else { return nil }
      targets.append(value)
      advance()
      guard let next = try assignedValue() else { return nil }
      value = next
    }
    return .assignment(targets: targets, value: value)
  }

  private mutating func annotatedAssignment(
    _ target: Expression, from start: Int
  ) throws(SyntaxProblem) -> Statement.Form? {
    guard isSingleTarget(target) else { return nil }
    advance()
    guard let annotation = try expression() else { return nil }
    let mark = position
    if accept(.assign) {
      if let value = try assignedValue() {
        return .annotated(target: target, annotation: annotation, value: value)
      }
      position = mark
    }
    return .annotated(target: target, annotation: annotation, value: nil)
  }

  /// The right side of an assignment.
  mutating func assignedValue() throws(SyntaxProblem) -> Expression? {
    at(.yield) ? try yieldExpression() : try starExpressions()
  }

  /// The operator of `+=` and its kin at the current token.
  func augmentedOperator() -> BinaryOperator? {
    guard case .operator(let symbol) = kind else { return nil }
    switch symbol {
    case .addAssign: return .add
    case .subtractAssign: return .subtract
    case .multiplyAssign: return .multiply
    case .divideAssign: return .divide
    case .floorDivideAssign: return .floorDivide
    case .moduloAssign: return .modulo
    case .powerAssign: return .power
    case .matrixMultiplyAssign: return .matrixMultiply
    case .andAssign: return .and
    case .orAssign: return .or
    case .xorAssign: return .xor
    case .shiftLeftAssign: return .shiftLeft
    case .shiftRightAssign: return .shiftRight
    case .ellipsis, .power, .floorDivide, .shiftLeft, .shiftRight, .lessOrEqual, .greaterOrEqual, .equal, .notEqual,
      .arrow, .walrus, .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace, .rightBrace,
      .comma, .colon, .dot, .semicolon, .assign, .plus, .minus, .star, .slash, .percent, .at, .ampersand, .bar,
      .caret, .tilde, .less, .greater:
      return nil
    }
  }

  private mutating func yieldStatement() throws(SyntaxProblem) -> Statement.Form? {
    let start = position
    if isDiagnosing {
      try diagnoseAssignment(from: start)
      position = start
    }
    return try yieldExpression().map { .expression($0) }
  }

  private mutating func returnStatement() throws(SyntaxProblem) -> Statement.Form? {
    advance()
    return .return(try starExpressions())
  }

  private mutating func raiseStatement() throws(SyntaxProblem) -> Statement.Form? {
    advance()
    guard let value = try expression() else { return .raise(nil, cause: nil) }
    let mark = position
    if accept(.from) {
      if let cause = try expression() { return .raise(value, cause: cause) }
      position = mark
    }
    return .raise(value, cause: nil)
  }

  private mutating func assertStatement() throws(SyntaxProblem) -> Statement.Form? {
    advance()
    guard let test = try expression() else { return nil }
    let mark = position
    if accept(.comma) {
      if let message = try expression() { return .assert(test: test, message: message) }
      position = mark
    }
    return .assert(test: test, message: nil)
  }

  private mutating func nameList() -> [String]? {
    advance()
    guard let first = name() else { return nil }
    var names = [first.text]
    while at(.comma) {
      let mark = position
      advance()
      guard let next = name() else {
        position = mark
        break
      }
      names.append(next.text)
    }
    return names
  }

  private mutating func deleteStatement() throws(SyntaxProblem) -> Statement.Form? {
    advance()
    let start = position
    var targets: [Expression] = []
    repeat {
      let mark = position
      guard let target = try primary(), invalidTarget(in: target, for: .deletion) == nil else {
        position = mark
        break
      }
      targets.append(target)
    } while accept(.comma)
    if !targets.isEmpty, kind == .newline || at(.semicolon) { return .delete(targets) }
    if isDiagnosing {
      position = start
      if let value = try starExpressions(), let invalid = invalidTarget(in: value, for: .deletion) {
        throw SyntaxProblem("cannot delete \(Self.describe(invalid))", invalid.span)
      }
    }
    return nil
  }
}
