extension ScreenEditor {
  /// Up and Down: within the block, and at its edge through the history.
  func moveByLines(_ direction: Int) -> Command.Result {
    let block = engine.text
    if let position = block.cursor(movedByLines: direction) { return move(to: position) }
    let kept = recalled.flatMap { $0.text.scalars == block.scalars ? $0.prefix : nil }
    for prefix in kept.map({ [$0] }) ?? [typedPrefix(of: block), ""] {
      guard let text = walk.move(direction, from: block.string, prefix: prefix) else { continue }
      engine.text = BlockText(text)
      recalled = (engine.text, prefix)
      settle()
      return .done
    }
    return .refused
  }

  /// What was typed, when the cursor still stands behind it: then only blocks that begin so are of interest.
  private func typedPrefix(of block: BlockText) -> String {
    block.cursor == block.scalars.count && block.isOnFirstLine ? block.string : ""
  }

  /// Walks through the entries that start with the text before the cursor.
  func recallByPrefix(_ direction: Int) -> Command.Result {
    let block = engine.text
    let prefix = recalled.flatMap { $0.text == block ? $0.prefix : nil } ?? block.beforeCursor
    guard let text = walk.move(direction, from: block.string, prefix: prefix) else { return .refused }
    engine.text = BlockText(text)
    recalled = (engine.text, prefix)
    return .done
  }

  // MARK: Incremental search

  private enum Control {
    static let abort: UInt8 = 0x07
    static let backspace: UInt8 = 0x08
    static let older: UInt8 = 0x12
    static let newer: UInt8 = 0x13
    static let escape: UInt8 = 0x1B
    static let delete: UInt8 = 0x7F
  }

  /// Searches the history while a pattern is typed; any other key takes the entry found and does its own work on it.
  func searchHistory() -> Command.Result {
    search = HistorySearch(history.entries)
    defer { search = nil }
    while true {
      switch nextKey(joiningText: true) {
      case .key(.text(let scalars)): search?.extend(with: TextNormalization.composed(scalars))
      case .key(.control(Control.older)): search?.older()
      case .key(.control(Control.newer)): search?.newer()
      case .key(.control(Control.backspace)), .key(.control(Control.delete)): search?.shorten()
      case .key(.control(Control.abort)): return .done
      case .key(let key):
        take(search?.match, before: key)
        return .done
      case .signal(let number):
        handle(number)
        if outcome != nil { return .done }
      case .end:
        outcome = .ended
        return .done
      }
    }
  }

  private func take(_ match: BlockText?, before key: Key) {
    if let match { engine.text = match }
    switch key {
    case .control(Control.escape): return
    case .named(.enter): engine.move(to: Int.max)
    case .control, .named, .text, .paste, .sequence: break
    }
    queue(key)
  }
}
