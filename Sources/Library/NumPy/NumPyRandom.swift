import Interpreter
import Tensors

#if canImport(Glibc)
  import Glibc
#endif

/// NumPy's legacy random numbers: MT19937, the polar method for normal numbers, rejection for integers.
struct LegacyRandom {
  nonisolated(unsafe) static var shared = LegacyRandom(
    seed: UInt32(truncatingIfNeeded: Int(time(nil)) ^ Int(getpid()) << 16))

  private var twister: MersenneTwister
  /// The second number of the last pair that the polar method made.
  private var spare: Double?

  init(seed: UInt32) { twister = MersenneTwister(word: seed) }

  /// A float in [0, 1).
  mutating func double() -> Double { twister.nextFloat() }

  /// A number of the standard normal distribution.
  mutating func normal() -> Double {
    if let number = spare {
      spare = nil
      return number
    }
    while true {
      let x = 2 * double() - 1
      let y = 2 * double() - 1
      let square = x * x + y * y
      if square >= 1 || square == 0 { continue }
      let factor = (-2 * log(square) / square).squareRoot()
      spare = factor * x
      return factor * y
    }
  }

  /// An integer from 0 to `limit`, all equally likely.
  mutating func integer(upTo limit: UInt64) -> UInt64 {
    if limit == 0 { return 0 }
    let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
    while true {
      let low = UInt64(twister.next())
      let candidate = (limit <= 0xffff_ffff ? low : low << 32 | UInt64(twister.next())) & mask
      if candidate <= limit { return candidate }
    }
  }

  /// Positions in a random order.
  /// Errors: KeyboardInterrupt.
  mutating func order(_ count: Int) throws -> [Int] {
    var order = Array(0..<count)
    try shuffle(count) { order.swapAt($0, $1) }
    return order
  }

  /// Errors: KeyboardInterrupt, and those of `swap`.
  mutating func shuffle(_ count: Int, swap: (Int, Int) throws -> Void) throws {
    for place in stride(from: count - 1, to: 0, by: -1) {
      try swap(place, Int(integer(upTo: UInt64(place))))
      try Machine.current.checkInterrupt(after: place)
    }
  }
}

/// The functions of `numpy.random`.
enum NumPyRandom {
  private static func record(
    _ signature: String, _ summary: String, example: String, body: @escaping (Arguments) throws -> Value
  ) -> Builtin {
    ArrayRecord(
      signature, of: "numpy.random", summary, example: "np.random.seed(0)\n" + example, style: .native, body: body)
  }

  /// Numbers in a shape, or without one a Python float.
  private static func doubles(_ size: Value, _ number: () throws -> Double) throws -> Value {
    if size.isNone { return .float(try number()) }
    return try doubles(ArrayShape.sizes(size), number)
  }

  private static func doubles(_ sizes: [Int], _ number: () throws -> Double) throws -> Value {
    NumPyCreation.result(
      try torch {
        try Tensor.filled(Shape(sizes), .float64, of: Double.self, each: { _ in try number() })
      })
  }

  private static func separate(_ values: [Value], _ number: () throws -> Double) throws -> Value {
    if values.isEmpty { return .float(try number()) }
    return try doubles(
      values.map(Arguments.index).map { size in
        if size < 0 { throw Raised.valueError("negative dimensions are not allowed") }
        return size
      }, number)
  }

  private static func real(_ arguments: Arguments, _ place: Int, or other: Double) throws -> Double {
    guard let value = arguments.optional(place) else { return other }
    if try ArrayConversion.tensor(value).rank > 0 { throw Raised.notInLgs("np.random with arrays as parameters") }
    return try Numbers.real(value) ?? other
  }

  static let functions: [Builtin] = numbers + choices

  private static let numbers: [Builtin] = [
    ArrayRecord(
      "seed(seed=None)", of: "numpy.random", "Seeds the random numbers: a seed gives NumPy's digits.",
      example: "np.random.seed(0)\nnp.random.rand()\n#> 0.5488135039273248", style: .native
    ) { arguments in
      if arguments[0].isNone {
        LegacyRandom.shared = LegacyRandom(seed: UInt32(truncatingIfNeeded: Int(time(nil)) ^ Int(clock())))
        return .none
      }
      let seed = try arguments.index(0)
      guard let word = UInt32(exactly: seed) else { throw Raised.valueError("Seed must be between 0 and 2**32 - 1") }
      LegacyRandom.shared = LegacyRandom(seed: word)
      return .none
    },
    record(
      "rand(*args)", "Floats in [0, 1), in the shape that the arguments name.",
      example: "np.random.rand(2)\n#> array([0.5488135 , 0.71518937])"
    ) { try separate($0.rest) { LegacyRandom.shared.double() } },
    record(
      "randn(*args)", "Standard normal numbers, in the shape that the arguments name.",
      example: "np.random.randn(2)\n#> array([1.76405235, 0.40015721])"
    ) { try separate($0.rest) { LegacyRandom.shared.normal() } },
    record("random(size=None)", "Floats in [0, 1).", example: "np.random.random()\n#> 0.5488135039273248") {
      try doubles($0[0]) { LegacyRandom.shared.double() }
    },
    record("random_sample(size=None)", "Floats in [0, 1).", example: "np.random.random_sample()\n#> 0.5488135039273248")
    {
      try doubles($0[0]) { LegacyRandom.shared.double() }
    },
    record(
      "uniform(low=0.0, high=1.0, size=None)", "Floats in [low, high).",
      example: "np.random.uniform(1, 3)\n#> 2.0976270078546495"
    ) { arguments in
      let low = try real(arguments, 0, or: 0)
      let width = try real(arguments, 1, or: 1) - low
      return try doubles(arguments[2]) { low + width * LegacyRandom.shared.double() }
    },
    record(
      "normal(loc=0.0, scale=1.0, size=None)", "Normal numbers around loc with the standard deviation scale.",
      example: "np.random.normal(10, 2)\n#> 13.528104691935328"
    ) { arguments in
      let center = try real(arguments, 0, or: 0)
      let scale = try real(arguments, 1, or: 1)
      if scale < 0 { throw Raised.valueError("scale < 0") }
      return try doubles(arguments[2]) { center + scale * LegacyRandom.shared.normal() }
    },
    record(
      "standard_normal(size=None)", "Standard normal numbers.",
      example: "np.random.standard_normal()\n#> 1.764052345967664"
    ) { try doubles($0[0]) { LegacyRandom.shared.normal() } },
  ]

  private static let choices: [Builtin] = [
    record(
      "randint(low, high=None, size=None, dtype=<no value>)", "Integers from low up to but without high.",
      example: "np.random.randint(0, 10, 3)\n#> array([5, 0, 3])"
    ) { try integers($0) },
    record(
      "permutation(x)", "The elements, or the integers below a number, in random order.",
      example: "np.random.permutation(4)\n#> array([2, 3, 1, 0])"
    ) { arguments in
      if let count = try Operators.indexValue(arguments[0]) {
        return NumPyCreation.result(try torch { try Tensor.from(ints: LegacyRandom.shared.order(max(0, count))) })
      }
      let source = try arguments.elements(0)
      return try picked(source, LegacyRandom.shared.order(source.shape.first ?? 0))
    },
    record(
      "shuffle(x)", "Brings the elements of a list or an array in random order, in place.",
      example: "a = [1, 2, 3]\nnp.random.shuffle(a)\na\n#> [3, 2, 1]"
    ) { arguments in
      if let list = arguments[0].object(as: ListObject.self) {
        try LegacyRandom.shared.shuffle(list.items.count) { list.items.swapAt($0, $1) }
        return .none
      }
      guard let array = arguments[0].array, array.rank > 0 else {
        throw Raised.typeError("'\(arguments[0].typeName)' object does not support item assignment")
      }
      let order = try LegacyRandom.shared.order(array.shape[0])
      let shuffled = try ArrayConversion.tensor(picked(array, order))
      try torch { try array.overwrite(with: shuffled) }
      return .none
    },
    record(
      "choice(a, size=None, replace=True, p=None)",
      "Elements drawn from an array, or integers below a number; p gives their probabilities.",
      example: "np.random.choice([10, 20, 30], 4)\n#> array([10, 20, 10, 20])"
    ) { try drawn($0) },
  ]

  private static func integers(_ arguments: Arguments) throws -> Value {
    let first = try arguments.index(0)
    let (low, high) = arguments[1].isNone ? (0, first) : (first, try arguments.index(1))
    if low >= high { throw Raised.valueError(arguments[1].isNone ? "high <= 0" : "low >= high") }
    let width = UInt64(bitPattern: Int64(high &- 1 &- low))
    func number() -> Int { low &+ Int(truncatingIfNeeded: LegacyRandom.shared.integer(upTo: width)) }
    if arguments[2].isNone { return .int(number()) }
    let shape = Shape(try ArrayShape.sizes(arguments[2]))
    return NumPyCreation.result(
      try torch {
        try Tensor.filled(shape, .int64, of: Int.self, each: { _ in number() })
      })
  }

  private static func picked(_ source: Tensor, _ places: [Int]) throws -> Value {
    NumPyCreation.result(try torch { try TensorOperators.indexSelected(source, 0, Tensor.from(ints: places)) })
  }

  private static func drawn(_ arguments: Arguments) throws -> Value {
    let count = try Operators.indexValue(arguments[0])
    let source = try count == nil ? arguments.elements(0) : nil
    if let source, source.rank != 1 { throw Raised.valueError("a must be 1-dimensional") }
    let total = count ?? source?.count ?? 0
    if count != nil, total <= 0 { throw Raised.valueError("a must be greater than 0 unless no samples are taken") }
    if total == 0 { throw Raised.valueError("'a' cannot be empty unless no samples are taken") }
    let sizes = try arguments[1].isNone ? [] : ArrayShape.sizes(arguments[1])
    let wanted = sizes.reduce(1, *)
    let replaces = try arguments.optional(2).map(Operators.isTrue) ?? true
    let places: [Int]
    if !arguments[3].isNone {
      if !replaces { throw Raised.notInLgs("np.random.choice with p and without replacement") }
      places = try weighted(arguments[3], total, wanted)
    } else if replaces {
      places = try (0..<wanted).map { turn in
        try Machine.current.checkInterrupt(after: turn)
        return Int(LegacyRandom.shared.integer(upTo: UInt64(total - 1)))
      }
    } else {
      if wanted > total {
        throw Raised.valueError("Cannot take a larger sample than population when 'replace=False'")
      }
      places = Array(try LegacyRandom.shared.order(total).prefix(wanted))
    }
    if arguments[1].isNone, source == nil { return .int(places[0]) }
    let chosen =
      try source.map { try ArrayConversion.tensor(picked($0, places)) } ?? torch { try Tensor.from(ints: places) }
    let shaped = try ArrayShape.reshaped(chosen, sizes)
    return arguments[1].isNone ? Value(array: shaped) : NumPyCreation.result(shaped)
  }

  private static func weighted(_ value: Value, _ total: Int, _ wanted: Int) throws -> [Int] {
    let probabilities = try ArrayConversion.doubles(value)
    if probabilities.count != total { throw Raised.valueError("'a' and 'p' must have same size") }
    if probabilities.contains(where: { $0 < 0 }) { throw Raised.valueError("Probabilities are not non-negative") }
    if (probabilities.reduce(0, +) - 1).magnitude > 1e-8 {
      throw Raised.valueError("Probabilities do not sum to 1. See Notes section of docstring for more information.")
    }
    var sum = 0.0
    let sums = probabilities.map { probability -> Double in
      sum += probability
      return sum
    }
    return try (0..<wanted).map { turn in
      try Machine.current.checkInterrupt(after: turn)
      let number = LegacyRandom.shared.double()
      return sums.firstIndex { $0 / sum > number } ?? total - 1
    }
  }
}
