import Syntax

/// A part of the library that is written in the language: its program runs when the first of its names is wanted, and
/// is absent from tracebacks.
public final class LanguageModule {
  /// The name that classes and functions of the program give as their module.
  public let path: String
  private let text: () -> String
  private let names: () throws -> Globals
  private let provided: Set<Symbol>
  private var globals: Globals?

  /// - Parameters:
  ///   - names: Makes the names that the program finds when it starts; they are none of its members.
  ///   - text: The program; asked for once.
  public init(
    _ path: String, provided: Set<Symbol> = [], names: @escaping () throws -> Globals, text: @escaping () -> String
  ) {
    self.path = path
    self.provided = provided
    self.names = names
    self.text = text
  }

  /// A module that sees the builtins, and the `provided` names besides.
  public convenience init(
    _ path: String, builtins: Builtins, provided: [(name: Symbol, value: Value)] = [], text: @escaping () -> String
  ) {
    let names = {
      let made = Globals(builtins: builtins, findsPromises: false)
      for (name, value) in provided { try made.set(name, value) }
      return made
    }
    self.init(path, provided: Set(provided.map(\.name)), names: names, text: text)
  }

  /// The names of the program's module that do not begin with an underscore.
  /// Errors: those of the program, such as an interrupt; the next call runs it again.
  public func members() throws -> [(name: Symbol, value: Value)] {
    let globals = try loaded()
    return globals.boundNames.compactMap { name in
      name.name.hasPrefix("_") || provided.contains(name) ? nil : globals[name].map { (name, $0) }
    }
  }

  /// The value of one name.
  /// Errors: as for `members`; AttributeError when the program binds no such name.
  public func value(_ name: Symbol) throws -> Value {
    if let value = try loaded()[name] { return value }
    throw Raised.attributeError("module '\(path)' has no attribute '\(name)'", object: Value.none, name: name)
  }

  /// Calls a function of the program.
  public func call(_ name: Symbol, _ keywords: [(Symbol, Value)]) throws -> Value {
    let function = try value(name)
    return try Machine.current.nested { try Operators.call(function, [], keywords: keywords) }
  }

  private func loaded() throws -> Globals {
    if let globals { return globals }
    let made = try names()
    try Machine.current.withCallsOfTheLibrary {
      try LanguageModule.run(SourceFile(name: "<\(path)>", text: text(), isLibrary: true), as: path, in: made)
    }
    globals = made
    return made
  }

  /// Runs the program of a module.
  /// Errors: those of the program; SyntaxError, with the file and the line, when it is none.
  static func run(_ source: SourceFile, as path: String, in names: Globals) throws {
    try names.set("__name__", .string(path))
    try translatingProblems(of: source) { try run(Parser.parse(source.text), source, in: names) }
  }

  /// Raises problems of syntax as SyntaxError, with the file and the line.
  static func translatingProblems<Result>(of source: SourceFile, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let problem as SyntaxProblem {
      let line = source.position(of: problem.span.start).line
      throw Raised(BuiltinTypes.syntaxError, "\(problem.message) (\(source.name), line \(line))")
    }
  }

  /// Runs statements of a source.
  static func run(_ statements: [Statement], _ source: SourceFile, in names: Globals) throws {
    let code = try Compiler.compile(statements, source: source, globals: names, echo: .none)
    try withExtendedLifetime(names) {
      try Machine.current.nested { try Machine.current.run(module: code, globals: names) }
    }
  }
}
