import CPlatform
import Library

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is known about the terminal.
enum Terminal {
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal that standard error goes to; 80 without one.
  static var columns: Int {
    var window = winsize()
    return ioctl(2, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 9 ? Int(window.ws_col) : 80
  }
}

/// Ctrl-C while a program runs: the signal raises the flag that the machine and the kernels poll.
enum Interrupts {
  nonisolated(unsafe) private static var flag: UnsafeMutablePointer<Int32>?

  static func install(flag: UnsafeMutablePointer<Int32>) {
    self.flag = flag
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interrupts.flag?.pointee = 1 }
    sigemptyset(&action.sa_mask)
    // No SA_RESTART: a blocked read returns, so that `input()` and `sleep()` can be interrupted.
    action.sa_flags = 0
    sigaction(SIGINT, &action, nil)
  }
}

/// Runs the program on a stack that takes deep recursion.
enum LargeStack {
  private static let size = 512 << 20

  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  static func run(_ body: @escaping () -> Void) {
    let work = Unmanaged.passRetained(Work(body))
    let ran = lgs_run_on_large_stack(
      size, { argument in if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() } },
      work.toOpaque())
    // Without room for the large stack, deep recursion has less room, and all else works.
    if !ran { work.takeRetainedValue().body() }
  }
}

/// Ends the process at once: files are written out, and freeing a session's memory would only take time.
func leave(with status: Int32) -> Never {
  OpenFiles.writeOut()
  _exit(status)
}
