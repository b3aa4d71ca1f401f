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
  private(set) var theme: Theme?
  /// Whether the theme follows the terminal's background, which the terminal is asked for.
  private let asksForBackground: Bool
  let pictures: PictureDisplay
  /// What stands at the next prompt from the start.
  var nextInput = ""
  /// The language of notes and explanations.
  var language: Language
  var lastExplanation: ErrorExplanation?
  /// The last error of the session, which `%debug` looks at.
  var lastError: ExceptionObject?
  /// How errors are shown, as `%xmode` chooses.
  var tracebackMode = TracebackMode.context
  /// Whether every error is looked at as by `%debug`, as `%pdb` chooses.
  var debugsErrors = false
  var habits = TrainingHabits()
  /// What `%diff` compares with.
  var mark: SessionSnapshot?
  let configuration: Configuration
  let progress: ProgressLine?
  /// Where `%cd -` goes.
  var previousFolder: String?
  private var interruptsInARow = 0
  private var editor: LineEditor?

  init(session: Session, output: StandardOutput, options: PromptOptions) {
    self.session = session
    self.output = output
    self.options = options
    history = History(path: nil)
    configuration = options.readsStartup ? Configuration.user() : Configuration()
    let colour = options.colour == .auto ? configuration.colour ?? .auto : options.colour
    let isColourful = !options.isPlain && colour.isOn(for: 1)
    let chosen = configuration.theme ?? Theme.ofEnvironment
    asksForBackground = isColourful && chosen == nil
    theme = isColourful ? chosen ?? .dark : nil
    pictures = PictureDisplay(session: session, terminal: .ofTerminal, isColored: theme != nil)
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
    session.keepsLocals = true
    let mayHavePrinted =
      options.staysAfterProgram || TextFile.exists(Configuration.folder.map { $0 + "/startup.lgs" } ?? "")
    session.published = { [pictures] in try pictures.show($0) }
    if options.readsStartup, let status = runStartup() { return status }
    do {
      var editorOptions = editorOptions
      if !mayHavePrinted { editorOptions.firstPrompt = prompt }
      let editor = try LineEditor(history: history, syntax: PromptSyntax(), options: editorOptions)
      self.editor = editor
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
    editorOptions.suggestsFromHistory = theme != nil && configuration.suggestsFromHistory
    editorOptions.look = look
    if asksForBackground || pictures.terminal == .none { editorOptions.onAnswer = { [unowned self] in take($0) } }
    return editorOptions
  }

  private var look: LineEditor.Look {
    var look = LineEditor.Look()
    guard let theme else { return look }
    let builtins = session.builtins
    look.promptStyle = theme.prompt
    look.colouring = SyntaxColours(theme: theme) { builtins.has(Symbol($0)) }.spans
    look.suggestionStyle = theme.suggestion
    return look
  }

  /// Learns from the terminal; gives the look that suits its background when that is another one.
  private func take(_ answer: TerminalAnswer) -> LineEditor.Look? {
    switch answer {
    case .abilities(let numbers):
      pictures.terminalHas(abilities: numbers)
      return nil
    case .background(let lightness):
      let suitable = Theme.forBackground(lightness: lightness)
      guard asksForBackground, suitable != theme else { return nil }
      theme = suitable
      results.theme = suitable
      return look
    }
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
      // From here on Ctrl-C is the editor's; what comes behind Enter is for the block.
      session.interruptFlag.pointee = 0
      switch try editor.readBlock(prompt: prompt, continuation: continuation, initialText: initial) {
      case .endOfInput: return 0
      case .interrupted:
        interruptsInARow += 1
        StandardError.write(
          interruptsInARow > 1 ? "KeyboardInterrupt (Ctrl-D or exit() leaves)\n" : "KeyboardInterrupt\n")
      case .block(let text):
        interruptsInARow = 0
        if let status = take(text) { return status }
      }
    }
  }

  /// Whether escape sequences mean something where the output goes.
  var drawsOnScreen: Bool { editor?.isInteractive ?? false }

  /// Reads a line that answers a question; it is no part of the session's blocks.
  func ask(_ question: String) throws -> LineEditor.Input {
    guard let editor else { return .endOfInput }
    let answer = try editor.readBlock(prompt: question, continuation: question, isRemembered: false)
    session.interruptFlag.pointee = 0
    return answer
  }

  private func greet() {
    StandardError.write(
      "lgs \(LgsCommand.version). name? explains, Tab completes, Ctrl-C stops, Ctrl-D leaves.\n")
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
