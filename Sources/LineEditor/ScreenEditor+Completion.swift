extension ScreenEditor {
  private enum Control {
    static let tab: UInt8 = 0x09
    static let abort: UInt8 = 0x07
    static let backspace: UInt8 = 0x08
    static let next: UInt8 = 0x0E
    static let previous: UInt8 = 0x10
    static let escape: UInt8 = 0x1B
    static let delete: UInt8 = 0x7F
  }

  /// Tab: indents where only blanks stand before the cursor, else completes.
  func complete() -> Command.Result {
    let block = engine.text
    guard let assistant = options.assistant, !block.isInIndentation, !input.hasPending else { return indent() }
    let found = assistant.completions(of: block.string, at: block.cursor)
    guard let only = found.candidates.first else { return .refused }
    if found.candidates.count == 1 {
      engine.text = block.replacing(found.range, with: Array(only.text.unicodeScalars))
      return .done
    }
    let common = found.commonPrefix
    if common.count > found.range.count, common.starts(with: block.scalars[found.range]) {
      engine.text = block.replacing(found.range, with: common)
    }
    return chooseCompletion()
  }

  /// Lets the user choose among the candidates; any key that the menu does not know takes the selected one and then
  /// does its own work.
  private func chooseCompletion() -> Command.Result {
    guard refreshMenu() else { return .done }
    defer { menu = nil }
    while let current = menu {
      switch nextKey(joiningText: true) {
      case .key(let key):
        if !handle(key, in: current) { return .done }
      case .signal(let number):
        handle(number)
        if outcome != nil { return .done }
      case .end:
        outcome = .ended
        return .done
      }
    }
    return .done
  }

  /// Opens the menu for the text as it is; false without candidates.
  private func refreshMenu() -> Bool {
    let block = engine.text
    guard let found = options.assistant?.completions(of: block.string, at: block.cursor), found.candidates.count > 0
    else {
      menu = nil
      return false
    }
    menu = CompletionMenu(found, of: block)
    return true
  }

  /// Gives a key to the menu; false when the menu closes.
  private func handle(_ key: Key, in current: CompletionMenu) -> Bool {
    switch key {
    case .control(Control.tab), .control(Control.next), .named(.down): select(1)
    case .control(Control.previous), .named(.up), .named(.backTab): select(-1)
    case .named(.right): selectColumn(1)
    case .named(.left): selectColumn(-1)
    case .control(Control.abort), .control(Control.escape):
      engine.text = current.base
      return false
    case .named(.enter):
      // Enter takes what is selected; with nothing selected it is the key it always is.
      if current.selection == nil { queue(key) }
      return false
    case .control(Control.backspace), .control(Control.delete):
      engine.deleteBeforeCursor(engine.text.cursor > 0 ? 1 : 0)
      return refreshMenu()
    case .text(let scalars):
      guard scalars.allSatisfy(Self.continuesName) else { return close(with: key) }
      _ = insert(scalars)
      return refreshMenu()
    case .control, .named, .paste, .sequence: return close(with: key)
    }
    return true
  }

  private func close(with key: Key) -> Bool {
    queue(key)
    return false
  }

  private func select(_ distance: Int) {
    menu?.select(by: distance)
    if let menu { engine.text = menu.preview }
  }

  private func selectColumn(_ distance: Int) {
    menu?.selectColumn(by: distance, width: screen.columns, height: menuHeight)
    if let menu { engine.text = menu.preview }
  }

  /// The rows that a menu may take: the block keeps at least half of the screen.
  var menuHeight: Int { max(0, terminal.size.rows / 2) }

  private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDContinue
  }
}
