import Encodings
import Interpreter
import Notebook

/// A notebook as text while it runs, as IPython's terminal shows it: sources behind their prompts, then what they show.
struct TextReport {
  /// How pictures are drawn between the lines.
  var graphics = PictureDisplay.Graphics.none

  func text(of cell: Cell) -> String {
    switch cell.kind {
    case .raw: return ""
    case .markdown: return ended(cell.source) + "\n"
    case .code: return code(cell)
    }
  }

  private func code(_ cell: Cell) -> String {
    guard let number = cell.executionCount else { return "" }
    let prompt = "In [\(number)]: "
    let continuation = String(repeating: " ", count: max(0, prompt.count - 5)) + "...: "
    let lines = ended(cell.source).dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    var text = ""
    for (index, line) in lines.enumerated() {
      let start = index == 0 ? prompt : continuation
      text += line.isEmpty ? trimmed(start) + "\n" : start + line + "\n"
    }
    for output in cell.outputs {
      let shown = ended(drawn(output) ?? NotebookText.text(of: output))
      if case .result(_, let count?) = output.form {
        text += "Out[\(count)]:" + (shown.dropLast().contains("\n") ? "\n" : " ")
      }
      text += shown
    }
    return text + "\n"
  }

  /// The picture of an output, where the terminal draws it.
  private func drawn(_ output: Output) -> String? {
    switch output.form {
    case .display(let bundle), .result(let bundle, _):
      return bundle.text(MediaType.png.rawValue).flatMap { graphics.sequence(png: Base64.bytes(of: $0)) }
    case .stream, .error, .unknown: return nil
    }
  }

  private func ended(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
