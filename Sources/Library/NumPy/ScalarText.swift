import Interpreter

/// The shortest decimal digits of a float that read back as the same float, and what NumPy makes of them.
struct ShortestDecimal {
  let isNegative: Bool
  /// Decimal digits without zeros at the end.
  let digits: [UInt8]
  /// The power of ten of the first digit.
  let exponent: Int
  /// The exact value, for rounding.
  let value: Double

  init(_ value: Double) { self.init("\(value.magnitude)", value, isNegative: value.sign == .minus) }
  init(_ value: Float16) {
    // Swift writes whole numbers with all their digits.
    let wide = Double(value.magnitude)
    let text = (0..<5).lazy.compactMap { try? FloatText.formatted(wide, .scientific, precision: $0) }
      .first { Float16(Double($0) ?? .nan) == value.magnitude }
    self.init(text ?? "\(value.magnitude)", Double(value), isNegative: value.sign == .minus)
  }
  init(_ value: Float) { self.init("\(value.magnitude)", Double(value), isNegative: value.sign == .minus) }

  private init(_ text: String, _ value: Double, isNegative: Bool) {
    self.isNegative = isNegative
    self.value = value
    let parts = text.utf8.split(separator: UInt8(ascii: "e"))
    let written = parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0
    let mantissa = parts[0].split(separator: UInt8(ascii: "."))
    var digits = Array(mantissa.joined())
    var exponent = written + mantissa[0].count - 1
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(min(zeros, digits.count - 1))
    exponent -= zeros == 0 ? 0 : min(zeros, digits.count + zeros - 1)
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    self.digits = digits
    self.exponent = digits == [UInt8(ascii: "0")] ? 0 : exponent
  }

  /// Whole and fractional digits of the positional notation, with at most `precision` digits behind the point and no
  /// zeros at the end.
  func positional(precision: Int) throws -> (whole: String, fraction: String) {
    let sign = isNegative ? "-" : ""
    if digits.count - 1 - exponent > precision {
      let text = try FloatText.formatted(value.magnitude, .fixed, precision: precision)
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      let fraction = parts.count > 1 ? String(parts[1]) : ""
      return (sign + parts[0], fraction.withoutTrailingZeros)
    }
    let text = String(decoding: digits, as: UTF8.self)
    if exponent < 0 {
      return (sign + "0", (String(repeating: "0", count: -exponent - 1) + text).withoutTrailingZeros)
    }
    if digits.count <= exponent + 1 {
      return (sign + text + String(repeating: "0", count: exponent + 1 - digits.count), "")
    }
    return (sign + String(text.prefix(exponent + 1)), String(text.dropFirst(exponent + 1)).withoutTrailingZeros)
  }

  /// The scientific notation with exactly `precision` digits behind the point: beyond the shortest digits those of the
  /// exact value.
  func padded(precision: Int) throws -> (whole: String, fraction: String, exponent: Int) {
    digits.count - 1 == precision ? try scientific(precision: precision) : try exact(precision: precision)
  }

  private func exact(precision: Int) throws -> (whole: String, fraction: String, exponent: Int) {
    let parts = try FloatText.formatted(value.magnitude, .scientific, precision: precision).split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    return ((isNegative ? "-" : "") + mantissa[0], mantissa.count > 1 ? String(mantissa[1]) : "", Int(parts[1]) ?? 0)
  }

  /// Leading digit, fractional digits without zeros at the end, and exponent of the scientific notation.
  func scientific(precision: Int) throws -> (whole: String, fraction: String, exponent: Int) {
    let sign = isNegative ? "-" : ""
    if digits.count - 1 > precision {
      let exact = try self.exact(precision: precision)
      return (exact.whole, exact.fraction.withoutTrailingZeros, exact.exponent)
    }
    let text = String(decoding: digits, as: UTF8.self)
    return (sign + text.prefix(1), String(text.dropFirst()), exponent)
  }
}

extension String {
  fileprivate var withoutTrailingZeros: String {
    var text = self
    while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
    return text
  }
}

/// Floats of 32 bits by themselves, as NumPy writes them.
enum ScalarText {
  static func text(of value: Float16) -> String {
    value.isFinite ? text(ShortestDecimal(value), largest: 1e3) : text(of: Float(value))
  }

  static func text(of value: Float) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    // Floats of 32 bits keep 6 digits for sure; longer numbers are written with an exponent.
    return text(ShortestDecimal(value), largest: 1e6)
  }

  private static func text(_ decimal: ShortestDecimal, largest: Double) -> String {
    let value = decimal.value
    let sign = decimal.isNegative ? "-" : ""
    let text = String(decoding: decimal.digits, as: UTF8.self)
    if value != 0, value.magnitude < 1e-4 || value.magnitude >= largest {
      let fraction = text.dropFirst()
      let magnitude = String(decimal.exponent.magnitude)
      return sign + text.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + (decimal.exponent < 0 ? "e-" : "e+")
        + (magnitude.utf8.count < 2 ? "0" : "") + magnitude
    }
    guard let parts = try? decimal.positional(precision: 60) else { return sign + text }
    return parts.whole + "." + (parts.fraction.isEmpty ? "0" : parts.fraction)
  }
}
