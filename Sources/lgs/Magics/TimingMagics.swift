import Interpreter
import Notebook

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `%time` and `%timeit`.
enum TimingMagics {
  static let all: [Magic] = [
    Magic(name: "time", form: .both, summary: "Run a statement or a cell and print how long it took.", run: time),
    Magic(
      name: "timeit", form: .both, summary: "Run a statement or a cell many times and print how long one run takes.",
      run: timeit),
  ]

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  // MARK: %time

  private static func time(_ call: MagicCall) -> CellExecution.Outcome {
    let start = Moment()
    let outcome: CellExecution.Outcome
    let held = call.execution.outputs.outputs.count
    if call.isCell || call.body.isEmpty {
      outcome = call.execution.run(call.body)
    } else {
      outcome = run(line: call)
    }
    guard outcome.isFinished else { return outcome }
    call.execution.outputs.insert(report(since: start), beforeResultFrom: held)
    return outcome
  }

  private static func run(line call: MagicCall) -> CellExecution.Outcome {
    guard case .code(let code)? = call.body.first else { return .ran(.finished) }
    return call.execution.run(code, echoes: call.isLast)
  }

  /// A point in time, by the clock and by the processor.
  struct Moment {
    let wall = seconds(CLOCK_MONOTONIC)
    let processor = processorTimes()
  }

  /// What `%time` prints.
  static func report(since start: Moment) -> String {
    let end = Moment()
    let user = end.processor.user - start.processor.user
    let system = end.processor.system - start.processor.system
    return """
      CPU times: user \(TimeSpan.text(user)), sys: \(TimeSpan.text(system)), total: \(TimeSpan.text(user + system))
      Wall time: \(TimeSpan.text(end.wall - start.wall))

      """
  }

  private static func processorTimes() -> (user: Double, system: Double) {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (seconds(usage.ru_utime), seconds(usage.ru_stime))
  }

  // MARK: %timeit

  struct Request {
    var loops: Int?
    var repeats = 7
    var code: String
  }

  /// `-n LOOPS -r REPEATS CODE`.
  static func request(_ text: String) -> Request? {
    var request = Request(code: "")
    var rest = text[...]
    while rest.first == "-", let letter = rest.dropFirst().first, "nr".contains(letter) {
      rest = rest.dropFirst(2).drop { $0 == " " }
      let digits = rest.prefix(while: \.isNumber)
      guard let number = Int(digits), number > 0 else { return nil }
      if letter == "n" { request.loops = number } else { request.repeats = number }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
    }
    request.code = String(rest)
    return rest.first == "-" && rest.dropFirst().first?.isLetter == true ? nil : request
  }

  private static func timeit(_ call: MagicCall) -> CellExecution.Outcome {
    guard var request = request(call.magic.argument) else {
      return MagicCatalog.usage("%timeit takes -n LOOPS and -r REPEATS; its other options are not in lgs")
    }
    let setup = call.isCell ? request.code : ""
    if call.isCell { request.code = call.text }
    let session = call.execution.session
    let name = Symbol("_timeit_")
    defer { session.globals.remove(name) }
    let defined = session.run(program(request.code, setup: setup, name: name.name), name: call.execution.name)
    guard case .finished = defined, let function = session.globals[name] else { return .ran(defined) }
    return .ran(
      session.perform {
        let (loops, times) = try measure(function, request)
        call.execution.outputs.append(report(loops, times), to: "stdout")
      })
  }

  /// A function that runs the code in a loop.
  static func program(_ code: String, setup: String, name: String) -> String {
    func block(_ text: String, _ blanks: Int) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.allSatisfy(\.isWhitespace) ? "" : String(repeating: " ", count: blanks) + $0 }
        .joined(separator: "\n") + "\n"
    }
    let body = code.allSatisfy(\.isWhitespace) ? "pass" : code
    return "def \(name)(_count_):\n" + block(setup, 4) + "    for _loop_ in range(_count_):\n" + block(body, 8)
  }

  static func measure(_ function: Value, _ request: Request) throws -> (Int, [Double]) {
    func run(_ loops: Int) throws -> Double {
      let start = seconds(CLOCK_MONOTONIC)
      _ = try Operators.call(function, [.int(loops)])
      return seconds(CLOCK_MONOTONIC) - start
    }
    var loops = request.loops ?? 1
    if request.loops == nil {
      while try run(loops) < 0.2, loops < 1_000_000_000 { loops *= 10 }
    }
    let times = try (0..<request.repeats).map { _ in try run(loops) / Double(loops) }
    return (loops, times)
  }

  static func report(_ loops: Int, _ times: [Double]) -> String {
    let mean = times.reduce(0, +) / Double(times.count)
    let deviation = (times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(times.count)).squareRoot()
    var digits = String(loops)
    for place in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
    }
    return "\(TimeSpan.text(mean)) ± \(TimeSpan.text(deviation)) per loop (mean ± std. dev. of \(times.count) "
      + "run\(times.count == 1 ? "" : "s"), \(digits) loop\(loops == 1 ? "" : "s") each)\n"
  }
}

/// A time as IPython writes it: three digits and a unit.
enum TimeSpan {
  static func text(_ seconds: Double) -> String {
    if seconds >= 60 { return long(seconds) }
    let units = [("s", 1.0), ("ms", 1e3), ("μs", 1e6), ("ns", 1e9)]
    let order = seconds > 0 ? min(-Int((Glibc.log10(seconds) / 3).rounded(.down)), 3) : 3
    let (unit, scale) = units[max(0, order)]
    return "\(threeDigits(seconds * scale)) \(unit)"
  }

  private static func threeDigits(_ value: Double) -> String {
    guard value > 0 else { return "0" }
    let places = max(0, 2 - Int(Glibc.log10(value).rounded(.down)))
    let scale = Glibc.pow(10, Double(places))
    let rounded = (value * scale).rounded() / scale
    if value >= 999.5 { return String(Int(value.rounded())) }
    let text = String(rounded)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func long(_ seconds: Double) -> String {
    var rest = Int(min(seconds, 1e15))
    var parts: [String] = []
    for (unit, length) in [("d", 86400), ("h", 3600), ("min", 60), ("s", 1)] {
      if rest >= length { parts.append("\(rest / length)\(unit)") }
      rest %= length
    }
    return parts.joined(separator: " ")
  }
}
