/// Where layout puts what is to be painted. It takes places with y upwards from the figure's lower edge and keeps them
/// with y downwards.
final class Canvas {
  let width: Int
  let height: Int
  let dpi: Double
  let text: any TextSetting
  private(set) var items: [DisplayItem] = []

  init(width: Int, height: Int, dpi: Double, text: any TextSetting) {
    self.width = width
    self.height = height
    self.dpi = dpi
    self.text = text
  }

  var list: DisplayList { DisplayList(width: width, height: height, dpi: dpi, items: items) }

  /// Points in pixels.
  func pixels(_ points: Double) -> Double { points * dpi / 72 }

  private func turned(_ path: Path) -> Path {
    let height = Double(height)
    return path.mapped { Point($0.x, height - $0.y) }
  }

  private func turned(_ area: Rectangle) -> Rectangle {
    let height = Double(height)
    return Rectangle(x0: area.x0, y0: height - area.y1, x1: area.x1, y1: height - area.y0)
  }

  func path(
    _ path: Path, fill: Color? = nil, stroke: Stroke? = nil, snap: Snap = .automatic, simplifies: Bool = false
  ) {
    guard !path.points.isEmpty else { return }
    let seenFill = fill.flatMap { $0.alpha > 0 ? $0 : nil }
    let seenStroke = stroke.flatMap { $0.width > 0 && $0.color.alpha > 0 ? $0 : nil }
    guard seenFill != nil || seenStroke != nil else { return }
    items.append(.path(turned(path), fill: seenFill, stroke: seenStroke, snap: snap, simplifies: simplifies))
  }

  /// An area whose edges are not smoothed.
  func hardArea(_ path: Path, color: Color) {
    guard !path.points.isEmpty, color.alpha > 0 else { return }
    items.append(.hardArea(turned(path), color))
  }

  /// The outline is given with y upwards, too.
  func markers(
    _ outline: Path, at places: [Point], scales: [Double] = [1], fills: [Color], strokes: [Stroke], snap: Snap,
    isStamped: Bool
  ) {
    guard !places.isEmpty, !outline.points.isEmpty else { return }
    let height = Double(height)
    items.append(
      .markers(
        Markers(
          outline: outline.scaled(1, -1), places: places.map { Point($0.x, height - $0.y) }, scales: scales,
          fills: fills, strokes: strokes, snap: snap, isStamped: isStamped)))
  }

  func image(_ picture: Picture, area: Rectangle, resampling: PlacedImage.Resampling, alpha: Double) {
    let height = Double(height)
    items.append(
      .image(
        PlacedImage(
          picture: picture,
          area: Rectangle(x0: area.x0, y0: height - area.y1, x1: area.x1, y1: height - area.y0),
          resampling: resampling, alpha: alpha)))
  }

  /// Paints what follows inside an area only.
  func clipped(to area: Rectangle?, _ body: () throws -> Void) rethrows {
    guard let area else { return try body() }
    items.append(.pushClip(.rectangle(turned(area))))
    try body()
    items.append(.popClip)
  }

  /// Paints what follows inside an outline only.
  func clipped(toOutline outline: Path, _ body: () throws -> Void) rethrows {
    items.append(.pushClip(turned(outline)))
    try body()
    items.append(.popClip)
  }

  func group(_ name: String, _ body: () throws -> Void) rethrows {
    items.append(.beginGroup(name))
    try body()
    items.append(.endGroup)
  }

  func add(_ item: DisplayItem) { items.append(item) }
}
