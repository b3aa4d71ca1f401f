import Syntax

/// A block taken apart into program text and magics.
struct PromptBlock {
  enum Part: Equatable {
    /// Program text, with empty lines before it so that its line numbers are those of the block.
    case code(String)
    case magic(name: String, argument: String, body: String?)
  }

  private(set) var parts: [Part] = []

  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let first = lines.first, first.hasPrefix("%%") {
      let (name, argument) = Self.taken(apart: first.dropFirst(2))
      parts = [.magic(name: name, argument: argument, body: lines.dropFirst().joined(separator: "\n"))]
      return
    }
    var code: [String] = []
    var start = 0
    for (index, line) in lines.enumerated() {
      guard Self.isMagic(line), !Self.isOpen(code) else {
        code.append(line)
        continue
      }
      append(code, from: start)
      code = []
      start = index + 1
      let (name, argument) = line.hasPrefix("!") ? ("!", String(line.dropFirst())) : Self.taken(apart: line.dropFirst())
      parts.append(.magic(name: name, argument: argument, body: nil))
    }
    append(code, from: start)
  }

  /// Whether the block has anything but program text.
  var hasMagics: Bool {
    parts.contains { part in
      switch part {
      case .magic: return true
      case .code: return false
      }
    }
  }

  private mutating func append(_ code: [String], from start: Int) {
    guard code.contains(where: { !$0.trimmingBlanks.isEmpty }) else { return }
    parts.append(.code(String(repeating: "\n", count: start) + code.joined(separator: "\n")))
  }

  private static func isMagic(_ line: String) -> Bool {
    if line.hasPrefix("!") { return true }
    guard line.hasPrefix("%"), let first = line.dropFirst().first else { return false }
    return first.isLetter
  }

  /// Whether a bracket, a string or a backslash is open at the end of the lines, so that a `%` goes on with them.
  private static func isOpen(_ lines: [String]) -> Bool {
    guard !lines.isEmpty else { return false }
    switch Parser.completeness(of: lines.joined(separator: "\n") + "\n\n") {
    case .incomplete: return true
    case .complete, .invalid: return false
    }
  }

  private static func taken(apart text: Substring) -> (name: String, argument: String) {
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return (String(name), text.dropFirst(name.count).trimmingBlanks)
  }
}
