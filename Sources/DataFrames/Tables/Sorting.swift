extension Series {
  public func sorted(ascending: Bool, missingFirst: Bool) throws -> Series {
    try taking(try Ordering.positions(of: values, ascending: ascending, missingFirst: missingFirst))
  }

  public func sortedByIndex(ascending: Bool) throws -> Series {
    try taking(try Ordering.positions(of: index.column, ascending: ascending))
  }
}

extension DataFrame {
  /// The rows in the order of several columns, the first of them deciding.
  public func sorted(by places: [Int], ascending: [Bool], missingFirst: Bool) throws -> DataFrame {
    var order = Array(0..<rowCount)
    for (place, rises) in zip(places, ascending).reversed() {
      let column = try data[place].taking(order)
      order = try Ordering.positions(of: column, ascending: rises, missingFirst: missingFirst).map { order[$0] }
    }
    return try takingRows(order)
  }

  public func sortedByIndex(ascending: Bool) throws -> DataFrame {
    try takingRows(try Ordering.positions(of: index.column, ascending: ascending))
  }

  public func sortedByColumns(ascending: Bool) throws -> DataFrame {
    try takingColumns(try Ordering.positions(of: columns.column, ascending: ascending))
  }
}
