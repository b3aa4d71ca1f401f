import Interpreter
import Tensors

/// The module `numpy.random`, and the methods of its generators.
enum NumPyRandom {
  static let generator = TypeObject(
    "Generator", module: "numpy.random._generator", summary: "A generator of random numbers of its own.")
  static let randomState = TypeObject(
    "RandomState", module: "numpy.random.mtrand", summary: "A legacy generator of random numbers of its own.")

  /// Whose functions they are.
  private enum Owner {
    /// The module's, which share one legacy generator.
    case module
    case randomState
    case generator

    var name: String {
      switch self {
      case .module: return "numpy.random"
      case .randomState: return "RandomState"
      case .generator: return "Generator"
      }
    }

    /// What the examples begin with, and what they call the function on.
    var start: (setup: String, receiver: String) {
      switch self {
      case .module: return ("np.random.seed(0)\n", "np.random")
      case .randomState: return ("", "np.random.RandomState(0)")
      case .generator: return ("", "np.random.default_rng(0)")
      }
    }
  }

  /// - Parameters:
  ///   - parameters: Those after the receiver, in Python's notation.
  ///   - body: Takes the generator, the arguments and the place of the first one.
  private static func record(
    _ owner: Owner, _ name: String, _ parameters: String, _ summary: String, _ arguments: String, _ output: String,
    body: @escaping (RandomStream, Arguments, Int) throws -> Value
  ) -> Builtin {
    let (setup, receiver) = owner.start
    // A call that gives nothing is printed, so that the example shows something.
    let call = "\(receiver).\(name)(\(arguments))"
    let example = setup + (output.isEmpty ? "print(\(call))\n#> None" : "\(call)\n#> \(output)")
    if case .module = owner {
      return ArrayRecord("\(name)(\(parameters))", of: owner.name, summary, example: example, style: .native) {
        try body(LegacyRandom.shared, $0, 0)
      }
    }
    let rest = parameters.isEmpty ? "" : ", " + parameters
    return ArrayRecord("\(name)(self\(rest))", of: owner.name, summary, example: example, style: .native) {
      guard let stream = $0[0].object(as: RandomGeneratorObject.self)?.stream else {
        throw Raised.typeError("descriptor '\(name)' requires a generator, not '\($0[0].typeName)'")
      }
      return try body(stream, $0, 1)
    }
  }

  static let functions: [Builtin] = records(.module)

  /// Adds the methods and constructors of generators.
  static func install() {
    randomState.add(records(.randomState))
    randomState.constructor = ArrayRecord(
      "RandomState(seed=None)", of: "numpy.random", "A legacy generator of its own.",
      example: "np.random.RandomState(0).rand()\n#> 0.5488135039273248", style: .native
    ) { .object(RandomGeneratorObject(try legacy($0[0]), randomState)) }
    generator.add(records(.generator))
  }

  private static func records(_ owner: Owner) -> [Builtin] {
    let drawn = RandomDistribution.all.map { distribution -> Builtin in
      let parameters = distribution.parameters.isEmpty ? "size=None" : distribution.parameters + ", size=None"
      var output = distribution.example.output
      if case .generator = owner { output = distribution.example.generated }
      return record(owner, distribution.name, parameters, distribution.summary, distribution.example.arguments, output)
      {
        try distribution.numbers($0, $1, first: $2)
      }
    }
    switch owner {
    case .module:
      return drawn + legacyNumbers(owner) + choices(owner) + vectors(owner) + [seed(owner), defaultGenerator]
    case .randomState: return drawn + legacyNumbers(owner) + choices(owner) + vectors(owner) + [seed(owner)]
    case .generator: return drawn + generatorNumbers(owner) + choices(owner) + vectors(owner)
    }
  }

  // MARK: Seeds

  private static func legacy(_ seed: Value) throws -> LegacyRandom {
    if seed.isNone { return LegacyRandom(seed: UInt32.random(in: 0...UInt32.max)) }
    guard let number = try Operators.indexValue(seed) else {
      if seed.object(as: ListObject.self) != nil || seed.array != nil {
        let words = try ArrayShape.integers(seed).map { value -> UInt32 in
          guard let word = UInt32(exactly: value) else {
            throw Raised.valueError("Seed values must be between 0 and 2**32 - 1")
          }
          return word
        }
        return LegacyRandom(key: words)
      }
      throw Raised.typeError("Cannot cast \(seed.typeName) to an integer seed")
    }
    guard let word = UInt32(exactly: number) else { throw Raised.valueError("Seed must be between 0 and 2**32 - 1") }
    return LegacyRandom(seed: word)
  }

  private static func seed(_ owner: Owner) -> Builtin {
    record(
      owner, "seed", "seed=None", "Seeds the random numbers: a seed gives NumPy's digits.", "0",
      ""
    ) { _, arguments, first in
      if case .module = owner { LegacyRandom.shared = try legacy(arguments[0]) }
      arguments[0].object(as: RandomGeneratorObject.self)?.stream = try legacy(arguments[first])
      return .none
    }
  }

  private static let defaultGenerator = ArrayRecord(
    "default_rng(seed=None)", of: "numpy.random", "A generator of its own: a seed gives NumPy's digits.",
    example: "np.random.default_rng(0).random()\n#> 0.6369616873214543", style: .native
  ) { arguments in
    if let object = arguments[0].object(as: RandomGeneratorObject.self), object.type === generator {
      return arguments[0]
    }
    let entropy: [UInt32]
    if arguments[0].isNone {
      entropy = (0..<4).map { _ in UInt32.random(in: 0...UInt32.max) }
    } else {
      let numbers = try ArrayShape.integers(arguments[0])
      if numbers.contains(where: { $0 < 0 }) { throw Raised.valueError("expected non-negative integer") }
      entropy = numbers.flatMap { number -> [UInt32] in
        let high = UInt32(truncatingIfNeeded: number >> 32)
        return high == 0 ? [UInt32(truncatingIfNeeded: number)] : [UInt32(truncatingIfNeeded: number), high]
      }
    }
    return .object(RandomGeneratorObject(PermutedRandom(SeedSequence(entropy: entropy)), generator))
  }

  // MARK: Numbers

  private static func separate(_ values: [Value], _ number: () -> Double) throws -> Value {
    if values.isEmpty { return .float(number()) }
    let sizes = try values.map(Arguments.index)
    if sizes.contains(where: { $0 < 0 }) { throw Raised.valueError("negative dimensions are not allowed") }
    return try RandomDistribution.array(sizes, .float64, of: Double.self) { _ in number() }
  }

  private static func unit(_ owner: Owner, _ name: String, _ rest: String, _ output: String) -> Builtin {
    record(owner, name, "size=None" + rest, "Floats in [0, 1).", "", output) { stream, arguments, first in
      if arguments[first].isNone { return .float(stream.double()) }
      return try RandomDistribution.array(ArrayShape.sizes(arguments[first]), .float64, of: Double.self) { _ in
        stream.double()
      }
    }
  }

  private static func legacyNumbers(_ owner: Owner) -> [Builtin] {
    [
      record(
        owner, "rand", "*args", "Floats in [0, 1), in the shape that the arguments name.", "2",
        "array([0.5488135 , 0.71518937])"
      ) { stream, arguments, _ in try separate(arguments.rest) { stream.double() } },
      record(
        owner, "randn", "*args", "Standard normal numbers, in the shape that the arguments name.", "2",
        "array([1.76405235, 0.40015721])"
      ) { stream, arguments, _ in try separate(arguments.rest) { stream.normal() } },
      unit(owner, "random", "", "0.5488135039273248"), unit(owner, "random_sample", "", "0.5488135039273248"),
      record(
        owner, "randint", "low, high=None, size=None, dtype=None", "Integers from low up to but without high.",
        "0, 10, 3", "array([5, 0, 3])"
      ) { stream, arguments, first in
        guard let dtype = try arguments.dtype(first + 3), dtype != .int64 else {
          return try integers(arguments, first, isInclusive: false, isPlain: true) { stream.masked(upTo: $0) }
        }
        return try small(integersOf: dtype, stream, arguments, first)
      },
    ]
  }

  /// Legacy integers of a dtype of their own: small ones are cut from one draw of 32 bits.
  private static func small(
    integersOf dtype: DType, _ stream: RandomStream, _ arguments: Arguments, _ first: Int
  ) throws -> Value {
    guard let range = dtype.integerRange else {
      throw Raised.typeError("Unsupported dtype dtype('\(dtype.name)') for randint")
    }
    let hasEnd = !arguments[first + 1].isNone
    let low = hasEnd ? try arguments.index(first) : 0
    let high = try arguments.index(hasEnd ? first + 1 : first)
    if low < range.lowerBound { throw Raised.valueError("low is out of bounds for \(dtype.name)") }
    if high - 1 > range.upperBound { throw Raised.valueError("high is out of bounds for \(dtype.name)") }
    if low >= high { throw Raised.valueError(low == high ? "low >= high" : "low >= high") }
    var bits = SmallBits(stream, width: dtype.byteSize * 8)
    let limit = UInt32(high - 1 - low)
    let sizes = arguments[first + 2].isNone ? [] : try ArrayShape.sizes(arguments[first + 2])
    return Value(
      array: try torch {
        try Tensor.filled(Shape(sizes), dtype, of: Int.self, each: { _ in low + Int(bits.masked(upTo: limit)) })
      })
  }

  private static func generatorNumbers(_ owner: Owner) -> [Builtin] {
    [
      unit(owner, "random", ", dtype=<no value>, out=<no value>", "0.6369616873214543"),
      record(
        owner, "integers", "low, high=None, size=None, dtype=None, endpoint=False",
        "Integers from low up to but without high.", "0, 10, 3", "array([8, 6, 5])"
      ) { stream, arguments, first in
        if let dtype = try arguments.dtype(first + 3), dtype != .int64 {
          throw Raised.notInLgs("the dtype \(dtype.name) of random integers")
        }
        let isPlain = arguments[first + 3].object(as: TypeObject.self) === BuiltinTypes.int
        return try integers(arguments, first, isInclusive: arguments.truth(first + 4), isPlain: isPlain) {
          stream.integer(upTo: $0)
        }
      },
    ]
  }

  private static func integers(
    _ arguments: Arguments, _ first: Int, isInclusive: Bool, isPlain: Bool, _ draw: (UInt64) -> UInt64
  ) throws -> Value {
    let isSingle = arguments[first + 1].isNone
    if try ArrayConversion.tensor(arguments[first]).rank > 0
      || !isSingle && ArrayConversion.tensor(arguments[first + 1]).rank > 0
    {
      throw Raised.notInLgs("random integers between arrays")
    }
    let start = try arguments.index(first)
    let (low, end) = isSingle ? (0, start) : (start, try arguments.index(first + 1))
    if isInclusive ? low > end : low >= end {
      throw Raised.valueError(
        isSingle ? (isInclusive ? "high < 0" : "high <= 0") : isInclusive ? "low > high" : "low >= high")
    }
    let width = UInt64(bitPattern: Int64((isInclusive ? end : end &- 1) &- low))
    func number() -> Int { low &+ Int(truncatingIfNeeded: draw(width)) }
    if arguments[first + 2].isNone {
      return isPlain ? .int(number()) : .object(ArrayScalar(.int(number()), .int64))
    }
    return try RandomDistribution.array(ArrayShape.sizes(arguments[first + 2]), .int64, of: Int.self) { _ in number() }
  }

  // MARK: Choices

  private static func choices(_ owner: Owner) -> [Builtin] {
    var isGenerator = false
    if case .generator = owner { isGenerator = true }
    let axis = isGenerator ? ", axis=0" : ""
    return [
      record(
        owner, "permutation", "x\(axis)", "The elements, or the integers below a number, in random order.", "4",
        isGenerator ? "array([2, 0, 1, 3])" : "array([2, 3, 1, 0])"
      ) { stream, arguments, first in
        if let count = try Operators.indexValue(arguments[first]) {
          return NumPyCreation.result(try torch { try Tensor.from(ints: stream.order(max(0, count))) })
        }
        let source = try arguments.elements(first)
        let axis = try isGenerator ? ArrayTypes.axis(arguments.index(first + 1, or: 0), rank: source.rank) : 0
        return try picked(source, stream.order(source.rank == 0 ? 0 : source.shape[axis]), axis)
      },
      record(
        owner, "shuffle", "x\(axis)", "Brings the elements of a list or an array in random order, in place.",
        "[1, 2, 3]", ""
      ) { stream, arguments, first in
        if let list = arguments[first].object(as: ListObject.self) {
          try stream.shuffle(list.items.count) { list.items.swapAt($0, $1) }
          return .none
        }
        guard let array = arguments[first].array, array.rank > 0 else {
          throw Raised.typeError("'\(arguments[first].typeName)' object does not support item assignment")
        }
        let axis = try isGenerator ? ArrayTypes.axis(arguments.index(first + 1, or: 0), rank: array.rank) : 0
        let order = try stream.order(array.shape[axis])
        let shuffled = try ArrayConversion.tensor(picked(array, order, axis))
        try torch { try array.overwrite(with: shuffled) }
        return .none
      },
      record(
        owner, "choice",
        isGenerator ? "a, size=None, replace=True, p=None, axis=0, shuffle=True" : "a, size=None, replace=True, p=None",
        "Elements drawn from an array, or integers below a number; p gives their probabilities.", "[10, 20, 30], 4",
        isGenerator ? "array([30, 20, 20, 10])" : "array([10, 20, 10, 20])"
      ) { try RandomChoice($1, $2, isGenerator: isGenerator).drawn($0) },
    ]
  }

  static func picked(_ source: Tensor, _ places: [Int], _ axis: Int = 0) throws -> Value {
    NumPyCreation.result(try torch { try TensorOperators.indexSelected(source, axis, Tensor.from(ints: places)) })
  }

  // MARK: Vectors

  private static func vectors(_ owner: Owner) -> [Builtin] {
    var isGenerator = false
    if case .generator = owner { isGenerator = true }
    return [
      record(
        owner, "multinomial", "n, pvals, size=None", "How often every outcome occurs among n trials.",
        "10, [0.5, 0.3, 0.2]", isGenerator ? "array([6, 3, 1])" : "array([5, 2, 3])"
      ) { stream, arguments, first in try multinomial(stream, arguments, first) },
      record(
        owner, "dirichlet", "alpha, size=None", "Shares that add up to 1.", "[1.0, 1.0]",
        isGenerator ? "array([0.40007079, 0.59992921])" : "array([0.38788988, 0.61211012])"
      ) { stream, arguments, first in try dirichlet(stream, arguments, first) },
      record(
        owner, "multivariate_normal",
        isGenerator
          ? "mean, cov, size=None, check_valid='warn', tol=1e-08, *, method='svd'"
          : "mean, cov, size=None, check_valid='warn', tol=1e-08",
        "Normal vectors with these means and covariances.", "[0, 0], [[1, 0], [0, 1]]",
        isGenerator ? "array([ 0.12573022, -0.13210486])" : "array([1.76405235, 0.40015721])"
      ) { stream, arguments, first in try normals(stream, arguments, first, isGenerator: isGenerator) },
    ]
  }

  private static func multinomial(_ stream: RandomStream, _ arguments: Arguments, _ first: Int) throws -> Value {
    let trials = try arguments.index(first)
    if trials < 0 { throw Raised.valueError("n < 0") }
    let chances = try ArrayConversion.doubles(arguments[first + 1])
    if chances.contains(where: { $0.isNaN || $0 < 0 || $0 > 1 }) {
      throw Raised.valueError("pvals < 0, pvals > 1 or pvals contains NaNs")
    }
    if chances.dropLast().reduce(0, +) > 1 + 1e-12 { throw Raised.valueError("sum(pvals[:-1]) > 1.0") }
    let sizes = try arguments[first + 2].isNone ? [] : ArrayShape.sizes(arguments[first + 2])
    var counts: [Int] = []
    for turn in 0..<(try ArrayShape.count(of: sizes)) {
      try Machine.current.checkInterrupt(after: turn)
      var (left, rest) = (trials, 1.0)
      var row = Array(repeating: 0, count: chances.count)
      for place in 0..<max(chances.count - 1, 0) {
        row[place] = stream.binomial(left, chances[place] / rest)
        left -= row[place]
        if left <= 0 { break }
        rest -= chances[place]
      }
      if left > 0, !row.isEmpty { row[row.count - 1] = left }
      counts += row
    }
    return try RandomDistribution.array(sizes + [chances.count], .int64, of: Int.self) { counts[$0] }
  }

  private static func dirichlet(_ stream: RandomStream, _ arguments: Arguments, _ first: Int) throws -> Value {
    let alpha = try ArrayConversion.doubles(arguments[first])
    if alpha.contains(where: { $0 <= 0 }) { throw Raised.valueError("alpha <= 0") }
    if !(stream is LegacyRandom), (alpha.max() ?? 1) < 0.1 {
      throw Raised.notInLgs("dirichlet with all alpha below 0.1")
    }
    let sizes = try arguments[first + 1].isNone ? [] : ArrayShape.sizes(arguments[first + 1])
    var shares: [Double] = []
    for turn in 0..<(try ArrayShape.count(of: sizes)) {
      try Machine.current.checkInterrupt(after: turn)
      let parts = alpha.map { stream.gamma($0) }
      let inverse = 1 / parts.reduce(0, +)
      shares += parts.map { $0 * inverse }
    }
    return try RandomDistribution.array(sizes + [alpha.count], .float64, of: Double.self) { shares[$0] }
  }

  private static func normals(_ stream: RandomStream, _ arguments: Arguments, _ first: Int, isGenerator: Bool) throws
    -> Value
  {
    if isGenerator, let method = arguments.optional(first + 5)?.stringValue, method != "svd" {
      throw Raised.notInLgs("the method '\(method)' of multivariate_normal")
    }
    let mean = try arguments.elements(first)
    let covariance = try arguments.elements(first + 1)
    guard mean.rank == 1 else { throw Raised.valueError("mean must be 1 dimensional") }
    guard covariance.rank == 2, covariance.shape[0] == covariance.shape[1] else {
      throw Raised.valueError("cov must be 2 dimensional and square")
    }
    guard mean.count == covariance.shape[0] else { throw Raised.valueError("mean and cov must have same length") }
    let sizes = try arguments[first + 2].isNone ? [] : ArrayShape.sizes(arguments[first + 2])
    let n = mean.count
    let count = try ArrayShape.count(of: sizes)
    let raw = try RandomDistribution.array([count, n], .float64, of: Double.self) { _ in stream.normal() }
    let centers = try ArrayConversion.doubles(arguments[first])
    let matrix = DenseMatrix(n, n, rowMajor: try ArrayConversion.doubles(arguments[first + 1]))
    let svd = try NumPyLinearAlgebra.decomposing("SVD") { try SingularValues(matrix, isFull: true, practice: .numpy) }
    var factor = DenseMatrix(n, n)
    for row in 0..<n {
      for column in 0..<n {
        factor[row, column] =
          isGenerator
          ? svd.left[column, row] * svd.values[row].squareRoot() : svd.values[row].squareRoot() * svd.right[row, column]
      }
    }
    let scaled = try torch {
      try Tensor.matmul(ArrayConversion.tensor(raw), Tensor.from(doubles: factor.rowMajor, shape: Shape([n, n])))
    }
    let moved = try torch { try Tensor.add(scaled, Tensor.from(doubles: centers)) }
    return NumPyCreation.result(try ArrayShape.reshaped(moved, sizes + [n]))
  }
}

/// `np.random.default_rng(…)` and `np.random.RandomState(…)`.
final class RandomGeneratorObject: Object {
  var stream: RandomStream
  private let ownType: TypeObject

  init(_ stream: RandomStream, _ type: TypeObject) {
    self.stream = stream
    ownType = type
    super.init()
  }

  override var type: TypeObject { ownType }
  override func str() throws -> String { stream is LegacyRandom ? "RandomState(MT19937)" : "Generator(PCG64)" }
  override func repr() throws -> String { "\(try str()) at 0x\(address.dropFirst(2).uppercased())" }
}
