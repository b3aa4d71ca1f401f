import Tensors

/// Layers that apply one function to every element.
enum Activations {
  static let all = [sigmoid, reLU, tanh, leakyReLU, elu, gelu, siLU, softplus, softmax, logSoftmax]

  private static let inplace = ModuleParameter("inplace", .bool, default: .bool(false))

  static let sigmoid = ModuleKind.function(
    "Sigmoid", summary: "1 / (1 + exp(-x)): numbers to probabilities.",
    example: """
      nn.Sigmoid()(tensor([0., 2.]))
      #> tensor([0.5000, 0.8808])
      """
  ) { _, input in try Tensor.sigmoid(input) }

  static let reLU = ModuleKind.function(
    "ReLU", [inplace], summary: "max(x, 0).",
    example: """
      nn.ReLU()(tensor([-1., 2.]))
      #> tensor([0., 2.])
      """
  ) { _, input in try Tensor.relu(input) }

  static let tanh = ModuleKind.function(
    "Tanh", summary: "The hyperbolic tangent.",
    example: """
      nn.Tanh()(tensor([0., 1.]))
      #> tensor([0.0000, 0.7616])
      """
  ) { _, input in try Tensor.tanh(input) }

  static let leakyReLU = ModuleKind.function(
    "LeakyReLU", [ModuleParameter("negative_slope", .number, default: .float(0.01)), inplace],
    summary: "x where positive, negative_slope * x elsewhere.",
    example: """
      nn.LeakyReLU(0.1)(tensor([-1., 2.]))
      #> tensor([-0.1000,  2.0000])
      """
  ) { layer, input in try Functional.leakyReLU(input, layer.number("negative_slope")) }

  static let elu = ModuleKind.function(
    "ELU", [ModuleParameter("alpha", .number, default: .float(1)), inplace],
    summary: "x where positive, alpha * (exp(x) - 1) elsewhere.",
    example: """
      nn.ELU()(tensor([-1., 2.]))
      #> tensor([-0.6321,  2.0000])
      """
  ) { layer, input in try Functional.elu(input, layer.number("alpha")) }

  static let gelu = ModuleKind.function(
    "GELU", [ModuleParameter("approximate", .string, default: .string("none"))],
    summary: "x times the normal distribution function of x.",
    example: """
      nn.GELU()(tensor([-1., 2.]))
      #> tensor([-0.1587,  1.9545])
      """
  ) { layer, input in try Functional.gelu(input, approximate: layer.settings["approximate"]) }

  static let siLU = ModuleKind.function(
    "SiLU", [inplace], summary: "x * sigmoid(x).",
    example: """
      nn.SiLU()(tensor([-1., 2.]))
      #> tensor([-0.2689,  1.7616])
      """
  ) { _, input in try Functional.silu(input) }

  static let softplus = ModuleKind.function(
    "Softplus",
    [
      ModuleParameter("beta", .number, default: .float(1)),
      ModuleParameter("threshold", .number, default: .float(20)),
    ],
    summary: "log(1 + exp(beta * x)) / beta; x itself where beta * x exceeds the threshold.",
    example: """
      nn.Softplus()(tensor([-1., 2.]))
      #> tensor([0.3133, 2.1269])
      """
  ) { layer, input in
    try Functional.softplus(input, beta: layer.number("beta"), threshold: layer.number("threshold"))
  }

  private static let dim = ModuleParameter("dim", .optionalInt, default: ModuleArgument.none)

  static let softmax = ModuleKind.function(
    "Softmax", [dim], summary: "Exponentials divided by their sum along a dimension.",
    example: """
      nn.Softmax(dim=0)(tensor([0., 0.]))
      #> tensor([0.5000, 0.5000])
      """
  ) { layer, input in try input.softmax(dimension(of: layer, input, "softmax")) }

  static let logSoftmax = ModuleKind.function(
    "LogSoftmax", [dim], summary: "The logarithm of softmax, computed without overflow.",
    example: """
      nn.LogSoftmax(dim=0)(tensor([0., 0.]))
      #> tensor([-0.6931, -0.6931])
      """
  ) { layer, input in try input.logSoftmax(dimension(of: layer, input, "log_softmax")) }

  /// The dimension that was set, else PyTorch's choice with its warning.
  private static func dimension(of layer: FunctionLayer, _ input: Tensor, _ name: String) throws -> Int {
    if let setting = layer.settings["dim"], !setting.isNone { return try layer.integer("dim") }
    Warnings.emit(
      .user,
      "Implicit dimension choice for \(name) has been deprecated. "
        + "Change the call to include dim=X as an argument.")
    return [0, 1, 3].contains(input.rank) ? 0 : 1
  }
}
