/// Two tables side by side, by equal values of their keys.
public struct Merging: Sendable {
  /// Which rows without a partner are kept.
  public enum Method: String, Sendable, CaseIterable {
    case left, right, inner, outer
  }

  private let left: DataFrame
  private let right: DataFrame
  private let method: Method
  private let suffixes: (left: String, right: String)?

  /// - Parameter suffixes: What follows names that both tables have; nil refuses such names.
  public init(
    _ left: DataFrame, _ right: DataFrame, method: Method, suffixes: (left: String, right: String)?
  ) {
    self.left = left
    self.right = right
    self.method = method
    self.suffixes = suffixes
  }

  // MARK: Partners

  /// Rows that belong together; -1 stands for none.
  private typealias Pair = (left: Int, right: Int)

  private func pairs(_ leftKeys: [Column], _ rightKeys: [Column]) throws -> [Pair] {
    let (a, b) = try Merging.labels(leftKeys, rightKeys)
    switch method {
    case .right: return try Merging.pairs(b, a, keepsAll: true).map { ($0.1, $0.0) }
    case .left: return try Merging.pairs(a, b, keepsAll: true).map { ($0.0, $0.1) }
    case .inner: return try Merging.pairs(a, b, keepsAll: false).map { ($0.0, $0.1) }
    case .outer: return try outerPairs(a, b, leftKeys, rightKeys)
    }
  }

  /// All rows of both tables, in the order of their keys where these can be compared.
  private func outerPairs(
    _ a: [Int], _ b: [Int], _ leftKeys: [Column], _ rightKeys: [Column]
  ) throws -> [Pair] {
    var pairs = try Merging.pairs(a, b, keepsAll: true).map { Pair(left: $0.0, right: $0.1) }
    let known = Set(pairs.map(\.right))
    pairs += b.indices.filter { !known.contains($0) }.map { (-1, $0) }
    for (x, y) in zip(leftKeys, rightKeys).reversed() {
      let column = Merging.joined(pairs, x, y)
      guard let order = try? Ordering.positions(of: column, ascending: true) else { continue }
      pairs = order.map { pairs[$0] }
    }
    return pairs
  }

  /// The keys of both tables as numbers: equal keys have one.
  private static func labels(_ leftKeys: [Column], _ rightKeys: [Column]) throws -> (left: [Int], right: [Int]) {
    let leftCount = leftKeys.first?.count ?? 0
    let joint = zip(leftKeys, rightKeys).map { left, right in
      left.dataType == right.dataType
        ? Column.concatenating([left, right]) : .object(left.cells + right.cells)
    }
    let codes = try Factors(joint, rowCount: leftCount + (rightKeys.first?.count ?? 0)).codes
    return (Array(codes.prefix(leftCount)), Array(codes.dropFirst(leftCount)))
  }

  /// Every row of `a` with each of its partners in `b`, or with -1.
  private static func pairs(_ a: [Int], _ b: [Int], keepsAll: Bool) throws -> [(Int, Int)] {
    var rows: [[Int]] = Array(repeating: [], count: (b.max() ?? -1) + 1)
    for (row, label) in b.enumerated() { rows[label].append(row) }
    var pairs: [(Int, Int)] = []
    pairs.reserveCapacity(a.count)
    for (row, label) in a.enumerated() {
      try Interruption.check(after: row)
      let partners = label < rows.count ? rows[label] : []
      for partner in partners { pairs.append((row, partner)) }
      if partners.isEmpty, keepsAll { pairs.append((row, -1)) }
    }
    return pairs
  }

  /// The key of every pair, from the left where that is there.
  private static func joined(_ pairs: [Pair], _ left: Column, _ right: Column) -> Column {
    if !pairs.contains(where: { $0.left < 0 }) { return left.taking(pairs.map(\.left)) }
    let cells = pairs.map { $0.left < 0 ? right[$0.right] : left[$0.left] }
    return left.dataType == right.dataType ? Column.of(left.dataType, cells) : Column(inferring: cells)
  }

  // MARK: Tables

  /// The tables joined by columns; a key of the same name in both stands there once.
  public func byColumns(_ leftPlaces: [Int], _ rightPlaces: [Int]) throws -> DataFrame {
    try checkTypes(leftPlaces, rightPlaces)
    let leftKeys = leftPlaces.map { left.data[$0] }
    let rightKeys = rightPlaces.map { right.data[$0] }
    let pairs = try pairs(leftKeys, rightKeys)
    var shared: [Int: Int] = [:]
    for (x, y) in zip(leftPlaces, rightPlaces) where left.columns[x] == right.columns[y] { shared[x] = y }
    let kept = right.data.indices.filter { !shared.values.contains($0) }
    let (leftRows, rightRows) = (pairs.map(\.left), pairs.map(\.right))
    let data =
      left.data.indices.map { place in
        shared[place].map { Merging.joined(pairs, left.data[place], right.data[$0]) }
          ?? left.data[place].taking(leftRows)
      } + kept.map { right.data[$0].taking(rightRows) }
    return DataFrame(data, columns: try names(Set(shared.keys), kept), index: Index(count: pairs.count))
  }

  /// Every row of one table beside every row of the other.
  public func crossed() throws -> DataFrame {
    let leftRows = (0..<left.rowCount).flatMap { Array(repeating: $0, count: right.rowCount) }
    let rightRows = (0..<left.rowCount).flatMap { _ in 0..<right.rowCount }
    let data = left.data.map { $0.taking(leftRows) } + right.data.map { $0.taking(rightRows) }
    return DataFrame(data, columns: try names([], Array(right.data.indices)), index: Index(count: leftRows.count))
  }

  /// The tables joined by the labels of their rows.
  public func byIndex() throws -> DataFrame {
    let columns = try names([], Array(right.data.indices))
    let pairs = try pairs([left.index.column], [right.index.column])
    let data =
      left.data.map { $0.taking(pairs.map(\.left)) } + right.data.map { $0.taking(pairs.map(\.right)) }
    let keepsLeft = pairs.map(\.left) == Array(0..<left.rowCount)
    let name = method == .right ? right.index.name : left.index.name
    let index =
      keepsLeft
      ? left.index : Index(Merging.joined(pairs, left.index.column, right.index.column), name: name)
    return DataFrame(data, columns: columns, index: index)
  }

  private func checkTypes(_ leftPlaces: [Int], _ rightPlaces: [Int]) throws {
    for (x, y) in zip(leftPlaces, rightPlaces) {
      let (a, b) = (left.data[x].dataType, right.data[y].dataType)
      guard (a == .string) != (b == .string), a != .object, b != .object else { continue }
      throw DataFrameError.value(
        "You are trying to merge on \(a.rawValue) and \(b.rawValue) columns for key '\(left.columns[x].plainText)'. If "
          + "you wish to proceed you should use pd.concat")
    }
  }

  /// The names of the columns: those that both tables have get suffixes.
  private func names(_ shared: Set<Int>, _ kept: [Int]) throws -> Index {
    let own = left.columns.cells
    let other = kept.map { right.columns[$0] }
    let both = Set(own.indices.filter { !shared.contains($0) }.map { own[$0] }).intersection(other)
    if !both.isEmpty, suffixes.map({ $0.left.isEmpty && $0.right.isEmpty }) ?? true {
      let shown = own.filter(both.contains).map(\.representation).joined(separator: ", ")
      throw DataFrameError.value("columns overlap but no suffix specified: Index([\(shown)], dtype='str')")
    }
    func renamed(_ labels: [Cell], _ suffix: String?) -> [Cell] {
      labels.map { both.contains($0) && suffix != "" ? .string($0.plainText + (suffix ?? "")) : $0 }
    }
    let names =
      own.enumerated().map { shared.contains($0) ? $1 : renamed([$1], suffixes?.left)[0] }
      + renamed(other, suffixes?.right)
    return Index(names.isEmpty ? .object([]) : Column(inferring: names))
  }
}
