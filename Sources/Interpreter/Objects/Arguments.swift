/// The arguments of a call as the call site laid them out: positional words, then the values of the keywords.
public struct CallArguments {
  let words: UnsafePointer<Word>
  public let count: Int
  public let keywords: [Symbol]

  @inline(__always)
  init(words: UnsafePointer<Word>, count: Int, keywords: [Symbol] = []) {
    self.words = words
    self.count = count
    self.keywords = keywords
  }

  /// The positional argument at `index`, below `count`.
  @inline(__always)
  public subscript(index: Int) -> Value { words[index].value }

  public func keywordValue(_ index: Int) -> Value { words[count + index].value }

  public var positional: [Value] { (0..<count).map { words[$0].value } }
}

extension CallArguments {
  /// Lays out values for a call made from Swift and passes them to `body`.
  /// - Throws: What `body` throws, and KeyboardInterrupt: `f(*x)` can have millions of arguments.
  public static func with<Result>(
    _ positional: [Value], _ keywords: [(Symbol, Value)] = [], _ body: (CallArguments) throws -> Result
  ) throws -> Result {
    let total = positional.count + keywords.count
    return try withUnsafeTemporaryAllocation(of: Word.self, capacity: max(total, 1)) { buffer in
      let base = buffer.baseAddress.unsafelyUnwrapped
      var filled = 0
      defer { for index in 0..<filled { base[index].release() } }
      for value in positional {
        base[filled] = Word(value)
        filled += 1
        if filled & 0xffff == 0 { try Machine.current.checkInterrupt() }
      }
      for (_, value) in keywords {
        base[filled] = Word(value)
        filled += 1
      }
      return try body(
        CallArguments(words: base, count: positional.count, keywords: keywords.map { $0.0 }))
    }
  }
}

/// Arguments bound to a signature: one place per parameter, in the signature's order.
public struct Arguments {
  let words: UnsafePointer<Word>
  /// Places filled from the left; parameters beyond are absent.
  let count: Int
  /// What `*args` received.
  public let rest: [Value]
  /// What `**kwargs` received.
  public let extra: [(name: Symbol, value: Value)]

  @inline(__always)
  init(words: UnsafePointer<Word>, count: Int, rest: [Value] = [], extra: [(name: Symbol, value: Value)] = []) {
    self.words = words
    self.count = count
    self.rest = rest
    self.extra = extra
  }

  /// The arguments behind the first place.
  public var withoutFirst: Arguments {
    Arguments(words: words + 1, count: max(0, count - 1), rest: rest, extra: extra)
  }

  /// Calls `body` with another value in the first place.
  func replacingFirst(with value: Value, _ body: (Arguments) throws -> Value) rethrows -> Value {
    try withUnsafeTemporaryAllocation(of: Word.self, capacity: max(count, 1)) { buffer in
      let base = buffer.baseAddress.unsafelyUnwrapped
      for index in 0..<count { base[index] = words[index] }
      base[0] = Word(value)
      defer { base[0].release() }
      return try body(Arguments(words: base, count: max(count, 1), rest: rest, extra: extra))
    }
  }

  /// The argument of the parameter at `index`; None when it was left out.
  @inline(__always)
  public subscript(index: Int) -> Value { index < count ? words[index].value : .none }

  /// The argument of the parameter at `index`, or nil when it was left out.
  @inline(__always)
  public func optional(_ index: Int) -> Value? {
    index < count && !words[index].isUnbound ? words[index].value : nil
  }

  @inline(__always)
  public func has(_ index: Int) -> Bool { index < count && !words[index].isUnbound }
}
