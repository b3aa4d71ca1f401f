#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends a cell that takes too long: an alarm raises the flag that Ctrl-C raises.
enum CellAlarm {
  nonisolated(unsafe) private static var flag: UnsafeMutablePointer<Int32>?
  /// Whether the alarm has ended the present cell.
  nonisolated(unsafe) private(set) static var hasRung = false

  static func set(seconds: Int, flag: UnsafeMutablePointer<Int32>) {
    self.flag = flag
    hasRung = false
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      CellAlarm.hasRung = true
      CellAlarm.flag?.pointee = 1
    }
    sigemptyset(&action.sa_mask)
    action.sa_flags = 0
    sigaction(SIGALRM, &action, nil)
    alarm(UInt32(clamping: seconds))
  }

  static func clear() { alarm(0) }
}
