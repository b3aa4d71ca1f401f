import CKernels

extension Tensor {
  /// The element at a position of the storage.
  private func element(at position: Int) -> Scalar {
    let address = base.advanced(by: 0 &- offset &* elementType.byteSize)
    switch elementType {
    case .bool: return .bool(address.load(fromByteOffset: position, as: UInt8.self) != 0)
    case .int64: return .int(address.load(fromByteOffset: position &* 8, as: Int.self))
    case .float32: return .float(Double(address.load(fromByteOffset: position &* 4, as: Float.self)))
    case .float64: return .float(address.load(fromByteOffset: position &* 8, as: Double.self))
    }
  }

  /// The only element as a number.
  /// Errors: RuntimeError when there is not exactly one.
  public func item() throws -> Scalar {
    guard elementCount == 1 else {
      throw TensorError.runtime("a Tensor with \(elementCount) elements cannot be converted to Scalar")
    }
    return withExtendedLifetime(self) { element(at: offset) }
  }

  /// The truth value of the only element.
  /// Errors: RuntimeError when there is not exactly one.
  public func isTrue() throws -> Bool {
    if elementCount == 1 { return try item().isTrue }
    if elementCount == 0 {
      throw TensorError.runtime("Boolean value of Tensor with no values is ambiguous")
    }
    throw TensorError.runtime("Boolean value of Tensor with more than one value is ambiguous")
  }

  /// Every element in row-major order.
  public func scalars() -> [Scalar] {
    var result: [Scalar] = []
    result.reserveCapacity(elementCount)
    withExtendedLifetime(self) { forEachPosition { result.append(element(at: $0)) } }
    return result
  }

  /// Every element in row-major order, in double precision.
  public func doubles() -> [Double] { scalars().map(\.double) }

  /// Calls the body with the storage position of every element, in row-major order.
  private func forEachPosition(_ body: (Int) -> Void) {
    if elementCount == 0 { return }
    var index = Array(repeating: 0, count: sizes.count)
    var position = offset
    while true {
      body(position)
      var axis = sizes.count - 1
      while axis >= 0 {
        index[axis] += 1
        position += steps[axis]
        if index[axis] < sizes[axis] { break }
        position -= sizes[axis] &* steps[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  /// The elements as nested lists, a number for a scalar tensor: `tolist()`.
  public func nestedData() -> NestedData {
    let values = scalars()
    var next = 0
    func level(_ axis: Int) -> NestedData {
      if axis == sizes.count {
        next += 1
        return .scalar(values[next - 1])
      }
      return .list((0..<sizes[axis]).map { _ in level(axis + 1) })
    }
    return level(0)
  }
}
