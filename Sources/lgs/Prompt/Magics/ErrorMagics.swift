import Interpreter

/// Magics about the last error.
enum ErrorMagics {
  static let all: [PromptMagic] = [
    PromptMagic("why", "", "Explain the last error at length.", needsNoPercentSign: true) { prompt, _ in
      prompt.explainLastError()
    },
    PromptMagic(
      "debug", "", "Look at the functions that the last error has left, and at their variables.",
      details: "up and down go through the calls, vars lists the variables, an expression shows its value, q leaves.",
      needsNoPercentSign: true
    ) { prompt, call in
      guard call.argument.isEmpty else {
        throw PromptMagic.Refusal("%debug looks at the last error; programs are not run step by step")
      }
      try prompt.debugLastError()
    },
    PromptMagic("pdb", "[on | off]", "Look at every error at once, as %debug does.") { prompt, call in
      switch call.argument {
      case "on", "1": prompt.debugsErrors = true
      case "off", "0": prompt.debugsErrors = false
      case "": prompt.debugsErrors.toggle()
      case _: throw PromptMagic.Refusal("%pdb takes on or off")
      }
      prompt.write("Automatic pdb calling has been turned \(prompt.debugsErrors ? "ON" : "OFF")\n")
    },
    PromptMagic("tb", "", "Show the last error again.") { prompt, call in
      guard let error = prompt.lastError else {
        throw PromptMagic.Refusal("no error has been raised in this session")
      }
      let mode = try call.words.first.map(mode) ?? prompt.tracebackMode
      prompt.write(mode.text(of: error))
    },
    PromptMagic(
      "xmode", "[Plain | Context | Verbose | Minimal]", "Choose how much of an error is shown.",
      details: """
        Plain and Context: the traceback. Verbose: the variables of every function too. Minimal: the last line.
        """
    ) { prompt, call in
      if let word = call.words.first {
        prompt.tracebackMode = try mode(word)
      } else {
        let all = TracebackMode.allCases
        let next = (all.firstIndex(of: prompt.tracebackMode) ?? 0) + 1
        prompt.tracebackMode = all[next % all.count]
      }
      prompt.write("Exception reporting mode: \(prompt.tracebackMode.displayName)\n")
    },
  ]

  private static func mode(_ word: String) throws -> TracebackMode {
    guard let mode = TracebackMode(rawValue: word.lowercased()) else {
      let names = TracebackMode.allCases.map(\.displayName).joined(separator: ", ")
      throw PromptMagic.Refusal("there is no mode '\(word)'; there are \(names)")
    }
    return mode
  }
}
