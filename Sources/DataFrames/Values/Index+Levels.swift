/// Labels of several levels.
extension Index {
  /// Labels whose parts stand in several columns.
  public init(levels: [Column], names: [Cell]) {
    let cells = levels.map(\.cells)
    let count = levels.first?.count ?? 0
    self.init(Column.object((0..<count).map { row in .tuple(cells.map { $0[row] }) }))
    levelNames = names
  }

  public var levelCount: Int { levelNames?.count ?? 1 }

  /// The names of all levels.
  public var names: [Cell] { levelNames ?? [name] }

  /// Whether a name stands above the labels.
  public var isNamed: Bool { names.contains { $0 != .none } }

  /// The parts of the labels on one level.
  public func level(_ number: Int) -> Column {
    guard levelNames != nil else { return column }
    return Column(
      inferring: cells.map { cell in
        guard case .tuple(let parts) = cell, number < parts.count else { return .missing }
        return parts[number]
      })
  }

  public var levels: [Column] { (0..<levelCount).map(level) }

  /// The level of a name or a number.
  /// - Throws: A key error for a name that no level has, an index error for a number beyond the levels.
  public func level(of label: Cell) throws -> Int {
    if let number = names.firstIndex(of: label) { return number }
    guard case .int(let number) = label else {
      throw DataFrameError.key("Level \(label.plainText) not found")
    }
    let place = number < 0 ? number + levelCount : number
    guard (0..<levelCount).contains(place) else {
      throw DataFrameError(.index, "Too many levels: Index has only \(levelCount) levels, not \(number + 1)")
    }
    return place
  }

  /// The labels without some levels; of one level that is left, its parts themselves.
  public func dropping(levels gone: Set<Int>) -> Index {
    let kept = (0..<levelCount).filter { !gone.contains($0) }
    guard kept.count > 1 else {
      guard let last = kept.first else { return Index(count: count) }
      return Index(level(last), name: names[last])
    }
    return Index(levels: kept.map(level), names: kept.map { names[$0] })
  }

  /// The levels in another order.
  public func ordered(levels order: [Int]) -> Index {
    Index(levels: order.map(level), names: order.map { names[$0] })
  }

  /// The positions of the labels that begin with some parts.
  public func positions(beginning parts: [Cell]) -> [Int] {
    cells.indices.filter { position in
      guard case .tuple(let own) = cells[position], own.count >= parts.count else { return false }
      return zip(own, parts).allSatisfy { $0 == $1 }
    }
  }

  /// Takes over the names of other labels.
  public mutating func take(namesOf other: Index) {
    name = other.name
    levelNames = other.levelNames
  }

  // MARK: Texts

  /// The texts of every level, and blanks where a part is that of the label before.
  func levelTexts(_ options: DisplayOptions) throws -> [[String]] {
    let texts = try levels.map { try ColumnText.labels(of: Index($0), options: options) }
    return Index.sparse(texts)
  }

  /// Blanks instead of texts that repeat those before them on this level and all above.
  static func sparse(_ texts: [[String]]) -> [[String]] {
    guard let count = texts.first?.count, texts.count > 1 else { return texts }
    var result = texts
    for row in 1..<max(count, 1) {
      // The last level is always shown.
      for level in 0..<texts.count - 1 {
        guard texts[level][row] == texts[level][row - 1] else { break }
        result[level][row] = ""
      }
    }
    return result
  }

  /// `MultiIndex([…], names=[…])`.
  func leveledText() -> String {
    let cells = self.cells
    let shown = cells.count > 100 ? Array(cells.prefix(10)) + cells.suffix(10) : cells
    let parts = shown.map { cell -> [String] in
      guard case .tuple(let parts) = cell else { return [cell.representation] }
      return parts.map(\.representation)
    }
    let widths = (0..<levelCount).map { level in parts.map { TextLayout.width($0[level]) }.max() ?? 0 }
    var lines = parts.map { row in
      "(" + row.enumerated().map { TextLayout.rightAligned($1, widths[$0]) }.joined(separator: ", ") + ")"
    }
    if cells.count > 100 { lines.insert("...", at: 10) }
    let indent = String(repeating: " ", count: 12)
    var body = "["
    for (place, line) in lines.enumerated() {
      body += (place == 0 ? "" : indent) + line + (place + 1 < lines.count ? (line == "..." ? "\n" : ",\n") : "")
    }
    var attributes: [String] = []
    if isNamed { attributes.append("names=[\(names.map(\.representation).joined(separator: ", "))]") }
    if cells.count > 100 { attributes.append("length=\(cells.count)") }
    return "MultiIndex(" + body + "],\n" + String(repeating: " ", count: 11) + attributes.joined(separator: ", ") + ")"
  }
}
