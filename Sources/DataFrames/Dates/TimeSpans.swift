import LongWork

/// Spans of a frequency one behind the other, which hold some places in time.
public struct TimeSpans {
  /// Where the spans begin and end: one more than there are spans.
  public let bounds: [Int]
  /// Where moments change from one span to the next.
  private let edges: [Int]
  private let closesRight: Bool

  /// - Throws: An interruption, or a memory error for too many spans.
  public init(_ moments: [Int], _ frequency: Frequency, closesRight: Bool) throws {
    self.closesRight = closesRight
    let present = moments.filter { $0 != Cell.notATime }
    guard let first = present.min(), let last = present.max() else {
      (bounds, edges) = ([], [])
      return
    }
    if let length = frequency.span {
      // Counted from the midnight of the first day.
      let origin = TimeText.floorDivided(first, TimeText.day).quotient * TimeText.day
      var start = origin + TimeText.floorDivided(first - origin, length).quotient * length
      if closesRight, start == first { start -= length }
      var bounds = [start]
      while let bound = bounds.last, closesRight ? bound < last : bound <= last {
        try Interruption.check(after: bounds.count)
        if bounds.count > 1 << 27 { throw DataFrameError(.memory, "") }
        bounds.append(bound + length)
      }
      (self.bounds, edges) = (bounds, bounds)
      return
    }
    // Anchored spans end with their last day, whatever the time of day.
    let (firstDay, lastDay) = (first - TimeText.parts(first).time, last - TimeText.parts(last).time)
    var start = frequency.rolled(firstDay, forward: false)
    if closesRight, start == firstDay { start = try frequency.moved(start, by: -1) }
    var bounds = [start]
    while let bound = bounds.last, closesRight ? bound < lastDay : bound <= lastDay {
      try Interruption.check(after: bounds.count)
      bounds.append(try frequency.moved(bound, by: 1))
    }
    self.bounds = bounds
    edges = closesRight ? bounds.map { $0 + TimeText.day - 1 } : bounds
  }

  /// The rows of each span.
  public func rows(of moments: [Int]) -> [[Int]] {
    guard edges.count > 1 else { return [] }
    var rows = Array(repeating: [Int](), count: edges.count - 1)
    for (row, moment) in moments.enumerated() where moment != Cell.notATime {
      var (low, high) = (0, edges.count)
      while low < high {
        let middle = (low + high) / 2
        if closesRight ? edges[middle] < moment : edges[middle] <= moment { low = middle + 1 } else { high = middle }
      }
      if low > 0, low < edges.count { rows[low - 1].append(row) }
    }
    return rows
  }
}

extension Frequency {
  /// Whether spans of this frequency hold their end, and are called by it.
  public var closesRight: Bool {
    switch unit {
    case .week: return true
    case .months(_, let isEnd, _, _, _): return isEnd
    case .span, .day, .businessDay: return false
    }
  }
}
