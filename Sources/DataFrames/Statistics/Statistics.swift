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

  static func median(_ present: [Double]) -> Double {
    guard !present.isEmpty else { return .nan }
    let sorted = RadixOrder.sorted(present)
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The values below which fractions of the present values lie, interpolated between neighbours.
  static func quantiles(_ values: [Double], _ fractions: [Double]) -> [Double] {
    let sorted = RadixOrder.sorted(values.filter { !$0.isNaN })
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

  /// Pearson's correlation of the pairs that are both there.
  static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    var count = 0.0
    var (meanA, meanB, squaresA, squaresB, products) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) where !x.isNaN && !y.isNaN {
      count += 1
      let (distanceA, distanceB) = (x - meanA, y - meanB)
      meanA += 1 / count * distanceA
      meanB += 1 / count * distanceB
      squaresA += (x - meanA) * distanceA
      squaresB += (y - meanB) * distanceB
      products += (x - meanA) * distanceB
    }
    let divisor = (squaresA * squaresB).squareRoot()
    guard count > 0, divisor != 0 else { return .nan }
    return min(1, max(-1, products / divisor))
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
    return Statistics.quantiles(numbers, fractions)
  }
}

extension DataFrame {
  /// The correlation of every pair of columns.
  public func correlations(numericOnly: Bool) throws -> DataFrame {
    let places = data.indices.filter { !numericOnly || data[$0].numbers != nil }
    let numbers = try places.map { place -> [Double] in
      guard let numbers = data[place].numbers else { return try data[place].converted(to: .float64).numbers ?? [] }
      return numbers
    }
    let labels = columns.taking(places)
    let values = numbers.enumerated().map { row, a in
      Column.float64(
        numbers.enumerated().map { row == $0 ? (a.contains { !$0.isNaN } ? 1 : .nan) : Statistics.correlation(a, $1) })
    }
    return DataFrame(values, columns: labels, index: labels)
  }
}
