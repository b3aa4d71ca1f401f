import Interpreter

/// The text of a pattern, taken character by character; a backslash and what follows count as one.
struct PatternSource {
  let scalars: [UnicodeScalar]
  let text: String
  private(set) var index = 0
  /// What comes next; nil at the end.
  private(set) var next: [UnicodeScalar]?

  init(_ text: String) throws {
    self.text = text
    scalars = Array(text.unicodeScalars)
    try advance()
  }

  private mutating func advance() throws {
    guard index < scalars.count else {
      next = nil
      return
    }
    let scalar = scalars[index]
    guard scalar == "\\" else {
      index += 1
      next = [scalar]
      return
    }
    guard index + 1 < scalars.count else {
      throw try RegularExpressionError.raised("bad escape (end of pattern)", text, scalars.count - 1)
    }
    next = [scalar, scalars[index + 1]]
    index += 2
  }

  /// Where `next` stands.
  var place: Int { index - (next?.count ?? 0) }

  mutating func take() throws -> [UnicodeScalar]? {
    let taken = next
    try advance()
    return taken
  }

  /// Takes the character when it is next.
  mutating func accepts(_ scalar: UnicodeScalar) throws -> Bool {
    guard next == [scalar] else { return false }
    try advance()
    return true
  }

  func isNext(_ test: (UnicodeScalar) -> Bool) -> Bool { next.map { $0.count == 1 && test($0[0]) } ?? false }

  mutating func take(most count: Int, while test: (UnicodeScalar) -> Bool) throws -> String {
    var result = ""
    while result.unicodeScalars.count < count, isNext(test), let taken = try take() {
      result.unicodeScalars.append(contentsOf: taken)
    }
    return result
  }

  mutating func take(until end: UnicodeScalar, _ what: String) throws -> String {
    var result = ""
    while true {
      guard let taken = try take() else {
        if result.isEmpty { throw try failure("missing \(what)") }
        throw try failure("missing \(end), unterminated name", back: result.unicodeScalars.count)
      }
      if taken == [end] {
        if result.isEmpty { throw try failure("missing \(what)", back: 1) }
        return result
      }
      result.unicodeScalars.append(contentsOf: taken)
    }
  }

  mutating func go(to index: Int) throws {
    self.index = index
    try advance()
  }

  /// - Parameter offset: How many characters before the present place the error lies.
  func failure(_ message: String, back offset: Int = 0) throws -> Raised {
    try RegularExpressionError.raised(message, text, place - offset)
  }
}

/// `re.error`.
enum RegularExpressionError {
  static let type: TypeObject = {
    let type = TypeObject("error", module: "re", bases: [BuiltinTypes.exception])
    type.constructor = Builtin(
      "error(msg, pattern=None, pos=None)", of: "re", "What is wrong with a regular expression.",
      example: "import re\nre.error('nothing to repeat', '*', 0)\n#> error('nothing to repeat at position 0')",
      style: .python
    ) {
      let place = try $0[2].isNone ? nil : Arguments.index($0[2])
      let error = try RegularExpressionError.raised(
        Operators.str($0[0]), $0[1].stringValue ?? "", $0[1].isNone ? nil : place)
      return .object(error.exception)
    }
    return type
  }()

  /// - Parameter place: The code point of the pattern, or nil when the error has no place.
  static func raised(_ message: String, _ pattern: String, _ place: Int?) throws -> Raised {
    var text = message
    var attributes: [(Symbol, Value)] = [("msg", .string(message)), ("pattern", .string(pattern))]
    if let place {
      let before = pattern.unicodeScalars.prefix(place)
      let line = before.reduce(1) { $1 == "\n" ? $0 + 1 : $0 }
      let column = place - (before.lastIndex(of: "\n").map { before.distance(from: before.startIndex, to: $0) } ?? -1)
      text += " at position \(place)"
      if pattern.contains("\n") { text += " (line \(line), column \(column))" }
      attributes += [("pos", .int(place)), ("lineno", .int(line)), ("colno", .int(column))]
    } else {
      attributes += [("pos", .none), ("lineno", .none), ("colno", .none)]
    }
    let exception = ExceptionObject(type, [.string(text)])
    for (name, value) in attributes { try exception.setAttribute(name, to: value) }
    return Raised(exception)
  }
}
