import Interpreter
import Notebook

/// Collects what a running cell shows, as Jupyter's outputs.
final class CellOutputs {
  private(set) var outputs: [Output] = []
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

  /// Adds text to a stream; what follows without another output between joins it.
  func append(_ text: String, to stream: String) {
    if text.isEmpty { return }
    if let last = outputs.indices.last, case .stream(stream, let before) = outputs[last].form {
      outputs[last].form = .stream(name: stream, text: before + text)
    } else {
      outputs.append(Output(.stream(name: stream, text: text)))
    }
  }

  func append(_ form: Output.Form) { outputs.append(Output(form)) }

  /// Adds text to standard output in front of the cell's value, when that was shown since `start`.
  func insert(_ text: String, beforeResultFrom start: Int) {
    guard let last = outputs.last, outputs.count > start, case .result = last.form else {
      return append(text, to: "stdout")
    }
    outputs.removeLast()
    append(text, to: "stdout")
    outputs.append(last)
  }

  /// A value in its text and in the richest forms that it has.
  func bundle(_ value: Value) throws -> MimeBundle {
    var bundle = MimeBundle()
    for type in [.plain] + forms {
      switch try value.representation(as: type) {
      case .text(let text): bundle.add(type.rawValue, text: text)
      case .bytes(let bytes): bundle.add(type.rawValue, bytes: bytes)
      case nil: break
      }
    }
    return bundle
  }
}
