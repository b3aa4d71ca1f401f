import Interpreter

/// `str` and what its methods share.
enum StringType {
  static let method = Methods<String>(typeName: "str") { $0.stringValue }

  static func install() {
    BuiltinTypes.string.summary = "Text: a sequence of Unicode code points."
    BuiltinTypes.string.constructor = Builtin(
      "str(object='', encoding='utf-8', errors='strict')", "Return the object as text.", example: "str(1.50)\n#> '1.5'"
    ) { arguments in
      if let encoding = arguments.optional(1) ?? arguments.optional(2) {
        guard encoding.stringValue != nil else {
          let name = arguments.has(1) ? "encoding" : "errors"
          throw Raised.typeError("str() argument '\(name)' must be str, not \(encoding.typeName)")
        }
        if let bytes = arguments[0].object(as: BytesObject.self) {
          let name = arguments.optional(1)?.stringValue ?? "utf-8"
          return .string(try BytesType.decoded(bytes.bytes, from: name, BytesType.faults(arguments, 2)))
        }
        let isText = arguments[0].stringValue != nil
        throw Raised.typeError(
          isText
            ? "decoding str is not supported"
            : "decoding to str: need a bytes-like object, \(arguments[0].typeName) found")
      }
      guard let value = arguments.optional(0) else { return .string("") }
      if value.stringValue != nil { return value }
      return .string(try Operators.str(value))
    }
    BuiltinTypes.string.add(caseMethods)
    BuiltinTypes.string.add(testMethods)
    BuiltinTypes.string.add(searchMethods)
    BuiltinTypes.string.add(splitMethods)
    BuiltinTypes.string.add(paddingMethods)
    BuiltinTypes.string.add(trimmingMethods)
    BuiltinTypes.string.add(templateMethods)
    BuiltinTypes.string.add(translationMethods)
    BuiltinTypes.string.add("maketrans", .staticMethod(makeTranslation))
  }

  /// The text of an argument.
  /// - Throws: TypeError with the message made from the name of the type it has.
  static func text(_ value: Value, orTypeError message: (String) -> String) throws -> String {
    guard let text = value.stringValue else { throw Raised.typeError(message(value.typeName)) }
    return text
  }

  static func text(_ value: Value) throws -> String { try text(value) { "must be str, not \($0)" } }
}
