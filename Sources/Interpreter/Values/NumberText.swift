import BigInt

/// Numbers read from text, as `int(text)` and `float(text)` read them.
public enum NumberText {
  /// CPython's limit on the decimal digits of an integer in text.
  static let digitLimit = 4300

  static func tooManyDigits(_ count: Int? = nil) -> Raised {
    let has = count.map { ": value has \($0) digits" } ?? ""
    return .valueError(
      "Exceeds the limit (\(digitLimit) digits) for integer string conversion\(has); "
        + "use sys.set_int_max_str_digits() to increase the limit")
  }

  /// The decimal digits of an integer, with its sign.
  /// - Throws: ValueError when there are more than CPython prints.
  static func decimal(_ value: BigInt) throws -> String {
    // 4300 digits take at most 14285 bits.
    if value.magnitude.bitWidth > 14_285 { throw tooManyDigits() }
    let text = value.description
    if text.utf8.count - (value < 0 ? 1 : 0) > digitLimit { throw tooManyDigits() }
    return text
  }

  /// `int(text, base)`.
  /// - Throws: ValueError when the text is no integer in that base.
  public static func integer(_ text: String, base: Int = 10) throws -> Value {
    guard base == 0 || (2...36).contains(base) else {
      throw Raised.valueError("int() base must be >= 2 and <= 36, or 0")
    }
    func invalid() -> Raised {
      .valueError("invalid literal for int() with base \(base): \(StringObject.quoted(text))")
    }
    guard var bytes = asciiBytes(text)[...].nilIfEmpty else { throw invalid() }
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    var radix = base
    if let prefixed = prefixRadix(bytes), base == 0 || base == prefixed {
      radix = prefixed
      bytes = bytes.dropFirst(2)
      if bytes.first == UInt8(ascii: "_") { bytes.removeFirst() }
    }
    let hasImpliedBase = radix == 0
    if hasImpliedBase { radix = 10 }
    guard let digits = withoutUnderscores(bytes), digits.allSatisfy({ digit($0).map { $0 < radix } ?? false }) else {
      throw invalid()
    }
    if hasImpliedBase, digits.first == UInt8(ascii: "0"), digits.contains(where: { $0 != UInt8(ascii: "0") }) {
      throw invalid()
    }
    if digits.count > digitLimit, radix & (radix - 1) != 0 { throw tooManyDigits(digits.count) }
    let string = String(decoding: digits, as: UTF8.self)
    if let small = Int(string, radix: radix) { return .int(isNegative ? -small : small) }
    guard let big = BigInt(string, radix: radix) else { throw invalid() }
    return .integer(isNegative ? -big : big)
  }

  /// `float(text)`.
  /// - Throws: ValueError when the text is no float.
  public static func float(_ text: String) throws -> Double {
    let bytes = asciiBytes(text)
    let unsigned =
      bytes.first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } == true ? bytes.dropFirst() : bytes[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    switch String(decoding: unsigned, as: UTF8.self).lowercased() {
    case "inf", "infinity": return isNegative ? -.infinity : .infinity
    case "nan": return isNegative ? -Double.nan : .nan
    case _: break
    }
    if let plain = decimalLiteral(unsigned), let value = Double(plain) { return isNegative ? -value : value }
    throw Raised.valueError("could not convert string to float: \(StringObject.quoted(text))")
  }

  /// The text of a decimal literal without its underscores, or nil when it is none.
  private static func decimalLiteral(_ bytes: ArraySlice<UInt8>) -> String? {
    var plain: [UInt8] = []
    var digitCount = 0
    var exponentMark: Int?
    var hasPoint = false
    var previous: UInt8 = 0
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case 0x30...0x39: digitCount += 1
      case UInt8(ascii: ".") where !hasPoint && exponentMark == nil && previous != UInt8(ascii: "_"): hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard exponentMark == nil, digitCount > 0, previous != UInt8(ascii: "_") else { return nil }
        (exponentMark, digitCount) = (offset, 0)
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        guard let mark = exponentMark, mark == offset - 1 else { return nil }
      case UInt8(ascii: "_"):
        guard digit(previous).map({ $0 < 10 }) == true else { return nil }
      case _: return nil
      }
      if previous == UInt8(ascii: "_"), !(0x30...0x39).contains(byte) { return nil }
      if byte != UInt8(ascii: "_") { plain.append(byte) }
      previous = byte
    }
    return digitCount > 0 && previous != UInt8(ascii: "_") ? String(decoding: plain, as: UTF8.self) : nil
  }

  /// The text without white space at both ends, digits of all scripts as ASCII; other characters become `?`.
  private static func asciiBytes(_ text: String) -> [UInt8] {
    var scalars = Array(text.unicodeScalars)[...]
    while let first = scalars.first, Whitespace.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, Whitespace.contains(last) { scalars.removeLast() }
    return scalars.map { scalar in
      if scalar.isASCII { return UInt8(truncatingIfNeeded: scalar.value) }
      return Digits.decimalValue(scalar).map { UInt8(truncatingIfNeeded: $0 + 0x30) } ?? UInt8(ascii: "?")
    }
  }

  private static func prefixRadix(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= 2, bytes.first == UInt8(ascii: "0") else { return nil }
    switch bytes[bytes.startIndex + 1] | 0x20 {
    case UInt8(ascii: "x"): return 16
    case UInt8(ascii: "o"): return 8
    case UInt8(ascii: "b"): return 2
    case _: return nil
    }
  }

  /// The digits without the single underscores between them, or nil when there are none or one is misplaced.
  private static func withoutUnderscores(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    guard let first = bytes.first, let last = bytes.last else { return nil }
    if first == UInt8(ascii: "_") || last == UInt8(ascii: "_") { return nil }
    var digits: [UInt8] = []
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "_") {
        if previous == byte { return nil }
      } else {
        digits.append(byte)
      }
      previous = byte
    }
    return digits
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: return Int(byte) - 0x30
    case 0x61...0x7a: return Int(byte) - 0x61 + 10
    case 0x41...0x5a: return Int(byte) - 0x41 + 10
    case _: return nil
    }
  }
}

extension ArraySlice {
  fileprivate var nilIfEmpty: ArraySlice? { isEmpty ? nil : self }
}
