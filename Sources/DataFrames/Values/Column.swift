/// The values of one column, all of one type.
///
/// Missing values are NaN in floats, nil in texts, and either NaN or None in objects; integers and bools have none.
public enum Column: Sendable {
  case int64([Int])
  case float64([Double])
  case bool([Bool])
  case string(Texts)
  case object([Cell])

  public static func string(_ values: [String?]) -> Column { .string(Texts(values)) }

  public var dataType: DataType {
    switch self {
    case .int64: return .int64
    case .float64: return .float64
    case .bool: return .bool
    case .string: return .string
    case .object: return .object
    }
  }

  public var count: Int {
    switch self {
    case .int64(let values): return values.count
    case .float64(let values): return values.count
    case .bool(let values): return values.count
    case .string(let values): return values.count
    case .object(let values): return values.count
    }
  }

  public var isEmpty: Bool { count == 0 }

  public subscript(position: Int) -> Cell {
    switch self {
    case .int64(let values): return .int(values[position])
    case .float64(let values): return .float(values[position])
    case .bool(let values): return .bool(values[position])
    case .string(let values): return values[position].map(Cell.string) ?? .missing
    case .object(let values): return values[position]
    }
  }

  public var cells: [Cell] {
    switch self {
    case .int64(let values): return values.map(Cell.int)
    case .float64(let values): return values.map(Cell.float)
    case .bool(let values): return values.map(Cell.bool)
    case .string(let values): return values.map { $0.map(Cell.string) ?? .missing }
    case .object(let values): return values
    }
  }

  /// Which values are missing.
  public var missing: [Bool] {
    switch self {
    case .int64, .bool: return Array(repeating: false, count: count)
    case .float64(let values): return values.map(\.isNaN)
    case .string(let values): return values.map { $0 == nil }
    case .object(let values): return values.map(\.isMissing)
    }
  }

  public var missingCount: Int {
    switch self {
    case .int64, .bool: return 0
    case .float64(let values): return values.reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
    case .string(let values): return values.reduce(0) { $0 + ($1 == nil ? 1 : 0) }
    case .object(let values): return values.reduce(0) { $0 + ($1.isMissing ? 1 : 0) }
    }
  }

  /// The values as floats; nil for texts and objects.
  public var numbers: [Double]? {
    switch self {
    case .int64(let values): return values.map(Double.init)
    case .float64(let values): return values
    case .bool(let values): return values.map { $0 ? 1 : 0 }
    case .string, .object: return nil
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
    }
  }
}

extension Column {
  /// The values at the positions; -1 gives a missing value, which turns integers into floats and bools into objects.
  public func taking(_ positions: [Int]) -> Column {
    if positions.contains(-1) { return takingWithGaps(positions) }
    switch self {
    case .int64(let values): return .int64(positions.map { values[$0] })
    case .float64(let values): return .float64(positions.map { values[$0] })
    case .bool(let values): return .bool(positions.map { values[$0] })
    case .string(let values): return .string(positions.map { values[$0] })
    case .object(let values): return .object(positions.map { values[$0] })
    }
  }

  private func takingWithGaps(_ positions: [Int]) -> Column {
    switch self {
    case .int64(let values): return .float64(positions.map { $0 < 0 ? .nan : Double(values[$0]) })
    case .float64(let values): return .float64(positions.map { $0 < 0 ? .nan : values[$0] })
    case .bool(let values): return .object(positions.map { $0 < 0 ? .missing : .bool(values[$0]) })
    case .string(let values): return .string(positions.map { $0 < 0 ? nil : values[$0] })
    case .object(let values): return .object(positions.map { $0 < 0 ? .missing : values[$0] })
    }
  }

  /// The first `count` values and the last `tail`.
  func ends(_ count: Int, _ tail: Int) -> Column {
    taking(Array(0..<count) + Array((self.count - tail)..<self.count))
  }

  /// The values of several columns behind one another, in the type that holds them all.
  public static func concatenating(_ columns: [Column]) -> Column {
    let types = Set(columns.map(\.dataType))
    if types.count == 1, let type = types.first {
      switch type {
      case .int64:
        return .int64(joined(columns) { if case .int64(let values) = $0 { return values } else { return nil } })
      case .float64:
        return .float64(joined(columns) { if case .float64(let values) = $0 { return values } else { return nil } })
      case .bool: return .bool(joined(columns) { if case .bool(let values) = $0 { return values } else { return nil } })
      case .string:
        return .string(joined(columns) { if case .string(let values) = $0 { return values.array } else { return nil } })
      case .object: break
      }
    } else if types == [.int64, .float64] {
      return .float64(columns.flatMap { $0.numbers ?? [] })
    }
    return .object(columns.flatMap(\.cells))
  }

  private static func joined<Element>(_ columns: [Column], _ values: (Column) -> [Element]?) -> [Element] {
    var all: [Element] = []
    all.reserveCapacity(columns.reduce(0) { $0 + $1.count })
    for column in columns { all += values(column) ?? [] }
    return all
  }

  /// A copy with the values at the positions replaced, in the type that holds both.
  /// - Throws: A type error where pandas refuses to change the type.
  public func replacing(_ positions: [Int], with replacement: Column) throws -> Column {
    func value(_ index: Int) -> Cell { replacement[replacement.count == 1 ? 0 : index] }
    func invalid(_ index: Int) -> DataFrameError {
      let shown =
        replacement.count == 1
        ? value(0).plainText : "[\(replacement.cells.map(\.representation).joined(separator: " "))]"
      return .type("Invalid value '\(shown)' for dtype '\(dataType.rawValue)'")
    }
    var result = self
    for (index, position) in positions.enumerated() {
      switch (result, value(index)) {
      case (.int64(var values), .int(let new)):
        result = .bool([])
        values[position] = new
        result = .int64(values)
      case (.int64(var values), .float(let new)):
        guard let whole = Int(exactly: new) else { throw invalid(index) }
        result = .bool([])
        values[position] = whole
        result = .int64(values)
      case (.float64(var values), let cell):
        guard let new = cell.isMissing ? .nan : cell.number, cell.text == nil else { throw invalid(index) }
        if case .bool = cell { throw invalid(index) }
        result = .bool([])
        values[position] = new
        result = .float64(values)
      case (.bool(var values), .bool(let new)):
        result = .int64([])
        values[position] = new
        result = .bool(values)
      case (.string(var values), let cell):
        guard cell.text != nil || cell.isMissing else { throw invalid(index) }
        result = .bool([])
        values[position] = cell.text
        result = .string(values)
      case (.object(var values), let cell):
        result = .bool([])
        values[position] = cell
        result = .object(values)
      case (.int64, .none), (.int64, .bool), (.int64, .string), (.bool, .none), (.bool, .int), (.bool, .float),
        (.bool, .string):
        throw invalid(index)
      }
    }
    return result
  }
}
