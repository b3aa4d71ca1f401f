import Syntax

/// Class statements: the body is a frame of its own whose names become the members.
extension Compiler {
  func compile(_ definition: ClassDefinition, _ whole: Span) throws {
    guard let inner = program.scopes[ScopeAnalyzer.Key(span: whole, isComprehension: false)] else {
      throw SyntaxProblem("invalid syntax", whole)
    }
    try storeDecorated(definition.decorators, definition.name) { register in
      emit(.loadConstant, register, wide: constant(.object(ClassStatement.function)))
      if definition.arguments.contains(where: \.isSpread) {
        return try compileSpread(definition, inner, whole, into: register)
      }
      try compileBody(of: definition, inner, into: try temporary())
      emit(.loadConstant, try temporary(), wide: constant(.string(definition.name)))
      let keywords = try compileArguments(definition.arguments)
      span = whole
      emit(.callKeywords, register, definition.arguments.count + 2, keywords)
    }
  }

  /// Calls the maker of classes in the register with bases of which some are unpacked.
  private func compileSpread(
    _ definition: ClassDefinition, _ inner: Scope, _ whole: Span, into register: Int
  ) throws {
    let positional = try temporary()
    let body = try temporary()
    try compileBody(of: definition, inner, into: body)
    emit(.loadConstant, try temporary(), wide: constant(.string(definition.name)))
    emit(.makeList, positional, body, 2)
    top = positional + 1
    try compileSpread(definition.arguments, after: positional, whole)
    emit(.callSpread, register)
  }

  /// The function that runs the body and gives its names.
  private func compileBody(of definition: ClassDefinition, _ inner: Scope, into target: Int) throws {
    let first = top
    emit(.makeTuple, try temporary(), first, 0)
    emit(.makeDictionary, try temporary(), first, 0)
    let name = definition.name
    let compiler = Compiler(program, name: name, qualifiedName: innerPrefix + name, scope: inner)
    compiler.span = span
    compiler.draft.documentation = definition.body.documentation
    try compiler.allocateLocals(parameters: [])
    try compiler.makeAnnotations()
    for statement in definition.body { try compiler.compile(statement) }
    let names = try compiler.temporary()
    compiler.emit(.collectNames, names)
    compiler.emit(.returnValue, names)
    draft.functions.append(compiler.finish())
    for name in inner.free { emit(.copy, try temporary(), try cellRegister(of: name)) }
    emit(.makeFunction, target, first, draft.functions.count - 1)
    top = first
  }

  /// The dictionary that annotations of a class body fill, when it has any.
  private func makeAnnotations() throws {
    guard frameScope.binds(Scope.annotations) else { return }
    let mark = top
    let register = try temporary()
    emit(.makeDictionary, register, register, 0)
    try store(Scope.annotations, from: register)
    top = mark
  }

  /// `name: annotation` in a class body; elsewhere annotations are read and forgotten.
  func compileAnnotation(_ annotation: Expression, of target: Expression) throws {
    guard frameScope.kind == .classBody, case .name(let name) = target.form else { return }
    let names = Expression(.name(Scope.annotations.name), target.span)
    let key = Expression(.constant(.string(name)), target.span)
    try compileAssignment([Expression(.subscript(names, index: key), target.span)], annotation)
  }

  /// What the qualified names of functions and classes defined here begin with.
  var innerPrefix: String {
    switch frameScope.kind {
    case .module: return ""
    case .classBody: return draft.qualifiedName + "."
    case .function, .comprehension: return draft.qualifiedName + ".<locals>."
    }
  }

  /// Whether a call is `super()`, which stands for `super(__class__, self)` in a method.
  func isImplicitSuper(_ function: Expression, _ arguments: [Syntax.Argument]) throws -> Bool {
    guard arguments.isEmpty, case .name("super") = function.form, case .global = try place(of: "super") else {
      return false
    }
    return frameScope.kind == .function && !draft.parameters.positional.isEmpty && hasClassCell
  }

  /// Emits the arguments that `super()` leaves out: the class around the method, and its first argument.
  func compileSuperArguments() throws {
    try load(Scope.classCell, into: try temporary())
    try load(draft.parameters.positional[0], into: try temporary())
  }

  private var hasClassCell: Bool { frameScope.free.contains(Scope.classCell) }
}
