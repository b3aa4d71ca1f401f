import Tensors

/// Stochastic gradient descent, with momentum if wanted.
public final class SGD: Optimizer {
  static let record = OptimizerKind(
    "SGD", in: "sgd",
    [
      ModuleParameter("lr", .number, default: .float(0.001)), ModuleParameter("momentum", .number, default: .int(0)),
      ModuleParameter("dampening", .number, default: .int(0)),
      ModuleParameter("weight_decay", .number, default: .int(0)),
      ModuleParameter("nesterov", .bool, default: .bool(false)),
      ModuleParameter("maximize", .bool, default: .bool(false), keywordOnly: true),
      .refused("foreach", keywordOnly: true),
      .refused("differentiable", default: .bool(false), keywordOnly: true), .refused("fused", keywordOnly: true),
    ],
    groupKeys: [
      "lr", "momentum", "dampening", "weight_decay", "nesterov", "maximize", "foreach", "differentiable", "fused",
    ],
    memory: OptimizerMemory(countsSteps: false, tensors: [("momentum_buffer", \.momentum)]),
    summary: "Stochastic gradient descent: p - lr * gradient, with momentum if wanted.",
    example: """
      w = tensor([1., 2.], requires_grad=True)
      optimizer = torch.optim.SGD([w], lr=0.5)
      (w * w).sum().backward()
      optimizer.step()
      w
      #> tensor([0., 0.], requires_grad=True)
      """,
    make: { kind, input, defaults in
      let check = OptionCheck(defaults: defaults)
      try check.requireNonNegative("lr", "learning rate", acceptsNaN: true)
      try check.requireNonNegative("momentum", "momentum value", acceptsNaN: true)
      try check.requireNonNegative("weight_decay", "weight_decay value", acceptsNaN: true)
      let momentum = defaults["momentum"]?.number ?? 0
      if defaults["nesterov"]?.isTrue ?? false, momentum <= 0 || defaults["dampening"]?.number != 0 {
        throw TensorError(.value, "Nesterov momentum requires a momentum and zero dampening")
      }
      return try SGD(kind, input, defaults: defaults)
    })

  override func update(_ group: ParameterGroup) throws {
    var descent = OptimizerSteps.Descent()
    descent.lr = try group.number("lr")
    descent.momentum = try group.number("momentum")
    descent.dampening = try group.number("dampening")
    descent.weightDecay = try group.number("weight_decay")
    descent.nesterov = group.flag("nesterov")
    descent.maximize = group.flag("maximize")
    try group.forEachGradient { parameter, gradient, state in
      let isFirst = state.momentum == nil
      if descent.momentum != 0 {
        state.momentum =
          try state.momentum?.remembered(for: parameter)
          ?? Tensor.zeros(parameter.shape, parameter.dtype)
      }
      let buffer = descent.momentum == 0 ? nil : state.momentum
      try OptimizerSteps.descend(parameter, gradient, momentum: buffer, isFirst: isFirst, descent)
    }
  }
}
