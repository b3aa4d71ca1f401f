/// Reads JSON text; what is no JSON is an error that names the line.
public struct JSONReader {
  /// Nesting beyond this is refused: notebooks nest some ten levels.
  private static let depthLimit = 400

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The value of a text in UTF-8.
  /// - Throws: NotebookError when the text is no JSON or nests too deeply.
  public static func read(_ bytes: [UInt8]) throws -> JSON {
    var reader = JSONReader(bytes)
    let value = try reader.readValue()
    reader.skipBlanks()
    guard reader.position == bytes.count else { throw reader.error("text after the end of the value") }
    return value
  }

  private func error(_ what: String) -> NotebookError {
    let line = bytes[..<min(position, bytes.count)].reduce(1) { $0 + ($1 == 10 ? 1 : 0) }
    return NotebookError("no JSON: \(what) (line \(line))")
  }

  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
  }

  private mutating func readValue() throws -> JSON {
    skipBlanks()
    guard position < bytes.count else { throw error("the text ends too early") }
    switch byte {
    case UInt8(ascii: "{"): return try nested { try $0.readObject() }
    case UInt8(ascii: "["): return try nested { try $0.readArray() }
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try readWord("true", .bool(true))
    case UInt8(ascii: "f"): return try readWord("false", .bool(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    // Python writes these where JSON has no number.
    case UInt8(ascii: "N"): return try readWord("NaN", .number("NaN"))
    case UInt8(ascii: "I"): return try readWord("Infinity", .number("Infinity"))
    case _: return try readNumber()
    }
  }

  private mutating func nested(_ body: (inout JSONReader) throws -> JSON) throws -> JSON {
    guard depth < JSONReader.depthLimit else { throw error("nested too deeply") }
    depth += 1
    defer { depth -= 1 }
    position += 1
    return try body(&self)
  }

  private mutating func readObject() throws -> JSON {
    var members: [JSONObject.Member] = []
    skipBlanks()
    if take("}") { return .object(JSONObject()) }
    while true {
      skipBlanks()
      guard byte == UInt8(ascii: "\"") else { throw error("a member's name is missing") }
      let key = try readString()
      skipBlanks()
      guard take(":") else { throw error("':' is missing") }
      members.append(.init(key: key, value: try readValue()))
      skipBlanks()
      if take("}") { return .object(JSONObject(read: members)) }
      guard take(",") else { throw error("',' or '}' is missing") }
    }
  }

  private mutating func readArray() throws -> JSON {
    var items: [JSON] = []
    skipBlanks()
    if take("]") { return .array([]) }
    while true {
      items.append(try readValue())
      skipBlanks()
      if take("]") { return .array(items) }
      guard take(",") else { throw error("',' or ']' is missing") }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, byte == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func readWord(_ word: String, _ value: JSON) throws -> JSON {
    guard bytes[position...].starts(with: word.utf8) else { throw error("an unknown word") }
    position += word.utf8.count
    return value
  }

  private mutating func readNumber() throws -> JSON {
    let start = position
    if byte == UInt8(ascii: "-") { position += 1 }
    if byte == UInt8(ascii: "I") { _ = try readWord("Infinity", .null) }
    while position < bytes.count, isNumberPart(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard text == "-Infinity" || Double(text) != nil else { throw error("an unknown value") }
    return .number(text)
  }

  private func isNumberPart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x65 || byte == 0x45 || byte == 0x2B || byte == 0x2D
  }

  // MARK: Strings

  private mutating func readString() throws -> String {
    position += 1
    var text: [UInt8] = []
    var start = position
    while position < bytes.count {
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[start..<position]
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[start..<position]
        position += 1
        try readEscape(into: &text)
        start = position
      case 0..<0x20: throw error("a control character in a string")
      case _: position += 1
      }
    }
    throw error("a string does not end")
  }

  private mutating func readEscape(into text: inout [UInt8]) throws {
    let simple: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
    ]
    if let value = simple[byte], position < bytes.count {
      position += 1
      text.append(value)
      return
    }
    guard byte == UInt8(ascii: "u") else { throw error("an unknown escape in a string") }
    var code = try readCodeUnit()
    if (0xD800..<0xDC00).contains(code), bytes[position...].starts(with: [0x5C, 0x75]) {
      let place = position
      let low = try readCodeUnit(skipping: 2)
      if (0xDC00..<0xE000).contains(low) {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      } else {
        position = place
      }
    }
    // Half of a pair is no character.
    text += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
  }

  private mutating func readCodeUnit(skipping count: Int = 1) throws -> UInt32 {
    position += count
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let code = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw error("four hexadecimal digits are missing behind \\u") }
    position += 4
    return code
  }
}
