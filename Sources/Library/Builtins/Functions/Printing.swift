import Interpreter

/// `print`, `input` and the ways out.
extension BuiltinsLibrary {
  static let print = Builtin(
    "print(*args, sep=' ', end='\\n', file=None, flush=False)",
    "Print the values to a stream, standard output by default.",
    example: "print('a', 1, sep='-')\n#> a-1"
  ) { arguments in
    let separator = try separatorText(arguments.optional(0), named: "sep", or: " ")
    let end = try separatorText(arguments.optional(1), named: "end", or: "\n")
    let stream = try TextStream(arguments[2])
    for (index, value) in arguments.rest.enumerated() {
      try Machine.current.checkInterrupt(after: index)
      if index > 0 { try stream.write(separator) }
      try stream.write(Operators.str(value))
    }
    try stream.write(end)
    if try arguments.flag(3) { try stream.flush() }
    return .none
  }

  private static func separatorText(_ value: Value?, named name: String, or other: String) throws -> String {
    guard let value, !value.isNone else { return other }
    if let text = value.stringValue { return text }
    throw Raised.typeError("\(name) must be None or a string, not \(value.typeName)")
  }

  static let input = Builtin(
    "input(prompt='', /)", "Read a line from standard input, without its newline.",
    example: "# name = input('Name: ')"
  ) { arguments in
    if let prompt = arguments.optional(0) { try Machine.current.output.write(Operators.str(prompt)) }
    try Machine.current.output.flush()
    guard let line = try InputLines.next() else {
      throw Raised(ExceptionTypes.endOfFile, "EOF when reading a line")
    }
    return .string(line.last == "\n" ? String(line.dropLast()) : line)
  }

  static let exit = leaving("exit")
  static let quit = leaving("quit")

  private static func leaving(_ name: String) -> Builtin {
    Builtin("\(name)(code=None)", "Leave the program with a status.", example: "# \(name)()") {
      throw Raised(ExceptionObject(BuiltinTypes.systemExit, $0.optional(0).map { [$0] } ?? [.none]))
    }
  }
}

/// Where `print` writes: the session's output, a standard stream, or any object with a `write` method.
enum TextStream {
  case output
  case object(Value)

  init(_ value: Value) throws {
    if value.isNone {
      self = .output
      return
    }
    self = .object(value)
  }

  func write(_ text: String) throws {
    switch self {
    case .output: try Machine.current.output.write(text)
    case .object(let value): _ = try Operators.call(Operators.attribute(value, "write"), [.string(text)])
    }
  }

  func flush() throws {
    switch self {
    case .output: try Machine.current.output.flush()
    case .object(let value): _ = try Operators.call(Operators.attribute(value, "flush"), [])
    }
  }
}
