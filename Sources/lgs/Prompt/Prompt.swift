import Interpreter
import Library
import LineEditor
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
  private var interruptsInARow = 0

  init(session: Session, output: StandardOutput, options: PromptOptions) {
    self.session = session
    self.output = output
    self.options = options
    history = History(path: nil)
    theme = !options.isPlain && options.colour.isOn(for: 1) ? Theme.ofTerminal : nil
    results = ResultLog(session, theme: theme)
  }

  private struct LanguageSyntax: BlockSyntax {
    func completeness(of text: String) -> BlockCompleteness {
      if Prompt.isOwnLine(text) { return .complete }
      switch Parser.completeness(of: text) {
      case .complete, .invalid: return .complete
      case .incomplete(let indent): return .incomplete(indent: indent)
      }
    }
  }

  /// Whether a line is for the prompt itself: a magic, or a question.
  static func isOwnLine(_ text: String) -> Bool { HelpQuery(text) != nil }

  func run() -> Int32 {
    if !options.isQuiet { greet() }
    session.display = { [results] in try results.show($0) }
    do {
      let editor = try LineEditor(history: history, syntax: LanguageSyntax(), options: editorOptions)
      return try loop(editor)
    } catch {
      StandardError.write("lgs: \(error)\n")
      return 1
    }
  }

  private var editorOptions: LineEditor.Options {
    var editorOptions = LineEditor.Options()
    editorOptions.isPlain = options.isPlain
    editorOptions.assistant = PromptAssistant(session, magics: [])
    if let theme {
      let builtins = session.builtins
      let colours = SyntaxColours(theme: theme) { builtins[Symbol($0)] != nil }
      editorOptions.promptStyle = theme.prompt
      editorOptions.colouring = colours.spans
      editorOptions.suggestsFromHistory = true
      editorOptions.suggestionStyle = theme.suggestion
    }
    return editorOptions
  }

  private func loop(_ editor: LineEditor) throws -> Int32 {
    while true {
      let prompt = "In [\(results.number)]: "
      let continuation = String(repeating: " ", count: prompt.count - 5) + "...: "
      let initial = nextInput
      nextInput = ""
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
    if let query = HelpQuery(text) {
      answer(query)
      return nil
    }
    return run(text)
  }

  private func run(_ text: String) -> Int32? {
    let outcome = session.run(text + "\n", name: "<input \(results.number)>", echo: .all)
    _ = output.flushAtEnd()
    switch outcome {
    case .finished: return nil
    case .exited(let status, let message):
      if let message { StandardError.write(message + "\n") }
      return status
    case .invalid(let problem, let source):
      StandardError.write(Session.describe(problem, in: source))
      return nil
    case .raised(let exception):
      if exception.type.isSubtype(of: BuiltinTypes.keyboardInterrupt) {
        StandardError.write("\nKeyboardInterrupt\n")
      } else {
        StandardError.write(Traceback.text(of: exception))
      }
      return nil
    }
  }

  /// Shows the card of an object, or its source.
  private func answer(_ query: HelpQuery) {
    guard let known = session.knowledge(of: query.expression) else {
      StandardError.write("\(query.expression): no such object, and only names, attributes and items are looked up\n")
      return
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
