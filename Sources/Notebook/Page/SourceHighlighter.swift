import Syntax

/// Source text with its words marked by what they are, for the style sheet to colour.
public enum SourceHighlighter {
  /// Words that every program knows.
  private static let builtinNames: Set<String> = [
    "abs", "all", "any", "bin", "bool", "callable", "chr", "dict", "dir", "divmod", "enumerate", "filter", "float",
    "format", "frozenset", "getattr", "hasattr", "hash", "help", "hex", "id", "input", "int", "isinstance",
    "issubclass", "iter", "len", "list", "map", "max", "min", "next", "object", "oct", "ord", "pow", "print", "range",
    "repr", "reversed", "round", "set", "setattr", "slice", "sorted", "str", "sum", "tuple", "type", "zip", "display",
  ]

  public static func html(_ source: String) -> String {
    let bytes = Array(source.utf8)
    var output = ""
    var position = 0
    var previous: Token.Kind?
    func text(_ start: Int, _ end: Int) -> String {
      HTMLText.escaped(String(decoding: bytes[start..<max(start, end)], as: UTF8.self))
    }
    let tokens = Lexer.tokens(tolerant: source)
    let keywords = SoftKeywords.places(in: tokens, bytes)
    for token in tokens {
      guard token.span.start >= position, token.span.end <= bytes.count, token.span.end > token.span.start else {
        continue
      }
      let word = text(token.span.start, token.span.end)
      output += text(position, token.span.start)
      let isKeyword = keywords.contains(token.span.start)
      if let style = isKeyword ? "k" : style(of: token.kind, word, behind: previous) {
        output += "<span class=\"\(style)\">\(word)</span>"
      } else {
        output += word
      }
      position = token.span.end
      previous = token.kind
    }
    return output + text(position, bytes.count)
  }

  private static func style(of kind: Token.Kind, _ word: String, behind previous: Token.Kind?) -> String? {
    switch kind {
    case .keyword(.true), .keyword(.false), .keyword(.none): return "kc"
    case .keyword: return "k"
    case .number: return "m"
    case .string: return "s"
    case .comment: return "c"
    case .name:
      if previous == .keyword(.def) { return "nf" }
      return builtinNames.contains(word) && previous != .operator(.dot) ? "nb" : nil
    case .operator: return "o"
    case .newline, .indent, .dedent, .end, .error: return nil
    }
  }
}
