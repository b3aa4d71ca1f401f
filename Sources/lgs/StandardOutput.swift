import Interpreter
import Library

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output, buffered; on a terminal every line is shown at once.
final class StandardOutput: OutputSink {
  private var buffer: [UInt8] = []
  private let isTerminal = Terminal.isTerminal(1)
  private static let limit = 1 << 16

  func write(_ text: String) throws {
    if text.utf8.count > StandardOutput.limit {
      try flush()
      var text = text
      return try text.withUTF8 { try send(UnsafeRawBufferPointer($0)) }
    }
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= StandardOutput.limit || (isTerminal && text.utf8.contains(10)) { try flush() }
  }

  func flush() throws {
    if buffer.isEmpty { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    try buffer.withUnsafeBytes(send)
  }

  private func send(_ bytes: UnsafeRawBufferPointer) throws {
    if isTerminal { ProgressLine.clear() }
    var start = 0
    while start < bytes.count {
      // A terminal takes its time for megabytes, and Ctrl-C means that nobody wants the rest.
      if start > 0 { try Machine.current.checkInterrupt() }
      let end = min(bytes.count, start + StandardOutput.limit)
      let count = Glibc.write(1, bytes.baseAddress?.advanced(by: start), end - start)
      if count < 0 {
        if errno == EINTR {
          try Machine.current.checkInterrupt()
          continue
        }
        throw Raised(
          ExceptionObject(
            BuiltinTypes.osError, [.int(Int(errno)), .string(String(cString: strerror(errno)))]))
      }
      start += count
    }
  }

  /// Flushes at the end of a program; false, with a message, when the text could not be written.
  func flushAtEnd() -> Bool {
    do {
      try flush()
      return true
    } catch let raised as Raised {
      StandardError.write("lgs: cannot write the output: \(raised.exception.summaryLine)\n")
    } catch {
      StandardError.write("lgs: cannot write the output: \(error)\n")
    }
    return false
  }
}
