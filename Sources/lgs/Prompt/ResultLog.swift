import Interpreter
import LineEditor

/// What the prompt was given and what it showed: `In`, `Out`, `_`, `__`, `_3`.
///
/// The names stand behind the program's own, so that a program which uses them itself is left alone.
final class ResultLog {
  private let session: Session
  /// The colours, or nil for none.
  var theme: Theme?
  private let echoes: EchoHistory
  /// The blocks so far, the first of them number 1.
  private(set) var blocks: [String] = []
  /// The number of the block that comes next.
  private(set) var number = 1

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
  }

  func end() { number += 1 }

  /// Shows the value of a block's last expression.
  func show(_ value: Value) throws {
    if value.isNone { return }
    try echoes.add(value, number)
    if isSilent { return }
    let text = try Self.text(of: value)
    let label = "Out[\(number)]:"
    try session.output.write(
      (theme?.result.applied(to: label) ?? label) + (text.contains("\n") ? "\n" : " ") + text + "\n")
    if showsShapes { try session.output.write("  " + value.briefDescription + "\n") }
  }

  /// The `repr` of a value; of containers whose `repr` cannot be read, because items run over lines or a dict is wider
  /// than the screen, with an item on each line.
  private static func text(of value: Value) throws -> String {
    let text = try Operators.repr(value)
    let isDictionary = value.type === BuiltinTypes.dictionary
    guard isDictionary || value.type === BuiltinTypes.list || value.type === BuiltinTypes.tuple else { return text }
    let isReadable = !text.contains("\n") && (!isDictionary || text.utf8.count <= Terminal.columns)
    return isReadable ? text : try PrettyPrinter.text(of: value)
  }

  /// Forgets the values, as `%reset` does.
  func forget() { echoes.forget() }
}
