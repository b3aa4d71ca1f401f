/// Mistakes in assignments, looked for in the second pass only.
extension Parser {
  /// A statement that began like an assignment or expression and is none.
  mutating func diagnoseAssignment(from start: Int) throws(SyntaxProblem) {
    try diagnoseAnnotationTarget(from: start)
    try diagnoseAnnotation(from: start)
    try diagnoseTargets(from: start)
    position = start
    if let target = try starExpressions(), augmentedOperator() != nil {
      advance()
      if try assignedValue() != nil {
        throw SyntaxProblem(
          "'\(Self.describe(target))' is an illegal expression for augmented assignment", target.span)
      }
    }
    position = start
  }

  /// `[a, b]: annotation` and `(a, b): annotation`
  private mutating func diagnoseAnnotationTarget(from start: Int) throws(SyntaxProblem) {
    position = start
    guard at(.leftBracket) || at(.leftParenthesis) else { return }
    guard let target = at(.leftBracket) ? try list() : try parenthesized(), at(.colon) else { return }
    advance()
    guard try expression() != nil else { return }
    switch target.form {
    case .list, .tuple:
      throw SyntaxProblem("only single target (not \(Self.describe(target))) can be annotated", target.span)
    case .constant, .formatted, .name, .set, .dictionary, .starred, .attribute, .subscript, .slice, .call, .unary,
      .binary, .boolean, .comparison, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      return
    }
  }

  /// `a, b: annotation` and `f(): annotation`
  private mutating func diagnoseAnnotation(from start: Int) throws(SyntaxProblem) {
    position = start
    guard let first = try starNamedExpression() else { return }
    if at(.comma) {
      advance()
      while try starNamedExpression() != nil { _ = accept(.comma) }
      if accept(.colon), try expression() != nil {
        throw SyntaxProblem("only single target (not tuple) can be annotated", first.span)
      }
    }
    position = start
    if let target = try expression(), accept(.colon), try expression() != nil {
      throw SyntaxProblem("illegal target for annotation", target.span)
    }
  }

  /// `f() = value`, `x = yield y = value` and the like, behind any number of good targets.
  private mutating func diagnoseTargets(from start: Int) throws(SyntaxProblem) {
    position = start
    var mark = start
    while try starTargets() != nil, accept(.assign) { mark = position }
    position = mark
    if at(.yield), let value = try yieldExpression(), at(.assign) {
      throw SyntaxProblem("assignment to yield expression not possible", value.span)
    }
    position = mark
    if let value = try starExpressions(), at(.assign), let invalid = invalidTarget(in: value, for: .assignment) {
      throw SyntaxProblem("cannot assign to \(Self.describe(invalid))", invalid.span)
    }
  }
}
