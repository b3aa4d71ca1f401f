/// The candidates of a completion in columns under the block, one of them selected.
struct CompletionMenu {
  private(set) var completions: Completions
  /// The text that the candidates complete, and the cursor in it.
  private(set) var base: BlockText
  private(set) var selection: Int?

  private static let mostRows = 8
  private static let selectedStyle = Style("7")
  private static let detailStyle = Style("2")

  init(_ completions: Completions, of base: BlockText) {
    self.completions = completions
    self.base = base
  }

  var selected: Completions.Candidate? { selection.map { completions.candidates[$0] } }

  /// The text with the selected candidate in its place.
  var preview: BlockText {
    guard let selected else { return base }
    return base.replacing(completions.range, with: Array(selected.text.unicodeScalars))
  }

  mutating func select(by distance: Int) {
    let count = completions.candidates.count
    guard count > 0 else { return }
    guard let current = selection else {
      selection = distance > 0 ? 0 : count - 1
      return
    }
    selection = ((current + distance) % count + count) % count
  }

  /// Moves to the column beside the selected one.
  mutating func selectColumn(by distance: Int, width: Int, height: Int) {
    guard let current = selection else { return select(by: distance) }
    let rows = grid(width: width, height: height).rows
    let target = current + distance * rows
    if completions.candidates.indices.contains(target) { selection = target }
  }

  // MARK: Drawing

  private struct Grid {
    var rows: Int
    var columns: Int
    var cellWidth: Int
  }

  private func grid(width: Int, height: Int) -> Grid {
    let count = completions.candidates.count
    let widest = completions.candidates.reduce(1) { max($0, CharacterWidth.columns(of: $1.label)) }
    let cellWidth = min(widest + 2, max(4, width - 1))
    let most = max(1, (width - 1) / cellWidth)
    let limit = max(1, min(Self.mostRows, height))
    let rows = min(limit, (count + most - 1) / most)
    return Grid(rows: max(1, rows), columns: min(most, (count + rows - 1) / max(1, rows)), cellWidth: cellWidth)
  }

  /// The rows of the menu and of the remark about the selected candidate.
  /// - Parameter height: the most rows that there is room for.
  func rows(width: Int, height: Int) -> [Frame.Row] {
    guard height > 1 else { return [] }
    let grid = grid(width: width, height: height - 1)
    let page = grid.rows * grid.columns
    let first = (selection ?? 0) / page * page
    var rows = (0..<grid.rows).map { row in
      self.row(indices: stride(from: first + row, to: first + page, by: grid.rows), cellWidth: grid.cellWidth)
    }
    let detail = Painter.clipped(remark(shown: page), to: width - 1)
    rows.append(Frame.Row(text: Self.detailStyle.applied(to: detail), columns: CharacterWidth.columns(of: detail)))
    return rows
  }

  private func row(indices: StrideTo<Int>, cellWidth: Int) -> Frame.Row {
    var text = ""
    var columns = 0
    for index in indices where index < completions.candidates.count {
      let label = Painter.clipped(completions.candidates[index].label, to: cellWidth - 1)
      let padding = cellWidth - CharacterWidth.columns(of: label)
      text += index == selection ? Self.selectedStyle.applied(to: label) : label
      text += String(repeating: " ", count: padding)
      columns += cellWidth
    }
    return Frame.Row(text: text, columns: columns)
  }

  private func remark(shown: Int) -> String {
    let count = completions.candidates.count
    guard let selected, let selection else {
      return "\(count) candidates: Tab selects, Enter takes, Escape leaves"
    }
    let place = count > shown ? "\(selection + 1)/\(count)  " : ""
    return place + (selected.detail.isEmpty ? selected.label : selected.detail)
  }
}

extension BlockText {
  /// The text with other scalars in a range, and the cursor behind them.
  func replacing(_ range: Range<Int>, with replacement: [Unicode.Scalar]) -> BlockText {
    let range = range.clamped(to: 0..<scalars.count)
    return BlockText(
      Array(scalars[..<range.lowerBound]) + replacement + Array(scalars[range.upperBound...]),
      cursor: range.lowerBound + replacement.count)
  }
}
