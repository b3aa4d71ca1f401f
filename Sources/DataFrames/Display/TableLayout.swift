/// What of a table is shown: all, or its first and last rows and columns.
struct TableLayout {
  let frame: DataFrame
  /// The part that is shown.
  private(set) var shown: DataFrame
  /// How many rows stand before the dots; nil when all are shown.
  private(set) var rowsBeforeDots: Int?
  private(set) var columnsBeforeDots: Int?
  let options: DisplayOptions

  init(_ frame: DataFrame, options: DisplayOptions) throws {
    self.frame = frame
    self.options = options
    shown = frame
    try cutColumns(
      to: options.maxColumns == 0 && frame.columnCount > options.terminalWidth
        ? options.terminalWidth : options.maxColumns)
    try cutRows()
  }

  var isShortened: Bool { rowsBeforeDots != nil || columnsBeforeDots != nil }

  private mutating func cutColumns(to limit: Int?) throws {
    guard let limit, limit > 0, frame.columnCount > limit else { return }
    let half = limit / 2
    let count = frame.columnCount
    let places = half >= 1 ? Array(0..<half) + Array((count - half)..<count) : Array(0..<limit)
    shown = try shown.takingColumns(places)
    columnsBeforeDots = half >= 1 ? half : limit
  }

  private mutating func cutRows() throws {
    guard var limit = options.maxRows, limit > 0, frame.rowCount > limit else { return }
    if let fewer = options.minRows, fewer > 0 { limit = min(fewer, limit) }
    let half = limit / 2
    let count = frame.rowCount
    shown = try shown.takingRows(half >= 1 ? Array(0..<half) + Array((count - half)..<count) : Array(0..<limit))
    rowsBeforeDots = half >= 1 ? half : limit
  }

  /// The labels of the shown columns, a blank before those of numbers: one text for every level.
  func columnLabels() throws -> [[String]] {
    if shown.columns.levelNames != nil {
      let levels = try shown.columns.levels.map { try ColumnText.labels(of: Index($0), options: options) }
      let texts = Index.sparse(levels)
      return shown.data.indices.map { place in texts.map { $0[place] } }
    }
    let labels = try ColumnText.labels(of: shown.columns, options: options)
    // pandas looks at the types of the first columns, whichever are shown.
    return labels.enumerated().map { position, label in
      [frame.data[position].dataType.hasSigns ? " " + label : label]
    }
  }
}
