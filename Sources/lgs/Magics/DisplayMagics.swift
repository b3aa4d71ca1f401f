import Interpreter
import Notebook

/// Magics about what is shown.
enum DisplayMagics {
  /// The columns of an explanation in a notebook, whose pages have no terminal.
  private static let cardWidth = 100

  static let all: [Magic] = [
    Magic(name: "matplotlib", form: .line, summary: "Show figures in the notebook, as lgs always does.") { call in
      if !["", "inline", "notebook"].contains(call.text) {
        LeftOutMagics.warn("%matplotlib \(call.text): figures are shown inline", in: call.execution)
      }
      return .ran(.finished)
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

  /// What `x?` asks: the card of an object, its source, or the names that a pattern finds.
  static func answer(_ text: String, in execution: CellExecution) -> CellExecution.Outcome {
    guard let query = HelpQuery(text) else { return MagicCatalog.usage("\(text) asks about no name") }
    do {
      let answer: String
      switch query.subject {
      case .prompt: answer = QuickReference.text
      case .magic(let name):
        guard let magic = MagicCatalog.all.first(where: { $0.name == name }) else {
          return MagicCatalog.usage("the magic %\(name) is not in lgs")
        }
        answer = "%\(name): \(magic.summary)\n"
      case .pattern(let pattern): answer = NamePattern(pattern).list(in: execution.session)
      case .expression(let expression):
        answer = try HelpQuery.description(
          of: expression, wantsSource: query.wantsSource, in: execution.session, width: Self.cardWidth)
      }
      execution.outputs.append(answer, to: "stdout")
      return .ran(.finished)
    } catch {
      return MagicCatalog.usage((error as? PromptMagic.Refusal)?.message ?? "\(error)")
    }
  }
}
