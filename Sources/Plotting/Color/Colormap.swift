#if canImport(Glibc)
  import Glibc
#endif

/// A table that turns numbers in 0...1 into colours.
public struct Colormap: Equatable, Sendable {
  /// How the table is given.
  enum Definition {
    /// Colours in hexadecimal, used one by one.
    case listed(String)
    /// Colours in hexadecimal at even distances, with straight lines between.
    case evenly(String)
    /// Places with the values left and right of them, per channel.
    case segments(String)
    /// Millionths of red, green and blue, four digits of base 64 each.
    case table(String)
  }

  public let name: String
  public let colors: [Color]
  public var under: Color
  public var over: Color
  /// The colour of values that are no number.
  public var bad: Color

  public init(name: String, colors: [Color]) {
    self.name = name
    self.colors = colors.isEmpty ? [.black] : colors
    under = self.colors.first ?? .black
    over = self.colors.last ?? .black
    bad = .transparent
  }

  /// The registered map of a name; `_r` reverses.
  /// - Throws: ValueError with matplotlib's words.
  public static func named(_ name: String) throws -> Colormap {
    let isReversed = name.hasSuffix("_r")
    guard let definition = definition(of: isReversed ? String(name.dropLast(2)) : name) else {
      throw PlottingError(
        .valueError,
        CloseMatch.message(
          for: name, what: "cmap", among: definedNames + definedNames.map { $0 + "_r" })
          + "\nSee `matplotlib.bivar_colormaps()` and `matplotlib.multivar_colormaps()` for bivariate and multivariate "
          + "colormaps")
    }
    let colors = definition.colors
    return Colormap(name: name, colors: isReversed ? definition.reversed : colors)
  }

  /// The colour of a number in 0...1; beyond it the first or last, or what was set for it.
  public func color(at value: Double) -> Color {
    if value.isNaN { return bad }
    let count = Double(colors.count)
    let scaled = value * count
    if scaled < 0 { return under }
    if scaled == count { return colors[colors.count - 1] }
    if scaled > count { return over }
    return colors[min(Int(scaled), colors.count - 1)]
  }

  /// The colour with a number.
  public func color(index: Int) -> Color {
    index < 0 ? under : index >= colors.count ? over : colors[index]
  }
}

extension Colormap.Definition {
  /// The table of colours: 256, or as many as are listed.
  var colors: [Color] {
    switch self {
    case .listed(let text): return Self.hexadecimal(text)
    case .evenly(let text): return Self.interpolated(Self.evenSegments(Self.hexadecimal(text)))
    case .segments(let text): return Self.interpolated(Self.parsedSegments(text))
    case .table(let text): return Self.millionths(text)
    }
  }

  /// The table of the map run backwards.
  var reversed: [Color] {
    switch self {
    case .listed, .table: return colors.reversed()
    case .evenly(let text): return Self.interpolated(Self.reversed(Self.evenSegments(Self.hexadecimal(text))))
    case .segments(let text): return Self.interpolated(Self.reversed(Self.parsedSegments(text)))
    }
  }

  private typealias Row = (x: Double, left: Double, right: Double)

  private static func hexadecimal(_ text: String) -> [Color] {
    let digits = text.compactMap { $0.hexDigitValue }
    return stride(from: 0, to: digits.count - 5, by: 6).map { start in
      let parts = (0..<3).map { Double(digits[start + 2 * $0] * 16 + digits[start + 2 * $0 + 1]) / 255 }
      return Color(red: parts[0], green: parts[1], blue: parts[2])
    }
  }

  private static func millionths(_ text: String) -> [Color] {
    let digits = text.utf8.map { byte -> Int in
      switch byte {
      case 0x30...0x39: Int(byte) - 0x30
      case 0x41...0x5A: Int(byte) - 0x41 + 10
      case 0x61...0x7A: Int(byte) - 0x61 + 36
      case UInt8(ascii: "-"): 62
      case _: 63
      }
    }
    return stride(from: 0, to: digits.count - 11, by: 12).map { start in
      let parts = (0..<3).map { part -> Double in
        let at = start + 4 * part
        return Double(digits[at] << 18 | digits[at + 1] << 12 | digits[at + 2] << 6 | digits[at + 3]) / 1_000_000
      }
      return Color(red: parts[0], green: parts[1], blue: parts[2])
    }
  }

  private static func evenSegments(_ colors: [Color]) -> [[Row]] {
    let last = Double(max(1, colors.count - 1))
    return [\Color.red, \Color.green, \Color.blue].map { channel in
      colors.enumerated().map { (Double($0.offset) / last, $0.element[keyPath: channel], $0.element[keyPath: channel]) }
    }
  }

  private static func parsedSegments(_ text: String) -> [[Row]] {
    text.split(separator: "|").map { channel in
      channel.split(separator: ";").map { row in
        let parts = row.split(separator: ",").map { Double($0) ?? 0 }
        return (parts[0], parts[1], parts[2])
      }
    }
  }

  private static func reversed(_ channels: [[Row]]) -> [[Row]] {
    channels.map { rows in rows.reversed().map { (1 - $0.x, $0.right, $0.left) } }
  }

  private static func interpolated(_ channels: [[Row]]) -> [Color] {
    let tables = channels.map { lookupTable($0) }
    return (0..<256).map { Color(red: tables[0][$0], green: tables[1][$0], blue: tables[2][$0]) }
  }

  /// 256 values of one channel: straight lines between the places.
  private static func lookupTable(_ rows: [Row]) -> [Double] {
    let last = 255.0
    var table = [Double](repeating: 0, count: 256)
    var segment = 1
    for index in 1..<255 {
      let x = last * (Double(index) / last)
      while segment < rows.count - 1, rows[segment].x * last < x { segment += 1 }
      let low = rows[segment - 1]
      let high = rows[segment]
      let fraction = (x - low.x * last) / (high.x * last - low.x * last)
      table[index] = min(1, max(0, fraction * (high.left - low.right) + low.right))
    }
    table[0] = min(1, max(0, rows[0].right))
    table[255] = min(1, max(0, rows[rows.count - 1].left))
    return table
  }
}
