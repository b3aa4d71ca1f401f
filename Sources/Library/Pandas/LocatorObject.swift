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
        return try locator(series.index, "index").value(in: series, at: single(index))
      }
      guard let frame = (owner as? DataFrameObject)?.frame else { return .none }
      let (rowKey, columnKey) = try keys(index)
      let rows = try locator(frame.index, "index").selection(rowKey)
      let columns = try columnKey.map { try locator(frame.columns, "columns").selection($0) }
      return part(frame, rows, columns ?? .many(Array(0..<frame.columnCount)), isWholeRow: columns == nil)
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
