import CTables

/// Reads rows of plain fields into columns whose types are known, in one pass and several threads.
///
/// What it does not read (quotes in quotes, blank lines, rows of other lengths, other values) is left to `CSVTokenizer`.
final class PlainReader: @unchecked Sendable {
  private let buffer: ByteBuffer
  private let base: UnsafePointer<UInt8>
  private let end: Int
  private let separator: UInt8
  private let decimal: UInt8
  private let quote: UInt8?
  private let missing: MissingTexts
  private let poll: () throws -> Void

  /// - Returns: nil for files in which more than separators, quotes and line ends means something.
  init?(_ buffer: ByteBuffer, options: CSVOptions, missing: MissingTexts, poll: @escaping () throws -> Void) {
    guard case .byte(let separator) = options.separator, options.escape == nil, options.comment == nil,
      !options.skipsInitialSpace, options.skippedRows.isEmpty, !missing.includesNumbers, separator != options.decimal
    else { return nil }
    self.buffer = buffer
    base = UnsafePointer(buffer.base)
    var end = buffer.count
    if options.skipsBlankLines {
      while end > 1, base[end - 1] == UInt8(ascii: "\n"), base[end - 2] == UInt8(ascii: "\n") { end -= 1 }
    }
    self.end = end
    self.separator = separator
    decimal = options.decimal
    quote = options.quote
    self.missing = missing
    self.poll = poll
  }

  /// What a caller wants of the rows that follow.
  struct Request {
    /// Where the first row begins.
    let start: Int
    /// The most rows.
    let rowLimit: Int
    /// Types are those that pandas infers for each run of so many rows.
    let pieceSize: Int
    /// The wanted columns of the file's `width`, and their types.
    let places: [Int]
    let types: [DataType]
    let width: Int
  }

  /// Rows that have been read.
  struct Piece {
    let columns: [Column]
    let rowCount: Int
    /// Where the next row begins.
    let end: Int
  }

  /// Reads the rows that follow, all of them or whole pieces of them.
  /// - Returns: nil when not even the first piece is all plain rows of these types.
  func read(_ request: Request) throws -> Piece? {
    let stop =
      request.rowLimit < end - request.start ? lgs_line_start(base, request.start, end, request.rowLimit) : end
    let parts = split(request.start..<stop)
    let count = parts.reduce(0) { $0 + $1.rowCount }
    let kinds = kinds(request)
    let columns = kinds.map { PlainColumn($0, count: count, buffer: buffer) }
    let read = try read(parts, kinds, columns)
    var rows = 0
    for (part, got) in zip(parts, read) {
      rows += got
      if got < part.rowCount { break }
    }
    var place = stop
    if rows < count || !isTyped(columns, request, rows) {
      rows -= rows % request.pieceSize
      while rows > 0, !isTyped(columns, request, rows) { rows -= request.pieceSize }
      place = lgs_line_start(base, request.start, end, rows)
    }
    guard rows > 0 else { return nil }
    return Piece(columns: request.places.compactMap { columns[$0].column(rows) }, rowCount: rows, end: place)
  }

  private func kinds(_ request: Request) -> [lgs_column_kind] {
    var kinds = Array(repeating: lgs_unused, count: request.width)
    for (place, type) in zip(request.places, request.types) {
      switch type {
      case .int64: kinds[place] = lgs_integers
      case .float64: kinds[place] = lgs_floats
      case .bool: kinds[place] = lgs_bools
      case .string, .object, .int32, .int8, .uint32, .datetime, .timedelta, .category: kinds[place] = lgs_texts
      }
    }
    return kinds
  }

  // MARK: Parts

  /// The lines that one thread reads.
  private struct Part {
    let range: Range<Int>
    let firstRow: Int
    let rowCount: Int
  }

  /// Lines of about as many bytes for each thread.
  private func split(_ range: Range<Int>) -> [Part] {
    let count = Parallel.partCount(bytes: range.count)
    var starts = (0..<count).map { part in
      part == 0
        ? range.lowerBound : lgs_line_start(base, range.lowerBound + range.count / count * part, range.upperBound, 1)
    }
    starts.append(range.upperBound)
    let lines = UnsafeMutableBufferPointer<Int>.allocate(capacity: count)
    defer { lines.deallocate() }
    Parallel.run(count) { part in
      let (start, stop) = (starts[part], starts[part + 1])
      // The last line of a file may end without a line feed.
      let endsOpen = stop == end && start < stop && base[stop - 1] != UInt8(ascii: "\n")
      lines[part] = lgs_line_count(base, start, stop) + (endsOpen ? 1 : 0)
    }
    var row = 0
    return (0..<count).map { part in
      defer { row += lines[part] }
      return Part(range: starts[part]..<starts[part + 1], firstRow: row, rowCount: lines[part])
    }
  }

  /// How many rows a thread reads before it looks whether it should go on.
  private static let batch = 4096

  /// Reads the parts.
  /// - Returns: How many rows of each were read before one that is not plain, or holds other values.
  private func read(_ parts: [Part], _ kinds: [lgs_column_kind], _ columns: [PlainColumn]) throws -> [Int] {
    let targets = zip(kinds, columns).map { lgs_column(kind: $0, values: $1.memory) }
    let counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: parts.count)
    defer { counts.deallocate() }
    let failures = FirstFailure()
    var thrown: Error?
    withForm { form in
      Parallel.run(parts.count) { number in
        let part = parts[number]
        var (at, row) = (part.range.lowerBound, 0)
        while row < part.rowCount, !failures.isBefore(number) {
          let wanted = min(Self.batch, part.rowCount - row)
          let got = lgs_read_rows(base, &at, end, form, targets, targets.count, part.firstRow + row, wanted)
          row += got
          if got < wanted { break }
          guard number == 0 else { continue }
          do { try poll() } catch {
            thrown = error
            failures.note(-1)
          }
        }
        counts[number] = row == part.rowCount && at != part.range.upperBound ? 0 : row
        if counts[number] < part.rowCount { failures.note(number) }
      }
    }
    if let thrown { throw thrown }
    return withExtendedLifetime(columns) { Array(counts) }
  }

  private func withForm(_ body: (UnsafePointer<lgs_file_form>) -> Void) {
    missing.withTexts { texts, mayStart in
      var form = lgs_file_form(
        separator: separator, decimal: decimal, quote: quote ?? 0, has_quote: quote == nil ? 0 : 1,
        missing: texts.baseAddress, missing_count: texts.count, longest_missing: missing.longest,
        may_start_missing: mayStart, is_empty_missing: missing.containsEmpty ? 1 : 0)
      body(&form)
    }
  }

  // MARK: Types

  /// Whether every piece of a column of texts holds a value that can be nothing else.
  private func isTyped(_ columns: [PlainColumn], _ request: Request, _ rows: Int) -> Bool {
    request.places.allSatisfy { place in
      guard case .string(let texts) = columns[place] else { return true }
      return stride(from: 0, to: rows, by: request.pieceSize).allSatisfy { first in
        (first..<min(rows, first &+ request.pieceSize)).contains { isText(texts, $0) }
      }
    }
  }

  private func isText(_ texts: FileTexts, _ position: Int) -> Bool {
    if texts.isMissing(position) { return false }
    return texts.withBytes(position) { bytes in
      guard let start = bytes.baseAddress, case .notInteger = NumberParser.integer(start, bytes.count) else {
        return false
      }
      return NumberParser.float(start, bytes.count, decimal: decimal) == nil
        && ColumnParser.truth(start, bytes.count) == nil
    }
  }
}
