import LongWork

extension DataFrame {
  /// A table of one row for each value of one key and one column for each value of another.
  /// - Parameters:
  ///   - values: One value for every pair of keys.
  ///   - gap: What stands where no pair of keys has a value.
  /// - Throws: A value error when a pair of keys has several values.
  public static func spreading(
    _ values: Column, rows: Grouping.Key, columns: Grouping.Key, gap: Cell = .missing
  ) throws -> DataFrame {
    let (rowColumn, columnColumn) = (try sortedLabels(rows), try sortedLabels(columns))
    let (rowLabels, columnLabels) = (rowColumn.cells, columnColumn.cells)
    var positions = Array(repeating: Array(repeating: -1, count: rowLabels.count), count: columnLabels.count)
    let rowPlaces = Dictionary(uniqueKeysWithValues: rowLabels.enumerated().map { ($1, $0) })
    let columnPlaces = Dictionary(uniqueKeysWithValues: columnLabels.enumerated().map { ($1, $0) })
    try (0..<values.count).forEachRow { position in
      guard let row = rowPlaces[rows.values[position]], let column = columnPlaces[columns.values[position]] else {
        return
      }
      guard positions[column][row] < 0 else {
        throw DataFrameError.value("Index contains duplicate entries, cannot reshape")
      }
      positions[column][row] = position
    }
    // A gap anywhere changes the type of all columns: they are one block of values.
    let hasGaps = positions.contains { $0.contains(-1) }
    let end = try gap.isMissing ? values.gaps(1) : Column(repeating: gap, count: 1)
    let padded = try hasGaps ? Column.concatenating([values, end]) : values
    let data = try positions.map { places in try padded.taking(places.map { $0 < 0 ? values.count : $0 }) }
    return DataFrame(
      data, columns: Index(columnColumn, name: columns.name), index: Index(rowColumn, name: rows.name))
  }

  /// The different labels of a key in order, in its own type.
  private static func sortedLabels(_ key: Grouping.Key) throws -> Column {
    let firsts = try Factors([key.values], rowCount: key.values.count).firsts
    let missing = try key.values.taking(firsts).missing
    let distinct = try key.values.taking(firsts.indices.filter { !missing[$0] }.map { firsts[$0] })
    return try distinct.taking(try Ordering.positions(of: distinct.inferred, ascending: true))
  }

  /// Columns below one another: their names in one column, their values in the next.
  /// - Parameters:
  ///   - identifiers: Columns that stay, repeated for each of the others.
  public func melted(identifiers: [Int], values: [Int], names: (variable: Cell, value: Cell)) throws -> DataFrame {
    let rows = identifiers.isEmpty ? [] : try (0..<values.count * rowCount).mapRows { $0 % rowCount }
    let variable = try Column.concatenating(values.map { Column(repeating: columns[$0], count: rowCount) })
    let value = try DataFrame.common(values.map { data[$0] })
    let labels = identifiers.map { columns[$0] } + [names.variable, names.value]
    return DataFrame(
      try identifiers.map { try data[$0].taking(rows) } + [variable, value],
      columns: Index(Column(inferring: labels)), index: Index(count: value.count))
  }
}

extension Column {
  /// For each different value that is there, in order, which values are equal to it.
  public func indicators() throws -> [(value: Cell, matches: [Bool])] {
    if case .category(let categories) = self {
      return try categories.values.cells.enumerated().map { code, value in
        (value, try categories.codes.mapRows { $0 == code })
      }
    }
    let cells = try mapCells { $0 }
    return try Ordering.sorted(uniqueCells().filter { !$0.isMissing }).map { value in
      (value, try cells.mapRows { $0 == value })
    }
  }
}
