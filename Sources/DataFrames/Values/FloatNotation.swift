#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Floats as Python writes them.
public enum FloatNotation {
  /// `repr(x)`: the shortest digits that read back as the same float.
  public static func shortest(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let text = "\(value)"
    guard let mark = text.firstIndex(of: "e") else {
      // Swift writes whole numbers up to 2^54 in full, Python up to 10^16.
      return value.magnitude < 1e16 ? text : scientific(fromWhole: text)
    }
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    let mantissa = text[..<mark]
    if exponent >= -4, exponent < 16 { return positional(mantissa, exponent) }
    let body = mantissa.hasSuffix(".0") ? String(mantissa.dropLast(2)) : String(mantissa)
    return body + exponentText(exponent)
  }

  private static func exponentText(_ exponent: Int) -> String {
    let digits = String(exponent.magnitude)
    return (exponent < 0 ? "e-" : "e+") + (digits.utf8.count < 2 ? "0" : "") + digits
  }

  private static func scientific(fromWhole text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    var digits = Array(text.utf8.filter { $0 != UInt8(ascii: "-") }.prefix { $0 != UInt8(ascii: ".") })
    let exponent = digits.count - 1
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let tail = digits.count > 1 ? "." + String(decoding: digits.dropFirst(), as: UTF8.self) : ""
    return sign + String(decoding: digits.prefix(1), as: UTF8.self) + tail + exponentText(exponent)
  }

  private static func positional(_ mantissa: Substring, _ exponent: Int) -> String {
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    var digits = Array(mantissa.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") })
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let text = String(decoding: digits, as: UTF8.self)
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + text }
    let whole = exponent + 1
    if digits.count <= whole { return sign + text + String(repeating: "0", count: whole - digits.count) + ".0" }
    return sign + String(decoding: digits.prefix(whole), as: UTF8.self) + "."
      + String(decoding: digits.dropFirst(whole), as: UTF8.self)
  }

  /// `format(x, ".{digits}f")`, correctly rounded.
  public static func fixed(_ value: Double, digits: Int) -> String { print("%.*f", digits, value) }

  /// `format(x, ".{digits}e")`.
  public static func scientific(_ value: Double, digits: Int) -> String { print("%.*e", digits, value) }

  private static func print(_ format: String, _ digits: Int, _ value: Double) -> String {
    guard value.isFinite else { return shortest(value) }
    let capacity = min(max(0, digits), 1000) + 340
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, written in
      guard let base = buffer.baseAddress else { return }
      let start = UnsafeMutableRawPointer(base).assumingMemoryBound(to: CChar.self)
      let length = withVaList([Int32(min(max(0, digits), 1000)), value]) { vsnprintf(start, capacity, format, $0) }
      written = min(max(0, Int(length)), capacity - 1)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `float(text)`, or nil when the text is no number.
  public static func parse(_ text: String) -> Double? {
    let trimmed = text.trimmingWhitespace()
    switch trimmed.lowercased() {
    case "nan", "+nan", "-nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    case _: break
    }
    // Swift reads hexadecimal floats too, Python does not.
    guard trimmed.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else { return nil }
    return Double(trimmed.hasSuffix(".") ? trimmed + "0" : trimmed)
  }
}

extension String {
  /// The text without white space at both ends.
  func trimmingWhitespace() -> String {
    let bytes = Array(utf8)
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
