/// Rows that share a value of a column.
public struct Grouping: Sendable {
  public let frame: DataFrame
  /// The column that forms the groups.
  public let key: Int
  /// The different values in order, and the rows of each.
  public let labels: Column
  public let rows: [[Int]]

  public init(_ frame: DataFrame, key: Int, sorts: Bool) throws {
    self.frame = frame
    self.key = key
    var order: [Cell] = []
    var groups: [Cell: [Int]] = [:]
    for (row, cell) in frame.data[key].cells.enumerated() where !cell.isMissing {
      if groups[cell] == nil { order.append(cell) }
      groups[cell, default: []].append(row)
    }
    if sorts { order = try Ordering.sorted(order) }
    labels = order.isEmpty ? frame.data[key].taking([]) : Column.of(frame.data[key].dataType, order)
    rows = order.map { groups[$0] ?? [] }
  }

  private var index: Index { Index(labels, name: frame.columns[key]) }

  /// One number of each group for every column at the places.
  public func reduced(_ reduction: Reduction, _ places: [Int]) throws -> DataFrame {
    let columns = try places.map { place -> Column in
      let column = frame.data[place]
      let cells = try rows.map { try column.taking($0).reducedInGroup(reduction) }
      if cells.isEmpty { return column.taking([]) }
      return Column.of(column.dataType == .string ? .string : .float64, cells)
    }
    return DataFrame(columns, columns: frame.columns.taking(places), index: index)
  }

  /// The number of rows of each group.
  public func sizes() -> Series { Series(.int64(rows.map(\.count)), index: index) }
}

extension Column {
  /// Groups sum their values one after the other, with the error carried along.
  fileprivate func reducedInGroup(_ reduction: Reduction) throws -> Cell {
    if case .string = self {
      switch reduction {
      case .mean, .std, .var, .median, .prod:
        throw DataFrameError.type("dtype 'str' does not support operation '\(reduction.rawValue)'")
      case .sum, .min, .max, .count, .nunique, .any, .all: return try reduced(reduction)
      }
    }
    guard case .float64(let values) = self, reduction == .sum || reduction == .mean else {
      return try reduced(reduction)
    }
    var (sum, carried, count) = (0.0, 0.0, 0)
    for value in values where !value.isNaN {
      let corrected = value - carried
      let next = sum + corrected
      carried = next - sum - corrected
      if carried.isNaN { carried = 0 }
      sum = next
      count += 1
    }
    if reduction == .sum { return .float(sum) }
    return .float(count == 0 ? .nan : sum / Double(count))
  }
}
