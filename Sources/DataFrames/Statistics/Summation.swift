/// Sums of floats in NumPy's order, so that their last digits agree.
enum Summation {
  static func sum(_ values: [Double]) -> Double {
    values.withUnsafeBufferPointer { pairwise($0, 0, $0.count) }
  }

  /// Pairs of halves down to blocks of 128, each summed in eight lanes.
  private static func pairwise(_ values: UnsafeBufferPointer<Double>, _ start: Int, _ count: Int) -> Double {
    if count < 8 {
      var sum = 0.0
      for position in start..<(start + count) { sum += values[position] }
      return sum
    }
    if count <= 128 { return block(values, start, count) }
    var half = count / 2
    half -= half % 8
    return pairwise(values, start, half) + pairwise(values, start + half, count - half)
  }

  private static func block(_ values: UnsafeBufferPointer<Double>, _ start: Int, _ count: Int) -> Double {
    var lanes = SIMD8<Double>(repeating: 0)
    for lane in 0..<8 { lanes[lane] = values[start + lane] }
    var position = 8
    while position + 8 <= count {
      for lane in 0..<8 { lanes[lane] += values[start + position + lane] }
      position += 8
    }
    var sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
    while position < count {
      sum += values[start + position]
      position += 1
    }
    return sum
  }

  /// The sum of the values that are there; missing ones keep their places as zeros.
  static func sumOfPresent(_ values: [Double]) -> Double { sum(values.map { $0.isNaN ? 0 : $0 }) }
}
