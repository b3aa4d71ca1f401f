import ArgumentParser

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

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("The program, or - for standard input, and its arguments (sys.argv).", valueName: "file"))
  var arguments: [String] = []

  /// What follows the program's name belongs to the program, whatever it looks like.
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if let index = arguments.firstIndex(where: { $0 == "-c" || !$0.hasPrefix("-") || $0 == "-" }),
      arguments[index] == "-c", arguments.indices.contains(index + 1)
    {
      // As in `python -c`, everything behind the code goes to the program.
      arguments.insert("--", at: index + 2)
    }
    main(arguments)
  }

  func run() throws {
    LargeStack.run { [self] in leave(with: execute()) }
  }

  private func execute() -> Int32 {
    var programArguments = arguments
    // The parser keeps the terminator that `main` or the user put behind the options.
    if programArguments.first == "--" { programArguments.removeFirst() }
    let source: ProgramSource
    if let code {
      source = .text(code, name: "<string>", arguments: ["-c"] + programArguments)
    } else if let file = programArguments.first {
      source = file == "-" ? .standardInput(programArguments) : .file(file, arguments: programArguments)
    } else if Terminal.isTerminal(0) {
      source = .none
    } else {
      source = .standardInput([""])
    }
    return ProgramRunner(source: source, options: promptOptions).run()
  }

  private var promptOptions: PromptOptions {
    PromptOptions(staysAfterProgram: interactive, isQuiet: quiet, isPlain: plain)
  }
}
