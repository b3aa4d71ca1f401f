import Interpreter

/// The module `traceback`: exceptions as texts.
enum TracebackNamespace {
  static func make() -> NamespaceObject {
    let namespace = NamespaceObject("traceback")
    namespace.add(functions)
    namespace.lacking = [
      "print_stack", "format_stack", "extract_stack", "extract_tb", "format_tb", "print_tb", "walk_tb", "walk_stack",
      "print_last", "StackSummary", "FrameSummary", "TracebackException", "format_list", "print_list", "clear_frames",
    ]
    return namespace
  }

  private static let define = ModuleFunctions(module: "traceback")
  private static let handled = "try: 1 / 0\nexcept ZeroDivisionError as error: "

  private static let functions: [Builtin] = [
    define(
      "format_exc(limit=None, chain=True)", "Return the exception being handled as it is printed.",
      example: handled + "print(traceback.format_exc().splitlines()[-1])\n#> ZeroDivisionError: division by zero",
      style: .python
    ) { arguments in
      try refuseLimit(arguments, 0, chain: 1)
      guard let exception = Machine.current.handledException else { return .string("NoneType: None\n") }
      return .string(Traceback.text(of: exception))
    },
    define(
      "print_exc(limit=None, file=None, chain=True)", "Print the exception being handled.",
      example: "import sys\ntraceback.print_exc(file=sys.stdout)\n#> NoneType: None", style: .python
    ) { arguments in
      try refuseLimit(arguments, 0, chain: 2)
      let text = Machine.current.handledException.map { Traceback.text(of: $0) } ?? "NoneType: None\n"
      return try write(text, to: arguments.optional(1))
    },
    define(
      "format_exception(exc, /, value=None, tb=None, limit=None, chain=True)",
      "Return an exception as it is printed, as a list of texts.",
      example: handled + "print(len(traceback.format_exception(error)))\n#> 3",
      style: .python
    ) { arguments in
      try refuseLimit(arguments, 3, chain: 4)
      return .list(pieces(of: Traceback.text(of: try exception(arguments))).map { .string($0) })
    },
    define(
      "print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True)", "Print an exception.",
      example: "import sys\ntraceback.print_exception(ValueError('x'), file=sys.stdout)\n#> ValueError: x",
      style: .python
    ) { arguments in
      try refuseLimit(arguments, 3, chain: 5)
      return try write(Traceback.text(of: try exception(arguments)), to: arguments.optional(4))
    },
    define(
      "format_exception_only(exc, /, value=None)", "Return the last line of an exception as it is printed.",
      example: "traceback.format_exception_only(ValueError('x'))\n#> ['ValueError: x\\n']", style: .python
    ) { .list([.string(try exception($0).summaryLine + "\n")]) },
  ]

  private static func refuseLimit(_ arguments: Arguments, _ place: Int, chain: Int) throws {
    if !arguments[place].isNone { throw Raised.notInLgs("a traceback with a limit") }
    if try !arguments.flag(chain, or: true) { throw Raised.notInLgs("a traceback without its causes") }
  }

  /// The exception of a call with the exception alone, or with its type before it.
  private static func exception(_ arguments: Arguments) throws -> ExceptionObject {
    for place in [1, 0] {
      if let exception = arguments[place].object(as: ExceptionObject.self) { return exception }
    }
    throw Raised.typeError("Exception expected for value, \(arguments[0].typeName) found")
  }

  private static func write(_ text: String, to file: Value?) throws -> Value {
    guard let file, !file.isNone else {
      try StandardStream.error.write(text)
      return .none
    }
    _ = try Operators.call(Operators.attribute(file, "write"), [.string(text)])
    return .none
  }

  /// The text in the pieces that CPython gives: one for each place, with its line, and one for every other line.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("    "), pieces.last?.hasPrefix("  File ") == true {
        pieces[pieces.count - 1] += line + "\n"
      } else {
        pieces.append(line + "\n")
      }
    }
    return pieces
  }
}
