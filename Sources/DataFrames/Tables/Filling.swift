import LongWork

extension Column {
  /// The values with missing ones taken from the nearest value before them, or behind them.
  public func filledFromNeighbours(forward: Bool) throws -> Column {
    let missing = self.missing
    guard missing.contains(true) else { return self }
    var positions = Array(repeating: -1, count: count)
    var last = -1
    for position in forward ? Array(0..<count) : Array((0..<count).reversed()) {
      if !missing[position] { last = position }
      positions[position] = last
    }
    return try taking(positions)
  }

  /// The values where the flags are set, others elsewhere.
  /// - Parameter other: One value, or as many as there are.
  /// - Throws: A type error when the column's type does not hold the others.
  public func keeping(where flags: [Bool], or other: Column) throws -> Column {
    guard other.count == 1 || other.count == count else {
      throw DataFrameError(.value, "Length of values (\(other.count)) does not match length of index (\(count))")
    }
    let replaced = flags.indices.filter { !flags[$0] }
    if replaced.isEmpty { return self }
    if other.count == 1, other[0].isMissing { return try taking(flags.indices.map { flags[$0] ? $0 : -1 }) }
    if other.dataType != dataType {
      // In a type that holds both, whichever of them are left.
      let both = try Column.concatenating([self, other])
      return try both.taking(flags.indices.mapRows { flags[$0] ? $0 : count + (other.count == 1 ? 0 : $0) })
    }
    return try replacing(replaced, with: other.count == 1 ? other : try other.taking(replaced))
  }

  /// The values with missing ones on the line between their neighbours; those behind the last are as it is.
  /// - Throws: A type error for texts.
  public func interpolated() throws -> Column {
    guard case .float64(let values) = self else {
      if numbers != nil { return self }
      throw DataFrameError.type("Series cannot interpolate with \(dataType.rawValue) dtype")
    }
    let known = values.indices.filter { !values[$0].isNaN }
    guard var next = known.first, known.count < values.count else { return self }
    var (result, last, place) = (values, next, 0)
    for position in values.indices.dropFirst(next) where values[position].isNaN {
      while place < known.count, known[place] < position {
        last = known[place]
        place += 1
      }
      next = place < known.count ? known[place] : last
      let slope = next == last ? 0 : (values[next] - values[last]) / Double(next - last)
      result[position] = values[last] + slope * Double(position - last)
    }
    return .float64(result)
  }

  /// The values moved by some places.
  public func shifted(by periods: Int) throws -> Column {
    try taking((0..<count).map { (0..<count).contains($0 &- periods) ? $0 &- periods : -1 })
  }

  /// The differences of values that are some places apart.
  /// - Throws: A refusal of texts and bools.
  public func differences(periods: Int) throws -> Column {
    if dataType == .datetime || dataType == .timedelta { return try combined(.subtract, shifted(by: periods)) }
    guard let numbers, dataType != .bool else { throw DataFrameError.notInLgs("diff() of texts and bools") }
    return .float64(
      numbers.indices.map { numbers.indices.contains($0 &- periods) ? numbers[$0] - numbers[$0 - periods] : .nan })
  }

  /// By which part values differ from those some places before them.
  public func changes(periods: Int) throws -> Column {
    guard let numbers else { throw DataFrameError.type("unsupported operand type(s) for /: 'str' and 'str'") }
    return .float64(
      numbers.indices.map { numbers.indices.contains($0 &- periods) ? numbers[$0] / numbers[$0 - periods] - 1 : .nan })
  }

  /// How equal values share their places in a ranking.
  public enum RankMethod: String, Sendable { case average, min, max, first, dense }

  /// The places of the values in order, counted from 1; missing values have none.
  /// - Throws: A type error when the values cannot be compared.
  public func ranks(_ method: RankMethod, ascending: Bool, asShare: Bool) throws -> Column {
    let missing = self.missing
    let order = try Ordering.positions(of: self, ascending: ascending).filterRows { !missing[$0] }
    var ranks = Array(repeating: Double.nan, count: count)
    var start = 0
    var group = 0
    while start < order.count {
      try Interruption.check(after: group)
      var end = start + 1
      while end < order.count, self[order[end]] == self[order[start]] { end += 1 }
      group += 1
      for place in start..<end {
        switch method {
        case .average: ranks[order[place]] = Double(start + 1 + end) / 2
        case .min: ranks[order[place]] = Double(start + 1)
        case .max: ranks[order[place]] = Double(end)
        case .first: ranks[order[place]] = Double(place + 1)
        case .dense: ranks[order[place]] = Double(group)
        }
      }
      start = end
    }
    let total = Double(method == .dense ? group : order.count)
    return .float64(asShare ? ranks.map { $0 / total } : ranks)
  }
}
