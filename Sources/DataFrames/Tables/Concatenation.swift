extension Index {
  /// The labels of several parts behind one another, under further levels in front: a key for each part.
  /// - Parameter names: The names of the levels in front, and where there are more, of those behind.
  public static func concatenating(_ parts: [Index], under keys: [[Cell]], names: [Cell]) throws -> Index {
    let width = keys.first?.count ?? 1
    let front = (0..<width).map { level in
      Column(
        inferring: Array(zip(keys, parts).map { key, part in Array(repeating: key[level], count: part.count) }.joined())
      )
    }
    let depth = parts.first?.levelCount ?? 1
    guard parts.allSatisfy({ $0.levelCount == depth }) else {
      throw DataFrameError.value("Cannot concat indices that do not have the same number of levels")
    }
    let behind = try (0..<depth).map { level in try Column.concatenating(parts.map { $0.level(level) }) }
    let own = (0..<depth).map { level -> Cell in
      let known = parts.map { $0.names[level] }
      return known.allSatisfy { $0 == known[0] } ? known[0] : .none
    }
    let given = names + Array(repeating: Cell.none, count: max(0, width - names.count))
    let all = given.count > width ? given + own.dropFirst(given.count - width) : given + own
    return Index(levels: front + behind, names: all)
  }
}
