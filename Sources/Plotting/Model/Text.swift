public enum HorizontalAlignment: String, CaseIterable, Sendable {
  case center, right, left

  /// - Throws: ValueError with matplotlib's words.
  public static func parse(_ text: String, named name: String = "align") throws -> HorizontalAlignment {
    if let value = HorizontalAlignment(rawValue: text) { return value }
    throw PlottingError(.valueError, CloseMatch.message(for: text, what: name, among: allCases.map(\.rawValue)))
  }
}

public enum VerticalAlignment: String, CaseIterable, Sendable {
  case top, bottom, center, baseline
  case centerBaseline = "center_baseline"

  /// - Throws: ValueError with matplotlib's words.
  public static func parse(_ text: String) throws -> VerticalAlignment {
    if let value = VerticalAlignment(rawValue: text) { return value }
    let names = ["bottom", "baseline", "center", "center_baseline", "top"]
    throw PlottingError(.valueError, CloseMatch.message(for: text, what: "align", among: names))
  }
}

/// A size of letters: points, or a share of `font.size`.
public enum FontSize: Equatable, Sendable {
  case points(Double)
  case relative(String)

  static let factors: [String: Double] = [
    "xx-small": 0.579, "x-small": 0.694, "small": 0.833, "medium": 1, "large": 1.2, "x-large": 1.44, "xx-large": 1.728,
    "larger": 1.2, "smaller": 0.833,
  ]

  /// Points, for a `font.size`.
  /// - Throws: ValueError for an unknown word.
  public func points(base: Double) throws -> Double {
    switch self {
    case .points(let points): return max(1, points)
    case .relative(let word):
      guard let factor = Self.factors[word] else {
        let words = (Array(Self.factors.keys) + ["None"]).sorted().joined(separator: ", ")
        throw PlottingError(.valueError, "Size is invalid. Valid font size are " + words)
      }
      return factor * base
    }
  }
}

/// A frame behind a text (`bbox=`).
public struct TextFrame: Equatable, Sendable {
  public enum Shape: Equatable, Sendable { case square, round, circle, round4, sawtooth, larrow, rarrow, darrow }

  public var shape: Shape
  /// Space around the text, in letter sizes.
  public var padding: Double
  /// Radius of the corners, in letter sizes; nil is the padding.
  public var rounding: Double?
  public var faceColor: Color
  public var edgeColor: Color
  /// Points.
  public var lineWidth: Double
  public var lineStyle: LineStyle
  public var alpha: Double?

  public init(
    shape: Shape = .square, padding: Double, rounding: Double? = nil, faceColor: Color = .tableau[0],
    edgeColor: Color = .black, lineWidth: Double = 1, lineStyle: LineStyle = .solid, alpha: Double? = nil
  ) {
    self.shape = shape
    self.padding = padding
    self.rounding = rounding
    self.faceColor = faceColor
    self.edgeColor = edgeColor
    self.lineWidth = lineWidth
    self.lineStyle = lineStyle
    self.alpha = alpha
  }
}

/// A text at a place, perhaps of several lines, perhaps turned.
open class Text: Artist {
  /// How a text lies to its place when it is turned.
  public enum RotationMode: Sendable { case standard, anchor }

  public var x: Double
  public var y: Double
  public var text: String
  public var color: Color
  /// Points.
  public var fontSize: Double
  /// 100...900.
  public var fontWeight = 400
  public var fontSlant = TextStyle.Slant.normal
  public var fontFamilies: [String]
  public var horizontalAlignment: HorizontalAlignment
  public var verticalAlignment: VerticalAlignment
  /// How lines lie to one another; nil follows `horizontalAlignment`.
  public var multiAlignment: HorizontalAlignment?
  /// Degrees, counterclockwise.
  public var rotation = 0.0
  public var rotationMode = RotationMode.standard
  /// Line heights between baselines; nil takes the font's own gap.
  public var lineSpacing: Double?
  public var parsesMath = true
  public var frame: TextFrame?

  public init(
    x: Double, y: Double, text: String, style: RcParams, fontSize: Double? = nil,
    horizontalAlignment: HorizontalAlignment = .left, verticalAlignment: VerticalAlignment = .baseline,
    coordinates: Coordinates = .data
  ) {
    self.x = x
    self.y = y
    self.text = text
    color = style.textColor
    self.fontSize = fontSize ?? style.fontSize
    fontFamilies = style.fontFamilies
    self.horizontalAlignment = horizontalAlignment
    self.verticalAlignment = verticalAlignment
    super.init(zorder: 3)
    isClipped = false
    self.coordinates = coordinates
  }

  open override var typeName: String { "Text" }

  public func setText(_ text: String) { self.text = text }

  public func setPosition(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// `Text(0.5, 1.0, 'after 100 epochs')`.
  public var description: String {
    "\(typeName)(\(NumberFormat.short(x)), \(NumberFormat.short(y)), \(text.pythonQuoted))"
  }

  /// Weight of a name or number.
  /// - Throws: ValueError for an unknown name.
  public static func weight(named name: String) throws -> Int {
    let weights = [
      "ultralight": 100, "light": 200, "normal": 400, "regular": 400, "book": 400, "medium": 500, "roman": 500,
      "semibold": 600, "demibold": 600, "demi": 600, "bold": 700, "heavy": 800, "extra bold": 800, "black": 900,
    ]
    if let weight = weights[name] { return weight }
    throw PlottingError(.valueError, "weight=\(name.pythonQuoted) is invalid")
  }

  /// Degrees of `'vertical'` or `'horizontal'`.
  /// - Throws: ValueError for another word.
  public static func rotation(named name: String) throws -> Double {
    switch name {
    case "horizontal": return 0
    case "vertical": return 90
    case _:
      throw PlottingError(
        .valueError, "rotation must be 'vertical', 'horizontal' or a number, not " + name)
    }
  }

  /// How the text engine is asked for the letters.
  var textStyle: TextStyle {
    TextStyle(families: fontFamilies, size: fontSize, weight: fontWeight, slant: fontSlant, parsesMath: parsesMath)
  }
}

extension NumberFormat {
  /// `'{}'.format(value)`: as `repr`, which matplotlib shows of a place.
  static func short(_ value: Double) -> String { repr(value) }
}
