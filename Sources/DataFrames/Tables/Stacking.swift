import LongWork

/// Levels of labels moved between rows and columns.
extension Series {
  /// One level of the labels as columns.
  /// - Throws: A value error when labels repeat.
  public func unstacked(_ level: Int, gap: Cell) throws -> DataFrame {
    guard index.levelCount == 2 else {
      throw DataFrameError.notInLgs("unstack() of labels of more than two levels")
    }
    let rows = 1 - level
    return try DataFrame.spreading(
      values, rows: Grouping.Key(name: index.names[rows], values: index.level(rows), place: nil),
      columns: Grouping.Key(name: index.names[level], values: index.level(level), place: nil), gap: gap)
  }
}

extension DataFrame {
  /// One level of the labels of the rows as a level of those of the columns.
  public func unstacked(_ level: Int, gap: Cell) throws -> DataFrame {
    let parts = try data.indices.map { try series(at: $0).unstacked(level, gap: gap) }
    guard let first = parts.first else { return self }
    let outer = columns.cells.flatMap { Array(repeating: $0, count: first.columnCount) }
    let inner = parts.flatMap(\.columns.cells)
    let labels = Index(
      levels: [Column(inferring: outer), Column(inferring: inner)], names: [columns.name, index.names[level]])
    return DataFrame(parts.flatMap(\.data), columns: labels, index: first.index)
  }

  /// The columns below one another: their labels become the last level of those of the rows.
  public func stacked() throws -> Series {
    guard columns.levelNames == nil else { throw DataFrameError.notInLgs("stack() of columns of several levels") }
    let cells = try Array((0..<rowCount).mapRows { row in data.map { $0[row] } }.joined())
    let common = try DataFrame.common(data.map { try $0.taking([]) }).dataType
    let values = common == .object ? Column.object(cells) : Column.of(common, cells)
    let rows = (0..<rowCount).flatMap { Array(repeating: $0, count: columnCount) }
    let levels = try index.levels.map { try $0.taking(rows) }
    let labels = try columns.column.taking((0..<rowCount).flatMap { _ in 0..<columnCount })
    return Series(values, index: Index(levels: levels + [labels], names: index.names + [columns.name]))
  }
}
