import LongWork

extension Column {
  /// The values with missing ones replaced.
  /// - Throws: A type error when the column's type does not hold the value.
  public func fillingMissing(with cell: Cell) throws -> Column {
    let places = missing.enumerated().filter(\.element).map(\.offset)
    if places.isEmpty { return self }
    return try replacing(places, with: Column(repeating: cell, count: 1))
  }
}

extension DataFrame {
  /// Which values are missing.
  public func missing() -> DataFrame { mappingColumns { .bool($0.missing) } }

  /// The rows without missing values in the columns at the places.
  /// - Parameter least: How many values must be there; nil for all of them.
  public func droppingMissing(columns places: [Int], least: Int?) throws -> DataFrame {
    let gaps = places.map { data[$0].missing }
    let least = least ?? places.count
    let kept = try (0..<rowCount).filterRows { row in
      gaps.reduce(0) { $0 + ($1[row] ? 0 : 1) } >= least
    }
    return try takingRows(kept)
  }

  /// The columns without missing values.
  /// - Parameter least: How many values must be there; nil for all of them.
  public func droppingMissingColumns(least: Int?) throws -> DataFrame {
    try takingColumns(data.indices.filter { rowCount - data[$0].missingCount >= least ?? rowCount })
  }
}
