import Tensors

/// Adam and AdamW: steps scaled by running averages of the gradients and their squares.
public final class Adam: Optimizer {
  private static let groupKeys = [
    "lr", "betas", "eps", "weight_decay", "amsgrad", "maximize", "foreach", "capturable", "differentiable", "fused",
    "decoupled_weight_decay",
  ]

  private static func leading(weightDecay: ModuleArgument) -> [ModuleParameter] {
    [
      ModuleParameter("lr", .number, default: .float(0.001)),
      ModuleParameter("betas", .pair, default: .tuple([.float(0.9), .float(0.999)])),
      ModuleParameter("eps", .number, default: .float(1e-8)),
      ModuleParameter("weight_decay", .number, default: weightDecay),
      ModuleParameter("amsgrad", .bool, default: .bool(false)),
    ]
  }

  private static let maximize = ModuleParameter("maximize", .bool, default: .bool(false), keywordOnly: true)
  private static let foreach = ModuleParameter.refused("foreach", keywordOnly: true)
  private static let modes = ["capturable", "differentiable"].map {
    ModuleParameter.refused($0, default: .bool(false), keywordOnly: true)
  }
  private static let fused = ModuleParameter.refused("fused", keywordOnly: true)

  static let record = OptimizerKind(
    "Adam", in: "adam",
    leading(weightDecay: .int(0)) + [foreach, maximize] + modes
      + [fused, ModuleParameter("decoupled_weight_decay", .bool, default: .bool(false), keywordOnly: true)],
    groupKeys: groupKeys, memory: .moments,
    summary: "Steps scaled by running averages of the gradients and of their squares.",
    example: """
      w = tensor([1., 2.], requires_grad=True)
      optimizer = torch.optim.Adam([w], lr=0.5)
      (w * w).sum().backward()
      optimizer.step()
      w
      #> tensor([0.5000, 1.5000], requires_grad=True)
      """,
    make: { kind, input, defaults in try Adam(kind, input, checked: defaults) })

  /// AdamW: Adam whose weight decay acts on the parameters and not on the gradients.
  static let decoupledRecord = OptimizerKind(
    "AdamW", in: "adamw", leading(weightDecay: .float(0.01)) + [maximize, foreach] + modes + [fused],
    groupKeys: groupKeys, memory: .moments,
    summary: "Adam with weight decay that acts on the parameters themselves.",
    example: """
      w = tensor([1., 2.], requires_grad=True)
      optimizer = torch.optim.AdamW([w], lr=0.5)
      (w * w).sum().backward()
      optimizer.step()
      w
      #> tensor([0.4950, 1.4900], requires_grad=True)
      """,
    make: { kind, input, defaults in
      var defaults = defaults
      defaults.set("decoupled_weight_decay", .bool(true))
      return try Adam(kind, input, checked: defaults)
    })

  private convenience init(
    _ kind: OptimizerKind, _ input: OptimizerInput, checked defaults: NamedSlots<ModuleArgument>
  ) throws {
    let check = OptionCheck(defaults: defaults)
    try check.requireNonNegative("lr", "learning rate")
    try check.requireNonNegative("eps", "epsilon value")
    try check.requireBetas()
    if case .tuple(let betas)? = defaults["betas"] {
      try check.requireNonNegative("weight_decay", "weight_decay value")
      for beta in betas {
        guard case .float = beta else {
          throw TensorError(.value, "betas must be either both floats or both Tensors")
        }
      }
    }
    try self.init(kind, input, defaults: defaults)
  }

  override func update(_ group: ParameterGroup) throws {
    var moments = OptimizerSteps.Moments()
    moments.lr = try group.number("lr")
    moments.betas = try group.pair("betas")
    moments.eps = try group.number("eps")
    moments.weightDecay = try group.number("weight_decay")
    moments.maximize = group.flag("maximize")
    moments.isDecoupled = group.flag("decoupled_weight_decay")
    let keepsLargest = group.flag("amsgrad")
    try group.forEachGradient { parameter, gradient, state in
      func remembered(_ tensor: Tensor?) throws -> Tensor {
        try tensor?.remembered(for: parameter) ?? Tensor.zeros(parameter.shape, parameter.dtype)
      }
      let average = try remembered(state.average)
      let squares = try remembered(state.squares)
      let largest = keepsLargest ? try remembered(state.largest) : nil
      state.step += 1
      (state.average, state.squares, state.largest) = (average, squares, largest)
      moments.step = state.step
      try OptimizerSteps.adapt(parameter, gradient, average: average, squares: squares, largest: largest, moments)
    }
  }
}
