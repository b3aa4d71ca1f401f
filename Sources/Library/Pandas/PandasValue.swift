import Calendar
import DataFrames
import Interpreter
import LongWork
import Tensors

/// Values of tables as values of the language, and back.
enum PandasValue {
  /// The value as Python's own.
  static func python(_ cell: Cell) -> Value {
    switch cell {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .string(let text): return .string(text)
    case .timestamp(Cell.notATime), .timedelta(Cell.notATime): return .object(NotATimeObject.shared)
    case .timestamp(let value): return .object(TimestampObject(value))
    case .timedelta(let value): return .object(TimedeltaObject(value))
    case .date(let ordinal): return .object(DateObject(CalendarDate(ordinal: ordinal)))
    case .interval(let interval): return .object(IntervalObject(interval))
    case .tuple(let cells): return .tuple(cells.map(python))
    case .foreign(let value): return (value as? ForeignObject)?.value ?? .none
    }
  }

  /// The value as columns give a single one: numbers have NumPy's types.
  static func scalar(_ cell: Cell, _ type: DataType) -> Value {
    switch (type, cell) {
    case (.int64, .int(let value)): return .object(ArrayScalar(.int(value), .int64))
    case (.float64, .float(let value)): return .object(ArrayScalar(.float(value), .float64))
    case (.bool, .bool(let value)): return .object(ArrayScalar(.bool(value), .bool))
    case (.int32, .int), (.int8, .int), (.uint32, .int):
      return python(cell)
    case (.int64, _), (.int32, _), (.int8, _), (.uint32, _), (.float64, _), (.bool, _), (.string, _), (.datetime, _),
      (.timedelta, _), (.category, _), (.object, _):
      return python(cell)
    }
  }

  /// A number that a statistic gives.
  static func number(_ cell: Cell) -> Value {
    switch cell {
    case .int: return scalar(cell, .int64)
    case .float: return scalar(cell, .float64)
    case .bool: return scalar(cell, .bool)
    case .none, .string, .timestamp, .timedelta, .date, .interval, .tuple, .foreign: return python(cell)
    }
  }

  /// The value as a cell, or nil when it is none.
  static func optionalCell(_ value: Value) -> Cell? {
    switch value {
    case .none: return Cell.none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .object:
      if let text = value.stringValue { return .string(text) }
      if let time = time(value) { return time }
      guard let scalar = value.arrayScalar else { return nil }
      switch scalar.value {
      case .int(let value): return .int(value)
      case .float(let value): return .float(value)
      case .bool(let value): return .bool(value)
      }
    }
  }

  /// A time, a day or an interval as a cell.
  private static func time(_ value: Value) -> Cell? {
    guard case .object(let object) = value else { return nil }
    switch object {
    case let moment as DateTimeObject:
      return moment.zone == nil ? .timestamp(TimeText.moment(of: moment.date) + moment.clock.microseconds) : nil
    case let day as DateObject: return .date(day.date.ordinal)
    case let span as DurationObject: return Int(exactly: span.microseconds).map(Cell.timedelta)
    case is NotATimeObject: return .timestamp(Cell.notATime)
    case let interval as IntervalObject: return .interval(interval.interval)
    case _: return nil
    }
  }

  nonisolated(unsafe) private static var conversions = 0

  /// What a column holds for a value.
  /// - Throws: NotImplementedError for what no column holds; KeyboardInterrupt.
  static func cell(_ value: Value) throws -> Cell {
    // Whoever makes a column of a program's values comes by here.
    conversions &+= 1
    try Machine.current.checkInterrupt(after: conversions)
    if let cell = optionalCell(value) { return cell }
    guard let foreign = ForeignObject(value) else { throw Raised.notInLgs("a column of \(value.typeName) objects") }
    return .foreign(foreign)
  }

  /// A label of rows or columns.
  /// - Throws: TypeError for what cannot be one.
  static func label(_ value: Value) throws -> Cell {
    if let cell = optionalCell(value) { return cell }
    if value.object(as: TupleObject.self) != nil { throw Raised.keyError(value) }
    if value.type.has(.unhashable) { throw Raised.typeError("unhashable type: '\(value.typeName)'") }
    throw Raised.keyError(value)
  }

  // MARK: Columns

  static func isListLike(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    if object is ListObject || object is TupleObject || object is RangeObject || object is SeriesObject { return true }
    if object is IndexObject || object is TextArrayObject || object is DictionaryView { return true }
    if object is CategoricalObject { return true }
    if object is TextArray { return true }
    return (value.array ?? value.tensor).map { $0.rank > 0 } ?? false || object.type.has(.iterator)
  }

  /// The values of a list, an array, a series … as a column.
  static func column(_ value: Value) throws -> Column {
    guard case .object(let object) = value else { throw Raised.typeError("'\(value.typeName)' object is not iterable") }
    if let series = object as? SeriesObject { return series.series.values }
    if let index = object as? IndexObject { return index.index.column }
    if let texts = object as? TextArrayObject { return texts.column }
    if let categories = object as? CategoricalObject { return .category(categories.categories) }
    if let tensor = value.array ?? value.tensor {
      guard tensor.rank == 1 else {
        throw Raised.valueError("Data must be 1-dimensional, got ndarray of shape \(shapeText(tensor)) instead")
      }
      return try column(of: tensor)
    }
    let values = try Operators.array(value)
    return Column(inferring: try values.map(cell))
  }

  private static func shapeText(_ tensor: Tensor) -> String {
    "(" + tensor.shape.map(String.init).joined(separator: ", ") + (tensor.rank == 1 ? ",)" : ")")
  }

  /// The elements of a tensor or an array in one column.
  static func column(of tensor: Tensor) throws -> Column {
    switch tensor.dtype {
    case .int64: return .int64(try torch { try tensor.integers() })
    case .float64: return .float64(try torch { try tensor.doubles() })
    case .bool: return .bool(try torch { try tensor.scalars() }.map(\.isTrue))
    case .float32, .float16, .bfloat16:
      throw Raised.notInLgs("a \(tensor.dtype.name) column: .double() gives float64, which")
    case .uint8, .int8, .int16, .int32:
      throw Raised.notInLgs("a \(tensor.dtype.name) column: .long() and .astype(int) give int64, which")
    }
  }

  /// The columns of a tensor or an array of two dimensions.
  static func columns(of tensor: Tensor) throws -> [Column] {
    let (rows, width) = (tensor.shape[0], tensor.shape[1])
    let all = try column(of: tensor)
    return try (0..<width).map { place in try all.taking((0..<rows).map { $0 * width + place }) }
  }

  // MARK: Arrays

  /// The values as NumPy's array.
  static func array(_ column: Column) throws -> Value {
    switch column {
    case .int64(let values):
      return .object(ArrayObject(try torch { try elements(values.mapRows(Scalar.int), [values.count], .int64) }))
    case .float64(let values):
      return .object(ArrayObject(try torch { try elements(values.mapRows(Scalar.float), [values.count], .float64) }))
    case .bool(let values):
      return .object(ArrayObject(try torch { try elements(values.mapRows(Scalar.bool), [values.count], .bool) }))
    case .string, .object: throw Raised.notInLgs("an array of objects: tolist() gives a list, which")
    case .datetime, .timedelta: throw Raised.notInLgs("an array of times: tolist() gives a list, which")
    case .narrow(let width, _):
      throw Raised.notInLgs("an array of \(width.dataType.rawValue): .astype('int64') gives a column for one, which")
    case .category(let categories):
      return try array(categories.decoded)
    }
  }

  /// The values of a table as an array of two dimensions, in the type that holds all columns.
  static func array(_ frame: DataFrame) throws -> Value {
    let type = try Column.concatenating(frame.data).dataType
    guard type.isNumeric || type == .bool else {
      throw Raised.notInLgs("an array of objects: tolist() of a column gives a list, which")
    }
    let dtype: DType = type.isInteger ? .int64 : type == .bool ? .bool : .float64
    var scalars: [Scalar] = []
    try (0..<frame.rowCount).forEachRow { row in
      for column in frame.data {
        switch column[row] {
        case .int(let value): scalars.append(dtype == .int64 ? .int(value) : .float(Double(value)))
        case .float(let value): scalars.append(.float(value))
        case .bool(let value): scalars.append(.bool(value))
        case .none, .string, .timestamp, .timedelta, .date, .interval, .tuple, .foreign: scalars.append(.float(.nan))
        }
      }
    }
    return .object(ArrayObject(try torch { try elements(scalars, [frame.rowCount, frame.columnCount], dtype) }))
  }

  private static func elements(_ scalars: [Scalar], _ shape: [Int], _ dtype: DType) throws -> Tensor {
    switch dtype.element {
    case .int64:
      return try Tensor.filled(Shape(shape), dtype, of: Int.self, each: { scalars[$0].int ?? 0 })
    case .bool:
      return try Tensor.filled(Shape(shape), dtype, of: UInt8.self, each: { scalars[$0].isTrue ? 1 : 0 })
    case .float64, .float32:
      return try Tensor.filled(Shape(shape), .float64, of: Double.self, each: { scalars[$0].double })
    }
  }

  // MARK: Types of values

  /// What `dtype` shows for the type of a column.
  static func type(of column: Column) -> Value {
    if case .category(let categories) = column { return .object(CategoryTypeObject(categories)) }
    return type(column.dataType)
  }

  /// The same of a type whose categories do not matter.
  static func type(_ type: DataType) -> Value {
    switch type {
    case .int64: return ArrayDTypeObject.of(.int64)
    case .float64: return ArrayDTypeObject.of(.float64)
    case .bool: return ArrayDTypeObject.of(.bool)
    case .string: return .object(ColumnTypeObject.string)
    case .object: return .object(ColumnTypeObject.object)
    case .int32: return .object(ColumnTypeObject.int32)
    case .int8: return .object(ColumnTypeObject.int8)
    case .uint32: return .object(ColumnTypeObject.uint32)
    case .datetime: return .object(ColumnTypeObject.datetime)
    case .timedelta: return .object(ColumnTypeObject.timedelta)
    case .category: return .object(CategoryTypeObject(nil))
    }
  }

  /// The type that a value names: `float`, `'int64'`, `np.float64` …
  static func dataType(_ value: Value) throws -> DataType {
    if let own = value.object(as: ColumnTypeObject.self) { return own.dataType }
    if value.object(as: CategoryTypeObject.self) != nil { return .category }
    if let type = value.object(as: TypeObject.self) {
      if type === BuiltinTypes.string { return .string }
      if type === BuiltinTypes.object { return .object }
    }
    if let name = value.stringValue {
      switch name {
      case "str", "string": return name == "str" ? .string : try refused(name)
      case "object", "O": return .object
      case "category": return .category
      case "datetime64[us]": return .datetime
      case "timedelta64[us]": return .timedelta
      case "int32": return .int32
      case "int8": return .int8
      case "datetime64[ns]", "datetime64[s]", "datetime64", "timedelta64[ns]", "timedelta64[s]", "Int64", "Float64",
        "boolean":
        return try refused(name)
      case _: break
      }
    }
    let dtype = try ArrayDTypeObject.dtype(of: value)
    switch dtype {
    case .int64: return .int64
    case .float64: return .float64
    case .bool: return .bool
    case .float32, .float16, .bfloat16, .uint8, .int8, .int16, .int32: return try refused(dtype.name)
    }
  }

  /// `astype`: a column in the type that a value names.
  static func converted(_ column: Column, to type: Value) throws -> Column {
    if let category = type.object(as: CategoryTypeObject.self) { return .category(try category.categories(of: column)) }
    return try column.converted(to: dataType(type))
  }

  private static func refused(_ name: String) throws -> DataType { throw Raised.notInLgs("the column type '\(name)'") }
}
