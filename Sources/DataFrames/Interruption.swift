/// Ctrl-C in long work on tables.
public enum Interruption {
  /// Whether the user asked to stop; whoever runs programs says how to tell.
  nonisolated(unsafe) public static var isRequested: @convention(c) () -> Bool = { false }

  /// How many rows are worked on between two looks: some milliseconds of what takes a microsecond each.
  public static let blockLength = 1 << 12

  /// - Throws: An interruption, when the user asked to stop; a loop of short turns looks once in a thousand.
  @inline(__always)
  static func check(after turns: Int) throws {
    if turns & 1023 == 0 { try check() }
  }

  /// - Throws: An interruption, when the user asked to stop.
  public static func check() throws {
    if isRequested() { throw DataFrameError(.interrupted, "") }
  }

  /// Calls `body` with the rows in blocks, between which an interrupt ends the work.
  /// - Parameter blockLength: Fewer rows where each of them is long work itself.
  @inlinable
  public static func inBlocks(
    _ rows: Range<Int>, of blockLength: Int = Interruption.blockLength, _ body: (Range<Int>) throws -> Void
  ) throws {
    var start = rows.lowerBound
    while start < rows.upperBound {
      try check()
      let end = min(start + blockLength, rows.upperBound)
      try body(start..<end)
      start = end
    }
  }
}

/// Loops over what has an element for each row: whatever is written with them can be interrupted.
extension RandomAccessCollection where Index == Int {
  /// - Throws: What `body` throws; an interruption.
  @inlinable
  public func forEachRow(
    inBlocksOf blockLength: Int = Interruption.blockLength, _ body: (Element) throws -> Void
  ) throws {
    try Interruption.inBlocks(startIndex..<endIndex, of: blockLength) { for row in $0 { try body(self[row]) } }
  }

  /// What `transform` gives for each row.
  /// - Throws: What `transform` throws; an interruption.
  @inlinable
  public func mapRows<Result>(
    inBlocksOf blockLength: Int = Interruption.blockLength, _ transform: (Element) throws -> Result
  ) throws -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(count)
    try forEachRow(inBlocksOf: blockLength) { results.append(try transform($0)) }
    return results
  }

  /// The rows that `isIncluded` keeps.
  /// - Throws: What `isIncluded` throws; an interruption.
  @inlinable
  public func filterRows(_ isIncluded: (Element) throws -> Bool) throws -> [Element] {
    var results: [Element] = []
    try forEachRow { if try isIncluded($0) { results.append($0) } }
    return results
  }
}

extension Column {
  /// What `transform` gives for the cell of each row.
  /// - Throws: What `transform` throws; an interruption.
  public func mapCells<Result>(_ transform: (Cell) throws -> Result) throws -> [Result] {
    switch self {
    case .int64(let values), .narrow(_, let values): return try values.mapRows { try transform(.int($0)) }
    case .datetime(let values): return try values.mapRows { try transform(.timestamp($0)) }
    case .timedelta(let values): return try values.mapRows { try transform(.timedelta($0)) }
    case .category(let values): return try values.codes.mapRows { try transform($0 < 0 ? .missing : values.values[$0]) }
    case .float64(let values): return try values.mapRows { try transform(.float($0)) }
    case .bool(let values): return try values.mapRows { try transform(.bool($0)) }
    case .string(let values): return try values.mapRows { try transform($0.map(Cell.string) ?? .missing) }
    case .object(let values): return try values.mapRows(transform)
    }
  }
}
