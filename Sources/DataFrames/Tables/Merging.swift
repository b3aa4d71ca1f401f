import LongWork

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
  private let indicator: Cell?

  /// - Parameters:
  ///   - suffixes: What follows names that both tables have; nil refuses such names.
  ///   - indicator: The name of a further column that says which tables each row is of.
  public init(
    _ left: DataFrame, _ right: DataFrame, method: Method, suffixes: (left: String, right: String)?,
    indicator: Cell? = nil
  ) {
    self.indicator = indicator
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
      let column = try Merging.joined(pairs, x, y)
      guard let order = try? Ordering.positions(of: column, ascending: true) else { continue }
      pairs = order.map { pairs[$0] }
    }
    return pairs
  }

  /// The keys of both tables as numbers: equal keys have one.
  private static func labels(_ leftKeys: [Column], _ rightKeys: [Column]) throws -> (left: [Int], right: [Int]) {
    let leftCount = leftKeys.first?.count ?? 0
    let joint = try zip(leftKeys, rightKeys).map { left, right in
      try left.dataType == right.dataType
        ? Column.concatenating([left, right]) : .object(left.mapCells { $0 } + right.mapCells { $0 })
    }
    let codes = try Factors(joint, rowCount: leftCount + (rightKeys.first?.count ?? 0)).codes
    return (Array(codes.prefix(leftCount)), Array(codes.dropFirst(leftCount)))
  }

  /// As many rows as a joined table may have.
  private static let mostPairs = 1 << 30

  /// Every row of `a` with each of its partners in `b`, or with -1.
  /// - Throws: A memory error for more pairs than fit.
  private static func pairs(_ a: [Int], _ b: [Int], keepsAll: Bool) throws -> [(Int, Int)] {
    var rows: [[Int]] = Array(repeating: [], count: (b.max() ?? -1) + 1)
    try b.indices.forEachRow { rows[b[$0]].append($0) }
    var pairs: [(Int, Int)] = []
    pairs.reserveCapacity(a.count)
    try a.indices.forEachRow { row in
      let label = a[row]
      let partners = label < rows.count ? rows[label] : []
      guard pairs.count + partners.count <= mostPairs else {
        throw DataFrameError(.memory, "a table of more than \(mostPairs) rows is too large to join")
      }
      if partners.count > 1 << 10 { try Interruption.check() }
      for partner in partners { pairs.append((row, partner)) }
      if partners.isEmpty, keepsAll { pairs.append((row, -1)) }
    }
    return pairs
  }

  /// The key of every pair, from the left where that is there.
  private static func joined(_ pairs: [Pair], _ left: Column, _ right: Column) throws -> Column {
    if !pairs.contains(where: { $0.left < 0 }) { return try left.taking(pairs.map(\.left)) }
    let cells = try pairs.mapRows { $0.left < 0 ? right[$0.right] : left[$0.left] }
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
      try left.data.indices.map { place in
        try shared[place].map { try Merging.joined(pairs, left.data[place], right.data[$0]) }
          ?? left.data[place].taking(leftRows)
      } + kept.map { try right.data[$0].taking(rightRows) }
    let columns = try names(Set(shared.keys), kept)
    return try marked(DataFrame(data, columns: columns, index: Index(count: pairs.count)), pairs)
  }

  /// The tables joined by columns of one and the labels of the other.
  /// - Parameters:
  ///   - places: The columns, of the left table or of the right one; the labels are those of the other.
  public func byLabels(_ places: [Int], ofLeft: Bool) throws -> DataFrame {
    let (table, labels) = ofLeft ? (left, right.index) : (right, left.index)
    guard places.count == labels.levelCount else {
      throw DataFrameError.value(
        "len(\(ofLeft ? "left" : "right")_on) must equal the number of levels in the index of "
          + "\"\(ofLeft ? "right" : "left")\"")
    }
    let keys = places.map { table.data[$0] }
    let pairs = try ofLeft ? pairs(keys, labels.levels) : pairs(labels.levels, keys)
    let (leftRows, rightRows) = (pairs.map(\.left), pairs.map(\.right))
    func column(_ place: Int, _ isLeft: Bool) throws -> Column {
      let values = (isLeft ? left : right).data[place]
      guard isLeft == ofLeft, let level = places.firstIndex(of: place) else {
        return try values.taking(isLeft ? leftRows : rightRows)
      }
      let own = isLeft ? pairs : pairs.map { (left: $0.right, right: $0.left) }
      return try Merging.joined(own, values, labels.level(level))
    }
    let data =
      try left.data.indices.map { try column($0, true) } + right.data.indices.map { try column($0, false) }
    let index = try table.index.taking(ofLeft ? leftRows : rightRows)
    return try marked(DataFrame(data, columns: names([], Array(right.data.indices)), index: index), pairs)
  }

  /// The table with the column that says which tables its rows are of, where that is wanted.
  private func marked(_ frame: DataFrame, _ pairs: [Pair]) throws -> DataFrame {
    guard let indicator else { return frame }
    if left.columns.contains(indicator) || right.columns.contains(indicator) {
      throw DataFrameError.value("Cannot use name of an existing column for indicator column")
    }
    let codes = try pairs.mapRows { $0.right < 0 ? 0 : $0.left < 0 ? 1 : 2 }
    var frame = frame
    let values = Categories(codes: codes, values: .string(["left_only", "right_only", "both"]))
    frame.insert(indicator, .category(values), at: frame.columnCount)
    return frame
  }

  /// Every row of one table beside every row of the other.
  public func crossed() throws -> DataFrame {
    let leftRows = (0..<left.rowCount).flatMap { Array(repeating: $0, count: right.rowCount) }
    let rightRows = (0..<left.rowCount).flatMap { _ in 0..<right.rowCount }
    let data = try left.data.map { try $0.taking(leftRows) } + right.data.map { try $0.taking(rightRows) }
    return DataFrame(data, columns: try names([], Array(right.data.indices)), index: Index(count: leftRows.count))
  }

  /// The tables joined by the labels of their rows.
  public func byIndex() throws -> DataFrame {
    let columns = try names([], Array(right.data.indices))
    guard left.index.levelCount == right.index.levelCount else {
      throw DataFrameError.notInLgs("joining labels of different numbers of levels")
    }
    let pairs = try pairs([left.index.column], [right.index.column])
    let data =
      try left.data.map { try $0.taking(pairs.map(\.left)) } + right.data.map { try $0.taking(pairs.map(\.right)) }
    let keepsLeft = pairs.map(\.left) == Array(0..<left.rowCount)
    let name = method == .right ? right.index.name : left.index.name
    let index =
      keepsLeft
      ? left.index : try Index(Merging.joined(pairs, left.index.column, right.index.column), name: name)
    return try marked(DataFrame(data, columns: columns, index: index), pairs)
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
