#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a signal asks of the editor.
enum SystemSignal {
  static let interrupt = SIGINT

  /// The window has another size.
  case resized
  case interrupted
  /// Ctrl-Z: stop until the shell continues the process.
  case suspended
  /// The process was stopped and goes on.
  case continued
  /// The process is asked to end.
  case terminated

  init(_ number: Int32) {
    switch number {
    case SIGINT: self = .interrupted
    case SIGWINCH: self = .resized
    case SIGTSTP: self = .suspended
    case SIGCONT: self = .continued
    case _: self = .terminated
    }
  }

  /// Gives the process a signal, for the handler that it has at the time.
  static func raise(_ number: Int32) { kill(getpid(), number) }

  static func suspend() { raise(SIGTSTP) }
}
