extension DataFrame {
  /// The labels as a column in front and counted rows.
  public func resettingIndex(drop: Bool) throws -> DataFrame {
    var frame = self
    frame.index = Index(count: rowCount)
    if drop { return frame }
    if index.levelNames != nil { return try insertingLevels(Array(0..<index.levelCount), into: frame) }
    var label = index.name
    if label == .none { label = columns.contains(.string("index")) ? .string("level_0") : .string("index") }
    if columns.contains(label) {
      throw DataFrameError.value("cannot insert \(label.plainText), already exists")
    }
    frame.insert(label, index.column, at: 0)
    return frame
  }

  /// The parts of the labels on some levels as columns in front.
  public func resettingLevels(_ levels: [Int], drop: Bool) throws -> DataFrame {
    var frame = self
    frame.index = index.dropping(levels: Set(levels))
    return drop ? frame : try insertingLevels(levels, into: frame)
  }

  private func insertingLevels(_ levels: [Int], into frame: DataFrame) throws -> DataFrame {
    var frame = frame
    for (place, level) in levels.enumerated() {
      let label = index.names[level] == .none ? Cell.string("level_\(level)") : index.names[level]
      if frame.columns.contains(label) {
        throw DataFrameError.value("cannot insert \(label.plainText), already exists")
      }
      frame.insert(label, index.level(level), at: place)
    }
    return frame
  }

  /// Several columns as the levels of the labels.
  public func settingIndex(_ places: [Int], drop: Bool) throws -> DataFrame {
    var frame = drop ? try droppingColumns(Set(places)) : self
    frame.index = Index(levels: places.map { data[$0] }, names: places.map { columns[$0] })
    return frame
  }

  /// A column as the labels of the rows.
  public func settingIndex(_ place: Int, drop: Bool) throws -> DataFrame {
    var frame = drop ? try droppingColumns([place]) : self
    frame.index = Index(data[place], name: columns[place])
    return frame
  }

  /// Tables below one another; columns that one lacks are missing there.
  public static func concatenatingRows(_ frames: [DataFrame], ignoresIndex: Bool) throws -> DataFrame {
    var labels: [Cell] = []
    for frame in frames { for label in frame.columns.cells where !labels.contains(label) { labels.append(label) } }
    let data = try labels.map { label in
      try Column.concatenating(
        try frames.map { frame in
          guard let place = frame.columns.positions(of: label).first else {
            return Column.float64(Array(repeating: .nan, count: frame.rowCount))
          }
          if frame.columns.positions(of: label).count > 1 {
            throw DataFrameError(.index, "Reindexing only valid with uniquely valued Index objects")
          }
          return frame.data[place]
        })
    }
    let columns =
      frames.allSatisfy({ $0.columns.hasSameLabels(as: frames[0].columns) })
      ? frames[0].columns : Index(Column(inferring: labels))
    let index = try Index.concatenating(frames.map(\.index), ignoresLabels: ignoresIndex)
    return DataFrame(data, columns: columns, index: index)
  }

  /// Tables beside one another, by the labels of their rows.
  /// - Throws: ValueError when there is none.
  public static func concatenatingColumns(_ frames: [DataFrame]) throws -> DataFrame {
    guard !frames.isEmpty else { throw DataFrameError(.value, "No objects to concatenate") }
    let index = frames.dropFirst().reduce(frames[0].index) { $0.union($1.index) }
    let aligned = try frames.map { try $0.reindexedRows(index) }
    return DataFrame(
      aligned.flatMap(\.data), columns: Index(Column(inferring: aligned.flatMap(\.columns.cells))), index: index)
  }
}

extension Index {
  /// Counted labels that go on where those before them end, as one range.
  private static func joiningRanges(_ parts: [Index]) -> Labels? {
    var ranges: [(start: Int, stop: Int, step: Int, count: Int)] = []
    for part in parts {
      guard case .range(let start, let stop, let step) = part.labels else { return nil }
      if part.count > 0 { ranges.append((start, stop, step, part.count)) }
    }
    guard let first = ranges.first else { return .range(start: 0, stop: 0, step: 1) }
    guard ranges.count > 1 else { return .range(start: first.start, stop: first.stop, step: first.step) }
    let step = first.count > 1 ? first.step : ranges[1].start - first.start
    var next = first.start
    for range in ranges {
      guard step != 0, range.start == next, range.count == 1 || range.step == step else { return nil }
      next += range.count * step
    }
    return .range(start: first.start, stop: next, step: step)
  }

  public static func concatenating(_ parts: [Index], ignoresLabels: Bool) throws -> Index {
    let count = parts.map(\.count).reduce(0, +)
    if ignoresLabels { return Index(count: count) }
    let name = parts.allSatisfy { $0.name == parts[0].name } ? parts[0].name : .none
    if parts.count == 1 { return parts[0] }
    if let joined = joiningRanges(parts) { return Index(joined, name: name) }
    return try Index(Column.concatenating(parts.map(\.column)), name: name)
  }
}
