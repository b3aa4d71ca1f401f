import LongWork

extension Column {
  /// The values of several columns behind one another, in the type that holds them all.
  public static func concatenating(_ columns: [Column]) throws -> Column {
    let types = Set(columns.map(\.dataType))
    guard let type = types.first else { return .object([]) }
    if types.count == 1 { return try concatenating(columns, of: type) }
    if types.allSatisfy(\.isInteger) {
      return .int64(
        try joined(columns) { if case .narrow(_, let values) = $0 { return values } else { return $0.integers } })
    }
    if types.allSatisfy(\.isNumeric) { return .float64(try joined(columns) { $0.numbers }) }
    if types.contains(.category) { return try concatenating(columns.map { try $0.decoded }) }
    return try joinedCells(columns)
  }

  /// The same of columns of one type.
  private static func concatenating(_ columns: [Column], of type: DataType) throws -> Column {
    switch type {
    case .int64: return .int64(try joined(columns) { $0.integers })
    case .int32: return .narrow(.int32, try joined(columns) { $0.integers })
    case .int8: return .narrow(.int8, try joined(columns) { $0.integers })
    case .uint32: return .narrow(.uint32, try joined(columns) { $0.integers })
    case .datetime: return .datetime(try joined(columns) { $0.integers })
    case .timedelta: return .timedelta(try joined(columns) { $0.integers })
    case .float64:
      return .float64(try joined(columns) { if case .float64(let values) = $0 { return values } else { return nil } })
    case .bool:
      return .bool(try joined(columns) { if case .bool(let values) = $0 { return values } else { return nil } })
    case .string:
      return .string(
        try joined(columns) { if case .string(let values) = $0 { return try values.strings() } else { return nil } })
    case .category:
      let all = columns.compactMap { if case .category(let values) = $0 { return values } else { return nil } }
      guard let first = all.first, all.allSatisfy(first.hasSameCategories) else {
        return try concatenating(columns.map { try $0.decoded })
      }
      return .category(first.with(codes: all.flatMap(\.codes)))
    case .object: return try joinedCells(columns)
    }
  }

  /// Cell by cell: to copy and to free millions of cells are long steps that nothing could interrupt.
  private static func joinedCells(_ columns: [Column]) throws -> Column {
    var all: [Cell] = []
    all.reserveCapacity(columns.reduce(0) { $0 + $1.count })
    do {
      for column in columns { _ = try column.mapCells { all.append($0) } }
    } catch {
      Interruption.putAside(all)
      throw error
    }
    return .object(all)
  }

  private static func joined<Element>(_ columns: [Column], _ values: (Column) throws -> [Element]?) throws -> [Element]
  {
    var all: [Element] = []
    all.reserveCapacity(columns.reduce(0) { $0 + $1.count })
    do {
      for column in columns {
        let values = try values(column) ?? []
        try Interruption.inBlocks(0..<values.count, of: 1 << 16) { all += values[$0] }
      }
    } catch {
      Interruption.putAside(all)
      throw error
    }
    return all
  }

  /// The numbers behind integers and times; nil for other values.
  public var integers: [Int]? {
    switch self {
    case .int64(let values), .narrow(_, let values), .datetime(let values), .timedelta(let values): return values
    case .float64, .bool, .string, .category, .object: return nil
    }
  }

  /// The values themselves where they are categories.
  public var decoded: Column {
    get throws {
      if case .category(let categories) = self { return try categories.decoded }
      return self
    }
  }

  /// Values of categories, and integers of fewer bits, as columns of the usual types.
  public var plain: Column {
    get throws {
      switch self {
      case .category(let categories): return try categories.decoded
      case .narrow(_, let values): return .int64(values)
      case .int64, .float64, .bool, .string, .datetime, .timedelta, .object: return self
      }
    }
  }
}
