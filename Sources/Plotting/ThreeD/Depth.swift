/// The order and the fading of points by their depth.
enum Depth {
  /// The points from the farthest to the nearest, as matplotlib sorts them.
  static func backToFront(_ depths: [Double]) -> [Int] {
    // The depths' bits, made to sort as whole numbers, with the index below them: one sort of plain values.
    var keys = depths.indices.map { index -> (UInt64, UInt32) in
      let bits = depths[index].bitPattern
      return (bits >> 63 == 1 ? ~bits : bits | 1 << 63, UInt32(truncatingIfNeeded: index))
    }
    keys.sort { $0.0 == $1.0 ? $0.1 > $1.1 : $0.0 > $1.0 }
    return keys.map { Int($0.1) }
  }

  /// Factors of alpha for points: the nearest 1, others less by their distance in units of the whole cloud's size.
  /// - Parameter least: The smallest factor.
  static func fading(_ places: [Vector], least: Double = 0.3) -> [Double] {
    guard var low = places.first(where: { !$0.x.isNaN }) else { return places.map { _ in 1 } }
    var high = low
    for place in places where !place.x.isNaN {
      low = pointwiseMin(low, place)
      high = pointwiseMax(high, place)
    }
    let size = length(high - low)
    guard size > 0 else { return places.map { _ in 1 } }
    return places.map { min(max(1 - ($0.z - low.z) / size, least), 1) }
  }
}
