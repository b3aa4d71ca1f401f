#if canImport(Glibc)
  import Glibc
#endif

/// Turns data values into 0...1 for a colormap.
public final class Normalize {
  /// How the values between the limits are spread.
  public enum Spread: Equatable, Sendable {
    case linear
    case logarithmic
  }

  public var vmin: Double?
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

  /// Takes limits that are not set from the finite data.
  public func autoscaleNone(_ values: [Double]) {
    let usable = values.lazy.filter { $0.isFinite && (self.spread == .linear || $0 > 0) }
    if vmin == nil { vmin = usable.min() }
    if vmax == nil { vmax = usable.max() }
  }

  /// The value's place between the limits.
  /// - Throws: ValueError for limits in the wrong order.
  public func normalized(_ values: [Double]) throws -> [Double] {
    autoscaleNone(values)
    guard let vmin, let vmax else { return values.map { _ in 0 } }
    if vmin == vmax { return values.map { $0.isNaN ? .nan : 0 } }
    guard vmin < vmax else {
      throw PlottingError(.valueError, "minvalue must be less than or equal to maxvalue")
    }
    switch spread {
    case .linear:
      return values.map { (bounded($0, vmin, vmax) - vmin) / (vmax - vmin) }
    case .logarithmic:
      guard vmin > 0 else { throw PlottingError(.valueError, "Invalid vmin or vmax") }
      let low = log10(vmin)
      let high = log10(vmax)
      return values.map { $0 <= 0 ? .nan : (log10(bounded($0, vmin, vmax)) - low) / (high - low) }
    }
  }

  private func bounded(_ value: Double, _ low: Double, _ high: Double) -> Double {
    clips && !value.isNaN ? min(max(value, low), high) : value
  }
}
