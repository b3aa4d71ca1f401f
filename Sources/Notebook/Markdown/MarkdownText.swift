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
    while index < limit, text[index].isASCII, text[index].properties.isAlphabetic || isDigit(text[index]) || text[index] == "#" {
      index += 1
    }
    guard index < limit, text[index] == ";", index > start else { return nil }
    let name = text[start..<index]
    if name.first == "#" {
      let digits = String(String.UnicodeScalarView(name.dropFirst()))
      let isHexadecimal = digits.lowercased().hasPrefix("x")
      let code = UInt32(isHexadecimal ? String(digits.dropFirst()) : digits, radix: isHexadecimal ? 16 : 10)
      return code == nil ? nil : index + 1
    }
    guard name.first.map({ !isDigit($0) }) == true, !name.contains("#") else { return nil }
    return index + 1
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
