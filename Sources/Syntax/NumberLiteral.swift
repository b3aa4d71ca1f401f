/// The value of a number literal.
enum NumberLiteral {
  /// Reads the digits of a literal that the lexer has accepted.
  ///
  /// Errors: integers beyond CPython's limit of decimal digits.
  static func value(of bytes: ArraySlice<UInt8>, _ span: Span) throws(SyntaxProblem) -> Constant {
    let digits = bytes.filter { $0 != UInt8(ascii: "_") }
    if digits.count > 1, digits[0] == UInt8(ascii: "0") {
      switch digits[1] | 0x20 {
      case UInt8(ascii: "x"): return try integer(digits.dropFirst(2), bitsPerDigit: 4, span)
      case UInt8(ascii: "o"): return try integer(digits.dropFirst(2), bitsPerDigit: 3, span)
      case UInt8(ascii: "b"): return try integer(digits.dropFirst(2), bitsPerDigit: 1, span)
      default: break
      }
    }
    if let last = digits.last, last | 0x20 == UInt8(ascii: "j") {
      return .imaginary(float(digits.dropLast()))
    }
    if digits.allSatisfy(\.isDigit) { return try decimalInteger(digits, span) }
    return .float(float(digits))
  }

  /// The nearest double; digits beyond its range give infinity.
  private static func float(_ digits: some Collection<UInt8>) -> Double {
    Double(String(decoding: digits, as: UTF8.self)) ?? .infinity
  }

  private static func decimalInteger(_ digits: [UInt8], _ span: Span) throws(SyntaxProblem) -> Constant {
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    var value = 0
    for digit in significant {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsAgain) = product.addingReportingOverflow(Int(digit) - 0x30)
      if overflows || overflowsAgain { return try bigDecimal(significant, span) }
      value = sum
    }
    return .int(value)
  }

  private static func bigDecimal(_ digits: ArraySlice<UInt8>, _ span: Span) throws(SyntaxProblem) -> Constant {
    guard digits.count <= 4300 else {
      throw SyntaxProblem(
        "Exceeds the limit (4300 digits) for integer string conversion: value has \(digits.count) digits; use "
          + "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals "
          + "to avoid decimal conversion limits.", span)
    }
    return .bigInt(decimal: String(decoding: digits, as: UTF8.self))
  }

  /// The most digits of a hexadecimal, octal or binary literal: conversion to decimal takes quadratic time.
  private static let radixDigitLimit = 40_000

  private static func integer(
    _ digits: ArraySlice<UInt8>, bitsPerDigit: Int, _ span: Span
  ) throws(SyntaxProblem) -> Constant {
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    guard significant.count <= radixDigitLimit else {
      throw SyntaxProblem("too complex for lgs: an integer literal of more than \(radixDigitLimit) digits", span)
    }
    // Groups of ten to the 18th, least significant first.
    var groups: [UInt64] = [0]
    for digit in significant {
      var carry = UInt64(digit.hexValue ?? 0)
      for index in groups.indices {
        let value = groups[index] << UInt64(bitsPerDigit) + carry
        groups[index] = value % groupSize
        carry = value / groupSize
      }
      if carry > 0 { groups.append(carry) }
    }
    if groups.count == 1, let value = Int(exactly: groups[0]) { return .int(value) }
    let text = decimal(groups)
    if let value = Int(text) { return .int(value) }
    return .bigInt(decimal: text)
  }

  private static let groupSize: UInt64 = 1_000_000_000_000_000_000

  private static func decimal(_ groups: [UInt64]) -> String {
    var text = String(groups[groups.count - 1])
    for group in groups.dropLast().reversed() {
      let part = String(group)
      text += String(repeating: "0", count: 18 - part.count) + part
    }
    return text
  }
}
