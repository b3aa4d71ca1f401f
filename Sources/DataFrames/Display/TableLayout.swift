/// What of a table is shown: all, or its first and last rows and columns.
struct TableLayout {
  let frame: DataFrame
  /// The part that is shown.
  private(set) var shown: DataFrame
  /// How many rows stand before the dots; nil when all are shown.
  private(set) var rowsBeforeDots: Int?
  private(set) var columnsBeforeDots: Int?
  let options: DisplayOptions

  init(_ frame: DataFrame, options: DisplayOptions) {
    self.frame = frame
    self.options = options
    shown = frame
    cutColumns(
      to: options.maxColumns == 0 && frame.columnCount > options.terminalWidth
        ? options.terminalWidth : options.maxColumns)
    cutRows()
  }

  var isShortened: Bool { rowsBeforeDots != nil || columnsBeforeDots != nil }

  private mutating func cutColumns(to limit: Int?) {
    guard let limit, limit > 0, frame.columnCount > limit else { return }
    let half = limit / 2
    let count = frame.columnCount
    let places = half >= 1 ? Array(0..<half) + Array((count - half)..<count) : Array(0..<limit)
    shown = shown.takingColumns(places)
    columnsBeforeDots = half >= 1 ? half : limit
  }

  private mutating func cutRows() {
    guard var limit = options.maxRows, limit > 0, frame.rowCount > limit else { return }
    if let fewer = options.minRows, fewer > 0 { limit = min(fewer, limit) }
    let half = limit / 2
    let count = frame.rowCount
    shown = shown.takingRows(half >= 1 ? Array(0..<half) + Array((count - half)..<count) : Array(0..<limit))
    rowsBeforeDots = half >= 1 ? half : limit
  }

  /// The labels of the shown columns, a blank before those of numbers: one text for every level.
  func columnLabels() -> [[String]] {
    if shown.columns.levelNames != nil {
      let levels = shown.columns.levels.map { level in
        ColumnText.labels(of: Index(level), options: options).enumerated().map { position, label in
          shown.data[position].dataType.isNumeric ? " " + label : label
        }
      }
      let texts = Index.sparse(levels)
      return shown.data.indices.map { place in texts.map { $0[place] } }
    }
    let labels = ColumnText.labels(of: shown.columns, options: options)
    // pandas looks at the types of the first columns, whichever are shown.
    return labels.enumerated().map { position, label in
      [frame.data[position].dataType.hasSigns ? " " + label : label]
    }
  }
}
