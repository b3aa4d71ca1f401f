import Interpreter

/// A replacement text with groups in it: `\1`, `\g<name>`.
struct ReplacementTemplate {
  private enum Part {
    case text(String)
    case group(Int)
  }

  private var parts: [Part] = []

  /// - Throws: `re.error` for what is no template; IndexError for an unknown name.
  init(_ text: String, for pattern: PatternObject) throws {
    guard text.utf8.contains(UInt8(ascii: "\\")) else {
      parts = [.text(text)]
      return
    }
    var source = try PatternSource(text)
    var literal = ""
    func isDigit(_ scalar: UnicodeScalar) -> Bool { ("0"..."9").contains(scalar) }
    func isOctal(_ scalar: UnicodeScalar) -> Bool { ("0"..."7").contains(scalar) }
    func append(_ code: UInt32) { if let scalar = UnicodeScalar(code) { literal.unicodeScalars.append(scalar) } }
    func reference(_ number: Int, back: Int) throws {
      if number >= pattern.program.groupCount {
        throw try source.failure("invalid group reference \(number)", back: back)
      }
      if !literal.isEmpty { parts.append(.text(literal)) }
      literal = ""
      parts.append(.group(number))
    }
    while let this = try source.take() {
      guard this.count == 2 else {
        literal.unicodeScalars.append(this[0])
        continue
      }
      switch this[1] {
      case "g":
        let (number, back) = try ReplacementTemplate.named(&source, pattern)
        try reference(number, back: back)
      case "0": append((UInt32("0" + (try source.take(most: 2, while: isOctal)), radix: 8) ?? 0) & 0xff)
      case "1"..."9":
        var digits = String(this[1]) + (try source.take(most: 1, while: isDigit))
        if digits.utf8.count == 2, digits.unicodeScalars.allSatisfy(isOctal), source.isNext(isOctal) {
          digits += try source.take(most: 1, while: isOctal)
          let code = UInt32(digits, radix: 8) ?? 0
          if code > 0o377 {
            throw try source.failure("octal escape value \\\(digits) outside of range 0-0o377", back: 4)
          }
          append(code)
        } else {
          try reference(Int(digits) ?? 0, back: digits.utf8.count)
        }
      case let letter: literal += try ReplacementTemplate.control(letter, source)
      }
    }
    if !literal.isEmpty { parts.append(.text(literal)) }
  }

  private static func control(_ letter: UnicodeScalar, _ source: PatternSource) throws -> String {
    switch letter {
    case "a": return "\u{7}"
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{b}"
    case "\\": return "\\"
    case _ where letter.isASCII && CharacterClasses.isAlphabetic(letter):
      throw try source.failure("bad escape \\\(letter)", back: 2)
    case _: return "\\" + String(letter)
    }
  }

  /// The group of `\g<…>`, and how far before the present place errors about it lie.
  private static func named(_ source: inout PatternSource, _ pattern: PatternObject) throws -> (Int, back: Int) {
    guard try source.accepts("<") else { throw try source.failure("missing <") }
    let name = try source.take(until: ">", "group name")
    let back = name.unicodeScalars.count + 1
    if try CharacterClasses.isIdentifier(name) {
      guard let number = pattern.number(of: name) else {
        throw Raised.indexError("unknown group name \(StringObject.quoted(name))")
      }
      return (number, back)
    }
    guard let number = Int(name), number >= 0 else {
      throw try source.failure("bad character in group name \(StringObject.quoted(name))", back: back)
    }
    return (number, back)
  }

  /// The template with the groups of a match; groups that have matched nothing are empty.
  func text(_ match: MatchObject) throws -> String {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .group(let group): result += match.string(group) ?? ""
      }
    }
    return result
  }
}
