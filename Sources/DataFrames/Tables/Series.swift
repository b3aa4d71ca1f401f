import LongWork

/// One labelled column of values.
public struct Series: Sendable {
  public var values: Column
  public var index: Index
  /// The name, printed below the values; `.none` for none.
  public var name: Cell

  public init(_ values: Column, index: Index? = nil, name: Cell = .none) {
    self.values = values
    self.index = index ?? Index(count: values.count)
    self.name = name
  }

  public var count: Int { values.count }

  /// The same values under another name.
  public func named(_ name: Cell) -> Series { Series(values, index: index, name: name) }

  /// The values as floats, for pictures and tensors; nil for texts and objects.
  public var numbers: [Double]? { values.numbers }

  public func taking(_ positions: [Int]) throws -> Series {
    try Series(values.taking(positions), index: index.taking(positions), name: name)
  }

  /// Consecutive values.
  public func slice(start: Int, count: Int, step: Int = 1) throws -> Series {
    try Series(
      values.taking((0..<count).map { start + $0 * step }),
      index: try index.slice(start: start, count: count, step: step),
      name: name)
  }

  /// The first values; a negative count leaves that many out at the end.
  public func head(_ count: Int) throws -> Series { try slice(start: 0, count: RowCount.head(count, of: self.count)) }

  public func tail(_ count: Int) throws -> Series {
    let kept = RowCount.head(count, of: self.count)
    return try slice(start: self.count - kept, count: kept)
  }

  /// The values in the order and number of other labels; missing where there is none.
  public func reindexed(_ target: Index) throws -> Series {
    if index.hasSameLabels(as: target) { return Series(values, index: target, name: name) }
    return try Series(values.taking(try index.indexer(for: target)), index: target, name: name)
  }
}

/// How many rows `head` and `tail` give.
enum RowCount {
  static func head(_ wanted: Int, of count: Int) -> Int {
    wanted >= 0 ? min(wanted, count) : max(0, wanted <= -count ? 0 : count + wanted)
  }
}

extension Series {
  /// The values that are there.
  public func dropped() throws -> Series {
    let missing = values.missing
    return try taking((0..<count).filterRows { !missing[$0] })
  }

  /// A table of this one column.
  public func frame(named label: Cell? = nil) -> DataFrame {
    let heading: Index
    if let label {
      heading = Index(Column(inferring: [label]))
    } else {
      heading = name == .none ? Index(count: 1) : Index(Column(inferring: [name]))
    }
    return DataFrame([values], columns: heading, index: index)
  }

  /// The most frequent values, in order.
  public func modes() throws -> Series {
    let counts = try valueCounts(ascending: false, keepsMissing: false, normalizes: false, sorts: true)
    guard counts.count > 0 else { return try Series(values.taking([]), name: name) }
    let positions = (0..<counts.count).filter { counts.values[$0] == counts.values[0] }
    let modes = try Series(counts.index.column.taking(positions))
    return Series(try modes.sorted(ascending: true, missingFirst: false).values, name: name)
  }

  /// The position of the first greatest or least value.
  /// - Throws: A value error when there is none.
  public func extreme(_ reduction: Reduction, _ function: String) throws -> Int {
    let missing = values.missing
    guard missing.contains(false) else {
      throw DataFrameError.value("attempt to get \(function) of an empty sequence")
    }
    let best = try values.reduced(reduction)
    return (0..<count).first { !missing[$0] && values[$0] == best } ?? 0
  }

  /// Pearson's correlation of values of the same label.
  public func correlation(_ other: Series) throws -> Double {
    let (a, b) = try numbersOfCommonLabels(other)
    return Statistics.scaledCorrelation(a, b)
  }

  /// The covariance of values of the same label.
  /// - Parameter degrees: What is taken from the number of pairs.
  public func covariance(_ other: Series, degrees: Int) throws -> Double {
    let (a, b) = try numbersOfCommonLabels(other)
    return Statistics.covariance(a, b, degrees: degrees)
  }

  private func numbersOfCommonLabels(_ other: Series) throws -> ([Double], [Double]) {
    let union = index.union(other.index)
    return (try reindexed(union).values.floats(), try other.reindexed(union).values.floats())
  }
}
