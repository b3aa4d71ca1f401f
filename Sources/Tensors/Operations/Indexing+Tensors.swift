import CKernels

/// Positions given by tensors, one entry per dimension of the indexed tensor (nil: everything along it).
final class TensorIndex {
  let entries: [Tensor?]

  /// Masks become lists of positions. Errors: IndexError about mask shapes and dtypes.
  init(_ items: [Tensor?], of shape: Shape) throws {
    var entries: [Tensor?] = []
    for item in items {
      guard let item else {
        entries.append(nil)
        continue
      }
      switch item.dtype {
      case .int64, .int32: entries.append(try item.widened())
      case .bool, .uint8:
        for axis in item.shape.indices where item.shape[axis] != shape[safe: entries.count + axis] {
          throw TensorError.index(
            "The shape of the mask \(item.shape) at index \(axis) does not match the shape of the indexed tensor "
              + "\(shape) at index \(entries.count + axis)")
        }
        entries.append(contentsOf: try item.nonzeroColumns())
      case .float32, .float64, .int8, .int16, .float16, .bfloat16:
        throw TensorError.index("tensors used as indices must be long, int, byte or bool tensors")
      }
    }
    while entries.count < shape.count { entries.append(nil) }
    self.entries = entries
  }

  /// Where the blocks lie: offsets into the tensor, and the result's shape.
  struct Plan {
    var offsets: [Int64] = []
    var shape = Shape()
    var row: Int64 = 1
    var sizes: [Int64] = []
    var indexedStrides: [Int64] = []
    var denseStrides: [Int64] = []

    func withBlocks(_ body: (UnsafePointer<lgs_blocks>) -> Void) {
      offsets.withUnsafeBufferPointer { offsets in
        sizes.withUnsafeBufferPointer { sizes in
          indexedStrides.withUnsafeBufferPointer { indexed in
            denseStrides.withUnsafeBufferPointer { dense in
              var blocks = lgs_blocks(
                count: Int64(offsets.count), offsets: offsets.baseAddress, row: row, rank: Int64(sizes.count),
                sizes: sizes.baseAddress, indexed_strides: indexed.baseAddress, dense_strides: dense.baseAddress)
              body(&blocks)
            }
          }
        }
      }
    }
  }

  /// Errors: IndexError for shapes that do not broadcast and positions out of bounds.
  func plan(for tensor: Tensor) throws -> Plan {
    let indexed = entries.indices.filter { entries[$0] != nil }
    let present = indexed.compactMap { entries[$0] }
    let shape = try broadcastShape(present)
    var plan = Plan()
    let total = shape.elementCount
    plan.offsets = Array(repeating: 0, count: total)
    for (axis, index) in zip(indexed, present) {
      let (size, step) = (tensor.sizes[axis], tensor.steps[axis])
      try index.expand(to: shape).withElements(of: Int.self) { positions in
        try plan.offsets.withUnsafeMutableBufferPointer { offsets in
          try Interruption.inRuns(positions.count) { run in
            for k in run {
              let value = positions[k]
              guard value >= -size, value < size else {
                throw TensorError.index("index \(value) is out of bounds for dimension \(axis) with size \(size)")
              }
              offsets[k] &+= Int64((value < 0 ? value + size : value) &* step)
            }
          }
        }
      }
    }
    layOut(&plan, shape, indexed, tensor)
    return plan
  }

  private func broadcastShape(_ present: [Tensor]) throws -> Shape {
    var shape = Shape()
    for index in present {
      guard let wider = try? Shape.broadcast(shape, index.shape) else {
        throw TensorError.index(
          "shape mismatch: indexing tensors could not be broadcast together with shapes "
            + present.map(\.shape.description).joined(separator: ", "))
      }
      shape = wider
    }
    return shape
  }

  /// The index's dimensions stand where the first indexed one was if all are neighbours, in front otherwise.
  private func layOut(_ plan: inout Plan, _ shape: Shape, _ indexed: [Int], _ tensor: Tensor) {
    let first = indexed.first ?? 0
    let isAdjacent = (indexed.last ?? 0) - first == indexed.count - 1
    let rest = entries.indices.filter { entries[$0] == nil }
    let before = isAdjacent ? rest.filter { $0 < first } : []
    let after = isAdjacent ? rest.filter { $0 > first } : rest
    plan.shape = Shape(before.map { tensor.sizes[$0] } + Array(shape) + after.map { tensor.sizes[$0] })
    let strides = plan.shape.contiguousStrides
    plan.row = Int64(after.reduce(1) { $0 &* Swift.max(tensor.sizes[$1], 1) })
    for (position, axis) in before.enumerated() { plan.append(axis, tensor, strides[position]) }
    for (position, axis) in after.enumerated() {
      plan.append(axis, tensor, strides[before.count + shape.count + position])
    }
  }

  /// A copy of the elements, as a node of the graph.
  func read(_ tensor: Tensor) throws -> Tensor {
    let plan = try plan(for: tensor)
    let out = try Tensor.uninitialized(plan.shape, tensor.elementType)
    withExtendedLifetime((out, tensor)) {
      plan.withBlocks { lgs_blocks_take($0, Int64(tensor.elementType.byteSize), out.base, tensor.base) }
    }
    try Interruption.check()
    out.record(Indexing.index, tensor)
    if out.requiresGrad { out.attributes.object = self }
    return out
  }

  /// Writes a value, broadcast to the result's shape, into the elements; or adds it to them. An interrupt may leave the
  /// later ones as they were.
  func write(_ value: Tensor, into tensor: Tensor, accumulate: Bool) throws {
    if accumulate, tensor.elementType.isNarrow {
      let wide = try tensor.widened()
      try write(value, into: wide, accumulate: true)
      return try tensor.writeElements(of: wide)
    }
    let plan = try plan(for: tensor)
    guard (try? Shape.broadcast(value.shape, plan.shape)) == plan.shape else {
      throw TensorError.runtime(
        "shape mismatch: value tensor of shape \(value.shape) cannot be broadcast to indexing result of shape "
          + "\(plan.shape)")
    }
    let dense = try value.detached().expand(to: plan.shape).contiguousCopy().converted(to: tensor.elementType)
    withExtendedLifetime((dense, tensor)) {
      plan.withBlocks { blocks in
        if accumulate {
          lgs_blocks_add(blocks, tensor.kernelType, tensor.base, dense.base)
        } else {
          lgs_blocks_put(blocks, Int64(tensor.elementType.byteSize), tensor.base, dense.base)
        }
      }
    }
    try Interruption.check()
  }
}

extension TensorIndex.Plan {
  fileprivate mutating func append(_ axis: Int, _ tensor: Tensor, _ stride: Int) {
    sizes.append(Int64(tensor.sizes[axis]))
    indexedStrides.append(Int64(tensor.steps[axis]))
    denseStrides.append(Int64(stride))
  }
}

extension Tensor {
  /// The positions of non-zero elements: one int64 vector per dimension.
  public func nonzeroColumns() throws -> [Tensor] {
    try detached().converted(to: .bool).withElements(of: UInt8.self) { mask in
      let count = mask.reduce(into: 0) { $0 &+= $1 == 0 ? 0 : 1 }
      let strides = sizes.contiguousStrides
      return try (0..<rank).map { axis in
        let (stride, size) = (strides[axis], sizes[axis])
        return try Tensor.filled([count], .int64, of: Int.self) { out in
          // Every position is written, and the place moves on behind those that count.
          var place = 0
          try Interruption.inRuns(mask.count) { run in
            for flat in run where place < count {
              out[place] = rank == 1 ? flat : flat / stride % size
              place &+= mask[flat] == 0 ? 0 : 1
            }
          }
        }
      }
    }
  }

  /// The first element of an int64 tensor outside a range.
  private func firstOutside(_ low: Int, _ high: Int) throws -> Int? {
    try withElements(of: Int.self) { $0.first { $0 < low || $0 >= high } }
  }

  /// Elements picked along an axis, one position for each element of the result.
  func gathered(_ axis: Int, _ index: Tensor) throws -> Tensor {
    guard index.elementType == .int64 || index.elementType == .int32 else {
      throw TensorError.runtime("gather(): Expected dtype int32/int64 for index")
    }
    guard index.rank == rank || rank == 0 || index.rank == 0 else {
      throw TensorError.runtime("Index tensor must have the same number of dimensions as input tensor")
    }
    if rank > 0, let bad = try index.firstOutside(0, sizes[axis]) {
      throw TensorError.runtime("index \(bad) is out of bounds for dimension \(axis) with size \(sizes[axis])")
    }
    let out = try pointwise(axis, index).read(self.detached()).reshape(Array(index.sizes))
    out.record(Indexing.gather, self)
    out.attributes.first = axis
    if out.requiresGrad { out.attributes.object = index }
    return out
  }

  /// The way back from `gathered`: zeros with this tensor's elements added at positions along an axis.
  func scattered(to shape: Shape, _ axis: Int, _ index: Tensor) throws -> Tensor {
    let model = try Tensor.zeros(shape, elementType)
    if shape.isEmpty { return try reshape([]) }
    return try placed(in: shape, .tensors(model.pointwise(axis, index)))
  }

  /// A full index: positions along `axis` from a tensor, each element's own position along the others.
  private func pointwise(_ axis: Int, _ index: Tensor) throws -> TensorIndex {
    if rank == 0 { return try TensorIndex([], of: sizes) }
    for other in sizes.indices where other != axis && index.sizes[other] > sizes[other] {
      throw TensorError.runtime(
        "Size does not match at dimension \(other) expected index \(index.sizes) to be no larger than self \(sizes) "
          + "apart from dimension \(axis)")
    }
    let entries = try sizes.indices.map { other -> Tensor? in
      if other == axis { return index }
      var shape = Array(repeating: 1, count: rank)
      shape[other] = index.sizes[other]
      return try Tensor.from(ints: Array(0..<index.sizes[other])).reshape(shape).expand(to: index.sizes)
    }
    return try TensorIndex(entries, of: sizes)
  }

  /// Copies of the slices at positions along an axis.
  public func indexSelected(_ axis: Int, _ index: Tensor) throws -> Tensor {
    guard index.rank <= 1 else { throw TensorError.index("index_select(): Index is supposed to be a vector") }
    guard index.elementType == .int64 || index.elementType == .int32 else {
      throw TensorError.runtime("index_select(): Expected dtype int32 or int64 for index")
    }
    let positions = try index.reshape([index.count])
    if try positions.firstOutside(0, rank == 0 ? 1 : sizes[axis]) != nil {
      throw TensorError.index("index out of range in self")
    }
    if rank == 0 { return try reshape([1]).indexSelected(0, positions).reshape([]) }
    var entries: [Tensor?] = Array(repeating: nil, count: rank)
    entries[axis] = positions
    let plan = try TensorIndex(entries, of: sizes)
    let out = try plan.read(detached())
    out.record(Indexing.indexSelect, self)
    if out.requiresGrad { out.attributes.object = plan }
    return out
  }

  /// A vector of the elements where a mask is true.
  func maskedSelect(_ mask: Tensor) throws -> Tensor {
    guard mask.elementType == .bool else {
      throw TensorError.runtime("masked_select: expected BoolTensor for mask")
    }
    let shape = try Shape.broadcast(mask.sizes, sizes)
    let source = expand(to: shape)
    let plan = try TensorIndex([mask.expand(to: shape)], of: shape)
    let out = try plan.read(source.detached())
    out.record(Indexing.maskedSelect, source)
    if out.requiresGrad { out.attributes.object = plan }
    return out
  }

  /// A copy with a number where a mask is true.
  public func maskedFill(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
    guard mask.elementType == .bool else {
      throw TensorError.runtime(
        "masked_fill_ only supports boolean masks, but got mask with dtype \(mask.dtype.nativeTypeName)")
    }
    try value.checkFits(elementType)
    let out = try GradMode.noGrad {
      try Tensor.where(mask, .scalar(value), .tensor(self)).cast(to: elementType)
    }
    out.record(Indexing.maskedFill, self)
    if out.requiresGrad { out.attributes.object = mask }
    return out
  }
}
