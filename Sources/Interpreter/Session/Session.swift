import Syntax

/// The one door to the language: source goes in; output, values and errors come out.
///
/// The script runner, the prompt, the notebook runner and the Jupyter kernel all run programs through a session, so
/// that none of them has semantics of its own.
public final class Session {
  /// How a run ended.
  public enum Outcome {
    case finished
    /// An uncaught exception.
    case raised(ExceptionObject)
    /// The text is no program.
    case invalid(SyntaxProblem, SourceFile)
    /// The program asked to leave (`exit()`, `sys.exit(2)`), with its status and the text it leaves with.
    case exited(status: Int32, message: String?)
  }

  /// The program's variables.
  public internal(set) var globals: Globals
  public let builtins: Builtins
  let machine: Machine
  /// Modules by path, for `import`.
  public var modules: [String: NamespaceObject] = [:]
  /// Modules that Python programs import and lgs does not have.
  public var lackingModules: Set<String> = []
  /// The texts of modules of the library that are written in the language.
  public var libraryProgram: (_ path: String) -> String? = { _ in nil }
  /// Finds a module among the files beside the program; the front end says where those are.
  public var findProgram: (_ path: String) -> SourceFile? = { _ in nil }
  /// The library's programs that have run, or are running.
  var loadedPrograms: Set<String> = []
  /// Shows the value of an expression statement when a run echoes; the default prints `repr` as Python's prompt does.
  public var display: ((Value) throws -> Void)?
  /// Receives the values that a program shows on purpose: by `display(x)`, and figures at the end of a cell. The front
  /// end asks each for the forms it can show (`Value.representation(as:)`); without a receiver `str` is printed.
  public var published: ((Value) throws -> Void)?
  /// What the library shows when a cell ends, such as the figures that are open. Each entry gives its values once.
  public var endOfCell: [() throws -> [Value]] = []

  public init(builtins: Builtins, output: OutputSink) {
    self.builtins = builtins
    globals = Globals(builtins: builtins)
    machine = Machine()
    machine.output = output
    Machine.current = machine
  }

  deinit { builtins.dissolve() }

  public var output: OutputSink {
    get { machine.output }
    set { machine.output = newValue }
  }

  /// Where warnings and `sys.stderr` go; nil is the process's standard error.
  public var errorOutput: OutputSink? {
    get { machine.errorOutput }
    set { machine.errorOutput = newValue }
  }

  /// Files that stand for addresses on the network (`lgs notebook --url-map`); what reads an address asks here first.
  public var localCopies: [String: String] {
    get { machine.localCopies }
    set { machine.localCopies = newValue }
  }

  /// Non-zero asks the running program to stop; set it from a signal handler.
  public var interruptFlag: UnsafeMutablePointer<Int32> {
    get { machine.interruptFlag }
    set { machine.interruptFlag = newValue }
  }

  /// Runs a program in the session's module.
  /// - Parameter name: What tracebacks call the source, such as the path of the file.
  public func run(_ text: String, name: String, echo: EchoMode = .none) -> Outcome {
    let source = SourceFile(name: name, text: text)
    return outcome(in: source) {
      let statements = try Parser.parse(text)
      let code = try Compiler.compile(statements, source: source, globals: globals, echo: echo)
      try machine.run(module: code, globals: globals)
    }
  }

  /// Ends a cell: publishes what the library shows then, such as open figures.
  public func endCell() -> Outcome {
    outcome(in: SourceFile(name: "<cell>", text: "")) {
      for values in endOfCell {
        let shown = try values()
        if !shown.isEmpty { try publish(shown) }
      }
    }
  }

  /// Calls `body`, as a front end does that asks values for their forms; errors of the language end in the outcome.
  public func perform(_ body: () throws -> Void) -> Outcome {
    outcome(in: SourceFile(name: "<lgs>", text: ""), of: body)
  }

  /// Makes the machine of this session the one that runs, with what it shows and imports as this session does.
  func takeMachine() {
    Machine.current = machine
    machine.display = { [unowned self] in try show($0) }
    machine.publish = { [unowned self] in try publish($0) }
    machine.publishesPictures = published != nil
    machine.importer = { [unowned self] in try importModule($0) }
  }

  private func outcome(in source: SourceFile, of body: () throws -> Void) -> Outcome {
    takeMachine()
    Disposal.catchUp()
    do {
      try body()
      return .finished
    } catch let problem as SyntaxProblem {
      return .invalid(problem, source)
    } catch let raised as Raised {
      return Session.outcome(of: raised.exception)
    } catch {
      return .raised(ExceptionObject(BuiltinTypes.runtimeError, [.string("lgs: \(error)")]))
    }
  }

  /// Evaluates one expression, for tests and front ends.
  public func evaluate(_ text: String) throws -> Value {
    var result = Value.none
    let outer = display
    defer { display = outer }
    display = { result = $0 }
    switch run(text, name: "<string>", echo: .all) {
    case .finished: return result
    case .raised(let exception): throw Raised(exception)
    case .invalid(let problem, _): throw problem
    case .exited: throw Raised(ExceptionObject(BuiltinTypes.systemExit, []))
    }
  }

  private static func outcome(of exception: ExceptionObject) -> Outcome {
    guard exception.type.isSubtype(of: BuiltinTypes.systemExit) else { return .raised(exception) }
    switch exception.arguments.first {
    case nil, .some(.none): return .exited(status: 0, message: nil)
    case .int(let status): return .exited(status: Int32(truncatingIfNeeded: status & 0xff), message: nil)
    case .bool(let bool): return .exited(status: bool ? 1 : 0, message: nil)
    case .some(let value): return .exited(status: 1, message: (try? Operators.str(value)) ?? "")
    }
  }

  private func show(_ value: Value) throws {
    if let display { return try display(value) }
    if value.isNone { return }
    globals.setBuiltin("_", value)
    try output.write(Operators.repr(value) + "\n")
  }

  private func publish(_ values: [Value]) throws {
    if let published { return try values.forEach(published) }
    try output.write(values.map { try Operators.str($0) }.joined(separator: " ") + "\n")
  }

  /// The error as it is printed: a traceback, or the place where the text stops being a program.
  public static func describe(_ problem: SyntaxProblem, in source: SourceFile) -> String {
    let (line, column) = source.position(of: problem.span.start)
    let text = source.line(line)
    let trimmed = text.drop { $0 == " " || $0 == "\t" }
    var description = "  File \"\(source.name)\", line \(line)\n"
    if !trimmed.isEmpty {
      description += "    \(trimmed)\n"
      let indent = text.utf8.count - trimmed.utf8.count
      let end = source.position(of: problem.span.end)
      let stop = end.line == line ? max(end.column, column + 1) : text.utf8.count
      let before = DisplayWidth.columns(of: text.utf8.dropFirst(indent).prefix(max(0, column - indent)))
      let width = max(1, DisplayWidth.columns(of: text.utf8.dropFirst(column).prefix(max(0, stop - column))))
      description += "    " + String(repeating: " ", count: before) + String(repeating: "^", count: width) + "\n"
    }
    return description + "\(problem.kind.rawValue): \(problem.message)\n"
  }
}
