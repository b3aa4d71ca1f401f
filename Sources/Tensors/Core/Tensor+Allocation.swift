import CKernels

extension Tensor {
  /// A contiguous tensor whose elements are not set.
  /// Errors: RuntimeError when the sizes are negative, overflow, or the system has no such memory.
  static func uninitialized(_ shape: Shape, _ dtype: DType) throws -> Tensor {
    let count = shape.rank > Shape.maximumRank ? try shape.validatedCount() : shape.checkedCount ?? -1
    if count < 0 || shape.hasNegative { try rejectShape(shape) }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: dtype.byteSize)
    if overflow { try rejectShape(shape) }
    guard let storage = lgs_storage_take(Int64(bytes)) else { throw TensorError.outOfMemory(bytes: bytes) }
    return make(
      storage: storage, offset: 0, shape: shape, strides: shape.contiguousStrides, count: count, dtype: dtype,
      flags: .contiguous)
  }

  /// A contiguous tensor with this one's shape and elements not set; the shape needs no checks.
  @inline(__always)
  func uninitializedLike(_ dtype: DType) throws -> Tensor {
    let bytes = elementCount &* dtype.byteSize
    guard let storage = lgs_storage_take(Int64(bytes)) else { throw TensorError.outOfMemory(bytes: bytes) }
    return Tensor.make(
      storage: storage, offset: 0, shape: sizes, strides: isContiguous ? steps : sizes.contiguousStrides,
      count: elementCount, dtype: dtype, flags: .contiguous)
  }

  @inline(never)
  private static func rejectShape(_ shape: Shape) throws {
    if let negative = shape.first(where: { $0 < 0 }) {
      throw TensorError.runtime(
        "Trying to create tensor with negative dimension \(negative): \(shape)")
    }
    throw TensorError.tooLarge(shape)
  }

  /// A tensor on the same storage with another geometry, outside the graph.
  func alias(shape: Shape, strides: Shape, offset: Int) -> Tensor {
    lgs_storage_retain(storage)
    let count = shape.elementCount
    var flags: TensorFlags = Tensor.isContiguous(shape, strides, count) ? .contiguous : []
    if self.flags.contains(.untracked) { flags.insert(.untracked) }
    return Tensor.make(
      storage: storage, offset: offset, shape: shape, strides: strides, count: count, dtype: elementType,
      flags: flags)
  }

  static func isContiguous(_ shape: Shape, _ strides: Shape, _ count: Int) -> Bool {
    if count == 0 { return true }
    var expected = 1
    for axis in stride(from: shape.count - 1, through: 0, by: -1) where shape[axis] != 1 {
      if strides[axis] != expected { return false }
      expected = expected &* shape[axis]
    }
    return true
  }

  /// The address of the first element. Only kernel calls use it, inside `withExtendedLifetime`.
  var base: UnsafeMutableRawPointer {
    UnsafeMutableRawPointer(storage).advanced(by: Int(LGS_STORAGE_HEADER) &+ offset &* elementType.byteSize)
  }

  /// Keeps the storage of kernel operands alive up to this point.
  @inline(__always)
  static func keepAlive(_ a: Tensor, _ b: Tensor) {
    withExtendedLifetime(a) {}
    withExtendedLifetime(b) {}
  }

  @inline(__always)
  static func keepAlive(_ a: Tensor, _ b: Tensor, _ c: Tensor) {
    keepAlive(a, b)
    withExtendedLifetime(c) {}
  }

  @inline(__always)
  static func keepAlive(_ a: Tensor, _ b: Tensor, _ c: Tensor, _ d: Tensor) {
    keepAlive(a, b, c)
    withExtendedLifetime(d) {}
  }

  /// Notes that the elements changed in place.
  func bumpVersion() {
    if !flags.contains(.untracked) { storage.pointee.version &+= 1 }
  }
}
