import DataFrames
import Interpreter

/// `df.loc[rows, columns] = value` and its like.
extension LocatorObject {
  func assign(_ index: Value, _ value: Value, to object: SeriesObject) throws {
    if byLabel, PandasValue.optionalCell(index) != nil { return try object.setItem(index, to: value) }
    try object.assign(locator(object.series.index, "index").selection(single(index)).positions, value)
  }

  func assign(_ index: Value, _ value: Value, to object: DataFrameObject) throws {
    let (rowKey, columnKey) = try keys(index)
    let targets = try targets(columnKey, of: object.frame)
    if byLabel, let label = PandasValue.optionalCell(rowKey), !object.frame.index.contains(label) {
      object.frame = try appended(label, columnKey == nil ? nil : targets, value, to: object.frame)
      return
    }
    let rows = try isWhole(rowKey) ? nil : locator(object.frame.index, "index").selection(rowKey).positions
    try object.assign(rows: rows, targets: targets, value)
  }

  /// Whether a key is `:`, which means all rows.
  private func isWhole(_ key: Value) -> Bool {
    guard let slice = key.object(as: SliceObject.self) else { return false }
    return slice.start.isNone && slice.stop.isNone && slice.step.isNone
  }

  /// The columns of an assignment; by label also such that are not there.
  private func targets(_ key: Value?, of frame: DataFrame) throws -> [ColumnTarget] {
    guard let key else { return (0..<frame.columnCount).map(ColumnTarget.existing) }
    let locator = locator(frame.columns, "columns")
    guard byLabel, key.object(as: SliceObject.self) == nil,
      try Locator.mask(key, of: frame.columns, isItem: true) == nil
    else { return try locator.selection(key).positions.map(ColumnTarget.existing) }
    let labels =
      try PandasValue.isListLike(key) ? Operators.array(key).map(PandasValue.label) : [PandasValue.label(key)]
    return labels.flatMap { label -> [ColumnTarget] in
      let places = frame.columns.positions(of: label)
      return places.isEmpty ? [.new(label)] : places.map(ColumnTarget.existing)
    }
  }

  // MARK: New rows

  /// A further row under a label that is not there; columns that get no value have a missing one.
  private func appended(
    _ label: Cell, _ targets: [ColumnTarget]?, _ value: Value, to frame: DataFrame
  ) throws -> DataFrame {
    var frame = frame
    var cells = [Cell?](repeating: nil, count: frame.columnCount)
    for (place, cell) in zip(targets ?? frame.data.indices.map(ColumnTarget.existing), try row(value, targets, frame)) {
      switch place {
      case .existing(let place): cells[place] = cell
      case .new(let label):
        frame.set(label, to: try Column(inferring: [cell]).gaps(frame.rowCount))
        cells.append(cell)
      }
    }
    let data = try zip(frame.data, cells).map { column, cell -> Column in
      guard let cell else { return try Column.concatenating([column, column.gaps(1)]) }
      return try column.isEmpty ? Column(inferring: [cell]) : Column.concatenating([column, Column(inferring: [cell])])
    }
    let isNext = frame.index.isDefault && label == .int(frame.rowCount)
    let index =
      isNext
      ? Index(count: frame.rowCount + 1).renamed(frame.index.name)
      : Index(Column(inferring: frame.index.cells + [label]), name: frame.index.name)
    return DataFrame(data, columns: frame.columns, index: index)
  }

  /// The values of a new row, one for each of its columns.
  private func row(_ value: Value, _ targets: [ColumnTarget]?, _ frame: DataFrame) throws -> [Cell] {
    let count = targets?.count ?? frame.columnCount
    if let cell = PandasValue.optionalCell(value) { return Array(repeating: cell, count: count) }
    let cells: [Cell]
    if targets == nil, let series = value.object(as: SeriesObject.self)?.series {
      cells = try series.reindexed(frame.columns).values.cells
    } else if targets == nil, let dictionary = value.object(as: DictionaryObject.self) {
      cells = try frame.columns.cells.map { column in
        try dictionary.table.all.first { PandasValue.optionalCell($0.key) == column }
          .map { try PandasValue.cell($0.value) } ?? .missing
      }
    } else {
      cells = try PandasValue.column(value).cells
    }
    guard cells.count == count else { throw Raised.valueError("cannot set a row with mismatched columns") }
    return cells
  }
}

/// A column that an assignment sets.
enum ColumnTarget {
  case existing(Int)
  case new(Cell)
}

extension DataFrameObject {
  /// Sets the values where the rows and columns meet; after an error the table is as before.
  /// - Parameter rows: The positions; nil for all rows, whose new columns are what the value is.
  func assign(rows: [Int]?, targets: [ColumnTarget], _ value: Value) throws {
    var changed = frame
    let labels = targets.map { target -> Cell in
      switch target {
      case .existing(let place): return frame.columns[place]
      case .new(let label): return label
      }
    }
    let positions = rows ?? Array(0..<frame.rowCount)
    for (order, target) in targets.enumerated() {
      switch target {
      case .existing(let place):
        let replacement = try replacement(value, rows: positions, column: order, of: labels)
        changed.replace(at: place, with: try frame.data[place].replacing(positions, with: replacement))
      case .new(let label):
        changed.set(label, to: try newColumn(value, rows, column: order, of: labels))
      }
    }
    frame = changed
  }

  /// A column that an assignment makes.
  private func newColumn(_ value: Value, _ rows: [Int]?, column order: Int, of labels: [Cell]) throws -> Column {
    if rows == nil, labels.count == 1 { return try newColumn(value) }
    let positions = rows ?? Array(0..<frame.rowCount)
    let given = try replacement(value, rows: positions, column: order, of: labels)
    guard rows == nil else { return try given.gaps(frame.rowCount).replacing(positions, with: given) }
    return try given.count == frame.rowCount ? given : given.taking(Array(repeating: 0, count: frame.rowCount))
  }

  /// The values for one of the columns: as many as there are rows, or one.
  private func replacement(_ value: Value, rows: [Int], column order: Int, of labels: [Cell]) throws -> Column {
    if let cell = PandasValue.optionalCell(value) { return Column(repeating: cell, count: 1) }
    if let other = value.object(as: DataFrameObject.self)?.frame {
      let place = try other.position(of: labels[order])
      return try other.series(at: place).reindexed(frame.index.taking(rows)).values
    }
    if let series = value.object(as: SeriesObject.self)?.series, labels.count == 1 || rows.count > 1 {
      return try series.reindexed(frame.index.taking(rows)).values
    }
    if let table = try rowsOfLists(value, width: labels.count, count: rows.count) { return table[order] }
    let column = try PandasValue.column(value)
    if rows.count == 1, column.count == labels.count { return Column(inferring: [column[order]]) }
    guard column.count == rows.count || column.count == labels.count || column.count == 1 && labels.count == 1 else {
      throw Raised.valueError("Must have equal len keys and value when setting with an iterable")
    }
    if labels.count > 1 || column.count != rows.count {
      return Column(inferring: [column[labels.count > 1 ? order : 0]])
    }
    return column
  }

  /// The columns of a value of two dimensions: an array, or a list of rows; nil when it has one.
  func rowsOfLists(_ value: Value, width: Int, count: Int) throws -> [Column]? {
    let columns: [Column]
    if let tensor = value.array ?? value.tensor, tensor.rank == 2 {
      columns = try PandasValue.columns(of: tensor)
    } else {
      guard let items = value.object(as: ListObject.self)?.items, let first = items.first,
        PandasValue.isListLike(first)
      else { return nil }
      let rows = try items.map { try PandasValue.column($0).cells }
      guard rows.allSatisfy({ $0.count == width }) else {
        throw Raised.valueError("Must have equal len keys and value when setting with an ndarray")
      }
      columns = (0..<width).map { place in Column(inferring: rows.map { $0[place] }) }
    }
    guard columns.count == width, columns.first?.count ?? 0 == count else {
      throw Raised.valueError("Must have equal len keys and value when setting with an ndarray")
    }
    return columns
  }
}
