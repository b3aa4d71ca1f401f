import Calendar
import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The levels of the module `logging`.
enum LogLevel {
  static let named: [(name: String, number: Int)] = [
    ("CRITICAL", 50), ("ERROR", 40), ("WARNING", 30), ("INFO", 20), ("DEBUG", 10), ("NOTSET", 0),
  ]

  static func name(_ number: Int) -> String { named.first { $0.number == number }?.name ?? "Level \(number)" }

  /// The number of a level that a program gives by number or name.
  static func number(_ value: Value) throws -> Int {
    if let name = value.stringValue {
      let all = named + [("WARN", 30), ("FATAL", 50)]
      guard let level = all.first(where: { $0.name == name }) else {
        throw Raised.valueError("Unknown level: \(StringObject.quoted(name))")
      }
      return level.number
    }
    guard case .int(let number) = value else {
      throw Raised.typeError("Level not an integer or a valid string: \(try value.repr())")
    }
    return number
  }
}

/// One message on its way to the handlers.
struct LogRecord {
  let logger: String
  let level: Int
  let message: String
  let time = DateTimeObject.now

  /// - Throws: What formatting the arguments into the message throws.
  init(logger: String, level: Int, message: Value, arguments: [Value]) throws {
    self.logger = logger
    self.level = level
    let text = try Operators.str(message)
    if arguments.isEmpty {
      self.message = text
    } else {
      let isMapping = arguments.count == 1 && arguments[0].object(as: DictionaryObject.self) != nil
      let values = isMapping ? arguments[0] : .tuple(arguments)
      self.message = try Operators.str(Operators.binary(.modulo, .string(text), values))
    }
  }
}

/// `logging.Formatter`: how a message is written.
final class LogFormatterObject: Object {
  private let format: String
  private let dateFormat: String?
  static let plain = "%(message)s"
  static let usual = "%(levelname)s:%(name)s:%(message)s"

  init(_ format: String, dateFormat: String?) throws {
    self.format = format
    self.dateFormat = dateFormat
    super.init()
    let lacking = ["filename", "lineno", "funcName", "pathname", "module", "thread", "threadName", "stack_info"]
    if let field = lacking.first(where: { format.contains("%(\($0))") }) {
      throw Raised.notInLgs("the field %(\(field))s of a logging format")
    }
  }

  static let formatterType: TypeObject = {
    let type = TypeObject("Formatter", module: "logging", summary: "How a message is written.")
    type.constructor = Builtin(
      "Formatter(fmt=None, datefmt=None, style='%')", of: "logging", type.summary,
      example: "import logging\ntype(logging.Formatter('%(message)s'))\n#> <class 'logging.Formatter'>", style: .python
    ) {
      try checkStyle($0.optional(2))
      let format = try $0.text(0, named: "fmt", of: "Formatter") ?? plain
      return .object(try LogFormatterObject(format, dateFormat: $0.text(1, named: "datefmt", of: "Formatter")))
    }
    return type
  }()

  static func checkStyle(_ style: Value?) throws {
    guard let style = style?.stringValue, style != "%" else { return }
    guard ["{", "$"].contains(style) else { throw Raised.valueError("Style must be one of: %,{,$") }
    throw Raised.notInLgs("the style '\(style)' of a logging format")
  }

  override var type: TypeObject { LogFormatterObject.formatterType }

  func text(_ record: LogRecord) throws -> String {
    let dictionary = DictionaryObject()
    func set(_ name: String, _ value: Value) throws { try dictionary.table.set(.string(name), value) }
    try set("name", .string(record.logger))
    try set("levelname", .string(LogLevel.name(record.level)))
    try set("levelno", .int(record.level))
    try set("message", .string(record.message))
    try set("created", .float(Double(record.time) / 1e6))
    try set("msecs", .float(Double(record.time % 1_000_000) / 1000))
    try set("process", .int(Int(getpid())))
    if format.contains("%(asctime)") { try set("asctime", .string(timeText(record))) }
    return try Operators.str(Operators.binary(.modulo, .string(format), .object(dictionary)))
  }

  private func timeText(_ record: LogRecord) throws -> String {
    let moment = try DateTimeObject.since(epoch: record.time, nil)
    if let dateFormat { return try TimeFormat.text(dateFormat, of: moment) }
    return try TimeFormat.text("%Y-%m-%d %H:%M:%S,", of: moment) + padded(moment.clock.microsecond / 1000, 3)
  }
}
