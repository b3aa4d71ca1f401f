/// The screen of a terminal as VT100 and its successors have it: what a user would see.
///
/// Colours are ignored. Rows that no longer fit after a resize fold, as in most terminals.
public final class Screen {
  /// One column of a row. The second column of a wide character holds an empty string.
  typealias Cell = String

  struct Row {
    var cells: [Cell]
    /// Whether the row goes on in the next one, without a line feed between them.
    var isWrapped = false
  }

  public private(set) var columns: Int
  public private(set) var rowCount: Int
  public internal(set) var cursorRow = 0
  public internal(set) var cursorColumn = 0
  /// Whether the program asked for marked pastes.
  public internal(set) var marksPastes = false
  /// Rows that left the screen at its top.
  public internal(set) var scrollback: [String] = []
  public internal(set) var beeps = 0
  /// The strings that terminals take whole, such as pictures, without their frames.
  public internal(set) var strings: [String] = []
  /// What the terminal says of itself when asked: its background colour, and the numbers of its abilities.
  public var background: String? = "0000/0000/0000"
  public var abilities: String? = "62;22"
  var answers = ""

  var rows: [Row]
  /// The last column is written and the next character goes to the next row.
  var isPastEnd = false
  private var parser = EscapeParser()

  public init(columns: Int, rows: Int) {
    self.columns = columns
    rowCount = rows
    self.rows = Array(repeating: Row(cells: Array(repeating: " ", count: columns)), count: rows)
  }

  /// The visible rows without blanks at their ends.
  public var lines: [String] { rows.map { Self.text(of: $0) } }

  /// The visible text, without empty rows at its end.
  public var text: String {
    let lines = self.lines
    let count = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
    return lines[..<count].joined(separator: "\n")
  }

  static func text(of row: Row) -> String {
    var text = row.cells.joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  public func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch parser.next(byte) {
      case .incomplete: continue
      case .character(let character): put(character)
      case .control(let control): perform(control)
      case .sequence(let sequence): perform(sequence)
      case .command(let command): perform(command: command)
      case .string(let string): strings.append(string)
      }
    }
  }

  /// What the terminal has to say since this was last called.
  func takeAnswers() -> String {
    defer { answers = "" }
    return answers
  }

  // MARK: Characters

  private func put(_ character: Unicode.Scalar) {
    let width = ColumnWidth.of(character)
    guard width > 0 else { return combine(character) }
    if isPastEnd || cursorColumn + width > columns {
      rows[cursorRow].isWrapped = true
      lineFeed()
      cursorColumn = 0
    }
    rows[cursorRow].cells[cursorColumn] = String(Character(character))
    if width == 2 { rows[cursorRow].cells[cursorColumn + 1] = "" }
    cursorColumn += width
    isPastEnd = cursorColumn >= columns
    if isPastEnd { cursorColumn = columns - 1 }
  }

  private func combine(_ mark: Unicode.Scalar) {
    var column = isPastEnd ? columns - 1 : cursorColumn - 1
    while column > 0, rows[cursorRow].cells[column].isEmpty { column -= 1 }
    guard column >= 0 else { return }
    rows[cursorRow].cells[column].unicodeScalars.append(mark)
  }

  func lineFeed() {
    guard cursorRow == rowCount - 1 else {
      cursorRow += 1
      isPastEnd = false
      return
    }
    scrollback.append(Self.text(of: rows.removeFirst()))
    rows.append(Row(cells: blanks(columns)))
    isPastEnd = false
  }

  func blanks(_ count: Int) -> [Cell] { Array(repeating: " ", count: max(0, count)) }

  // MARK: Size

  /// Changes the size; lines are folded to the new width, and the rows around the cursor stay.
  public func resize(columns newColumns: Int, rows newRows: Int) {
    var folded: [Row] = []
    var cursor = (row: 0, column: 0)
    var line: [Cell] = []
    var cursorInLine: Int?
    for (index, row) in rows.enumerated() {
      if index == cursorRow { cursorInLine = line.count + cursorColumn }
      line += row.isWrapped ? row.cells : Array(row.cells[..<Self.width(of: row)])
      if row.isWrapped { continue }
      let start = folded.count
      folded += Self.fold(line, to: newColumns)
      if let place = cursorInLine {
        cursor = (start + min(place / newColumns, max(0, folded.count - start)), place % newColumns)
      }
      line = []
      cursorInLine = nil
    }
    while folded.count <= cursor.row { folded.append(Row(cells: Array(repeating: " ", count: newColumns))) }
    columns = newColumns
    rowCount = newRows
    cut(folded, around: cursor)
  }

  private func cut(_ folded: [Row], around cursor: (row: Int, column: Int)) {
    var folded = folded
    while folded.count > rowCount, folded.count - 1 > cursor.row, Self.text(of: folded[folded.count - 1]).isEmpty {
      folded.removeLast()
    }
    let removed = max(0, folded.count - rowCount)
    scrollback += folded[..<removed].map { Self.text(of: $0) }
    rows = Array(folded[removed...])
    while rows.count < rowCount { rows.append(Row(cells: blanks(columns))) }
    cursorRow = max(0, cursor.row - removed)
    cursorColumn = min(cursor.column, columns - 1)
    isPastEnd = false
  }

  private static func width(of row: Row) -> Int {
    row.cells.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0
  }

  private static func fold(_ line: [Cell], to columns: Int) -> [Row] {
    var rows: [Row] = []
    var start = 0
    repeat {
      let cells = Array(line[start..<min(start + columns, line.count)])
      start += columns
      let padding = Array(repeating: " ", count: columns - cells.count)
      rows.append(Row(cells: cells + padding, isWrapped: start < line.count))
    } while start < line.count
    return rows
  }
}
