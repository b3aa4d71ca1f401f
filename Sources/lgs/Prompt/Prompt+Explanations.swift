import Interpreter
import Library
import Syntax

/// What the prompt says of errors and of objects.
extension Prompt {
  /// Shows how a run ended when it is not to end the session.
  func tell(_ outcome: Session.Outcome) {
    _ = output.flushAtEnd()
    switch outcome {
    case .finished: return
    case .exited(_, let message):
      if let message { StandardError.write(message + "\n") }
    case .invalid(let problem, let source):
      StandardError.write(Session.describe(problem, in: source))
      explain(ErrorExplanation(problem))
    case .raised(let exception):
      if exception.type.isSubtype(of: BuiltinTypes.keyboardInterrupt) {
        StandardError.write("\nKeyboardInterrupt\n")
      } else {
        StandardError.write(tracebackMode.text(of: exception))
        explain(ErrorExplanation(exception, in: session))
      }
    }
  }

  /// Shows what is known of an error under its message.
  private func explain(_ explanation: ErrorExplanation) {
    lastExplanation = explanation
    guard configuration.givesNotes else { return }
    note(explanation.notes(language))
  }

  /// Writes lines for the person at the terminal, beside the program's own output.
  func note(_ lines: [String]) {
    for line in lines.flatMap({ WrappedText.lines($0, width: Terminal.columns - 3) }) {
      StandardError.write((theme?.note.applied(to: "  " + line) ?? "  " + line) + "\n")
    }
  }

  func explainLastError() {
    guard let lastExplanation else { return write("No error so far.\n") }
    let lines = lastExplanation.why(language).flatMap {
      WrappedText.lines($0, width: Terminal.columns - 1, indent: "")
    }
    write(lines.map { $0 + "\n" }.joined())
  }

  // MARK: Questions

  /// Shows the card of an object, its source, the help of a magic, or the names that a pattern finds.
  func answer(_ query: HelpQuery) throws {
    switch query.subject {
    case .prompt: write(QuickReference.text)
    case .magic(let name):
      guard let magic = PromptMagics.find(name) else { throw PromptMagics.unknown(name) }
      write(magic.help)
    case .pattern(let pattern): write(NamePattern(pattern).list(in: session))
    case .expression(let expression): try describe(expression, wantsSource: query.wantsSource)
    }
  }

  /// Shows what an object is and can do, or with `wantsSource` how it is written.
  func describe(_ expression: String, wantsSource: Bool) throws {
    write(try HelpQuery.description(of: expression, wantsSource: wantsSource, in: session, width: Terminal.columns - 1))
  }
}
