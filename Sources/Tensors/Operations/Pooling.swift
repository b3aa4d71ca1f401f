import CKernels

/// Pooling: one number for each window of a plane.
enum Pooling {
  static let all = [maxPool2d, avgPool2d]

  private static let functional = [Place.namespace("nn.functional")]
  private static let kernel = Parameter("kernel_size", .intOrInts)
  private static let stride = Parameter("stride", .intOrInts, default: Argument.none)
  private static let padding = Parameter("padding", .intOrInts, default: .int(0))
  private static let images: Sample.Input = .tensor([2, 2, 4, 5], from: -1, to: 1, .float32)

  static let maxPool2d = Operation(
    "max_pool2d",
    [
      Parameter("input", .tensor), kernel, stride, padding, Parameter("dilation", .intOrInts, default: .int(1)),
      Parameter("ceil_mode", .bool, default: .bool(false)),
      Parameter("return_indices", .bool, default: .bool(false)),
    ],
    places: functional, gradientName: "MaxPool2DWithIndicesBackward0",
    summary: "The largest number of every window of planes [n, c, h, w].",
    example: """
      nn.functional.max_pool2d(arange(16.).reshape(1, 1, 4, 4), 2)
      #> tensor([[[[ 5.,  7.],
      #>           [13., 15.]]]])
      """,
    samples: [
      Sample([images, .fixed(.int(2))]), Sample([images, .fixed(.ints([2, 3])), .fixed(.int(1))]),
      Sample([images, .fixed(.int(3)), .fixed(.int(2)), .fixed(.int(1)), .fixed(.int(1)), .fixed(.bool(true))]),
    ],
    derivative: .function { node, gradient in
      guard let input = node.parent0, let origin = node.attributes.object as? Tensor else {
        throw GraphError.secondBackward
      }
      if let whole = try gradient.pooledBack(to: input.sizes, origin) { return Gradients(whole) }
      let planes = node.sizes[0] * node.sizes[1]
      let flat = try gradient.reshape([planes, node.sizes[2] * node.sizes[3]])
      let size = Shape(planes, input.sizes[2] * input.sizes[3])
      return Gradients(try flat.scattered(to: size, 1, origin).reshape(Array(input.sizes)))
    },
    evaluate: { arguments in
      if !arguments.isNone(6), try arguments.bool(6) {
        throw TensorError.notImplemented("max_pool2d with return_indices=True is not in lgs")
      }
      let size = try arguments.extent(1, 1)
      return .tensor(
        try Tensor.maxPool2d(
          arguments.tensor(0), size, stride: arguments.isNone(2) ? size : arguments.extent(2, 1),
          padding: arguments.extent(3, 0), dilation: arguments.extent(4, 1),
          roundsUp: arguments.isNone(5) ? false : arguments.bool(5)))
    })

  static let avgPool2d = Operation(
    "avg_pool2d", [Parameter("input", .tensor), kernel, stride, padding], places: functional,
    gradientName: "AvgPool2DBackward0",
    summary: "The mean of every window of planes [n, c, h, w]; margins count as zeros.",
    example: """
      nn.functional.avg_pool2d(arange(16.).reshape(1, 1, 4, 4), 2)
      #> tensor([[[[ 2.5000,  4.5000],
      #>           [10.5000, 12.5000]]]])
      """,
    samples: [
      Sample([images, .fixed(.int(2))]),
      Sample([images, .fixed(.ints([2, 3])), .fixed(.int(1)), .fixed(.int(1))]),
    ],
    derivative: .function { node, gradient in
      guard let input = node.parent0 else { throw GraphError.secondBackward }
      let plan = try ConvolutionPlan(of: node)
      let weight = try Tensor.meanKernel(plan.geometry, gradient.elementType)
      let planes = try gradient.reshape([node.sizes[0] * node.sizes[1], 1, node.sizes[2], node.sizes[3]])
      return Gradients(try Tensor.convolutionInput(planes, weight, plan).reshape(Array(input.sizes)))
    },
    evaluate: { arguments in
      let size = try arguments.extent(1, 1)
      return .tensor(
        try Tensor.avgPool2d(
          arguments.tensor(0), size, stride: arguments.isNone(2) ? size : arguments.extent(2, 1),
          padding: arguments.extent(3, 0)))
    })
}

extension Tensor {
  /// The largest number of every window of planes [n, c, h, w] (or [c, h, w]); NaN wins, the first of equal ones.
  /// Errors: RuntimeError for ranks and sizes that do not fit.
  public static func maxPool2d(
    _ input: Tensor, _ kernel: (Int, Int), stride: (Int, Int)? = nil, padding: (Int, Int) = (0, 0),
    dilation: (Int, Int) = (1, 1), roundsUp: Bool = false
  ) throws -> Tensor {
    if input.rank == 3 {
      let batch = try input.unsqueeze(0)
      return try maxPool2d(
        batch, kernel, stride: stride, padding: padding, dilation: dilation, roundsUp: roundsUp
      ).squeeze([0])
    }
    let geometry = try poolGeometry(input, kernel, stride ?? kernel, padding, dilation, roundsUp)
    let sizes = Shape([input.sizes[0], input.sizes[1], geometry.output.rows, geometry.output.columns])
    let source = try input.widened().contiguousCopy()
    let largest = try uninitialized(sizes, source.elementType)
    let planes = input.sizes[0] * input.sizes[1]
    let origin = try uninitialized(Shape(planes, geometry.outputCount), .int64)
    guard source.elementType != .bool else { throw unsupported("max_pool2d", .bool) }
    var windows = geometry.windows
    let isWhole = withExtendedLifetime((source, largest, origin)) {
      lgs_pool_largest(
        &windows, source.kernelType, source.base, Int64(planes), largest.base,
        origin.base.assumingMemoryBound(to: Int64.self))
    }
    if !isWhole { throw TensorError.interrupted }
    let out = try largest.converted(to: input.elementType)
    out.record(Pooling.maxPool2d, input)
    if out.requiresGrad { out.attributes.object = origin }
    return out
  }

  /// The gradient of the planes: every window's goes to the place of its largest number.
  func pooledBack(to shape: Shape, _ origin: Tensor) throws -> Tensor? {
    guard !GraphState.recordsGradients, elementType == .float32 || elementType == .float64 else { return nil }
    let (source, out) = (try contiguousCopy(), try Tensor.zeros(shape, elementType))
    let planes = shape[0] * shape[1]
    withExtendedLifetime((source, out, origin)) {
      lgs_add_at_places(
        kernelType, out.base, Int64(shape[2] * shape[3]), source.base,
        origin.base.assumingMemoryBound(to: Int64.self), Int64(origin.sizes[1]), Int64(planes))
    }
    return out
  }

  /// The mean of every window of planes [n, c, h, w] (or [c, h, w]); margins count as zeros.
  /// Errors: RuntimeError for ranks and sizes that do not fit.
  public static func avgPool2d(
    _ input: Tensor, _ kernel: (Int, Int), stride: (Int, Int)? = nil, padding: (Int, Int) = (0, 0)
  ) throws -> Tensor {
    if input.rank == 3 {
      return try avgPool2d(input.unsqueeze(0), kernel, stride: stride, padding: padding).squeeze([0])
    }
    guard input.elementType.isFloatingPoint else { throw unsupported("avg_pool2d", input.elementType) }
    let geometry = try poolGeometry(input, kernel, stride ?? kernel, padding, (1, 1), false)
    let plan = ConvolutionPlan(geometry)
    let out = try GradMode.noGrad { () -> Tensor in
      let planes = try input.reshape([input.sizes[0] * input.sizes[1], 1, input.sizes[2], input.sizes[3]])
      return try convolution(planes, meanKernel(geometry, input.elementType), nil, plan).reshape([
        input.sizes[0], input.sizes[1], geometry.output.rows, geometry.output.columns,
      ])
    }
    out.record(Pooling.avgPool2d, input)
    if out.requiresGrad { out.attributes.object = plan }
    return out
  }

  /// The kernel whose convolution is the mean of a window.
  static func meanKernel(_ geometry: WindowGeometry, _ dtype: DType) throws -> Tensor {
    try full(
      Shape([1, 1, geometry.kernel.rows, geometry.kernel.columns]), .float(1 / Double(geometry.kernelCount)), dtype)
  }

  private static func poolGeometry(
    _ input: Tensor, _ kernel: (Int, Int), _ stride: (Int, Int), _ padding: (Int, Int), _ dilation: (Int, Int),
    _ roundsUp: Bool
  ) throws -> WindowGeometry {
    guard input.rank == 4 else {
      throw TensorError.runtime("non-empty 3D or 4D (batch mode) tensor expected for input")
    }
    guard kernel.0 > 0, kernel.1 > 0, stride.0 > 0, stride.1 > 0, dilation.0 > 0, dilation.1 > 0 else {
      throw TensorError.runtime("kernel size, stride and dilation should be greater than zero")
    }
    for (pad, size, gap) in [(padding.0, kernel.0, dilation.0), (padding.1, kernel.1, dilation.1)] {
      guard pad >= 0 else { throw TensorError.runtime("pad must be non-negative, but got pad: \(pad)") }
      guard pad <= ((size - 1) &* gap &+ 1) / 2 else {
        throw TensorError.runtime(
          "pad should be at most half of effective kernel size, but got pad=\(pad), kernel_size=\(size) and "
            + "dilation=\(gap)")
      }
    }
    let (channels, height, width) = (input.sizes[1], input.sizes[2], input.sizes[3])
    return try WindowGeometry(
      kernel: kernel, stride: stride, padding: padding, dilation: dilation, input: (height, width), roundsUp: roundsUp
    ) { output in
      .runtime(
        "Given input size: (\(channels)x\(height)x\(width)). Calculated output size: "
          + "(\(channels)x\(output.rows)x\(output.columns)). Output size is too small")
    }
  }
}

extension WindowGeometry {
  /// The geometry as kernels read it.
  var windows: lgs_windows {
    func extent(_ pair: Extent) -> lgs_extent { lgs_extent(rows: Int64(pair.rows), columns: Int64(pair.columns)) }
    return lgs_windows(
      kernel: extent(kernel), stride: extent(stride), padding: extent(padding), dilation: extent(dilation),
      input: extent(input), output: extent(output))
  }
}
