extension ScreenEditor {
  func perform(_ command: Command) -> Command.Result {
    switch command {
    case .enter: enter()
    case .newline: insertNewline()
    case .insertText: insert(arrivedText)
    case .replayText: replayText()
    case .insertPaste: insertPaste()
    case .quotedInsert: quotedInsert()
    case .up: moveByLines(-1)
    case .down: moveByLines(1)
    case .left: move(to: engine.text.previousCluster)
    case .right: takeSuggestion() ? .done : move(to: engine.text.nextCluster)
    case .lineStart: move(to: engine.text.lineStart)
    case .lineEnd: takeSuggestion() ? .done : move(to: engine.text.lineEnd)
    case .blockStart: move(to: 0)
    case .blockEnd: move(to: Int.max)
    case .backspace: backspace()
    case .delete: delete()
    case .deleteOrEnd: deleteOrEnd()
    case .indent: indent()
    case .complete: complete()
    case .editExternally: editExternally()
    case .dedent: dedent()
    case .killToLineEnd: kill(to: engine.text.lineEnd, orBy: 1)
    case .killToLineStart: kill(to: engine.text.lineStart, orBy: -1)
    case .moveToKillTarget: moveToKillTarget()
    case .historyPrevious: recallByPrefix(-1)
    case .historyNext: recallByPrefix(1)
    case .search: searchHistory()
    case .undo: undoEdit()
    case .clearScreen: clear()
    case .viEscape: viEscape()
    case .viLineStart: viLineStart()
    case .viFirstWritten: move(to: engine.text.lineStart + engine.text.indentation.count)
    case .viAppendToLine: viInsert(at: engine.text.lineEnd)
    case .viInsertAtLine: viInsert(at: engine.text.lineStart + engine.text.indentation.count)
    case .viChangeToLineEnd: viChangeToLineEnd()
    case .viDeleteToLineEnd: viDeleteToLineEnd()
    case .viDelete: viOperate(.viDelete, letter: "d")
    case .viChange: viOperate(.viChange, letter: "c")
    case .viYank: viOperate(.viYank, letter: "y")
    case .viSettle: viSettle()
    case .stay: .done
    }
  }

  func move(to position: Int) -> Command.Result {
    engine.move(to: position)
    settle()
    return .done
  }

  /// Asks for vi's cursor to be right once the command is done.
  func settle() {
    if engine.usesViKeys { engine.push([KeyCode.settle]) }
  }

  private func clear() -> Command.Result {
    clearScreen()
    return .done
  }

  // MARK: Enter

  /// Runs the block if it is complete and the cursor is on its last line; else starts a new line.
  private func enter() -> Command.Result {
    if engine.isCursorAtEnd, engine.hasSeveralLines, nextInputIsIndented() { return insert(["\n"]) }
    let block = engine.text
    guard block.isOnLastWrittenLine else { return insertNewline() }
    switch syntax.completeness(of: block.string) {
    case .complete:
      engine.move(to: Int.max)
      outcome = .submitted
      return .done
    case .incomplete(let indent):
      return block.cursor == block.scalars.count ? insertNewline(indent: indent) : insertNewline()
    }
  }

  /// Starts a new line at the cursor, indented as the text before it asks for.
  private func insertNewline() -> Command.Result {
    let block = engine.text
    if block.isInIndentation, !block.isOnLastWrittenLine {
      return insert(["\n"] + block.scalars[block.lineStart..<block.cursor])
    }
    switch syntax.completeness(of: block.beforeCursor) {
    case .complete: return insertNewline(indent: block.indentation.count)
    case .incomplete(let indent): return insertNewline(indent: indent)
    }
  }

  /// What arrives in a burst is a paste that brings its own indentation.
  private func insertNewline(indent: Int) -> Command.Result {
    let spaces = input.hasPending ? 0 : min(max(indent, 0), 400)
    return insert(["\n"] + Array(repeating: " ", count: spaces))
  }

  /// Whether an indented line has arrived already, so that the block goes on whatever it looks like.
  private func nextInputIsIndented() -> Bool {
    guard input.hasPending else { return false }
    switch input.next(within: 0) {
    case .byte(let next):
      input.putBack([next])
      return next == UInt8(ascii: " ") || next == UInt8(ascii: "\t")
    case .signal(let number):
      handle(number)
      return false
    case .timeout, .end: return false
    }
  }

  // MARK: Inserting

  /// Inserts at the cursor, joining marks and Korean letters to the character before them.
  func insert(_ scalars: [Unicode.Scalar]) -> Command.Result {
    var composed = TextNormalization.composed(scalars)
    if let first = composed.first, first.value >= 0x300, let previous = engine.scalarBeforeCursor {
      let joined = TextNormalization.composed([previous] + composed)
      if joined.first != previous {
        engine.deleteBeforeCursor(1)
        composed = joined
      }
    }
    if !engine.insert(composed) { refuseSize() }
    return .done
  }

  func refuseSize() {
    notice = "the block would get too large for the prompt; put it into a file"
    beep()
  }

  private func insertPaste() -> Command.Result {
    var text = PastedText.cleaned(arrivedPaste)
    arrivedPaste = []
    let written = text.lastIndex { !BlockText.isBlank($0) } ?? -1
    let hasTrailingNewline = text[(written + 1)...].contains("\n")
    if hasTrailingNewline, written >= 0 {
      text.removeSubrange((written + 1)...)
      // The newline stays where it is what ends the block.
      let block = engine.text
      let whole = BlockText.string((block.scalars[..<block.cursor] + text)[...])
      if block.cursor == block.scalars.count, syntax.completeness(of: whole) != .complete { text.append("\n") }
    }
    return insert(text)
  }

  /// Characters for vi's command mode, one by one; letters that no command has are refused.
  private func replayText() -> Command.Result {
    let commands = arrivedText.filter(\.isASCII)
    queuedCodes += commands.map(\.value)
    return commands.isEmpty ? .refused : .done
  }

  private func quotedInsert() -> Command.Result {
    switch nextKey(joiningText: true) {
    // The engine's own newline.
    case .key(.control(0x0B)): return .refused
    case .key(.control(let byte)): return insert([Unicode.Scalar(byte)])
    case .key(.text(let scalars)): return insert(scalars)
    case .key(.named(.enter)), .key(.named(.newline)): return insert(["\n"])
    case .key(.named), .key(.paste), .key(.sequence): return .refused
    case .signal(let number):
      handle(number)
      return .done
    case .end:
      outcome = .ended
      return .done
    }
  }

  func indent() -> Command.Result {
    insert(Array(repeating: " ", count: engine.text.spacesToNextLevel(indentWidth: options.indentWidth)))
  }

  /// Takes one level of indentation from the cursor's line.
  private func dedent() -> Command.Result {
    let block = engine.text
    let count = min(block.indentation.prefix { $0 == " " }.count, options.indentWidth)
    guard count > 0 else { return .refused }
    engine.move(to: block.lineStart + count)
    engine.deleteBeforeCursor(count)
    engine.move(to: max(block.lineStart, block.cursor - count))
    return .done
  }

  // MARK: Deleting

  private func backspace() -> Command.Result {
    let block = engine.text
    guard block.cursor > 0 else { return .refused }
    engine.deleteBeforeCursor(block.backspaceCount(indentWidth: options.indentWidth))
    return .done
  }

  private func delete() -> Command.Result {
    let block = engine.text
    guard block.cursor < block.scalars.count else { return .refused }
    engine.move(to: block.nextCluster)
    engine.deleteBeforeCursor(block.nextCluster - block.cursor)
    return .done
  }

  private func deleteOrEnd() -> Command.Result {
    guard engine.text.scalars.isEmpty else { return delete() }
    outcome = .ended
    return .done
  }

  /// Kills from the cursor to a position, or by a distance when the cursor is there already.
  private func kill(to position: Int, orBy distance: Int) -> Command.Result {
    let block = engine.text
    let target = position == block.cursor ? position + distance : position
    guard (0...block.scalars.count).contains(target) else { return .refused }
    push(.killRegion, to: target)
    return .done
  }

  /// Runs libedit's command on the text between the cursor and a position, so that its yank commands know the text.
  func push(_ regionCommand: KeyCode.Builtin, to target: Int, then following: [UInt32] = []) {
    killTarget = target
    engine.push([KeyCode.Builtin.setMark.code, KeyCode.killTarget, regionCommand.code] + following)
  }

  private func moveToKillTarget() -> Command.Result {
    engine.move(to: killTarget)
    return .done
  }

  private func undoEdit() -> Command.Result {
    guard let earlier = undo.undo() else { return .refused }
    engine.text = earlier
    settle()
    hasUndone = true
    return .done
  }
}
