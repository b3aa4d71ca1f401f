import Syntax

/// `eval` and `exec`: texts as programs, in the names of the caller or in those of dicts.
public enum Evaluation {
  /// The value of an expression.
  /// - Parameters:
  ///   - globals: The names that the expression sees; nil is those of the caller.
  ///   - locals: Names in front of them; they take what the expression binds.
  /// Errors: SyntaxError for anything but one expression; those of the expression.
  public static func value(of text: String, _ globals: DictionaryObject?, _ locals: DictionaryObject?) throws -> Value {
    let trimmed = String(text.drop { $0 == " " || $0 == "\t" })
    let source = SourceFile(name: "<string>", text: trimmed)
    return try LanguageModule.translatingProblems(of: source) {
      let statements = try Parser.parse(trimmed)
      guard statements.count == 1, case .expression(let expression) = statements[0].form else {
        throw SyntaxProblem("invalid syntax", statements.first?.span ?? Span(0, 0))
      }
      let target = Expression(.name(result.name), expression.span)
      let statement = Statement(.assignment(targets: [target], value: expression), expression.span)
      let names = try Names(globals, locals)
      defer { names.variables.remove(result) }
      try LanguageModule.run([statement], source, in: names.variables)
      let value = names.variables[result] ?? .none
      names.variables.remove(result)
      try names.giveBack()
      return value
    }
  }

  /// Runs statements. Parameters and errors: as for `value`.
  public static func run(_ text: String, _ globals: DictionaryObject?, _ locals: DictionaryObject?) throws {
    let source = SourceFile(name: "<string>", text: text)
    try LanguageModule.translatingProblems(of: source) {
      let names = try Names(globals, locals)
      try LanguageModule.run(Parser.parse(text), source, in: names.variables)
      try names.giveBack()
    }
  }

  /// A name that no program can write.
  private static let result: Symbol = ".value"

  /// What the text sees, and who takes what it binds.
  private struct Names {
    let variables: Globals
    private let taker: DictionaryObject?

    init(_ globals: DictionaryObject?, _ locals: DictionaryObject?) throws {
      let machine = Machine.current
      taker = locals ?? globals
      guard let globals else {
        // A function's own variables are seen, and do not change, as in CPython.
        let inner = machine.innermostLocals
        if inner.isEmpty, locals == nil {
          variables = machine.runningGlobals
          return
        }
        variables = try Globals(copying: machine.runningGlobals)
        for (name, value) in inner { try variables.set(name, value) }
        try Names.take(locals, into: variables)
        return
      }
      variables = Globals(builtins: machine.runningGlobals.builtins)
      try Names.take(globals, into: variables)
      try Names.take(locals, into: variables)
    }

    private static func take(_ dictionary: DictionaryObject?, into variables: Globals) throws {
      for entry in dictionary?.table.all ?? [] {
        if let name = entry.key.stringValue { try variables.set(Symbol(name), entry.value) }
      }
    }

    func giveBack() throws {
      guard let taker else { return }
      for name in variables.boundNames { try variables[name].map { try taker.setItem(.string(name.name), to: $0) } }
    }
  }
}

extension Globals {
  /// The variables of a module as they are.
  convenience init(copying other: Globals) throws {
    self.init(builtins: other.builtins)
    for name in other.boundNames { try other[name].map { try set(name, $0) } }
  }
}

extension Machine {
  /// The variables of the function that runs; none for a module.
  var innermostLocals: [(name: Symbol, value: Value)] {
    let frame = frames[state.pointee.frameCount - 1]
    guard frame.function != nil else { return [] }
    return frame.code._withUnsafeGuaranteedRef { code in
      code.localNames.enumerated().compactMap { register, name in
        let word = frame.registers[register]
        if word.isUnbound { return nil }
        if let cell = word.value.object(as: CellObject.self) {
          return cell.word.isUnbound ? nil : (name, cell.word.value)
        }
        return (name, word.value)
      }
    }
  }
}
