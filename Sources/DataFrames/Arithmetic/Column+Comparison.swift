import LongWork

extension Column {
  /// Which pairs of values of two columns of one length compare so; missing values differ from everything.
  /// - Throws: A type error for an order between texts and numbers.
  public func compared(_ operation: ComparisonOperation, _ other: Column) throws -> [Bool] {
    switch (self, other) {
    case (.int64(let a), .int64(let b)): return zip(a, b).map { operation.holds($0, $1) }
    case (.datetime(let a), .datetime(let b)), (.timedelta(let a), .timedelta(let b)):
      return zip(a, b).map { first, second in
        if first == Cell.notATime || second == Cell.notATime { return operation == .notEqual }
        return operation.holds(first, second)
      }
    case (.datetime, _), (.timedelta, _): return try comparedTimes(operation, other)
    case (_, .datetime), (_, .timedelta): return try other.comparedTimes(operation.reflected, self)
    case (.category(let values), _): return try Column.compared(operation, values, other)
    case (_, .category): return try other.compared(operation.reflected, self)
    case (.string(let a), .string(let b)):
      return zip(a, b).map { first, second in
        guard let first, let second else { return operation == .notEqual }
        return operation.holds(first, second)
      }
    case (.int64, _), (.narrow, _), (.float64, _), (.bool, _), (.string, _), (.object, _):
      if let a = numbers, let b = other.numbers { return zip(a, b).map { operation.holds($0, $1) } }
      return try zip(cells, other.cells).map { try Column.compare(operation, $0, $1) }
    }
  }

  private static func compare(_ operation: ComparisonOperation, _ a: Cell, _ b: Cell) throws -> Bool {
    if let x = a.number, let y = b.number { return operation.holds(x, y) }
    if let x = a.text, let y = b.text { return operation.holds(x, y) }
    if a.typeName == b.typeName, a.text == nil {
      switch operation {
      case .equal: return a == b && !a.isMissing
      case .notEqual: return a != b || a.isMissing
      case .less: return Ordering.precedes(a, b)
      case .lessOrEqual: return !Ordering.precedes(b, a)
      case .greater: return Ordering.precedes(b, a)
      case .greaterOrEqual: return !Ordering.precedes(a, b)
      }
    }
    switch operation {
    case .equal: return false
    case .notEqual: return true
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if a.isMissing || b.isMissing { return false }
      throw DataFrameError.type(
        "'\(operation.rawValue)' not supported between instances of '\(a.typeName)' and '\(b.typeName)'")
    }
  }

  /// `-x`, `+x`.
  public func negated() throws -> Column {
    switch self {
    case .int64(let values): return .int64(values.map { 0 &- $0 })
    case .narrow(let width, let values): return .narrow(width, values.map { width.wrapped(-$0) })
    case .timedelta(let values): return .timedelta(values.map { $0 == Cell.notATime ? $0 : 0 &- $0 })
    case .datetime, .category:
      throw DataFrameError.type("bad operand type for unary -: '\(arrayName)'")
    case .float64(let values): return .float64(values.map { -$0 })
    case .bool(let values): return .bool(values.map { !$0 })
    case .string: throw DataFrameError.type("bad operand type for unary -: 'str'")
    case .object(let cells):
      return .object(
        try cells.mapRows { cell in
          switch cell {
          case .int(let value): return .int(0 &- value)
          case .float(let value): return .float(-value)
          case .bool(let value): return .int(value ? -1 : 0)
          case .none, .string, .timestamp, .timedelta, .date, .interval, .tuple, .foreign:
            throw DataFrameError.type("bad operand type for unary -: '\(cell.typeName)'")
          }
        })
    }
  }

  /// `~x`.
  public func inverted() throws -> Column {
    switch self {
    case .bool(let values): return .bool(values.map { !$0 })
    case .int64(let values): return .int64(values.map { ~$0 })
    case .narrow(let width, let values): return .narrow(width, values.map { width.wrapped(~$0) })
    case .datetime, .timedelta, .category: throw DataFrameError.type("bad operand type for unary ~: '\(arrayName)'")
    case .float64: throw DataFrameError.type("bad operand type for unary ~: 'float'")
    case .string: throw DataFrameError.type("bad operand type for unary ~: 'str'")
    case .object: throw DataFrameError.notInLgs("'~' of an object column")
    }
  }

  /// The absolute values.
  public func absolute() throws -> Column {
    switch self {
    case .int64(let values): return .int64(values.map { $0 < 0 ? 0 &- $0 : $0 })
    case .narrow(let width, let values): return .narrow(width, values.map { width.wrapped(abs($0)) })
    case .timedelta(let values): return .timedelta(values.map { $0 == Cell.notATime ? $0 : abs($0) })
    case .datetime, .category: throw DataFrameError.type("bad operand type for abs(): '\(arrayName)'")
    case .float64(let values): return .float64(values.map(\.magnitude))
    case .bool: return self
    case .string: throw DataFrameError.type("bad operand type for abs(): 'str'")
    case .object: throw DataFrameError.notInLgs("abs() of an object column")
    }
  }
}
