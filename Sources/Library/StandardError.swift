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
