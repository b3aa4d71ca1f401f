extension Painter {
  /// The escape sequences that turn the old frame into the new one, the cursor being where the old one has it.
  static func update(from old: Frame?, to new: Frame) -> String {
    let oldRows = old?.rows ?? []
    let common = min(oldRows.count, new.rows.count)
    let firstChange = (0..<common).first { oldRows[$0] != new.rows[$0] } ?? common
    var output = ""
    var row = old?.cursorRow ?? 0
    if firstChange < new.rows.count || oldRows.count > new.rows.count {
      output += vertical(firstChange - row, within: max(oldRows.count, 1), from: row)
      row = firstChange
      output += changedRows(from: &row, old: oldRows, new: new.rows)
    }
    output += vertical(new.cursorRow - row, within: new.rows.count, from: row)
    output += "\r" + (new.cursorColumn > 0 ? "\u{1B}[\(new.cursorColumn)C" : "")
    return output
  }

  private static func changedRows(from row: inout Int, old: [Frame.Row], new: [Frame.Row]) -> String {
    var output = "\r"
    for index in row..<max(row, new.count) {
      if index > row { output += "\r\n" }
      row = index
      if index < old.count, old[index] == new[index] { continue }
      // Erased before it is drawn: after a full row the cursor still stands on its last character.
      output += "\u{1B}[K" + new[index].text
    }
    guard old.count > new.count else { return output }
    if row < new.count { output += "\r\n" }
    output += "\u{1B}[J"
    row = max(row, new.count)
    return output
  }

  /// Rows down (positive) or up; rows below the last drawn one are made by a line feed.
  private static func vertical(_ distance: Int, within rows: Int, from row: Int) -> String {
    if distance < 0 { return "\u{1B}[\(-distance)A" }
    let existing = min(distance, max(0, rows - 1 - row))
    let down = existing > 0 ? "\u{1B}[\(existing)B" : ""
    return down + String(repeating: "\r\n", count: distance - existing)
  }

  /// The escape sequences that put the cursor under the block and leave the block on the screen.
  static func leave(_ frame: Frame) -> String {
    vertical(frame.rows.count - 1 - frame.cursorRow, within: frame.rows.count, from: frame.cursorRow) + "\r\n"
  }

  /// The escape sequences that erase a frame and leave the cursor where it began.
  ///
  /// - Parameter width: the screen's present width. A terminal that `reflows` has folded wider rows when it shrank.
  static func erase(_ frame: Frame, width: Int, reflows: Bool) -> String {
    var above = frame.cursorRow
    if reflows {
      let folded = frame.rows[..<frame.cursorRow].reduce(0) { $0 + max(1, ($1.columns + width - 1) / width) }
      above = folded + frame.cursorColumn / width
    }
    return (above > 0 ? "\u{1B}[\(above)A" : "") + "\r\u{1B}[J"
  }
}
