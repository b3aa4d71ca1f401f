import LongWork

/// The order of values, as sorting sees it: missing values come last.
public enum Ordering {
  /// The positions of the values in sorted order; equal values keep their order.
  /// - Throws: A type error when the values cannot be compared.
  public static func positions(of column: Column, ascending: Bool, missingFirst: Bool = false) throws -> [Int] {
    let missing = column.missing
    let present = (0..<column.count).filter { !missing[$0] }
    let gaps = (0..<column.count).filter { missing[$0] }
    let sorted: [Int]
    switch column {
    case .int64(let values), .narrow(_, let values), .datetime(let values), .timedelta(let values):
      sorted = try byKey(present, ascending) { RadixOrder.key(values[$0]) }
    case .category(let values): sorted = try byKey(present, ascending) { RadixOrder.key(values.codes[$0]) }
    case .float64(let values): sorted = try byKey(present, ascending) { RadixOrder.key(values[$0]) }
    case .bool(let values): sorted = try stable(present, ascending) { !values[$0] && values[$1] }
    case .string(let values):
      let texts = try values.strings()
      sorted = try stable(present, ascending) { (texts[$0] ?? "").precedes(texts[$1] ?? "") }
    case .object(let values):
      try checkComparable(present.map { values[$0] })
      sorted = try stable(present, ascending) { precedes(values[$0], values[$1]) }
    }
    return missingFirst ? gaps + sorted : sorted + gaps
  }

  private static func byKey(_ positions: [Int], _ ascending: Bool, _ key: (Int) -> UInt64) throws -> [Int] {
    try RadixOrder.positions(positions.map { ascending ? key($0) : ~key($0) }).map { positions[$0] }
  }

  private static func stable(
    _ positions: [Int], _ ascending: Bool, _ isBefore: (Int, Int) -> Bool
  ) throws -> [Int] {
    var turns = 0
    return try positions.sorted { a, b in
      turns &+= 1
      try Interruption.check(after: turns)
      if ascending ? isBefore(a, b) : isBefore(b, a) { return true }
      if ascending ? isBefore(b, a) : isBefore(a, b) { return false }
      return a < b
    }
  }

  /// The values in order.
  public static func sorted(_ cells: [Cell]) throws -> [Cell] {
    try positions(of: .object(cells), ascending: true).map { cells[$0] }
  }

  private static func checkComparable(_ cells: [Cell]) throws {
    guard let first = cells.first, let other = cells.first(where: { $0.kind != first.kind }) else {
      if case .tuple? = cells.first { try checkLevels(cells) }
      return
    }
    throw DataFrameError.type("'<' not supported between instances of '\(other.typeName)' and '\(first.typeName)'")
  }

  /// Every level of labels of several must be comparable.
  private static func checkLevels(_ cells: [Cell]) throws {
    let labels = cells.compactMap { if case .tuple(let parts) = $0 { return parts } else { return nil } }
    for level in 0..<(labels.map(\.count).min() ?? 0) {
      try checkComparable(labels.map { $0[level] }.filter { !$0.isMissing })
    }
  }

  static func precedes(_ a: Cell, _ b: Cell) -> Bool {
    switch (a, b) {
    case (.string(let x), .string(let y)): return x.precedes(y)
    case (.timestamp(let x), .timestamp(let y)), (.timedelta(let x), .timedelta(let y)), (.date(let x), .date(let y)):
      return x < y
    case (.interval(let x), .interval(let y)): return (x.left, x.right) < (y.left, y.right)
    case (.tuple(let x), .tuple(let y)): return x.lexicographicallyPrecedes(y, by: precedes)
    case (.none, _), (.bool, _), (.int, _), (.float, _), (.string, _), (.timestamp, _), (.timedelta, _), (.date, _),
      (.interval, _), (.tuple, _), (.foreign, _):
      guard let x = a.number, let y = b.number else { return false }
      return x < y
    }
  }
}

extension Cell {
  /// Values of one kind can be put in order.
  fileprivate enum Kind { case none, number, text, timestamp, timedelta, date, interval, tuple, foreign }

  fileprivate var kind: Kind {
    switch self {
    case .none: return .none
    case .bool, .int, .float: return .number
    case .string: return .text
    case .timestamp: return .timestamp
    case .timedelta: return .timedelta
    case .date: return .date
    case .interval: return .interval
    case .tuple: return .tuple
    case .foreign: return .foreign
    }
  }
}
