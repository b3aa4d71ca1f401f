import Glibc

extension TextLayout {
  /// What draws the text with the start of its baseline at a place (device pixels, y down), turned about that place.
  public func items(at origin: Point, angle: Double = 0, color: Color) -> [DisplayItem] {
    let radians = angle * .pi / 180
    let (sine, cosine) = (sin(radians), cos(radians))
    func place(_ x: Double, _ y: Double) -> Point {
      Point(origin.x + x * cosine - y * sine, origin.y - x * sine - y * cosine)
    }
    var runs: [GlyphRun] = []
    for glyph in glyphs {
      let placed = GlyphRun.Glyph(index: glyph.index, place: place(glyph.x, glyph.y))
      let last = runs.count - 1
      // In place: a run that is held twice would be copied for each glyph.
      if last >= 0, runs[last].font == glyph.font, runs[last].size == glyph.size {
        runs[last].glyphs.append(placed)
      } else {
        runs.append(GlyphRun(font: glyph.font, size: glyph.size, angle: angle, color: color, glyphs: [placed]))
      }
    }
    var items = runs.map { DisplayItem.glyphs($0) }
    for rule in rules {
      let bar = rule.thickened
      let corners = [(bar.x0, bar.y0), (bar.x1, bar.y0), (bar.x1, bar.y1), (bar.x0, bar.y1)].map(place)
      let path = Path(verbs: [.move, .line, .line, .line, .close], points: corners)
      items.append(.path(path, fill: color, stroke: nil, snap: .automatic, simplifies: false))
    }
    return items
  }
}

extension Rectangle {
  /// At least a pixel wide and high, grown about its middle, so that thin bars do not disappear.
  fileprivate var thickened: Rectangle {
    let growX = max(0, 1 - width) / 2
    let growY = max(0, 1 - height) / 2
    return Rectangle(x0: x0 - growX, y0: y0 - growY, x1: x1 + growX, y1: y1 + growY)
  }
}
