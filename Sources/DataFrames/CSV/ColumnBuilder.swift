/// A column that grows piece by piece.
struct ColumnBuilder {
  private let type: DataType?
  private var column: Column?

  /// - Parameter type: The wanted type; nil when it is inferred.
  init(_ type: DataType?) { self.type = type }

  /// The type of the values so far.
  var dataType: DataType? { column?.dataType }

  /// Adds the values of a further piece.
  /// - Parameter estimate: How many values there will be.
  /// - Throws: A refusal when the pieces have types that pandas would mix.
  mutating func append(_ piece: Column, estimate: Int) throws {
    guard let current = column else {
      column = estimate > piece.count ? piece.reserving(estimate) : piece
      return
    }
    column = nil
    switch (current, piece) {
    case (.int64(var values), .int64(let more)):
      values += more
      column = .int64(values)
    case (.float64(var values), .float64(let more)):
      values += more
      column = .float64(values)
    case (.bool(var values), .bool(let more)):
      values += more
      column = .bool(values)
    case (.string(var values), .string(let more)):
      values.append(more)
      column = .string(values)
    case (.object(var values), .object(let more)):
      values += more
      column = .object(values)
    case (.int64, .float64), (.float64, .int64): column = try Column.concatenating([current, piece])
    case (.int64, _), (.float64, _), (.bool, _), (.string, _), (.object, _), (.narrow, _), (.datetime, _),
      (.timedelta, _), (.category, _):
      throw DataFrameError.notInLgs(
        "a column of mixed types in a long file (low_memory=False infers one type, which)")
    }
  }

  /// The whole column; without rows it has no type but the wanted one.
  func finished() throws -> Column {
    if let column { return column }
    return try Column.object([]).converted(to: type ?? .object)
  }
}

extension Column {
  /// The column with room for further values.
  fileprivate func reserving(_ capacity: Int) -> Column {
    switch self {
    case .int64(var values):
      values.reserveCapacity(capacity)
      return .int64(values)
    case .float64(var values):
      values.reserveCapacity(capacity)
      return .float64(values)
    case .bool(var values):
      values.reserveCapacity(capacity)
      return .bool(values)
    case .string, .narrow, .datetime, .timedelta, .category: return self
    case .object(var values):
      values.reserveCapacity(capacity)
      return .object(values)
    }
  }
}
