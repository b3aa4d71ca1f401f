import DataFrames
import Interpreter
import Tensors

import enum Syntax.BinaryOperator
import enum Syntax.ComparisonOperator
import enum Syntax.UnaryOperator

/// `pandas.Series`.
class SeriesObject: Object {
  final var series: Series

  init(_ series: Series) {
    self.series = series
    super.init()
  }

  override var type: TypeObject { PandasTypes.series }
  override func repr() throws -> String { try table { try series.text(Terminal.displayOptions()) } }
  override func hash() throws -> Int { throw Raised.typeError("unhashable type: 'Series'") }

  override func isTrue() throws -> Bool {
    throw Raised.valueError(
      "The truth value of a Series is ambiguous. Use a.empty, a.item(), a.any() or a.all().")
  }

  // MARK: Operators

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard let operation = ArithmeticOperator(operation) else { return nil }
    if other.object(as: DataFrameObject.self) != nil { return nil }
    return try table {
      if let cell = PandasValue.optionalCell(other) {
        return Value(try series.combined(operation, cell, reflected: reflected))
      }
      guard let right = try aligned(other) else { return nil }
      return Value(reflected ? try right.combined(operation, series) : try series.combined(operation, right))
    }
  }

  /// The other side of an operation; lists and arrays take over the labels.
  private func aligned(_ value: Value) throws -> Series? {
    if let other = value.object(as: SeriesObject.self) { return other.series }
    guard PandasValue.isListLike(value) else { return nil }
    let column = try PandasValue.column(value)
    guard column.count == series.count else {
      throw Raised.valueError(
        value.array == nil
          ? "Lengths must match to compare"
          : "operands could not be broadcast together with shapes (\(series.count),) (\(column.count),) ")
    }
    return Series(column, index: series.index, name: series.name)
  }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let operation = ComparisonOperation(operation) else { return nil }
    return try table {
      if let cell = PandasValue.optionalCell(other) { return Value(try series.compared(operation, cell)) }
      if PandasValue.isListLike(other), other.object(as: SeriesObject.self) == nil,
        try PandasValue.column(other).count != series.count
      {
        let count = try PandasValue.column(other).count
        throw Raised.valueError("('Lengths must match to compare', (\(series.count),), (\(count),))")
      }
      guard let right = try aligned(other) else { return nil }
      return Value(try series.compared(operation, right))
    }
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    try table {
      switch operation {
      case .negate: return Value(series.with(try series.values.negated()))
      case .plus: return Value(series)
      case .invert: return Value(series.with(try series.values.inverted()))
      case .not: return nil
      }
    }
  }

  // MARK: Items

  override func length() throws -> Int { series.count }
  override func contains(_ value: Value) throws -> Bool { series.index.contains(try PandasValue.label(value)) }

  override func item(_ index: Value) throws -> Value {
    try table {
      if let slice = index.object(as: SliceObject.self) {
        return Value(try series.taking(try Locator.slicePositions(slice, series.index, isLabel: false)))
      }
      if let found = try LevelLookUp(index, in: series.index) { return try found.part(of: series) }
      return try Locator.labels(series.index, of: "index").value(in: series, at: index)
    }
  }

  override func setItem(_ index: Value, to value: Value) throws {
    try table {
      if let slice = index.object(as: SliceObject.self) {
        return try assign(try Locator.slicePositions(slice, series.index, isLabel: false), value)
      }
      if let label = PandasValue.optionalCell(index), !series.index.contains(label) {
        return try append(label, PandasValue.cell(value))
      }
      try assign(try Locator.labels(series.index, of: "index").selection(index).positions, value)
    }
  }

  /// Sets the values at the positions.
  func assign(_ positions: [Int], _ value: Value) throws {
    let column =
      try PandasValue.optionalCell(value).map { Column(repeating: $0, count: 1) } ?? PandasValue.column(value)
    guard column.count == 1 || column.count == positions.count else {
      throw Raised.valueError("cannot set using a list-like indexer with a different length than the value")
    }
    series.values = try series.values.replacing(positions, with: column)
  }

  private func append(_ label: Cell, _ cell: Cell) throws {
    let labels = series.index.cells + [label]
    series = Series(
      Column(inferring: series.values.cells + [cell]), index: Index(Column(inferring: labels), name: series.index.name),
      name: series.name)
  }

  override func makeIterator() throws -> Object {
    let values = series.values
    var position = 0
    return ClosureIterator(BuiltinTypes.sequenceIterator, over: [.object(self)]) {
      guard position < values.count else { return nil }
      defer { position += 1 }
      return PandasValue.python(values[position])
    }
  }

  /// The values as Python's own.
  func listed() throws -> [Value] { try table { try series.values.mapCells(PandasValue.python) } }

  // MARK: Attributes

  /// Labels are attributes where no member has their name.
  override func ownAttribute(_ name: Symbol) throws -> Value? {
    if type.lookUp(name) != nil || name.name.hasPrefix("__") { return nil }
    guard let position = series.index.positions(of: .string(name.name)).first else { return nil }
    return PandasValue.scalar(series.values[position], series.values.dataType)
  }

  override func attribute(_ name: Symbol) throws -> Value {
    if PandasNames.series.contains(name.name), try ownAttribute(name) == nil, type.lookUp(name) == nil {
      throw Raised.notInLgs("Series.\(name)")
    }
    return try super.attribute(name)
  }

  override func setAttribute(_ name: Symbol, to value: Value) throws {
    if type.lookUp(name) == nil, let position = series.index.positions(of: .string(name.name)).first {
      return try table { try assign([position], value) }
    }
    if type.lookUp(name) == nil { throw Raised.notInLgs("setting the attribute '\(name)' of a Series") }
    try super.setAttribute(name, to: value)
  }
}

extension SeriesObject {
  /// The dtype of a tensor of the values; nil for texts and mixed values.
  var elementType: DType? {
    switch series.values.dataType {
    case .int64: return .int64
    case .float64: return .float64
    case .bool: return .bool
    case .int32, .int8, .uint32, .string, .datetime, .timedelta, .category, .object: return nil
    }
  }

  /// The values as a tensor takes them: by the labels 0, 1, 2 …
  func elements() throws -> NestedData {
    let index = series.index
    var values = series.values
    if !index.isDefault {
      guard index.contains(.int(0)) else {
        throw Raised.valueError("could not determine the shape of object type 'Series'")
      }
      values = try values.taking(
        try (0..<series.count).map { label in
          guard let position = index.positions(of: .int(label)).first else { throw Raised.keyError(.int(label)) }
          return position
        })
    }
    return .list(
      try values.mapCells { cell in
        switch cell {
        case .int(let value): return .scalar(.int(value))
        case .float(let value): return .scalar(.float(value))
        case .bool(let value): return .scalar(.bool(value))
        case .string: throw Raised.valueError("too many dimensions 'str'")
        case .none, .timestamp, .timedelta, .date, .interval, .tuple, .foreign:
          throw Raised.runtimeError("Could not infer dtype of \(cell.typeName)")
        }
      })
  }
}

/// `df.dtypes`: the types of the columns, by their labels.
final class ColumnTypesObject: SeriesObject {
  private let columns: [Column]

  init(_ frame: DataFrame) {
    columns = frame.data
    let names = columns.map { Cell.string($0.dataType.rawValue) }
    super.init(Series(.object(names), index: frame.columns))
  }

  override func item(_ index: Value) throws -> Value {
    if let label = PandasValue.optionalCell(index), let position = series.index.positions(of: label).first {
      return PandasValue.type(of: columns[position])
    }
    return try super.item(index)
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    guard type.lookUp(name) == nil, let position = series.index.positions(of: .string(name.name)).first else {
      return nil
    }
    return PandasValue.type(of: columns[position])
  }

  override func listed() throws -> [Value] { columns.map(PandasValue.type(of:)) }
  override func makeIterator() throws -> Object { try ListObject(listed()).makeIterator() }
}

extension Value {
  init(_ series: Series) { self = .object(SeriesObject(series)) }
  init(_ frame: DataFrame) { self = .object(DataFrameObject(frame)) }
  init(_ index: Index) { self = .object(IndexObject(index)) }
}

extension Series {
  /// Other values under the same labels.
  func with(_ values: Column) -> Series { Series(values, index: index, name: name) }
}

extension ArithmeticOperator {
  init?(_ operation: BinaryOperator) {
    switch operation {
    case .add: self = .add
    case .subtract: self = .subtract
    case .multiply: self = .multiply
    case .divide: self = .divide
    case .floorDivide: self = .floorDivide
    case .modulo: self = .modulo
    case .power: self = .power
    case .and: self = .and
    case .or: self = .or
    case .xor: self = .xor
    case .matrixMultiply, .shiftLeft, .shiftRight: return nil
    }
  }
}

extension ComparisonOperation {
  init?(_ operation: ComparisonOperator) {
    switch operation {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .is, .isNot, .in, .notIn: return nil
    }
  }
}
