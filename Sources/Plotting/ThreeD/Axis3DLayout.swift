#if canImport(Glibc)
  import Glibc
#endif

/// What the three directions of an axes in space have in common: limits, corners, and which sides are far.
struct Space3D {
  let axes: Axes3D
  let projection: Projection
  let frame: AxesFrame
  /// Limits as the scales spread them, the lower ones first.
  let mins: Point3
  let maxs: Point3
  /// Whether the far side of each direction is the upper one.
  let highs: [Bool]
  /// The projected corners of the box.
  let corners: [Point3]
  let centers: Point3
  /// The unit of tick lengths and label distances.
  let deltas: Point3
  let deltasPerPoint: Double

  /// The corners of the two sides in each direction.
  static let planes = [[0, 3, 7, 4], [1, 2, 6, 5], [0, 1, 5, 4], [3, 2, 6, 7], [0, 1, 2, 3], [4, 5, 6, 7]]

  init(axes: Axes3D, projection: Projection, frame: AxesFrame) {
    self.axes = axes
    self.projection = projection
    self.frame = frame
    var low = Point3(0, 0, 0)
    var high = Point3(0, 0, 0)
    for (index, axis) in axes.axisList.enumerated() {
      let limits = axis.limits
      let ends = [axis.domain.scale.forward(limits.low), axis.domain.scale.forward(limits.high)]
      low[index] = min(ends[0], ends[1])
      high[index] = max(ends[0], ends[1])
    }
    mins = low
    maxs = high
    corners = [
      Point3(low.x, low.y, low.z), Point3(high.x, low.y, low.z), Point3(high.x, high.y, low.z),
      Point3(low.x, high.y, low.z), Point3(low.x, low.y, high.z), Point3(high.x, low.y, high.z),
      Point3(high.x, high.y, high.z), Point3(low.x, high.y, high.z),
    ].map { projection.project($0) }
    highs = Self.farSides(corners)
    centers = (high + low) * 0.5
    deltas = (high - low) * 0.08
    let inches = (frame.box.width + frame.box.height) / frame.figureWidth * axes.figure.width
    deltasPerPoint = 48 / (72 * inches)
  }

  private static func farSides(_ corners: [Point3]) -> [Bool] {
    func depth(_ plane: Int) -> Double { planes[plane].map { corners[$0].z }.reduce(0, +) / 4 }
    let first = (0..<3).map { depth(2 * $0) }
    let second = (0..<3).map { depth(2 * $0 + 1) }
    var highs = zip(first, second).map { $0 < $1 }
    let equal = zip(first, second).map { abs($0 - $1) <= Double.ulpOfOne }
    if equal.filter({ $0 }).count == 2, let vertical = equal.firstIndex(of: false) {
      switch vertical {
      case 2: highs = [true, true, highs[2]]
      case 1: highs = [true, highs[1], false]
      case _: highs = [highs[0], false, false]
      }
    }
    return highs
  }

  /// The corner where the far sides meet.
  var origin: Point3 { choose(far: true) }
  /// The corner nearest to the eye.
  var opposite: Point3 { choose(far: false) }

  private func choose(far: Bool) -> Point3 {
    var point = Point3(0, 0, 0)
    for index in 0..<3 { point[index] = highs[index] == far ? maxs[index] : mins[index] }
    return point
  }

  func pixel(_ point: Point3) -> Point {
    let projected = projection.project(point)
    return frame.point(projected.x, projected.y)
  }

  /// A place moved away from the box's centre, in all directions but one.
  func moved(_ point: Point3, by distances: Point3, except index: Int) -> Point3 {
    var result = point
    for other in 0..<3 where other != index {
      result[other] += copysign(1, point[other] - centers[other]) * distances[other]
    }
    return result
  }
}

/// One direction of an axes in space: its pane, grid lines, axis line, ticks and texts.
struct Axis3DLayout {
  private struct Tick {
    let value: Double
    let ends: [Point]
    let isMajor: Bool
    let label: (block: TextBlock, place: Point)?
  }

  private let axis: Axis
  private let index: Int
  private let space: Space3D
  private let ticks: [Tick]
  private let ends: (Point3, Point3)
  private let offsetText: String

  init(_ axis: Axis, index: Int, space: Space3D, canvas: Canvas) throws {
    self.axis = axis
    self.index = index
    self.space = space
    ends = Self.edge(index, space)
    let values = try TickValues(axis, length: space.frame.box.width, dpi: canvas.dpi)
    offsetText = values.offset
    let limits = axis.limits
    let scale = axis.domain.scale
    let kinds = values.major.map { ($0, true) } + values.minor.map { ($0, false) }
    let seen = kinds.filter {
      Interval.containsClosely(scale.forward(limits.low), scale.forward(limits.high), scale.forward($0.0.value))
    }
    let start = ends.0
    ticks = try seen.map { item, isMajor in
      try Self.tick(item.value, item.text, isMajor, axis, index, start, space, canvas)
    }
  }

  /// The ends of the line along which the direction is drawn.
  private static func edge(_ index: Int, _ space: Space3D) -> (Point3, Point3) {
    let minmax = space.origin
    let maxmin = space.opposite
    let juggled = [[1, 0, 2], [0, 1, 2], [0, 2, 1]][index]
    var first = minmax
    first[juggled[0]] = maxmin[juggled[0]]
    var second = first
    second[juggled[1]] = maxmin[juggled[1]]
    return (first, second)
  }

  /// The direction in which ticks stand out.
  private static let tickDirections = [1, 0, 0]

  private static func tick(
    _ value: Double, _ string: String, _ isMajor: Bool, _ axis: Axis, _ index: Int, _ start: Point3, _ space: Space3D,
    _ canvas: Canvas
  ) throws -> Tick {
    let look = isMajor ? axis.major : axis.minor
    let direction = tickDirections[index]
    let delta = space.highs[direction] ? space.deltas[direction] : -space.deltas[direction]
    var place = start
    place[index] = axis.domain.scale.forward(value)
    place[direction] = start[direction] + 0.1 * delta
    let outer = space.pixel(place)
    place[direction] = start[direction] - 0.2 * delta
    let inner = space.pixel(place)
    place[direction] = start[direction]
    let distance = space.deltas * ((look.pad + 8) * space.deltasPerPoint)
    let labelPlace = space.pixel(space.moved(place, by: distance, except: index))
    guard !string.isEmpty, look.labelsFirst else {
      return Tick(value: value, ends: [outer, inner], isMajor: isMajor, label: nil)
    }
    let text = Text(
      x: 0, y: 0, text: string, style: axis.axes.figure.style, fontSize: look.labelSize,
      horizontalAlignment: look.labelHorizontalAlignment ?? .center,
      verticalAlignment: look.labelVerticalAlignment ?? .top)
    text.color = look.labelColor
    text.rotation = look.labelRotation
    let block = try TextBlock(text, engine: canvas.text, dpi: canvas.dpi)
    return Tick(value: value, ends: [outer, inner], isMajor: isMajor, label: (block, labelPlace))
  }

  // MARK: Pane and grid

  func paintPane(on canvas: Canvas) {
    let plane = Space3D.planes[2 * index + (space.highs[index] ? 1 : 0)]
    let points = plane.map { space.frame.point(space.corners[$0].x, space.corners[$0].y) }
    let color = Color.gray([0.95, 0.9, 0.925][index]).withAlpha(0.5)
    canvas.path(
      .polyline(points), fill: color, stroke: Stroke(color: color, width: canvas.pixels(1), cap: .butt, join: .miter))
  }

  func paintGrid(on canvas: Canvas) {
    let minmax = space.origin
    let maxmin = space.opposite
    let look = axis.major
    let stroke = Stroke(color: look.gridColor, width: canvas.pixels(look.gridLineWidth), cap: .butt, join: .round)
    let before = (index + 1) % 3
    let after = (index + 2) % 3
    for tick in ticks {
      var middle = minmax
      middle[index] = axis.domain.scale.forward(tick.value)
      var first = middle
      first[before] = maxmin[before]
      var last = middle
      last[after] = maxmin[after]
      canvas.path(.polyline([first, middle, last].map { space.pixel($0) }), stroke: stroke)
    }
  }

  // MARK: Line, ticks and texts

  func paint(on canvas: Canvas) throws {
    let style = axis.axes.figure.style
    try canvas.group("axis3d") {
      let width = canvas.pixels(style.number("axes.linewidth"))
      canvas.path(
        .polyline([space.pixel(ends.0), space.pixel(ends.1)]),
        stroke: Stroke(color: style.color("axes.edgecolor"), width: width, cap: .square, join: .round),
        simplifies: true)
      for tick in ticks {
        let look = tick.isMajor ? axis.major : axis.minor
        canvas.path(
          .polyline(tick.ends),
          stroke: Stroke(color: look.color, width: canvas.pixels(look.width), cap: .square, join: .round),
          simplifies: true)
        if let label = tick.label { canvas.text(label.block, at: label.place) }
      }
      if let offset = try offset(canvas) { canvas.text(offset.block, at: offset.place) }
      if let label = try label(canvas) { canvas.text(label.block, at: label.place) }
    }
  }

  /// The boxes of all that is outside of the panes.
  func boxes(withLabel: Bool, canvas: Canvas) throws -> [Rectangle] {
    let a = space.pixel(ends.0)
    let b = space.pixel(ends.1)
    var boxes = [Rectangle(x0: min(a.x, b.x), y0: min(a.y, b.y), x1: max(a.x, b.x), y1: max(a.y, b.y))]
    boxes += ticks.compactMap(\.label).map { $0.block.bounds.translated($0.place.x, $0.place.y) }
    if let offset = try offset(canvas) { boxes.append(offset.block.bounds.translated(offset.place.x, offset.place.y)) }
    if withLabel, let label = try label(canvas) {
      boxes.append(label.block.bounds.translated(label.place.x, label.place.y))
    }
    return boxes
  }

  /// Where a text beside the axis line stands, and the line's slope on the sheet.
  private func beside(_ point: Point3) -> (place: Point, angle: Double) {
    let distance = space.deltas * ((axis.labelPad + 21) * space.deltasPerPoint)
    let place = space.pixel(space.moved(point, by: distance, except: index))
    let a = space.pixel(ends.0)
    let b = space.pixel(ends.1)
    return (place, Self.textAngle(b.x - a.x, b.y - a.y))
  }

  private func label(_ canvas: Canvas) throws -> (block: TextBlock, place: Point)? {
    guard !axis.label.text.isEmpty, axis.label.isVisible else { return nil }
    let text = axis.label
    let saved = (text.rotation, text.rotationMode, text.horizontalAlignment, text.verticalAlignment)
    defer { (text.rotation, text.rotationMode, text.horizontalAlignment, text.verticalAlignment) = saved }
    let (place, angle) = beside((ends.0 + ends.1) * 0.5)
    text.rotation = text.text.unicodeScalars.count > 4 ? angle : 0
    text.rotationMode = .anchor
    text.horizontalAlignment = .center
    text.verticalAlignment = .center
    return (try TextBlock(text, engine: canvas.text, dpi: canvas.dpi), place)
  }

  private func offset(_ canvas: Canvas) throws -> (block: TextBlock, place: Point)? {
    guard !offsetText.isEmpty, axis.showsOffset else { return nil }
    // The third of matplotlib's order of directions decides which end.
    let isFirst = index != 2
    let (place, angle) = beside(isFirst ? ends.0 : ends.1)
    let text = Text(
      x: 0, y: 0, text: offsetText, style: axis.axes.figure.style, fontSize: axis.major.labelSize,
      horizontalAlignment: offsetAlignment(end: isFirst ? ends.0 : ends.1), verticalAlignment: .center)
    text.color = axis.major.labelColor
    text.rotation = angle
    text.rotationMode = .anchor
    return (try TextBlock(text, engine: canvas.text, dpi: canvas.dpi), place)
  }

  /// matplotlib's rules, found by trial, for the side the common factor is written to.
  private func offsetAlignment(end: Point3) -> HorizontalAlignment {
    let center = space.projection.project(space.centers)
    let outer = space.projection.project(end)
    let direction = Self.tickDirections[index]
    let isEven = space.highs.filter { $0 }.count % 2 == 0
    if center[direction] > outer[direction] {
      guard center[index] <= outer[index], isEven else { return .left }
      return space.highs == [false, true, true] && index > 0 ? .left : .right
    }
    guard center[index] > outer[index], isEven else { return .right }
    return index == 2 ? .right : .left
  }

  /// The slope of a line in -90...90 degrees.
  static func textAngle(_ dx: Double, _ dy: Double) -> Double {
    let degrees = atan2(dy, dx) * 180 / .pi
    let turned = Interval.divmod(degrees + 180, 180).remainder
    return turned > 90 ? turned - 180 : turned
  }
}
