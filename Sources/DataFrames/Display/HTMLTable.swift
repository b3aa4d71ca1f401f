import LongWork

/// A table in HTML, as `to_html()` writes it and notebooks show it.
public struct HTMLTable {
  private let layout: TableLayout
  private let options: DisplayOptions
  private let isNotebook: Bool
  private var lines: [String] = []

  private init(_ frame: DataFrame, options: DisplayOptions, isNotebook: Bool) throws {
    self.options = options
    self.isNotebook = isNotebook
    layout = try TableLayout(frame, options: options)
  }

  /// The table as notebooks show it: with a style, shortened, its size below.
  public static func notebook(_ frame: DataFrame, options: DisplayOptions = .current) throws -> String {
    var table = try HTMLTable(frame, options: options, isNotebook: true)
    table.lines = ["<div>"] + style
    try table.writeTable()
    if table.layout.isShortened {
      table.lines.append("<p>\(frame.rowCount) rows × \(frame.columnCount) columns</p>")
    }
    return (table.lines + ["</div>"]).joined(separator: "\n")
  }

  /// The whole table: `to_html()`.
  public static func whole(_ frame: DataFrame) throws -> String {
    var options = DisplayOptions.current
    options.maxRows = nil
    options.maxColumns = nil
    options.maxColumnWidth = nil
    var table = try HTMLTable(frame, options: options, isNotebook: false)
    try table.writeTable()
    return table.lines.joined(separator: "\n")
  }

  private static let style = [
    "<style scoped>", "    .dataframe tbody tr th:only-of-type {", "        vertical-align: middle;", "    }", "",
    "    .dataframe tbody tr th {", "        vertical-align: top;", "    }", "", "    .dataframe thead th {",
    "        text-align: right;", "    }", "</style>",
  ]

  // MARK: Rows

  private mutating func writeTable() throws {
    lines.append("<table border=\"1\" class=\"dataframe\">")
    lines.append("  <thead>")
    try writeHead()
    lines.append("  </thead>")
    lines.append("  <tbody>")
    try writeBody()
    lines.append("  </tbody>")
    lines.append("</table>")
  }

  private mutating func writeHead() throws {
    let frame = layout.frame
    if frame.columns.levelNames != nil || frame.index.levelNames != nil { return try writeLeveledHead() }
    let names =
      try isNotebook
      ? ColumnText.labels(of: layout.shown.columns, options: options)
      : layout.shown.columns.cells.map(\.plainText)
    var row = [try ColumnText.name(frame.columns.name, options: options)] + names
    if let before = layout.columnsBeforeDots { row.insert("...", at: before + 1) }
    try writeRow(row, headCount: row.count, style: " style=\"text-align: right;\"")
    guard frame.index.name != .none else { return }
    let extra = layout.shown.columnCount + (layout.columnsBeforeDots == nil ? 0 : 1)
    let labels = [try ColumnText.name(frame.index.name, options: options)] + Array(repeating: "", count: extra)
    try writeRow(labels, headCount: labels.count)
  }

  private mutating func writeBody() throws {
    let shown = layout.shown
    if shown.index.levelNames != nil { return try writeLeveledBody() }
    let labels = try ColumnText.labels(of: shown.index, options: options)
    let values = try shown.data.map { try ColumnText.texts(of: $0, options: options) }
    let width = 1 + values.count + (layout.columnsBeforeDots == nil ? 0 : 1)
    try (0..<shown.rowCount).forEachRow { position in
      if position == layout.rowsBeforeDots { try writeRow(Array(repeating: "...", count: width), headCount: 1) }
      var row = [labels[position]] + values.map { $0[position] }
      if let before = layout.columnsBeforeDots { row.insert("...", at: before + 1) }
      try writeRow(row, headCount: 1)
    }
  }

  // MARK: Labels of several levels

  private mutating func writeLeveledHead() throws {
    let (columns, index) = (layout.shown.columns, layout.shown.index)
    let levels = try columns.levels.map { try ColumnText.labels(of: Index($0), options: options) }
    let sparse = Index.sparse(levels)
    for (number, texts) in levels.enumerated() {
      lines.append(columns.levelNames == nil ? "    <tr style=\"text-align: right;\">" : "    <tr>")
      for _ in 0..<index.levelCount - 1 { lines.append("      <th></th>") }
      lines.append("      <th>\(HTMLTable.escaped(try ColumnText.name(columns.names[number], options: options)))</th>")
      for (place, text) in texts.enumerated() {
        if place == layout.columnsBeforeDots { lines.append("      <th>...</th>") }
        guard number + 1 < levels.count else {
          lines.append("      <th>\(HTMLTable.escaped(text))</th>")
          continue
        }
        if sparse[number][place].isEmpty, place > 0 { continue }
        let span = 1 + sparse[number][(place + 1)...].prefix { $0.isEmpty }.count
        let form = span > 1 ? " colspan=\"\(span)\" halign=\"left\"" : ""
        lines.append("      <th\(form)>\(HTMLTable.escaped(text))</th>")
      }
      lines.append("    </tr>")
    }
    guard index.isNamed else { return }
    let extra = layout.shown.columnCount + (layout.columnsBeforeDots == nil ? 0 : 1)
    let names = try index.names.map { try ColumnText.name($0, options: options) } + Array(repeating: "", count: extra)
    try writeRow(names, headCount: names.count)
  }

  private mutating func writeLeveledBody() throws {
    let shown = layout.shown
    let texts = try shown.index.levels.map { try ColumnText.labels(of: Index($0), options: options) }
    let sparse = Index.sparse(texts)
    let values = try shown.data.map { try ColumnText.texts(of: $0, options: options) }
    let dots = texts.count + values.count + (layout.columnsBeforeDots == nil ? 0 : 1)
    for row in 0..<shown.rowCount {
      if row == layout.rowsBeforeDots { try writeRow(Array(repeating: "...", count: dots), headCount: texts.count) }
      lines.append("    <tr>")
      for level in texts.indices where level + 1 == texts.count || row == 0 || !sparse[level][row].isEmpty {
        let span = level + 1 == texts.count ? 1 : 1 + sparse[level][(row + 1)...].prefix { $0.isEmpty }.count
        let form = span > 1 ? " rowspan=\"\(span)\" valign=\"top\"" : ""
        lines.append("      <th\(form)>\(HTMLTable.escaped(texts[level][row]))</th>")
      }
      for (place, column) in values.enumerated() {
        if place == layout.columnsBeforeDots { lines.append("      <td>...</td>") }
        lines.append("      <td>\(HTMLTable.escaped(column[row]))</td>")
      }
      lines.append("    </tr>")
    }
  }

  private mutating func writeRow(_ cells: [String], headCount: Int, style: String = "") throws {
    lines.append("    <tr\(style)>")
    for (position, cell) in cells.enumerated() {
      let tag = position < headCount ? "th" : "td"
      lines.append("      <\(tag)>\(HTMLTable.escaped(cell))</\(tag)>")
    }
    lines.append("    </tr>")
  }

  /// The text without blanks at its ends, safe in HTML; double blanks stay visible.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.trimmingWhitespace().unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return doubleBlanksKept(result)
  }

  private static func doubleBlanksKept(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var blank = false
    for scalar in text.unicodeScalars {
      if scalar == " " {
        if blank { result.append(contentsOf: "&nbsp;&nbsp;".unicodeScalars) }
        blank.toggle()
        continue
      }
      if blank { result.append(" ") }
      blank = false
      result.append(scalar)
    }
    if blank { result.append(" ") }
    return String(result)
  }
}
