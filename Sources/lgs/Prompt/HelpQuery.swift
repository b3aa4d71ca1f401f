import Syntax

/// `x?`, `?x` and `x??`: asks what an expression is, with two marks for its source.
struct HelpQuery: Equatable {
  let expression: String
  let wantsSource: Bool

  /// The query that a line is, or nil when it is something else.
  init?(_ text: String) {
    let line = text.trimmingBlanks
    guard !line.contains("\n"), !line.hasPrefix("!") else { return nil }
    // A magic itself can be asked about, its argument is its own.
    if line.hasPrefix("%"), line.contains(" ") { return nil }
    let leading = line.prefix { $0 == "?" }.count
    let trailing = line.reversed().prefix { $0 == "?" }.count
    guard leading + trailing > 0, leading < line.count else { return nil }
    // A question mark in a comment or a string asks nothing.
    let tokens = Lexer.tokens(tolerant: line)
    if trailing > 0,
      tokens.contains(where: { $0.kind == .comment || ($0.kind == .string && $0.span.end == line.utf8.count) })
    {
      return nil
    }
    expression = String(line.dropFirst(leading).dropLast(trailing)).trimmingBlanks
    wantsSource = max(leading, trailing) > 1
    if expression.isEmpty { return nil }
  }
}

extension StringProtocol {
  /// The text without blanks and line ends around it.
  var trimmingBlanks: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
