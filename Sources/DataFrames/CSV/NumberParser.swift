#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers of a file, as pandas' C parser reads them.
enum NumberParser {
  private static let powersOfTen: [Double] = (0...22).map { Double("1e\($0)") ?? .infinity }

  enum Integer {
    case value(Int)
    case notInteger
    case overflow
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0d }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func integer(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Integer {
    var at = 0
    while at < count, isSpace(bytes[at]) { at += 1 }
    var isNegative = false
    if at < count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    guard at < count, isDigit(bytes[at]) else { return .notInteger }
    var value = 0
    var overflows = false
    while at < count, isDigit(bytes[at]) {
      let digit = Int(bytes[at] &- 0x30)
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, tooLargeSum) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      if tooLarge || tooLargeSum { overflows = true }
      value = sum
      at += 1
    }
    while at < count, isSpace(bytes[at]) { at += 1 }
    if at < count { return .notInteger }
    return overflows ? .overflow : .value(value)
  }

  /// The nearest float, or nil when the bytes are no number.
  @inline(__always)
  static func float(_ bytes: UnsafePointer<UInt8>, _ count: Int, decimal: UInt8) -> Double? {
    var at = 0
    while at < count, isSpace(bytes[at]) { at += 1 }
    var isNegative = false
    if at < count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    let start = at
    var mantissa: UInt64 = 0
    while at < count, isDigit(bytes[at]) {
      mantissa = mantissa &* 10 &+ UInt64(bytes[at] &- 0x30)
      at += 1
    }
    var digits = at - start
    var exponent = 0
    if at < count, bytes[at] == decimal {
      at += 1
      let first = at
      while at < count, isDigit(bytes[at]) {
        mantissa = mantissa &* 10 &+ UInt64(bytes[at] &- 0x30)
        at += 1
      }
      exponent = first - at
      digits += at - first
    }
    if digits == 0 { return special(bytes, count) }
    if at < count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      guard let written = writtenExponent(bytes, count, &at) else { return nil }
      exponent += written
    }
    let end = at
    while at < count, isSpace(bytes[at]) { at += 1 }
    guard at == count else { return nil }
    // Digits beyond 64 bits, and results that one operation does not round correctly, are the C library's.
    guard digits <= 19, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 else {
      return libraryFloat(bytes + start, end - start, decimal: decimal, isNegative: isNegative)
    }
    let scale = powersOfTen.withUnsafeBufferPointer { $0[abs(exponent)] }
    let value = exponent < 0 ? Double(mantissa) / scale : Double(mantissa) * scale
    return isNegative ? -value : value
  }

  /// Reads `e-12` at the place; nil when no digits follow.
  private static func writtenExponent(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ at: inout Int) -> Int? {
    at += 1
    var isNegative = false
    if at < count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    guard at < count, isDigit(bytes[at]) else { return nil }
    var value = 0
    while at < count, isDigit(bytes[at]) {
      value = min(value * 10 + Int(bytes[at] &- 0x30), 1 << 40)
      at += 1
    }
    return isNegative ? -value : value
  }

  private static func libraryFloat(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, decimal: UInt8, isNegative: Bool
  ) -> Double {
    let value = withUnsafeTemporaryAllocation(of: CChar.self, capacity: count + 1) { text in
      for index in 0..<count { text[index] = CChar(bitPattern: bytes[index] == decimal ? 0x2e : bytes[index]) }
      text[count] = 0
      return text.baseAddress.map { strtod($0, nil) } ?? 0
    }
    return isNegative ? -value : value
  }

  /// Infinities by name.
  private static func special(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Double? {
    guard count >= 3, count <= 9 else { return nil }
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self).lowercased()
    switch text {
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    case _: return nil
    }
  }
}
