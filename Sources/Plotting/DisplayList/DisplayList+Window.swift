extension DisplayList {
  /// The part of the drawing in a window, moved to the corner.
  /// - Parameters:
  ///   - x: The window's left edge in pixels.
  ///   - y: The window's upper edge in pixels, y down.
  public func window(x: Double, y: Double, width: Int, height: Int) -> DisplayList {
    DisplayList(width: max(width, 1), height: max(height, 1), dpi: dpi, items: items.map { $0.moved(-x, -y) })
  }
}

extension DisplayItem {
  fileprivate func moved(_ x: Double, _ y: Double) -> DisplayItem {
    func place(_ point: Point) -> Point { Point(point.x + x, point.y + y) }
    switch self {
    case .path(let path, let fill, let stroke, let snap, let simplifies):
      return .path(path.translated(x, y), fill: fill, stroke: stroke, snap: snap, simplifies: simplifies)
    case .hardArea(let path, let color): return .hardArea(path.translated(x, y), color)
    case .markers(var markers):
      markers.places = markers.places.map(place)
      return .markers(markers)
    case .glyphs(var run):
      run.glyphs = run.glyphs.map { GlyphRun.Glyph(index: $0.index, place: place($0.place)) }
      return .glyphs(run)
    case .image(var image):
      image.area = image.area.translated(x, y)
      return .image(image)
    case .pushClip(let path): return .pushClip(path.translated(x, y))
    case .popClip, .beginGroup, .endGroup: return self
    }
  }
}
