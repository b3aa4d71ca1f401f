/// A short form such as `ro--`: what it says of colour, marker and line.
public struct FormatString: Equatable, Sendable {
  /// What stands for a colour; nil when the cycle decides.
  public var color: Color?
  public var marker: String?
  public var lineStyle: LineStyle?

  public init(color: Color? = nil, marker: String? = nil, lineStyle: LineStyle? = nil) {
    self.color = color
    self.marker = marker
    self.lineStyle = lineStyle
  }

  /// Reads a format string.
  /// - Parameter defaultLineStyle: What a format without line and marker means.
  /// - Throws: ValueError with matplotlib's words.
  public static func parse(
    _ text: String, cycle: [Color] = Color.tableau, defaultLineStyle: LineStyle = .solid
  ) throws -> FormatString {
    if text != "0", text != "1", let color = try? Color.parse(text, cycle: cycle) { return FormatString(color: color) }
    var format = FormatString()
    let letters = Array(text)
    var index = 0
    while index < letters.count {
      index += try format.take(letters[index...], of: text, cycle: cycle)
    }
    if format.lineStyle == nil, format.marker == nil { format.lineStyle = defaultLineStyle }
    format.lineStyle = format.lineStyle ?? LineStyle.none
    format.marker = format.marker ?? "None"
    return format
  }

  /// Takes one symbol from the start of the rest and tells how many letters it has.
  private mutating func take(_ rest: ArraySlice<Character>, of text: String, cycle: [Color]) throws -> Int {
    let letter = rest[rest.startIndex]
    let two = String(rest.prefix(2))
    if two == "--" || two == "-." || letter == "-" || letter == ":" || letter == " " {
      let sign = two == "--" || two == "-." ? two : String(letter)
      guard lineStyle == nil else { throw Self.failure(text, "two linestyle symbols") }
      lineStyle = try LineStyle.parse(sign)
      return sign.count
    }
    if MarkerStyle.codes.contains(String(letter)) {
      guard marker == nil else { throw Self.failure(text, "two marker symbols") }
      marker = String(letter)
      return 1
    }
    if "bgrcmykw".contains(letter) {
      guard color == nil else { throw Self.failure(text, "two color symbols") }
      color = try Color.parse(String(letter))
      return 1
    }
    guard letter == "C" else {
      throw Self.failure(text, "unrecognized character \(String(letter).pythonQuoted)")
    }
    let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { throw Self.failure(text, "'C' must be followed by a number") }
    color = try Color.parse("C" + String(digits), cycle: cycle)
    return 1 + digits.count
  }

  private static func failure(_ text: String, _ reason: String) -> PlottingError {
    PlottingError(.valueError, "\(text.pythonQuoted) is not a valid format string (\(reason))")
  }
}
