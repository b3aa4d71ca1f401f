import CKernels
import Glibc

/// The generator behind `torch.manual_seed`: the same numbers as PyTorch's for every seed.
public enum RandomGenerator {
  @exclusivity(unchecked) static var state: lgs_generator = seeded(5489)

  fileprivate static func seeded(_ seed: Int) -> lgs_generator {
    var generator = lgs_generator()
    lgs_generator_seed(&generator, UInt32(truncatingIfNeeded: seed))
    return generator
  }

  /// The seed that the numbers began with.
  @exclusivity(unchecked) public private(set) static var initialSeed = 5489

  /// Starts the sequence of a seed; only its low 32 bits count.
  public static func seed(_ seed: Int) {
    state = seeded(seed)
    initialSeed = seed
  }

  /// A non-negative integer of 63 random bits, as an int64 tensor's `random_()` draws it.
  public static func nextInteger() -> Int {
    let high = UInt64(lgs_generator_next32(&state))
    let low = UInt64(lgs_generator_next32(&state))
    return Int(truncatingIfNeeded: (high << 32 | low) & UInt64(Int64.max))
  }

  /// Runs `body` with a generator of its own; the shared one stands still.
  public static func with<Result>(seed: Int, _ body: () throws -> Result) rethrows -> Result {
    let shared = state
    defer { state = shared }
    state = seeded(seed)
    return try body()
  }
}

/// A source of random numbers beside the shared one.
public final class RandomSource {
  /// The seed that the numbers began with.
  public private(set) var seed: Int
  private var state: lgs_generator

  public init(_ seed: Int) {
    self.seed = seed
    state = RandomGenerator.seeded(seed)
  }

  /// Starts the sequence of a seed.
  public func reseed(_ seed: Int) {
    self.seed = seed
    state = RandomGenerator.seeded(seed)
  }

  /// Runs `body`, whose random numbers come from here; the shared generator stands still.
  public func draw<Result>(_ body: () throws -> Result) rethrows -> Result {
    swap(&state, &RandomGenerator.state)
    defer { swap(&state, &RandomGenerator.state) }
    return try body()
  }
}

/// Random tensors.
enum Random {
  static let all =
    [rand, randn, randint, randperm, randLike, randnLike, bernoulli, normal] + [
      uniformInPlace, normalInPlace, bernoulliInPlace, exponentialInPlace, randomInPlace, multinomial,
    ]

  private static let random = Derivative.none(because: "random numbers depend on no tensor")
  private static let input = Parameter("input", .tensor)

  private static func sized(
    _ name: String, _ summary: String, _ text: String, _ make: @escaping (Shape, DType) throws -> Tensor
  ) -> Operation {
    Operation(
      name, [Creation.size] + Creation.options, places: [.function], summary: summary,
      example: """
        generator = manual_seed(0)
        \(name)(2)
        #> \(text)
        """,
      samples: [Sample([.fixed(.ints([2, 3]))], differentiable: false)], derivative: random,
      evaluate: { arguments in
        .tensor(
          try make(arguments.shape(0), arguments.optionalDType(1) ?? .standard).requiringGrad(arguments, 2))
      })
  }

  static let rand = sized(
    "rand", "Uniform random numbers in [0, 1).", "tensor([0.4963, 0.7682])", Tensor.rand)
  static let randn = sized(
    "randn", "Normal random numbers with mean 0 and deviation 1.", "tensor([ 1.5410, -0.2934])", Tensor.randn)

  private static func like(
    _ name: String, _ summary: String, _ make: @escaping (Shape, DType) throws -> Tensor
  ) -> Operation {
    Operation(
      name, [input] + Creation.options, places: [.function], summary: summary,
      example: """
        \(name)(zeros(2)).shape
        #> torch.Size([2])
        """,
      samples: [Sample([.tensor([2, 3], from: 0, to: 1, .float32)], differentiable: false)], derivative: random,
      evaluate: { arguments in
        let input = try arguments.tensor(0)
        return .tensor(
          try make(input.shape, arguments.optionalDType(1) ?? input.dtype).requiringGrad(arguments, 2))
      })
  }

  static let randLike = like("rand_like", "Uniform random numbers in another tensor's shape.", Tensor.rand)
  static let randnLike = like("randn_like", "Normal random numbers in another tensor's shape.", Tensor.randn)

  static let randint = Operation(
    "randint",
    [Parameter("low", .int, default: .int(0)), Parameter("high", .int), Parameter("size", .ints(variadic: false))]
      + Creation.options,
    places: [.function], summary: "Random integers from low up to but without high.",
    example: """
      generator = manual_seed(1)
      randint(0, 10, (5,))
      #> tensor([5, 9, 4, 8, 3])
      """,
    samples: [Sample([.fixed(.int(0)), .fixed(.int(5)), .fixed(.ints([4]))], differentiable: false)],
    derivative: random,
    evaluate: { arguments in
      .tensor(
        try Tensor.randint(
          arguments.int(0), arguments.int(1), arguments.shape(2), arguments.optionalDType(3) ?? .int64
        ).requiringGrad(arguments, 4))
    })

  static let randperm = Operation(
    "randperm", [Parameter("n", .int)] + Creation.options, places: [.function],
    summary: "The integers below n in random order.",
    example: """
      generator = manual_seed(1)
      randperm(6)
      #> tensor([1, 5, 2, 0, 3, 4])
      """,
    samples: [Sample([.fixed(.int(4))], differentiable: false)], derivative: random,
    evaluate: { arguments in
      let dtype = try arguments.optionalDType(1) ?? .int64
      if dtype == .bool { throw Tensor.unsupported("randperm", dtype) }
      return .tensor(try Tensor.randperm(arguments.int(0)).cast(to: dtype))
    })

  static let bernoulli = Operation(
    "bernoulli", [input, Parameter("p", .float, default: Argument.none)], gradientName: "BernoulliBackward0",
    summary: "Ones with the given probabilities, zeros otherwise.",
    example: """
      generator = manual_seed(1)
      bernoulli(full((6,), 0.5))
      #> tensor([0., 1., 1., 0., 1., 0.])
      """,
    samples: [Sample([.tensor([2, 3], from: 0, to: 1, .float32)], differentiable: false)],
    derivative: .function { _, gradient in Gradients(try Tensor.zeros(gradient.shape, gradient.dtype)) },
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      if arguments.isNone(1) { return .tensor(try Tensor.bernoulli(input)) }
      return .tensor(try Tensor.empty(input.shape, input.dtype).bernoulli(arguments.double(1)))
    })

  static let normal = Operation(
    "normal",
    [
      Parameter("mean", .tensorOrScalar), Parameter("std", .tensorOrScalar, default: .float(1)),
      Parameter("size", .ints(variadic: false), default: Argument.none),
    ] + Creation.options,
    places: [.function], summary: "Normal random numbers with given means and deviations.",
    example: """
      normal(0., 1., (2,)).shape
      #> torch.Size([2])
      """,
    samples: [Sample([.fixed(.float(0)), .fixed(.float(1)), .fixed(.ints([3]))], differentiable: false)],
    derivative: random,
    evaluate: { arguments in
      let shape = try arguments.isNone(2) ? nil : arguments.shape(2)
      return .tensor(
        try Tensor.normal(
          arguments.operand(0), arguments.operand(1), shape, arguments.optionalDType(3) ?? .standard
        ).requiringGrad(arguments, 4))
    })

  private static func inPlace(
    _ name: String, _ parameters: [Parameter], _ summary: String,
    _ change: @escaping (Tensor, [Argument]) throws -> Tensor
  ) -> Operation {
    Operation(
      name, [input] + parameters, places: [.method], summary: summary,
      example: """
        zeros(2).\(name)().shape
        #> torch.Size([2])
        """,
      samples: [], derivative: random, evaluate: { arguments in .tensor(try change(arguments.tensor(0), arguments)) })
  }

  static let uniformInPlace = inPlace(
    "uniform_", [Parameter("from", .float, default: .float(0)), Parameter("to", .float, default: .float(1))],
    "Overwrites the elements with uniform random numbers."
  ) { tensor, arguments in try tensor.uniform(arguments.double(1), arguments.double(2)) }

  static let normalInPlace = inPlace(
    "normal_", [Parameter("mean", .float, default: .float(0)), Parameter("std", .float, default: .float(1))],
    "Overwrites the elements with normal random numbers."
  ) { tensor, arguments in try tensor.normal(arguments.double(1), arguments.double(2)) }

  static let bernoulliInPlace = inPlace(
    "bernoulli_", [Parameter("p", .float, default: .float(0.5))],
    "Overwrites the elements with ones and zeros by chance."
  ) { tensor, arguments in try tensor.changed { _ in try tensor.bernoulli(arguments.double(1)) } }

  static let exponentialInPlace = inPlace(
    "exponential_", [Parameter("lambd", .float, default: .float(1))],
    "Overwrites the elements with exponential random numbers."
  ) { tensor, arguments in
    let rate = try arguments.double(1)
    guard rate > 0 else {
      throw TensorError.runtime("exponential_ expects lambda > 0.0, but found lambda=\(rate)")
    }
    guard tensor.elementType.isFloatingPoint else { throw Tensor.unsupported("exponential_", tensor.elementType) }
    return try tensor.changed { _ in
      let fresh = try Tensor.uninitialized(tensor.sizes, .float64)
      try fresh.fill(Double.self) { _ in -Glibc.log1p(-lgs_uniform_float64(&RandomGenerator.state)) / rate }
      return try fresh.cast(to: tensor.elementType)
    }
  }

  static let randomInPlace = inPlace(
    "random_", [Parameter("from", .int, default: .int(0)), Parameter("to", .int, default: Argument.none)],
    "Overwrites the elements with random integers."
  ) { tensor, arguments in
    let first = try arguments.int(1)
    if tensor.elementType == .int64, first == 0, arguments.isNone(2) {
      return try tensor.changed { _ in
        try Tensor.filled(tensor.sizes, .int64, of: Int.self, each: { _ in RandomGenerator.nextInteger() })
      }
    }
    let largest =
      tensor.elementType.significandBits.map { 1 << $0 + 1 } ?? tensor.elementType.integerRange.map {
        $0.upperBound < Int.max ? $0.upperBound + 1 : Int.max
      } ?? 2
    let (low, high) = try arguments.isNone(2) ? (0, first > 0 ? first : largest) : (first, arguments.int(2))
    return try tensor.changed { _ in try Tensor.randint(low, high, tensor.sizes, tensor.elementType) }
  }

  static let multinomial = Compound.discrete(
    "multinomial",
    [input, Parameter("num_samples", .int), Parameter("replacement", .bool, default: .bool(false))],
    summary: "Positions drawn with given probabilities, or with weights in their ratio.",
    example: """
      g = torch.manual_seed(0)
      torch.multinomial(tensor([0.1, 0.2, 0.3, 0.4]), 3)
      #> tensor([2, 1, 3])
      """,
    samples: [.tensor([4], from: 0.1, to: 1, .float32), .fixed(.int(2))]
  ) { arguments in
    .tensor(try arguments.tensor(0).detached().multinomial(arguments.int(1), replacement: arguments.flag(2)))
  }
}

extension Tensor {
  /// Positions drawn with the probabilities of the last dimension.
  /// Errors: RuntimeError for weights that are no probabilities.
  fileprivate func multinomial(_ samples: Int, replacement: Bool) throws -> Tensor {
    guard rank == 1 || rank == 2 else { throw TensorError.runtime("prob_dist must be 1 or 2 dim") }
    guard elementType.isFloatingPoint else {
      throw TensorError.runtime(
        "multinomial only supports floating-point dtypes for input, got: \(elementType.scalarTypeName)")
    }
    guard samples > 0 else { throw TensorError.runtime("cannot sample n_sample <= 0 samples") }
    let categories = sizes[rank - 1]
    guard replacement || samples <= categories else {
      throw TensorError.runtime("cannot sample n_sample > prob_dist.size(-1) samples without replacement")
    }
    let weights = try doubles()
    guard weights.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw TensorError.runtime("probability tensor contains either `inf`, `nan` or element < 0")
    }
    if !replacement || samples == 1 {
      let waits = try Random.exponentialInPlace.evaluate([.tensor(Tensor.zeros(sizes, elementType)), .float(1)])
        .tensor()
      return try Tensor.div(self, waits).topk(samples, -1, largest: true).indices
    }
    let shape = Shape(sizes.dropLast() + [samples])
    // Sizes that no memory holds are refused before the drawing.
    _ = try Tensor.uninitialized(shape, .int64)
    var drawn: [Int] = []
    for row in stride(from: 0, to: weights.count, by: Swift.max(categories, 1)) {
      var total = 0.0
      let sums = weights[row..<row + categories].map { weight -> Double in
        total += weight
        return total
      }
      guard total > 0 else {
        throw TensorError.runtime("invalid multinomial distribution (sum of probabilities <= 0)")
      }
      for _ in 0..<samples {
        try Interruption.check()
        let share = lgs_uniform_float64(&RandomGenerator.state) * total
        drawn.append(sums.partitioned { $0 > share || $0 == total })
      }
    }
    return try Tensor.from(ints: drawn, shape: shape)
  }
}

extension [Double] {
  /// The first place where the condition holds, which holds from there to the end.
  fileprivate func partitioned(_ condition: (Double) -> Bool) -> Int {
    var (low, high) = (0, Swift.max(count - 1, 0))
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
