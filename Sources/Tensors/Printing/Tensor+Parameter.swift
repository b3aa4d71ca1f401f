extension TensorFlags {
  /// A parameter of a module: printed as one, and collected by the module it is assigned to.
  static let parameter = TensorFlags(rawValue: 128)
}

extension Tensor {
  /// True for `torch.nn.Parameter` objects.
  public var isParameter: Bool { flags.contains(.parameter) }

  /// A parameter on the same memory: `torch.nn.Parameter(data, requires_grad=True)`.
  /// Errors: RuntimeError for a dtype without gradients when a gradient is required.
  public func asParameter(requiresGrad: Bool = true) throws -> Tensor {
    if requiresGrad, !dtype.isFloatingPoint {
      throw TensorError.runtime("Only Tensors of floating point and complex dtype can require gradients")
    }
    let result = alias(shape: sizes, strides: steps, offset: offset)
    result.flags.remove(.untracked)
    result.flags.insert(.parameter)
    if requiresGrad { result.flags.insert(.requiresGrad) }
    return result
  }
}
