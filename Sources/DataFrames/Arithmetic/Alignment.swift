extension Series {
  /// The operator on values of the same label; labels that only one side has give missing values.
  public func combined(_ operation: ArithmeticOperator, _ other: Series) throws -> Series {
    let name = self.name == other.name ? self.name : .none
    if index.hasSameLabels(as: other.index) {
      let index = self.index.name == other.index.name ? self.index : self.index.renamed(.none)
      return Series(try values.combined(operation, other.values), index: index, name: name)
    }
    let union = index.union(other.index)
    let (a, b) = (try reindexed(union), try other.reindexed(union))
    return Series(try a.values.combined(operation, b.values), index: union, name: name)
  }

  /// The operator with one value.
  public func combined(_ operation: ArithmeticOperator, _ cell: Cell, reflected: Bool) throws -> Series {
    let other = values.operand(cell)
    let result = reflected ? try other.combined(operation, values) : try values.combined(operation, other)
    return Series(result, index: index, name: name)
  }

  public func compared(_ operation: ComparisonOperation, _ other: Series) throws -> Series {
    guard index.hasSameLabels(as: other.index) else {
      throw DataFrameError.value("Can only compare identically-labeled Series objects")
    }
    let name = self.name == other.name ? self.name : .none
    return Series(.bool(try values.compared(operation, other.values)), index: index, name: name)
  }

  public func compared(_ operation: ComparisonOperation, _ cell: Cell) throws -> Series {
    Series(.bool(try values.compared(operation, Column(repeating: cell, count: count))), index: index, name: name)
  }
}

extension DataFrame {
  /// A new table of the same labels.
  public func mappingColumns(_ change: (Column) throws -> Column) rethrows -> DataFrame {
    DataFrame(try data.map(change), columns: columns, index: index)
  }

  public func combined(_ operation: ArithmeticOperator, _ cell: Cell, reflected: Bool) throws -> DataFrame {
    try mappingColumns { column in
      let other = column.operand(cell)
      return reflected ? try other.combined(operation, column) : try column.combined(operation, other)
    }
  }

  /// The operator on tables, by the labels of rows and columns.
  public func combined(_ operation: ArithmeticOperator, _ other: DataFrame) throws -> DataFrame {
    let rows = index.union(other.index)
    let labels = columns.union(other.columns)
    let (a, b) = (try reindexedRows(rows), try other.reindexedRows(rows))
    let gap = Column.float64(Array(repeating: .nan, count: rows.count))
    let data = try labels.cells.map { label -> Column in
      guard let x = a.columns.positions(of: label).first, let y = b.columns.positions(of: label).first else {
        return gap
      }
      return try a.data[x].combined(operation, b.data[y])
    }
    return DataFrame(data, columns: labels, index: rows)
  }

  /// The operator with one value for each column, by the columns' labels.
  public func combined(_ operation: ArithmeticOperator, _ row: Series, reflected: Bool) throws -> DataFrame {
    let labels = columns.union(row.index)
    let gap = Column.float64(Array(repeating: .nan, count: rowCount))
    let data = try labels.cells.map { label -> Column in
      guard let x = columns.positions(of: label).first, let y = row.index.positions(of: label).first else { return gap }
      let value = Column(repeating: row.values[y], count: rowCount)
      return reflected ? try value.combined(operation, self.data[x]) : try self.data[x].combined(operation, value)
    }
    return DataFrame(data, columns: labels, index: index)
  }

  public func compared(_ operation: ComparisonOperation, _ cell: Cell) throws -> DataFrame {
    let other = Column(repeating: cell, count: rowCount)
    return try mappingColumns { .bool(try $0.compared(operation, other)) }
  }

  public func compared(_ operation: ComparisonOperation, _ other: DataFrame) throws -> DataFrame {
    guard index.hasSameLabels(as: other.index), columns.hasSameLabels(as: other.columns) else {
      throw DataFrameError.value("Can only compare identically-labeled (both index and columns) DataFrame objects")
    }
    let results = try zip(data, other.data).map { Column.bool(try $0.compared(operation, $1)) }
    return DataFrame(results, columns: columns, index: index)
  }
}

extension Column {
  /// A single value as the other side of an operator: an integer has as few bits as the values.
  func operand(_ cell: Cell) -> Column {
    if case .narrow(let width, _) = self, case .int(let value) = cell, width.wrapped(value) == value {
      return .narrow(width, Array(repeating: value, count: count))
    }
    return Column(repeating: cell, count: count)
  }
}
