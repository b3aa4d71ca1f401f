import Interpreter
import Library
import Syntax

/// Where a program comes from.
enum ProgramSource {
  case none
  case text(String, name: String, arguments: [String])
  case file(String, arguments: [String])
  case standardInput([String])

  /// `sys.argv`.
  var arguments: [String] {
    switch self {
    case .none: return [""]
    case .text(_, _, let arguments), .file(_, let arguments), .standardInput(let arguments): return arguments
    }
  }
}

extension ProgramSource {
  /// The program that the command line names.
  init(code: String?, arguments: [String]) {
    if let code {
      self = .text(code, name: "<string>", arguments: ["-c"] + arguments)
    } else if let file = arguments.first {
      self = file == "-" ? .standardInput(arguments) : .file(file, arguments: arguments)
    } else if Terminal.isTerminal(0) {
      self = .none
    } else {
      self = .standardInput([""])
    }
  }

  /// The program of a command line without options, or nil. Such a line needs no parser, whose preparations take as
  /// long as all others before a program runs.
  init?(plain words: ArraySlice<String>) {
    guard let first = words.first else {
      self.init(code: nil, arguments: [])
      return
    }
    if first == "-" || !first.hasPrefix("-") {
      self.init(code: nil, arguments: Array(words))
    } else if first == "-c", let code = words.dropFirst().first, !code.hasPrefix("-") {
      self.init(code: code, arguments: Array(words.dropFirst(2)))
    } else {
      return nil
    }
  }
}

struct PromptOptions {
  var staysAfterProgram = false
  var isQuiet = false
  var isPlain = false
  var colour = ColourMode.auto
  /// Whether the prompt reads `config.toml` and runs `startup.lgs`.
  var readsStartup = true
}

/// Runs a program, the prompt, or one after the other, and gives the exit status.
struct ProgramRunner {
  let source: ProgramSource
  let options: PromptOptions

  /// Where the program's own modules lie: beside it, or in the working folder.
  private var folder: String {
    guard case .file(let path, _) = source, let end = path.lastIndex(of: "/") else {
      return ProgramText.absolutePath(".")
    }
    return ProgramText.absolutePath(String(path[..<end]))
  }

  func run() -> Int32 {
    let output = StandardOutput()
    let session = Prelude.makeSession(output: output, arguments: source.arguments)
    // The process ends with the session: freeing what it holds would only take time.
    _ = Unmanaged.passRetained(session)
    Interrupts.install(flag: session.interruptFlag)
    session.findProgram = { [folder] in ProgramText.module($0, in: folder) }
    var status: Int32 = 0
    switch source {
    case .none: return Prompt(session: session, output: output, options: options).run()
    case .text(let text, let name, _): status = run(text, name: name, session, output)
    case .file(let path, _):
      switch ProgramText.read(path) {
      case .success(let text): status = run(text, name: ProgramText.absolutePath(path), session, output)
      case .failure(let problem):
        StandardError.write("lgs: \(problem.message)\n")
        return 2
      }
    case .standardInput:
      switch ProgramText.readStandardInput() {
      case .success(let text): status = run(text, name: "<stdin>", session, output)
      case .failure(let problem):
        StandardError.write("lgs: \(problem.message)\n")
        return 2
      }
    }
    if options.staysAfterProgram, Terminal.isTerminal(0) {
      return Prompt(session: session, output: output, options: options).run()
    }
    return status
  }

  private func run(_ text: String, name: String, _ session: Session, _ output: StandardOutput) -> Int32 {
    let outcome = session.run(text, name: name)
    let flushed = output.flushAtEnd()
    switch outcome {
    case .finished: return flushed ? 0 : 120
    case .exited(let status, let message):
      if let message { StandardError.write(message + "\n") }
      return status
    case .invalid(let problem, let source):
      StandardError.write(Session.describe(problem, in: source))
      return 1
    case .raised(let exception):
      StandardError.write(Traceback.text(of: exception))
      return exception.type.isSubtype(of: BuiltinTypes.keyboardInterrupt) ? 130 : 1
    }
  }
}
