import Tensors

extension Functional {
  static let leakyReLU = Operation(
    "leaky_relu", [input, Parameter("negative_slope", .float, default: .float(0.01)), inplace], places: places,
    gradientName: "LeakyReluBackward0", summary: "x where positive, negative_slope * x elsewhere.",
    example: """
      nn.functional.leaky_relu(tensor([-1., 2.]), 0.1)
      #> tensor([-0.1000,  2.0000])
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.float(0.2))])],
    derivative: .function { node, gradient in
      let isPositive = try node.firstInput().isGreater(than: 0)
      return Gradients(
        try Tensor.where(isPositive, .tensor(gradient), .tensor(Tensor.mul(gradient, .float(node.constants.0)))))
    },
    evaluate: { arguments in
      try refuseInPlace(arguments.given(2), "leaky_relu")
      return .tensor(
        try leakyReLU(arguments.tensorArgument(0, "input"), arguments.numberArgument(1, "negative_slope", 0.01)))
    })

  /// x where positive, slope * x elsewhere.
  public static func leakyReLU(_ x: Tensor, _ slope: Double) throws -> Tensor {
    try requireFloat(x, "leaky_relu_cpu")
    return try GradMode.noGrad {
      try Tensor.where(x.isGreater(than: 0), .tensor(x), .tensor(Tensor.mul(x, .float(slope))))
    }.recorded(as: leakyReLU, x, constants: (slope, 0))
  }

  static let elu = Operation(
    "elu", [input, Parameter("alpha", .float, default: .float(1)), inplace], places: places,
    gradientName: "EluBackward0", summary: "x where positive, alpha * (exp(x) - 1) elsewhere.",
    example: """
      nn.functional.elu(tensor([-1., 2.]))
      #> tensor([-0.6321,  2.0000])
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.float(0.5))])],
    derivative: .function { node, gradient in
      let x = try node.firstInput()
      let falling = try Tensor.mul(gradient, Tensor.mul(Tensor.exp(x), .float(node.constants.0)))
      return Gradients(try Tensor.where(x.isGreater(than: 0), .tensor(gradient), .tensor(falling)))
    },
    evaluate: { arguments in
      try refuseInPlace(arguments.given(2), "elu")
      return .tensor(try elu(arguments.tensorArgument(0, "input"), arguments.numberArgument(1, "alpha", 1)))
    })

  /// x where positive, alpha * (exp(x) - 1) elsewhere.
  public static func elu(_ x: Tensor, _ alpha: Double) throws -> Tensor {
    try requireFloat(x, "elu_cpu")
    return try GradMode.noGrad {
      try Tensor.where(x.isGreater(than: 0), .tensor(x), .tensor(Tensor.mul(Tensor.expm1(x), .float(alpha))))
    }.recorded(as: elu, x, constants: (alpha, 0))
  }

  static let gelu = Operation(
    "gelu", [input, Parameter("approximate", .string, default: .string("none"))], places: places,
    gradientName: "GeluBackward0", summary: "x times the normal distribution function of x.",
    example: """
      nn.functional.gelu(tensor([-1., 2.]))
      #> tensor([-0.1587,  1.9545])
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.string("tanh"))])],
    derivative: .function { node, gradient in
      let x = try node.firstInput()
      return Gradients(try Tensor.mul(gradient, node.constants.0 == 0 ? geluSlope(x) : tanhGeluSlope(x)))
    },
    evaluate: { arguments in
      let word = try arguments.wordArgument(1, "approximate", "none")
      return .tensor(try gelu(arguments.tensorArgument(0, "input"), approximate: .string(word)))
    })

  /// x * Φ(x), or its approximation by tanh.
  /// Errors: RuntimeError for other approximations.
  public static func gelu(_ x: Tensor, approximate: ModuleArgument? = nil) throws -> Tensor {
    try requireFloat(x, "GeluKernelImpl")
    guard case .string(let word) = approximate ?? .string("none"), word == "none" || word == "tanh" else {
      throw TensorError(.runtime, "approximate argument must be either none or tanh.")
    }
    let isExact = word == "none"
    return try GradMode.noGrad {
      if isExact { return try Tensor.geluValues(x) }
      return try Tensor.mul(Tensor.mul(x, .float(0.5)), Tensor.add(Tensor.tanh(tanhArgument(x)), .int(1)))
    }.recorded(as: gelu, x, constants: (isExact ? 0 : 1, 0))
  }

  private static let rootHalf = 0.5.squareRoot()
  private static let rootTwoOverPi = (2 / Double.pi).squareRoot()

  /// 1 + erf(x / √2): twice the distribution function.
  private static func normalShare(_ x: Tensor) throws -> Tensor {
    try Tensor.add(Tensor.erf(Tensor.mul(x, .float(rootHalf))), .int(1))
  }

  private static func tanhArgument(_ x: Tensor) throws -> Tensor {
    let cubic = try Tensor.mul(Tensor.mul(Tensor.mul(x, x), x), .float(0.044715))
    return try Tensor.mul(Tensor.add(x, cubic), .float(rootTwoOverPi))
  }

  private static func geluSlope(_ x: Tensor) throws -> Tensor {
    let density = try Tensor.mul(
      Tensor.exp(Tensor.mul(Tensor.mul(x, x), .float(-0.5))), .float(rootTwoOverPi / 2))
    return try Tensor.add(Tensor.mul(normalShare(x), .float(0.5)), Tensor.mul(x, density))
  }

  private static func tanhGeluSlope(_ x: Tensor) throws -> Tensor {
    let bend = try Tensor.tanh(tanhArgument(x))
    let inner = try Tensor.add(
      Tensor.mul(Tensor.mul(x, x), .float(3 * 0.044715 * rootTwoOverPi)), .float(rootTwoOverPi))
    let curve = try Tensor.mul(Tensor.mul(x, Tensor.sub(.int(1), Tensor.mul(bend, bend))), inner)
    return try Tensor.mul(Tensor.add(Tensor.add(bend, .int(1)), curve), .float(0.5))
  }

  static let silu = Operation(
    "silu", [input, inplace], places: places, gradientName: "SiluBackward0", summary: "x * sigmoid(x).",
    example: """
      nn.functional.silu(tensor([-1., 2.]))
      #> tensor([-0.2689,  1.7616])
      """,
    samples: [Sample([matrix])],
    derivative: .function { node, gradient in
      let x = try node.firstInput()
      let share = try Tensor.sigmoid(x)
      let slope = try Tensor.add(Tensor.mul(x, Tensor.sub(.int(1), share)), .int(1))
      return Gradients(try Tensor.mul(gradient, Tensor.mul(share, slope)))
    },
    evaluate: { arguments in
      try refuseInPlace(arguments.given(1), "silu")
      return .tensor(try silu(arguments.tensorArgument(0, "input")))
    })

  /// x * sigmoid(x).
  public static func silu(_ x: Tensor) throws -> Tensor {
    try requireFloat(x, "silu_cpu")
    return try GradMode.noGrad {
      try Tensor.siluValues(x)
    }.recorded(as: silu, x)
  }

  static let softplus = Operation(
    "softplus",
    [
      input, Parameter("beta", .float, default: .float(1)), Parameter("threshold", .float, default: .float(20)),
    ],
    places: places, gradientName: "SoftplusBackward0",
    summary: "log(1 + exp(beta * x)) / beta; x itself where beta * x exceeds the threshold.",
    example: """
      nn.functional.softplus(tensor([-1., 2.]))
      #> tensor([0.3133, 2.1269])
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.float(2))])],
    derivative: .function { node, gradient in
      let scaled = try Tensor.mul(node.firstInput(), .float(node.constants.0))
      let share = try Tensor.mul(gradient, Tensor.sigmoid(scaled))
      return Gradients(
        try Tensor.where(scaled.isGreater(than: node.constants.1), .tensor(gradient), .tensor(share)))
    },
    evaluate: { arguments in
      .tensor(
        try softplus(
          arguments.tensorArgument(0, "input"), beta: arguments.numberArgument(1, "beta", 1),
          threshold: arguments.numberArgument(2, "threshold", 20)))
    })

  /// A smooth ReLU.
  public static func softplus(_ x: Tensor, beta: Double, threshold: Double) throws -> Tensor {
    try requireFloat(x, "softplus_cpu")
    return try GradMode.noGrad {
      let scaled = try Tensor.mul(x, .float(beta))
      let soft = try Tensor.div(Tensor.softplusValues(scaled), .float(beta))
      return try Tensor.where(scaled.isGreater(than: threshold), .tensor(x), .tensor(soft))
    }.recorded(as: softplus, x, constants: (beta, threshold))
  }
}
