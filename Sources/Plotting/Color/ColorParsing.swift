/// Colours as matplotlib writes them: names, `C0`, `#rrggbb`, grey levels, tuples.
extension Color {
  /// The default colours of lines, `C0` to `C9`.
  public static let tableau: [Color] = [
    0x1F_77B4, 0xFF_7F0E, 0x2C_A02C, 0xD6_2728, 0x94_67BD, 0x8C_564B, 0xE3_77C2, 0x7F_7F7F, 0xBC_BD22, 0x17_BECF,
  ].map { Color(number: $0) }

  public static let black = Color(red: 0, green: 0, blue: 0)
  public static let white = Color(red: 1, green: 1, blue: 1)
  public static let transparent = Color(red: 0, green: 0, blue: 0, alpha: 0)

  /// The colour of a number such as 0xFF7F0E.
  init(number: UInt32) {
    self.init(
      red: Double(number >> 16 & 255) / 255, green: Double(number >> 8 & 255) / 255, blue: Double(number & 255) / 255)
  }

  /// A grey of equal parts.
  static func gray(_ level: Double) -> Color { Color(red: level, green: level, blue: level) }

  /// The colour that a string stands for.
  /// - Parameters:
  ///   - alpha: Replaces the colour's own alpha; `none` stays transparent.
  ///   - cycle: What `C0`, `C1`, … count in.
  /// - Throws: ValueError with matplotlib's words.
  public static func parse(_ text: String, alpha: Double? = nil, cycle: [Color] = tableau) throws -> Color {
    if let alpha, !(0...1).contains(alpha) {
      throw PlottingError(.valueError, "'alpha' must be between 0 and 1, inclusive")
    }
    if let index = cycleIndex(text) {
      return cycle.isEmpty ? black.withAlpha(alpha) : cycle[index % cycle.count].withAlpha(alpha)
    }
    if text.lowercased() == "none" { return transparent }
    if let color = named(text) { return color.withAlpha(alpha) }
    if let color = try hexadecimal(text, alpha: alpha) { return color }
    if let level = Double(text.trimmingSpaces), !level.isNaN {
      guard (0...1).contains(level) else {
        throw PlottingError(
          .valueError, "Invalid string grayscale value \(text.pythonQuoted). Value must be within 0-1 range")
      }
      return gray(level).withAlpha(alpha ?? 1)
    }
    throw PlottingError(.valueError, "Invalid RGBA argument: \(text.pythonQuoted)")
  }

  /// The colour of three or four numbers.
  /// - Throws: ValueError with matplotlib's words.
  public static func components(_ parts: [Double], alpha: Double? = nil) throws -> Color {
    guard parts.count == 3 || parts.count == 4 else {
      throw PlottingError(.valueError, "RGBA sequence should have length 3 or 4")
    }
    let ownAlpha = parts.count == 4 ? parts[3] : 1
    let color = Color(red: parts[0], green: parts[1], blue: parts[2], alpha: alpha ?? ownAlpha)
    guard [color.red, color.green, color.blue, color.alpha].allSatisfy({ !($0 < 0 || $0 > 1) }) else {
      throw PlottingError(.valueError, "RGBA values should be within 0-1 range")
    }
    return color
  }

  /// A colour keyword's value: as `parse`, with the words matplotlib has for a keyword argument.
  public static func keyword(
    _ text: String, named name: String = "color", alpha: Double? = nil, cycle: [Color] = tableau
  ) throws -> Color {
    do {
      return try parse(text, alpha: alpha, cycle: cycle)
    } catch let error as PlottingError where error.message.hasPrefix("'alpha'") {
      throw error
    } catch {
      throw PlottingError(
        .valueError,
        "\(text.pythonQuoted) is not a valid value for \(name): supported inputs are (r, g, b) and (r, g, b, a) 0-1 "
          + "float tuples; '#rrggbb', '#rrggbbaa', '#rgb', '#rgba' strings; named color strings; string reprs of 0-1 "
          + "floats for grayscale values; 'C0', 'C1', ... strings for colors of the color cycle; and pairs combining "
          + "one of the above with an alpha value")
    }
  }

  /// The same colour, with another alpha if one is given.
  public func withAlpha(_ alpha: Double?) -> Color {
    guard let alpha else { return self }
    return Color(red: red, green: green, blue: blue, alpha: alpha)
  }

  private static func cycleIndex(_ text: String) -> Int? {
    guard text.first == "C", text.utf8.count > 1 else { return nil }
    let digits = text.dropFirst()
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(digits)
  }

  private static func named(_ text: String) -> Color? {
    switch text {
    case "b": return Color(red: 0, green: 0, blue: 1)
    case "g": return Color(red: 0, green: 0.5, blue: 0)
    case "r": return Color(red: 1, green: 0, blue: 0)
    case "c": return Color(red: 0, green: 0.75, blue: 0.75)
    case "m": return Color(red: 0.75, green: 0, blue: 0.75)
    case "y": return Color(red: 0.75, green: 0.75, blue: 0)
    case "k": return black
    case "w": return white
    case _: return NamedColors.values[text.lowercased()].map { Color(number: $0) }
    }
  }

  private static func hexadecimal(_ text: String, alpha: Double?) throws -> Color? {
    guard text.first == "#", text.utf8.count > 1 else { return nil }
    let digits = text.dropFirst().compactMap { $0.isASCII ? $0.hexDigitValue : nil }
    guard digits.count == text.count - 1 else { return nil }
    let parts: [Double]
    switch digits.count {
    case 3, 4: parts = digits.map { Double($0) / 15 }
    case 6, 8: parts = stride(from: 0, to: digits.count, by: 2).map { Double(digits[$0] * 16 + digits[$0 + 1]) / 255 }
    case _: throw PlottingError(.valueError, "Invalid hex color specifier: \(text.pythonQuoted)")
    }
    let ownAlpha = parts.count == 4 ? parts[3] : 1
    return Color(red: parts[0], green: parts[1], blue: parts[2], alpha: alpha ?? ownAlpha)
  }
}
