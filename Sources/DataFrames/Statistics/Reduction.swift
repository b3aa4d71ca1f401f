import LongWork

/// One number of many values.
public enum Reduction: String, Sendable, CaseIterable {
  case sum, mean, min, max, std, `var`, median, count, prod, nunique, any, all

  /// Whether the result is about the values as numbers, so that texts have none.
  private var needsNumbers: Bool {
    switch self {
    case .mean, .std, .var, .median, .prod: return true
    case .sum, .min, .max, .count, .nunique, .any, .all: return false
    }
  }
}

extension Column {
  /// The reduction of the values that are there.
  /// - Parameters:
  ///   - skipsMissing: False makes the result missing as soon as one value is.
  ///   - degrees: What is taken from the count for `std` and `var`.
  /// - Throws: A type error for reductions that the type does not have.
  public func reduced(_ reduction: Reduction, skipsMissing: Bool = true, degrees: Int = 1) throws -> Cell {
    switch reduction {
    case .count: return .int(count - missingCount)
    case .nunique: return .int(try uniqueCells().filter { !$0.isMissing }.count)
    case .any: return .bool(try mapCells { !$0.isMissing && Column.isTrue($0) }.contains(true))
    case .all: return .bool(!(try mapCells { $0.isMissing || Column.isTrue($0) }).contains(false))
    case .sum, .mean, .min, .max, .std, .var, .median, .prod: break
    }
    switch self {
    case .int64(let values), .narrow(_, let values): return try Column.reduced(values, reduction, degrees)
    case .datetime(let values), .timedelta(let values):
      return try reducedTimes(values, reduction, skipsMissing, degrees)
    case .category(let values): return try Column.reduced(values, reduction)
    case .bool(let values): return try Column.reduced(values, reduction, degrees)
    case .float64(let values): return .float(try Column.reduced(values, reduction, skipsMissing, degrees))
    case .string(let values): return try Column.reduced(values, reduction)
    case .object(let cells): return try Column.reduced(cells, reduction, skipsMissing, degrees)
    }
  }

  private static func isTrue(_ cell: Cell) -> Bool {
    switch cell {
    case .none: return false
    case .bool(let value): return value
    case .int(let value): return value != 0
    case .float(let value): return value != 0
    case .string(let text): return !text.isEmpty
    case .timestamp, .timedelta, .date, .interval, .tuple, .foreign: return true
    }
  }

  private static func reduced(_ values: [Int], _ reduction: Reduction, _ degrees: Int) throws -> Cell {
    switch reduction {
    case .sum: return .int(values.reduce(0, &+))
    case .prod: return .int(values.reduce(1, &*))
    case .min: return values.min().map(Cell.int) ?? .missing
    case .max: return values.max().map(Cell.int) ?? .missing
    case .mean, .std, .var, .median, .count, .nunique, .any, .all:
      return .float(try reduced(values.map(Double.init), reduction, true, degrees))
    }
  }

  private static func reduced(_ values: [Bool], _ reduction: Reduction, _ degrees: Int) throws -> Cell {
    switch reduction {
    case .min: return values.isEmpty ? .missing : .bool(!values.contains(false))
    case .max: return values.isEmpty ? .missing : .bool(values.contains(true))
    case .sum, .prod, .mean, .std, .var, .median, .count, .nunique, .any, .all:
      return try reduced(values.map { $0 ? 1 : 0 }, reduction, degrees)
    }
  }

  private static func reduced(_ values: [Double], _ reduction: Reduction, _ skipsMissing: Bool, _ degrees: Int) throws
    -> Double
  {
    let present = values.filter { !$0.isNaN }
    if !skipsMissing, present.count < values.count { return .nan }
    switch reduction {
    case .sum: return Summation.sumOfPresent(values)
    case .prod: return present.reduce(1, *)
    case .min: return present.min() ?? .nan
    case .max: return present.max() ?? .nan
    case .mean: return present.isEmpty ? .nan : Summation.sumOfPresent(values) / Double(present.count)
    case .var: return Statistics.variance(values, degrees: degrees)
    case .std: return Statistics.variance(values, degrees: degrees).squareRoot()
    case .median: return try Statistics.median(present)
    case .count, .nunique, .any, .all: return Double(present.count)
    }
  }

  private static func reduced(_ values: Texts, _ reduction: Reduction) throws -> Cell {
    let present = try values.filterRows { $0 != nil }.compactMap { $0 }
    switch reduction {
    case .sum: return .string(try TextLayout.joined(present, separator: ""))
    case .min: return present.min { $0.precedes($1) }.map(Cell.string) ?? .missing
    case .max: return present.max { $0.precedes($1) }.map(Cell.string) ?? .missing
    case .mean, .std, .var, .median, .prod, .count, .nunique, .any, .all:
      throw DataFrameError.type("Cannot perform reduction '\(reduction.rawValue)' with string dtype")
    }
  }

  private static func reduced(
    _ cells: [Cell], _ reduction: Reduction, _ skipsMissing: Bool, _ degrees: Int
  ) throws -> Cell {
    let present = try cells.filterRows { !$0.isMissing }
    if present.isEmpty {
      if reduction == .sum { return .int(0) }
      return .missing
    }
    let column = Column(inferring: present)
    switch column {
    case .object:
      guard present.allSatisfy({ $0.number != nil }) else { throw mixedTypes(present, reduction) }
      let numbers = Column.float64(cells.map { $0.number ?? .nan })
      if reduction == .min || reduction == .max {
        let best = try numbers.reduced(reduction, skipsMissing: skipsMissing)
        return cells.first { $0 == best } ?? best
      }
      return try numbers.reduced(reduction, skipsMissing: skipsMissing, degrees: degrees)
    case .string:
      switch reduction {
      case .sum, .min, .max: return try column.reduced(reduction)
      case .mean, .std, .var, .median, .prod, .count, .nunique, .any, .all:
        let joined = present.map(\.plainText).joined()
        throw DataFrameError.type("Could not convert string '\(joined)' to numeric")
      }
    case .datetime, .timedelta, .narrow, .category, .int64, .float64, .bool:
      if !skipsMissing, present.count < cells.count { return .missing }
      return try column.reduced(reduction, degrees: degrees)
    }
  }

  private static func mixedTypes(_ cells: [Cell], _ reduction: Reduction) -> DataFrameError {
    let first = cells.first?.typeName ?? "int"
    let other = cells.first { ($0.text == nil) != (cells.first?.text == nil) }?.typeName ?? "str"
    switch reduction {
    case .min, .max:
      let sign = reduction == .min ? "<=" : ">="
      return .type("'\(sign)' not supported between instances of '\(first)' and '\(other)'")
    case .sum, .mean, .std, .var, .median, .prod, .count, .nunique, .any, .all:
      return .type("unsupported operand type(s) for +: '\(first)' and '\(other)'")
    }
  }

  /// The different values in the order they first stand in.
  public func uniqueCells() throws -> [Cell] {
    let firsts = try taking(Factors(self).firsts)
    return firsts.cells
  }
}
