import LongWork

/// Writes a table as separated values, as `to_csv` does.
public struct CSVWriter: Sendable {
  public var separator = ","
  public var missingText = ""
  public var writesHeader = true
  public var writesIndex = true
  /// Above the labels; nil takes the name of the index.
  public var indexLabel: String?
  public var lineEnd = "\n"
  /// Digits behind the point of floats; nil writes the shortest text that reads back the same.
  public var decimals: Int?

  public init() {}

  /// - Throws: An interruption.
  public func text(_ frame: DataFrame) throws -> String {
    var result = ""
    if frame.columns.levelNames != nil {
      throw DataFrameError.notInLgs("to_csv() of columns of several levels")
    }
    if writesHeader, frame.index.levelNames != nil, writesIndex {
      append(frame.index.names.map { $0 == .none ? "" : field($0) } + frame.columns.cells.map(field), to: &result)
    } else if writesHeader {
      let head = writesIndex ? [indexLabel ?? (frame.index.name == .none ? "" : frame.index.name.plainText)] : []
      append(head + frame.columns.cells.map(field), to: &result)
    }
    let columns = try frame.data.map(fields)
    let labels = writesIndex ? try frame.index.levels.map(fields) : []
    for row in 0..<frame.rowCount {
      try Interruption.check(after: row)
      append(labels.map { $0[row] } + columns.map { $0[row] }, to: &result)
    }
    return result
  }

  private func fields(_ column: Column) throws -> [String] {
    switch column {
    case .datetime(let values):
      return try zip(values, TimeText.moments(values)).map { $0 == Cell.notATime ? missingText : $1 }
    case .timedelta(let values):
      return try zip(values, TimeText.spans(values)).map { $0 == Cell.notATime ? missingText : $1 }
    case .int64, .narrow, .float64, .bool, .string, .category, .object: break
    }
    return try (0..<column.count).map { row in
      try Interruption.check(after: row)
      return field(column[row])
    }
  }

  private func field(_ cell: Cell) -> String {
    if cell.isMissing { return missingText }
    if case .float(let value) = cell, let decimals { return FloatNotation.fixed(value, digits: decimals) }
    return cell.plainText
  }

  private func append(_ fields: [String], to text: inout String) {
    for (place, field) in fields.enumerated() {
      if place > 0 { text += separator }
      // A line of one empty field would read as no line.
      text += field.isEmpty && fields.count == 1 ? "\"\"" : quoted(field)
    }
    text += lineEnd
  }

  private func quoted(_ field: String) -> String {
    let special = field.utf8.contains { $0 == 0x22 || $0 == 0x0a || $0 == 0x0d || separator.utf8.contains($0) }
    guard special else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
