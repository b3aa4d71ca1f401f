import CKernels

/// Orders of elements along an axis, by the kernels that sort.
extension Tensor {
  /// The positions that put the elements along an axis in order: equal elements keep theirs, nan is largest. With
  /// `limit`, only the first of them.
  /// Errors: MemoryError, KeyboardInterrupt.
  public func sortingPlaces(_ dim: Int, descending: Bool = false, limit: Int? = nil) throws -> Tensor {
    if rank == 0 { return try Tensor.zeros(sizes, .int64) }
    if elementType.isNarrow { return try widened().sortingPlaces(dim, descending: descending, limit: limit) }
    let axis = try sizes.axis(dim)
    let rows = try detached().transpose(axis, -1).contiguousCopy()
    let length = sizes[axis]
    let count = limit ?? length
    var shape = Array(rows.sizes)
    shape[rank - 1] = count
    let places = try Tensor.uninitialized(Shape(shape), .int64)
    let dtype = Int32(elementType.rawValue)
    // A sort of everything is quicker than a large heap.
    let isShort = count < length / 16
    try withExtendedLifetime((rows, places)) {
      let out = places.base.assumingMemoryBound(to: Int64.self)
      for row in 0..<(length == 0 ? 0 : elementCount / length) {
        let source = rows.base + row * length * elementType.byteSize
        if isShort {
          try rows.check(
            lgs_argsort_first(out + row * count, Int64(count), source, 1, Int64(length), dtype, descending))
        } else if count == length {
          try rows.check(lgs_argsort(out + row * count, source, 1, Int64(length), dtype, descending))
        } else {
          try withUnsafeTemporaryAllocation(of: Int64.self, capacity: length) { all in
            try rows.check(lgs_argsort(all.baseAddress, source, 1, Int64(length), dtype, descending))
            for place in 0..<count { out[row * count + place] = all[place] }
          }
        }
      }
    }
    return try places.transpose(axis, -1).contiguousCopy()
  }

  /// The elements along an axis in ascending order, nan last.
  /// Errors: MemoryError, KeyboardInterrupt.
  public func sortedElements(_ dim: Int) throws -> Tensor {
    let axis = try sizes.axis(dim)
    if rank == 0 { return try copied() }
    if elementType.isNarrow { return try widened().sortedElements(dim).converted(to: elementType) }
    let rows = try detached().transpose(axis, -1).contiguousCopy()
    let out = try Tensor.uninitialized(rows.sizes, elementType)
    let length = sizes[axis]
    try withExtendedLifetime((rows, out)) {
      for row in 0..<(length == 0 ? 0 : elementCount / length) {
        let start = row * length * elementType.byteSize
        try rows.check(
          lgs_sort(out.base + start, rows.base + start, 1, Int64(length), Int32(elementType.rawValue)))
      }
    }
    return try out.transpose(axis, -1).contiguousCopy()
  }

  /// The different elements of a vector: the position of the first of each in order, how often each occurs, and for
  /// every element the number of its value.
  public func equalGroups(joinsNaNs: Bool = false) throws -> (chosen: Tensor, counts: Tensor, inverse: Tensor) {
    let flat = try detached().reshape([-1]).widened().contiguousCopy()
    let order = try flat.sortingPlaces(0)
    let (chosen, counts) = (
      try Tensor.uninitialized(flat.sizes, .int64), try Tensor.uninitialized(flat.sizes, .int64)
    )
    let inverse = try Tensor.uninitialized(flat.sizes, .int64)
    let groups = withExtendedLifetime((flat, order, chosen, counts, inverse)) {
      func start(_ tensor: Tensor) -> UnsafeMutablePointer<Int64> { tensor.base.assumingMemoryBound(to: Int64.self) }
      return lgs_group_equal(
        start(chosen), start(counts), start(inverse), start(order), flat.base, Int64(flat.elementCount),
        flat.kernelType, joinsNaNs)
    }
    if groups < 0 { throw TensorError.interrupted }
    return (try chosen.narrow(0, 0, Int(groups)), try counts.narrow(0, 0, Int(groups)), inverse)
  }

  /// The larger, or the smaller, elements of pairs of one dtype, outside the graph; nan wins. Nil where no kernel does it.
  public static func extremes(_ a: Tensor, _ b: Tensor, isMaximum: Bool) throws -> Tensor? {
    let dtype = a.elementType
    guard dtype == b.elementType, let kernel = lgs_binary_for(isMaximum ? .maximum : .minimum, Int32(dtype.rawValue))
    else { return nil }
    return try binary(
      kernel, a.detached(), b.detached(), compute: dtype, result: dtype, name: isMaximum ? "maximum" : "minimum")
  }

  /// The largest, or the smallest, elements along an axis that is not empty, outside the graph; nan wins. Without an axis,
  /// of all elements.
  public func extremeElements(_ axis: Int?, isMaximum: Bool) throws -> Tensor? {
    guard let kernel = lgs_reduction_for(isMaximum ? .max : .min, Int32(elementType.rawValue)) else { return nil }
    if elementType.isNarrow {
      return try widened().extremeElements(axis, isMaximum: isMaximum)?.converted(to: elementType)
    }
    let source = try detached().contiguousCopy()
    let outer = axis.map { sizes.prefix($0).reduce(1, *) } ?? 1
    let length = axis.map { sizes[$0] } ?? elementCount
    let kept = axis.map { axis in sizes.indices.filter { $0 != axis }.map { sizes[$0] } } ?? []
    let out = try Tensor.uninitialized(Shape(kept), elementType)
    if out.elementCount == 0 { return out }
    withExtendedLifetime((source, out)) {
      kernel(out.base, source.base, Int64(outer), Int64(length), Int64(out.elementCount / outer))
    }
    return out
  }

  private func check(_ outcome: lgs_outcome) throws {
    switch outcome {
    case .done: return
    case .interrupted: throw TensorError.interrupted
    case .no_memory: throw TensorError.outOfMemory(bytes: 2 * elementCount * 12)
    }
  }
}
