/// The terminal's answers about itself.
extension ScreenEditor {
  /// How long the first block, when it is done, waits for answers: a program that reads the terminal would get them.
  private static let patience = 50

  /// Asks when the first block begins. Answers come among the keys, so that nobody waits for them.
  func askTerminal() {
    guard questions == .unasked else { return }
    questions = .open
    decoder.expectsAnswers = true
    terminal.write(TerminalAnswer.questions)
  }

  func take(_ answer: TerminalAnswer) {
    // The last answer, the one that every terminal gives.
    if case .abilities = answer { questions = .closed }
    guard let look = options.onAnswer?(answer) else { return }
    self.look = look
    painter.promptStyle = look.promptStyle
  }

  /// Reads the answers that are still on their way; keys that come meanwhile are for the next block.
  func awaitAnswers() {
    guard questions == .open else { return }
    let end = Clock.milliseconds + Self.patience
    while questions == .open, earlyEvents.last != .end {
      let left = end - Clock.milliseconds
      guard left > 0, input.hasPending(within: Int32(left)) else { break }
      switch decoder.next(joiningText: true) {
      case .answer(let answer): take(answer)
      case .user(let event): earlyEvents.append(event)
      }
    }
    questions = .closed
  }
}
