import Interpreter
import Library

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line on the terminal that says how far a long loop has come: drawn after a second, gone when the loop ends.
final class ProgressLine {
  nonisolated(unsafe) private static var flag: UnsafeMutablePointer<Int32>?
  /// The line that stands on the terminal, if any: output goes in its place.
  nonisolated(unsafe) private static var isShown = false

  private let session: Session
  private var start = 0.0
  /// Where the loop was when it was first seen, and when.
  private var first: (done: Int, total: Int, time: Double)?

  init(_ session: Session) {
    self.session = session
    Self.flag = session.interruptFlag
  }

  /// Watches what `body` runs.
  func watching<Result>(_ body: () throws -> Result) rethrows -> Result {
    start = TimingMagics.Moment().wall
    first = nil
    session.setMoment { [unowned self] in draw() }
    Self.setTimer(first: 1, then: 0.25)
    defer {
      Self.setTimer(first: 0, then: 0)
      session.setMoment(nil)
      if session.interruptFlag.pointee == Machine.momentRequest { session.interruptFlag.pointee = 0 }
      Self.clear()
    }
    return try body()
  }

  /// Takes the line away, so that a program's output does not stand behind it.
  static func clear() {
    guard isShown else { return }
    isShown = false
    StandardError.write("\r\u{1B}[K")
  }

  private func draw() {
    guard let now = session.loopProgress, now.total > 1 else { return }
    let time = TimingMagics.Moment().wall
    if first?.total != now.total || (first?.done ?? 0) > now.done { first = nil }
    guard let first else {
      self.first = (now.done, now.total, time)
      return
    }
    // The loop has run since before it was first seen: its first rate is that of the whole time.
    let rate = Double(now.done) / max(1e-9, time - start)
    let recent = time > first.time ? Double(now.done - first.done) / (time - first.time) : rate
    let text = ProgressText.line(
      done: now.done, total: now.total, elapsed: time - start, rate: recent > 0 ? recent : rate,
      columns: Terminal.columns)
    Self.isShown = true
    StandardError.write("\r\(text)\u{1B}[K")
  }

  private static func setTimer(first: Double, then interval: Double) {
    var action = sigaction()
    // A program that was asked to stop is to stop, whatever the clock says.
    action.__sigaction_handler.sa_handler = { _ in
      if let flag = ProgressLine.flag, flag.pointee == 0 { flag.pointee = Machine.momentRequest }
    }
    sigemptyset(&action.sa_mask)
    action.sa_flags = SA_RESTART
    sigaction(SIGALRM, &action, nil)
    var timer = itimerval(it_interval: Self.time(interval), it_value: Self.time(first))
    setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
  }

  private static func time(_ seconds: Double) -> timeval {
    timeval(tv_sec: Int(seconds), tv_usec: Int((seconds - seconds.rounded(.down)) * 1e6))
  }
}
