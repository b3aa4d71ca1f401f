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

  /// `0`: the start of the line, or a digit of a count.
  func viLineStart() -> Command.Result {
    if followsDigit {
      engine.push(.viZero)
      return .continued
    }
    return viMove(to: engine.text.lineStart)
  }

  /// A motion; after an operator, as a count of libedit's own character motions, which operators understand.
  func viMove(to position: Int) -> Command.Result {
    guard isContinuing, !followsDigit else { return move(to: position) }
    let distance = position - engine.text.cursor
    guard distance != 0 else { return .refused }
    let digits = String(abs(distance)).unicodeScalars.map { $0 == "0" ? KeyCode.Builtin.viZero.code : $0.value }
    engine.push(digits + [letter(distance > 0 ? "l" : "h")])
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
    push(.killRegion, to: block.lineEnd, then: [letter("A")])
    return .done
  }

  /// `d`, `c`, `y`: doubled they mean the line, else libedit's operator goes on with the key that follows.
  func viOperate(_ operation: KeyCode.Builtin, letter name: Unicode.Scalar) -> Command.Result {
    if isContinuing {
      engine.push(operation)
      return .continued
    }
    let code = readCode()
    guard code >= 0 else { return .done }
    guard code == Int32(letter(name)) else {
      engine.push([operation.code, UInt32(code)])
      return .continued
    }
    switch name {
    case "c": changeLine()
    case "y": yankLine()
    case _: deleteLine()
    }
    return .done
  }

  private func deleteLine() {
    let block = engine.text
    // The last line goes with the newline before it, any other with its own.
    let isLast = block.isOnLastLine
    engine.move(to: isLast ? max(0, block.lineStart - 1) : block.lineStart)
    push(.killRegion, to: isLast ? block.lineEnd : block.lineEnd + 1)
  }

  private func changeLine() {
    let block = engine.text
    engine.move(to: block.lineStart + block.indentation.count)
    push(.killRegion, to: block.lineEnd, then: [letter("A")])
  }

  private func yankLine() {
    let block = engine.text
    engine.move(to: block.lineEnd)
    push(.copyRegion, to: block.lineStart)
  }

  private func letter(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value }
}
