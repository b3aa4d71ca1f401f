/// A finished drawing in device pixels, in painting order. Layout makes it; every renderer (pixels, SVG, PDF, braille)
/// is a function of it. It keeps exact coordinates: pixel rules such as snapping are the raster renderer's.
public struct DisplayList: Equatable, Sendable {
  /// Whole pixels.
  public var width: Int
  /// Whole pixels.
  public var height: Int
  /// Dots per inch, from which points (1/72 inch) were turned into pixels.
  public var dpi: Double
  public var items: [DisplayItem]

  public init(width: Int, height: Int, dpi: Double, items: [DisplayItem] = []) {
    self.width = width
    self.height = height
    self.dpi = dpi
    self.items = items
  }
}

/// One thing to paint.
public enum DisplayItem: Equatable, Sendable {
  /// An area and its outline: fill first, then stroke.
  case path(Path, fill: Color?, stroke: Stroke?, snap: Snap, simplifies: Bool)
  /// An area with hard edges: every pixel it touches is painted whole, as matplotlib paints filled contours.
  case hardArea(Path, Color)
  /// The same small outline at many places. `isStamped` asks for one raster of it, put at whole pixels (matplotlib's
  /// markers); otherwise each is drawn at its exact place.
  case markers(Markers)
  /// Letters of one font and size.
  case glyphs(GlyphRun)
  /// A raster picture.
  case image(PlacedImage)
  /// What follows is cut to the area until the matching `popClip`.
  case pushClip(Path)
  case popClip
  /// What follows belongs together (one axes, one artist) until `endGroup`: named groups in SVG, the unit of reuse in
  /// animations.
  case beginGroup(String)
  case endGroup
}

/// How a path is moved to whole pixels.
public enum Snap: Equatable, Sendable {
  /// When it has only horizontal and vertical segments and at most 1024 vertices.
  case automatic
  case always
  case never
}

/// A line along a path.
public struct Stroke: Equatable, Hashable, Sendable {
  public enum Cap: Equatable, Hashable, Sendable { case butt, round, square }
  public enum Join: Equatable, Hashable, Sendable { case miter, round, bevel }

  public var color: Color
  /// Pixels.
  public var width: Double
  public var cap: Cap
  public var join: Join
  /// Lengths of dashes and gaps in turn, in pixels; empty for a whole line.
  public var dashes: [Double]
  /// Where in the pattern the line starts, in pixels.
  public var dashOffset: Double

  public init(
    color: Color, width: Double, cap: Cap = .butt, join: Join = .round, dashes: [Double] = [], dashOffset: Double = 0
  ) {
    self.color = color
    self.width = width
    self.cap = cap
    self.join = join
    self.dashes = dashes
    self.dashOffset = dashOffset
  }
}

/// One outline at many places, with one look or with one look, size or both per place.
public struct Markers: Equatable, Sendable {
  /// Around (0, 0), in pixels, y down.
  public var outline: Path
  public var places: [Point]
  /// Factors for the outline: one for all, or one per place.
  public var scales: [Double]
  /// One for all, or one per place; empty when nothing is filled.
  public var fills: [Color]
  /// One for all, or one per place; empty when nothing is stroked.
  public var strokes: [Stroke]
  public var snap: Snap
  public var isStamped: Bool

  public init(
    outline: Path, places: [Point], scales: [Double] = [1], fills: [Color], strokes: [Stroke], snap: Snap = .automatic,
    isStamped: Bool
  ) {
    self.outline = outline
    self.places = places
    self.scales = scales
    self.fills = fills
    self.strokes = strokes
    self.snap = snap
    self.isStamped = isStamped
  }
}

/// Letters of one font at one size.
public struct GlyphRun: Equatable, Sendable {
  public struct Glyph: Equatable, Hashable, Sendable {
    /// The font's own number of the glyph.
    public var index: UInt32
    /// The pen's place: the glyph's origin on the baseline, in device pixels.
    public var place: Point

    public init(index: UInt32, place: Point) {
      self.index = index
      self.place = place
    }
  }

  public var font: FontID
  /// Pixels per em.
  public var size: Double
  /// Degrees, counterclockwise; the places are already turned.
  public var angle: Double
  public var color: Color
  public var glyphs: [Glyph]

  public init(font: FontID, size: Double, angle: Double, color: Color, glyphs: [Glyph]) {
    self.font = font
    self.size = size
    self.angle = angle
    self.color = color
    self.glyphs = glyphs
  }
}

/// A font the text engine has opened.
public struct FontID: Equatable, Hashable, Sendable {
  public var number: Int

  public init(number: Int) {
    self.number = number
  }
}

/// A raster picture and where it goes.
public struct PlacedImage: Equatable, Sendable {
  /// How pixels are made where the picture's and the device's do not coincide.
  public enum Resampling: Equatable, Sendable { case nearest, bilinear, hanning }

  public var picture: Picture
  /// The device rectangle its outer edges are mapped to; x1 < x0 or y1 < y0 mirror it.
  public var area: Rectangle
  public var resampling: Resampling
  /// Multiplies the picture's own alpha; 0...1.
  public var alpha: Double

  public init(picture: Picture, area: Rectangle, resampling: Resampling, alpha: Double = 1) {
    self.picture = picture
    self.area = area
    self.resampling = resampling
    self.alpha = alpha
  }
}

/// Pixels in rows from the top: red, green, blue, straight alpha, 8 bits each.
public struct Picture: Equatable, Sendable {
  public var width: Int
  public var height: Int
  public var pixels: [UInt8]

  public init(width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
