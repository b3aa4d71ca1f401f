import CEditline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The terminal that the user sits at: its modes, its size, and writing to it.
final class Terminal {
  let input: Int32
  let output: Int32
  /// The modes to go back to, while raw.
  private var cooked: termios?

  init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  /// Whether keys can be read one by one and the screen can be drawn on.
  var canEdit: Bool {
    isatty(input) == 1 && isatty(output) == 1 && !["dumb", "unknown"].contains(Self.type ?? "dumb")
  }

  /// Whether questions may be asked; these would show them as text.
  var answersQuestions: Bool {
    !["linux", "cons25", "eterm", "eterm-color"].contains(Self.type ?? "linux")
  }

  private static var type: String? {
    getenv("TERM").flatMap { $0.pointee == 0 ? nil : String(cString: $0) }
  }

  /// Whether rows that no longer fit are folded when the window shrinks; xterm and the Linux console cut them off.
  static let reflows = getenv("XTERM_VERSION") == nil && type != "linux"

  var size: (columns: Int, rows: Int) {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0 else { return (80, 24) }
    return (
      window.ws_col > 1 ? Int(window.ws_col) : 80,
      window.ws_row > 0 ? Int(window.ws_row) : 24
    )
  }

  // MARK: Modes

  private static let pasteMarkersOn = "\u{1B}[?2004h"
  private static let pasteMarkersOff = "\u{1B}[?2004l"

  /// Starts to read key by key and asks for marked pastes; signals stay on their keys.
  func enterRawMode() {
    if cooked == nil {
      var modes = termios()
      guard tcgetattr(input, &modes) == 0 else { return }
      cooked = modes
      _ = ce_exit_guard_arm(input, Self.pasteMarkersOff)
    }
    applyRawMode()
  }

  /// Raw modes again, after something else changed them.
  func applyRawMode() {
    guard var modes = cooked else { return }
    modes.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | IXON | ISTRIP)
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    withUnsafeMutableBytes(of: &modes.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    setModes(modes)
    write(Self.pasteMarkersOn)
  }

  func leaveRawMode() {
    guard let modes = cooked else { return }
    write(Self.pasteMarkersOff)
    setModes(modes)
    ce_exit_guard_disarm()
    cooked = nil
  }

  private func setModes(_ modes: termios) {
    var modes = modes
    while tcsetattr(input, TCSADRAIN, &modes) != 0, errno == EINTR {}
  }

  // MARK: Writing

  /// Writes the whole text; a terminal that is gone shows at the next read.
  func write(_ text: String) {
    var bytes = ArraySlice(Array(text.utf8))
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        var ready = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
        continue
      }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}

/// `write` of the C library, which a method of the same name hides.
func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
