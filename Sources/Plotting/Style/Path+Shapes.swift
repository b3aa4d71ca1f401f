#if canImport(Glibc)
  import Glibc
#endif

/// Shapes and changes of paths. Layout works with y upwards; the canvas turns paths over at the end.
extension Path {
  /// Straight segments through the points.
  static func polyline(_ points: [Point], isClosed: Bool = false) -> Path {
    guard !points.isEmpty else { return Path() }
    var verbs = [Verb](repeating: .line, count: points.count)
    verbs[0] = .move
    if isClosed { verbs.append(.close) }
    return Path(verbs: verbs, points: points)
  }

  static func rectangle(_ area: Rectangle) -> Path {
    polyline(
      [Point(area.x0, area.y0), Point(area.x1, area.y0), Point(area.x1, area.y1), Point(area.x0, area.y1)],
      isClosed: true)
  }

  /// Corners on the unit circle, the first at the top.
  static func regularPolygon(_ corners: Int, innerRadius: Double? = nil) -> Path {
    let count = innerRadius == nil ? corners : corners * 2
    return polyline(
      (0..<count).map { index in
        let angle = 2 * Double.pi / Double(count) * Double(index) + Double.pi / 2
        let radius = index % 2 == 1 ? innerRadius ?? 1 : 1
        return Point(radius * cos(angle), radius * sin(angle))
      }, isClosed: true)
  }

  /// The unit circle of eight cubic curves.
  static let unitCircle: Path = {
    let magic = 0.2652031
    let half = 0.5.squareRoot()
    let slant = half * magic
    let quarter: [(Double, Double)] = [
      (magic, -1), (half - slant, -half - slant), (half, -half), (half + slant, -half + slant), (1, -magic), (1, 0),
    ]
    var points = [Point(0, -1)]
    for turn in 0..<4 {
      for (x, y) in quarter {
        switch turn {
        case 0: points.append(Point(x, y))
        case 1: points.append(Point(-y, x))
        case 2: points.append(Point(-x, -y))
        case _: points.append(Point(y, -x))
        }
      }
    }
    return Path(verbs: [.move] + [Verb](repeating: .cubic, count: 8) + [.close], points: points)
  }()

  /// An arc of the unit circle between angles in degrees, counterclockwise, of cubic curves.
  static func arc(from start: Double, to end: Double) -> Path {
    guard start.isFinite, end.isFinite else { return Path() }
    var last = end - 360 * ((end - start) / 360).rounded(.down)
    if end != start, last <= start { last += 360 }
    let (first, total) = (start * .pi / 180, min(max((last - start) * .pi / 180, 0), 2 * .pi))
    let count = max(1, Int(pow(2, (total / (.pi / 2)).rounded(.up))))
    let step = total / Double(count)
    let tangent = tan(step / 2)
    let reach = sin(step) * ((4 + 3 * tangent * tangent).squareRoot() - 1) / 3
    var path = Path(verbs: [.move], points: [Point(cos(first), sin(first))])
    for index in 0..<count {
      let (a, b) = (first + Double(index) * step, first + Double(index + 1) * step)
      path.verbs.append(.cubic)
      path.points += [
        Point(cos(a) - reach * sin(a), sin(a) + reach * cos(a)),
        Point(cos(b) + reach * sin(b), sin(b) - reach * cos(b)), Point(cos(b), sin(b)),
      ]
    }
    return path
  }

  func mapped(_ change: (Point) -> Point) -> Path { Path(verbs: verbs, points: points.map(change)) }

  func scaled(_ x: Double, _ y: Double) -> Path { mapped { Point($0.x * x, $0.y * y) } }

  func translated(_ x: Double, _ y: Double) -> Path { mapped { Point($0.x + x, $0.y + y) } }

  /// Turned counterclockwise (with y upwards) around the origin.
  func rotated(degrees: Double) -> Path {
    let angle = degrees * .pi / 180
    let c = cos(angle)
    let s = sin(angle)
    return mapped { Point($0.x * c - $0.y * s, $0.x * s + $0.y * c) }
  }

  /// Whether every point is a pair of numbers.
  var isFinite: Bool { points.allSatisfy { $0.x.isFinite && $0.y.isFinite } }
}

extension Rectangle {
  /// The smallest rectangle around all of them; nil of none.
  static func union(_ areas: [Rectangle]) -> Rectangle? {
    guard var result = areas.first else { return nil }
    for area in areas.dropFirst() {
      result.x0 = min(result.x0, area.x0)
      result.y0 = min(result.y0, area.y0)
      result.x1 = max(result.x1, area.x1)
      result.y1 = max(result.y1, area.y1)
    }
    return result
  }

  func padded(_ x: Double, _ y: Double) -> Rectangle { Rectangle(x0: x0 - x, y0: y0 - y, x1: x1 + x, y1: y1 + y) }

  func translated(_ x: Double, _ y: Double) -> Rectangle {
    Rectangle(x0: x0 + x, y0: y0 + y, x1: x1 + x, y1: y1 + y)
  }

  func contains(_ point: Point) -> Bool { x0 < point.x && point.x < x1 && y0 < point.y && point.y < y1 }

  /// Whether the two have a point in common.
  func overlaps(_ other: Rectangle) -> Bool { x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1 }
}
