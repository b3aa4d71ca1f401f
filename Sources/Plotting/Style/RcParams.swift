/// A setting's value.
public enum RcValue: Equatable, Sendable {
  case number(Double)
  case text(String)
  case flag(Bool)
  case numbers([Double])
  case texts([String])
  case colors([Color])
  case none
}

/// The settings (`rcParams`) that give figures their default look. Artists read them when they are made.
public final class RcParams {
  private var values: [String: RcValue]

  public init() { values = RcDefaults.values }

  /// The names in alphabetical order.
  public var keys: [String] { values.keys.sorted() }

  /// - Throws: KeyError for a name matplotlib does not know, NotImplementedError for one that lgs lacks.
  public func value(_ key: String) throws -> RcValue {
    if let value = values[key] { return value }
    throw Self.missing(key)
  }

  /// Sets a value after checking it.
  /// - Throws: as `value`, and ValueError for a value of the wrong kind.
  public func set(_ key: String, to value: RcValue) throws {
    guard let standard = RcDefaults.values[key] else { throw Self.missing(key) }
    values[key] = try Self.checked(value, key: key, standard: standard)
  }

  /// Back to matplotlib's default style.
  public func reset() { values = RcDefaults.values }

  /// All settings at this moment, for `restore`.
  public var snapshot: [String: RcValue] { values }

  /// Brings back settings of an earlier moment.
  public func restore(_ snapshot: [String: RcValue]) { values = snapshot }

  /// Takes over the settings of a named style.
  /// - Throws: OSError for a name that matplotlib has no style of, NotImplementedError for one that lgs lacks.
  public func use(style name: String) throws {
    if name == "default" { return reset() }
    guard let settings = StyleSheets.settings(of: name) else {
      if StyleSheets.names.contains(name) {
        throw PlottingError(.notImplementedError, "the style \(name.pythonQuoted) is not in lgs")
      }
      throw PlottingError(
        .osError,
        "\(name.pythonQuoted) is not a valid package style, path of style file, URL of style file, or library style name "
          + "(library styles are listed in `style.available`)")
    }
    values.merge(settings) { $1 }
  }

  private static func missing(_ key: String) -> PlottingError {
    if RcDefaults.lacking.contains(key) {
      return PlottingError(.notImplementedError, "lgs has no setting \(key.pythonQuoted)")
    }
    return PlottingError(.keyError, "\(key.pythonQuoted) is not a valid value for rcParam.")
  }

  /// The value in the kind of the default one.
  private static func checked(_ value: RcValue, key: String, standard: RcValue) throws -> RcValue {
    switch (standard, value) {
    case (.number, .number), (.flag, .flag), (.colors, .colors), (.texts, .texts), (.none, _), (.text, .none):
      return value
    case (.text, .text(let text)):
      if colorKeys.contains(key), text != "auto", text != "inherit" { _ = try Color.parse(text) }
      return value
    case (.text, .number):
      if key.hasSuffix("size") || ["savefig.dpi", "image.aspect", "grid.linestyle"].contains(key) { return value }
    case (.text, .flag): if key == "axes.axisbelow" { return value }
    case (.text, .numbers(let parts)):
      if colorKeys.contains(key) { return .colors([try Color.components(parts)]) }
    case (.text, .colors): if colorKeys.contains(key) { return value }
    case (.numbers(let old), .numbers(let new)):
      guard old.count == new.count else {
        throw PlottingError(
          .valueError, "Key \(key): Expected exactly \(old.count) values, but got \(new.count) values")
      }
      return value
    case (.numbers, .number(let number)):
      throw PlottingError(
        .valueError, "Key \(key): Expected str or other non-set iterable, but got \(NumberFormat.general(number))")
    case (.texts, .text(let text)): return .texts([text])
    case (.number, .text(let text)):
      throw PlottingError(.valueError, "Key \(key): Could not convert \(text.pythonQuoted) to float")
    case (.flag, .number(let number)) where number == 0 || number == 1: return .flag(number == 1)
    case (.flag, .text(let text)):
      if let flag = flag(text) { return .flag(flag) }
      throw PlottingError(.valueError, "Key \(key): Cannot convert \(text.pythonQuoted) to bool")
    case _: break
    }
    throw PlottingError(.valueError, "Key \(key): lgs does not take this kind of value")
  }

  private static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "t", "y", "yes", "on", "true", "1": true
    case "f", "n", "no", "off", "false", "0": false
    case _: nil
    }
  }

  private static let colorKeys: Set<String> = Set(
    RcDefaults.values.keys.filter { $0.hasSuffix("color") && $0 != "animation.html" })

  // MARK: Reading

  func number(_ key: String) -> Double {
    if case .number(let number)? = values[key] { return number }
    return 0
  }

  func flag(_ key: String) -> Bool { values[key] == .flag(true) }

  func text(_ key: String) -> String {
    if case .text(let text)? = values[key] { return text }
    return ""
  }

  func numbers(_ key: String) -> [Double] {
    if case .numbers(let numbers)? = values[key] { return numbers }
    return []
  }

  func color(_ key: String) -> Color {
    switch values[key] {
    case .text(let text)?: (try? Color.parse(text, cycle: cycle)) ?? .black
    case .colors(let colors)?: colors.first ?? .black
    case .number?, .flag?, .numbers?, .texts?, RcValue.none?, nil: .black
    }
  }

  /// A size of letters in points.
  func size(_ key: String) -> Double {
    switch values[key] {
    case .number(let points)?: points
    case .text(let word)?: (FontSize.factors[word] ?? 1) * fontSize
    case .flag?, .numbers?, .texts?, .colors?, RcValue.none?, nil: fontSize
    }
  }

  func weight(_ key: String) -> Int {
    switch values[key] {
    case .number(let weight)?: Int(bounded: weight)
    case .text(let word)?: (try? Text.weight(named: word)) ?? 400
    case .flag?, .numbers?, .texts?, .colors?, RcValue.none?, nil: 400
    }
  }

  func lineStyle(_ key: String) -> LineStyle { (try? LineStyle.parse(text(key))) ?? .solid }

  /// The colours `C0`, `C1`, …
  public var cycle: [Color] {
    if case .colors(let colors)? = values["axes.prop_cycle"] { return colors }
    return Color.tableau
  }

  public var fontSize: Double { number("font.size") }

  public var figureSize: (width: Double, height: Double) {
    let size = numbers("figure.figsize")
    return size.count == 2 ? (size[0], size[1]) : (6.4, 4.8)
  }

  public var figureDPI: Double { number("figure.dpi") }

  /// The family names in order of preference.
  var fontFamilies: [String] {
    guard case .texts(let families)? = values["font.family"] else { return ["sans-serif"] }
    return families.flatMap { family -> [String] in
      guard family == "sans-serif", case .texts(let names)? = values["font.sans-serif"] else { return [family] }
      return names
    }
  }

  /// The level of ticks and grids.
  var axisLevel: Double {
    switch values["axes.axisbelow"] {
    case .flag(let isBelow)?: isBelow ? 0.5 : 2.5
    case .number?, .text?, .numbers?, .texts?, .colors?, RcValue.none?, nil: 1.5
    }
  }

  var linesSolidCap: Stroke.Cap {
    switch text("lines.solid_capstyle") {
    case "butt": .butt
    case "round": .round
    case _: .square
    }
  }

  var textColor: Color { color("text.color") }
  public var linesColor: Color { color("lines.color") }
  var linesLineStyle: LineStyle { lineStyle("lines.linestyle") }
  public var linesLineWidth: Double { number("lines.linewidth") }
  var linesMarker: String { text("lines.marker") }
  public var linesMarkerSize: Double { number("lines.markersize") }
  var linesMarkerEdgeWidth: Double { number("lines.markeredgewidth") }
  public var patchFaceColor: Color { color("patch.facecolor") }
  public var patchLineWidth: Double { number("patch.linewidth") }
  /// `upper` or `lower`: where the first row of images is.
  public var imageOrigin: String { text("image.origin") }
  public var imageColormap: Colormap {
    (try? Colormap.named(text("image.cmap"))) ?? Colormap(name: "gray", colors: [.black, .white])
  }
}
