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
    case .int64(let values): sorted = try byKey(present, ascending) { RadixOrder.key(values[$0]) }
    case .float64(let values): sorted = try byKey(present, ascending) { RadixOrder.key(values[$0]) }
    case .bool(let values): sorted = try stable(present, ascending) { !values[$0] && values[$1] }
    case .string(let values): sorted = try stable(present, ascending) { (values[$0] ?? "").precedes(values[$1] ?? "") }
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
    let texts = cells.contains { $0.text != nil }
    guard texts, let other = cells.first(where: { $0.text == nil }) else { return }
    let textFirst = cells.first?.text != nil
    let names = textFirst ? (other.typeName, "str") : ("str", other.typeName)
    throw DataFrameError.type("'<' not supported between instances of '\(names.0)' and '\(names.1)'")
  }

  static func precedes(_ a: Cell, _ b: Cell) -> Bool {
    if let x = a.text, let y = b.text { return x.precedes(y) }
    guard let x = a.number, let y = b.number else { return false }
    return x < y
  }
}
