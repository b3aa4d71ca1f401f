/// Where a link leads, and what it says when pointed at.
struct LinkReference: Equatable {
  typealias Scalars = ArraySlice<Unicode.Scalar>

  var destination: String
  var title: String?

  /// The definition `[label]: destination "title"` at the start of a text, and the text behind it.
  static func definition(in text: Scalars) -> (label: String, LinkReference, rest: Scalars)? {
    guard let (label, behind) = label(in: text), behind.first == ":", let folded = fold(label) else { return nil }
    guard let (destination, rest) = destination(in: skipSpace(behind.dropFirst())) else { return nil }
    let blanks = rest.prefix { $0 == " " || $0 == "\t" }
    let line = rest.dropFirst(blanks.count)
    let spaced = skipSpace(rest)
    if spaced.startIndex > rest.startIndex, let (title, behind) = title(in: spaced), let end = lineEnd(behind) {
      return (folded, LinkReference(destination: destination, title: title), end)
    }
    guard let end = lineEnd(line) else { return nil }
    return (folded, LinkReference(destination: destination, title: nil), end)
  }

  private static func lineEnd(_ text: Scalars) -> Scalars? {
    let rest = text.drop { $0 == " " || $0 == "\t" }
    if rest.isEmpty { return rest }
    return rest.first == "\n" ? rest.dropFirst() : nil
  }

  static func skipSpace(_ text: Scalars) -> Scalars {
    text.drop { $0 == " " || $0 == "\t" || $0 == "\n" }
  }

  /// The text between brackets at the start.
  static func label(in text: Scalars) -> (label: Scalars, rest: Scalars)? {
    guard text.first == "[" else { return nil }
    var index = text.startIndex + 1
    while index < text.endIndex, index - text.startIndex < 1000 {
      switch text[index] {
      case "\\": index += 1
      case "[": return nil
      case "]": return (text[(text.startIndex + 1)..<index], text[(index + 1)...])
      case _: break
      }
      index += 1
    }
    return nil
  }

  /// Labels that differ in case or in blanks are one; a label of blanks is none.
  static func fold(_ label: Scalars) -> String? {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: label)
    let words = String(view).lowercased().uppercased().split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  static func destination(in text: Scalars) -> (String, rest: Scalars)? {
    if text.first == "<" {
      var index = text.startIndex + 1
      while index < text.endIndex, text[index] != "\n", text[index] != "<" {
        if text[index] == ">" { return (string(text[(text.startIndex + 1)..<index]), text[(index + 1)...]) }
        index += text[index] == "\\" ? 2 : 1
      }
      return nil
    }
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      let scalar = text[index]
      if scalar == "\\", index + 1 < text.endIndex, MarkdownText.isPunctuation(text[index + 1]) {
        index += 2
        continue
      }
      if scalar == "(" { depth += 1 }
      if scalar == ")" {
        if depth == 0 { break }
        depth -= 1
      }
      if scalar.value <= 0x20 || scalar.value == 0x7F || depth > 32 { break }
      index += 1
    }
    index = min(index, text.endIndex)
    return index == text.startIndex || depth != 0 ? nil : (string(text[..<index]), text[index...])
  }

  static func title(in text: Scalars) -> (String, rest: Scalars)? {
    let ends: [Unicode.Scalar: Unicode.Scalar] = ["\"": "\"", "'": "'", "(": ")"]
    guard let open = text.first, let end = ends[open] else { return nil }
    var index = text.startIndex + 1
    while index < text.endIndex {
      if text[index] == end { return (string(text[(text.startIndex + 1)..<index]), text[(index + 1)...]) }
      if text[index] == "(", open == "(" { return nil }
      index += text[index] == "\\" ? 2 : 1
    }
    return nil
  }

  private static func string(_ text: Scalars) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    return MarkdownText.decoded(MarkdownText.unescaped(String(view)))
  }
}
