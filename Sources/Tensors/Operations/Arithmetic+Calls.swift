import CKernels

extension Operand {
  var tensor: Tensor? {
    if case .tensor(let tensor) = self { return tensor }
    return nil
  }

  /// The operand as a tensor, numbers as 0-dimensional ones.
  func asTensor() throws -> Tensor {
    switch self {
    case .tensor(let tensor): return tensor
    case .scalar(let scalar): return try Tensor.scalar(scalar)
    }
  }
}

extension Tensor {
  /// `a + alpha * b` of tensors and numbers.
  static func add(_ a: Operand, _ b: Operand, alpha: Scalar) throws -> Tensor {
    switch (a, b) {
    case (.tensor(let a), .tensor(let b)):
      if alpha.double == 1 { return try add(a, b) }
      let out = try GradMode.noGrad { try add(a, mul(b, alpha)) }
      out.record(Arithmetic.add, a, b)
      out.attributes.scalar = alpha.double
      return out
    case (.tensor(let a), .scalar(let b)): return try add(a, alpha.double == 1 ? b : b.multiplied(by: alpha))
    case (.scalar(let a), .tensor(let b)):
      return try add(alpha.double == 1 ? b : mul(b, alpha), a)
    case (.scalar(let a), .scalar(let b)): return try add(scalar(a), b)
    }
  }

  /// `a - b`.
  public static func sub(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    try sub(.tensor(a), .tensor(b), alpha: .int(1))
  }

  public static func sub(_ a: Tensor, _ b: Scalar) throws -> Tensor {
    try sub(.tensor(a), .scalar(b), alpha: .int(1))
  }

  public static func sub(_ a: Scalar, _ b: Tensor) throws -> Tensor {
    try sub(.scalar(a), .tensor(b), alpha: .int(1))
  }

  static func sub(_ a: Operand, _ b: Operand, alpha: Scalar) throws -> Tensor {
    switch (a, b) {
    case (.tensor(let a), .tensor(let b)):
      try rejectBoolSubtraction(a.elementType == .bool, b.elementType == .bool)
      let dtype = resultType(a, b)
      let scaled = alpha.double == 1 ? b : try GradMode.noGrad { try mul(b, alpha) }
      let out = try binary(
        lgs_binary_for(.sub, Int32(dtype.rawValue)), a, scaled, compute: dtype, result: dtype, name: "sub")
      out.record(Arithmetic.sub, a, b)
      out.attributes.scalar = alpha.double
      return out
    case (.tensor(let a), .scalar(let b)):
      try rejectBoolSubtraction(a.elementType == .bool, b.defaultDType == .bool)
      let dtype = DType.promote(a.elementType, b)
      let amount = alpha.double == 1 ? b : b.multiplied(by: alpha)
      let out = try binary(
        lgs_binary_for(.sub, Int32(dtype.rawValue)), a, amount, compute: dtype, result: dtype, name: "sub")
      out.record(Arithmetic.sub, a)
      return out
    case (.scalar(let a), .tensor(let b)):
      try rejectBoolSubtraction(a.defaultDType == .bool, b.elementType == .bool)
      let dtype = DType.promote(b.elementType, a)
      let scaled = alpha.double == 1 ? b : try GradMode.noGrad { try mul(b, alpha) }
      let out = try binary(
        lgs_binary_for(.sub, Int32(dtype.rawValue)), a, scaled, compute: dtype, result: dtype, name: "sub")
      out.record(Arithmetic.rsub, b)
      out.attributes.scalar = alpha.double
      return out
    case (.scalar(let a), .scalar(let b)): return try sub(scalar(a), b)
    }
  }

  private static func rejectBoolSubtraction(_ left: Bool, _ right: Bool) throws {
    if left && right {
      throw TensorError.runtime(
        "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` "
          + "operator instead.")
    }
    if left || right {
      throw TensorError.runtime(
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use "
          + "the `~` or `logical_not()` operator instead.")
    }
  }

  static func mul(_ a: Operand, _ b: Operand) throws -> Tensor {
    switch (a, b) {
    case (.tensor(let a), .tensor(let b)): return try mul(a, b)
    case (.tensor(let a), .scalar(let b)): return try mul(a, b)
    case (.scalar(let a), .tensor(let b)): return try mul(b, a)
    case (.scalar(let a), .scalar(let b)): return try mul(scalar(a), b)
    }
  }

  /// `a / b`. Dtype: integers give float32.
  public static func div(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    let dtype = resultType(a, b).floating
    let out = try binary(
      lgs_binary_for(.div, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: "div")
    out.record(Arithmetic.div, a, b)
    return out
  }

  public static func div(_ a: Tensor, _ b: Scalar) throws -> Tensor {
    let dtype = DType.promote(a.elementType, b).floating
    let out = try binary(
      lgs_binary_for(.div, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: "div")
    out.record(Arithmetic.div, a)
    out.attributes.scalar = b.double
    return out
  }

  /// A quotient by a number of elements, which shows as another overload in the graph.
  func divided(by count: Double) throws -> Tensor {
    let out = try GradMode.noGrad { try Tensor.div(self, .float(count)) }
    out.record(Arithmetic.divByCount, self)
    out.attributes.scalar = count
    return out
  }

  /// A number divided by a tensor: the reciprocal times the number, as PyTorch computes it.
  public static func div(_ a: Scalar, _ b: Tensor) throws -> Tensor { try mul(reciprocal(b), a) }

  static func div(_ a: Operand, _ b: Operand) throws -> Tensor {
    switch (a, b) {
    case (.tensor(let a), .tensor(let b)): return try div(a, b)
    case (.tensor(let a), .scalar(let b)): return try div(a, b)
    case (.scalar(let a), .tensor(let b)): return try div(a, b)
    case (.scalar(let a), .scalar(let b)): return try div(scalar(a), b)
    }
  }
}

extension Scalar {
  func multiplied(by factor: Scalar) -> Scalar {
    if case .int(let a) = self, case .int(let b) = factor { return .int(a &* b) }
    return .float(double * factor.double)
  }
}
