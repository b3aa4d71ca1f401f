import Glibc

/// Turns data into 0...1 for a colormap; what an image and its colorbar share.
public final class Normalize {
  /// How the values between the limits are spread.
  public enum Spread: Equatable, Sendable {
    case linear
    case logarithmic
    /// Two straight pieces that meet at a centre, which becomes 0.5.
    case twoSlopes(center: Double)
  }

  /// What becomes 0; taken from the first data when absent.
  public var vmin: Double?
  /// What becomes 1; taken from the first data when absent.
  public var vmax: Double?
  public let spread: Spread
  /// Whether values beyond the limits count as the limits.
  public var clips: Bool

  public init(vmin: Double? = nil, vmax: Double? = nil, spread: Spread = .linear, clips: Bool = false) {
    self.vmin = vmin
    self.vmax = vmax
    self.spread = spread
    self.clips = clips
  }

  /// Takes limits that are not set from the data that have a place in the spread.
  /// - Throws: An interruption.
  public func autoscaleNone(_ values: [Double]) throws {
    guard vmin == nil || vmax == nil else { return }
    var (low, high) = (Double.infinity, -Double.infinity)
    let needsLogarithm = spread == .logarithmic
    try values.forEachRow { value in
      if needsLogarithm, value <= 0 || value.isInfinite { return }
      // Comparisons with what is no number are false.
      if value < low { low = value }
      if value > high { high = value }
    }
    guard low <= high else { return }
    if case .twoSlopes(let center) = spread { (low, high) = (min(low, center), max(high, center)) }
    vmin = vmin ?? low
    vmax = vmax ?? high
  }

  /// The values' places between the limits, which are taken from the values when absent.
  /// - Throws: ValueError for limits in the wrong order, or not in the domain of the spread.
  public func normalized(_ values: [Double]) throws -> [Double] {
    try autoscaleNone(values)
    guard let vmin, let vmax else { return values.map { $0.isNaN ? .nan : 0 } }
    try checkLimits(vmin, vmax)
    if vmin == vmax { return values.map { $0.isNaN ? .nan : 0 } }
    switch spread {
    case .linear:
      return values.map { (bounded($0, vmin, vmax) - vmin) / (vmax - vmin) }
    case .logarithmic:
      let (low, high) = (log10(vmin), log10(vmax))
      return values.map { value in
        let limited = bounded(value, vmin, vmax)
        return limited > 0 ? (log10(limited) - low) / (high - low) : .nan
      }
    case .twoSlopes(let center):
      return values.map { value in
        value.isNaN
          ? .nan
          : value < vmin
            ? -.infinity
            : value > vmax
              ? .infinity
              : value < center
                ? 0.5 * (value - vmin) / (center - vmin) : 0.5 + 0.5 * (value - center) / (vmax - center)
      }
    }
  }

  private func bounded(_ value: Double, _ low: Double, _ high: Double) -> Double {
    clips && !value.isNaN ? min(max(value, low), high) : value
  }

  private func checkLimits(_ low: Double, _ high: Double) throws {
    switch spread {
    case .linear:
      guard low <= high else {
        throw PlottingError(.valueError, "minvalue must be less than or equal to maxvalue")
      }
    case .logarithmic:
      guard low <= high else { throw PlottingError(.valueError, "vmin must be less or equal to vmax") }
      guard low > 0, low.isFinite, high.isFinite else { throw PlottingError(.valueError, "Invalid vmin or vmax") }
    case .twoSlopes(let center):
      guard low <= center, center <= high else {
        throw PlottingError(.valueError, "vmin, vcenter, vmax must increase monotonically")
      }
    }
  }
}
