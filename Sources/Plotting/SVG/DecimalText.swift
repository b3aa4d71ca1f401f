/// Numbers as vector formats want them: without exponents, with at most four decimals.
enum DecimalText {
  static func of(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let scaled = (min(max(value, -1e12), 1e12) * 10000).rounded()
    let whole = Int64(scaled.magnitude)
    let sign = scaled < 0 ? "-" : ""
    var decimals = String(10000 + whole % 10000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return decimals.isEmpty ? "\(sign)\(whole / 10000)" : "\(sign)\(whole / 10000).\(decimals)"
  }
}
