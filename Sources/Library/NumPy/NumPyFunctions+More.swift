import Interpreter
import Tensors

#if canImport(Glibc)
  import Glibc
#endif

/// Functions of single elements that programs use less often.
extension NumPyFunctions {
  static let more: [Builtin] = single + pairs

  private static func composed(_ name: String, _ summary: String, _ argument: String, _ output: String, _ body: String)
    -> Builtin
  {
    .written("\(name)(x, /, \(refusedOptions))", summary, example: "np.\(name)(\(argument))\n#> \(output)", body)
  }

  private static let single: [Builtin] = [
    library("arcsinh", "The inverse hyperbolic sine.", "0", "np.float64(0.0)", Glibc.asinhf, Glibc.asinh),
    library("arccosh", "The inverse hyperbolic cosine.", "1", "np.float64(0.0)", Glibc.acoshf, Glibc.acosh),
    record("positive", "Every element itself.", "[1, -2]", "array([ 1, -2])") {
      source in try torch { try source.packedCopy() }
    },
    record("conjugate", "Every element itself: lgs has no complex numbers.", "[1, -2]", "array([ 1, -2])") {
      source in try torch { try source.packedCopy() }
    },
    composed(
      "signbit", "Whether an element has a minus sign.", "[1.0, -0.0]", "array([False,  True])",
      "return np.copysign(1.0, x) < 0"),
    composed(
      "modf", "The fractions and the whole parts.", "2.5", "(np.float64(0.5), np.float64(2.0))",
      """
      x = np.asarray(x) * 1.0
      whole = np.trunc(x)
      return np.copysign(np.where(np.isinf(x), 0.0, x - whole), x), whole[()]
      """),
    composed(
      "fix", "Every element without its fraction.", "[1.5, -1.5]", "array([ 1., -1.])", "return np.trunc(x)"),
    composed(
      "sinc", "The sine of pi times every element, divided by that.", "[0, 0.5]", "array([1.        , 0.63661977])",
      """
      y = np.pi * np.where(np.asarray(x) == 0, 1.0e-20, x)
      return (np.sin(y) / y)[()]
      """),
    composed(
      "isposinf", "Whether an element is infinity.", "[np.inf, 1]", "array([ True, False])",
      "return np.isinf(x) & (np.asarray(x) > 0)"),
    composed(
      "isneginf", "Whether an element is minus infinity.", "[-np.inf, 1]", "array([ True, False])",
      "return np.isinf(x) & (np.asarray(x) < 0)"),
    .written(
      "isreal(x)", "Whether an element has no imaginary part: always.",
      example: "np.isreal([1, 2])\n#> array([ True,  True])",
      "return np.ones(np.shape(x), dtype=bool)[()]"),
    .written(
      "iscomplex(x)", "Whether an element has an imaginary part: never.",
      example: "np.iscomplex([1, 2])\n#> array([False, False])", "return np.zeros(np.shape(x), dtype=bool)[()]"),
    .written(
      "isrealobj(x)", "Whether the dtype has no imaginary part: always.", example: "np.isrealobj([1, 2])\n#> True",
      "return True"),
    .written(
      "iscomplexobj(x)", "Whether the dtype has an imaginary part: never.",
      example: "np.iscomplexobj([1, 2])\n#> False",
      "return False"),
    .written(
      "real(val)", "The real parts.", example: "np.real([1, 2])\n#> array([1, 2])", "return np.asarray(val)[()]"),
    .written(
      "imag(val)", "The imaginary parts: zeros.", example: "np.imag([1, 2])\n#> array([0, 0])",
      "return np.zeros_like(val)[()]"),
  ]

  private static func combined(_ name: String, _ summary: String, _ operands: String, _ output: String, _ body: String)
    -> Builtin
  {
    .written("\(name)(x1, x2, /, \(refusedOptions))", summary, example: "np.\(name)(\(operands))\n#> \(output)", body)
  }

  /// A function of pairs of integers.
  private static func integers(
    _ name: String, _ summary: String, _ operands: String, _ output: String, _ function: @escaping (Int, Int) -> Int
  ) -> Builtin {
    pair(name, summary, operands, output) { a, b in
      let shape = try ArrayShape.broadcast([a.shape, b.shape])
      let dtype = ArrayPromotion.common(a, b)
      guard dtype.isInteger else { throw ArrayArithmetic.unsupported(name) }
      return try ArrayLoops.map(a.tensor(dtype), b.tensor(dtype), shape, dtype, of: Int.self, function)
    }
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int {
    var (x, y) = (a.magnitude, b.magnitude)
    while y != 0 { (x, y) = (y, x % y) }
    return Int(truncatingIfNeeded: x)
  }

  private static let pairs: [Builtin] = [
    floats(
      "copysign", "The magnitudes of the first with the signs of the second.", "2, -1", "np.float64(-2.0)",
      Glibc.copysignf, Glibc.copysign),
    floats(
      "nextafter", "The next float after the first towards the second.", "1, 2", "np.float64(1.0000000000000002)",
      Glibc.nextafterf, Glibc.nextafter),
    floats(
      "logaddexp2", "The logarithm, to the base 2, of the sum of powers of 2.", "0.0, 0.0", "np.float64(1.0)",
      { Swift.max($0, $1) + log1pf(exp2f(-abs($0 - $1))) * 1.442695 },
      { Swift.max($0, $1) + Glibc.log1p(Glibc.exp2(-abs($0 - $1))) * 1.4426950408889634 }),
    integers("gcd", "The greatest common divisors.", "12, [8, 9]", "array([4, 3])", divisor),
    integers("lcm", "The least common multiples.", "4, [6, 3]", "array([12, 12])") { a, b in
      let common = divisor(a, b)
      return common == 0 ? 0 : Int(truncatingIfNeeded: (a / common &* b).magnitude)
    },
    pair("left_shift", "The bits moved to the left.", "[1, 2], 2", "array([4, 8])") {
      try ArrayArithmetic.apply(.shiftLeft, $0, $1)
    },
    pair("right_shift", "The bits moved to the right.", "[4, 8], 2", "array([1, 2])") {
      try ArrayArithmetic.apply(.shiftRight, $0, $1)
    },
    combined(
      "fmax", "The larger of pairs of elements; a number wins over NaN.", "[1, np.nan], 0", "array([1., 0.])",
      "return np.where(np.isnan(np.asarray(x2) * 1.0) | (np.asarray(x1) >= x2), x1, x2)[()]"),
    combined(
      "fmin", "The smaller of pairs of elements; a number wins over NaN.", "[1, np.nan], 2", "array([1., 2.])",
      "return np.where(np.isnan(np.asarray(x2) * 1.0) | (np.asarray(x1) <= x2), x1, x2)[()]"),
    combined(
      "fmod", "The remainders with the sign of the first.", "[-7, 7], 3", "array([-1,  1])",
      """
      rest = np.remainder(np.abs(x1), np.abs(x2))
      return np.where(np.asarray(x1) < 0, -rest, rest)[()]
      """),
    combined(
      "heaviside", "0 below zero, 1 above, the second argument at zero.", "[-1, 0, 2], 0.5", "array([0. , 0.5, 1. ])",
      """
      x1 = np.asarray(x1) * 1.0
      step = np.where(x1 < 0, 0.0, np.where(x1 == 0, x2, 1.0))
      return np.where(np.isnan(x1), x1, step)[()]
      """),
    combined(
      "float_power", "Powers as floats.", "[2, 3], 2", "array([4., 9.])",
      "return np.power(np.asarray(x1) * 1.0, np.asarray(x2) * 1.0)"),
    combined(
      "divmod", "The whole quotients and the remainders.", "[7, 9], 2", "(array([3, 4]), array([1, 1]))",
      "return np.floor_divide(x1, x2), np.remainder(x1, x2)"),
  ]

  /// What all functions of single elements can do beyond being called.
  static let methods: [Builtin] = [
    method(
      "reduce(self, array, axis=0, dtype=None, out=<no value>, keepdims=False, initial=<no value>, where=<no value>)",
      "The function applied along an axis until one element is left.", "np.multiply.reduce([2, 3, 4])\n#> np.int64(24)",
      """
      array = np.asarray(array) if dtype is None else np.asarray(array).astype(dtype)
      known = {'add': np.sum, 'multiply': np.prod, 'maximum': np.max, 'minimum': np.min, 'logical_and': np.all,
               'logical_or': np.any}
      if self.__name__ in known:
          return known[self.__name__](array, axis=axis, keepdims=keepdims)
      if axis is None:
          rows, axis = array.ravel(), 0
      else:
          rows = np.moveaxis(array, axis, 0)
      if len(rows) == 0:
          raise ValueError(f"zero-size array to reduction operation {self.__name__} which has no identity")
      result = rows[0]
      for row in rows[1:]:
          result = self(result, row)
      return np.expand_dims(result, axis) if keepdims else result
      """),
    method(
      "accumulate(self, array, axis=0, dtype=None, out=<no value>)",
      "The results of the function along an axis, one by one.",
      "np.maximum.accumulate([1, 3, 2])\n#> array([1, 3, 3])",
      """
      array = np.asarray(array) if dtype is None else np.asarray(array).astype(dtype)
      known = {'add': np.cumsum, 'multiply': np.cumprod}
      if self.__name__ in known:
          return known[self.__name__](array, axis=axis)
      rows = [row for row in np.moveaxis(array, axis, 0)]
      for k in range(1, len(rows)):
          rows[k] = self(rows[k - 1], rows[k])
      if self.__name__.startswith('logical'):
          rows[0] = rows[0].astype(bool)
      return np.moveaxis(np.array(rows), 0, axis) if rows else array.copy()
      """),
    method(
      "outer(self, A, B, /, **kwargs)", "The function of all pairs of elements of two arrays.",
      "np.add.outer([1, 2], [10, 20])\n#> array([[11, 21],\n#>        [12, 22]])",
      """
      A, B = np.asarray(A), np.asarray(B)
      return self(A.reshape(A.shape + (1,) * B.ndim), B, **kwargs)
      """),
    method(
      "at(self, a, indices, b=None, /)", "Applies the function at positions, in place; also several times at one.",
      "a = np.zeros(3)\nnp.add.at(a, [0, 0, 2], 1)\na\n#> array([2., 0., 1.])",
      """
      places = np.arange(a.size).reshape(a.shape)[indices]
      flat = a.ravel()
      if b is None:
          for place in np.ravel(places).tolist():
              flat[place] = self(flat[place])
      else:
          values = np.broadcast_to(b, np.shape(places)).ravel()
          for place, value in zip(np.ravel(places).tolist(), values):
              flat[place] = self(flat[place], value)
      a[...] = flat.reshape(a.shape)
      """),
  ]

  private static func method(_ signature: String, _ summary: String, _ example: String, _ body: String) -> Builtin {
    .written(signature, of: "ufunc", summary, example: example, style: .native, body)
  }
}
