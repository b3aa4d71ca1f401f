import DataFrames
import Interpreter

/// Finds the positions that an index expression means along one axis, by label or by position.
struct Locator {
  enum Selection {
    case one(Int)
    case many([Int])

    var positions: [Int] {
      switch self {
      case .one(let position): return [position]
      case .many(let positions): return positions
      }
    }
  }

  private let index: Index
  private let byLabel: Bool
  /// What messages call the axis.
  private let axis: String

  static func labels(_ index: Index, of axis: String) -> Locator { Locator(index: index, byLabel: true, axis: axis) }
  static func positions(_ index: Index, of axis: String) -> Locator {
    Locator(index: index, byLabel: false, axis: axis)
  }

  /// - Throws: KeyError for labels that are not there, IndexError for positions beyond the ends.
  func selection(_ value: Value) throws -> Selection {
    if let slice = value.object(as: SliceObject.self) {
      return .many(try Locator.slicePositions(slice, index, isLabel: byLabel))
    }
    if let mask = try Locator.mask(value, of: index, isItem: byLabel) { return .many(mask) }
    if PandasValue.isListLike(value) { return .many(try listed(value)) }
    return byLabel ? try labelled(PandasValue.label(value)) : .one(try position(value))
  }

  private func labelled(_ label: Cell) throws -> Selection {
    let positions = index.positions(of: label)
    guard let first = positions.first else { throw DataFrameError.key(label) }
    return positions.count == 1 ? .one(first) : .many(positions)
  }

  private func position(_ value: Value) throws -> Int {
    guard let position = try Operators.indexValue(value) else {
      throw Raised.typeError("Cannot index by location index with a non-integer key")
    }
    let place = position < 0 ? position &+ index.count : position
    guard place >= 0, place < index.count else {
      throw Raised.indexError(
        axis == "index"
          ? "single positional indexer is out-of-bounds"
          : "index \(position) is out of bounds for axis 0 with size \(index.count)")
    }
    return place
  }

  private func listed(_ value: Value) throws -> [Int] {
    let values = try Operators.array(value)
    guard byLabel else {
      return try values.map {
        guard let position = try Operators.indexValue($0) else {
          throw Raised.indexError(".iloc requires numeric indexers, got \(try Operators.repr(value))")
        }
        let place = position < 0 ? position &+ index.count : position
        guard place >= 0, place < index.count else { throw Raised.indexError("positional indexers are out-of-bounds") }
        return place
      }
    }
    let labels = try values.map(PandasValue.label)
    let found = labels.map { index.positions(of: $0) }
    let absent = zip(labels, found).filter { $1.isEmpty }.map(\.0)
    if !absent.isEmpty {
      if absent.count == labels.count {
        let shown = Index(Column(inferring: absent)).text()
        throw Raised.keyError(.string("None of [\(shown)] are in the [\(axis)]"))
      }
      let shown = try absent.map { try Operators.repr(PandasValue.python($0)) }.joined(separator: ", ")
      throw Raised.keyError(.string("[\(shown)] not in index"))
    }
    return found.flatMap { $0 }
  }

  /// The value or values of a series there.
  func value(in series: Series, at key: Value) throws -> Value {
    switch try selection(key) {
    case .one(let position): return PandasValue.scalar(series.values[position], series.values.dataType)
    case .many(let positions): return Value(series.taking(positions))
    }
  }

  // MARK: Masks and slices

  /// The positions where a mask of bools is true, or nil when the value is no mask.
  /// - Parameter isItem: A series is brought into the order of the labels; iloc does not take one.
  static func mask(_ value: Value, of index: Index, isItem: Bool) throws -> [Int]? {
    guard PandasValue.isListLike(value), !(value.object(as: RangeObject.self) != nil) else { return nil }
    if let list = value.object(as: ListObject.self), !list.items.isEmpty {
      guard list.items.allSatisfy(isBool) else { return nil }
    } else if value.object(as: ListObject.self) != nil || value.object(as: TupleObject.self) != nil {
      return nil
    }
    var column: Column
    if let series = value.object(as: SeriesObject.self)?.series {
      guard case .bool = series.values else { return nil }
      if series.index.hasSameLabels(as: index) {
        column = series.values
      } else {
        let aligned = try series.reindexed(index).values
        guard case .bool = aligned else {
          throw Raised(
            PandasTypes.indexingError,
            "Unalignable boolean Series provided as indexer (index of the boolean Series and of the indexed object do "
              + "not match).")
        }
        column = aligned
      }
    } else {
      if let tensor = value.array ?? value.tensor, tensor.dtype != .bool || tensor.rank != 1 { return nil }
      if value.object(as: TextArrayObject.self) != nil { return nil }
      column = try PandasValue.column(value)
    }
    guard case .bool(let flags) = column else { return nil }
    guard flags.count == index.count else {
      if value.array != nil || !isItem {
        throw Raised.indexError("Boolean index has wrong length: \(flags.count) instead of \(index.count)")
      }
      throw Raised.valueError("Item wrong length \(flags.count) instead of \(index.count).")
    }
    return flags.indices.filter { flags[$0] }
  }

  private static func isBool(_ value: Value) -> Bool {
    if case .bool? = PandasValue.optionalCell(value) { return true }
    return false
  }

  /// The positions of a slice: of labels, both ends included, or of positions.
  static func slicePositions(_ slice: SliceObject, _ index: Index, isLabel: Bool) throws -> [Int] {
    let bounds = [slice.start, slice.stop].filter { !$0.isNone }
    let areTexts = bounds.contains { $0.stringValue != nil }
    guard isLabel || areTexts, !bounds.isEmpty else {
      let range = try slice.range(count: index.count)
      return Array(stride(from: range.start, to: range.stop, by: range.step))
    }
    let first = slice.start.isNone ? 0 : try edge(slice.start, index, isStart: true)
    let last = slice.stop.isNone ? index.count - 1 : try edge(slice.stop, index, isStart: false)
    let step = try SliceObject.bound(slice.step) ?? 1
    guard step > 0 else { throw Raised.notInLgs("a slice of labels with a negative step") }
    return first <= last ? Array(stride(from: first, through: last, by: step)) : []
  }

  /// The first or last position of a label, or where it would stand among sorted ones.
  private static func edge(_ value: Value, _ index: Index, isStart: Bool) throws -> Int {
    let label = try PandasValue.label(value)
    let found = index.positions(of: label)
    if let position = isStart ? found.first : found.last { return position }
    let cells = index.cells
    let order = try Ordering.sorted(cells + [label])
    guard try Ordering.sorted(cells) == cells, let place = order.firstIndex(of: label) else {
      throw DataFrameError.key(label)
    }
    return isStart ? place : place - 1
  }
}

/// `df.loc`, `df.iloc`, `df.at`, `df.iat`, and the same of a series.
final class LocatorObject: Object {
  private let owner: Object
  private let byLabel: Bool
  private let isScalar: Bool

  init(_ owner: Object, byLabel: Bool, isScalar: Bool = false) {
    self.owner = owner
    self.byLabel = byLabel
    self.isScalar = isScalar
    super.init()
  }

  override var type: TypeObject { byLabel ? PandasTypes.locator : PandasTypes.positionLocator }
  override func visitChildren(_ visit: (Value) -> Void) { visit(.object(owner)) }

  private func locator(_ index: Index, _ axis: String) -> Locator {
    byLabel ? .labels(index, of: axis) : .positions(index, of: axis)
  }

  override func item(_ index: Value) throws -> Value {
    try table {
      if let series = (owner as? SeriesObject)?.series {
        return try locator(series.index, "index").value(in: series, at: single(index))
      }
      guard let frame = (owner as? DataFrameObject)?.frame else { return .none }
      let (rowKey, columnKey) = try keys(index)
      let rows = try locator(frame.index, "index").selection(rowKey)
      let columns = try columnKey.map { try locator(frame.columns, "columns").selection($0) }
      return part(frame, rows, columns ?? .many(Array(0..<frame.columnCount)), isWholeRow: columns == nil)
    }
  }

  private func single(_ index: Value) -> Value {
    if let tuple = index.object(as: TupleObject.self), tuple.items.count == 1 { return tuple.items[0] }
    return index
  }

  private func keys(_ index: Value) throws -> (Value, Value?) {
    guard let tuple = index.object(as: TupleObject.self) else {
      guard case .object(let object) = index, object is NativeFunction || object is FunctionObject else {
        return (index, nil)
      }
      return (try Operators.call(index, [.object(owner)]), nil)
    }
    guard tuple.items.count <= 2 else { throw Raised(PandasTypes.indexingError, "Too many indexers") }
    return (tuple.items[0], tuple.items.count > 1 ? tuple.items[1] : nil)
  }

  private func part(
    _ frame: DataFrame, _ rows: Locator.Selection, _ columns: Locator.Selection, isWholeRow: Bool
  ) -> Value {
    switch (rows, columns) {
    case (.one(let row), .one(let column)):
      return PandasValue.scalar(frame.data[column][row], frame.data[column].dataType)
    case (.one(let row), .many(let columns)):
      return Value((isWholeRow ? frame : frame.takingColumns(columns)).row(at: row))
    case (.many(let rows), .one(let column)): return Value(frame.series(at: column).taking(rows))
    case (.many(let rows), .many(let columns)):
      return Value((isWholeRow ? frame : frame.takingColumns(columns)).takingRows(rows))
    }
  }

  // MARK: Assignment

  override func setItem(_ index: Value, to value: Value) throws {
    try table {
      if let object = owner as? SeriesObject {
        if byLabel, PandasValue.optionalCell(index) != nil { return try object.setItem(index, to: value) }
        return try object.assign(locator(object.series.index, "index").selection(single(index)).positions, value)
      }
      guard let object = owner as? DataFrameObject else { return }
      let (rowKey, columnKey) = try keys(index)
      if byLabel, let label = PandasValue.optionalCell(rowKey), !object.frame.index.contains(label) {
        return try appendRow(label, columnKey, value, to: object)
      }
      let rows = try locator(object.frame.index, "index").selection(rowKey).positions
      let columns = try self.columns(columnKey, of: object)
      try object.assign(rows: rows, columns: columns, value)
    }
  }

  /// The columns of an assignment; a label that is not there makes one.
  private func columns(_ key: Value?, of object: DataFrameObject) throws -> [Int] {
    guard let key else { return Array(0..<object.frame.columnCount) }
    if byLabel, let label = PandasValue.optionalCell(key), !object.frame.columns.contains(label) {
      object.frame.set(label, to: .float64(Array(repeating: .nan, count: object.frame.rowCount)))
    }
    return try locator(object.frame.columns, "columns").selection(key).positions
  }

  /// A label that is not there makes a row.
  private func appendRow(_ label: Cell, _ columnKey: Value?, _ value: Value, to object: DataFrameObject) throws {
    guard columnKey == nil else { throw Raised.notInLgs("df.loc[new row, column] = …") }
    let frame = object.frame
    let cells: [Cell]
    if let cell = PandasValue.optionalCell(value) {
      cells = Array(repeating: cell, count: frame.columnCount)
    } else if let series = value.object(as: SeriesObject.self)?.series {
      cells = try series.reindexed(frame.columns).values.cells
    } else if let dictionary = value.object(as: DictionaryObject.self) {
      cells = try frame.columns.cells.map { column in
        try dictionary.table.all.first { PandasValue.optionalCell($0.key) == column }
          .map { try PandasValue.cell($0.value) } ?? .float(.nan)
      }
    } else {
      cells = try PandasValue.column(value).cells
    }
    guard cells.count == frame.columnCount else {
      throw Raised.valueError("cannot set a row with mismatched columns")
    }
    let data = zip(frame.data, cells).map { column, cell in
      column.isEmpty ? Column(inferring: [cell]) : Column.concatenating([column, Column(inferring: [cell])])
    }
    let isNext = frame.index.isDefault && label == .int(frame.rowCount)
    let index =
      isNext
      ? Index(count: frame.rowCount + 1).renamed(frame.index.name)
      : Index(Column(inferring: frame.index.cells + [label]), name: frame.index.name)
    object.frame = DataFrame(data, columns: frame.columns, index: index)
  }
}
