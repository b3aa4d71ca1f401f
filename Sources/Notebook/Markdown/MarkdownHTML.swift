/// Markdown as HTML: CommonMark with GitHub's tables and strikethrough, and mathematics as notebooks write it.
///
/// Raw HTML stands in the result as it was written; `HTMLSanitizer` makes it safe.
struct MarkdownHTML {
  private var context: MarkdownInline.Context
  /// HTML of a code block, by its language and text.
  private let code: (_ language: String, _ text: String) -> String
  private var output = ""

  /// - Parameters:
  ///   - picture: The address of a picture in the page, for its address in the text.
  ///   - code: The highlighted text of a code block.
  static func html(
    _ text: String, picture: @escaping (String) -> String = { $0 },
    code: @escaping (_ language: String, _ text: String) -> String = { HTMLText.escaped($1) }
  ) -> String {
    let (plain, mathematics) = MathematicsScanner.scan(text)
    let (document, references) = MarkdownBlockParser.parse(plain)
    var writer = MarkdownHTML(
      context: .init(references: references, mathematics: mathematics, picture: picture), code: code)
    writer.write(document)
    return writer.output
  }

  private init(context: MarkdownInline.Context, code: @escaping (String, String) -> String) {
    self.context = context
    self.code = code
  }

  private mutating func write(_ block: MarkdownBlock) {
    switch block.kind {
    case .document: block.children.forEach { write($0) }
    case .quote:
      output += "<blockquote>\n"
      block.children.forEach { write($0) }
      output += "</blockquote>\n"
    case .list(let mark): write(list: block, mark)
    case .item: write(item: block, isLoose: true)
    case .paragraph: output += "<p>\(inline(block))</p>\n"
    case .heading(let level): output += "<h\(level)>\(inline(block))</h\(level)>\n"
    case .thematicBreak: output += "<hr />\n"
    case .fencedCode(let fence):
      let language = String(fence.info.prefix { $0 != " " && $0 != "\t" })
      write(code: block, language: context.mathematics.restored(language))
    case .indentedCode: write(code: block, language: "")
    case .html: output += context.mathematics.restored(text(block)) + "\n"
    case .table(let alignments): write(table: block, alignments)
    }
  }

  private func text(_ block: MarkdownBlock) -> String {
    String(decoding: Array(block.lines.joined(separator: [0x0A])), as: UTF8.self)
  }

  private func inline(_ block: MarkdownBlock) -> String {
    MarkdownInline.html(Array(block.lines.joined(separator: [0x0A])), context)
  }

  private mutating func write(list: MarkdownBlock, _ mark: MarkdownBlock.ListMark) {
    let tag = mark.start == nil ? "ul" : "ol"
    let start = mark.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    output += "<\(tag)\(start)>\n"
    for item in list.children { write(item: item, isLoose: list.isLoose) }
    output += "</\(tag)>\n"
  }

  private mutating func write(item: MarkdownBlock, isLoose: Bool) {
    output += "<li>"
    for (index, child) in item.children.enumerated() {
      if child.kind == .paragraph, !isLoose {
        output += inline(child)
        if index + 1 < item.children.count { output += "\n" }
      } else {
        if index == 0 { output += "\n" }
        write(child)
      }
    }
    output += "</li>\n"
  }

  private mutating func write(code block: MarkdownBlock, language: String) {
    let source = context.mathematics.restored(text(block)) + (block.lines.isEmpty ? "" : "\n")
    let name = language.isEmpty ? "" : " class=\"language-\(HTMLText.escaped(language))\""
    output += "<pre><code\(name)>\(code(language, source))</code></pre>\n"
  }

  private mutating func write(table: MarkdownBlock, _ alignments: [MarkdownBlock.ColumnAlignment]) {
    output += "<table>\n"
    for (index, line) in table.lines.enumerated() {
      let cells = MarkdownTable.cells(line[...])
      let tag = index == 0 ? "th" : "td"
      if index == 0 { output += "<thead>\n" }
      if index == 1 { output += "<tbody>\n" }
      output += "<tr>\n"
      for (column, alignment) in alignments.enumerated() {
        let content = column < cells.count ? MarkdownInline.html(cells[column], context) : ""
        output += "<\(tag)\(MarkdownHTML.style(alignment))>\(content)</\(tag)>\n"
      }
      output += "</tr>\n"
      if index == 0 { output += "</thead>\n" }
    }
    output += table.lines.count > 1 ? "</tbody>\n</table>\n" : "</table>\n"
  }

  private static func style(_ alignment: MarkdownBlock.ColumnAlignment) -> String {
    switch alignment {
    case .none: return ""
    case .left: return " style=\"text-align:left\""
    case .center: return " style=\"text-align:center\""
    case .right: return " style=\"text-align:right\""
    }
  }
}
