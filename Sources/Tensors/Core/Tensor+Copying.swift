import CKernels

extension Tensor {
  /// This tensor's values in another dtype, outside the graph; itself when it has the dtype already.
  @inline(__always)
  func converted(to dtype: DType) throws -> Tensor {
    elementType == dtype ? self : try castCopy(to: dtype)
  }

  @inline(never)
  func castCopy(to dtype: DType) throws -> Tensor {
    let out = try Tensor.uninitialized(sizes, dtype, layout: self)
    try out.writeElements(of: self, interruptible: true)
    return out
  }

  /// A contiguous tensor with the same values, outside the graph; itself when it is contiguous.
  func contiguousCopy() throws -> Tensor {
    isContiguous ? self : try copied()
  }

  /// A contiguous copy outside the graph.
  func copied() throws -> Tensor {
    let out = try Tensor.uninitialized(sizes, elementType)
    try out.writeElements(of: self, interruptible: true)
    return out
  }

  /// Overwrites the elements with another tensor's, broadcast and converted. Neither graph nor version are touched.
  func writeElements(of source: Tensor, interruptible: Bool = false) throws {
    guard let kernel = lgs_cast_for(kernelType, source.kernelType) else { return }
    if isContiguous, source.isContiguous, elementCount == source.elementCount,
      elementCount <= Tensor.directLimit || !interruptible
    {
      withExtendedLifetime((self, source)) { kernel(base, 1, source.base, 1, Int64(elementCount)) }
      return
    }
    // Overlapping windows of one storage: read everything before writing.
    let source = source.storage == storage ? try source.copied() : source
    try Tensor.iterate(kernel, self, source, interruptible: interruptible)
  }

  /// Overwrites every element with a number.
  /// Errors: interrupted.
  func fillElements(_ value: Scalar) throws {
    guard let kernel = lgs_cast_for(kernelType, kernelType) else { return }
    var number = ScalarElement(value, elementType)
    if isContiguous {
      try withExtendedLifetime(self) {
        try Interruption.inRuns(of: 1 << 20, elementCount) {
          kernel(base.advanced(by: $0.lowerBound &* elementType.byteSize), 1, &number.word, 0, Int64($0.count))
        }
      }
      return
    }
    let shape = sizes.map(Int64.init)
    let rows = steps.map(Int64.init) + Array(repeating: 0, count: shape.count)
    let bytes = [Int64(elementType.byteSize), Int64(elementType.byteSize)]
    withExtendedLifetime(self) {
      _ = lgs_iterate_unary(kernel, Int64(shape.count), shape, rows, bytes, base, &number.word, false)
    }
  }

  /// An unset tensor whose strides follow those of `layout` when that is a dense permutation, as PyTorch's results do.
  static func uninitialized(_ shape: Shape, _ dtype: DType, layout: Tensor) throws -> Tensor {
    let out = try uninitialized(shape, dtype)
    if layout.isContiguous || layout.sizes != shape { return out }
    guard let strides = layout.denseStrides() else { return out }
    out.steps = strides
    if out.elementCount > 0 { out.flags.remove(.contiguous) }
    return out
  }

  /// The strides of a packed tensor with this one's order of dimensions; nil for row-major order.
  private func denseStrides() -> Shape? {
    let order = sizes.indices.sorted { steps[$0] > steps[$1] }
    var strides = sizes.contiguousStrides
    var next = 1
    for axis in order.reversed() {
      strides[axis] = next
      next = next &* max(sizes[axis], 1)
    }
    return Tensor.isContiguous(sizes, strides, elementCount) ? nil : strides
  }
}
