import BigInt
import Interpreter

#if canImport(Glibc)
  import Glibc
#endif

/// The module `math`.
enum MathNamespace {
  static func make() -> NamespaceObject {
    let namespace = NamespaceObject("math")
    for (name, value) in [
      ("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", .infinity), ("nan", .nan),
    ] { namespace.add(name, .float(value)) }
    namespace.add(elementary)
    namespace.add(logarithms)
    namespace.add(twoArguments)
    namespace.add(rounding)
    namespace.add(classification)
    namespace.add(integers)
    namespace.add(sums)
    namespace.add(representation)
    return namespace
  }

  // MARK: Arguments and errors

  static func domainError() -> Raised { .valueError("math domain error") }
  static func rangeError() -> Raised { .overflowError("math range error") }

  static func real(_ value: Value) throws -> Double {
    guard let real = try Numbers.real(value) else {
      throw Raised.typeError("must be real number, not \(value.typeName)")
    }
    return real
  }

  static func function(
    _ signature: String, _ summary: String, example: String, body: @escaping (Arguments) throws -> Value
  ) -> Builtin {
    Builtin(signature, of: "math", summary, example: "import math\n" + example, body: body)
  }

  /// A function of one float: NaN out of a number is a domain error, infinity out of a finite one a range error.
  private static func unary(
    _ name: String, _ summary: String, _ example: String, overflows: Bool = false,
    _ compute: @escaping (Double) -> Double
  ) -> Builtin {
    function("\(name)(x, /)", summary, example: "math.\(name)" + example) {
      let x = try real($0[0])
      let result = compute(x)
      if result.isNaN, !x.isNaN { throw domainError() }
      if result.isInfinite, x.isFinite { throw overflows ? rangeError() : domainError() }
      return .float(result)
    }
  }

  private static let elementary: [Builtin] = [
    unary("sqrt", "Return the square root.", "(9)\n#> 3.0") { $0.squareRoot() },
    unary("cbrt", "Return the cube root.", "(8)\n#> 2.0", Glibc.cbrt),
    unary("exp", "Return e to the power x.", "(0)\n#> 1.0", overflows: true, Glibc.exp),
    unary("exp2", "Return 2 to the power x.", "(3)\n#> 8.0", overflows: true, Glibc.exp2),
    unary("expm1", "Return e to the power x, less 1.", "(0)\n#> 0.0", overflows: true, Glibc.expm1),
    unary("sin", "Return the sine.", "(0)\n#> 0.0", Glibc.sin),
    unary("cos", "Return the cosine.", "(0)\n#> 1.0", Glibc.cos),
    unary("tan", "Return the tangent.", "(0)\n#> 0.0", Glibc.tan),
    unary("asin", "Return the arc sine.", "(0)\n#> 0.0", Glibc.asin),
    unary("acos", "Return the arc cosine.", "(1)\n#> 0.0", Glibc.acos),
    unary("atan", "Return the arc tangent.", "(0)\n#> 0.0", Glibc.atan),
    unary("sinh", "Return the hyperbolic sine.", "(0)\n#> 0.0", overflows: true, Glibc.sinh),
    unary("cosh", "Return the hyperbolic cosine.", "(0)\n#> 1.0", overflows: true, Glibc.cosh),
    unary("tanh", "Return the hyperbolic tangent.", "(0)\n#> 0.0", Glibc.tanh),
    unary("asinh", "Return the inverse hyperbolic sine.", "(0)\n#> 0.0", Glibc.asinh),
    unary("acosh", "Return the inverse hyperbolic cosine.", "(1)\n#> 0.0", Glibc.acosh),
    unary("atanh", "Return the inverse hyperbolic tangent.", "(0)\n#> 0.0", Glibc.atanh),
    unary("erf", "Return the error function.", "(0)\n#> 0.0", Glibc.erf),
    unary("erfc", "Return 1 less the error function.", "(0)\n#> 1.0", Glibc.erfc),
    unary("gamma", "Return the gamma function.", "(5)\n#> 24.0", overflows: true, GammaFunction.gamma),
    unary(
      "lgamma", "Return the logarithm of the gamma function's magnitude.", "(1)\n#> 0.0", overflows: true,
      GammaFunction.logarithm),
    unary("fabs", "Return the magnitude as a float.", "(-2)\n#> 2.0") { $0.magnitude },
    unary("degrees", "Return an angle in radians as degrees.", "(math.pi)\n#> 180.0") { $0 * (180 / Double.pi) },
    unary("radians", "Return an angle in degrees as radians.", "(180)\n#> 3.141592653589793") {
      $0 * (Double.pi / 180)
    },
  ]

  // MARK: Logarithms

  private static let logarithms: [Builtin] = [
    function(
      "log(x, base=math.e, /)", "Return the logarithm, natural unless a base is given.",
      example: "math.log(8, 2)\n#> 3.0"
    ) {
      let natural = try logarithm($0[0], Glibc.log)
      guard let base = $0.optional(1) else { return .float(natural) }
      let divisor = try logarithm(base, Glibc.log)
      if divisor == 0 { throw Raised.zeroDivision("float division by zero") }
      return .float(natural / divisor)
    },
    function("log2(x, /)", "Return the logarithm to base 2.", example: "math.log2(8)\n#> 3.0") {
      .float(try logarithm($0[0], Glibc.log2))
    },
    function("log10(x, /)", "Return the logarithm to base 10.", example: "math.log10(1000)\n#> 3.0") {
      .float(try logarithm($0[0], Glibc.log10))
    },
    function("log1p(x, /)", "Return the natural logarithm of 1 + x.", example: "math.log1p(0)\n#> 0.0") {
      let x = try real($0[0])
      if x <= -1 { throw domainError() }
      return .float(Glibc.log1p(x))
    },
  ]

  private static func logarithm(_ value: Value, _ compute: (Double) -> Double) throws -> Double {
    if let integer = try BuiltinsLibrary.plainInteger(value) {
      if integer <= 0 { throw domainError() }
      let double = Double(integer)
      if double.isFinite { return compute(double) }
      // Beyond the range of floats: the logarithm of the leading bits plus that of the power of two behind them.
      let shift = integer.magnitude.bitWidth - 64
      let head = scalbn(Double(integer >> shift), -64)
      return compute(head) + compute(2) * Double(shift + 64)
    }
    let x = try real(value)
    if x <= 0 { throw domainError() }
    return compute(x)
  }

  // MARK: Two arguments

  private static func binary(
    _ signature: String, _ summary: String, _ example: String, _ compute: @escaping (Double, Double) throws -> Double
  ) -> Builtin {
    function(signature, summary, example: "math." + example) {
      .float(try compute(real($0[0]), real($0[1])))
    }
  }

  private static let twoArguments: [Builtin] = [
    binary("atan2(y, x, /)", "Return the angle of a point.", "atan2(0, 1)\n#> 0.0", Glibc.atan2),
    binary(
      "copysign(x, y, /)", "Return the magnitude of x with the sign of y.", "copysign(1, -0.0)\n#> -1.0", Glibc.copysign
    ),
    binary(
      "nextafter(x, y, /)", "Return the next float from x towards y.", "nextafter(0, 1)\n#> 5e-324", Glibc.nextafter),
    binary("fmod(x, y, /)", "Return the remainder with the sign of x.", "fmod(-7, 3)\n#> -1.0") { x, y in
      if y.isInfinite, x.isFinite { return x }
      let result = Glibc.fmod(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw domainError() }
      return result
    },
    binary("remainder(x, y, /)", "Return the remainder of the nearest multiple of y.", "remainder(7, 4)\n#> -1.0") {
      x, y in
      let result = Glibc.remainder(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw domainError() }
      return result
    },
    binary("pow(x, y, /)", "Return x to the power y, as a float.", "pow(2, 3)\n#> 8.0") { x, y in
      let result = Glibc.pow(x, y)
      if x.isFinite, y.isFinite {
        if result.isNaN { throw domainError() }
        if result.isInfinite { throw x == 0 ? domainError() : rangeError() }
      }
      return result
    },
    function("ldexp(x, i, /)", "Return x times 2 to the power i.", example: "math.ldexp(0.5, 3)\n#> 4.0") {
      let x = try real($0[0])
      guard let exponent = try Numbers.index($0[1]) else {
        throw Raised.typeError("Expected an int as second argument to ldexp.")
      }
      if x == 0 || !x.isFinite { return .float(x) }
      let result = scalbn(x, Int32(clamping: exponent))
      if result.isInfinite { throw rangeError() }
      return .float(result)
    },
  ]

  // MARK: Rounding

  private static let rounding: [Builtin] = [
    function("ceil(x, /)", "Return the smallest integer not below x.", example: "math.ceil(1.2)\n#> 2") {
      try rounded($0[0], "__ceil__", .up)
    },
    function("floor(x, /)", "Return the largest integer not above x.", example: "math.floor(-1.2)\n#> -2") {
      try rounded($0[0], "__floor__", .down)
    },
    function("trunc(x, /)", "Return x without its fraction.", example: "math.trunc(-1.7)\n#> -1") {
      if case .float(let float) = $0[0] { return try Numbers.integer(float, rounding: .towardZero) }
      if let integer = try BuiltinsLibrary.plainInteger($0[0]) { return .integer(integer) }
      if let result = try Numbers.special("__trunc__", of: $0[0]) { return result }
      throw Raised.typeError("type \($0[0].typeName) doesn't define __trunc__ method")
    },
    function("modf(x, /)", "Return the fraction and the whole part.", example: "math.modf(2.5)\n#> (0.5, 2.0)") {
      let x = try real($0[0])
      if x.isInfinite { return .tuple([.float(Glibc.copysign(0, x)), .float(x)]) }
      let whole = x.rounded(.towardZero)
      return .tuple([.float(Glibc.copysign(x - whole, x)), .float(whole)])
    },
  ]

  private static func rounded(_ value: Value, _ special: Symbol, _ rule: FloatingPointRoundingRule) throws -> Value {
    if let integer = try BuiltinsLibrary.plainInteger(value) { return .integer(integer) }
    if let result = try Numbers.special(special, of: value) { return result }
    return try Numbers.integer(real(value), rounding: rule)
  }

  // MARK: Classification

  private static let classification: [Builtin] = [
    function("isfinite(x, /)", "Return whether x is neither infinite nor NaN.", example: "math.isfinite(1.0)\n#> True")
    {
      .bool(try real($0[0]).isFinite)
    },
    function("isinf(x, /)", "Return whether x is infinite.", example: "math.isinf(math.inf)\n#> True") {
      .bool(try real($0[0]).isInfinite)
    },
    function("isnan(x, /)", "Return whether x is NaN.", example: "math.isnan(math.nan)\n#> True") {
      .bool(try real($0[0]).isNaN)
    },
    function(
      "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Return whether two numbers differ by no more than a tolerance.",
      example: "math.isclose(0.1 + 0.2, 0.3)\n#> True"
    ) {
      let (a, b) = (try real($0[0]), try real($0[1]))
      let relative = try $0.optional(2).map(real) ?? 1e-09
      let absolute = try $0.optional(3).map(real) ?? 0
      if relative < 0 || absolute < 0 { throw Raised.valueError("tolerances must be non-negative") }
      if a == b { return .bool(true) }
      if a.isInfinite || b.isInfinite { return .bool(false) }
      let difference = (b - a).magnitude
      return .bool(
        difference <= (relative * b).magnitude || difference <= (relative * a).magnitude || difference <= absolute)
    },
  ]

  private static let representation: [Builtin] = [
    function(
      "frexp(x, /)", "Return fraction and exponent of x as a multiple of a power of 2.",
      example: "math.frexp(8)\n#> (0.5, 4)"
    ) {
      let x = try real($0[0])
      if x == 0 || !x.isFinite { return .tuple([.float(x), .int(0)]) }
      let exponent = Int(x.exponent) + 1
      return .tuple([.float(Glibc.copysign(x.magnitude.significand / 2, x)), .int(exponent)])
    },
    function(
      "ulp(x, /)", "Return the distance from x to the next float.", example: "math.ulp(1)\n#> 2.220446049250313e-16"
    ) {
      let x = try real($0[0]).magnitude
      return .float(x.isNaN || x.isInfinite ? x : x.ulp)
    },
  ]
}
