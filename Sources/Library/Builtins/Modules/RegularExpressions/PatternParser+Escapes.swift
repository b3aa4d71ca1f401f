import Interpreter

/// What stands behind a backslash.
extension PatternParser {
  private static let controls: [UnicodeScalar: UInt32] = [
    "a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92,
  ]

  static func category(_ letter: UnicodeScalar) -> (CharacterSet.Category, isNegated: Bool)? {
    switch letter {
    case "d": return (.digit, false)
    case "D": return (.digit, true)
    case "s": return (.space, false)
    case "S": return (.space, true)
    case "w": return (.word, false)
    case "W": return (.word, true)
    case _: return nil
    }
  }

  private static func isOctal(_ scalar: UnicodeScalar) -> Bool { ("0"..."7").contains(scalar) }
  private static func isDigit(_ scalar: UnicodeScalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isLetter(_ scalar: UnicodeScalar) -> Bool {
    scalar.isASCII && CharacterClasses.isAlphabetic(scalar)
  }

  /// The character of an escape inside `[…]`.
  mutating func setEscape(_ letter: UnicodeScalar) throws -> UInt32 {
    if let code = PatternParser.controls[letter] { return code }
    if let code = try numbered(letter) { return code }
    var text = "\\" + String(letter)
    if PatternParser.isOctal(letter) {
      text += try source.take(most: 2, while: PatternParser.isOctal)
      return try octal(text)
    }
    if PatternParser.isDigit(letter) || PatternParser.isLetter(letter) {
      throw try source.failure("bad escape \(text)", back: text.unicodeScalars.count)
    }
    return letter.value
  }

  private func octal(_ text: String) throws -> UInt32 {
    let value = UInt32(text.dropFirst(), radix: 8) ?? 0
    guard value <= 0o377 else {
      throw try source.failure(
        "octal escape value \(text) outside of range 0-0o377", back: text.unicodeScalars.count)
    }
    return value
  }

  /// The character of `\x41`, `\u0041` and `\U00000041`, or nil for other letters.
  private mutating func numbered(_ letter: UnicodeScalar) throws -> UInt32? {
    let width: Int
    switch letter {
    case "x": width = 2
    case "u": width = 4
    case "U": width = 8
    case "N": throw Raised.notInLgs("the escape \\N{…} in a regular expression")
    case _: return nil
    }
    let digits = try source.take(most: width) { $0.properties.isASCIIHexDigit }
    let text = "\\" + String(letter) + digits
    guard digits.utf8.count == width else {
      throw try source.failure("incomplete escape \(text)", back: text.unicodeScalars.count)
    }
    guard let value = UInt32(digits, radix: 16), value <= 0x10ffff else {
      throw try source.failure("bad escape \(text)", back: text.unicodeScalars.count)
    }
    return value
  }

  /// What an escape outside of sets stands for.
  mutating func escape(_ letter: UnicodeScalar, _ flags: PatternFlags) throws -> PatternNode {
    let isASCII = flags.contains(.ascii)
    if let (category, isNegated) = PatternParser.category(letter) {
      return .set(
        CharacterSet(
          [.category(category, isNegated: isNegated)], isNegated: false, isASCII: isASCII, ignoresCase: false))
    }
    switch letter {
    case "A": return .anchor(.textStart)
    case "Z": return .anchor(.textEnd)
    case "b": return .anchor(.wordBoundary(isASCII: isASCII))
    case "B": return .anchor(.notWordBoundary(isASCII: isASCII))
    case "0":
      let digits = try source.take(most: 2, while: PatternParser.isOctal)
      return character(UInt32("0" + digits, radix: 8) ?? 0, flags)
    case _: break
    }
    if let code = PatternParser.controls[letter] { return character(code, flags) }
    if let code = try numbered(letter) { return character(code, flags) }
    if PatternParser.isDigit(letter) { return try reference(letter, flags) }
    if PatternParser.isLetter(letter) { throw try source.failure("bad escape \\\(letter)", back: 2) }
    return character(letter.value, flags)
  }

  /// A group's number, or an octal escape of three digits.
  private mutating func reference(_ digit: UnicodeScalar, _ flags: PatternFlags) throws -> PatternNode {
    var text = "\\" + String(digit)
    let second = try source.take(most: 1, while: PatternParser.isDigit)
    text += second
    if PatternParser.isOctal(digit), second.unicodeScalars.allSatisfy(PatternParser.isOctal), !second.isEmpty,
      source.isNext(PatternParser.isOctal)
    {
      text += try source.take(most: 1, while: PatternParser.isOctal)
      return character(try octal(text), flags)
    }
    let number = Int(text.dropFirst()) ?? 0
    guard number < groupCount else {
      throw try source.failure("invalid group reference \(number)", back: text.unicodeScalars.count - 1)
    }
    try checkReference(number, back: text.unicodeScalars.count)
    return .reference(number, ignoresCase: flags.contains(.ignoreCase))
  }
}
