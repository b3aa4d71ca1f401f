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
  /// - Parameter all: Leaves out only rows in which everything is missing.
  public func droppingMissing(columns places: [Int], all: Bool) -> DataFrame {
    let gaps = places.map { data[$0].missing }
    let kept = (0..<rowCount).filter { row in
      all ? gaps.isEmpty || !gaps.allSatisfy { $0[row] } : !gaps.contains { $0[row] }
    }
    return takingRows(kept)
  }

  /// The columns without missing values.
  public func droppingMissingColumns(all: Bool) -> DataFrame {
    let kept = data.indices.filter { place in
      let count = data[place].missingCount
      return all ? count < rowCount || rowCount == 0 : count == 0
    }
    return takingColumns(kept)
  }
}
