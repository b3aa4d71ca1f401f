/// A statement of the language with its place in the source.
public struct Statement {
  public var form: Form
  public var span: Span

  public init(_ form: Form, _ span: Span) {
    self.form = form
    self.span = span
  }

  /// Every kind of statement. Switches over it have no `default`: the compiler lists what a form still lacks.
  public indirect enum Form {
    case expression(Expression)
    /// `a = b = value`: the targets from left to right.
    case assignment(targets: [Expression], value: Expression)
    case augmented(target: Expression, BinaryOperator, value: Expression)
    /// `target: annotation = value`
    case annotated(target: Expression, annotation: Expression, value: Expression?)
    case `if`(test: Expression, then: [Statement], otherwise: [Statement])
    case `while`(test: Expression, body: [Statement], otherwise: [Statement])
    case `for`(target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement])
    case function(FunctionDefinition)
    case classDefinition(ClassDefinition)
    case `return`(Expression?)
    case pass
    case `break`
    case `continue`
    case delete([Expression])
    case global([String])
    case nonlocal([String])
    case assert(test: Expression, message: Expression?)
    case raise(Expression?, cause: Expression?)
    case `try`(body: [Statement], handlers: [ExceptionHandler], otherwise: [Statement], finally: [Statement])
    case with([WithItem], body: [Statement])
    case match(subject: Expression, cases: [MatchCase])
    case `import`([ImportedModule])
    /// `from module import names`; `names` is nil for `*`.
    case importFrom(module: String, names: [ImportedName]?)
  }
}

extension Statement {
  /// True for statements that hold blocks of others.
  public var isCompound: Bool {
    switch form {
    case .if, .while, .for, .function, .classDefinition, .try, .with, .match: return true
    case .expression, .assignment, .augmented, .annotated, .return, .pass, .break, .continue, .delete, .global,
      .nonlocal, .assert, .raise, .import, .importFrom:
      return false
    }
  }
}

public struct FunctionDefinition {
  public var name: String
  public var parameters: Parameters
  public var returns: Expression?
  public var body: [Statement]
  public var decorators: [Expression]

  public init(
    name: String, parameters: Parameters, returns: Expression?, body: [Statement], decorators: [Expression]
  ) {
    self.name = name
    self.parameters = parameters
    self.returns = returns
    self.body = body
    self.decorators = decorators
  }
}

public struct ClassDefinition {
  public var name: String
  public var arguments: [Argument]
  public var body: [Statement]
  public var decorators: [Expression]

  public init(name: String, arguments: [Argument], body: [Statement], decorators: [Expression]) {
    self.name = name
    self.arguments = arguments
    self.body = body
    self.decorators = decorators
  }
}

public struct ExceptionHandler {
  /// nil for a bare `except:`
  public var type: Expression?
  public var name: String?
  public var body: [Statement]
  public var span: Span

  public init(type: Expression?, name: String?, body: [Statement], span: Span) {
    self.type = type
    self.name = name
    self.body = body
    self.span = span
  }
}

public struct WithItem {
  public var context: Expression
  public var target: Expression?

  public init(context: Expression, target: Expression?) {
    self.context = context
    self.target = target
  }
}

/// `import path as alias`
public struct ImportedModule {
  public var path: String
  public var alias: String?
  public var span: Span

  public init(path: String, alias: String?, span: Span) {
    self.path = path
    self.alias = alias
    self.span = span
  }
}

/// One name of `from module import name as alias`.
public struct ImportedName {
  public var name: String
  public var alias: String?
  public var span: Span

  public init(name: String, alias: String?, span: Span) {
    self.name = name
    self.alias = alias
    self.span = span
  }
}
