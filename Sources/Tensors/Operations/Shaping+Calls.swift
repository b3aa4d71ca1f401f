import CKernels

extension Tensor {
  /// The same storage outside the graph: `detach()`.
  public func detached() -> Tensor { alias(shape: sizes, strides: steps, offset: offset) }

  /// The same storage outside the graph; changes through it are not counted: `x.data`.
  public var data: Tensor {
    let out = detached()
    out.flags.insert(.untracked)
    return out
  }

  /// A contiguous copy that gradients flow through.
  public func clone() throws -> Tensor {
    let out = try Tensor.uninitialized(sizes, elementType, layout: self)
    try out.writeElements(of: self, interruptible: true)
    out.record(Shaping.clone, self)
    return out
  }

  /// Itself, or a copy in row-major order.
  public func contiguous() throws -> Tensor {
    if isContiguous { return self }
    let out = try copied()
    out.record(Shaping.clone, self)
    return out
  }

  /// A view in another shape.
  /// Errors: RuntimeError when the strides do not allow one.
  public func viewed(_ requested: [Int]) throws -> Tensor {
    let shape = try inferredShape(requested)
    guard let strides = viewStrides(for: shape) else {
      throw TensorError.runtime(
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
          + "contiguous subspaces). Use .reshape(...) instead.")
    }
    return view(shape, strides, offset: offset, Shaping.view)
  }

  /// Dimensions merged into one.
  public func flatten(_ start: Int = 0, _ end: Int = -1) throws -> Tensor {
    let first = try sizes.axis(start)
    let last = try sizes.axis(end)
    if first > last {
      throw TensorError.runtime("flatten() has invalid args: start_dim cannot come after end_dim")
    }
    if rank == 0 { return try reshape([1]) }
    if first == last { return self }
    let merged = sizes[first...last].reduce(1, &*)
    return try reshape(Array(sizes[..<first]) + [merged] + Array(sizes[(last + 1)...]))
  }

  /// A view without dimensions of size 1.
  public func squeeze() throws -> Tensor {
    try squeezed(Array(sizes.indices), Shaping.squeeze)
  }

  /// A view without the given dimensions, where they have size 1.
  public func squeeze(_ dims: [Int]) throws -> Tensor {
    let axes = try dims.map(sizes.axis)
    if Set(axes).count != axes.count {
      throw TensorError.runtime("dim \(axes[0]) appears multiple times in the list of dims")
    }
    return try squeezed(axes, dims.count == 1 ? Shaping.squeezeOne : Shaping.squeezeMany)
  }

  private func squeezed(_ axes: [Int], _ operation: Operation) throws -> Tensor {
    let kept = sizes.indices.filter { !(axes.contains($0) && sizes[$0] == 1) }
    return view(Shape(kept.map { sizes[$0] }), Shape(kept.map { steps[$0] }), offset: offset, operation)
  }

  /// A view with a new dimension of size 1.
  public func unsqueeze(_ dim: Int) throws -> Tensor {
    guard dim >= -rank - 1, dim <= rank else {
      throw TensorError.index(
        "Dimension out of range (expected to be in range of [\(-rank - 1), \(rank)], but got \(dim))")
    }
    let axis = dim < 0 ? dim + rank + 1 : dim
    var shape = sizes
    var strides = steps
    shape.insert(1, at: axis)
    strides.insert(axis < rank ? sizes[axis] &* steps[axis] : 1, at: axis)
    if shape.rank > Shape.maximumRank { _ = try shape.validatedCount() }
    return view(shape, strides, offset: offset, Shaping.unsqueeze)
  }

  /// A view with two dimensions exchanged.
  public func transpose(_ first: Int, _ second: Int) throws -> Tensor {
    try exchanged(first, second, Shaping.transpose)
  }

  private func exchanged(_ first: Int, _ second: Int, _ operation: Operation) throws -> Tensor {
    let a = try sizes.axis(first)
    let b = try sizes.axis(second)
    var shape = sizes
    var strides = steps
    if rank > 0 {
      (shape[a], shape[b]) = (shape[b], shape[a])
      (strides[a], strides[b]) = (strides[b], strides[a])
    }
    let out = view(shape, strides, offset: offset, operation)
    out.attributes.first = a
    out.attributes.second = b
    return out
  }

  /// The transpose of a matrix.
  public func t() throws -> Tensor {
    guard rank <= 2 else {
      throw TensorError.runtime("t() expects a tensor with <= 2 dimensions, but self is \(rank)D")
    }
    return try exchanged(0, rank < 2 ? 0 : 1, Shaping.t)
  }

  /// A view with the dimensions in reverse order: `x.T`.
  public func reversedDimensions() throws -> Tensor { try permute(Array(sizes.indices.reversed())) }

  /// A view with the dimensions in another order.
  public func permute(_ dims: [Int]) throws -> Tensor {
    guard dims.count == rank else {
      throw TensorError.runtime(
        "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
          + "ordering of dimensions i.e. input.dim() = \(rank) is not equal to len(dims) = \(dims.count)")
    }
    let axes = try dims.map(sizes.axis)
    if Set(axes).count != axes.count {
      throw TensorError.runtime("permute(): duplicate dims are not allowed.")
    }
    let out = view(
      Shape(axes.map { sizes[$0] }), Shape(axes.map { steps[$0] }), offset: offset, Shaping.permute)
    if out.requiresGrad { out.attributes.object = AxisOrder(axes) }
    return out
  }

  /// A view with dimensions moved to other positions.
  public func movedim(_ source: [Int], _ destination: [Int]) throws -> Tensor {
    guard source.count == destination.count else {
      throw TensorError.runtime(
        "movedim: Invalid source or destination dims: source (\(Shape(source)) dims) should contain the same number "
          + "of dims as destination (\(Shape(destination)) dims)")
    }
    let from = try source.map(sizes.axis)
    let to = try destination.map(sizes.axis)
    var rest = sizes.indices.filter { !from.contains($0) }.makeIterator()
    let order = sizes.indices.map { position -> Int in
      if let index = to.firstIndex(of: position) { return from[index] }
      return rest.next() ?? position
    }
    return try permute(order)
  }

  /// A copy repeated along each dimension.
  public func repeated(_ repeats: [Int]) throws -> Tensor {
    guard repeats.count >= rank else {
      throw TensorError.runtime(
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
    }
    if let negative = repeats.first(where: { $0 < 0 }) {
      throw TensorError.runtime("Trying to create tensor with negative dimension \(negative): \(Shape(repeats))")
    }
    let padded = Array(repeating: 1, count: repeats.count - rank) + Array(sizes)
    var target = Shape()
    for (count, size) in zip(repeats, padded) {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow { throw TensorError.tooLarge(Shape(repeats)) }
      target.append(product)
    }
    let out = try Tensor.uninitialized(target, elementType)
    // The output seen as [repeat, size, repeat, size, …] takes the input broadcast over the repeats.
    let doubled = Shape(zip(repeats, padded).flatMap { [$0, $1] })
    if doubled.count > Shape.maximumRank {
      throw TensorError.runtime("too many dimensions to repeat: \(repeats.count)")
    }
    let source = try detached().reshape(padded.flatMap { [1, $0] })
    if out.elementCount > 0 {
      try out.alias(shape: doubled, strides: doubled.contiguousStrides, offset: 0)
        .writeElements(of: source, interruptible: true)
    }
    out.record(Shaping.repeated, self)
    return out
  }

  /// The gradient of `repeated`: the sum over all repeats.
  func foldedRepeats(onto shape: Shape) throws -> Tensor {
    let lead = rank - shape.count
    var split: [Int] = []
    for axis in 0..<rank {
      let size = axis < lead ? 1 : shape[axis - lead]
      split += [size == 0 ? 1 : sizes[axis] / size, size]
    }
    if shape.contains(0) { return try Tensor.zeros(shape, elementType) }
    return try reshape(split).sum(Array(stride(from: 0, to: split.count, by: 2))).reshape(Array(shape))
  }

  /// A copy in reverse order along dimensions.
  public func flip(_ dims: [Int]) throws -> Tensor {
    let reduced = try ReducedDimensions(dims, of: sizes, keepdim: true)
    let mask = dims.isEmpty ? Array(repeating: false, count: rank) : reduced.mask
    var start = offset
    var strides = steps
    for axis in sizes.indices where mask[axis] {
      start = start &+ Swift.max(sizes[axis] - 1, 0) &* steps[axis]
      strides[axis] = -steps[axis]
    }
    let out = try Tensor.uninitialized(sizes, elementType)
    try out.writeElements(of: alias(shape: sizes, strides: strides, offset: start), interruptible: true)
    out.record(Shaping.flip, self)
    if out.requiresGrad { out.attributes.object = reduced }
    return out
  }
}
