import BigInt
import Interpreter

#if canImport(Glibc)
  import Glibc
#endif

/// The module `random`.
enum RandomNamespace {
  /// The generator behind the functions; while a method of a `random.Random` runs, that of the object.
  nonisolated(unsafe) static var generator = MersenneTwister(key: systemKey())
  /// The second of the two normal numbers that `gauss` makes at once.
  nonisolated(unsafe) static var spareGauss: Double?

  static func make() -> NamespaceObject {
    let namespace = NamespaceObject("random")
    namespace.add(functions)
    _ = RandomObject.membersInstalled
    namespace.addByShortName([RandomObject.type])
    namespace.lacking = ["SystemRandom"]
    return namespace
  }

  /// The functions of the module, which are the methods of `random.Random` too.
  static let functions = seeding + states + uniform + sequences + distributions + moreDistributions

  static func function(
    _ signature: String, _ summary: String, example: String, body: @escaping (Arguments) throws -> Value
  ) -> Builtin {
    Builtin(
      signature, of: "random", summary, example: "import random\nrandom.seed(1)\n" + example, style: .python, body: body
    )
  }

  static func systemKey() -> [UInt32] { (0..<8).map { _ in UInt32.random(in: 0...UInt32.max) } }

  private static let seeding: [Builtin] = [
    function(
      "seed(a=None, version=2)", "Start the sequence that belongs to a seed.",
      example: "random.random()\n#> 0.13436424411240122"
    ) {
      spareGauss = nil
      if $0[0].isNone {
        generator = MersenneTwister(key: systemKey())
      } else if let integer = try BuiltinsLibrary.plainInteger($0[0]) {
        generator = MersenneTwister(seed: integer.magnitude)
      } else if case .float = $0[0] {
        generator = MersenneTwister(seed: BigUInt(UInt(bitPattern: try Operators.hash($0[0]))))
      } else if $0[0].stringValue != nil {
        throw Raised.notInLgs("random.seed of a string")
      } else {
        throw Raised.typeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
      }
      return .none
    }
  ]

  // MARK: Uniform numbers

  private static let uniform: [Builtin] = [
    function("random()", "Return a float in [0, 1).", example: "random.random()\n#> 0.13436424411240122") { _ in
      .float(generator.nextFloat())
    },
    function(
      "uniform(a, b)", "Return a float between two bounds.", example: "random.uniform(2, 4)\n#> 2.268728488224802"
    ) {
      let width = try Operators.binary(.subtract, $0[1], $0[0])
      let offset = try Operators.binary(.multiply, width, .float(generator.nextFloat()))
      return try Operators.binary(.add, $0[0], offset)
    },
    function("randint(a, b)", "Return an integer from a to b, both included.", example: "random.randint(1, 6)\n#> 2") {
      if case .int(let low) = $0[0], case .int(let high) = $0[1], let number = between(low, high) { return number }
      let (low, high) = (try BuiltinsLibrary.integer($0[0]), try BuiltinsLibrary.integer($0[1]) + 1)
      return .integer(try inRange(low, high, 1))
    },
    function(
      "randrange(start, stop=None, step=1)", "Return an item of range(start, stop, step).",
      example: "random.randrange(10)\n#> 2"
    ) {
      if case .int(let count) = $0[0], count > 0, !$0.has(1), !$0.has(2) { return .int(generator.below(count)) }
      let first = try BuiltinsLibrary.integer($0[0])
      let step = try $0.optional(2).map(BuiltinsLibrary.integer) ?? 1
      if $0[1].isNone {
        if first > 0 { return .integer(generator.below(first)) }
        throw Raised.valueError("empty range for randrange()")
      }
      return .integer(try inRange(first, BuiltinsLibrary.integer($0[1]), step))
    },
    function("getrandbits(k)", "Return an integer of k random bits.", example: "random.getrandbits(8)\n#> 34") {
      let count = try $0.index(0)
      if count < 0 { throw Raised.valueError("number of bits must be non-negative") }
      if count > 1 << 27 { throw Raised.memoryError() }
      return .integer(generator.bits(count))
    },
  ]

  /// A number from `low` to `high` whose distance is a machine integer; nil for others and for an empty range.
  private static func between(_ low: Int, _ high: Int) -> Value? {
    let (distance, overflow) = high.subtractingReportingOverflow(low)
    guard !overflow, distance >= 0, distance < Int.max else { return nil }
    return .int(low + generator.below(distance + 1))
  }

  private static func inRange(_ start: BigInt, _ stop: BigInt, _ step: BigInt) throws -> BigInt {
    let width = stop - start
    if step == 0 { throw Raised.valueError("zero step for randrange()") }
    let count = step == 1 ? width : step > 0 ? (width + step - 1) / step : (width + step + 1) / step
    guard count > 0 else {
      throw Raised.valueError(
        step == 1
          ? "empty range for randrange() (\(start), \(stop), \(width))" : "empty range for randrange()")
    }
    return start + step * generator.below(count)
  }

  // MARK: Sequences

  private static let sequences: [Builtin] = [
    function("choice(seq)", "Return an item of a sequence.", example: "random.choice('abc')\n#> 'a'") {
      let count = try Operators.length($0[0])
      if count == 0 { throw Raised.indexError("Cannot choose from an empty sequence") }
      return try Operators.item($0[0], .int(generator.below(count)))
    },
    function(
      "shuffle(x)", "Put the items of a list into a random order.",
      example: "a = [1, 2, 3]\nrandom.shuffle(a)\na\n#> [2, 3, 1]"
    ) {
      let count = try Operators.length($0[0])
      for index in stride(from: count - 1, to: 0, by: -1) {
        let other = generator.below(index + 1)
        let (a, b) = (try Operators.item($0[0], .int(index)), try Operators.item($0[0], .int(other)))
        try Operators.setItem($0[0], .int(index), b)
        try Operators.setItem($0[0], .int(other), a)
        try Machine.current.checkInterrupt()
      }
      return .none
    },
    function(
      "sample(population, k, *, counts=None)", "Return k distinct items of a sequence.",
      example: "random.sample(range(10), 3)\n#> [2, 1, 4]"
    ) {
      if !$0[2].isNone { throw Raised.notInLgs("random.sample with counts") }
      return .list(try sample($0[0], try $0.index(1)))
    },
    function(
      "choices(population, weights=None, *, cum_weights=None, k=1)", "Return k items of a sequence, which may repeat.",
      example: "random.choices('abc', k=2)\n#> ['a', 'c']"
    ) { .list(try choices($0)) },
  ]

  private static func sample(_ population: Value, _ count: Int) throws -> [Value] {
    guard population.type.has(.subscriptable), population.type.has(.length), population.type !== BuiltinTypes.dictionary
    else {
      throw Raised.typeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
    }
    let size = try Operators.length(population)
    guard count >= 0, count <= size else { throw Raised.valueError("Sample larger than population or is negative") }
    // A set of chosen places needs less room than a copy when the population is much larger than the sample.
    var roomOfSet = 21.0
    if count > 5 { roomOfSet += pow(4, ceil(log(Double(count) * 3) / log(4))) }
    if Double(size) <= roomOfSet {
      var pool = try Operators.array(population)
      return try (0..<count).map { index in
        try Machine.current.checkInterrupt(after: index)
        let place = generator.below(size - index)
        defer { pool[place] = pool[size - index - 1] }
        return pool[place]
      }
    }
    var chosen: Set<Int> = []
    return try (0..<count).map { index in
      try Machine.current.checkInterrupt(after: index)
      var place = generator.below(size)
      while !chosen.insert(place).inserted { place = generator.below(size) }
      return try Operators.item(population, .int(place))
    }
  }

  private static func choices(_ arguments: Arguments) throws -> [Value] {
    let population = try Operators.array(arguments[0])
    let count = try arguments.index(3, or: 1)
    try Operators.checkSize(MemoryLayout<Value>.stride, times: count)
    var cumulative = try arguments.optional(2).flatMap {
      $0.isNone ? nil : try Operators.array($0).map(MathNamespace.real)
    }
    if cumulative == nil, !arguments[1].isNone {
      var total = 0.0
      cumulative = try Operators.array(arguments[1]).map {
        total += try MathNamespace.real($0)
        return total
      }
    } else if cumulative != nil, !arguments[1].isNone {
      throw Raised.typeError("Cannot specify both weights and cumulative weights")
    }
    guard let cumulative else {
      if population.isEmpty, count > 0 { throw Raised.indexError("list index out of range") }
      return try (0..<max(0, count)).map { index in
        try Machine.current.checkInterrupt(after: index)
        return population[Int(generator.nextFloat() * Double(population.count))]
      }
    }
    guard cumulative.count == population.count else {
      throw Raised.valueError("The number of weights does not match the population")
    }
    guard let total = cumulative.last, total > 0 else {
      throw Raised.valueError("Total of weights must be greater than zero")
    }
    if !total.isFinite { throw Raised.valueError("Total of weights must be finite") }
    return try (0..<max(0, count)).map { index in
      try Machine.current.checkInterrupt(after: index)
      let mark = generator.nextFloat() * total
      return population[cumulative.dropLast().firstIndex { $0 > mark } ?? population.count - 1]
    }
  }

  // MARK: Distributions

  private static let distributions: [Builtin] = [
    function(
      "gauss(mu=0.0, sigma=1.0)", "Return a normally distributed float.",
      example: "random.gauss(0, 1)\n#> 1.2881847531554629"
    ) {
      let mean = try $0.optional(0).map(MathNamespace.real) ?? 0
      let deviation = try $0.optional(1).map(MathNamespace.real) ?? 1
      return .float(mean + nextGauss() * deviation)
    },
    function(
      "normalvariate(mu=0.0, sigma=1.0)", "Return a normally distributed float.",
      example: "random.normalvariate(0, 1)\n#> 0.6074558576437062"
    ) {
      .float(
        nextNormal(
          try $0.optional(0).map(MathNamespace.real) ?? 0, try $0.optional(1).map(MathNamespace.real) ?? 1))
    },
    function(
      "expovariate(lambd)", "Return an exponentially distributed float.",
      example: "random.expovariate(1)\n#> 0.1442910641095092"
    ) {
      let rate = try MathNamespace.real($0[0])
      if rate == 0 { throw Raised.zeroDivision("float division by zero") }
      return .float(-log(1 - generator.nextFloat()) / rate)
    },
  ]

  /// Source: Kinderman and Monahan, Computer generation of random variables using the ratio of uniform deviates (1977).
  static func nextNormal(_ mean: Double, _ deviation: Double) -> Double {
    let magic = 4 * exp(-0.5) / 2.0.squareRoot()
    while true {
      let first = generator.nextFloat()
      let second = 1 - generator.nextFloat()
      let z = magic * (first - 0.5) / second
      if z * z / 4 <= -log(second) { return mean + z * deviation }
    }
  }

  static func nextGauss() -> Double {
    if let spare = spareGauss {
      spareGauss = nil
      return spare
    }
    let angle = generator.nextFloat() * (2 * Double.pi)
    let radius = (-2 * log(1 - generator.nextFloat())).squareRoot()
    spareGauss = sin(angle) * radius
    return cos(angle) * radius
  }
}
