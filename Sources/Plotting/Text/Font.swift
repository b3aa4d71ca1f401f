import CDraw

/// An opened font file, with caches of what was measured. Lengths are pixels, y up from the baseline.
final class Font {
  /// What a glyph measures.
  struct Metrics {
    var xMin: Double
    var yMin: Double
    var xMax: Double
    var yMax: Double
    var width: Double
    var height: Double
    /// From the baseline to the top of the ink.
    var bearingY: Double
    /// How far the pen moves, unhinted.
    var advance: Double
  }

  let id: FontID
  let path: String
  private let handle: OpaquePointer
  private var glyphIndices: [UInt32: UInt32] = [:]
  private var characters: [UInt32: Unicode.Scalar] = [:]
  private var unhinted: [GlyphKey: Metrics] = [:]

  private struct GlyphKey: Hashable {
    var size: Int32
    var glyph: UInt32
  }

  /// - Throws: `PlottingError` naming the Debian package when a library is missing or the file is no font.
  init(id: FontID, path: String, face: Int32) throws {
    var opened: OpaquePointer?
    let status = draw_font_open(path, face, &opened)
    guard status == draw_font_ok, let opened else { throw Font.error(status, path: path) }
    self.id = id
    self.path = path
    handle = opened
  }

  deinit { draw_font_close(handle) }

  private static func error(_ status: draw_font_error, path: String) -> PlottingError {
    switch status {
    case draw_font_no_freetype:
      PlottingError(.osError, "libfreetype.so.6 cannot be opened: install the Debian package libfreetype6")
    case draw_font_no_harfbuzz:
      PlottingError(.osError, "libharfbuzz.so.0 cannot be opened: install the Debian package libharfbuzz0b")
    case draw_font_no_memory:
      PlottingError(.memoryError, "no memory for the font '\(path)'")
    default:
      PlottingError(.osError, "the font '\(path)' cannot be read")
    }
  }

  /// The size that FreeType gets: whole 1/64 pixels per em.
  static func units(_ pixels: Double) -> Int32 {
    // More than FreeType's own limit makes no sense; not a number becomes the least size.
    Int32(max(1, min(pixels * 64, 0x7FF_FFFF)).rounded())
  }

  var lineMetrics: draw_font_metrics { draw_font_get_metrics(handle) }

  /// The glyph of a character; 0 when the font has none.
  func glyph(of character: Unicode.Scalar) -> UInt32 {
    if let known = glyphIndices[character.value] { return known }
    let index = draw_font_glyph(handle, character.value)
    glyphIndices[character.value] = index
    return index
  }

  /// The character that a glyph shows; nil for glyphs that have none of their own.
  func character(of glyph: UInt32) -> Unicode.Scalar? {
    if characters.isEmpty {
      for range in Font.searched {
        for value in range {
          guard let scalar = Unicode.Scalar(value) else { continue }
          let index = self.glyph(of: scalar)
          if index != 0 && characters[index] == nil { characters[index] = scalar }
        }
      }
    }
    return characters[glyph]
  }

  /// Latin to symbols, Korean, Chinese and Japanese, ligatures, letters of formulas.
  private static let searched: [ClosedRange<UInt32>] = [
    0x20...0x2BFF, 0x3000...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xE200...0xE3FF, 0xFB00...0xFB06,
  ]

  /// Unhinted measures of a glyph; nil when the font cannot load it.
  func metrics(_ glyph: UInt32, size: Double) -> Metrics? {
    let key = GlyphKey(size: Font.units(size), glyph: glyph)
    if let known = unhinted[key] { return known }
    guard let measured = measure(glyph, size: key.size, hinted: false) else { return nil }
    unhinted[key] = measured
    return measured
  }

  /// Measures of a glyph as it is drawn, fitted to pixels.
  func hintedMetrics(_ glyph: UInt32, size: Double) -> Metrics? {
    measure(glyph, size: Font.units(size), hinted: true)
  }

  private func measure(_ glyph: UInt32, size: Int32, hinted: Bool) -> Metrics? {
    var m = draw_glyph_metrics()
    guard draw_glyph_measure(handle, size, glyph, hinted, &m) else { return nil }
    func pixels(_ value: Int32) -> Double { Double(value) / 64 }
    return Metrics(
      xMin: pixels(m.x_min), yMin: pixels(m.y_min), xMax: pixels(m.x_max), yMax: pixels(m.y_max),
      width: pixels(m.width), height: pixels(m.height), bearingY: pixels(m.bearing_y),
      advance: Double(m.linear_advance) / 65536)
  }

  /// What a pair of glyphs adds to the distance.
  func kerning(_ left: UInt32, _ right: UInt32, size: Double) -> Double {
    Double(draw_font_kerning(handle, Font.units(size), left, right)) / 64
  }

  /// Glyphs of a run of text with their pen places, and where the pen ends.
  func shape(_ text: String, size: Double) -> (glyphs: [(index: UInt32, x: Double, y: Double)], advance: Double) {
    var text = text
    return text.withUTF8 { bytes in
      let capacity = bytes.count * 4 + 16
      let shaped = [draw_shaped_glyph](unsafeUninitializedCapacity: capacity) { buffer, count in
        let written = bytes.withMemoryRebound(to: CChar.self) {
          draw_font_shape(
            handle, Font.units(size), $0.baseAddress, Int32(clamping: $0.count), buffer.baseAddress, Int32(capacity))
        }
        count = max(0, min(Int(written), capacity))
      }
      var pen: Int64 = 0
      var glyphs: [(index: UInt32, x: Double, y: Double)] = []
      for glyph in shaped {
        glyphs.append((glyph.glyph, Double(pen + Int64(glyph.x_offset)) / 64, Double(glyph.y_offset) / 64))
        pen += Int64(glyph.advance)
      }
      return (glyphs, Double(pen) / 64)
    }
  }

  /// Coverage of a glyph under a matrix and a shift in 1/64 pixel; the bytes are valid inside `body` only.
  func withBitmap<R>(
    _ glyph: UInt32, size: Double, matrix: [Int32], shift: (x: Int32, y: Int32), _ body: (draw_glyph_bitmap) -> R
  ) -> R? {
    var bitmap = draw_glyph_bitmap()
    guard draw_glyph_render(handle, Font.units(size), glyph, matrix, shift.x, shift.y, &bitmap) else { return nil }
    return body(bitmap)
  }

  /// The unhinted outline of a glyph in pixels, y down from the baseline.
  func outline(_ glyph: UInt32, size: Double) -> Path {
    var outline = draw_outline()
    defer { draw_outline_free(&outline) }
    guard draw_glyph_outline(handle, Font.units(size), glyph, &outline) else { return Path() }
    return Path(outline)
  }
}

extension Path {
  /// The path of a C outline.
  init(_ outline: draw_outline) {
    self.init()
    var index = 0
    func point(_ offset: Int) -> Point { Point(outline.points[index + offset].x, outline.points[index + offset].y) }
    while index < outline.count {
      let verb: Verb
      switch outline.commands[index] {
      case UInt8(draw_move): verb = .move
      case UInt8(draw_line): verb = .line
      case UInt8(draw_quadratic): verb = .quadratic
      case UInt8(draw_cubic): verb = .cubic
      default: verb = .close
      }
      verbs.append(verb)
      for offset in 0..<verb.pointCount { points.append(point(offset)) }
      index += max(1, verb.pointCount)
    }
  }
}

extension Path.Verb {
  /// How many points of a path it takes.
  var pointCount: Int {
    switch self {
    case .move, .line: 1
    case .quadratic: 2
    case .cubic: 3
    case .close: 0
    }
  }
}
