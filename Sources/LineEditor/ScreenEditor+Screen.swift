/// What the editor has drawn.
struct ScreenState {
  /// The frame on the screen, or nil before the first.
  var frame: Frame?
  /// The first visible row of the block.
  var top = 0
  var columns = 0
  /// Milliseconds that drawing is put off for more input: about what it takes, so that a burst is drawn once.
  var patience: Int32 = 0
}

extension ScreenEditor {
  /// Starts on a fresh row: what a program printed without a newline stays visible, marked as such.
  func startScreen() {
    let (columns, _) = terminal.size
    screen = ScreenState(columns: columns)
    let mark = "\u{1B}[2m\u{23CE}\u{1B}[0m"
    // A mark and blanks as wide as the screen wrap unless they begin in the first column; a return follows.
    terminal.write(mark + String(repeating: " ", count: max(0, columns - 1)) + "\r\u{1B}[K")
  }

  /// Draws what changed.
  func paint() {
    let start = Clock.milliseconds
    let size = terminal.size
    if size.columns != screen.columns { resizeScreen() }
    let new = frame(height: size.rows)
    if new != screen.frame { terminal.write(Painter.update(from: screen.frame, to: new)) }
    screen.frame = new
    screen.patience = Int32(min(10, Clock.milliseconds - start))
  }

  /// The block with what belongs to its editing, or, without a height, the block alone.
  private func frame(height: Int?) -> Frame {
    var block = search?.match ?? engine.text
    var spans = look.colouring?(block.string, height == nil ? nil : block.cursor) ?? []
    let ghost = height == nil ? [] : suggestion
    if !ghost.isEmpty {
      let end = block.scalars.count
      spans.append((end..<(end + ghost.count), look.suggestionStyle))
      block.scalars += ghost
    }
    var top = screen.top
    defer { screen.top = top }
    return painter.frame(
      of: block, spans: spans, footer: height == nil ? [] : footer, width: screen.columns, height: height, top: &top)
  }

  /// The rows under the block: the menu, or one line about the search, a refusal, or the call being typed.
  private var footer: [Frame.Row] {
    if let menu { return menu.rows(width: screen.columns, height: menuHeight) }
    let line = search?.status ?? notice ?? hint
    return line.map { [painter.status($0, width: screen.columns)] } ?? []
  }

  private var hint: String? {
    guard let assistant = options.assistant, terminal.size.rows > 2 else { return nil }
    let block = engine.text
    return block.scalars.isEmpty ? nil : assistant.hint(for: block.string, at: block.cursor)
  }

  /// Erases the frame as the terminal shows it at its new size, so that the next one is drawn from the start.
  func resizeScreen() {
    let (columns, _) = terminal.size
    if let frame = screen.frame {
      terminal.write(Painter.erase(frame, width: columns, reflows: Terminal.reflows && columns < screen.columns))
    }
    screen = ScreenState(columns: columns)
  }

  /// Leaves the whole block on the screen, also what was scrolled out of sight, and the cursor under it.
  func leaveScreen(mark: String) {
    if terminal.size.columns != screen.columns { resizeScreen() }
    search = nil
    menu = nil
    var whole = frame(height: nil)
    if !mark.isEmpty, let last = whole.rows.indices.last {
      whole.rows[last].text += mark
      whole.cursorRow = last
    }
    let fits = whole.rows.count <= terminal.size.rows
    let erased = fits ? "" : screen.frame.map { Painter.erase($0, width: screen.columns, reflows: false) } ?? ""
    let old = fits ? screen.frame : nil
    terminal.write(erased + Painter.update(from: old, to: whole) + Painter.leave(whole))
    screen.frame = nil
  }

  /// Ctrl-L: an empty screen with the block at its top.
  func clearScreen() {
    terminal.write("\u{1B}[H\u{1B}[2J")
    screen = ScreenState(columns: terminal.size.columns)
  }

  func beep() { terminal.write("\u{7}") }
}
