/// Characters of Markdown and HTML.
enum MarkdownText {
  /// The characters that a backslash makes plain.
  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
    case _: return false
    }
  }

  /// Punctuation and symbols of any script, next to which emphasis begins and ends otherwise than at letters.
  static func isAnyPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isPunctuation(scalar) }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    case _: return false
    }
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{C}"
      || scalar.properties.generalCategory == .spaceSeparator
  }

  /// The text without its backslashes before punctuation.
  static func unescaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped, !isPunctuation(scalar) { result.append("\\") }
      isEscaped = !isEscaped && scalar == "\\"
      if !isEscaped { result.append(scalar) }
    }
    if isEscaped { result.append("\\") }
    return String(result)
  }

  /// The length of a character reference such as `&amp;` at a place, or nil. Browsers read it; unknown names stay text.
  static func referenceEnd(in text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard text.first == "&" else { return nil }
    var index = text.startIndex + 1
    let start = index
    let limit = min(text.endIndex, start + 32)
    while index < limit, text[index].isASCII,
      text[index].properties.isAlphabetic || isDigit(text[index]) || text[index] == "#"
    {
      index += 1
    }
    guard index < limit, text[index] == ";", index > start else { return nil }
    let name = text[start..<index]
    if name.first == "#" {
      let digits = name.dropFirst()
      let isHexadecimal = digits.first == "x" || digits.first == "X"
      let isNumber = digits.dropFirst().allSatisfy(\.properties.isASCIIHexDigit) && digits.count > 1
      let isPlain = !digits.isEmpty && digits.allSatisfy(isDigit) && digits.count <= 7
      return isPlain || (isHexadecimal && isNumber && digits.count <= 7) ? index + 1 : nil
    }
    guard name.first.map({ !isDigit($0) }) == true, !name.contains("#") else { return nil }
    return index + 1
  }

  /// The text with its character references as characters: those by number, and the names that HTML itself needs.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if let end = referenceEnd(in: scalars[index...]), let scalar = character(of: scalars[(index + 1)..<(end - 1)]) {
        result.append(scalar)
        index = end
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return String(result)
  }

  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "auml": "ä", "ouml": "ö",
    "uuml": "ü",
    "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é", "copy": "©", "middot": "·", "hellip": "…",
    "ndash": "–", "mdash": "—", "colon": ":", "Tab": "\t", "NewLine": "\n",
  ]

  private static func character(of reference: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: reference)
    let name = String(view)
    guard name.hasPrefix("#") else { return names[name] }
    let isHexadecimal = name.lowercased().hasPrefix("#x")
    let code = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
    return code == 0 ? "\u{FFFD}" : code.flatMap(Unicode.Scalar.init)
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  static func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
  }
}

/// Text as HTML holds it.
public enum HTMLText {
  public static func escaped(_ text: String) -> String { escaped(text.unicodeScalars) }

  static func escaped<Scalars: Sequence>(_ scalars: Scalars) -> String where Scalars.Element == Unicode.Scalar {
    var result = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\0": result.append("\u{FFFD}")
      case _: result.append(scalar)
      }
    }
    return String(result)
  }
}
