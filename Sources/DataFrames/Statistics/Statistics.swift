/// Measures of numbers, computed in NumPy's order of operations.
public enum Statistics {
  /// The variance of the values that are there; missing when there are too few.
  static func variance(_ values: [Double], degrees: Int) -> Double {
    let count = values.reduce(0) { $0 + ($1.isNaN ? 0 : 1) }
    guard count > degrees else { return .nan }
    let mean = Summation.sumOfPresent(values) / Double(count)
    let squares = values.map { value -> Double in
      let distance = mean - value
      return value.isNaN ? 0 : distance * distance
    }
    return Summation.sum(squares) / Double(count - degrees)
  }

  static func median(_ present: [Double]) throws -> Double {
    guard !present.isEmpty else { return .nan }
    let sorted = try RadixOrder.sorted(present)
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The values below which fractions of the present values lie, interpolated between neighbours.
  static func quantiles(_ values: [Double], _ fractions: [Double]) throws -> [Double] {
    let sorted = try RadixOrder.sorted(values.filter { !$0.isNaN })
    return fractions.map { quantile(ofSorted: sorted, $0) }
  }

  private static func quantile(ofSorted sorted: [Double], _ fraction: Double) -> Double {
    guard let last = sorted.last else { return .nan }
    let place = Double(sorted.count - 1) * fraction
    let below = Int(place.rounded(.down))
    guard below + 1 < sorted.count else { return last }
    let part = place - Double(below)
    let (low, high) = (sorted[below], sorted[below + 1])
    let distance = high - low
    return part >= 0.5 ? high - distance * (1 - part) : low + distance * part
  }

  /// Pearson's correlation of the pairs that are both there, as tables compute it.
  static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let pairs = PairMoments(a, b)
    let divisor = (pairs.squaresA * pairs.squaresB).squareRoot()
    guard pairs.count > 0, divisor != 0 else { return .nan }
    return min(1, max(-1, pairs.products / divisor))
  }

  /// Pearson's correlation of the pairs that are both there, as two series compute it: distances from the means, made
  /// less than 1, and their products.
  static func scaledCorrelation(_ a: [Double], _ b: [Double]) -> Double {
    let pairs = zip(a, b).filter { !$0.isNaN && !$1.isNaN }
    guard pairs.count > 1 else { return .nan }
    guard let x = scaledDistances(pairs.map(\.0)), let y = scaledDistances(pairs.map(\.1)) else { return .nan }
    func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0.0) { $0 + $1.0 * $1.1 } }
    let degrees = Double(pairs.count - 1)
    let (spreadX, spreadY) = ((product(x, x) / degrees).squareRoot(), (product(y, y) / degrees).squareRoot())
    guard spreadX != 0, spreadY != 0 else { return .nan }
    return min(1, max(-1, product(x, y) / degrees / spreadX / spreadY))
  }

  /// The distances of values from their mean as parts of the greatest; nil when all values are the same.
  private static func scaledDistances(_ values: [Double]) -> [Double]? {
    let mean = Summation.sum(values) / Double(values.count)
    let distances = values.map { $0 - mean }
    let greatest = distances.map(\.magnitude).max() ?? 0
    return greatest == 0 ? nil : distances.map { $0 / greatest }
  }
}

extension Column {
  /// The number below which a fraction of the values lies.
  /// - Throws: A type error for texts.
  public func quantile(_ fraction: Double) throws -> Double { try quantiles([fraction])[0] }

  /// The numbers below which fractions of the values lie.
  /// - Throws: A type error for texts.
  public func quantiles(_ fractions: [Double]) throws -> [Double] {
    guard fractions.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
      throw DataFrameError.value("percentiles should all be in the interval [0, 1]")
    }
    guard let numbers else { throw DataFrameError.type("unsupported operand type(s) for -: 'str' and 'str'") }
    return try Statistics.quantiles(numbers, fractions)
  }
}

extension DataFrame {
  /// The correlation of every pair of columns.
  public func correlations(numericOnly: Bool) throws -> DataFrame {
    let places = data.indices.filter { !numericOnly || data[$0].numbers != nil }
    let numbers = try places.map { try data[$0].floats() }
    let labels = try columns.taking(places)
    return DataFrame(
      Statistics.pairwise(numbers, Statistics.correlation), columns: labels, index: labels)
  }
}
