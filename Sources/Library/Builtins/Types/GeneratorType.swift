import Interpreter

/// The methods of generators.
enum GeneratorType {
  static func install() {
    BuiltinTypes.generator.summary = "A function's run that goes on from one yield to the next."
    BuiltinTypes.generator.add(methods)
  }

  /// An example that begins with a generator of three numbers.
  private static func method(
    _ signature: String, _ summary: String, example: String,
    body: @escaping (Interpreter.GeneratorObject?, Arguments) throws -> Value
  ) -> Builtin {
    let definition = "def f():\n    x = yield 1\n    yield x\ng = f()\n"
    return Builtin(signature, of: "generator", summary, example: definition + example) { arguments in
      // What Swift code iterates has no frame to reach.
      try body(arguments[0].object(as: Interpreter.GeneratorObject.self), arguments)
    }
  }

  private static let methods: [Builtin] = [
    method(
      "send(self, arg, /)", "Continue with a value for the yield, up to the next.",
      example: "next(g)\n#> 1\ng.send(5)\n#> 5"
    ) { generator, arguments in
      guard let generator else { throw Raised.notInLgs("send() of this generator") }
      return try value(try generator.send(arguments[1]), of: generator)
    },
    method(
      "throw(self, typ, val=None, tb=None, /)", "Raise an exception at the yield, and continue up to the next.",
      example: "next(g)\n#> 1\ng.throw(ValueError('no'))\n#> ValueError: no"
    ) { generator, arguments in
      guard let generator else { throw Raised.notInLgs("throw() of this generator") }
      var thrown = arguments[1]
      if !arguments[2].isNone, thrown.object(as: TypeObject.self) != nil {
        thrown = try Operators.call(thrown, [arguments[2]])
      }
      let exception = try Machine.exception(
        from: thrown,
        "exceptions must be classes or instances deriving from BaseException, not \(thrown.typeName)")
      return try value(try generator.raise(exception), of: generator)
    },
    method(
      "close(self, /)", "Raise GeneratorExit at the yield, which ends the generator.",
      example: "g.close()\nlist(g)\n#> []"
    ) { generator, _ in
      try generator?.close()
      return .none
    },
  ]

  /// The value that was yielded. Errors: StopIteration with the function's result at the end.
  private static func value(_ yielded: Value?, of generator: Interpreter.GeneratorObject) throws -> Value {
    if let yielded { return yielded }
    throw Raised(ExceptionObject(BuiltinTypes.stopIteration, generator.result.isNone ? [] : [generator.result]))
  }
}
