/// The line that begins a percent cell: `# %% Title [markdown] key=value`.
struct PercentHeader: Equatable {
  var kind = Cell.Kind.code
  var metadata = JSONObject()

  private static let kinds: [(mark: String, kind: Cell.Kind)] = [
    ("[markdown]", .markdown), ("[md]", .markdown), ("[raw]", .raw), ("[code]", .code),
  ]

  init(cell: Cell) {
    kind = cell.kind
    metadata = cell.metadata
  }

  /// The header that a line is, or nil. Behind the percent signs comes a blank, a bracket or the end of the line:
  /// `# %%time` is a magic that is commented out.
  init?(line: Substring) {
    var rest = line.drop { $0 == " " || $0 == "\t" }
    guard rest.first == "#" else { return nil }
    rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
    let signs = rest.prefix { $0 == "%" }.count
    guard signs >= 2 else { return nil }
    rest = rest.dropFirst(signs)
    guard rest.isEmpty || " \t[{".contains(rest.first ?? " ") else { return nil }
    var text = PercentHeader.trimmed(rest)
    var options = ""[...]
    if let found = PercentHeader.kinds.lazy.compactMap({ mark, kind in
      PercentHeader.range(of: mark, in: text).map { ($0, kind) }
    }).first {
      kind = found.1
      options = PercentHeader.trimmed(text[found.0.upperBound...])
      text = PercentHeader.trimmed(text[..<found.0.lowerBound])
    } else if let start = PercentHeader.optionsStart(in: text) {
      options = text[start...]
      text = PercentHeader.trimmed(text[..<start])
    }
    if !readOptions(options) {
      text = PercentHeader.trimmed(line.drop { $0 != "%" }.drop { $0 == "%" })
      metadata = JSONObject()
    }
    if signs > 2 { metadata["cell_depth"] = .integer(signs - 2) }
    if !text.isEmpty { metadata["title"] = .string(String(text)) }
  }

  /// Where `{…}` or the first `key=` stands.
  private static func optionsStart(in text: Substring) -> Substring.Index? {
    for word in text.split(separator: " ") {
      let name = word.prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }
      if !name.isEmpty, word.dropFirst(name.count).first == "=", word.count > name.count + 1 { return word.startIndex }
    }
    if text.last == "}", let brace = text.firstIndex(of: "{") { return brace }
    return nil
  }

  /// Reads `{"a": 1}` or `a=1 b="x"`; false when the text is neither.
  private mutating func readOptions(_ text: Substring) -> Bool {
    if text.isEmpty { return true }
    if text.first == "{" {
      guard let object = (try? JSONReader.read(Array(text.utf8)))?.objectValue else { return false }
      metadata = object
      return true
    }
    var rest = text
    while !rest.isEmpty {
      let key = rest.prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(key.count)
      guard !key.isEmpty, rest.first == "=" else { return false }
      rest = rest.dropFirst()
      guard let end = PercentHeader.valueEnd(rest),
        let value = try? JSONReader.read(Array(rest[..<end].utf8))
      else { return false }
      metadata[String(key)] = value
      rest = rest[end...].drop { $0 == " " }
    }
    return true
  }

  /// The end of the JSON value at the start of the text: the first blank outside brackets and quotes.
  private static func valueEnd(_ text: Substring) -> Substring.Index? {
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    for index in text.indices {
      let character = text[index]
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = isQuoted
      } else if character == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, "[{".contains(character) {
        depth += 1
      } else if !isQuoted, "]}".contains(character) {
        depth -= 1
      } else if !isQuoted, depth == 0, character == " " {
        return index
      }
    }
    return isQuoted || depth != 0 ? nil : text.endIndex
  }

  /// The line, without a line end.
  var line: String {
    var rest = metadata
    let title = rest["title"]?.stringValue
    let depth = rest["cell_depth"]?.intValue ?? 0
    rest["title"] = nil
    rest["cell_depth"] = nil
    var words = ["# " + String(repeating: "%", count: 2 + min(max(depth, 0), 8))]
    if let title { words.append(title.split(whereSeparator: \.isNewline).joined(separator: " ")) }
    switch kind {
    case .markdown: words.append("[markdown]")
    case .raw: words.append("[raw]")
    case .code: if title != nil, !rest.isEmpty { words.append("[code]") }
    }
    for member in rest.members {
      let value = JSONWriter.text(of: member.value).split(separator: "\n").map { $0.drop { $0 == " " } }
      words.append("\(member.key)=\(value.joined())")
    }
    return words.joined(separator: " ")
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private static func range(of mark: String, in text: Substring) -> Range<Substring.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(mark) { return start..<text.index(start, offsetBy: mark.count) }
      start = text.index(after: start)
    }
    return nil
  }
}
