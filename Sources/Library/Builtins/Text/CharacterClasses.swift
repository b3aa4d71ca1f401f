import Interpreter

/// The tests behind `str.isalpha` and its kin.
enum CharacterClasses {
  static func isAlphabetic(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    case _: return false
    }
  }

  static func isDecimal(_ scalar: UnicodeScalar) -> Bool { scalar.properties.numericType == .decimal }

  static func isDigit(_ scalar: UnicodeScalar) -> Bool {
    scalar.properties.numericType == .decimal || scalar.properties.numericType == .digit
  }

  static func isNumeric(_ scalar: UnicodeScalar) -> Bool { scalar.properties.numericType != nil }

  static func isAlphanumeric(_ scalar: UnicodeScalar) -> Bool { isAlphabetic(scalar) || isNumeric(scalar) }

  /// Whether the text is not empty and every character passes.
  /// - Throws: KeyboardInterrupt.
  static func all(_ text: String, _ test: (UnicodeScalar) -> Bool) throws -> Bool {
    try !text.isEmpty && LongText.all(text, test)
  }

  static func isLower(_ text: String) throws -> Bool { try isCased(text, \.isLowercase, never: \.isUppercase) }

  static func isUpper(_ text: String) throws -> Bool { try isCased(text, \.isUppercase, never: \.isLowercase) }

  /// Whether some characters have one case, and none has the other one or title case.
  private static func isCased(
    _ text: String, _ wanted: KeyPath<UnicodeScalar.Properties, Bool>, never: KeyPath<UnicodeScalar.Properties, Bool>
  ) throws -> Bool {
    var isFound = false
    return try LongText.all(text) { scalar in
      let properties = scalar.properties
      if properties[keyPath: wanted] { isFound = true }
      return !properties[keyPath: never] && properties.generalCategory != .titlecaseLetter
    } && isFound
  }

  static func isIdentifier(_ text: String) throws -> Bool {
    guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
    return try LongText.all(text) { $0.properties.isXIDContinue }
  }

  /// Whether a line ends at the character, for `str.splitlines`.
  static func isLineBreak(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0x0a...0x0d, 0x1c...0x1e, 0x85, 0x2028, 0x2029: return true
    case _: return false
    }
  }
}
