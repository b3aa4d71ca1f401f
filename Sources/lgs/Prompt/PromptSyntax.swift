import LineEditor
import Syntax

/// When Enter runs what stands at the prompt.
struct PromptSyntax: BlockSyntax {
  func completeness(of text: String) -> BlockCompleteness {
    if HelpQuery(text) != nil { return .complete }
    if text.hasPrefix("%%") { return cellCompleteness(of: text) }
    guard text.hasPrefix("%") || text.hasPrefix("!") else { return Self.judge(text) }
    let rest = text.split(separator: "\n", omittingEmptySubsequences: false).drop {
      $0.hasPrefix("%") || $0.hasPrefix("!")
    }
    return rest.allSatisfy { $0.trimmingBlanks.isEmpty } ? .complete : Self.judge(rest.joined(separator: "\n"))
  }

  /// A block under `%%name` ends with an empty line.
  private func cellCompleteness(of text: String) -> BlockCompleteness {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1 else { return .incomplete(indent: 0) }
    if lines.count > 2, lines[lines.count - 1].trimmingBlanks.isEmpty { return .complete }
    switch Self.judge(lines.dropFirst().joined(separator: "\n")) {
    case .complete: return .incomplete(indent: 0)
    case .incomplete(let indent): return .incomplete(indent: indent)
    }
  }

  private static func judge(_ text: String) -> BlockCompleteness {
    // Enter on an empty line is the empty line that ends a block.
    switch Parser.completeness(of: text.hasSuffix("\n") ? text + "\n" : text) {
    case .complete, .invalid: return .complete
    case .incomplete(let indent): return .incomplete(indent: indent)
    }
  }
}
