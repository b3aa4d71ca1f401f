import ArgumentParser
import Library

/// The command line: `lgs FILE`, `lgs -c CODE`, `lgs -`, or the prompt.
@main
struct LgsCommand: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "lgs",
    abstract: "A small tensor language with a prompt: PyTorch programs without Python.",
    usage: """
      lgs [OPTIONS]                 the prompt; with piped input, runs it
      lgs [OPTIONS] FILE [ARG …]    run a program
      lgs [OPTIONS] -c CODE [ARG …] run CODE
      lgs [OPTIONS] - [ARG …]       run standard input
      lgs notebook FILE …           run a notebook (lgs notebook --help)
      lgs convert FROM TO           notebook, percent cells, Python (lgs convert --help)
      """,
    discussion: """
      An lgs program is a Python program: what lgs runs, CPython with PyTorch runs to the same output.
      Exit status: 0; 1 after an uncaught error; 2 for wrong usage; 130 after an interrupt; or what exit(n) says.
      """,
    version: "lgs \(version)")

  @Option(name: .customShort("c"), help: ArgumentHelp("Run CODE instead of a file.", valueName: "code"))
  var code: String?

  @Flag(name: .short, help: "Stay at the prompt after the program has run.")
  var interactive = false

  @Flag(name: .short, help: "No greeting at the prompt.")
  var quiet = false

  @Flag(help: "Read plain lines at the prompt: no editing, no escape sequences.")
  var plain = false

  @Flag(name: .customLong("no-startup"), help: "Do not read config.toml and startup.lgs at the prompt.")
  var skipsStartup = false

  @Option(help: ArgumentHelp("Colours at the prompt: auto, always or never.", valueName: "when"))
  var color = ColourMode.auto

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("The program, or - for standard input, and its arguments (sys.argv).", valueName: "file"),
    completion: .file())
  var arguments: [String] = []

  /// Commands by the word in front; a program of that name is run as `./notebook`.
  private static let commands: [String: ParsableCommand.Type] = [
    "notebook": NotebookCommand.self, "convert": ConvertCommand.self,
  ]

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    if let name = words.first, let command = commands[name] { run(command, Array(words.dropFirst())) }
    if let shell = shellToComplete(words) {
      print(completions(for: shell))
      exit()
    }
    if let source = ProgramSource(plain: CommandLine.arguments.dropFirst()) { start(source, PromptOptions()) }
    do {
      let command = try parse(separated(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch {
      if exitCode(for: error).isSuccess { exit(withError: error) }
      StandardError.write((asksForModule(words) ? noModules : fullMessage(for: error)) + "\n")
      leave(with: 2)
    }
  }

  private static func shellToComplete(_ words: [String]) -> CompletionShell? {
    let option = "--generate-completion-script"
    if words.count == 2, words[0] == option { return CompletionShell(rawValue: words[1]) }
    guard words.count == 1, words[0].hasPrefix(option + "=") else { return nil }
    return CompletionShell(rawValue: String(words[0].dropFirst(option.count + 1)))
  }

  /// What a shell runs to complete the command line.
  ///
  /// For zsh the parser's generator puts its command `help` beside the program and its arguments; zsh takes only one of
  /// both and would complete nothing.
  private static func completions(for shell: CompletionShell) -> String {
    completionScript(for: shell).split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("'(-): :->command'") && !$0.contains("'(-)*:: :->arg'") }.joined(separator: "\n")
  }

  /// Whether `-m`, which runs modules in Python, stands in front of the program.
  private static func asksForModule(_ words: [String]) -> Bool {
    words.prefix { $0.hasPrefix("-") && $0 != "-" && $0 != "--" && $0 != "-c" }.contains { $0.hasPrefix("-m") }
  }

  private static let noModules = """
    Error: -m runs a module of Python, and lgs has none: 'lgs FILE' runs a program, and %timeit, %debug and \
    %run at the prompt do the work of such modules.
      See 'lgs --help' for more information.
    """

  private static func run(_ type: ParsableCommand.Type, _ arguments: [String]) -> Never {
    do {
      var command = try type.parseAsRoot(arguments)
      try command.run()
      leave(with: 0)
    } catch {
      if type.exitCode(for: error).isSuccess { type.exit(withError: error) }
      StandardError.write(type.fullMessage(for: error) + "\n")
      leave(with: 2)
    }
  }

  /// The arguments with `--` before those of the program: what follows the program's name, or the code behind `-c`,
  /// belongs to the program, whatever it looks like.
  private static func separated(_ arguments: [String]) -> [String] {
    var index = 0
    while index < arguments.count {
      let word = arguments[index]
      if word == "--" { return arguments }
      guard word.hasPrefix("-"), word != "-" else { break }
      index += 1
      // An option whose value is a word of its own.
      if word == "--color" || word == "--generate-completion-script" { index += 1 }
      if !word.hasPrefix("--"), word.hasSuffix("c") {
        // Missing code is the parser's to report.
        guard index < arguments.count else { return arguments }
        index += 1
        break
      }
    }
    index = min(index, arguments.count)
    return arguments[..<index] + ["--"] + arguments[index...]
  }

  func run() throws { Self.start(ProgramSource(code: code, arguments: arguments), promptOptions) }

  private static func start(_ source: ProgramSource, _ options: PromptOptions) -> Never {
    LargeStack.run { leave(with: ProgramRunner(source: source, options: options).run()) }
    leave(with: 0)
  }

  private var promptOptions: PromptOptions {
    PromptOptions(
      staysAfterProgram: interactive, isQuiet: quiet, isPlain: plain, colour: color, readsStartup: !skipsStartup)
  }
}
