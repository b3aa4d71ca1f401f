import Notebook

/// A notebook as text while it runs, as IPython's terminal shows it: sources behind their prompts, then what they show.
enum TextReport {
  static func text(of cell: Cell) -> String {
    switch cell.kind {
    case .raw: return ""
    case .markdown: return ended(cell.source) + "\n"
    case .code: return code(cell)
    }
  }

  private static func code(_ cell: Cell) -> String {
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
      let shown = ended(NotebookText.text(of: output))
      if case .result(_, let count?) = output.form {
        text += "Out[\(count)]:" + (shown.dropLast().contains("\n") ? "\n" : " ")
      }
      text += shown
    }
    return text + "\n"
  }

  private static func ended(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
