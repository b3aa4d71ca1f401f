#if canImport(Glibc)
  import Glibc
#endif

/// What can be said of a `violinplot`; nil takes the default.
public struct ViolinProperties {
  /// Which half of the bodies is drawn.
  public enum Side: String, Sendable { case both, low, high }

  public var positions: [Double]?
  public var widths = [0.5]
  public var isVertical = true
  public var showsMeans = false
  public var showsExtrema = true
  public var showsMedians = false
  /// Shares from 0 to 1, for each dataset.
  public var quantiles: [[Double]] = []
  /// How many places the density is computed at.
  public var pointCount = 100
  /// The factor of the kernel's width; nil is Scott's rule.
  public var bandwidth: KernelDensity.Bandwidth = .scott
  public var side = Side.both
  public var faceColors: [Color]?
  public var lineColors: [Color]?

  public init() {}
}

/// The artists of a `violinplot`; lines that were not asked for are nil.
public struct Violins {
  public var bodies: [PolyCollection] = []
  /// Names as in matplotlib's dictionary, in its order.
  public var lines: [(name: String, lines: LineCollection)] = []
}

/// A density made of a bell round every number.
public struct KernelDensity {
  /// How wide bells are.
  public enum Bandwidth: Equatable, Sendable {
    case scott, silverman
    case factor(Double)
  }

  private let values: [Double]
  private let variance: Double

  public init(_ values: [Double], bandwidth: Bandwidth) {
    self.values = values
    let count = Double(values.count)
    let factor: Double
    switch bandwidth {
    case .scott: factor = pow(count, -1.0 / 5)
    case .silverman: factor = pow(count * 3 / 4, -1.0 / 5)
    case .factor(let given): factor = given
    }
    let mean = values.reduce(0, +) / count
    let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    variance = spread * factor * factor
  }

  /// The density at a place.
  public func callAsFunction(_ place: Double) -> Double {
    let sum = values.reduce(0) { $0 + exp(-($1 - place) * ($1 - place) / (2 * variance)) }
    return sum / ((2 * .pi * variance).squareRoot() * Double(values.count))
  }
}

extension Axes {
  /// The densities of datasets as bodies.
  /// - Throws: ValueError for positions, widths or quantiles of another number than the datasets.
  public func violinplot(_ datasets: [[Double]], properties p: ViolinProperties = ViolinProperties()) throws -> Violins
  {
    let count = datasets.count
    let positions = p.positions ?? (1...max(1, count)).map(Double.init)
    let widths = p.widths.count == 1 ? [Double](repeating: p.widths[0], count: count) : p.widths
    for (name, list) in [("positions", p.positions ?? positions), ("widths", widths)] where list.count != count {
      guard count > 0 else { break }
      throw PlottingError(
        .valueError, "List of violinplot statistics and `\(name)` values must have the same length")
    }
    guard p.quantiles.isEmpty || p.quantiles.count == count else {
      throw PlottingError(
        .valueError, "List of violinplot statistics and quantiles values must have the same length")
    }
    let next = p.faceColors == nil || p.lineColors == nil ? nextLineColor() : .black
    var made = Violins()
    var summaries: [Violin] = []
    for (index, values) in datasets.enumerated() {
      let finite = values.filter { !$0.isNaN }
      let violin = Violin(finite, p)
      let half = violin.halfWidths(widths[index])
      var look = FillProperties()
      look.faceColor = p.faceColors.map { $0[index % $0.count] } ?? next
      look.alpha = p.faceColors == nil ? 0.3 : nil
      let position = positions[index]
      made.bodies.append(
        try fillBetween(
          x: violin.places, p.side == .high ? [position] : half.map { position - $0 },
          p.side == .low ? [position] : half.map { position + $0 }, isTransposed: p.isVertical, properties: look))
      summaries.append(violin)
    }
    try addLines(&made, summaries, positions, widths, p.lineColors ?? [next], p)
    return made
  }

  private func addLines(
    _ made: inout Violins, _ violins: [Violin], _ positions: [Double], _ widths: [Double], _ colors: [Color],
    _ p: ViolinProperties
  ) throws {
    func ends(_ share: Double) -> [Double] { zip(positions, widths).map { $0 + share * $1 } }
    let (low, high) = (ends(p.side == .high ? 0 : -0.25), ends(p.side == .low ? 0 : 0.25))
    func add(_ name: String, _ segments: [[Point]]) throws {
      let placed = segments.map { $0.map { p.isVertical ? $0 : Point($0.y, $0.x) } }
      let lines = try addSegments(placed, properties: LineProperties())
      lines.faceColors = segments.indices.map { colors[$0 % colors.count] }
      if p.side != .both { lines.cap = .square }
      made.lines.append((name, lines))
    }
    func across(_ heights: [Double]) -> [[Point]] {
      heights.indices.map { [Point(low[$0], heights[$0]), Point(high[$0], heights[$0])] }
    }
    guard !violins.isEmpty else { return }
    if p.showsMeans { try add("cmeans", across(violins.map(\.mean))) }
    if p.showsExtrema {
      try add("cmaxes", across(violins.map(\.high)))
      try add("cmins", across(violins.map(\.low)))
      try add(
        "cbars",
        violins.indices.map { [Point(positions[$0], violins[$0].low), Point(positions[$0], violins[$0].high)] })
    }
    if p.showsMedians { try add("cmedians", across(violins.map { $0.quantile(0.5) })) }
    let quantiles = p.quantiles.enumerated().flatMap { index, shares in
      shares.map { share -> [Point] in
        let height = violins[index].quantile(share)
        return [Point(low[index], height), Point(high[index], height)]
      }
    }
    if !quantiles.isEmpty { try add("cquantiles", quantiles) }
  }
}

/// One dataset's density and its numbers; NaN of an empty one.
private struct Violin {
  let places: [Double]
  let density: [Double]
  let mean: Double
  let low: Double
  let high: Double
  private let sorted: [Double]

  init(_ values: [Double], _ p: ViolinProperties) {
    sorted = values.sorted()
    low = sorted.first ?? .nan
    high = sorted.last ?? .nan
    mean = values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
    guard let first = sorted.first, let last = sorted.last, p.pointCount > 0 else {
      (places, density) = ([], [])
      return
    }
    let step = p.pointCount > 1 ? (last - first) / Double(p.pointCount - 1) : 0
    places = (0..<p.pointCount).map { $0 == p.pointCount - 1 && $0 > 0 ? last : first + Double($0) * step }
    let kernels = KernelDensity(values, bandwidth: p.bandwidth)
    density = first == last ? places.map { $0 == first ? 1 : 0 } : places.map { kernels($0) }
  }

  /// The reach to each side of the middle.
  func halfWidths(_ width: Double) -> [Double] {
    let most = density.max() ?? 1
    return density.map { 0.5 * width * $0 / most }
  }

  func quantile(_ share: Double) -> Double {
    guard !sorted.isEmpty, (0...1).contains(share) else { return .nan }
    let place = share * Double(sorted.count - 1)
    let below = Int(bounded: place.rounded(.down))
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
