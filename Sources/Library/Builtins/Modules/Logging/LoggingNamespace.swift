import Interpreter

/// The module `logging`.
enum LoggingNamespace {
  static func make() -> NamespaceObject {
    NamespaceObject("logging") { namespace in
      LoggerObject.reset()
      LoggerObject.install()
      LogHandlerObject.install()
      namespace.add(messages + others)
      namespace.add([
        LoggerObject.loggerType, LogHandlerObject.baseType, LogHandlerObject.streamType, LogHandlerObject.fileType,
        LogFormatterObject.formatterType,
      ])
      namespace.add("root", .object(LoggerObject.root))
      namespace.add("BASIC_FORMAT", .string(LogFormatterObject.usual))
      for level in LogLevel.named + [("WARN", 30), ("FATAL", 50)] { namespace.add(level.name, .int(level.number)) }
      namespace.lacking = [
        "exception", "config", "handlers", "Filter", "LogRecord", "LoggerAdapter", "NullHandler", "captureWarnings",
        "shutdown", "addLevelName", "makeLogRecord", "getLoggerClass", "setLoggerClass", "raiseExceptions",
        "lastResort", "getLogRecordFactory", "setLogRecordFactory", "BufferingFormatter", "PercentStyle",
      ]
    }
  }

  private static let function = ModuleFunctions(module: "logging")

  /// Messages without a logger make sure that they go somewhere.
  private static func log(_ level: Int, _ message: Value, _ arguments: [Value]) throws -> Value {
    if !LoggerObject.root.hasHandlers { try addUsualHandler() }
    try LoggerObject.root.log(level, message, arguments)
    return .none
  }

  private static func addUsualHandler() throws {
    let handler = LogHandlerObject(.none)
    handler.set(try LogFormatterObject(LogFormatterObject.usual, dateFormat: nil))
    LoggerObject.root.add(handler)
  }

  private static let messages: [Builtin] = LogLevel.named.filter { $0.number > 0 }.map { name, number in
    function(
      "\(name.lowercased())(msg, *args)", "Write a message of the level \(name) to standard error.",
      example: "logging.basicConfig(level=60)\nlogging.\(name.lowercased())('%d of %d', 1, 2) is None\n#> True",
      style: .python
    ) { try log(number, $0[0], $0.rest) }
  }

  private static let others: [Builtin] = [
    function(
      "log(level, msg, *args)", "Write a message of a level to standard error.",
      example: "logging.log(5, 'a') is None\n#> True", style: .python
    ) { try log(LogLevel.number($0[0]), $0[1], $0.rest) },
    function(
      "getLogger(name=None)", "The logger of a name, or the one above all.",
      example: "logging.getLogger('a') is logging.getLogger('a')\n#> True", style: .python
    ) { .object(LoggerObject.named(try $0.text(0, named: "name", of: "getLogger") ?? "")) },
    function(
      "getLevelName(level)", "The name of a level.", example: "logging.getLevelName(20)\n#> 'INFO'", style: .python
    ) {
      if $0[0].stringValue != nil { return .int(try LogLevel.number($0[0])) }
      return .string(LogLevel.name(try $0.index(0)))
    },
    function(
      "disable(level=50)", "Take no messages of this level and below.", example: "logging.disable(10) is None\n#> True",
      style: .python
    ) {
      LoggerObject.disabledLevel = try $0.optional(0).map(LogLevel.number) ?? 50
      return .none
    },
    function(
      "basicConfig(*, filename=None, filemode='a', format=None, datefmt=None, style='%', level=None, stream=None, handlers=None, force=False, encoding=None, errors=None)",
      "Say once where messages go, how they are written, and from which level on.",
      example:
        "import sys\nlogging.basicConfig(stream=sys.stdout, level='INFO', format='%(levelname)s %(message)s', force=True)\n"
        + "logging.info('%d rows', 3)\n#> INFO 3 rows", style: .python
    ) { try configure($0) },
  ]

  private static func configure(_ arguments: Arguments) throws -> Value {
    if try arguments.flag(8) { LoggerObject.root.removeHandlers() }
    if LoggerObject.root.hasHandlers { return .none }
    if !arguments[0].isNone, !arguments[6].isNone {
      throw Raised.valueError("'stream' and 'filename' should not be specified together")
    }
    try LogFormatterObject.checkStyle(arguments.optional(4))
    let format = try arguments.text(2, named: "format", of: "basicConfig") ?? LogFormatterObject.usual
    let formatter = try LogFormatterObject(
      format, dateFormat: arguments.text(3, named: "datefmt", of: "basicConfig"))
    let handlers: [LogHandlerObject]
    if arguments[7].isNone {
      handlers = [
        try arguments[0].isNone
          ? LogHandlerObject(arguments[6])
          : LogHandlerObject.file(arguments[0], mode: arguments.optional(1), encoding: arguments[9])
      ]
    } else {
      handlers = try Operators.array(arguments[7]).map { value in
        guard let handler = value.object(as: LogHandlerObject.self) else {
          throw Raised.notInLgs("a \(value.typeName) as a handler")
        }
        return handler
      }
    }
    for handler in handlers {
      if handler.formatter == nil { handler.set(formatter) }
      LoggerObject.root.add(handler)
    }
    if !arguments[5].isNone { LoggerObject.root.set(level: try LogLevel.number(arguments[5])) }
    return .none
  }
}
