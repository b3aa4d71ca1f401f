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
      values += more
      column = .string(values)
    case (.object(var values), .object(let more)):
      values += more
      column = .object(values)
    case (.int64, .float64), (.float64, .int64): column = Column.concatenating([current, piece])
    case (.int64, _), (.float64, _), (.bool, _), (.string, _), (.object, _):
      throw DataFrameError.notInLgs(
        "a column of mixed types in a long file (low_memory=False infers one type, which)")
    }
  }

  /// Adds values that were read in one pass.
  /// - Parameter estimate: How many values there will be.
  mutating func append(_ values: PlainReader.Part.Values, estimate: Int) throws {
    switch (column, values) {
    case (.int64(var present)?, .int64(let more)):
      column = nil
      present.append(contentsOf: more)
      column = .int64(present)
    case (.float64(var present)?, .float64(let more)):
      column = nil
      present.append(contentsOf: more)
      column = .float64(present)
    case (nil, .int64(let more)):
      var present: [Int] = []
      present.reserveCapacity(max(estimate, more.count))
      present.append(contentsOf: more)
      column = .int64(present)
    case (nil, .float64(let more)):
      var present: [Double] = []
      present.reserveCapacity(max(estimate, more.count))
      present.append(contentsOf: more)
      column = .float64(present)
    case (_, .int64(let more)): try append(Column.int64(Array(more)), estimate: estimate)
    case (_, .float64(let more)): try append(Column.float64(Array(more)), estimate: estimate)
    case (_, .bool(let more)): try append(Column.bool(more), estimate: estimate)
    case (_, .string(let more)): try append(Column.string(more), estimate: estimate)
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
    case .string(var values):
      values.reserveCapacity(capacity)
      return .string(values)
    case .object(var values):
      values.reserveCapacity(capacity)
      return .object(values)
    }
  }
}
