import LongWork

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Column {
  /// Floats rounded to a number of decimals, half to even as NumPy scales them.
  public func rounded(_ decimals: Int) throws -> Column {
    guard let decimals = Int32(exactly: decimals) else {
      let words = decimals < 0 ? "less than minimum" : "greater than maximum"
      throw DataFrameError(.overflow, "signed integer is \(words)")
    }
    switch self {
    case .float64(let values):
      let scale = pow(10, Double(decimals.magnitude))
      return .float64(
        try values.mapRows { value in
          guard value.isFinite else { return value }
          return decimals >= 0
            ? (value * scale).rounded(.toNearestOrEven) / scale : (value / scale).rounded(.toNearestOrEven) * scale
        })
    case .int64(let values):
      guard decimals < 0 else { return self }
      let scale = pow(10, Double(decimals.magnitude))
      return .int64(values.map { Int(exactly: (Double($0) / scale).rounded(.toNearestOrEven) * scale) ?? $0 })
    case .bool, .datetime, .timedelta, .category: return self
    case .narrow: return self
    case .string: throw DataFrameError.type("Cannot round string dtype")
    case .object: throw DataFrameError.type("Expected numeric dtype, got object instead.")
    }
  }

  /// Values kept between two bounds, either of which may be missing.
  public func clipped(_ low: Cell?, _ high: Cell?) throws -> Column {
    var result = self
    if let low, !low.isMissing {
      let below = try result.compared(.less, Column(repeating: low, count: count))
      result = try result.choosing(low, where: below)
    }
    if let high, !high.isMissing {
      let above = try result.compared(.greater, Column(repeating: high, count: count))
      result = try result.choosing(high, where: above)
    }
    return result
  }

  /// Another value where the flags are set; a float among integers makes all of them floats.
  private func choosing(_ cell: Cell, where flags: [Bool]) throws -> Column {
    if !flags.contains(true) { return self }
    return Column(inferring: zip(cells, flags).map { $1 ? cell : $0 })
  }

  /// The sum, product, greatest or least of all values so far; missing ones stay missing.
  public func accumulated(_ reduction: Reduction) throws -> Column {
    switch self {
    case .int64(let values), .narrow(_, let values): return .int64(Column.accumulated(values, reduction, &+, &*))
    case .timedelta(let values) where !values.contains(Cell.notATime) && reduction != .prod:
      return .timedelta(Column.accumulated(values, reduction, &+, &*))
    case .datetime(let values) where !values.contains(Cell.notATime) && (reduction == .min || reduction == .max):
      return .datetime(Column.accumulated(values, reduction, &+, &*))
    case .datetime, .timedelta, .category:
      throw DataFrameError.notInLgs("cum\(reduction.rawValue)() of \(dataType.rawValue) values")
    case .bool(let values): return .int64(Column.accumulated(values.map { $0 ? 1 : 0 }, reduction, &+, &*))
    case .float64(let values):
      let present = Column.accumulated(values.filter { !$0.isNaN }, reduction, +, *)
      var next = 0
      return .float64(
        values.map { value in
          if value.isNaN { return .nan }
          next += 1
          return present[next - 1]
        })
    case .string, .object: throw DataFrameError.notInLgs("cum\(reduction.rawValue)() of texts and mixed values")
    }
  }

  private static func accumulated<Number: Comparable>(
    _ values: [Number], _ reduction: Reduction, _ add: (Number, Number) -> Number,
    _ multiply: (Number, Number) -> Number
  ) -> [Number] {
    var result: [Number] = []
    for value in values {
      guard let last = result.last else {
        result.append(value)
        continue
      }
      switch reduction {
      case .sum: result.append(add(last, value))
      case .prod: result.append(multiply(last, value))
      case .max: result.append(Swift.max(last, value))
      case .min: result.append(Swift.min(last, value))
      case .mean, .std, .var, .median, .count, .nunique, .any, .all: result.append(value)
      }
    }
    return result
  }

  /// The values with some of them exchanged for others.
  public func exchanging(_ table: [Cell: Cell]) throws -> Column {
    guard try mapCells({ table[$0] != nil }).contains(true) else { return self }
    return Column(inferring: try mapCells { table[$0] ?? $0 })
  }
}

extension Column {
  /// What `transform` gives for the cell of each row.
  /// - Throws: What `transform` throws; an interruption.
  public func mapCells<Result>(_ transform: (Cell) throws -> Result) throws -> [Result] {
    switch self {
    case .int64(let values), .narrow(_, let values): return try values.mapRows { try transform(.int($0)) }
    case .datetime(let values): return try values.mapRows { try transform(.timestamp($0)) }
    case .timedelta(let values): return try values.mapRows { try transform(.timedelta($0)) }
    case .category(let values): return try values.codes.mapRows { try transform($0 < 0 ? .missing : values.values[$0]) }
    case .float64(let values): return try values.mapRows { try transform(.float($0)) }
    case .bool(let values): return try values.mapRows { try transform(.bool($0)) }
    case .string(let values): return try values.mapRows { try transform($0.map(Cell.string) ?? .missing) }
    case .object(let values): return try values.mapRows(transform)
    }
  }
}
