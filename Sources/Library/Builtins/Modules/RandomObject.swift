import Interpreter

/// `random.Random`: a generator of its own, with the functions of the module as methods.
final class RandomObject: Object {
  private var generator: MersenneTwister
  private var spareGauss: Double?

  init(_ generator: MersenneTwister) {
    self.generator = generator
    super.init()
  }

  static let type = TypeObject("random.Random", summary: "A generator of random numbers with a state of its own.")
  override var type: TypeObject { RandomObject.type }

  /// Does something while the object's generator stands for that of the module.
  private func lending<Result>(_ body: () throws -> Result) rethrows -> Result {
    let outer = (RandomNamespace.generator, RandomNamespace.spareGauss)
    (RandomNamespace.generator, RandomNamespace.spareGauss) = (generator, spareGauss)
    defer {
      (generator, spareGauss) = (RandomNamespace.generator, RandomNamespace.spareGauss)
      (RandomNamespace.generator, RandomNamespace.spareGauss) = outer
    }
    return try body()
  }

  static let membersInstalled: Void = {
    type.constructor = Builtin(
      "Random(x=None)", of: "random", type.summary,
      example: "import random\nrandom.Random(1).random()\n#> 0.13436424411240122"
    ) { arguments in
      let made = RandomObject(MersenneTwister(key: RandomNamespace.systemKey()))
      let seed = try Operators.attribute(.object(made), "seed")
      _ = try Operators.call(seed, [arguments[0]])
      return .object(made)
    }
    type.add(RandomNamespace.functions.map(method))
  }()

  /// A function of the module as a method.
  private static func method(of function: Builtin) -> Builtin {
    let parameters = function.signatureText.dropFirst(function.name.count + 1)
    let separator = parameters.hasPrefix(")") ? "" : ", "
    return Builtin(
      "\(function.name)(self\(separator)\(parameters)", of: "Random", function.summary,
      example: example(of: function), style: .python
    ) { arguments in
      guard let object = arguments[0].object(as: RandomObject.self) else {
        throw Raised.typeError(
          "descriptor '\(function.name)' for 'random.Random' objects doesn't apply to a '\(arguments[0].typeName)' object"
        )
      }
      return try object.lending { try function.apply(arguments.withoutFirst) }
    }
  }

  /// The function's example after `random.seed(1)`, which a generator of that seed runs as well.
  private static func example(of function: Builtin) -> String {
    let calls = function.example.split(separator: "\n").dropFirst(2).map { line in
      let parts = line.split(separator: ".", omittingEmptySubsequences: false)
      return parts.indices.map { index in
        index < parts.count - 1 && parts[index].hasSuffix("random") ? parts[index].dropLast(6) + "r" : parts[index]
      }.joined(separator: ".")
    }
    return "import random\nr = random.Random(1)\n" + calls.joined(separator: "\n")
  }
}
