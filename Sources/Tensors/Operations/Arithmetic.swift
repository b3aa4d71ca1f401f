import CKernels

/// Sums, differences, products and quotients with broadcasting.
enum Arithmetic {
  static let all = [add, sub, rsub, mul, div, neg]

  static let pairParameters = [
    Parameter("input", .tensorOrScalar), Parameter("other", .tensorOrScalar),
  ]
  static let pairParametersWithAlpha =
    pairParameters + [Parameter("alpha", .scalar, default: .int(1), keywordOnly: true)]

  static let pairSamples = [
    Sample([.tensor([2, 3], from: -2, to: 2, .float32), .tensor([2, 3], from: 0.5, to: 3, .float32)]),
    Sample([.tensor([2, 3], from: -2, to: 2, .float32), .tensor([3], from: 0.5, to: 3, .float32)]),
    Sample([.tensor([2, 1], from: -2, to: 2, .float32), .tensor([3], from: 0.5, to: 3, .float32)]),
    Sample([.tensor([4], from: -2, to: 2, .float32), .fixed(.float(1.5))]),
    Sample([.tensor([], from: 0.5, to: 2, .float32), .tensor([0, 2], from: 1, to: 2, .float32)]),
  ]

  static let add = Operation(
    "add", pairParametersWithAlpha, places: [.function, .method, .binaryOperator("+")], gradientName: "AddBackward0",
    inPlace: true,
    summary: "Adds two tensors, or a tensor and a number, element by element.",
    example: """
      tensor([1., 2.]) + tensor([10., 20.])
      #> tensor([11., 22.])
      """,
    samples: pairSamples,
    derivative: .function { node, gradient in
      Gradients(
        node.needs0 ? gradient : nil,
        node.needs1 ? try gradient.scaled(by: node.attributes.scalar) : nil)
    },
    evaluate: { arguments in
      .tensor(try Tensor.add(arguments.operand(0), arguments.operand(1), alpha: arguments.scalar(2)))
    })

  static let sub = Operation(
    "sub", pairParametersWithAlpha, places: [.function, .method, .binaryOperator("-"), .alias("subtract")],
    gradientName: "SubBackward0", inPlace: true,
    summary: "Subtracts a tensor or a number element by element.",
    example: """
      tensor([1., 2.]) - 0.5
      #> tensor([0.5000, 1.5000])
      """,
    samples: pairSamples,
    derivative: .function { node, gradient in
      Gradients(
        node.needs0 ? gradient : nil,
        node.needs1 ? try gradient.scaled(by: -node.attributes.scalar) : nil)
    },
    evaluate: { arguments in
      .tensor(try Tensor.sub(arguments.operand(0), arguments.operand(1), alpha: arguments.scalar(2)))
    })

  /// A number minus a tensor.
  static let rsub = Operation(
    "rsub", pairParametersWithAlpha, places: [.function], gradientName: "RsubBackward1",
    summary: "Subtracts the first operand from the second.",
    example: """
      rsub(tensor([1., 2.]), 3)
      #> tensor([2., 1.])
      """,
    samples: pairSamples,
    derivative: .function { node, gradient in Gradients(try gradient.scaled(by: -node.attributes.scalar)) },
    evaluate: { arguments in
      .tensor(try Tensor.sub(arguments.operand(1), arguments.operand(0), alpha: arguments.scalar(2)))
    })

  static let mul = Operation(
    "mul", pairParameters, places: [.function, .method, .binaryOperator("*"), .alias("multiply")],
    gradientName: "MulBackward0", inPlace: true,
    summary: "Multiplies element by element.",
    example: """
      tensor([1., 2.]) * tensor([[2.], [3.]])
      #> tensor([[2., 4.],
      #>         [3., 6.]])
      """,
    samples: pairSamples,
    derivative: .function { node, gradient in
      if node.link1 == nil { return Gradients(try gradient.scaled(by: node.attributes.scalar)) }
      return Gradients(
        node.needs0 ? try node.withSavedInput1 { try Tensor.mul(gradient, $0) } : nil,
        node.needs1 ? try Tensor.mul(gradient, node.savedInput0()) : nil)
    },
    evaluate: { arguments in .tensor(try Tensor.mul(arguments.operand(0), arguments.operand(1))) })

  static let div = Operation(
    "div", pairParameters + [Parameter("rounding_mode", .string, default: Argument.none, keywordOnly: true)],
    places: [.function, .method, .binaryOperator("/"), .alias("divide"), .alias("true_divide")],
    gradientName: "DivBackward0", inPlace: true,
    summary: "Divides element by element; integers give float32. Rounds with rounding_mode 'trunc' or 'floor'.",
    example: """
      tensor([1, 2]) / 4
      #> tensor([0.2500, 0.5000])
      """,
    samples: pairSamples,
    derivative: .function { node, gradient in
      if node.link1 == nil { return Gradients(try Tensor.div(gradient, .float(node.attributes.scalar))) }
      let divisor = try node.savedInput1()
      let first = node.needs0 ? try Tensor.div(gradient, divisor) : nil
      guard node.needs1 else { return Gradients(first) }
      let quotient = try Tensor.div(Tensor.div(node.savedInput0(), divisor), divisor)
      return Gradients(first, try Tensor.mul(Tensor.neg(gradient), quotient))
    },
    evaluate: { arguments in
      let (a, b) = (try arguments.operand(0), try arguments.operand(1))
      return .tensor(
        try arguments.isNone(2) ? Tensor.div(a, b) : Tensor.divided(a, b, rounding: arguments.string(2)))
    })

  static let divByCount = div.variant(gradientName: "DivBackward1") { node, gradient in
    Gradients(try Tensor.div(gradient, .float(node.attributes.scalar)))
  }

  static let neg = Operation(
    "neg", [Parameter("input", .tensor)], places: [.function, .method, .prefixOperator("-"), .alias("negative")],
    gradientName: "NegBackward0", inPlace: true,
    summary: "Changes the sign of every element.",
    example: """
      -tensor([1., -2.])
      #> tensor([-1.,  2.])
      """,
    samples: [Sample([.tensor([2, 3], from: -2, to: 2, .float32)])],
    derivative: .function { _, gradient in Gradients(try Tensor.neg(gradient)) },
    evaluate: { arguments in .tensor(try Tensor.neg(arguments.tensor(0))) })
}

/// A tensor or a number, as the operands of arithmetic are.
public enum Operand {
  case tensor(Tensor)
  case scalar(Scalar)
}

extension Tensor {
  /// `a + b`. Shapes: broadcast. Dtype: promoted.
  public static func add(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    let dtype = resultType(a, b)
    let out = try binary(
      lgs_binary_for(.add, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: "add")
    out.record(Arithmetic.add, a, b)
    out.attributes.scalar = 1
    return out
  }

  /// `a + b`.
  public static func add(_ a: Tensor, _ b: Scalar) throws -> Tensor {
    let dtype = DType.promote(a.elementType, b)
    let out = try binary(
      lgs_binary_for(.add, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: "add")
    out.record(Arithmetic.add, a)
    return out
  }

  /// `a * b`.
  public static func mul(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    let dtype = resultType(a, b)
    let out = try binary(
      lgs_binary_for(.mul, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: "mul")
    out.record(Arithmetic.mul, a, b)
    return out
  }

  /// `a * b`.
  public static func mul(_ a: Tensor, _ b: Scalar) throws -> Tensor {
    let dtype = DType.promote(a.elementType, b)
    let out = try binary(
      lgs_binary_for(.mul, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: "mul")
    out.record(Arithmetic.mul, a)
    out.attributes.scalar = b.double
    return out
  }

  /// `-a`.
  /// Errors: RuntimeError for bool.
  public static func neg(_ a: Tensor) throws -> Tensor {
    if a.elementType == .bool {
      throw TensorError.runtime(
        "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the "
          + "`~` or `logical_not()` operator instead.")
    }
    let out = try unary(
      lgs_unary_for(.neg, a.kernelType), a, compute: a.elementType, result: a.elementType, name: "neg")
    out.record(Arithmetic.neg, a)
    return out
  }

  /// A gradient times a constant; itself for 1.
  func scaled(by factor: Double) throws -> Tensor {
    if factor == 1 { return self }
    return factor == -1 ? try Tensor.neg(self) : try Tensor.mul(self, .float(factor))
  }
}
