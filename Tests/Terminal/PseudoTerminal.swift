#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that runs in a terminal of its own, whose keyboard and screen the test holds.
public final class PseudoTerminal {
  public struct Failure: Error, CustomStringConvertible {
    public var description: String
  }

  /// How the program ended.
  public enum Exit: Equatable {
    case status(Int32)
    case signal(Int32)
  }

  public let screen: Screen
  public let process: pid_t
  /// The keyboard's and screen's end, or -1 after `hangUp`.
  private var master: Int32
  private var exit: Exit?
  /// Everything that the program wrote.
  public private(set) var output: [UInt8] = []

  /// Starts a program in a new session with the terminal on its standard input, output and error.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String], columns: Int = 80, rows: Int = 24
  ) throws {
    screen = Screen(columns: columns, rows: rows)
    var master: Int32 = -1
    var slave: Int32 = -1
    guard openpty(&master, &slave, nil, nil, nil) == 0, let name = ttyname(slave) else {
      throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    // The terminal keeps its size while somebody has it open.
    defer { close(slave) }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    self.master = master
    Self.setSize(master, columns: columns, rows: rows)
    process = try Self.spawn(program, arguments, environment: environment, terminal: String(cString: name))
  }

  deinit {
    if exit == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if master >= 0 { close(master) }
  }

  private static func spawn(
    _ program: String, _ arguments: [String], environment: [String: String], terminal: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by the leader of a new session, it becomes the controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The test runner may have signals ignored or blocked, which programs inherit.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let newSession: Int16 = 0x80
    posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for text in words + variables { free(text) }
    }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw Failure(description: "\(program): \(String(cString: strerror(code)))") }
    return process
  }

  // MARK: Keyboard

  public func type(_ text: String) {
    var bytes = ArraySlice(Array(text.utf8))
    while !bytes.isEmpty {
      // A full terminal takes more only after its program has, which may first have to write.
      var ready = pollfd(fd: master, events: Int16(POLLIN | POLLOUT), revents: 0)
      poll(&ready, 1, 1000)
      if ready.revents & Int16(POLLIN) != 0 { _ = readAvailable() }
      guard ready.revents & Int16(POLLOUT) != 0 else { continue }
      let chunk = bytes.prefix(512)
      let count = chunk.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  public func send(signal number: Int32) { kill(process, number) }

  // MARK: Screen

  /// Gives the terminal another size, as a window does.
  public func resize(columns: Int, rows: Int) {
    drain(for: 0.05)
    screen.resize(columns: columns, rows: rows)
    Self.setSize(master, columns: columns, rows: rows)
  }

  private static func setSize(_ master: Int32, columns: Int, rows: Int) {
    var window = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  /// Reads until the condition holds; false when it does not within the time.
  public func wait(seconds: Double = 10, until condition: (Screen) -> Bool) -> Bool {
    let deadline = Self.now() + seconds
    repeat {
      if condition(screen) { return true }
      drain(for: 0.02)
    } while Self.now() < deadline
    return condition(screen)
  }

  /// Waits until the screen shows the text.
  public func wait(for text: String, seconds: Double = 10) -> Bool {
    wait(seconds: seconds) { $0.text.contains(text) }
  }

  /// Reads until nothing has come for a while.
  public func settle(_ seconds: Double = 0.15) {
    while drain(for: seconds) {}
  }

  /// Reads what comes within the time; false when nothing did.
  @discardableResult
  private func drain(for seconds: Double) -> Bool {
    // Without a terminal this only waits.
    var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, Int32(seconds * 1000)) > 0 else { return false }
    return readAvailable()
  }

  private func readAvailable() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(master, &bytes, bytes.count)
    guard count > 0 else {
      usleep(10_000)
      return false
    }
    output += bytes[..<count]
    screen.feed(bytes[..<count])
    answer()
    return true
  }

  /// Sends what the terminal answers to questions of the program.
  private func answer() {
    let bytes = Array(screen.takeAnswers().utf8)
    if !bytes.isEmpty { _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) } }
  }

  /// The terminal's modes, as the program has set them.
  public var echoes: Bool {
    var modes = termios()
    return tcgetattr(master, &modes) == 0 && modes.c_lflag & tcflag_t(ECHO) != 0
  }

  // MARK: End

  /// Takes the terminal away, as closing its window does.
  public func hangUp() {
    close(master)
    master = -1
  }

  /// Waits for the program's end; nil when it does not come.
  public func waitForExit(seconds: Double = 10) -> Exit? {
    let deadline = Self.now() + seconds
    while exit == nil, Self.now() < deadline {
      drain(for: 0.01)
      var status: Int32 = 0
      guard waitpid(process, &status, WNOHANG) == process else { continue }
      let signal = status & 0x7F
      exit = signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal)
      drain(for: 0.05)
    }
    return exit
  }

  /// Whether a signal has stopped the program, waiting for it a while.
  public func waitForStop(seconds: Double = 5) -> Bool {
    let deadline = Self.now() + seconds
    while Self.now() < deadline {
      drain(for: 0.01)
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG | WUNTRACED) == process { return status & 0xFF == 0x7F }
    }
    return false
  }

  /// Seconds of a clock that only goes forward.
  public static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
