import Interpreter

/// `eval`, `exec`, and the names that code sees.
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
    Builtin("globals()", "Return the variables of the module.", example: "x = 1\nglobals()['x']\n#> 1") { _ in
      .object(Machine.current.globalNames)
    },
    Builtin(
      "locals()", "Return the variables of the function.",
      example: "def f(a):\n    b = 2\n    return locals()\nf(1)\n#> {'a': 1, 'b': 2}"
    ) { _ in .object(try Machine.current.localNames()) },
    Builtin(
      "__import__(name, globals=None, locals=None, fromlist=(), level=0)", "Return a module.",
      example: "__import__('math').pi\n#> 3.141592653589793"
    ) { arguments in
      guard let path = arguments[0].stringValue else {
        throw Raised.typeError("__import__() argument 1 must be str, not \(arguments[0].typeName)")
      }
      let module = try Machine.current.module(path)
      // A bare path gives its first part, as `import a.b` binds `a`.
      guard path.contains("."), !(try arguments.optional(3).map(Operators.isTrue) ?? false) else { return module }
      return try Machine.current.module(String(path.prefix { $0 != "." }))
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
