import CKernels

extension Tensor {
  /// A tensor filled with one number.
  public static func full(_ shape: Shape, _ value: Scalar, _ dtype: DType) throws -> Tensor {
    let out = try uninitialized(shape, dtype)
    try out.fillElements(value)
    return out
  }

  /// A tensor of zeros.
  public static func zeros(_ shape: Shape, _ dtype: DType = .standard) throws -> Tensor {
    try full(shape, .int(0), dtype)
  }

  /// A tensor of ones.
  public static func ones(_ shape: Shape, _ dtype: DType = .standard) throws -> Tensor {
    try full(shape, .int(1), dtype)
  }

  /// A 0-dimensional tensor.
  public static func scalar(_ value: Scalar, _ dtype: DType? = nil) throws -> Tensor {
    try full([], value, dtype ?? value.defaultDType)
  }

  /// A tensor with the given elements in row-major order.
  public static func from(_ values: [Float], shape: Shape? = nil) throws -> Tensor {
    let out = try uninitialized(shape ?? Shape(values.count), .float32)
    try out.fill(from: values)
    return out
  }

  /// A float64 tensor with the given elements in row-major order.
  public static func from(doubles values: [Double], shape: Shape? = nil) throws -> Tensor {
    let out = try uninitialized(shape ?? Shape(values.count), .float64)
    try out.fill(from: values)
    return out
  }

  /// An int64 tensor with the given elements in row-major order.
  public static func from(ints values: [Int], shape: Shape? = nil) throws -> Tensor {
    let out = try uninitialized(shape ?? Shape(values.count), .int64)
    try out.fill(from: values)
    return out
  }

  private func fill<Element>(from values: [Element]) throws {
    guard values.count == elementCount else {
      throw TensorError.runtime("shape '\(sizes)' is invalid for input of size \(values.count)")
    }
    try withExtendedLifetime(self) {
      try base.withMemoryRebound(to: Element.self, capacity: max(values.count, 1)) { target in
        try Interruption.inRuns(values.count) { for index in $0 { target[index] = values[index] } }
      }
    }
  }
}
