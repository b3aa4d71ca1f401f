import Interpreter
import Library

/// Commands of the system: `!command`, `%%bash`, and files written from a block.
enum ShellMagics {
  static let all: [PromptMagic] = [
    PromptMagic("sx", "COMMAND", "Run a command of the system, as !COMMAND does.", aliases: ["system"]) {
      prompt, call in try run(call.argument, prompt)
    },
    PromptMagic("bash", "", "Run the block as a program of the shell bash.", form: .block) { prompt, call in
      try run(call, with: "bash", prompt)
    },
    PromptMagic("sh", "", "Run the block as a program of the shell sh.", form: .block) { prompt, call in
      try run(call, with: "sh", prompt)
    },
    PromptMagic(
      "writefile", "[-a] FILE", "Write the block into a file; with -a, behind what it holds.", aliases: ["file"],
      form: .block
    ) { prompt, call in
      var words = call.words
      let appends = words.first == "-a" || words.first == "--append"
      if appends { words.removeFirst() }
      guard let body = call.body, let file = words.first else {
        throw PromptMagic.Refusal("%%writefile needs a file, and a block under it: %%writefile lesson.lgs")
      }
      let exists = TextFile.exists(TextFile.expanded(file))
      let before = appends && exists ? try TextFile.read(file) : ""
      let text = body.trimmingBlanks.isEmpty ? "" : body.withoutBlankLinesAtTheEnd + "\n"
      try TextFile.write(before + text, to: file, replaces: true)
      prompt.write((appends && exists ? "Appending to " : exists ? "Overwriting " : "Writing ") + file + "\n")
    },
    PromptMagic("clear", "", "Empty the screen, as Ctrl-L does.", aliases: ["cls"], needsNoPercentSign: true) {
      prompt, _ in
      if prompt.drawsOnScreen { prompt.write("\u{1B}[H\u{1B}[2J") }
    },
  ]

  /// Runs a command line of the shell, with the terminal as its own. Errors: `Prompt.Stop` after Ctrl-C.
  static func run(_ command: String, _ prompt: Prompt) throws {
    // `!!command` gives its output as a value in IPython.
    let line = command.drop { $0 == "!" }.trimmingBlanks
    guard !line.isEmpty else { throw PromptMagic.Refusal("! needs a command of the system: !ls -l") }
    try run(["/bin/sh", "-c", line], prompt)
  }

  private static func run(_ call: PromptMagic.Call, with shell: String, _ prompt: Prompt) throws {
    guard let body = call.body else { throw PromptMagic.Refusal("%%\(shell) takes the block under it") }
    try run(["/usr/bin/env", shell, "-c", body], prompt)
  }

  private static func run(_ words: [String], _ prompt: Prompt) throws {
    let status = try ChildProcess.run(words)
    if prompt.session.interruptFlag.pointee != 0 {
      StandardError.write("\nKeyboardInterrupt\n")
      throw Prompt.Stop()
    }
    if status != 0 { prompt.note(["exit status \(status)"]) }
  }
}

extension String {
  /// The text up to the end of its last line that is not blank.
  fileprivate var withoutBlankLinesAtTheEnd: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
