import Encodings

/// A notebook as one HTML file that needs no network: text, formulas, source, outputs, pictures.
public struct NotebookPage {
  /// The title of the page.
  public var title: String
  /// Bytes of a picture that a cell names by its path, so that the page holds it.
  public var readPicture: (String) -> [UInt8]?

  public init(title: String, readPicture: @escaping (String) -> [UInt8]? = { _ in nil }) {
    self.title = title
    self.readPicture = readPicture
  }

  public func html(of document: NotebookDocument) -> String {
    var body = ""
    for cell in document.cells { body += html(of: cell) }
    return """
      <!DOCTYPE html>
      <html>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(HTMLText.escaped(title))</title>
      <style>
      \(Stylesheet.text)
      </style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }

  // MARK: Cells

  private func html(of cell: Cell) -> String {
    switch cell.kind {
    case .raw: return ""
    case .markdown: return "<section class=\"text\">\n\(text(of: cell))</section>\n"
    case .code: return code(cell)
    }
  }

  private func text(of cell: Cell) -> String { markdown(cell.source, attachments: cell.attachments) }

  private func markdown(_ text: String, attachments: JSONObject = JSONObject()) -> String {
    let html = MarkdownHTML.html(
      text, picture: { address in picture(address, attachments) },
      code: { language, text in
        let isPython = ["python", "py", "python3", "lgs", "ipython", "ipython3"].contains(language.lowercased())
        return isPython ? SourceHighlighter.html(text) : HTMLText.escaped(text)
      })
    return HTMLSanitizer.clean(html)
  }

  /// The picture behind an address, as data where the notebook or its folder holds it.
  private func picture(_ address: String, _ attachments: JSONObject) -> String {
    if address.hasPrefix("attachment:") {
      let bundle = MimeBundle(attachments[String(address.dropFirst(11))]?.objectValue)
      for type in bundle.mediaTypes where type.hasPrefix("image/") {
        return "data:\(type);base64," + (bundle.text(type) ?? "").filter { !$0.isWhitespace }
      }
      return address
    }
    guard !address.hasPrefix("data:"), !address.holds("://"), let bytes = readPicture(address) else { return address }
    return "data:\(PictureType.mediaType(of: bytes));base64,\(Base64.text(of: bytes))"
  }

  private func code(_ cell: Cell) -> String {
    var source = cell.source
    while source.last?.isNewline == true { source.removeLast() }
    let number = cell.executionCount.map(String.init) ?? "\u{A0}"
    var html = "<section class=\"code\">\n"
    if !source.isEmpty {
      html += "<div class=\"in\"><div class=\"prompt\">In\u{A0}[\(number)]:</div>"
      html += "<pre class=\"source\"><code>\(SourceHighlighter.html(source))</code></pre></div>\n"
    }
    for output in cell.outputs { html += self.html(of: output) }
    return html + "</section>\n"
  }

  // MARK: Outputs

  private func html(of output: Output) -> String {
    switch output.form {
    case .stream(let name, let text):
      let style = name == "stderr" ? "stream stderr" : "stream"
      return block("", "<pre class=\"\(style)\">\(TerminalText.html(text))</pre>")
    case .display(let bundle): return block("", rich(bundle, isTrusted: output.isFresh))
    case .result(let bundle, let count):
      let prompt = count.map { "Out[\($0)]:" } ?? ""
      return block(prompt, rich(bundle, isTrusted: output.isFresh))
    case .error(let name, let value, let traceback):
      let lines = traceback.isEmpty ? "\(name): \(value)" : traceback.joined(separator: "\n")
      return block("", "<pre class=\"error\">\(TerminalText.html(lines))</pre>")
    case .unknown: return ""
    }
  }

  private func block(_ prompt: String, _ content: String) -> String {
    "<div class=\"out\"><div class=\"prompt\">\(prompt)</div><div class=\"result\">\(content)</div></div>\n"
  }

  /// The richest form that a page can show. Scripts run only in what this run has made.
  private func rich(_ bundle: MimeBundle, isTrusted: Bool) -> String {
    if let html = bundle.text("text/html") {
      return "<div class=\"html\">\(isTrusted ? html : HTMLSanitizer.clean(html))</div>"
    }
    if let text = bundle.text("text/markdown") { return "<div class=\"text\">\(markdown(text))</div>" }
    if let text = bundle.text("text/latex") { return "<div class=\"text\">\(markdown(text))</div>" }
    if let svg = bundle.text("image/svg+xml") {
      let data = Base64.text(of: Array(svg.utf8))
      return "<img class=\"figure\" src=\"data:image/svg+xml;base64,\(data)\" alt=\"\(alternative(bundle))\">"
    }
    for type in ["image/png", "image/jpeg", "image/gif", "image/webp"] {
      guard let data = bundle.text(type) else { continue }
      let digits = data.filter { !$0.isWhitespace }
      guard digits.utf8.allSatisfy(NotebookPage.isBase64) else { continue }
      return "<img class=\"figure\" src=\"data:\(type);base64,\(digits)\" alt=\"\(alternative(bundle))\">"
    }
    return "<pre>\(TerminalText.html(bundle.text("text/plain") ?? ""))</pre>"
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D: return true
    case _: return false
    }
  }

  private func alternative(_ bundle: MimeBundle) -> String { HTMLText.escaped(bundle.text("text/plain") ?? "") }
}

/// Kinds of pictures by their first bytes.
enum PictureType {
  static func mediaType(of bytes: [UInt8]) -> String {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8]) { return "image/jpeg" }
    if bytes.starts(with: Array("GIF8".utf8)) { return "image/gif" }
    if bytes.starts(with: Array("RIFF".utf8)) { return "image/webp" }
    return "image/svg+xml"
  }
}
