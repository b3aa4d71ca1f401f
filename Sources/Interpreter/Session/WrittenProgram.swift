import Syntax

/// A part of the library that is written in the language: run when one of its names is first wanted, and absent from
/// tracebacks.
public final class WrittenProgram {
  private let source: SourceFile
  private let globals: () -> Globals
  private let path: String
  private var variables: Globals?

  /// - Parameters:
  ///   - name: What messages about the program itself call it.
  ///   - path: The module that its classes say they are of.
  ///   - globals: The module that the program runs in.
  public init(_ text: String, name: String, path: String, in globals: @escaping () -> Globals) {
    self.path = path
    source = SourceFile(name: name, text: text, isLibrary: true)
    self.globals = globals
  }

  /// What the program binds to a name.
  /// - Throws: RuntimeError when it binds none.
  public func value(_ name: Symbol) throws -> Value {
    if let value = try module()[name] { return value }
    throw Raised.runtimeError("\(source.name) defines no '\(name)'")
  }

  private func module() throws -> Globals {
    if let variables { return variables }
    let module = globals()
    try module.set("__name__", .string(path))
    do {
      let code = try Compiler.compile(Parser.parse(source.text), source: source, globals: module, echo: .none)
      try Machine.current.run(module: code, globals: module)
    } catch let problem as SyntaxProblem {
      throw Raised.runtimeError("\(source.name) is no program: \(problem.message)")
    }
    variables = module
    return module
  }

  /// Calls a function of the program.
  public func call(_ name: Symbol, _ keywords: [(Symbol, Value)]) throws -> Value {
    let function = try value(name)
    return try Machine.current.nested { try Operators.call(function, [], keywords: keywords) }
  }
}
