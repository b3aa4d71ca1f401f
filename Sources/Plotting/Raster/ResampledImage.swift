import CDraw
import LongWork

/// The pixels that show a placed image inside a clip, as matplotlib makes them: the edges go to the
/// nearest whole pixels.
struct ResampledImage {
  var x: Int32
  var y: Int32
  var columns: Int32
  var rows: Int32
  /// Straight RGBA.
  var pixels: [UInt8]

  /// nil when nothing is inside the clip.
  /// - Throws: A memory error; an interruption.
  init?(_ image: PlacedImage, clip: Rectangle) throws {
    let area = image.area
    func edge(_ value: Double) -> Double { (value + 0.5).rounded(.down) }
    guard [area.x0, area.y0, area.x1, area.y1].allSatisfy(\.isFinite) else { return nil }
    let left = edge(max(min(area.x0, area.x1), clip.x0))
    let right = edge(min(max(area.x0, area.x1), clip.x1) + 1e-8)
    let top = edge(max(min(area.y0, area.y1), clip.y0))
    let bottom = edge(min(max(area.y0, area.y1), clip.y1) + 1e-8)
    let columns = right - left
    let rows = bottom - top
    guard columns > 0, rows > 0, columns < 65536, rows < 65536 else { return nil }
    (x, y) = (Int32(left), Int32(top))
    (self.columns, self.rows) = (Int32(columns), Int32(rows))
    var filled = [UInt8](repeating: 0, count: Int(columns) * Int(rows) * 4)
    let made = filled.withUnsafeMutableBufferPointer { buffer in
      image.picture.pixels.withUnsafeBufferPointer { source in
        draw_resample(
          draw_picture(
            pixels: source.baseAddress, width: Int32(image.picture.width), height: Int32(image.picture.height)),
          image.resampling.c, area.x0 - left, area.y0 - top, area.width, area.height, buffer.baseAddress,
          Int32(columns), Int32(rows), Interruption.isRequested)
      }
    }
    try Interruption.check()
    guard made else { throw RasterCanvas.outOfMemory }
    pixels = filled
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
