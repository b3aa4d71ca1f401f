/// Where `return`, `break`, `continue`, `yield`, `*` and a bare `except` may stand, and keywords given twice.
struct PlacementRules {
  private var isInFunction = false
  private var isInLoop = false

  mutating func check(_ statements: [Statement]) throws(SyntaxProblem) {
    for statement in statements { try check(statement) }
  }

  private mutating func check(_ statement: Statement) throws(SyntaxProblem) {
    switch statement.form {
    case .pass, .global, .nonlocal, .import, .importFrom: break
    case .break:
      if !isInLoop { throw SyntaxProblem("'break' outside loop", statement.span) }
    case .continue:
      if !isInLoop { throw SyntaxProblem("'continue' not properly in loop", statement.span) }
    case .return(let value):
      if !isInFunction { throw SyntaxProblem("'return' outside function", statement.span) }
      if let value { try check(value) }
    case .expression(let value): try check(value)
    case .assignment(let targets, let value):
      try check(value)
      for target in targets { try checkTarget(target) }
    case .augmented(let target, _, let value):
      try check(target)
      try check(value)
    case .annotated(let target, let annotation, let value):
      if let value { try check(value) }
      try checkTarget(target)
      try check(annotation)
    case .delete(let targets):
      for target in targets { try check(target) }
    case .assert(let test, let message):
      try check(test)
      if let message { try check(message) }
    case .raise(let value, let cause):
      if let value { try check(value) }
      if let cause { try check(cause) }
    case .if: try checkIf(statement)
    case .while, .for, .try, .with, .match, .function, .classDefinition: try checkBlocks(of: statement)
    }
  }

  /// An `if` and its chain of `elif`s, which the tree nests and which can be long.
  private mutating func checkIf(_ statement: Statement) throws(SyntaxProblem) {
    var chain = [statement]
    while let last = chain.popLast() {
      guard case .if(let test, let then, let otherwise) = last.form else {
        try check(last)
        continue
      }
      try check(test)
      try check(then)
      if otherwise.count == 1 { chain.append(otherwise[0]) } else { try check(otherwise) }
    }
  }

  private mutating func checkBlocks(of statement: Statement) throws(SyntaxProblem) {
    switch statement.form {
    case .while(let test, let body, let otherwise):
      try check(test)
      try checkLoop(body, otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      try check(iterable)
      try checkTarget(target)
      try checkLoop(body, otherwise)
    case .try(let body, let handlers, let otherwise, let finally):
      try check(body)
      for (index, handler) in handlers.enumerated() {
        if handler.type == nil, index < handlers.count - 1 {
          throw SyntaxProblem("default 'except:' must be last", handler.span)
        }
        if let type = handler.type { try check(type) }
        try check(handler.body)
      }
      try check(otherwise)
      try check(finally)
    case .with(let items, let body):
      for item in items {
        try check(item.context)
        if let target = item.target { try checkTarget(target) }
      }
      try check(body)
    case .match(let subject, let cases):
      try check(subject)
      for (index, part) in cases.enumerated() {
        var rules = PatternRules(takesAnything: part.condition != nil || index == cases.count - 1)
        try rules.check(part.pattern)
        if let condition = part.condition { try check(condition) }
        try check(part.body)
      }
    case .function(let definition):
      for decorator in definition.decorators { try check(decorator) }
      try definition.parameters.forEachExpression { (value) throws(SyntaxProblem) in try check(value) }
      if let returns = definition.returns { try check(returns) }
      try checkScope(definition.body, isFunction: true)
    case .classDefinition(let definition):
      for decorator in definition.decorators { try check(decorator) }
      try check(definition.arguments)
      try checkScope(definition.body, isFunction: false)
    case .expression, .assignment, .augmented, .annotated, .if, .return, .pass, .break, .continue, .delete, .global,
      .nonlocal, .assert, .raise, .import, .importFrom:
      break
    }
  }

  private mutating func checkLoop(_ body: [Statement], _ otherwise: [Statement]) throws(SyntaxProblem) {
    let outer = isInLoop
    isInLoop = true
    try check(body)
    isInLoop = outer
    try check(otherwise)
  }

  private mutating func checkScope(_ body: [Statement], isFunction: Bool) throws(SyntaxProblem) {
    let outer = self
    isInFunction = isFunction
    isInLoop = false
    try check(body)
    self = outer
  }

  private func check(_ value: Expression) throws(SyntaxProblem) {
    try check(value, isInFunction: isInFunction)
  }

  /// Checks an expression and all below it, with a list of what is left to do instead of recursion: trees are high.
  private func check(_ value: Expression, isInFunction: Bool) throws(SyntaxProblem) {
    var pending = [(value: value, isInFunction: isInFunction)]
    while let (value, isInFunction) = pending.popLast() {
      var children: [(value: Expression, isInFunction: Bool)] = []
      switch value.form {
      case .constant, .name: continue
      case .starred: throw SyntaxProblem("can't use starred expression here", value.span)
      case .tuple(let elements), .list(let elements), .set(let elements):
        children = elements.map { (withoutStar($0), isInFunction) }
      case .yield where !isInFunction, .yieldFrom where !isInFunction:
        throw SyntaxProblem("'yield' outside function", value.span)
      case .lambda(let parameters, let body):
        try parameters.forEachExpression { children.append(($0, isInFunction)) }
        children.append((body, true))
      case .comprehension(let comprehension):
        for clause in comprehension.clauses {
          try checkTarget(clause.target, isInFunction: isInFunction)
          children += ([clause.iterable] + clause.conditions).map { ($0, isInFunction) }
        }
        children.append((comprehension.element, isInFunction))
        if case .dictionary(let value) = comprehension.kind { children.append((value, isInFunction)) }
      case .call(_, let arguments):
        try checkKeywords(arguments)
        try value.forEachChild { children.append(($0, isInFunction)) }
      case .formatted, .dictionary, .attribute, .subscript, .slice, .unary, .binary, .boolean, .comparison,
        .conditional, .assignment, .yield, .yieldFrom:
        try value.forEachChild { children.append(($0, isInFunction)) }
      }
      pending.append(contentsOf: children.reversed())
    }
  }

  private func withoutStar(_ element: Expression) -> Expression {
    if case .starred(let value) = element.form { return value }
    return element
  }

  private func check(_ arguments: [Argument]) throws(SyntaxProblem) {
    try checkKeywords(arguments)
    for argument in arguments { try check(argument.value) }
  }

  private func checkKeywords(_ arguments: [Argument]) throws(SyntaxProblem) {
    var names: Set<String> = []
    for argument in arguments {
      if case .keyword(let name, let value, let nameSpan) = argument, !names.insert(name).inserted {
        throw SyntaxProblem("keyword argument repeated: \(name)", nameSpan.union(value.span))
      }
    }
  }

  private func checkTarget(_ target: Expression) throws(SyntaxProblem) {
    try checkTarget(target, isInFunction: isInFunction)
  }

  private func checkTarget(_ target: Expression, isInFunction: Bool) throws(SyntaxProblem) {
    switch target.form {
    case .tuple(let elements), .list(let elements):
      var hasStar = false
      for element in elements {
        if case .starred = element.form {
          if hasStar { throw SyntaxProblem("multiple starred expressions in assignment", target.span) }
          hasStar = true
        }
        try checkTarget(withoutStar(element), isInFunction: isInFunction)
      }
    case .starred: throw SyntaxProblem("starred assignment target must be in a list or tuple", target.span)
    case .constant, .formatted, .name, .set, .dictionary, .attribute, .subscript, .slice, .call, .unary, .binary,
      .boolean, .comparison, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      try check(target, isInFunction: isInFunction)
    }
  }
}
