import Interpreter
import Library
import Notebook
import Syntax

/// Runs the cells of a notebook in one session and puts what they show into the notebook.
final class NotebookRunner {
  struct Options {
    var continuesAfterErrors = false
    /// The code cells to run, counted from 1; nil is all.
    var cells: ClosedRange<Int>?
    /// Seconds that one cell may take.
    var timeout: Int?
    /// The rich forms that the result can hold.
    var forms: [MediaType] = []
  }

  /// How the run ended.
  enum Ending: Equatable {
    case finished
    case failed
    case interrupted
    case exited(Int32)

    var status: Int32 {
      switch self {
      case .finished: return 0
      case .failed: return 1
      case .interrupted: return 130
      case .exited(let status): return status
      }
    }
  }

  private(set) var document: NotebookDocument
  private(set) var errorCount = 0
  private let session: Session
  private let options: Options
  private let echoes: EchoHistory
  /// The cells of which something is still being drawn beside the program.
  private var pending: [(index: Int, outputs: CellOutputs)] = []
  /// Is told before a cell runs and after it has run; false ends the run, as when nobody takes its output.
  var willRun: (_ number: Int, _ total: Int, Cell) -> Bool = { _, _, _ in true }
  var didRun: (Cell) -> Void = { _ in }

  init(_ document: NotebookDocument, options: Options) {
    self.document = document
    self.options = options
    session = Prelude.makeSession(output: CellOutputs.Stream("stdout", CellOutputs(forms: [])))
    TableDisplay.showAsNotebook()
    echoes = EchoHistory(session)
    if let display = session.modules["IPython.display"]?.members["display"] {
      session.builtins.add("display", display)
    }
    Interrupts.install(flag: session.interruptFlag)
    session.findProgram = { ProgramText.module($0, in: ProgramText.absolutePath(".")) }
  }

  /// Files that stand for addresses on the network.
  var localCopies: [String: String] {
    get { session.localCopies }
    set { session.localCopies = newValue }
  }

  // MARK: Cells

  func run() -> Ending { settle(after: runCells()) }

  private func runCells() -> Ending {
    var number = 0
    let total = programCount
    var ending = Ending.finished
    for index in document.cells.indices {
      if document.cells[index].kind != .code {
        didRun(document.cells[index])
        continue
      }
      guard Self.isProgram(document.cells[index]) else {
        document.cells[index].outputs = []
        document.cells[index].executionCount = nil
        continue
      }
      number += 1
      if let wanted = options.cells, !wanted.contains(number) { continue }
      guard willRun(number, total, document.cells[index]) else { return .failed }
      let result = run(index, number)
      didRun(document.cells[index])
      switch result {
      case .finished: continue
      case .failed where options.continuesAfterErrors:
        ending = .failed
        continue
      case .failed, .interrupted, .exited: return result
      }
    }
    return options.continuesAfterErrors && ending == .failed ? .finished : ending
  }

  /// How many code cells there are that are not empty.
  var programCount: Int { document.cells.filter { Self.isProgram($0) }.count }

  private static func isProgram(_ cell: Cell) -> Bool {
    cell.kind == .code && !cell.source.allSatisfy(\.isWhitespace)
  }

  private func run(_ index: Int, _ number: Int) -> Ending {
    let source = document.cells[index].source
    let outputs = CellOutputs(forms: options.forms)
    session.output = CellOutputs.Stream("stdout", outputs)
    session.errorOutput = CellOutputs.Stream("stderr", outputs)
    session.published = { outputs.appendDisplay(try outputs.bundle($0)) }
    document.cells[index].executionCount = number
    echoes.begin(number, source: source)
    if let timeout = options.timeout { CellAlarm.set(seconds: timeout, flag: session.interruptFlag) }
    let outcome = CellExecution(session: session, number: number, outputs: outputs, echoes: echoes).run(source)
    if options.timeout != nil { CellAlarm.clear() }
    var ending = record(outcome, in: outputs, number)
    // Figures of a cell that failed are shown too.
    let shown = record(session.endCell(), in: outputs, number)
    if ending == .finished { ending = shown }
    document.cells[index].outputs = outputs.outputs
    if outputs.isPending { pending.append((index, outputs)) }
    if ending == .failed { errorCount += 1 }
    return ending
  }

  /// Waits for what is still being drawn. A drawing that fails is its cell's error; Ctrl-C leaves the rest out.
  private func settle(after ending: Ending) -> Ending {
    var ending = ending
    for (index, outputs) in pending where ending != .interrupted {
      session.errorOutput = CellOutputs.Stream("stderr", outputs)
      let number = document.cells[index].executionCount ?? 0
      let outcome = session.perform { try outputs.settle() }
      switch record(outcome, in: outputs, number) {
      case .finished: break
      case .interrupted: ending = .interrupted
      case .failed, .exited:
        errorCount += 1
        if ending == .finished, !options.continuesAfterErrors { ending = .failed }
      }
      document.cells[index].outputs = outputs.outputs
    }
    return ending
  }

  /// Puts an error where the cell's outputs end.
  private func record(_ outcome: CellExecution.Outcome, in outputs: CellOutputs, _ number: Int) -> Ending {
    switch outcome {
    case .refused(let name, let message):
      outputs.append(.error(name: name, value: message, traceback: ["\(name): \(message)"]))
      return .failed
    case .ran(let outcome): return record(outcome, in: outputs, number)
    }
  }

  private func record(_ outcome: Session.Outcome, in outputs: CellOutputs, _ number: Int) -> Ending {
    switch outcome {
    case .finished: return .finished
    case .exited(let status, let message):
      if let message { outputs.append(message + "\n", to: "stderr") }
      return .exited(status)
    case .invalid(let problem, let source):
      let line = source.position(of: problem.span.start).line
      let value = "\(problem.message) (\(source.name), line \(line))"
      append(problem.kind.rawValue, value, Session.describe(problem, in: source), to: outputs)
      return .failed
    case .raised(let exception):
      let isInterrupt = exception.type.isSubtype(of: BuiltinTypes.keyboardInterrupt)
      if isInterrupt, CellAlarm.hasRung {
        let message = "the cell ran longer than \(options.timeout ?? 0) s"
        append("TimeoutError", message, Traceback.text(of: exception) + "TimeoutError: \(message)\n", to: outputs)
        return .failed
      }
      let value = (try? exception.str()) ?? ""
      append(exception.type.name, value, Traceback.text(of: exception), to: outputs)
      return isInterrupt ? .interrupted : .failed
    }
  }

  private func append(_ name: String, _ value: String, _ traceback: String, to outputs: CellOutputs) {
    let lines = traceback.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    outputs.append(.error(name: name, value: value, traceback: lines.last == "" ? lines.dropLast() : lines))
  }
}
