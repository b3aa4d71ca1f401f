/// Normalisations: numbers shifted and scaled to mean 0 and variance 1 over some dimensions.
enum Normalization {
  static let all = [batchNorm, layerNorm]

  private static let functional = [Place.namespace("nn.functional")]
  private static let weight = Parameter("weight", .tensor, default: Argument.none)
  private static let bias = Parameter("bias", .tensor, default: Argument.none)
  private static let eps = Parameter("eps", .float, default: .float(1e-5))
  private static let rows: Sample.Input = .tensor([4, 3], from: -2, to: 2, .float32)
  private static let three: Sample.Input = .tensor([3], from: 0.5, to: 2, .float32)

  static let batchNorm = Operation(
    "batch_norm",
    [
      Parameter("input", .tensor), Parameter("running_mean", .tensor, default: Argument.none),
      Parameter("running_var", .tensor, default: Argument.none), weight, bias,
      Parameter("training", .bool, default: .bool(false)), Parameter("momentum", .float, default: .float(0.1)), eps,
    ],
    places: functional, gradientName: "NativeBatchNormBackward0",
    summary: "Normalises every channel (dimension 1) over all others, by the batch's or by running statistics.",
    example: """
      nn.functional.batch_norm(tensor([[1.], [3.]]), None, None, training=True)
      #> tensor([[-1.0000],
      #>         [ 1.0000]])
      """,
    samples: [
      Sample([rows, .fixed(.none), .fixed(.none), .fixed(.none), .fixed(.none), .fixed(.bool(true))]),
      Sample([
        .tensor([2, 3, 2, 2], from: -2, to: 2, .float32), .fixed(.none), .fixed(.none), three, three,
        .fixed(.bool(true)),
      ]),
    ],
    derivative: .function(gradients),
    evaluate: { arguments in
      .tensor(
        try Tensor.batchNorm(
          arguments.tensor(0), mean: arguments.optionalTensor(1), variance: arguments.optionalTensor(2),
          weight: arguments.optionalTensor(3), bias: arguments.optionalTensor(4),
          isTraining: arguments.isNone(5) ? false : arguments.bool(5),
          momentum: arguments.isNone(6) ? 0.1 : arguments.double(6),
          epsilon: arguments.isNone(7) ? 1e-5 : arguments.double(7)))
    })

  static let layerNorm = Operation(
    "layer_norm",
    [Parameter("input", .tensor), Parameter("normalized_shape", .ints(variadic: false)), weight, bias, eps],
    places: functional, gradientName: "NativeLayerNormBackward0",
    summary: "Normalises over the last dimensions.",
    example: """
      nn.functional.layer_norm(tensor([[1., 3.], [2., 2.]]), (2,))
      #> tensor([[-1.0000,  1.0000],
      #>         [ 0.0000,  0.0000]])
      """,
    samples: [
      Sample([rows, .fixed(.ints([3]))]), Sample([rows, .fixed(.ints([3])), three, three]),
      Sample([.tensor([2, 2, 3], from: -2, to: 2, .float32), .fixed(.ints([2, 3]))]),
    ],
    derivative: .function(gradients),
    evaluate: { arguments in
      .tensor(
        try Tensor.layerNorm(
          arguments.tensor(0), arguments.ints(1), weight: arguments.optionalTensor(2),
          bias: arguments.optionalTensor(3), epsilon: arguments.isNone(4) ? 1e-5 : arguments.double(4)))
    })

  /// Both have the same gradients: only the dimensions differ.
  private static func gradients(_ node: Tensor, _ gradient: Tensor) throws -> Gradients {
    guard let plan = node.attributes.object as? NormalizationPlan else { throw GraphError.secondBackward }
    let input = try node.savedInput0()
    let (mean, scale) = try plan.statistics(of: input)
    let normal = try Tensor.mul(Tensor.sub(input, mean), scale)
    var result: (Tensor?, Tensor?, Tensor?)
    if node.needs0 {
      let inner = try plan.hasWeight ? Tensor.mul(gradient, node.savedInput1().reshape(plan.weightShape)) : gradient
      result.0 = try plan.inputGradient(inner, normal, scale)
    }
    if node.needs1, plan.hasWeight {
      result.1 = try plan.summed(Tensor.mul(gradient, normal))
    }
    if node.needs2 { result.2 = try plan.summed(gradient) }
    return Gradients(result.0, result.1, result.2)
  }
}

/// The dimensions of a normalisation, and where its statistics come from.
final class NormalizationPlan {
  /// The dimensions that are normalised over.
  let axes: [Int]
  /// The dimensions that weights are shared along, the sizes of weights, and their shape among the input's dimensions.
  let weightAxes: [Int]
  let weightSizes: [Int]
  let weightShape: [Int]
  let epsilon: Double
  /// Statistics that do not come from the input.
  let fixed: (mean: Tensor, variance: Tensor)?
  var hasWeight = false

  init(
    axes: [Int], weightAxes: [Int], weightSizes: [Int], weightShape: [Int], epsilon: Double,
    fixed: (mean: Tensor, variance: Tensor)?
  ) {
    self.axes = axes
    self.weightAxes = weightAxes
    self.weightSizes = weightSizes
    self.weightShape = weightShape
    self.epsilon = epsilon
    self.fixed = fixed
  }

  /// The mean and 1 / sqrt(variance + epsilon), shaped to go with the input.
  func statistics(of input: Tensor) throws -> (mean: Tensor, scale: Tensor) {
    if let fixed {
      let variance = try Tensor.add(fixed.variance, .float(epsilon)).reshape(weightShape)
      return (try fixed.mean.reshape(weightShape), try Tensor.rsqrt(variance))
    }
    let mean = try input.mean(axes, keepdim: true)
    let variance = try Tensor.square(Tensor.sub(input, mean)).mean(axes, keepdim: true)
    return (mean, try Tensor.rsqrt(Tensor.add(variance, .float(epsilon))))
  }

  /// The sum along the dimensions that share weights.
  func summed(_ gradient: Tensor) throws -> Tensor {
    try (weightAxes.isEmpty ? gradient : gradient.sum(weightAxes)).reshape(weightSizes)
  }

  func inputGradient(_ gradient: Tensor, _ normal: Tensor, _ scale: Tensor) throws -> Tensor {
    if fixed != nil { return try Tensor.mul(gradient, scale) }
    let shared = try gradient.mean(axes, keepdim: true)
    let along = try Tensor.mul(normal, Tensor.mul(gradient, normal).mean(axes, keepdim: true))
    return try Tensor.mul(Tensor.sub(Tensor.sub(gradient, shared), along), scale)
  }
}

extension Tensor {
  /// Normalises every channel over the batch and the places; running statistics, where given, follow the batch's
  /// while training and take their place otherwise.
  /// Errors: ValueError for one value per channel while training, RuntimeError for sizes that do not fit.
  public static func batchNorm(
    _ input: Tensor, mean: Tensor?, variance: Tensor?, weight: Tensor?, bias: Tensor?, isTraining: Bool,
    momentum: Double, epsilon: Double
  ) throws -> Tensor {
    guard input.rank >= 2 else { throw TensorError.index("Dimension out of range (expected at least 2 dimensions)") }
    guard input.elementType.isFloatingPoint else { throw unsupported("batch_norm", input.elementType) }
    let channels = input.sizes[1]
    for (name, part) in [("running_mean", mean), ("running_var", variance), ("weight", weight), ("bias", bias)] {
      guard let part, part.count != channels else { continue }
      throw TensorError.runtime("\(name) should contain \(channels) elements not \(part.count)")
    }
    let axes = [0] + Array(2..<input.rank)
    let perChannel = channels == 0 ? 0 : input.count / channels
    var shape = Array(repeating: 1, count: input.rank)
    shape[1] = channels
    if isTraining, perChannel <= 1 {
      throw TensorError.value(
        "Expected more than 1 value per channel when training, got input size torch.Size(\(Array(input.sizes)))")
    }
    if !isTraining, mean == nil || variance == nil {
      throw TensorError.runtime("Expected running_mean and running_var to be defined when training=False")
    }
    let fixed = isTraining ? nil : mean.flatMap { mean in variance.map { (mean.detached(), $0.detached()) } }
    let plan = NormalizationPlan(
      axes: axes, weightAxes: axes, weightSizes: [channels], weightShape: shape, epsilon: epsilon, fixed: fixed)
    if isTraining, let mean, let variance {
      try GradMode.noGrad { try follow(input, plan, mean, variance, momentum, perChannel) }
    }
    return try normalized(input, weight, bias, plan, Normalization.batchNorm)
  }

  /// Moves running statistics towards the batch's; the variance is the unbiased one.
  private static func follow(
    _ input: Tensor, _ plan: NormalizationPlan, _ mean: Tensor, _ variance: Tensor, _ momentum: Double, _ count: Int
  ) throws {
    let batchMean = try input.mean(plan.axes, keepdim: true)
    let batchVariance = try square(sub(input, batchMean)).mean(plan.axes)
    let unbiased = try mul(batchVariance, .float(Double(count) / Double(count - 1)))
    for (running, batch) in [(mean, try batchMean.reshape(plan.weightSizes)), (variance, unbiased)] {
      try running.overwrite(with: add(mul(running, .float(1 - momentum)), mul(batch, .float(momentum))))
    }
  }

  /// Normalises over the last dimensions, which must have the given sizes.
  /// Errors: RuntimeError for sizes that do not fit.
  public static func layerNorm(
    _ input: Tensor, _ sizes: [Int], weight: Tensor?, bias: Tensor?, epsilon: Double
  ) throws -> Tensor {
    guard input.rank >= sizes.count, !sizes.isEmpty, Array(input.sizes).suffix(sizes.count) == sizes[...] else {
      let stars = (["*"] + sizes.map(String.init)).joined(separator: ", ")
      throw TensorError.runtime(
        "Given normalized_shape=\(sizes), expected input with shape [\(stars)], but got input of size"
          + "\(Array(input.sizes))")
    }
    guard input.elementType.isFloatingPoint else { throw unsupported("LayerNormKernelImpl", input.elementType) }
    let leading = input.rank - sizes.count
    let plan = NormalizationPlan(
      axes: Array(leading..<input.rank), weightAxes: Array(0..<leading), weightSizes: sizes, weightShape: sizes,
      epsilon: epsilon, fixed: nil)
    return try normalized(input, weight, bias, plan, Normalization.layerNorm)
  }

  private static func normalized(
    _ input: Tensor, _ weight: Tensor?, _ bias: Tensor?, _ plan: NormalizationPlan, _ operation: Operation
  ) throws -> Tensor {
    let out = try GradMode.noGrad { () -> Tensor in
      if input.elementType.isNarrow {
        return try normalized(input.widened(), weight?.widened(), bias?.widened(), plan, operation)
          .converted(to: input.elementType)
      }
      let (mean, scale) = try plan.statistics(of: input)
      var result = try mul(sub(input, mean), scale)
      if let weight { result = try mul(result, weight.reshape(plan.weightShape)) }
      if let bias { result = try add(result, bias.reshape(plan.weightShape)) }
      return result
    }
    plan.hasWeight = weight != nil
    if let weight, let bias {
      out.record(operation, input, weight, bias)
    } else if let weight {
      out.record(operation, input, weight)
    } else if let bias {
      out.record(operation, input, try ones([0], input.elementType), bias)
    } else {
      out.record(operation, input)
    }
    if out.requiresGrad { out.attributes.object = plan }
    return out
  }
}
