import Interpreter

/// A stream of text: what files, standard streams and `io.StringIO` have in common.
class TextStreamObject: Object {
  var isClosed: Bool { false }
  var isReadable: Bool { false }
  var isWritable: Bool { false }
  var isSeekable: Bool { false }
  var isTerminal: Bool { false }
  /// The system's number of the stream, or nil when it has none.
  var descriptorNumber: Int32? { nil }

  /// Appends or overwrites text at the stream's place.
  func write(_ text: String) throws {}
  /// The text up to the end, or of so many code points.
  func read(limit: Int?) throws -> String { "" }
  /// The rest of the line with its end; empty at the end of the stream.
  func readLine(limit: Int?) throws -> String { "" }
  func flush() throws {}
  func close() throws {}
  func tell() throws -> Int { throw StreamTypes.unsupported("underlying stream is not seekable") }
  func seek(_ offset: Int, from whence: Int) throws -> Int {
    throw StreamTypes.unsupported("underlying stream is not seekable")
  }
  func truncate(_ size: Int?) throws -> Int { throw StreamTypes.unsupported("truncate") }

  /// Whether reading line by line has begun, which ends `tell`.
  var isIterating = false

  final func checkOpen() throws {
    if isClosed { throw Raised.valueError("I/O operation on closed file\(closedEnd)") }
  }

  /// CPython ends the sentence for files and not for others.
  var closedEnd: String { "." }

  final func checkReadable() throws {
    try checkOpen()
    if !isReadable { throw StreamTypes.unsupported("not readable") }
  }

  final func checkWritable() throws {
    try checkOpen()
    if !isWritable { throw StreamTypes.unsupported("not writable") }
  }

  override func makeIterator() throws -> Object {
    try checkOpen()
    return self
  }

  override func next() throws -> Value? {
    try Machine.current.checkInterrupt()
    try checkReadable()
    isIterating = true
    let line = try readLine(limit: nil)
    if !line.isEmpty { return .string(line) }
    isIterating = false
    return nil
  }

  override func enter() throws -> Value? {
    try checkOpen()
    return .object(self)
  }

  override func exit(_ exception: ExceptionObject?) throws -> Bool {
    try close()
    return false
  }
}

/// The types of streams, and the members that they share.
enum StreamTypes {
  static let file = type("TextIOWrapper", "A file or standard stream of text.")
  static let memory = type("StringIO", "Text in memory with the methods of a file.")
  static let unsupportedOperation = TypeObject(
    "UnsupportedOperation", module: "io", bases: [BuiltinTypes.osError, BuiltinTypes.valueError])

  static func unsupported(_ message: String) -> Raised { Raised(unsupportedOperation, message) }

  private static func type(_ name: String, _ summary: String) -> TypeObject {
    let type = TypeObject("_io." + name, [.iterable, .iterator, .contextManager], summary: summary)
    type.add(reading(name) + placing(name) + asking(name))
    type.add("closed", property("Whether the stream is closed.") { .bool($0.isClosed) })
    if name == "StringIO" { return type }
    type.add("name", property("The file's name as it was given.") { ($0 as? TextFile)?.name ?? standardName($0) })
    type.add("mode", property("How the file was opened.") { .string(($0 as? TextFile)?.mode.text ?? standardMode($0)) })
    type.add("encoding", property("The encoding's name.") { .string(($0 as? TextFile)?.encoding.name ?? "utf-8") })
    type.add(
      "errors", property("What becomes of faulty bytes.") { .string(($0 as? TextFile)?.errors.rawValue ?? "strict") })
    type.add(
      "buffer", property("The bytes below the text.") { _ in throw Raised.notInLgs("the bytes of a file ('buffer')") })
    return type
  }

  private static func standardName(_ stream: TextStreamObject) -> Value {
    .string((stream as? StandardStream).map { "<\($0.shortName)>" } ?? "")
  }

  private static func standardMode(_ stream: TextStreamObject) -> String { stream.isReadable ? "r" : "w" }

  private static func property(
    _ summary: String, _ get: @escaping (TextStreamObject) throws -> Value
  ) -> TypeObject.Member {
    .property(TypeObject.Property(summary) { try $0.object(as: TextStreamObject.self).map(get) ?? .none })
  }

  // MARK: Methods

  /// Makes the methods of one type; their examples begin with an empty stream `f`.
  private static func method(
    _ typeName: String
  ) -> (String, String, String, @escaping (TextStreamObject, Arguments) throws -> Value) -> Builtin {
    let methods = Methods(of: typeName, TextStreamObject.self)
    let opening =
      typeName == "StringIO" ? "import io\nf = io.StringIO()\n" : "f = open('/tmp/lgs-example.txt', 'w+')\n"
    return { signature, summary, example, body in
      methods(signature, summary, example: opening + example, body: body)
    }
  }

  private static func limit(_ arguments: Arguments) throws -> Int? {
    guard let value = arguments.optional(1), !value.isNone else { return nil }
    let isInteger = try value.object(as: BigIntObject.self) != nil || Operators.indexValue(value) != nil
    guard isInteger else {
      throw Raised.typeError("argument should be integer or None, not '\(value.typeName)'")
    }
    let limit = try Arguments.index(value)
    return limit < 0 ? nil : limit
  }

  private static func reading(_ typeName: String) -> [Builtin] {
    let method = method(typeName)
    return [
      method(
        "read(self, size=-1, /)", "The rest of the text, or at most so many characters.",
        "_ = f.write('ab'), f.seek(0)\nf.read()\n#> 'ab'"
      ) { stream, arguments in
        try stream.checkReadable()
        return .string(try stream.read(limit: limit(arguments)))
      },
      method(
        "readline(self, size=-1, /)", "The next line with its end; empty at the end of the stream.",
        "_ = f.write('a\\nb'), f.seek(0)\nf.readline()\n#> 'a\\n'"
      ) { stream, arguments in
        try stream.checkReadable()
        return .string(try stream.readLine(limit: limit(arguments)))
      },
      method(
        "readlines(self, hint=-1, /)", "The lines that are left, up to about so many characters.",
        "_ = f.write('a\\nb'), f.seek(0)\nf.readlines()\n#> ['a\\n', 'b']"
      ) { stream, arguments in
        try stream.checkReadable()
        return .list(try lines(of: stream, hint: limit(arguments) ?? 0))
      },
      method(
        "write(self, text, /)", "Write a text and return its length.", "f.write('ab')\n#> 2"
      ) { stream, arguments in
        guard let text = arguments[1].stringValue else { throw stringWanted(by: stream, arguments[1]) }
        try stream.checkWritable()
        try stream.write(text)
        return .int(text.unicodeScalars.count)
      },
      method(
        "writelines(self, lines, /)", "Write texts one after the other, without line ends of its own.",
        "f.writelines(['a', 'b'])\nf.tell()\n#> 2"
      ) { stream, arguments in
        try stream.checkOpen()
        let iterator = try Operators.makeIterator(arguments[1])
        while let item = try iterator.next() {
          guard let text = item.stringValue else { throw stringWanted(by: stream, item) }
          try stream.checkWritable()
          try stream.write(text)
          try Machine.current.checkInterrupt()
        }
        return .none
      },
    ]
  }

  private static func stringWanted(by stream: TextStreamObject, _ value: Value) -> Raised {
    if stream is StringStream { return .typeError("string argument expected, got '\(value.typeName)'") }
    return .typeError("write() argument must be str, not \(value.typeName)")
  }

  private static func lines(of stream: TextStreamObject, hint: Int) throws -> [Value] {
    var lines: [Value] = []
    var total = 0
    while true {
      let line = try stream.readLine(limit: nil)
      if line.isEmpty { return lines }
      lines.append(.string(line))
      try Machine.current.checkInterrupt(after: lines.count)
      total += line.unicodeScalars.count
      if hint > 0, total >= hint { return lines }
    }
  }

  private static func placing(_ typeName: String) -> [Builtin] {
    let method = method(typeName)
    return [
      method("tell(self, /)", "The place in the stream, as `seek` takes it.", "f.tell()\n#> 0") { stream, _ in
        try stream.checkOpen()
        return .int(try stream.tell())
      },
      method(
        "seek(self, offset, whence=0, /)", "Go to a place that `tell` gave, to the beginning or to the end.",
        "_ = f.write('abc')\nf.seek(0, 2)\n#> 3"
      ) { stream, arguments in
        try stream.checkOpen()
        return .int(try stream.seek(arguments.index(1), from: arguments.index(2, or: 0)))
      },
      method(
        "truncate(self, size=None, /)", "Cut the stream off at its place or at a size.",
        "_ = f.write('abc'), f.truncate(2), f.seek(0)\nf.read()\n#> 'ab'"
      ) { stream, arguments in
        try stream.checkWritable()
        return .int(try stream.truncate(arguments[1].isNone ? nil : arguments.index(1)))
      },
      method("flush(self, /)", "Write out what is buffered.", "f.flush()\nf.closed\n#> False") { stream, _ in
        try stream.checkOpen()
        try stream.flush()
        return .none
      },
      method("close(self, /)", "Write out what is buffered and close the stream.", "f.close()\nf.closed\n#> True") {
        stream, _ in
        try stream.close()
        return .none
      },
    ]
  }

  private static func asking(_ typeName: String) -> [Builtin] {
    let method = method(typeName)
    func question(
      _ name: String, _ summary: String, _ result: String, _ answer: @escaping (TextStreamObject) -> Bool
    ) -> Builtin {
      method("\(name)(self, /)", summary, "f.\(name)()\n#> \(result)") { stream, _ in
        try stream.checkOpen()
        return .bool(answer(stream))
      }
    }
    return [
      question("readable", "Whether the stream can be read.", "True") { $0.isReadable },
      question("writable", "Whether the stream can be written.", "True") { $0.isWritable },
      question("seekable", "Whether the stream has places to go to.", "True") { $0.isSeekable },
      question("isatty", "Whether the stream is a terminal.", "False") { $0.isTerminal },
      method("fileno(self, /)", "The system's number of the stream.", "hasattr(f, 'fileno')\n#> True") { stream, _ in
        try stream.checkOpen()
        guard let number = stream.descriptorNumber else { throw unsupported("fileno") }
        return .int(Int(number))
      },
    ]
  }
}
