import CKernels

extension ReducedDimensions {
  /// The reduced dimensions; nil for all, which an empty list also means.
  var list: [Int]? {
    mask.contains(false) ? mask.indices.filter { mask[$0] } : nil
  }

  var isFull: Bool { !mask.contains(false) }
}

extension Tensor {
  /// Runs a reduction kernel with the reduced dimensions moved together. Outside the graph.
  func folded(
    _ kernel: lgs_reduction_kernel?, _ dims: ReducedDimensions, _ result: DType, name: String
  ) throws -> Tensor {
    guard let kernel else { throw Tensor.unsupported(name, elementType) }
    if elementType.isNarrow {
      let wide = try widened()
      return try wide.folded(kernel, dims, result == elementType ? wide.elementType : result, name: name)
        .converted(to: result)
    }
    let out = try Tensor.uninitialized(dims.shape(from: sizes), result)
    if out.elementCount == 0 { return out }
    let (source, outer, n, inner) = try grouped(dims)
    withExtendedLifetime((out, source)) { kernel(out.base, source.base, outer, n, inner) }
    try Interruption.check()
    return out
  }

  /// A contiguous tensor seen as [outer, n, inner] with the reduced dimensions in the middle.
  func grouped(_ dims: ReducedDimensions) throws -> (Tensor, Int64, Int64, Int64) {
    let reduced = sizes.indices.filter { dims.mask[$0] }
    let kept = sizes.indices.filter { !dims.mask[$0] }
    let isAdjacent = reduced.isEmpty || reduced[reduced.count - 1] - reduced[0] == reduced.count - 1
    let n = reduced.reduce(1) { $0 &* sizes[$1] }
    if isAdjacent, let first = reduced.first, let last = reduced.last {
      let outer = sizes[..<first].reduce(1, &*)
      let inner = sizes[(last + 1)...].reduce(1, &*)
      return (try contiguousCopy(), Int64(outer), Int64(n), Int64(inner))
    }
    let order = kept + reduced
    let moved = alias(shape: Shape(order.map { sizes[$0] }), strides: Shape(order.map { steps[$0] }), offset: offset)
    return (try moved.contiguousCopy(), Int64(kept.reduce(1) { $0 &* sizes[$1] }), Int64(n), 1)
  }

  /// True when no element is zero.
  func allTrue() throws -> Bool {
    let dims = try ReducedDimensions(nil, of: sizes, keepdim: false)
    return try folded(lgs_reduction_for(.all, kernelType), dims, .bool, name: "all").isTrue()
  }

  /// The product of all elements, or along a dimension. Dtype: integers and bools give int64.
  public func prod(_ dim: Int? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
    let target = dtype ?? (elementType.isFloatingPoint ? elementType : .int64)
    let source = try cast(to: target)
    let dims = try ReducedDimensions(dim.map { [$0] }, of: sizes, keepdim: keepdim)
    let out = try source.folded(lgs_reduction_for(.prod, source.kernelType), dims, target, name: "prod")
    out.record(dim == nil ? Reduction.prod : Reduction.prodOverDimension, source)
    out.attributes.first = try dim.map(sizes.axis) ?? 0
    out.attributes.flag = keepdim || sizes.isEmpty
    return out
  }

  /// Every element's gradient is the product of the others: products of what stands before and behind it, so that
  /// zeros need no division.
  func productGradient(_ gradient: Tensor, axis: Int?) throws -> Tensor {
    let flat = try axis == nil ? reshape([elementCount]) : self
    let along = axis ?? 0
    let n = flat.shape[safe: along] ?? 1
    if flat.rank == 0 { return gradient }
    var pieces: [Tensor] = []
    for index in 0..<n {
      let before = try flat.narrow(along, 0, index).prod(along, keepdim: true)
      let after = try flat.narrow(along, index + 1, n - index - 1).prod(along, keepdim: true)
      pieces.append(try Tensor.mul(before, after))
    }
    if pieces.isEmpty { return try Tensor.zeros(sizes, elementType) }
    let others = try Tensor.cat(pieces, along)
    return try Tensor.mul(others, gradient).reshape(Array(sizes))
  }

  /// Standard deviation or variance, in double precision inside.
  func spread(
    _ dims: [Int]?, correction: Double, keepdim: Bool, isRoot: Bool, _ operation: Operation
  ) throws -> Tensor {
    guard elementType.isFloatingPoint else {
      throw TensorError.runtime("std and var only support floating point and complex dtypes")
    }
    let reduced = try ReducedDimensions(dims, of: sizes, keepdim: keepdim)
    let out = try GradMode.noGrad { () -> Tensor in
      if elementType == .float32, elementCount > 0 {
        return try variance(reduced, correction: correction, isRoot: isRoot)
      }
      let wide = try converted(to: .float64)
      let average = try wide.summed(ReducedDimensions(dims, of: sizes, keepdim: true))
      let n = Double(elementCount) / Double(max(average.elementCount, 1))
      let centred = try Tensor.sub(wide, Tensor.div(average, .float(n)))
      let squares = try Tensor.mul(centred, centred).summed(reduced)
      let variance = try Tensor.div(squares, .float(max(n - correction, 0)))
      return try (isRoot ? Tensor.sqrt(variance) : variance).converted(to: elementType)
    }
    out.record(operation, self)
    out.attributes.object = reduced
    out.attributes.scalar = correction
    return out
  }

  /// The variance of float32 numbers in two passes over them.
  private func variance(_ dims: ReducedDimensions, correction: Double, isRoot: Bool) throws -> Tensor {
    let out = try Tensor.uninitialized(dims.shape(from: sizes), .float32)
    let (source, outer, n, inner) = try grouped(dims)
    withExtendedLifetime((out, source)) {
      lgs_active_kernels.pointee.variance_f32(out.base, source.base, outer, n, inner, correction, isRoot)
    }
    try Interruption.check()
    return out
  }

  /// The largest or smallest element.
  /// Errors: RuntimeError for an empty tensor.
  func extreme(isMax: Bool) throws -> Tensor {
    let name = isMax ? "max" : "min"
    if elementCount == 0 {
      throw TensorError.runtime(
        "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the "
          + "'dim' argument.")
    }
    let dims = try ReducedDimensions(nil, of: sizes, keepdim: false)
    let out = try folded(lgs_reduction_for(isMax ? .max : .min, kernelType), dims, elementType, name: name)
    out.record(isMax ? Reduction.max : Reduction.min, self)
    return out
  }

  /// The largest or smallest elements along a dimension, and where they are.
  func extreme(isMax: Bool, _ dim: Int, keepdim: Bool) throws -> (values: Tensor, indices: Tensor) {
    let axis = try sizes.axis(dim)
    let indices = try position(isMax: isMax, dim, keepdim: true, name: isMax ? "max" : "min")
    let values = try GradMode.noGrad { try sizes.isEmpty ? copied() : gathered(axis, indices) }
    let isDropped = !keepdim && !sizes.isEmpty
    let result =
      try isDropped
      ? values.reshape(Array(ReducedDimensions([axis], of: sizes, keepdim: false).shape(from: sizes))) : values
    let positions = try isDropped ? indices.reshape(Array(result.shape)) : indices
    result.record(isMax ? Reduction.maxOverDimension : Reduction.minOverDimension, self)
    result.attributes.first = axis
    if result.requiresGrad { result.attributes.object = positions }
    return (result, positions)
  }

  func bound(isMax: Bool, _ dims: [Int]?, keepdim: Bool, _ operation: Operation) throws -> Tensor {
    let reduced = try ReducedDimensions(dims, of: sizes, keepdim: keepdim)
    if elementCount == 0, reduced.isFull || sizes.indices.contains(where: { reduced.mask[$0] && sizes[$0] == 0 }) {
      throw TensorError.runtime(
        "\(operation.name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction "
          + "dim with the 'dim' argument.")
    }
    let out = try folded(
      lgs_reduction_for(isMax ? .max : .min, kernelType), reduced, elementType, name: operation.name)
    out.record(operation, self)
    out.attributes.object = reduced
    return out
  }

  /// Positions of the largest or smallest elements.
  /// Errors: IndexError where there is nothing to choose from.
  func position(isMax: Bool, _ dim: Int?, keepdim: Bool, name: String) throws -> Tensor {
    let dims = try ReducedDimensions(dim.map { [$0] }, of: sizes, keepdim: keepdim)
    if elementCount == 0 {
      guard let dim else {
        throw TensorError.index("\(name)(): Expected reduction dim to be specified for input.numel() == 0.")
      }
      if sizes[try sizes.axis(dim)] == 0 {
        throw TensorError.index("\(name)(): Expected reduction dim \(dim) to have non-zero size.")
      }
    }
    let kernel = isMax ? lgs_argmax_for(kernelType) : lgs_argmin_for(kernelType)
    return try folded(kernel, dims, .int64, name: name)
  }

  /// Running sums along a dimension.
  public func cumsum(_ dim: Int, dtype: DType? = nil) throws -> Tensor {
    let axis = try sizes.axis(dim)
    let source = try cast(to: dtype ?? (elementType.isFloatingPoint ? elementType : .int64))
    if source.elementType.isNarrow {
      let out = try GradMode.noGrad { try source.widened().cumsum(dim).converted(to: source.elementType) }
      out.record(Reduction.cumsum, source)
      out.attributes.first = axis
      return out
    }
    if sizes.isEmpty {
      let out = try source.copied()
      out.record(Reduction.cumsum, source)
      return out
    }
    let out = try Tensor.uninitialized(sizes, source.elementType)
    guard let kernel = lgs_cumsum_for(source.kernelType) else {
      throw Tensor.unsupported("cumsum_out_cpu", source.elementType)
    }
    let dims = try ReducedDimensions([axis], of: sizes, keepdim: true)
    let (dense, outer, n, inner) = try source.grouped(dims)
    withExtendedLifetime((out, dense)) { kernel(out.base, dense.base, outer, n, inner) }
    try Interruption.check()
    out.record(Reduction.cumsum, source)
    out.attributes.first = axis
    return out
  }

  /// (sum |x|^p)^(1/p).
  func norm(_ power: Double, _ dims: [Int]?, keepdim: Bool) throws -> Tensor {
    guard elementType.isFloatingPoint else {
      throw TensorError.runtime(
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(elementType.scalarTypeName)")
    }
    let reduced = try ReducedDimensions(dims, of: sizes, keepdim: keepdim)
    let out = try GradMode.noGrad { () -> Tensor in
      if elementType.isNarrow { return try widened().norm(power, dims, keepdim: keepdim).converted(to: elementType) }
      if power == 2, let lengths = try rowLengths(reduced) { return lengths }
      let size = try Tensor.abs(self)
      if power == .infinity {
        return try size.folded(lgs_reduction_for(.max, kernelType), reduced, elementType, name: "norm")
      }
      if power == -.infinity {
        return try size.folded(lgs_reduction_for(.min, kernelType), reduced, elementType, name: "norm")
      }
      if power == 0 { return try Tensor.compare(.ne, size, .int(0)).converted(to: elementType).summed(reduced) }
      if power == 1 { return try size.summed(reduced) }
      if power == 2 { return try Tensor.sqrt(Tensor.mul(size, size).summed(reduced)) }
      return try Tensor.pow(Tensor.pow(size, .float(power)).summed(reduced), .float(1 / power))
    }
    out.record(Reduction.norm, self)
    out.attributes.object = reduced
    out.attributes.scalar = power
    return out
  }

  /// Square roots of the sums of squares, where what is summed lies together in memory.
  private func rowLengths(_ dims: ReducedDimensions) throws -> Tensor? {
    let (dense, outer, n, inner) = try grouped(dims)
    guard inner == 1, let kernel = lgs_row_lengths_for(kernelType) else { return nil }
    let out = try Tensor.uninitialized(dims.shape(from: sizes), elementType)
    withExtendedLifetime((out, dense)) { kernel(out.base, dense.base, outer, n) }
    try Interruption.check()
    return out
  }

  static func normGradient(
    _ node: Tensor, _ gradient: Tensor, _ dims: ReducedDimensions, power: Double
  ) throws -> Tensor {
    let x = try node.savedInput0()
    let outer = try gradient.restoring(dims)
    if power == 1 { return try mul(sign(x), outer) }
    let norm = try node.savedOutput().restoring(dims)
    let isZero = try compare(.eq, norm.detached(), .int(0))
    if power.isInfinite {
      let isExtreme = try compare(.eq, abs(x.detached()), norm.detached())
      let share = try div(outer, isExtreme.sum(dims.list, keepdim: true))
      return try mul(sign(x), `where`(isExtreme, .tensor(share), .scalar(.float(0))))
    }
    let slope =
      power == 2
      ? try mul(x, div(outer, norm))
      : try mul(mul(x, pow(abs(x), .float(power - 2))), div(outer, pow(norm, .float(power - 1))))
    return try `where`(isZero, .scalar(.float(0)), .tensor(slope))
  }
}

extension Shape {
  subscript(safe position: Int) -> Int? { indices.contains(position) ? self[position] : nil }
}
