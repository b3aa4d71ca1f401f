import DataFrames
import Interpreter

import enum Syntax.BinaryOperator
import enum Syntax.ComparisonOperator
import enum Syntax.UnaryOperator

/// `pandas.DataFrame`.
final class DataFrameObject: Object {
  var frame: DataFrame

  init(_ frame: DataFrame) {
    self.frame = frame
    super.init()
  }

  override var type: TypeObject { PandasTypes.frame }
  override var stringKeys: [String] { frame.columns.cells.compactMap(\.text) }
  override func repr() throws -> String { try table { try frame.text(Terminal.displayOptions()) } }
  override func hash() throws -> Int { throw Raised.typeError("unhashable type: 'DataFrame'") }

  override func representation(as type: MediaType) throws -> Representation? {
    try type == .html ? .text(table { try HTMLTable.notebook(frame) }) : nil
  }

  override func isTrue() throws -> Bool {
    throw Raised.valueError(
      "The truth value of a DataFrame is ambiguous. Use a.empty, a.item(), a.any() or a.all().")
  }

  // MARK: Operators

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard let operation = ArithmeticOperator(operation) else { return nil }
    return try table {
      if let cell = PandasValue.optionalCell(other) {
        return Value(try frame.combined(operation, cell, reflected: reflected))
      }
      if let right = other.object(as: DataFrameObject.self)?.frame {
        return Value(reflected ? try right.combined(operation, frame) : try frame.combined(operation, right))
      }
      guard let row = try self.row(other) else { return nil }
      return Value(try frame.combined(operation, row, reflected: reflected))
    }
  }

  /// One value for each column: a series by its labels, a list by its order.
  private func row(_ value: Value) throws -> Series? {
    if let series = value.object(as: SeriesObject.self) { return series.series }
    guard PandasValue.isListLike(value) else { return nil }
    let column = try PandasValue.column(value)
    guard column.count == frame.columnCount else {
      throw Raised.valueError(
        "Unable to coerce to Series, length must be \(frame.columnCount): given \(column.count)")
    }
    return Series(column, index: frame.columns)
  }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let operation = ComparisonOperation(operation) else { return nil }
    return try table {
      if let cell = PandasValue.optionalCell(other) { return Value(try frame.compared(operation, cell)) }
      guard let right = other.object(as: DataFrameObject.self)?.frame else {
        throw Raised.notInLgs("comparing a DataFrame with a \(other.typeName)")
      }
      return Value(try frame.compared(operation, right))
    }
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    try table {
      switch operation {
      case .negate: return Value(try frame.mappingColumns { try $0.negated() })
      case .plus: return Value(frame)
      case .invert: return Value(try frame.mappingColumns { try $0.inverted() })
      case .not: return nil
      }
    }
  }

  // MARK: Items

  override func length() throws -> Int { frame.rowCount }
  override func contains(_ value: Value) throws -> Bool { frame.columns.contains(try PandasValue.label(value)) }
  override func makeIterator() throws -> Object { try IndexObject(frame.columns).makeIterator() }

  override func item(_ index: Value) throws -> Value {
    try table {
      if let slice = index.object(as: SliceObject.self) {
        return Value(try frame.takingRows(try Locator.slicePositions(slice, frame.index, isLabel: false)))
      }
      if let mask = try Locator.mask(index, of: frame.index, isItem: true) { return Value(try frame.takingRows(mask)) }
      if index.object(as: DataFrameObject.self) != nil { throw Raised.notInLgs("df[table of bools]") }
      if PandasValue.isListLike(index), index.object(as: TupleObject.self) == nil {
        return Value(
          try frame.takingColumns(try Locator.labels(frame.columns, of: "columns").selection(index).positions))
      }
      if frame.columns.levelNames != nil { return try leveledColumns(index) }
      return try column(PandasValue.label(index))
    }
  }

  /// The columns whose labels begin with some parts.
  private func leveledColumns(_ key: Value) throws -> Value {
    guard let found = try LevelLookUp(key, in: frame.columns) else { throw Raised.keyError(key) }
    if found.depth == frame.columns.levelCount, found.positions.count == 1 {
      return Value(frame.series(at: found.positions[0]))
    }
    var part = try frame.takingColumns(found.positions)
    part.columns = part.columns.dropping(levels: Set(0..<found.depth))
    return Value(part)
  }

  private func column(_ label: Cell) throws -> Value {
    let places = frame.columns.positions(of: label)
    if places.count > 1 { return Value(try frame.takingColumns(places)) }
    guard let place = places.first else { throw DataFrameError.key(label) }
    return Value(frame.series(at: place))
  }

  override func setItem(_ index: Value, to value: Value) throws {
    try table {
      if let mask = try Locator.mask(index, of: frame.index, isItem: true) {
        return try assign(rows: mask, targets: frame.data.indices.map(ColumnTarget.existing), value)
      }
      if PandasValue.isListLike(index), index.object(as: TupleObject.self) == nil {
        return try setColumns(try Operators.array(index).map(PandasValue.label), value)
      }
      if index.object(as: SliceObject.self) != nil {
        throw Raised.notInLgs("assigning to a slice of rows without iloc")
      }
      frame.set(try PandasValue.label(index), to: try newColumn(value))
    }
  }

  /// A value as a column of the table: repeated, aligned by labels, or taken as it is.
  func newColumn(_ value: Value) throws -> Column {
    let count = frame.rowCount
    if let cell = PandasValue.optionalCell(value) { return Column(repeating: cell, count: count) }
    if let series = value.object(as: SeriesObject.self)?.series {
      if frame.columnCount == 0, count == 0 {
        frame.index = series.index
        return series.values
      }
      return try series.reindexed(frame.index).values
    }
    guard PandasValue.isListLike(value) else { throw Raised.notInLgs("a column of \(value.typeName) objects") }
    var column: Column
    if let tensor = value.array ?? value.tensor, tensor.rank == 2, tensor.shape[1] == 1 {
      column = try PandasValue.column(of: tensor)
    } else {
      column = try PandasValue.column(value)
    }
    if column.isEmpty, count == 0 { column = .object([]) }
    guard column.count == count || frame.columnCount == 0 && count == 0 else {
      throw Raised.valueError("Length of values (\(column.count)) does not match length of index (\(count))")
    }
    return column
  }

  private func setColumns(_ labels: [Cell], _ value: Value) throws {
    if let other = value.object(as: DataFrameObject.self)?.frame {
      guard other.columnCount == labels.count else { throw Raised.valueError("Columns must be same length as key") }
      let aligned = try other.reindexedRows(frame.index)
      for (label, column) in zip(labels, aligned.data) { frame.set(label, to: column) }
      return
    }
    guard PandasValue.optionalCell(value) == nil else {
      for label in labels { frame.set(label, to: try newColumn(value)) }
      return
    }
    guard PandasValue.isListLike(value) else {
      throw Raised.notInLgs("assigning a \(value.typeName) to several columns")
    }
    if let tensor = value.array ?? value.tensor, tensor.rank == 2, tensor.shape[1] != labels.count {
      throw Raised.valueError("Columns must be same length as key")
    }
    let columns: [Column]
    if let table = try rowsOfLists(value, width: labels.count, count: frame.rowCount) {
      columns = table
    } else {
      let cells = try PandasValue.column(value).cells
      guard cells.count == labels.count else { throw Raised.valueError("Columns must be same length as key") }
      columns = cells.map { Column(repeating: $0, count: frame.rowCount) }
    }
    for (label, column) in zip(labels, columns) { frame.set(label, to: column) }
  }

  override func deleteItem(_ index: Value) throws {
    try table { frame = try frame.droppingColumns([try frame.position(of: PandasValue.label(index))]) }
  }

  // MARK: Attributes

  /// Columns are attributes where no member has their name.
  override func ownAttribute(_ name: Symbol) throws -> Value? {
    if type.lookUp(name) != nil || name.name.hasPrefix("__") { return nil }
    guard frame.columns.contains(.string(name.name)) else { return nil }
    return try table { try column(.string(name.name)) }
  }

  override func attribute(_ name: Symbol) throws -> Value {
    if PandasNames.frame.contains(name.name), type.lookUp(name) == nil, try ownAttribute(name) == nil {
      throw Raised.notInLgs("DataFrame.\(name)")
    }
    return try super.attribute(name)
  }

  override var ownAttributeNames: [Symbol] { frame.columns.cells.compactMap { $0.text.map { Symbol($0) } } }

  override func setAttribute(_ name: Symbol, to value: Value) throws {
    if type.lookUp(name) == nil {
      guard frame.columns.contains(.string(name.name)) else {
        throw Raised.notInLgs(
          "setting the attribute '\(name)' of a DataFrame (df['\(name)'] = … makes a column), which")
      }
      return try setItem(.string(name.name), to: value)
    }
    try super.setAttribute(name, to: value)
  }
}
