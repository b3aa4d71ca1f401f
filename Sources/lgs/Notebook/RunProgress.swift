import Library
import Notebook

/// Which cell is running, on the last line of a terminal.
final class RunProgress {
  private let isShown = Terminal.isTerminal(2)
  private var isOnScreen = false

  func show(_ number: Int, of total: Int, _ cell: Cell) {
    guard isShown else { return }
    let line = cell.source.split(separator: "\n").first { !$0.hasPrefix("#") } ?? ""
    let shown = line.unicodeScalars.prefix(60).filter { $0.value >= 0x20 && $0.value != 0x7F }
    StandardError.write("\r\u{1B}[K[\(number)/\(total)] \(String(String.UnicodeScalarView(shown)))")
    isOnScreen = true
  }

  func clear() {
    if isOnScreen { StandardError.write("\r\u{1B}[K") }
    isOnScreen = false
  }
}
