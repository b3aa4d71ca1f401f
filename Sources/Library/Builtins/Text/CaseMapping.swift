import Interpreter

/// Upper, lower, title and folded case by code point, as CPython maps them.
enum CaseMapping {
  static func upper(_ text: String) throws -> String {
    if LongText.isASCII(text) { return try ascii(text, 0x61...0x7a, offset: -0x20) }
    return try mapped(text) { $0.properties.uppercaseMapping }
  }

  static func lower(_ text: String) throws -> String {
    if LongText.isASCII(text) { return try ascii(text, 0x41...0x5a, offset: 0x20) }
    let scalars = try LongText.scalars(text)
    return try mapped(scalars) { index, _ in lower(at: index, of: scalars) }
  }

  private static func ascii(_ text: String, _ range: ClosedRange<UInt8>, offset: Int) throws -> String {
    var bytes = Array(text.utf8)
    try bytes.withUnsafeMutableBufferPointer { bytes in
      try LongText.inPieces(0..<bytes.count) { piece in
        for place in piece where range.contains(bytes[place]) {
          bytes[place] = UInt8(truncatingIfNeeded: Int(bytes[place]) + offset)
        }
      }
    }
    return try LongText.text(bytes)
  }

  private static func mapped(_ text: String, _ map: (UnicodeScalar) -> String) throws -> String {
    try mapped(LongText.scalars(text)) { _, scalar in map(scalar) }
  }

  /// The text of what every character becomes; `map` gets its place too.
  /// - Throws: KeyboardInterrupt.
  private static func mapped(
    _ scalars: [UnicodeScalar], _ map: (Int, UnicodeScalar) -> String
  ) throws -> String {
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      try Machine.current.checkInterrupt(after: index)
      result.unicodeScalars.append(contentsOf: map(index, scalar).unicodeScalars)
    }
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

  static func casefold(_ text: String) throws -> String {
    try mapped(text) { scalar in
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

  static func swapcase(_ text: String) throws -> String {
    let scalars = try LongText.scalars(text)
    return try mapped(scalars) { index, scalar in
      let properties = scalar.properties
      return properties.isUppercase
        ? lower(at: index, of: scalars) : properties.isLowercase ? properties.uppercaseMapping : String(scalar)
    }
  }

  static func capitalize(_ text: String) throws -> String {
    let scalars = try LongText.scalars(text)
    return try mapped(scalars) { index, scalar in
      index == 0 ? scalar.properties.titlecaseMapping : lower(at: index, of: scalars)
    }
  }

  static func title(_ text: String) throws -> String {
    let scalars = try LongText.scalars(text)
    var isInsideWord = false
    return try mapped(scalars) { index, scalar in
      defer { isInsideWord = scalar.properties.isCased }
      return isInsideWord ? lower(at: index, of: scalars) : scalar.properties.titlecaseMapping
    }
  }

  /// `str.istitle`: capitals only at the start of words, small letters only inside them.
  static func isTitle(_ text: String) throws -> Bool {
    var hasCased = false
    var isInsideWord = false
    return try LongText.all(text) { scalar in
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
      return true
    } && hasCased
  }
}
