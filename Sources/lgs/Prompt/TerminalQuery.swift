#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a terminal answers when it is asked for its abilities.
enum TerminalQuery {
  /// How long an answer may take, in milliseconds.
  private static let patience: Int32 = 50

  /// Whether the terminal says that it draws sixel pictures (primary device attributes, number 4).
  ///
  /// Nothing is asked where no terminal would answer, nor while keys wait that the answer would be mixed with.
  static func drawsSixel() -> Bool {
    guard Terminal.isTerminal(0), Terminal.isTerminal(1), !hasInput(within: 0) else { return false }
    var saved = termios()
    guard tcgetattr(0, &saved) == 0 else { return false }
    var raw = saved
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(0, TCSANOW, &raw) == 0 else { return false }
    defer { tcsetattr(0, TCSANOW, &saved) }
    let question = Array("\u{1B}[c".utf8)
    guard question.withUnsafeBytes({ write(1, $0.baseAddress, $0.count) }) == question.count else { return false }
    return attributes(in: answer()).contains("4")
  }

  /// Bytes up to the end of the answer, or until none comes.
  private static func answer() -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < 128, bytes.last != UInt8(ascii: "c"), hasInput(within: patience) {
      var byte: UInt8 = 0
      guard read(0, &byte, 1) == 1 else { break }
      bytes.append(byte)
    }
    return bytes
  }

  /// The numbers of `ESC [ ? 62 ; 4 c`; none of what is no such answer.
  static func attributes(in answer: [UInt8]) -> [Substring] {
    let text = String(decoding: answer, as: UTF8.self)
    guard text.hasPrefix("\u{1B}[?"), text.hasSuffix("c") else { return [] }
    return text.dropFirst(3).dropLast().split(separator: ";")
  }

  private static func hasInput(within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, milliseconds) > 0
  }
}
