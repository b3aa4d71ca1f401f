import Syntax

extension Compiler {
  func compileCall(_ function: Expression, _ arguments: [Syntax.Argument], _ whole: Span, into target: Int) throws {
    if arguments.contains(where: { $0.isSpread }) || arguments.count > 255 {
      return try compileSpreadCall(function, arguments, whole, into: target)
    }
    // A call in the topmost temporary leaves its result where it is wanted.
    let first = isTemporary(target) && target == top - 1 ? target : try temporary()
    var isMethod = false
    if case .attribute(let object, let name) = function.form {
      _ = try temporary()
      let receiver = try operand(object)
      span = function.span
      emit(.loadMethod, first, receiver, try symbol(name))
      top = first + 2
      isMethod = true
    } else {
      try compile(function, into: first)
    }
    if try isImplicitSuper(function, arguments) {
      try compileSuperArguments()
      span = whole
      emit(.call, first, 2)
      if first != target { emit(.move, target, first) }
      return
    }
    let keywords = try compileArguments(arguments)
    span = whole
    if isMethod {
      emit(.callMethod, first, arguments.count, keywords)
    } else if keywords > 0 {
      emit(.callKeywords, first, arguments.count, keywords)
    } else {
      emit(.call, first, arguments.count)
    }
    if first != target { emit(.move, target, first) }
  }

  /// Lays out positional values, then keyword values; gives the index of the keyword names.
  func compileArguments(_ arguments: [Syntax.Argument]) throws -> Int {
    var names: [Symbol] = []
    for argument in arguments {
      switch argument {
      case .positional(let value): _ = try compileToTemporary(value)
      case .keyword: break
      case .starred, .doubleStarred: break
      }
    }
    for argument in arguments {
      if case .keyword(let name, let value, _) = argument {
        _ = try compileToTemporary(value)
        names.append(Symbol(name))
      }
    }
    if names.isEmpty { return 0 }
    draft.keywordNames.append(names)
    return draft.keywordNames.count - 1
  }

  private func compileSpreadCall(
    _ function: Expression, _ arguments: [Syntax.Argument], _ whole: Span, into target: Int
  ) throws {
    let first = try compileToTemporary(function)
    let positional = try temporary()
    emit(.makeList, positional, positional, 0)
    try compileSpread(arguments, after: positional, whole)
    emit(.callSpread, first)
    emit(.move, target, first)
  }

  /// Adds arguments to the list in a register, and those with names to a dict behind it.
  func compileSpread(_ arguments: [Syntax.Argument], after positional: Int, _ whole: Span) throws {
    let keywords = try temporary()
    emit(.makeDictionary, keywords, keywords, 0)
    for argument in arguments {
      let mark = top
      switch argument {
      case .positional(let value): emit(.listAppend, positional, try compileToTemporary(value))
      case .starred(let value):
        let register = try compileToTemporary(value)
        span = whole
        emit(.listExtend, positional, register, 1)
      case .keyword(let name, let value, _):
        let key = try temporary()
        emit(.loadConstant, key, wide: constant(.string(name)))
        _ = try compileToTemporary(value)
        span = whole
        emit(.dictionaryAdd, keywords, key, 1)
      case .doubleStarred(let value):
        let register = try compileToTemporary(value)
        span = whole
        emit(.dictionaryUpdate, keywords, register, 1)
      }
      top = mark
    }
    span = whole
  }

  /// Makes a function: its defaults and cells are gathered, its body compiled on its own.
  func compileFunction(
    _ name: String, _ parameters: Parameters, returns: Expression? = nil, _ body: [Statement], _ definition: Span,
    into target: Int
  ) throws {
    guard let inner = program.scopes[ScopeAnalyzer.Key(span: definition, isComprehension: false)] else {
      throw SyntaxProblem("invalid syntax", definition)
    }
    let first = top
    let defaults = parameters.positional.compactMap(\.defaultValue)
    try compile(Expression(.tuple(defaults), span), into: try temporary())
    let keywordDefaults = parameters.keywordOnly.compactMap { parameter in
      parameter.defaultValue.map {
        DictionaryEntry.pair(key: Expression(.constant(.string(parameter.name)), span), value: $0)
      }
    }
    try compile(Expression(.dictionary(keywordDefaults), span), into: try temporary())
    let code = try makeCode(name, parameters, returns, body, inner)
    draft.functions.append(code)
    for name in inner.free { emit(.copy, try temporary(), try cellRegister(of: name)) }
    emit(.makeFunction, target, first, draft.functions.count - 1)
  }

  private func makeCode(
    _ name: String, _ parameters: Parameters, _ returns: Expression?, _ body: [Statement], _ inner: Scope
  ) throws -> Code {
    let compiler = Compiler(program, name: name, qualifiedName: innerPrefix + name, scope: inner)
    compiler.span = span
    compiler.draft.isGenerator = inner.hasYield
    compiler.draft.parameters = Code.ParameterLayout(parameters)
    compiler.draft.annotations = parameters.annotations + (returns.map { [("return", $0)] } ?? [])
    compiler.draft.documentation = body.documentation
    try compiler.allocateLocals(parameters: parameters.allNames.map { Symbol($0) })
    for statement in body { try compiler.compile(statement) }
    compiler.emitReturnNone()
    return compiler.finish()
  }

  // MARK: Comprehensions

  func compile(_ comprehension: Comprehension, _ whole: Span, into target: Int) throws {
    guard let inner = program.scopes[ScopeAnalyzer.Key(span: whole, isComprehension: true)] else {
      throw SyntaxProblem("invalid syntax", whole)
    }
    switch comprehension.kind {
    case .generator: return try compileGenerator(comprehension, inner, whole, into: target)
    case .list, .set, .dictionary: break
    }
    let container = try temporary()
    switch comprehension.kind {
    case .list, .generator: emit(.makeList, container, container, 0)
    case .set: emit(.makeSet, container, container, 0)
    case .dictionary: emit(.makeDictionary, container, container, 0)
    }
    let source = try compileToTemporary(comprehension.clauses[0].iterable)
    let outer = scope
    scope = inner
    openComprehension(inner)
    try compileClauses(comprehension, 0, source: source) { [self] in
      let element = try compileToTemporary(comprehension.element)
      switch comprehension.kind {
      case .list, .generator: emit(.listAppend, container, element)
      case .set: emit(.setAdd, container, element)
      case .dictionary(let value):
        _ = try compileToTemporary(value)
        emit(.dictionaryAdd, container, element)
      }
    }
    closeComprehension(inner)
    scope = outer
    emit(.move, target, container)
  }

  /// One `for … if …` and those inside it.
  private func compileClauses(
    _ comprehension: Comprehension, _ index: Int, source: Int, _ body: () throws -> Void
  ) throws {
    let clause = comprehension.clauses[index]
    let mark = top
    let iterator = try temporary()
    span = clause.iterable.span
    emit(.makeIterator, iterator, source)
    let start = position
    let item = try temporary()
    emit(.forNext, iterator, item)
    let end = emit(.jump, wide: 0)
    try assign(to: clause.target, from: item)
    var skips: [Int] = []
    for condition in clause.conditions { skips += try compileCondition(condition, jumpsWhen: false) }
    let inside = top
    if index + 1 < comprehension.clauses.count {
      let next = try compileToTemporary(comprehension.clauses[index + 1].iterable)
      try compileClauses(comprehension, index + 1, source: next, body)
    } else {
      try body()
    }
    top = inside
    for skip in skips { patch(skip) }
    jumpBack(to: start)
    patch(end)
    emit(.clear, iterator)
    top = mark
  }

  /// A generator expression is a generator function called at once with its first iterable.
  private func compileGenerator(_ comprehension: Comprehension, _ inner: Scope, _ whole: Span, into target: Int) throws
  {
    let compiler = Compiler(program, name: "<genexpr>", qualifiedName: innerPrefix + "<genexpr>", scope: inner)
    compiler.span = whole
    compiler.draft.isGenerator = true
    compiler.draft.parameters.positional = [Comprehension.sourceName]
    try compiler.allocateLocals(parameters: [Comprehension.sourceName])
    let source = try compiler.temporary()
    try compiler.load(Comprehension.sourceName, into: source)
    try compiler.compileClauses(comprehension, 0, source: source) {
      let element = try compiler.compileToTemporary(comprehension.element)
      compiler.emit(.yield, element)
      compiler.emit(.clear, element)
    }
    compiler.emitReturnNone()
    // The iterable may hold functions of its own.
    let place = draft.functions.count
    draft.functions.append(compiler.finish())

    let first = try temporary()
    let source0 = try temporary()
    try compile(comprehension.clauses[0].iterable, into: source0)
    emit(.makeIterator, source0, source0)
    let parts = top
    emit(.makeTuple, try temporary(), parts, 0)
    emit(.makeDictionary, try temporary(), parts, 0)
    for name in inner.free { emit(.copy, try temporary(), try cellRegister(of: name)) }
    emit(.makeFunction, first, parts, place)
    emit(.call, first, 1)
    emit(.move, target, first)
  }
}

extension [Statement] {
  /// The text of a docstring at the beginning of a body.
  var documentation: String? {
    guard case .expression(let first)? = self.first?.form, case .constant(.string(let text)) = first.form else {
      return nil
    }
    return text
  }
}

extension Syntax.Argument {
  var isSpread: Bool {
    switch self {
    case .positional, .keyword: return false
    case .starred, .doubleStarred: return true
    }
  }
}

extension Code.ParameterLayout {
  init(_ parameters: Parameters) {
    self.init()
    positional = parameters.positional.map { Symbol($0.name) }
    positionalOnlyCount = parameters.positionalOnlyCount
    keywordOnly = parameters.keywordOnly.map { Symbol($0.name) }
    variadic = parameters.variadic.map { Symbol($0.name) }
    keywordVariadic = parameters.keywordVariadic.map { Symbol($0.name) }
    defaultCount = parameters.positional.filter { $0.defaultValue != nil }.count
  }
}
