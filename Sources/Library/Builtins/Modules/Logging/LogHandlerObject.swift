import Interpreter

/// `logging.StreamHandler` and `logging.FileHandler`: where messages are written.
final class LogHandlerObject: Object {
  /// Nil is standard error.
  let stream: Value
  private let isFile: Bool
  fileprivate(set) var level = 0
  fileprivate(set) var formatter: LogFormatterObject?

  init(_ stream: Value, isFile: Bool = false) {
    self.stream = stream
    self.isFile = isFile
    super.init()
  }

  static let baseType = TypeObject("Handler", module: "logging", summary: "Where messages go.")
  static let streamType: TypeObject = {
    let type = TypeObject(
      "StreamHandler", module: "logging", bases: [baseType], summary: "Writes messages to a stream.")
    type.constructor = Builtin(
      "StreamHandler(stream=None)", of: "logging", type.summary,
      example: "import logging, sys\ntype(logging.StreamHandler(sys.stdout))\n#> <class 'logging.StreamHandler'>",
      style: .python
    ) { .object(LogHandlerObject($0[0])) }
    return type
  }()
  static let fileType: TypeObject = {
    let type = TypeObject("FileHandler", module: "logging", bases: [streamType], summary: "Writes messages to a file.")
    type.constructor = Builtin(
      "FileHandler(filename, mode='a', encoding=None, delay=False, errors=None)", of: "logging", type.summary,
      example: "import logging\ntype(logging.FileHandler('/tmp/lgs-example.log'))\n#> <class 'logging.FileHandler'>",
      style: .python
    ) { .object(try file($0[0], mode: $0.optional(1), encoding: $0[2])) }
    return type
  }()

  static func file(_ path: Value, mode: Value?, encoding: Value) throws -> LogHandlerObject {
    let name = try PathText.absolute(FilePath.required(path))
    var options = TextFile.Options()
    options.encoding = encoding.stringValue ?? options.encoding
    let file = try TextFile(.string(name), path: name, mode: FileMode(mode?.stringValue ?? "a"), options)
    return LogHandlerObject(.object(file), isFile: true)
  }

  static func install() {
    let method = Methods(of: "Handler", LogHandlerObject.self)
    let begin = "import logging, sys\nh = logging.StreamHandler(sys.stdout)\n"
    baseType.add([
      method(
        "setLevel(self, level)", "Pass only messages of this level and above.",
        example: begin + "h.setLevel('ERROR')\nh.level\n#> 40"
      ) {
        handler, arguments in
        handler.level = try LogLevel.number(arguments[1])
        return .none
      },
      method(
        "setFormatter(self, fmt)", "Write messages in another way.",
        example: begin + "h.setFormatter(logging.Formatter('%(message)s')) is None\n#> True"
      ) {
        handler, arguments in
        guard let formatter = arguments[1].object(as: LogFormatterObject.self) else {
          throw Raised.notInLgs("a \(arguments[1].typeName) as the formatter of a handler")
        }
        handler.formatter = formatter
        return .none
      },
      method("flush(self)", "Write out what is buffered.", example: begin + "h.flush() is None\n#> True") {
        handler, _ in
        try handler.flush()
        return .none
      },
      method("close(self)", "Close the handler's file.", example: begin + "h.close() is None\n#> True") { handler, _ in
        if handler.isFile { _ = try Operators.call(Operators.attribute(handler.stream, "close"), []) }
        return .none
      },
    ])
    baseType.add(
      "level",
      .property(
        TypeObject.Property("The least level that passes.") {
          .int($0.object(as: LogHandlerObject.self)?.level ?? 0)
        }))
  }

  override var type: TypeObject { isFile ? LogHandlerObject.fileType : LogHandlerObject.streamType }
  override func visitChildren(_ visit: (Value) -> Void) { visit(stream) }

  override func repr() throws -> String {
    let name = try isFile ? Operators.str(Operators.attribute(stream, "name")) : stream.isNone ? "<stderr>" : "<stdout>"
    return "<\(type.name) \(name) (\(LogLevel.name(level)))>"
  }

  private func flush() throws {
    if !stream.isNone { _ = try Operators.call(Operators.attribute(stream, "flush"), []) }
  }

  func handle(_ record: LogRecord) throws {
    guard record.level >= level else { return }
    let text = try (formatter ?? LogFormatterObject(LogFormatterObject.plain, dateFormat: nil)).text(record) + "\n"
    if stream.isNone { return ErrorStream.write(text) }
    _ = try Operators.call(Operators.attribute(stream, "write"), [.string(text)])
    try flush()
  }

  func set(_ formatter: LogFormatterObject) { self.formatter = formatter }
}
