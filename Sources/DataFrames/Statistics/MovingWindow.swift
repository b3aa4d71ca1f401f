import LongWork

/// Windows that move over the values of a column, and statistics of each.
public struct MovingWindow: Sendable {
  /// What is taken of each window.
  public enum Statistic: String, Sendable, CaseIterable { case sum, mean, std, `var`, min, max, median, count }

  private enum Extent {
    case fixed(Int, centered: Bool)
    case expanding
    /// What lies within a length of time up to each place.
    case spans([Int], length: Int)
  }

  private let extent: Extent
  /// How many values a window needs to have a result.
  private let least: Int

  /// As many values as `size` says, up to each place or around it.
  public static func rolling(_ size: Int, centered: Bool, least: Int?) -> MovingWindow {
    MovingWindow(extent: .fixed(size, centered: centered), least: least ?? size)
  }

  /// All values up to each place.
  public static func expanding(least: Int) -> MovingWindow { MovingWindow(extent: .expanding, least: least) }

  /// As many values as lie within a length of time up to each place; the places in time must be in order.
  public static func spans(_ moments: [Int], length: Int, least: Int) -> MovingWindow {
    MovingWindow(extent: .spans(moments, length: length), least: least)
  }

  private func ranges(of count: Int) -> [Range<Int>] {
    guard case .spans(let moments, let length) = extent else { return (0..<count).map { range(at: $0, of: count) } }
    var start = 0
    return (0..<min(count, moments.count)).map { place in
      while moments[start] <= moments[place] - length { start += 1 }
      return start..<place + 1
    }
  }

  private func range(at place: Int, of count: Int) -> Range<Int> {
    switch extent {
    case .expanding, .spans: return 0..<place + 1
    case .fixed(let size, let centered):
      let end = place + 1 + (centered ? max(size - 1, 0) / 2 : 0)
      return min(max(end - size, 0), count)..<min(end, count)
    }
  }

  /// The statistic of every window; missing where too few of its values are there.
  /// - Parameter degrees: What is taken from the count for `std` and `var`.
  public func values(_ statistic: Statistic, of numbers: [Double], degrees: Int = 1) throws -> [Double] {
    let ranges = ranges(of: numbers.count)
    switch statistic {
    case .sum: return try moved(MovingSum(), over: numbers, ranges, least: least) { $0.sum }
    case .mean: return try moved(MovingSum(), over: numbers, ranges) { $0.mean }
    case .var: return try moved(MovingVariance(), over: numbers, ranges) { $0.variance(degrees: degrees) }
    case .std: return try moved(MovingVariance(), over: numbers, ranges) { $0.variance(degrees: degrees).squareRoot() }
    case .min, .max, .median, .count:
      return try ranges.mapRows(inBlocksOf: 16) { range in
        let present = numbers[range].filter { !$0.isNaN }
        // Windows are counted whether or not their values are there.
        if statistic == .count { return range.count < least ? .nan : Double(present.count) }
        guard present.count >= max(least, 1) else { return .nan }
        switch statistic {
        case .min: return present.min() ?? .nan
        case .max: return present.max() ?? .nan
        case .median, .sum, .mean, .std, .var, .count: return try Statistics.median(present)
        }
      }
    }
  }

  /// Values are added and removed one by one, as pandas does it, whose rounding errors these are.
  private func moved<State: MovingState>(
    _ start: State, over numbers: [Double], _ ranges: [Range<Int>], least: Int? = nil, _ result: (State) -> Double
  ) throws -> [Double] {
    let least = least ?? max(self.least, 1)
    var state = start
    var known = 0..<0
    return try ranges.mapRows { range in
      for place in known.lowerBound..<range.lowerBound where !numbers[place].isNaN { state.remove(numbers[place]) }
      for place in known.upperBound..<range.upperBound where !numbers[place].isNaN { state.add(numbers[place]) }
      known = range
      if state.isInexact {
        state = start
        for place in range where !numbers[place].isNaN { state.add(numbers[place]) }
      }
      return state.count >= least ? result(state) : .nan
    }
  }
}

/// What is known of the values in a window.
private protocol MovingState {
  var count: Int { get }
  /// Whether so little is left of what has been removed that its error is large.
  var isInexact: Bool { get }
  mutating func add(_ value: Double)
  mutating func remove(_ value: Double)
}

/// How many values at the end of a window are the same: what they give is exact.
private struct SameValues {
  private(set) var count = 0
  private(set) var value = Double.nan

  mutating func note(_ next: Double) {
    count = next == value ? count + 1 : 1
    value = next
  }
}

/// A sum with what its additions and its subtractions have lost (Kahan).
private struct MovingSum: MovingState {
  private(set) var count = 0
  private var total = 0.0
  private var lostAdding = 0.0
  private var lostRemoving = 0.0
  private var same = SameValues()
  private var negativeCount = 0
  var isInexact: Bool { false }

  mutating func add(_ value: Double) {
    count += 1
    let part = value - lostAdding
    let next = total + part
    lostAdding = next - total - part
    total = next
    same.note(value)
    if value.sign == .minus { negativeCount += 1 }
  }

  mutating func remove(_ value: Double) {
    count -= 1
    let part = -value - lostRemoving
    let next = total + part
    lostRemoving = next - total - part
    total = next
    if value.sign == .minus { negativeCount -= 1 }
  }

  var sum: Double { count == 0 ? 0 : same.count >= count ? same.value * Double(count) : total }

  var mean: Double {
    if same.count >= count { return same.value }
    let mean = total / Double(count)
    // Rounding must not give a mean another sign than all values have.
    if negativeCount == 0 && mean < 0 || negativeCount == count && mean > 0 { return 0 }
    return mean
  }
}

/// A mean and squared distances from it, kept up to date (Welford, with Kahan's correction).
private struct MovingVariance: MovingState {
  private(set) var count = 0
  private var mean = 0.0
  private var squares = 0.0
  private var lostAdding = 0.0
  private var lostRemoving = 0.0
  private var same = SameValues()
  private(set) var isInexact = false

  mutating func add(_ value: Double) {
    same.note(value)
    count += 1
    let previous = mean - lostAdding
    let part = value - lostAdding
    let distance = part - mean
    lostAdding = distance + mean - part
    mean += distance / Double(count)
    squares += (value - previous) * (value - mean)
  }

  mutating func remove(_ value: Double) {
    count -= 1
    guard count > 0 else {
      (mean, squares) = (0, 0)
      return
    }
    let previous = mean - lostRemoving
    let part = value - lostRemoving
    let distance = part - mean
    lostRemoving = distance + mean - part
    mean -= distance / Double(count)
    let before = squares
    squares -= (value - previous) * (value - mean)
    // Three digits or fewer are right.
    if before * Double.ulpOfOne * 1e3 > squares { isInexact = true }
  }

  func variance(degrees: Int) -> Double {
    guard count > degrees else { return .nan }
    return count == 1 || same.count >= count ? 0 : max(squares, 0) / Double(count - degrees)
  }
}
