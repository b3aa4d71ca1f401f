/// The font and size at a place of a formula.
struct MathState {
  /// "normal", "rm", "it", "bf" …; "default" outside of dollars.
  var font: String {
    didSet {
      if ["normal", "rm", "it", "bf", "bfit"].contains(font) { fontClass = font }
    }
  }
  private(set) var fontClass = "rm"
  /// Points.
  var size: Double
  let dpi: Double
  /// The font of what is outside of dollars.
  let textFont: Font

  init(font: String, size: Double, dpi: Double, textFont: Font) {
    self.font = font
    self.size = size
    self.dpi = dpi
    self.textFont = textFont
  }

  /// Pixels per em as FreeType takes it.
  var pixelSize: Double { TextEngine.pixels(size, dpi: dpi) }
  /// Pixels per em.
  var em: Double { size * dpi / 72 }
  /// The thickness of bars.
  var rule: Double { 0.75 / 12 * size * dpi / 72 }
  var xHeight: Double { MathFonts.Constants.xHeight * size * dpi / 72 }
  var axisHeight: Double { MathFonts.Constants.axisHeight * size * dpi / 72 }
}
