import CKernels
import Glibc

/// Powers, whole division and remainders.
enum Power {
  static let all = [pow, square, floorDivide, remainder]

  private static let samples = [
    Sample([.tensor([2, 3], from: 0.5, to: 2, .float32), .fixed(.int(2))]),
    Sample([.tensor([2, 3], from: 0.5, to: 2, .float32), .fixed(.float(2.5))]),
    Sample([.tensor([2, 3], from: 0.5, to: 2, .float32), .fixed(.int(0))]),
    Sample([.tensor([2, 3], from: 0.5, to: 2, .float32), .tensor([3], from: -2, to: 2, .float32)]),
    Sample([.fixed(.float(2)), .tensor([3], from: -2, to: 2, .float32)]),
    Sample([.tensor([0], from: 0.5, to: 2, .float32), .fixed(.int(-1))]),
  ]

  static let pow = Operation(
    "pow", [Parameter("input", .tensorOrScalar), Parameter("exponent", .tensorOrScalar)],
    places: [.function, .method, .binaryOperator("**")], gradientName: "PowBackward0", inPlace: true,
    summary: "Raises every element to a power.",
    example: """
      tensor([1., 2., 3.]) ** 2
      #> tensor([1., 4., 9.])
      """,
    samples: samples,
    derivative: .function { node, gradient in
      let exponent = node.attributes.scalar
      if exponent == 0 { return Gradients(try Tensor.zeros(gradient.shape, gradient.dtype)) }
      let input = try node.savedInput0()
      return Gradients(try Tensor.mul(gradient, Tensor.mul(Tensor.pow(input, .float(exponent - 1)), .float(exponent))))
    },
    evaluate: { arguments in .tensor(try Tensor.pow(arguments.operand(0), arguments.operand(1))) })

  static let powOfTensors = pow.variant(gradientName: "PowBackward1") { node, gradient in
    let base = try node.savedInput0()
    let exponent = try node.savedInput1()
    var first: Tensor?
    if node.needs0 {
      let slope = try Tensor.mul(exponent, Tensor.pow(base, Tensor.sub(exponent, .int(1))))
      let isConstant = try Tensor.compare(.eq, exponent, .int(0))
      first = try Tensor.where(isConstant, .scalar(.float(0)), .tensor(Tensor.mul(gradient, slope)))
    }
    guard node.needs1 else { return Gradients(first) }
    let slope = try Tensor.mul(gradient, Tensor.mul(node.savedOutput(), Tensor.log(base)))
    let isFlat = try Tensor.compare(
      .and, Tensor.compare(.eq, base, .int(0)), Tensor.compare(.ge, exponent, .int(0)))
    return Gradients(first, try Tensor.where(isFlat, .scalar(.float(0)), .tensor(slope)))
  }

  static let powOfNumber = pow.variant(gradientName: "PowBackward2") { node, gradient in
    let slope = try Tensor.mul(
      gradient, Tensor.mul(node.savedOutput(), .float(Glibc.log(node.attributes.scalar))))
    if node.attributes.scalar != 0 { return Gradients(slope) }
    let isFlat = try Tensor.compare(.ge, node.savedInput0(), .int(0))
    return Gradients(try Tensor.where(isFlat, .scalar(.float(0)), .tensor(slope)))
  }

  static let square = Operation(
    "square", [Parameter("input", .tensor)], gradientName: "PowBackward0", inPlace: true,
    summary: "Every element times itself.",
    example: """
      tensor([2., -3.]).square()
      #> tensor([4., 9.])
      """,
    samples: [Sample([.tensor([2, 3], from: -2, to: 2, .float32)])], derivative: pow.derivative,
    evaluate: { arguments in .tensor(try Tensor.pow(arguments.tensor(0), .int(2))) })

  static let floorDivide = Operation(
    "floor_divide", Arithmetic.pairParameters, places: [.function, .method, .binaryOperator("//")],
    gradientName: "NotImplemented", inPlace: true,
    summary: "Divides and rounds down to whole numbers.",
    example: """
      tensor([7, -7]) // 2
      #> tensor([ 3, -4])
      """,
    samples: [
      Sample(
        [.tensor([2, 3], from: -7, to: 7, .float32), .tensor([3], from: 1, to: 3, .float32)], differentiable: false),
      Sample([.tensor([2, 3], from: -7, to: 7, .int64), .fixed(.int(2))], differentiable: false),
    ],
    derivative: .none(because: "derivative for aten::floor_divide is not implemented"),
    evaluate: { arguments in .tensor(try Tensor.floorDivide(arguments.operand(0), arguments.operand(1))) })

  static let remainder = Operation(
    "remainder", Arithmetic.pairParameters, places: [.function, .method, .binaryOperator("%")],
    gradientName: "RemainderBackward0", inPlace: true,
    summary: "What whole division leaves, with the divisor's sign.",
    example: """
      tensor([7, -7]) % 3
      #> tensor([1, 2])
      """,
    samples: [
      Sample([.tensor([2, 3], from: 0.2, to: 0.9, .float32), .fixed(.float(2))]),
      Sample([.tensor([3], from: 2.1, to: 2.9, .float32), .tensor([3], from: 1, to: 1.02, .float32)]),
      Sample([.tensor([2, 3], from: -7, to: 7, .int64), .fixed(.int(3))], differentiable: false),
    ],
    derivative: .function { _, gradient in Gradients(gradient) },
    evaluate: { arguments in .tensor(try Tensor.remainder(arguments.operand(0), arguments.operand(1))) })

  static let remainderOfTensors = remainder.variant(gradientName: "RemainderBackward1") { node, gradient in
    guard node.needs1 else { return Gradients(gradient) }
    let quotient = try Tensor.floorDivide(
      .tensor(node.savedInput0().detached()), .tensor(node.savedInput1().detached()))
    return Gradients(gradient, try Tensor.mul(Tensor.neg(gradient), quotient))
  }

  static let remainderOfNumber = Operation(
    "remainder", Arithmetic.pairParameters, places: [], gradientName: "NotImplemented",
    summary: remainder.summary, example: remainder.example, samples: [],
    derivative: .none(because: "derivative for aten::remainder is not implemented"), evaluate: remainder.evaluate)
}

extension Tensor {
  /// Every element to the power of a number.
  /// Errors: RuntimeError for integers with a negative whole exponent.
  public static func pow(_ a: Tensor, _ exponent: Scalar) throws -> Tensor {
    let dtype = DType.promote(a.elementType, exponent)
    if dtype.isInteger, exponent.double < 0 {
      throw TensorError.runtime("Integers to negative integer powers are not allowed.")
    }
    if dtype.isNarrow { try exponent.checkFits(dtype) }
    if exponent.double == 0 || exponent.double == 1 {
      let out =
        exponent.double == 0
        ? try full(a.sizes, .int(1), dtype) : try a.elementType == dtype ? a.copied() : a.castCopy(to: dtype)
      out.record(Power.pow, a)
      out.attributes.scalar = exponent.double
      return out
    }
    let out = try binary(
      lgs_binary_for(.pow, Int32(dtype.rawValue)), a, exponent, compute: dtype, result: dtype, name: "pow")
    out.record(Power.pow, a)
    out.attributes.scalar = exponent.double
    return out
  }

  /// Elements to the powers of another tensor.
  public static func pow(_ a: Tensor, _ exponent: Tensor) throws -> Tensor {
    let dtype = resultType(a, exponent)
    let out = try binary(
      lgs_binary_for(.pow, Int32(dtype.rawValue)), a, exponent, compute: dtype, result: dtype, name: "pow")
    out.record(Power.powOfTensors, a, exponent)
    return out
  }

  static func pow(_ a: Operand, _ b: Operand) throws -> Tensor {
    switch (a, b) {
    case (.tensor(let a), .tensor(let b)): return try pow(a, b)
    case (.tensor(let a), .scalar(let b)): return try pow(a, b)
    case (.scalar(let a), .tensor(let b)):
      let dtype = DType.promote(b.elementType, a)
      let out = try binary(
        lgs_binary_for(.pow, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: "pow")
      out.record(Power.powOfNumber, b)
      out.attributes.scalar = a.double
      return out
    case (.scalar(let a), .scalar(let b)): return try pow(scalar(a), b)
    }
  }

  static func floorDivide(_ a: Operand, _ b: Operand) throws -> Tensor {
    try divideWhole(.floordiv, a, b, "div_floor_cpu", Power.floorDivide, Power.floorDivide, Power.floorDivide)
  }

  /// The quotient, rounded down (`floor`) or towards zero (`trunc`).
  /// Errors: RuntimeError for another word.
  static func divided(_ a: Operand, _ b: Operand, rounding: String) throws -> Tensor {
    switch rounding {
    case "floor": return try floorDivide(a, b)
    case "trunc":
      let quotient = try div(a, b)
      func isWhole(_ operand: Operand) -> Bool {
        switch operand {
        case .tensor(let tensor): !tensor.dtype.isFloatingPoint
        case .scalar(let scalar): scalar.int != nil
        }
      }
      guard isWhole(a), isWhole(b) else { return try trunc(quotient) }
      // Whole numbers: the quotient of the sizes with the sign of both.
      let (x, y) = (try whole(a), try whole(b))
      return try mul(floorDivide(.tensor(abs(x)), .tensor(abs(y))), mul(sign(x), sign(y)))
    case _:
      throw TensorError.runtime(
        "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(rounding)'")
    }
  }

  private static func whole(_ operand: Operand) throws -> Tensor {
    switch operand {
    case .tensor(let tensor): tensor
    case .scalar(let number): try scalar(number)
    }
  }

  static func remainder(_ a: Operand, _ b: Operand) throws -> Tensor {
    try divideWhole(
      .remainder, a, b, "remainder_cpu", Power.remainder, Power.remainderOfTensors, Power.remainderOfNumber)
  }

  private static func divideWhole(
    _ kernel: lgs_binary, _ a: Operand, _ b: Operand, _ name: String, _ byNumber: Operation, _ byTensor: Operation,
    _ ofNumber: Operation
  ) throws -> Tensor {
    switch (a, b) {
    case (.tensor(let a), .scalar(let b)):
      let dtype = DType.promote(a.elementType, b)
      if dtype.isInteger, b.int == 0 { throw TensorError.runtime("ZeroDivisionError") }
      let out = try binary(
        lgs_binary_for(kernel, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: name)
      out.record(byNumber, a)
      return out
    case (.tensor(let a), .tensor(let b)):
      let dtype = resultType(a, b)
      try rejectZeros(b, dtype)
      let out = try binary(
        lgs_binary_for(kernel, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: name)
      out.record(byTensor, a, b)
      return out
    case (.scalar(let a), .tensor(let b)):
      let dtype = DType.promote(b.elementType, a)
      try rejectZeros(b, dtype)
      let out = try binary(
        lgs_binary_for(kernel, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: name)
      out.record(ofNumber, b)
      return out
    case (.scalar(let a), .scalar):
      return try divideWhole(kernel, .tensor(scalar(a)), b, name, byNumber, byTensor, ofNumber)
    }
  }

  /// Whole division by zero has no result; the processor would trap.
  private static func rejectZeros(_ divisor: Tensor, _ dtype: DType) throws {
    guard dtype.isInteger, divisor.elementCount > 0 else { return }
    if try !divisor.allTrue() { throw TensorError.runtime("ZeroDivisionError") }
  }
}
