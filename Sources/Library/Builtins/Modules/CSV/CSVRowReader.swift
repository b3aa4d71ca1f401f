import Interpreter

/// `csv.reader`: rows of the lines that an iterable gives.
final class CSVRowReader: Object {
  private let lines: Object
  private let dialect: CSVDialect
  private(set) var lineNumber = 0
  private static let fieldLimit = 131_072

  private enum State {
    case startOfRow, startOfField, inField, escaped, inQuotes, escapedInQuotes, afterQuote, afterReturn
  }

  private var state = State.startOfRow
  private var row: [Value] = []
  private var field = String.UnicodeScalarView()
  private var fieldCount = 0
  private var isNumber = false

  init(_ lines: Value, _ dialect: CSVDialect) throws {
    self.lines = try Operators.makeIterator(lines)
    self.dialect = dialect
    super.init()
  }

  static let readerType: TypeObject = {
    let type = TypeObject("_csv.reader", [.iterable, .iterator], summary: "The rows of a file.")
    type.add(
      "line_num",
      .property(
        TypeObject.Property("How many lines have been read.") {
          .int($0.object(as: CSVRowReader.self)?.lineNumber ?? 0)
        }))
    return type
  }()

  override var type: TypeObject { CSVRowReader.readerType }
  override func makeIterator() throws -> Object { self }
  override func visitChildren(_ visit: (Value) -> Void) { visit(.object(lines)) }

  override func next() throws -> Value? { try nextRow().map { .list($0) } }

  /// The fields of the next row, or nil at the end.
  func nextRow() throws -> [Value]? {
    (row, state) = ([], .startOfRow)
    beginField()
    repeat {
      try Machine.current.checkInterrupt()
      guard let line = try lines.next() else {
        guard !field.isEmpty || state == .inQuotes else { return nil }
        if dialect.isStrict { throw CSVDialect.raised("unexpected end of data") }
        endField()
        return row
      }
      lineNumber += 1
      guard let text = line.stringValue else {
        throw CSVDialect.raised(
          "iterator should return strings, not \(line.typeName) (the file should be opened in text mode)")
      }
      for scalar in text.unicodeScalars { try take(scalar) }
      try take(nil)
    } while state != .startOfRow
    return row
  }

  private func beginField() {
    field = String.UnicodeScalarView()
    (fieldCount, isNumber) = (0, false)
  }

  private func endField() {
    let text = String(field)
    // What does not look like a number is refused where numbers are asked for.
    row.append(isNumber ? (try? NumberText.float(text)).map { .float($0) } ?? .string(text) : .string(text))
    beginField()
  }

  private func append(_ scalar: UnicodeScalar) throws {
    fieldCount += 1
    if fieldCount > CSVRowReader.fieldLimit {
      throw CSVDialect.raised("field larger than field limit (\(CSVRowReader.fieldLimit))")
    }
    field.append(scalar)
  }

  private func isLineEnd(_ scalar: UnicodeScalar?) -> Bool { scalar == nil || scalar == "\n" || scalar == "\r" }

  /// Takes a character, or nil at the end of a line that the iterable gave.
  private func take(_ scalar: UnicodeScalar?) throws {
    switch state {
    case .startOfRow where scalar == nil: break
    case .startOfRow where isLineEnd(scalar): state = .afterReturn
    case .startOfRow, .startOfField: try takeAtStart(scalar)
    case .escaped:
      try append(scalar ?? "\n")
      state = .inField
    case .inField:
      if isLineEnd(scalar) {
        endField()
        state = scalar == nil ? .startOfRow : .afterReturn
      } else if let scalar {
        try takeInside(scalar)
      }
    case .inQuotes:
      guard let scalar else { break }
      if scalar == dialect.escape {
        state = .escapedInQuotes
      } else if scalar == dialect.quote, dialect.quoting != .never {
        state = dialect.doublesQuotes ? .afterQuote : .inField
      } else {
        try append(scalar)
      }
    case .escapedInQuotes:
      try append(scalar ?? "\n")
      state = .inQuotes
    case .afterQuote: try takeAfterQuote(scalar)
    case .afterReturn:
      if scalar == nil {
        state = .startOfRow
      } else if !isLineEnd(scalar) {
        throw CSVDialect.raised(
          "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
      }
    }
  }

  private func takeAtStart(_ scalar: UnicodeScalar?) throws {
    guard let scalar, !isLineEnd(scalar) else {
      endField()
      state = scalar == nil ? .startOfRow : .afterReturn
      return
    }
    if scalar == dialect.quote, dialect.quoting != .never {
      state = .inQuotes
    } else if scalar == dialect.escape {
      state = .escaped
    } else if scalar == " ", dialect.skipsInitialSpace {
      state = .startOfField
    } else if scalar == dialect.delimiter {
      endField()
      state = .startOfField
    } else {
      isNumber = dialect.quoting == .nonNumeric
      try append(scalar)
      state = .inField
    }
  }

  private func takeInside(_ scalar: UnicodeScalar) throws {
    if scalar == dialect.escape {
      state = .escaped
    } else if scalar == dialect.delimiter {
      endField()
      state = .startOfField
    } else {
      try append(scalar)
    }
  }

  private func takeAfterQuote(_ scalar: UnicodeScalar?) throws {
    if let scalar, scalar == dialect.quote {
      try append(scalar)
      state = .inQuotes
    } else if scalar == dialect.delimiter {
      endField()
      state = .startOfField
    } else if isLineEnd(scalar) {
      endField()
      state = scalar == nil ? .startOfRow : .afterReturn
    } else if let scalar, !dialect.isStrict {
      try append(scalar)
      state = .inField
    } else {
      let quote = dialect.quote.map { String($0) } ?? ""
      throw CSVDialect.raised("'\(dialect.delimiter)' expected after '\(quote)'")
    }
  }
}
