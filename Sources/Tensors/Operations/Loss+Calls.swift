import CKernels

extension Tensor {
  /// Element losses put together.
  func reduced(_ reduction: LossReduction) throws -> Tensor {
    switch reduction {
    case .none: return self
    case .mean: return try mean()
    case .sum: return try sum()
    }
  }

  /// `reduced` outside the graph.
  private func reducedWithoutGraph(_ reduction: LossReduction) throws -> Tensor {
    try GradMode.noGrad { try reduced(reduction) }
  }

  /// The squared differences of two tensors of broadcasting shapes.
  public static func mseLoss(_ input: Tensor, _ target: Tensor, _ reduction: LossReduction) throws -> Tensor {
    let shape = try Shape.broadcast(input.sizes, target.sizes)
    let dtype = resultType(input, target)
    if !dtype.isFloatingPoint { throw unsupported("mse_cpu", dtype) }
    let a = input.expand(to: shape)
    let b = target.expand(to: shape)
    let squares = try binary(
      lgs_binary_for(.square_difference, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: "mse_cpu")
    let out = try squares.reducedWithoutGraph(reduction)
    out.record(Loss.mseLoss, a, b)
    out.attributes.first = Swift.max(a.count, 1)
    out.attributes.flag = reduction == .mean
    return out
  }

  /// Binary cross entropy of probabilities.
  /// Errors: ValueError for different shapes, RuntimeError for values outside [0, 1].
  public static func binaryCrossEntropy(
    _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, _ reduction: LossReduction
  ) throws -> Tensor {
    guard input.sizes == target.sizes else {
      throw TensorError.value(
        "Using a target size (torch.Size(\(target.sizes))) that is different to the input size "
          + "(torch.Size(\(input.sizes))) is deprecated. Please ensure they have the same size.")
    }
    guard input.elementType == target.elementType else {
      throw TensorError.runtime(
        "Found dtype \(target.elementType.scalarTypeName) but expected \(input.elementType.scalarTypeName)")
    }
    guard input.elementType.isFloatingPoint else {
      throw unsupported("binary_cross_entropy", input.elementType)
    }
    var losses = try entropies(input.contiguousCopy(), target.contiguousCopy())
    if let weight { losses = try GradMode.noGrad { try mul(losses, weight) } }
    let out = try losses.reducedWithoutGraph(reduction)
    out.record(Loss.binaryCrossEntropy, input, target)
    out.attributes.first = Swift.max(input.count, 1)
    out.attributes.flag = reduction == .mean
    if out.requiresGrad { out.attributes.object = weight }
    return out
  }

  /// The loss of each element, outside the graph; one logarithm an element when all targets are 0 or 1.
  private static func entropies(_ input: Tensor, _ target: Tensor) throws -> Tensor {
    try requireProbabilities(input, "input")
    if input.elementType == .float32, input.count <= directLimit, target.areAllZeroOrOne() {
      let out = try input.uninitializedLike(.float32)
      withExtendedLifetime((out, input, target)) {
        lgs_active_kernels.pointee.bce_binary(
          out.base.assumingMemoryBound(to: Float.self), input.base.assumingMemoryBound(to: Float.self),
          target.base.assumingMemoryBound(to: Float.self), Int64(input.count))
      }
      return out
    }
    try requireProbabilities(target, "target")
    let dtype = input.elementType
    return try binary(
      lgs_binary_for(.bce, Int32(dtype.rawValue)), input, target, compute: dtype, result: dtype,
      name: "binary_cross_entropy")
  }

  private func areAllZeroOrOne() -> Bool {
    withExtendedLifetime(self) {
      lgs_active_kernels.pointee.all_zero_or_one(base.assumingMemoryBound(to: Float.self), Int64(count))
    }
  }

  private static func requireProbabilities(_ tensor: Tensor, _ role: String) throws {
    if !tensor.isWithinUnitInterval() {
      throw TensorError.runtime("all elements of \(role) should be between 0 and 1")
    }
  }

  /// True when every element of a contiguous floating-point tensor is a probability.
  func isWithinUnitInterval() -> Bool {
    if elementType.isNarrow { return (try? widened().isWithinUnitInterval()) ?? false }
    return wideIsWithinUnitInterval()
  }

  private func wideIsWithinUnitInterval() -> Bool {
    withExtendedLifetime(self) {
      if elementType == .float32 {
        return lgs_active_kernels.pointee.in_unit_interval(base.assumingMemoryBound(to: Float.self), Int64(count))
      }
      let elements = UnsafeBufferPointer(start: base.assumingMemoryBound(to: Double.self), count: count)
      return elements.allSatisfy { $0 >= 0 && $0 <= 1 }
    }
  }

  static func binaryCrossEntropyGradients(_ node: Tensor, _ gradient: Tensor) throws -> Gradients {
    let input = try node.savedInput0()
    let target = try node.savedInput1()
    let scale = node.attributes.flag ? Double(node.attributes.first) : 1
    let weight = node.attributes.object as? Tensor
    var first: Tensor?
    if node.needs0 {
      var slope: Tensor
      if GraphState.recordsGradients {
        let spread = try clamp(mul(sub(.int(1), input), input), .scalar(.float(1e-12)), nil)
        slope = try div(mul(gradient, sub(input, target)), spread)
      } else {
        slope = try ternary(
          lgs_ternary_for(.bce_grad, input.kernelType), input, target, gradient, result: input.elementType,
          name: "binary_cross_entropy")
      }
      if let weight { slope = try mul(slope, weight) }
      first = scale == 1 ? slope : try div(slope, .float(scale))
    }
    guard node.needs1 else { return Gradients(first) }
    let lost = try clamp(log1p(neg(input)), .scalar(.int(-100)), nil)
    let won = try clamp(log(input), .scalar(.int(-100)), nil)
    var second = try mul(gradient, sub(lost, won))
    if let weight { second = try mul(second, weight) }
    return Gradients(first, scale == 1 ? second : try div(second, .float(scale)))
  }

  /// Binary cross entropy of logits.
  public static func binaryCrossEntropyWithLogits(
    _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, _ reduction: LossReduction
  ) throws -> Tensor {
    guard input.sizes == target.sizes else {
      throw TensorError.value(
        "Target size (torch.Size(\(target.sizes))) must be the same as input size (torch.Size(\(input.sizes)))")
    }
    let out = try GradMode.noGrad { () -> Tensor in
      let tail = try softplusValues(neg(abs(input)))
      let logSigmoid = try sub(clamp(input, nil, .scalar(.int(0))), tail)
      var losses = try sub(mul(sub(.int(1), target), input), logSigmoid)
      if let weight { losses = try mul(losses, weight) }
      return try losses.reduced(reduction)
    }
    out.record(Loss.binaryCrossEntropyWithLogits, input, target)
    out.attributes.first = Swift.max(input.count, 1)
    out.attributes.flag = reduction == .mean
    if out.requiresGrad { out.attributes.object = weight }
    return out
  }

  /// Exponentials divided by their sum along a dimension.
  public func softmax(_ dim: Int) throws -> Tensor {
    try normalized(dim, Loss.softmax) { shifted, axis in
      let powers = try Tensor.exp(shifted)
      return try Tensor.div(powers, powers.sum([axis], keepdim: true))
    }
  }

  /// The logarithm of softmax.
  public func logSoftmax(_ dim: Int) throws -> Tensor {
    try normalized(dim, Loss.logSoftmax) { shifted, axis in
      try Tensor.sub(shifted, Tensor.log(Tensor.exp(shifted).sum([axis], keepdim: true)))
    }
  }

  private func normalized(
    _ dim: Int, _ operation: Operation, _ finish: (Tensor, Int) throws -> Tensor
  ) throws -> Tensor {
    let axis = try sizes.axis(dim)
    guard elementType.isFloatingPoint else {
      throw Tensor.unsupported(
        "\(operation.name)_lastdim_kernel_impl", elementType)
    }
    let out = try GradMode.noGrad { () -> Tensor in
      if elementCount == 0 { return try copied() }
      if elementType.isNarrow {
        return try widened().normalized(dim, operation, finish).converted(to: elementType)
      }
      if let fused = try fusedSoftmax(axis, isLogarithm: operation === Loss.logSoftmax) { return fused }
      let peak = try bound(isMax: true, [axis], keepdim: true, Reduction.amax)
      return try finish(Tensor.sub(self, peak), axis)
    }
    out.record(operation, self)
    out.attributes.first = axis
    return out
  }

  /// Softmax, or its logarithm, in one pass; nil for scalars.
  private func fusedSoftmax(_ axis: Int, isLogarithm: Bool) throws -> Tensor? {
    guard axis < sizes.count, let rows = lgs_softmax_for(kernelType), let columns = lgs_softmax_columns_for(kernelType)
    else { return nil }
    let source = try contiguousCopy()
    let out = try source.uninitializedLike(elementType)
    let (length, inner) = (Int64(sizes[axis]), Int64(sizes[(axis + 1)...].reduce(1, *)))
    let outer = Int64(elementCount) / (length * inner)
    withExtendedLifetime((source, out)) {
      if axis == sizes.count - 1 {
        rows(out.base, source.base, outer, length, isLogarithm)
      } else {
        columns(out.base, source.base, outer, length, inner, isLogarithm)
      }
    }
    try Interruption.check()
    return out
  }

  /// The gradient of `fusedSoftmax` along rows in one pass; nil where it is to be differentiated again, or along another axis.
  static func softmaxGradient(_ node: Tensor, _ gradient: Tensor, isLogarithm: Bool) throws -> Tensor? {
    let result = try node.savedOutput()
    guard !GraphState.recordsGradients, node.attributes.first == result.sizes.count - 1, result.elementCount > 0,
      !result.elementType.isNarrow, gradient.elementType == result.elementType, gradient.sizes == result.sizes,
      let kernel = lgs_softmax_grad_for(result.kernelType)
    else { return nil }
    let (dense, y) = (try gradient.contiguousCopy(), try result.contiguousCopy())
    let out = try y.uninitializedLike(result.elementType)
    let length = result.sizes[node.attributes.first]
    withExtendedLifetime((dense, y, out)) {
      kernel(out.base, dense.base, y.base, Int64(y.elementCount / length), Int64(length), isLogarithm)
    }
    try Interruption.check()
    return out
  }

  /// The negative log-probabilities of target classes.
  /// Errors: IndexError for classes out of bounds, ValueError for batch sizes that differ.
  public func nllLoss(_ target: Tensor, weight: Tensor? = nil, _ reduction: LossReduction) throws -> Tensor {
    guard rank == 1 || rank == 2 else {
      throw TensorError.notImplemented("nll_loss of more than two dimensions is not in lgs")
    }
    let rows = rank == 1 ? 1 : sizes[0]
    let classes = sizes[rank - 1]
    guard target.rank == rank - 1, target.count == rows else {
      throw TensorError.value(
        "Expected input batch_size (\(rows)) to match target batch_size (\(target.count)).")
    }
    guard target.elementType == .int64 || target.elementType == .uint8 else {
      throw TensorError.runtime(
        "expected target dtype to be Long or Byte, but got \(target.elementType.scalarTypeName)")
    }
    for value in try target.integers() where value < 0 || value >= classes {
      throw TensorError.index("Target \(value) is out of bounds.")
    }
    let positions = try target.widened().reshape([rows, 1])
    return try chosenLoss(positions, rows, classes, weight, reduction)
  }

  private func chosenLoss(
    _ positions: Tensor, _ rows: Int, _ classes: Int, _ weight: Tensor?, _ reduction: LossReduction
  ) throws -> Tensor {
    let (out, factors) = try GradMode.noGrad { () -> (Tensor, Tensor) in
      let picked = try detached().reshape([rows, classes]).gathered(1, positions).reshape([rows])
      let weights = try weight?.indexSelected(0, positions.reshape([rows])) ?? Tensor.ones([rows], elementType)
      let losses = try Tensor.neg(Tensor.mul(picked, weights))
      let negative = try Tensor.neg(weights)
      switch reduction {
      case .none: return (rank == 1 ? try losses.reshape([]) : losses, negative)
      case .sum: return (try losses.sumInLevels(), negative)
      case .mean:
        let total = try weights.sumInLevels()
        return (try Tensor.div(losses.sumInLevels(), total), try Tensor.div(negative, total))
      }
    }
    out.record(Loss.nllLoss, self)
    if out.requiresGrad {
      out.attributes.object = ChosenClasses(positions: positions, factors: factors, classes: classes)
    }
    return out
  }

  /// The sum of a row of losses, in the order in which PyTorch adds those of classes.
  private func sumInLevels() throws -> Tensor {
    let row = try contiguousCopy()
    switch elementType {
    case .float32:
      let sum = try row.withElements(of: Float.self) { lgs_level_sum_f32($0.baseAddress, Int64($0.count)) }
      return try Tensor.scalar(.float(Double(sum)), .float32)
    case .float64:
      let sum = try row.withElements(of: Double.self) { lgs_level_sum_f64($0.baseAddress, Int64($0.count)) }
      return try Tensor.scalar(.float(sum), .float64)
    case .float16, .bfloat16, .bool, .uint8, .int8, .int16, .int32, .int64: return try row.sum()
    }
  }
}
