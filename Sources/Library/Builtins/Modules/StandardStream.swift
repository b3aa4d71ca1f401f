import Interpreter

#if canImport(Glibc)
  import Glibc
#endif

/// `sys.stdout`, `sys.stderr` and `sys.stdin`.
final class StandardStream: Object {
  enum Channel {
    case input, output, error
  }

  let channel: Channel

  static let input = StandardStream(.input)
  static let output = StandardStream(.output)
  static let error = StandardStream(.error)

  private init(_ channel: Channel) {
    self.channel = channel
    super.init()
  }

  private static let streamType: TypeObject = {
    let type = TypeObject("TextIOWrapper", module: "_io", [.iterable], summary: "A standard stream of text.")
    type.add(methods)
    return type
  }()

  override var type: TypeObject { StandardStream.streamType }

  override func repr() throws -> String {
    let (name, mode) = channel == .input ? ("stdin", "r") : (channel == .output ? "stdout" : "stderr", "w")
    return "<_io.TextIOWrapper name='<\(name)>' mode='\(mode)' encoding='utf-8'>"
  }

  override func makeIterator() throws -> Object {
    try checkReadable()
    return ClosureIterator(IteratorTypes.callable, over: []) {
      try InputLines.next().map { .string($0) }
    }
  }

  private func checkReadable() throws {
    if channel != .input { throw Raised(BuiltinTypes.osError, "not readable") }
  }

  func write(_ text: String) throws {
    switch channel {
    case .input: throw Raised(BuiltinTypes.osError, "not writable")
    case .output: try Machine.current.output.write(text)
    case .error: ErrorStream.write(text)
    }
  }

  private static let method = Methods(of: "TextIOWrapper", StandardStream.self)

  private static let methods: [Builtin] = [
    method(
      "write(self, text, /)", "Write a text and return its length.",
      example: "import sys\n_ = sys.stdout.write('a\\n')\n#> a"
    ) {
      stream, arguments in
      guard let text = arguments[1].stringValue else {
        throw Raised.typeError("write() argument must be str, not \(arguments[1].typeName)")
      }
      try stream.write(text)
      return .int(text.unicodeScalars.count)
    },
    method("flush(self, /)", "Write out what is buffered.", example: "import sys\nsys.stdout.flush()") { stream, _ in
      if stream.channel == .output { try Machine.current.output.flush() }
      return .none
    },
    method(
      "readline(self, /)", "Read a line with its end; empty at the end of the stream.",
      example: "# sys.stdin.readline()"
    ) {
      stream, _ in
      try stream.checkReadable()
      return .string(try InputLines.next() ?? "")
    },
    method("isatty(self, /)", "Return whether the stream is a terminal.", example: "# sys.stdout.isatty()") {
      stream, _ in
      switch stream.channel {
      case .input: return .bool(Glibc.isatty(0) == 1)
      case .output: return .bool(Glibc.isatty(1) == 1)
      case .error: return .bool(Glibc.isatty(2) == 1)
      }
    },
  ]
}
