#if canImport(Glibc)
  import Glibc
#endif

/// Arithmetic of axis limits.
enum Interval {
  /// Limits that have a width: a range too small for floats is widened by a share of its size.
  static func nonsingular(
    _ first: Double, _ second: Double, expander: Double = 0.001, tiny: Double = 1e-15
  ) -> (Double, Double) {
    guard first.isFinite, second.isFinite else { return (-expander, expander) }
    let low = min(first, second)
    let high = max(first, second)
    let largest = max(abs(low), abs(high))
    if largest < (1e6 / tiny) * Double.leastNormalMagnitude { return (-expander, expander) }
    if high - low <= largest * tiny { return (low - expander * abs(low), high + expander * abs(high)) }
    return (low, high)
  }

  /// Whether the value is inside, with the tolerance ticks get.
  static func containsClosely(_ first: Double, _ second: Double, _ value: Double) -> Bool {
    let low = min(first, second)
    let high = max(first, second)
    let tolerance = (high - low) * 1e-10
    return low - tolerance <= value && value <= high + tolerance
  }

  /// Python's `divmod` of floats.
  static func divmod(_ x: Double, _ y: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(x, y)
    var quotient = (x - remainder) / y
    if remainder != 0 {
      if (y < 0) != (remainder < 0) {
        remainder += y
        quotient -= 1
      }
    } else {
      remainder = copysign(0, y)
    }
    if quotient == 0 { return (copysign(0, x / y), remainder) }
    var floor = quotient.rounded(.down)
    if quotient - floor > 0.5 { floor += 1 }
    return (floor, remainder)
  }

  /// Rounds to a number of decimals as NumPy does.
  static func rounded(_ value: Double, decimals: Int) -> Double {
    if decimals == 0 { return value.rounded(.toNearestOrEven) }
    let scale = pow(10, Double(decimals))
    return (value * scale).rounded(.toNearestOrEven) / scale
  }
}
