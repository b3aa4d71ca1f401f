import CKernels

/// A kernel over one, two or three operands.
enum ElementKernel {
  case one(lgs_unary_kernel)
  case two(lgs_binary_kernel)
  case three(lgs_ternary_kernel)
}

extension Scalar {
  /// Errors: RuntimeError when a tensor of the dtype may not be filled with the number.
  func checkFits(_ dtype: DType) throws {
    if fits(dtype) { return }
    throw TensorError.runtime("value cannot be converted to type \(dtype.checkedTypeName) without overflow")
  }
}

/// Loops over elements of narrow dtypes: a run at a time is converted, computed in the wide dtype, and converted back
/// with integers wrapped around and halves rounded.
extension Tensor {
  /// Operands of dtype `compute`, or, as the condition of `where`, bool.
  static func staged(
    _ kernel: ElementKernel, _ operands: [Tensor], compute: DType, result: DType
  ) throws -> Tensor {
    try staged(kernel, operands.map { try $0.prepared(for: compute) }, from: compute, to: result)
  }

  /// A tensor and a number, which stands first or last.
  static func staged(
    _ kernel: ElementKernel, _ operands: [Tensor], number: Scalar, isFirst: Bool, compute: DType, result: DType
  ) throws -> Tensor {
    var element = ScalarElement(wide: number, compute)
    let wide = try uninitialized([], compute.wide)
    withExtendedLifetime(wide) { wide.base.copyMemory(from: &element.word, byteCount: compute.wide.byteSize) }
    let tensors = try operands.map { try $0.prepared(for: compute) }
    return try staged(kernel, isFirst ? [wide] + tensors : tensors + [wide], from: compute, to: result)
  }

  /// The operand in the dtype of the loop. Halves meet single numbers in float32, as they are computed.
  private func prepared(for compute: DType) throws -> Tensor {
    if elementType == compute || elementType == .bool { return self }
    return try converted(to: compute.isFloatingPoint && sizes.rank == 0 ? compute.wide : compute)
  }

  private static func staged(
    _ kernel: ElementKernel, _ operands: [Tensor], from compute: DType, to result: DType
  ) throws -> Tensor {
    let shape = try operands.dropFirst().reduce(operands[0].sizes) { try Shape.broadcast($0, $1.sizes) }
    let layout = operands.first { $0.sizes == shape } ?? operands[0]
    let out = try uninitialized(shape, result, layout: layout)
    var stage = lgs_stage()
    var isCondition = false
    switch kernel {
    case .one(let kernel): stage.one = kernel
    case .two(let kernel): stage.two = kernel
    case .three(let kernel):
      stage.three = kernel
      isCondition = operands[0].elementType == .bool
    }
    let enters = operands.enumerated().map { index, operand -> lgs_unary_kernel? in
      operand.elementType == compute.wide || (index == 0 && isCondition)
        ? nil : lgs_cast_for(Int32(compute.wide.rawValue), operand.kernelType)
    }
    stage.enter = (enters[0], enters.count > 1 ? enters[1] : nil, enters.count > 2 ? enters[2] : nil)
    stage.leave = result.isNarrow ? lgs_cast_for(out.kernelType, Int32(compute.wide.rawValue)) : nil
    try Iteration(shape, [out] + operands).run { rank, sizes, strides, bytes in
      lgs_iterate_staged(
        &stage, rank, sizes, strides, bytes, out.base, operands[0].base, operands.count > 1 ? operands[1].base : nil,
        operands.count > 2 ? operands[2].base : nil)
    }
    return out
  }
}
