import Interpreter
import Library

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Magics about the program's variables.
enum VariableMagics {
  static let all: [PromptMagic] = [
    PromptMagic(
      "who", "[TYPE …]", "List the names that the program has defined.", aliases: ["who_ls"], needsNoPercentSign: true
    ) { prompt, call in
      let names = variables(prompt, types: call.words).map(\.name)
      prompt.write(names.isEmpty ? "Interactive namespace is empty.\n" : names.joined(separator: "\t") + "\n")
    },
    PromptMagic(
      "whos", "[TYPE …]", "List the names that the program has defined, with what they hold.",
      needsNoPercentSign: true
    ) { prompt, call in
      let rows = variables(prompt, types: call.words)
      guard !rows.isEmpty else { return prompt.write("Interactive namespace is empty.\n") }
      let nameWidth = rows.reduce(8) { max($0, $1.name.count) } + 3
      let typeWidth = rows.reduce(4) { max($0, $1.value.typeName.count) } + 3
      func line(_ name: String, _ type: String, _ text: String) -> String {
        padded(name, nameWidth) + padded(type, typeWidth) + text + "\n"
      }
      let head = line("Variable", "Type", "Data/Info")
      let body = rows.map { line($0.name, $0.value.typeName, $0.value.briefDescription) }
      prompt.write(head + String(repeating: "-", count: nameWidth + typeWidth + 9) + "\n" + body.joined())
    },
    PromptMagic(
      "reset", "[-f]", "Forget all names that the program has defined, after asking.", details: "-f does not ask."
    ) { prompt, call in
      if !call.words.contains("-f") {
        let answer = try prompt.ask("Once deleted, variables cannot be recovered. Proceed (y/[n])? ")
        guard case .block(let text) = answer, text.lowercased().hasPrefix("y") else {
          return prompt.write("Nothing done.\n")
        }
      }
      for name in prompt.session.globals.boundNames { prompt.session.globals.remove(name) }
      prompt.results.forget()
    },
    PromptMagic("xdel", "NAME", "Forget a name and all numbered results, so that nothing holds its value.") {
      prompt, call in
      guard let name = call.words.first, prompt.session.globals[Symbol(name)] != nil else {
        throw PromptMagic.Refusal("%xdel needs the name of a variable: %xdel x")
      }
      prompt.session.globals.remove(Symbol(name))
      prompt.results.forget()
    },
    PromptMagic(
      "env", "[NAME | NAME=VALUE]", "Show the environment variables, or one of them, or set one.",
      aliases: ["set_env"]
    ) { prompt, call in
      let parts = call.argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
        \.trimmingBlanks)
      if parts.count == 2, !parts[0].isEmpty {
        guard setenv(parts[0], parts[1], 1) == 0 else { throw PromptMagic.Refusal("%env: '\(parts[0])' is no name") }
        return prompt.write("env: \(parts[0])=\(parts[1])\n")
      }
      if let name = call.words.first { return prompt.write((Environment[name] ?? "") + "\n") }
      prompt.write(Environment.all.map { $0 + "\n" }.joined())
    },
  ]

  private static func variables(_ prompt: Prompt, types: [String]) -> [(name: String, value: Value)] {
    let globals = prompt.session.globals
    return globals.boundNames.compactMap { name in globals[name].map { (name.name, $0) } }
      .filter { types.isEmpty || types.contains($0.1.typeName) }
      .sorted { $0.0 < $1.0 }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
