/// Operators, from the loosest to the tightest.
extension Parser {
  /// `star_expressions`: one expression, or several with commas as a tuple.
  mutating func starExpressions() throws(SyntaxProblem) -> Expression? {
    try commaSeparated { (parser) throws(SyntaxProblem) in try parser.starExpression() }
  }

  /// One element, or a tuple when commas follow.
  mutating func commaSeparated(
    _ element: (inout Parser) throws(SyntaxProblem) -> Expression?
  ) throws(SyntaxProblem) -> Expression? {
    let start = position
    guard let first = try element(&self) else { return nil }
    guard at(.comma) else { return first }
    var elements = [first]
    var tallest = height
    while accept(.comma) {
      guard let next = try element(&self) else { break }
      elements.append(next)
      tallest = max(tallest, height)
    }
    return try make(.tuple(elements), from: start, above: tallest)
  }

  mutating func starExpression() throws(SyntaxProblem) -> Expression? {
    at(.star) ? try starred() : try expression()
  }

  mutating func starNamedExpression() throws(SyntaxProblem) -> Expression? {
    at(.star) ? try starred() : try namedExpression()
  }

  private mutating func starred() throws(SyntaxProblem) -> Expression? {
    let start = position
    advance()
    guard let value = try arithmetic() else {
      position = start
      return nil
    }
    return try make(.starred(value), from: start, above: height)
  }

  /// `name := value`, or nil when the text does not begin so.
  mutating func assignmentExpression() throws(SyntaxProblem) -> Expression? {
    guard kind == .name, kind(after: 1) == .operator(.walrus) else { return nil }
    let start = position
    guard let target = name() else { return nil }
    advance()
    guard let value = try expression() else {
      position = start
      return nil
    }
    return try make(.assignment(name: target.text, value: value), from: start, above: height)
  }

  mutating func namedExpression() throws(SyntaxProblem) -> Expression? {
    if kind == .name, kind(after: 1) == .operator(.walrus) { return try assignmentExpression() }
    let start = position
    guard let value = try expression() else { return nil }
    if isDiagnosing {
      let valueHeight = height
      try diagnoseNamedExpression(value, from: start)
      height = valueHeight
    }
    if at(.walrus) {
      position = start
      return nil
    }
    return value
  }

  mutating func expression() throws(SyntaxProblem) -> Expression? {
    try memoized(0) { (parser) throws(SyntaxProblem) in try parser.conditional() }
  }

  /// Runs a rule, or repeats its known result at this place, whether mistakes were looked for then or not; the first pass never tries a rule twice and keeps nothing.
  @inline(__always)
  private mutating func memoized(
    _ ruleNumber: Int, _ rule: (inout Parser) throws(SyntaxProblem) -> Expression?
  ) throws(SyntaxProblem) -> Expression? {
    guard isSecondPass else { return try rule(&self) }
    let key = position * 3 + ruleNumber
    if let known = memo[key] {
      position = known.end
      height = known.height
      return known.result
    }
    let result = try rule(&self)
    memo[key] = MemoizedExpression(result: result, end: position, height: height)
    return result
  }

  /// One `then if test else` of a chain.
  private struct Branch {
    var then: Expression
    var test: Expression
    var start: Int
    /// The token behind `then`.
    var end: Int
    var thenHeight: Int
    var testHeight: Int
  }

  /// `a if b else c if d else e`, read in a loop because such chains can be long.
  mutating func conditional() throws(SyntaxProblem) -> Expression? {
    try enter()
    defer { nesting -= 1 }
    var branches: [Branch] = []
    while true {
      let start = position
      if at(.lambda), let value = try lambda() { return try fold(branches, otherwise: value) }
      if let value = try operand(from: start) {
        guard let branch = try branch(then: value, from: start) else { return try fold(branches, otherwise: value) }
        branches.append(branch)
      } else {
        // What follows the last `else` does not parse, so that operand stands alone.
        guard let branch = branches.popLast() else { return nil }
        position = branch.end
        height = branch.thenHeight
        return try fold(branches, otherwise: branch.then)
      }
    }
  }

  private mutating func operand(from start: Int) throws(SyntaxProblem) -> Expression? {
    guard let value = try disjunction() else { return nil }
    if isDiagnosing {
      let valueHeight = height
      try diagnoseExpression(value, from: start)
      height = valueHeight
    }
    return value
  }

  /// Reads `if test else` behind an operand; nil, at the place and height before it, when it is not there.
  private mutating func branch(then: Expression, from start: Int) throws(SyntaxProblem) -> Branch? {
    guard at(.if) else { return nil }
    let mark = position
    let thenHeight = height
    advance()
    if let test = try disjunction() {
      if accept(.else) {
        return Branch(
          then: then, test: test, start: start, end: mark, thenHeight: thenHeight, testHeight: height)
      }
      if isDiagnosing, !at(.colon) {
        throw SyntaxProblem("expected 'else' after 'if' expression", then.span.union(test.span))
      }
    }
    position = mark
    height = thenHeight
    return nil
  }

  private mutating func fold(_ branches: [Branch], otherwise last: Expression) throws(SyntaxProblem) -> Expression {
    var value = last
    for branch in branches.reversed() {
      value = try make(
        .conditional(test: branch.test, then: branch.then, otherwise: value), from: branch.start,
        above: max(branch.thenHeight, branch.testHeight, height))
    }
    return value
  }

  mutating func disjunction() throws(SyntaxProblem) -> Expression? {
    try memoized(1) { (parser) throws(SyntaxProblem) in try parser.freshDisjunction() }
  }

  private mutating func freshDisjunction() throws(SyntaxProblem) -> Expression? {
    try logical(.or, .or) { (parser) throws(SyntaxProblem) in
      try parser.logical(.and, .and) { (parser) throws(SyntaxProblem) in try parser.inversion() }
    }
  }

  /// Operands joined by one logical operator.
  private mutating func logical(
    _ keyword: Keyword, _ operation: BooleanOperator,
    _ operand: (inout Parser) throws(SyntaxProblem) -> Expression?
  ) throws(SyntaxProblem) -> Expression? {
    let start = position
    guard let first = try operand(&self) else { return nil }
    guard at(keyword) else { return first }
    var operands = [first]
    var tallest = height
    while at(keyword) {
      let mark = position
      advance()
      guard let next = try operand(&self) else {
        position = mark
        break
      }
      operands.append(next)
      tallest = max(tallest, height)
    }
    height = tallest
    return operands.count == 1 ? first : try make(.boolean(operation, operands), from: start, above: tallest)
  }

  private mutating func inversion() throws(SyntaxProblem) -> Expression? {
    guard at(.not) else { return try comparison() }
    let start = position
    while at(.not) { advance() }
    let end = position
    guard var value = try comparison() else {
      position = start
      return nil
    }
    for index in (start..<end).reversed() {
      value = try make(.unary(.not, value), from: index, above: height)
    }
    return value
  }

  private mutating func comparison() throws(SyntaxProblem) -> Expression? {
    let start = position
    guard let first = try arithmetic() else { return nil }
    var rest: [(ComparisonOperator, Expression)] = []
    var tallest = height
    while let (operation, length) = comparisonOperator() {
      let mark = position
      for _ in 0..<length { advance() }
      guard let next = try arithmetic() else {
        position = mark
        break
      }
      rest.append((operation, next))
      tallest = max(tallest, height)
    }
    // CPython has looked for the `in` of `not in`.
    if at(.not) { furthest = max(furthest, min(position + 1, tokens.count - 1)) }
    height = tallest
    return rest.isEmpty ? first : try make(.comparison(first, rest), from: start, above: tallest)
  }

  /// The comparison operator at the current token and its length in tokens.
  private func comparisonOperator() -> (ComparisonOperator, length: Int)? {
    switch kind {
    case .operator(.less): return (.less, 1)
    case .operator(.greater): return (.greater, 1)
    case .operator(.lessOrEqual): return (.lessOrEqual, 1)
    case .operator(.greaterOrEqual): return (.greaterOrEqual, 1)
    case .operator(.equal): return (.equal, 1)
    case .operator(.notEqual): return (.notEqual, 1)
    case .keyword(.in): return (.in, 1)
    case .keyword(.is): return kind(after: 1) == .keyword(.not) ? (.isNot, 2) : (.is, 1)
    case .keyword(.not): return kind(after: 1) == .keyword(.in) ? (.notIn, 2) : nil
    case .name, .keyword, .number, .string, .operator, .comment, .newline, .indent, .dedent, .end, .error: return nil
    }
  }

  /// Binary arithmetic of every level.
  mutating func arithmetic() throws(SyntaxProblem) -> Expression? {
    try memoized(2) { (parser) throws(SyntaxProblem) in try parser.binary(0) }
  }

  /// Binary arithmetic by precedence climbing; `minimum` is the loosest level to take, 0 for `|`.
  private mutating func binary(_ minimum: Int) throws(SyntaxProblem) -> Expression? {
    let start = position
    guard var left = try factor() else { return nil }
    var leftHeight = height
    while let (operation, precedence) = binaryOperator(), precedence >= minimum, position != deadOperator {
      let mark = position
      let operatorSpan = tokens[position].span
      advance()
      guard let right = try binary(precedence + 1) else {
        position = mark
        deadOperator = mark
        break
      }
      left = try make(
        .binary(operation, left, right, operatorSpan: operatorSpan), from: start, above: max(leftHeight, height))
      leftHeight = height
    }
    height = leftHeight
    return left
  }

  private func binaryOperator() -> (BinaryOperator, precedence: Int)? {
    guard case .operator(let symbol) = kind else { return nil }
    switch symbol {
    case .bar: return (.or, 0)
    case .caret: return (.xor, 1)
    case .ampersand: return (.and, 2)
    case .shiftLeft: return (.shiftLeft, 3)
    case .shiftRight: return (.shiftRight, 3)
    case .plus: return (.add, 4)
    case .minus: return (.subtract, 4)
    case .star: return (.multiply, 5)
    case .slash: return (.divide, 5)
    case .floorDivide: return (.floorDivide, 5)
    case .percent: return (.modulo, 5)
    case .at: return (.matrixMultiply, 5)
    case .powerAssign, .floorDivideAssign, .shiftRightAssign, .shiftLeftAssign, .ellipsis, .power, .lessOrEqual,
      .greaterOrEqual, .equal, .notEqual, .arrow, .walrus, .addAssign, .subtractAssign, .multiplyAssign,
      .divideAssign, .moduloAssign, .matrixMultiplyAssign, .andAssign, .orAssign, .xorAssign, .leftParenthesis,
      .rightParenthesis, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .comma, .colon, .dot, .semicolon,
      .assign, .tilde, .less, .greater:
      return nil
    }
  }

  /// Signs, read in a loop, and the power below them.
  private mutating func factor() throws(SyntaxProblem) -> Expression? {
    guard unaryOperator(position) != nil else { return try power() }
    let start = position
    while unaryOperator(position) != nil { advance() }
    let end = position
    guard var value = try power() else {
      position = start
      return nil
    }
    for index in (start..<end).reversed() {
      guard let operation = unaryOperator(index) else { continue }
      value = try make(.unary(operation, value), from: index, above: height)
    }
    return value
  }

  private func unaryOperator(_ index: Int) -> UnaryOperator? {
    switch tokens[index].kind {
    case .operator(.minus): return .negate
    case .operator(.plus): return .plus
    case .operator(.tilde): return .invert
    case .name, .keyword, .number, .string, .operator, .comment, .newline, .indent, .dedent, .end, .error: return nil
    }
  }

  /// `a ** -b`: the right side takes signs and associates to the right.
  private mutating func power() throws(SyntaxProblem) -> Expression? {
    let start = position
    guard let base = try primary() else { return nil }
    guard at(.power), position != deadOperator else { return base }
    try enter()
    defer { nesting -= 1 }
    let mark = position
    let baseHeight = height
    let operatorSpan = tokens[position].span
    advance()
    guard let exponent = try factor() else {
      position = mark
      deadOperator = mark
      height = baseHeight
      return base
    }
    return try make(
      .binary(.power, base, exponent, operatorSpan: operatorSpan), from: start, above: max(baseHeight, height))
  }

  mutating func lambda() throws(SyntaxProblem) -> Expression? {
    let start = position
    advance()
    guard let (parameters, parametersHeight) = try parameters(of: .lambda), accept(.colon),
      let body = try expression()
    else {
      position = start
      return nil
    }
    return try make(.lambda(parameters, body: body), from: start, above: max(parametersHeight, height))
  }

  mutating func yieldExpression() throws(SyntaxProblem) -> Expression? {
    let start = position
    advance()
    if at(.from) {
      let mark = position
      advance()
      if let source = try expression() { return try make(.yieldFrom(source), from: start, above: height) }
      position = mark
    }
    guard let value = try starExpressions() else { return try make(.yield(nil), from: start, above: 0) }
    return try make(.yield(value), from: start, above: height)
  }
}
