extension DisplayItem {
  /// A rectangle of pixels outside of which the item paints nothing; nil when it paints nothing at all.
  var extent: Rectangle? {
    switch self {
    case .path(let path, _, let stroke, _, _): path.extent?.padded(by: (stroke?.reach ?? 0) + 2)
    case .hardArea(let path, _): path.extent?.padded(by: 2)
    case .markers(let markers): markers.extent
    case .glyphs(let run):
      Rectangle(around: run.glyphs.lazy.map(\.place))?.padded(by: 2 * run.size + 2)
    case .image(let image): image.area.ordered.padded(by: 2)
    case .pushClip(let path): path.extent?.padded(by: 2)
    case .popClip, .beginGroup, .endGroup: nil
    }
  }
}

extension DisplayItem {
  /// Whether the item changes how others are painted instead of painting.
  var isState: Bool {
    switch self {
    case .pushClip, .popClip, .beginGroup, .endGroup: true
    case .path, .hardArea, .markers, .glyphs, .image: false
    }
  }
}

extension Stroke {
  /// How far from its path the line may reach: mitred corners and square ends included.
  var reach: Double {
    switch join {
    case .miter: 2.5 * width
    case .round, .bevel: width
    }
  }
}

extension Path {
  var extent: Rectangle? { Rectangle(around: points) }
}

extension Markers {
  var extent: Rectangle? { Rectangle(around: places)?.padded(by: reach) }

  /// How far from its place a marker may reach.
  var reach: Double {
    let outline = outline.points.reduce(0) { max($0, abs($1.x), abs($1.y)) }
    let scale = scales.reduce(0) { max($0, abs($1)) }
    let line = strokes.reduce(0) { max($0, $1.reach) }
    return outline * scale + line + 2
  }
}

extension Rectangle {
  /// The smallest rectangle that holds all finite points.
  init?(around points: some Sequence<Point>) {
    var (x0, y0, x1, y1) = (Double.infinity, Double.infinity, -Double.infinity, -Double.infinity)
    for point in points where point.x.isFinite && point.y.isFinite {
      x0 = min(x0, point.x)
      y0 = min(y0, point.y)
      x1 = max(x1, point.x)
      y1 = max(y1, point.y)
    }
    guard x0 <= x1 else { return nil }
    self.init(x0: x0, y0: y0, x1: x1, y1: y1)
  }

  /// The same area with x0 <= x1 and y0 <= y1.
  var ordered: Rectangle { Rectangle(x0: min(x0, x1), y0: min(y0, y1), x1: max(x0, x1), y1: max(y0, y1)) }

  func padded(by distance: Double) -> Rectangle { padded(distance, distance) }
}
