extension Column {
  /// `astype`: the values converted to another type.
  public func converted(to type: DataType) throws -> Column {
    if type == dataType { return self }
    switch type {
    case .object: return .object(cells)
    case .string: return .string(try texts())
    case .category: return .category(try Categories(self))
    case .datetime: return .datetime(try moments())
    case .timedelta: return .timedelta(try spans())
    case .int32: return .narrow(.int32, try integers(.int32))
    case .int8: return .narrow(.int8, try integers(.int8))
    case .uint32: return .narrow(.uint32, try integers(.uint32))
    case .bool: return .bool(try mapCells(Column.truth))
    case .float64: return .float64(try floats())
    case .int64: return .int64(try wholeNumbers())
    }
  }

  /// The values as texts of a column of texts.
  private func texts() throws -> [String?] {
    switch self {
    case .datetime(let values):
      return try zip(values, TimeText.moments(values)).map { $0 == Cell.notATime ? nil : $1 }
    case .timedelta(let values):
      return try zip(values, TimeText.spans(values)).map { $0 == Cell.notATime ? nil : $1 }
    case .int64, .float64, .bool, .string, .narrow, .category, .object:
      return try mapCells { $0.isMissing ? nil : $0.plainText }
    }
  }

  private func integers(_ width: IntegerWidth) throws -> [Int] { try wholeNumbers().map(width.wrapped) }

  /// Texts as dates of one format, numbers as nanoseconds since 1970.
  private func moments() throws -> [Int] {
    switch try plain {
    case .datetime(let values): return values
    case .int64(let values): return values.map { TimeText.floorDivided($0, 1000).quotient }
    case .string, .object: return try DateReader().moments(self, coerces: false)
    case .float64, .bool, .timedelta, .narrow, .category:
      throw DataFrameError.type("dtype \(dataType.rawValue) cannot be converted to datetime64[us]")
    }
  }

  private func spans() throws -> [Int] {
    switch try plain {
    case .timedelta(let values): return values
    case .int64(let values): return values.map { TimeText.floorDivided($0, 1000).quotient }
    case .string, .object:
      return try mapCells { cell in
        guard let span = cell.microseconds(as: .timedelta) else { throw SpanReader.unreadable(cell.plainText) }
        return span
      }
    case .float64, .bool, .datetime, .narrow, .category:
      throw DataFrameError.type("dtype \(dataType.rawValue) cannot be converted to timedelta64[us]")
    }
  }

  /// The values as floats, whatever their type.
  /// - Throws: A value error for texts that are no numbers.
  public func floats() throws -> [Double] {
    if let numbers { return numbers }
    return try mapCells(Column.float)
  }

  private static func truth(_ cell: Cell) throws -> Bool {
    switch cell {
    case .none: return false
    case .bool(let value): return value
    case .int(let value): return value != 0
    case .float(let value): return value != 0
    case .string(let text): return !text.isEmpty
    case .timestamp, .timedelta, .date, .interval, .tuple, .foreign: return !cell.isMissing
    }
  }

  private static func float(_ cell: Cell) throws -> Double {
    if let text = cell.text {
      guard let value = FloatNotation.parse(text) else {
        throw DataFrameError.value("could not convert string to float: \(Cell.string(text).representation)")
      }
      return value
    }
    switch cell {
    case .none, .bool, .int, .float, .string: return cell.number ?? .nan
    case .timestamp, .timedelta, .date, .interval, .tuple, .foreign:
      throw DataFrameError.type(
        "float() argument must be a string or a real number, not '\(cell.typeName)'")
    }
  }

  private func wholeNumbers() throws -> [Int] {
    if let integers { return integers }
    return try mapCells { cell in
      switch cell {
      case .int(let value), .timestamp(let value), .timedelta(let value): return value
      case .bool(let value): return value ? 1 : 0
      case .float(let value):
        guard value.isFinite, let whole = Int(exactly: value.rounded(.towardZero)) else {
          throw DataFrameError.value(
            "Cannot convert non-finite values (NA or inf) to integer. Replace or remove non-finite values or cast to "
              + "an integer type that supports these values (e.g. 'Int64')")
        }
        return whole
      case .string(let text):
        guard let value = Int(text.filter { $0 != " " && $0 != "_" }) else {
          throw DataFrameError.value("invalid literal for int() with base 10: \(Cell.string(text).representation)")
        }
        return value
      case .none, .date, .interval, .tuple, .foreign:
        throw DataFrameError.type(
          "int() argument must be a string, a bytes-like object or a real number, not '\(cell.typeName)'")
      }
    }
  }
}
