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
    case .if(let test, let then, let otherwise):
      try check(test)
      try check(then)
      try check(otherwise)
    case .while, .for, .try, .with, .function, .classDefinition: try checkBlocks(of: statement)
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

  private mutating func check(_ value: Expression) throws(SyntaxProblem) {
    switch value.form {
    case .constant, .name: return
    case .starred: throw SyntaxProblem("can't use starred expression here", value.span)
    case .tuple(let elements), .list(let elements), .set(let elements):
      for element in elements {
        if case .starred(let inner) = element.form { try check(inner) } else { try check(element) }
      }
      return
    case .yield, .yieldFrom:
      if !isInFunction { throw SyntaxProblem("'yield' outside function", value.span) }
    case .lambda(let parameters, let body):
      try parameters.forEachExpression { (value) throws(SyntaxProblem) in try check(value) }
      let outer = self
      isInFunction = true
      try check(body)
      self = outer
      return
    case .comprehension(let comprehension): return try check(comprehension)
    case .call(let function, let arguments):
      try check(function)
      return try check(arguments)
    case .formatted, .dictionary, .attribute, .subscript, .slice, .unary, .binary, .boolean, .comparison,
      .conditional, .assignment:
      break
    }
    try value.forEachChild { (child) throws(SyntaxProblem) in try check(child) }
  }

  private mutating func check(_ comprehension: Comprehension) throws(SyntaxProblem) {
    for clause in comprehension.clauses {
      try check(clause.iterable)
      try checkTarget(clause.target)
      for condition in clause.conditions { try check(condition) }
    }
    try check(comprehension.element)
    if case .dictionary(let value) = comprehension.kind { try check(value) }
  }

  private mutating func check(_ arguments: [Argument]) throws(SyntaxProblem) {
    var names: Set<String> = []
    for argument in arguments {
      if case .keyword(let name, let value, let nameSpan) = argument, !names.insert(name).inserted {
        throw SyntaxProblem("keyword argument repeated: \(name)", nameSpan.union(value.span))
      }
    }
    for argument in arguments { try check(argument.value) }
  }

  private mutating func checkTarget(_ target: Expression) throws(SyntaxProblem) {
    switch target.form {
    case .tuple(let elements), .list(let elements):
      var hasStar = false
      for element in elements {
        if case .starred(let inner) = element.form {
          if hasStar { throw SyntaxProblem("multiple starred expressions in assignment", target.span) }
          hasStar = true
          try checkTarget(inner)
        } else {
          try checkTarget(element)
        }
      }
    case .starred: throw SyntaxProblem("starred assignment target must be in a list or tuple", target.span)
    case .constant, .formatted, .name, .set, .dictionary, .attribute, .subscript, .slice, .call, .unary, .binary,
      .boolean, .comparison, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      try check(target)
    }
  }
}
