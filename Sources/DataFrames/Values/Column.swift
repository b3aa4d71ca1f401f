import LongWork

/// The values of one column, all of one type.
///
/// Missing values are NaN in floats, nil in texts, `Cell.notATime` in times, and either NaN or None in objects; integers
/// and bools have none.
public enum Column: Sendable {
  case int64([Int])
  case float64([Double])
  case bool([Bool])
  case string(Texts)
  /// Integers of fewer bits.
  case narrow(IntegerWidth, [Int])
  /// Microseconds since 1970.
  case datetime([Int])
  /// Microseconds.
  case timedelta([Int])
  indirect case category(Categories)
  case object([Cell])

  public static func string(_ values: [String?]) -> Column { .string(Texts(values)) }

  public var dataType: DataType {
    switch self {
    case .int64: return .int64
    case .float64: return .float64
    case .bool: return .bool
    case .string: return .string
    case .narrow(let width, _): return width.dataType
    case .datetime: return .datetime
    case .timedelta: return .timedelta
    case .category: return .category
    case .object: return .object
    }
  }

  public var count: Int {
    switch self {
    case .int64(let values), .narrow(_, let values), .datetime(let values), .timedelta(let values): return values.count
    case .float64(let values): return values.count
    case .bool(let values): return values.count
    case .string(let values): return values.count
    case .category(let values): return values.codes.count
    case .object(let values): return values.count
    }
  }

  public var isEmpty: Bool { count == 0 }

  public subscript(position: Int) -> Cell {
    switch self {
    case .int64(let values), .narrow(_, let values): return .int(values[position])
    case .datetime(let values): return .timestamp(values[position])
    case .timedelta(let values): return .timedelta(values[position])
    case .category(let values): return values[position]
    case .float64(let values): return .float(values[position])
    case .bool(let values): return .bool(values[position])
    case .string(let values): return values[position].map(Cell.string) ?? .missing
    case .object(let values): return values[position]
    }
  }

  public var cells: [Cell] {
    switch self {
    case .int64(let values), .narrow(_, let values): return values.map(Cell.int)
    case .datetime(let values): return values.map(Cell.timestamp)
    case .timedelta(let values): return values.map(Cell.timedelta)
    case .category(let values): return values.codes.map { $0 < 0 ? .missing : values.values[$0] }
    case .float64(let values): return values.map(Cell.float)
    case .bool(let values): return values.map(Cell.bool)
    case .string(let values): return values.map { $0.map(Cell.string) ?? .missing }
    case .object(let values): return values
    }
  }

  /// Which values are missing.
  public var missing: [Bool] {
    switch self {
    case .int64, .narrow, .bool: return Array(repeating: false, count: count)
    case .datetime(let values), .timedelta(let values): return values.map { $0 == Cell.notATime }
    case .category(let values): return values.codes.map { $0 < 0 }
    case .float64(let values): return values.map(\.isNaN)
    case .string(let values): return values.map { $0 == nil }
    case .object(let values): return values.map(\.isMissing)
    }
  }

  public var missingCount: Int {
    switch self {
    case .int64, .narrow, .bool: return 0
    case .datetime(let values), .timedelta(let values): return values.reduce(0) { $0 + ($1 == Cell.notATime ? 1 : 0) }
    case .category(let values): return values.codes.reduce(0) { $0 + ($1 < 0 ? 1 : 0) }
    case .float64(let values): return values.reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
    case .string(let values): return values.reduce(0) { $0 + ($1 == nil ? 1 : 0) }
    case .object(let values): return values.reduce(0) { $0 + ($1.isMissing ? 1 : 0) }
    }
  }

  /// Whether both are the same values in memory: one is the other, or nothing but a new name for it.
  public func sharesStorage(with other: Column) -> Bool {
    func isSame<Element>(_ a: [Element], _ b: [Element]) -> Bool {
      a.count == b.count
        && a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { a.baseAddress == $0.baseAddress } }
    }
    switch (self, other) {
    case (.int64(let a), .int64(let b)), (.datetime(let a), .datetime(let b)), (.timedelta(let a), .timedelta(let b)),
      (.narrow(_, let a), .narrow(_, let b)):
      return isSame(a, b)
    case (.float64(let a), .float64(let b)): return isSame(a, b)
    case (.bool(let a), .bool(let b)): return isSame(a, b)
    case (.string(let a), .string(let b)): return a.sharesStorage(with: b)
    case (.category(let a), .category(let b)): return isSame(a.codes, b.codes)
    case (.object(let a), .object(let b)): return isSame(a, b)
    case (.int64, _), (.float64, _), (.bool, _), (.string, _), (.narrow, _), (.datetime, _), (.timedelta, _),
      (.category, _), (.object, _):
      return false
    }
  }

  /// Whether both hold the same values of the same type.
  /// - Throws: An interruption.
  public func isEqual(to other: Column) throws -> Bool {
    guard dataType == other.dataType, count == other.count else { return false }
    return try (0..<count).filterRows { self[$0] != other[$0] }.isEmpty
  }

  /// The same values in memory of their own.
  public func copied() -> Column {
    func copy<Element>(_ values: [Element]) -> [Element] {
      Array(unsafeUninitializedCapacity: values.count) { target, count in
        count = values.withUnsafeBufferPointer { target.initialize(fromContentsOf: $0) }
      }
    }
    switch self {
    case .int64(let values): return .int64(copy(values))
    case .float64(let values): return .float64(copy(values))
    case .bool(let values): return .bool(copy(values))
    case .string(let values): return .string(Texts(copy(values.array)))
    case .narrow(let width, let values): return .narrow(width, copy(values))
    case .datetime(let values): return .datetime(copy(values))
    case .timedelta(let values): return .timedelta(copy(values))
    case .category(let values): return .category(values.with(codes: copy(values.codes)))
    case .object(let values): return .object(copy(values))
    }
  }

  /// The values as floats; nil for texts, times, categories and objects.
  public var numbers: [Double]? {
    switch self {
    case .int64(let values), .narrow(_, let values): return values.map(Double.init)
    case .float64(let values): return values
    case .bool(let values): return values.map { $0 ? 1 : 0 }
    case .string, .datetime, .timedelta, .category, .object: return nil
    }
  }

  /// A column of `count` times the same value.
  public init(repeating cell: Cell, count: Int) {
    switch cell {
    case .none: self = .object(Array(repeating: .none, count: count))
    case .bool(let value): self = .bool(Array(repeating: value, count: count))
    case .int(let value): self = .int64(Array(repeating: value, count: count))
    case .float(let value): self = .float64(Array(repeating: value, count: count))
    case .string(let value): self = .string(Array(repeating: value, count: count))
    case .timestamp(let value): self = .datetime(Array(repeating: value, count: count))
    case .timedelta(let value): self = .timedelta(Array(repeating: value, count: count))
    case .date, .interval, .tuple, .foreign: self = .object(Array(repeating: cell, count: count))
    }
  }
}

extension Column {
  /// The values at the positions; -1 gives a missing value, which turns integers into floats and bools into objects.
  public func taking(_ positions: [Int]) throws -> Column {
    if positions.contains(-1) { return try takingWithGaps(positions) }
    switch self {
    case .int64(let values): return .int64(try positions.mapRows { values[$0] })
    case .narrow(let width, let values): return .narrow(width, try positions.mapRows { values[$0] })
    case .datetime(let values): return .datetime(try positions.mapRows { values[$0] })
    case .timedelta(let values): return .timedelta(try positions.mapRows { values[$0] })
    case .category(let values): return .category(values.with(codes: try positions.mapRows { values.codes[$0] }))
    case .float64(let values): return .float64(try positions.mapRows { values[$0] })
    case .bool(let values): return .bool(try positions.mapRows { values[$0] })
    case .string(let values): return .string(try positions.mapRows { values[$0] })
    case .object(let values): return .object(try positions.mapRows { values[$0] })
    }
  }

  private func takingWithGaps(_ positions: [Int]) throws -> Column {
    switch self {
    case .int64(let values), .narrow(_, let values):
      return .float64(try positions.mapRows { $0 < 0 ? .nan : Double(values[$0]) })
    case .datetime(let values): return .datetime(try positions.mapRows { $0 < 0 ? Cell.notATime : values[$0] })
    case .timedelta(let values): return .timedelta(try positions.mapRows { $0 < 0 ? Cell.notATime : values[$0] })
    case .category(let values):
      return .category(values.with(codes: try positions.mapRows { $0 < 0 ? -1 : values.codes[$0] }))
    case .float64(let values): return .float64(try positions.mapRows { $0 < 0 ? .nan : values[$0] })
    case .bool(let values): return .object(try positions.mapRows { $0 < 0 ? .missing : .bool(values[$0]) })
    case .string(let values): return .string(try positions.mapRows { $0 < 0 ? nil : values[$0] })
    case .object(let values): return .object(try positions.mapRows { $0 < 0 ? .missing : values[$0] })
    }
  }

  /// So many missing values in the type that holds them beside these: integers become floats, bools objects.
  public func gaps(_ count: Int) throws -> Column { try takingWithGaps(Array(repeating: -1, count: count)) }

  /// The first `count` values and the last `tail`.
  func ends(_ count: Int, _ tail: Int) throws -> Column {
    try taking(Array(0..<count) + Array((self.count - tail)..<self.count))
  }
}
