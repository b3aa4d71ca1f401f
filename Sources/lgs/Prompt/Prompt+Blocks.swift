import Interpreter
import Library
import Notebook
import Syntax

/// What the prompt does with a block.
extension Prompt {
  /// The rest of a block is not to run: after an error, an interrupt, or `exit()` with its status.
  struct Stop: Error {
    var status: Int32?
  }

  /// Does what a block asks for; gives the exit status when the program asks to leave.
  func take(_ typed: String) -> Int32? {
    if typed.trimmingBlanks.isEmpty { return nil }
    let text = withPercentSign(typed)
    results.begin(text)
    defer { results.end() }
    do {
      if let query = HelpQuery(text) {
        try answer(query)
        return nil
      }
      if asksToLeave(text) { return 0 }
      try runParts(of: text)
      if configuration.givesNotes { note(habits.remarks(on: text, in: session, language)) }
    } catch let stop as Stop {
      return stop.status
    } catch let refusal as PromptMagic.Refusal {
      let lines = WrappedText.lines("UsageError: \(refusal.message)", width: Terminal.columns - 1)
      StandardError.write(lines.map { $0 + "\n" }.joined())
    } catch {
      StandardError.write("lgs: \(error)\n")
    }
    return nil
  }

  /// `exit` and `quit` alone, as long as they are Python's own.
  private func asksToLeave(_ text: String) -> Bool {
    let word = text.trimmingBlanks
    return (word == "exit" || word == "quit") && session.globals[Symbol(word)] == nil
  }

  /// A line such as `cd ..` or `ls`, which people type without its percent sign, with it; other text as it is.
  ///
  /// What is a program stays one: a name that exists, an assignment, a call. What is left could only be a NameError.
  private func withPercentSign(_ text: String) -> String {
    let line = text.trimmingBlanks
    let word = String(line.prefix { $0.isLetter || $0 == "_" })
    guard !line.contains("\n"), let magic = PromptMagics.find(word), magic.needsNoPercentSign,
      session.globals[Symbol(word)] == nil, !session.builtins.has(Symbol(word))
    else { return text }
    let rest = line.dropFirst(word.count)
    if rest.isEmpty { return "%" + line }
    guard rest.first == " ", let next = rest.first(where: { $0 != " " }), !"=([.,:".contains(next) else { return text }
    guard let statement = try? Parser.parse(line + "\n").first else { return "%" + line }
    guard case .expression = statement.form else { return text }
    return "%" + line
  }

  private func runParts(of text: String) throws {
    let parts = CellParts(text)
    if let magic = parts.cellMagic {
      let body = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(magic.line)
      return try perform(magic, body: body.joined(separator: "\n"))
    }
    for case .magic(let magic) in parts.parts where magic.isIndented {
      throw PromptMagic.Refusal("\(magic.name == "!" ? "" : "%")\(magic.name) inside a block is not in lgs")
    }
    for part in parts.parts {
      switch part {
      case .code(let code): try runCode(code)
      case .magic(let magic): try perform(magic, body: nil)
      }
    }
  }

  private func perform(_ magic: CellParts.Magic, body: String?) throws {
    let name = magic.name
    if name == "!" { return try ShellMagics.run(magic.argument, self) }
    guard let record = PromptMagics.find(name) else { throw PromptMagics.unknown(name) }
    if body != nil, !record.takesBlock {
      throw PromptMagic.Refusal("%%\(name) is not in lgs; %\(name) takes one line")
    }
    try record.run(self, PromptMagic.Call(argument: magic.argument, body: body))
  }

  /// Runs program text in the session, and shows the value of its last expression. Errors: `Stop` when it does not finish; the error has been shown.
  func runCode(_ text: String, name: String? = nil, echo: EchoMode = .last) throws {
    let name = name ?? "<input \(results.number)>"
    let run = { [session] in session.run(text + "\n", name: name, echo: echo) }
    try show(progress?.watching(run) ?? run())
    try show(session.endCell())
    // Asked to stop in its last moment, a part has finished; the rest of the block is not to begin.
    if session.interruptFlag.pointee == Self.stopRequest {
      StandardError.write("\nKeyboardInterrupt\n")
      throw Stop()
    }
  }

  private static let stopRequest: Int32 = 1

  /// Shows the error that a run ended in, if any. Errors: `Stop` when it did not finish.
  func show(_ outcome: Session.Outcome) throws {
    tell(outcome)
    switch outcome {
    case .finished: return
    case .exited(let status, _): throw Stop(status: status)
    case .invalid: throw Stop()
    case .raised(let exception):
      if exception.type.isSubtype(of: BuiltinTypes.keyboardInterrupt) { throw Stop() }
      lastError = exception
      if debugsErrors { try debugLastError() }
      throw Stop()
    }
  }

  /// Errors: a refusal without an error to look at.
  func debugLastError() throws {
    guard let lastError, let view = PostMortem(self, lastError) else {
      throw PromptMagic.Refusal("no error has been raised in this session")
    }
    try view.run()
  }

  /// The value of an expression, for magics. Errors: `Stop` when it has none; the error has been shown.
  func value(of expression: String) throws -> Value {
    let outer = session.display
    defer { session.display = outer }
    var result = Value.none
    session.display = { result = $0 }
    try runCode("(\(expression))")
    return result
  }
}
