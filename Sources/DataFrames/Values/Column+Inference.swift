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
    case .object: self = .object(cells)
    }
  }

  private struct Seen {
    var ints = false
    var floats = false
    var bools = false
    var texts = false
    var nones = false
    var gaps = false

    mutating func note(_ cell: Cell) {
      switch cell {
      case .none: nones = true
      case .bool: bools = true
      case .int: ints = true
      case .float(let value): if value.isNaN { gaps = true } else { floats = true }
      case .string: texts = true
      }
    }

    func type(isEmpty: Bool) -> DataType {
      if isEmpty { return .object }
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

extension Column {
  /// `astype`: the values converted to another type.
  public func converted(to type: DataType) throws -> Column {
    if type == dataType { return self }
    switch type {
    case .object: return .object(cells)
    case .string: return .string(cells.map { $0.isMissing ? nil : $0.plainText })
    case .bool: return .bool(try cells.map(Column.truth))
    case .float64: return .float64(try cells.map(Column.float))
    case .int64: return .int64(try integers())
    }
  }

  private static func truth(_ cell: Cell) throws -> Bool {
    switch cell {
    case .none: return false
    case .bool(let value): return value
    case .int(let value): return value != 0
    case .float(let value): return value != 0
    case .string(let text): return !text.isEmpty
    }
  }

  private static func float(_ cell: Cell) throws -> Double {
    if let text = cell.text {
      guard let value = FloatNotation.parse(text) else {
        throw DataFrameError.value("could not convert string to float: \(Cell.string(text).representation)")
      }
      return value
    }
    if case .none = cell { return .nan }
    return cell.number ?? .nan
  }

  private func integers() throws -> [Int] {
    try cells.map { cell in
      switch cell {
      case .int(let value): return value
      case .bool(let value): return value ? 1 : 0
      case .float(let value):
        guard value.isFinite, let whole = Int(exactly: value.rounded(.towardZero)) else {
          throw DataFrameError.value(
            "Cannot convert non-finite values (NA or inf) to integer. Replace or remove non-finite values or cast to "
              + "an integer type that supports these values (e.g. 'Int64')")
        }
        return whole
      case .string(let text):
        guard let value = Int(text.filter { $0 != " " && $0 != "_" }) else {
          throw DataFrameError.value("invalid literal for int() with base 10: \(Cell.string(text).representation)")
        }
        return value
      case .none:
        throw DataFrameError.type(
          "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'")
      }
    }
  }
}
