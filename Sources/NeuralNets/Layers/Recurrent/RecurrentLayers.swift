import Tensors

/// Recurrent networks over sequences [length, n, features]: `RNN`, `LSTM`, `GRU`.
public final class RecurrentLayer: Module, StatefulModule {
  static let records = [
    record(
      "RNN", "A recurrent network over sequences; gives all outputs and the last state.",
      further: [ModuleParameter("nonlinearity", .string, default: .string("tanh"))],
      example: "output, h = nn.RNN(4, 2)(zeros(5, 3, 4))\noutput.shape, h.shape\n"
        + "#> (torch.Size([5, 3, 2]), torch.Size([1, 3, 2]))"),
    record(
      "LSTM", "A network with long short-term memory over sequences; gives all outputs and the last (h, c).",
      further: [],
      example: "output, (h, c) = nn.LSTM(4, 2)(zeros(5, 3, 4))\noutput.shape, c.shape\n"
        + "#> (torch.Size([5, 3, 2]), torch.Size([1, 3, 2]))"),
    record(
      "GRU", "A network of gated recurrent units over sequences; gives all outputs and the last state.", further: [],
      example: "output, h = nn.GRU(4, 2)(zeros(5, 3, 4))\noutput.shape\n#> torch.Size([5, 3, 2])"),
  ]

  private static func record(
    _ name: String, _ summary: String, further: [ModuleParameter], example: String
  ) -> ModuleKind {
    ModuleKind(
      name, in: "rnn",
      [
        ModuleParameter("input_size", .plainInt), ModuleParameter("hidden_size", .plainInt),
        ModuleParameter("num_layers", .int, default: .int(1)),
      ] + further + [
        ModuleParameter("bias", .bool, default: .bool(true)),
        ModuleParameter("batch_first", .bool, default: .bool(false)),
        ModuleParameter("dropout", .number, default: .float(0)),
        ModuleParameter("bidirectional", .bool, default: .bool(false)),
      ] + (name == "LSTM" ? [.refused("proj_size", default: .int(0))] : []) + [.refused("device"), .refused("dtype")],
      inputs: ["input", "hx"], summary: summary, example: example,
      make: { kind, arguments in try RecurrentLayer(kind, arguments) })
  }

  private let step: RecurrentStep
  public var stateCount: Int { step.stateCount }

  private init(_ kind: ModuleKind, _ arguments: [ModuleArgument]) throws {
    var word = "tanh"
    if kind.name == "RNN", case .string(let given) = arguments[3] { word = given }
    switch kind.name {
    case "LSTM": step = .lstm
    case "GRU": step = .gru
    case _: step = .plain(usesReLU: word == "relu")
    }
    super.init(kind: kind)
    guard word == "tanh" || word == "relu" else {
      throw TensorError(.value, "Unknown nonlinearity '\(word)'. Select from 'tanh' or 'relu'.")
    }
    for (parameter, value) in zip(kind.parameters, arguments) where !parameter.isRefused {
      settings.set(parameter.name, value)
    }
    guard settings["num_layers"]?.integer != nil else {
      throw TensorError(.type, "'\(settings["num_layers"]?.typeName ?? "")' object cannot be interpreted as an integer")
    }
    for name in ["input_size", "hidden_size", "num_layers"] where integerSetting(name) <= 0 {
      throw TensorError(.value, "\(name) must be greater than zero")
    }
    try checkDropout()
    let hidden = integerSetting("hidden_size")
    for layer in 0..<integerSetting("num_layers") {
      let inputs = layer == 0 ? integerSetting("input_size") : hidden * directions
      for direction in 0..<directions {
        try registerRecurrent(
          step, inputs, hidden, suffix: suffix(layer, direction), hasBias: flagSetting("bias"))
      }
    }
  }

  private var dropoutChance: Double { settings["dropout"]?.number ?? 0 }

  private func checkDropout() throws {
    guard let argument = settings["dropout"], let chance = argument.number, chance >= 0, chance <= 1 else {
      throw TensorError(
        .value, "dropout should be a number in range [0, 1] representing the probability of an element being zeroed")
    }
    if chance > 0, integerSetting("num_layers") == 1 {
      Warnings.emit(
        .user,
        "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers greater "
          + "than 1, but got dropout=\(argument.text) and num_layers=1")
    }
  }

  private var directions: Int { flagSetting("bidirectional") ? 2 : 1 }
  private func suffix(_ layer: Int, _ direction: Int) -> String { "_l\(layer)" + (direction == 1 ? "_reverse" : "") }

  public func run(_ input: Tensor, _ state: [Tensor]?) throws -> (output: Tensor?, state: [Tensor]) {
    guard input.rank == 2 || input.rank == 3 else {
      throw TensorError(.value, "\(className): Expected input to be 2D or 3D, got \(input.rank)D tensor instead")
    }
    try checkDType(input)
    try checkRanks(input, state)
    if input.rank == 2 {
      let (output, last) = try runBatch(input.unsqueeze(1), state?.map { try $0.unsqueeze(1) })
      return (try output.squeeze([1]), try last.map { try $0.squeeze([1]) })
    }
    guard flagSetting("batch_first") else { return try runBatch(input, state) }
    let (output, last) = try runBatch(input.transpose(0, 1), state)
    if dropoutChance > 0 { return (try output.transpose(0, 1), last) }
    return (try output.detached().transpose(0, 1).recorded(as: RecurrentLayer.batchFirst, output), last)
  }

  private func checkDType(_ input: Tensor) throws {
    guard let weight = parameterSlots["weight_ih_l0"], weight.dtype != input.dtype else { return }
    let (own, given) = ("torch.\(weight.dtype.name)", "torch.\(input.dtype.name)")
    throw TensorError(
      .value,
      "RNN input dtype (\(given)) does not match weight dtype (\(own)). Convert input: input.to(\(own)), or convert "
        + "model: model.to(\(given))")
  }

  private func checkRanks(_ input: Tensor, _ state: [Tensor]?) throws {
    for part in state ?? [] where part.rank != input.rank {
      let kind = input.rank == 3 ? "batched 3-D" : "unbatched 2-D"
      throw TensorError(
        .runtime, "For \(kind) input, hx should also be \(input.rank)-D but got \(part.rank)-D tensor")
    }
  }

  /// Runs over a batch [length, n, features].
  private func runBatch(_ input: Tensor, _ state: [Tensor]?) throws -> (output: Tensor, state: [Tensor]) {
    let wanted = integerSetting("input_size")
    guard input.shape[2] == wanted else {
      throw TensorError(
        .runtime, "input.size(-1) must be equal to input_size. Expected \(wanted), got \(input.shape[2])")
    }
    guard input.shape[0] > 0 else { throw TensorError(.runtime, "Expected sequence length to be larger than 0 in RNN") }
    try checkState(state, batch: input.shape[1])
    var output = input
    var last: [[Tensor]] = Array(repeating: [], count: stateCount)
    for layer in 0..<integerSetting("num_layers") {
      let parts = try (0..<directions).map { direction in
        let place = layer * directions + direction
        let start = try state?.map { try $0.select(0, place) }
        return try runDirection(output, start, suffix(layer, direction), isReversed: direction == 1)
      }
      for part in parts {
        for index in 0..<stateCount { last[index].append(part.state[index]) }
      }
      output = try parts.count == 1 ? parts[0].output : Tensor.cat(parts.map(\.output), 2)
      if isTraining, dropoutChance > 0, layer < integerSetting("num_layers") - 1 { output = try dropped(output) }
    }
    return (output, try last.map { try Tensor.stack($0) })
  }

  /// Zeros by chance, and what is left in proportion larger.
  private func dropped(_ input: Tensor) throws -> Tensor {
    let chance = dropoutChance
    if chance == 1 { return try Tensor.mul(input, .int(0)) }
    let kept = try Tensor.zeros(input.shape, input.dtype).bernoulli(1 - chance)
    return try Tensor.mul(input, Tensor.div(kept, .float(1 - chance)))
  }

  private func checkState(_ state: [Tensor]?, batch: Int) throws {
    let wanted = [integerSetting("num_layers") * directions, batch, integerSetting("hidden_size")]
    for (index, part) in (state ?? []).enumerated() where Array(part.shape) != wanted {
      let name = stateCount == 1 ? "hidden" : "hidden[\(index)]"
      let sizes = wanted.map(String.init).joined(separator: ", ")
      throw TensorError(.runtime, "Expected \(name) size (\(sizes)), got \(Array(part.shape))")
    }
  }

  private func runDirection(
    _ input: Tensor, _ start: [Tensor]?, _ suffix: String, isReversed: Bool
  ) throws -> (output: Tensor, state: [Tensor]) {
    let weights = try recurrentWeights(suffix: suffix)
    let hidden = integerSetting("hidden_size")
    var state = try start ?? (0..<stateCount).map { _ in try Tensor.zeros([input.shape[1], hidden], input.dtype) }
    let products = try Tensor.linear(input, weights.input, weights.inputBias).unbind(0)
    var outputs: [Tensor] = []
    for product in isReversed ? products.reversed() : products {
      state = try step.next(product, state, weights)
      outputs.append(state[0])
    }
    let output = try Tensor.stack(isReversed ? outputs.reversed() : outputs)
    // PyTorch computes these by another library, unless there is dropout, and says so in grad_fn.
    guard case .lstm = step, output.dtype == .float32, dropoutChance == 0 else { return (output, state) }
    return (output.detached().recorded(as: RecurrentLayer.memoryLayer, output), state)
  }

  private static let memoryLayer = Operation(
    "lstm_layer", [Parameter("input", .tensor)], places: [], gradientName: "MkldnnRnnLayerBackward0",
    summary: "The outputs of an LSTM.", example: "", samples: [],
    derivative: .function { _, gradient in Gradients(gradient) },
    evaluate: { .tensor(try $0.tensorArgument(0, "input")) })

  /// The transposition of outputs, which PyTorch does in place.
  private static let batchFirst = Operation(
    "batch_first", [Parameter("input", .tensor)], places: [], gradientName: "TransposeBackward1",
    summary: "Outputs with the batch before the steps.", example: "", samples: [],
    derivative: .function { _, gradient in Gradients(try gradient.transpose(0, 1)) },
    evaluate: { .tensor(try $0.tensorArgument(0, "input").transpose(0, 1)) })

  public override var extraDescription: String {
    var text = "\(settings["input_size"]?.text ?? ""), \(settings["hidden_size"]?.text ?? "")"
    if integerSetting("num_layers") != 1 { text += ", num_layers=\(integerSetting("num_layers"))" }
    if !flagSetting("bias") { text += ", bias=False" }
    if flagSetting("batch_first") { text += ", batch_first=True" }
    if let chance = settings["dropout"], chance.number != 0 { text += ", dropout=\(chance.text)" }
    if flagSetting("bidirectional") { text += ", bidirectional=True" }
    return text
  }
}
