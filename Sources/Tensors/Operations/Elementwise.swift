import CKernels

/// Functions of one element. A new one is one record in `all`: the language's function and method, `help()` and the
/// gradient test follow from it.
enum Elementwise {
  static let all = [exp, reciprocal, sigmoid]

  static let exp = unary(
    "exp", .kernel(.exp), summary: "e to the power of every element.",
    example: """
      exp(tensor([0., 1.]))
      #> tensor([1.0000, 2.7183])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, node.savedOutput()) })

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

  static let sigmoid = unary(
    "sigmoid", .kernel(.sigmoid), summary: "The logistic function 1 / (1 + exp(-x)).",
    example: """
      sigmoid(tensor([-1., 0., 1.]))
      #> tensor([0.2689, 0.5000, 0.7311])
      """,
    derivative: { node, gradient in
      let result = try node.savedOutput()
      return try Tensor.mul(gradient, Tensor.mul(Tensor.sub(.int(1), result), result))
    })

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
    _ name: String, _ loop: Loop, range: ClosedRange<Double> = -2...2, aliases: [Place] = [], summary: String,
    example: String, derivative: @escaping (Tensor, Tensor) throws -> Tensor
  ) -> Operation {
    let box = OperationBox()
    let operation = Operation(
      name, [Parameter("input", .tensor)], places: [.function, .method] + aliases,
      gradientName: gradientName(name), inPlace: true, summary: summary, example: example,
      samples: [[2, 3], [], [0]].map { Sample([.tensor($0, from: range.lowerBound, to: range.upperBound, .float32)]) },
      derivative: .function { node, gradient in Gradients(try derivative(node, gradient)) },
      evaluate: { arguments in
        .tensor(try Tensor.unary(loop, arguments.tensor(0), operation: box.operation, name: name))
      })
    box.operation = operation
    return operation
  }

  /// `log1p` differentiates as `Log1PBackward0`: PyTorch capitalises the letter behind a digit too.
  private static func gradientName(_ name: String) -> String {
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
private final class OperationBox {
  var operation: Operation!
}

extension Tensor {
  static func unary(_ loop: Elementwise.Loop, _ a: Tensor, operation: Operation, name: String) throws -> Tensor {
    let out: Tensor
    switch loop {
    case .kernel(let kernel):
      let dtype = a.elementType.floating
      out = try unary(lgs_unary_for(kernel, Int32(dtype.rawValue)), a, compute: dtype, result: dtype, name: name)
    case .anyDType(let kernel):
      out = try unary(lgs_unary_for(kernel, a.kernelType), a, compute: a.elementType, result: a.elementType, name: name)
    case .function(let float, let double):
      out = try mapped(a, float, double)
    }
    out.record(operation, a)
    return out
  }

  private static func mapped(
    _ a: Tensor, _ float: @convention(c) (Float) -> Float, _ double: @convention(c) (Double) -> Double
  ) throws -> Tensor {
    let source = try a.converted(to: a.elementType.floating).contiguousCopy()
    let out = try source.uninitializedLike(source.elementType)
    let count = Int64(source.elementCount)
    let finished = withExtendedLifetime((out, source)) {
      source.elementType == .float32
        ? lgs_map_float32(float, out.base.assumingMemoryBound(to: Float.self),
          source.base.assumingMemoryBound(to: Float.self), count)
        : lgs_map_float64(double, out.base.assumingMemoryBound(to: Double.self),
          source.base.assumingMemoryBound(to: Double.self), count)
    }
    if !finished { throw TensorError.interrupted }
    return out
  }

  /// e to the power of every element.
  public static func exp(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.exp), a, operation: Elementwise.exp, name: "exp")
  }

  /// One divided by every element.
  public static func reciprocal(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.reciprocal), a, operation: Elementwise.reciprocal, name: "reciprocal")
  }

  /// The logistic function of every element.
  public static func sigmoid(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.sigmoid), a, operation: Elementwise.sigmoid, name: "sigmoid")
  }
}
