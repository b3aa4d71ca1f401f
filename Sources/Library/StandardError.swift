import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard error: messages for the person at the terminal.
public enum StandardError {
  public static func write(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress?.advanced(by: start), bytes.count - start) }
      if count < 0 {
        if errno == EINTR { continue }
        // Without standard error there is nobody to tell.
        return
      }
      start += count
    }
  }
}

/// What a program writes to its standard error: the session's, which front ends may take.
enum ErrorStream {
  static func write(_ text: String) {
    guard let sink = Machine.current.errorOutput else { return StandardError.write(text) }
    // A sink that cannot take a warning leaves nobody to tell.
    try? sink.write(text)
  }
}
