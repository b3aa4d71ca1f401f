/// Earlier states of a block, for undo.
struct UndoStack {
  private var states: [BlockText] = []
  private var stored = 0
  /// Where the cursor must be for the next typed letter to join the last change.
  private var typingContinuesAt: Int?

  /// The most scalars kept over all states.
  private static let limit = 4 << 20

  /// Records that an edit turned `before` into `after`. Letters typed one after the other are one change.
  mutating func note(before: BlockText, after: BlockText) {
    guard before.scalars != after.scalars else {
      if before.cursor != after.cursor { typingContinuesAt = nil }
      return
    }
    let isTyping =
      after.scalars.count == before.scalars.count + 1 && after.cursor == before.cursor + 1
      && !BlockText.isBlank(after.scalars[before.cursor])
    let joins = isTyping && typingContinuesAt == before.cursor
    typingContinuesAt = isTyping ? after.cursor : nil
    if !joins { push(before) }
  }

  mutating func undo() -> BlockText? {
    typingContinuesAt = nil
    guard let state = states.popLast() else { return nil }
    stored -= state.scalars.count
    return state
  }

  private mutating func push(_ state: BlockText) {
    states.append(state)
    stored += state.scalars.count
    while stored > Self.limit, states.count > 1 { stored -= states.removeFirst().scalars.count }
  }
}
