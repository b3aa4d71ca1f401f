import Glibc

/// Maps data to 0...1 for a colormap: matplotlib's `Normalize`, `LogNorm` and `TwoSlopeNorm`.
public struct Norm: Equatable, Sendable {
  public enum Scale: Equatable, Sendable {
    case linear
    case logarithmic
    /// Two straight pieces that meet at a centre, which becomes 0.5.
    case twoSlopes(center: Double)
  }

  public var scale: Scale
  /// What becomes 0; set by the first data when absent.
  public var minimum: Double?
  /// What becomes 1; set by the first data when absent.
  public var maximum: Double?
  /// Whether data beyond the limits count as the limits.
  public var clips: Bool

  public init(scale: Scale = .linear, minimum: Double? = nil, maximum: Double? = nil, clips: Bool = false) {
    self.scale = scale
    self.minimum = minimum
    self.maximum = maximum
    self.clips = clips
  }

  /// Takes absent limits from finite data (positive data, for a logarithmic scale).
  public mutating func autoscale(to data: some Sequence<Double>) {
    guard minimum == nil || maximum == nil else { return }
    var low = Double.infinity
    var high = -Double.infinity
    for value in data where !value.isNaN && (scale != .logarithmic || (value > 0 && value.isFinite)) {
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high else { return }
    if case .twoSlopes(let center) = scale {
      (low, high) = (min(low, center), max(high, center))
    }
    minimum = minimum ?? low
    maximum = maximum ?? high
  }

  /// The function from data to 0...1 (outside it for data beyond the limits, unless clipped).
  /// - Throws: `PlottingError` for limits in the wrong order, or not in the domain of the scale.
  public func mapping() throws -> (Double) -> Double {
    let low = minimum ?? 0
    let high = maximum ?? 1
    try checkLimits(low, high)
    if low == high { return { $0.isNaN ? .nan : 0 } }
    let limit: (Double) -> Double = clips ? { $0.isNaN ? $0 : min(max($0, low), high) } : { $0 }
    switch scale {
    case .linear:
      let width = high - low
      return { (limit($0) - low) / width }
    case .logarithmic:
      let start = log10(low)
      let width = log10(high) - start
      return { value in
        let limited = limit(value)
        return limited > 0 ? (log10(limited) - start) / width : limited.isNaN ? .nan : -.infinity
      }
    case .twoSlopes(let center):
      return { value in
        if value.isNaN { return .nan }
        if value < low { return -.infinity }
        if value > high { return .infinity }
        return value < center ? 0.5 * (value - low) / (center - low) : 0.5 + 0.5 * (value - center) / (high - center)
      }
    }
  }

  private func checkLimits(_ low: Double, _ high: Double) throws {
    switch scale {
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

/// Numbers, and the norm and colormap that make colours of them: what `scatter(c=…)`, images, contours and surfaces have
/// in common, and what a colorbar shows.
public struct ColorMapping: Equatable, Sendable {
  public var norm: Norm
  public var colormap: Colormap

  public init(norm: Norm = Norm(), colormap: Colormap) {
    self.norm = norm
    self.colormap = colormap
  }

  /// The colours of data, taking absent limits from them.
  /// - Parameter alpha: Replaces the colormap's own, except for what is no number.
  /// - Throws: `PlottingError` from the norm.
  public mutating func colors(of data: [Double], alpha: Double? = nil) throws -> [Color] {
    norm.autoscale(to: data)
    let place = try norm.mapping()
    return data.map { value in
      var color = colormap.color(at: place(value))
      if let alpha, !value.isNaN || color != .transparent { color.alpha = alpha }
      return color
    }
  }
}
