import LongWork

/// Stable orders of unsigned keys, digit by digit.
enum RadixOrder {
  private static let digitBits: UInt64 = 11
  private static let digits = 1 << 11
  /// Few keys are compared instead: the counts of the digits alone would take longer.
  private static let few = 512

  /// A key in the order of integers.
  static func key(_ value: Int) -> UInt64 { UInt64(bitPattern: Int64(value)) ^ 1 << 63 }

  /// A key in the order of numbers, which are not NaN; both zeros have one.
  static func key(_ value: Double) -> UInt64 {
    let bits = value == 0 ? 0 : value.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  private static func number(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key ^ 1 << 63 : ~key)
  }

  /// The positions of the keys in ascending order; equal keys keep theirs.
  /// - Throws: An interruption.
  static func positions(_ keys: [UInt64]) throws -> [Int] {
    if keys.count <= few {
      return keys.indices.sorted { keys[$0] < keys[$1] || keys[$0] == keys[$1] && $0 < $1 }
    }
    var (order, spare) = (Array(keys.indices), Array(repeating: 0, count: keys.count))
    try sort(keys) { from, run, digit, offsets in
      order.withUnsafeBufferPointer { order in
        spare.withUnsafeMutableBufferPointer { spare in
          for place in run {
            let value = digit(from[place])
            spare[offsets[value]] = order[place]
            offsets[value] += 1
          }
        }
      }
      if run.upperBound == from.count { swap(&order, &spare) }
    }
    return order
  }

  /// Numbers in ascending order, none of which is NaN.
  static func sorted(_ values: [Double]) throws -> [Double] {
    if values.count <= few { return values.sorted() }
    return try sort(values.mapRows(key), { _, _, _, _ in }).mapRows(number)
  }

  /// Keys between two looks for an interrupt.
  private static let runLength = 1 << 18

  /// The keys in order. `arrange` hears of every run of every pass: the keys before it, the places of the run, a key's
  /// digit, and where digits begin.
  @discardableResult
  private static func sort(
    _ keys: [UInt64],
    _ arrange: (
      UnsafeBufferPointer<UInt64>, Range<Int>, (UInt64) -> Int, UnsafeMutableBufferPointer<Int>
    ) throws -> Void
  ) throws -> [UInt64] {
    var (keys, spare) = (keys, Array(repeating: UInt64(0), count: keys.count))
    for shift in stride(from: UInt64(0), to: 64, by: Int(digitBits)) {
      func digit(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key >> shift) & (digits - 1) }
      var counts = Array(repeating: 0, count: digits)
      try keys.forEachRow(inBlocksOf: runLength) { counts[digit($0)] += 1 }
      if counts[digit(keys[0])] == keys.count { continue }
      var total = 0
      for value in counts.indices {
        (counts[value], total) = (total, total + counts[value])
      }
      var offsets = counts
      try keys.withUnsafeBufferPointer { from in
        try offsets.withUnsafeMutableBufferPointer { offsets in
          try Interruption.inBlocks(0..<from.count, of: runLength) { try arrange(from, $0, digit, offsets) }
        }
        try spare.withUnsafeMutableBufferPointer { spare in
          try counts.withUnsafeMutableBufferPointer { counts in
            try from.forEachRow(inBlocksOf: runLength) { key in
              let value = digit(key)
              spare[counts[value]] = key
              counts[value] += 1
            }
          }
        }
      }
      swap(&keys, &spare)
    }
    return keys
  }
}
