extension ScreenEditor {
  /// The rest of the newest block in the history that begins with the text, drawn dim behind the cursor.
  var suggestion: [Unicode.Scalar] {
    guard options.suggestsFromHistory, search == nil, menu == nil, engine.isCursorAtEnd else { return [] }
    let block = engine.text
    guard block.scalars.contains(where: { !BlockText.isBlank($0) }) else { return [] }
    let text = block.string
    let count = text.utf8.count
    let found = history.entries.last { $0.utf8.count > count && $0.utf8.starts(with: text.utf8) }
    return found.map { Array($0.unicodeScalars.dropFirst(block.scalars.count)) } ?? []
  }

  /// Takes the suggestion when one is shown.
  func takeSuggestion() -> Bool {
    let rest = suggestion
    guard !rest.isEmpty else { return false }
    _ = insert(rest)
    return true
  }
}
