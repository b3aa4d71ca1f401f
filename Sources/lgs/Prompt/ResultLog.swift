import Interpreter
import LineEditor
import Syntax

/// What the prompt was given and what it showed: `In`, `Out`, `_`, `__`, `_3`.
///
/// The names stand behind the program's own, so that a program which uses them itself is left alone.
final class ResultLog {
  private let session: Session
  private let theme: Theme?
  private let echoes: EchoHistory
  /// The blocks so far, the first of them number 1.
  private(set) var blocks: [String] = []
  /// The number of the block that comes next.
  private(set) var number = 1

  /// The value among those of the running block that is its result; others are shown as Python's prompt shows them.
  private var resultPosition = 0
  private var shown = 0
  private var isSilent = false

  /// - Parameter theme: the colours, or nil for none.
  init(_ session: Session, theme: Theme?) {
    self.session = session
    self.theme = theme
    echoes = EchoHistory(session)
  }

  /// Whether the shape of a tensor is noted under its value.
  var showsShapes = false

  /// Starts a block.
  func begin(_ text: String) {
    blocks.append(text)
    echoes.begin(number, source: text)
    isSilent = text.trimmingBlanks.hasSuffix(";")
    expect(text)
  }

  /// Tells which program text runs next, so that `show` knows which of its values is its result.
  func expect(_ text: String) {
    let statements = (try? Parser.parse(text + "\n")) ?? []
    resultPosition = 0
    if case .expression? = statements.last?.form, !statements.contains(where: \.isCompound) {
      resultPosition = statements.filter { if case .expression = $0.form { true } else { false } }.count
    }
    shown = 0
  }

  func end() { number += 1 }

  /// Shows the value of an expression statement.
  func show(_ value: Value) throws {
    shown += 1
    if value.isNone { return }
    let isResult = shown == resultPosition
    if isResult { try echoes.add(value, number) } else { session.globals.setBuiltin("_", value) }
    if isResult, isSilent { return }
    let text = try Operators.repr(value)
    let label = isResult ? "Out[\(number)]:" : ""
    let gap = label.isEmpty ? "" : text.contains("\n") ? "\n" : " "
    try session.output.write((theme?.result.applied(to: label) ?? label) + gap + text + "\n")
    if showsShapes, isResult { try session.output.write("  " + value.briefDescription + "\n") }
  }

  /// Forgets the values, as `%reset` does.
  func forget() { echoes.forget() }
}
