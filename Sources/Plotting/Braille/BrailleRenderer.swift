import LongWork

/// Draws display lists as lines of braille patterns with two by four dots a cell, and text as text.
public final class BrailleRenderer {
  private let text: TextEngine
  private let raster: RasterRenderer

  /// The engine must be the one that set the text of the display lists.
  public init(text: TextEngine) {
    self.text = text
    raster = RasterRenderer(text: text)
  }

  /// The rows that keep a figure's proportions in a number of columns: cells are twice as high as wide.
  public static func rows(for list: DisplayList, columns: Int) -> Int {
    max(1, (columns * list.height + list.width) / max(1, 2 * list.width))
  }

  /// The lines of a picture, without spaces at their ends; with colours as ANSI sequences when asked.
  /// - Throws: `PlottingError` when drawing is interrupted or memory runs out.
  public func render(
    _ list: DisplayList, columns: Int, rows: Int, isColored: Bool
  ) throws -> [String] {
    guard columns > 0, rows > 0, list.width > 0, list.height > 0 else { return [] }
    let scale = DotScale(
      x: Double(columns * 2) / Double(list.width), y: Double(rows * 4) / Double(list.height))
    var dots = DisplayList(width: columns * 2, height: rows * 4, dpi: list.dpi)
    dots.items = try list.items.compactMap { item in
      try Interruption.check()
      return scale.scaled(item)
    }
    let picture = try raster.render(dots)
    let images = list.items.compactMap(scale.imageArea)
    var cells = (0..<rows).map { row in
      (0..<columns).map { column in
        BrailleCell(picture, column: column, row: row, shades: images.contains { scale.shades($0, column, row) })
      }
    }
    for label in BrailleLabel.labels(of: list, catalog: text.catalog) {
      label.write(into: &cells, width: list.width, height: list.height)
    }
    return cells.map { BrailleCell.line($0, isColored: isColored) }
  }
}

/// The way from pixels to dots.
struct DotScale {
  var x: Double
  var y: Double

  /// The item in dots, thick and opaque enough to be seen; nil for text and groups.
  func scaled(_ item: DisplayItem) -> DisplayItem? {
    switch item {
    case .path(let path, let fill, let stroke, _, let simplifies):
      return .path(
        scaled(path), fill: fill, stroke: stroke.map(scaled), snap: .automatic, simplifies: simplifies)
    case .hardArea(let path, let color): return .hardArea(scaled(path), color)
    case .markers(let markers): return .markers(scaled(markers))
    case .image(var image):
      image.area = Rectangle(
        x0: image.area.x0 * x, y0: image.area.y0 * y, x1: image.area.x1 * x, y1: image.area.y1 * y)
      return .image(image)
    case .pushClip(let path): return .pushClip(scaled(path))
    case .popClip: return .popClip
    case .glyphs, .beginGroup, .endGroup: return nil
    }
  }

  private func scaled(_ path: Path) -> Path {
    Path(verbs: path.verbs, points: path.points.map { Point($0.x * x, $0.y * y) })
  }

  /// Faint ink would not make a dot.
  private func visible(_ color: Color) -> Color {
    var color = color
    if color.alpha > 0 { color.alpha = max(color.alpha, 0.7) }
    return color
  }

  private func scaled(_ stroke: Stroke) -> Stroke {
    let factor = (x + y) / 2
    var stroke = stroke
    stroke.color = visible(stroke.color)
    stroke.width = stroke.width > 0 ? max(1, stroke.width * factor) : 0
    // Gaps of less than a dot and a half would close.
    stroke.dashes = stroke.dashes.enumerated().map { max($1 * factor, $0.isMultiple(of: 2) ? 1 : 2) }
    stroke.dashOffset *= factor
    return stroke
  }

  private func scaled(_ markers: Markers) -> Markers {
    var markers = markers
    markers.places = markers.places.map { Point($0.x * x, $0.y * y) }
    let reach = markers.outline.points.map { max(abs($0.x * x), abs($0.y * y)) }.max() ?? 0
    markers.outline = scaled(markers.outline)
    markers.scales = markers.scales.map { reach * $0 < 0.6 && reach > 0 ? 0.6 / reach : $0 }
    markers.fills = markers.fills.map(visible)
    markers.strokes = markers.strokes.map { stroke in
      var stroke = stroke
      stroke.color = visible(stroke.color)
      stroke.width *= (x + y) / 2
      return stroke
    }
    markers.snap = .never
    return markers
  }

  /// Where an image is; nil for other items.
  func imageArea(_ item: DisplayItem) -> Rectangle? {
    guard case .image(let image) = item else { return nil }
    return image.area
  }

  /// Whether a cell is inside an image, where dots stand for shades rather than for ink.
  func shades(_ area: Rectangle, _ column: Int, _ row: Int) -> Bool {
    let place = Point((Double(column) + 0.5) * 2 / x, (Double(row) + 0.5) * 4 / y)
    return place.x > min(area.x0, area.x1) && place.x < max(area.x0, area.x1)
      && place.y > min(area.y0, area.y1) && place.y < max(area.y0, area.y1)
  }
}
