extension Column {
  /// The column that pandas makes of a list of Python values.
  ///
  /// Integers, bools and texts stay what they are; None and NaN turn integers into floats and keep texts; any other mix is
  /// an object column.
  public init(inferring cells: [Cell]) {
    var seen = Seen()
    for cell in cells { seen.note(cell) }
    switch seen.type(isEmpty: cells.isEmpty) {
    case .int64: self = .int64(cells.map { if case .int(let value) = $0 { return value } else { return 0 } })
    case .float64: self = .float64(cells.map { $0.isMissing ? .nan : $0.number ?? .nan })
    case .bool: self = .bool(cells.map { if case .bool(let value) = $0 { return value } else { return false } })
    case .string: self = .string(cells.map(\.text))
    case .datetime: self = .datetime(cells.map { $0.microseconds(as: .datetime) ?? Cell.notATime })
    case .timedelta: self = .timedelta(cells.map { $0.microseconds(as: .timedelta) ?? Cell.notATime })
    case .object, .int32, .int8, .uint32, .category: self = .object(cells)
    }
  }

  private struct Seen {
    var ints = false
    var floats = false
    var bools = false
    var texts = false
    var nones = false
    var gaps = false
    var moments = false
    var spans = false
    /// Missing times, which tell nothing of what the others are.
    var timeGaps = false
    var others = false

    mutating func note(_ cell: Cell) {
      switch cell {
      case .none: nones = true
      case .bool: bools = true
      case .int: ints = true
      case .float(let value): if value.isNaN { gaps = true } else { floats = true }
      case .string: texts = true
      case .timestamp(Cell.notATime), .timedelta(Cell.notATime): timeGaps = true
      case .timestamp: moments = true
      case .timedelta: spans = true
      case .date, .interval, .tuple, .foreign: others = true
      }
    }

    func type(isEmpty: Bool) -> DataType {
      if isEmpty || others { return .object }
      let isPlain = texts || ints || floats || bools
      if moments || spans { return isPlain || moments && spans ? .object : moments ? .datetime : .timedelta }
      if timeGaps { return isPlain ? .object : .datetime }
      if texts { return ints || floats || bools ? .object : .string }
      if bools { return ints || floats || nones || gaps ? .object : .bool }
      if ints { return floats || nones || gaps ? .float64 : .int64 }
      return floats || gaps ? .float64 : .object
    }
  }

  /// The column with its objects' type inferred again, as results of `map` and `apply` are.
  public var inferred: Column {
    if case .object(let cells) = self, !cells.isEmpty { return Column(inferring: cells) }
    return self
  }
}
