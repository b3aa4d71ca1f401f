import Glibc
import Tensors

/// Adam that measures gradients by the largest so far.
public final class Adamax: Optimizer {
  static let record = OptimizerKind(
    "Adamax", in: "adamax",
    [
      ModuleParameter("lr", .number, default: .float(0.002)),
      ModuleParameter("betas", .pair, default: .tuple([.float(0.9), .float(0.999)])),
      ModuleParameter("eps", .number, default: .float(1e-8)),
      ModuleParameter("weight_decay", .number, default: .int(0)),
      .refused("foreach"),
      ModuleParameter("maximize", .bool, default: .bool(false), keywordOnly: true),
      .refused("differentiable", default: .bool(false), keywordOnly: true),
      .refused("capturable", default: .bool(false), keywordOnly: true),
    ],
    groupKeys: [
      "lr", "betas", "eps", "weight_decay", "foreach", "maximize", "differentiable", "capturable",
    ],
    memory: OptimizerMemory(
      countsSteps: true, tensors: [("exp_avg", \.average), ("exp_inf", \.squares)]),
    summary: "Adam that measures gradients by the largest so far.",
    example: """
      w = tensor([1., 2.], requires_grad=True)
      optimizer = torch.optim.Adamax([w])
      (w * w).sum().backward()
      optimizer.step()
      w
      #> tensor([0.9980, 1.9980], requires_grad=True)
      """,
    make: { kind, input, defaults in
      let check = OptionCheck(defaults: defaults)
      try check.requireNonNegative("lr", "learning rate")
      try check.requireNonNegative("eps", "epsilon value")
      try check.requireBetas()
      try check.requireNonNegative("weight_decay", "weight_decay value")
      return try Adamax(kind, input, defaults: defaults)
    })

  override func update(_ group: ParameterGroup) throws {
    let (lr, eps, decay) = (try group.number("lr"), try group.number("eps"), try group.number("weight_decay"))
    let (beta1, beta2) = try group.pair("betas")
    let maximize = group.flag("maximize")
    try group.forEachGradient { parameter, gradient, state in
      let average = try state.average.remembered(for: parameter)
      let largest = try state.squares.remembered(for: parameter)
      (state.average, state.squares) = (average, largest)
      state.step += 1
      let rate = lr / (1 - pow(beta1, Double(state.step)))
      func run<Element: BinaryFloatingPoint>(_ type: Element.Type) {
        ElementRows<Element>.with(parameter.dtype, parameter, gradient, squares: largest, average: average) { rows in
          for index in rows.parameter.indices {
            let gradient = rows.followedGradient(index, maximize: maximize, decay: Element(decay))
            rows.average[index] = interpolated(rows.average[index], gradient, Element(1 - beta1))
            rows.squares[index] = larger(rows.squares[index] * Element(beta2), gradient.magnitude + Element(eps))
            rows.parameter[index] += Element(-rate) * rows.average[index] / rows.squares[index]
          }
        }
      }
      if parameter.dtype.wide == .float32 { run(Float.self) } else { run(Double.self) }
    }
  }

  /// The larger of two numbers; nan wins.
  private func larger<Element: BinaryFloatingPoint>(_ a: Element, _ b: Element) -> Element {
    a.isNaN ? a : b.isNaN ? b : max(a, b)
  }
}
