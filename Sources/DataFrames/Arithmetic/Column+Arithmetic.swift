import LongWork

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Column {
  /// The operator on each pair of values of two columns of one length.
  /// - Throws: A type error with Python's words where the types have no such operator.
  public func combined(_ operation: ArithmeticOperator, _ other: Column) throws -> Column {
    switch (self, other) {
    case (.datetime, _), (_, .datetime), (.timedelta, _), (_, .timedelta), (.category, _), (_, .category):
      return try combinedTimes(operation, other)
    case (.narrow, _), (_, .narrow): return try combinedNarrow(operation, other)
    case (.int64, _), (.float64, _), (.bool, _), (.string, _), (.object, _): break
    }
    switch operation {
    case .and, .or, .xor: return try logically(operation, other)
    case .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power: break
    }
    switch (self, other) {
    case (.bool(let a), .bool(let b)): return try Column.bools(operation, a, b)
    case (.int64(let a), .int64(let b)): return try Column.integers(operation, a, b)
    case (.int64(let a), .bool(let b)): return try Column.integers(operation, a, b.map { $0 ? 1 : 0 })
    case (.bool(let a), .int64(let b)): return try Column.integers(operation, a.map { $0 ? 1 : 0 }, b)
    case (.float64, .int64), (.float64, .float64), (.float64, .bool), (.int64, .float64), (.bool, .float64):
      return .float64(Column.floats(operation, numbers ?? [], other.numbers ?? []))
    case (.string(let a), .string(let b)):
      guard operation == .add else { throw Column.unsupported(operation, "str", "str") }
      return .string(try a.indices.mapRows { row in a[row].flatMap { first in b[row].map { first + $0 } } })
    case (.string(let a), .int64(let b)) where operation == .multiply: return try Column.repeated(a, b)
    case (.int64(let a), .string(let b)) where operation == .multiply: return try Column.repeated(b, a)
    case (.string, .int64), (.string, .float64), (.string, .bool), (.int64, .string), (.float64, .string),
      (.bool, .string):
      throw Column.unsupportedWithText(operation, self, other)
    case (.object, _), (_, .object), (.narrow, _), (_, .narrow), (.datetime, _), (_, .datetime), (.timedelta, _),
      (_, .timedelta), (.category, _), (_, .category):
      return .object(try (0..<count).mapRows { try Column.cells(operation, self[$0], other[$0]) })
    }
  }

  static func unsupported(_ operation: ArithmeticOperator, _ a: String, _ b: String) -> DataFrameError {
    let shown = operation == .power ? "** or pow()" : operation.rawValue
    return .type("unsupported operand type(s) for \(shown): '\(a)' and '\(b)'")
  }

  private static func unsupportedWithText(
    _ operation: ArithmeticOperator, _ a: Column, _ b: Column
  ) -> DataFrameError {
    let name = { (column: Column) -> String in column.cells.first { !$0.isMissing }?.typeName ?? "float" }
    if case .string = a, operation == .add {
      return .type("can only concatenate str (not \"\(name(b))\") to str")
    }
    return unsupported(operation, name(a), name(b))
  }

  private static func repeated(_ texts: Texts, _ counts: [Int]) throws -> Column {
    .string(
      try zip(texts, counts).map { text, count in
        guard let text else { return nil }
        let (size, overflow) = text.utf8.count.multipliedReportingOverflow(by: max(0, count))
        if overflow || size > 1 << 28 { throw DataFrameError(.memory, "") }
        return String(repeating: text, count: max(0, count))
      })
  }

  // MARK: Bools

  private static func bools(_ operation: ArithmeticOperator, _ a: [Bool], _ b: [Bool]) throws -> Column {
    switch operation {
    case .add: return .bool(zip(a, b).map { $0 || $1 })
    case .multiply: return .bool(zip(a, b).map { $0 && $1 })
    case .subtract:
      throw DataFrameError.type(
        "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
          + "logical_xor function instead.")
    case .divide: return .float64(floats(.divide, a.map { $0 ? 1 : 0 }, b.map { $0 ? 1 : 0 }))
    case .floorDivide, .modulo, .power: throw DataFrameError.notInLgs("'\(operation.rawValue)' of two bool columns")
    case .and, .or, .xor: return try Column.bool(a).logically(operation, .bool(b))
    }
  }

  private func logically(_ operation: ArithmeticOperator, _ other: Column) throws -> Column {
    switch (self, other) {
    case (.bool(let a), .bool(let b)):
      return .bool(
        zip(a, b).map { operation == .and ? $0 && $1 : operation == .or ? $0 || $1 : $0 != $1 })
    case (.int64(let a), .int64(let b)):
      return .int64(zip(a, b).map { operation == .and ? $0 & $1 : operation == .or ? $0 | $1 : $0 ^ $1 })
    case (.int64(let a), .bool): return try Column.bool(a.map { $0 & 1 != 0 }).logically(operation, other)
    case (.bool, .int64(let b)): return try logically(operation, .bool(b.map { $0 & 1 != 0 }))
    case (.object(let a), .bool), (.object(let a), .object):
      return try Column.bool(a.map { if case .bool(let value) = $0 { return value } else { return false } })
        .logically(
          operation,
          Column.bool(other.cells.map { if case .bool(let value) = $0 { return value } else { return false } }))
    case (.float64, _), (_, .float64):
      throw DataFrameError.type("unsupported operand type(s) for \(operation.rawValue): 'float' and 'bool'")
    case (.string, _), (_, .string), (.object, _), (_, .object), (.narrow, _), (_, .narrow), (.datetime, _),
      (_, .datetime), (.timedelta, _), (_, .timedelta), (.category, _), (_, .category):
      throw DataFrameError.type(
        "unsupported operand type(s) for \(operation.rawValue): '\(cells.first?.typeName ?? "str")' and "
          + "'\(other.cells.first?.typeName ?? "bool")'")
    }
  }

  // MARK: Numbers

  private static func integers(_ operation: ArithmeticOperator, _ a: [Int], _ b: [Int]) throws -> Column {
    switch operation {
    case .add: return .int64(zip(a, b).map { $0 &+ $1 })
    case .subtract: return .int64(zip(a, b).map { $0 &- $1 })
    case .multiply: return .int64(zip(a, b).map { $0 &* $1 })
    case .divide: return .float64(floats(.divide, a.map(Double.init), b.map(Double.init)))
    case .floorDivide, .modulo:
      if b.contains(0) { return .float64(floats(operation, a.map(Double.init), b.map(Double.init))) }
      return .int64(zip(a, b).map { operation == .modulo ? remainder($0, $1) : quotient($0, $1) })
    case .power:
      if b.contains(where: { $0 < 0 }) {
        throw DataFrameError.value("Integers to negative integer powers are not allowed.")
      }
      return .int64(zip(a, b).map(power))
    case .and, .or, .xor: return try Column.int64(a).logically(operation, .int64(b))
    }
  }

  private static func quotient(_ a: Int, _ b: Int) -> Int {
    if b == -1 { return 0 &- a }
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    return remainder != 0 && (remainder < 0) != (b < 0) ? quotient - 1 : quotient
  }

  private static func remainder(_ a: Int, _ b: Int) -> Int {
    if b == -1 { return 0 }
    let remainder = a % b
    return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    var (result, base, exponent) = (1, base, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result &* base }
      base = base &* base
      exponent >>= 1
    }
    return result
  }

  static func floats(_ operation: ArithmeticOperator, _ a: [Double], _ b: [Double]) -> [Double] {
    zip(a, b).map { x, y in
      switch operation {
      case .add: return x + y
      case .subtract: return x - y
      case .multiply: return x * y
      case .divide: return x / y
      case .floorDivide: return floorDivided(x, y)
      case .modulo: return floatRemainder(x, y)
      case .power: return pow(x, y)
      case .and, .or, .xor: return .nan
      }
    }
  }

  /// The quotient rounded down; a zero divisor gives infinity with pandas' sign.
  private static func floorDivided(_ x: Double, _ y: Double) -> Double {
    if y == 0 { return x / y }
    let remainder = floatRemainder(x, y)
    let quotient = (x - remainder) / y
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }

  private static func floatRemainder(_ x: Double, _ y: Double) -> Double {
    let remainder = fmod(x, y)
    if remainder == 0 { return copysign(0, y) }
    return (remainder < 0) != (y < 0) ? remainder + y : remainder
  }

  // MARK: Objects

  private static func cells(_ operation: ArithmeticOperator, _ a: Cell, _ b: Cell) throws -> Cell {
    switch (a, b) {
    case (.int, .int), (.int, .bool), (.bool, .int), (.int, .float), (.float, .int), (.float, .float), (.bool, .float),
      (.float, .bool), (.bool, .bool), (.string, .string):
      return try Column(repeating: a, count: 1).combined(operation, Column(repeating: b, count: 1))[0]
    case (.string(let text), .int(let count)) where operation == .multiply:
      return try repeated([text], [count])[0]
    case (.string, let other) where operation == .add && !other.isMissing:
      throw DataFrameError.type("can only concatenate str (not \"\(other.typeName)\") to str")
    case (.timestamp, _), (_, .timestamp), (.timedelta, _), (_, .timedelta):
      return try Column(repeating: a, count: 1).combined(operation, Column(repeating: b, count: 1))[0]
    case (.date, _), (_, .date), (.interval, _), (_, .interval), (.tuple, _), (_, .tuple), (.foreign, _), (_, .foreign):
      throw unsupported(operation, a.typeName, b.typeName)
    case (.none, _), (_, .none), (.string, _), (_, .string):
      if case .float(let value) = a, value.isNaN, b.text != nil { return .missing }
      if case .float(let value) = b, value.isNaN, a.text != nil { return .missing }
      throw unsupported(operation, a.typeName, b.typeName)
    }
  }
}
