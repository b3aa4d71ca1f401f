import Library
import LineEditor

/// A card as the terminal shows it: a property in each line; in several where a line is too short for it.
struct CardText {
  private let card: ObjectCard
  private let width: Int
  private let labelWidth: Int
  private let textWidth: Int

  /// - Parameter width: The columns that a line may fill.
  init(_ card: ObjectCard, width: Int) {
    self.card = card
    self.width = width
    labelWidth = card.rows.reduce(0) { max($0, $1.label.count) } + 2
    textWidth = card.rows.reduce(0) { $1.code == nil ? $0 : max($0, min($1.text.count, 44)) } + 2
  }

  var text: String {
    let preview = card.preview.map { "    " + $0 }
    return ([card.title] + preview + card.rows.flatMap(lines)).joined(separator: "\n") + "\n"
  }

  private func lines(of row: ObjectCard.Row) -> [String] {
    let label = "  " + padded(row.label, to: labelWidth)
    let indent = String(repeating: " ", count: label.count)
    if let code = row.code {
      let line = label + padded(row.text, to: max(textWidth, row.text.count + 2)) + code
      if TextWidth.columns(of: line) <= width { return [line] }
    }
    let room = max(width - label.count, 16)
    let texts = WrappedText.lines(row.text, width: room, indent: "")
    let codes = row.code.map { WrappedText.lines($0, width: room, indent: "  ") } ?? []
    return (texts + codes).enumerated().map { ($0.offset == 0 ? label : indent) + $0.element }
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
