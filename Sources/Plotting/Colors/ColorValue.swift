/// A colour as a program writes it.
public enum ColorValue: Equatable, Sendable {
  /// A name, hexadecimal digits after `#`, a shade of grey such as `'0.5'`, a place in the cycle such as `'C0'`, or `'none'`.
  case text(String)
  /// Three or four numbers in 0...1.
  case components([Double])
  /// A colour with an alpha of its own: `('red', 0.5)`.
  indirect case pair(ColorValue, alpha: Double?)
}

extension Color {
  public static let black = Color(red: 0, green: 0, blue: 0)
  public static let white = Color(red: 1, green: 1, blue: 1)
  /// What `'none'` stands for.
  public static let transparent = Color(red: 0, green: 0, blue: 0, alpha: 0)

  /// The colours that lines and patches take in turn by default: `C0` to `C9`.
  public static let defaultCycle: [Color] = ColormapTables.colors(hexadecimal: ColormapTables.listed["tab10"] ?? "")

  /// The colour that a value means.
  /// - Parameters:
  ///   - alpha: Replaces the value's own; has no effect on `'none'`.
  ///   - cycle: What `C0`, `C1` … mean.
  /// - Throws: `PlottingError` with matplotlib's words for what is no colour.
  public init(_ value: ColorValue, alpha: Double? = nil, cycle: [Color] = Color.defaultCycle) throws {
    switch value {
    case .text(let text):
      self = try Color(text, alpha: alpha, cycle: cycle)
    case .components(let parts):
      self = try Color(components: parts, alpha: alpha)
    case .pair(let inner, let own):
      self = try Color(inner, alpha: alpha ?? own, cycle: cycle)
    }
  }

  /// The colour that a text means; see `init(_:alpha:cycle:)` for values.
  public init(_ text: String, alpha: Double? = nil, cycle: [Color] = Color.defaultCycle) throws {
    if let place = Color.placeInCycle(text) {
      self = cycle.isEmpty ? .black : cycle[place % cycle.count]
      if let alpha { self = try faded(to: alpha) }
      return
    }
    try Color.check(alpha)
    if text.lowercased() == "none" {
      self = .transparent
    } else if let named = NamedColors.color(text) {
      self = try alpha.map { try named.faded(to: $0) } ?? named
    } else if text.utf8.first == UInt8(ascii: "#"), let digits = Color.digits(text.utf8.dropFirst()) {
      self = try Color(hexadecimal: digits, of: text, alpha: alpha)
    } else {
      self = try Color(grey: text, alpha: alpha)
    }
  }

  /// The same colour with another alpha.
  /// - Throws: `PlottingError` when the alpha is outside 0...1.
  public func faded(to alpha: Double) throws -> Color {
    try Color.check(alpha)
    return Color(red: red, green: green, blue: blue, alpha: alpha)
  }

  /// `#rrggbb`, and the alpha when asked for: matplotlib's `to_hex`.
  public func hexadecimal(keepsAlpha: Bool = false) -> String {
    let parts = keepsAlpha ? [red, green, blue, alpha] : [red, green, blue]
    return "#"
      + parts.map { part in
        let digits = String(UInt8(min(max(part * 255, 0), 255).rounded(.toNearestOrEven)), radix: 16)
        return digits.utf8.count == 1 ? "0" + digits : digits
      }.joined()
  }

  private init(components parts: [Double], alpha: Double?) throws {
    try Color.check(alpha)
    guard parts.count == 3 || parts.count == 4 else {
      throw PlottingError(.valueError, "RGBA sequence should have length 3 or 4")
    }
    let color = Color(red: parts[0], green: parts[1], blue: parts[2], alpha: alpha ?? (parts.count == 4 ? parts[3] : 1))
    guard ![color.red, color.green, color.blue, color.alpha].contains(where: { $0 < 0 || $0 > 1 }) else {
      throw PlottingError(.valueError, "RGBA values should be within 0-1 range")
    }
    self = color
  }

  private init(hexadecimal digits: [Int], of text: String, alpha: Double?) throws {
    let parts: [Double]
    switch digits.count {
    case 3, 4: parts = digits.map { Double($0) / 15 }
    case 6, 8:
      parts = stride(from: 0, to: digits.count, by: 2).map { Double(digits[$0] * 16 + digits[$0 + 1]) / 255 }
    case _: throw PlottingError(.valueError, "Invalid hex color specifier: \(PythonText.quoted(text))")
    }
    self.init(red: parts[0], green: parts[1], blue: parts[2], alpha: alpha ?? (parts.count == 4 ? parts[3] : 1))
  }

  private init(grey text: String, alpha: Double?) throws {
    guard let value = PythonText.number(text) else {
      throw PlottingError(.valueError, "Invalid RGBA argument: \(PythonText.quoted(text))")
    }
    guard value >= 0, value <= 1 else {
      throw PlottingError(
        .valueError,
        "Invalid string grayscale value \(PythonText.quoted(text)). Value must be within 0-1 range")
    }
    self.init(red: value, green: value, blue: value, alpha: alpha ?? 1)
  }

  private static func check(_ alpha: Double?) throws {
    guard let alpha, !(alpha >= 0 && alpha <= 1) else { return }
    throw PlottingError(.valueError, "'alpha' must be between 0 and 1, inclusive")
  }

  private static func placeInCycle(_ text: String) -> Int? {
    let bytes = text.utf8
    guard bytes.first == UInt8(ascii: "C"), bytes.count > 1,
      bytes.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(text.dropFirst())
  }

  private static func digits(_ bytes: Substring.UTF8View) -> [Int]? {
    var digits: [Int] = []
    for byte in bytes {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 128 else { return nil }
      digits.append(digit)
    }
    return digits.isEmpty ? nil : digits
  }
}
