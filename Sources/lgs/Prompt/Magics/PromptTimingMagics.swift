import Interpreter
import Library

/// `%time` and `%timeit` at the prompt.
enum PromptTimingMagics {
  static let all: [PromptMagic] = [
    PromptMagic(
      "time", "STATEMENT", "Run a statement or, as %%time, a block once and say how long it took.", form: .either,
      needsNoPercentSign: true
    ) { prompt, call in
      guard !call.code.isEmpty else { throw PromptMagic.Refusal("%time needs a statement: %time net(x)") }
      let start = TimingMagics.Moment()
      try prompt.runCode(call.code)
      prompt.write(TimingMagics.report(since: start))
    },
    PromptMagic(
      "timeit", "[-n LOOPS] [-r RUNS] STATEMENT",
      "Run a statement or, as %%timeit, a block many times and say how long one run takes.",
      details: "Without -n the number of loops is chosen so that a run takes 0.2 s. Values are not shown.",
      form: .either, needsNoPercentSign: true
    ) { prompt, call in
      guard var request = TimingMagics.request(call.argument) else {
        throw PromptMagic.Refusal("%timeit takes -n LOOPS and -r RUNS; its other options are not in lgs")
      }
      let setup = call.body == nil ? "" : request.code
      if let body = call.body { request.code = body }
      guard !request.code.trimmingBlanks.isEmpty else {
        throw PromptMagic.Refusal("%timeit needs a statement: %timeit x @ x.T")
      }
      try timeit(prompt, request, setup: setup)
    },
  ]

  private static func timeit(_ prompt: Prompt, _ request: TimingMagics.Request, setup: String) throws {
    let session = prompt.session
    let name = Symbol("_timeit_")
    defer { session.globals.remove(name) }
    try prompt.runCode(TimingMagics.program(request.code, setup: setup, name: name.name), echo: .none)
    guard let function = session.globals[name] else { return }
    try prompt.show(
      session.perform {
        let (loops, times) = try TimingMagics.measure(function, request)
        prompt.write(TimingMagics.report(loops, times))
      })
  }
}
