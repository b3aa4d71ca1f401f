/// The user asked to stop: the work ends without a result.
public struct Interrupted: Error, Equatable {
  public init() {}
}

/// Ctrl-C in long work.
public enum Interruption {
  /// Whether the user asked to stop; whoever runs programs says how to tell.
  nonisolated(unsafe) public static var isRequested: @convention(c) () -> Bool = { false }

  /// Takes what an interrupt left half done, to free its memory when nobody waits for it.
  nonisolated(unsafe) public static var putAside: (Any) -> Void = { _ in }

  /// How many rows are worked on between two looks: some milliseconds of what takes a microsecond each.
  public static let blockLength = 1 << 12

  /// - Throws: An interruption, when the user asked to stop; a loop of short turns looks once in a thousand.
  @inlinable @inline(__always)
  public static func check(after turns: Int) throws {
    if turns & 1023 == 0 { try check() }
  }

  /// - Throws: An interruption, when the user asked to stop.
  public static func check() throws {
    if isRequested() { throw Interrupted() }
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

extension Array where Element: Comparable {
  /// The elements in order.
  /// - Throws: An interruption.
  public func sortedRows() throws -> [Element] {
    var turns = 0
    return try sorted { a, b in
      turns &+= 1
      try Interruption.check(after: turns)
      return a < b
    }
  }
}
