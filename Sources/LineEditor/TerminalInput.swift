import CEditline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What comes next from a terminal.
enum ByteEvent: Equatable {
  case byte(UInt8)
  case signal(Int32)
  case timeout
  case end
}

/// A terminal's bytes in order, with signals between them.
protocol ByteSource: AnyObject {
  /// The next byte; after `milliseconds` (nil: never) without one, `.timeout`.
  func next(within milliseconds: Int32?) -> ByteEvent
  /// Makes these the next bytes.
  func putBack(_ bytes: [UInt8])
  /// Whether a byte can be had without waiting.
  var hasPending: Bool { get }
  /// Whether more may be read from the terminal than was asked for.
  ///
  /// Outside pastes nothing is, so that a program which reads the terminal itself finds what was typed ahead for it.
  var readsAhead: Bool { get set }
}

/// The bytes and signals of a file descriptor.
final class TerminalInput: ByteSource {
  var readsAhead = false

  private let descriptor: Int32
  private var signals: SignalPipe?
  private var buffer: [UInt8] = []
  private var head = 0

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  // MARK: Signals

  /// Reports signals between bytes, in place of the handlers that the program has, until `ignoreSignals`.
  func reportSignals() throws(LineEditorError) {
    if signals == nil { signals = try SignalPipe() }
    signals?.open()
  }

  func ignoreSignals() { signals?.close() }

  // MARK: Bytes

  var hasPending: Bool {
    if head < buffer.count { return true }
    var count: Int32 = 0
    return ioctl(descriptor, UInt(FIONREAD), &count) == 0 && count > 0
  }

  /// Whether a byte or a signal comes within a time.
  func hasPending(within milliseconds: Int32) -> Bool {
    if hasPending { return true }
    return milliseconds > 0 && wait(milliseconds) != .nothing
  }

  func putBack(_ bytes: [UInt8]) {
    buffer = bytes + buffer[head...]
    head = 0
  }

  /// Takes what was read from the terminal and not used.
  func takeUnread() -> [UInt8] {
    defer {
      buffer = []
      head = 0
    }
    return Array(buffer[head...])
  }

  func next(within milliseconds: Int32?) -> ByteEvent {
    while true {
      if head < buffer.count {
        head += 1
        return .byte(buffer[head - 1])
      }
      if let signal = signals?.next() { return .signal(signal) }
      switch wait(milliseconds) {
      case .signal: continue
      case .nothing: return .timeout
      case .input: break
      }
      switch fill() {
      case .filled: continue
      case .again: continue
      case .end: return .end
      }
    }
  }

  private enum Readiness { case input, signal, nothing }

  private func wait(_ milliseconds: Int32?) -> Readiness {
    var watched = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals?.readingEnd ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&watched, nfds_t(watched.count), milliseconds ?? -1)
    if ready < 0 { return .signal }
    if watched[1].revents != 0 { return .signal }
    return ready == 0 ? .nothing : .input
  }

  private enum Filling { case filled, again, end }

  private func fill() -> Filling {
    var bytes = [UInt8](repeating: 0, count: readsAhead ? 4096 : 1)
    let count = read(descriptor, &bytes, bytes.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN ? .again : .end }
    buffer = Array(bytes[..<count])
    head = 0
    return count == 0 ? .end : .filled
  }
}

/// Turns signals into bytes of a pipe, so that waiting for a key also waits for them, in whichever thread they arrive.
private final class SignalPipe {
  let readingEnd: Int32
  private let writingEnd: Int32
  private var isOpen = false

  private static let reported = [SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH]

  init() throws(LineEditorError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw LineEditorError("cannot make a pipe: \(String(cString: strerror(errno)))") }
    readingEnd = ends[0]
    writingEnd = ends[1]
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    close()
    _ = systemClose(readingEnd)
    _ = systemClose(writingEnd)
  }

  func open() {
    guard !isOpen else { return }
    while next() != nil {}
    ce_signals_install(writingEnd, Self.reported, Self.reported.count)
    isOpen = true
  }

  func close() {
    guard isOpen else { return }
    ce_signals_restore()
    isOpen = false
    // What came while the block ended is for the handlers that the program has now.
    while let number = next() {
      if number != SIGWINCH, number != SIGCONT { SystemSignal.raise(number) }
    }
  }

  func next() -> Int32? {
    var number: UInt8 = 0
    return read(readingEnd, &number, 1) == 1 ? Int32(number) : nil
  }
}

/// `close` of the C library, which a method of the same name hides.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
