/// Where a legend is least in the way.
struct LegendPlacement {
  /// Points of lines and areas, in pixels; nil where a line stops.
  private var lines: [Path] = []
  private var points: [Point] = []
  private var boxes: [Rectangle] = []

  /// Gathers what a legend should not hide.
  init(layout: AxesLayout, canvas: Canvas) throws {
    let frame = layout.frame
    for artist in layout.axes.children {
      if let projected = try layout.projectedOutlines(of: artist) {
        lines += projected.lines
        points += projected.points
      } else if let line = artist as? AxisLine {
        lines.append(.polyline(try line.ends(in: frame)))
      } else if let line = artist as? Line2D {
        lines.append(try Canvas.broken(Canvas.corners(of: line, frame: frame)))
      } else if let rectangle = artist as? RectanglePatch {
        let a = frame.point(rectangle.x, rectangle.y, rectangle.coordinates)
        let b = frame.point(rectangle.x + rectangle.width, rectangle.y + rectangle.height, rectangle.coordinates)
        boxes.append(Rectangle(x0: min(a.x, b.x), y0: min(a.y, b.y), x1: max(a.x, b.x), y1: max(a.y, b.y)))
      } else if let patch = artist as? Patch {
        lines.append(frame.path(patch.path, patch.coordinates))
        if let corner = patch.closingCorner { points.append(frame.point(corner.x, corner.y, patch.coordinates)) }
      } else if let collection = artist as? PolyCollection {
        lines += collection.polygons.map {
          frame.path(.polyline($0 + $0.prefix(1), isClosed: true), collection.coordinates)
        }
      } else if let scatter = artist as? PathCollection {
        points += scatter.offsets.map { frame.point($0.x, $0.y, scatter.coordinates) }
      } else if let text = artist as? Text, !text.text.isEmpty {
        let place = frame.point(text.x, text.y, text.coordinates)
        let block = try TextBlock(text, engine: canvas.text, dpi: canvas.dpi)
        boxes.append(block.bounds.translated(place.x, place.y))
      }
    }
  }

  /// The corner of the place with the least in its way; among equals the first.
  func best(size: Point, anchor: Rectangle, pad: Double) -> Point {
    var bestCorner = Point(anchor.x0, anchor.y0)
    var least = Int.max
    for code in 1...10 {
      let corner = Self.corner(code, size: size, in: anchor, pad: pad)
      let box = Rectangle(x0: corner.x, y0: corner.y, x1: corner.x + size.x, y1: corner.y + size.y)
      let found = badness(box)
      if found < least {
        least = found
        bestCorner = corner
      }
      if found == 0 { break }
    }
    return bestCorner
  }

  private func badness(_ box: Rectangle) -> Int {
    var count = boxes.lazy.filter { $0.overlaps(box) }.count
    count += points.lazy.filter { box.contains($0) }.count
    for line in lines {
      count += line.points.lazy.filter { box.contains($0) }.count
      if Self.crosses(line, box) { count += 1 }
    }
    return count
  }

  /// Whether a segment of the path meets the box.
  private static func crosses(_ path: Path, _ box: Rectangle) -> Bool {
    let width = box.width
    let height = box.height
    let cx = (box.x0 + box.x1) / 2
    let cy = (box.y0 + box.y1) / 2
    func meets(_ a: Point, _ b: Point) -> Bool {
      abs(a.x + b.x - 2 * cx) < abs(a.x - b.x) + width && abs(a.y + b.y - 2 * cy) < abs(a.y - b.y) + height
        && 2 * abs((a.x - cx) * (a.y - b.y) - (a.y - cy) * (a.x - b.x))
          < width * abs(a.y - b.y) + height * abs(a.x - b.x)
    }
    var index = 0
    var start = Point(0, 0)
    var last = Point(0, 0)
    for verb in path.verbs {
      switch verb {
      case .move:
        start = path.points[index]
        last = start
        index += 1
      case .line, .quadratic, .cubic:
        let count = verb == .line ? 1 : verb == .quadratic ? 2 : 3
        for _ in 0..<count {
          let next = path.points[index]
          if meets(last, next) { return true }
          last = next
          index += 1
        }
      case .close:
        if meets(last, start) { return true }
      }
    }
    return false
  }

  /// The lower left corner of a box at one of matplotlib's ten places.
  static func corner(_ code: Int, size: Point, in anchor: Rectangle, pad: Double) -> Point {
    let places: [(Double, Double)] = [
      (1, 1), (0, 1), (0, 0), (1, 0), (1, 0.5), (0, 0.5), (1, 0.5), (0.5, 0), (0.5, 1), (0.5, 0.5),
    ]
    let (fx, fy) = places[min(max(code, 1), 10) - 1]
    let area = anchor.padded(-pad, -pad)
    return Point(area.x0 + fx * (area.width - size.x), area.y0 + fy * (area.height - size.y))
  }
}
