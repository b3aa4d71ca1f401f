import Syntax

/// The names of one scope of a program and where each lives.
final class Scope {
  enum Kind {
    case module
    case function
    /// The body of a class: a frame whose names inner functions do not see.
    case classBody
    /// A list, set or dict comprehension: its variables live in registers of the function around it.
    case comprehension
  }

  let kind: Kind
  let parent: Scope?
  private(set) var children: [Scope] = []
  /// Names bound here, in order of appearance; parameters first.
  private(set) var bound: [Symbol] = []
  private var boundSet: Set<Symbol> = []
  private(set) var globals: Set<Symbol> = []
  private(set) var nonlocals: Set<Symbol> = []
  private var referenced: Set<Symbol> = []
  /// Names bound here that an inner function uses: they live in cells.
  private(set) var captured: Set<Symbol> = []
  /// Names that a function takes from the functions around it, in order.
  private(set) var free: [Symbol] = []
  var hasYield = false
  /// The body of a generator expression: a function of its own, outside of which `:=` binds.
  var isGeneratorExpression = false

  init(_ kind: Kind, parent: Scope?) {
    self.kind = kind
    self.parent = parent
    parent?.children.append(self)
  }

  func bind(_ name: Symbol) {
    guard !globals.contains(name), !nonlocals.contains(name) else { return reference(name) }
    if boundSet.insert(name).inserted { bound.append(name) }
  }

  func reference(_ name: Symbol) { referenced.insert(name) }
  func declareGlobal(_ name: Symbol) { globals.insert(name) }
  func declareNonlocal(_ name: Symbol) { nonlocals.insert(name) }
  func binds(_ name: Symbol) -> Bool { boundSet.contains(name) }

  /// The function or module whose frame holds this scope's variables.
  var frame: Scope {
    var scope = self
    while scope.kind == .comprehension, let parent = scope.parent { scope = parent }
    return scope
  }

  /// Marks captures and free names of the whole tree; call once on the root.
  func resolveAll() throws {
    for name in referenced.union(nonlocals) where !binds(name) {
      if !resolveFree(name), nonlocals.contains(name) {
        throw SyntaxProblem("no binding for nonlocal '\(name)' found", Span(0, 0))
      }
    }
    try children.forEach { try $0.resolveAll() }
  }

  /// Looks for the name in the scopes around; true when a function binds it.
  private func resolveFree(_ name: Symbol) -> Bool {
    if globals.contains(name) { return false }
    if binds(name) {
      return kind != .module
    }
    switch kind {
    case .module: return false
    case .comprehension:
      guard let parent else { return false }
      return parent.kind == .classBody ? parent.takesFree(name) : parent.resolveFree(name)
    case .function, .classBody: return takesFree(name)
    }
  }

  /// Whether a scope around this frame provides the name; it is then one of the frame's free names.
  private func takesFree(_ name: Symbol) -> Bool {
    guard let parent, parent.captures(name) else { return false }
    if !free.contains(name) { free.append(name) }
    return true
  }

  /// Whether this scope or one around it provides the name to an inner function; marks it as captured.
  private func captures(_ name: Symbol) -> Bool {
    switch kind {
    case .module: return false
    case .classBody where name == Scope.classCell:
      captured.insert(name)
      return true
    case .classBody: return takesFree(name)
    case .function, .comprehension: break
    }
    if globals.contains(name) { return false }
    if binds(name) {
      captured.insert(name)
      return true
    }
    return kind == .comprehension ? parent?.captures(name) ?? false : takesFree(name)
  }

  /// The variable that every class body gives its methods: the class itself.
  static let classCell: Symbol = "__class__"
  /// The variable of a class body that holds the annotations of its names.
  static let annotations: Symbol = "__annotations__"
}

/// Finds the scopes of a program and the names that each binds and uses.
struct ScopeAnalyzer {
  /// Identifies the node that opens a scope.
  struct Key: Hashable {
    let span: Span
    let isComprehension: Bool
  }

  private(set) var scopes: [Key: Scope] = [:]
  let root = Scope(.module, parent: nil)

  static func analyze(_ statements: [Statement]) throws -> ScopeAnalyzer {
    var analyzer = ScopeAnalyzer()
    try analyzer.visit(statements, analyzer.root)
    try analyzer.root.resolveAll()
    return analyzer
  }

  // MARK: Statements

  private mutating func visit(_ statements: [Statement], _ scope: Scope) throws {
    for statement in statements { try visit(statement, scope) }
  }

  private mutating func visit(_ statement: Statement, _ scope: Scope) throws {
    switch statement.form {
    case .expression(let value), .return(let value?): try visit(value, scope)
    case .assignment(let targets, let value):
      try visit(value, scope)
      for target in targets { try visitTarget(target, scope) }
    case .augmented(let target, _, let value):
      try visit(target, scope)
      try visitTarget(target, scope)
      try visit(value, scope)
    case .annotated(let target, let annotation, let value): try visit(target, annotation, value, scope)
    case .pass, .break, .continue, .return(nil): break
    case .delete(let targets):
      for target in targets { try visitTarget(target, scope) }
    case .global(let names): try declare(names, global: true, statement.span, scope)
    case .nonlocal(let names): try declare(names, global: false, statement.span, scope)
    case .assert(let first, let second): try visit([first, second].compactMap { $0 }, scope)
    case .raise(let first, let second): try visit([first, second].compactMap { $0 }, scope)
    case .import(let modules):
      for module in modules { scope.bind(Symbol(module.boundName)) }
    case .importFrom(_, let names):
      if names == nil, scope.kind != .module {
        throw SyntaxProblem("import * only allowed at module level", statement.span)
      }
      for name in names ?? [] { scope.bind(Symbol(name.alias ?? name.name)) }
    case .if, .while, .for, .function, .classDefinition, .try, .with, .match: try visitBlocks(of: statement, scope)
    }
  }

  private mutating func visit(
    _ target: Expression, _ annotation: Expression, _ value: Expression?, _ scope: Scope
  ) throws {
    if let value {
      try visit(value, scope)
      try visitTarget(target, scope)
    }
    if scope.kind == .classBody, case .name = target.form {
      try visit(annotation, scope)
      scope.bind(Scope.annotations)
    }
  }

  private mutating func visitBlocks(of statement: Statement, _ scope: Scope) throws {
    switch statement.form {
    case .if(let test, let then, let otherwise), .while(let test, let then, let otherwise):
      try visit(test, scope)
      try visit(then, scope)
      try visit(otherwise, scope)
    case .for(let target, let iterable, let body, let otherwise):
      try visit(iterable, scope)
      try visitTarget(target, scope)
      try visit(body, scope)
      try visit(otherwise, scope)
    case .function(let function): try visit(function, statement.span, scope)
    case .classDefinition(let definition): try visit(definition, statement.span, scope)
    case .try(let body, let handlers, let otherwise, let finally):
      try visit(body, scope)
      for handler in handlers {
        try visit(handler.type, scope)
        if let name = handler.name { scope.bind(Symbol(name)) }
        try visit(handler.body, scope)
      }
      try visit(otherwise, scope)
      try visit(finally, scope)
    case .with(let items, let body):
      for item in items {
        try visit(item.context, scope)
        if let target = item.target { try visitTarget(target, scope) }
      }
      try visit(body, scope)
    case .match(let subject, let cases):
      try visit(subject, scope)
      for part in cases {
        try visit(part.pattern, scope)
        try visit(part.condition, scope)
        try visit(part.body, scope)
      }
    case .expression, .assignment, .augmented, .annotated, .return, .pass, .break, .continue, .delete, .global,
      .nonlocal, .assert, .raise, .import, .importFrom:
      break
    }
  }

  private mutating func visit(_ pattern: Pattern, _ scope: Scope) throws {
    try visit(pattern.expressions, scope)
    for part in pattern.parts { try visit(part, scope) }
    if let name = pattern.boundName { scope.bind(Symbol(name)) }
  }

  private func declare(_ names: [String], global: Bool, _ span: Span, _ scope: Scope) throws {
    if !global, scope.kind == .module { throw SyntaxProblem("nonlocal declaration not allowed at module level", span) }
    for name in names {
      if scope.kind != .module, scope.binds(Symbol(name)) {
        throw SyntaxProblem("name '\(name)' is assigned to before \(global ? "global" : "nonlocal") declaration", span)
      }
      if global { scope.declareGlobal(Symbol(name)) } else { scope.declareNonlocal(Symbol(name)) }
    }
  }

  private mutating func visit(_ function: FunctionDefinition, _ span: Span, _ scope: Scope) throws {
    try visit(function.decorators, scope)
    try visitDefaults(function.parameters, scope)
    scope.bind(Symbol(function.name))
    let inner = open(.function, span, isComprehension: false, in: scope)
    bindParameters(function.parameters, inner)
    try visit(function.body, inner)
  }

  private mutating func visit(_ definition: ClassDefinition, _ span: Span, _ scope: Scope) throws {
    try visit(definition.decorators, scope)
    for argument in definition.arguments { try visit(argument.value, scope) }
    scope.bind(Symbol(definition.name))
    let inner = open(.classBody, span, isComprehension: false, in: scope)
    try visit(definition.body, inner)
  }

  private mutating func open(_ kind: Scope.Kind, _ span: Span, isComprehension: Bool, in parent: Scope) -> Scope {
    let scope = Scope(kind, parent: parent)
    scopes[Key(span: span, isComprehension: isComprehension)] = scope
    return scope
  }

  private mutating func visitDefaults(_ parameters: Parameters, _ scope: Scope) throws {
    for parameter in parameters.positional + parameters.keywordOnly { try visit(parameter.defaultValue, scope) }
  }

  private func bindParameters(_ parameters: Parameters, _ scope: Scope) {
    for name in parameters.allNames { scope.bind(Symbol(name)) }
  }

  /// A target binds its names and uses the rest of its expressions.
  private mutating func visitTarget(_ target: Expression, _ scope: Scope) throws {
    switch target.form {
    case .name(let name): scope.bind(Symbol(name))
    case .tuple(let items), .list(let items):
      for item in items { try visitTarget(item, scope) }
    case .starred(let inner): try visitTarget(inner, scope)
    case .attribute, .subscript, .constant, .formatted, .set, .dictionary, .slice, .call, .unary, .binary, .boolean,
      .comparison, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      try visit(target, scope)
    }
  }

  // MARK: Expressions

  private mutating func visit(_ expressions: [Expression], _ scope: Scope) throws {
    for expression in expressions { try visit(expression, scope) }
  }

  private mutating func visit(_ expression: Expression?, _ scope: Scope) throws {
    guard let expression else { return }
    switch expression.form {
    case .constant: break
    case .name(let name):
      scope.reference(Symbol(name))
      // `super()` takes the class from the variable of the class body around.
      if name == "super" { scope.reference(Scope.classCell) }
    case .lambda(let parameters, let body):
      try visitDefaults(parameters, scope)
      let inner = open(.function, expression.span, isComprehension: false, in: scope)
      bindParameters(parameters, inner)
      try visit(body, inner)
    case .comprehension(let comprehension): try visit(comprehension, expression.span, scope)
    case .assignment(let name, let value):
      try visit(value, scope)
      // A comprehension's `:=` binds in the function around it.
      bindOutsideComprehensions(Symbol(name), scope)
    case .yield, .yieldFrom:
      scope.frame.hasYield = true
      try visitChildren(of: expression, scope)
    case .formatted, .tuple, .list, .set, .dictionary, .starred, .attribute, .subscript, .slice, .call, .unary, .binary,
      .boolean, .comparison, .conditional:
      try visitChildren(of: expression, scope)
    }
  }

  private mutating func visitChildren(of expression: Expression, _ scope: Scope) throws {
    var children: [Expression] = []
    try expression.forEachChild { children.append($0) }
    try visit(children, scope)
  }

  private func bindOutsideComprehensions(_ name: Symbol, _ scope: Scope) {
    var (target, generators) = (scope, [Scope]())
    while target.kind == .comprehension || target.isGeneratorExpression, let parent = target.parent {
      if target.isGeneratorExpression { generators.append(target) }
      target = parent
    }
    target.bind(name)
    let isGlobal = target.kind == .module || target.globals.contains(name)
    for generator in generators {
      if isGlobal { generator.declareGlobal(name) } else { generator.declareNonlocal(name) }
    }
    if target !== scope { scope.reference(name) }
  }

  private mutating func visit(_ comprehension: Comprehension, _ span: Span, _ scope: Scope) throws {
    let kind: Scope.Kind
    if case .generator = comprehension.kind { kind = .function } else { kind = .comprehension }
    // The first iterable is evaluated outside.
    try visit(comprehension.clauses.first?.iterable, scope)
    let inner = open(kind, span, isComprehension: true, in: scope)
    if kind == .function {
      inner.isGeneratorExpression = true
      inner.bind(Comprehension.sourceName)
      inner.hasYield = true
    }
    for (index, clause) in comprehension.clauses.enumerated() {
      if index > 0 { try visit(clause.iterable, inner) }
      try visitTarget(clause.target, inner)
      try visit(clause.conditions, inner)
    }
    try visit(comprehension.element, inner)
    if case .dictionary(let value) = comprehension.kind { try visit(value, inner) }
  }
}

extension Comprehension {
  /// The parameter that carries the first iterable into a generator expression.
  static let sourceName = Symbol(".0")
}

extension Parameters {
  /// Those of the parameters that have one, in the order of a function's head.
  var annotations: [(name: String, value: Expression)] {
    (positional + [variadic].compactMap { $0 } + keywordOnly + [keywordVariadic].compactMap { $0 })
      .compactMap { parameter in parameter.annotation.map { (parameter.name, $0) } }
  }

  /// Names in the order of their registers.
  var allNames: [String] {
    var names = positional.map(\.name) + keywordOnly.map(\.name)
    if let variadic { names.append(variadic.name) }
    if let keywordVariadic { names.append(keywordVariadic.name) }
    return names
  }
}

extension ImportedModule {
  /// The name that the statement binds: the alias, or the first part of the path.
  var boundName: String { alias ?? String(path.split(separator: ".")[0]) }
}
