import Tensors

/// Gradient descent scaled by a running average of the squared gradients.
public final class RMSprop: Optimizer {
  static let record = OptimizerKind(
    "RMSprop", in: "rmsprop",
    [
      ModuleParameter("lr", .number, default: .float(0.01)), ModuleParameter("alpha", .number, default: .float(0.99)),
      ModuleParameter("eps", .number, default: .float(1e-8)),
      ModuleParameter("weight_decay", .number, default: .int(0)),
      ModuleParameter("momentum", .number, default: .int(0)),
      ModuleParameter("centered", .bool, default: .bool(false)),
      .refused("capturable", default: .bool(false)), .refused("foreach"),
      ModuleParameter("maximize", .bool, default: .bool(false)), .refused("differentiable", default: .bool(false)),
    ],
    groupKeys: [
      "lr", "momentum", "alpha", "eps", "centered", "weight_decay", "capturable", "foreach", "maximize",
      "differentiable",
    ],
    memory: OptimizerMemory(
      countsSteps: true,
      tensors: [("square_avg", \.squares), ("momentum_buffer", \.momentum), ("grad_avg", \.average)]),
    summary: "Gradient descent scaled by a running average of the squared gradients.",
    example: """
      w = tensor([1., 2.], requires_grad=True)
      optimizer = torch.optim.RMSprop([w])
      (w * w).sum().backward()
      optimizer.step()
      w
      #> tensor([0.9000, 1.9000], requires_grad=True)
      """,
    make: { kind, input, defaults in
      let check = OptionCheck(defaults: defaults)
      try check.requireNonNegative("lr", "learning rate")
      try check.requireNonNegative("eps", "epsilon value")
      try check.requireNonNegative("momentum", "momentum value")
      try check.requireNonNegative("weight_decay", "weight_decay value")
      try check.requireNonNegative("alpha", "alpha value")
      return try RMSprop(kind, input, defaults: defaults)
    })

  private struct Options {
    let lr, alpha, eps, decay, momentum: Double
    let maximize, centered: Bool
  }

  override func update(_ group: ParameterGroup) throws {
    let options = Options(
      lr: try group.number("lr"), alpha: try group.number("alpha"), eps: try group.number("eps"),
      decay: try group.number("weight_decay"), momentum: try group.number("momentum"),
      maximize: group.flag("maximize"), centered: group.flag("centered"))
    try group.forEachGradient { parameter, gradient, state in
      func remembered(_ tensor: Tensor?) throws -> Tensor {
        try tensor?.remembered(for: parameter) ?? Tensor.zeros(parameter.shape, parameter.dtype)
      }
      let squares = try remembered(state.squares)
      let average = options.centered ? try remembered(state.average) : nil
      let momentum = options.momentum > 0 ? try remembered(state.momentum) : nil
      (state.squares, state.average, state.momentum) = (squares, average, momentum)
      func run<Element: BinaryFloatingPoint>(_ type: Element.Type) {
        ElementRows<Element>.with(
          parameter.dtype, parameter, gradient, squares: squares, average: average, momentum: momentum
        ) { RMSprop.advance($0, options) }
      }
      if parameter.dtype.wide == .float32 { run(Float.self) } else { run(Double.self) }
    }
  }

  /// Every product and sum rounds as PyTorch's operations do: `addcmul` and `add` with alpha multiply and add at once.
  private static func advance<Element: BinaryFloatingPoint>(_ rows: ElementRows<Element>, _ options: Options) {
    let (rate, alpha, share) = (Element(-options.lr), Element(options.alpha), Element(1 - options.alpha))
    let (eps, decay, kept) = (Element(options.eps), Element(options.decay), Element(options.momentum))
    for index in rows.parameter.indices {
      let gradient = rows.followedGradient(index, maximize: options.maximize, decay: decay)
      var spread = (rows.squares[index] * alpha).addingProduct(share * gradient, gradient)
      rows.squares[index] = spread
      if !rows.average.isEmpty {
        let mean = interpolated(rows.average[index], gradient, share)
        rows.average[index] = mean
        spread = spread.addingProduct(-mean, mean)
      }
      let divisor = spread.squareRoot() + eps
      if rows.momentum.isEmpty {
        rows.parameter[index] += rate * gradient / divisor
      } else {
        rows.momentum[index] = rows.momentum[index] * kept + gradient / divisor
        rows.parameter[index] = rows.parameter[index].addingProduct(rows.momentum[index], rate)
      }
    }
  }
}
