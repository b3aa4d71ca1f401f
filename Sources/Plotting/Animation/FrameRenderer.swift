/// Draws one frame after the other, painting again only where a frame differs from the one before.
///
/// The pixels are those of a drawing from nothing.
public final class FrameRenderer {
  private let raster: RasterRenderer
  private var last: (list: DisplayList, picture: Picture)?
  /// How many pixels have been painted since the beginning.
  public private(set) var paintedPixels = 0.0

  public init(raster: RasterRenderer) {
    self.raster = raster
  }

  /// The picture of the next frame.
  /// - Throws: `PlottingError` as `RasterRenderer.render`.
  public func render(_ list: DisplayList) throws -> Picture {
    let whole = Double(list.width) * Double(list.height)
    guard let last, last.list.width == list.width, last.list.height == list.height else {
      return try keep(list, raster.render(list), painted: whole)
    }
    let damage = Damage(
      from: last.list.items, to: list.items, width: list.width, height: list.height, extent: raster.extent(of:))
    self.last = nil
    guard damage.size < 0.9 * whole else {
      return try keep(list, raster.render(list), painted: whole)
    }
    let picture = try raster.repaint(last.picture, with: list, in: damage.areas)
    return keep(list, picture, painted: damage.size)
  }

  private func keep(_ list: DisplayList, _ picture: Picture, painted: Double) -> Picture {
    last = (list, picture)
    paintedPixels += painted
    return picture
  }
}
