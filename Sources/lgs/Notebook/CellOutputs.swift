import Interpreter
import Notebook

/// Collects what a running cell shows, as Jupyter's outputs.
final class CellOutputs {
  /// An output, and its forms that are still being made.
  struct Entry {
    var output: Output
    var pending: [PendingForm] = []
  }

  /// A value's text, and forms that are still being made.
  struct Bundle {
    var made = MimeBundle()
    var pending: [PendingForm] = []
  }

  struct PendingForm {
    let type: MediaType
    let text: any PendingText
  }

  private var entries: [Entry] = []
  /// The rich forms that are wanted; pictures are drawn only where they are shown.
  private let forms: [MediaType]

  init(forms: [MediaType]) { self.forms = forms }

  /// A stream of a session that ends in the cell.
  final class Stream: OutputSink {
    private let name: String
    private let outputs: CellOutputs

    init(_ name: String, _ outputs: CellOutputs) {
      self.name = name
      self.outputs = outputs
    }

    func write(_ text: String) { outputs.append(text, to: name) }
    func flush() {}
  }

  /// Every output without the forms that are still being made.
  var outputs: [Output] { entries.map(\.output) }

  var isPending: Bool { entries.contains { !$0.pending.isEmpty } }

  /// Adds text to a stream; what follows without another output between joins it.
  func append(_ text: String, to stream: String) {
    if text.isEmpty { return }
    if let last = entries.indices.last, case .stream(stream, let before) = entries[last].output.form {
      entries[last].output.form = .stream(name: stream, text: before + text)
    } else {
      append(.stream(name: stream, text: text))
    }
  }

  func append(_ form: Output.Form) { entries.append(Entry(output: Output(form))) }

  func appendDisplay(_ bundle: Bundle) {
    entries.append(Entry(output: Output(.display(bundle.made)), pending: bundle.pending))
  }

  func appendResult(_ bundle: Bundle, executionCount: Int) {
    entries.append(
      Entry(output: Output(.result(bundle.made, executionCount: executionCount)), pending: bundle.pending))
  }

  /// Adds text to standard output in front of the cell's value, when that was shown since `start`.
  func insert(_ text: String, beforeResultFrom start: Int) {
    guard let last = entries.last, entries.count > start, case .result = last.output.form else {
      return append(text, to: "stdout")
    }
    entries.removeLast()
    append(text, to: "stdout")
    entries.append(last)
  }

  /// Takes away the outputs since `start` that a condition picks.
  func hold(from start: Int, where isHeld: (Output) -> Bool) -> [Entry] {
    let later = entries.dropFirst(start)
    entries = Array(entries.prefix(start)) + later.filter { !isHeld($0.output) }
    return later.filter { isHeld($0.output) }
  }

  /// Waits for the forms that are still being made.
  /// - Throws: What making a form threw; it is given up, the others are still pending.
  func settle() throws {
    for index in entries.indices {
      while let form = entries[index].pending.popLast() {
        entries[index].output.form.add(form.type, text: try form.text.text())
      }
    }
  }

  /// A value in its text and in the richest forms that it has.
  func bundle(_ value: Value) throws -> Bundle {
    var bundle = Bundle()
    for type in [.plain] + forms {
      switch try value.representation(as: type) {
      case .text(let text): bundle.made.add(type.rawValue, text: text)
      case .bytes(let bytes): bundle.made.add(type.rawValue, bytes: bytes)
      case .pending(let text): bundle.pending.append(PendingForm(type: type, text: text))
      case nil: break
      }
    }
    return bundle
  }
}

extension Output.Form {
  /// Adds a form to the value that the output shows.
  fileprivate mutating func add(_ type: MediaType, text: String) {
    switch self {
    case .display(var bundle):
      bundle.add(type.rawValue, text: text)
      self = .display(bundle)
    case .result(var bundle, let count):
      bundle.add(type.rawValue, text: text)
      self = .result(bundle, executionCount: count)
    case .stream, .error, .unknown: break
    }
  }
}
