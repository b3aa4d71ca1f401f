#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Operators on times and categories.
extension Column {
  /// What messages call the array behind a column.
  var arrayName: String {
    switch self {
    case .datetime: return "DatetimeArray"
    case .timedelta: return "TimedeltaArray"
    case .category: return "Categorical"
    case .int64, .narrow, .float64, .bool, .string, .object: return "numpy.ndarray"
    }
  }

  // MARK: Comparisons

  /// Times beside anything but times of the same kind: texts are read as times.
  func comparedTimes(_ operation: ComparisonOperation, _ other: Column) throws -> [Bool] {
    let times = other.cells.map { $0.microseconds(as: dataType) }
    if let times = times as? [Int] {
      return try compared(operation, dataType == .datetime ? .datetime(times) : .timedelta(times))
    }
    switch operation {
    case .equal: return zip(cells, times).map { $1 != nil && $0.microseconds(as: dataType) == $1 }
    case .notEqual: return zip(cells, times).map { $1 == nil || $0.microseconds(as: dataType) != $1 }
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      let odd = zip(other.cells, times).first { $1 == nil }?.0
      throw DataFrameError.type(
        "Invalid comparison between dtype=\(dataType.rawValue) and \(odd?.typeName ?? other.dataType.rawValue)")
    }
  }

  /// Categories beside other values: an order needs ordered categories, and a value that is one of them.
  static func compared(_ operation: ComparisonOperation, _ values: Categories, _ other: Column) throws -> [Bool] {
    switch operation {
    case .equal, .notEqual: return try values.decoded.compared(operation, other.decoded)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: break
    }
    guard values.isOrdered else {
      throw DataFrameError.type("Unordered Categoricals can only compare equality or not")
    }
    let codes = try other.cells.map { cell -> Int in
      guard let code = values.code(of: cell) else {
        throw DataFrameError.type("Cannot compare a Categorical with a scalar, which is not a category.")
      }
      return code
    }
    return zip(values.codes, codes).map { $0 >= 0 && $1 >= 0 && operation.holds($0, $1) }
  }

  // MARK: Arithmetic

  /// The operator where one side or both are times.
  /// - Throws: A type error with pandas' words where times have no such operator.
  func combinedTimes(_ operation: ArithmeticOperator, _ other: Column) throws -> Column {
    switch (self, operation, other) {
    case (.datetime(let a), .subtract, .datetime(let b)): return .timedelta(Column.joined(a, b, &-))
    case (.datetime(let a), .add, .timedelta(let b)), (.timedelta(let a), .add, .datetime(let b)):
      return .datetime(Column.joined(a, b, &+))
    case (.datetime(let a), .subtract, .timedelta(let b)): return .datetime(Column.joined(a, b, &-))
    case (.timedelta(let a), .add, .timedelta(let b)): return .timedelta(Column.joined(a, b, &+))
    case (.timedelta(let a), .subtract, .timedelta(let b)): return .timedelta(Column.joined(a, b, &-))
    case (.timedelta(let a), .divide, .timedelta(let b)): return .float64(Column.ratios(a, b))
    case (.timedelta(let a), .floorDivide, .timedelta(let b)):
      let quotients = Column.ratios(a, b).map { $0.rounded(.down) }
      return quotients.contains(where: \.isNaN) ? .float64(quotients) : .int64(quotients.map { Int($0) })
    case (.timedelta(let a), .modulo, .timedelta(let b)):
      return .timedelta(Column.joined(a, b) { $1 == 0 ? Cell.notATime : TimeText.floorDivided($0, $1).remainder })
    case (.timedelta(let a), .multiply, _):
      guard let factors = other.numbers, other.dataType != .bool else { throw unsupportedTimes(operation, other) }
      return .timedelta(Column.scaled(a, factors, *))
    case (_, .multiply, .timedelta(let b)):
      guard let factors = numbers, dataType != .bool else { throw unsupportedTimes(operation, other) }
      return .timedelta(Column.scaled(b, factors, *))
    case (.timedelta(let a), .divide, _):
      guard let divisors = other.numbers, other.dataType != .bool else { throw unsupportedTimes(operation, other) }
      return .timedelta(Column.scaled(a, divisors, /))
    case (.datetime, .subtract, .string), (.timedelta, .add, .string), (.timedelta, .subtract, .string):
      let type: DataType =
        dataType == .datetime && other.cells.allSatisfy { SpanReader.span($0.text ?? "") == nil }
        ? .datetime : .timedelta
      return try combinedTimes(operation, other.converted(to: type))
    case (_, _, _): throw unsupportedTimes(operation, other)
    }
  }

  private static func joined(_ a: [Int], _ b: [Int], _ combine: (Int, Int) -> Int) -> [Int] {
    zip(a, b).map { $0 == Cell.notATime || $1 == Cell.notATime ? Cell.notATime : combine($0, $1) }
  }

  private static func ratios(_ a: [Int], _ b: [Int]) -> [Double] {
    zip(a, b).map { $0 == Cell.notATime || $1 == Cell.notATime ? .nan : Double($0) / Double($1) }
  }

  private static func scaled(_ a: [Int], _ b: [Double], _ combine: (Double, Double) -> Double) -> [Int] {
    zip(a, b).map { span, number in
      let result = combine(Double(span), number)
      guard span != Cell.notATime, result.magnitude < 9.2e18 else { return Cell.notATime }
      return Int(result.rounded(.towardZero))
    }
  }

  private func unsupportedTimes(_ operation: ArithmeticOperator, _ other: Column) -> DataFrameError {
    switch (self, operation, other) {
    case (.datetime, .add, .int64), (.datetime, .subtract, .int64), (.int64, .add, .datetime),
      (.timedelta, .add, .int64),
      (.timedelta, .subtract, .int64):
      let name = dataType == .int64 ? other.arrayName : arrayName
      return .type(
        "Addition/subtraction of integers and integer-arrays with \(name) is no longer supported.  Instead of "
          + "adding/subtracting `n`, use `n * obj.freq`")
    case (.datetime, .add, .datetime): return .type("cannot add DatetimeArray and DatetimeArray")
    case (.datetime, .multiply, _): return .type("cannot perform __mul__ with this index type: DatetimeArray")
    case (.datetime, .divide, _): return .type("cannot perform __truediv__ with this index type: DatetimeArray")
    case (_, _, _):
      return Column.unsupported(operation, operandName, other.operandName)
    }
  }

  /// What messages call the column as a side of an operator.
  private var operandName: String {
    switch self {
    case .datetime, .timedelta, .category: return arrayName
    case .int64, .narrow, .float64, .bool, .string, .object: return cells.first?.typeName ?? "float"
    }
  }

  // MARK: Integers of fewer bits

  /// The operator where one side or both are integers of fewer bits: of one width they keep it.
  func combinedNarrow(_ operation: ArithmeticOperator, _ other: Column) throws -> Column {
    let result = try plain.combined(operation, other.plain)
    guard case .narrow(let width, _) = self, other.dataType == dataType, case .int64(let values) = result else {
      return result
    }
    return .narrow(width, values.map(width.wrapped))
  }
}
