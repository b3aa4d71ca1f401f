import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lines of standard input, for `input()` and `sys.stdin`.
enum InputLines {
  nonisolated(unsafe) private static var buffer: [UInt8] = []
  nonisolated(unsafe) private static var start = 0

  /// The next line with its end as one line feed, or nil at the end of the input.
  /// - Throws: KeyboardInterrupt, also while it waits.
  static func next() throws -> String? {
    var scanned = start
    while true {
      if let end = buffer[scanned...].firstIndex(of: UInt8(ascii: "\n")) { return take(through: end) }
      scanned = buffer.count
      if try !fill() { return start < buffer.count ? take(through: buffer.count - 1) : nil }
    }
  }

  private static func take(through end: Int) -> String {
    var bytes = buffer[start...end]
    if bytes.suffix(2) == [0x0d, 0x0a] { bytes = bytes.dropLast(2) + [0x0a] }
    let line = String(decoding: bytes, as: UTF8.self)
    start = end + 1
    if start == buffer.count {
      buffer = []
      start = 0
    }
    return line
  }

  /// Reads what there is, and waits when there is nothing; false at the end of the input.
  private static func fill() throws -> Bool {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      try Machine.current.checkInterrupt()
      let count = read(0, &bytes, bytes.count)
      if count > 0 {
        buffer += bytes[..<count]
        return true
      }
      // A signal ends the wait: Ctrl-C, or the clock of the line that shows a loop's progress.
      if count == 0 || errno != EINTR { return false }
    }
  }
}
