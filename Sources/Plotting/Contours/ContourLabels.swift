#if canImport(Glibc)
  import Glibc
#endif

/// What can be said of the labels of contour lines; nil takes the default.
public struct ContourLabelProperties {
  /// The levels to label, some of the plot's; nil is all.
  public var levels: [Double]?
  public var fontSize: FontSize?
  /// Whether the line leaves room for its label.
  public var isInline = true
  /// Pixels on each side of a label in its line.
  public var spacing = 5.0
  /// In turn for the levels; nil takes the colours of the lines.
  public var colors: [Color]?
  /// Places near which labels are wanted, in data; nil finds them.
  public var places: [Point]?
  public var isRightSideUp = true
  public var zorder: Double?
  /// The text of a level; nil writes numbers as ticks do.
  public var text: ((Double) throws -> String)?

  public init() {}
}

extension Axes {
  /// Writes the levels on the lines of a contour plot, where they are straightest, and makes room for them.
  ///
  /// Source: matplotlib's ContourLabeler; places are those of the limits and the size at the time of the call.
  /// - Throws: ValueError for a level that the plot does not have.
  public func labelContours(
    _ set: ContourSet, properties: ContourLabelProperties = ContourLabelProperties(), engine: any TextSetting
  ) throws -> [Text] {
    var labeler = try ContourLabeler(set, self, properties, engine)
    try labeler.run()
    labeler.texts.forEach(take)
    return labeler.texts
  }
}

private struct ContourLabeler {
  private let set: ContourSet
  private let axes: Axes
  private let properties: ContourLabelProperties
  private let engine: any TextSetting
  private let frame: AxesFrame
  /// Of the levels that are labelled: their places among the plot's, their texts and the widths in pixels.
  private var labels: [(level: Int, text: String, width: Double, color: Color)] = []
  private(set) var texts: [Text] = []
  /// Pixels.
  private var places: [Point] = []

  init(
    _ set: ContourSet, _ axes: Axes, _ properties: ContourLabelProperties, _ engine: any TextSetting
  ) throws {
    self.set = set
    self.axes = axes
    self.properties = properties
    self.engine = engine
    frame = AxesFrame(withoutAspect: axes, dpi: axes.figure.dpi)
    try chooseLevels()
  }

  private mutating func chooseLevels() throws {
    var chosen = Array(set.levels.indices)
    if let wanted = properties.levels {
      chosen = chosen.filter { wanted.contains(set.levels[$0]) }
      guard chosen.count >= wanted.count else {
        let names = wanted.map(NumberFormat.repr).joined(separator: ", ")
        let available = set.levels.map(NumberFormat.repr).joined(separator: " ")
        throw PlottingError(.valueError, "Specified levels [\(names)] don't match available levels [\(available)]")
      }
    }
    let values = chosen.map { set.levels[$0] }
    for (place, level) in chosen.enumerated() {
      let text = try properties.text.map { try $0(set.levels[level]) } ?? tickText(set.levels[level], of: values)
      let color = properties.colors.map { $0[place % $0.count] } ?? set.colors[level]
      let width = try TextBlock(sample(text), engine: engine, dpi: axes.figure.dpi).width
      labels.append((level, text, width, color))
    }
  }

  private func tickText(_ level: Double, of levels: [Double]) throws -> String {
    var formatter = ScalarFormatter()
    formatter.usesOffset = false
    return try formatter.labels(levels + [level], in: TickContext(low: 0, high: 1)).labels.last ?? ""
  }

  private func sample(_ text: String) throws -> Text {
    let style = axes.figure.style
    let size = try properties.fontSize?.points(base: style.fontSize)
    let made = Text(
      x: 0, y: 0, text: text, style: style, fontSize: size, horizontalAlignment: .center, verticalAlignment: .center)
    made.isClipped = true
    made.zorder = properties.zorder ?? 2 + set.zorder
    return made
  }

  mutating func run() throws {
    if let wanted = properties.places {
      for place in wanted { try labelNear(place) }
    } else {
      for label in labels.indices { try labelLines(label) }
    }
  }

  // MARK: Places

  private mutating func labelLines(_ label: Int) throws {
    var lines: [[Point]] = []
    let width = labels[label].width
    for line in set.outlines[labels[label].level] {
      let pixels = line.map { frame.point($0.x, $0.y) }
      guard isLongEnough(pixels, width) else {
        lines.append(line)
        continue
      }
      let index = straightest(pixels, width)
      lines += try add(label, to: line, at: index)
    }
    if properties.isInline { set.outlines[labels[label].level] = lines }
  }

  private func isLongEnough(_ line: [Point], _ width: Double) -> Bool {
    if Double(line.count) > 10 * width { return true }
    guard let x0 = line.map(\.x).min(), let x1 = line.map(\.x).max(), let y0 = line.map(\.y).min(),
      let y1 = line.map(\.y).max()
    else { return false }
    return max(x1 - x0, y1 - y0) > 1.2 * width
  }

  /// The point in the middle of the straightest run of as many points as the label is wide that is not close to
  /// another label.
  private func straightest(_ line: [Point], _ width: Double) -> Int {
    let count = width > 1 ? Int((Double(line.count) / width).rounded(.up)) : 1
    let size = count == 1 ? line.count : Int(width)
    let distances = (0..<count).map { block -> Double in
      let run = (0..<size).map { line[(block * size + $0) % line.count] }
      guard let first = run.first, let last = run.last else { return .nan }
      let length = hypot(last.x - first.x, last.y - first.y)
      return run.reduce(0) { sum, point in
        let area = (first.y - point.y) * (last.x - first.x) - (first.x - point.x) * (last.y - first.y)
        return sum + abs(area) / length
      }
    }
    let order = distances.indices.sorted { a, b in
      if distances[a].isNaN || distances[b].isNaN { return !distances[a].isNaN || (distances[b].isNaN && a < b) }
      return distances[a] < distances[b] || distances[a] == distances[b] && a < b
    }
    let middle = { (block: Int) in (block * size + size / 2) % line.count }
    let free = order.first { !isNearLabel(line[middle($0)], width) }
    return middle(free ?? order.first ?? 0)
  }

  private func isNearLabel(_ place: Point, _ width: Double) -> Bool {
    let limit = (1.2 * width) * (1.2 * width)
    return places.contains {
      ($0.x - place.x) * ($0.x - place.x) + ($0.y - place.y) * ($0.y - place.y) < limit
    }
  }

  /// Labels the line that is closest to a place, at its closest point.
  private mutating func labelNear(_ place: Point) throws {
    let target = frame.point(place.x, place.y)
    var best: (distance: Double, label: Int, line: Int, segment: Int, share: Double)?
    for (label, entry) in labels.enumerated() {
      for (number, line) in set.outlines[entry.level].enumerated() {
        let pixels = line.map { frame.point($0.x, $0.y) }
        for segment in pixels.indices.dropLast() {
          let (distance, share) = Self.projection(target, pixels[segment], pixels[segment + 1])
          if distance < best?.distance ?? .infinity { best = (distance, label, number, segment, share) }
        }
      }
    }
    guard let best else { return }
    let level = labels[best.label].level
    var line = set.outlines[level][best.line]
    let (a, b) = (line[best.segment], line[best.segment + 1])
    line.insert(Point(a.x + best.share * (b.x - a.x), a.y + best.share * (b.y - a.y)), at: best.segment + 1)
    let parts = try add(best.label, to: line, at: best.segment + 1)
    if properties.isInline { set.outlines[level].replaceSubrange(best.line...best.line, with: parts) }
  }

  /// The squared distance of a point from a segment, and the share of the segment before its closest point.
  private static func projection(_ p: Point, _ a: Point, _ b: Point) -> (distance: Double, share: Double) {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    let share = square == 0 ? 0 : min(1, max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / square))
    let (x, y) = (a.x + share * dx - p.x, a.y + share * dy - p.y)
    return (x * x + y * y, share)
  }

  // MARK: Labels

  /// Writes a label at a point of a line; gives what is left of the line.
  private mutating func add(_ label: Int, to line: [Point], at index: Int) throws -> [[Point]] {
    let entry = labels[label]
    let gap = ContourGap(line, at: index, width: entry.width, spacing: properties.spacing, frame)
    let text = try sample(entry.text)
    (text.x, text.y) = (line[index].x, line[index].y)
    text.color = entry.color
    var angle = gap.angle
    if properties.isRightSideUp {
      angle = (angle + 90).truncatingRemainder(dividingBy: 180)
      angle = (angle < 0 ? angle + 180 : angle) - 90
    }
    text.rotation = angle
    texts.append(text)
    places.append(frame.point(line[index].x, line[index].y))
    return gap.parts
  }
}

/// The room of a label in a line: how the line runs there, and what is left of it.
private struct ContourGap {
  /// Degrees, on the screen.
  let angle: Double
  let parts: [[Point]]

  init(_ whole: [Point], at index: Int, width: Double, spacing: Double, _ frame: AxesFrame) {
    let isClosed = whole.count > 2 && whole.first == whole.last
    // A closed line is made to start at the label.
    let line = isClosed ? Array(whole[index..<(whole.count - 1)] + whole[...index]) : whole
    let pixels = line.map { frame.point($0.x, $0.y) }
    var lengths = [0.0]
    for (a, b) in zip(pixels, pixels.dropFirst()) { lengths.append((lengths.last ?? 0) + hypot(b.x - a.x, b.y - a.y)) }
    let origin = isClosed ? 0 : lengths[index]
    lengths = lengths.map { $0 - origin }
    let start = -width / 2 + (isClosed ? lengths.last ?? 0 : 0)
    let end = width / 2
    let (from, to) = (Self.point(at: start, lengths, pixels), Self.point(at: end, lengths, pixels))
    angle = atan2(to.y - from.y, to.x - from.x) * 180 / .pi
    let (before, behind) = (start - spacing, end + spacing)
    let first = Self.place(of: before, lengths)
    let last = Self.place(of: behind, lengths)
    var parts: [[Point]] = []
    if isClosed {
      if let first, let last {
        let (stop, next) = (Int(first.rounded(.down)), Int(last.rounded(.up)))
        let kept = next <= stop ? Array(line[next...stop]) : []
        parts.append([Self.point(at: behind, lengths, line)] + kept + [Self.point(at: before, lengths, line)])
      }
    } else {
      if let first {
        parts.append(Array(line[...Int(first.rounded(.down))]) + [Self.point(at: before, lengths, line)])
      }
      if let last { parts.append([Self.point(at: behind, lengths, line)] + line[Int(last.rounded(.up))...]) }
    }
    self.parts = parts
  }

  /// Where along the points a length is reached; nil beyond the ends.
  private static func place(of length: Double, _ lengths: [Double]) -> Double? {
    guard let first = lengths.first, let last = lengths.last, first <= length, length <= last else { return nil }
    guard let next = lengths.firstIndex(where: { $0 > length }) else { return Double(lengths.count - 1) }
    let width = lengths[next] - lengths[next - 1]
    return Double(next - 1) + (length - lengths[next - 1]) / width
  }

  private static func point(at length: Double, _ lengths: [Double], _ points: [Point]) -> Point {
    guard let first = points.first, let last = points.last else { return Point(0, 0) }
    guard let place = place(of: length, lengths) else { return length < lengths[0] ? first : last }
    let index = Int(place)
    guard index + 1 < points.count else { return last }
    let share = place - Double(index)
    return Point(
      points[index].x + share * (points[index + 1].x - points[index].x),
      points[index].y + share * (points[index + 1].y - points[index].y))
  }
}
