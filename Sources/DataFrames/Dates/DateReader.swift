import LongWork

/// Texts as places in time, as `pd.to_datetime` reads them.
public struct DateReader: Sendable {
  /// The format of all texts; nil finds that of the first one.
  public var format: String?
  /// Whether every text may have a format of its own.
  public var isMixed = false
  /// Whether 1/2 is the first of February.
  public var dayFirst = false
  /// Hears what is doubtful about the format that was found.
  public var warn: @Sendable (String) throws -> Void = { _ in }

  public init() {}

  /// Warns of a format that was found in the first text, or of none, in pandas' words.
  private func warn(of pattern: String?) throws {
    guard let pattern else {
      return try warn(
        "Could not infer format, so each element will be parsed individually, falling back to `dateutil`. To ensure "
          + "parsing is consistent and as-expected, please specify a format.")
    }
    let order = pattern.filter { $0 == "d" || $0 == "m" }
    guard order == (dayFirst ? "md" : "dm") else { return }
    try warn(
      "Parsing dates in \(pattern) format when dayfirst=\(dayFirst ? "True" : "False (the default)") was specified. Pass "
        + "`dayfirst=\(dayFirst ? "False" : "True")` or specify a format to silence this warning.")
  }

  /// A place in time that a text names, and how finely; nil when it names none.
  public static func moment(_ text: String, dayFirst: Bool = false) -> (value: Int, resolution: DateResolution)? {
    guard let pattern = DateGuess.pattern(of: text, dayFirst: dayFirst), let format = try? DateFormat(pattern),
      let value = try? format.moment(text)
    else { return nil }
    return (value, format.resolution)
  }

  /// The same of a single text.
  /// - Throws: Why the text is no date.
  public func moment(_ text: String) throws -> Int {
    if DateReader.isMissing(text) { return Cell.notATime }
    if let format { return try DateReader.read(text, DateFormat(format)) }
    guard let pattern = DateGuess.pattern(of: text, dayFirst: dayFirst) else {
      if let colon = text.firstIndex(of: ":"), text[..<colon].allSatisfy(\.isNumber), text.count <= 8 {
        throw DataFrameError.notInLgs("a time without a day, as a place in time of today,")
      }
      throw DataFrameError(.dateParse, "Unknown datetime string format, unable to parse: \(text)")
    }
    do {
      return try DateFormat(pattern).moment(text)
    } catch let failure as DateFormat.Failure {
      throw DateReader.unreadable(text, failure)
    }
  }

  /// The places in time of texts of one format; what is missing stays so.
  /// - Parameter coerces: Makes texts that are no dates missing.
  public func moments(_ column: Column, coerces: Bool) throws -> [Int] {
    let cells = column.cells
    if isMixed { return try column.mapCells { try moment(of: $0, coerces: coerces) { try moment($0) } } }
    var known = try format.map { try DateFormat($0) }
    var isFirst = format == nil
    return try cells.enumerated().map { row, cell in
      try Interruption.check(after: row)
      return try moment(of: cell, coerces: coerces) { text in
        if let known { return try DateReader.read(text, known) }
        let guess = DateGuess.pattern(of: text, dayFirst: dayFirst)
        if isFirst, guess != nil || cells.dropFirst(row + 1).contains(where: { !$0.isMissing }) { try warn(of: guess) }
        isFirst = false
        guard let pattern = guess else { return try moment(text) }
        let value = try moment(text)
        known = try DateFormat(pattern)
        return value
      }
    }
  }

  private func moment(of cell: Cell, coerces: Bool, _ read: (String) throws -> Int) throws -> Int {
    switch cell {
    case .timestamp(let value): return value
    case .none: return Cell.notATime
    case .float(let value) where value.isNaN: return Cell.notATime
    case .date(let ordinal): return (ordinal - TimeText.epoch) * TimeText.day
    case .int, .string, .float:
      let text = cell.float.flatMap { Int(exactly: $0) }.map(String.init) ?? cell.plainText
      if DateReader.isMissing(text) { return Cell.notATime }
      guard coerces else { return try read(text) }
      return (try? read(text)) ?? Cell.notATime
    case .bool, .timedelta, .interval, .tuple, .foreign:
      if coerces { return Cell.notATime }
      throw DataFrameError.type("<class '\(cell.typeName)'> is not convertible to datetime")
    }
  }

  private static func isMissing(_ text: String) -> Bool {
    ["", "NaT", "nat", "NAT", "nan", "NaN", "NAN"].contains(text)
  }

  private static let advice = """
    You might want to try:
        - passing `format` if your strings have a consistent format;
        - passing `format='ISO8601'` if your strings are all ISO8601 but not necessarily in exactly the same format;
        - passing `format='mixed'`, and the format will be inferred for each element individually. You might want to \
    use `dayfirst` alongside this.
    """

  private static func read(_ text: String, _ format: DateFormat) throws -> Int {
    do {
      return try format.moment(text)
    } catch DateFormat.Failure.mismatch {
      throw DataFrameError.value("time data \"\(text)\" doesn't match format \"\(format.pattern)\". \(advice)")
    } catch DateFormat.Failure.rest(let rest) {
      throw DataFrameError.value(
        "unconverted data remains when parsing with format \"\(format.pattern)\": \"\(rest)\". \(advice)")
    } catch DateFormat.Failure.noSuchDay(let reason) {
      throw DataFrameError.value("\(reason). \(advice)")
    }
  }

  /// Why a text whose format was found is no date all the same.
  private static func unreadable(_ text: String, _ failure: DateFormat.Failure) -> DataFrameError {
    if case .noSuchDay(let reason) = failure { return DataFrameError(.dateParse, "\(reason): \(text)") }
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    if text.first?.isNumber == true, text.prefix(while: \.isNumber).count == 4, numbers.count > 1 {
      if !(1...12).contains(numbers[1]) { return DataFrameError(.dateParse, "month must be in 1..12: \(text)") }
      if numbers.count > 2, numbers[2] > 31 {
        return DataFrameError(.dateParse, "day is out of range for month: \(text)")
      }
      if numbers.count > 3, numbers[3] > 23 { return DataFrameError(.dateParse, "hour must be in 0..23: \(text)") }
    } else if numbers.count == 3, text.allSatisfy({ !$0.isLetter }) {
      return DataFrameError(.dateParse, "Invalid date specified (\(numbers[0])/\(numbers[1]))")
    }
    return DataFrameError(.dateParse, "Unknown datetime string format, unable to parse: \(text)")
  }
}

extension Cell {
  /// The value where it is a float.
  fileprivate var float: Double? {
    if case .float(let value) = self { return value }
    return nil
  }
}
