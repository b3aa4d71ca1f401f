#if canImport(Glibc)
  import Glibc
#endif

/// A quadratic curve: the shaft of an arrow.
struct QuadraticCurve {
  var start: Point
  var control: Point
  var end: Point

  func point(_ t: Double) -> Point {
    let a = (1 - t) * (1 - t)
    let b = 2 * t * (1 - t)
    let c = t * t
    return Point(a * start.x + b * control.x + c * end.x, a * start.y + b * control.y + c * end.y)
  }

  private static func middle(_ a: Point, _ b: Point, _ t: Double) -> Point {
    Point(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
  }

  /// The parts before and after a parameter.
  func split(_ t: Double) -> (QuadraticCurve, QuadraticCurve) {
    let first = Self.middle(start, control, t)
    let second = Self.middle(control, end, t)
    let cut = Self.middle(first, second, t)
    return (
      QuadraticCurve(start: start, control: first, end: cut), QuadraticCurve(start: cut, control: second, end: end)
    )
  }

  /// Where the curve leaves or enters an area; nil when both ends are on the same side.
  func crossing(_ isInside: (Point) -> Bool) -> Double? {
    let startsInside = isInside(start)
    guard startsInside != isInside(end) else { return nil }
    var low = 0.0
    var high = 1.0
    while hypot(point(low).x - point(high).x, point(low).y - point(high).y) >= 0.01 {
      let middle = (low + high) / 2
      // Of an astronomic curve the next numbers lie farther apart than that.
      guard low < middle, middle < high else { break }
      if isInside(point(middle)) == startsInside { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The curve without what is in the area at its start.
  func withoutStart(_ isInside: (Point) -> Bool) -> QuadraticCurve { crossing(isInside).map { split($0).1 } ?? self }

  /// The curve without what is in the area at its end.
  func withoutEnd(_ isInside: (Point) -> Bool) -> QuadraticCurve { crossing(isInside).map { split($0).0 } ?? self }

  static func circle(_ center: Point, _ radius: Double) -> (Point) -> Bool {
    { point in
      let dx = point.x - center.x
      let dy = point.y - center.y
      return dx * dx + dy * dy < radius * radius
    }
  }
}

extension Annotation.Arrow {
  private static let drawn = ["-", "->", "<-", "<->", "-|>", "<|-", "<|-|>", "simple"]
  private static let lacking = ["]-[", "]-", "-[", "|-|", "]->", "<-[", "fancy", "wedge"]

  /// - Throws: ValueError for an arrow matplotlib does not know, NotImplementedError for one that lgs lacks.
  public static func check(style: String) throws {
    if drawn.contains(style) { return }
    if lacking.contains(style) {
      throw PlottingError(.notImplementedError, "lgs has no arrow style \(style.pythonQuoted)")
    }
    throw PlottingError(.valueError, "Unknown style: \(style.pythonQuoted)")
  }
}

/// Arrows of annotations.
extension Canvas {
  /// Paints an arrow from a text's box to a place.
  func arrow(_ arrow: Annotation.Arrow, of annotation: Annotation, from box: Rectangle, to target: Point) {
    var relative = Point(0.5, 0.5)
    var shrinkTail = pixels(arrow.shrinkTail)
    var shrinkHead = pixels(arrow.shrinkHead)
    if arrow.style == nil {
      relative = Point(Self.nearest(box.x0, box.x1, target.x), Self.nearest(box.y0, box.y1, target.y))
      let length = hypot(
        target.x - box.x0 - relative.x * box.width, target.y - box.y0 - relative.y * box.height)
      shrinkTail = arrow.shrink * length
      shrinkHead = shrinkTail
    }
    let start = Point(box.x0 + relative.x * box.width, box.y0 + relative.y * box.height)
    var curve = Self.curve(from: start, to: target, bend: arrow.bend)
    if !annotation.text.isEmpty {
      let pad = annotation.frame.map { $0.padding * pixels(annotation.fontSize) } ?? pixels(4) / 2
      let area = box.padded(pad, pad)
      curve = curve.withoutStart { area.contains($0) }
    }
    if shrinkTail > 0 { curve = curve.withoutStart(QuadraticCurve.circle(curve.start, shrinkTail)) }
    if shrinkHead > 0 { curve = curve.withoutEnd(QuadraticCurve.circle(curve.end, shrinkHead)) }
    paint(arrow, curve, size: pixels(arrow.mutationScale ?? annotation.fontSize))
  }

  /// Paints an arrow between two places of the sheet.
  func arrow(_ patch: ConnectingArrowPatch, from start: Point, to end: Point) {
    let arrow = patch.arrow
    var curve = Self.curve(from: start, to: end, bend: arrow.bend)
    if arrow.shrinkTail > 0 {
      curve = curve.withoutStart(QuadraticCurve.circle(curve.start, pixels(arrow.shrinkTail)))
    }
    if arrow.shrinkHead > 0 { curve = curve.withoutEnd(QuadraticCurve.circle(curve.end, pixels(arrow.shrinkHead))) }
    paint(arrow, curve, size: pixels(patch.mutationScale))
  }

  private static func curve(from start: Point, to end: Point, bend: Double) -> QuadraticCurve {
    let control = Point(
      (start.x + end.x) / 2 + bend * (end.y - start.y), (start.y + end.y) / 2 - bend * (end.x - start.x))
    return QuadraticCurve(start: start, control: control, end: end)
  }

  private func paint(_ arrow: Annotation.Arrow, _ curve: QuadraticCurve, size: Double) {
    switch arrow.style {
    case nil:
      simpleArrow(
        arrow, curve, head: pixels(arrow.headLength), headWidth: pixels(arrow.headWidth), tail: pixels(arrow.width))
    case "simple"?: simpleArrow(arrow, curve, head: 0.5 * size, headWidth: 0.5 * size, tail: 0.2 * size)
    case let style?: lineArrow(arrow, curve, style: style, size: size)
    }
  }

  /// Which of the ends or the middle of a side is nearest.
  private static func nearest(_ low: Double, _ high: Double, _ value: Double) -> Double {
    let places = [(low, 0.0), ((low + high) / 2, 0.5), (high, 1.0)]
    return places.min { abs($0.0 - value) < abs($1.0 - value) }?.1 ?? 0.5
  }

  private func stroke(_ arrow: Annotation.Arrow) -> Stroke {
    let width = pixels(arrow.lineWidth)
    let (dashes, offset) = arrow.lineStyle.dashes(lineWidth: width)
    return Stroke(
      color: (arrow.edgeColor ?? .black).withAlpha(arrow.alpha), width: width, cap: .round, join: .round,
      dashes: dashes, dashOffset: offset)
  }

  // MARK: Lines with heads

  private func lineArrow(_ arrow: Annotation.Arrow, _ curve: QuadraticCurve, style: String, size: Double) {
    let line = stroke(arrow)
    let parts = style.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let first = parts.first.map(String.init) ?? ""
    let last = parts.count > 1 ? String(parts[1]) : ""
    var shaft = curve
    var heads: [(points: [Point], isFilled: Bool)] = []
    if !first.isEmpty {
      let (points, shift) = Self.head(from: curve.control, to: curve.start, size: size, lineWidth: line.width)
      heads.append((points, first == "<|"))
      shaft.start = Point(shaft.start.x + shift.x, shaft.start.y + shift.y)
    }
    if !last.isEmpty {
      let (points, shift) = Self.head(from: curve.control, to: curve.end, size: size, lineWidth: line.width)
      heads.append((points, last == "|>"))
      shaft.end = Point(shaft.end.x + shift.x, shaft.end.y + shift.y)
    }
    path(Path(verbs: [.move, .quadratic], points: [shaft.start, shaft.control, shaft.end]), stroke: line)
    for head in heads {
      path(
        .polyline(head.points, isClosed: head.isFilled),
        fill: head.isFilled ? arrow.color.withAlpha(arrow.alpha) : nil, stroke: line)
    }
  }

  /// The corners of a head at the end of a line, and how far the line is drawn back.
  private static func head(from: Point, to tip: Point, size: Double, lineWidth: Double) -> ([Point], Point) {
    let length = 0.4 * size
    let width = 0.2 * size
    let distance = hypot(length, width)
    let (c, s) = (length / distance, width / distance)
    let dx = from.x - tip.x
    let dy = from.y - tip.y
    let span = hypot(dx, dy) == 0 ? 1 : hypot(dx, dy)
    let back = 0.5 * lineWidth / s
    let shift = Point(back * dx / span, back * dy / span)
    let (ux, uy) = (dx / span * distance, dy / span * distance)
    let end = Point(tip.x + shift.x, tip.y + shift.y)
    return (
      [
        Point(end.x + c * ux + s * uy, end.y - s * ux + c * uy), end,
        Point(end.x + c * ux - s * uy, end.y + s * ux + c * uy),
      ], shift
    )
  }

  // MARK: Arrows of even width

  private func simpleArrow(
    _ arrow: Annotation.Arrow, _ curve: QuadraticCurve, head: Double, headWidth: Double, tail: Double
  ) {
    let isHead = QuadraticCurve.circle(curve.end, head)
    let cut = curve.crossing(isHead)
    let (shaft, tip) = cut.map { curve.split($0) } ?? (curve, Self.straightTip(curve, head))
    let wedge = Self.wedge(tip, headWidth / 2)
    var outline = Path()
    if cut != nil {
      let sides = Self.parallels(shaft, tail / 2)
      outline.verbs = [.move, .quadratic, .line, .quadratic, .quadratic, .line, .quadratic, .line, .close]
      outline.points = [
        sides.right.start, sides.right.control, sides.right.end, wedge.right.start, wedge.right.control,
        wedge.right.end, wedge.left.control, wedge.left.start, sides.left.end, sides.left.control, sides.left.start,
        sides.right.start,
      ]
    } else {
      outline.verbs = [.move, .quadratic, .quadratic, .close]
      outline.points = [
        wedge.right.start, wedge.right.control, wedge.right.end, wedge.left.control, wedge.left.start,
      ]
    }
    path(outline, fill: arrow.color.withAlpha(arrow.alpha), stroke: stroke(arrow))
  }

  /// A head of full length for a curve that is shorter.
  private static func straightTip(_ curve: QuadraticCurve, _ length: Double) -> QuadraticCurve {
    let dx = curve.control.x - curve.end.x
    let dy = curve.control.y - curve.end.y
    let span = hypot(dx, dy) == 0 ? 1 : hypot(dx, dy)
    let start = Point(curve.end.x + dx / span * length, curve.end.y + dy / span * length)
    let middle = Point((start.x + curve.end.x) / 2, (start.y + curve.end.y) / 2)
    return QuadraticCurve(start: start, control: middle, end: curve.end)
  }

  /// The direction from one point to another.
  private static func direction(_ a: Point, _ b: Point) -> Point {
    let span = hypot(b.x - a.x, b.y - a.y)
    return span == 0 ? Point(0, 0) : Point((b.x - a.x) / span, (b.y - a.y) / span)
  }

  /// Points left and right of a point on a line.
  private static func beside(_ point: Point, _ direction: Point, _ width: Double) -> (left: Point, right: Point) {
    (
      Point(point.x - width * direction.y, point.y + width * direction.x),
      Point(point.x + width * direction.y, point.y - width * direction.x)
    )
  }

  private static func parallels(_ curve: QuadraticCurve, _ width: Double) -> (
    left: QuadraticCurve, right: QuadraticCurve
  ) {
    let first = direction(curve.start, curve.control)
    let second = direction(curve.control, curve.end)
    let start = beside(curve.start, first, width)
    let middle = beside(curve.control, Point((first.x + second.x) / 2, (first.y + second.y) / 2), width)
    let end = beside(curve.end, second, width)
    return (
      QuadraticCurve(start: start.left, control: middle.left, end: end.left),
      QuadraticCurve(start: start.right, control: middle.right, end: end.right)
    )
  }

  /// Curves that run from a width to a point.
  private static func wedge(_ curve: QuadraticCurve, _ width: Double) -> (left: QuadraticCurve, right: QuadraticCurve) {
    let start = beside(curve.start, direction(curve.start, curve.control), width)
    let center = curve.point(0.5)
    let middle = beside(center, direction(curve.start, curve.end), width * 0.5)
    func through(_ a: Point, _ m: Point) -> QuadraticCurve {
      let control = Point(0.5 * (4 * m.x - (a.x + curve.end.x)), 0.5 * (4 * m.y - (a.y + curve.end.y)))
      return QuadraticCurve(start: a, control: control, end: curve.end)
    }
    return (through(start.left, middle.left), through(start.right, middle.right))
  }
}
