/// Tells when a block is ready to run; the front end knows the language, the editor does not.
public protocol BlockSyntax {
  /// Whether Enter at the end of this text runs it or continues it.
  func completeness(of text: String) -> BlockCompleteness
}

public enum BlockCompleteness: Equatable, Sendable {
  case complete
  /// The block goes on; the next line starts with this many spaces.
  case incomplete(indent: Int)
}

/// Reads blocks of source text from a terminal, with editing, history and pastes.
///
/// Between calls of `readBlock` the terminal is in its own modes and all signal handlers are the program's.
public final class LineEditor {
  public struct Options {
    /// Reads plain lines, without editing and escape sequences.
    public var isPlain = false
    /// The name that lines of `.editrc` may be restricted to.
    public var program = "lgs"
    /// Columns of one level of indentation.
    public var indentWidth = 4
    /// How the screen looks; the terminal's answers may choose another look.
    public var look = Look()
    /// The prompt of the first block, drawn while the editor starts; only for a cursor at the start of a row.
    public var firstPrompt = ""
    /// Completes names and explains calls; without one, Tab indents.
    public var assistant: (any EditingAssistant)?
    /// Draws the rest of an earlier block behind the cursor, for the right arrow to take.
    public var suggestsFromHistory = false
    /// Asks the terminal about itself when the first block begins, and gets its answers; gives another look, or nil.
    public var onAnswer: ((TerminalAnswer) -> Look?)?
    /// Edits a text in another program; nil when it cannot or leaves nothing.
    public var externalEditor: ((String) -> String?)?

    public init() {}
  }

  /// The styles of everything that the editor draws.
  public struct Look {
    public var promptStyle = Style("")
    /// Gives the colours of the text, or nil for none.
    public var colouring: Colouring?
    public var suggestionStyle = Style("2")

    public init() {}
  }

  /// What the user did.
  public enum Input: Equatable, Sendable {
    /// A block to run, without blank lines at its end.
    case block(String)
    /// Ctrl-C: what was typed is dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case endOfInput
  }

  private enum Reader {
    case screen(ScreenEditor)
    case plain(PlainReader)
  }

  private let history: History
  private let input: TerminalInput
  private let reader: Reader
  private var hasWarned = false

  /// An editor on standard input and output; plain when these are no terminals or `TERM` is `dumb`.
  ///
  /// Errors: libedit is not installed, or cannot start.
  public init(history: History, syntax: any BlockSyntax, options: Options = Options()) throws {
    self.history = history
    let terminal = Terminal(input: 0, output: 1)
    input = TerminalInput(descriptor: terminal.input)
    if options.isPlain || !terminal.canEdit {
      reader = .plain(PlainReader(terminal: terminal, input: input, syntax: syntax))
    } else {
      reader = .screen(
        try ScreenEditor(terminal: terminal, input: input, history: history, syntax: syntax, options: options))
    }
  }

  /// Whether the editor draws on a terminal.
  public var isInteractive: Bool {
    switch reader {
    case .screen: true
    case .plain: false
    }
  }

  /// Reads one block and adds it to the history.
  ///
  /// - Parameters:
  ///   - prompt: plain text, without escape sequences.
  ///   - continuation: the prompt of the second and later lines.
  ///   - initialText: what stands at the prompt from the start; plain readers have none.
  ///   - isRemembered: whether the block goes into the history.
  public func readBlock(
    prompt: String, continuation: String, initialText: String = "", isRemembered: Bool = true
  ) throws -> Input {
    flushStandardOutput()
    try input.reportSignals()
    defer { input.ignoreSignals() }
    let result: Input
    switch reader {
    case .screen(let editor):
      result = try editor.readBlock(
        prompt: prompt, continuation: continuation, initialText: initialText)
    case .plain(let lines): result = lines.readBlock(prompt: prompt, continuation: continuation)
    }
    if case .block(let text) = result, isRemembered { history.add(text) }
    warnOnce()
    return result
  }

  /// Takes bytes that were read from the terminal but belong to what comes next, for a program that reads it itself.
  public func takeUnreadInput() -> [UInt8] { input.takeUnread() }

  private func warnOnce() {
    guard let problem = history.problem, !hasWarned else { return }
    hasWarned = true
    writeToStandardError("lgs: \(problem)\n")
  }
}
