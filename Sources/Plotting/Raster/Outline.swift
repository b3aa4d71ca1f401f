import CDraw

/// An outline in C's memory: what the steps of the raster renderer read and write.
final class Outline {
  var c = draw_outline()

  deinit { draw_outline_free(&c) }

  func clear() { draw_outline_clear(&c) }

  /// Appends a path, scaled and then moved.
  func add(_ path: Path, scale: Double = 1, dx: Double = 0, dy: Double = 0) {
    var index = 0
    for verb in path.verbs {
      let count = verb.pointCount
      guard index + count <= path.points.count else { return }
      for point in path.points[index..<(index + count)] {
        draw_outline_add(&c, verb.command, point.x * scale + dx, point.y * scale + dy)
      }
      if count == 0 { draw_outline_add(&c, verb.command, 0, 0) }
      index += count
    }
  }

  func translate(_ dx: Double, _ dy: Double) {
    for index in 0..<c.count {
      c.points[index].x += dx
      c.points[index].y += dy
    }
  }
}

extension Path.Verb {
  fileprivate var command: UInt8 {
    switch self {
    case .move: UInt8(draw_move)
    case .line: UInt8(draw_line)
    case .quadratic: UInt8(draw_quadratic)
    case .cubic: UInt8(draw_cubic)
    case .close: UInt8(draw_close)
    }
  }
}

extension Path {
  /// Vertices as matplotlib counts them: closing a piece is one too.
  var vertexCount: Int { points.count + verbs.count { $0 == .close } }

  /// Whether it has neither curves nor closed pieces.
  var isPolyline: Bool { verbs.allSatisfy { $0 == .move || $0 == .line } }

  /// The rectangle that it is the border of; nil for any other path.
  var rectangle: Rectangle? {
    guard !verbs.contains(where: { $0 == .quadratic || $0 == .cubic }), verbs.first == .move,
      verbs.count(where: { $0 == .move }) == 1
    else { return nil }
    let corners = points.count == 5 && points[4] == points[0] ? Array(points[..<4]) : points
    guard corners.count == 4, corners.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
    let (a, b, c, d) = (corners[0], corners[1], corners[2], corners[3])
    let startsFlat = a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x
    let startsUpright = a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y
    guard startsFlat || startsUpright else { return nil }
    return Rectangle(x0: min(a.x, c.x), y0: min(a.y, c.y), x1: max(a.x, c.x), y1: max(a.y, c.y))
  }
}

extension Color {
  /// The colour in bytes, rounded as Anti-Grain Geometry does.
  var bytes: draw_color {
    func byte(_ value: Double) -> UInt8 { UInt8(max(0, min(255, (value * 255 + 0.5).rounded(.down)))) }
    return draw_color(red: byte(red), green: byte(green), blue: byte(blue), alpha: byte(alpha))
  }
}

extension Stroke.Cap {
  var c: draw_cap {
    switch self {
    case .butt: draw_cap_butt
    case .round: draw_cap_round
    case .square: draw_cap_square
    }
  }
}

extension Stroke.Join {
  var c: draw_join {
    switch self {
    case .miter: draw_join_miter
    case .round: draw_join_round
    case .bevel: draw_join_bevel
    }
  }
}

extension Snap {
  var c: draw_snap {
    switch self {
    case .automatic: draw_snap_automatic
    case .always: draw_snap_always
    case .never: draw_snap_never
    }
  }
}
