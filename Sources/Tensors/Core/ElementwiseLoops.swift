import CKernels

/// A number in the form a kernel reads: one element of a dtype, in a word on the stack.
struct ScalarElement {
  var word: UInt64 = 0

  /// Whole numbers beyond a narrow dtype wrap around.
  init(_ scalar: Scalar, _ dtype: DType) {
    switch dtype {
    case .bool: word = scalar.isTrue ? 1 : 0
    case .int64, .uint8, .int8, .int16, .int32: word = UInt64(bitPattern: Int64(scalar.int ?? Int.min))
    case .float32: word = UInt64(Float(scalar.double).bitPattern)
    case .float64: word = scalar.double.bitPattern
    case .float16: word = UInt64(lgs_to_half(Float(scalar.double)))
    case .bfloat16: word = UInt64(lgs_to_bfloat(Float(scalar.double)))
    }
  }

  /// The number as a loop over narrow elements reads it: in their wide dtype, whole numbers wrapped around.
  init(wide scalar: Scalar, _ dtype: DType) {
    self.init(scalar, dtype.wide)
    switch dtype {
    case .uint8: word = UInt64(UInt8(truncatingIfNeeded: word))
    case .int8: word = UInt64(bitPattern: Int64(Int8(truncatingIfNeeded: word)))
    case .int16: word = UInt64(bitPattern: Int64(Int16(truncatingIfNeeded: word)))
    case .int32: word = UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: word)))
    case .bool, .int64, .float32, .float64, .float16, .bfloat16: break
    }
  }
}

/// Elementwise loops over broadcast operands. Results are contiguous unless an operand's dense layout is kept.
extension Tensor {
  /// Longer runs go through the iterator, which polls for interrupts.
  static let directLimit = 1 << 18

  var kernelType: Int32 { Int32(elementType.rawValue) }

  static func unsupported(_ name: String, _ dtype: DType) -> TensorError {
    .notImplemented("\"\(name)\" not implemented for '\(dtype.scalarTypeName)'")
  }

  /// One operand of dtype `compute`, a result of dtype `result`.
  static func unary(
    _ kernel: lgs_unary_kernel?, _ a: Tensor, compute: DType, result: DType, name: String
  ) throws -> Tensor {
    guard let kernel else { throw unsupported(name, compute) }
    if compute.isNarrow { return try staged(.one(kernel), [a], compute: compute, result: result) }
    let a = a.elementType == compute ? a : try a.converted(to: compute)
    if a.isContiguous, a.elementCount <= directLimit {
      let out = try a.uninitializedLike(result)
      kernel(out.base, 1, a.base, 1, Int64(a.elementCount))
      keepAlive(out, a)
      return out
    }
    let out = try Tensor.uninitialized(a.sizes, result, layout: a)
    try iterate(kernel, out, a)
    return out
  }

  /// Two operands of dtype `compute`, a result of dtype `result`.
  @inline(__always)
  static func binary(
    _ kernel: lgs_binary_kernel?, _ a: Tensor, _ b: Tensor, compute: DType, result: DType, name: String
  ) throws -> Tensor {
    guard let kernel, a.elementType == compute, b.elementType == compute, a.isContiguous, b.isContiguous,
      a.elementCount <= directLimit, a.sizes == b.sizes, !compute.isNarrow
    else { return try binaryOfAnyShape(kernel, a, b, compute: compute, result: result, name: name) }
    let out = try a.uninitializedLike(result)
    kernel(out.base, 1, a.base, 1, b.base, 1, Int64(a.elementCount))
    keepAlive(out, a, b)
    return out
  }

  @inline(never)
  private static func binaryOfAnyShape(
    _ kernel: lgs_binary_kernel?, _ a: Tensor, _ b: Tensor, compute: DType, result: DType, name: String
  ) throws -> Tensor {
    guard let kernel else { throw unsupported(name, compute) }
    if compute.isNarrow { return try staged(.two(kernel), [a, b], compute: compute, result: result) }
    if let out = try repeatingOne(kernel, a, b, compute: compute, result: result) { return out }
    let x = try a.converted(to: compute)
    let y = try b.converted(to: compute)
    let shape = try Shape.broadcast(x.sizes, y.sizes)
    let out = try Tensor.uninitialized(shape, result, layout: x.sizes == shape ? x : y)
    try iterate(kernel, out, x, y)
    return out
  }

  /// The result when one operand has a single element that repeats along the other, contiguous one.
  private static func repeatingOne(
    _ kernel: lgs_binary_kernel, _ a: Tensor, _ b: Tensor, compute: DType, result: DType
  ) throws -> Tensor? {
    guard a.elementType == compute, b.elementType == compute else { return nil }
    if b.elementCount == 1, b.sizes.rank <= a.sizes.rank, a.isContiguous, a.elementCount <= directLimit {
      let out = try a.uninitializedLike(result)
      kernel(out.base, 1, a.base, 1, b.base, 0, Int64(a.elementCount))
      keepAlive(out, a, b)
      return out
    }
    if a.elementCount == 1, a.sizes.rank <= b.sizes.rank, b.isContiguous, b.elementCount <= directLimit {
      let out = try b.uninitializedLike(result)
      kernel(out.base, 1, a.base, 0, b.base, 1, Int64(b.elementCount))
      keepAlive(out, a, b)
      return out
    }
    return nil
  }

  /// Adds another tensor's elements to this one's in place, where that needs no more than one kernel call; false when
  /// it needs more.
  func accumulate(_ other: Tensor) -> Bool {
    guard elementType == other.elementType, isContiguous, other.isContiguous, sizes == other.sizes,
      elementCount <= Tensor.directLimit, !elementType.isNarrow, let kernel = lgs_binary_for(.add, kernelType)
    else { return false }
    kernel(base, 1, base, 1, other.base, 1, Int64(elementCount))
    Tensor.keepAlive(self, other)
    return true
  }

  /// A tensor and a number.
  static func binary(
    _ kernel: lgs_binary_kernel?, _ a: Tensor, _ b: Scalar, compute: DType, result: DType, name: String
  ) throws -> Tensor {
    guard let kernel else { throw unsupported(name, compute) }
    if compute.isNarrow {
      return try staged(.two(kernel), [a], number: b, isFirst: false, compute: compute, result: result)
    }
    var number = ScalarElement(b, compute)
    if a.elementType == compute, a.isContiguous, a.elementCount <= directLimit {
      let out = try a.uninitializedLike(result)
      kernel(out.base, 1, a.base, 1, &number.word, 0, Int64(a.elementCount))
      keepAlive(out, a)
      return out
    }
    let x = try a.converted(to: compute)
    if x.isContiguous, x.elementCount <= directLimit {
      let out = try x.uninitializedLike(result)
      kernel(out.base, 1, x.base, 1, &number.word, 0, Int64(x.elementCount))
      keepAlive(out, x)
      return out
    }
    let out = try Tensor.uninitialized(x.sizes, result, layout: x)
    try Iteration(out.sizes, [out, x], repeated: 1).run { rank, sizes, strides, bytes in
      lgs_iterate_binary(kernel, rank, sizes, strides, bytes, out.base, x.base, &number.word)
    }
    return out
  }

  /// A number and a tensor.
  static func binary(
    _ kernel: lgs_binary_kernel?, _ a: Scalar, _ b: Tensor, compute: DType, result: DType, name: String
  ) throws -> Tensor {
    guard let kernel else { throw unsupported(name, compute) }
    if compute.isNarrow {
      return try staged(.two(kernel), [b], number: a, isFirst: true, compute: compute, result: result)
    }
    let y = try b.converted(to: compute)
    var number = ScalarElement(a, compute)
    if y.isContiguous, y.elementCount <= directLimit {
      let out = try y.uninitializedLike(result)
      kernel(out.base, 1, &number.word, 0, y.base, 1, Int64(y.elementCount))
      keepAlive(out, y)
      return out
    }
    let dense = try y.contiguousCopy()
    return try binary(kernel, full(y.sizes, a, compute), dense, compute: compute, result: result, name: name)
  }

  /// Three operands; `condition` is bool for `where` and of dtype `compute` otherwise.
  static func ternary(
    _ kernel: lgs_ternary_kernel?, _ a: Tensor, _ b: Tensor, _ c: Tensor, result: DType, name: String
  ) throws -> Tensor {
    guard let kernel else { throw unsupported(name, result) }
    if result.isNarrow { return try staged(.three(kernel), [a, b, c], compute: result, result: result) }
    let shape = try Shape.broadcast(Shape.broadcast(a.sizes, b.sizes), c.sizes)
    let out = try Tensor.uninitialized(shape, result)
    if out.elementCount <= directLimit, let x = a.flatStride(out), let y = b.flatStride(out), let z = c.flatStride(out)
    {
      kernel(out.base, 1, a.base, x, b.base, y, c.base, z, Int64(out.elementCount))
      keepAlive(out, a, b, c)
      return out
    }
    try Iteration(shape, [out, a, b, c]).run { rank, sizes, strides, bytes in
      lgs_iterate_ternary(kernel, rank, sizes, strides, bytes, out.base, a.base, b.base, c.base)
    }
    return out
  }

  /// The one stride that reads this operand along a contiguous result: 0 for a single element, 1 for a contiguous
  /// tensor of the same size, nil for others.
  @inline(__always)
  private func flatStride(_ out: Tensor) -> Int64? {
    if elementCount == 1 { return 0 }
    return isContiguous && elementCount == out.elementCount ? 1 : nil
  }

  static func iterate(_ kernel: lgs_unary_kernel, _ out: Tensor, _ a: Tensor, interruptible: Bool = true) throws {
    try Iteration(out.sizes, [out, a]).run { rank, sizes, strides, bytes in
      lgs_iterate_unary(kernel, rank, sizes, strides, bytes, out.base, a.base, interruptible)
    }
  }

  static func iterate(_ kernel: lgs_binary_kernel, _ out: Tensor, _ a: Tensor, _ b: Tensor) throws {
    try Iteration(out.sizes, [out, a, b]).run { rank, sizes, strides, bytes in
      lgs_iterate_binary(kernel, rank, sizes, strides, bytes, out.base, a.base, b.base)
    }
  }
}

/// The geometry of one pass over operands that broadcast to a shape.
struct Iteration {
  private let operands: [Tensor]
  private let sizes: [Int64]
  private let strides: [Int64]
  private let bytes: [Int64]

  /// `repeated` operands with stride 0 follow the tensors. Dimensions are visited in the order of the output's layout.
  init(_ shape: Shape, _ operands: [Tensor], repeated: Int = 0) {
    self.operands = operands
    let outputStrides = operands[0].sizes.expandedStrides(operands[0].steps, to: shape)
    let order = shape.indices.sorted { outputStrides[$0] > outputStrides[$1] }
    sizes = order.map { Int64(shape[$0]) }
    var rows: [Int64] = []
    for operand in operands {
      let expanded = operand.sizes.expandedStrides(operand.steps, to: shape)
      for axis in order { rows.append(Int64(expanded[axis])) }
    }
    for _ in 0..<repeated * shape.count { rows.append(0) }
    strides = rows
    var widths = operands.map { Int64($0.elementType.byteSize) }
    for _ in 0..<repeated { widths.append(8) }
    bytes = widths
  }

  /// Runs the loop with all operands kept alive.
  /// Errors: `TensorError.interrupted`.
  func run(
    _ body: (Int64, UnsafePointer<Int64>, UnsafePointer<Int64>, UnsafePointer<Int64>) -> Bool
  ) throws {
    // A scalar's pass has no dimensions; C still wants addresses.
    let paddedSizes = sizes.isEmpty ? [1] : sizes
    let paddedStrides = strides.isEmpty ? [0] : strides
    let finished = withExtendedLifetime(operands) {
      body(Int64(sizes.count), paddedSizes, paddedStrides, bytes)
    }
    if !finished { throw TensorError.interrupted }
  }
}
