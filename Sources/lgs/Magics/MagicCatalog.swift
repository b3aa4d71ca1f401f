import Interpreter
import Notebook

/// A command of the notebook that is no Python: `%time`.
struct Magic {
  enum Form { case line, cell, both }

  let name: String
  let form: Form
  /// What it does, in one sentence.
  let summary: String
  /// Runs it. `body` is what stands under a cell magic, or the argument of a line magic as a part of its own.
  let run: (_ call: MagicCall) -> CellExecution.Outcome
}

/// One use of a magic.
struct MagicCall {
  let magic: CellParts.Magic
  let isCell: Bool
  /// The program that it is about: the rest of the line, or the rest of the cell.
  let body: [CellParts.Part]
  /// The same, as it was written.
  let text: String
  /// Whether a value that it gives is the cell's.
  let isLast: Bool
  let execution: CellExecution
}

/// All magics.
enum MagicCatalog {
  static let all: [Magic] = TimingMagics.all + DisplayMagics.all + CaptureMagics.all + LeftOutMagics.all

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  static func run(line magic: CellParts.Magic, isLast: Bool, in execution: CellExecution) -> CellExecution.Outcome {
    if magic.name == "!" {
      LeftOutMagics.warn(LeftOutMagics.reason(ofCommand: magic.argument), in: execution)
      return .ran(.finished)
    }
    if magic.name == "?" { return DisplayMagics.answer(magic.argument, in: execution) }
    if magic.isIndented { return usage("%\(magic.name) inside a block is not in lgs") }
    guard let record = byName[magic.name], record.form != .cell else {
      return usage("the line magic %\(magic.name) is not in lgs")
    }
    let empty = String(repeating: "\n", count: magic.line - 1)
    let body = magic.argument.isEmpty ? [] : [CellParts.Part.code(empty + magic.argument + "\n")]
    return record.run(
      MagicCall(
        magic: magic, isCell: false, body: body, text: magic.argument, isLast: isLast, execution: execution))
  }

  static func run(
    cell magic: CellParts.Magic, _ body: [CellParts.Part], source: String, in execution: CellExecution
  ) -> CellExecution.Outcome {
    guard let record = byName[magic.name], record.form != .line else {
      return usage("the cell magic %%\(magic.name) is not in lgs")
    }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(magic.line)
    return record.run(
      MagicCall(
        magic: magic, isCell: true, body: body, text: lines.joined(separator: "\n"), isLast: true,
        execution: execution))
  }

  static func usage(_ message: String) -> CellExecution.Outcome { .refused(name: "UsageError", message: message) }
}
