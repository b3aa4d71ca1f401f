#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is known about the terminal.
enum Terminal {
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
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

/// Runs the program on a thread whose stack takes deep recursion.
enum LargeStack {
  private static let size = 512 << 20

  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  static func run(_ body: @escaping () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, size)
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(body))
    let code = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      // Without room for the large stack, deep recursion has less room, and all else works.
      work.takeRetainedValue().body()
      return
    }
    // Signals go to the thread that works.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    pthread_join(thread, nil)
  }
}

/// Ends the process at once: nothing is left to clean up, and freeing a session's memory would only take time.
func leave(with status: Int32) -> Never { _exit(status) }
