/// Sets text as matplotlib does: plain lines by HarfBuzz with hinted advances, mathematics by a box model.
public final class TextEngine: TextSetting {
  let catalog = FontCatalog()
  private var layouts: [Key: TextLayout] = [:]
  private lazy var math = MathFonts(catalog: catalog)

  private struct Key: Hashable {
    var line: String
    var style: TextStyle
    var dpi: Double
  }

  public init() {}

  /// What a user should be told (a family or a glyph that no font has), each once; empties the list.
  public func takeWarnings() -> [String] { catalog.takeWarnings() }

  public func layout(_ line: String, style: TextStyle, dpi: Double) throws -> TextLayout {
    let key = Key(line: line, style: style, dpi: dpi)
    if let known = layouts[key] { return known }
    let layout = try makeLayout(line, style: style, dpi: dpi)
    // Animations measure new numbers without end.
    if layouts.count > 4096 { layouts.removeAll() }
    layouts[key] = layout
    return layout
  }

  private func makeLayout(_ line: String, style: TextStyle, dpi: Double) throws -> TextLayout {
    guard style.parsesMath else { return try plain(line, style: style, dpi: dpi) }
    if TextEngine.isMath(line) {
      return try MathParser.layout(line, fonts: math, style: style, dpi: dpi)
    }
    return try plain(TextEngine.withoutEscapedDollars(line), style: style, dpi: dpi)
  }

  public func lineMetrics(style: TextStyle, dpi: Double) throws -> (height: Double, descent: Double, gap: Double) {
    let metrics = try catalog.font(style).lineMetrics
    let scale = 1 / Double(max(1, metrics.units_per_em)) * style.size * dpi / 72
    let descent = Double(metrics.descent) * scale
    return (Double(metrics.ascent) * scale + descent, descent, Double(metrics.line_gap) * scale)
  }

  /// Whether matplotlib takes a string as mathematics: an even number of dollars, at least two, escaped ones left out.
  static func isMath(_ text: String) -> Bool {
    var dollars = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "$" && previous != "\\" { dollars += 1 }
      previous = scalar
    }
    return dollars > 0 && dollars.isMultiple(of: 2)
  }

  static func withoutEscapedDollars(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "$" && result.last == "\\" { result.removeLast() }
      result.append(scalar)
    }
    return String(result)
  }

  // MARK: plain text

  private func plain(_ line: String, style: TextStyle, dpi: Double) throws -> TextLayout {
    let first = try catalog.font(style)
    let size = TextEngine.pixels(style.size, dpi: dpi)
    var glyphs: [TextLayout.PlacedGlyph] = []
    var pen = 0.0
    var top = -Double.infinity
    var bottom = Double.infinity
    for run in try runs(line, first: first) {
      let shaped = run.font.shape(run.text, size: size)
      for glyph in shaped.glyphs {
        glyphs.append(.init(font: run.font.id, size: size, index: glyph.index, x: pen + glyph.x, y: glyph.y))
        if let ink = run.font.hintedMetrics(glyph.index, size: size), ink.yMax > ink.yMin || ink.xMax > ink.xMin {
          top = max(top, ink.yMax + glyph.y)
          bottom = min(bottom, ink.yMin + glyph.y)
        }
      }
      pen += shaped.advance
    }
    if top < bottom { (top, bottom) = (0, 0) }
    return TextLayout(width: pen, height: top - bottom, descent: -bottom, glyphs: glyphs, rules: [])
  }

  /// Pixels per em, in FreeType's 1/64 steps.
  static func pixels(_ points: Double, dpi: Double) -> Double {
    let units = (points * 64).rounded(.towardZero)
    return ((units * dpi.rounded(.towardZero) + 36) / 72).rounded(.down) / 64
  }

  private func runs(_ line: String, first: Font) throws -> [(font: Font, text: String)] {
    if line.unicodeScalars.allSatisfy({ first.glyph(of: $0) != 0 }) { return [(first, line)] }
    var runs: [(font: Font, text: String)] = []
    for scalar in line.unicodeScalars {
      let font = first.glyph(of: scalar) != 0 ? first : try catalog.fallback(for: scalar) ?? first
      if let last = runs.last, last.font === font {
        runs[runs.count - 1].text.unicodeScalars.append(scalar)
      } else {
        runs.append((font, String(scalar)))
      }
    }
    return runs
  }
}
