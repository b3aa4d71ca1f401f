extension Tensor {
  /// The convolution of planes [n, c, h, w] (or [c, h, w]) with kernels [out, c, kh, kw].
  /// Errors: RuntimeError for shapes and dtypes that do not fit.
  public static func conv2d(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, stride: (Int, Int) = (1, 1), padding: (Int, Int) = (0, 0),
    dilation: (Int, Int) = (1, 1), groups: Int = 1
  ) throws -> Tensor {
    guard input.rank == 3 || input.rank == 4 else {
      throw TensorError.runtime(
        "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: \(Array(input.sizes))")
    }
    if groups != 1 {
      return try grouped(input, weight, bias, groups, channels: input.rank - 3) {
        try conv2d($0, $1, $2, stride: stride, padding: padding, dilation: dilation)
      }
    }
    if input.rank == 3 {
      let batch = try input.unsqueeze(0)
      return try conv2d(batch, weight, bias, stride: stride, padding: padding, dilation: dilation).squeeze([0])
    }
    try checkConvolution(input, weight, bias, stride: [stride.0, stride.1], padding: [padding.0, padding.1])
    let plan = ConvolutionPlan(
      try geometry(input, weight, stride, padding, dilation, isSequence: false))
    return try convolution(input, weight, bias, plan)
  }

  /// The convolution of sequences [n, c, l] (or [c, l]) with kernels [out, c, k].
  /// Errors: RuntimeError for shapes and dtypes that do not fit.
  public static func conv1d(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, stride: [Int] = [1], padding: [Int] = [0],
    dilation: [Int] = [1], groups: Int = 1
  ) throws -> Tensor {
    guard input.rank == 2 || input.rank == 3 else {
      throw TensorError.runtime(
        "Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: \(Array(input.sizes))")
    }
    if groups != 1 {
      return try grouped(input, weight, bias, groups, channels: input.rank - 2) {
        try conv1d($0, $1, $2, stride: stride, padding: padding, dilation: dilation)
      }
    }
    if input.rank == 2 {
      let batch = try input.unsqueeze(0)
      return try conv1d(batch, weight, bias, stride: stride, padding: padding, dilation: dilation).squeeze([0])
    }
    try checkConvolution(input, weight, bias, stride: stride, padding: padding)
    let (rows, kernels) = (try input.detached().unsqueeze(2), try weight.detached().unsqueeze(2))
    let plan = ConvolutionPlan(
      try geometry(rows, kernels, (1, stride[0]), (0, padding[0]), (1, dilation[0]), isSequence: true))
    let out = try GradMode.noGrad { try convolution(rows, kernels, bias?.detached(), plan).squeeze([2]) }
    return out.recorded(Convolution.conv1d, input, weight, bias, plan)
  }

  /// Convolutions of groups of channels, side by side, as one node of the graph.
  private static func grouped(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ groups: Int, channels axis: Int,
    _ convolve: @escaping (Tensor, Tensor, Tensor?) throws -> Tensor
  ) throws -> Tensor {
    guard groups > 0 else { throw TensorError.runtime("non-positive groups is not supported") }
    guard weight.rank > 1, weight.sizes[0] % groups == 0 else {
      throw TensorError.runtime(
        "Given groups=\(groups), expected weight to be divisible by \(groups) at dimension 0, but got weight of size "
          + "\(Array(weight.sizes)) instead")
    }
    let (inputs, outputs) = (weight.sizes[1], weight.sizes[0] / groups)
    guard input.sizes[axis] == inputs * groups else {
      throw TensorError.runtime(
        "Given groups=\(groups), weight of size \(Array(weight.sizes)), expected input\(Array(input.sizes)) to have "
          + "\(inputs * groups) channels, but got \(input.sizes[axis]) channels instead")
    }
    return try composed(Convolution.grouped, [input, weight] + (bias.map { [$0] } ?? [])) { parts in
      let results = try (0..<groups).map { group in
        try convolve(
          parts[0].narrow(axis, group * inputs, inputs), parts[1].narrow(0, group * outputs, outputs),
          parts.count > 2 ? parts[2].narrow(0, group * outputs, outputs) : nil)
      }
      return [try cat(results, axis)]
    }[0]
  }

  private static func checkConvolution(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, stride: [Int], padding: [Int]
  ) throws {
    guard weight.rank == input.rank else {
      throw TensorError.runtime(
        "weight should have at least three dimensions and as many as the input, but got \(weight.rank)")
    }
    if stride.contains(where: { $0 <= 0 }) { throw TensorError.runtime("non-positive stride is not supported") }
    if padding.contains(where: { $0 < 0 }) { throw TensorError.runtime("negative padding is not supported") }
    guard weight.sizes[1] == input.sizes[1] else {
      throw TensorError.runtime(
        "Given groups=1, weight of size \(Array(weight.sizes)), expected input\(Array(input.sizes)) to have "
          + "\(weight.sizes[1]) channels, but got \(input.sizes[1]) channels instead")
    }
    if let bias, bias.rank != 1 || bias.sizes[0] != weight.sizes[0] {
      throw TensorError.runtime(
        "Given weight of size \(Array(weight.sizes)), expected bias to be 1-dimensional with \(weight.sizes[0]) "
          + "elements, but got bias of size \(Array(bias.sizes)) instead")
    }
    if let other = bias ?? (weight as Tensor?), other.elementType != input.elementType {
      throw TensorError.runtime(
        "Input type (\(input.elementType.nativeTypeName)) and \(bias == nil ? "weight" : "bias") type "
          + "(\(other.elementType.nativeTypeName)) should be the same")
    }
    guard input.elementType.isFloatingPoint else { throw unsupported("slow_conv2d_cpu", input.elementType) }
  }

  private static func geometry(
    _ input: Tensor, _ weight: Tensor, _ stride: (Int, Int), _ padding: (Int, Int), _ dilation: (Int, Int),
    isSequence: Bool
  ) throws -> WindowGeometry {
    let (height, width) = (input.sizes[2], input.sizes[3])
    let (rows, columns) = (weight.sizes[2], weight.sizes[3])
    return try WindowGeometry(
      kernel: (rows, columns), stride: stride, padding: padding, dilation: dilation, input: (height, width)
    ) { _ in
      let padded =
        isSequence
        ? "(\(width &+ 2 &* padding.1))" : "(\(height &+ 2 &* padding.0) x \(width &+ 2 &* padding.1))"
      let kernel =
        isSequence
        ? "(\((columns - 1) &* dilation.1 &+ 1))"
        : "(\((rows - 1) &* dilation.0 &+ 1) x \((columns - 1) &* dilation.1 &+ 1))"
      return .runtime(
        "Calculated padded input size per channel: \(padded). Kernel size: \(kernel). Kernel size can't be greater "
          + "than actual input size")
    }
  }

  // MARK: The three products

  /// Kernels times windows, for inputs that have been checked.
  static func convolution(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ plan: ConvolutionPlan
  ) throws -> Tensor {
    if input.elementType.isNarrow {
      let wide = try GradMode.noGrad { try convolution(input.widened(), weight.widened(), bias?.widened(), plan) }
      return try wide.converted(to: input.elementType).recorded(Convolution.conv2d, input, weight, bias, plan)
    }
    let geometry = plan.geometry
    let (count, channels, filters) = (input.sizes[0], input.sizes[1], weight.sizes[0])
    let out = try uninitialized(
      Shape([count, filters, geometry.output.rows, geometry.output.columns]), input.elementType)
    let source = try input.contiguousCopy()
    let kernels = try matrix(weight, filters)
    let windows = try uninitialized(Shape(channels * geometry.kernelCount, geometry.outputCount), input.elementType)
    for index in 0..<count {
      source.gatherWindows(index, channels, geometry, into: windows)
      try gemm(kernels, windows, into: out.sample(index, filters, geometry.outputCount), accumulate: false)
    }
    if let bias { try out.overwrite(with: GradMode.noGrad { try add(out, bias.reshape([filters, 1, 1])) }) }
    return out.recorded(Convolution.conv2d, input, weight, bias, plan)
  }

  /// The gradient of the input: kernels times gradients, added where the windows lay.
  static func convolutionInput(_ gradient: Tensor, _ weight: Tensor, _ plan: ConvolutionPlan) throws -> Tensor {
    if gradient.elementType.isNarrow {
      let wide = try GradMode.noGrad { try convolutionInput(gradient.widened(), weight.widened(), plan) }
      return try wide.converted(to: gradient.elementType).recorded(Convolution.input, gradient, weight, nil, plan)
    }
    let geometry = plan.geometry
    let (count, filters, channels) = (gradient.sizes[0], weight.sizes[0], weight.sizes[1])
    let out = try zeros(
      Shape([count, channels, geometry.input.rows, geometry.input.columns]), gradient.elementType)
    let source = try gradient.contiguousCopy()
    let kernels = try matrix(weight, filters).t().detached()
    let windows = try uninitialized(Shape(channels * geometry.kernelCount, geometry.outputCount), gradient.elementType)
    for index in 0..<count {
      try gemm(kernels, source.sample(index, filters, geometry.outputCount), into: windows, accumulate: false)
      out.scatterWindows(index, channels, geometry, from: windows)
    }
    return out.recorded(Convolution.input, gradient, weight, nil, plan)
  }

  /// The gradient of the kernels: gradients times windows, summed over the batch.
  static func convolutionWeight(_ input: Tensor, _ gradient: Tensor, _ plan: ConvolutionPlan) throws -> Tensor {
    if input.elementType.isNarrow {
      let wide = try GradMode.noGrad { try convolutionWeight(input.widened(), gradient.widened(), plan) }
      return try wide.converted(to: input.elementType).recorded(Convolution.weight, input, gradient, nil, plan)
    }
    let geometry = plan.geometry
    let (count, channels, filters) = (input.sizes[0], input.sizes[1], gradient.sizes[1])
    let out = try zeros(
      Shape([filters, channels, geometry.kernel.rows, geometry.kernel.columns]), input.elementType)
    let (source, gradients) = (try input.contiguousCopy(), try gradient.contiguousCopy())
    let windows = try uninitialized(Shape(channels * geometry.kernelCount, geometry.outputCount), input.elementType)
    let target = out.window(
      shape: Shape(filters, channels * geometry.kernelCount), strides: Shape(channels * geometry.kernelCount, 1),
      offset: out.offset)
    for index in 0..<count {
      source.gatherWindows(index, channels, geometry, into: windows)
      try gemm(
        gradients.sample(index, filters, geometry.outputCount), windows.t().detached(), into: target, accumulate: true)
    }
    return out.recorded(Convolution.weight, input, gradient, nil, plan)
  }

  private static func matrix(_ weight: Tensor, _ filters: Int) throws -> Tensor {
    let flat = try weight.contiguousCopy()
    return flat.window(
      shape: Shape(filters, weight.sizes[1] * weight.sizes[2] * weight.sizes[3]),
      strides: Shape(weight.sizes[1] * weight.sizes[2] * weight.sizes[3], 1), offset: flat.offset)
  }

  /// One element of a contiguous batch as a matrix on the same memory.
  private func sample(_ index: Int, _ rows: Int, _ columns: Int) -> Tensor {
    window(shape: Shape(rows, columns), strides: Shape(columns, 1), offset: offset + index * rows * columns)
  }

  private func gatherWindows(_ index: Int, _ channels: Int, _ geometry: WindowGeometry, into windows: Tensor) {
    let start = index * channels * geometry.inputCount
    withExtendedLifetime((self, windows)) {
      switch elementType {
      case .float32:
        geometry.gather(
          base.assumingMemoryBound(to: Float.self) + start, planes: channels,
          into: windows.base.assumingMemoryBound(to: Float.self))
      case .float64:
        geometry.gather(
          base.assumingMemoryBound(to: Double.self) + start, planes: channels,
          into: windows.base.assumingMemoryBound(to: Double.self))
      case .bool, .int64, .uint8, .int8, .int16, .int32, .float16, .bfloat16: break
      }
    }
  }

  private func scatterWindows(_ index: Int, _ channels: Int, _ geometry: WindowGeometry, from windows: Tensor) {
    let start = index * channels * geometry.inputCount
    withExtendedLifetime((self, windows)) {
      switch elementType {
      case .float32:
        geometry.scatter(
          windows.base.assumingMemoryBound(to: Float.self), planes: channels,
          into: base.assumingMemoryBound(to: Float.self) + start)
      case .float64:
        geometry.scatter(
          windows.base.assumingMemoryBound(to: Double.self), planes: channels,
          into: base.assumingMemoryBound(to: Double.self) + start)
      case .bool, .int64, .uint8, .int8, .int16, .int32, .float16, .bfloat16: break
      }
    }
  }

  private func recorded(
    _ operation: Operation, _ first: Tensor, _ second: Tensor, _ third: Tensor?, _ plan: ConvolutionPlan
  ) -> Tensor {
    if let third { record(operation, first, second, third) } else { record(operation, first, second) }
    if requiresGrad { attributes.object = plan }
    return self
  }
}
