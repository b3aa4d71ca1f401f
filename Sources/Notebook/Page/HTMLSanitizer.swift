/// Makes HTML harmless: elements, attributes and addresses that do nothing but show; every element closed.
///
/// All that Markdown cells give passes here, so that no text of a notebook can run a program or leave its cell.
struct HTMLSanitizer {
  private let text: [Unicode.Scalar]
  private var position = 0
  private var output = ""
  /// Elements that are open, outermost first.
  private var open: [String] = []
  private var unclosed = HTMLTag.Unclosed()

  private static let depthLimit = 256

  static func clean(_ html: String) -> String {
    var sanitizer = HTMLSanitizer(text: Array(html.unicodeScalars))
    sanitizer.run()
    return sanitizer.output
  }

  private init(text: [Unicode.Scalar]) { self.text = text }

  private mutating func run() {
    while position < text.count {
      guard text[position] == "<" else {
        let end = text[position...].firstIndex(of: "<") ?? text.count
        append(text[position..<end])
        position = end
        continue
      }
      if let end = HTMLTag.end(in: text, at: position) {
        readTag(to: end)
      } else if let end = HTMLTag.rawEnd(in: text, at: position, &unclosed) {
        position = end
      } else {
        output += "&lt;"
        position += 1
      }
    }
    for element in open.reversed() { output += "</\(element)>" }
  }

  private mutating func append(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    for scalar in scalars {
      if scalar == ">" { view.append(contentsOf: "&gt;".unicodeScalars) } else { view.append(scalar) }
    }
    output.unicodeScalars.append(contentsOf: view)
  }

  private mutating func readTag(to end: Int) {
    var index = position + 1
    let isClosing = text[index] == "/"
    if isClosing { index += 1 }
    var name = ""
    while index < end,
      MarkdownText.isASCIILetter(text[index]) || MarkdownText.isDigit(text[index]) || text[index] == "-"
    {
      name.unicodeScalars.append(text[index])
      index += 1
    }
    name = name.lowercased()
    let isEmpty = SafeHTML.emptyElements.contains(name)
    position = end
    if isClosing { return close(name) }
    if SafeHTML.hiddenElements.contains(name) { return skip(to: name) }
    guard SafeHTML.elements.contains(name), open.count < HTMLSanitizer.depthLimit else { return }
    output += "<" + name
    for (attribute, value) in attributes(index, end) {
      if let value = SafeHTML.value(of: attribute, value, in: name) {
        output += " \(attribute)=\"\(HTMLSanitizer.quoted(value))\""
      }
    }
    if isEmpty {
      output += " />"
    } else {
      output += ">"
      open.append(name)
    }
  }

  /// Closes an element and those inside it; a closing tag of nothing is dropped.
  private mutating func close(_ name: String) {
    guard let place = open.lastIndex(of: name) else { return }
    for element in open[place...].reversed() { output += "</\(element)>" }
    open.removeSubrange(place...)
  }

  /// Passes over an element whose text is no text, such as a script.
  private mutating func skip(to name: String) {
    let mark = Array("</\(name)".unicodeScalars)
    while position < text.count {
      if text[position] == "<", text.count - position >= mark.count,
        zip(text[position...], mark).allSatisfy({ $0.properties.lowercaseMapping == $1.properties.lowercaseMapping })
      {
        position = HTMLTag.end(in: text, at: position) ?? text.count
        return
      }
      position += 1
    }
  }

  private func attributes(_ start: Int, _ end: Int) -> [(String, String)] {
    var found: [(String, String)] = []
    var index = start
    func isName(_ scalar: Unicode.Scalar) -> Bool {
      !MarkdownText.isSpace(scalar) && scalar != "=" && scalar != ">" && scalar != "/"
    }
    while index < end {
      guard isName(text[index]) else {
        index += 1
        continue
      }
      var name = ""
      while index < end, isName(text[index]) {
        name.unicodeScalars.append(text[index])
        index += 1
      }
      while index < end, MarkdownText.isSpace(text[index]) { index += 1 }
      var value = ""
      if index < end, text[index] == "=" {
        index += 1
        while index < end, MarkdownText.isSpace(text[index]) { index += 1 }
        (value, index) = attributeValue(index, end)
      }
      found.append((name.lowercased(), value))
    }
    return found
  }

  private func attributeValue(_ start: Int, _ end: Int) -> (String, Int) {
    var view = String.UnicodeScalarView()
    var index = start
    guard index < end else { return ("", end) }
    let quote = text[index]
    if quote == "\"" || quote == "'" {
      index += 1
      while index < end, text[index] != quote {
        view.append(text[index])
        index += 1
      }
      return (String(view), index + 1)
    }
    while index < end, !MarkdownText.isSpace(text[index]), text[index] != ">" {
      view.append(text[index])
      index += 1
    }
    return (String(view), index)
  }

  /// A value between quotes; its character references stay.
  private static func quoted(_ value: String) -> String {
    value.exchanging("\"", for: "&quot;").exchanging("<", for: "&lt;").exchanging(">", for: "&gt;")
  }
}

/// What harmless HTML consists of.
enum SafeHTML {
  static let emptyElements: Set<String> = ["br", "hr", "img", "wbr", "col", "mspace"]

  /// Elements that vanish with all that is in them.
  static let hiddenElements: Set<String> = [
    "script", "style", "iframe", "object", "embed", "applet", "template", "textarea", "title", "noscript", "frameset",
    "select", "xmp", "plaintext", "noembed", "noframes",
  ]

  static let elements: Set<String> = [
    "a", "abbr", "article", "aside", "b", "big", "blockquote", "br", "caption", "center", "cite", "code", "col",
    "colgroup",
    "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby",
    "s", "samp", "section", "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot",
    "th", "thead", "tr", "tt", "u", "ul", "var", "wbr",
    "math", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom", "mroot", "mrow", "mspace", "msqrt", "mstyle",
    "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover",
  ]

  private static let attributes: Set<String> = [
    "align", "alt", "class", "color", "colspan", "dir", "height", "lang", "open", "rowspan", "size", "start", "style",
    "title", "valign", "width", "href", "src", "id",
    "accent", "accentunder", "display", "displaystyle", "fence", "form", "largeop", "linethickness", "lspace",
    "mathcolor",
    "mathvariant", "maxsize", "minsize", "movablelimits", "rspace", "stretchy",
  ]

  private static let styles: Set<String> = [
    "color", "background-color", "text-align", "vertical-align", "width", "height", "max-width", "max-height",
    "min-width", "margin", "margin-left", "margin-right", "margin-top", "margin-bottom", "padding", "padding-left",
    "padding-right", "padding-top", "padding-bottom", "border", "border-radius", "border-color", "border-left", "font",
    "font-size", "font-weight", "font-style", "font-family", "line-height", "text-decoration", "float", "display",
    "text-indent", "white-space", "border-collapse",
  ]

  /// The value that an attribute may have; nil drops the attribute.
  static func value(of attribute: String, _ value: String, in element: String) -> String? {
    guard attributes.contains(attribute) else { return nil }
    switch attribute {
    case "href": return element == "a" && isAddress(value, isPicture: false) ? value : nil
    case "src": return element == "img" && isAddress(value, isPicture: true) ? value : nil
    case "style":
      let kept = value.split(separator: ";").filter(isStyle)
      return kept.isEmpty ? nil : kept.joined(separator: ";")
    case _: return value
    }
  }

  private static func isStyle(_ declaration: Substring) -> Bool {
    let parts = declaration.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return false }
    let name = parts[0].filter { !$0.isWhitespace }.lowercased()
    let isPlain = parts[1].unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || MarkdownText.isDigit($0) || " .%#,-()'\"".unicodeScalars.contains($0)
    }
    let value = parts[1].lowercased()
    return styles.contains(name) && isPlain && !value.holds("url") && !value.holds("expression")
  }

  /// Whether an address leads to a page, a picture or a mail, and runs nothing.
  static func isAddress(_ address: String, isPicture: Bool) -> Bool {
    let plain = MarkdownText.decoded(address).unicodeScalars.filter { $0.value > 0x20 }
    let text = String(String.UnicodeScalarView(plain)).lowercased()
    let scheme = text.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    guard scheme.count < text.count, text.dropFirst(scheme.count).first == ":" else {
      return !text.holds("&") || !text.holds(":")
    }
    if isPicture, text.hasPrefix("data:image/") { return true }
    return ["http", "https", "mailto", "ftp", "tel"].contains(scheme)
  }
}
