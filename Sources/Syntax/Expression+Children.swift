extension Expression {
  /// Visits the direct subexpressions from left to right, those of parameters, formats and comprehensions included.
  public func forEachChild(_ visit: (Expression) throws(SyntaxProblem) -> Void) throws(SyntaxProblem) {
    switch form {
    case .constant, .name: break
    case .formatted(let pieces): try pieces.forEachValue(visit)
    case .tuple(let elements), .list(let elements), .set(let elements), .boolean(_, let elements):
      for element in elements { try visit(element) }
    case .dictionary(let entries):
      for entry in entries {
        switch entry {
        case .pair(let key, let value):
          try visit(key)
          try visit(value)
        case .unpack(let value): try visit(value)
        }
      }
    case .starred(let value), .attribute(let value, _), .unary(_, let value), .assignment(_, let value),
      .yieldFrom(let value):
      try visit(value)
    case .subscript(let value, let index):
      try visit(value)
      try visit(index)
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] {
        if let part { try visit(part) }
      }
    case .call(let function, let arguments):
      try visit(function)
      for argument in arguments { try visit(argument.value) }
    case .binary(_, let left, let right, _):
      try visit(left)
      try visit(right)
    case .comparison(let first, let rest):
      try visit(first)
      for (_, operand) in rest { try visit(operand) }
    case .conditional(let test, let then, let otherwise):
      try visit(then)
      try visit(test)
      try visit(otherwise)
    case .lambda(let parameters, let body):
      try parameters.forEachExpression(visit)
      try visit(body)
    case .comprehension(let comprehension): try comprehension.forEachChild(visit)
    case .yield(let value):
      if let value { try visit(value) }
    }
  }
}

extension Argument {
  /// The expression that gives the argument's value or values.
  public var value: Expression {
    switch self {
    case .positional(let value), .starred(let value), .doubleStarred(let value), .keyword(_, let value, _):
      return value
    }
  }
}

extension Parameters {
  /// All parameters in source order.
  public var all: [Parameter] {
    positional + (variadic.map { [$0] } ?? []) + keywordOnly + (keywordVariadic.map { [$0] } ?? [])
  }

  /// Visits the defaults and annotations, which belong to the scope around the function.
  public func forEachExpression(_ visit: (Expression) throws(SyntaxProblem) -> Void) throws(SyntaxProblem) {
    for parameter in positional + keywordOnly {
      if let value = parameter.defaultValue { try visit(value) }
    }
    for parameter in all {
      if let annotation = parameter.annotation { try visit(annotation) }
    }
  }
}

extension Comprehension {
  func forEachChild(_ visit: (Expression) throws(SyntaxProblem) -> Void) throws(SyntaxProblem) {
    try visit(element)
    if case .dictionary(let value) = kind { try visit(value) }
    for clause in clauses {
      try visit(clause.target)
      try visit(clause.iterable)
      for condition in clause.conditions { try visit(condition) }
    }
  }
}

extension [FormattedPiece] {
  fileprivate func forEachValue(_ visit: (Expression) throws(SyntaxProblem) -> Void) throws(SyntaxProblem) {
    for piece in self {
      switch piece {
      case .text: break
      case .field(_, let value, _, let format):
        try visit(value)
        try format.forEachValue(visit)
      }
    }
  }
}
