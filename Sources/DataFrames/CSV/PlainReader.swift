import CTables

/// Reads rows of plain fields into columns whose types are known, in one pass and two threads.
///
/// What it does not read (quotes, blank lines, rows of other lengths, other values) is left to `CSVTokenizer`.
final class PlainReader: @unchecked Sendable {
  /// Owns the bytes at `base`.
  private let tokenizer: CSVTokenizer
  fileprivate let base: UnsafePointer<UInt8>
  fileprivate let end: Int
  fileprivate let separator: UInt8
  fileprivate let decimal: UInt8
  fileprivate let quote: UInt8?
  fileprivate let missing: MissingTexts
  /// One for each thread, kept from piece to piece: fresh memory costs more than reading.
  private let stores = [ColumnStore(), ColumnStore()]

  /// - Returns: nil for files in which more than separators, quotes and line ends means something.
  init?(_ tokenizer: CSVTokenizer, options: CSVOptions, missing: MissingTexts) {
    guard case .byte(let separator) = options.separator, options.escape == nil, options.comment == nil,
      !options.skipsInitialSpace, options.skippedRows.isEmpty, !missing.includesNumbers, separator != options.decimal
    else { return nil }
    self.tokenizer = tokenizer
    base = tokenizer.bytes
    end = tokenizer.end
    self.separator = separator
    decimal = options.decimal
    quote = options.quote
    self.missing = missing
  }

  /// Rows that have been read; they stand in the reader's memory until it reads the next.
  struct Piece {
    let parts: [Part]
    let rowCount: Int
    /// Where the next row begins.
    let end: Int
  }

  /// Reads the next rows.
  /// - Parameters:
  ///   - places: The wanted columns of the file's `width`, and their types.
  /// - Returns: nil when not all of the rows are plain ones of these types.
  func read(from start: Int, rows: Int, places: [Int], types: [DataType], width: Int) -> Piece? {
    let stop = lgs_line_start(base, start, end, rows)
    let middle = lgs_line_start(base, (start + stop) / 2, stop, 1)
    let ranges = [start..<middle, middle..<stop]
    let kinds = kinds(places, types, width)
    var parts: [Part?] = [nil, nil]
    TwoThreads.run(into: &parts) { index in
      Part(self, ranges[index], kinds: kinds, places: places, store: stores[index])
    }
    guard let first = parts[0], let second = parts[1] else { return nil }
    // Texts that are all numbers would have another type.
    for order in places.indices where types[order] == .string {
      guard first.textSeen[order] || second.textSeen[order] else { return nil }
    }
    let count = first.rowCount + second.rowCount
    guard count == rows || stop == end else { return nil }
    return Piece(parts: [first, second], rowCount: count, end: stop)
  }

  private func kinds(_ places: [Int], _ types: [DataType], _ width: Int) -> [lgs_column_kind] {
    var kinds = Array(repeating: lgs_unused, count: width)
    for (place, type) in zip(places, types) {
      switch type {
      case .int64: kinds[place] = lgs_integers
      case .float64: kinds[place] = lgs_floats
      case .bool: kinds[place] = lgs_bools
      case .string, .object: kinds[place] = lgs_texts
      }
    }
    return kinds
  }

  /// Consecutive rows, read by one thread.
  struct Part: @unchecked Sendable {
    /// The values of a column.
    enum Values {
      case int64(UnsafeBufferPointer<Int>)
      case float64(UnsafeBufferPointer<Double>)
      case bool([Bool])
      case string([String?])
    }

    private(set) var columns: [Values] = []
    let rowCount: Int
    /// Whether some value of a column can be nothing but a text.
    private(set) var textSeen: [Bool] = []

    /// - Returns: nil when a row is not plain, or holds other values or no text.
    fileprivate init?(
      _ reader: PlainReader, _ range: Range<Int>, kinds: [lgs_column_kind], places: [Int], store: ColumnStore
    ) {
      let lines = lgs_line_count(reader.base, range.lowerBound, range.upperBound)
      // The last line of a file may end without a line feed.
      let endsOpen =
        range.upperBound == reader.end && !range.isEmpty && reader.base[range.upperBound - 1] != UInt8(ascii: "\n")
      rowCount = lines + (endsOpen ? 1 : 0)
      store.prepare(kinds, count: rowCount)
      guard store.read(reader, range) else { return nil }
      for place in places {
        guard let column = store.values(place, reader) else { return nil }
        columns.append(column)
        textSeen.append(store.hasText(place, reader))
      }
    }
  }

  /// The values of columns, in memory that C code writes.
  fileprivate final class ColumnStore {
    private var kinds: [lgs_column_kind] = []
    private var count = 0
    private var capacity = 0
    private var memory: [UnsafeMutableRawPointer] = []

    /// Makes room for rows; what was there is gone.
    func prepare(_ kinds: [lgs_column_kind], count: Int) {
      self.count = count
      guard count > capacity || self.kinds != kinds else { return }
      for pointer in memory { pointer.deallocate() }
      self.kinds = kinds
      capacity = count + count / 8
      memory = kinds.map { kind in
        .allocate(byteCount: kind == lgs_unused ? 8 : max(8, 8 * capacity), alignment: 64)
      }
    }

    deinit { for pointer in memory { pointer.deallocate() } }

    func read(_ reader: PlainReader, _ range: Range<Int>) -> Bool {
      let columns = zip(kinds, memory).map { lgs_column(kind: $0, values: $1) }
      var at = range.lowerBound
      let read = reader.missing.withTexts { texts in
        var form = lgs_file_form(
          separator: reader.separator, decimal: reader.decimal, quote: reader.quote ?? 0,
          has_quote: reader.quote == nil ? 0 : 1, missing: texts.baseAddress, missing_count: texts.count)
        return lgs_read_rows(reader.base, &at, reader.end, &form, columns, columns.count, count)
      }
      return read == count && at == range.upperBound
    }

    private func elements<Element>(_ place: Int, _ type: Element.Type) -> UnsafeBufferPointer<Element> {
      UnsafeBufferPointer(start: memory[place].assumingMemoryBound(to: type), count: count)
    }

    func values(_ place: Int, _ reader: PlainReader) -> Part.Values? {
      switch kinds[place] {
      case lgs_integers: return .int64(elements(place, Int.self))
      case lgs_floats: return .float64(elements(place, Double.self))
      case lgs_bools: return .bool(elements(place, UInt8.self).map { $0 != 0 })
      case lgs_texts:
        return TextColumn(reader.base, reader.missing).texts(elements(place, Field.self)).map { .string($0) }
      case _: return nil
      }
    }

    func hasText(_ place: Int, _ reader: PlainReader) -> Bool {
      guard kinds[place] == lgs_texts else { return false }
      return elements(place, Field.self).contains { field in
        let (bytes, length) = (reader.base + Int(field.start), Int(field.length))
        if reader.missing.contains(bytes, length) { return false }
        if case .notInteger = NumberParser.integer(bytes, length) {
          return NumberParser.float(bytes, length, decimal: reader.decimal) == nil
            && ColumnParser.truth(bytes, length) == nil
        }
        return false
      }
    }
  }
}

/// Makes texts of fields; long texts that occur again and again share their storage.
struct TextColumn {
  private let base: UnsafePointer<UInt8>
  private let missing: MissingTexts
  private var recent: [(field: Field, text: String)]
  private var hits = 0
  private var misses = 0

  private static let slots = 256

  init(_ base: UnsafePointer<UInt8>, _ missing: MissingTexts) {
    self.base = base
    self.missing = missing
    recent = Array(repeating: (Field(start: 0, length: 0), ""), count: Self.slots)
  }

  /// - Returns: nil when some bytes are no UTF-8.
  func texts(_ fields: UnsafeBufferPointer<Field>) -> [String?]? {
    var maker = self
    var isValid = true
    let values = [String?](unsafeUninitializedCapacity: fields.count) { values, count in
      for field in fields {
        let (bytes, length) = (base + Int(field.start), Int(field.length))
        let isMissing = missing.contains(bytes, length)
        guard isMissing || (try? TextEncoding.validate(UnsafeBufferPointer(start: bytes, count: length))) != nil else {
          isValid = false
          return
        }
        values.initializeElement(at: count, to: isMissing ? nil : maker.text(field))
        count += 1
      }
    }
    return isValid ? values : nil
  }

  private mutating func text(_ field: Field) -> String {
    let bytes = UnsafeBufferPointer(start: base + Int(field.start), count: Int(field.length))
    // Short texts need no storage; and texts that differ all the time are not looked for.
    guard bytes.count > 15, hits + 64 > misses / 4 else { return String(decoding: bytes, as: UTF8.self) }
    let slot = (Int(bytes[bytes.count - 1]) &* 31 &+ Int(bytes[bytes.count / 2]) &* 7 &+ bytes.count) & (Self.slots - 1)
    let known = recent[slot]
    if known.field.length == field.length,
      lgs_bytes_are_equal(base + Int(known.field.start), bytes.baseAddress, bytes.count) != 0
    {
      hits += 1
      return known.text
    }
    misses += 1
    let text = String(decoding: bytes, as: UTF8.self)
    recent[slot] = (field, text)
    return text
  }
}

/// Work for two threads.
enum TwoThreads {
  /// Sets both results; the second is computed in a thread of its own.
  static func run<Result: Sendable>(into results: inout [Result?], _ body: (Int) -> Result?) {
    withoutActuallyEscaping(body) { body in
      results.withUnsafeMutableBufferPointer { results in
        let slots = results
        var call = Call(body: { slots[$0] = body($0) })
        withUnsafeMutablePointer(to: &call) { call in
          lgs_run_twice({ context, part in context?.assumingMemoryBound(to: Call.self).pointee.body(Int(part)) }, call)
        }
      }
    }
  }

  private struct Call {
    let body: (Int) -> Void
  }
}
