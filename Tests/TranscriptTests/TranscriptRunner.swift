import Foundation
import Interpreter
import NeuralNets
import Syntax

@testable import Library

/// Runs transcripts in sessions of their own, each value echoed as at the prompt.
enum TranscriptRunner {
  /// The text with what lgs prints: equal to the text when lgs does what the transcript says.
  static func reproduce(_ text: String) -> String {
    onLargeStack {
      let session = TranscriptSession()
      return reproduce(Transcript(text), in: session)
    }
  }

  /// The text of a Markdown file, in which each ```lgs block is a session.
  static func reproduceMarkdown(_ text: String) -> String {
    var result: [Substring] = []
    var block: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let lines = block {
        guard line == "```" else {
          block = lines + [line]
          continue
        }
        result.append(reproduce(lines.joined(separator: "\n"))[...])
        result.append(line)
        block = nil
      } else {
        result.append(line)
        if line == "```lgs" { block = [] }
      }
    }
    return (result + (block ?? [])).joined(separator: "\n")
  }

  private static func reproduce(_ transcript: Transcript, in session: TranscriptSession) -> String {
    var lines = transcript.leading
    for chunk in transcript.chunks {
      let output = session.run(chunk.source.joined(separator: "\n") + "\n")
      lines += chunk.source + chunk.expected
      if Transcript.lines(of: output) != chunk.expected {
        let own = Transcript.lines(of: output, mark: Transcript.differenceMark)
        lines += own.isEmpty ? [Transcript.differenceMark[...]] : own
      }
      lines += chunk.trailing
    }
    return lines.joined(separator: "\n")
  }

  /// Programs may recurse deeply, as in the main program's own thread.
  static func onLargeStack<Result>(_ body: @escaping () -> Result) -> Result {
    let call = ThreadCall(body)
    let thread = Thread { call.run() }
    thread.stackSize = 512 << 20
    thread.start()
    return call.wait()
  }
}

/// A call on another thread, and its result.
private final class ThreadCall<Result>: @unchecked Sendable {
  private let body: () -> Result
  private var result: Result?
  private let finished = DispatchSemaphore(value: 0)

  init(_ body: @escaping () -> Result) { self.body = body }

  func run() {
    result = body()
    finished.signal()
  }

  func wait() -> Result {
    finished.wait()
    guard let result else { preconditionFailure("the thread ended without a result") }
    return result
  }
}

/// A session whose output, values, warnings and errors are one text.
final class TranscriptSession {
  private final class Sink: OutputSink {
    var text = ""
    func write(_ text: String) { self.text += text }
    func flush() {}
  }

  private let sink = Sink()
  private let session: Session

  init() {
    session = Prelude.makeSession(output: sink)
    Warnings.emit = { [sink] category, message in sink.text += "\(category.rawValue): \(message)\n" }
    // Other categories are about the library's future, and not part of what a program prints.
    WarningText.write = { [sink] text in if text.hasPrefix("UserWarning") { sink.text += text } }
  }

  /// Runs a piece of source and gives what it prints, errors as the last part of their traceback.
  func run(_ source: String, echo: EchoMode = .all) -> String {
    sink.text = ""
    switch session.run(source, name: "<transcript>", echo: echo) {
    case .finished: break
    case .exited(let status, _): startLine("SystemExit: \(status)")
    case .raised(let exception): startLine(exception.summaryLine)
    case .invalid(let problem, _): startLine("\(problem.kind.rawValue): \(problem.message)")
    }
    return sink.text
  }

  private func startLine(_ text: String) {
    if !sink.text.isEmpty, !sink.text.hasSuffix("\n") { sink.text += "\n" }
    sink.text += text + "\n"
  }
}
