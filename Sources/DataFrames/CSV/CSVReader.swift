/// Reads a table from separated values, as `pd.read_csv` does.
public struct CSVReader {
  private let options: CSVOptions
  private let poll: () throws -> Void
  private let buffer: ByteBuffer
  private var tokenizer: CSVTokenizer
  /// More names than fields, which is an error once all rows are read.
  private var excess: DataFrameError?
  /// Warnings about lines that were left out.
  public private(set) var warnings: [String] = []

  /// - Parameter poll: Called every few thousand rows; what it throws ends the reading.
  public init(_ buffer: ByteBuffer, options: CSVOptions, poll: @escaping () throws -> Void = {}) throws {
    self.options = options
    self.poll = poll
    let allowsLongRows: Bool
    switch options.usedColumns {
    case .all: allowsLongRows = false
    case .positions, .names: allowsLongRows = true
    }
    self.buffer = try TextEncoding.utf8(buffer, from: options.encoding)
    tokenizer = CSVTokenizer(
      self.buffer, options: options,
      headerEnd: CSVReader.headerRow(options) ?? -1, allowsLongRows: allowsLongRows)
  }

  private static func headerRow(_ options: CSVOptions) -> Int? {
    switch options.header {
    case .automatic: return options.names == nil ? 0 : nil
    case .none: return nil
    case .row(let row): return row
    }
  }

  /// The names of all columns of the file, how many of them the file leaves unnamed in front, and which are made up.
  private struct Heading {
    var names: [Cell]
    var leadingCount: Int
    var unnamed: Set<Int>
  }

  public mutating func read() throws -> DataFrame {
    let heading = try readHeading()
    let fileNames = Array(repeating: Cell.none, count: heading.leadingCount) + heading.names
    let places = try usedPlaces(heading)
    let wanted = (0..<heading.leadingCount) + places.map { $0 + heading.leadingCount }
    let types = wanted.map { place in options.dataTypes[fileNames[place]] ?? options.dataType }
    let columns = try readColumns(Array(wanted), types: types, width: fileNames.count)
    if let excess { throw excess }
    // Texts stay the bytes of the file.
    if columns.contains(where: { $0.dataType == .string }) { buffer.own() }
    warnings = tokenizer.warnings
    return try assemble(columns, names: wanted.map { fileNames[$0] }, heading: heading, places: Array(wanted))
  }

  // MARK: Heading

  private mutating func readHeading() throws -> Heading {
    if let row = CSVReader.headerRow(options) { return try heading(ofRow: row) }
    if let names = options.names { tokenizer.expectedCount = isRestricted ? nil : names.count }
    try tokenizer.read(upTo: 1, poll: poll)
    guard tokenizer.rowCount > 0 else {
      if let names = options.names { return Heading(names: names, leadingCount: 0, unnamed: []) }
      throw DataFrameError(.emptyData, "No columns to parse from file")
    }
    let count = tokenizer.fieldCount(ofRow: 0)
    guard let names = options.names else {
      return Heading(names: (0..<count).map(Cell.int), leadingCount: 0, unnamed: [])
    }
    if !isRestricted { tokenizer.expectedCount = max(count, names.count) }
    return named(names, fieldCount: count)
  }

  /// Whether only some columns are read.
  private var isRestricted: Bool { options.usedColumns != .all }

  private mutating func heading(ofRow row: Int) throws -> Heading {
    try tokenizer.read(upTo: row + 2, poll: poll)
    guard tokenizer.rowCount > row else {
      if tokenizer.rowCount == 0, row == 0 {
        if let names = options.names { return Heading(names: names, leadingCount: 0, unnamed: []) }
        throw DataFrameError(.emptyData, "No columns to parse from file")
      }
      throw DataFrameError(.parser, "Passed header=\(row) but only \(tokenizer.rowCount) lines in file")
    }
    let titles = try (0..<tokenizer.fieldCount(ofRow: row)).map { try tokenizer.text(tokenizer.field(row, $0)) }
    if titles.isEmpty, options.names == nil { throw DataFrameError(.emptyData, "No columns to parse from file") }
    tokenizer.discardRows(row + 1)
    let unnamed = Set(titles.indices.filter { titles[$0].isEmpty })
    let names = options.names ?? ColumnNames.distinct(titles).map(Cell.string)
    let count = tokenizer.rowCount > 0 ? tokenizer.fieldCount(ofRow: 0) : names.count
    if names.count > count {
      excess = DataFrameError(.parser, "Too many columns specified: expected \(names.count) and found \(count)")
    }
    var heading = named(names, fieldCount: count)
    heading.unnamed = options.names == nil ? unnamed : []
    return heading
  }

  /// Rows with more fields than names have their labels in front.
  private func named(_ names: [Cell], fieldCount: Int) -> Heading {
    let extra = max(0, fieldCount - names.count)
    let leading = options.indexColumn == .never || isRestricted ? 0 : extra
    let missing = isRestricted && options.names != nil ? extra : 0
    let all = names + (0..<missing).map { Cell.int(names.count + $0) }
    return Heading(names: all, leadingCount: leading, unnamed: [])
  }

  // MARK: Columns

  /// The places of the wanted columns, behind those in front.
  private func usedPlaces(_ heading: Heading) throws -> [Int] {
    func missing(_ labels: [Cell]) -> DataFrameError {
      let shown = labels.map(\.representation).joined(separator: ", ")
      return .value("Usecols do not match columns, columns expected but not found: [\(shown)]")
    }
    switch options.usedColumns {
    case .all: return Array(heading.names.indices)
    case .positions(let positions):
      let absent = positions.filter { !heading.names.indices.contains($0) }
      if !absent.isEmpty { throw missing(absent.sorted().map(Cell.int)) }
      return Set(positions).sorted()
    case .names(let names):
      let absent = names.filter { !heading.names.contains($0) }
      if !absent.isEmpty { throw missing(absent) }
      return heading.names.indices.filter { names.contains(heading.names[$0]) }
    }
  }

  /// How many rows pandas' parser takes at a time: types are inferred for each piece by itself.
  private func pieceSize(width: Int) -> Int {
    guard options.infersInPieces else { return Int.max }
    let most = (1 << 20) / max(width, 1)
    var rows = 1
    while rows * 2 < most { rows *= 2 }
    return rows
  }

  private mutating func readColumns(_ places: [Int], types: [DataType?], width: Int) throws -> [Column] {
    let missing = MissingTexts(options)
    let parser = ColumnParser(missing: missing, decimal: options.decimal)
    let pieceSize = self.pieceSize(width: width)
    var remaining = options.rowLimit ?? Int.max
    var builders = types.map(ColumnBuilder.init)
    var plain = types.contains { $0 != nil } ? nil : tokenizer.plainReader(missing: missing, poll: poll)
    var failures = 0
    while remaining > 0 {
      let wanted = min(pieceSize, remaining)
      if let reader = plain {
        let rows = PlainRows(limit: remaining, pieceSize: pieceSize, places: places, width: width)
        if let count = try readPlainPiece(reader, rows, parser, into: &builders) {
          remaining -= count
          continue
        }
        // A file that is not plain here and there will hardly be so later.
        failures += 1
        if failures > 2 { plain = nil }
      }
      try tokenizer.read(upTo: wanted, poll: poll)
      let count = min(tokenizer.rowCount, wanted)
      if count == 0 { break }
      let total = min(options.rowLimit ?? Int.max, Int(Double(count) / tokenizer.progress * 1.02))
      for (column, place) in places.enumerated() {
        let piece = try parser.parse(tokenizer, place: place, rows: 0..<count, type: types[column])
        try builders[column].append(piece, estimate: total)
        try poll()
      }
      remaining -= count
      tokenizer.discardAllRows()
    }
    return try builders.map { try $0.finished() }
  }

  /// How many rows show what the columns hold.
  private static let sampleSize = 64

  /// The rows that are to be read the quick way.
  private struct PlainRows {
    let limit: Int
    let pieceSize: Int
    let places: [Int]
    let width: Int
  }

  /// Reads the next rows the quick way.
  /// - Returns: How many there were; nil when they have to be taken apart one by one.
  private mutating func readPlainPiece(
    _ reader: PlainReader, _ rows: PlainRows, _ parser: ColumnParser, into builders: inout [ColumnBuilder]
  ) throws -> Int? {
    let sampleSize = min(rows.limit, rows.pieceSize, CSVReader.sampleSize)
    try tokenizer.read(upTo: sampleSize, poll: poll)
    guard let start = tokenizer.firstRowStart, start >= tokenizer.changedEnd, tokenizer.expects(width: rows.width)
    else { return nil }
    let sample = 0..<min(tokenizer.rowCount, sampleSize)
    let types = try rows.places.enumerated().map { order, place in
      try builders[order].dataType ?? parser.parse(tokenizer, place: place, rows: sample, type: nil).dataType
    }
    guard !types.contains(.object) else { return nil }
    let request = PlainReader.Request(
      start: start, rowLimit: rows.limit, pieceSize: rows.pieceSize, places: rows.places, types: types,
      width: rows.width)
    guard let piece = try reader.read(request), piece.rowCount >= tokenizer.rowCount else { return nil }
    for (order, column) in piece.columns.enumerated() { try builders[order].append(column, estimate: column.count) }
    tokenizer.pass(rows: piece.rowCount, to: piece.end)
    try poll()
    return piece.rowCount
  }

  // MARK: Labels

  private func assemble(_ columns: [Column], names: [Cell], heading: Heading, places: [Int]) throws -> DataFrame {
    if heading.leadingCount > 1 { throw DataFrameError.notInLgs("an index of several columns (MultiIndex)") }
    var columns = columns
    var names = names
    let position = try indexPosition(names, heading: heading)
    let rowCount = columns.first?.count ?? 0
    var index = Index(count: rowCount)
    if let position {
      let isMadeUp = heading.unnamed.contains(places[position] - heading.leadingCount) && heading.leadingCount == 0
      index = Index(ofLabels: columns.remove(at: position), name: isMadeUp ? .none : names[position])
      names.remove(at: position)
    }
    return DataFrame(columns, columns: Index(Column(inferring: names)), index: index)
  }

  private func indexPosition(_ names: [Cell], heading: Heading) throws -> Int? {
    switch options.indexColumn {
    case .automatic: return heading.leadingCount > 0 ? 0 : nil
    case .never: return nil
    case .position(let position):
      guard position >= -names.count, position < names.count else {
        throw DataFrameError(.index, "list index out of range")
      }
      return position < 0 ? position + names.count : position
    case .name(let name):
      guard let position = names.firstIndex(of: name) else {
        throw DataFrameError.value("Index \(name.plainText) invalid")
      }
      return position
    }
  }
}

extension Index {
  /// Labels that a file gives: whole numbers at equal distances are a range.
  init(ofLabels column: Column, name: Cell) {
    self.init(.column(column), name: name)
    guard case .int64(let values) = column, values.count > 1 else { return }
    let (step, overflow) = values[1].subtractingReportingOverflow(values[0])
    guard !overflow, step != 0, values.indices.dropFirst().allSatisfy({ values[$0] &- values[$0 - 1] == step }) else {
      return
    }
    labels = .range(start: values[0], stop: values[values.count - 1] &+ step, step: step)
  }
}

/// The names of a header row.
enum ColumnNames {
  /// Names that differ: empty ones are numbered, repeated ones get a suffix.
  static func distinct(_ titles: [String]) -> [String] {
    var names = titles.enumerated().map { $1.isEmpty ? "Unnamed: \($0)" : $1 }
    var counts: [Cell: Int] = [:]
    let order = titles.indices.filter { !titles[$0].isEmpty } + titles.indices.filter { titles[$0].isEmpty }
    for position in order {
      let original = names[position]
      var name = original
      var count = counts[.string(name)] ?? 0
      while count > 0 {
        counts[.string(original)] = count + 1
        name = "\(original).\(count)"
        count = names.contains { $0.hasSameBytes(as: name) } ? count + 1 : counts[.string(name)] ?? 0
      }
      names[position] = name
      counts[.string(name)] = count + 1
    }
    return names
  }
}
