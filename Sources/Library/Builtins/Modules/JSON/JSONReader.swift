import Interpreter

/// Reads JSON with the rules and the words of CPython's `json.loads`.
struct JSONReader {
  /// The functions that a program gives to make values of its own.
  struct Hooks {
    var object: Value = .none
    var pairs: Value = .none
    var float: Value = .none
    var int: Value = .none
    var constant: Value = .none
    /// Whether control characters are refused inside texts.
    var isStrict = true
  }

  private let text: [UInt8]
  private let source: String
  private let hooks: Hooks
  private var place = 0
  /// Equal keys of many objects are one text.
  private var keys: [String: Value] = [:]
  private var values = 0

  init(_ source: String, _ hooks: Hooks) {
    self.source = source
    self.hooks = hooks
    text = Array(source.utf8)
  }

  /// The value that the whole text stands for.
  /// - Throws: JSONDecodeError; what the hooks throw; KeyboardInterrupt.
  mutating func read() throws -> Value {
    skipBlanks()
    let value = try readValue()
    skipBlanks()
    if place < text.count { throw try failure("Extra data", at: place) }
    return value
  }

  private func failure(_ message: String, at place: Int) throws -> Raised {
    try JSONNamespace.decodeError(message, source, CodePoints.index(ofByte: place, in: source))
  }

  private var next: UInt8? { place < text.count ? text[place] : nil }

  private mutating func skipBlanks() {
    while place < text.count {
      switch text[place] {
      case 0x20, 0x0a, 0x0d, 0x09: place += 1
      case _: return
      }
    }
  }

  private mutating func accepts(_ word: StaticString) -> Bool {
    let end = place + word.utf8CodeUnitCount
    guard end <= text.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount where word.utf8Start[offset] != text[place + offset] { return false }
    place = end
    return true
  }

  // MARK: Values

  private mutating func readValue() throws -> Value {
    values &+= 1
    try Machine.current.checkInterrupt(after: values)
    switch next {
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "{"): return try nested("object") { try $0.readObject() }
    case UInt8(ascii: "["): return try nested("array") { try $0.readArray() }
    case UInt8(ascii: "n") where accepts("null"): return .none
    case UInt8(ascii: "t") where accepts("true"): return .bool(true)
    case UInt8(ascii: "f") where accepts("false"): return .bool(false)
    case UInt8(ascii: "N") where accepts("NaN"): return try constant("NaN", .nan)
    case UInt8(ascii: "I") where accepts("Infinity"): return try constant("Infinity", .infinity)
    case UInt8(ascii: "-") where accepts("-Infinity"): return try constant("-Infinity", -.infinity)
    case _:
      if let number = try readNumber() { return number }
      throw try failure("Expecting value", at: place)
    }
  }

  private func constant(_ name: String, _ value: Double) throws -> Value {
    hooks.constant.isNone ? .float(value) : try Operators.call(hooks.constant, [.string(name)])
  }

  private mutating func nested(_ kind: String, _ body: (inout JSONReader) throws -> Value) throws -> Value {
    do {
      return try Machine.current.nested { try body(&self) }
    } catch let raised as Raised where raised.exception.type === BuiltinTypes.recursionError {
      guard raised.exception.message == "maximum recursion depth exceeded" else { throw raised }
      throw Raised.recursionError(" while decoding a JSON \(kind) from a unicode string")
    }
  }

  private mutating func readArray() throws -> Value {
    place += 1
    skipBlanks()
    let list = ListObject([])
    if next == UInt8(ascii: "]") {
      place += 1
      return .object(list)
    }
    while true {
      list.items.append(try readValue())
      skipBlanks()
      if next == UInt8(ascii: "]") { break }
      guard next == UInt8(ascii: ",") else { throw try failure("Expecting ',' delimiter", at: place) }
      place += 1
      skipBlanks()
    }
    place += 1
    return .object(list)
  }

  private mutating func readObject() throws -> Value {
    place += 1
    skipBlanks()
    var pairs: [(key: Value, value: Value)] = []
    if next != UInt8(ascii: "}") {
      while true {
        guard next == UInt8(ascii: "\"") else {
          throw try failure("Expecting property name enclosed in double quotes", at: place)
        }
        let key = try readKey()
        skipBlanks()
        guard next == UInt8(ascii: ":") else { throw try failure("Expecting ':' delimiter", at: place) }
        place += 1
        skipBlanks()
        pairs.append((key, try readValue()))
        skipBlanks()
        if next == UInt8(ascii: "}") { break }
        guard next == UInt8(ascii: ",") else { throw try failure("Expecting ',' delimiter", at: place) }
        place += 1
        skipBlanks()
      }
    }
    place += 1
    return try object(pairs)
  }

  private mutating func readKey() throws -> Value {
    let text = try readString()
    if let known = keys[text] { return known }
    let value = Value.string(text)
    keys[text] = value
    return value
  }

  private func object(_ pairs: [(key: Value, value: Value)]) throws -> Value {
    if !hooks.pairs.isNone {
      return try Operators.call(hooks.pairs, [.list(pairs.map { .tuple([$0.key, $0.value]) })])
    }
    let dictionary = DictionaryObject()
    for pair in pairs { try dictionary.table.set(pair.key, pair.value) }
    return hooks.object.isNone ? .object(dictionary) : try Operators.call(hooks.object, [.object(dictionary)])
  }

  // MARK: Numbers

  private mutating func skipDigits() -> Bool {
    let start = place
    while place < text.count, (0x30...0x39).contains(text[place]) { place += 1 }
    return place > start
  }

  /// The number that begins here, or nil when none does.
  private mutating func readNumber() throws -> Value? {
    let start = place
    if next == UInt8(ascii: "-") { place += 1 }
    if next == UInt8(ascii: "0") {
      place += 1
    } else if !skipDigits() {
      place = start
      return nil
    }
    var isFloat = false
    let whole = place
    if next == UInt8(ascii: ".") {
      place += 1
      if skipDigits() { isFloat = true } else { place = whole }
    }
    let mantissa = place
    if let mark = next, mark | 0x20 == UInt8(ascii: "e") {
      place += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
      if skipDigits() { isFloat = true } else { place = mantissa }
    }
    let digits = String(decoding: text[start..<place], as: UTF8.self)
    if isFloat {
      return try hooks.float.isNone
        ? .float(NumberText.float(digits)) : Operators.call(hooks.float, [.string(digits)])
    }
    if !hooks.int.isNone { return try Operators.call(hooks.int, [.string(digits)]) }
    return try NumberText.integer(digits)
  }

  // MARK: Texts

  private mutating func readString() throws -> String {
    let begin = place
    place += 1
    let start = place
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      place += 1
      if place & 0xffff == 0 { try Machine.current.checkInterrupt() }
    }
    if next == UInt8(ascii: "\"") {
      defer { place += 1 }
      return try text.withUnsafeBufferPointer { try LongText.text(UnsafeBufferPointer(rebasing: $0[start..<place])) }
    }
    var bytes = Array(text[start..<place])
    while true {
      guard let byte = next else { throw try failure("Unterminated string starting at", at: begin) }
      place += 1
      try Machine.current.checkInterrupt(after: bytes.count)
      if byte == UInt8(ascii: "\"") { return try LongText.text(bytes) }
      if byte == UInt8(ascii: "\\") {
        try readEscape(into: &bytes, begin: begin)
      } else if byte < 0x20, hooks.isStrict {
        throw try failure("Invalid control character at", at: place - 1)
      } else {
        bytes.append(byte)
      }
    }
  }

  private mutating func readEscape(into bytes: inout [UInt8], begin: Int) throws {
    guard let letter = next else { throw try failure("Unterminated string starting at", at: begin) }
    place += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(letter)
    case UInt8(ascii: "b"): bytes.append(8)
    case UInt8(ascii: "f"): bytes.append(12)
    case UInt8(ascii: "n"): bytes.append(10)
    case UInt8(ascii: "r"): bytes.append(13)
    case UInt8(ascii: "t"): bytes.append(9)
    case UInt8(ascii: "u"): bytes.append(contentsOf: String(try readScalar()).utf8)
    case _: throw try failure("Invalid \\escape", at: place - 2)
    }
  }

  /// The code point behind `\u`, of one or two escapes.
  private mutating func readScalar() throws -> UnicodeScalar {
    let first = try readUnit()
    if let scalar = UnicodeScalar(first) { return scalar }
    if first < 0xdc00, place + 6 < text.count, text[place] == UInt8(ascii: "\\"), text[place + 1] == UInt8(ascii: "u") {
      place += 2
      let second = try readUnit()
      if (0xdc00...0xdfff).contains(second),
        let scalar = UnicodeScalar(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
      {
        return scalar
      }
    }
    throw Raised.notInLgs("a lone surrogate")
  }

  private mutating func readUnit() throws -> UInt32 {
    let start = place
    if start + 4 >= text.count { throw try failure("Invalid \\uXXXX escape", at: start - 1) }
    var value: UInt32 = 0
    for byte in text[start..<start + 4] {
      guard byte < 0x80, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw try failure("Invalid \\uXXXX escape", at: start - 1)
      }
      value = value << 4 | UInt32(truncatingIfNeeded: digit)
    }
    place = start + 4
    return value
  }
}
