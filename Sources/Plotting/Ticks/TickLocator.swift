#if canImport(Glibc)
  import Glibc
#endif

/// What a locator must know of its axis.
public struct TickContext: Sendable {
  /// The limits as they are, perhaps reversed.
  public var low: Double
  public var high: Double
  /// How many labels fit.
  public var space: Int
  /// The smallest positive value of the data.
  public var smallestPositive: Double
  public var isThreeDimensional: Bool
  /// The step of ticks of dates.
  public var dateUnit = DateLocator.Unit.day

  public init(
    low: Double, high: Double, space: Int = 9, smallestPositive: Double = .infinity, isThreeDimensional: Bool = false
  ) {
    self.low = low
    self.high = high
    self.space = space
    self.smallestPositive = smallestPositive
    self.isThreeDimensional = isThreeDimensional
  }
}

/// Where the ticks of an axis are.
public enum TickLocator: Equatable, Sendable {
  case maxN(MaxNLocator)
  case log(LogLocator)
  case fixed([Double])
  /// Multiples of a base.
  case multiple(base: Double, offset: Double)
  /// Parts of the steps of the major ticks; parts nil lets the step decide.
  case minorParts(Int?)
  /// So many places from one limit to the other; nil is eleven.
  case linear(Int?)
  /// Where the calendar turns; values are days since 1970.
  case dates(DateLocator)
  case none

  public static let auto = TickLocator.maxN(MaxNLocator(bins: nil, steps: [1, 2, 2.5, 5, 10]))

  /// The places of the ticks, with some beyond the limits.
  /// - Parameter major: The places of the major ticks, for locators of minor ones.
  /// - Throws: ValueError for limits without logarithm.
  public func ticks(in context: TickContext, major: [Double] = []) throws -> [Double] {
    switch self {
    case .maxN(let locator): return locator.ticks(in: context)
    case .log(let locator): return try locator.ticks(in: context)
    case .fixed(let places): return places
    case .multiple(let base, let offset): return Self.multiples(of: base, offset: offset, in: context)
    case .minorParts(let parts): return Self.parts(parts, of: major, in: context)
    case .linear(let count): return Self.even(count ?? 11, in: context)
    case .dates(let locator): return locator.ticks(in: context)
    case .none: return []
    }
  }

  /// Limits with a width, for data that have none.
  func nonsingular(_ low: Double, _ high: Double, smallestPositive: Double) -> (Double, Double) {
    if case .dates(let locator) = self { return locator.nonsingular(low, high) }
    guard case .log(let locator) = self else { return Interval.nonsingular(low, high, expander: 0.05) }
    return locator.nonsingular(low, high, smallestPositive: smallestPositive)
  }

  /// What becomes of limits at the end of autoscaling.
  func viewLimits(_ low: Double, _ high: Double, smallestPositive: Double) -> (Double, Double) {
    switch self {
    case .maxN: Interval.nonsingular(low, high, expander: 1e-12, tiny: 1e-13)
    case .multiple: Interval.nonsingular(low, high)
    case .log, .fixed, .minorParts, .linear, .dates, .none: nonsingular(low, high, smallestPositive: smallestPositive)
    }
  }

  private static func even(_ count: Int, in context: TickContext) -> [Double] {
    let low = min(context.low, context.high)
    let high = max(context.low, context.high)
    guard (2...10_000).contains(count) else { return count == 1 ? [low] : [] }
    return (0..<count).map { low + Double($0) * (high - low) / Double(count - 1) }
  }

  private static func multiples(of base: Double, offset: Double, in context: TickContext) -> [Double] {
    guard base > 0 else { return [] }
    let low = min(context.low, context.high) - offset
    let high = max(context.low, context.high) - offset
    let first = EdgeInteger(step: base, offset: 0).atLeast(low) * base
    let count = Interval.divmod(high - first + 0.001 * base, base).quotient
    guard count > -10, count < 10_000 else { return [] }
    return (0..<max(0, Int(count) + 3)).map { first - base + Double($0) * base + offset }
  }

  private static func parts(_ parts: Int?, of major: [Double], in context: TickContext) -> [Double] {
    guard major.count >= 2 else { return [] }
    let majorStep = major[1] - major[0]
    let mantissa = pow(10, log10(majorStep) - log10(majorStep).rounded(.down))
    let isWhole = [1, 2.5, 5, 10].contains { abs(mantissa - $0) <= 1e-8 + 1e-5 * $0 }
    let step = majorStep / Double(parts ?? (isWhole ? 5 : 4))
    guard step > 0 else { return [] }
    let low = min(context.low, context.high)
    let high = max(context.low, context.high)
    let first = ((low - major[0]) / step).rounded(.toNearestOrEven)
    let last = ((high - major[0]) / step).rounded(.toNearestOrEven)
    guard last >= first, last - first < 10_000 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step + major[0] }
  }
}

/// Whole multiples of a step next to a value, with tolerance for what floats lose.
struct EdgeInteger {
  let step: Double
  /// Subtracted from the limits before: the larger it is, the more digits are lost.
  let offset: Double

  private func isClose(_ multiple: Double, _ edge: Double) -> Bool {
    var tolerance = 1e-10
    if abs(offset) > 0 {
      let digits = log10(abs(offset) / step)
      tolerance = min(0.4999, max(1e-10, pow(10, digits - 12)))
    }
    return abs(multiple - edge) < tolerance
  }

  /// The largest number of steps not beyond the value.
  func atMost(_ value: Double) -> Double {
    let (count, rest) = Interval.divmod(value, step)
    return isClose(rest / step, 1) ? count + 1 : count
  }

  /// The smallest number of steps not below the value.
  func atLeast(_ value: Double) -> Double {
    let (count, rest) = Interval.divmod(value, step)
    return isClose(rest / step, 0) ? count : count + 1
  }
}
