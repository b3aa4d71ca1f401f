extension Tensor {
  /// A view of one position along a dimension.
  /// Errors: IndexError out of bounds.
  public func select(_ dim: Int, _ index: Int) throws -> Tensor {
    if rank == 0 { throw TensorError.index("select() cannot be applied to a 0-dim tensor.") }
    let axis = try sizes.axis(dim)
    guard index >= -sizes[axis], index < sizes[axis] else {
      throw TensorError.index(
        "select(): index \(index) out of range for tensor of size \(sizes) at dimension \(axis)")
    }
    return selected(axis, index < 0 ? index + sizes[axis] : index, Indexing.select)
  }

  func selected(_ axis: Int, _ index: Int, _ operation: Operation) -> Tensor {
    var shape = sizes
    var strides = steps
    shape.remove(at: axis)
    strides.remove(at: axis)
    let out = view(shape, strides, offset: offset &+ index &* steps[axis], operation)
    out.attributes.first = axis
    out.attributes.second = index
    return out
  }

  func sliced(_ axis: Int, _ start: Int, _ length: Int, _ step: Int, _ operation: Operation) -> Tensor {
    var shape = sizes
    var strides = steps
    shape[axis] = length
    strides[axis] = steps[axis] &* step
    let out = view(shape, strides, offset: length == 0 ? offset : offset &+ start &* steps[axis], operation)
    out.attributes.first = axis
    out.attributes.second = start
    out.attributes.scalar = Double(step)
    return out
  }

  /// A view of a range along a dimension.
  public func narrow(_ dim: Int, _ start: Int, _ length: Int) throws -> Tensor {
    if rank == 0 { throw TensorError.runtime("narrow() cannot be applied to a 0-dim tensor.") }
    let axis = try sizes.axis(dim)
    let size = sizes[axis]
    if length < 0 { throw TensorError.runtime("narrow(): length must be non-negative.") }
    guard start >= -size, start <= size else {
      throw TensorError.index(
        "Dimension out of range (expected to be in range of [\(-size), \(size)], but got \(start))")
    }
    let first = start < 0 ? start + size : start
    guard length <= size - first else {
      throw TensorError.runtime("start (\(first)) + length (\(length)) exceeds dimension size (\(size)).")
    }
    return sliced(axis, first, length, 1, Indexing.slice)
  }

  /// A Python slice's first position and number of elements; limits outside the size are cut off.
  static func sliceRange(_ start: Int?, _ stop: Int?, _ step: Int, size: Int) -> (start: Int, length: Int) {
    func limited(_ position: Int) -> Int {
      let fromStart = position < 0 ? position &+ size : position
      return Swift.min(Swift.max(fromStart, 0), size)
    }
    let first = limited(start ?? 0)
    let last = limited(stop ?? size)
    return (first, last > first ? (last - first - 1) / step + 1 : 0)
  }

  /// A view of a matrix's diagonal.
  func diagonal(_ above: Int, _ first: Int = 0, _ second: Int = 1) throws -> Tensor {
    let (row, column) = (try sizes.axis(first), try sizes.axis(second))
    guard row != column else {
      throw TensorError.runtime("diagonal dimensions cannot be identical \(first), \(second)")
    }
    let down = Swift.max(0, above == Int.min ? Int.max : -above)
    let right = Swift.max(0, above)
    let length = Swift.max(
      0, Swift.min(sizes[row] &- Swift.min(down, sizes[row]), sizes[column] &- Swift.min(right, sizes[column])))
    let start = length == 0 ? offset : offset &+ down &* steps[row] &+ right &* steps[column]
    let rest = sizes.indices.filter { $0 != row && $0 != column }
    let out = view(
      Shape(rest.map { sizes[$0] } + [length]), Shape(rest.map { steps[$0] } + [steps[row] &+ steps[column]]),
      offset: start, Indexing.diagonal)
    if out.requiresGrad { out.attributes.object = DiagonalAxes(above: above, row, column) }
    return out
  }

  /// The elements of a part, by the operation that reads it.
  func part(_ part: Part, length: Int = 0) throws -> Tensor {
    switch part {
    case .select(let axis, let index): return try select(axis, index)
    case .slice(let axis, let start, let step): return sliced(axis, start, length, step, Indexing.slice)
    case .tensors(let index): return try index.read(self)
    case .diagonal(let axes): return try diagonal(axes.above, axes.first, axes.second)
    }
  }

  /// Zeros of a shape with this tensor in a part of them.
  func placed(in shape: Shape, _ part: Part) throws -> Tensor {
    let out = try Tensor.zeros(shape, elementType)
    var length = 0
    switch part {
    case .select, .diagonal:
      try out.part(part).writeElements(of: self)
    case .slice(let axis, _, _):
      length = sizes[axis]
      try out.part(part, length: length).writeElements(of: self)
    case .tensors(let index):
      try index.write(self, into: out, accumulate: true)
    }
    out.record(Indexing.place, self)
    if out.requiresGrad { out.attributes.object = PartBox(part, length: length) }
    return out
  }
}
