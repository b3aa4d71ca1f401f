import Glibc
import Tensors

/// Adam that divides only once the running averages are sure enough.
public final class RAdam: Optimizer {
  static let record = OptimizerKind(
    "RAdam", in: "radam",
    [
      ModuleParameter("lr", .number, default: .float(0.001)),
      ModuleParameter("betas", .pair, default: .tuple([.float(0.9), .float(0.999)])),
      ModuleParameter("eps", .number, default: .float(1e-8)),
      ModuleParameter("weight_decay", .number, default: .int(0)),
      ModuleParameter("decoupled_weight_decay", .bool, default: .bool(false)),
      .refused("foreach", keywordOnly: true),
      ModuleParameter("maximize", .bool, default: .bool(false), keywordOnly: true),
      .refused("capturable", default: .bool(false), keywordOnly: true),
      .refused("differentiable", default: .bool(false), keywordOnly: true),
    ],
    groupKeys: [
      "lr", "betas", "eps", "weight_decay", "maximize", "foreach", "capturable", "decoupled_weight_decay",
      "differentiable",
    ],
    memory: OptimizerMemory(
      countsSteps: true, tensors: [("exp_avg", \.average), ("exp_avg_sq", \.squares)]),
    summary: "Adam that divides only once the running averages are sure enough.",
    example: """
      w = tensor([1., 2.], requires_grad=True)
      optimizer = torch.optim.RAdam([w])
      (w * w).sum().backward()
      optimizer.step()
      w
      #> tensor([0.9980, 1.9960], requires_grad=True)
      """,
    make: { kind, input, defaults in
      let check = OptionCheck(defaults: defaults)
      try check.requireNonNegative("lr", "learning rate")
      try check.requireNonNegative("eps", "epsilon value")
      try check.requireBetas()
      try check.requireNonNegative("weight_decay", "weight_decay value")
      return try RAdam(kind, input, defaults: defaults)
    })

  override func update(_ group: ParameterGroup) throws {
    let (lr, eps, decay) = (try group.number("lr"), try group.number("eps"), try group.number("weight_decay"))
    let (beta1, beta2) = try group.pair("betas")
    let maximize = group.flag("maximize")
    let isDecoupled = group.flag("decoupled_weight_decay")
    try group.forEachGradient { parameter, gradient, state in
      let average = try state.average.remembered(for: parameter)
      let squares = try state.squares.remembered(for: parameter)
      (state.average, state.squares) = (average, squares)
      state.step += 1
      let step = Double(state.step)
      let (correction1, correction2) = (1 - pow(beta1, step), 1 - pow(beta2, step))
      // How many steps the running average of squares stands for, at last and now.
      let longest = 2 / (1 - beta2) - 1
      let length = longest - 2 * step * pow(beta2, step) / correction2
      let share = ((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)).squareRoot()
      func run<Element: BinaryFloatingPoint>(_ type: Element.Type) {
        ElementRows<Element>.with(parameter.dtype, parameter, gradient, squares: squares, average: average) { rows in
          for index in rows.parameter.indices {
            if isDecoupled, decay != 0 { rows.parameter[index] *= Element(1 - lr * decay) }
            let gradient = rows.followedGradient(index, maximize: maximize, decay: isDecoupled ? 0 : Element(decay))
            rows.average[index] = interpolated(rows.average[index], gradient, Element(1 - beta1))
            rows.squares[index] = (rows.squares[index] * Element(beta2))
              .addingProduct(Element(1 - beta2) * gradient, gradient)
            var change = rows.average[index] / Element(correction1) * Element(lr)
            if length > 5 {
              change *= 1 / (rows.squares[index].squareRoot() + Element(eps)) * Element(correction2.squareRoot())
              change *= Element(share)
            }
            rows.parameter[index] -= change
          }
        }
      }
      if parameter.dtype.wide == .float32 { run(Float.self) } else { run(Double.self) }
    }
  }
}
