import CDraw
import Glibc

/// Rendered glyphs by font, size, turn and place within a pixel.
final class GlyphCache {
  /// Coverage bytes in rows from the top; `left` and `top` place the first from the origin, y up.
  struct Bitmap {
    var bytes: [UInt8]
    var columns: Int32
    var rows: Int32
    var left: Int32
    var top: Int32
  }

  private struct Key: Hashable {
    var font: FontID
    var index: UInt32
    var size: Int32
    var angle: Double
    var x: Int32
    var y: Int32
  }

  private let catalog: FontCatalog
  private var bitmaps: [Key: Bitmap] = [:]

  init(catalog: FontCatalog) {
    self.catalog = catalog
  }

  /// The pixels that a glyph of a run covers, with one more around them.
  func extent(_ run: GlyphRun, _ glyph: GlyphRun.Glyph) -> Rectangle? {
    guard glyph.place.x.isFinite, glyph.place.y.isFinite, let bitmap = bitmap(run, glyph.index, x: 0, y: 0) else {
      return nil
    }
    let x = glyph.place.x + Double(bitmap.left)
    let y = glyph.place.y - Double(bitmap.top)
    return Rectangle(x0: x, y0: y, x1: x + Double(bitmap.columns), y1: y + Double(bitmap.rows)).padded(by: 2)
  }

  /// The coverage of a glyph whose origin is (x, y) / 64 of a pixel right of and above a pixel's corner.
  func bitmap(_ run: GlyphRun, _ index: UInt32, x: Int32, y: Int32) -> Bitmap? {
    let key = Key(font: run.font, index: index, size: Font.units(run.size), angle: run.angle, x: x, y: y)
    if let known = bitmaps[key] { return known }
    guard let font = catalog.font(run.font) else { return nil }
    let radians = run.angle * .pi / 180
    let unit = 65536.0
    let matrix = [cos(radians), -sin(radians), sin(radians), cos(radians)].map {
      Int32(clamping: Int(bounded: ($0 * unit).rounded(.toNearestOrEven)))
    }
    let bitmap = font.withBitmap(index, size: run.size, matrix: matrix, shift: (x, y)) { rendered in
      var bytes: [UInt8] = []
      for row in 0..<Int(rendered.rows) {
        bytes += UnsafeBufferPointer(start: rendered.bytes + row * Int(rendered.stride), count: Int(rendered.columns))
      }
      return Bitmap(
        bytes: bytes, columns: rendered.columns, rows: rendered.rows, left: rendered.left, top: rendered.top)
    }
    if bitmaps.count > 20000 { bitmaps.removeAll() }
    bitmaps[key] = bitmap
    return bitmap
  }
}
