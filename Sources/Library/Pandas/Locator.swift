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
    if let partial = PartialDate(label, in: index) {
      let (positions, isExact) = partial.positions(in: index)
      guard let first = positions.first else { throw DataFrameError.key(label) }
      return isExact && positions.count == 1 ? .one(first) : .many(positions)
    }
    let positions = index.positions(of: index.adapted(label))
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
    let labels = try values.map { index.adapted(try PandasValue.label($0)) }
    let found = labels.map { index.positions(of: $0) }
    let absent = zip(labels, found).filter { $1.isEmpty }.map(\.0)
    if !absent.isEmpty {
      if absent.count == labels.count {
        let shown = try Index(Column(inferring: absent)).text()
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
    case .many(let positions): return Value(try series.taking(positions))
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
    if let partial = PartialDate(label, in: index) { return try timeEdge(partial, label, index, isStart: isStart) }
    let found = index.positions(of: label)
    if let position = isStart ? found.first : found.last { return position }
    let cells = index.cells
    let order = try Ordering.sorted(cells + [label])
    guard try Ordering.sorted(cells) == cells, let place = order.firstIndex(of: label) else {
      throw DataFrameError.key(label)
    }
    return isStart ? place : place - 1
  }

  /// The same of a text among places in time, which must be in order.
  private static func timeEdge(_ date: PartialDate, _ label: Cell, _ index: Index, isStart: Bool) throws -> Int {
    let moments = index.column.integers ?? []
    guard zip(moments, moments.dropFirst()).allSatisfy({ $0 <= $1 }) else { throw DataFrameError.key(label) }
    let place = moments.firstIndex { isStart ? $0 >= date.start : $0 >= date.end } ?? moments.count
    return isStart ? place : place - 1
  }
}
