/// Rows that share the values of one or more keys.
public struct Grouping: Sendable {
  /// What forms the groups: a column of the table, or values beside it.
  public struct Key: Sendable {
    public let name: Cell
    public let values: Column
    /// Where the column stands in the table; nil for values beside it.
    public let place: Int?

    public init(name: Cell, values: Column, place: Int?) {
      self.name = name
      self.values = values
      self.place = place
    }
  }

  public let frame: DataFrame
  public let keys: [Key]
  /// For every key its value in each group.
  public let labels: [Column]
  /// The rows of each group.
  public let rows: [[Int]]
  /// The regular distance of the labels, when they are places in time.
  public let frequency: Frequency?

  /// - Parameters:
  ///   - sorts: Orders the groups by their values instead of by where they first stand.
  ///   - keepsMissing: Makes groups of missing values too.
  /// - Throws: A type error when the values of a key cannot be compared.
  public init(_ frame: DataFrame, keys: [Key], sorts: Bool, keepsMissing: Bool = false) throws {
    self.frame = frame
    self.keys = keys
    frequency = nil
    let factors = try Factors(keys.map(\.values), rowCount: frame.rowCount)
    var groups = Array(factors.firsts.indices)
    if !keepsMissing {
      for key in keys {
        let missing = key.values.taking(factors.firsts).missing
        groups.removeAll { missing[$0] }
      }
    }
    if sorts {
      // The first key decides, so it sorts last.
      for key in keys.reversed() {
        let labels = key.values.taking(groups.map { factors.firsts[$0] }).inferred
        groups = try Ordering.positions(of: labels, ascending: true).map { groups[$0] }
      }
    }
    labels = keys.map { $0.values.taking(groups.map { factors.firsts[$0] }) }
    let all = factors.rows
    rows = groups.map { all[$0] }
  }

  /// Rows that somebody else has put into groups, under places in time that have a frequency.
  public init(_ frame: DataFrame, name: Cell, labels: Column, rows: [[Int]], frequency: Frequency) {
    self.frame = frame
    self.rows = rows
    self.labels = [labels]
    self.frequency = frequency
    keys = [Key(name: name, values: .datetime([]), place: nil)]
  }

  /// The labels of the groups: of several keys, one level for each.
  public var index: Index {
    guard keys.count == 1 else { return Index(levels: labels, names: keys.map(\.name)) }
    return Index(labels[0], name: keys[0].name).regular(frequency)
  }

  /// Results, one row for each group: under the labels of the groups, or with the labels as columns in front.
  public func table(_ columns: [Column], named names: Index, asIndex: Bool) throws -> DataFrame {
    if asIndex { return DataFrame(columns, columns: names, index: index) }
    let heading = Index(Column(inferring: keys.map(\.name) + names.cells), name: names.name)
    return DataFrame(labels + columns, columns: heading, index: Index(count: rows.count))
  }

  /// One number of each group.
  public func reduced(_ reduction: Reduction, _ column: Column) throws -> Column {
    let cells = try rows.enumerated().map { group, rows in
      try Interruption.check(after: group)
      return try column.taking(rows).reducedInGroup(reduction)
    }
    if cells.isEmpty { return column.taking([]) }
    let isText = column.dataType == .string && !cells.contains { $0.number != nil && !$0.isMissing }
    return Column.of(isText ? .string : .float64, cells)
  }

  /// The first or the last value of each group that is there.
  public func ends(_ column: Column, last: Bool) -> Column {
    let missing = column.missing
    return column.taking(
      rows.map { rows in (last ? rows.last { !missing[$0] } : rows.first { !missing[$0] }) ?? -1 })
  }

  /// The number of rows of each group.
  public var sizes: Column { .int64(rows.map(\.count)) }

  /// For every row of the table the number of its group, -1 for rows in none.
  public var groupOfRow: [Int] {
    var groups = Array(repeating: -1, count: frame.rowCount)
    for (group, rows) in rows.enumerated() { for row in rows { groups[row] = group } }
    return groups
  }
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
