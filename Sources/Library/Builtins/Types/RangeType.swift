import BigInt
import Interpreter

/// `range` and `slice`.
enum RangeType {
  static func install() {
    BuiltinTypes.range.summary = "The integers from a start up to, not including, a stop."
    BuiltinTypes.range.constructor = Builtin(
      "range(*args)", BuiltinTypes.range.summary, example: "list(range(1, 10, 3))\n#> [1, 4, 7]"
    ) { try make($0.rest) }
    BuiltinTypes.slice.summary = "What stands inside the brackets of x[start:stop:step]."
    BuiltinTypes.slice.constructor = Builtin(
      "slice(*args)", BuiltinTypes.slice.summary, example: "slice(1, 5)\n#> slice(1, 5, None)"
    ) { try makeSlice($0.rest) }
    BuiltinTypes.range.add(methods)
    BuiltinTypes.slice.add([indices])
  }

  private static func checkCount(_ name: String, _ arguments: [Value]) throws {
    if arguments.isEmpty { throw Raised.typeError("\(name) expected at least 1 argument, got 0") }
    if arguments.count > 3 { throw Raised.typeError("\(name) expected at most 3 arguments, got \(arguments.count)") }
  }

  private static func make(_ arguments: [Value]) throws -> Value {
    try checkCount("range", arguments)
    for value in arguments where value.object(as: BigIntObject.self) != nil {
      throw Raised.notInLgs("a range beyond 64 bits")
    }
    let bounds = try arguments.map(Arguments.index)
    let step = bounds.count > 2 ? bounds[2] : 1
    if step == 0 { throw Raised.valueError("range() arg 3 must not be zero") }
    let range = RangeObject(
      start: bounds.count > 1 ? bounds[0] : 0, stop: bounds.count > 1 ? bounds[1] : bounds[0], step: step)
    if range.isOversized { throw Raised.notInLgs("a range beyond 64 bits") }
    return .object(range)
  }

  private static func makeSlice(_ arguments: [Value]) throws -> Value {
    try checkCount("slice", arguments)
    return .object(
      SliceObject(
        start: arguments.count > 1 ? arguments[0] : .none, stop: arguments.count > 1 ? arguments[1] : arguments[0],
        step: arguments.count > 2 ? arguments[2] : .none))
  }

  private static let method = Methods(of: "range", RangeObject.self)

  private static let methods: [Builtin] = [
    method("index(self, value, /)", "Return the index of a value.", example: "range(0, 10, 2).index(4)\n#> 2") {
      range, arguments in
      guard try range.contains(arguments[1]) else {
        let isInteger = try BuiltinsLibrary.plainInteger(arguments[1]) != nil
        throw Raised.valueError(
          isInteger ? "\(try arguments[1].repr()) is not in range" : "sequence.index(x): x not in sequence")
      }
      // An equal float has no fraction.
      let exact = try Numbers.index(arguments[1]) ?? Numbers.truncated(Numbers.real(arguments[1]) ?? 0)
      return .integer((exact - BigInt(range.start)) / BigInt(range.step))
    },
    method("count(self, value, /)", "Return how many items equal a value.", example: "range(5).count(2)\n#> 1") {
      range, arguments in .int(try range.contains(arguments[1]) ? 1 : 0)
    },
  ]

  private static let indices = Methods(of: "slice", SliceObject.self)(
    "indices(self, length, /)", "Return start, stop and step clipped to a length.",
    example: "slice(-3, None).indices(10)\n#> (7, 10, 1)"
  ) { slice, arguments in
    let length = try arguments.index(1)
    if length < 0 { throw Raised.valueError("length should not be negative") }
    let range = try slice.range(count: length)
    return .tuple([.int(range.start), .int(range.stop), .int(range.step)])
  }
}
