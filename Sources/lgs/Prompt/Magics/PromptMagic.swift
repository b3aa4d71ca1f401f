/// One of the prompt's own commands: a line `%name argument`, or `%%name argument` over a block.
struct PromptMagic {
  /// What a magic works on.
  struct Call {
    var argument: String
    /// The block under `%%name`; nil for a line.
    var body: String?

    /// The words of the argument.
    var words: [String] { argument.split(separator: " ").map(String.init) }
    /// What is to run: the block, or the argument itself.
    var code: String { body ?? argument }
  }

  /// A wrong use, in words for the user.
  struct Refusal: Error {
    let message: String
    init(_ message: String) { self.message = message }
  }

  let name: String
  /// The argument as `%lsmagic` and `%name?` show it.
  let usage: String
  let summary: String
  /// What else is to be known, one line each.
  let details: String
  let run: (Prompt, Call) throws -> Void

  init(
    _ name: String, _ usage: String = "", _ summary: String, details: String = "",
    run: @escaping (Prompt, Call) throws -> Void
  ) {
    self.name = name
    self.usage = usage
    self.summary = summary
    self.details = details
    self.run = run
  }

  /// What `%name?` shows.
  var help: String {
    "%\(name)\(usage.isEmpty ? "" : " \(usage)")\n    \(summary)\n"
      + details.split(separator: "\n").map { "    \($0)\n" }.joined()
  }
}

/// The magics of the prompt.
enum PromptMagics {
  static let all: [PromptMagic] =
    PromptTimingMagics.all + VariableMagics.all + HistoryMagics.all + FileMagics.all + InspectionMagics.all
    + LanguageMagics.all

  static func find(_ name: String) -> PromptMagic? { all.first { $0.name == name } }
}
