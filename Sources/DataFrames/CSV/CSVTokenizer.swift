import CTables

/// Takes rows apart into fields, by the rules of pandas' C parser.
///
/// Quotes count only at the beginning of a field; what follows a closing quote belongs to the field; lines of blanks are
/// skipped; a line ends in `\n`, `\r` or both. Quoted fields are unescaped in place.
struct CSVTokenizer {
  private let buffer: ByteBuffer
  private let base: UnsafeMutablePointer<UInt8>
  let end: Int
  private let options: CSVOptions
  private let isWhitespaceSeparated: Bool
  private let separator: UInt8
  /// Bytes that end a plain field or need a closer look.
  private let isSpecial: [Bool]
  private var at = 0
  /// Behind the last field whose bytes have been moved.
  private(set) var changedEnd = 0
  /// Lines of the file so far, counted as records.
  private var line = 0
  /// The rows of the file so far, those already taken included.
  private var rowNumber = 0
  private var previousCount: Int
  /// The row behind which the number of fields is checked.
  private let headerEnd: Int
  private let allowsLongRows: Bool
  var expectedCount: Int?
  let fields: FieldStore
  /// Where each row begins in `fields`, and the end of the last.
  private(set) var rowStarts: [Int] = [0]
  private(set) var warnings: [String] = []

  init(_ buffer: ByteBuffer, options: CSVOptions, headerEnd: Int, allowsLongRows: Bool) {
    self.buffer = buffer
    self.options = options
    self.headerEnd = headerEnd
    self.allowsLongRows = allowsLongRows
    base = buffer.base
    end = buffer.count
    previousCount = 0
    fields = FieldStore(capacity: min(1 << 20, buffer.count / 4))
    var special = [Bool](repeating: false, count: 256)
    special[Int(UInt8(ascii: "\n"))] = true
    special[Int(UInt8(ascii: "\r"))] = true
    switch options.separator {
    case .byte(let byte):
      separator = byte
      isWhitespaceSeparated = false
      special[Int(byte)] = true
    case .whitespace:
      separator = UInt8(ascii: " ")
      isWhitespaceSeparated = true
      special[Int(UInt8(ascii: " "))] = true
      special[Int(UInt8(ascii: "\t"))] = true
    }
    for byte in [options.escape, options.comment] { if let byte { special[Int(byte)] = true } }
    isSpecial = special
    if end >= 3, base[0] == 0xef, base[1] == 0xbb, base[2] == 0xbf { at = 3 }
  }

  /// The part of the bytes that has been read.
  var progress: Double { end == 0 ? 1 : Double(at) / Double(end) }

  var rowCount: Int { rowStarts.count - 1 }
  var isAtEnd: Bool { at >= end }

  func fieldCount(ofRow row: Int) -> Int { rowStarts[row + 1] - rowStarts[row] }

  /// The field at a place of a row, empty where the row is shorter.
  @inline(__always)
  func field(_ row: Int, _ place: Int) -> Field {
    let position = rowStarts[row] + place
    return position < rowStarts[row + 1] ? fields.base[position] : Field(start: 0, length: 0)
  }

  /// What reads plain rows of the same bytes.
  func plainReader(missing: MissingTexts, poll: @escaping () throws -> Void) -> PlainReader? {
    PlainReader(buffer, options: options, missing: missing, poll: poll)
  }

  /// Where the first of the rows begins that have been taken apart.
  var firstRowStart: Int? {
    guard rowCount > 0, fields.count > 0 else { return nil }
    let start = Int(fields.base[rowStarts[0]].start)
    // The quote in front of a field stands where no other field could end.
    return start > 0 && base[start - 1] == options.quote ? start - 1 : start
  }

  /// Whether rows of this many fields are what is expected.
  func expects(width: Int) -> Bool {
    previousCount == width && (expectedCount ?? 0) <= width && rowNumber > headerEnd + 1
  }

  /// Goes on at a place behind rows that have been read in another way; forgets the rows taken apart.
  mutating func pass(rows: Int, to place: Int) {
    line += rows - rowCount
    rowNumber += rows - rowCount
    at = place
    discardAllRows()
  }

  /// Forgets the first rows.
  mutating func discardRows(_ count: Int) {
    guard count > 0 else { return }
    let offset = rowStarts[count]
    fields.removeFirst(offset)
    rowStarts.removeFirst(count)
    for index in rowStarts.indices { rowStarts[index] -= offset }
  }

  mutating func discardAllRows() {
    fields.removeAll()
    rowStarts.removeAll(keepingCapacity: true)
    rowStarts.append(0)
  }

  /// Reads rows until there are `count` of them or the bytes end.
  mutating func read(upTo count: Int, poll: () throws -> Void) throws {
    var untilPoll = 4096
    while rowCount < count, at < end {
      if readPlainRows(upTo: min(CSVTokenizer.batch, count - rowCount)) > 0 {
        try poll()
        continue
      }
      try readRecord()
      untilPoll -= 1
      if untilPoll == 0 {
        untilPoll = 4096
        try poll()
      }
    }
  }

  /// How many plain rows are read between two polls.
  private static let batch = 8192

  /// Reads rows without quotes and with as many fields as the last, in one go.
  /// - Returns: How many there were.
  private mutating func readPlainRows(upTo limit: Int) -> Int {
    let width = max(expectedCount ?? 0, previousCount)
    guard hasPlainFields, rowNumber > headerEnd + 1, width > 0, width == previousCount else { return 0 }
    if case .rows = options.skippedRows, !options.skippedRows.isEmpty { return 0 }
    if options.skippedRows.contains(line) { return 0 }
    fields.reserve(width * limit)
    let rows = lgs_split_rows(
      base, &at, end, separator, options.quote.map(Int32.init) ?? -1, width, limit, fields.base + fields.count)
    for row in 0..<rows { rowStarts.append(fields.count + (row + 1) * width) }
    fields.extend(by: rows * width)
    line += rows
    rowNumber += rows
    return rows
  }

  /// Whether only separators, line ends and quotes mean anything.
  private var hasPlainFields: Bool {
    !isWhitespaceSeparated && options.escape == nil && options.comment == nil && !options.skipsInitialSpace
  }

  // MARK: Records

  private mutating func readRecord() throws {
    if !options.skippedRows.isEmpty, options.skippedRows.contains(line) { return skipRecord() }
    let byte = base[at]
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      if options.skipsBlankLines {
        passIgnoredLineEnd()
      } else {
        passLineEnd()
        try endRow()
      }
      return
    }
    if let comment = options.comment, byte == comment {
      passToLineEnd()
      passIgnoredLineEnd()
      return
    }
    if isBlank(byte), options.skipsBlankLines || isWhitespaceSeparated, skipsBlankLine() { return }
    try readFields()
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")) && (isWhitespaceSeparated || byte != separator)
  }

  /// Passes a line that holds only blanks; the blanks that begin another line stay, unless they separate.
  private mutating func skipsBlankLine() -> Bool {
    var position = at
    while position < end, isBlank(base[position]) { position += 1 }
    let isLineEnd = position >= end || base[position] == UInt8(ascii: "\n") || base[position] == UInt8(ascii: "\r")
    if isLineEnd, options.skipsBlankLines {
      at = position
      passIgnoredLineEnd()
      return true
    }
    if isWhitespaceSeparated { at = position }
    return false
  }

  private mutating func passLineEnd() {
    guard at < end else { return }
    if base[at] == UInt8(ascii: "\r") {
      at += 1
      if at < end, base[at] == UInt8(ascii: "\n") { at += 1 }
    } else {
      at += 1
    }
  }

  /// Passes the end of a line that gives no row; like pandas' parser, with a separator behind a lone `\r`.
  private mutating func passIgnoredLineEnd() {
    line += 1
    guard at < end else { return }
    let isReturn = base[at] == UInt8(ascii: "\r")
    at += 1
    guard isReturn, at < end else { return }
    let byte = base[at]
    let isSeparator = isWhitespaceSeparated ? isBlank(byte) : byte == separator
    if byte == UInt8(ascii: "\n") || isSeparator { at += 1 }
  }

  private mutating func passToLineEnd() {
    while at < end, base[at] != UInt8(ascii: "\n"), base[at] != UInt8(ascii: "\r") { at += 1 }
  }

  private mutating func passRestOfLine() {
    passToLineEnd()
    passLineEnd()
  }

  /// Passes a row that the caller does not want; line ends inside quotes do not end it.
  private mutating func skipRecord() {
    var isQuoted = false
    var isAtStart = true
    while at < end {
      let byte = base[at]
      if isQuoted {
        if byte == options.quote {
          let isDoubled = at + 1 < end && base[at + 1] == byte
          if isDoubled { at += 1 } else { isQuoted = false }
        }
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        break
      } else if isAtStart, byte == options.quote {
        isQuoted = true
      }
      isAtStart = !isQuoted && (isWhitespaceSeparated ? isBlank(byte) : byte == separator)
      at += 1
    }
    passIgnoredLineEnd()
  }

  private enum FieldEnd {
    case separator, line
  }

  private mutating func readFields() throws {
    while true {
      switch try readField() {
      case .line: return try endRow()
      case .separator:
        guard isWhitespaceSeparated else { continue }
        while at < end, isBlank(base[at]) { at += 1 }
        if at >= end { return try endRow() }
        if base[at] == UInt8(ascii: "\n") || base[at] == UInt8(ascii: "\r") {
          passLineEnd()
          return try endRow()
        }
        if base[at] == options.comment {
          passRestOfLine()
          return try endRow()
        }
      }
    }
  }

  /// Reads one field; a plain one stays where it is.
  @inline(__always)
  private mutating func readField() throws -> FieldEnd {
    if options.skipsInitialSpace { while at < end, base[at] == UInt8(ascii: " ") { at += 1 } }
    let start = at
    if at < end, base[at] == options.quote { return try readQuoted() }
    var position = at
    isSpecial.withUnsafeBufferPointer { special in
      while position < end, !special[Int(base[position])] { position += 1 }
    }
    at = position
    if at >= end || base[at] == separator && !isWhitespaceSeparated || base[at] != options.escape {
      return finish(start: start, length: min(at, end) - start)
    }
    return try readEscaped(start: start, length: at - start, isQuoted: false)
  }

  /// Notes a field and passes what ended it.
  @inline(__always)
  private mutating func finish(start: Int, length: Int) -> FieldEnd {
    fields.append(Field(start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length)))
    guard at < end else { return .line }
    let byte = base[at]
    if byte == separator || isWhitespaceSeparated && byte == UInt8(ascii: "\t") {
      at += 1
      return .separator
    }
    if byte == options.comment {
      passRestOfLine()
    } else {
      passLineEnd()
    }
    return .line
  }

  private mutating func readQuoted() throws -> FieldEnd {
    let start = at
    at += 1
    if let stop = simpleQuotedEnd() {
      let field = at
      at = stop + 1
      return finish(start: field, length: stop - field)
    }
    return try readEscaped(start: start, length: 0, isQuoted: true)
  }

  /// Reads a field with quotes or escapes, moving its characters together from `start` on.
  private mutating func readEscaped(start: Int, length: Int, isQuoted: Bool) throws -> FieldEnd {
    var isQuoted = isQuoted
    var length = length
    while at < end {
      let byte = base[at]
      if byte == options.escape {
        guard at + 1 < end else { throw escapeAtEnd(isQuoted) }
        base[start + length] = base[at + 1]
        length += 1
        at += 2
        continue
      }
      if isQuoted {
        if byte == options.quote {
          guard at + 1 < end, base[at + 1] == byte else {
            isQuoted = false
            at += 1
            continue
          }
          at += 1
        }
      } else if isSpecial[Int(byte)] {
        break
      }
      base[start + length] = byte
      length += 1
      at += 1
    }
    if isQuoted { throw unterminated() }
    changedEnd = at
    return finish(start: start, length: length)
  }

  /// Where the closing quote stands of a field without quotes, escapes and line ends in it, and with nothing behind it.
  private func simpleQuotedEnd() -> Int? {
    var position = at
    while position < end, base[position] != options.quote {
      if isSpecial[Int(base[position])], base[position] != separator { return nil }
      position += 1
    }
    guard position < end, !isWhitespaceSeparated else { return nil }
    let isClosed = position + 1 == end || isSpecial[Int(base[position + 1])] && base[position + 1] != options.escape
    return isClosed ? position : nil
  }

  private func unterminated() -> DataFrameError {
    DataFrameError(.parser, "Error tokenizing data. C error: EOF inside string starting at row \(line)")
  }

  private func escapeAtEnd(_ isQuoted: Bool) -> DataFrameError {
    isQuoted
      ? unterminated() : DataFrameError(.parser, "Error tokenizing data. C error: EOF following escape character")
  }

  /// Checks and fills up the number of fields of the row just read.
  private mutating func endRow() throws {
    line += 1
    let start = rowStarts[rowStarts.count - 1]
    let count = fields.count - start
    let expected = rowNumber > 0 ? max(expectedCount ?? 0, previousCount) : expectedCount ?? -1
    if rowNumber > headerEnd + 1, count > expected, !allowsLongRows {
      fields.removeLast(count)
      let message = "Expected \(expected) fields in line \(line), saw \(count)"
      switch options.badLines {
      case .error: throw DataFrameError(.parser, "Error tokenizing data. C error: \(message)\n")
      case .skip: return
      case .warn:
        warnings.append("Skipping line \(line): expected \(expected) fields, saw \(count)")
        return
      }
    }
    if rowNumber >= headerEnd + 1, count < expected {
      for _ in count..<expected { fields.append(Field(start: 0, length: 0)) }
    }
    previousCount = fields.count - start
    rowStarts.append(fields.count)
    rowNumber += 1
  }

  /// The bytes of a field as text.
  /// - Throws: A decoding error for bytes that are no UTF-8.
  func text(_ field: Field) throws -> String {
    let bytes = UnsafeBufferPointer(start: UnsafePointer(base + Int(field.start)), count: Int(field.length))
    try TextEncoding.validate(bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @inline(__always)
  func pointer(_ field: Field) -> UnsafePointer<UInt8> { UnsafePointer(base + Int(field.start)) }

  /// Reads the fields at a place as integers, up to the first row that holds none of a plain form.
  /// - Returns: That row, or the end.
  func plainIntegers(_ place: Int, _ rows: Range<Int>, _ values: UnsafeMutablePointer<Int>) -> Int {
    rowStarts.withUnsafeBufferPointer { starts in
      values.withMemoryRebound(to: Int64.self, capacity: rows.upperBound) {
        lgs_parse_integers(base, fields.base, starts.baseAddress, place, rows.lowerBound, rows.upperBound, $0)
      }
    }
  }

  /// The same for floats.
  func plainFloats(_ place: Int, _ rows: Range<Int>, _ decimal: UInt8, _ values: UnsafeMutablePointer<Double>) -> Int {
    rowStarts.withUnsafeBufferPointer { starts in
      lgs_parse_floats(base, fields.base, starts.baseAddress, place, rows.lowerBound, rows.upperBound, decimal, values)
    }
  }
}
