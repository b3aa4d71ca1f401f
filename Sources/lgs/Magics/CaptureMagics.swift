import Interpreter
import Notebook

/// Magics about what becomes of a cell: `%%capture`, `%%writefile`.
enum CaptureMagics {
  static let all: [Magic] = [
    Magic(name: "capture", form: .cell, summary: "Run a cell and keep back what it shows.", run: capture),
    Magic(name: "writefile", form: .cell, summary: "Write the cell into a file.", run: write),
  ]

  private static func capture(_ call: MagicCall) -> CellExecution.Outcome {
    let words = call.magic.argument.split(separator: " ").map(String.init)
    let shown = Set(words.filter { $0.hasPrefix("--") })
    let known: Set = ["--no-stdout", "--no-stderr", "--no-display"]
    let names = words.filter { !$0.hasPrefix("--") }
    guard shown.isSubset(of: known), names.count <= 1 else {
      return MagicCatalog.usage("%%capture takes a name, --no-stdout, --no-stderr and --no-display")
    }
    let execution = call.execution
    let start = execution.outputs.outputs.count
    var outcome = execution.run(call.body)
    // Figures belong to what the cell shows.
    if outcome.isFinished { outcome = .ran(execution.session.endCell()) }
    guard outcome.isFinished else { return outcome }
    let held = execution.outputs.hold(from: start) { output in
      switch output.form {
      case .stream(let name, _): return !shown.contains("--no-\(name)")
      case .display, .result: return !shown.contains("--no-display")
      case .error, .unknown: return false
      }
    }
    if let name = names.first {
      return .ran(
        execution.session.perform {
          try execution.session.globals.set(Symbol(name), .object(CapturedOutput(held)))
        })
    }
    return outcome
  }

  private static func write(_ call: MagicCall) -> CellExecution.Outcome {
    var path = call.magic.argument
    let appends = path.hasPrefix("-a ")
    if appends { path = path.dropFirst(3).trimmingBlanks }
    guard !path.isEmpty else { return MagicCatalog.usage("%%writefile needs the name of a file") }
    let text = call.text.isEmpty || call.text.hasSuffix("\n") ? call.text : call.text + "\n"
    do {
      let exists = TextFile.exists(TextFile.expanded(path))
      let before = appends && exists ? try TextFile.read(path) : ""
      try TextFile.write(before + text, to: path, replaces: true)
      let verb = !exists ? "Writing" : appends ? "Appending to" : "Overwriting"
      call.execution.outputs.append("\(verb) \(path)\n", to: "stdout")
      return .ran(.finished)
    } catch {
      return MagicCatalog.usage("\(error)")
    }
  }
}

/// What `%%capture name` kept back.
final class CapturedOutput: Object {
  private let held: [CellOutputs.Entry]

  init(_ held: [CellOutputs.Entry]) {
    self.held = held
    super.init()
  }

  private static let capturedType: TypeObject = {
    let type = TypeObject("CapturedIO", module: "IPython.utils.capture", summary: "What a cell would have shown.")
    for name in ["stdout", "stderr"] {
      type.add(
        Symbol(name),
        .property(
          TypeObject.Property("What was printed to \(name).") { value in
            .string(value.object(as: CapturedOutput.self)?.text(of: name) ?? "")
          }))
    }
    return type
  }()

  override var type: TypeObject { CapturedOutput.capturedType }
  override func str() throws -> String { text(of: "stdout") }

  private func text(of stream: String) -> String {
    held.map { entry in
      guard case .stream(stream, let text) = entry.output.form else { return "" }
      return text
    }.joined()
  }
}
