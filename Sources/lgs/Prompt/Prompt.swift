import Interpreter
import Library
import LineEditor
import Notebook
import Syntax

/// The prompt: reads blocks, runs them, shows values and errors, until Ctrl-D.
final class Prompt {
  let session: Session
  let output: StandardOutput
  let options: PromptOptions
  let history: History
  let results: ResultLog
  /// The colours, or nil for none.
  let theme: Theme?
  /// What stands at the next prompt from the start.
  var nextInput = ""
  /// The language of notes and explanations.
  var language: Language
  private var lastError: ErrorExplanation?
  private var habits = TrainingHabits()
  private let configuration: Configuration
  private let progress: ProgressLine?
  private var interruptsInARow = 0

  init(session: Session, output: StandardOutput, options: PromptOptions) {
    self.session = session
    self.output = output
    self.options = options
    history = History(path: nil)
    configuration = options.readsStartup ? Configuration.user() : Configuration()
    let colour = options.colour == .auto ? configuration.colour ?? .auto : options.colour
    theme = !options.isPlain && colour.isOn(for: 1) ? configuration.theme ?? Theme.ofTerminal : nil
    results = ResultLog(session, theme: theme)
    results.showsShapes = configuration.showsShapes
    let locale = Environment["LC_ALL"] ?? Environment["LC_MESSAGES"] ?? Environment["LANG"] ?? ""
    language = configuration.language.flatMap(Language.init(rawValue:)) ?? Language(locale: locale)
    progress = configuration.showsProgress && !options.isPlain && Terminal.isTerminal(2) ? ProgressLine(session) : nil
  }

  func run() -> Int32 {
    if !options.isQuiet { greet() }
    for problem in configuration.problems { StandardError.write("lgs: \(problem)\n") }
    session.display = { [results] in try results.show($0) }
    let mayHavePrinted =
      options.staysAfterProgram || TextFile.exists(Configuration.folder.map { $0 + "/startup.lgs" } ?? "")
    let pictures = PictureDisplay(session: session)
    session.published = { try pictures.show($0) }
    if options.readsStartup, let status = runStartup() { return status }
    do {
      var editorOptions = editorOptions
      if !mayHavePrinted { editorOptions.firstPrompt = prompt }
      let editor = try LineEditor(history: history, syntax: PromptSyntax(), options: editorOptions)
      return try loop(editor)
    } catch {
      StandardError.write("lgs: \(error)\n")
      return 1
    }
  }

  /// Runs `startup.lgs`; gives the exit status when it asks to leave.
  private func runStartup() -> Int32? {
    guard let path = Configuration.folder.map({ $0 + "/startup.lgs" }), TextFile.exists(path) else { return nil }
    do {
      try runCode(TextFile.read(path), name: path, echo: .none)
    } catch let stop as Stop {
      return stop.status
    } catch {
      StandardError.write("lgs: \(path): \(error)\n")
    }
    return nil
  }

  private var editorOptions: LineEditor.Options {
    var editorOptions = LineEditor.Options()
    editorOptions.isPlain = options.isPlain
    let magics = PromptMagics.all.map { ($0.name, $0.summary) }
    editorOptions.assistant = PromptAssistant(session, magics: magics)
    editorOptions.externalEditor = { text in try? ExternalEditor.edit(text) }
    if let theme {
      let builtins = session.builtins
      let colours = SyntaxColours(theme: theme) { builtins[Symbol($0)] != nil }
      editorOptions.promptStyle = theme.prompt
      editorOptions.colouring = colours.spans
      editorOptions.suggestsFromHistory = configuration.suggestsFromHistory
      editorOptions.suggestionStyle = theme.suggestion
    }
    return editorOptions
  }

  private var prompt: String { "In [\(results.number)]: " }

  private func loop(_ editor: LineEditor) throws -> Int32 {
    while true {
      let continuation = String(repeating: " ", count: prompt.count - 5) + "...: "
      let initial = nextInput
      nextInput = ""
      if !initial.isEmpty, !editor.isInteractive {
        write(initial + "\n")
        StandardError.write("this prompt reads plain lines, which cannot be edited; %run runs a file\n")
      }
      switch try editor.readBlock(prompt: prompt, continuation: continuation, initialText: initial) {
      case .endOfInput: return 0
      case .interrupted:
        session.interruptFlag.pointee = 0
        interruptsInARow += 1
        StandardError.write(
          interruptsInARow > 1 ? "KeyboardInterrupt (Ctrl-D or exit() leaves)\n" : "KeyboardInterrupt\n")
      case .block(let text):
        interruptsInARow = 0
        if let status = take(text) { return status }
      }
    }
  }

  private func greet() {
    StandardError.write(
      "lgs \(LgsCommand.version). name? explains, Tab completes, Ctrl-C stops, Ctrl-D leaves.\n")
  }

  /// Does what a block asks for; gives the exit status when the program asks to leave.
  private func take(_ text: String) -> Int32? {
    if text.trimmingBlanks.isEmpty { return nil }
    session.interruptFlag.pointee = 0
    results.begin(text)
    defer { results.end() }
    do {
      if let query = HelpQuery(text) {
        try answer(query)
        return nil
      }
      try runParts(of: text)
      if configuration.givesNotes { note(habits.remarks(on: text, in: session, language)) }
    } catch let stop as Stop {
      return stop.status
    } catch let refusal as PromptMagic.Refusal {
      StandardError.write("UsageError: \(refusal.message)\n")
    } catch {
      StandardError.write("lgs: \(error)\n")
    }
    return nil
  }

  private func runParts(of text: String) throws {
    let parts = CellParts(text)
    if let magic = parts.cellMagic {
      let body = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(magic.line)
      return try perform(magic, body: body.joined(separator: "\n"))
    }
    for part in parts.parts {
      switch part {
      case .code(let code): try runCode(code)
      case .magic(let magic): try perform(magic, body: nil)
      }
    }
  }

  /// The rest of a block is not to run: after an error, an interrupt, or `exit()` with its status.
  struct Stop: Error {
    var status: Int32?
  }

  private func perform(_ magic: CellParts.Magic, body: String?) throws {
    let name = magic.name
    if magic.isIndented { throw PromptMagic.Refusal("%\(name) inside a block is not in lgs") }
    if name == "!" { throw PromptMagic.Refusal("shell commands are not in lgs; %ls, %cd and %pwd go through folders") }
    guard let record = PromptMagics.find(name) else {
      throw PromptMagic.Refusal("there is no magic %\(name); %lsmagic lists them")
    }
    try record.run(self, PromptMagic.Call(argument: magic.argument, body: body))
  }

  /// Runs program text in the session. Errors: `Stop` when it does not finish; the error has been shown.
  func runCode(_ text: String, name: String? = nil, echo: EchoMode = .all) throws {
    results.expect(echo == .none ? "" : text)
    let name = name ?? "<input \(results.number)>"
    let run = { [session] in session.run(text + "\n", name: name, echo: echo) }
    try show(progress?.watching(run) ?? run())
    try show(session.endCell())
  }

  /// Shows the error that a run ended in, if any. Errors: `Stop` when it did not finish.
  func show(_ outcome: Session.Outcome) throws {
    _ = output.flushAtEnd()
    switch outcome {
    case .finished: return
    case .exited(let status, let message):
      if let message { StandardError.write(message + "\n") }
      throw Stop(status: status)
    case .invalid(let problem, let source):
      StandardError.write(Session.describe(problem, in: source))
      explain(ErrorExplanation(problem))
    case .raised(let exception):
      if exception.type.isSubtype(of: BuiltinTypes.keyboardInterrupt) {
        StandardError.write("\nKeyboardInterrupt\n")
      } else {
        StandardError.write(Traceback.text(of: exception))
        explain(ErrorExplanation(exception, in: session))
      }
    }
    throw Stop()
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

  // MARK: Explanations

  /// Shows what is known of an error under its message.
  private func explain(_ explanation: ErrorExplanation) {
    lastError = explanation
    guard configuration.givesNotes else { return }
    let notes = explanation.notes(language)
    note(notes)
  }

  /// Writes lines for the person at the terminal, beside the program's own output.
  func note(_ lines: [String]) {
    for line in lines.flatMap({ WrappedText.lines($0, width: Terminal.columns - 3) }) {
      StandardError.write((theme?.note.applied(to: "  " + line) ?? "  " + line) + "\n")
    }
  }

  func explainLastError() {
    guard let lastError else { return write("No error so far.\n") }
    let lines = lastError.why(language).flatMap { WrappedText.lines($0, width: Terminal.columns - 1, indent: "") }
    write(lines.map { $0 + "\n" }.joined())
  }

  // MARK: Questions

  /// Shows the card of an object, its source, or the help of a magic.
  private func answer(_ query: HelpQuery) throws {
    if query.expression.hasPrefix("%") {
      let name = query.expression.drop { $0 == "%" }
      guard let magic = PromptMagics.find(String(name)) else {
        throw PromptMagic.Refusal("there is no magic %\(name); %lsmagic lists them")
      }
      return write(magic.help)
    }
    guard let known = session.knowledge(of: query.expression) else {
      throw PromptMagic.Refusal("\(query.expression): no such object; names, attributes and items are looked up")
    }
    switch known {
    case .value(let value):
      if query.wantsSource, let source = session.source(of: value) {
        write(source + "\n")
      } else {
        write(ObjectCard(of: query.expression, value).text)
      }
    case .instance(let type): write(ObjectCard(of: query.expression, .object(type)).text)
    }
  }

  func write(_ text: String) {
    do {
      try output.write(text)
    } catch {
      StandardError.write("lgs: \(error)\n")
    }
    _ = output.flushAtEnd()
  }
}
