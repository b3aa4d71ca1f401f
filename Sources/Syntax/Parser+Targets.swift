/// Places that can be assigned to or deleted.
extension Parser {
  /// What a target is for: the rules and words differ.
  enum TargetUse {
    case assignment, deletion, loop
  }

  /// `a, *b, (c, d.e)`: the targets of `for` and of comprehensions.
  mutating func starTargets() throws(SyntaxProblem) -> Expression? {
    try commaSeparated { (parser) throws(SyntaxProblem) in try parser.starTarget() }
  }

  mutating func starTarget() throws(SyntaxProblem) -> Expression? {
    let start = position
    if accept(.star) {
      guard !at(.star), let value = try starTarget() else {
        position = start
        return nil
      }
      return try make(.starred(value), from: start, above: height)
    }
    guard let value = try primary(), isTarget(value) else {
      position = start
      return nil
    }
    return value
  }

  func isTarget(_ expression: Expression) -> Bool {
    invalidTarget(in: expression, for: .assignment) == nil
  }

  /// A name, attribute or subscript: what `+=` and annotations take.
  func isSingleTarget(_ expression: Expression) -> Bool {
    switch expression.form {
    case .name, .attribute, .subscript: return true
    case .constant, .formatted, .tuple, .list, .set, .dictionary, .starred, .slice, .call, .unary, .binary, .boolean,
      .comparison, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      return false
    }
  }

  /// The first part of an expression that cannot be a target, or nil.
  func invalidTarget(in expression: Expression, for use: TargetUse) -> Expression? {
    switch expression.form {
    case .name, .attribute, .subscript: return nil
    case .tuple(let elements), .list(let elements):
      for element in elements {
        if let invalid = invalidTarget(in: element, for: use) { return invalid }
      }
      return nil
    case .starred(let value):
      return use == .deletion ? expression : invalidTarget(in: value, for: use)
    case .comparison(let first, let rest):
      // `for f() in x` reads as a comparison; the fault is with what stands before `in`.
      if use == .loop {
        if case .in? = rest.first?.0 { return invalidTarget(in: first, for: use) }
        return nil
      }
      return expression
    case .constant, .formatted, .set, .dictionary, .slice, .call, .unary, .binary, .boolean, .conditional, .lambda,
      .comprehension, .assignment, .yield, .yieldFrom:
      return expression
    }
  }

  /// CPython's word for a kind of expression in messages.
  static func describe(_ expression: Expression) -> String {
    switch expression.form {
    case .constant(.none): return "None"
    case .constant(.bool(let value)): return value ? "True" : "False"
    case .constant(.ellipsis): return "ellipsis"
    case .constant(.int), .constant(.bigInt), .constant(.float), .constant(.imaginary), .constant(.string),
      .constant(.bytes):
      return "literal"
    case .formatted: return "f-string expression"
    case .name: return "name"
    case .tuple: return "tuple"
    case .list: return "list"
    case .set: return "set display"
    case .dictionary: return "dict literal"
    case .starred: return "starred"
    case .attribute: return "attribute"
    case .subscript: return "subscript"
    case .slice: return "slice"
    case .call: return "function call"
    case .unary, .binary, .boolean: return "expression"
    case .comparison: return "comparison"
    case .conditional: return "conditional expression"
    case .lambda: return "lambda"
    case .comprehension(let comprehension):
      switch comprehension.kind {
      case .list: return "list comprehension"
      case .set: return "set comprehension"
      case .dictionary: return "dict comprehension"
      case .generator: return "generator expression"
      }
    case .assignment: return "named expression"
    case .yield, .yieldFrom: return "yield expression"
    }
  }
}
