import Interpreter

/// The stable sort of `sorted` and `list.sort`.
///
/// Items are only ever asked whether a later one is less than an earlier one, as CPython asks them, so that errors
/// from comparing name the same operands.
enum Sorting {
  static func sorted(_ items: [Value], key: Value, reverse: Bool) throws -> [Value] {
    let keys = key.isNone ? items : try self.keys(of: items, by: key)
    var order = try items.indices.map { index in
      try Machine.current.checkInterrupt(after: index)
      return index
    }
    if reverse { order.reverse() }
    try sort(&order, by: keys)
    if reverse { order.reverse() }
    return try order.enumerated().map { turn, index in
      try Machine.current.checkInterrupt(after: turn)
      return items[index]
    }
  }

  private static func keys(of items: [Value], by key: Value) throws -> [Value] {
    try items.enumerated().map { index, item in
      try Machine.current.checkInterrupt(after: index)
      return try Operators.call(key, [item])
    }
  }

  /// Sorts positions by their keys.
  private static func sort(_ order: inout [Int], by keys: [Value]) throws {
    var comparisons = 0
    if let ints = try plainInts(keys) {
      return try order.sort { a, b in
        comparisons &+= 1
        try Machine.current.checkInterrupt(after: comparisons)
        return ints[a] < ints[b]
      }
    }
    func isLess(_ a: Int, _ b: Int) throws -> Bool {
      comparisons &+= 1
      if comparisons & 0xfff == 0 { try Machine.current.checkInterrupt() }
      if case .float(let x) = keys[a], case .float(let y) = keys[b] { return x < y }
      return try Operators.isTrue(Operators.compare(.less, keys[a], keys[b]))
    }
    var runs: [Range<Int>] = []
    var start = 0
    while start < order.count {
      let end = try extendRun(&order, from: start, isLess)
      runs.append(start..<end)
      start = end
    }
    try merge(&order, runs, isLess)
  }

  /// The keys as machine integers, when they all are.
  private static func plainInts(_ keys: [Value]) throws -> [Int]? {
    var ints: [Int] = []
    ints.reserveCapacity(keys.count)
    for key in keys {
      guard case .int(let int) = key else { return nil }
      ints.append(int)
      try Machine.current.checkInterrupt(after: ints.count)
    }
    return ints
  }

  /// Puts a run of up to 64 items, or a longer one that is in order already, into order; gives its end.
  private static func extendRun(
    _ order: inout [Int], from start: Int, _ isLess: (Int, Int) throws -> Bool
  ) throws -> Int {
    var end = start + 1
    guard end < order.count else { return end }
    if try isLess(order[end], order[start]) {
      repeat { end += 1 } while try end < order.count && isLess(order[end], order[end - 1])
      order[start..<end].reverse()
    } else {
      repeat { end += 1 } while try end < order.count && !isLess(order[end], order[end - 1])
    }
    let limit = min(order.count, start + 64)
    while end < limit {
      let pivot = order[end]
      var (low, high) = (start, end)
      while low < high {
        let middle = low + (high - low) / 2
        if try isLess(pivot, order[middle]) { high = middle } else { low = middle + 1 }
      }
      for place in stride(from: end, to: low, by: -1) { order[place] = order[place - 1] }
      order[low] = pivot
      end += 1
    }
    return end
  }

  private static func merge(
    _ order: inout [Int], _ runs: [Range<Int>], _ isLess: (Int, Int) throws -> Bool
  ) throws {
    var runs = runs
    while runs.count > 1 {
      var merged: [Range<Int>] = []
      for pair in stride(from: 0, to: runs.count, by: 2) {
        guard pair + 1 < runs.count else {
          merged.append(runs[pair])
          continue
        }
        let (left, right) = (runs[pair], runs[pair + 1])
        try mergePair(&order, left, right, isLess)
        merged.append(left.lowerBound..<right.upperBound)
      }
      runs = merged
    }
  }

  private static func mergePair(
    _ order: inout [Int], _ left: Range<Int>, _ right: Range<Int>, _ isLess: (Int, Int) throws -> Bool
  ) throws {
    let before = Array(order[left])
    var (fromLeft, fromRight, place) = (0, right.lowerBound, left.lowerBound)
    while fromLeft < before.count, fromRight < right.upperBound {
      if try isLess(order[fromRight], before[fromLeft]) {
        order[place] = order[fromRight]
        fromRight += 1
      } else {
        order[place] = before[fromLeft]
        fromLeft += 1
      }
      place += 1
    }
    while fromLeft < before.count {
      order[place] = before[fromLeft]
      fromLeft += 1
      place += 1
    }
  }
}
