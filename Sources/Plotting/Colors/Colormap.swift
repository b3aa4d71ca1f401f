/// Colours for numbers in 0...1.
///
/// Source: the defining data of matplotlib 3.11's colormaps.
public struct Colormap: Equatable, Sendable {
  public var name: String
  /// The colours from the lowest number to the highest; never empty.
  public let colors: [Color]
  /// For numbers under 0.
  public var under: Color
  /// For numbers over 1.
  public var over: Color
  /// For what is no number.
  public var bad = Color.transparent
  /// Whether the colours stand side by side, rather than pass into each other.
  public private(set) var isListed: Bool
  /// The straight lines of red, green and blue that the colours were taken from, when they were.
  private var channels: [[ColormapTables.Stop]]?

  /// A colormap of colours that stand side by side (`ListedColormap`).
  public init(name: String = "from_list", colors: [Color], isListed: Bool = true) {
    self.name = name
    self.isListed = isListed
    self.colors = colors.isEmpty ? [.black] : colors
    under = colors.first ?? .black
    over = colors.last ?? .black
  }

  /// A colormap with straight lines between colours at equal distances (`LinearSegmentedColormap.from_list`).
  /// - Throws: `PlottingError` when there is no such number of colours.
  public init(name: String, between colors: [Color], count: Int = 256) throws {
    try Self.check(count: count)
    self.init(name: name, channels: ColormapTables.channels(even: colors), count: count)
  }

  /// As many colours as a colormap may have: finer than any picture shows.
  private static let mostColors = 1 << 22

  private static func check(count: Int) throws {
    guard count >= 0 else {
      throw PlottingError(.valueError, "Number of samples, \(count), must be non-negative.")
    }
    guard count > 0 else { throw PlottingError(.valueError, "a colormap has at least one colour, not 0") }
    guard count <= mostColors else {
      throw PlottingError(.memoryError, "a colormap has at most \(mostColors) colours, not \(count)")
    }
  }

  /// The colormap with another number of colours.
  /// - Throws: `PlottingError` when there is no such number of colours.
  public func resampled(to count: Int) throws -> Colormap {
    try Self.check(count: count)
    var map: Colormap
    if let channels {
      map = Colormap(name: name, channels: channels, count: count)
    } else if !isListed, let known = try? Colormap.named(name, count: count) {
      map = known
    } else {
      map = Colormap(
        name: name, colors: (0..<count).map { color(at: count == 1 ? 0 : Double($0) / Double(count - 1)) })
    }
    (map.under, map.over, map.bad) = (under, over, bad)
    return map
  }

  /// The colour of a number in 0...1; beyond it the first or last, or what was set for it.
  public func color(at value: Double) -> Color {
    value.isNaN ? bad : color(index: index(at: value))
  }

  /// The number of the colour of a number in 0...1: -1 below it, that of the colours above it.
  func index(at value: Double) -> Int {
    let scaled = value * Double(colors.count)
    if scaled < 0 { return -1 }
    if scaled == Double(colors.count) { return colors.count - 1 }
    return scaled > Double(colors.count) ? colors.count : Int(scaled)
  }

  /// The colour with a number.
  public func color(index: Int) -> Color {
    index < 0 ? under : index >= colors.count ? over : colors[index]
  }

  /// The colormap from its highest number to its lowest.
  public var reversed: Colormap {
    var map = Colormap(
      name: name.hasSuffix("_r") ? String(name.dropLast(2)) : name + "_r", colors: colors.reversed(), isListed: isListed
    )
    (map.under, map.over, map.bad) = (over, under, bad)
    return map
  }

  private init(name: String, channels: [[ColormapTables.Stop]], count: Int) {
    self.init(name: name, parts: channels.map { Self.samples(of: $0, count: count) }, count: count)
    self.channels = channels
  }

  private init(name: String, parts: [[Double]], count: Int) {
    func limited(_ value: Double) -> Double { min(max(value, 0), 1) }
    self.init(
      name: name,
      colors: (0..<count).map {
        Color(red: limited(parts[0][$0]), green: limited(parts[1][$0]), blue: limited(parts[2][$0]))
      }, isListed: false)
  }

  private static func samples(of stops: [ColormapTables.Stop], count: Int) -> [Double] {
    guard let first = stops.first, let last = stops.last else { return Array(repeating: 0, count: count) }
    if count == 1 { return [last.left] }
    var next = 1
    return (0..<count).map { index in
      if index == 0 { return first.right }
      if index == count - 1 { return last.left }
      let scale = Double(count - 1)
      // As matplotlib counts, so that colours are cut to the same bytes.
      let place = scale * (Double(index) * (1 / scale))
      while next < stops.count - 1, stops[next].place * scale < place { next += 1 }
      let before = stops[next - 1]
      let after = stops[next]
      let distance = (place - before.place * scale) / (after.place * scale - before.place * scale)
      return distance * (after.left - before.right) + before.right
    }
  }
}

extension Colormap {
  /// The colormap of a name.
  /// - Parameter count: How many colours, when not the colormap's own number (256 for continuous ones).
  /// - Throws: `PlottingError` with matplotlib's words when there is none of this name.
  public static func named(_ name: String, count: Int? = nil) throws -> Colormap {
    if let count { try check(count: count) } else if let known = cache[name] { return known }
    let isReversed = name.hasSuffix("_r")
    let base = isReversed ? String(name.dropLast(2)) : name
    guard var map = defined(aliases[base] ?? base, count: count) else {
      throw PlottingError(
        .valueError,
        CloseMatch.message(for: name, what: "cmap", among: names)
          + "\nSee `matplotlib.bivar_colormaps()` and `matplotlib.multivar_colormaps()` for bivariate and multivariate "
          + "colormaps")
    }
    map.name = base
    if isReversed { map = map.reversed }
    if count == nil { cache[name] = map }
    return map
  }

  /// The names of all colormaps in matplotlib's order, reversed ones last.
  public static let names: [String] = {
    let plain = ColormapTables.order.split(separator: " ").map(String.init)
    return plain + plain.map { $0 + "_r" }
  }()

  private static let aliases = ["grey": "gray", "gist_grey": "gist_gray", "gist_yerg": "gist_yarg", "Grays": "Greys"]

  private nonisolated(unsafe) static var cache: [String: Colormap] = [:]

  private static func defined(_ name: String, count: Int?) -> Colormap? {
    let size = count ?? 256
    if let colors = definedByColors(name) {
      let map = Colormap(name: name, colors: colors)
      guard let count else { return map }
      return Colormap(
        name: name, colors: (0..<count).map { map.color(at: count == 1 ? 0 : Double($0) / Double(count - 1)) })
    }
    if let functions = ColormapFunctions.all[name] {
      return Colormap(
        name: name,
        parts: functions.map { function in
          (0..<size).map { function(size == 1 ? 0 : Double($0) * (1 / Double(size - 1))) }
        }, count: size)
    }
    return definedByStops(name).map { Colormap(name: name, channels: $0, count: size) }
  }

  private static func definedByColors(_ name: String) -> [Color]? {
    if let table = ColormapTables.fine[name] { return ColormapTables.colors(millionths: table) }
    if let table = ColormapTables.listed[name] { return ColormapTables.colors(hexadecimal: table) }
    guard name == "twilight_shifted", let table = ColormapTables.fine["twilight"] else { return nil }
    let twilight = ColormapTables.colors(millionths: table)
    let half = twilight.count / 2
    return (twilight[half...] + twilight[..<half]).reversed()
  }

  private static func definedByStops(_ name: String) -> [[ColormapTables.Stop]]? {
    if let table = ColormapTables.even[name] {
      return ColormapTables.channels(even: ColormapTables.colors(hexadecimal: table))
    }
    if let table = ColormapTables.uneven[name] { return ColormapTables.channels(uneven: table) }
    return ColormapTables.segments[name].map(ColormapTables.channels(segments:))
  }
}
