#if canImport(Glibc)
  import Glibc
#endif

/// Even ticks at round numbers, at most so many.
public struct MaxNLocator: Equatable, Sendable {
  /// Which ticks at the ends are left out.
  public enum Prune: Equatable, Sendable { case none, lower, upper, both }

  /// The largest number of steps; nil takes what the axis has room for.
  public var bins: Int?
  /// Acceptable multiples of powers of ten, from 1 to 10.
  public var steps: [Double]
  public var isInteger: Bool
  public var prune: Prune
  public var minimumTicks: Int

  public init(
    bins: Int? = 10, steps: [Double] = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10], isInteger: Bool = false,
    prune: Prune = .none, minimumTicks: Int = 2
  ) {
    self.bins = bins
    self.steps = steps
    self.isInteger = isInteger
    self.prune = prune
    self.minimumTicks = minimumTicks
  }

  /// The ticks, one of them beyond each limit where there is one.
  func ticks(in context: TickContext) -> [Double] {
    let (low, high) = Interval.nonsingular(context.low, context.high, expander: 1e-13, tiny: 1e-14)
    var places = rawTicks(low, high, context)
    switch prune {
    case .none: break
    case .lower: places = Array(places.dropFirst())
    case .upper: places = Array(places.dropLast())
    case .both: places = Array(places.dropFirst().dropLast())
    }
    return places
  }

  private func rawTicks(_ low: Double, _ high: Double, _ context: TickContext) -> [Double] {
    let bins = max(1, self.bins ?? min(max(context.space, max(1, minimumTicks - 1)), 9))
    let (scale, offset) = Self.scaleRange(low, high, bins)
    let low = low - offset
    let high = high - offset
    var candidates = staircase.map { $0 * scale }
    if isInteger { candidates = candidates.filter { $0 < 1 || abs($0 - $0.rounded(.toNearestOrEven)) < 0.001 } }
    var rawStep = (high - low) / Double(bins)
    if context.isThreeDimensional { rawStep = rawStep * 23 / 24 }
    let start = candidates.firstIndex { $0 >= rawStep } ?? candidates.count - 1
    var places: [Double] = []
    for candidate in candidates.prefix(start + 1).reversed() {
      var step = candidate
      if isInteger, high.rounded(.down) - low.rounded(.up) >= Double(minimumTicks - 1) { step = max(1, step) }
      places = Self.multiples(of: step, low, high, offset: offset)
      if places.lazy.filter({ $0 <= high && $0 >= low }).count >= minimumTicks { break }
    }
    return places.map { $0 + offset }
  }

  private var staircase: [Double] {
    guard steps.count > 1 else { return [0.1, 1, 10, 20] }
    return steps.dropLast().map { 0.1 * $0 } + steps + [10 * steps[1]]
  }

  private static func multiples(of step: Double, _ low: Double, _ high: Double, offset: Double) -> [Double] {
    let best = Interval.divmod(low, step).quotient * step
    let edge = EdgeInteger(step: step, offset: offset)
    let first = edge.atMost(low - best)
    let last = edge.atLeast(high - best)
    guard last >= first, last - first < 10_000 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step + best }
  }

  private static func scaleRange(_ low: Double, _ high: Double, _ count: Int) -> (scale: Double, offset: Double) {
    let width = abs(high - low)
    let mean = (high + low) / 2
    let offset = abs(mean) / width < 100 ? 0 : copysign(pow(10, log10(abs(mean)).rounded(.down)), mean)
    return (pow(10, log10(width / Double(count)).rounded(.down)), offset)
  }
}
