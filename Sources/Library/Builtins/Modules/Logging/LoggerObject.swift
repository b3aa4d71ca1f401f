import Interpreter

/// `logging.Logger`: takes messages under a name.
final class LoggerObject: Object {
  let name: String
  private(set) var level = 0
  private var handlers: [LogHandlerObject] = []
  private var propagates = true
  private var isDisabled = false

  private init(_ name: String, level: Int = 0) {
    self.name = name
    self.level = level
    super.init()
  }

  // MARK: All loggers

  nonisolated(unsafe) private(set) static var root = LoggerObject("root", level: 30)
  nonisolated(unsafe) private static var known: [String: LoggerObject] = [:]
  /// What `logging.disable` has set.
  nonisolated(unsafe) static var disabledLevel = 0

  static func named(_ name: String) -> LoggerObject {
    if name.isEmpty || name == "root" { return root }
    if let logger = known[name] { return logger }
    let logger = LoggerObject(name)
    known[name] = logger
    return logger
  }

  /// Forgets the loggers of another session.
  static func reset() { (root, known, disabledLevel) = (LoggerObject("root", level: 30), [:], 0) }

  /// The logger above by the points in the name; nil for the root.
  private var parent: LoggerObject? {
    if self === LoggerObject.root { return nil }
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    while parts.count > 1 {
      parts.removeLast()
      if let found = LoggerObject.known[parts.joined(separator: ".")] { return found }
    }
    return LoggerObject.root
  }

  private var effectiveLevel: Int {
    var logger: LoggerObject? = self
    while let current = logger {
      if current.level != 0 { return current.level }
      logger = current.parent
    }
    return 0
  }

  // MARK: Messages

  func isEnabled(_ level: Int) -> Bool {
    !isDisabled && level > LoggerObject.disabledLevel && level >= effectiveLevel
  }

  func log(_ level: Int, _ message: Value, _ arguments: [Value]) throws {
    guard isEnabled(level) else { return }
    let record = try LogRecord(logger: name, level: level, message: message, arguments: arguments)
    var found = false
    var logger: LoggerObject? = self
    while let current = logger {
      for handler in current.handlers {
        found = true
        try handler.handle(record)
      }
      logger = current.propagates ? current.parent : nil
    }
    // Without any handler, warnings still reach the person.
    if !found, level >= 30 { ErrorStream.write(record.message + "\n") }
  }

  var hasHandlers: Bool { !handlers.isEmpty }
  func add(_ handler: LogHandlerObject) {
    if !handlers.contains(where: { $0 === handler }) { handlers.append(handler) }
  }
  func removeHandlers() { handlers = [] }
  func set(level: Int) { self.level = level }

  // MARK: As an object

  static let loggerType = TypeObject("Logger", module: "logging", summary: "Takes messages under a name.")
  private static let rootType = TypeObject("RootLogger", module: "logging", bases: [loggerType])
  override var type: TypeObject { self === LoggerObject.root ? LoggerObject.rootType : LoggerObject.loggerType }
  override func repr() throws -> String { "<\(type.name) \(name) (\(LogLevel.name(effectiveLevel)))>" }
  override func visitChildren(_ visit: (Value) -> Void) { handlers.forEach { visit(.object($0)) } }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "name": return .string(self.name)
    case "level": return .int(level)
    case "handlers": return .list(handlers.map { .object($0) })
    case "propagate": return .bool(propagates)
    case "disabled": return .bool(isDisabled)
    case "parent": return parent.map { .object($0) } ?? Value.none
    case _: return nil
    }
  }

  override func setAttribute(_ name: Symbol, to value: Value) throws {
    switch name.name {
    case "propagate": propagates = try Operators.isTrue(value)
    case "disabled": isDisabled = try Operators.isTrue(value)
    case "handlers":
      handlers = try Operators.array(value).map { item in
        guard let handler = item.object(as: LogHandlerObject.self) else {
          throw Raised.notInLgs("a \(item.typeName) as a handler")
        }
        return handler
      }
    case _: try super.setAttribute(name, to: value)
    }
  }

  private static let method = Methods(of: "Logger", LoggerObject.self)
  private static let begin = "import logging\nl = logging.getLogger('example')\n"

  private static func handler(_ value: Value) throws -> LogHandlerObject {
    guard let handler = value.object(as: LogHandlerObject.self) else {
      throw Raised.notInLgs("a \(value.typeName) as a handler")
    }
    return handler
  }

  static func install() {
    loggerType.add(
      LogLevel.named.filter { $0.number > 0 }.map { name, number in
        method(
          "\(name.lowercased())(self, msg, *args)", "Take a message of the level \(name).",
          example: begin + "l.\(name.lowercased())('%d of %d', 1, 2) is None\n#> True"
        ) { logger, arguments in
          try logger.log(number, arguments[1], arguments.rest)
          return .none
        }
      })
    loggerType.add([
      method(
        "log(self, level, msg, *args)", "Take a message of a level.", example: begin + "l.log(20, 'a') is None\n#> True"
      ) {
        logger, arguments in
        try logger.log(LogLevel.number(arguments[1]), arguments[2], arguments.rest)
        return .none
      },
      method(
        "setLevel(self, level)", "Take only messages of this level and above.",
        example: begin + "l.setLevel('INFO')\nl.level\n#> 20"
      ) {
        logger, arguments in
        logger.level = try LogLevel.number(arguments[1])
        return .none
      },
      method(
        "addHandler(self, hdlr)", "Write messages somewhere else too.",
        example: begin + "l.addHandler(logging.StreamHandler())\nlen(l.handlers)\n#> 1"
      ) {
        logger, arguments in
        logger.add(try handler(arguments[1]))
        return .none
      },
      method(
        "removeHandler(self, hdlr)", "Write messages no longer there.",
        example: begin + "h = logging.StreamHandler()\nl.addHandler(h); l.removeHandler(h)\nl.handlers\n#> []"
      ) {
        logger, arguments in
        let gone = try handler(arguments[1])
        logger.handlers.removeAll { $0 === gone }
        return .none
      },
      method(
        "hasHandlers(self)", "Whether messages go anywhere.",
        example: begin + "l.propagate = False\nl.hasHandlers()\n#> False"
      ) { logger, _ in
        var current: LoggerObject? = logger
        while let next = current {
          if next.hasHandlers { return .bool(true) }
          current = next.propagates ? next.parent : nil
        }
        return .bool(false)
      },
      method(
        "getEffectiveLevel(self)", "The level that counts: the logger's own or that of one above.",
        example: begin + "l.getEffectiveLevel()\n#> 30"
      ) {
        logger, _ in .int(logger.effectiveLevel)
      },
      method(
        "isEnabledFor(self, level)", "Whether messages of a level are taken.",
        example: begin + "l.isEnabledFor(10)\n#> False"
      ) {
        logger, arguments in .bool(logger.isEnabled(try LogLevel.number(arguments[1])))
      },
    ])
  }
}
