import Interpreter
import Library

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `%time` and `%timeit`.
enum TimingMagics {
  static let all: [Magic] = [
    Magic("time", "STATEMENT", "Run a statement or, as %%time, a block once and say how long it took.") { prompt, call in
      guard !call.code.isEmpty else { throw Magic.Refusal("%time needs a statement: %time net(x)") }
      let start = Moment()
      try prompt.runCode(call.code)
      let end = Moment()
      prompt.write(
        "CPU times: user \(DurationText.text(end.user - start.user)), sys: \(DurationText.text(end.system - start.system)), "
          + "total: \(DurationText.text(end.user - start.user + end.system - start.system))\n"
          + "Wall time: \(DurationText.text(end.wall - start.wall))\n")
    },
    Magic(
      "timeit", "[-n LOOPS] [-r RUNS] STATEMENT",
      "Run a statement or, as %%timeit, a block many times and say how long one run takes.",
      details: "Without -n the number of loops is chosen so that a run takes 0.2 s. Values are not shown."
    ) { prompt, call in try timeit(prompt, call) },
  ]

  private static func timeit(_ prompt: Prompt, _ call: Magic.Call) throws {
    var loops: Int?
    var runs = 7
    var words = call.argument.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    while let option = words.first, option == "-n" || option == "-r" {
      guard words.count > 1, let number = Int(words[1]), number > 0 else {
        throw Magic.Refusal("%timeit: \(option) needs a positive number")
      }
      if option == "-n" { loops = number } else { runs = number }
      words.removeFirst(2)
    }
    let code = call.body ?? words.joined(separator: " ")
    guard !code.trimmingBlanks.isEmpty else { throw Magic.Refusal("%timeit needs a statement: %timeit x @ x.T") }
    let count = try loops ?? fittingLoops(prompt, code)
    let times = try (0..<runs).map { _ in try seconds(prompt, code, loops: count) / Double(count) }
    let mean = times.reduce(0, +) / Double(runs)
    let deviation = (times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(runs)).squareRoot()
    prompt.write(
      "\(DurationText.text(mean)) ± \(DurationText.text(deviation)) per loop "
        + "(mean ± std. dev. of \(runs) run\(runs == 1 ? "" : "s"), \(DurationText.grouped(count)) "
        + "loop\(count == 1 ? "" : "s") each)\n")
  }

  /// The power of ten whose run takes at least 0.2 s.
  private static func fittingLoops(_ prompt: Prompt, _ code: String) throws -> Int {
    var loops = 1
    while loops < 1_000_000_000 {
      if try seconds(prompt, code, loops: loops) >= 0.2 { return loops }
      loops *= 10
    }
    return loops
  }

  private static let counter = "_timeit_loop"

  /// Runs the code in a loop of the language, compiled once.
  private static func seconds(_ prompt: Prompt, _ code: String, loops: Int) throws -> Double {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
    let program = "for \(counter) in range(\(loops)):\n" + lines.joined(separator: "\n")
    let start = Moment()
    defer { prompt.session.globals.remove(Symbol(counter)) }
    try prompt.runCode(program, echo: .none)
    return Moment().wall - start.wall
  }
}

/// A point in time, in seconds by three clocks.
struct Moment {
  let wall: Double
  let user: Double
  let system: Double

  init() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    wall = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    user = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
    system = Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
  }
}

/// Durations as IPython writes them: `1.5 ms`, `1min 5s`.
enum DurationText {
  static func text(_ seconds: Double) -> String {
    if seconds >= 60 { return long(Int(seconds)) }
    for (factor, unit) in [(1.0, "s"), (1e3, "ms"), (1e6, "µs")] where seconds * factor >= 1 {
      return "\(number(seconds * factor)) \(unit)"
    }
    return "\(number(max(0, seconds) * 1e9)) ns"
  }

  private static func long(_ seconds: Int) -> String {
    let parts = [(seconds / 86400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
    return parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined(separator: " ")
  }

  /// Three significant digits.
  private static func number(_ value: Double) -> String {
    (try? Operators.format(.float(value), ".3g")) ?? "\(value)"
  }

  /// `10,000`.
  static func grouped(_ number: Int) -> String { (try? Operators.format(.int(number), ",")) ?? "\(number)" }
}
