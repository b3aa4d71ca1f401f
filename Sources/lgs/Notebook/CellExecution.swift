import Interpreter
import Notebook
import Syntax

/// One run of a cell: its parts in order, and the value of its last expression.
struct CellExecution {
  enum Outcome {
    case ran(Session.Outcome)
    /// A line that is no Python and that lgs does not run.
    case refused(name: String, message: String)

    var isFinished: Bool {
      if case .ran(.finished) = self { return true }
      return false
    }
  }

  let session: Session
  /// The cell's place among those that ran, as in `In [3]`.
  let number: Int
  let outputs: CellOutputs
  let echoes: EchoHistory

  /// What tracebacks call the cell.
  var name: String { "Cell In[\(number)]" }

  func run(_ source: String) -> Outcome {
    let parts = CellParts(source)
    guard let magic = parts.cellMagic else { return run(parts.parts) }
    return MagicCatalog.run(cell: magic, parts.parts, source: source, in: self)
  }

  func run(_ parts: [CellParts.Part]) -> Outcome {
    for (index, part) in parts.enumerated() {
      let outcome: Outcome
      switch part {
      case .code(let code): outcome = run(code, echoes: index == parts.count - 1)
      case .magic(let magic): outcome = MagicCatalog.run(line: magic, isLast: index == parts.count - 1, in: self)
      }
      if !outcome.isFinished { return outcome }
    }
    return .ran(.finished)
  }

  /// Runs code of the language; the value of its last expression is shown when it echoes.
  func run(_ code: String, echoes isEchoing: Bool) -> Outcome {
    session.display = { value in try show(value) }
    let echo: EchoMode = isEchoing && !CellExecution.endsWithSemicolon(code) ? .last : .none
    return .ran(session.run(code, name: name, echo: echo))
  }

  private func show(_ value: Value) throws {
    if value.isNone { return }
    try echoes.add(value, number)
    outputs.appendResult(try outputs.bundle(value), executionCount: number)
  }

  /// A semicolon behind the last expression keeps its value quiet.
  static func endsWithSemicolon(_ code: String) -> Bool {
    let last = Lexer.tokens(tolerant: code).last { token in
      switch token.kind {
      case .comment, .newline, .indent, .dedent, .end: return false
      case .name, .keyword, .number, .string, .operator, .error: return true
      }
    }
    return last?.kind == .operator(.semicolon)
  }
}
