import CEditline

/// Reads blocks on a terminal's screen: keys to the engine, the engine's text to the painter.
final class ScreenEditor {
  let terminal: Terminal
  let input: TerminalInput
  let history: History
  let syntax: any BlockSyntax
  let options: LineEditor.Options
  var look: LineEditor.Look
  let engine: EditingEngine
  let decoder: KeyDecoder
  /// What has become of the questions to the terminal.
  enum Questions { case unasked, open, closed }
  var questions = Questions.closed
  /// What was typed while a block that was done waited for answers.
  var earlyEvents: [KeyEvent] = []

  /// How reading a block ends.
  enum Outcome: Equatable {
    case submitted, interrupted, ended
    case terminated(Int32)
  }

  var outcome: Outcome?
  var walk = HistoryWalk([])
  var undo = UndoStack()
  /// The text after the last change that undo knows of.
  private var lastText = BlockText()
  var search: HistorySearch?
  var menu: CompletionMenu?
  /// A short remark under the block until the next key.
  var notice: String?
  /// Printable characters or a paste on their way to the command that inserts them.
  var arrivedText: [Unicode.Scalar] = []
  var arrivedPaste: [UInt8] = []
  /// Where the command `moveToKillTarget`, pushed by kill commands, goes.
  var killTarget = 0
  /// The last text recalled by its prefix, and the prefix.
  var recalled: (text: BlockText, prefix: String)?
  /// Whether the last command was undo, which is no change to undo.
  var hasUndone = false
  /// Whether vi's `0` has been made a digit for the count being typed.
  var isZeroADigit = false
  /// Codes that the engine gets before new keys.
  var queuedCodes: [UInt32] = []
  /// The codes that the command being run has consumed.
  private(set) var codesOfStep: [UInt32] = []
  var painter = Painter(prompt: "", continuation: "")
  var screen = ScreenState()

  init(
    terminal: Terminal, input: TerminalInput, history: History, syntax: any BlockSyntax, options: LineEditor.Options
  ) throws(LineEditorError) {
    useUnicodeCharacters()
    self.terminal = terminal
    self.input = input
    self.history = history
    self.syntax = syntax
    self.options = options
    look = options.look
    decoder = KeyDecoder(input)
    if options.onAnswer != nil, terminal.answersQuestions { questions = .unasked }
    // libedit takes longer to start than everything else; the prompt stands there meanwhile.
    if !options.firstPrompt.isEmpty {
      terminal.enterRawMode()
      terminal.write(look.promptStyle.applied(to: options.firstPrompt) + "\r")
    }
    do {
      engine = try EditingEngine(program: options.program, terminal: terminal.input)
    } catch {
      terminal.leaveRawMode()
      throw error
    }
    engine.delegate = self
    bindKeys()
  }

  /// The user's file first, for it may choose vi's maps; then our keys; then the user's own keys again.
  private func bindKeys() {
    let file = EditRC.user()
    for line in file.lines { engine.runLine(line) }
    for binding in KeyBindings.all { engine.bind(binding) }
    for line in file.bindings { engine.runLine(line) }
    // vi's Escape is a key of its own, and a sequence bound beside it would make it wait for the next key.
    if engine.usesViKeys { engine.bind(KeyBindings.viEscape) } else { decoder.boundSequences = file.boundSequences }
  }

  // MARK: Reading a block

  func readBlock(
    prompt: String, continuation: String, initialText: String
  ) throws(LineEditorError) -> LineEditor.Input {
    begin(prompt: prompt, continuation: continuation)
    if !initialText.isEmpty { engine.text = BlockText(initialText) }
    while outcome == nil { step() }
    let text = engine.text.string
    finish()
    switch outcome {
    case .submitted: return .block(text.withoutTrailingBlankLines)
    case .interrupted: return .interrupted
    case .ended, nil: return .endOfInput
    case .terminated(let number):
      input.ignoreSignals()
      SystemSignal.raise(number)
      return .endOfInput
    }
  }

  private func begin(prompt: String, continuation: String) {
    painter = Painter(prompt: prompt, continuation: continuation, promptStyle: look.promptStyle)
    outcome = nil
    walk = HistoryWalk(history.entries)
    undo = UndoStack()
    lastText = BlockText()
    queuedCodes = []
    recalled = nil
    notice = nil
    terminal.enterRawMode()
    startScreen()
    engine.begin()
    askTerminal()
  }

  private func finish() {
    awaitAnswers()
    leaveScreen(mark: outcome == .interrupted ? "^C" : "")
    engine.end()
    terminal.leaveRawMode()
  }

  private func step() {
    codesOfStep = []
    if isZeroADigit {
      isZeroADigit = false
      engine.bind(KeyBindings.viZero)
    }
    engine.step()
    if engine.isTooLarge {
      engine.text = lastText
      refuseSize()
    }
  }

  /// Gives undo the change that the last key made.
  private func noteChange() {
    guard codesOfStep.isEmpty, queuedCodes.isEmpty else { return }
    let text = engine.text
    if !hasUndone { undo.note(before: lastText, after: text) }
    hasUndone = false
    lastText = text
  }
}

// MARK: - Keys for the engine

extension ScreenEditor: EditingEngine.Delegate {
  func readCode() -> Int32 {
    // A burst of keys makes one change and is drawn once.
    if !input.hasPending(within: screen.patience) { noteChange() }
    if !codesOfStep.isEmpty { engine.reserveAll() }
    while outcome == nil {
      if !queuedCodes.isEmpty {
        let code = queuedCodes.removeFirst()
        codesOfStep.append(code)
        return Int32(bitPattern: code)
      }
      switch nextKey(joiningText: codesOfStep.isEmpty) {
      case .key(let key): queue(key)
      case .signal(let number): handle(number)
      case .end: outcome = .ended
      }
    }
    return outcome == .ended ? Int32(CE_KEY_END) : Int32(CE_KEY_INTERRUPTED)
  }

  /// The next key, with the screen up to date while waiting for it.
  func nextKey(joiningText: Bool) -> KeyEvent {
    while true {
      if !input.hasPending { paint() }
      if !earlyEvents.isEmpty { return earlyEvents.removeFirst() }
      switch decoder.next(joiningText: joiningText) {
      case .answer(let answer): take(answer)
      case .user(let event):
        notice = nil
        return event
      }
    }
  }

  func queue(_ key: Key) {
    switch key {
    case .control(let byte): queuedCodes.append(UInt32(byte))
    case .named(let name): queuedCodes.append(KeyCode.named(name))
    case .sequence(let bytes): queuedCodes += bytes.map(UInt32.init)
    case .paste(let bytes):
      arrivedPaste = bytes
      queuedCodes.append(KeyCode.paste)
    case .text(let scalars):
      // A single letter is a key that maps may give another meaning; so is what a command in progress reads.
      if let only = scalars.first, scalars.count == 1, only.isASCII || !codesOfStep.isEmpty {
        queuedCodes.append(only.value)
      } else {
        arrivedText = scalars
        queuedCodes.append(KeyCode.text)
      }
    }
  }

  func handle(_ number: Int32) {
    switch SystemSignal(number) {
    case .resized: resizeScreen()
    case .interrupted: outcome = .interrupted
    case .suspended: suspend()
    case .continued:
      terminal.applyRawMode()
      startScreen()
    case .terminated: outcome = .terminated(number)
    }
  }

  /// Gives the terminal to the front end's editor program, and takes over what it leaves.
  func editExternally() -> Command.Result {
    guard let edit = options.externalEditor else { return .refused }
    let block = engine.text
    leaveScreen(mark: "")
    terminal.leaveRawMode()
    input.ignoreSignals()
    let edited = edit(block.string)
    do {
      try input.reportSignals()
      terminal.enterRawMode()
      startScreen()
    } catch {
      outcome = .ended
    }
    if let edited { engine.text = BlockText(edited.withoutTrailingBlankLines) }
    return .done
  }

  private func suspend() {
    leaveScreen(mark: "")
    terminal.leaveRawMode()
    input.ignoreSignals()
    SystemSignal.suspend()
    do {
      try input.reportSignals()
      terminal.enterRawMode()
      startScreen()
    } catch {
      outcome = .ended
    }
  }
}
