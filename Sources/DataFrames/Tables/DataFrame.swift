import LongWork

/// A table: columns of one length under labels.
public struct DataFrame: Sendable {
  public var index: Index
  public var columns: Index
  public private(set) var data: [Column]

  /// - Parameter data: One column for each label of `columns`, all as long as `index`.
  public init(_ data: [Column], columns: Index, index: Index) {
    self.data = data
    self.columns = columns
    self.index = index
  }

  public var rowCount: Int { index.count }
  public var columnCount: Int { data.count }

  /// A column with the labels of the rows.
  public func series(at position: Int) -> Series { Series(data[position], index: index, name: columns[position]) }

  /// The column of that label.
  /// - Throws: A key error when there is none.
  public func position(of label: Cell) throws -> Int {
    guard let position = columns.positions(of: label).first else { throw DataFrameError.key(label) }
    return position
  }

  // MARK: Parts

  public func takingRows(_ positions: [Int]) throws -> DataFrame {
    DataFrame(try data.map { try $0.taking(positions) }, columns: columns, index: try index.taking(positions))
  }

  public func takingColumns(_ positions: [Int]) throws -> DataFrame {
    DataFrame(positions.map { data[$0] }, columns: try columns.taking(positions), index: index)
  }

  /// Consecutive rows.
  public func sliceRows(start: Int, count: Int, step: Int = 1) throws -> DataFrame {
    let positions = (0..<count).map { start + $0 * step }
    return DataFrame(
      try data.map { try $0.taking(positions) }, columns: columns,
      index: try index.slice(start: start, count: count, step: step))
  }

  public func head(_ count: Int) throws -> DataFrame {
    try sliceRows(start: 0, count: RowCount.head(count, of: rowCount))
  }

  public func tail(_ count: Int) throws -> DataFrame {
    let kept = RowCount.head(count, of: rowCount)
    return try sliceRows(start: rowCount - kept, count: kept)
  }

  /// A row, in the type that holds all its values.
  public func row(at position: Int) throws -> Series {
    try Series(DataFrame.common(data.map { try $0.taking([position]) }), index: columns, name: index[position])
  }

  /// Columns joined end to end in the type that holds them all; bools beside numbers are objects.
  static func common(_ columns: [Column]) throws -> Column {
    try columns.isEmpty ? .object([]) : Column.concatenating(columns)
  }

  public func reindexedRows(_ target: Index) throws -> DataFrame {
    if index.hasSameLabels(as: target) { return DataFrame(data, columns: columns, index: target) }
    let positions = try index.indexer(for: target)
    return try DataFrame(data.map { try $0.taking(positions) }, columns: columns, index: target)
  }

  // MARK: Changes

  /// Replaces the column of that label, or adds it at the end.
  public mutating func set(_ label: Cell, to column: Column) {
    if columnCount == 0, index.count == 0, column.count > 0 { index = Index(count: column.count) }
    let places = columns.positions(of: label)
    if places.isEmpty {
      insert(label, column, at: columnCount)
    } else {
      for place in places { data[place] = column }
    }
  }

  public mutating func insert(_ label: Cell, _ column: Column, at position: Int) {
    var labels = columns.cells
    labels.insert(label, at: position)
    columns = Index(Column(inferring: labels), name: columns.name)
    data.insert(column, at: position)
  }

  public mutating func replace(at position: Int, with column: Column) { data[position] = column }

  /// The table without the columns at the positions.
  public func droppingColumns(_ positions: Set<Int>) throws -> DataFrame {
    try takingColumns((0..<columnCount).filter { !positions.contains($0) })
  }

  public func droppingRows(_ positions: Set<Int>) throws -> DataFrame {
    try takingRows((0..<rowCount).filterRows { !positions.contains($0) })
  }

  /// Rows and columns exchanged.
  public func transposed() throws -> DataFrame {
    let type = try DataFrame.common(data.map { try $0.taking([]) }).dataType
    let rows = try (0..<rowCount).mapRows { position -> Column in
      let cells = data.map { $0[position] }
      switch type {
      case .object: return Column.object(cells)
      case .int64, .int32, .int8, .uint32, .float64, .bool, .string, .datetime, .timedelta, .category:
        return try DataFrame.common(data.map { try $0.taking([position]) })
      }
    }
    return DataFrame(rows, columns: index, index: columns)
  }
}
