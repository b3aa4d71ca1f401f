import CDraw

/// A PNG file that is made in a thread of its own, while the next picture is drawn.
final class PendingPNG {
  private let picture: Picture
  private let dpi: Double
  private let job: OpaquePointer

  /// - Throws: `PlottingError` when zlib is missing or memory runs out.
  init(_ picture: Picture, dpi: Double) throws {
    try PNGEncoder.checkZlib()
    let rows = PNGEncoder.filtered(picture)
    guard let job = draw_zip_start(rows, rows.count, PNGEncoder.level) else { throw PNGEncoder.failure }
    self.picture = picture
    self.dpi = dpi
    self.job = job
  }

  deinit { draw_zip_free(job) }

  /// The bytes of the file, the same as `PNGEncoder.encode` gives.
  /// - Throws: `PlottingError` when memory ran out.
  func file() throws -> [UInt8] {
    var length = 0
    guard let bytes = draw_zip_wait(job, &length) else { throw PNGEncoder.failure }
    return PNGEncoder.file(picture, dpi: dpi, compressed: Array(UnsafeBufferPointer(start: bytes, count: length)))
  }
}
