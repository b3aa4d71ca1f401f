extension DType {
  /// The smallest dtype that holds both.
  static func promote(_ left: DType, _ right: DType) -> DType { left.rawValue >= right.rawValue ? left : right }

  /// The dtype of an operation on a tensor and a number: the number counts only when its category is higher.
  static func promote(_ tensor: DType, _ scalar: Scalar) -> DType {
    scalar.category > tensor.category ? scalar.defaultDType : tensor
  }

  /// The dtype of functions with fractional results: integers and bools count as the default dtype.
  var floating: DType { isFloatingPoint ? self : .standard }
}

extension Tensor {
  /// The dtype of an operation on two tensors: a tensor without dimensions counts like a number.
  @inline(__always)
  static func resultType(_ left: Tensor, _ right: Tensor) -> DType {
    left.elementType == right.elementType ? left.elementType : promotedType(left, right)
  }

  private static func promotedType(_ left: Tensor, _ right: Tensor) -> DType {
    let a = left.elementType
    let b = right.elementType
    if left.sizes.rank == 0, right.sizes.rank > 0 { return a.category > b.category ? a : b }
    if right.sizes.rank == 0, left.sizes.rank > 0 { return b.category > a.category ? b : a }
    return DType.promote(a, b)
  }
}
