extension DType {
  /// The smallest dtype that holds both: integers below floats, uint8 with a signed integer at least int16, the two
  /// halves float32.
  public static func promote(_ left: DType, _ right: DType) -> DType {
    if left == right { return left }
    if left.category != right.category { return left.category > right.category ? left : right }
    if left.isFloatingPoint {
      return left.byteSize == right.byteSize ? .float32 : left.byteSize > right.byteSize ? left : right
    }
    return left.byteSize == right.byteSize ? .int16 : left.byteSize > right.byteSize ? left : right
  }

  /// The dtype of an operation on a tensor and a number: the number counts only when its category is higher.
  public static func promote(_ tensor: DType, _ scalar: Scalar) -> DType {
    scalar.category > tensor.category ? scalar.defaultDType : tensor
  }

  /// Whether an operation may write results of another dtype into tensors of this one.
  public func canHold(_ other: DType) -> Bool { other.category <= category }

  /// The dtype of functions with fractional results: integers and bools count as the default dtype.
  var floating: DType { isFloatingPoint ? self : .standard }
}

extension Tensor {
  /// The dtype of an operation on two tensors: a tensor without dimensions counts like a number.
  @inline(__always)
  static func resultType(_ left: Tensor, _ right: Tensor) -> DType {
    left.elementType == right.elementType ? left.elementType : promotedType(left, right)
  }

  /// The dtype of arithmetic on two tensors.
  public static func commonType(_ left: Tensor, _ right: Tensor) -> DType { resultType(left, right) }

  private static func promotedType(_ left: Tensor, _ right: Tensor) -> DType {
    let a = left.elementType
    let b = right.elementType
    if left.sizes.rank == 0, right.sizes.rank > 0 { return a.category > b.category ? a : b }
    if right.sizes.rank == 0, left.sizes.rank > 0 { return b.category > a.category ? b : a }
    return DType.promote(a, b)
  }
}
