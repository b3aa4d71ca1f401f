import ArgumentParser
import Library
import Notebook

/// `lgs convert FROM TO`: the same cells in another kind of file.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lgs convert",
    abstract: "Convert between percent cells (.lgs), notebooks (.ipynb) and Python with PyTorch (.py).",
    discussion: """
      The kinds follow from the names. Cells, text and cell metadata are kept; outputs only stand in notebooks, and an
      existing notebook keeps its own where the sources agree. Python files begin with the imports that give Python the
      names of lgs, and their magics are comments.
      """)

  @Argument(help: "The file to read.")
  var source: String

  @Argument(help: "The file to write.")
  var target: String

  func validate() throws {
    if NotebookFile.Kind(path: target) == nil {
      throw ValidationError("'\(target)' ends in none of .ipynb, .lgs, .py")
    }
  }

  func run() throws {
    LargeStack.run { leave(with: convert()) }
    leave(with: 1)
  }

  private func convert() -> Int32 {
    do {
      guard let kind = NotebookFile.Kind(path: target) else { return 2 }
      var document = try NotebookFile.read(source)
      if kind == .ipynb, NotebookFile.Kind(path: source) != .ipynb, let old = try? NotebookFile.read(target) {
        document = document.keepingOutputs(of: old)
      }
      try NotebookFile.write(NotebookFile.bytes(of: document, as: kind), to: target)
      return 0
    } catch {
      StandardError.write("lgs: \(error)\n")
      return 2
    }
  }
}
