/// Limits that follow an aspect: what gives way when the box stays (`adjustable='datalim'`, `axis('equal')`).
extension Axes {
  /// One direction as its scale spreads it.
  private struct Extent {
    let low: Double
    let high: Double
    /// How much further than the data with their usual margin the limits go.
    let spare: Double

    init(_ axis: Axis, data: DataLimits.Span) {
      let scale = axis.domain.scale
      let limits = axis.limits
      low = scale.forward(min(limits.low, limits.high))
      high = scale.forward(max(limits.low, limits.high))
      dataSize = 1.05 * (scale.forward(data.high) - scale.forward(data.low))
      spare = abs(high - low) - dataSize
    }

    let dataSize: Double
    var size: Double { max(abs(high - low), 1e-30) }

    /// The limits of a size around the same middle.
    func limits(ofSize size: Double, _ scale: AxisScale) -> (low: Double, high: Double) {
      let middle = 0.5 * (low + high)
      return (scale.inverse(middle - size / 2), scale.inverse(middle + size / 2))
    }
  }

  /// Changes the limits of one direction so that those of y are `ratio` times those of x.
  func widenLimits(toDataRatio ratio: Double) {
    guard ratio.isFinite, ratio > 0 else { return }
    let x = Extent(xaxis, data: dataLimits.x)
    let y = Extent(yaxis, data: dataLimits.y)
    let expansion = ratio * x.size / y.size - 1
    if !(abs(expansion) >= 0.005) { return }
    let (ySize, xSize) = (ratio * x.size, y.size / ratio)
    if adjustsY(x, y, expansion: expansion, spareX: xSize - x.dataSize, spareY: ySize - y.dataSize) {
      setBounds(yaxis, y.limits(ofSize: ySize, yaxis.domain.scale))
    } else {
      setBounds(xaxis, x.limits(ofSize: xSize, xaxis.domain.scale))
    }
  }

  /// Whether y gives way; a direction that other axes share does not.
  private func adjustsY(_ x: Extent, _ y: Extent, expansion: Double, spareX: Double, spareY: Double) -> Bool {
    if yaxis.domain.members.count > 1 { return false }
    if xaxis.domain.members.count > 1 { return true }
    guard x.spare > 0, y.spare > 0 else { return expansion > 0 }
    return spareY > 0 && expansion < 0 || spareX < 0 && expansion > 0
  }

  /// Sets limits in the direction they have.
  private func setBounds(_ axis: Axis, _ bounds: (low: Double, high: Double)) {
    guard bounds.low.isFinite, bounds.high.isFinite else { return }
    let domain = axis.domain
    let isReversed = domain.low > domain.high
    domain.low = isReversed ? bounds.high : bounds.low
    domain.high = isReversed ? bounds.low : bounds.high
  }
}
