/// Environments: matrices, cases, aligned equations.
extension TeXParser {
  /// How the columns of an environment are set, and the brackets around it.
  private struct Layout {
    var open: String?
    var close: String?
    /// Classes of the columns, repeated.
    var columns: [String] = []
    var tableClass = "matrix"
    var isDisplay = false
  }

  private static func layout(_ name: String) -> Layout? {
    let bare = name.hasSuffix("*") ? String(name.dropLast()) : name
    switch bare {
    case "matrix", "array", "smallmatrix", "tabular": return Layout()
    case "pmatrix": return Layout(open: "(", close: ")")
    case "bmatrix": return Layout(open: "[", close: "]")
    case "Bmatrix": return Layout(open: "{", close: "}")
    case "vmatrix": return Layout(open: "|", close: "|")
    case "Vmatrix": return Layout(open: "‖", close: "‖")
    case "cases", "dcases": return Layout(open: "{", columns: ["left"], tableClass: "cases")
    case "rcases": return Layout(close: "}", columns: ["left"], tableClass: "cases")
    case "align", "aligned", "alignat", "alignedat", "split", "flalign":
      return Layout(columns: ["right", "left"], tableClass: "aligned", isDisplay: true)
    case "eqnarray": return Layout(columns: ["right", "center", "left"], tableClass: "aligned", isDisplay: true)
    case "equation", "gather", "gathered", "multline", "displaymath", "math":
      return Layout(tableClass: "lines", isDisplay: true)
    case _: return nil
    }
  }

  /// `\begin{name} … \end{name}`.
  mutating func environment() -> Atom {
    let name = readRawArgument()
    guard var layout = TeXParser.layout(name) else { return Atom(xml: TeXParser.unknown("\\begin{\(name)}")) }
    if name == "array" || name == "tabular" { layout.columns = columnClasses() }
    if name.hasPrefix("alignat") || name.hasPrefix("alignedat") { _ = readRawArgument() }
    let outer = isDisplay
    isDisplay = layout.isDisplay || name == "dcases"
    let xml = rows(until: { $0.isCommand("end") || $0.token == nil }, classes: layout.columns)
    isDisplay = outer
    if isCommand("end") {
      position += 1
      let ended = readRawArgument()
      if ended != name { return Atom(xml: xml + TeXParser.unknown("\\end{\(ended)}")) }
    }
    let style = layout.isDisplay ? " displaystyle=\"true\"" : ""
    let table = "<mtable class=\"\(layout.tableClass)\"\(style)>\(xml)</mtable>"
    func bracket(_ text: String?) -> String {
      text.map { "<mo fence=\"true\" stretchy=\"true\">\($0)</mo>" } ?? ""
    }
    return Atom(xml: "<mrow>\(bracket(layout.open))\(table)\(bracket(layout.close))</mrow>")
  }

  /// The columns of `\begin{array}{l|cr}`.
  private mutating func columnClasses() -> [String] {
    _ = readRawOption()
    var classes: [String] = []
    var hasBar = false
    for character in readRawArgument() {
      let place: String
      switch character {
      case "l": place = "left"
      case "c": place = "center"
      case "r": place = "right"
      case "|":
        hasBar = true
        continue
      case _: continue
      }
      classes.append(hasBar && !classes.isEmpty ? place + " bar" : place)
      hasBar = false
    }
    return classes
  }

  /// Rows of cells up to an end, as `mtr` elements.
  mutating func rows(until isEnd: (TeXParser) -> Bool, classes: [String]) -> String {
    var rows: [[String]] = [[]]
    while true {
      rows[rows.count - 1].append(parseRow())
      if isEnd(self) { break }
      if token == .column {
        position += 1
      } else if isCommand("\\") || isCommand("newline") || isCommand("cr") {
        position += 1
        if isCharacter("*") { position += 1 }
        if isCharacter("[") { _ = readRawOption() }
        rows.append([])
      } else if position < Int.max, token != nil {
        rows[rows.count - 1][rows[rows.count - 1].count - 1] += TeXParser.unknown(source(position..<position + 1))
        position += 1
        if token == nil { break }
      }
    }
    if rows.count > 1, let last = rows.last, last.allSatisfy(\.isEmpty) { rows.removeLast() }
    return rows.map { cells in
      let row = cells.enumerated().map { index, cell in
        let style = classes.isEmpty ? "" : " class=\"\(classes[index % classes.count])\""
        return "<mtd\(style)>\(cell)</mtd>"
      }
      return "<mtr>\(row.joined())</mtr>"
    }.joined()
  }
}
