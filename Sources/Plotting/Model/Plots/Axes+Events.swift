/// Bands of time, events, steps without bars.
extension Axes {
  /// Which edge of a band is at its place.
  public enum BandAlignment: String, Sendable { case bottom, center, top }

  /// Rectangles in a row.
  /// - Parameters:
  ///   - ranges: Left ends and widths.
  ///   - properties: Of areas; no colour takes that of patches.
  @discardableResult
  public func brokenBars(
    _ ranges: [Point], y: Double, height: Double, align: BandAlignment = .bottom,
    properties: FillProperties = FillProperties(), faceColors: [Color]? = nil
  ) throws -> PolyCollection {
    let low = align == .bottom ? y : align == .center ? y - height / 2 : y - height
    let high = low + height
    let polygons = ranges.map { range in
      [
        Point(range.x, low), Point(range.x, high), Point(range.x + range.y, high), Point(range.x + range.y, low),
      ]
    }
    let edge = properties.edgeColor ?? properties.color
    let bars = PolyCollection(
      polygons: polygons,
      faceColors: faceColors ?? [properties.faceColor ?? properties.color ?? figure.style.patchFaceColor],
      edgeColors: edge.map { .colors([$0]) } ?? .none,
      lineWidths: [properties.lineWidth ?? figure.style.patchLineWidth], style: figure.style)
    bars.lineStyle = properties.lineStyle ?? .solid
    bars.label = properties.label ?? ""
    bars.zorder = properties.zorder ?? 1
    try bars.setAlpha(properties.alpha)
    return addCollection(bars)
  }

  /// What can be said of one row of events; nil takes the default.
  public struct EventProperties {
    public var offset = 1.0
    public var length = 1.0
    /// Points.
    public var lineWidth: Double?
    public var color: Color?
    public var lineStyle = LineStyle.solid
    public var alpha: Double?

    public init() {}
  }

  /// Short parallel lines at places, in rows.
  /// - Throws: ValueError for an alpha beyond 0...1.
  @discardableResult
  public func events(_ rows: [(places: [Double], look: EventProperties)], isHorizontal: Bool) throws
    -> [LineCollection]
  {
    var made: [LineCollection] = []
    for row in rows {
      let (high, low) = (row.look.offset + row.look.length / 2, row.look.offset - row.look.length / 2)
      let segments = row.places.sorted().map { place in
        isHorizontal ? [Point(place, high), Point(place, low)] : [Point(high, place), Point(low, place)]
      }
      let lines = EventCollection(
        segments: segments, colors: [row.look.color ?? figure.style.linesColor],
        lineWidths: [row.look.lineWidth ?? figure.style.linesLineWidth], style: figure.style)
      lines.lineStyle = row.look.lineStyle
      try lines.setAlpha(row.look.alpha)
      made.append(addCollection(lines, updatesLimits: false))
    }
    let places = rows.flatMap(\.places)
    if let first = places.min(), let last = places.max(),
      let low = rows.map({ $0.look.offset - $0.look.length }).min(),
      let high = rows.map({ $0.look.offset + $0.look.length }).max()
    {
      let corners = [Point(first, low), Point(last, high)]
      dataLimits.update(isHorizontal ? corners : corners.map { Point($0.y, $0.x) })
      requestAutoscale()
    }
    return made
  }

  /// A line in steps over edges, or the area under it.
  /// - Parameter baseline: Where the area begins: one number, one per step, or nil for a line that does not come down.
  /// - Throws: ValueError when there is not one edge more than values.
  @discardableResult
  public func stairs(
    _ values: [Double], edges: [Double], isVertical: Bool = true, baseline: [Double]? = [0], properties: PatchProperties
  ) throws -> StepPatch {
    var properties = properties
    let color = properties.color ?? nextLineColor()
    properties.color = nil
    if properties.isFilled ?? false {
      properties.lineWidth = properties.lineWidth ?? 0
      properties.faceColor = properties.faceColor ?? color
    } else {
      properties.isFilled = false
      properties.edgeColor = properties.edgeColor ?? color
    }
    let patch = try StepPatch(
      values: values, edges: edges, baseline: baseline, isVertical: isVertical, properties: properties,
      style: figure.style)
    addPatch(patch)
    if let least = baseline?.min(), let first = edges.first {
      if isVertical { patch.stickyY = [least] } else { patch.stickyX = [least] }
      dataLimits.update([isVertical ? Point(first, least) : Point(least, first)])
    }
    requestAutoscale()
    return patch
  }
}

/// A row of `eventplot`.
public final class EventCollection: LineCollection {
  public override var typeName: String { "EventCollection" }
}

/// The outline of `stairs`.
public final class StepPatch: Patch {
  public let values: [Double]
  public let edges: [Double]
  private let baseline: [Double]?
  private let isVertical: Bool

  init(
    values: [Double], edges: [Double], baseline: [Double]?, isVertical: Bool, properties: PatchProperties,
    style: RcParams
  ) throws {
    guard !edges.contains(where: \.isNaN) else {
      throw PlottingError(.valueError, "Nan values in \"edges\" are disallowed")
    }
    guard edges.count == values.count + 1 else {
      throw PlottingError(
        .valueError,
        "Size mismatch between \"values\" and \"edges\". Expected `len(values) + 1 == len(edges)`, but `len(values) = "
          + "\(values.count)` and `len(edges) = \(edges.count)`.")
    }
    if let baseline, baseline.count != 1, baseline.count != values.count {
      throw PlottingError(.valueError, "Invalid `baseline` specified")
    }
    self.values = values
    self.edges = edges
    self.baseline = baseline
    self.isVertical = isVertical
    try super.init(properties: properties, style: style)
  }

  public override var typeName: String { "StepPatch" }

  public override var path: Path {
    var path = Path()
    var start: Int?
    for index in 0...values.count {
      let isKept = index < values.count && !values[index].isNaN && !(base(index)?.isNaN ?? false)
      if isKept {
        start = start ?? index
      } else if let from = start {
        let piece = Path.polyline(outline(from, index).map { isVertical ? $0 : Point($0.y, $0.x) })
        path.verbs += piece.verbs
        path.points += piece.points
        start = nil
      }
    }
    return path
  }

  private func base(_ index: Int) -> Double? { baseline.map { $0.count == 1 ? $0[0] : $0[index] } }

  private func outline(_ from: Int, _ to: Int) -> [Point] {
    let steps = (from..<to).flatMap { [Point(edges[$0], values[$0]), Point(edges[$0 + 1], values[$0])] }
    guard let baseline, let first = base(from), let last = base(to - 1) else { return steps }
    let (left, right) = (Point(edges[from], first), Point(edges[to], last))
    if baseline.count == 1 { return [left] + steps + [right] }
    let back = (from..<to).reversed().flatMap { index -> [Point] in
      let height = base(index) ?? 0
      return [Point(edges[index + 1], height), Point(edges[index], height)]
    }
    return [left] + steps + [right] + back + [left]
  }
}
