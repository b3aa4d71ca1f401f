import LongWork

extension DataFrame {
  /// The table as `print` shows it.
  public func text(_ options: DisplayOptions = .current) throws -> String {
    let layout = try TableLayout(self, options: options)
    let size = "\n\n[\(rowCount) rows x \(columnCount) columns]"
    var isShortened = layout.isShortened
    if rowCount == 0 || columnCount == 0 { return emptyText(options) }
    let columns = try FrameText(layout).columns()
    if layout.options.maxColumns == 0 {
      let (body, isCut) = try FrameText.fitted(columns, width: options.terminalWidth)
      isShortened = isShortened || isCut
      return body + (isShortened ? size : "")
    }
    return try FrameText.wrapped(columns, width: options.width) + (isShortened ? size : "")
  }

  /// The whole table, whatever its size: `to_string()`.
  public func wholeText(_ options: DisplayOptions = DisplayOptions.current.unlimited) throws -> String {
    if rowCount == 0 || columnCount == 0 { return emptyText(.current) }
    return try TextLayout.adjoined(FrameText(TableLayout(self, options: options)).columns(), space: 1)
  }

  private func emptyText(_ options: DisplayOptions) -> String {
    "Empty DataFrame\nColumns: \(FrameText.listed(columns, options))\nIndex: \(FrameText.listed(index, options))"
  }
}

/// The columns of texts that make a printed table.
struct FrameText {
  private let layout: TableLayout
  private let options: DisplayOptions

  init(_ layout: TableLayout) {
    self.layout = layout
    options = layout.options
  }

  /// Labels as a list, at most a hundred of them.
  static func listed(_ index: Index, _ options: DisplayOptions) -> String {
    let texts = index.cells.prefix(100).map(\.plainText)
    return "[" + texts.joined(separator: ", ") + (index.count > 100 ? ", ..." : "") + "]"
  }

  private var showsIndexName: Bool { layout.frame.index.isNamed && options.showsIndex }

  /// The labels of the rows and every column, with their heads and dots.
  func columns() throws -> [[String]] {
    let shown = layout.shown
    var columns = options.showsIndex ? [try indexColumn()] : []
    for (position, labels) in try layout.columnLabels().enumerated() {
      let heads = options.showsHeader ? showsIndexName ? labels + [""] : labels : []
      let headWidth = try TextLayout.widest(heads)
      let values = try TextLayout.fixedWidth(
        ColumnText.texts(of: shown.data[position], leadingSpace: options.showsIndex, options: options),
        minimum: headWidth, options: options)
      let width = max(values.width, headWidth)
      columns.append(heads.map { TextLayout.rightAligned($0, width) } + values.texts)
    }
    return withDots(columns)
  }

  private func indexColumn() throws -> [String] {
    let index = layout.shown.index
    let heads =
      !options.showsHeader ? [] : try layout.frame.columns.names.map { try ColumnText.name($0, options: options) }
    if index.levelNames != nil {
      let texts = try zip(index.names, index.levelTexts(options)).map { name, texts -> [String] in
        let column = (showsIndexName ? [try ColumnText.name(name, options: options)] : []) + texts
        return try TextLayout.fixedWidth(column, alignsLeft: true, options: options).texts
      }
      let rows = try (texts.first ?? []).indices.mapRows { row in texts.map { $0[row] }.joined(separator: " ") }
      return heads + rows
    }
    let name = showsIndexName ? [try ColumnText.name(index.name, options: options)] : []
    let labels = try TextLayout.fixedWidth(
      name + ColumnText.labels(of: index, options: options), alignsLeft: true, options: options
    ).texts
    let width = try TextLayout.widest(labels)
    return try heads + labels.mapRows { TextLayout.padded($0, width) }
  }

  private func withDots(_ columns: [[String]]) -> [[String]] {
    var columns = columns
    let height = columns[0].count
    if let before = layout.columnsBeforeDots {
      columns.insert(Array(repeating: " ...", count: height), at: before + (options.showsIndex ? 1 : 0))
    }
    guard let row = layout.rowsBeforeDots else { return columns }
    let headRows = height - layout.shown.rowCount
    for position in columns.indices {
      let width = TextLayout.width(columns[position][row])
      let isDots = layout.columnsBeforeDots.map { $0 + 1 == position } ?? false
      let dots = width > 3 || isDots ? "..." : ".."
      let text =
        position == 0 ? TextLayout.padded(dots, width) : TextLayout.rightAligned(dots, isDots ? 4 : width)
      columns[position].insert(text, at: row + headRows)
    }
    return columns
  }

  /// The columns that fit into the width, dots for those in the middle that do not.
  static func fitted(_ columns: [[String]], width: Int) throws -> (text: String, isCut: Bool) {
    var widths = try columns.map(TextLayout.widest)
    var count = widths.count
    var excess = widths.reduce(0, +) + count - 1 - width + 1
    if excess <= 0 { return (try TextLayout.adjoined(columns, space: 1), false) }
    excess += 5
    while excess > 0, count > 1 {
      // Python rounds a half to the even neighbour.
      let middle = Int((Double(count) / 2).rounded(.toNearestOrEven))
      excess -= widths.remove(at: middle) + 1
      count -= 1
    }
    let fitting = max(count - 1, 2)
    if fitting >= columns.count - 1 { return (try TextLayout.adjoined(columns, space: 1), false) }
    let half = fitting / 2
    let dots = Array(repeating: " ...", count: columns[0].count)
    let kept = Array(columns.prefix(half + 1)) + [dots] + Array(columns.suffix(half))
    return (try TextLayout.adjoined(kept, space: 1), true)
  }

  /// Groups of columns below one another, each as wide as the page.
  static func wrapped(_ columns: [[String]], width: Int) throws -> String {
    let index = columns[0]
    let rest = Array(columns.dropFirst())
    let room = width - (try TextLayout.widest(index)) - 1
    let ends = groupEnds(try rest.map(TextLayout.widest), room)
    var blocks: [String] = []
    var start = 0
    for (place, end) in ends.enumerated() {
      var block = [index] + Array(rest[start..<end])
      if ends.count > 1 {
        let rows = index.count
        let isLast = place + 1 == ends.count
        block.append(isLast ? Array(repeating: " ", count: rows) : [" \\"] + Array(repeating: "  ", count: rows - 1))
      }
      blocks.append(try TextLayout.adjoined(block, space: 1))
      start = end
    }
    return blocks.joined(separator: "\n\n")
  }

  private static func groupEnds(_ widths: [Int], _ room: Int) -> [Int] {
    var ends: [Int] = []
    var used = 0
    for (position, width) in widths.enumerated() {
      used += width + 1
      let isLast = position == widths.count - 1
      if position > 0, used + (isLast ? 1 : 2) > room {
        ends.append(position)
        used = width + 1
      }
    }
    return ends + [widths.count]
  }
}
