import Interpreter

/// How the module `csv` separates and quotes.
struct CSVDialect {
  enum Quoting: Int {
    case minimal, all, nonNumeric, never
  }

  var delimiter: UnicodeScalar = ","
  var quote: UnicodeScalar? = "\""
  var escape: UnicodeScalar?
  var doublesQuotes = true
  var skipsInitialSpace = false
  var lineEnd = "\r\n"
  var quoting = Quoting.minimal
  var isStrict = false

  static let error = TypeObject("Error", module: "_csv", bases: [BuiltinTypes.exception])
  static func raised(_ message: String) -> Raised { Raised(error, message) }

  /// The parameters of `csv.reader` and `csv.writer` behind the file.
  static let parameters = """
    dialect='excel', *, delimiter=None, quotechar=None, escapechar=None, doublequote=None, skipinitialspace=None, \
    lineterminator=None, quoting=None, strict=None
    """

  /// - Parameter first: The place of `dialect` among the arguments.
  /// - Throws: TypeError for parameters of the wrong kind; `csv.Error` for an unknown dialect.
  init(_ arguments: Arguments, from first: Int) throws {
    if let name = arguments.optional(first) {
      switch name.stringValue {
      case "excel": break
      case "excel-tab": delimiter = "\t"
      case "unix": (lineEnd, quoting) = ("\n", .all)
      case nil: throw Raised.notInLgs("a class for the argument 'dialect'")
      case _: throw CSVDialect.raised("unknown dialect")
      }
    }
    if let value = arguments.optional(first + 1) {
      guard let scalar = try CSVDialect.character(value, "delimiter") else {
        throw Raised.typeError("\"delimiter\" must be a 1-character string")
      }
      delimiter = scalar
    }
    if let value = arguments.optional(first + 2) { quote = try CSVDialect.character(value, "quotechar") }
    if let value = arguments.optional(first + 3) { escape = try CSVDialect.character(value, "escapechar") }
    doublesQuotes = try arguments.flag(first + 4, or: true)
    skipsInitialSpace = try arguments.flag(first + 5)
    if let value = arguments.optional(first + 6) {
      guard let text = value.stringValue else { throw Raised.typeError("\"lineterminator\" must be a string") }
      lineEnd = text
    }
    if let value = arguments.optional(first + 7) {
      guard case .int(let number) = value else { throw Raised.typeError("\"quoting\" must be an integer") }
      guard let known = Quoting(rawValue: number) else { throw Raised.typeError("bad \"quoting\" value") }
      quoting = known
    }
    isStrict = try arguments.flag(first + 8)
    if quoting != .never, quote == nil { throw Raised.typeError("quotechar must be set if quoting enabled") }
  }

  private static func character(_ value: Value, _ name: String) throws -> UnicodeScalar? {
    if value.isNone { return nil }
    guard let text = value.stringValue else {
      throw Raised.typeError(
        "\"\(name)\" must be string\(name == "delimiter" ? "" : " or None"), not \(value.typeName)")
    }
    guard text.unicodeScalars.count == 1 else { throw Raised.typeError("\"\(name)\" must be a 1-character string") }
    return text.unicodeScalars.first
  }
}
