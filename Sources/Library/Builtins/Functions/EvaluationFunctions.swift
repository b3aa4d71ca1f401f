import Interpreter

/// `eval` and `exec`.
extension BuiltinsLibrary {
  static let evaluation: [Builtin] = [
    Builtin(
      "eval(source, globals=None, locals=None, /)", "Return the value of an expression in a text.",
      example: "eval('x + 1', {'x': 2})\n#> 3"
    ) { arguments in
      guard let text = arguments[0].stringValue else {
        throw Raised.typeError("eval() arg 1 must be a string, bytes or code object")
      }
      return try Evaluation.value(of: text, names(arguments, 1, "eval"), names(arguments, 2, "eval"))
    },
    Builtin(
      "exec(source, globals=None, locals=None, /)", "Run the statements of a text.",
      example: "names = {}\nexec('y = 2 * 3', names)\nnames['y']\n#> 6"
    ) { arguments in
      guard let text = arguments[0].stringValue else {
        throw Raised.typeError("exec() arg 1 must be a string, bytes or code object")
      }
      try Evaluation.run(text, names(arguments, 1, "exec"), names(arguments, 2, "exec"))
      return .none
    },
  ]

  private static func names(_ arguments: Arguments, _ place: Int, _ function: String) throws -> DictionaryObject? {
    guard let value = arguments.optional(place), !value.isNone else { return nil }
    if let dictionary = value.object(as: DictionaryObject.self) { return dictionary }
    throw Raised.typeError(
      place == 1
        ? "\(function)() globals must be a dict, not \(value.typeName)"
        : "locals must be a mapping")
  }
}
