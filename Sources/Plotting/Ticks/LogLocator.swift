#if canImport(Glibc)
  import Glibc
#endif

/// Ticks at powers of a base, or at multiples of them.
public struct LogLocator: Equatable, Sendable {
  /// Which multiples of the powers get a tick.
  public enum Multiples: Equatable, Sendable {
    case list([Double])
    /// Those between the powers, where there is room.
    case auto
    /// Those between the powers and the powers.
    case all
  }

  public var base: Double
  public var multiples: Multiples
  /// The largest number of ticks; nil takes what the axis has room for.
  public var count: Int?

  public init(base: Double = 10, multiples: Multiples = .list([1]), count: Int? = nil) {
    self.base = base
    self.multiples = multiples
    self.count = count
  }

  func ticks(in context: TickContext) throws -> [Double] {
    var low = context.low
    if low <= 0 {
      low = context.smallestPositive
      if !(low > 0) || !low.isFinite {
        throw PlottingError(.valueError, "Data cannot be log-scaled because all values are <= 0.")
      }
    }
    let high = max(low, context.high)
    low = min(low, context.high)
    let scale = AxisScale.log(base: base)
    let first = scale.forward(low)
    let last = scale.forward(high)
    guard first.isFinite, last.isFinite, abs(first) < 1e6, abs(last) < 1e6 else { return [] }
    let span = Span(first: first, last: last)
    guard let subs = subs(available: span.available) else { return [] }
    let (stride, decades) = span.decades(requested: count ?? min(max(context.space, 2), 9))
    let isMinor = subs.count > 1 || subs.count == 1 && subs[0] != 1
    var places: [Double] = []
    if !isMinor {
      places = decades.map { pow(base, Double($0)) }
    } else if stride == 1 || span.available <= 1 {
      places = ((span.floor - 1)..<(span.ceiling + 1)).flatMap { decade in
        subs.map { $0 * pow(base, Double(decade)) }
      }
    }
    if subs.count > 1, stride == 1, decades.count - 2 + places.filter({ low <= $0 && $0 <= high }).count <= 1 {
      return try TickLocator.auto.ticks(in: TickContext(low: low, high: high))
    }
    return places
  }

  /// Limits for a logarithmic axis of data with these limits.
  func nonsingular(_ first: Double, _ second: Double, smallestPositive: Double) -> (Double, Double) {
    var low = min(first, second)
    var high = max(first, second)
    guard low.isFinite, high.isFinite, high > 0 else { return (1, 10) }
    if low <= 0 { low = smallestPositive.isFinite ? smallestPositive : 1e-300 }
    if low == high {
      let below = pow(base, (log(low) / log(base)).rounded(.down))
      let above = pow(base, (log(high) / log(base)).rounded(.up))
      low = below == low ? below / base : below
      high = above == high ? above * base : above
    }
    return (low, high)
  }

  /// The multiples in question; nil when minor ticks have no room.
  private func subs(available: Int) -> [Double]? {
    switch multiples {
    case .list(let list): return list
    case .auto:
      if available >= 10 || base < 3 { return nil }
      return Array(stride(from: 2, to: base, by: 1))
    case .all:
      return available >= 10 || base < 3 ? [1] : Array(stride(from: 1, to: base, by: 1))
    }
  }

  /// The powers between the limits and which of them get a tick.
  private struct Span {
    let first: Double
    let last: Double
    /// The first power inside.
    var floor: Int { Int(first.rounded(.up)) }
    /// The last power inside.
    var ceiling: Int { Int(last.rounded(.down)) }
    var available: Int { ceiling - floor + 1 }

    func decades(requested: Int) -> (stride: Int, [Int]) {
      let least = Self.floorDivide(available, requested + 1) + 1
      let possible = Int((Double(available) / Double(least)).rounded(.up))
      let count = possible <= requested ? possible : requested
      if count <= 0 { return (ceiling + 1 - (floor - 1), [floor - 1, ceiling + 1]) }
      if count == 1 {
        let middle = Int(((first + last) / 2).rounded(.toNearestOrEven))
        let step = max(middle - (floor - 1), ceiling + 1 - middle)
        return (step, [middle - step, middle, middle + step])
      }
      var step = Self.floorDivide(available - 1, count - 1)
      if Double(step) < Double(available) / Double(count) { step = available / count }
      let lowest = max(available - step * count, 0)
      let highest = min(available - step * (count - 1), step)
      var offset = ((-floor % step) + step) % step
      if !(lowest <= offset && offset < highest) { offset = lowest }
      return (step, Array(stride(from: floor + offset - step, to: ceiling + step + 1, by: step)))
    }

    private static func floorDivide(_ a: Int, _ b: Int) -> Int {
      let quotient = a / b
      return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
    }
  }
}
