import CKernels
import Glibc

/// Functions of one element. A new one is one record in `all`: the language's function and method, `help()` and the
/// gradient test follow from it.
enum Elementwise {
  static let all =
    [exp, expm1, log, log1p, log2, log10, sqrt, rsqrt, reciprocal]
    + [sin, cos, tan, tanh, sinh, cosh, atan, sigmoid, relu, erf, abs, sign, floor, ceil, round, trunc]

  static let exp = unary(
    "exp", .kernel(.exp), summary: "e to the power of every element.",
    example: """
      exp(tensor([0., 1.]))
      #> tensor([1.0000, 2.7183])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, node.savedOutput()) })

  static let expm1 = unary(
    "expm1", .kernel(.expm1), summary: "exp(x) - 1, exact for small x.",
    example: """
      tensor([0., 1.]).expm1()
      #> tensor([0.0000, 1.7183])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, Tensor.add(node.savedOutput(), .int(1))) })

  static let log = unary(
    "log", .kernel(.log), range: 0.5...3, summary: "The natural logarithm of every element.",
    example: """
      log(tensor([1., 2.]))
      #> tensor([0.0000, 0.6931])
      """,
    derivative: { node, gradient in try Tensor.div(gradient, node.savedInput0()) })

  static let log1p = unary(
    "log1p", .kernel(.log1p), range: -0.5...3, summary: "log(1 + x), exact for small x.",
    example: """
      tensor([0., 1.]).log1p()
      #> tensor([0.0000, 0.6931])
      """,
    derivative: { node, gradient in try Tensor.div(gradient, Tensor.add(node.savedInput0(), .int(1))) })

  static let log2 = unary(
    "log2", .kernel(.log2), range: 0.5...3, summary: "The logarithm to base 2 of every element.",
    example: """
      tensor([1., 8.]).log2()
      #> tensor([0., 3.])
      """,
    derivative: { node, gradient in
      try Tensor.div(gradient, Tensor.mul(node.savedInput0(), .float(0.6931471805599453)))
    })

  static let log10 = unary(
    "log10", .kernel(.log10), range: 0.5...3, summary: "The logarithm to base 10 of every element.",
    example: """
      tensor([1., 100.]).log10()
      #> tensor([0., 2.])
      """,
    derivative: { node, gradient in
      try Tensor.div(gradient, Tensor.mul(node.savedInput0(), .float(2.3025850929940456)))
    })

  static let sqrt = unary(
    "sqrt", .kernel(.sqrt), range: 0.5...3, summary: "The square root of every element.",
    example: """
      sqrt(tensor([4., 2.]))
      #> tensor([2.0000, 1.4142])
      """,
    derivative: { node, gradient in try Tensor.div(gradient, Tensor.mul(node.savedOutput(), .int(2))) })

  static let rsqrt = unary(
    "rsqrt", .kernel(.rsqrt), range: 0.5...3, summary: "One divided by the square root of every element.",
    example: """
      rsqrt(tensor([4., 16.]))
      #> tensor([0.5000, 0.2500])
      """,
    derivative: { node, gradient in
      try Tensor.mul(Tensor.mul(gradient, .float(-0.5)), Tensor.pow(node.savedOutput(), .int(3)))
    })

  static let reciprocal = unary(
    "reciprocal", .kernel(.reciprocal), range: 0.5...3, summary: "One divided by every element.",
    example: """
      tensor([2., 4.]).reciprocal()
      #> tensor([0.5000, 0.2500])
      """,
    derivative: { node, gradient in
      let result = try node.savedOutput()
      return try Tensor.mul(Tensor.neg(gradient), Tensor.mul(result, result))
    })

  static let sin = unary(
    "sin", .kernel(.sin), summary: "The sine of every element, in radians.",
    example: """
      sin(tensor([0., 1.]))
      #> tensor([0.0000, 0.8415])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, Tensor.cos(node.savedInput0())) })

  static let cos = unary(
    "cos", .kernel(.cos), summary: "The cosine of every element, in radians.",
    example: """
      cos(tensor([0., 1.]))
      #> tensor([1.0000, 0.5403])
      """,
    derivative: { node, gradient in
      try Tensor.mul(gradient, Tensor.neg(Tensor.sin(node.savedInput0())))
    })

  static let tan = unary(
    "tan", .kernel(.tan), range: -1...1, summary: "The tangent of every element, in radians.",
    example: """
      tan(tensor([0., 1.]))
      #> tensor([0.0000, 1.5574])
      """,
    derivative: { node, gradient in
      try Tensor.mul(gradient, Tensor.add(Tensor.square(node.savedOutput()), .int(1)))
    })

  static let tanh = unary(
    "tanh", .kernel(.tanh), summary: "The hyperbolic tangent of every element.",
    example: """
      tanh(tensor([0., 1.]))
      #> tensor([0.0000, 0.7616])
      """,
    derivative: { node, gradient in
      let result = try node.savedOutput()
      if let fused = try Tensor.fusedGradient(.tanh_grad, gradient, result) { return fused }
      return try Tensor.mul(gradient, Tensor.sub(.int(1), Tensor.mul(result, result)))
    })

  static let sinh = unary(
    "sinh", .kernel(.sinh), summary: "The hyperbolic sine of every element.",
    example: """
      sinh(tensor([0., 1.]))
      #> tensor([0.0000, 1.1752])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, Tensor.cosh(node.savedInput0())) })

  static let cosh = unary(
    "cosh", .kernel(.cosh), summary: "The hyperbolic cosine of every element.",
    example: """
      cosh(tensor([0., 1.]))
      #> tensor([1.0000, 1.5431])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, Tensor.sinh(node.savedInput0())) })

  static let atan = unary(
    "atan", .function(Glibc.atanf, Glibc.atan), aliases: [.alias("arctan"), .methodAlias("arctan")],
    summary: "The arc tangent of every element, in radians.",
    example: """
      atan(tensor([0., 1.]))
      #> tensor([0.0000, 0.7854])
      """,
    derivative: { node, gradient in
      let input = try node.savedInput0()
      return try Tensor.div(gradient, Tensor.add(Tensor.mul(input, input), .int(1)))
    })

  static let sigmoid = unary(
    "sigmoid", .kernel(.sigmoid), aliases: [.namespace("nn.functional")],
    summary: "The logistic function 1 / (1 + exp(-x)).",
    example: """
      sigmoid(tensor([-1., 0., 1.]))
      #> tensor([0.2689, 0.5000, 0.7311])
      """,
    derivative: { node, gradient in
      let result = try node.savedOutput()
      if let fused = try Tensor.fusedGradient(.sigmoid_grad, gradient, result) { return fused }
      return try Tensor.mul(gradient, Tensor.mul(Tensor.sub(.int(1), result), result))
    })

  static let relu = unary(
    "relu", .anyDType(.relu), range: 0.5...3, aliases: [.namespace("nn.functional")],
    summary: "Every element, negative ones replaced by zero.",
    example: """
      relu(tensor([-1., 2.]))
      #> tensor([0., 2.])
      """,
    derivative: { node, gradient in
      let result = try node.savedOutput()
      if let fused = try Tensor.fusedGradient(.relu_grad, gradient, result) { return fused }
      return try Tensor.mul(gradient, Tensor.compare(.gt, result, .int(0)).cast(to: gradient.dtype))
    })

  static let erf = unary(
    "erf", .kernel(.erf), summary: "The Gauss error function of every element.",
    example: """
      tensor([0., 1.]).erf()
      #> tensor([0.0000, 0.8427])
      """,
    derivative: { node, gradient in
      let bell = try Tensor.exp(Tensor.neg(Tensor.square(node.savedInput0())))
      return try Tensor.mul(Tensor.mul(bell, .float(1.1283791670955126)), gradient)
    })

  static let abs = unary(
    "abs", .anyDType(.abs), range: 0.5...3, aliases: [.alias("absolute"), .methodAlias("absolute")],
    summary: "The absolute value of every element.",
    example: """
      abs(tensor([-1., 2.]))
      #> tensor([1., 2.])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, Tensor.sign(node.savedInput0())) })

  static let sign = unary(
    "sign", .anyDType(.sign), range: 0.5...3, summary: "-1, 0 or 1 by the sign of every element.",
    example: """
      tensor([-3., 0., 2.]).sign()
      #> tensor([-1.,  0.,  1.])
      """,
    derivative: { _, gradient in try Tensor.zeros(gradient.shape, gradient.dtype) })

  static let floor = unary(
    "floor", .anyDType(.floor), range: 0.1...0.4, summary: "The largest whole number not above every element.",
    example: """
      tensor([1.5, -1.5]).floor()
      #> tensor([ 1., -2.])
      """,
    derivative: { _, gradient in try Tensor.zeros(gradient.shape, gradient.dtype) })

  static let ceil = unary(
    "ceil", .anyDType(.ceil), range: 0.1...0.4, summary: "The smallest whole number not below every element.",
    example: """
      tensor([1.5, -1.5]).ceil()
      #> tensor([ 2., -1.])
      """,
    derivative: { _, gradient in try Tensor.zeros(gradient.shape, gradient.dtype) })

  static let trunc = unary(
    "trunc", .anyDType(.trunc), range: 0.1...0.4, aliases: [.alias("fix"), .methodAlias("fix")],
    summary: "Every element without its fraction.",
    example: """
      tensor([1.5, -1.5]).trunc()
      #> tensor([ 1., -1.])
      """,
    derivative: { _, gradient in try Tensor.zeros(gradient.shape, gradient.dtype) })

  static let round = unary(
    "round", .anyDType(.round), range: 0.1...0.4, decimals: true,
    summary: "The nearest whole number, halves to even; or so many decimals.",
    example: """
      tensor([0.5, 1.5, 2.4]).round()
      #> tensor([0., 2., 2.])
      """,
    derivative: { _, gradient in try Tensor.zeros(gradient.shape, gradient.dtype) })

  /// How a function of one element is computed.
  enum Loop {
    /// A loop of CKernels; integers become float32 first.
    case kernel(lgs_unary)
    /// A loop of CKernels that keeps integers.
    case anyDType(lgs_unary)
    /// The C library's functions, called for every element; integers become float32 first.
    case function(@convention(c) (Float) -> Float, @convention(c) (Double) -> Double)
  }

  /// The record of a function of one element.
  /// `range` bounds the inputs of the generic tests to where the function is smooth.
  static func unary(
    _ name: String, _ loop: Loop, range: ClosedRange<Double> = -2...2, aliases: [Place] = [],
    gradientName: String? = nil, decimals: Bool = false, summary: String, example: String,
    derivative: @escaping (Tensor, Tensor) throws -> Tensor
  ) -> Operation {
    let box = OperationBox()
    let places = decimals ? [Parameter("decimals", .int, default: .int(0), keywordOnly: true)] : []
    let operation = Operation(
      name, [Parameter("input", .tensor)] + places, places: [.function, .method] + aliases,
      gradientName: gradientName ?? defaultGradientName(name), inPlace: true, summary: summary, example: example,
      samples: [[2, 3], [], [0]].map { Sample([.tensor($0, from: range.lowerBound, to: range.upperBound, .float32)]) },
      derivative: .function { node, gradient in Gradients(try derivative(node, gradient)) },
      evaluate: { arguments in
        let input = try arguments.tensor(0)
        let digits = decimals ? try arguments.int(1) : 0
        guard digits != 0 else { return .tensor(try Tensor.unary(loop, input, operation: box.operation, name: name)) }
        let scale = Scalar.float(Glibc.pow(10, Double(min(max(Swift.abs(digits), 0), 400))))
        let isWide = digits < 0
        let scaled = try isWide ? Tensor.div(input, scale) : Tensor.mul(input, scale)
        let rounded = try Tensor.unary(loop, scaled, operation: box.operation, name: name)
        return .tensor(try isWide ? Tensor.mul(rounded, scale) : Tensor.div(rounded, scale))
      })
    box.operation = operation
    return operation
  }

  /// `log1p` differentiates as `Log1PBackward0`: PyTorch capitalises the letter behind a digit too.
  private static func defaultGradientName(_ name: String) -> String {
    var result = ""
    var capital = true
    for character in name {
      result += capital ? character.uppercased() : String(character)
      capital = character.isNumber || character == "_"
    }
    return result.filter { $0 != "_" } + "Backward0"
  }
}

/// Lets a record's closure refer to the record.
final class OperationBox {
  unowned(unsafe) var operation: Operation?
}

extension Tensor {
  static func unary(_ loop: Elementwise.Loop, _ a: Tensor, operation: Operation?, name: String) throws -> Tensor {
    let out: Tensor
    switch loop {
    case .kernel(let kernel):
      let dtype = a.elementType.floating
      out = try unary(lgs_unary_for(kernel, Int32(dtype.rawValue)), a, compute: dtype, result: dtype, name: name)
    case .anyDType(let kernel):
      if a.elementType == .bool, name == "relu" {
        throw TensorError.runtime("Boolean inputs not supported for relu")
      }
      let kernelName = name == "abs" ? "abs_cpu" : "\(name)_vml_cpu"
      out = try unary(
        lgs_unary_for(kernel, a.kernelType), a, compute: a.elementType, result: a.elementType, name: kernelName)
    case .function(let float, let double):
      out = try mapped(a, float, double)
    }
    if let operation { out.record(operation, a) }
    return out
  }

  private static func mapped(
    _ a: Tensor, _ float: @convention(c) (Float) -> Float, _ double: @convention(c) (Double) -> Double
  ) throws -> Tensor {
    if a.elementType.isNarrow, a.elementType.isFloatingPoint {
      return try mapped(a.widened(), float, double).converted(to: a.elementType)
    }
    let source = try a.converted(to: a.elementType.floating).contiguousCopy()
    let out = try source.uninitializedLike(source.elementType)
    let count = Int64(source.elementCount)
    let finished = withExtendedLifetime((out, source)) {
      source.elementType == .float32
        ? lgs_map_float32(
          float, out.base.assumingMemoryBound(to: Float.self),
          source.base.assumingMemoryBound(to: Float.self), count)
        : lgs_map_float64(
          double, out.base.assumingMemoryBound(to: Double.self),
          source.base.assumingMemoryBound(to: Double.self), count)
    }
    if !finished { throw TensorError.interrupted }
    return out
  }
}
