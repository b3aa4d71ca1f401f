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
  static func all(_ text: String, _ test: (UnicodeScalar) -> Bool) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy(test)
  }

  static func isLower(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isLowercase }
      && !text.unicodeScalars.contains {
        $0.properties.isUppercase || $0.properties.generalCategory == .titlecaseLetter
      }
  }

  static func isUpper(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isUppercase }
      && !text.unicodeScalars.contains {
        $0.properties.isLowercase || $0.properties.generalCategory == .titlecaseLetter
      }
  }

  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
    return text.unicodeScalars.dropFirst().allSatisfy { $0.properties.isXIDContinue }
  }

  /// Whether a line ends at the character, for `str.splitlines`.
  static func isLineBreak(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0x0a...0x0d, 0x1c...0x1e, 0x85, 0x2028, 0x2029: return true
    case _: return false
    }
  }
}
