import Tensors

extension Functional {
  private static let pair = [input, Parameter("target", .tensor)]
  private static let reduction = Parameter("reduction", .string, default: .string("mean"))
  private static let target: Sample.Input = .tensor([2, 3], from: -0.7, to: 2.9, .float32)

  static let smoothL1Loss = Operation(
    "smooth_l1_loss", pair + [reduction, Parameter("beta", .float, default: .float(1))], places: places,
    gradientName: "SmoothL1LossBackward0",
    summary: "Squared differences below beta, absolute ones above, joined smoothly.",
    example: """
      nn.functional.smooth_l1_loss(tensor([0., 2.]), tensor([0.5, 0.]))
      #> tensor(0.8125)
      """,
    samples: [Sample([matrix, target]), Sample([matrix, target, .fixed(.string("none")), .fixed(.float(0.5))])],
    derivative: .function { node, gradient in
      let (beta, scale) = node.constants
      return try robustGradients(node, gradient, inner: 1 / beta, outer: 1, bound: beta, scale: scale)
    },
    evaluate: { arguments in
      .tensor(
        try smoothL1Loss(
          arguments.tensorArgument(0, "input"), arguments.tensorArgument(1, "target"),
          LossReduction.named(arguments.wordArgument(2, "reduction", "mean")),
          beta: arguments.numberArgument(3, "beta", 1)))
    })

  static let huberLoss = Operation(
    "huber_loss", pair + [reduction, Parameter("delta", .float, default: .float(1))], places: places,
    gradientName: "HuberLossBackward0",
    summary: "Half squared differences below delta, delta times absolute ones above.",
    example: """
      nn.functional.huber_loss(tensor([0., 2.]), tensor([0.5, 0.]), delta=0.5)
      #> tensor(0.5000)
      """,
    samples: [Sample([matrix, target]), Sample([matrix, target, .fixed(.string("sum")), .fixed(.float(0.5))])],
    derivative: .function { node, gradient in
      let (delta, scale) = node.constants
      return try robustGradients(node, gradient, inner: 1, outer: delta, bound: delta, scale: scale)
    },
    evaluate: { arguments in
      .tensor(
        try huberLoss(
          arguments.tensorArgument(0, "input"), arguments.tensorArgument(1, "target"),
          LossReduction.named(arguments.wordArgument(2, "reduction", "mean")),
          delta: arguments.numberArgument(3, "delta", 1)))
    })

  /// Errors: RuntimeError for a negative beta.
  public static func smoothL1Loss(
    _ input: Tensor, _ target: Tensor, _ reduction: LossReduction, beta: Double
  ) throws -> Tensor {
    if beta < 0 { throw TensorError(.runtime, "smooth_l1_loss does not support negative values for beta.") }
    if beta == 0 { return try l1Loss(input, target, reduction) }
    return try robust(input, target, reduction, smoothL1Loss, "smooth_l1_cpu", bound: beta) { size in
      let square = try Tensor.div(Tensor.mul(Tensor.mul(size, .float(0.5)), size), .float(beta))
      return (square, try Tensor.sub(size, .float(0.5 * beta)))
    }
  }

  /// Errors: RuntimeError unless delta is positive.
  public static func huberLoss(
    _ input: Tensor, _ target: Tensor, _ reduction: LossReduction, delta: Double
  ) throws -> Tensor {
    guard delta > 0 else {
      throw TensorError(.runtime, "huber_loss does not support non-positive values for delta.")
    }
    return try robust(input, target, reduction, huberLoss, "huber_cpu", bound: delta) { size in
      let square = try Tensor.mul(Tensor.mul(size, .float(0.5)), size)
      return (square, try Tensor.mul(Tensor.sub(size, .float(0.5 * delta)), .float(delta)))
    }
  }

  /// The mean (or sum) of the absolute differences.
  public static func l1Loss(_ input: Tensor, _ target: Tensor, _ reduction: LossReduction) throws -> Tensor {
    try Tensor.abs(Tensor.sub(input, target)).reduced(by: reduction)
  }

  /// A loss that is quadratic up to a bound and linear beyond.
  private static func robust(
    _ input: Tensor, _ target: Tensor, _ reduction: LossReduction, _ operation: Operation, _ kernel: String,
    bound: Double, _ branches: (Tensor) throws -> (near: Tensor, far: Tensor)
  ) throws -> Tensor {
    let shape = try Tensor.commonShape(input, target)
    let (a, b) = (try input.expand(shape), try target.expand(shape))
    return try GradMode.noGrad {
      let size = try Tensor.abs(Tensor.sub(a, b))
      try requireFloat(size, kernel)
      let (near, far) = try branches(size)
      // Below means strictly below: at the bound both branches agree.
      return try Tensor.where(size.isGreater(than: bound), .tensor(far), .tensor(near)).reduced(by: reduction)
    }.recorded(as: operation, a, b, constants: (bound, reduction == .mean ? 1 / Double(max(a.count, 1)) : 1))
  }

  /// inner * difference near zero, outer * its sign beyond the bound.
  private static func robustGradients(
    _ node: Tensor, _ gradient: Tensor, inner: Double, outer: Double, bound: Double, scale: Double
  ) throws -> Gradients {
    let difference = try Tensor.sub(node.firstInput(), node.secondInput())
    let isFar = try Tensor.abs(difference.detached()).isGreater(than: bound)
    let slope = try Tensor.where(
      isFar, .tensor(Tensor.mul(Tensor.sign(difference), .float(outer))),
      .tensor(Tensor.mul(difference, .float(inner))))
    let first = try Tensor.mul(Tensor.mul(slope, .float(scale)), gradient)
    let wanted = node.wantsGradients
    return Gradients(wanted.first ? first : nil, wanted.second ? try Tensor.neg(first) : nil)
  }
}

extension LossReduction {
  /// Errors: ValueError for other words; a warning for the old name of the mean.
  static func named(_ word: String) throws -> LossReduction {
    if word == "elementwise_mean" {
      Warnings.emit(
        .user, "reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.")
      return .mean
    }
    guard let value = LossReduction(rawValue: word) else {
      throw TensorError(.value, "\(word) is not a valid value for reduction")
    }
    return value
  }
}

extension Tensor {
  /// Element losses put together.
  func reduced(by reduction: LossReduction) throws -> Tensor {
    switch reduction {
    case .none: return self
    case .mean: return try mean()
    case .sum: return try sum()
    }
  }

  /// The shape two tensors broadcast to.
  /// Errors: RuntimeError for sizes that do not match.
  static func commonShape(_ a: Tensor, _ b: Tensor) throws -> [Int] {
    if a.shape == b.shape { return Array(a.shape) }
    let rank = Swift.max(a.rank, b.rank)
    func size(_ tensor: Tensor, _ axis: Int) -> Int {
      let position = axis - (rank - tensor.rank)
      return position < 0 ? 1 : tensor.shape[position]
    }
    return try (0..<rank).map { axis in
      let (left, right) = (size(a, axis), size(b, axis))
      guard left == right || left == 1 || right == 1 else {
        throw TensorError(
          .runtime,
          "The size of tensor a (\(left)) must match the size of tensor b (\(right)) "
            + "at non-singleton dimension \(axis)")
      }
      return left == 1 ? right : left
    }
  }
}
