import Interpreter

@testable import Library

/// A session with Python's builtins and modules alone, for tests.
final class BuiltinsProgram {
  private final class Output: OutputSink {
    var text = ""
    func write(_ text: String) { self.text += text }
    func flush() {}
  }

  /// A run that did not finish.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let session: Session
  private let output = Output()

  init() {
    let builtins = Builtins()
    BuiltinsLibrary.install(into: builtins)
    session = Session(builtins: builtins, output: output)
    for namespace in BuiltinsLibrary.namespaces(arguments: []) { session.modules[namespace.path] = namespace }
  }

  /// Runs a program and gives what it printed; values of expression statements are echoed.
  @discardableResult
  func run(_ text: String) throws -> String {
    output.text = ""
    session.display = nil
    switch session.run(text, name: "<test>", echo: .all) {
    case .finished: return output.text
    case .raised(let exception): throw Failure(description: exception.summaryLine)
    case .invalid(let problem, _): throw Failure(description: problem.message)
    case .exited(let status, _): throw Failure(description: "left with status \(status)")
    }
  }

  /// The repr of an expression's value, or the line of its error, newlines as `\n`.
  func result(of expression: String) -> String {
    var shown = "None"
    session.display = { shown = try Operators.repr($0) }
    let text: String
    switch session.run(expression, name: "<test>", echo: .all) {
    case .finished: text = shown
    case .raised(let exception): text = exception.summaryLine
    case .invalid(let problem, _): text = "\(problem.kind.rawValue): \(problem.message)"
    case .exited(let status, _): text = "left with status \(status)"
    }
    return text.replacingNewlines
  }
}

extension String {
  fileprivate var replacingNewlines: String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
  }
}
