import Interpreter
import Tensors

/// `torch.Generator`: a source of random numbers of its own, or the shared one.
final class GeneratorObject: Object {
  static let shared = GeneratorObject(source: nil)

  /// nil for the shared generator.
  private let source: RandomSource?

  private init(source: RandomSource?) {
    self.source = source
    super.init()
  }

  override var type: TypeObject { TorchTypes.generator }
  override func repr() throws -> String { "<torch._C.Generator object at \(address)>" }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    name == "device" ? .object(DeviceObject.cpu) : nil
  }

  override var ownAttributeNames: [Symbol] { ["device"] }

  var seed: Int { source?.seed ?? RandomGenerator.initialSeed }

  func setSeed(_ seed: Int) {
    if let source { source.reseed(seed) } else { RandomGenerator.seed(seed) }
  }

  /// Runs `body`, whose random numbers come from here.
  func draw<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard let source else { return try body() }
    return try source.draw(body)
  }

  /// The generator that a value is; None: the shared one.
  /// Errors: TypeError for anything else.
  static func of(_ value: Value, _ function: String) throws -> GeneratorObject {
    if value.isNone { return shared }
    guard let generator = value.object(as: GeneratorObject.self) else {
      throw Raised.typeError("\(function)(): argument 'generator' must be torch.Generator, not \(value.typeName)")
    }
    return generator
  }

  // MARK: Members

  static func install() {
    TorchTypes.generator.constructor = Builtin(
      "Generator(device='cpu')", of: "torch", "A source of random numbers of its own.",
      example: "g = torch.Generator().manual_seed(3)\nrand(2, generator=g)\n#> tensor([0.0043, 0.1056])", style: .python
    ) { arguments in
      if let device = arguments.optional(0) { try DeviceObject.check(device) }
      return .object(GeneratorObject(source: RandomSource(67_280_421_310_721)))
    }
    TorchTypes.generator.add(methods)
  }

  private static func receiver(_ arguments: Arguments) throws -> GeneratorObject {
    guard let generator = arguments[0].object(as: GeneratorObject.self) else {
      throw Raised.typeError("a method of a generator needs a torch.Generator, not '\(arguments[0].typeName)'")
    }
    return generator
  }

  static func seedNumber(_ value: Value) throws -> Int {
    guard let seed = try Operators.indexValue(value) else {
      throw Raised.typeError("manual_seed expected a long, but got \(value.typeName)")
    }
    return seed
  }

  /// The seed of `torch.manual_seed`, which takes what `int()` takes.
  private static func globalSeed(_ value: Value) throws -> Int {
    try seedNumber(Operators.call(.object(BuiltinTypes.int), [value]))
  }

  private static let methods: [Builtin] = [
    Builtin(
      "manual_seed(self, seed)", of: "Generator", "Starts the numbers of a seed.",
      example: "torch.Generator().manual_seed(3).initial_seed()\n#> 3", style: .python
    ) { arguments in
      try receiver(arguments).setSeed(seedNumber(arguments[1]))
      return arguments[0]
    },
    Builtin(
      "initial_seed(self)", of: "Generator", "The seed that the numbers began with.",
      example: "torch.Generator().manual_seed(3).initial_seed()\n#> 3", style: .python
    ) { .int(try receiver($0).seed) },
  ]

  static let functions: [Builtin] = [
    Builtin(
      "manual_seed(seed)", of: "torch", "Seeds the random numbers: a seed gives PyTorch's digits.",
      example: "g = torch.manual_seed(43052)\nrand(2)\n#> tensor([0.3267, 0.0765])", style: .python
    ) {
      shared.setSeed(try globalSeed($0[0]))
      return .object(shared)
    },
    Builtin(
      "initial_seed()", of: "torch", "The seed of the random numbers.",
      example: "g = torch.manual_seed(3)\ntorch.initial_seed()\n#> 3", style: .python
    ) { _ in .int(shared.seed) },
  ]
}
