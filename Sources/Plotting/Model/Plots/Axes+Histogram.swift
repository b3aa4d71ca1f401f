import LongWork

#if canImport(Glibc)
  import Glibc
#endif

/// What can be said of a histogram; nil takes the default.
public struct HistogramProperties {
  /// How many bins; `edges` comes before it.
  public var binCount: Int?
  public var edges: [Double]?
  public var range: (low: Double, high: Double)?
  public var isDensity = false
  public var weights: [[Double]]?
  /// 1 sums from the left, -1 from the right.
  public var cumulative = 0
  public var kind = Kind.bar
  public var isStacked = false
  public var isHorizontal = false
  public var alignment = Alignment.mid
  public var relativeWidth: Double?
  public var isLog = false
  public var colors: [Color]?
  public var labels: [String]?
  public var edgeColor: Color?
  public var lineWidth: Double?
  public var alpha: Double?

  public enum Kind: String, CaseIterable, Sendable {
    case bar, barstacked, step, stepfilled

    /// - Throws: ValueError with matplotlib's words.
    public static func parse(_ text: String) throws -> Kind {
      if let value = Kind(rawValue: text) { return value }
      throw PlottingError(
        .valueError, CloseMatch.message(for: text, what: "histtype", among: allCases.map(\.rawValue)))
    }
  }

  public enum Alignment: String, Sendable { case left, mid, right }

  public init() {}
}

/// What a histogram counted and drew.
public struct Histogram {
  /// Heights, per data set.
  public let tops: [[Double]]
  public let edges: [Double]
  public let bars: [BarContainer]
  public let polygons: [PolygonPatch]
}

extension Axes {
  /// Counts values in bins.
  /// - Throws: ValueError for bins that are none or columns of unequal lengths.
  @discardableResult
  public func hist(
    _ data: [[Double]], properties p: HistogramProperties = HistogramProperties()
  ) throws -> Histogram {
    let edges = try Self.edges(data, p)
    let widths = zip(edges, edges.dropFirst()).map { $1 - $0 }
    if let weights = p.weights, weights.map(\.count) != data.map(\.count) {
      throw PlottingError(.valueError, "weights should have the same shape as x")
    }
    let colors = p.colors ?? data.map { _ in nextLineColor() }
    guard colors.count == data.count else {
      throw PlottingError(
        .valueError,
        "The 'color' keyword argument must have one color per dataset, but \(data.count) datasets and \(colors.count) "
          + "colors were provided")
    }
    let isStacked = p.isStacked || p.kind == .barstacked
    var tops = try data.indices.map { try Self.count(data[$0], weights: p.weights?[$0], edges: edges) }
    if p.isDensity, !isStacked {
      tops = tops.map { counts in
        let total = counts.reduce(0, +)
        return zip(counts, widths).map { $0 / $1 / total }
      }
    }
    if isStacked { Self.stack(&tops, widths: widths, isDensity: p.isDensity) }
    if p.cumulative != 0 { Self.accumulate(&tops, widths: widths, p) }
    switch p.kind {
    case .bar, .barstacked:
      let bars = try histogramBars(tops, edges: edges, widths: widths, colors: colors, isStacked: isStacked, p)
      return Histogram(tops: tops, edges: edges, bars: bars, polygons: [])
    case .step, .stepfilled:
      let polygons = try histogramSteps(tops, edges: edges, colors: colors, isStacked: isStacked, p)
      return Histogram(tops: tops, edges: edges, bars: [], polygons: polygons)
    }
  }

  /// The edges of the bins.
  private static func edges(_ data: [[Double]], _ p: HistogramProperties) throws -> [Double] {
    if let edges = p.edges {
      if zip(edges, edges.dropFirst()).contains(where: { $0 > $1 }) {
        throw PlottingError(.valueError, "`bins` must increase monotonically, when an array")
      }
      return edges
    }
    let count = p.binCount ?? 10
    guard count > 0 else { throw PlottingError(.valueError, "`bins` must be positive, when an integer") }
    guard count <= 1 << 26 else { throw PlottingError(.memoryError, "no memory for \(count) bins") }
    let extremes = p.range == nil ? try Self.extremes(data) : nil
    var low = p.range?.low ?? extremes?.low ?? 0
    var high = p.range?.high ?? extremes?.high ?? 1
    guard low <= high else {
      throw PlottingError(.valueError, "max must be larger than min in range parameter.")
    }
    guard low.isFinite, high.isFinite else {
      throw PlottingError(
        .valueError, "supplied range of [\(NumberFormat.repr(low)), \(NumberFormat.repr(high))] is not finite")
    }
    if low == high {
      low -= 0.5
      high += 0.5
    }
    let step = (high - low) / Double(count)
    return (0...count).map { $0 == count ? high : Double($0) * step + low }
  }

  /// The least and the greatest number; nil without any.
  private static func extremes(_ data: [[Double]]) throws -> (low: Double, high: Double)? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for values in data {
      try values.forEachRow { value in
        if value < low { low = value }
        if value > high { high = value }
      }
    }
    return low <= high ? (low, high) : nil
  }

  /// How many values, or what weight, are in each bin; the last bin has both its edges.
  private static func count(_ values: [Double], weights: [Double]?, edges: [Double]) throws -> [Double] {
    guard edges.count > 1 else { return [] }
    var counts = [Double](repeating: 0, count: edges.count - 1)
    try values.indices.forEachRow { index in
      let value = values[index]
      guard value >= edges[0], value <= edges[edges.count - 1] else { return }
      var low = 0
      var high = edges.count - 1
      while high - low > 1 {
        let middle = (low + high) / 2
        if value >= edges[middle] { low = middle } else { high = middle }
      }
      counts[low] += weights?[index] ?? 1
    }
    return counts
  }

  private static func stack(_ tops: inout [[Double]], widths: [Double], isDensity: Bool) {
    for index in tops.indices.dropFirst() {
      for bin in tops[index].indices { tops[index][bin] += tops[index - 1][bin] }
    }
    guard isDensity, let last = tops.last else { return }
    let total = last.reduce(0, +)
    tops = tops.map { zip($0, widths).map { $0 / $1 / total } }
  }

  private static func accumulate(_ tops: inout [[Double]], widths: [Double], _ p: HistogramProperties) {
    tops = tops.map { counts in
      var sum = 0.0
      let amounts = p.isDensity ? zip(counts, widths).map { $0 * $1 } : counts
      let ordered = p.cumulative < 0 ? amounts.reversed() : amounts
      let sums = ordered.map { value -> Double in
        sum += value
        return sum
      }
      return p.cumulative < 0 ? sums.reversed() : sums
    }
  }

  private func histogramBars(
    _ tops: [[Double]], edges: [Double], widths: [Double], colors: [Color], isStacked: Bool, _ p: HistogramProperties
  ) throws -> [BarContainer] {
    let count = Double(tops.count)
    let share = p.relativeWidth.map { min(1, max(0, $0)) } ?? (tops.count > 1 && !isStacked ? 0.8 : 1)
    let bars = widths.map { isStacked ? share * $0 : share * $0 / count }
    var offsets = widths.map { width -> Double in
      let start = isStacked ? 0 : -0.5 * share * width * (1 - 1 / count)
      switch p.alignment {
      case .left: return start
      case .mid: return start + 0.5 * width
      case .right: return start + width
      }
    }
    var bottom = widths.map { _ in 0.0 }
    var made: [BarContainer] = []
    for (index, top) in tops.enumerated() {
      var look = BarProperties()
      look.colors = [colors[index]]
      look.edgeColors = p.edgeColor.map { [$0] }
      look.lineWidth = p.lineWidth
      look.alpha = p.alpha
      look.isLog = p.isLog
      let label = p.labels.flatMap { index < $0.count ? $0[index] : nil }
      look.label = "_nolegend_"
      let places = zip(edges, offsets).map { $0 + $1 }
      let heights = isStacked ? zip(top, bottom).map { $0 - $1 } : top
      let container =
        p.isHorizontal
        ? try barh(y: places, width: heights, height: bars, left: bottom, properties: look)
        : try bar(x: places, height: heights, width: bars, bottom: bottom, properties: look)
      if index > 0 {
        for patch in container.patches {
          patch.stickyX = []
          patch.stickyY = []
        }
      }
      // The first bar stands for all in the legend, among the other artists in their order.
      if let label { container.patches.first?.label = label }
      made.append(container)
      if isStacked { bottom = top } else { offsets = zip(offsets, bars).map { $0 + $1 } }
    }
    return made
  }

  private func histogramSteps(
    _ tops: [[Double]], edges: [Double], colors: [Color], isStacked: Bool, _ p: HistogramProperties
  ) throws -> [PolygonPatch] {
    if p.isLog { (p.isHorizontal ? xaxis : yaxis).setScale(.log(base: 10)) }
    let isFilled = p.kind == .stepfilled
    let shift = edges.count > 1 ? 0.5 * (edges[1] - edges[0]) : 0
    let moved = edges.map { $0 + (p.alignment == .left ? -shift : p.alignment == .right ? shift : 0) }
    var made: [(Int, PolygonPatch)] = []
    for (index, top) in tops.enumerated().reversed() {
      let below = isStacked && index > 0 ? tops[index - 1] : top.map { _ in 0 }
      var corners = [Point(moved[0], 0)]
      for bin in top.indices { corners += [Point(moved[bin], top[bin]), Point(moved[bin + 1], top[bin])] }
      corners.append(Point(moved[moved.count - 1], 0))
      if isFilled {
        corners.removeLast()
        corners.removeFirst()
        for bin in top.indices.reversed() {
          corners += [Point(moved[bin + 1], below[bin]), Point(moved[bin], below[bin])]
        }
      }
      if p.isHorizontal { corners = corners.map { Point($0.y, $0.x) } }
      var look = PatchProperties()
      look.faceColor = colors[index]
      look.edgeColor = isFilled ? p.edgeColor : p.edgeColor ?? colors[index]
      look.isFilled = isFilled
      look.lineWidth = p.lineWidth
      look.alpha = p.alpha
      look.label = p.labels.flatMap { index < $0.count ? $0[index] : nil } ?? ""
      let patch = try PolygonPatch(corners: corners, isClosed: isFilled, properties: look, style: figure.style)
      if isFilled || p.isHorizontal == false { patch.stickyY = p.isHorizontal ? [] : [0] }
      if p.isHorizontal { patch.stickyX = [0] }
      made.append((index, addPatch(patch)))
    }
    requestAutoscale()
    return made.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
