import CKernels

/// Fused optimizer updates of contiguous tensors of one floating-point dtype and size, in PyTorch's arithmetic.
public enum OptimizerSteps {
  /// What one step of stochastic gradient descent depends on.
  public struct Descent {
    public var lr = 0.0
    public var momentum = 0.0
    public var dampening = 0.0
    public var weightDecay = 0.0
    public var nesterov = false
    public var maximize = false

    public init() {}
  }

  /// Changes a parameter in place.
  /// - momentum: the buffer, nil without momentum; `isFirst` fills it.
  public static func descend(
    _ parameter: Tensor, _ gradient: Tensor, momentum: Tensor?, isFirst: Bool, _ descent: Descent
  ) throws {
    if parameter.dtype.isNarrow {
      return try widely(parameter, momentum) {
        try descend($0, gradient.widened(), momentum: $1, isFirst: isFirst, descent)
      }
    }
    guard let kernel = lgs_active_kernels.pointee.kernel(sgd: parameter.dtype) else {
      throw Tensor.unsupported("sgd", parameter.dtype)
    }
    try check(parameter, [gradient, momentum])
    var options = lgs_sgd_options(
      lr: descent.lr, momentum: descent.momentum, dampening: descent.dampening, weight_decay: descent.weightDecay,
      nesterov: descent.nesterov, maximize: descent.maximize, first_step: isFirst)
    withExtendedLifetime((parameter, gradient, momentum)) {
      kernel(parameter.base, gradient.base, momentum?.base, Int64(parameter.count), &options)
    }
    parameter.bumpVersion()
  }

  /// What one step of Adam depends on.
  public struct Moments {
    public var lr = 0.0
    public var betas = (0.0, 0.0)
    public var eps = 0.0
    public var weightDecay = 0.0
    public var step = 1
    public var maximize = false
    public var isDecoupled = false

    public init() {}
  }

  /// Changes a parameter and its running moments in place; `largest` is nil without amsgrad.
  public static func adapt(
    _ parameter: Tensor, _ gradient: Tensor, average: Tensor, squares: Tensor, largest: Tensor?, _ moments: Moments
  ) throws {
    if parameter.dtype.isNarrow {
      return try widely(parameter, largest) { wide, largest in
        try widely(average, squares) { average, squares in
          try adapt(
            wide, gradient.widened(), average: average, squares: squares ?? average, largest: largest, moments)
        }
      }
    }
    guard let kernel = lgs_active_kernels.pointee.kernel(adam: parameter.dtype) else {
      throw Tensor.unsupported("adam", parameter.dtype)
    }
    try check(parameter, [gradient, average, squares, largest])
    var options = lgs_adam_options(
      lr: moments.lr, beta1: moments.betas.0, beta2: moments.betas.1, eps: moments.eps,
      weight_decay: moments.weightDecay, step: Int64(moments.step), maximize: moments.maximize,
      decoupled: moments.isDecoupled)
    withExtendedLifetime((parameter, gradient, average, squares, largest)) {
      kernel(
        parameter.base, gradient.base, average.base, squares.base, largest?.base, Int64(parameter.count), &options)
    }
    parameter.bumpVersion()
  }

  /// Changes narrow tensors through their wide forms.
  private static func widely(
    _ first: Tensor, _ second: Tensor?, _ body: (Tensor, Tensor?) throws -> Void
  ) throws {
    let (wide, other) = (try first.widened(), try second?.widened())
    try body(wide, other)
    try first.overwrite(with: wide)
    if let second, let other { try second.overwrite(with: other) }
    first.bumpVersion()
  }

  /// The kernels trust their arguments.
  private static func check(_ parameter: Tensor, _ others: [Tensor?]) throws {
    for other in [parameter] + others.compactMap({ $0 }) {
      guard other.isContiguous, other.dtype == parameter.dtype, other.count == parameter.count else {
        throw TensorError.runtime("an optimizer step needs contiguous tensors of one dtype and size")
      }
    }
  }
}

extension lgs_kernels {
  fileprivate func kernel(sgd dtype: DType) -> lgs_sgd_kernel? {
    switch dtype {
    case .bool: return sgd.0
    case .int64: return sgd.1
    case .float32: return sgd.2
    case .float64: return sgd.3
    case .uint8, .int8, .int16, .int32, .float16, .bfloat16: return nil
    }
  }

  fileprivate func kernel(adam dtype: DType) -> lgs_adam_kernel? {
    switch dtype {
    case .bool: return adam.0
    case .int64: return adam.1
    case .float32: return adam.2
    case .float64: return adam.3
    case .uint8, .int8, .int16, .int32, .float16, .bfloat16: return nil
    }
  }
}
