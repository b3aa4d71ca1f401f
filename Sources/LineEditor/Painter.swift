/// How a part of the text looks, as the parameters of an SGR escape sequence (`"1;32"`).
public struct Style: Equatable, Sendable {
  public var parameters: String

  public init(_ parameters: String) { self.parameters = parameters }

  /// The text with the escape sequences of the style around it.
  public func applied(to text: String) -> String {
    parameters.isEmpty || text.isEmpty ? text : "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }
}

/// Gives the styles of a block's parts: ranges of scalars in ascending order, without overlap.
///
/// The second argument is the place of the cursor in scalars while the block is edited, nil once it is done.
public typealias Colouring = (String, Int?) -> [(Range<Int>, Style)]

/// What stands on the screen: finished rows and the cursor.
struct Frame: Equatable {
  struct Row: Equatable {
    /// The row with its escape sequences.
    var text: String
    var columns: Int
  }

  var rows: [Row]
  var cursorRow: Int
  var cursorColumn: Int
}

/// Draws a block: text and cursor to rows, rows to escape sequences.
struct Painter {
  var prompt: String
  var continuation: String
  var promptStyle = Style("")
  var statusStyle = Style("2")

  /// The rows of the whole block, or, if it is taller than `height`, those around the cursor.
  ///
  /// - Parameters:
  ///   - top: the first visible row of the last frame; it changes only when the cursor leaves the screen.
  ///   - footer: rows drawn under the block (search, menu, hint).
  func frame(
    of block: BlockText, spans: [(Range<Int>, Style)], footer: [Frame.Row] = [], width: Int, height: Int?,
    top: inout Int
  ) -> Frame {
    let layout = Layout(block, prompt: prompt, continuation: continuation, width: width)
    let footer = height.map { Array(footer.prefix(max(0, $0 - 1))) } ?? footer
    let room = height.map { max(1, $0 - footer.count) } ?? layout.rows.count
    top = Self.scrolled(top: top, cursorRow: layout.cursorRow, rows: layout.rows.count, room: room)
    let visible = top..<min(layout.rows.count, top + room)
    let rows = render(layout, rows: visible, of: block, spans: spans) + footer
    return Frame(rows: rows, cursorRow: layout.cursorRow - top, cursorColumn: layout.cursorColumn)
  }

  /// A row of the footer: one line, cut to the width.
  func status(_ text: String, width: Int) -> Frame.Row {
    let line = Self.clipped(text, to: width)
    return Frame.Row(text: statusStyle.applied(to: line), columns: CharacterWidth.columns(of: line))
  }

  private static func scrolled(top: Int, cursorRow: Int, rows: Int, room: Int) -> Int {
    if rows <= room { return 0 }
    let top = min(top, rows - room)
    if cursorRow < top { return cursorRow }
    return max(top, cursorRow - room + 1)
  }

  private func render(
    _ layout: Layout, rows: Range<Int>, of block: BlockText, spans: [(Range<Int>, Style)]
  ) -> [Frame.Row] {
    var styles = StyleCursor(spans)
    return rows.map { index in
      let row = layout.rows[index]
      var text = ""
      switch row.lead {
      case .prompt: text = promptStyle.applied(to: Self.clipped(prompt, to: layout.leadLimit))
      case .continuation: text = promptStyle.applied(to: Self.clipped(continuation, to: layout.leadLimit))
      case .wrapped: break
      }
      text += Self.render(block.scalars[row.range], from: row.textColumn, lineColumn: row.lineColumn, &styles)
      return Frame.Row(text: text, columns: row.columns)
    }
  }

  private static func render(
    _ text: ArraySlice<Unicode.Scalar>, from column: Int, lineColumn: Int, _ styles: inout StyleCursor
  ) -> String {
    var output = ""
    var column = column
    var lineColumn = lineColumn
    for cell in Cells(text) {
      output += styles.change(at: cell.range.lowerBound)
      let columns = TabStops.columns(of: cell, in: text, at: lineColumn)
      let first = text[cell.range.lowerBound]
      if cell.range.count == 1, 0x20..<0x7F ~= first.value {
        output.unicodeScalars.append(first)
      } else {
        output += drawn(text[cell.range], columns: columns)
      }
      column += columns
      lineColumn += columns
      // Terminals disagree about these, so the column is set and not left to them.
      if cell.isUncertain { output += "\u{1B}[\(column + 1)G" }
    }
    return output + styles.end()
  }

  private static func drawn(_ cell: ArraySlice<Unicode.Scalar>, columns: Int) -> String {
    guard let first = cell.first else { return "" }
    if first == "\t" { return String(repeating: " ", count: columns) }
    if first.value < 0x20 { return "^" + BlockText.string([Unicode.Scalar(UInt8(first.value) + 0x40)]) }
    if first.value == 0x7F { return "^?" }
    if 0x80..<0xA0 ~= first.value { return "\u{FFFD} " }
    return BlockText.string(cell)
  }

  /// The longest start of a text that fits into the columns.
  static func clipped(_ text: String, to limit: Int) -> String {
    let scalars = Array(text.unicodeScalars)
    var columns = 0
    var end = 0
    for cell in Cells(scalars) {
      columns += cell.columns
      if columns > limit { break }
      end = cell.range.upperBound
    }
    return BlockText.string(scalars[..<end])
  }
}

/// Walks through styled ranges in step with the text.
private struct StyleCursor {
  private let spans: [(Range<Int>, Style)]
  private var next = 0
  private var isStyled = false

  init(_ spans: [(Range<Int>, Style)]) { self.spans = spans }

  /// The escape sequence that the text needs before this scalar.
  mutating func change(at position: Int) -> String {
    var output = ""
    while next < spans.count, spans[next].0.upperBound <= position {
      output += end()
      next += 1
    }
    guard next < spans.count, spans[next].0.contains(position), !isStyled else { return output }
    isStyled = true
    return output + "\u{1B}[\(spans[next].1.parameters)m"
  }

  /// Ends the style at the end of a row; the next row starts it again.
  mutating func end() -> String {
    defer { isStyled = false }
    return isStyled ? "\u{1B}[0m" : ""
  }
}
