/// Colours as matplotlib writes them: names, `C0`, `#rrggbb`, grey levels, tuples.
extension Color {
  public static let black = Color(red: 0, green: 0, blue: 0)
  public static let white = Color(red: 1, green: 1, blue: 1)
  /// What `'none'` stands for.
  public static let transparent = Color(red: 0, green: 0, blue: 0, alpha: 0)

  /// The colours that lines and patches take in turn by default: `C0` to `C9`.
  public static let tableau: [Color] = ColormapTables.colors(hexadecimal: ColormapTables.listed["tab10"] ?? "")

  /// A grey of equal parts.
  public static func gray(_ level: Double) -> Color { Color(red: level, green: level, blue: level) }

  /// The colour of a number such as 0xFF7F0E.
  init(number: UInt32) {
    self.init(
      red: Double(number >> 16 & 255) / 255, green: Double(number >> 8 & 255) / 255, blue: Double(number & 255) / 255)
  }

  /// The same colour, with another alpha if one is given.
  public func withAlpha(_ alpha: Double?) -> Color {
    guard let alpha else { return self }
    return Color(red: red, green: green, blue: blue, alpha: alpha)
  }

  /// The colour that a text stands for: a name, hexadecimal digits after `#`, a grey such as `'0.5'`, a place in the
  /// cycle such as `'C0'`, or `'none'`.
  /// - Parameters:
  ///   - alpha: Replaces the colour's own; `'none'` stays transparent.
  ///   - cycle: What `C0`, `C1` … count in.
  /// - Throws: ValueError with matplotlib's words.
  public static func parse(_ text: String, alpha: Double? = nil, cycle: [Color] = tableau) throws -> Color {
    try check(alpha)
    if let place = placeInCycle(text) { return (cycle.isEmpty ? black : cycle[place % cycle.count]).withAlpha(alpha) }
    if text.lowercased() == "none" { return transparent }
    if let named = NamedColors.color(text) { return named.withAlpha(alpha) }
    if let color = try hexadecimal(text) { return color.withAlpha(alpha) }
    guard let level = greyLevel(text) else {
      throw PlottingError(.valueError, "Invalid RGBA argument: \(text.pythonQuoted)")
    }
    guard level >= 0, level <= 1 else {
      throw PlottingError(
        .valueError, "Invalid string grayscale value \(text.pythonQuoted). Value must be within 0-1 range")
    }
    return gray(level).withAlpha(alpha)
  }

  /// The colour of three or four numbers.
  /// - Throws: ValueError with matplotlib's words.
  public static func components(_ parts: [Double], alpha: Double? = nil) throws -> Color {
    try check(alpha)
    guard parts.count == 3 || parts.count == 4 else {
      throw PlottingError(.valueError, "RGBA sequence should have length 3 or 4")
    }
    let color = Color(red: parts[0], green: parts[1], blue: parts[2], alpha: alpha ?? (parts.count == 4 ? parts[3] : 1))
    guard ![color.red, color.green, color.blue, color.alpha].contains(where: { $0 < 0 || $0 > 1 }) else {
      throw PlottingError(.valueError, "RGBA values should be within 0-1 range")
    }
    return color
  }

  /// A colour keyword's value: as `parse`, with the words matplotlib has for a keyword argument.
  public static func keyword(
    _ text: String, named name: String = "color", alpha: Double? = nil, cycle: [Color] = tableau
  ) throws -> Color {
    try check(alpha)
    if let color = try? parse(text, alpha: alpha, cycle: cycle) { return color }
    throw refusal(text.pythonQuoted, named: name)
  }

  /// What matplotlib says of a value that is no colour.
  /// - Parameter shown: The value as `repr` shows it.
  public static func refusal(_ shown: String, named name: String) -> PlottingError {
    PlottingError(
      .valueError,
      "\(shown) is not a valid value for \(name): supported inputs are (r, g, b) and (r, g, b, a) 0-1 "
        + "float tuples; '#rrggbb', '#rrggbbaa', '#rgb', '#rgba' strings; named color strings; string reprs of 0-1 "
        + "floats for grayscale values; 'C0', 'C1', ... strings for colors of the color cycle; and pairs combining one "
        + "of the above with an alpha value")
  }

  /// `#rrggbb`, and the alpha when asked for: matplotlib's `to_hex`.
  public func hexadecimal(keepsAlpha: Bool = false) -> String {
    let parts = keepsAlpha ? [red, green, blue, alpha] : [red, green, blue]
    return parts.reduce(into: "#") { text, part in
      let digits = String(UInt8(min(max(part * 255, 0), 255).rounded(.toNearestOrEven)), radix: 16)
      text += digits.utf8.count == 1 ? "0" + digits : digits
    }
  }

  private static func check(_ alpha: Double?) throws {
    guard let alpha, !(alpha >= 0 && alpha <= 1) else { return }
    throw PlottingError(.valueError, "'alpha' must be between 0 and 1, inclusive")
  }

  private static func placeInCycle(_ text: String) -> Int? {
    guard text.utf8.first == UInt8(ascii: "C"), text.utf8.count > 1,
      text.utf8.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(text.dropFirst())
  }

  private static func hexadecimal(_ text: String) throws -> Color? {
    guard text.utf8.first == UInt8(ascii: "#"), text.utf8.count > 1 else { return nil }
    let digits = text.dropFirst().compactMap { $0.isASCII ? $0.hexDigitValue : nil }
    guard digits.count == text.count - 1 else { return nil }
    let parts: [Double]
    switch digits.count {
    case 3, 4: parts = digits.map { Double($0) / 15 }
    case 6, 8: parts = stride(from: 0, to: digits.count, by: 2).map { Double(digits[$0] * 16 + digits[$0 + 1]) / 255 }
    case _: throw PlottingError(.valueError, "Invalid hex color specifier: \(text.pythonQuoted)")
    }
    return Color(red: parts[0], green: parts[1], blue: parts[2], alpha: parts.count == 4 ? parts[3] : 1)
  }

  /// `float(text)`, or nothing where Python raises ValueError.
  private static func greyLevel(_ text: String) -> Double? {
    var trimmed = Substring(text)
    while let first = trimmed.first, first.isWhitespace { trimmed.removeFirst() }
    while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
    guard !trimmed.contains(where: { "xXpP(".contains($0) }) else { return nil }
    return Double(trimmed)
  }
}
