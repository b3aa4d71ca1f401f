#if canImport(Glibc)
  import Glibc
#endif

extension String {
  /// The string in quotes as Python's `repr` writes plain text.
  var pythonQuoted: String {
    let quote = contains("'") && !contains("\"") ? "\"" : "'"
    var text = quote
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case "'" where quote == "'": text += "\\'"
      case _: text.unicodeScalars.append(scalar)
      }
    }
    return text + quote
  }

  var trimmingSpaces: Substring {
    let start = self.drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return start[start.endIndex...] }
    return start[...end]
  }
}

/// Numbers as Python's `%` formatting and `repr` write them.
enum NumberFormat {
  /// `'%.{digits}f' % value`, with matplotlib's true minus when asked.
  static func fixed(_ value: Double, digits: Int) -> String {
    print("%.*f", Int32(clamping: min(digits, 400)), value)
  }

  /// `'%.{digits}e' % value`.
  static func scientific(_ value: Double, digits: Int) -> String {
    print("%.*e", Int32(clamping: min(digits, 400)), value)
  }

  /// `'%g' % value`.
  static func general(_ value: Double, digits: Int = 6) -> String {
    print("%.*g", Int32(clamping: min(digits, 400)), value)
  }

  /// `repr(value)` of a float of ordinary size.
  static func repr(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    if value == value.rounded(), value.magnitude < 1e16 { return fixed(value, digits: 1) }
    let text = "\(value)"
    guard let mark = text.firstIndex(of: "e") else { return text }
    let digits = text[..<mark].hasSuffix(".0") ? String(text[..<mark].dropLast(2)) : String(text[..<mark])
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    if exponent >= -4 && exponent < 0 { return general(value, digits: 17).count < 24 ? positional(value) : text }
    return digits + (exponent < 0 ? "e-" : "e+") + (exponent.magnitude < 10 ? "0" : "") + "\(exponent.magnitude)"
  }

  /// The shortest digits in positional notation.
  private static func positional(_ value: Double) -> String {
    for digits in 1...20 {
      let text = fixed(value, digits: digits)
      if Double(text) == value { return text }
    }
    return "\(value)"
  }

  private static func print(_ format: String, _ precision: Int32, _ value: Double) -> String {
    let capacity = Int(precision) + 330
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, written in
      guard let base = buffer.baseAddress else { return }
      let start = UnsafeMutableRawPointer(base).assumingMemoryBound(to: CChar.self)
      let length = withVaList([precision, value]) { vsnprintf(start, capacity, format, $0) }
      written = min(max(0, Int(length)), capacity - 1)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
