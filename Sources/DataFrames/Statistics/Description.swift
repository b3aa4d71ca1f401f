import LongWork

/// `describe()`: the usual statistics of columns.
extension Series {
  /// - Parameter fractions: Between the least and the greatest value, which percentiles are wanted.
  public func described(_ fractions: [Double] = [0.25, 0.5, 0.75]) throws -> Series {
    if values.dataType == .datetime || values.dataType == .timedelta { return try describedTimes(fractions) }
    guard values.dataType.isNumeric, let numbers else { return try describedByFrequency() }
    let labels = ["count", "mean", "std", "min"] + fractions.map(Series.percentage) + ["max"]
    let quantiles = try Statistics.quantiles(numbers, fractions)
    let moments = try [Reduction.mean, .std, .min].map { try values.reduced($0).number ?? .nan }
    let highest = try values.reduced(.max).number ?? .nan
    let count = Double(numbers.count - values.missingCount)
    return Series(.float64([count] + moments + quantiles + [highest]), index: Index(texts: labels), name: name)
  }

  /// A fraction in percent, with as few decimals as it needs.
  private static func percentage(_ fraction: Double) -> String {
    let text = FloatNotation.shortest((fraction * 1e6).rounded() / 1e4)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "%"
  }

  /// The same of times.
  private func describedTimes(_ fractions: [Double]) throws -> Series {
    var labels = ["count", "mean", "std", "min"] + fractions.map(Series.percentage) + ["max"]
    let moments = try [Reduction.mean, .std, .min].map { try values.reduced($0) }
    let quantiles = try values.timeQuantiles(fractions)
    var cells = [Cell.int(count - values.missingCount)] + moments + quantiles + [try values.reduced(.max)]
    if values.dataType == .datetime {
      labels.remove(at: 2)
      cells.remove(at: 2)
    }
    return Series(.object(cells), index: Index(texts: labels), name: name)
  }

  /// The number of values, of different ones, the most frequent one and how often it occurs.
  private func describedByFrequency() throws -> Series {
    let counts = try valueCounts(ascending: false, keepsMissing: false, normalizes: false, sorts: true)
    let top = counts.count > 0 ? counts.index[0] : .missing
    let frequency = counts.count > 0 ? counts.values[0] : .missing
    let different = try values.uniqueCells().filter { !$0.isMissing }.count
    return Series(
      .object([.int(values.count - values.missingCount), .int(different), top, frequency]),
      index: Index(texts: ["count", "unique", "top", "freq"]), name: name)
  }

  /// How often each category occurs, those that do not occur too.
  private func categoryCounts(
    _ categories: Categories, ascending: Bool, keepsMissing: Bool, normalizes: Bool, sorts: Bool
  ) -> Series {
    var counts = Array(repeating: 0, count: categories.values.count)
    for code in categories.codes where code >= 0 { counts[code] += 1 }
    var order = Array(counts.indices)
    if sorts { order.sort { ascending ? (counts[$0], $0) < (counts[$1], $1) : (-counts[$0], $0) < (-counts[$1], $1) } }
    let missing = categories.codes.reduce(0) { $0 + ($1 < 0 ? 1 : 0) }
    var sums = order.map { counts[$0] }
    if keepsMissing, missing > 0 {
      order.append(-1)
      sums.append(missing)
    }
    let total = Double(sums.reduce(0, +))
    let column = normalizes ? Column.float64(sums.map { Double($0) / total }) : .int64(sums)
    let labels = Column.category(categories.with(codes: order))
    return Series(column, index: Index(labels, name: name), name: .string(normalizes ? "proportion" : "count"))
  }

  /// How often each value occurs, the most frequent first.
  public func valueCounts(ascending: Bool, keepsMissing: Bool, normalizes: Bool, sorts: Bool) throws -> Series {
    if case .category(let categories) = values {
      return categoryCounts(
        categories, ascending: ascending, keepsMissing: keepsMissing, normalizes: normalizes, sorts: sorts)
    }
    let factors = try Factors(values)
    let counts = factors.counts
    let missing = try values.taking(factors.firsts).missing
    var order = factors.firsts.indices.filter { keepsMissing || !missing[$0] }
    if sorts {
      let numbers = order.map { counts[$0] }
      order = try Ordering.positions(of: .int64(numbers), ascending: ascending).map { order[$0] }
    }
    let sums = order.map { counts[$0] }
    let total = Double(sums.reduce(0, +))
    let column = normalizes ? Column.float64(sums.map { Double($0) / total }) : .int64(sums)
    let labels = try values.taking(order.map { factors.firsts[$0] })
    return Series(column, index: Index(labels, name: name), name: .string(normalizes ? "proportion" : "count"))
  }
}

extension Column {
  /// Cells in a column of the type that they come from, or the next wider one.
  static func of(_ type: DataType, _ cells: [Cell]) -> Column {
    switch type {
    case .object: return .object(cells)
    case .string: return .string(cells.map(\.text))
    case .int64, .float64, .bool, .int32, .int8, .uint32, .datetime, .timedelta, .category:
      return Column(inferring: cells)
    }
  }
}

extension DataFrame {
  /// The statistics of the columns of numbers, or of all when there are none or `all` is set.
  public func described(all: Bool, fractions: [Double] = [0.25, 0.5, 0.75]) throws -> DataFrame {
    let numeric = data.indices.filter { place in
      let type = data[place].dataType
      return type.isNumeric || type == .datetime || type == .timedelta
    }
    let places = all || numeric.isEmpty ? Array(data.indices) : numeric
    if places.isEmpty { throw DataFrameError.value("Cannot describe a DataFrame without columns") }
    let parts = try places.map { try series(at: $0).described(fractions) }
    var labels: [Cell] = []
    let longestFirst = parts.sorted { $0.count < $1.count }
    for part in longestFirst {
      let fresh = part.index.cells.filter { !labels.contains($0) }
      // The count stands first in both; what a frequency adds stands behind it.
      if labels.isEmpty { labels = fresh } else { labels += fresh }
    }
    let index = Index(Column(inferring: labels))
    let columns = try parts.map { try $0.reindexed(index).values }
    return try DataFrame(columns, columns: self.columns.taking(places), index: index)
  }

  /// One number of each column.
  public func reduced(
    _ reduction: Reduction, skipsMissing: Bool = true, degrees: Int = 1, numericOnly: Bool = false
  ) throws -> Series {
    let places = data.indices.filter { !numericOnly || data[$0].numbers != nil }
    let cells = try places.map { try data[$0].reduced(reduction, skipsMissing: skipsMissing, degrees: degrees) }
    return try Series(DataFrame.joined(cells), index: columns.taking(places))
  }

  /// Results of different columns in one: numbers in a common type, anything else as objects.
  static func joined(_ cells: [Cell]) -> Column {
    let column = Column(inferring: cells)
    if case .string = column { return .object(cells) }
    return cells.isEmpty ? .float64([]) : column
  }

  /// One number of each row.
  public func reducedRows(
    _ reduction: Reduction, skipsMissing: Bool = true, degrees: Int = 1, numericOnly: Bool = false
  ) throws -> Series {
    let used = try numericOnly ? takingColumns(data.indices.filter { data[$0].numbers != nil }) : self
    let cells = try (0..<rowCount).mapRows { row in
      try DataFrame.common(used.data.map { try $0.taking([row]) })
        .reduced(reduction, skipsMissing: skipsMissing, degrees: degrees)
    }
    return Series(cells.isEmpty ? .float64([]) : Column(inferring: cells), index: index)
  }
}
