/// Makes columns of the fields of rows, in the narrowest type that holds them.
struct ColumnParser {
  let missing: MissingTexts
  let decimal: UInt8

  /// A column of a piece of the file, and whether nothing in it is there.
  struct Piece {
    let column: Column
    let isAllMissing: Bool
  }

  /// The column at `place` of all rows of the table.
  /// - Parameter type: The wanted type, or nil to infer it: integers, else floats, else bools, else texts.
  func parse(_ table: borrowing CSVTokenizer, place: Int, rows: Range<Int>, type: DataType?) throws -> Piece {
    switch type {
    case .string: return Piece(column: .string(try texts(table, place, rows)), isAllMissing: false)
    case .object: return Piece(column: .object(try texts(table, place, rows).map { $0.map(Cell.string) ?? .missing }), isAllMissing: false)
    case .int64: return Piece(column: try requiredIntegers(table, place, rows), isAllMissing: false)
    case .float64: return Piece(column: try requiredFloats(table, place, rows), isAllMissing: false)
    case .bool: return Piece(column: try requiredBools(table, place, rows), isAllMissing: false)
    case nil: break
    }
    switch integers(table, place, rows) {
    case .column(let values): return Piece(column: .int64(values), isAllMissing: false)
    case .overflow: return Piece(column: try beyondIntegers(table, place, rows), isAllMissing: false)
    case .other: break
    }
    if let (values, count) = floats(table, place, rows) {
      return Piece(column: .float64(values), isAllMissing: count == 0 && !values.isEmpty)
    }
    if let column = bools(table, place, rows) { return Piece(column: column, isAllMissing: false) }
    return Piece(column: .string(try texts(table, place, rows)), isAllMissing: false)
  }

  private enum Integers {
    case column([Int])
    case overflow
    case other
  }

  private func integers(_ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>) -> Integers {
    var values: [Int] = []
    values.reserveCapacity(rows.count)
    for row in rows {
      let field = table.field(row, place)
      let bytes = table.pointer(field)
      if missing.includesNumbers, missing.contains(bytes, Int(field.length)) { return .other }
      switch NumberParser.integer(bytes, Int(field.length)) {
      case .value(let value): values.append(value)
      case .notInteger: return .other
      case .overflow: return .overflow
      }
    }
    return rows.isEmpty ? .other : .column(values)
  }

  /// The values and how many of them are there.
  private func floats(
    _ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>
  ) -> (values: [Double], present: Int)? {
    var values: [Double] = []
    values.reserveCapacity(rows.count)
    var present = 0
    for row in rows {
      let field = table.field(row, place)
      let bytes = table.pointer(field)
      let length = Int(field.length)
      if length == 0 || missing.includesNumbers, missing.contains(bytes, length) {
        values.append(.nan)
      } else if let value = NumberParser.float(bytes, length, decimal: decimal) {
        values.append(value)
        present += 1
      } else if missing.contains(bytes, length) {
        values.append(.nan)
      } else {
        return nil
      }
    }
    return rows.isEmpty ? nil : (values, present)
  }

  private func bools(_ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>) -> Column? {
    var cells: [Cell] = []
    for row in rows {
      let field = table.field(row, place)
      let length = Int(field.length)
      if missing.contains(table.pointer(field), length) {
        cells.append(.missing)
        continue
      }
      guard length <= 5, let value = ColumnParser.truth(String(decoding: UnsafeBufferPointer(start: table.pointer(field), count: length), as: UTF8.self)) else { return nil }
      cells.append(.bool(value))
    }
    return rows.isEmpty ? nil : Column(inferring: cells)
  }

  private static func truth(_ text: String) -> Bool? {
    switch text {
    case "True", "TRUE", "true": return true
    case "False", "FALSE", "false": return false
    case _: return nil
    }
  }

  private func texts(_ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>) throws -> [String?] {
    var values: [String?] = []
    values.reserveCapacity(rows.count)
    for row in rows {
      let field = table.field(row, place)
      values.append(missing.contains(table.pointer(field), Int(field.length)) ? nil : try table.text(field))
    }
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
    if let (values, _) = floats(table, place, rows) { return .float64(values) }
    return try Column.string(texts(table, place, rows)).converted(to: .float64)
  }

  private func requiredBools(_ table: borrowing CSVTokenizer, _ place: Int, _ rows: Range<Int>) throws -> Column {
    guard let column = bools(table, place, rows), case .bool = column else {
      throw DataFrameError.value("Bool column has NA values in column \(place)")
    }
    return column
  }
}
