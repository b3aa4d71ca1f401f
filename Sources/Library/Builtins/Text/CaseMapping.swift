/// Upper, lower, title and folded case by code point, as CPython maps them.
enum CaseMapping {
  static func upper(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return ascii(text, 0x61...0x7a, offset: -0x20) }
    return mapped(text) { $0.properties.uppercaseMapping }
  }

  static func lower(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return ascii(text, 0x41...0x5a, offset: 0x20) }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for index in scalars.indices {
      result.unicodeScalars.append(contentsOf: lower(at: index, of: scalars).unicodeScalars)
    }
    return result
  }

  private static func ascii(_ text: String, _ range: ClosedRange<UInt8>, offset: Int) -> String {
    String(
      decoding: text.utf8.map { range.contains($0) ? UInt8(truncatingIfNeeded: Int($0) + offset) : $0 }, as: UTF8.self)
  }

  private static func mapped(_ text: String, _ map: (UnicodeScalar) -> String) -> String {
    var result = ""
    for scalar in text.unicodeScalars { result.unicodeScalars.append(contentsOf: map(scalar).unicodeScalars) }
    return result
  }

  /// The lower case of one character; a capital sigma that ends a word becomes a final one.
  private static func lower(at index: Int, of scalars: [UnicodeScalar]) -> String {
    guard scalars[index] == "\u{3a3}" else { return scalars[index].properties.lowercaseMapping }
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    let isFinal = before?.properties.isCased == true && after?.properties.isCased != true
    return isFinal ? "\u{3c2}" : "\u{3c3}"
  }

  static func casefold(_ text: String) -> String {
    mapped(text) { scalar in
      switch scalar.value {
      case 0x131: return String(scalar)
      case 0x1e9e: return "ss"
      // Cherokee folds to its capitals.
      case 0x13a0...0x13fd, 0xab70...0xabbf: return scalar.properties.uppercaseMapping
      case _:
        var folded = ""
        for upper in scalar.properties.uppercaseMapping.unicodeScalars { folded += upper.properties.lowercaseMapping }
        return folded
      }
    }
  }

  static func swapcase(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      let properties = scalar.properties
      let part =
        properties.isUppercase
        ? lower(at: index, of: scalars) : properties.isLowercase ? properties.uppercaseMapping : String(scalar)
      result.unicodeScalars.append(contentsOf: part.unicodeScalars)
    }
    return result
  }

  static func capitalize(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first else { return "" }
    var result = first.properties.titlecaseMapping
    for index in scalars.indices.dropFirst() {
      result.unicodeScalars.append(contentsOf: lower(at: index, of: scalars).unicodeScalars)
    }
    return result
  }

  static func title(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var isInsideWord = false
    for (index, scalar) in scalars.enumerated() {
      let part = isInsideWord ? lower(at: index, of: scalars) : scalar.properties.titlecaseMapping
      result.unicodeScalars.append(contentsOf: part.unicodeScalars)
      isInsideWord = scalar.properties.isCased
    }
    return result
  }

  /// `str.istitle`: capitals only at the start of words, small letters only inside them.
  static func isTitle(_ text: String) -> Bool {
    var hasCased = false
    var isInsideWord = false
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
        if isInsideWord { return false }
        (isInsideWord, hasCased) = (true, true)
      } else if properties.isLowercase {
        if !isInsideWord { return false }
        hasCased = true
      } else {
        isInsideWord = false
      }
    }
    return hasCased
  }
}
