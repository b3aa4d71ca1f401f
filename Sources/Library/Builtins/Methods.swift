import Interpreter

/// Makes the method records of one type: the receiver is checked before a body sees it.
struct Methods<Receiver> {
  let typeName: String
  let receiver: (Value) throws -> Receiver?

  /// - Parameter signature: Name and parameters with `self` first, such as `"append(self, object, /)"`.
  func callAsFunction(
    _ signature: String, _ summary: String, example: String,
    body: @escaping (Receiver, Arguments) throws -> Value
  ) -> Builtin {
    Builtin(signature, of: typeName, summary, example: example) { arguments in
      guard let receiver = try receiver(arguments[0]) else {
        let name = signature.prefix { $0 != "(" }
        throw Raised.typeError(
          "descriptor '\(name)' for '\(typeName)' objects doesn't apply to a '\(arguments[0].typeName)' object")
      }
      return try body(receiver, arguments)
    }
  }
}

extension Methods where Receiver: Object {
  /// Methods of the instances of one Swift class.
  init(of typeName: String, _ type: Receiver.Type) {
    self.init(typeName: typeName) { $0.object(as: type) }
  }
}

extension Arguments {
  /// The integer at `place`.
  /// - Throws: TypeError when it is none, OverflowError when it does not fit a word.
  func index(_ place: Int) throws -> Int { try Arguments.index(self[place]) }

  static func index(_ value: Value) throws -> Int {
    if value.object(as: BigIntObject.self) != nil {
      throw Raised.overflowError("Python int too large to convert to C ssize_t")
    }
    guard let index = try Operators.indexValue(value) else {
      throw Raised.typeError("'\(value.typeName)' object cannot be interpreted as an integer")
    }
    return index
  }

  /// The integer at `place`, or `other` when it was left out.
  func index(_ place: Int, or other: Int) throws -> Int { has(place) ? try index(place) : other }

  /// The bounds at `place` and the place behind it, clipped to a sequence as a slice's are.
  func bounds(_ place: Int, count: Int) throws -> (start: Int, end: Int) {
    let slice = SliceObject(
      start: try clampable(self[place]), stop: try clampable(self[place + 1]), step: .none)
    var (start, end, _) = try slice.range(count: count)
    // A start beyond the end finds nothing, not even the empty text.
    if case .int(let wanted) = slice.start, wanted > count { start = wanted }
    end = max(0, end)
    return (start, end)
  }

  /// A bound as slices take it: integers beyond the word's range become its ends.
  private func clampable(_ value: Value) throws -> Value {
    guard let big = value.object(as: BigIntObject.self) else { return value }
    return .int(big.value < 0 ? Int.min / 2 : Int.max / 2)
  }

  /// The truth of the argument at `place`; `other` when it was left out.
  func flag(_ place: Int, or other: Bool = false) throws -> Bool {
    try optional(place).map(Operators.isTrue) ?? other
  }
}

extension Raised {
  static func stopIteration() -> Raised { Raised(ExceptionObject(BuiltinTypes.stopIteration, [])) }
}
