import LongWork

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
  ///   - keepsUnobserved: Makes groups of categories that do not occur too.
  /// - Throws: A type error when the values of a key cannot be compared.
  public init(
    _ frame: DataFrame, keys: [Key], sorts: Bool, keepsMissing: Bool = false, keepsUnobserved: Bool = false
  ) throws {
    self.frame = frame
    self.keys = keys
    frequency = nil
    let factors = try Factors(keys.map(\.values), rowCount: frame.rowCount)
    var groups = Array(factors.firsts.indices)
    if !keepsMissing {
      for key in keys {
        let missing = try key.values.taking(factors.firsts).missing
        groups.removeAll { missing[$0] }
      }
    }
    if sorts {
      // The first key decides, so it sorts last.
      for key in keys.reversed() {
        let labels = try key.values.taking(groups.map { factors.firsts[$0] }).inferred
        groups = try Ordering.positions(of: labels, ascending: true).map { groups[$0] }
      }
    }
    let observed = try keys.map { try $0.values.taking(groups.map { factors.firsts[$0] }) }
    let all = try factors.rows()
    let rows = groups.map { all[$0] }
    let hasCategories = keys.contains { $0.values.dataType == .category }
    (labels, self.rows) =
      keepsUnobserved && hasCategories ? try Grouping.combinations(observed, rows) : (observed, rows)
  }

  /// Groups of all combinations of the keys' values, of categories also of those that do not occur.
  private static func combinations(_ labels: [Column], _ rows: [[Int]]) throws -> ([Column], [[Int]]) {
    let levels = try labels.map { column -> Column in
      if case .category(let values) = column { return .category(values.with(codes: Array(0..<values.values.count))) }
      let distinct = try column.taking(Factors(column).firsts)
      return try distinct.taking(Ordering.positions(of: distinct.inferred, ascending: true))
    }
    var known: [[Cell]: [Int]] = [:]
    for (group, list) in rows.enumerated() { known[labels.map { $0[group] }] = list }
    var places: [[Int]] = [[]]
    for level in levels { places = places.flatMap { front in (0..<level.count).map { front + [$0] } } }
    let all = try levels.indices.map { level in try levels[level].taking(places.map { $0[level] }) }
    return (all, try places.mapRows { place in known[zip(levels, place).map { $0[$1] }] ?? [] })
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
    let cells = try rows.mapRows(inBlocksOf: 1) { rows in
      try column.taking(rows).reducedInGroup(reduction)
    }
    if cells.isEmpty { return try column.taking([]) }
    let isText = column.dataType == .string && !cells.contains { $0.number != nil && !$0.isMissing }
    return Column.of(isText ? .string : .float64, cells)
  }

  /// The first or the last value of each group that is there.
  public func ends(_ column: Column, last: Bool) throws -> Column {
    let missing = column.missing
    return try column.taking(
      rows.mapRows { rows in (last ? rows.last { !missing[$0] } : rows.first { !missing[$0] }) ?? -1 })
  }

  /// For every row the one some places before it in its group, -1 where there is none.
  public func rowsBefore(_ periods: Int) -> [Int] {
    var sources = Array(repeating: -1, count: frame.rowCount)
    for group in rows {
      for (place, row) in group.enumerated() where group.indices.contains(place &- periods) {
        sources[row] = group[place - periods]
      }
    }
    return sources
  }

  /// For every row its place in its group, from the first or from the last; rows in none have none.
  public func placesInGroups(ascending: Bool) -> Column {
    var places = Array(repeating: -1, count: frame.rowCount)
    for group in rows {
      for (place, row) in group.enumerated() { places[row] = ascending ? place : group.count - 1 - place }
    }
    return places.contains(-1) ? .float64(places.map { $0 < 0 ? .nan : Double($0) }) : .int64(places)
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
