/// The outlines of frames around texts.
extension TextFrame {
  /// The outline around a box whose lower left corner is the origin; letters have a size in the same unit.
  /// - Throws: NotImplementedError for a shape that lgs lacks.
  func outline(width: Double, height: Double, fontSize: Double) throws -> Path {
    let pad = padding * fontSize
    let area = Rectangle(x0: -pad, y0: -pad, x1: width + pad, y1: height + pad)
    let radius = rounding.flatMap { $0 == 0 ? nil : $0 * fontSize }
    switch shape {
    case .square: return .rectangle(area)
    case .round: return .roundedRectangle(area, radius: radius ?? pad)
    case .round4: return Self.bulged(area, by: radius ?? pad / 2)
    case .circle:
      let size = max(area.width, area.height) / 2
      return Path.unitCircle.scaled(size, size).translated(width / 2, height / 2)
    case .rarrow: return .polyline(Self.arrow(area), isClosed: true)
    case .larrow:
      return .polyline(Self.arrow(area).map { Point(width - $0.x, $0.y) }, isClosed: true)
    case .darrow:
      let right = Self.arrow(area)[1...5]
      let left = right.reversed().map { Point(width - $0.x, $0.y) }
      return .polyline(Array(right) + left, isClosed: true)
    case .sawtooth: throw PlottingError(.notImplementedError, "lgs has no boxstyle 'sawtooth'")
    }
  }

  /// The corners of a box with a head of one and a half times its height at the right.
  private static func arrow(_ area: Rectangle) -> [Point] {
    let middle = (area.y0 + area.y1) / 2
    let half = 1.5 * area.height / 2
    let tip = area.x1 + area.height / 2
    let shaft = tip - half
    return [
      Point(area.x0, area.y0), Point(shaft, area.y0), Point(shaft, middle - half), Point(tip, middle),
      Point(shaft, middle + half), Point(shaft, area.y1), Point(area.x0, area.y1),
    ]
  }

  /// A box with four edges that bulge.
  private static func bulged(_ area: Rectangle, by d: Double) -> Path {
    let box = area.padded(-d, -d)
    let (x0, y0, x1, y1) = (box.x0, box.y0, box.x1, box.y1)
    return Path(
      verbs: [.move, .cubic, .cubic, .cubic, .cubic, .close],
      points: [
        Point(x0, y0), Point(x0 + d, y0 - d), Point(x1 - d, y0 - d), Point(x1, y0), Point(x1 + d, y0 + d),
        Point(x1 + d, y1 - d), Point(x1, y1), Point(x1 - d, y1 + d), Point(x0 + d, y1 + d), Point(x0, y1),
        Point(x0 - d, y1 - d), Point(x0 - d, y0 + d), Point(x0, y0),
      ])
  }
}
