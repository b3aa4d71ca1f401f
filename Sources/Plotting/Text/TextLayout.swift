/// How a piece of text is set.
public struct TextStyle: Equatable, Hashable, Sendable {
  public enum Slant: Equatable, Hashable, Sendable { case normal, italic, oblique }

  /// Family names in order of preference; a generic one such as "sans-serif" stands for its first installed font.
  public var families: [String]
  /// Points.
  public var size: Double
  /// 100...900; 400 is normal, 700 bold.
  public var weight: Int
  public var slant: Slant
  /// Whether `$…$` is mathematics.
  public var parsesMath: Bool

  public init(
    families: [String] = ["sans-serif"], size: Double = 10, weight: Int = 400, slant: Slant = .normal,
    parsesMath: Bool = true
  ) {
    self.families = families
    self.size = size
    self.weight = weight
    self.slant = slant
    self.parsesMath = parsesMath
  }
}

/// One line of text, set: what it measures and where its glyphs and rules stand. Pixels; the origin is the start of
/// the baseline, y grows **upwards** (as in the tables of matplotlib that tests compare with).
public struct TextLayout: Equatable, Sendable {
  public struct PlacedGlyph: Equatable, Sendable {
    public var font: FontID
    /// Pixels per em.
    public var size: Double
    public var index: UInt32
    public var x: Double
    public var y: Double

    public init(font: FontID, size: Double, index: UInt32, x: Double, y: Double) {
      self.font = font
      self.size = size
      self.index = index
      self.x = x
      self.y = y
    }
  }

  public var width: Double
  /// From the top of the box to its bottom, descent included.
  public var height: Double
  /// How much of the height is under the baseline.
  public var descent: Double
  public var glyphs: [PlacedGlyph]
  /// Filled bars of fractions and roots.
  public var rules: [Rectangle]

  public init(width: Double, height: Double, descent: Double, glyphs: [PlacedGlyph], rules: [Rectangle]) {
    self.width = width
    self.height = height
    self.descent = descent
    self.glyphs = glyphs
    self.rules = rules
  }
}

/// What measures and sets one line of text; the figure layout depends on this alone.
public protocol TextSetting: AnyObject {
  /// Sets one line (no newline) at a resolution in dots per inch.
  /// - Throws: `PlottingError` for mathematics that cannot be read, and when no font or font library can be opened.
  func layout(_ line: String, style: TextStyle, dpi: Double) throws -> TextLayout

  /// The height and descent matplotlib gives every line of the style at least (its "lp" box), and the gap between lines.
  func lineMetrics(style: TextStyle, dpi: Double) throws -> (height: Double, descent: Double, gap: Double)
}
