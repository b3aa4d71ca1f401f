import Tensors

/// Steps as long as the earlier ones were, measured by the gradients.
public final class Adadelta: Optimizer {
  static let record = OptimizerKind(
    "Adadelta", in: "adadelta",
    [
      ModuleParameter("lr", .number, default: .float(1)), ModuleParameter("rho", .number, default: .float(0.9)),
      ModuleParameter("eps", .number, default: .float(1e-6)),
      ModuleParameter("weight_decay", .number, default: .int(0)), .refused("foreach"),
      .refused("capturable", default: .bool(false), keywordOnly: true),
      ModuleParameter("maximize", .bool, default: .bool(false), keywordOnly: true),
      .refused("differentiable", default: .bool(false), keywordOnly: true),
    ],
    groupKeys: ["lr", "rho", "eps", "weight_decay", "maximize", "capturable", "foreach", "differentiable"],
    memory: OptimizerMemory(countsSteps: true, tensors: [("square_avg", \.squares), ("acc_delta", \.average)]),
    summary: "Steps as long as the earlier ones were, measured by the gradients.",
    example: """
      w = tensor([1., 2.], requires_grad=True)
      optimizer = torch.optim.Adadelta([w])
      (w * w).sum().backward()
      optimizer.step()
      w
      #> tensor([0.9968, 1.9968], requires_grad=True)
      """,
    make: { kind, input, defaults in
      let check = OptionCheck(defaults: defaults)
      try check.requireNonNegative("lr", "learning rate")
      if let rho = defaults["rho"], let value = rho.number, !(value >= 0 && value <= 1) {
        throw TensorError(.value, "Invalid rho value: \(rho.text)")
      }
      try check.requireNonNegative("eps", "epsilon value")
      try check.requireNonNegative("weight_decay", "weight_decay value")
      return try Adadelta(kind, input, defaults: defaults)
    })

  override func update(_ group: ParameterGroup) throws {
    let (lr, eps, decay) = (try group.number("lr"), try group.number("eps"), try group.number("weight_decay"))
    let rho = try group.number("rho")
    let maximize = group.flag("maximize")
    try group.forEachGradient { parameter, gradient, state in
      let squares = try state.squares.remembered(for: parameter)
      let steps = try state.average.remembered(for: parameter)
      (state.squares, state.average) = (squares, steps)
      state.step += 1
      func run<Element: BinaryFloatingPoint>(_ type: Element.Type) {
        let (rate, kept, share) = (Element(-lr), Element(rho), Element(1 - rho))
        ElementRows<Element>.with(parameter.dtype, parameter, gradient, squares: squares, average: steps) { rows in
          for index in rows.parameter.indices {
            let gradient = rows.followedGradient(index, maximize: maximize, decay: Element(decay))
            rows.squares[index] = (rows.squares[index] * kept).addingProduct(share * gradient, gradient)
            let spread = (rows.squares[index] + Element(eps)).squareRoot()
            let step = (rows.average[index] + Element(eps)).squareRoot() / spread * gradient
            rows.average[index] = (rows.average[index] * kept).addingProduct(share * step, step)
            rows.parameter[index] = rows.parameter[index].addingProduct(step, rate)
          }
        }
      }
      if parameter.dtype.wide == .float32 { run(Float.self) } else { run(Double.self) }
    }
  }
}
