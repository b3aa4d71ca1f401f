extension Column {
  /// A copy with the values at the positions replaced, in the type that holds both.
  /// - Throws: A type error where pandas refuses to change the type.
  public func replacing(_ positions: [Int], with replacement: Column) throws -> Column {
    func value(_ index: Int) -> Cell { replacement[replacement.count == 1 ? 0 : index] }
    func invalid(_ index: Int) -> DataFrameError {
      let shown =
        replacement.count == 1
        ? value(0).plainText : "[\(replacement.cells.map(\.representation).joined(separator: " "))]"
      return .type("Invalid value '\(shown)' for dtype '\(dataType.rawValue)'")
    }
    var result = self
    for (index, position) in positions.enumerated() {
      switch (result, value(index)) {
      case (.int64(var values), .int(let new)):
        result = .bool([])
        values[position] = new
        result = .int64(values)
      case (.int64(var values), .float(let new)):
        guard let whole = Int(exactly: new) else { throw invalid(index) }
        result = .bool([])
        values[position] = whole
        result = .int64(values)
      case (.float64(var values), let cell):
        guard let new = cell.isMissing ? .nan : cell.number, cell.text == nil else { throw invalid(index) }
        if case .bool = cell { throw invalid(index) }
        result = .bool([])
        values[position] = new
        result = .float64(values)
      case (.bool(var values), .bool(let new)):
        result = .int64([])
        values[position] = new
        result = .bool(values)
      case (.string(var values), let cell):
        guard cell.text != nil || cell.isMissing else { throw invalid(index) }
        result = .bool([])
        values[position] = cell.text
        result = .string(values)
      case (.object(var values), let cell):
        result = .bool([])
        values[position] = cell
        result = .object(values)
      case (.narrow(let width, var values), .int(let new)):
        guard width.wrapped(new) == new else { throw invalid(index) }
        result = .bool([])
        values[position] = new
        result = .narrow(width, values)
      case (.datetime(var values), let cell):
        result = .bool([])
        values[position] = try cell.microseconds(as: .datetime) ?? { throw invalid(index) }()
        result = .datetime(values)
      case (.timedelta(var values), let cell):
        result = .bool([])
        values[position] = try cell.microseconds(as: .timedelta) ?? { throw invalid(index) }()
        result = .timedelta(values)
      case (.category(var values), let cell):
        guard let code = values.code(of: cell) else {
          throw DataFrameError.type(
            "Cannot setitem on a Categorical with a new category (\(cell.plainText)), set the categories first")
        }
        result = .bool([])
        values.codes[position] = code
        result = .category(values)
      case (.int64, _), (.bool, _), (.narrow, _): throw invalid(index)
      }
    }
    return result
  }
}

extension Cell {
  /// The microseconds of a time in a column of times; nil for what is no such time.
  func microseconds(as type: DataType) -> Int? {
    switch self {
    case .timestamp(let value): return type == .datetime || value == Cell.notATime ? value : nil
    case .timedelta(let value): return type == .timedelta || value == Cell.notATime ? value : nil
    case .none: return Cell.notATime
    case .float(let value): return value.isNaN ? Cell.notATime : nil
    case .string(let text): return type == .datetime ? DateReader.moment(text)?.value : SpanReader.span(text)
    case .bool, .int, .date, .interval, .tuple, .foreign: return nil
    }
  }
}
