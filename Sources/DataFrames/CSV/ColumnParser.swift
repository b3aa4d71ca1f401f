import CTables

/// Makes columns of the fields of rows, in the narrowest type that holds them.
struct ColumnParser {
  let missing: MissingTexts
  let decimal: UInt8

  /// The column at `place` of all rows of the table.
  /// - Parameter type: The wanted type, or nil to infer it: integers, else floats, else bools, else texts.
  func parse(_ table: borrowing CSVTokenizer, place: Int, rows: Range<Int>, type: DataType?) throws -> Column {
    switch type {
    case .string: return .string(try texts(table, place, rows))
    case .object: return .object(try texts(table, place, rows).map { $0.map(Cell.string) ?? .missing })
    case .int64: return try requiredIntegers(table, place, rows)
    case .float64: return try requiredFloats(table, place, rows)
    case .bool: return try requiredBools(table, place, rows)
    case .int32, .int8, .uint32, .datetime, .timedelta, .category:
      return try parse(table, place: place, rows: rows, type: type == .category ? nil : .string)
        .converted(to: type ?? .string)
    case nil: break
    }
    switch integers(table, place, rows) {
    case .column(let values): return .int64(values)
    case .overflow: return try beyondIntegers(table, place, rows)
    case .other: break
    }
    if let values = floats(table, place, rows) { return .float64(values) }
    if let column = bools(table, place, rows) { return column }
    return .string(try texts(table, place, rows))
  }

  private enum Integers {
    case column([Int])
    case overflow
    case other
  }

  private func integers(_ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>) -> Integers {
    var overflows = false
    var isComplete = !rows.isEmpty
    let values = [Int](unsafeUninitializedCapacity: rows.count) { values, count in
      guard let target = values.baseAddress else { return }
      var row = rows.lowerBound
      while row < rows.upperBound {
        if !missing.includesNumbers { row = table.plainIntegers(place, row..<rows.upperBound, target) }
        if row == rows.upperBound { break }
        let field = table.field(row, place)
        let bytes = table.pointer(field)
        let isListed = missing.includesNumbers && missing.contains(bytes, Int(field.length))
        guard !isListed, case .value(let value) = NumberParser.integer(bytes, Int(field.length)) else {
          if !isListed, case .overflow = NumberParser.integer(bytes, Int(field.length)) { overflows = true }
          isComplete = false
          break
        }
        target[row] = value
        row += 1
      }
      count = isComplete ? rows.count : 0
    }
    return overflows ? .overflow : isComplete ? .column(values) : .other
  }

  /// The values, NaN where they are missing; nil when there is anything but numbers.
  private func floats(_ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>) -> [Double]? {
    var isComplete = !rows.isEmpty
    let values = [Double](unsafeUninitializedCapacity: rows.count) { values, count in
      guard let target = values.baseAddress else { return }
      var row = rows.lowerBound
      while row < rows.upperBound {
        if !missing.includesNumbers { row = table.plainFloats(place, row..<rows.upperBound, decimal, target) }
        if row == rows.upperBound { break }
        guard let value = float(table, table.field(row, place)) else {
          isComplete = false
          break
        }
        target[row] = value
        row += 1
      }
      count = isComplete ? rows.count : 0
    }
    return isComplete ? values : nil
  }

  /// The number of a field, NaN for a missing one, nil for anything else.
  private func float(_ table: borrowing CSVTokenizer, _ field: Field) -> Double? {
    let bytes = table.pointer(field)
    let length = Int(field.length)
    if length == 0 || missing.includesNumbers, missing.contains(bytes, length) { return .nan }
    return NumberParser.float(bytes, length, decimal: decimal) ?? (missing.contains(bytes, length) ? .nan : nil)
  }

  private func bools(_ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>) -> Column? {
    var values: [Bool] = []
    values.reserveCapacity(rows.count)
    var gaps: [Int] = []
    for row in rows {
      let field = table.field(row, place)
      let bytes = table.pointer(field)
      if let value = ColumnParser.truth(bytes, Int(field.length)) {
        values.append(value)
      } else if missing.contains(bytes, Int(field.length)) {
        gaps.append(values.count)
        values.append(false)
      } else {
        return nil
      }
    }
    if rows.isEmpty { return nil }
    if gaps.isEmpty { return .bool(values) }
    var cells = values.map(Cell.bool)
    for position in gaps { cells[position] = .missing }
    return .object(cells)
  }

  /// The notations that pandas takes for bools: `True`, `TRUE`, `true` and the same of False.
  static func truth(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool? {
    func matches(_ text: StaticString) -> Bool {
      guard count == text.utf8CodeUnitCount else { return false }
      return (0..<count).allSatisfy { bytes[$0] == text.utf8Start[$0] }
    }
    if count == 4, matches("True") || matches("true") || matches("TRUE") { return true }
    if count == 5, matches("False") || matches("false") || matches("FALSE") { return false }
    return nil
  }

  private func texts(_ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>) throws -> [String?] {
    var failure: Error?
    let values = [String?](unsafeUninitializedCapacity: rows.count) { values, count in
      for row in rows {
        let field = table.field(row, place)
        do {
          let isMissing = missing.contains(table.pointer(field), Int(field.length))
          values.initializeElement(at: count, to: isMissing ? nil : try table.text(field))
          count += 1
        } catch {
          failure = error
          return
        }
      }
    }
    if let failure { throw failure }
    return values
  }

  /// Integers that 64 bits do not hold, beside anything else: texts.
  /// - Throws: A refusal when all are integers, which pandas keeps as uint64 or as Python's.
  private func beyondIntegers(_ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>) throws -> Column {
    let texts = try self.texts(table, place, rows)
    let areWhole = texts.allSatisfy { text in
      guard let text else { return false }
      return text.trimmingWhitespace().utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2b || $0 == 0x2d }
    }
    if areWhole || texts.contains(nil) { throw DataFrameError.notInLgs("a column of integers beyond int64") }
    return .string(texts)
  }

  // MARK: Wanted types

  private func requiredIntegers(_ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>) throws -> Column {
    if rows.isEmpty { return .int64([]) }
    if case .column(let values) = integers(table, place, rows) { return .int64(values) }
    for text in try texts(table, place, rows) {
      guard let text else { throw DataFrameError.value("Integer column has NA values in column \(place)") }
      if Int(text) == nil, FloatNotation.parse(text) == nil {
        throw DataFrameError.value("invalid literal for int() with base 10: \(Cell.string(text).representation)")
      }
    }
    throw DataFrameError.value(
      "cannot safely convert passed user dtype of int64 for float64 dtyped data in column \(place)")
  }

  private func requiredFloats(_ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>) throws -> Column {
    if rows.isEmpty { return .float64([]) }
    if let values = floats(table, place, rows) { return .float64(values) }
    return try Column.string(texts(table, place, rows)).converted(to: .float64)
  }

  private func requiredBools(_ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>) throws -> Column {
    guard let column = bools(table, place, rows), case .bool = column else {
      throw DataFrameError.value("Bool column has NA values in column \(place)")
    }
    return column
  }
}
