import CKernels

/// Losses of class numbers and class probabilities with their options.
extension Loss {
  fileprivate static let partialLoss = nllLoss.composedVariant("NllLossBackward0")
  fileprivate static let planeLoss = nllLoss.composedVariant("NllLoss2DBackward0")
  fileprivate static let weightedLogits = binaryCrossEntropyWithLogits.composedVariant(
    "BinaryCrossEntropyWithLogitsBackward0")
}

extension Operation {
  /// The same operation for calls that `Tensor.composed` computes.
  fileprivate func composedVariant(_ gradientName: String) -> Operation {
    Operation(
      name, parameters, places: [], gradientName: gradientName, summary: summary, example: example, samples: samples,
      derivative: .composed, evaluate: evaluate)
  }
}

extension Tensor {
  /// The negative log-probabilities of target classes of rows [n, c] or planes [n, c, …]; targets that equal `ignored`
  /// do not count.
  public func nllLoss(
    _ target: Tensor, weight: Tensor?, _ reduction: LossReduction, ignoring ignored: Int
  ) throws -> Tensor {
    let skips = try target.dtype == .int64 && target.scalars().contains(.int(ignored))
    if rank <= 2, !skips { return try nllLoss(target, weight: weight, reduction) }
    let axis = rank == 1 ? 0 : 1
    let expected = rank == 1 ? [] : [sizes[0]] + Array(sizes.dropFirst(2))
    guard Array(target.shape) == expected else {
      throw TensorError.value("Expected target size \(Shape(expected)), got torch.Size(\(target.shape))")
    }
    for case .int(let value) in try target.scalars() where (value < 0 || value >= sizes[axis]) && value != ignored {
      throw TensorError.index("Target \(value) is out of bounds.")
    }
    let isIgnored = try Tensor.compare(.eq, target, .int(ignored))
    let zero = try Tensor.zeros([], .int64)
    let safe = try Tensor.where(isIgnored, .tensor(zero), .tensor(target))
    let factors =
      try weight?.indexSelected(0, safe.reshape([-1])).reshape(Array(target.shape)) ?? Tensor.ones(target.shape, dtype)
    let counted = try Tensor.where(isIgnored, .scalar(.float(0)), .tensor(factors))
    return try Tensor.composed(rank > 2 ? Loss.planeLoss : Loss.partialLoss, self) { inputs in
      let picked = try inputs[0].gathered(axis, safe.unsqueeze(axis)).squeeze([axis])
      let losses = try Tensor.neg(Tensor.mul(picked, counted))
      switch reduction {
      case .none: return losses
      case .sum: return try losses.sum()
      case .mean: return try Tensor.div(losses.sum(), counted.sum())
      }
    }
  }

  /// Cross entropy of logits with target classes, or with target probabilities of the input's shape.
  public static func crossEntropy(
    _ input: Tensor, _ target: Tensor, weight: Tensor?, _ reduction: LossReduction, ignoring ignored: Int,
    smoothing: Double
  ) throws -> Tensor {
    guard smoothing >= 0, smoothing <= 1 else {
      let shown = Int(exactly: smoothing).map(String.init) ?? String(smoothing)
      throw TensorError.runtime("label_smoothing must be between 0.0 and 1.0. Got: \(shown)")
    }
    let axis = input.rank == 1 ? 0 : 1
    let logs = try input.logSoftmax(axis)
    let classes = Double(input.sizes[axis])
    var shape = Array(repeating: 1, count: input.rank)
    shape[axis] = input.sizes[axis]
    let scaled = try weight.map { try mul(logs, $0.reshape(shape)) } ?? logs
    if input.shape == target.shape, target.dtype.isFloatingPoint {
      let wanted = smoothing == 0 ? target : try add(mul(target, .float(1 - smoothing)), .float(smoothing / classes))
      let products = try mul(scaled, wanted)
      switch reduction {
      case .none: return try neg(products.sum([axis]))
      case .sum: return try neg(products.sum())
      case .mean: return try neg(products.sum()).divided(by: Double(input.count) / classes)
      }
    }
    let plain = try logs.nllLoss(target, weight: weight, reduction, ignoring: ignored)
    if smoothing == 0 { return plain }
    let isIgnored = try compare(.eq, target, .int(ignored))
    let spread = try `where`(isIgnored, .scalar(.float(0)), .tensor(neg(scaled.sum([axis]))))
    let smooth: Tensor
    switch reduction {
    case .none: smooth = spread
    case .sum: smooth = try spread.sum()
    case .mean:
      let safe = try `where`(isIgnored, .tensor(Tensor.zeros([], .int64)), .tensor(target))
      let factors =
        try weight?.indexSelected(0, safe.reshape([-1])).reshape(Array(target.shape))
        ?? Tensor.ones(target.shape, input.dtype)
      let total = try `where`(isIgnored, .scalar(.float(0)), .tensor(factors)).sum()
      smooth = try div(spread.sum(), total)
    }
    return try add(mul(plain, .float(1 - smoothing)), mul(smooth, .float(smoothing / classes)))
  }

  /// Binary cross entropy of logits, in which the positive class counts `positive` times.
  public static func binaryCrossEntropyWithLogits(
    _ input: Tensor, _ target: Tensor, weight: Tensor?, _ reduction: LossReduction, positive: Tensor?
  ) throws -> Tensor {
    guard let positive else { return try binaryCrossEntropyWithLogits(input, target, weight: weight, reduction) }
    guard input.sizes == target.sizes else {
      throw TensorError.value(
        "Target size (torch.Size(\(target.sizes))) must be the same as input size (torch.Size(\(input.sizes)))")
    }
    return try composed(Loss.weightedLogits, input, target) { inputs in
      let (x, y) = (inputs[0], inputs[1])
      let factor = try add(mul(sub(positive, .int(1)), y), .int(1))
      let tail = try add(log1p(exp(neg(abs(x)))), relu(neg(x)))
      var losses = try add(mul(sub(.int(1), y), x), mul(factor, tail))
      if let weight { losses = try mul(losses, weight) }
      return try losses.reduced(reduction)
    }
  }
}
