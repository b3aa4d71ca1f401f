import Interpreter
import Notebook

/// Magics about what is shown.
enum DisplayMagics {
  static let all: [Magic] = [
    Magic(name: "matplotlib", form: .line, summary: "Show figures in the notebook, as lgs always does.") { call in
      switch call.text {
      case "", "inline", "notebook": return .ran(.finished)
      case _: return MagicCatalog.usage("%matplotlib \(call.text) is not in lgs: figures are shown inline")
      }
    },
    text("html", "HTML", "Show the cell as HTML."),
    text("markdown", "Markdown", "Show the cell as Markdown."),
    text("latex", "Latex", "Show the cell as LaTeX."),
    text("svg", "SVG", "Show the cell as an SVG picture."),
  ]

  /// A cell that is text of a language of its own.
  private static func text(_ name: String, _ type: String, _ summary: String) -> Magic {
    Magic(name: name, form: .cell, summary: summary) { call in
      let session = call.execution.session
      return .ran(
        session.perform {
          guard let module = session.modules["IPython.display"] else { return }
          let value = try Operators.call(module.attribute(Symbol(type)), [.string(call.text)])
          try session.published?(value)
        })
    }
  }
}
