#if canImport(Glibc)
  import Glibc
#endif

/// Floats as Python writes and reads them.
public enum FloatText {
  /// `repr(x)`: the shortest digits that read back as the same float.
  public static func repr(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let (digits, exponent) = decimal(value.magnitude)
    let sign = value.sign == .minus ? "-" : ""
    if exponent < -4 || exponent >= 16 { return sign + scientific(digits, exponent) }
    return sign + positional(digits, exponent)
  }

  /// The shortest decimal digits and the exponent of the first of them.
  static func decimal(_ magnitude: Double) -> (digits: [UInt8], exponent: Int) {
    var digits: [UInt8] = []
    var exponent = 0
    var seenPoint = false
    var beforePoint = 0
    let bytes = Array("\(magnitude)".utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)) ?? 0
        break
      }
      if byte == UInt8(ascii: ".") {
        seenPoint = true
      } else {
        digits.append(byte)
        if !seenPoint { beforePoint += 1 }
      }
      index += 1
    }
    exponent += beforePoint - 1
    let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    if leadingZeros == digits.count { return ([UInt8(ascii: "0")], 0) }
    digits.removeFirst(leadingZeros)
    exponent -= leadingZeros
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, exponent)
  }

  private static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
    var text = String(UnicodeScalar(digits[0]))
    if digits.count > 1 { text += "." + String(decoding: digits[1...], as: UTF8.self) }
    let magnitude = String(exponent.magnitude)
    return text + (exponent < 0 ? "e-" : "e+") + (magnitude.utf8.count < 2 ? "0" : "") + magnitude
  }

  private static func positional(_ digits: [UInt8], _ exponent: Int) -> String {
    let text = String(decoding: digits, as: UTF8.self)
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + text }
    if digits.count <= exponent + 1 { return text + String(repeating: "0", count: exponent + 1 - digits.count) + ".0" }
    return String(decoding: digits[...exponent], as: UTF8.self) + "."
      + String(decoding: digits[(exponent + 1)...], as: UTF8.self)
  }

  // MARK: A chosen number of digits

  /// The notations of `%f`, `%e` and `%g`.
  public enum Style {
    case fixed, scientific, general
  }

  /// The float in a notation, correctly rounded, with its sign.
  /// - Parameters:
  ///   - keepsPoint: Keeps the point, and in general notation the trailing zeros.
  ///   - addsZero: Ends whole numbers in `.0`, in general notation.
  /// - Throws: MemoryError for a precision that no memory would hold.
  public static func formatted(
    _ value: Double, _ style: Style, precision: Int, keepsPoint: Bool = false, addsZero: Bool = false
  ) throws -> String {
    guard value.isFinite else { return repr(value) }
    switch style {
    case .fixed:
      let text = try shortFixed(value, precision: precision) ?? print("%.*f", precision, value)
      return keepsPoint && precision == 0 ? text + "." : text
    case .scientific:
      let text = try print("%.*e", precision, value)
      return keepsPoint ? withPoint(text) : text
    case .general:
      return try general(value, precision: max(1, precision), keepsZeros: keepsPoint, addsZero: addsZero)
    }
  }

  private static let powersOfTen: [Double] = (0...15).map { Double("1e\($0)") ?? 1 }

  /// Fixed notation by one multiplication and its exact error, when all digits fit a float; else nil.
  private static func shortFixed(_ value: Double, precision: Int) -> String? {
    guard precision < powersOfTen.count else { return nil }
    let scale = powersOfTen[precision]
    let scaled = value.magnitude * scale
    guard scaled < 4_503_599_627_370_496 else { return nil }
    let error = (-scaled).addingProduct(value.magnitude, scale)
    let floor = scaled.rounded(.down)
    let fraction = scaled - floor
    var whole = UInt(floor)
    if fraction > 0.5 || fraction == 0.5 && (error > 0 || error == 0 && whole & 1 == 1) { whole += 1 }
    let sign = value.sign == .minus ? "-" : ""
    if precision == 0 { return sign + String(whole) }
    let unit = UInt(scale)
    let digits = String(whole % unit)
    return sign + String(whole / unit) + "." + String(repeating: "0", count: precision - digits.utf8.count) + digits
  }

  private static func general(_ value: Double, precision: Int, keepsZeros: Bool, addsZero: Bool) throws -> String {
    let text = try print("%.*e", precision - 1, value.magnitude)
    let sign = value.sign == .minus ? "-" : ""
    let parts = text.utf8.split(separator: UInt8(ascii: "e"))
    let exponent = parts.last.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
    var digits = text.utf8.prefix { $0 != UInt8(ascii: "e") }.filter { $0 != UInt8(ascii: ".") }
    if !keepsZeros { while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() } }
    if exponent < -4 || exponent + 1 > precision - (addsZero ? 1 : 0) {
      let body = scientific(digits, exponent)
      return sign + (keepsZeros ? withPoint(body) : body)
    }
    var body = positional(digits, exponent)
    if !addsZero, digits.count <= exponent + 1 { body.removeLast(keepsZeros ? 1 : 2) }
    return sign + body
  }

  /// The text with a point behind its first digits, when it has none.
  static func withPoint(_ text: String) -> String {
    guard !text.utf8.contains(UInt8(ascii: ".")), let last = text.utf8.last, (0x30...0x39).contains(last) else {
      return text
    }
    guard let mark = text.firstIndex(of: "e") else { return text + "." }
    return text[..<mark] + "." + text[mark...]
  }

  /// Whether a printed number has no digit but zero before its exponent.
  static func isZero(_ text: String) -> Bool {
    let digits = text.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
    return digits.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "%") }
  }

  /// No float has as many digits behind its point; more are zeros.
  private static let mostDigits = 1100

  private static func print(_ format: String, _ precision: Int, _ value: Double) throws -> String {
    let count = min(precision, mostDigits)
    let capacity = count + 330
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, written in
      let start = UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped).assumingMemoryBound(to: CChar.self)
      let length = withVaList([Int32(truncatingIfNeeded: count), value]) { vsnprintf(start, capacity, format, $0) }
      written = min(max(0, Int(length)), capacity - 1)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if precision == count { return text }
    let zeros = try LongText.repeated("0", precision - count)
    guard let mark = text.firstIndex(of: "e") else { return try LongText.joined(text, zeros) }
    return try LongText.joined(String(text[..<mark]), zeros, String(text[mark...]))
  }

  // MARK: Rounding

  /// `round(x, digits)`: the float nearest to the exact value rounded half to even at a decimal place.
  /// - Throws: OverflowError when the rounded value is beyond the range of floats.
  public static func rounded(_ value: Double, digits: Int) throws -> Double {
    guard value.isFinite, value != 0 else { return value }
    if digits > 323 { return value }
    if digits < -308 { return copysign(0, value) }
    if digits >= 0 { return Double(try print("%.*f", digits, value)) ?? value }
    let text = try print("%.*e", 340, value.magnitude)
    let exponent = text.utf8.lastIndex(of: UInt8(ascii: "e")).flatMap { Int(text[text.index(after: $0)...]) } ?? 0
    let kept = exponent + digits
    var result = 0.0
    if kept >= 0 {
      result = Double(try print("%.*e", kept, value.magnitude)) ?? value
    } else if kept == -1, exceedsHalf(text) {
      result = Double("1e\(-digits)") ?? value
    }
    if result.isInfinite { throw Raised.overflowError("rounded value too large to represent") }
    return copysign(result, value)
  }

  /// Whether scientific text stands for more than five units of its leading digit's place.
  private static func exceedsHalf(_ text: String) -> Bool {
    let digits = text.utf8.prefix { $0 != UInt8(ascii: "e") }.filter { $0 != UInt8(ascii: ".") }
    guard let first = digits.first else { return false }
    return first > UInt8(ascii: "5")
      || first == UInt8(ascii: "5") && digits.dropFirst().contains { $0 != UInt8(ascii: "0") }
  }
}
