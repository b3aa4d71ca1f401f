import Interpreter
import Syntax

extension ExceptionObject.TracebackEntry {
  var isModule: Bool { code.name == "<module>" }

  /// The line that failed, counted from 1.
  private var line: Int { code.source.position(of: span.start).line }

  /// `<input 3>, line 2, in forward`.
  var title: String { "\(code.source.name), line \(line), in \(code.name)" }

  var failingLine: String { code.source.line(line).trimmingBlanks }

  /// The names in the line that failed, each once.
  var namesInFailingLine: [Symbol] {
    var names: [Symbol] = []
    let text = failingLine
    let bytes = Array(text.utf8)
    for token in Lexer.tokens(tolerant: text) where token.kind == .name {
      let name = Symbol(String(decoding: bytes[token.span.start..<token.span.end], as: UTF8.self))
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// Lines of the source with their numbers, the failing one marked.
  /// - Parameter distance: how many lines before and behind it; nil: all.
  func sourceLines(around distance: Int?) -> String {
    let count = SourceText(code.source.text).lineStarts.count
    let shown = distance.map { max(1, line - $0)...min(count, line + $0) } ?? 1...count
    var lines = shown.map { number in
      let mark = number == line ? "->" : "  "
      let text = String(number)
      return "\(mark)" + String(repeating: " ", count: max(1, 5 - text.count)) + "\(text)  \(code.source.line(number))"
    }
    while let last = lines.last, last.trimmingBlanks.allSatisfy(\.isNumber) { lines.removeLast() }
    return lines.map { $0 + "\n" }.joined()
  }
}
