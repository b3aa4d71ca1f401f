import Interpreter
import Tensors

import enum Syntax.BinaryOperator

#if canImport(Glibc)
  import Glibc
#endif

/// Functions of single elements, and of pairs of them: NumPy's ufuncs.
enum NumPyFunctions {
  /// A record of a function of every element. A tensor as argument gives a tensor, as in Python.
  static func record(
    _ name: String, _ summary: String, _ argument: String, _ output: String,
    _ function: @escaping (Tensor) throws -> Tensor
  ) -> Builtin {
    ArrayRecord(
      "\(name)(x, /, \(refusedOptions))", summary,
      example: "np.\(name)(\(argument))\n#> \(output)"
    ) { arguments in
      guard try ArrayOperand(arguments[0]) != nil else { throw ArrayArithmetic.unsupported(name) }
      let result = try function(arguments.elements(0))
      return arguments[0].tensor == nil ? Value(array: result) : Value(result)
    }
  }

  /// A function with fractional results that is an operation of tensors.
  private static func operation(_ name: String, _ summary: String, _ argument: String, _ output: String) -> Builtin {
    record(name, summary, argument, output) { source in
      let dtype = try ArrayPromotion.floating(source.dtype)
      return try ArrayArithmetic.evaluate(name, torch { try source.elements(as: dtype) })
    }
  }

  /// A function with fractional results of the C library.
  static func library(
    _ name: String, _ summary: String, _ argument: String, _ output: String, _ single: @escaping (Float) -> Float,
    _ double: @escaping (Double) -> Double
  ) -> Builtin {
    record(name, summary, argument, output) { source in
      let dtype = try ArrayPromotion.floating(source.dtype)
      return try ArrayLoops.map(torch { try source.elements(as: dtype) }, single, double)
    }
  }

  /// An operation of tensors that keeps integers.
  private static func keeping(
    _ name: String, as operation: String, _ summary: String, _ argument: String, _ output: String
  ) -> Builtin {
    record(name, summary, argument, output) { source in
      switch source.dtype.element {
      case .bool: throw Raised.notInLgs("np.\(name) of bools")
      case .int64 where ["floor", "ceil", "trunc"].contains(name): return try torch { try source.packedCopy() }
      case .int64, .float32, .float64: return try ArrayArithmetic.evaluate(operation, source)
      }
    }
  }

  private static func predicate(_ name: String, _ summary: String, _ output: String) -> Builtin {
    truths(name, summary, "[1.0, np.nan, np.inf]", output)
  }

  static let refusedOptions = "out=<no value>, *, where=<no value>, dtype=<no value>, casting=<no value>"

  /// A test of every element. Of a tensor Python makes a tensor of a dtype that lgs lacks.
  private static func truths(_ name: String, _ summary: String, _ argument: String, _ output: String) -> Builtin {
    ArrayRecord("\(name)(x, /, \(refusedOptions))", summary, example: "np.\(name)(\(argument))\n#> \(output)") {
      arguments in
      if arguments[0].tensor != nil { throw Raised.notInLgs("np.\(name) of a tensor") }
      return Value(array: try ArrayArithmetic.evaluate(name, arguments.elements(0)))
    }
  }

  static let unary: [Builtin] =
    exponentials + trigonometry + roundings + [
      predicate("isnan", "Whether an element is not a number.", "array([False,  True, False])"),
      predicate("isinf", "Whether an element is infinite.", "array([False, False,  True])"),
      predicate("isfinite", "Whether an element is a finite number.", "array([ True, False, False])"),
      truths("logical_not", "Whether an element is zero.", "[0, 2]", "array([ True, False])"),
      record("invert", "Every bit, or truth value, turned over.", "[True, False]", "array([False,  True])") {
        try ArrayArithmetic.unary(.invert, $0) ?? $0
      },
    ]

  private static let exponentials: [Builtin] = [
    operation("exp", "e to the power of every element.", "[0, 1]", "array([1.        , 2.71828183])"),
    operation("log", "The natural logarithm of every element.", "[1, 10]", "array([0.        , 2.30258509])"),
    operation("sqrt", "The square root of every element.", "[4, 2]", "array([2.        , 1.41421356])"),
    library("exp2", "2 to the power of every element.", "[1, 3]", "array([2., 8.])", Glibc.exp2f, Glibc.exp2),
    library(
      "expm1", "e to the power of every element, less 1.", "1e-9", "np.float64(1.0000000005000001e-09)", Glibc.expm1f,
      Glibc.expm1),
    library("log2", "The logarithm to the base 2.", "[1, 8]", "array([0., 3.])", Glibc.log2f, Glibc.log2),
    library("log10", "The logarithm to the base 10.", "[1, 1000]", "array([0., 3.])", Glibc.log10f, Glibc.log10),
    library(
      "log1p", "The natural logarithm of 1 plus every element.", "0", "np.float64(0.0)", Glibc.log1pf, Glibc.log1p),
    library("cbrt", "The cube root of every element.", "[8, 27]", "array([2., 3.])", Glibc.cbrtf, Glibc.cbrt),
  ]

  private static let trigonometry: [Builtin] = [
    operation("sin", "The sine of every element, in radians.", "[0, 1]", "array([0.        , 0.84147098])"),
    operation("cos", "The cosine of every element, in radians.", "[0, 1]", "array([1.        , 0.54030231])"),
    operation("tan", "The tangent of every element, in radians.", "[0, 1]", "array([0.        , 1.55740772])"),
    operation("tanh", "The hyperbolic tangent of every element.", "[0, 1]", "array([0.        , 0.76159416])"),
    operation("sinh", "The hyperbolic sine of every element.", "[0, 1]", "array([0.        , 1.17520119])"),
    operation("cosh", "The hyperbolic cosine of every element.", "[0, 1]", "array([1.        , 1.54308063])"),
    library(
      "arcsin", "The angle, in radians, whose sine every element is.", "1", "np.float64(1.5707963267948966)",
      Glibc.asinf, Glibc.asin),
    library(
      "arccos", "The angle, in radians, whose cosine every element is.", "1", "np.float64(0.0)", Glibc.acosf, Glibc.acos
    ),
    library(
      "arctan", "The angle, in radians, whose tangent every element is.", "1", "np.float64(0.7853981633974483)",
      Glibc.atanf, Glibc.atan),
    library("arctanh", "The inverse hyperbolic tangent.", "0", "np.float64(0.0)", Glibc.atanhf, Glibc.atanh),
    library(
      "radians", "Degrees as radians.", "180", "np.float64(3.141592653589793)", { $0 * (.pi / 180) },
      { $0 * (.pi / 180) }),
    library(
      "deg2rad", "Degrees as radians.", "180", "np.float64(3.141592653589793)", { $0 * (.pi / 180) },
      { $0 * (.pi / 180) }),
    library("degrees", "Radians as degrees.", "np.pi", "np.float64(180.0)", { $0 * (180 / .pi) }, { $0 * (180 / .pi) }),
    library("rad2deg", "Radians as degrees.", "np.pi", "np.float64(180.0)", { $0 * (180 / .pi) }, { $0 * (180 / .pi) }),
  ]

  private static let roundings: [Builtin] = [
    record("abs", "The magnitude of every element.", "[-2, 3]", "array([2, 3])") {
      try $0.dtype == .bool ? $0 : ArrayArithmetic.evaluate("abs", $0)
    },
    keeping("negative", as: "neg", "Every element with the other sign.", "[1, -2]", "array([-1,  2])"),
    keeping("sign", as: "sign", "-1, 0 or 1 by the sign of every element.", "[-2, 0, 5]", "array([-1,  0,  1])"),
    keeping("square", as: "square", "Every element times itself.", "[2, 3]", "array([4, 9])"),
    keeping("floor", as: "floor", "The largest integer not above every element.", "[1.5, -1.5]", "array([ 1., -2.])"),
    keeping("ceil", as: "ceil", "The smallest integer not below every element.", "[1.5, -1.5]", "array([ 2., -1.])"),
    keeping("trunc", as: "trunc", "Every element without its fraction.", "[1.5, -1.5]", "array([ 1., -1.])"),
    library(
      "rint", "Every element rounded to the nearest integer, half to even.", "[0.5, 1.6]", "array([0., 2.])",
      Glibc.rintf, Glibc.rint),
    library(
      "fabs", "The magnitude of every element as a float.", "-2", "np.float64(2.0)", { $0.magnitude }, { $0.magnitude }),
    library("reciprocal", "1 divided by every element.", "[2.0, 4.0]", "array([0.5 , 0.25])", { 1 / $0 }, { 1 / $0 }),
  ]

  // MARK: Pairs

  static func pair(
    _ name: String, _ summary: String, _ operands: String, _ output: String,
    _ function: @escaping (ArrayOperand, ArrayOperand) throws -> Tensor
  ) -> Builtin {
    ArrayRecord(
      "\(name)(x1, x2, /, \(refusedOptions))", summary,
      example: "np.\(name)(\(operands))\n#> \(output)"
    ) { arguments in
      let result = try function(arguments.operand(0, of: name), arguments.operand(1, of: name))
      let isTensor = arguments[0].tensor != nil || arguments[1].tensor != nil
      return isTensor ? Value(result) : Value(array: result)
    }
  }

  private static func spelled(_ operation: BinaryOperator, _ words: String, _ operands: String, _ output: String)
    -> Builtin
  {
    pair(ArrayArithmetic.name(operation), "The \(words) of pairs of elements.", operands, output) {
      try ArrayArithmetic.apply(operation, $0, $1)
    }
  }

  private static func logic(_ name: String, as operation: String, _ summary: String, _ output: String) -> Builtin {
    pair(name, summary, "[1, 2], [2, 2]", output) { a, b in
      _ = try ArrayShape.broadcast([a.shape, b.shape])
      let dtype = ArrayPromotion.common(a, b)
      return try ArrayArithmetic.evaluate(operation, a.tensor(dtype), b.tensor(dtype))
    }
  }

  static func floats(
    _ name: String, _ summary: String, _ operands: String, _ output: String,
    _ single: @escaping (Float, Float) -> Float, _ double: @escaping (Double, Double) -> Double
  ) -> Builtin {
    pair(name, summary, operands, output) { a, b in
      let shape = try ArrayShape.broadcast([a.shape, b.shape])
      let dtype = try ArrayPromotion.floating(ArrayPromotion.common(a, b))
      return try ArrayLoops.map(a.tensor(dtype), b.tensor(dtype), shape, single, double)
    }
  }

  /// The larger or smaller element of pairs; NaN wins.
  static func extreme(_ a: ArrayOperand, _ b: ArrayOperand, isMaximum: Bool) throws -> Tensor {
    let shape = try ArrayShape.broadcast([a.shape, b.shape])
    let dtype = ArrayPromotion.common(a, b)
    let (left, right) = (try a.tensor(dtype), try b.tensor(dtype))
    if let out = try torch({ try Tensor.extremes(left, right, isMaximum: isMaximum) }) {
      return out
    }
    func choose<Number: Comparable>(_ type: Number.Type) throws -> Tensor {
      try ArrayLoops.map(a.tensor(dtype), b.tensor(dtype), shape, dtype, of: type) { x, y in
        if x != x { return x }
        if y != y { return y }
        return (isMaximum ? x >= y : x <= y) ? x : y
      }
    }
    return try ArraySearch.reduceByType(dtype, choose, choose, choose, choose)
  }

  static let binary: [Builtin] = [
    spelled(.add, "sums", "[1, 2], 10", "array([11, 12])"),
    spelled(.subtract, "differences", "[1, 2], 10", "array([-9, -8])"),
    spelled(.multiply, "products", "[1, 2], 10", "array([10, 20])"),
    spelled(.divide, "quotients", "[1, 2], 4", "array([0.25, 0.5 ])"),
    spelled(.floorDivide, "whole quotients", "[7, -7], 2", "array([ 3, -4])"),
    spelled(.modulo, "remainders", "[7, -7], 2", "array([1, 1])"),
    spelled(.power, "powers", "[2, 3], 2", "array([4, 9])"),
    spelled(.matrixMultiply, "matrix products", "[[1, 2], [3, 4]], [1, 1]", "array([3, 7])"),
    spelled(.and, "common bits", "[6, 3], 2", "array([2, 2])"),
    spelled(.or, "joined bits", "[6, 3], 1", "array([7, 3])"),
    spelled(.xor, "different bits", "[6, 3], 1", "array([7, 2])"),
    pair("maximum", "The larger of pairs of elements.", "[1, 5], 3", "array([3, 5])") {
      try extreme($0, $1, isMaximum: true)
    },
    pair("minimum", "The smaller of pairs of elements.", "[1, 5], 3", "array([1, 3])") {
      try extreme($0, $1, isMaximum: false)
    },
    floats("hypot", "The hypotenuse of two legs.", "3, 4", "np.float64(5.0)", Glibc.hypotf, Glibc.hypot),
    floats(
      "arctan2", "The angle, in radians, of the point (x2, x1).", "1, 1", "np.float64(0.7853981633974483)",
      Glibc.atan2f, Glibc.atan2),
    floats(
      "logaddexp", "The logarithm of the sum of exponentials.", "0.0, 0.0", "np.float64(0.6931471805599453)",
      {
        Swift.max($0, $1) + log1pf(expf(-abs($0 - $1)))
      }, { Swift.max($0, $1) + Glibc.log1p(Glibc.exp(-abs($0 - $1))) }),
    logic("equal", as: "eq", "Whether pairs of elements are equal.", "array([False,  True])"),
    logic("not_equal", as: "ne", "Whether pairs of elements differ.", "array([ True, False])"),
    logic("less", as: "lt", "Whether the first element is below the second.", "array([ True, False])"),
    logic("less_equal", as: "le", "Whether the first element is not above the second.", "array([ True,  True])"),
    logic("greater", as: "gt", "Whether the first element is above the second.", "array([False, False])"),
    logic("greater_equal", as: "ge", "Whether the first element is not below the second.", "array([False,  True])"),
    logic("logical_and", as: "logical_and", "Whether both elements are not zero.", "array([ True,  True])"),
    logic("logical_or", as: "logical_or", "Whether one of two elements is not zero.", "array([ True,  True])"),
    logic(
      "logical_xor", as: "logical_xor", "Whether exactly one of two elements is not zero.", "array([False, False])"),
  ]
}
