import CKernels

extension Tensor {
  /// The element at a position of the storage.
  func element(at position: Int) -> Scalar {
    let address = base.advanced(by: 0 &- offset &* elementType.byteSize)
    switch elementType {
    case .bool: return .bool(address.load(fromByteOffset: position, as: UInt8.self) != 0)
    case .int64: return .int(address.load(fromByteOffset: position &* 8, as: Int.self))
    case .float32: return .float(Double(address.load(fromByteOffset: position &* 4, as: Float.self)))
    case .float64: return .float(address.load(fromByteOffset: position &* 8, as: Double.self))
    case .uint8: return .int(Int(address.load(fromByteOffset: position, as: UInt8.self)))
    case .int8: return .int(Int(address.load(fromByteOffset: position, as: Int8.self)))
    case .int16: return .int(Int(address.load(fromByteOffset: position &* 2, as: Int16.self)))
    case .int32: return .int(Int(address.load(fromByteOffset: position &* 4, as: Int32.self)))
    case .float16:
      return .float(Double(lgs_from_half(address.load(fromByteOffset: position &* 2, as: UInt16.self))))
    case .bfloat16:
      return .float(Double(lgs_from_bfloat(address.load(fromByteOffset: position &* 2, as: UInt16.self))))
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
  /// Errors: interrupted, out of memory.
  public func scalars() throws -> [Scalar] { try map { $0 } }

  /// Every element in row-major order, in double precision.
  /// Errors: interrupted.
  public func doubles() throws -> [Double] { try map(\.double) }

  /// Every element in row-major order as an integer; 0 for what is none.
  /// Errors: interrupted.
  public func integers() throws -> [Int] { try map { $0.int ?? 0 } }

  /// Every element in row-major order; nil when there are more than the limit. A quick look, which no interrupt ends.
  public func scalars(upTo limit: Int) -> [Scalar]? {
    guard elementCount <= limit else { return nil }
    var positions = Positions(self)
    return withExtendedLifetime(self) { (0..<elementCount).map { _ in element(at: positions.next()) } }
  }

  private func map<Result>(_ transform: (Scalar) -> Result) throws -> [Result] {
    try checkMemory(perElement: MemoryLayout<Result>.stride)
    var result: [Result] = []
    result.reserveCapacity(elementCount)
    var positions = Positions(self)
    try withExtendedLifetime(self) {
      try Interruption.inRuns(elementCount) { for _ in $0 { result.append(transform(element(at: positions.next()))) } }
    }
    return result
  }

  /// Refuses lists of the elements that no memory holds: views repeat one element as often as they like.
  /// Errors: out of memory.
  func checkMemory(perElement bytes: Int) throws {
    let (total, overflow) = elementCount.multipliedReportingOverflow(by: bytes)
    if overflow || total > lgs_memory_size() { throw TensorError.outOfMemory(bytes: overflow ? Int.max : total) }
  }

  /// The storage positions of the elements in row-major order.
  private struct Positions {
    private let sizes: Shape
    private let steps: Shape
    private let isContiguous: Bool
    private var index: [Int]
    private var position: Int

    init(_ tensor: Tensor) {
      sizes = tensor.sizes
      steps = tensor.steps
      isContiguous = tensor.isContiguous
      index = Array(repeating: 0, count: sizes.count)
      position = tensor.offset
    }

    mutating func next() -> Int {
      let current = position
      if isContiguous {
        position += 1
        return current
      }
      var axis = sizes.count - 1
      while axis >= 0 {
        index[axis] += 1
        position += steps[axis]
        if index[axis] < sizes[axis] { break }
        position -= sizes[axis] &* steps[axis]
        index[axis] = 0
        axis -= 1
      }
      return current
    }
  }

  /// The elements as nested lists, a number for a scalar tensor: `tolist()`.
  /// Errors: interrupted.
  public func nestedData() throws -> NestedData {
    let values = try scalars()
    if sizes.isEmpty { return .scalar(values[0]) }
    var next = 0
    func level(_ axis: Int) throws -> NestedData {
      var items: [NestedData] = []
      items.reserveCapacity(sizes[axis])
      try Interruption.inRuns(sizes[axis]) { run in
        for _ in run {
          if axis + 1 < sizes.count {
            items.append(try level(axis + 1))
          } else {
            items.append(.scalar(values[next]))
            next += 1
          }
        }
      }
      if next & 0xFFF == 0 { try Interruption.check() }
      return .list(items)
    }
    return try level(0)
  }
}
