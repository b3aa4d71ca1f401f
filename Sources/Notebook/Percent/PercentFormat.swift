/// Cells in a program file: each begins with a comment `# %%`, and text stands in comments.
public enum PercentFormat {
  /// Who reads the file.
  public enum Dialect: Equatable, Sendable {
    /// lgs, which runs the magics in cells.
    case lgs
    /// Python: the preamble stands in front, magics are comments.
    case python
  }

  // MARK: Reading

  /// The notebook of a file; a file without `# %%` is one code cell.
  public static func read(_ text: String, _ dialect: Dialect = .lgs) -> NotebookDocument {
    var cells: [Cell] = []
    var header: PercentHeader?
    var lines: [Substring] = []
    for line in self.lines(of: text.first == "\u{FEFF}" ? String(text.dropFirst()) : text) {
      if let found = PercentHeader(line: line) {
        append(header, lines, to: &cells)
        header = found
        lines = []
      } else {
        lines.append(line)
      }
    }
    append(header, lines, to: &cells)
    if dialect == .python { cells = PythonProgram.cells(fromPython: cells) }
    return NotebookDocument(cells: cells)
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  private static func append(_ header: PercentHeader?, _ lines: [Substring], to cells: inout [Cell]) {
    let lines = withoutBlankEnds(lines)
    guard let header else {
      if lines.isEmpty { return }
      // Comments in front of the first cell speak of the file; they are no part of the notebook's text.
      let isProgram = lines.contains { !$0.isEmpty && !$0.hasPrefix("#") }
      cells.append(Cell(kind: isProgram ? .code : .raw, source: source(of: lines, isProgram ? .code : .raw)))
      return
    }
    var cell = Cell(kind: header.kind, source: source(of: lines, header.kind))
    cell.metadata = header.metadata
    cells.append(cell)
  }

  private static func withoutBlankEnds(_ lines: [Substring]) -> [Substring] {
    let isBlank: (Substring) -> Bool = { $0.allSatisfy(\.isWhitespace) }
    guard let first = lines.firstIndex(where: { !isBlank($0) }), let last = lines.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(lines[first...last])
  }

  private static func source(of lines: [Substring], _ kind: Cell.Kind) -> String {
    switch kind {
    case .code: return lines.joined(separator: "\n")
    case .markdown, .raw:
      if let text = quotedText(lines) { return text }
      return lines.map(withoutComment).joined(separator: "\n")
    }
  }

  private static func withoutComment(_ line: Substring) -> Substring {
    guard line.first == "#" else { return line }
    let rest = line.dropFirst()
    return rest.first == " " ? rest.dropFirst() : rest
  }

  /// Text that stands in a triple-quoted string instead of comments.
  private static func quotedText(_ lines: [Substring]) -> String? {
    for quote in ["\"\"\"", "'''"] {
      let text = lines.joined(separator: "\n")
      for prefix in ["", "r", "R"] where text.hasPrefix(prefix + quote) && text.hasSuffix(quote) {
        guard text.utf8.count >= prefix.utf8.count + 6 else { continue }
        let inner = text.dropFirst(prefix.count + 3).dropLast(3)
        return withoutBlankEnds(inner.split(separator: "\n", omittingEmptySubsequences: false)).joined(separator: "\n")
      }
    }
    return nil
  }

  // MARK: Writing

  /// The file of a notebook: its cells without what they show.
  public static func text(of document: NotebookDocument, _ dialect: Dialect = .lgs) -> String {
    let cells = dialect == .python ? PythonProgram.cells(asPython: document.cells) : document.cells
    return cells.map(text(of:)).joined(separator: "\n")
  }

  private static func text(of cell: Cell) -> String {
    var cell = cell
    // Jupyter's own marks about folding and the like do not matter to a program; tags and titles do.
    cell.metadata["jupyter"] = nil
    cell.metadata["collapsed"] = nil
    var lines = [PercentHeader(cell: cell).line]
    if !cell.source.isEmpty {
      for line in self.lines(of: cell.source) {
        switch cell.kind {
        case .code: lines.append(String(line))
        case .markdown, .raw: lines.append(line.isEmpty ? "#" : "# " + line)
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
