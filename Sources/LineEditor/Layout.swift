/// The screen rows of a block: which scalars stand on each, and where the cursor is.
struct Layout {
  enum Lead { case prompt, continuation, wrapped }

  struct Row {
    var range: Range<Int>
    var lead: Lead
    /// Columns before the text: the prompt's.
    var textColumn: Int
    /// Columns of the line's text on earlier rows, which tab stops are counted from.
    var lineColumn: Int
    /// All columns in use, the prompt's included.
    var columns: Int
  }

  private(set) var rows: [Row] = []
  private(set) var cursorRow = 0
  private(set) var cursorColumn = 0
  /// The most columns that a prompt may take, so that text fits beside it.
  let leadLimit: Int
  private let width: Int

  init(_ block: BlockText, prompt: String, continuation: String, width: Int) {
    self.width = max(width, 2)
    leadLimit = max(0, self.width - 2)
    let promptColumns = min(CharacterWidth.columns(of: Painter.clipped(prompt, to: leadLimit)), leadLimit)
    let continuationColumns = min(
      CharacterWidth.columns(of: Painter.clipped(continuation, to: leadLimit)), leadLimit)
    var start = 0
    while true {
      let end = block.lineEnd(at: start)
      let isFirst = start == 0
      addLine(
        block.scalars[start..<end], lead: isFirst ? .prompt : .continuation,
        leadColumns: isFirst ? promptColumns : continuationColumns, cursor: block.cursor)
      if end == block.scalars.count { break }
      start = end + 1
    }
  }

  private mutating func addLine(
    _ line: ArraySlice<Unicode.Scalar>, lead: Lead, leadColumns: Int, cursor: Int
  ) {
    var row = Row(
      range: line.startIndex..<line.startIndex, lead: lead, textColumn: leadColumns, lineColumn: 0,
      columns: leadColumns)
    var lineColumn = 0
    for cell in Cells(line) {
      let columns = TabStops.columns(of: cell, in: line, at: lineColumn)
      if row.columns + columns > width { wrap(&row, lineColumn: lineColumn) }
      if cell.range.contains(cursor) { place(cursorAt: row.columns) }
      row.range = row.range.lowerBound..<cell.range.upperBound
      row.columns += columns
      lineColumn += columns
    }
    if cursor == line.endIndex {
      // Beyond a full row the cursor has no column of its own.
      if row.columns >= width { wrap(&row, lineColumn: lineColumn) }
      place(cursorAt: row.columns)
    }
    rows.append(row)
  }

  private mutating func wrap(_ row: inout Row, lineColumn: Int) {
    rows.append(row)
    row = Row(
      range: row.range.upperBound..<row.range.upperBound, lead: .wrapped, textColumn: 0, lineColumn: lineColumn,
      columns: 0)
  }

  private mutating func place(cursorAt column: Int) {
    cursorRow = rows.count
    cursorColumn = column
  }
}
