/// The squares and products of the distances from the means, in one pass over the pairs that are both there (Welford).
struct PairMoments {
  private(set) var count = 0.0
  private(set) var squaresA = 0.0
  private(set) var squaresB = 0.0
  private(set) var products = 0.0

  init(_ a: [Double], _ b: [Double]) {
    var (meanA, meanB) = (0.0, 0.0)
    for (x, y) in zip(a, b) where !x.isNaN && !y.isNaN {
      count += 1
      let (distanceA, distanceB) = (x - meanA, y - meanB)
      meanA += 1 / count * distanceA
      meanB += 1 / count * distanceB
      squaresA += (x - meanA) * distanceA
      squaresB += (y - meanB) * distanceB
      products += (x - meanA) * distanceB
    }
  }
}

extension Statistics {
  /// The covariance of the pairs that are both there, as NumPy computes it.
  /// - Parameter degrees: What is taken from the number of pairs.
  static func covariance(_ a: [Double], _ b: [Double], degrees: Int) -> Double {
    let pairs = zip(a, b).filter { !$0.isNaN && !$1.isNaN }
    guard pairs.count > degrees else { return .nan }
    let (x, y) = (pairs.map(\.0), pairs.map(\.1))
    let (meanX, meanY) = (Summation.sum(x) / Double(x.count), Summation.sum(y) / Double(y.count))
    // Each product is added before it is rounded.
    let sum = zip(x, y).reduce(0.0) { $0.addingProduct($1.0 - meanX, $1.1 - meanY) }
    return sum * (1 / Double(x.count - degrees))
  }

  /// The covariance of the pairs that are both there, as tables with missing values compute it: whatever `ddof` is.
  static func sequentialCovariance(_ a: [Double], _ b: [Double]) -> Double {
    let pairs = PairMoments(a, b)
    return pairs.count > 1 ? pairs.products / (pairs.count - 1) : .nan
  }

  /// A number for every pair of columns; the later column of each pair comes first, and rounding depends on that.
  static func pairwise(_ columns: [[Double]], _ measure: ([Double], [Double]) -> Double) -> [Column] {
    var values = Array(repeating: Array(repeating: Double.nan, count: columns.count), count: columns.count)
    for later in columns.indices {
      for earlier in 0...later {
        let value = measure(columns[later], columns[earlier])
        (values[later][earlier], values[earlier][later]) = (value, value)
      }
    }
    return values.map(Column.float64)
  }
}

extension DataFrame {
  /// The covariance of every pair of columns.
  public func covariances(degrees: Int, numericOnly: Bool) throws -> DataFrame {
    let places = data.indices.filter { !numericOnly || data[$0].numbers != nil }
    let numbers = try places.map { try data[$0].floats() }
    let labels = try columns.taking(places)
    let isWhole = numbers.allSatisfy { !$0.contains(where: \.isNaN) }
    let values = Statistics.pairwise(numbers) { a, b in
      isWhole ? Statistics.covariance(a, b, degrees: degrees) : Statistics.sequentialCovariance(a, b)
    }
    return DataFrame(values, columns: labels, index: labels)
  }
}

extension DataFrame {
  private func ofNumbers(_ only: Bool) throws -> DataFrame {
    try only ? takingColumns(data.indices.filter { data[$0].numbers != nil }) : self
  }

  /// The correlation of every column with a series.
  public func correlations(with other: Series, numericOnly: Bool) throws -> Series {
    let own = try ofNumbers(numericOnly)
    let values = try own.data.indices.map { try other.correlation(own.series(at: $0)) }
    return Series(.float64(values), index: own.columns)
  }

  /// The correlation of every column with that of another table which has its label.
  /// - Parameter dropping: Leaves out the labels that only one of the tables has; else they have none.
  public func correlations(with other: DataFrame, numericOnly: Bool, dropping: Bool) throws -> Series {
    let (own, other) = (try ofNumbers(numericOnly), try other.ofNumbers(numericOnly))
    let rows = own.index.cells.filter(other.index.contains)
    let (left, right) = (
      try own.reindexedRows(Index(Column(inferring: rows))), try other.reindexedRows(Index(Column(inferring: rows)))
    )
    var labels = own.columns.cells.filter(other.columns.contains)
    var values = try labels.map { label in
      try Statistics.correlationOfMoments(
        left.data[left.position(of: label)].floats(), right.data[right.position(of: label)].floats())
    }
    if !dropping {
      let others = own.columns.union(other.columns).cells.filter { !labels.contains($0) }
      labels += others
      values += others.map { _ in Double.nan }
    }
    return Series(.float64(values), index: Index(Column(inferring: labels)))
  }
}

extension Statistics {
  /// Pearson's correlation of the pairs that are both there, from their standard deviations.
  fileprivate static func correlationOfMoments(_ a: [Double], _ b: [Double]) -> Double {
    let x = zip(a, b).map { $0 + $1 * 0 }
    let y = zip(a, b).map { $1 + $0 * 0 }
    let count = Double(x.reduce(0) { $0 + ($1.isNaN ? 0 : 1) })
    let (meanX, meanY) = (Summation.sumOfPresent(x) / count, Summation.sumOfPresent(y) / count)
    let products = Summation.sumOfPresent(zip(x, y).map { ($0 - meanX) * ($1 - meanY) })
    return products
      / ((count - 1) * variance(x, degrees: 1).squareRoot() * variance(y, degrees: 1).squareRoot())
  }
}
