import LongWork

/// The rows of columns by their different values, numbered in the order in which these first stand.
public struct Factors {
  /// For every row the number of its value.
  let codes: [Int]
  /// The first row of each value.
  public let firsts: [Int]

  /// The values of one column; all missing floats are one value.
  /// - Throws: An interruption.
  public init(_ column: Column) throws {
    switch column {
    case .int64(let values), .narrow(_, let values), .datetime(let values), .timedelta(let values):
      try self.init(numbering: values.lazy.map { UInt64(bitPattern: Int64($0)) })
    case .category(let values):
      try self.init(numbering: values.codes.lazy.map { UInt64(bitPattern: Int64($0)) })
    case .float64(let values):
      try self.init(numbering: values.lazy.map { ($0 == 0 ? 0 : $0.isNaN ? Double.nan : $0).bitPattern })
    case .bool(let values): try self.init(numbering: values.lazy.map { $0 ? UInt64(1) : 0 })
    case .string(let values):
      var numbers: [TextKey: Int] = [:]
      try self.init(values.count) { row, next in
        let key = TextKey(text: values[row])
        if let number = numbers[key] { return number }
        numbers[key] = next
        return next
      }
    case .object(let values):
      var numbers: [Cell: Int] = [:]
      try self.init(values.count) { row, next in
        if case .foreign(let value) = values[row], !value.isHashable {
          throw DataFrameError.type("unhashable type: '\(value.typeName)'")
        }
        if let number = numbers[values[row]] { return number }
        numbers[values[row]] = next
        return next
      }
    }
  }

  /// The rows of several columns.
  public init(_ columns: [Column], rowCount: Int) throws {
    guard let first = columns.first else {
      try self.init(rowCount) { _, _ in 0 }
      return
    }
    var result = try Factors(first)
    for column in columns.dropFirst() {
      let other = try Factors(column)
      let width = UInt64(max(other.firsts.count, 1))
      result = try Factors(
        numbering: zip(result.codes, other.codes).lazy.map { UInt64($0.0) * width + UInt64($0.1) })
    }
    self = result
  }

  /// - Parameter number: The number of a row's value: `next` when it is the first of its kind.
  private init(_ count: Int, _ number: (_ row: Int, _ next: Int) throws -> Int) throws {
    var (codes, firsts) = ([Int](), [Int]())
    codes.reserveCapacity(count)
    for row in 0..<count {
      try Interruption.check(after: row)
      let code = try number(row, firsts.count)
      if code == firsts.count { firsts.append(row) }
      codes.append(code)
    }
    (self.codes, self.firsts) = (codes, firsts)
  }

  private init<Keys: Sequence>(numbering keys: Keys) throws where Keys.Element == UInt64 {
    var table = NumberTable()
    var (codes, firsts) = ([Int](), [Int]())
    codes.reserveCapacity(keys.underestimatedCount)
    for (row, key) in keys.enumerated() {
      try Interruption.check(after: row)
      let code = table.number(of: key)
      if code == firsts.count { firsts.append(row) }
      codes.append(code)
    }
    (self.codes, self.firsts) = (codes, firsts)
  }

  /// The rows of each value.
  public func rows() throws -> [[Int]] {
    var counts = Array(repeating: 0, count: firsts.count)
    for code in codes { counts[code] += 1 }
    var rows = try counts.mapRows { count -> [Int] in
      var list: [Int] = []
      list.reserveCapacity(count)
      return list
    }
    try codes.indices.forEachRow { rows[codes[$0]].append($0) }
    return rows
  }

  /// How often each value occurs.
  var counts: [Int] {
    var counts = Array(repeating: 0, count: firsts.count)
    for code in codes { counts[code] += 1 }
    return counts
  }

  /// A text by its code points; nil is missing.
  private struct TextKey: Hashable {
    let text: String?

    static func == (a: TextKey, b: TextKey) -> Bool {
      switch (a.text, b.text) {
      case (let x?, let y?): return x.hasSameBytes(as: y)
      case (nil, nil): return true
      case (nil, _), (_, nil): return false
      }
    }
  }
}

/// Numbers for keys in the order of their arrival.
private struct NumberTable {
  private var keys: [UInt64] = []
  /// A power of two of places with a key's number plus one; 0 is free.
  private var places = [Int32](repeating: 0, count: 64)

  mutating func number(of key: UInt64) -> Int {
    var place = start(key)
    while places[place] != 0 {
      let number = Int(places[place]) - 1
      if keys[number] == key { return number }
      place = (place + 1) & (places.count - 1)
    }
    keys.append(key)
    places[place] = Int32(truncatingIfNeeded: keys.count)
    if 2 * keys.count > places.count { grow() }
    return keys.count - 1
  }

  /// The leading bits of a product: floats differ in their leading bits, integers in their last ones.
  private func start(_ key: UInt64) -> Int {
    let mixed = (key ^ key >> 32) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: mixed >> UInt64(64 - places.count.trailingZeroBitCount))
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: 4 * places.count)
    for (number, key) in keys.enumerated() {
      var place = start(key)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(truncatingIfNeeded: number + 1)
    }
  }
}
