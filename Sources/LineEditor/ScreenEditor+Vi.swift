// Commands of vi that mean a line where libedit's mean its whole buffer.
extension ScreenEditor {
  /// Whether a count or an operator was typed before the command's own key.
  private var isContinuing: Bool { codesOfStep.count > 1 }

  private var followsDigit: Bool {
    isContinuing && codesOfStep.dropLast().last.map { 0x30...0x39 ~= $0 } == true
  }

  /// Leaves insertion; libedit steps back one character, which must not be the newline before.
  func viEscape() -> Command.Result {
    let block = engine.text
    let stepsOverNewline = block.cursor > 0 && block.cursor == block.lineStart
    engine.push([KeyCode.Builtin.viCommandMode.code] + (stepsOverNewline ? [KeyCode.named(.right)] : []))
    return .done
  }

  /// Keeps the cursor on a character of its line, not after it.
  func viSettle() -> Command.Result {
    let block = engine.text
    if block.cursor == block.lineEnd, block.cursor > block.lineStart { engine.move(to: block.previousCluster) }
    return .done
  }

  /// `0`: the start of the line, or a digit of a count.
  func viLineStart() -> Command.Result {
    guard followsDigit else { return move(to: engine.text.lineStart) }
    isZeroADigit = true
    engine.bind(KeyBindings.viZeroDigit)
    engine.push([letter("0")])
    return .continued
  }

  func viInsert(at position: Int) -> Command.Result {
    engine.move(to: position)
    engine.push([letter("i")])
    return .done
  }

  func viChangeToLineEnd() -> Command.Result {
    let block = engine.text
    guard block.cursor < block.lineEnd else { return viInsert(at: block.cursor) }
    operate("c", from: block.cursor, to: block.lineEnd)
    return .done
  }

  func viDeleteToLineEnd() -> Command.Result {
    let block = engine.text
    guard block.cursor < block.lineEnd else { return .refused }
    push(.killRegion, to: block.lineEnd, then: [KeyCode.settle])
    return .done
  }

  /// `d`, `c`, `y`: on the line or to its edges; with any other motion, libedit's operator.
  func viOperate(_ operation: KeyCode.Builtin, letter name: Unicode.Scalar) -> Command.Result {
    if isContinuing {
      engine.push(operation)
      return .continued
    }
    let code = readCode()
    guard code >= 0 else { return .done }
    let block = engine.text
    switch Unicode.Scalar(UInt32(code)) {
    case name: operateOnLine(name)
    case "0": operate(name, from: block.lineStart, to: block.cursor)
    case "^": operate(name, from: block.lineStart + block.indentation.count, to: block.cursor)
    case "$": operate(name, from: block.cursor, to: block.lineEnd)
    case _:
      engine.push([operation.code, UInt32(code)])
      return .continued
    }
    return .done
  }

  private func operateOnLine(_ name: Unicode.Scalar) {
    let block = engine.text
    switch name {
    case "d": deleteLine()
    case _: operate(name, from: block.lineStart + block.indentation.count, to: block.lineEnd)
    }
  }

  private func operate(_ name: Unicode.Scalar, from start: Int, to end: Int) {
    let (start, end) = (min(start, end), max(start, end))
    // libedit steps back from the end of its buffer.
    let insertion: Unicode.Scalar = end == engine.text.scalars.count && start > 0 ? "a" : "i"
    engine.move(to: end)
    switch name {
    case "c": push(.killRegion, to: start, then: [letter(insertion)])
    case "y": push(.copyRegion, to: start, then: [KeyCode.settle])
    case _: push(.killRegion, to: start, then: [KeyCode.settle])
    }
  }

  private func deleteLine() {
    let block = engine.text
    // The last line goes with the newline before it, any other with its own.
    let isLast = block.isOnLastLine
    engine.move(to: isLast ? max(0, block.lineStart - 1) : block.lineStart)
    push(.killRegion, to: isLast ? block.lineEnd : block.lineEnd + 1, then: [KeyCode.settle])
  }

  private func letter(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value }
}
