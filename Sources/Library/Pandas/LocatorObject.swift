import DataFrames
import Interpreter

/// `df.loc`, `df.iloc`, `df.at`, `df.iat`, and the same of a series.
final class LocatorObject: Object {
  let owner: Object
  let byLabel: Bool
  private let isScalar: Bool

  init(_ owner: Object, byLabel: Bool, isScalar: Bool = false) {
    self.owner = owner
    self.byLabel = byLabel
    self.isScalar = isScalar
    super.init()
  }

  override var type: TypeObject { byLabel ? PandasTypes.locator : PandasTypes.positionLocator }
  override func visitChildren(_ visit: (Value) -> Void) { visit(.object(owner)) }

  func locator(_ index: Index, _ axis: String) -> Locator {
    byLabel ? .labels(index, of: axis) : .positions(index, of: axis)
  }

  override func item(_ index: Value) throws -> Value {
    try table {
      if let series = (owner as? SeriesObject)?.series {
        if byLabel, let found = try LevelLookUp(index, in: series.index) { return try found.part(of: series) }
        return try locator(series.index, "index").value(in: series, at: single(index))
      }
      guard let frame = (owner as? DataFrameObject)?.frame else { return .none }
      if byLabel, frame.index.levelNames != nil, let part = try leveledPart(index, of: frame) { return part }
      let (rowKey, columnKey) = try keys(index)
      let rows = try locator(frame.index, "index").selection(rowKey)
      let columns = try columnKey.map { try locator(frame.columns, "columns").selection($0) }
      return try part(frame, rows, columns ?? .many(Array(0..<frame.columnCount)), isWholeRow: columns == nil)
    }
  }

  /// Rows by parts of labels of several levels: `loc['x']`, `loc[('x', 1)]`, `loc[('x', 1), 'v']`, `loc['x', 'v']`.
  private func leveledPart(_ key: Value, of frame: DataFrame) throws -> Value? {
    guard let tuple = key.object(as: TupleObject.self), tuple.items.count == 2 else {
      return try LevelLookUp(key, in: frame.index)?.part(of: frame)
    }
    let isNested = tuple.items[0].object(as: TupleObject.self) != nil
    let isColumn = PandasValue.optionalCell(tuple.items[1]).map(frame.columns.contains) ?? true
    if !isNested, !isColumn { return try LevelLookUp(key, in: frame.index)?.part(of: frame) }
    guard let rows = try LevelLookUp(tuple.items[0], in: frame.index) else { return nil }
    let columns = try locator(frame.columns, "columns").selection(tuple.items[1])
    switch columns {
    case .one(let column): return try rows.part(of: frame.series(at: column))
    case .many(let places): return try rows.part(of: try frame.takingColumns(places))
    }
  }

  func single(_ index: Value) -> Value {
    if let tuple = index.object(as: TupleObject.self), tuple.items.count == 1 { return tuple.items[0] }
    return index
  }

  func keys(_ index: Value) throws -> (Value, Value?) {
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
  ) throws -> Value {
    switch (rows, columns) {
    case (.one(let row), .one(let column)):
      return PandasValue.scalar(frame.data[column][row], frame.data[column].dataType)
    case (.one(let row), .many(let columns)):
      return Value(try (isWholeRow ? frame : frame.takingColumns(columns)).row(at: row))
    case (.many(let rows), .one(let column)): return Value(try frame.series(at: column).taking(rows))
    case (.many(let rows), .many(let columns)):
      return Value(try (isWholeRow ? frame : frame.takingColumns(columns)).takingRows(rows))
    }
  }

  override func setItem(_ index: Value, to value: Value) throws {
    try table {
      switch owner {
      case let object as SeriesObject: try assign(index, value, to: object)
      case let object as DataFrameObject: try assign(index, value, to: object)
      case _: throw Raised.typeError("'\(owner.type.name)' object does not support item assignment")
      }
    }
  }
}
