/// Blocks of raw HTML.
extension MarkdownBlockParser {
  private static let blockTags: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
    "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]

  private static let textTags: Set<String> = ["pre", "script", "style", "textarea"]

  mutating func startHTML(in container: MarkdownBlock, _ line: LineCursor) -> MarkdownBlock? {
    guard
      let end = Self.blockEnd(
        line.unindented, interruptsParagraph: container.kind == .paragraph || tip.kind == .paragraph)
    else { return nil }
    closeUnmatched()
    return append(.html(end: end))
  }

  private static func blockEnd(_ bytes: ArraySlice<UInt8>, interruptsParagraph: Bool) -> MarkdownBlock.HTMLBlockEnd? {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("<!--") { return .text(["-->"]) }
    if text.hasPrefix("<?") { return .text(["?>"]) }
    if text.hasPrefix("<![CDATA[") { return .text(["]]>"]) }
    if text.hasPrefix("<!"), text.dropFirst(2).first?.isLetter == true { return .text([">"]) }
    var rest = text.dropFirst()
    let isClosing = rest.first == "/"
    if isClosing { rest = rest.dropFirst() }
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.lowercased()
    guard name.first?.isLetter == true else { return nil }
    let behind = rest.dropFirst(name.count)
    let endsName = behind.isEmpty || behind.first == " " || behind.first == "\t" || behind.first == ">"
    if !isClosing, textTags.contains(name), endsName { return .text(textTags.map { "</\($0)>" }) }
    if blockTags.contains(name), endsName || behind.hasPrefix("/>") { return .blankLine }
    guard !interruptsParagraph, !textTags.contains(name) else { return nil }
    let scalars = Array(text.unicodeScalars)
    guard let end = HTMLTag.end(in: scalars, at: 0), scalars[end...].allSatisfy({ $0 == " " || $0 == "\t" }) else {
      return nil
    }
    return .blankLine
  }
}
