import CKernels

/// Order, uniqueness and equality.
enum Searching {
  static let all = [sort, argsort, topk, unique, nonzero, equal, allclose, isclose]

  private static let input = Parameter("input", .tensor)
  private static let dim = Parameter("dim", .int, default: .int(-1), aliases: ["axis"])
  private static let descending = Parameter("descending", .bool, default: .bool(false))
  private static let stable = Parameter("stable", .bool, default: .bool(false), keywordOnly: true)
  private static let matrix: Sample.Input = .tensor([2, 3], from: -2, to: 2, .float32)

  static let msort = Compound.plain(
    "msort", [input], summary: "The elements in ascending order along the first dimension.",
    example: """
      tensor([3, 1, 2]).msort()
      #> tensor([1, 2, 3])
      """,
    samples: [Sample([.tensor([3, 2], from: -2, to: 2, .float32)])]
  ) { arguments in
    guard case .named(_, let fields) = try sort.apply([arguments[0], .int(0)]) else {
      return .tensor(try arguments.tensor(0))
    }
    return .tensor(fields[0].value)
  }

  static let sort = Operation(
    "sort", [input, dim, descending, stable], gradientName: "SortBackward0",
    summary: "The elements in order along a dimension, and where they were.",
    example: """
      tensor([3, 1, 2]).sort().values
      #> tensor([1, 2, 3])
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.int(0)), .fixed(.bool(true))])],
    derivative: .function(Reduction.sortedValues),
    evaluate: { arguments in
      let (values, indices) = try arguments.tensor(0).sorted(arguments.dimension(1), descending: arguments.flag(2))
      return .named(type: "sort", fields: [("values", values), ("indices", indices)])
    })

  static let argsort = Operation(
    "argsort", [input, dim, descending, stable], summary: "The positions that put the elements in order.",
    example: """
      tensor([3, 1, 2]).argsort()
      #> tensor([1, 2, 0])
      """,
    samples: [Sample([matrix], differentiable: false)], derivative: .none(because: "positions are integers"),
    evaluate: { arguments in
      .tensor(try arguments.tensor(0).sorted(arguments.dimension(1), descending: arguments.flag(2)).indices)
    })

  static let topk = Operation(
    "topk",
    [
      input, Parameter("k", .int), dim, Parameter("largest", .bool, default: .bool(true)),
      Parameter("sorted", .bool, default: .bool(true)),
    ],
    gradientName: "TopkBackward0", summary: "The k largest or smallest elements along a dimension, and where they are.",
    example: """
      tensor([3, 1, 2]).topk(2).values
      #> tensor([3, 2])
      """,
    samples: [Sample([matrix, .fixed(.int(2))])], derivative: .function(Reduction.sortedValues),
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      let largest = try arguments.isNone(3) || arguments.bool(3)
      let (values, indices) = try input.topk(arguments.int(1), arguments.dimension(2), largest: largest)
      return .named(type: "topk", fields: [("values", values), ("indices", indices)])
    })

  static let unique = Operation(
    "unique",
    [
      input, Parameter("sorted", .bool, default: .bool(true)),
      Parameter("return_inverse", .bool, default: .bool(false)),
      Parameter("return_counts", .bool, default: .bool(false)),
    ],
    summary: "The different elements in order, on request where each went and how often it occurs.",
    example: """
      tensor([3, 1, 3]).unique()
      #> tensor([1, 3])
      """,
    samples: [Sample([.tensor([2, 3], from: 0, to: 3, .int64)], differentiable: false)],
    derivative: .none(because: "the derivative for '_unique2' is not implemented."),
    evaluate: { arguments in
      let (values, inverse, counts) = try arguments.tensor(0).unique()
      let extra = try (arguments.flag(2) ? [inverse] : []) + (arguments.flag(3) ? [counts] : [])
      return extra.isEmpty ? .tensor(values) : .tensors([values] + extra)
    })

  static let nonzero = Operation(
    "nonzero", [input, Parameter("as_tuple", .bool, default: .bool(false), keywordOnly: true)],
    summary: "The positions of the elements that are not zero, one row for each.",
    example: """
      tensor([0, 5, 6]).nonzero()
      #> tensor([[1],
      #>         [2]])
      """,
    samples: [Sample([.tensor([2, 3], from: 0, to: 2, .int64)], differentiable: false)],
    derivative: .none(because: "positions are integers"),
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      let columns = try (arguments.flag(1) && input.rank == 0 ? input.reshape([1]) : input).nonzeroColumns()
      if try arguments.flag(1) { return .tensors(columns) }
      if columns.isEmpty { return .tensor(try Tensor.zeros([input.isTrue() ? 1 : 0, 0], .int64)) }
      return .tensor(try Tensor.stack(columns, 1))
    })

  static let equal = Operation(
    "equal", [input, Parameter("other", .tensor)], summary: "Whether two tensors have the same shape and elements.",
    example: """
      equal(tensor([1, 2]), tensor([1, 2]))
      #> True
      """,
    samples: [Sample([matrix, matrix], differentiable: false)], derivative: .none(because: "truth has no gradient"),
    evaluate: { arguments in .scalar(.bool(try arguments.tensor(0).isEqual(to: arguments.tensor(1)))) })

  private static let tolerances = [
    input, Parameter("other", .tensor), Parameter("rtol", .float, default: .float(1e-05)),
    Parameter("atol", .float, default: .float(1e-08)), Parameter("equal_nan", .bool, default: .bool(false)),
  ]

  static let isclose = Operation(
    "isclose", tolerances, summary: "Whether elements differ by at most atol + rtol * |other|.",
    example: """
      isclose(tensor([1., 2.]), tensor([1., 2.1]))
      #> tensor([ True, False])
      """,
    samples: [Sample([matrix, matrix], differentiable: false)], derivative: .none(because: "truth has no gradient"),
    evaluate: { arguments in .tensor(try Tensor.isclose(arguments)) })

  static let allclose = Operation(
    "allclose", tolerances, summary: "Whether all elements differ by at most atol + rtol * |other|.",
    example: """
      allclose(tensor([1.]), tensor([1.0000001]))
      #> True
      """,
    samples: [Sample([matrix, matrix], differentiable: false)], derivative: .none(because: "truth has no gradient"),
    evaluate: { arguments in .scalar(.bool(try Tensor.isclose(arguments).allTrue())) })
}

extension Array where Element == Argument {
  /// A flag that may be left out.
  func flag(_ index: Int) throws -> Bool { try !isNone(index) && bool(index) }

  /// A dimension that may be left out: the last one.
  func dimension(_ index: Int) throws -> Int { isNone(index) ? -1 : try int(index) }
}

extension Tensor {
  /// The elements in order along a dimension, and where they were. Equal elements keep their order; nan is largest.
  func sorted(_ dim: Int, descending: Bool) throws -> (values: Tensor, indices: Tensor) {
    let axis = try sizes.axis(dim)
    let indices = try sortingPlaces(axis, descending: descending)
    let result = try GradMode.noGrad { try rank == 0 ? copied() : gathered(axis, indices) }
    result.record(Searching.sort, self)
    result.attributes.first = axis
    if result.requiresGrad { result.attributes.object = indices }
    return (result, indices)
  }

  /// The k largest or smallest elements along a dimension.
  func topk(_ k: Int, _ dim: Int, largest: Bool) throws -> (values: Tensor, indices: Tensor) {
    let axis = try sizes.axis(dim)
    guard k >= 0, k <= (rank == 0 ? 1 : sizes[axis]) else {
      throw TensorError.runtime("selected index k out of range")
    }
    let indices = try sortingPlaces(axis, descending: largest, limit: k)
    let result = try GradMode.noGrad { try rank == 0 ? copied() : gathered(axis, indices) }
    result.record(Searching.topk, self)
    result.attributes.first = axis
    if result.requiresGrad { result.attributes.object = indices }
    return (result, indices)
  }

  /// The different elements in order, where each element went, how often each occurs.
  func unique() throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
    let (chosen, counts, inverse) = try equalGroups()
    return (try detached().reshape([-1]).indexSelected(0, chosen), try inverse.reshape(Array(sizes)), counts)
  }

  /// Whether shape and elements are the same.
  /// Errors: RuntimeError for different dtypes.
  public func isEqual(to other: Tensor) throws -> Bool {
    if sizes != other.sizes { return false }
    guard elementType == other.elementType else {
      throw TensorError.runtime(
        "Expected all tensors to have the same dtype, but got \(elementType.name) and \(other.elementType.name)")
    }
    return try Tensor.compare(.eq, self, other).allTrue()
  }

  static func isclose(_ arguments: [Argument]) throws -> Tensor {
    let a = try arguments.tensor(0).detached()
    let b = try arguments.tensor(1).detached()
    guard a.elementType == b.elementType else {
      throw TensorError.runtime("\(a.elementType.scalarTypeName) did not match \(b.elementType.scalarTypeName)")
    }
    let rtol = arguments.isNone(2) ? 1e-05 : try arguments.double(2)
    let atol = arguments.isNone(3) ? 1e-08 : try arguments.double(3)
    var close = try compare(.eq, a, b)
    if try a.elementType.isFloatingPoint && arguments.flag(4) {
      close = try compare(.or, close, compare(.and, predicate(.isnan, a, "isnan"), predicate(.isnan, b, "isnan")))
    }
    if rtol == 0 && atol == 0 { return close }
    let wideA = a.elementType == .bool ? try a.converted(to: .int64) : a
    let wideB = b.elementType == .bool ? try b.converted(to: .int64) : b
    let allowed = try add(mul(abs(wideB), .float(rtol)), .float(atol))
    let error = try abs(sub(wideA, wideB))
    let isNear = try compare(.and, predicate(.isfinite, error, "isfinite"), compare(.le, error, allowed))
    return try compare(.or, close, isNear)
  }
}
