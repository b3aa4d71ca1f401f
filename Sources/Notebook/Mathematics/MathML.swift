/// TeX's mathematics as MathML, which browsers set without a network.
public enum MathML {
  /// The element `math` of a formula; commands that lgs does not know stand in it as they were written.
  public static func text(tex: String, isDisplay: Bool) -> String {
    var parser = TeXParser(tex, isDisplay: isDisplay)
    let row = parser.parse()
    let display = isDisplay ? " display=\"block\"" : ""
    return "<math\(display)><mrow>\(row)</mrow></math>"
  }
}

/// Words of TeX.
enum TeXToken: Equatable {
  /// `\name`, or a backslash and one other character.
  case command(String)
  case character(Unicode.Scalar)
  case open
  case close
  case superscript
  case `subscript`
  case column
  case space

  static func tokens(of text: String) -> [TeXToken] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [TeXToken] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "\\":
        let start = index
        while index < scalars.count, MarkdownText.isASCIILetter(scalars[index]) { index += 1 }
        if index == start { index = min(index + 1, scalars.count) }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars[start..<index])
        tokens.append(.command(String(name)))
      case "{": tokens.append(.open)
      case "}": tokens.append(.close)
      case "^": tokens.append(.superscript)
      case "_": tokens.append(.subscript)
      case "&": tokens.append(.column)
      case "%": while index < scalars.count, scalars[index] != "\n" { index += 1 }
      case _ where MarkdownText.isSpace(scalar): if tokens.last != .space { tokens.append(.space) }
      case _: tokens.append(.character(scalar))
      }
    }
    return tokens
  }
}
