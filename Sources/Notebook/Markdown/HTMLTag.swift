/// Raw tags in text.
enum HTMLTag {
  /// Marks that begin something without an end, so that the end is searched once.
  typealias Unclosed = Set<String>

  /// The place behind an opening or closing tag, comment, instruction or declaration; nil when none begins here.
  static func rawEnd(in text: [Unicode.Scalar], at start: Int, _ unclosed: inout Unclosed) -> Int? {
    guard start + 1 < text.count, text[start] == "<" else { return nil }
    if starts(text, start, "<!-->") { return start + 5 }
    if starts(text, start, "<!--->") { return start + 6 }
    for (open, close) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")] where starts(text, start, open) {
      return find(close, in: text, from: start + open.unicodeScalars.count, &unclosed)
    }
    if text[start + 1] == "!" {
      guard start + 2 < text.count, MarkdownText.isASCIILetter(text[start + 2]) else { return nil }
      return find(">", in: text, from: start + 2, &unclosed)
    }
    return end(in: text, at: start)
  }

  private static func starts(_ text: [Unicode.Scalar], _ start: Int, _ mark: String) -> Bool {
    text[start...].starts(with: mark.unicodeScalars)
  }

  private static func find(
    _ mark: String, in text: [Unicode.Scalar], from start: Int, _ unclosed: inout Unclosed
  ) -> Int? {
    if unclosed.contains(mark) { return nil }
    let wanted = Array(mark.unicodeScalars)
    var index = start
    while index + wanted.count <= text.count {
      if text[index] == wanted[0], text[index...].starts(with: wanted) { return index + wanted.count }
      index += 1
    }
    unclosed.insert(mark)
    return nil
  }

  /// The place behind an opening or closing tag.
  static func end(in text: [Unicode.Scalar], at start: Int) -> Int? {
    var index = start + 1
    func scalar(_ place: Int) -> Unicode.Scalar { place < text.count ? text[place] : "\0" }
    func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
      MarkdownText.isASCIILetter(scalar) || MarkdownText.isDigit(scalar) || scalar == "-"
    }
    func skipSpace() { while MarkdownText.isSpace(scalar(index)) { index += 1 } }
    let isClosing = scalar(index) == "/"
    if isClosing { index += 1 }
    guard MarkdownText.isASCIILetter(scalar(index)) else { return nil }
    while isNamePart(scalar(index)) { index += 1 }
    if isClosing {
      skipSpace()
      return scalar(index) == ">" ? index + 1 : nil
    }
    while true {
      let before = index
      skipSpace()
      let next = scalar(index)
      if next == ">" { return index + 1 }
      if next == "/" { return scalar(index + 1) == ">" ? index + 2 : nil }
      guard index > before, let behind = attributeEnd(in: text, at: index) else { return nil }
      index = behind
    }
  }

  /// The place behind an attribute with its value.
  private static func attributeEnd(in text: [Unicode.Scalar], at start: Int) -> Int? {
    func scalar(_ place: Int) -> Unicode.Scalar { place < text.count ? text[place] : "\0" }
    func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
      MarkdownText.isASCIILetter(scalar) || MarkdownText.isDigit(scalar) || "_:.-".unicodeScalars.contains(scalar)
    }
    let first = scalar(start)
    guard MarkdownText.isASCIILetter(first) || first == "_" || first == ":" else { return nil }
    var index = start
    while isNamePart(scalar(index)) { index += 1 }
    var behind = index
    while MarkdownText.isSpace(scalar(behind)) { behind += 1 }
    guard scalar(behind) == "=" else { return index }
    behind += 1
    while MarkdownText.isSpace(scalar(behind)) { behind += 1 }
    let quote = scalar(behind)
    if quote == "\"" || quote == "'" {
      guard let end = text[(behind + 1)...].firstIndex(of: quote) else { return nil }
      return end + 1
    }
    index = behind
    while index < text.count, !MarkdownText.isSpace(text[index]), !"\"'=<>`".unicodeScalars.contains(text[index]) {
      index += 1
    }
    return index > behind ? index : nil
  }
}
