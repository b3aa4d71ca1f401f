import Interpreter
import Library
import LineEditor
import Syntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The prompt: reads blocks, runs them, shows values and errors, until Ctrl-D.
struct Prompt {
  let session: Session
  let output: StandardOutput
  let options: PromptOptions

  private struct LanguageSyntax: BlockSyntax {
    func completeness(of text: String) -> BlockCompleteness {
      switch Parser.completeness(of: text) {
      case .complete, .invalid: return .complete
      case .incomplete(let indent): return .incomplete(indent: indent)
      }
    }
  }

  func run() -> Int32 {
    if !options.isQuiet { greet() }
    let editor: LineEditor
    do {
      var editorOptions = LineEditor.Options()
      editorOptions.isPlain = options.isPlain
      editor = try LineEditor(history: History(path: nil), syntax: LanguageSyntax(), options: editorOptions)
    } catch {
      StandardError.write("lgs: \(error)\n")
      return 1
    }
    var number = 0
    while true {
      do {
        switch try editor.readBlock(prompt: "lgs> ", continuation: "...> ") {
        case .endOfInput: return 0
        case .interrupted:
          StandardError.write("KeyboardInterrupt\n")
          session.interruptFlag.pointee = 0
        case .block(let text):
          number += 1
          if let status = run(text, number) { return status }
        }
      } catch {
        StandardError.write("lgs: \(error)\n")
        return 1
      }
    }
  }

  private func greet() {
    StandardError.write(
      "lgs \(LgsCommand.version). help(name) explains, Ctrl-C stops, Ctrl-D leaves.\n")
  }

  /// Runs one block; gives the exit status when the program asks to leave.
  private func run(_ text: String, _ number: Int) -> Int32? {
    session.interruptFlag.pointee = 0
    let outcome = session.run(text + "\n", name: "<input \(number)>", echo: .all)
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
}
