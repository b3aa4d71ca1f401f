import Interpreter

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
  /// Other names that IPython has for it.
  let aliases: [String]
  /// What it takes: the rest of the line, the block under `%%name`, or either.
  let form: Form
  /// Whether people type it without its percent sign, as they do in a shell: `cd ..`.
  let needsNoPercentSign: Bool
  let run: (Prompt, Call) throws -> Void

  enum Form { case line, block, either }

  var takesBlock: Bool { form != .line }

  init(
    _ name: String, _ usage: String = "", _ summary: String, details: String = "", aliases: [String] = [],
    form: Form = .line, needsNoPercentSign: Bool = false, run: @escaping (Prompt, Call) throws -> Void
  ) {
    self.name = name
    self.usage = usage
    self.summary = summary
    self.details = details
    self.aliases = aliases
    self.form = form
    self.needsNoPercentSign = needsNoPercentSign
    self.run = run
  }

  /// What `%name?` shows.
  var help: String {
    let sign = form == .block ? "%%" : "%"
    let others = aliases.isEmpty ? "" : "    also " + aliases.map { "%" + $0 }.joined(separator: ", ") + "\n"
    return "\(sign)\(name)\(usage.isEmpty ? "" : " \(usage)")\n    \(summary)\n"
      + details.split(separator: "\n").map { "    \($0)\n" }.joined() + others
  }
}

/// The magics of the prompt.
enum PromptMagics {
  static let all: [PromptMagic] =
    PromptTimingMagics.all + VariableMagics.all + HistoryMagics.all + FileMagics.all + InspectionMagics.all
    + ErrorMagics.all + ShellMagics.all + LanguageMagics.all

  static func find(_ name: String) -> PromptMagic? {
    all.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// What is said of a name that no magic has.
  static func unknown(_ name: String) -> PromptMagic.Refusal {
    if let advice = LackingMagics.advice[name] { return PromptMagic.Refusal("%\(name) is not in lgs: \(advice)") }
    let near = Suggestion.nearest(to: name, among: all.map(\.name))
    return PromptMagic.Refusal(
      "there is no magic %\(name); " + (near.map { "did you mean %\($0)?" } ?? "%lsmagic lists them"))
  }
}
