import BigInt

/// Numbers under a parsed specification: sign, prefix, grouped digits, fraction and padding.
extension FormatSpecification {
  /// A number taken apart the way it is laid out.
  private struct NumberParts {
    var isNegative = false
    /// `0x` and the like.
    var prefix = ""
    /// Digits before the point; the ones that are grouped.
    var digits = ""
    /// What follows the digits: point, fraction, exponent, percent sign, or `inf`.
    var rest = ""
  }

  /// The base of the type's notation.
  var radix: Int {
    switch type {
    case "b": return 2
    case "o": return 8
    case "x", "X": return 16
    case _: return 10
    }
  }

  /// - Parameter digits: The digits of the magnitude in the base of the type.
  func formattedInteger(isNegative: Bool, digits: String) throws -> String {
    try refuse(dropsNegativeZero, "Negative zero coercion (z) not allowed in integer format specifier")
    try refuse(precision != nil, "Precision not allowed in integer format specifier")
    if isUnadorned { return try filled(isNegative ? "-" + digits : digits) }
    var parts = NumberParts(isNegative: isNegative, digits: digits)
    if isAlternate, radix != 10, let type { parts.prefix = "0" + String(type) }
    return try laidOut(parts)
  }

  func formattedCharacter(_ value: BigInt) throws -> String {
    try refuse(dropsNegativeZero, "Negative zero coercion (z) not allowed in integer format specifier")
    try refuse(precision != nil, "Precision not allowed in integer format specifier")
    try refuse(sign != nil, "Sign not allowed with integer format specifier 'c'")
    try refuse(isAlternate, "Alternate form (#) not allowed with integer format specifier 'c'")
    guard let code = Int(exactly: value) else {
      throw Raised.overflowError("Python int too large to convert to C long")
    }
    guard let scalar = UInt32(exactly: code).flatMap(UnicodeScalar.init) else {
      if code >= 0, code <= 0x10ffff { throw Raised.notInLgs("a surrogate code point") }
      throw Raised.overflowError("%c arg not in range(0x110000)")
    }
    return try laidOut(NumberParts(rest: String(scalar)))
  }

  func formattedFloat(_ value: Double) throws -> String {
    if let precision, precision > Int(Int32.max) { throw Raised.valueError("precision too big") }
    let isPercent = type == "%"
    let number = isPercent ? value * 100 : value
    var text: String
    if let style = floatStyle {
      text = try FloatText.formatted(
        number, style, precision: precision ?? 6, keepsPoint: isAlternate, addsZero: type == nil)
    } else {
      text = FloatText.repr(number)
      if isAlternate { text = FloatText.withPoint(text) }
    }
    if type == "E" || type == "F" || type == "G" { text = text.uppercased() }
    if isUnadorned, !isPercent { return try filled(text) }
    var parts = NumberParts()
    if text.utf8.first == UInt8(ascii: "-") {
      text.removeFirst()
      parts.isNegative = !(dropsNegativeZero && FloatText.isZero(text))
    }
    if isPercent { text += "%" }
    let digitCount = text.utf8.prefix { (0x30...0x39).contains($0) }.count
    let point = text.utf8.index(text.utf8.startIndex, offsetBy: digitCount)
    parts.digits = String(text[..<point])
    parts.rest = String(text[point...])
    return try laidOut(parts)
  }

  /// Whether nothing is added to the digits but a minus and what fills the width: most programs want no more.
  private var isUnadorned: Bool { sign == nil && grouping == nil && !isAlternate && !dropsNegativeZero }

  /// A number's text filled up to the width, behind its minus where the alignment says so.
  private func filled(_ text: String) throws -> String {
    guard let width else { return text }
    guard alignment == .afterSign else { return try padded(text) }
    let missing = width - text.utf8.count
    if missing <= 0 { return text }
    let fill = try filling(missing)
    return text.utf8.first == UInt8(ascii: "-")
      ? try LongText.joined("-", fill, String(text.dropFirst())) : try LongText.joined(fill, text)
  }

  /// The notation of the type; nil for the shortest digits that read back.
  private var floatStyle: FloatText.Style? {
    switch type {
    case "e", "E": return .scientific
    case "f", "F", "%": return .fixed
    case nil: return precision == nil ? nil : .general
    case _: return .general
    }
  }

  private func laidOut(_ parts: NumberParts) throws -> String {
    var signText = parts.isNegative ? "-" : ""
    if !parts.isNegative, let sign, sign != "-" { signText = String(sign) }
    let fixedCount = signText.utf8.count + parts.prefix.utf8.count + parts.rest.unicodeScalars.count
    let zeroFilled = fill == "0" && alignment == .afterSign ? (width ?? 0) - fixedCount : 0
    let digits = parts.digits.isEmpty ? "" : try grouped(parts.digits, minimumWidth: zeroFilled)
    if alignment != .afterSign { return try padded(signText + parts.prefix + digits + parts.rest) }
    let missing = max(0, (width ?? 0) - fixedCount - digits.utf8.count)
    return try LongText.joined(signText, parts.prefix, filling(missing), digits, parts.rest)
  }

  /// The digits with separators, and with zeros in front up to the minimum width, separators counted.
  private func grouped(_ digits: String, minimumWidth: Int) throws -> String {
    guard let grouping else {
      let zeros = max(0, minimumWidth - digits.utf8.count)
      return try LongText.joined(LongText.repeated("0", zeros), digits)
    }
    try Operators.checkSize(1, times: max(0, minimumWidth))
    let isBinary = type == "b" || type == "o" || type == "x" || type == "X"
    let groupSize = isBinary ? 4 : 3
    var remaining = Array(digits.utf8)
    var wanted = minimumWidth
    var reversed: [UInt8] = []
    repeat {
      if !reversed.isEmpty { reversed.append(UInt8(truncatingIfNeeded: grouping.rawValue.value)) }
      let length = min(groupSize, max(remaining.count, wanted, 1))
      for _ in 0..<length { reversed.append(remaining.popLast() ?? UInt8(ascii: "0")) }
      if reversed.count & 0xffff < 5 { try Machine.current.checkInterrupt() }
      wanted -= length
      if remaining.isEmpty, wanted <= 0 { break }
      wanted -= 1
    } while true
    reversed.reverse()
    return try LongText.text(reversed)
  }
}
