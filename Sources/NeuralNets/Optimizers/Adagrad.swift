import Tensors

/// Gradient descent scaled by the sum of all squared gradients so far.
public final class Adagrad: Optimizer {
  static let record = OptimizerKind(
    "Adagrad", in: "adagrad",
    [
      ModuleParameter("lr", .number, default: .float(0.01)), ModuleParameter("lr_decay", .number, default: .int(0)),
      ModuleParameter("weight_decay", .number, default: .int(0)),
      ModuleParameter("initial_accumulator_value", .number, default: .int(0)),
      ModuleParameter("eps", .number, default: .float(1e-10)), .refused("foreach"),
      ModuleParameter("maximize", .bool, default: .bool(false), keywordOnly: true),
      .refused("differentiable", default: .bool(false), keywordOnly: true), .refused("fused", keywordOnly: true),
    ],
    groupKeys: [
      "lr", "lr_decay", "eps", "weight_decay", "initial_accumulator_value", "foreach", "maximize", "differentiable",
      "fused",
    ],
    memory: OptimizerMemory(countsSteps: true, tensors: [("sum", \.squares)]),
    summary: "Gradient descent scaled by the sum of all squared gradients so far.",
    example: """
      w = tensor([1., 2.], requires_grad=True)
      optimizer = torch.optim.Adagrad([w], lr=0.5)
      (w * w).sum().backward()
      optimizer.step()
      w
      #> tensor([0.5000, 1.5000], requires_grad=True)
      """,
    make: { kind, input, defaults in
      let check = OptionCheck(defaults: defaults)
      try check.requireNonNegative("lr", "learning rate")
      try check.requireNonNegative("lr_decay", "lr_decay value")
      try check.requireNonNegative("weight_decay", "weight_decay value")
      try check.requireNonNegative("initial_accumulator_value", "initial_accumulator_value value")
      try check.requireNonNegative("eps", "epsilon value")
      return try Adagrad(kind, input, defaults: defaults)
    })

  override func update(_ group: ParameterGroup) throws {
    let (lr, lrDecay, eps) = (try group.number("lr"), try group.number("lr_decay"), try group.number("eps"))
    let decay = try group.number("weight_decay")
    let start = try group.number("initial_accumulator_value")
    let maximize = group.flag("maximize")
    try group.forEachGradient { parameter, gradient, state in
      let squares =
        try state.squares?.remembered(for: parameter)
        ?? Tensor.full(parameter.shape, .float(start), parameter.dtype)
      state.squares = squares
      let rate = -(lr / (1 + Double(state.step) * lrDecay))
      state.step += 1
      func run<Element: BinaryFloatingPoint>(_ type: Element.Type) {
        ElementRows<Element>.with(parameter.dtype, parameter, gradient, squares: squares) { rows in
          Adagrad.advance(rows, rate: Element(rate), eps: Element(eps), decay: Element(decay), maximize)
        }
      }
      if parameter.dtype.wide == .float32 { run(Float.self) } else { run(Double.self) }
    }
  }

  private static func advance<Element: BinaryFloatingPoint>(
    _ rows: ElementRows<Element>, rate: Element, eps: Element, decay: Element, _ maximize: Bool
  ) {
    for index in rows.parameter.indices {
      let gradient = rows.followedGradient(index, maximize: maximize, decay: decay)
      rows.squares[index] = rows.squares[index].addingProduct(gradient, gradient)
      rows.parameter[index] += rate * gradient / (rows.squares[index].squareRoot() + eps)
    }
  }
}
