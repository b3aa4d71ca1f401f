import Glibc
import Tensors

/// Adam whose step looks ahead along the running average.
public final class NAdam: Optimizer {
  static let record = OptimizerKind(
    "NAdam", in: "nadam",
    [
      ModuleParameter("lr", .number, default: .float(0.002)),
      ModuleParameter("betas", .pair, default: .tuple([.float(0.9), .float(0.999)])),
      ModuleParameter("eps", .number, default: .float(1e-8)),
      ModuleParameter("weight_decay", .number, default: .int(0)),
      ModuleParameter("momentum_decay", .number, default: .float(0.004)),
      ModuleParameter("decoupled_weight_decay", .bool, default: .bool(false)),
      .refused("foreach", keywordOnly: true),
      ModuleParameter("maximize", .bool, default: .bool(false), keywordOnly: true),
      .refused("capturable", default: .bool(false), keywordOnly: true),
      .refused("differentiable", default: .bool(false), keywordOnly: true),
    ],
    groupKeys: [
      "lr", "betas", "eps", "weight_decay", "momentum_decay", "decoupled_weight_decay", "maximize", "foreach",
      "capturable", "differentiable",
    ],
    memory: OptimizerMemory(
      countsSteps: true, tensors: [("mu_product", \.momentum), ("exp_avg", \.average), ("exp_avg_sq", \.squares)]),
    summary: "Adam whose step looks ahead along the running average.",
    example: """
      w = tensor([1., 2.], requires_grad=True)
      optimizer = torch.optim.NAdam([w])
      (w * w).sum().backward()
      optimizer.step()
      w
      #> tensor([0.9979, 1.9979], requires_grad=True)
      """,
    make: { kind, input, defaults in
      let check = OptionCheck(defaults: defaults)
      try check.requireNonNegative("lr", "learning rate")
      try check.requireNonNegative("eps", "epsilon value")
      try check.requireBetas()
      try check.requireNonNegative("weight_decay", "weight_decay value")
      try check.requireNonNegative("momentum_decay", "momentum_decay value")
      return try NAdam(kind, input, defaults: defaults)
    })

  override func update(_ group: ParameterGroup) throws {
    let (lr, eps, decay) = (try group.number("lr"), try group.number("eps"), try group.number("weight_decay"))
    let (beta1, beta2) = try group.pair("betas")
    let maximize = group.flag("maximize")
    let momentumDecay = try group.number("momentum_decay")
    let isDecoupled = group.flag("decoupled_weight_decay")
    func momentum(_ step: Int) -> Double { beta1 * (1 - 0.5 * pow(0.96, Double(step) * momentumDecay)) }
    try group.forEachGradient { parameter, gradient, state in
      let average = try state.average.remembered(for: parameter)
      let squares = try state.squares.remembered(for: parameter)
      state.step += 1
      let (now, next) = (momentum(state.step), momentum(state.step + 1))
      // The product is remembered in float32.
      let product = Double(Float(try state.momentum?.item().double ?? 1) * Float(now))
      state.momentum = try Tensor.scalar(.float(product), .float32)
      (state.average, state.squares) = (average, squares)
      let correction = 1 - pow(beta2, Double(state.step))
      let rate = -lr * (1 - now) / (1 - product)
      let ahead = -lr * next / (1 - product * next)
      func run<Element: BinaryFloatingPoint>(_ type: Element.Type) {
        ElementRows<Element>.with(parameter.dtype, parameter, gradient, squares: squares, average: average) { rows in
          for index in rows.parameter.indices {
            if isDecoupled, decay != 0 { rows.parameter[index] *= Element(1 - lr * decay) }
            let gradient = rows.followedGradient(index, maximize: maximize, decay: isDecoupled ? 0 : Element(decay))
            rows.average[index] = interpolated(rows.average[index], gradient, Element(1 - beta1))
            rows.squares[index] = (rows.squares[index] * Element(beta2))
              .addingProduct(Element(1 - beta2) * gradient, gradient)
            let divisor = (rows.squares[index] / Element(correction)).squareRoot() + Element(eps)
            rows.parameter[index] += Element(rate) * gradient / divisor
            rows.parameter[index] += Element(ahead) * rows.average[index] / divisor
          }
        }
      }
      if parameter.dtype.wide == .float32 { run(Float.self) } else { run(Double.self) }
    }
  }
}
