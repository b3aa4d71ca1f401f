import LongWork

/// Lines and their markers.
extension Canvas {
  /// Paints a line of an axes.
  func line(_ line: Line2D, frame: AxesFrame) throws {
    let points = try (0..<min(line.xData.count, line.yData.count)).mapRows {
      frame.point(line.xData[$0], line.yData[$0], line.coordinates)
    }
    guard line.drawStyle != .straight else { return try self.line(line, points: points) }
    try self.line(line, points: points, corners: Self.corners(of: line, frame: frame))
  }

  /// The points the line goes through, with the corners of steps.
  static func corners(of line: Line2D, frame: AxesFrame) -> [Point] {
    // The middles of steps are those of the data, whatever the scale.
    let data = zip(line.xData, line.yData).map { Point($0, $1) }
    return stepped(data, line.drawStyle).map { frame.point($0.x, $0.y, line.coordinates) }
  }

  /// Paints a line whose places are pixels.
  func line(
    _ line: Line2D, points: [Point], corners: [Point]? = nil, markEvery: (start: Int, step: Int)? = nil
  ) throws {
    if line.lineStyle != .none, line.lineWidth > 0 {
      path(try Self.broken(corners ?? points), stroke: stroke(line), simplifies: true)
    }
    guard !line.marker.isEmpty, line.markerSize > 0 else { return }
    var marked = points
    if let every = markEvery ?? line.markEvery, every.step > 0 {
      marked = stride(from: max(0, every.start), to: points.count, by: every.step).map { points[$0] }
    }
    markers(of: line, at: try marked.filterRows { $0.x.isFinite && $0.y.isFinite })
  }

  func stroke(_ line: Line2D) -> Stroke {
    let width = pixels(line.lineWidth)
    let (dashes, offset) = line.lineStyle.dashes(lineWidth: width)
    return Stroke(
      color: line.color.withAlpha(line.alpha), width: width,
      cap: line.lineStyle.isDashed ? line.dashCap : line.solidCap, join: .round, dashes: dashes, dashOffset: offset)
  }

  private func markers(of line: Line2D, at places: [Point]) {
    let size = pixels(line.markerSize)
    let marker = line.marker
    let face = Self.color(line.markerFaceColor, of: line)
    var edge = Self.color(line.markerEdgeColor, of: line)
    if line.markerEdgeColor == .auto, line.markerFaceColor != .none { edge = edge.withAlpha(face.alpha) }
    let outline = marker.isPixel ? marker.outline : marker.outline.scaled(size, size)
    let width = marker.isPixel ? 0 : pixels(line.markerEdgeWidth)
    let hasFace = marker.isFilled && face.alpha > 0
    let hasEdge = width > 0 && edge.alpha > 0
    guard hasFace || hasEdge else { return }
    markers(
      outline, at: places, fills: hasFace ? [face] : [],
      strokes: hasEdge ? [Stroke(color: edge, width: width, cap: .butt, join: marker.join)] : [],
      snap: marker.snap(size: size), isStamped: true)
  }

  private static func color(_ color: MarkerColor, of line: Line2D) -> Color {
    switch color {
    case .auto: line.color.withAlpha(line.alpha)
    case .none: .transparent
    case .color(let color): color.withAlpha(color.alpha == 0 ? nil : line.alpha)
    }
  }

  /// A path through the points that stops where one is no number.
  /// - Throws: An interruption.
  static func broken(_ points: [Point]) throws -> Path {
    var path = Path()
    path.points.reserveCapacity(points.count)
    path.verbs.reserveCapacity(points.count)
    var isBroken = true
    try points.forEachRow { point in
      guard point.x.isFinite, point.y.isFinite else {
        isBroken = true
        return
      }
      path.verbs.append(isBroken ? .move : .line)
      path.points.append(point)
      isBroken = false
    }
    return path
  }

  /// The corners of a line in steps.
  static func stepped(_ points: [Point], _ style: DrawStyle) -> [Point] {
    guard style != .straight, points.count > 1 else { return points }
    var result = [points[0]]
    for (a, b) in zip(points, points.dropFirst()) {
      switch style {
      case .straight: break
      case .stepsPre: result.append(Point(a.x, b.y))
      case .stepsPost: result.append(Point(b.x, a.y))
      case .stepsMid:
        let middle = (a.x + b.x) / 2
        result += [Point(middle, a.y), Point(middle, b.y)]
      }
      result.append(b)
    }
    return result
  }
}
