import Interpreter

#if canImport(Glibc)
  import Glibc
#endif

/// The module `time`.
enum TimeNamespace {
  static func make() -> NamespaceObject {
    let namespace = NamespaceObject("time")
    namespace.add([
      function("time()", "Return the seconds since 1970.", example: "time.time() > 1e9\n#> True") { _ in
        .float(seconds(CLOCK_REALTIME))
      },
      function(
        "perf_counter()", "Return the seconds of a clock for measuring.", example: "time.perf_counter() > 0\n#> True"
      ) { _ in
        .float(seconds(CLOCK_MONOTONIC))
      },
      function(
        "monotonic()", "Return the seconds of a clock that never goes back.", example: "time.monotonic() > 0\n#> True"
      ) { _ in
        .float(seconds(CLOCK_MONOTONIC))
      },
      function(
        "process_time()", "Return the processor seconds that the program has used.",
        example: "time.process_time() >= 0\n#> True"
      ) {
        _ in .float(seconds(CLOCK_PROCESS_CPUTIME_ID))
      },
      function("time_ns()", "Return the nanoseconds since 1970.", example: "time.time_ns() > 10**18\n#> True") { _ in
        .int(nanoseconds(CLOCK_REALTIME))
      },
      function(
        "perf_counter_ns()", "Return the nanoseconds of a clock for measuring.",
        example: "time.perf_counter_ns() > 0\n#> True"
      ) { _ in
        .int(nanoseconds(CLOCK_MONOTONIC))
      },
      function(
        "monotonic_ns()", "Return the nanoseconds of a clock that never goes back.",
        example: "time.monotonic_ns() > 0\n#> True"
      ) { _ in
        .int(nanoseconds(CLOCK_MONOTONIC))
      },
      function("sleep(seconds, /)", "Wait.", example: "time.sleep(0)") {
        try sleep($0[0])
        return .none
      },
    ])
    namespace.add(calendarFunctions)
    namespace.addByShortName([TimePartsObject.partsType])
    namespace.lacking = ["tzname", "timezone", "altzone", "daylight", "tzset", "get_clock_info", "thread_time"]
    return namespace
  }

  private static func function(
    _ signature: String, _ summary: String, example: String, body: @escaping (Arguments) throws -> Value
  ) -> Builtin {
    Builtin(signature, of: "time", summary, example: "import time\n" + example, body: body)
  }

  private static func nanoseconds(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private static func seconds(_ clock: clockid_t) -> Double { Double(nanoseconds(clock)) / 1e9 }

  /// Sleeps in short steps, so that an interrupt ends it at once.
  private static func sleep(_ value: Value) throws {
    guard let duration = try Numbers.real(value) else {
      throw Raised.typeError("'\(value.typeName)' object cannot be interpreted as an integer")
    }
    if duration.isNaN { throw Raised.valueError("Invalid value NaN (not a number)") }
    if duration < 0 { throw Raised.valueError("sleep length must be non-negative") }
    if duration > 9_223_372_036 { throw Raised.overflowError("timestamp too large to convert to C _PyTime_t") }
    try Machine.current.output.flush()
    let end = seconds(CLOCK_MONOTONIC) + duration
    while true {
      try Machine.current.checkInterrupt()
      let rest = end - seconds(CLOCK_MONOTONIC)
      if rest <= 0 { return }
      var step = timespec(tv_sec: 0, tv_nsec: Int(min(rest, 0.02) * 1e9))
      nanosleep(&step, nil)
    }
  }
}
