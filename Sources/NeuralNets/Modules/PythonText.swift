/// Python's texts of plain values.
enum PythonText {
  /// `repr` of a float: the shortest digits that give the value back, scientific outside 1e-4 ..< 1e16.
  static func repr(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let text = value.description
    guard abs(value) >= 1e16, !text.contains("e") else { return text }
    // Swift writes whole numbers up to 2^54 in full.
    let digits = text.dropLast(2).drop { $0 == "-" }
    let fraction = String(digits.dropFirst().reversed().drop { $0 == "0" }.reversed())
    let mantissa = digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
    return (value < 0 ? "-" : "") + mantissa + "e+\(digits.count - 1)"
  }

  /// `repr` of a string without control characters: single quotes unless it contains only those.
  static func repr(_ text: String) -> String {
    let quote = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    let escaped = text.map { character -> String in
      character == "\\" || String(character) == quote ? "\\\(character)" : String(character)
    }
    return quote + escaped.joined() + quote
  }
}
