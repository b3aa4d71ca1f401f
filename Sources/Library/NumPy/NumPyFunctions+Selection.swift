import Interpreter
import Tensors

/// Functions that choose, compare and describe arrays.
extension NumPyFunctions {
  static let others: [Builtin] = [
    ArrayRecord(
      "where(condition, x=None, y=None, /)",
      "Elements of x where the condition holds and of y elsewhere; without them the positions where it holds.",
      example: "np.where([True, False], 1, 2.5)\n#> array([1. , 2.5])", style: .native
    ) { try choose($0) },
    ArrayRecord(
      "nonzero(a)", "The positions of elements that are not zero, one array per axis.",
      example: "np.nonzero([0, 5, 6])\n#> (array([1, 2]),)"
    ) { arguments in
      .tuple(try ArraySearch.nonzero(arguments.elements(0)).map(NumPyCreation.result))
    },
    ArrayRecord(
      "isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)", "Whether pairs of elements are close to each other.",
      example: "np.isclose([1.0, 2.0], [1.0, 2.1])\n#> array([ True, False])"
    ) { Value(array: try areClose($0)) },
    ArrayRecord(
      "allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)",
      "Whether all pairs of elements are close to each other.",
      example: "np.allclose([1.0, 2.0], [1.0, 2.0 + 1e-9])\n#> True"
    ) { arguments in .bool(try torch { try areClose(arguments).scalars() }.allSatisfy { $0.isTrue }) },
    ArrayRecord(
      "array_equal(a1, a2, equal_nan=<no value>)", "Whether two arrays have one shape and equal elements.",
      example: "np.array_equal([1, 2], [1, 2])\n#> True"
    ) { arguments in
      let (a, b) = (try arguments.elements(0), try arguments.elements(1))
      guard a.shape == b.shape else { return .bool(false) }
      let dtype = ArrayPromotion.common(a.dtype, b.dtype)
      let equal = try ArrayArithmetic.evaluate("eq", a.elements(as: dtype), b.elements(as: dtype))
      return .bool(try torch { try equal.scalars() }.allSatisfy { $0.isTrue })
    },
    ArrayRecord("shape(a)", "The sizes of the axes.", example: "np.shape([[1, 2]])\n#> (1, 2)") {
      ArrayShape.tuple(try $0.elements(0).shape)
    },
    ArrayRecord("ndim(a)", "The number of axes.", example: "np.ndim([[1, 2]])\n#> 2") { .int(try $0.elements(0).rank) },
    ArrayRecord(
      "size(a, axis=None)", "The number of elements, or the size of an axis.", example: "np.size([[1, 2]])\n#> 2"
    ) {
      arguments in
      let source = try arguments.elements(0)
      return .int(try arguments.axis(1, rank: source.rank).map { source.shape[$0] } ?? source.count)
    },
    ArrayRecord(
      "isscalar(element)", "Whether the value is a number by itself.", example: "np.isscalar(3.5)\n#> True"
    ) { arguments in
      switch arguments[0] {
      case .int, .float, .bool: return .bool(true)
      case .none: return .bool(false)
      case .object: return .bool(arguments[0].arrayScalar != nil || arguments[0].stringValue != nil)
      }
    },
    ArrayRecord(
      "outer(a, b, out=<no value>)", "The products of all pairs of elements of two vectors.",
      example: "np.outer([1, 2], [3, 4])\n#> array([[3, 4],\n#>        [6, 8]])"
    ) { arguments in
      let (a, b) = (try arguments.elements(0), try arguments.elements(1))
      let column = try ArrayShape.reshaped(a, [a.count, 1])
      let row = try ArrayShape.reshaped(b, [1, b.count])
      return Value(array: try ArrayArithmetic.apply(.multiply, .strong(column), .strong(row)))
    },
    printOptions,
  ]

  private static func choose(_ arguments: Arguments) throws -> Value {
    let condition = try arguments.elements(0)
    guard arguments.has(1) == arguments.has(2) else {
      throw Raised.valueError("either both or neither of x and y should be given")
    }
    guard arguments.has(1) else {
      if condition.rank == 0 {
        throw Raised.valueError(
          "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context of "
            + "this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`.")
      }
      return .tuple(try ArraySearch.nonzero(condition).map(NumPyCreation.result))
    }
    let (x, y) = (try arguments.operand(1, of: "where"), try arguments.operand(2, of: "where"))
    let shape = try ArrayShape.broadcast([condition.shape, x.shape, y.shape])
    let dtype = ArrayPromotion.common(x, y)
    let chosen = try torch {
      try Tensor.where(
        ArrayShape.broadcast(condition.elements(as: .bool), to: shape).packed(),
        .tensor(ArrayShape.broadcast(x.tensor(dtype), to: shape).packed()),
        .tensor(ArrayShape.broadcast(y.tensor(dtype), to: shape).packed()))
    }
    return NumPyCreation.result(chosen)
  }

  private static func areClose(_ arguments: Arguments) throws -> Tensor {
    let (a, b) = (try arguments.operand(0, of: "isclose"), try arguments.operand(1, of: "isclose"))
    let shape = try ArrayShape.broadcast([a.shape, b.shape])
    let relative = try arguments.optional(2).flatMap(Numbers.real) ?? 1e-05
    let absolute = try arguments.optional(3).flatMap(Numbers.real) ?? 1e-08
    let equalNaN = try arguments.truth(4)
    return try ArrayLoops.map(a.tensor(.float64), b.tensor(.float64), shape, .bool, of: Double.self) { x, y -> UInt8 in
      if x.isNaN || y.isNaN { return equalNaN && x.isNaN && y.isNaN ? 1 : 0 }
      if x == y { return 1 }
      return y.isFinite && (x - y).magnitude <= absolute + relative * y.magnitude ? 1 : 0
    }
  }

  private static let printOptions = ArrayRecord(
    "set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=<no value>, "
      + "infstr=<no value>, formatter=<no value>, sign=<no value>, floatmode=<no value>, *, legacy=<no value>)",
    "How arrays are printed: digits, when to summarise, width, whether small numbers avoid the exponent.",
    example: "np.set_printoptions(precision=2)\nnp.array([1/3])\n#> array([0.33])\nnp.set_printoptions(precision=8)"
  ) { arguments in
    var options = ArrayPrintOptions.current
    if !arguments[0].isNone { options.precision = max(0, try arguments.index(0)) }
    if !arguments[1].isNone { options.threshold = try Numbers.real(arguments[1]).map { Int($0.clamped) } ?? 1000 }
    if !arguments[2].isNone { options.edgeItems = max(0, try arguments.index(2)) }
    if !arguments[3].isNone { options.lineWidth = try arguments.index(3) }
    if !arguments[4].isNone { options.suppressesSmall = try Operators.isTrue(arguments[4]) }
    ArrayPrintOptions.current = options
    return .none
  }
}

extension Double {
  /// The number within what an Int surely holds.
  fileprivate var clamped: Double { isNaN ? 0 : Swift.max(-1e18, Swift.min(self, 1e18)) }
}
