import CKernels

// The Swift calls of functions of one element: what each record's `evaluate` does, without packing arguments.
extension Tensor {
  public static func exp(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.exp), a, operation: Elementwise.exp, name: "exp")
  }

  public static func expm1(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.expm1), a, operation: Elementwise.expm1, name: "expm1")
  }

  public static func log(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.log), a, operation: Elementwise.log, name: "log")
  }

  public static func log1p(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.log1p), a, operation: Elementwise.log1p, name: "log1p")
  }

  public static func log2(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.log2), a, operation: Elementwise.log2, name: "log2")
  }

  public static func log10(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.log10), a, operation: Elementwise.log10, name: "log10")
  }

  public static func sqrt(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.sqrt), a, operation: Elementwise.sqrt, name: "sqrt")
  }

  public static func rsqrt(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.rsqrt), a, operation: Elementwise.rsqrt, name: "rsqrt")
  }

  /// log(1 + exp(x)) of every element; records no gradient.
  public static func softplusValues(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.softplus), a, operation: nil, name: "softplus")
  }

  /// x / (1 + exp(-x)) of every element; records no gradient.
  public static func siluValues(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.silu), a, operation: nil, name: "silu")
  }

  /// x times the normal distribution function of every element x; records no gradient.
  public static func geluValues(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.gelu), a, operation: nil, name: "gelu")
  }

  public static func reciprocal(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.reciprocal), a, operation: Elementwise.reciprocal, name: "reciprocal")
  }

  public static func sin(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.sin), a, operation: Elementwise.sin, name: "sin")
  }

  public static func cos(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.cos), a, operation: Elementwise.cos, name: "cos")
  }

  public static func tan(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.tan), a, operation: Elementwise.tan, name: "tan")
  }

  public static func tanh(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.tanh), a, operation: Elementwise.tanh, name: "tanh")
  }

  public static func sigmoid(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.sigmoid), a, operation: Elementwise.sigmoid, name: "sigmoid")
  }

  public static func erf(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.erf), a, operation: Elementwise.erf, name: "erf")
  }

  public static func square(_ a: Tensor) throws -> Tensor { try pow(a, .int(2)) }

  public static func relu(_ a: Tensor) throws -> Tensor {
    try unary(.anyDType(.relu), a, operation: Elementwise.relu, name: "relu")
  }

  public static func abs(_ a: Tensor) throws -> Tensor {
    try unary(.anyDType(.abs), a, operation: Elementwise.abs, name: "abs")
  }

  public static func sign(_ a: Tensor) throws -> Tensor {
    try unary(.anyDType(.sign), a, operation: Elementwise.sign, name: "sign")
  }

  public static func floor(_ a: Tensor) throws -> Tensor {
    try unary(.anyDType(.floor), a, operation: Elementwise.floor, name: "floor")
  }

  public static func ceil(_ a: Tensor) throws -> Tensor {
    try unary(.anyDType(.ceil), a, operation: Elementwise.ceil, name: "ceil")
  }

  public static func round(_ a: Tensor) throws -> Tensor {
    try unary(.anyDType(.round), a, operation: Elementwise.round, name: "round")
  }

  public static func trunc(_ a: Tensor) throws -> Tensor {
    try unary(.anyDType(.trunc), a, operation: Elementwise.trunc, name: "trunc")
  }

  public static func sinh(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.sinh), a, operation: Elementwise.sinh, name: "sinh")
  }

  public static func cosh(_ a: Tensor) throws -> Tensor {
    try unary(.kernel(.cosh), a, operation: Elementwise.cosh, name: "cosh")
  }

  /// A gradient in one loop from the result's gradient and a saved value; nil while gradients are recorded, because
  /// then the derivative must consist of operations that have derivatives themselves.
  static func fusedGradient(_ kernel: lgs_binary, _ gradient: Tensor, _ saved: Tensor) throws -> Tensor? {
    if GraphState.recordsGradients { return nil }
    let dtype = saved.elementType
    return try binary(
      lgs_binary_for(kernel, saved.kernelType), gradient, saved, compute: dtype, result: dtype, name: "backward")
  }
}
