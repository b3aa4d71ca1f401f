import LongWork

/// Draws display lists as matplotlib's Agg backend does, pixel for pixel: snapped straight lines, stamped markers,
/// truncating blends, hinted glyphs at fractional places.
public final class RasterRenderer {
  private let text: TextEngine
  private let glyphs: GlyphCache

  /// The engine must be the one that set the text of the display lists.
  public init(text: TextEngine) {
    self.text = text
    glyphs = GlyphCache(catalog: text.catalog)
  }

  /// The picture of a display list, on white that is transparent where nothing is drawn.
  /// - Throws: An interruption; a memory error for too large pictures.
  public func render(_ list: DisplayList) throws -> Picture {
    guard list.width > 0, list.height > 0, list.width < 1 << 16, list.height < 1 << 16 else {
      throw PlottingError(
        .valueError,
        "Image size of \(list.width)x\(list.height) pixels is too large. It must be less than 2^16 in each direction.")
    }
    let canvas = try RasterCanvas(width: list.width, height: list.height, glyphs: glyphs)
    for item in list.items {
      try canvas.draw(item)
    }
    return try canvas.picture()
  }

  /// A rectangle of pixels outside of which an item paints nothing; nil when it paints nothing at all.
  func extent(of item: DisplayItem) -> Rectangle? {
    guard case .glyphs(let run) = item else { return item.extent }
    return Rectangle.union(run.glyphs.compactMap { glyphs.extent(run, $0) })
  }

  /// A picture with some areas painted anew; elsewhere the list must paint what is there.
  /// - Parameter areas: Whole pixels.
  /// - Throws: `PlottingError` as `render`.
  func repaint(
    _ picture: Picture, with list: DisplayList, in areas: [Rectangle]
  ) throws -> Picture {
    guard !areas.isEmpty else { return picture }
    let canvas = try RasterCanvas(
      width: list.width, height: list.height, glyphs: glyphs, pixels: picture.pixels)
    canvas.limit(to: areas)
    for item in list.items {
      guard item.isState || extent(of: item).map({ extent in areas.contains { $0.overlaps(extent) } }) == true else {
        continue
      }
      try canvas.draw(item)
    }
    return try canvas.picture()
  }
}
