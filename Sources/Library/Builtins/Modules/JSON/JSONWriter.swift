import Interpreter

/// Writes values as JSON, as CPython's `json.dumps` does.
struct JSONWriter {
  struct Options {
    var escapesNonASCII = true
    var allowsNaN = true
    var skipsKeys = false
    var sortsKeys = false
    var indent: String?
    var itemSeparator = ", "
    var keySeparator = ": "
    /// Makes a value of what JSON has no form for.
    var fallback: Value = .none
  }

  private let options: Options
  private var text = ""
  private var open: Set<ObjectIdentifier> = []
  private var level = 0
  private var count = 0

  init(_ options: Options) { self.options = options }

  /// The text of a value.
  /// - Throws: TypeError for what has no form, ValueError for cycles and refused floats; KeyboardInterrupt.
  static func text(_ value: Value, _ options: Options) throws -> String {
    var writer = JSONWriter(options)
    try writer.write(value)
    return writer.text
  }

  private mutating func write(_ value: Value) throws {
    count &+= 1
    try Machine.current.checkInterrupt(after: count)
    switch value {
    case .none: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let int): text += String(int)
    case .float(let float): text += try number(float)
    case .object(let object): try write(object)
    }
  }

  private func number(_ float: Double) throws -> String {
    if float.isFinite { return FloatText.repr(float) }
    if !options.allowsNaN { throw Raised.valueError("Out of range float values are not JSON compliant") }
    return float.isNaN ? "NaN" : float < 0 ? "-Infinity" : "Infinity"
  }

  private mutating func write(_ object: Object) throws {
    let value = Value.object(object)
    if let string = value.stringValue {
      try LongText.append(JSONWriter.quoted(string, escapesNonASCII: options.escapesNonASCII), to: &text)
    } else if let items = value.object(as: ListObject.self)?.items ?? value.object(as: TupleObject.self)?.items {
      try nested(object) { try $0.write(list: items) }
    } else if let dictionary = value.object(as: DictionaryObject.self) {
      try nested(object) { try $0.write(dictionary: dictionary) }
    } else if object.kind == .bigInt {
      text += try object.repr()
    } else if object.type.isSubtype(of: BuiltinTypes.float), let float = try Numbers.real(value) {
      text += try number(float)
    } else {
      guard !options.fallback.isNone else {
        throw Raised.typeError("Object of type \(JSONWriter.className(object.type)) is not JSON serializable")
      }
      let other = try Operators.call(options.fallback, [value])
      try nested(object) { try $0.write(other) }
    }
  }

  private mutating func nested(_ object: Object, _ body: (inout JSONWriter) throws -> Void) throws {
    guard open.insert(ObjectIdentifier(object)).inserted else { throw Raised.valueError("Circular reference detected") }
    do {
      try Machine.current.nested { try body(&self) }
    } catch let raised as Raised where raised.exception.type === BuiltinTypes.recursionError {
      guard raised.exception.message == "maximum recursion depth exceeded" else { throw raised }
      throw Raised.recursionError(" while encoding a JSON object")
    }
    open.remove(ObjectIdentifier(object))
  }

  /// The name of a type without its module.
  static func className(_ type: TypeObject) -> String {
    type.name.split(separator: ".").last.map(String.init) ?? type.name
  }

  // MARK: Containers

  private mutating func breakLine() throws {
    guard let indent = options.indent else { return }
    text += "\n"
    let blank = try LongText.repeated(indent, level)
    try Operators.checkSize(1, times: text.utf8.count + blank.utf8.count)
    try LongText.append(blank, to: &text)
  }

  private mutating func separate(_ isFirst: Bool) throws {
    if !isFirst { text += options.itemSeparator }
    try breakLine()
  }

  private mutating func write(list items: [Value]) throws {
    if items.isEmpty {
      text += "[]"
      return
    }
    text += "["
    level += 1
    for (place, item) in items.enumerated() {
      try separate(place == 0)
      try write(item)
    }
    level -= 1
    try breakLine()
    text += "]"
  }

  private mutating func write(dictionary: DictionaryObject) throws {
    var entries = dictionary.table.all.map { ($0.key, $0.value) }
    if entries.isEmpty {
      text += "{}"
      return
    }
    if options.sortsKeys {
      let keys = entries.map(\.0)
      let order = try Sorting.sorted(keys.indices.map { .int($0) }, key: keyFunction(keys), reverse: false)
      entries = order.compactMap { place in if case .int(let index) = place { entries[index] } else { nil } }
    }
    text += "{"
    level += 1
    var isFirst = true
    for (key, value) in entries {
      guard let name = try keyText(key) else { continue }
      try separate(isFirst)
      isFirst = false
      text += try JSONWriter.quoted(name, escapesNonASCII: options.escapesNonASCII) + options.keySeparator
      try write(value)
    }
    level -= 1
    try breakLine()
    text += "}"
  }

  private func keyFunction(_ keys: [Value]) -> Value {
    .object(
      NativeFunction(
        Builtin("key(index, /)", "The key at a place.", example: "") {
          if case .int(let index) = $0[0] { return keys[index] }
          return .none
        }))
  }

  /// The key as text, or nil when it is left out.
  private func keyText(_ key: Value) throws -> String? {
    switch key {
    case .none: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .int(let int): return String(int)
    case .float(let float): return try number(float)
    case .object(let object):
      if let text = key.stringValue { return text }
      if object.kind == .bigInt { return try object.repr() }
      if object.type.isSubtype(of: BuiltinTypes.float), let float = try Numbers.real(key) { return try number(float) }
    }
    if options.skipsKeys { return nil }
    throw Raised.typeError("keys must be str, int, float, bool or None, not \(JSONWriter.className(key.type))")
  }

  // MARK: Texts

  /// - Throws: KeyboardInterrupt.
  static func quoted(_ text: String, escapesNonASCII: Bool) throws -> String {
    var result: [UInt8] = [UInt8(ascii: "\"")]
    result.reserveCapacity(text.utf8.count + 2)
    var turn = 0
    for scalar in text.unicodeScalars {
      turn &+= 1
      try Machine.current.checkInterrupt(after: turn)
      switch scalar {
      case "\"": result += Array("\\\"".utf8)
      case "\\": result += Array("\\\\".utf8)
      case "\n": result += Array("\\n".utf8)
      case "\r": result += Array("\\r".utf8)
      case "\t": result += Array("\\t".utf8)
      case "\u{8}": result += Array("\\b".utf8)
      case "\u{c}": result += Array("\\f".utf8)
      case _ where scalar.value < 0x20 || (escapesNonASCII && scalar.value > 0x7e):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += Array(("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
        }
      case _ where scalar.isASCII: result.append(UInt8(truncatingIfNeeded: scalar.value))
      case _: result += Array(String(scalar).utf8)
      }
    }
    result.append(UInt8(ascii: "\""))
    return try LongText.text(result)
  }
}
