extension Statistics {
  /// The covariance of the pairs that are both there.
  /// - Parameters:
  ///   - degrees: What is taken from the number of pairs.
  ///   - dividing: Whether the sum is divided where values are missing.
  static func covariance(_ a: [Double], _ b: [Double], degrees: Int, dividing: Bool = false) -> Double {
    let pairs = zip(a, b).filter { !$0.isNaN && !$1.isNaN }
    guard !pairs.isEmpty else { return .nan }
    let (x, y) = (pairs.map(\.0), pairs.map(\.1))
    let (meanX, meanY) = (Summation.sum(x) / Double(x.count), Summation.sum(y) / Double(y.count))
    let sum = zip(x, y).reduce(0.0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    // NumPy multiplies with the reciprocal; where values are missing, pandas divides.
    let count = Double(x.count - degrees)
    return count <= 0 ? .nan : x.count == a.count || !dividing ? sum * (1 / count) : sum / count
  }
}

extension DataFrame {
  /// The covariance of every pair of columns.
  public func covariances(degrees: Int, numericOnly: Bool) throws -> DataFrame {
    let places = data.indices.filter { !numericOnly || data[$0].numbers != nil }
    let numbers = try places.map { place in
      try data[place].numbers ?? data[place].converted(to: .float64).numbers ?? []
    }
    let labels = columns.taking(places)
    let values = numbers.map { a in
      Column.float64(numbers.map { Statistics.covariance(a, $0, degrees: degrees, dividing: true) })
    }
    return DataFrame(values, columns: labels, index: labels)
  }
}
