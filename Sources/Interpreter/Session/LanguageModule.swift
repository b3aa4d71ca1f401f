import Syntax

/// A part of the library that is written in the language: its program runs when the first of its names is wanted.
public final class LanguageModule {
  /// The name that classes and functions of the program give as their module.
  public let path: String
  private let text: () -> String
  private let builtins: Builtins
  private let provided: [(name: Symbol, value: Value)]
  private var globals: Globals?

  /// - Parameters:
  ///   - provided: Names that the program finds besides the builtins; they are none of its members.
  ///   - text: The program; asked for once.
  public init(
    _ path: String, builtins: Builtins, provided: [(name: Symbol, value: Value)] = [], text: @escaping () -> String
  ) {
    self.path = path
    self.builtins = builtins
    self.provided = provided
    self.text = text
  }

  /// The names of the program's module that do not begin with an underscore.
  /// Errors: those of the program, such as an interrupt; the next call runs it again.
  public func members() throws -> [(name: Symbol, value: Value)] {
    let globals = try loaded()
    return globals.boundNames.compactMap { name in
      name.name.hasPrefix("_") || provided.contains { $0.name == name } ? nil : globals[name].map { (name, $0) }
    }
  }

  /// The value of one name.
  /// Errors: as for `members`; AttributeError when the program binds no such name.
  public func value(_ name: Symbol) throws -> Value {
    if let value = try loaded()[name] { return value }
    throw Raised.attributeError("module '\(path)' has no attribute '\(name)'", object: Value.none, name: name)
  }

  private func loaded() throws -> Globals {
    if let globals { return globals }
    let made = Globals(builtins: builtins)
    try made.set("__name__", .string(path))
    for (name, value) in provided { try made.set(name, value) }
    let source = SourceFile(name: "<\(path)>", text: text(), isLibrary: true)
    let code = try Compiler.compile(Parser.parse(source.text), source: source, globals: made, echo: .none)
    try withExtendedLifetime(made) { try Machine.current.run(module: code, globals: made) }
    globals = made
    return made
  }
}
