import CKernels
import Glibc

/// Functions of one element that the C library computes.
extension Elementwise {
  static let functions = [
    asin, acos, asinh, acosh, atanh, erfc, exp2, lgamma, frac, deg2rad, rad2deg, logit, sgn, nanToNum,
  ]

  private static func root(_ x: Tensor, _ sign: Int, _ shift: Int) throws -> Tensor {
    try Tensor.rsqrt(Tensor.add(Tensor.mul(Tensor.mul(x, x), .int(sign)), .int(shift)))
  }

  static let asin = unary(
    "asin", .function(Glibc.asinf, Glibc.asin), range: -0.8...0.8, aliases: [.alias("arcsin"), .methodAlias("arcsin")],
    summary: "The inverse sine of every element, in radians.",
    example: """
      asin(tensor([0., 1.]))
      #> tensor([0.0000, 1.5708])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, root(node.savedInput0(), -1, 1)) })

  static let acos = unary(
    "acos", .function(Glibc.acosf, Glibc.acos), range: -0.8...0.8, aliases: [.alias("arccos"), .methodAlias("arccos")],
    summary: "The inverse cosine of every element, in radians.",
    example: """
      acos(tensor([1., 0.]))
      #> tensor([0.0000, 1.5708])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, Tensor.neg(root(node.savedInput0(), -1, 1))) })

  static let asinh = unary(
    "asinh", .function(Glibc.asinhf, Glibc.asinh), aliases: [.alias("arcsinh"), .methodAlias("arcsinh")],
    summary: "The inverse hyperbolic sine of every element.",
    example: """
      tensor([0., 1.]).asinh()
      #> tensor([0.0000, 0.8814])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, root(node.savedInput0(), 1, 1)) })

  static let acosh = unary(
    "acosh", .function(Glibc.acoshf, Glibc.acosh), range: 1.5...3,
    aliases: [.alias("arccosh"), .methodAlias("arccosh")], summary: "The inverse hyperbolic cosine of every element.",
    example: """
      tensor([1., 2.]).acosh()
      #> tensor([0.0000, 1.3170])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, root(node.savedInput0(), 1, -1)) })

  static let atanh = unary(
    "atanh", .function(Glibc.atanhf, Glibc.atanh), range: -0.8...0.8,
    aliases: [.alias("arctanh"), .methodAlias("arctanh")], summary: "The inverse hyperbolic tangent of every element.",
    example: """
      tensor([0., 0.5]).atanh()
      #> tensor([0.0000, 0.5493])
      """,
    derivative: { node, gradient in
      let x = try node.savedInput0()
      return try Tensor.mul(gradient, Tensor.reciprocal(Tensor.sub(.int(1), Tensor.mul(x, x))))
    })

  static let erfc = unary(
    "erfc", .function(Glibc.erfcf, Glibc.erfc), summary: "1 - erf(x), exact for large x.",
    example: """
      tensor([0., 1.]).erfc()
      #> tensor([1.0000, 0.1573])
      """,
    derivative: { node, gradient in
      let x = try node.savedInput0()
      return try Tensor.mul(Tensor.mul(Tensor.exp(Tensor.neg(Tensor.mul(x, x))), .float(-1.1283791670955126)), gradient)
    })

  static let exp2 = unary(
    "exp2", .function(Glibc.exp2f, Glibc.exp2), summary: "2 to the power of every element.",
    example: """
      exp2(tensor([0., 3.]))
      #> tensor([1., 8.])
      """,
    derivative: { node, gradient in
      try Tensor.mul(Tensor.mul(gradient, node.savedOutput()), .float(0.6931471805599453))
    })

  static let lgamma = unary(
    "lgamma", .function({ Glibc.lgammaf($0) }, { Glibc.lgamma($0) }), range: 0.5...4,
    summary: "The logarithm of the absolute gamma function.",
    example: """
      tensor([3., 5.]).lgamma()
      #> tensor([0.6931, 3.1781])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, Tensor.digamma(node.savedInput0())) })

  static let frac = unary(
    "frac", .function({ $0 - Glibc.truncf($0) }, { $0 - Glibc.trunc($0) }), range: 0.1...0.9,
    summary: "The part of every element behind the point.",
    example: """
      tensor([1.5, -2.25]).frac()
      #> tensor([ 0.5000, -0.2500])
      """,
    derivative: { _, gradient in gradient })

  static let deg2rad = unary(
    "deg2rad", .function({ $0 * 0.017453292519943295 }, { $0 * 0.017453292519943295 }),
    gradientName: "Deg2RadBackward0", summary: "Degrees as radians.",
    example: """
      tensor([180., 90.]).deg2rad()
      #> tensor([3.1416, 1.5708])
      """,
    derivative: { _, gradient in try Tensor.mul(gradient, .float(0.017453292519943295)) })

  static let rad2deg = unary(
    "rad2deg", .function({ $0 * 57.29577951308232 }, { $0 * 57.29577951308232 }), gradientName: "Rad2DegBackward0",
    summary: "Radians as degrees.",
    example: """
      tensor([0., torch.pi]).rad2deg()
      #> tensor([  0., 180.])
      """,
    derivative: { _, gradient in try Tensor.mul(gradient, .float(57.29577951308232)) })

  static let logit = unary(
    "logit", .function({ Glibc.logf($0 / (1 - $0)) }, { Glibc.log($0 / (1 - $0)) }), range: 0.1...0.9,
    summary: "log(x / (1 - x)): what sigmoid turns into x.",
    example: """
      tensor([0.5, 0.75]).logit()
      #> tensor([0.0000, 1.0986])
      """,
    derivative: { node, gradient in
      let x = try node.savedInput0()
      return try Tensor.div(gradient, Tensor.mul(x, Tensor.sub(.int(1), x)))
    })

  static let sgn = unary(
    "sgn", .anyDType(.sign), summary: "The sign of every element: -1, 0 or 1.",
    example: """
      tensor([-2., 0., 3.]).sgn()
      #> tensor([-1.,  0.,  1.])
      """,
    derivative: { _, gradient in try Tensor.zeros(gradient.shape, gradient.dtype) })

  static let nanToNum = Compound.operation(
    "nan_to_num",
    [
      Compound.input, Parameter("nan", .float, default: Argument.none),
      Parameter("posinf", .float, default: Argument.none),
      Parameter("neginf", .float, default: Argument.none),
    ],
    gradientName: "NanToNumBackward0", inPlace: true,
    summary: "Numbers in place of nan and the infinities: zero, the largest and the smallest ones.",
    example: """
      tensor([torch.nan, 1., torch.inf]).nan_to_num(posinf=9)
      #> tensor([0., 1., 9.])
      """,
    samples: [Sample([Compound.matrix])]
  ) { inputs, arguments in
    let x = inputs[0]
    guard x.dtype.isFloatingPoint else { return x }
    let largest = x.dtype.largestFinite ?? Double.greatestFiniteMagnitude
    func replaced(_ x: Tensor, _ mask: Tensor, _ place: Int, _ other: Double) throws -> Tensor {
      let value = try arguments.isNone(place) ? other : arguments.double(place)
      return try Tensor.where(mask, .scalar(.float(value)), .tensor(x))
    }
    let plain = x.detached()
    let y = try replaced(x, Tensor.predicate(.isnan, plain, "isnan"), 1, 0)
    let z = try replaced(y, Tensor.compare(.eq, plain, .float(.infinity)), 2, largest)
    return try replaced(z, Tensor.compare(.eq, plain, .float(-.infinity)), 3, -largest)
  }
}

/// The logarithmic derivative of the gamma function.
enum Digamma {
  static let record = Elementwise.unary(
    "digamma", .function({ Float(Digamma.value(Double($0))) }, { Digamma.value($0) }), range: 0.5...4,
    summary: "The derivative of lgamma.",
    example: """
      tensor([1., 2.]).digamma()
      #> tensor([-0.5772,  0.4228])
      """,
    derivative: { node, gradient in try Tensor.mul(gradient, Tensor.trigamma(node.savedInput0())) })

  /// Recurrence up to 10, then the asymptotic series; reflection below zero.
  static func value(_ x: Double) -> Double {
    if x == 0 { return x.sign == .minus ? .infinity : -.infinity }
    if x < 0 {
      return x == Glibc.floor(x) ? .nan : value(1 - x) - Double.pi / Glibc.tan(Double.pi * x)
    }
    var result = 0.0
    var y = x
    while y < 10 {
      result -= 1 / y
      y += 1
    }
    let z = 1 / (y * y)
    let series = z * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * (1.0 / 240 - z * (1.0 / 132)))))
    return result + Glibc.log(y) - 0.5 / y - series
  }

  /// The derivative of `value`.
  static func slope(_ x: Double) -> Double {
    if x < 0.5 {
      let sine = Glibc.sin(Double.pi * x)
      return Double.pi * Double.pi / (sine * sine) - slope(1 - x)
    }
    var result = 0.0
    var y = x
    while y < 10 {
      result += 1 / (y * y)
      y += 1
    }
    let z = 1 / (y * y)
    return result + 1 / y + z / 2 + z / y * (1.0 / 6 - z * (1.0 / 30 - z * (1.0 / 42 - z / 30)))
  }
}

extension Tensor {
  static func digamma(_ x: Tensor) throws -> Tensor { try Digamma.record.evaluate([.tensor(x)]).tensor() }

  /// The second derivative of lgamma, outside the graph.
  static func trigamma(_ x: Tensor) throws -> Tensor {
    try unary(
      .function({ Float(Digamma.slope(Double($0))) }, { Digamma.slope($0) }), x.detached(), operation: nil,
      name: "polygamma")
  }
}
