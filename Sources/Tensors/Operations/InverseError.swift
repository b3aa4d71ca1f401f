import Glibc

/// The inverse of the error function.
///
/// Source: the rational approximations that PyTorch uses, with two Newton steps.
enum InverseError {
  static let record = Elementwise.unary(
    "erfinv", .function({ Float(InverseError.value(Double($0))) }, { InverseError.value($0) }), range: -0.9...0.9,
    summary: "The number whose error function is the element.",
    example: """
      torch.erfinv(tensor([0., 0.5]))
      #> tensor([0.0000, 0.4769])
      """,
    derivative: { node, gradient in
      let square = try Tensor.mul(node.savedOutput(), node.savedOutput())
      return try Tensor.mul(gradient, Tensor.mul(Tensor.exp(square), .float(0.886226925452758)))
    })

  private static let central = (
    [0.886226899, -1.645349621, 0.914624893, -0.140543331], [1, -2.118377725, 1.442710462, -0.329097515, 0.012229801]
  )
  private static let outer = ([-1.970840454, -1.624906493, 3.429567803, 1.641345311], [1, 3.543889200, 1.637067800])

  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  static func value(_ y: Double) -> Double {
    let size = abs(y)
    if size > 1 || y.isNaN { return .nan }
    if size == 1 { return y < 0 ? -.infinity : .infinity }
    var x: Double
    if size <= 0.7 {
      let z = y * y
      x = y * polynomial(central.0, z) / polynomial(central.1, z)
    } else {
      let z = (-log((1 - size) / 2)).squareRoot()
      x = polynomial(outer.0, z) / polynomial(outer.1, z)
      if y < 0 { x = -x }
    }
    for _ in 0..<2 { x -= (erf(x) - y) / (2 / Double.pi.squareRoot() * exp(-x * x)) }
    return x
  }
}
