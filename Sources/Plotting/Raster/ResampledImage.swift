import CDraw

/// The pixels that show a placed image inside a clip, as matplotlib makes them: a whole number of pixels, the edges of
/// the picture stretched to them.
struct ResampledImage {
  var x: Int32
  var y: Int32
  var columns: Int32
  var rows: Int32
  /// Straight RGBA; nil when memory ran out.
  var pixels: [UInt8]?

  /// nil when nothing is inside the clip.
  init?(_ image: PlacedImage, clip: Rectangle) {
    let area = image.area
    guard [area.x0, area.y0, area.x1, area.y1].allSatisfy(\.isFinite) else { return nil }
    let left = max(min(area.x0, area.x1), clip.x0)
    let right = min(max(area.x0, area.x1), clip.x1)
    let top = max(min(area.y0, area.y1), clip.y0)
    let bottom = min(max(area.y0, area.y1), clip.y1)
    guard right > left, bottom > top, right - left < 65536, bottom - top < 65536 else { return nil }
    let columns = (right - left).rounded(.up)
    let rows = (bottom - top).rounded(.up)
    let stretchX = columns / (right - left)
    let stretchY = rows / (bottom - top)
    x = Int32(left)
    // Counted from the bottom, where matplotlib's rows begin.
    y = Int32((bottom - rows).rounded(.towardZero))
    (self.columns, self.rows) = (Int32(columns), Int32(rows))
    var filled = [UInt8](repeating: 0, count: Int(columns) * Int(rows) * 4)
    let made = filled.withUnsafeMutableBufferPointer { buffer in
      image.picture.pixels.withUnsafeBufferPointer { source in
        draw_resample(
          draw_picture(
            pixels: source.baseAddress, width: Int32(image.picture.width), height: Int32(image.picture.height)),
          image.resampling.c, (area.x0 - left) * stretchX, rows - (bottom - area.y0) * stretchY,
          area.width * stretchX, area.height * stretchY, buffer.baseAddress, Int32(columns), Int32(rows))
      }
    }
    pixels = made ? filled : nil
  }
}

extension PlacedImage.Resampling {
  var c: draw_filter {
    switch self {
    case .nearest: draw_filter_nearest
    case .bilinear: draw_filter_bilinear
    case .hanning: draw_filter_hanning
    }
  }
}
