import Interpreter

#if canImport(Glibc)
  import Glibc
#endif

/// States of the generator, and the rarer distributions.
extension RandomNamespace {
  static let states: [Builtin] = [
    function(
      "getstate()", "Return the state of the generator.",
      example: "state = random.getstate()\na = random.random()\nrandom.setstate(state)\na == random.random()\n#> True"
    ) { _ in
      let numbers = generator.state.map { Value.int(Int($0)) } + [.int(generator.place)]
      return .tuple([.int(3), .tuple(numbers), spareGauss.map { .float($0) } ?? .none])
    },
    function(
      "setstate(state)", "Go on from a state that `getstate` gave.",
      example: "random.setstate(random.getstate())\nrandom.random()\n#> 0.13436424411240122"
    ) { arguments in
      let parts = try Operators.array(arguments[0])
      guard parts.count == 3, case .int(3) = parts[0] else {
        throw Raised.valueError(
          "state with version \(try Operators.repr(parts.first ?? .none)) passed to Random.setstate() of version 3")
      }
      let numbers = try Operators.array(parts[1]).map(Arguments.index)
      let state = numbers.dropLast().compactMap { UInt32(exactly: $0) }
      guard let place = numbers.last, let made = MersenneTwister(state: state, place: place) else {
        throw Raised.valueError("state vector is the wrong size")
      }
      generator = made
      spareGauss = try parts[2].isNone ? nil : MathNamespace.real(parts[2])
      return .none
    },
    function("randbytes(n)", "Return random bytes.", example: "random.randbytes(3)\n#> b'\\xb1e\"'") {
      let count = try $0.index(0)
      if count < 0 { throw Raised.valueError("number of bits must be non-negative") }
      if count > 1 << 24 { throw Raised.memoryError() }
      var rest = generator.bits(8 * count)
      return .object(
        BytesObject(
          (0..<count).map { _ in
            defer { rest >>= 8 }
            return UInt8(truncatingIfNeeded: rest)
          }))
    },
  ]

  static let moreDistributions: [Builtin] = [
    function(
      "triangular(low=0.0, high=1.0, mode=None)", "Return a float whose density is a triangle.",
      example: "random.triangular(0, 10, 5)\n#> 2.591951428098154"
    ) {
      let low = try real($0, 0, or: 0)
      let high = try real($0, 1, or: 1)
      let draw = generator.nextFloat()
      if low == high { return $0.optional(0) ?? .float(0) }
      let peak = try $0[2].isNone ? 0.5 : (MathNamespace.real($0[2]) - low) / (high - low)
      return .float(
        draw > peak
          ? high + (low - high) * ((1 - draw) * (1 - peak)).squareRoot()
          : low + (high - low) * (draw * peak).squareRoot())
    },
    function(
      "lognormvariate(mu=0.0, sigma=1.0)", "Return the exponential of a normally distributed float.",
      example: "random.lognormvariate(0, 1)\n#> 1.8357550305018295"
    ) { .float(exp(nextNormal(try real($0, 0, or: 0), try real($0, 1, or: 1)))) },
    function(
      "gammavariate(alpha, beta)", "Return a float of the gamma distribution.",
      example: "random.gammavariate(2, 1)\n#> 0.6822191555398166"
    ) { .float(try nextGamma(MathNamespace.real($0[0]), MathNamespace.real($0[1]))) },
    function(
      "betavariate(alpha, beta)", "Return a float of the beta distribution.",
      example: "random.betavariate(2, 3)\n#> 0.11859366316861172"
    ) {
      let first = try nextGamma(MathNamespace.real($0[0]), 1)
      return .float(first == 0 ? 0 : first / (first + (try nextGamma(MathNamespace.real($0[1]), 1))))
    },
    function(
      "paretovariate(alpha)", "Return a float of the Pareto distribution.",
      example: "random.paretovariate(3)\n#> 1.0492724522368004"
    ) {
      let shape = try MathNamespace.real($0[0])
      let draw = 1 - generator.nextFloat()
      if shape == 0 { throw Raised.zeroDivision("float division by zero") }
      return .float(pow(draw, -1 / shape))
    },
    function(
      "weibullvariate(alpha, beta)", "Return a float of the Weibull distribution.",
      example: "random.weibullvariate(1, 2)\n#> 0.37985663625835103"
    ) {
      let (scale, shape) = (try MathNamespace.real($0[0]), try MathNamespace.real($0[1]))
      let draw = 1 - generator.nextFloat()
      if shape == 0 { throw Raised.zeroDivision("float division by zero") }
      return .float(scale * pow(-log(draw), 1 / shape))
    },
    function(
      "vonmisesvariate(mu, kappa)", "Return an angle of the von Mises distribution.",
      example: "random.vonmisesvariate(0, 4)\n#> 0.10681534351771789"
    ) { .float(try nextAngle(try MathNamespace.real($0[0]), try MathNamespace.real($0[1]))) },
  ]

  private static func real(_ arguments: Arguments, _ place: Int, or other: Double) throws -> Double {
    try arguments.optional(place).map(MathNamespace.real) ?? other
  }

  /// Sources: Cheng, The generation of gamma variables with non-integral shape parameter (1977); for shapes below 1
  /// Ahrens and Dieter, Computer methods for sampling from gamma, beta, Poisson and binomial distributions (1974).
  private static func nextGamma(_ shape: Double, _ scale: Double) throws -> Double {
    guard shape > 0, scale > 0 else { throw Raised.valueError("gammavariate: alpha and beta must be > 0.0") }
    if shape == 1 { return -log(1 - generator.nextFloat()) * scale }
    return scale * (shape > 1 ? try nextGamma(above: shape) : try nextGamma(below: shape))
  }

  private static func nextGamma(above shape: Double) throws -> Double {
    let root = (2 * shape - 1).squareRoot()
    // Of what is no number none is ever taken, as in Python.
    var attempts = 0
    while true {
      attempts += 1
      try Machine.current.checkInterrupt(after: attempts)
      let first = generator.nextFloat()
      guard first > 1e-7, first < 0.9999999 else { continue }
      let second = 1 - generator.nextFloat()
      let v = log(first / (1 - first)) / root
      let x = shape * exp(v)
      let z = first * first * second
      let r = (shape - log(4)) + (shape + root) * v - x
      if r + (1 + log(4.5)) - 4.5 * z >= 0 || r >= log(z) { return x }
    }
  }

  private static func nextGamma(below shape: Double) throws -> Double {
    // Of what is no number none is ever taken, as in Python.
    var attempts = 0
    while true {
      attempts += 1
      try Machine.current.checkInterrupt(after: attempts)
      let base = (M_E + shape) / M_E
      let p = base * generator.nextFloat()
      let x = p <= 1 ? pow(p, 1 / shape) : -log((base - p) / shape)
      let draw = generator.nextFloat()
      if p > 1 ? draw <= pow(x, shape - 1) : draw <= exp(-x) { return x }
    }
  }

  /// Source: Fisher, Statistical analysis of circular data (1993), after Best and Fisher.
  private static func nextAngle(_ mean: Double, _ concentration: Double) throws -> Double {
    let turn = 2 * Double.pi
    if concentration <= 1e-6 { return turn * generator.nextFloat() }
    let s = 0.5 / concentration
    let r = s + (1 + s * s).squareRoot()
    var z = 0.0
    // Of what is no number none is ever taken, as in Python.
    var attempts = 0
    while true {
      attempts += 1
      try Machine.current.checkInterrupt(after: attempts)
      z = cos(Double.pi * generator.nextFloat())
      let d = z / (r + z)
      let draw = generator.nextFloat()
      if draw < 1 - d * d || draw <= (1 - d) * exp(d) { break }
    }
    let q = 1 / r
    let distance = acos((q + z) / (1 + q * z))
    let angle = generator.nextFloat() > 0.5 ? mean + distance : mean - distance
    let rest = fmod(angle, turn)
    return rest < 0 ? rest + turn : rest
  }
}
