/// Rules about names: `global` and `nonlocal`, parameters given twice, and where `:=` may bind.
struct ScopeRules {
  private enum Kind {
    case module, function, classBody
    case comprehension(Comprehension.Kind)

    var isComprehension: Bool {
      if case .comprehension = self { return true }
      return false
    }
  }

  /// How a scope uses a name.
  private struct Uses: OptionSet {
    let rawValue: UInt8
    static let parameter = Uses(rawValue: 1)
    static let local = Uses(rawValue: 2)
    static let used = Uses(rawValue: 4)
    static let annotated = Uses(rawValue: 8)
    static let global = Uses(rawValue: 16)
    static let nonlocal = Uses(rawValue: 32)
    static let iteration = Uses(rawValue: 64)
  }

  private struct Scope {
    var kind: Kind
    var names: [String: Uses] = [:]
    /// Names declared `nonlocal` here, with the statement.
    var nonlocals: [(name: String, span: Span)] = []
    /// Where each name was first declared `global` or `nonlocal`.
    var declarations: [String: Span] = [:]
    /// Finished scopes inside this one, in source order, kept while they hold `nonlocal` names.
    var inner: [Scope] = []
    var hasNonlocals = false
  }

  private var scopes: [Scope] = [Scope(kind: .module)]
  /// Open iterables of comprehensions, in which `:=` is not allowed.
  private var iterableDepth = 0

  mutating func check(_ program: [Statement]) throws(SyntaxProblem) {
    try checkAll(program)
    if scopes.count == 1, scopes[0].hasNonlocals { try resolve(scopes[0], bound: []) }
  }

  private func resolve(_ scope: Scope, bound: Set<String>, isInClass: Bool = false) throws(SyntaxProblem) {
    var bound = bound
    for (name, span) in scope.nonlocals {
      if scope.names[name]?.contains(.global) == true {
        throw SyntaxProblem("name '\(name)' is nonlocal and global", scope.declarations[name] ?? span)
      }
      if case .module = scope.kind {
        throw SyntaxProblem("nonlocal declaration not allowed at module level", span)
      }
      // Every class body gives its methods `__class__`.
      if !bound.contains(name), !(isInClass && name == "__class__") {
        throw SyntaxProblem("no binding for nonlocal '\(name)' found", span)
      }
    }
    for (name, uses) in scope.names {
      if uses.contains(.global) {
        bound.remove(name)
      } else if case .function = scope.kind, !uses.isDisjoint(with: [.local, .parameter]) {
        bound.insert(name)
      }
    }
    var isInClass = isInClass
    if case .classBody = scope.kind { isInClass = true }
    for inner in scope.inner { try resolve(inner, bound: bound, isInClass: isInClass) }
  }

  private mutating func checkAll(_ statements: [Statement]) throws(SyntaxProblem) {
    for statement in statements { try check(statement) }
  }

  private mutating func check(_ statement: Statement) throws(SyntaxProblem) {
    switch statement.form {
    case .pass, .break, .continue: break
    case .expression(let value): try check(value)
    case .assignment(let targets, let value):
      for target in targets { try bind(target) }
      try check(value)
    case .augmented(let target, _, let value):
      try bind(target)
      try check(value)
    case .annotated(let target, let annotation, let value):
      try checkAnnotated(target, statement, hasValue: value != nil)
      try check(annotation)
      if let value { try check(value) }
    case .return(let value):
      if let value { try check(value) }
    case .delete(let targets):
      for target in targets { try bind(target) }
    case .global(let names): try declare(names, .global, "global", statement)
    case .nonlocal(let names): try declare(names, .nonlocal, "nonlocal", statement)
    case .assert(let test, let message):
      try check(test)
      if let message { try check(message) }
    case .raise(let value, let cause):
      if let value { try check(value) }
      if let cause { try check(cause) }
    case .import(let modules):
      for module in modules {
        add(module.alias ?? String(module.path.prefix { $0 != "." }), .local)
      }
    case .importFrom(_, let names):
      try checkImported(names, statement)
    case .if, .while, .for, .function, .classDefinition, .try, .with, .match: try checkBlocks(of: statement)
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
      try checkAll(then)
      if otherwise.count == 1 { chain.append(otherwise[0]) } else { try checkAll(otherwise) }
    }
  }

  private mutating func checkBlocks(of statement: Statement) throws(SyntaxProblem) {
    switch statement.form {
    case .if: try checkIf(statement)
    case .while(let test, let body, let otherwise):
      try check(test)
      try checkAll(body)
      try checkAll(otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      try bind(target)
      try check(iterable)
      try checkAll(body)
      try checkAll(otherwise)
    case .try(let body, let handlers, let otherwise, let finally):
      try checkAll(body)
      try checkAll(otherwise)
      for handler in handlers {
        if let type = handler.type { try check(type) }
        if let name = handler.name { add(name, .local) }
        try checkAll(handler.body)
      }
      try checkAll(finally)
    case .with(let items, let body):
      for item in items {
        try check(item.context)
        if let target = item.target { try bind(target) }
      }
      try checkAll(body)
    case .match(let subject, let cases):
      try check(subject)
      for part in cases {
        try bind(part.pattern)
        if let condition = part.condition { try check(condition) }
        try checkAll(part.body)
      }
    case .function(let definition): try check(definition)
    case .classDefinition(let definition):
      add(definition.name, .local)
      for argument in definition.arguments { try check(argument.value) }
      for decorator in definition.decorators { try check(decorator) }
      scopes.append(Scope(kind: .classBody))
      try checkAll(definition.body)
      closeScope()
    case .expression, .assignment, .augmented, .annotated, .return, .pass, .break, .continue, .delete, .global,
      .nonlocal, .assert, .raise, .import, .importFrom:
      break
    }
  }

  private mutating func check(_ definition: FunctionDefinition) throws(SyntaxProblem) {
    add(definition.name, .local)
    try definition.parameters.forEachExpression { (value) throws(SyntaxProblem) in try check(value) }
    if let returns = definition.returns { try check(returns) }
    for decorator in definition.decorators { try check(decorator) }
    try openFunction(definition.parameters)
    try checkAll(definition.body)
    closeScope()
  }

  private mutating func openFunction(_ parameters: Parameters) throws(SyntaxProblem) {
    scopes.append(Scope(kind: .function))
    // CPython reads the names of all plain parameters before those behind `*` and `**`.
    let plain = parameters.positional + parameters.keywordOnly
    for parameter in plain + [parameters.variadic, parameters.keywordVariadic].compactMap({ $0 }) {
      if uses(of: parameter.name).contains(.parameter) {
        throw SyntaxProblem("duplicate argument '\(parameter.name)' in function definition", parameter.span)
      }
      add(parameter.name, .parameter)
    }
  }

  private mutating func closeScope() {
    guard let scope = scopes.popLast(), !scopes.isEmpty, scope.hasNonlocals else { return }
    scopes[scopes.count - 1].inner.append(scope)
    scopes[scopes.count - 1].hasNonlocals = true
  }

  private func uses(of name: String) -> Uses {
    scopes.last?.names[name] ?? []
  }

  private mutating func add(_ name: String, _ uses: Uses) {
    scopes[scopes.count - 1].names[name, default: []].formUnion(uses)
  }

  private mutating func declare(
    _ names: [String], _ flag: Uses, _ word: String, _ statement: Statement
  ) throws(SyntaxProblem) {
    for name in names {
      let known = uses(of: name)
      if known.contains(.parameter) {
        throw SyntaxProblem("name '\(name)' is parameter and \(word)", statement.span)
      }
      if known.contains(.used) {
        throw SyntaxProblem("name '\(name)' is used prior to \(word) declaration", statement.span)
      }
      if known.contains(.annotated) {
        throw SyntaxProblem("annotated name '\(name)' can't be \(word)", statement.span)
      }
      if known.contains(.local) {
        throw SyntaxProblem("name '\(name)' is assigned to before \(word) declaration", statement.span)
      }
      add(name, flag)
      if scopes[scopes.count - 1].declarations[name] == nil {
        scopes[scopes.count - 1].declarations[name] = statement.span
      }
      if flag == .nonlocal {
        scopes[scopes.count - 1].nonlocals.append((name, statement.span))
        scopes[scopes.count - 1].hasNonlocals = true
      }
    }
  }

  private mutating func checkAnnotated(
    _ target: Expression, _ statement: Statement, hasValue: Bool
  ) throws(SyntaxProblem) {
    guard case .name(let name) = target.form else { return try bind(target) }
    let known = uses(of: name)
    if scopes.count > 1, !known.isDisjoint(with: [.global, .nonlocal]) {
      let word = known.contains(.global) ? "global" : "nonlocal"
      throw SyntaxProblem("annotated name '\(name)' can't be \(word)", statement.span)
    }
    let isParenthesized = target.span.start != statement.span.start
    if !isParenthesized {
      add(name, [.annotated, .local])
    } else if hasValue {
      add(name, .local)
    }
  }

  private mutating func checkImported(_ names: [ImportedName]?, _ statement: Statement) throws(SyntaxProblem) {
    guard let names else {
      if case .module? = scopes.last?.kind { return }
      let star = Span(statement.span.end - 1, statement.span.end)
      throw SyntaxProblem("import * only allowed at module level", star)
    }
    for name in names { add(name.alias ?? name.name, .local) }
  }

  /// Marks the names of a target as bound here.
  private mutating func bind(_ target: Expression, as uses: Uses = .local) throws(SyntaxProblem) {
    switch target.form {
    case .name(let name): try bind(name, as: uses, target.span)
    case .tuple(let elements), .list(let elements):
      for element in elements { try bind(element, as: uses) }
    case .starred(let value): try bind(value, as: uses)
    case .constant, .formatted, .set, .dictionary, .attribute, .subscript, .slice, .call, .unary, .binary, .boolean,
      .comparison, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      try check(target)
    }
  }

  private mutating func bind(_ pattern: Pattern) throws(SyntaxProblem) {
    for value in pattern.expressions { try check(value) }
    for part in pattern.parts { try bind(part) }
    if let name = pattern.boundName { add(name, .local) }
  }

  private mutating func bind(_ name: String, as uses: Uses, _ span: Span) throws(SyntaxProblem) {
    if uses.contains(.iteration), self.uses(of: name).contains(.nonlocal) || self.uses(of: name).contains(.global) {
      throw SyntaxProblem(
        "comprehension inner loop cannot rebind assignment expression target '\(name)'", span)
    }
    add(name, uses)
  }

  /// What is left to do in an expression.
  private enum Step {
    case check(Expression)
    case bind(Expression)
    case openFunction(Parameters)
    case openComprehension(Comprehension.Kind)
    case closeScope
    case openIterable
    case closeIterable
  }

  /// Checks an expression and all below it, with a list of steps instead of recursion: trees are high.
  private mutating func check(_ value: Expression) throws(SyntaxProblem) {
    var pending = [Step.check(value)]
    while let step = pending.popLast() {
      switch step {
      case .check(let value): pending.append(contentsOf: try steps(below: value).reversed())
      case .bind(let target): try bind(target, as: [.local, .iteration])
      case .openFunction(let parameters): try openFunction(parameters)
      case .openComprehension(let kind): scopes.append(Scope(kind: .comprehension(kind)))
      case .closeScope: closeScope()
      case .openIterable: iterableDepth += 1
      case .closeIterable: iterableDepth -= 1
      }
    }
  }

  /// Checks one expression and lists the steps for what is below it.
  private mutating func steps(below value: Expression) throws(SyntaxProblem) -> [Step] {
    var steps: [Step] = []
    switch value.form {
    case .constant: break
    case .name(let name): add(name, .used)
    case .assignment(let name, let inner):
      try checkAssignment(to: name, value)
      steps = [.check(inner)]
    case .lambda(let parameters, let body):
      try parameters.forEachExpression { steps.append(.check($0)) }
      steps += [.openFunction(parameters), .check(body), .closeScope]
    case .comprehension(let comprehension): steps = self.steps(of: comprehension)
    case .yield, .yieldFrom:
      try checkYield(value)
      try value.forEachChild { steps.append(.check($0)) }
    case .formatted, .tuple, .list, .set, .dictionary, .starred, .attribute, .subscript, .slice, .call, .unary,
      .binary, .boolean, .comparison, .conditional:
      try value.forEachChild { steps.append(.check($0)) }
    }
    return steps
  }

  /// The first iterable belongs to the scope around the comprehension, everything else to the comprehension's own.
  private func steps(of comprehension: Comprehension) -> [Step] {
    var steps: [Step] = []
    for (index, clause) in comprehension.clauses.enumerated() {
      let iterable: [Step] = [.openIterable, .check(clause.iterable), .closeIterable]
      if index == 0 {
        steps += iterable + [.openComprehension(comprehension.kind), .bind(clause.target)]
      } else {
        steps += [.bind(clause.target)] + iterable
      }
      steps += clause.conditions.map { .check($0) }
    }
    if case .dictionary(let value) = comprehension.kind { steps.append(.check(value)) }
    return steps + [.check(comprehension.element), .closeScope]
  }

  private func checkYield(_ value: Expression) throws(SyntaxProblem) {
    guard case .comprehension(let kind)? = scopes.last?.kind else { return }
    let place: String
    switch kind {
    case .list: place = "list comprehension"
    case .set: place = "set comprehension"
    case .dictionary: place = "dict comprehension"
    case .generator: place = "generator expression"
    }
    throw SyntaxProblem("'yield' inside \(place)", value.span)
  }

  /// `name := …` binds in the nearest scope that is no comprehension.
  private mutating func checkAssignment(to name: String, _ value: Expression) throws(SyntaxProblem) {
    if iterableDepth > 0 {
      throw SyntaxProblem("assignment expression cannot be used in a comprehension iterable expression", value.span)
    }
    let target = Span(value.span.start, value.span.start + name.utf8.count)
    var index = scopes.count - 1
    while index > 0, scopes[index].kind.isComprehension {
      if scopes[index].names[name]?.contains(.iteration) == true {
        throw SyntaxProblem(
          "assignment expression cannot rebind comprehension iteration variable '\(name)'", target)
      }
      scopes[index].names[name, default: []].formUnion(.nonlocal)
      index -= 1
    }
    if index < scopes.count - 1, case .classBody = scopes[index].kind {
      throw SyntaxProblem(
        "assignment expression within a comprehension cannot be used in a class body", target)
    }
    scopes[index].names[name, default: []].formUnion(.local)
  }
}
