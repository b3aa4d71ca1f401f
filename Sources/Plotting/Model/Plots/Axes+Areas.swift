/// Filled areas.
extension Axes {
  /// Where a step between two places is.
  public enum StepPosition: String, Sendable { case pre, post, mid }

  /// What can be said of the area between two curves; nil takes the default.
  public struct FillProperties {
    public var color: Color?
    public var faceColor: Color?
    public var edgeColor: Color?
    /// Points.
    public var lineWidth: Double?
    public var lineStyle: LineStyle?
    public var alpha: Double?
    public var label: String?
    public var zorder: Double?
    public var step: StepPosition?
    public var interpolates = false

    public init() {}
  }

  /// Fills the area between two curves over x (or beside y).
  /// - Parameter isKept: Between which places; nil between all.
  /// - Throws: ValueError for columns of unequal lengths.
  @discardableResult
  public func fillBetween(
    x: [Double], _ first: [Double], _ second: [Double] = [0], isKept: [Bool]? = nil, isTransposed: Bool = false,
    properties: FillProperties = FillProperties()
  ) throws -> PolyCollection {
    let names = isTransposed ? ("y", "x1", "x2") : ("x", "y1", "y2")
    for (name, column) in [(names.1, first), (names.2, second)] where column.count != 1 && column.count != x.count {
      throw PlottingError(
        .valueError,
        "'\(names.0)' has size \(x.count), but '\(name)' has an unequal size of \(column.count)")
    }
    if let isKept, isKept.count != x.count {
      throw PlottingError(
        .valueError, "where size (\(isKept.count)) does not match '\(names.0)' size (\(x.count))")
    }
    let area = FillArea(
      t: x, first: first.count == 1 ? [Double](repeating: first[0], count: x.count) : first,
      second: second.count == 1 ? [Double](repeating: second[0], count: x.count) : second, step: properties.step,
      interpolates: properties.interpolates)
    let polygons = area.polygons(isKept: isKept).map { corners in
      isTransposed ? corners.map { Point($0.y, $0.x) } : corners
    }
    let hasColor = properties.color != nil || properties.faceColor != nil
    let face = hasColor ? properties.color ?? properties.faceColor ?? .black : nextPatchColor()
    let edge = properties.edgeColor ?? properties.color
    let filled = FillBetweenPolyCollection(
      polygons: polygons, faceColors: [properties.faceColor ?? face],
      edgeColors: edge.map { .colors([$0]) } ?? .none,
      lineWidths: [properties.lineWidth ?? figure.style.patchLineWidth], style: figure.style)
    filled.lineStyle = properties.lineStyle ?? .solid
    filled.label = properties.label ?? ""
    filled.zorder = properties.zorder ?? 1
    try filled.setAlpha(properties.alpha)
    return addCollection(filled)
  }

  /// Areas on top of one another.
  /// - Parameter colors: In turn; nil takes the next colours of lines.
  /// - Throws: ValueError for columns of unequal lengths.
  @discardableResult
  public func stackplot(
    x: [Double], _ layers: [[Double]], colors: [Color]?, labels: [String], properties: FillProperties = FillProperties()
  ) throws -> [PolyCollection] {
    let faces = colors.flatMap { $0.isEmpty ? nil : $0 } ?? layers.map { _ in nextLineColor() }
    var below = [Double](repeating: 0, count: x.count)
    return try layers.enumerated().map { index, layer in
      guard layer.count == x.count else {
        throw PlottingError(
          .valueError, "'x' has size \(x.count), but 'y2' has an unequal size of \(layer.count)")
      }
      let above = zip(below, layer).map { $0 + $1 }
      var look = properties
      look.faceColor = faces[index % faces.count]
      look.label = index < labels.count ? labels[index] : nil
      let area = try fillBetween(x: x, below, above, properties: look)
      if index == 0 { area.stickyY = [0] }
      below = above
      return area
    }
  }

  /// A filled polygon.
  @discardableResult
  public func fill(x: [Double], y: [Double], properties: PatchProperties = PatchProperties()) throws -> PolygonPatch {
    guard x.count == y.count else {
      throw PlottingError(
        .valueError, "x and y must have same first dimension, but have shapes (\(x.count),) and (\(y.count),)")
    }
    var properties = properties
    if properties.color == nil, properties.faceColor == nil { properties.faceColor = nextPatchColor() }
    let patch = try PolygonPatch(
      corners: zip(x, y).map { Point($0, $1) }, properties: properties, style: figure.style)
    addPatch(patch)
    requestAutoscale()
    return patch
  }

  /// A band across the axes.
  @discardableResult
  public func axhspan(
    _ low: Double, _ high: Double, from left: Double = 0, to right: Double = 1,
    properties: PatchProperties = PatchProperties()
  ) throws -> RectanglePatch {
    var properties = properties
    properties.coordinates = .yData
    let patch = try RectanglePatch(
      x: left, y: low, width: right - left, height: high - low, properties: properties, style: figure.style)
    addPatch(patch)
    requestAutoscale(x: false)
    return patch
  }

  /// A band up the axes.
  @discardableResult
  public func axvspan(
    _ low: Double, _ high: Double, from bottom: Double = 0, to top: Double = 1,
    properties: PatchProperties = PatchProperties()
  ) throws -> RectanglePatch {
    var properties = properties
    properties.coordinates = .xData
    let patch = try RectanglePatch(
      x: low, y: bottom, width: high - low, height: top - bottom, properties: properties, style: figure.style)
    addPatch(patch)
    requestAutoscale(y: false)
    return patch
  }
}

/// The polygons between two curves.
private struct FillArea {
  let t: [Double]
  let first: [Double]
  let second: [Double]
  let step: Axes.StepPosition?
  let interpolates: Bool

  func polygons(isKept: [Bool]?) -> [[Point]] {
    let isUsable = t.indices.map { index in
      t[index].isFinite && first[index].isFinite && second[index].isFinite && isKept?[index] ?? true
    }
    var polygons: [[Point]] = []
    var start: Int?
    for index in 0...t.count {
      if index < t.count, isUsable[index] {
        start = start ?? index
      } else if let from = start {
        polygons.append(polygon(from, index))
        start = nil
      }
    }
    return polygons
  }

  private func polygon(_ from: Int, _ to: Int) -> [Point] {
    let upper = stepped((from..<to).map { Point(t[$0], first[$0]) })
    let lower = stepped((from..<to).map { Point(t[$0], second[$0]) })
    let start = interpolates ? crossing(from) : lower[0]
    let end = interpolates ? crossing(to) : lower[lower.count - 1]
    return [start] + upper + [end] + lower.reversed()
  }

  private func stepped(_ points: [Point]) -> [Point] {
    switch step {
    case nil: points
    case .pre?: Canvas.stepped(points, .stepsPre)
    case .post?: Canvas.stepped(points, .stepsPost)
    case .mid?: Canvas.stepped(points, .stepsMid)
    }
  }

  /// Where the curves meet beside a place at the end of a stretch.
  private func crossing(_ index: Int) -> Point {
    let before = max(index - 1, 0)
    let here = min(index, t.count - 1)
    let a = first[before] - second[before]
    let b = first[here] - second[here]
    guard before != here, a != b else { return Point(t[here], second[here]) }
    let share = min(1, max(0, a / (a - b)))
    return Point(
      t[before] + share * (t[here] - t[before]), first[before] + share * (first[here] - first[before]))
  }
}
