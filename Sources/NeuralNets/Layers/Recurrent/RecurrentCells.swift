import Tensors

/// One step of a recurrent network as a module: `RNNCell`, `LSTMCell`, `GRUCell`.
public final class RecurrentCell: Module, StatefulModule {
  static let records = [
    record(
      "RNNCell", "A step of a recurrent network: h = tanh(W_ih x + b_ih + W_hh h + b_hh).",
      further: [ModuleParameter("nonlinearity", .string, default: .string("tanh"))],
      example: "nn.RNNCell(4, 2)(zeros(3, 4)).shape\n#> torch.Size([3, 2])"
    ) { arguments in .plain(usesReLU: arguments.given(3) == "relu") },
    record(
      "LSTMCell", "A step of a network with long short-term memory: (h, c) of an input and (h, c).", further: [],
      example: "h, c = nn.LSTMCell(4, 2)(zeros(3, 4))\nh.shape, c.shape\n#> (torch.Size([3, 2]), torch.Size([3, 2]))"
    ) { _ in .lstm },
    record(
      "GRUCell", "A step of a network of gated recurrent units.", further: [],
      example: "nn.GRUCell(4, 2)(zeros(3, 4)).shape\n#> torch.Size([3, 2])"
    ) { _ in .gru },
  ]

  private static func record(
    _ name: String, _ summary: String, further: [ModuleParameter], example: String,
    _ step: @escaping ([ModuleArgument]) -> RecurrentStep
  ) -> ModuleKind {
    ModuleKind(
      name, in: "rnn",
      [
        ModuleParameter("input_size", .int), ModuleParameter("hidden_size", .int),
        ModuleParameter("bias", .bool, default: .bool(true)),
      ] + further + [.refused("device"), .refused("dtype")],
      inputs: ["input", "hx"], summary: summary, example: example,
      make: { kind, arguments in try RecurrentCell(kind, arguments, step(arguments)) })
  }

  private let step: RecurrentStep
  public var stateCount: Int { step.stateCount }

  private init(_ kind: ModuleKind, _ arguments: [ModuleArgument], _ step: RecurrentStep) throws {
    self.step = step
    super.init(kind: kind)
    for (parameter, value) in zip(kind.parameters, arguments) where !parameter.isRefused {
      settings.set(parameter.name, value)
    }
    guard let inputs = arguments[0].integer, let hidden = arguments[1].integer else {
      let given = arguments[1].integer == nil ? arguments[1] : arguments[0]
      throw TensorError(
        .type, "empty(): argument 'size' must be tuple of ints, but found element of type \(given.typeName)")
    }
    try registerRecurrent(step, inputs, hidden, suffix: "", hasBias: flagSetting("bias"))
  }

  public func run(_ input: Tensor, _ state: [Tensor]?) throws -> (output: Tensor?, state: [Tensor]) {
    guard input.rank == 1 || input.rank == 2 else {
      throw TensorError(.value, "\(className): Expected input to be 1D or 2D, got \(input.rank)D instead")
    }
    if let word = settings["nonlinearity"], case .string(let name) = word, name != "tanh", name != "relu" {
      throw TensorError(.runtime, "Unknown nonlinearity: \(name)")
    }
    if input.rank == 1 {
      let (_, next) = try run(input.unsqueeze(0), state?.map { try $0.rank == 1 ? $0.unsqueeze(0) : $0 })
      return (nil, try next.map { try $0.squeeze([0]) })
    }
    let hidden = integerSetting("hidden_size")
    try checkSizes(input, state, hidden)
    let weights = try recurrentWeights(suffix: "")
    let start = try state ?? zeroState(input.shape[0], hidden, input.dtype)
    let products = try Tensor.linear(input, weights.input, weights.inputBias)
    return (nil, try step.next(products, start, weights))
  }

  private func checkSizes(_ input: Tensor, _ state: [Tensor]?, _ hidden: Int) throws {
    let wanted = integerSetting("input_size")
    guard input.shape[1] == wanted else {
      throw TensorError(.runtime, "input has inconsistent input_size: got \(input.shape[1]) expected \(wanted)")
    }
    for (index, part) in (state ?? []).enumerated() {
      guard part.rank == 2, part.shape[0] == input.shape[0] else {
        let size = part.rank == 0 ? 0 : part.shape[0]
        throw TensorError(
          .runtime, "Input batch size \(input.shape[0]) doesn't match hidden\(index) batch size \(size)")
      }
      guard part.shape[1] == hidden else {
        throw TensorError(
          .runtime, "hidden\(index) has inconsistent hidden_size: got \(part.shape[1]), expected \(hidden)")
      }
    }
  }

  private func zeroState(_ count: Int, _ hidden: Int, _ dtype: DType) throws -> [Tensor] {
    try (0..<stateCount).map { _ in try Tensor.zeros([count, hidden], dtype) }
  }

  public override var extraDescription: String {
    var text = "\(settings["input_size"]?.text ?? ""), \(settings["hidden_size"]?.text ?? "")"
    if !flagSetting("bias") { text += ", bias=False" }
    if case .string(let word)? = settings["nonlinearity"], word != "tanh" { text += ", nonlinearity=\(word)" }
    return text
  }
}

extension Module {
  /// Registers the weights of one direction of one layer, drawn uniformly from ±1/sqrt(hidden).
  func registerRecurrent(
    _ step: RecurrentStep, _ inputs: Int, _ hidden: Int, suffix: String, hasBias: Bool
  ) throws {
    try Interruption.check()
    let (rows, overflow) = hidden.multipliedReportingOverflow(by: step.gateCount)
    if overflow { throw TensorError(.runtime, "Storage size calculation overflowed with hidden_size=\(hidden)") }
    let bound = hidden > 0 ? 1 / Double(hidden).squareRoot() : 0
    func register(_ name: String, _ shape: Shape, _ isWanted: Bool = true) throws {
      let value = isWanted ? try Initialization.uniform(shape, bound: bound).asParameter() : nil
      try registerParameter(name + suffix, value)
    }
    try register("weight_ih", [rows, inputs])
    try register("weight_hh", [rows, hidden])
    if hasBias || suffix.isEmpty {
      try register("bias_ih", [rows], hasBias)
      try register("bias_hh", [rows], hasBias)
    }
  }

  /// The weights that `registerRecurrent` made.
  func recurrentWeights(suffix: String) throws -> RecurrentStep.Weights {
    guard let input = parameterSlots["weight_ih" + suffix], let hidden = parameterSlots["weight_hh" + suffix] else {
      throw TensorError(.type, "\(className): its weights must be Tensors, not NoneType")
    }
    return RecurrentStep.Weights(
      input: input, hidden: hidden, inputBias: parameterSlots["bias_ih" + suffix],
      hiddenBias: parameterSlots["bias_hh" + suffix])
  }
}

extension Array where Element == ModuleArgument {
  /// The text at `index`, when there is one.
  fileprivate func given(_ index: Int) -> String? {
    if index < count, case .string(let text) = self[index] { return text }
    return nil
  }
}
