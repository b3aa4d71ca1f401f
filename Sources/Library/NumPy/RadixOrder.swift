import Interpreter

/// Numbers that can be sorted by their digits: as unsigned integers in NumPy's order, NaN last.
protocol RadixSortable: Comparable, ExpressibleByIntegerLiteral {
  var sortingKey: UInt64 { get }
  init(sortingKey: UInt64)
}

extension Double: RadixSortable {
  var sortingKey: UInt64 {
    if self != self { return .max }
    let bits = bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  init(sortingKey key: UInt64) {
    self = key == .max ? .nan : Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }
}

extension Float: RadixSortable {
  var sortingKey: UInt64 { Double(self).sortingKey }
  init(sortingKey key: UInt64) { self = Float(Double(sortingKey: key)) }
}

extension Int: RadixSortable {
  var sortingKey: UInt64 { UInt64(bitPattern: Int64(self)) ^ (1 << 63) }
  init(sortingKey key: UInt64) { self = Int(Int64(bitPattern: key ^ (1 << 63))) }
}

extension UInt8: RadixSortable {
  var sortingKey: UInt64 { UInt64(self) }
  init(sortingKey key: UInt64) { self = UInt8(truncatingIfNeeded: key) }
}

/// Sorting by digits of 11 bits, from the last to the first: stable, and without comparisons.
enum RadixOrder {
  private static let bits = 11
  private static let mask: UInt64 = 1 << 11 - 1

  /// The numbers in order.
  static func sort<Number: RadixSortable>(
    _ row: UnsafeBufferPointer<Number>, into out: UnsafeMutableBufferPointer<Number>
  ) throws {
    var keys = row.map(\.sortingKey)
    if keys.count < 256 {
      keys.sort()
    } else {
      var other = keys
      for shift in stride(from: 0, to: 64, by: bits) {
        try Machine.current.checkInterrupt()
        guard var starts = starts(keys, shift) else { continue }
        for key in keys {
          let digit = Int(key >> UInt64(shift) & mask)
          other[starts[digit]] = key
          starts[digit] += 1
        }
        swap(&keys, &other)
      }
    }
    for place in keys.indices { out[place] = Number(sortingKey: keys[place]) }
  }

  /// The positions that bring the numbers into order; equal ones keep theirs.
  static func places<Number: RadixSortable>(_ row: UnsafeBufferPointer<Number>) throws -> [Int] {
    // Zeros of both signs are equal.
    let keys = row.map { ($0 == 0 ? 0 : $0).sortingKey }
    var places = Array(row.indices)
    if keys.count < 256 {
      places.sort { keys[$0] < keys[$1] || keys[$0] == keys[$1] && $0 < $1 }
      return places
    }
    var other = places
    for shift in stride(from: 0, to: 64, by: bits) {
      try Machine.current.checkInterrupt()
      guard var starts = starts(keys, shift) else { continue }
      for place in places {
        let digit = Int(keys[place] >> UInt64(shift) & mask)
        other[starts[digit]] = place
        starts[digit] += 1
      }
      swap(&places, &other)
    }
    return places
  }

  /// Where the keys with every digit begin; nil when all have the same one.
  private static func starts(_ keys: [UInt64], _ shift: Int) -> [Int]? {
    var counts = Array(repeating: 0, count: 1 << bits)
    for key in keys { counts[Int(key >> UInt64(shift) & mask)] += 1 }
    if counts.contains(keys.count) { return nil }
    var sum = 0
    for digit in counts.indices {
      let count = counts[digit]
      counts[digit] = sum
      sum += count
    }
    return counts
  }
}
