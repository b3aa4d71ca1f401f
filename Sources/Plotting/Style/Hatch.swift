/// A pattern of lines and small shapes over areas: `/`, `\`, `|`, `-`, `+`, `x`, `o`, `O`, `.`, `*`, denser the more
/// often a sign stands in its text.
public struct Hatch: Equatable, Sendable {
  public let signs: String

  /// - Throws: NotImplementedError for signs that name no pattern, which matplotlib leaves out with a warning.
  public init(_ signs: String) throws {
    let known = "-+|/\\xXoO.*"
    guard signs.allSatisfy(known.contains) else {
      throw PlottingError(.notImplementedError, "lgs has no hatch \(signs.pythonQuoted)")
    }
    self.signs = signs
  }

  private static let density = 6

  private func count(_ wanted: String) -> Int { signs.filter { wanted.contains($0) }.count * Self.density }

  /// The pattern in the unit square, y upwards; neighbours continue one another.
  var tile: Path {
    var path = Path()
    func line(_ a: Point, _ b: Point) {
      path.verbs += [.move, .line]
      path.points += [a, b]
    }
    func middles(_ count: Int) -> [Double] { (0..<count).map { (Double($0) + 0.5) / Double(count) } }
    func slants(_ count: Int) -> [Double] { count == 0 ? [] : (0...count).map { Double($0) / Double(count) - 0.5 } }
    for place in middles(count("-+")) { line(Point(0, place), Point(1, place)) }
    for place in middles(count("|+")) { line(Point(place, 0), Point(place, 1)) }
    for step in slants(count("/xX")) { line(Point(step, -step), Point(1 + step, 1 - step)) }
    for step in slants(count("\\xX")) { line(Point(step, 1 + step), Point(1 + step, step)) }
    for (sign, size) in [("o", 0.2), ("O", 0.35)] { addShapes(.unitCircle, sign, size, isRing: true, to: &path) }
    addShapes(.unitCircle, ".", 0.1, isRing: false, to: &path)
    addShapes(.regularPolygon(5, innerRadius: 0.381966), "*", 1.0 / 3, isRing: false, to: &path)
    return path
  }

  private func addShapes(_ shape: Path, _ sign: String, _ size: Double, isRing: Bool, to path: inout Path) {
    let rows = count(sign)
    guard rows > 0 else { return }
    let gap = 1 / Double(rows)
    let outer = shape.scaled(gap * size, gap * size)
    let inner = outer.scaled(0.9, 0.9)
    for row in 0...rows {
      let columns = row % 2 == 0 ? rows + 1 : rows
      let start = row % 2 == 0 ? 0 : gap / 2
      for column in 0..<columns {
        let place = Point(start + Double(column) * gap, Double(row) * gap)
        let moved = outer.translated(place.x, place.y)
        path.verbs += moved.verbs
        path.points += moved.points
        guard isRing else { continue }
        // The inner edge runs backwards, so that the middle stays empty.
        let hole = inner.translated(place.x, place.y)
        path.verbs += hole.verbs
        path.points += hole.points.reversed()
      }
    }
  }
}

extension Canvas {
  /// Paints a pattern inside an outline, in tiles of an inch from the sheet's upper left corner.
  func hatch(_ hatch: Hatch, inside outline: Path, color: Color, lineWidth: Double = 1) {
    guard !hatch.signs.isEmpty, color.alpha > 0, let area = Rectangle.bounds(of: outline.points) else { return }
    let size = dpi.rounded(.down)
    let seen = Rectangle(
      x0: max(area.x0, 0), y0: max(area.y0, 0), x1: min(area.x1, Double(width)), y1: min(area.y1, Double(height)))
    guard size >= 1, seen.width > 0, seen.height > 0 else { return }
    let tile = hatch.tile.scaled(size, size)
    let top = Double(height)
    let isFilled = hatch.signs.contains { "oO.*".contains($0) }
    let stroke = Stroke(color: color, width: pixels(lineWidth), cap: .square, join: .miter)
    clipped(toOutline: outline) {
      for row in Int((top - seen.y1) / size)...Int((top - seen.y0) / size) {
        for column in Int(seen.x0 / size)...Int(seen.x1 / size) {
          let corner = Point(Double(column) * size, top - Double(row + 1) * size)
          // Lines that go on in the next tile are cut, so that none is painted twice.
          clipped(to: Rectangle(x0: corner.x, y0: corner.y, x1: corner.x + size, y1: corner.y + size)) {
            path(tile.translated(corner.x, corner.y), fill: isFilled ? color : nil, stroke: stroke, snap: .never)
          }
        }
      }
    }
  }
}

extension Rectangle {
  /// The smallest rectangle around points; nil of none.
  static func bounds(of points: [Point]) -> Rectangle? {
    guard let x0 = points.map(\.x).min(), let x1 = points.map(\.x).max(), let y0 = points.map(\.y).min(),
      let y1 = points.map(\.y).max(), [x0, x1, y0, y1].allSatisfy(\.isFinite)
    else { return nil }
    return Rectangle(x0: x0, y0: y0, x1: x1, y1: y1)
  }
}
