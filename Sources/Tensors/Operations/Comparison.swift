import CKernels

/// Comparisons, tests and logic: bool results without gradients.
enum Comparison {
  static let all =
    [eq, ne, lt, le, gt, ge] + [logicalAnd, logicalOr, logicalXor, logicalNot] + [isnan, isinf, isfinite]
    + [bitwiseAnd, bitwiseOr, bitwiseXor, leftShift, rightShift, bitwiseNot]

  static let eq = comparison("eq", .eq, "==", [], "equal to", "False,  True")
  static let ne = comparison("ne", .ne, "!=", ["not_equal"], "different from", " True, False")
  static let lt = comparison("lt", .lt, "<", ["less"], "less than", " True, False")
  static let le = comparison("le", .le, "<=", ["less_equal"], "less than or equal to", "True, True")
  static let gt = comparison("gt", .gt, ">", ["greater"], "greater than", "False, False")
  static let ge = comparison("ge", .ge, ">=", ["greater_equal"], "greater than or equal to", "False,  True")

  static let logicalAnd = logic("logical_and", .and, "Whether both elements are non-zero.", "False,  True")
  static let logicalOr = logic("logical_or", .or, "Whether one of two elements is non-zero.", "True, True")
  static let logicalXor = logic("logical_xor", .xor, "Whether exactly one of two elements is non-zero.", " True, False")

  static let logicalNot = predicate(
    "logical_not", .logical_not, "Whether an element is zero.",
    """
    tensor([0., 2.]).logical_not()
    #> tensor([ True, False])
    """)
  static let isnan = predicate(
    "isnan", .isnan, "Whether an element is not a number.",
    """
    isnan(tensor([1., float('nan')]))
    #> tensor([False,  True])
    """)
  static let isinf = predicate(
    "isinf", .isinf, "Whether an element is infinite.",
    """
    isinf(tensor([1., float('inf')]))
    #> tensor([False,  True])
    """)
  static let isfinite = predicate(
    "isfinite", .isfinite, "Whether an element is a finite number.",
    """
    isfinite(tensor([1., float('inf')]))
    #> tensor([ True, False])
    """)

  static let bitwiseAnd = bitwise("bitwise_and", .bitand, "&", "The bits set in both elements.", "1, 2")
  static let bitwiseOr = bitwise("bitwise_or", .bitor, "|", "The bits set in one of two elements.", "5, 7")
  static let bitwiseXor = bitwise("bitwise_xor", .bitxor, "^", "The bits set in exactly one of two elements.", "4, 5")

  static let leftShift = bitwise(
    "bitwise_left_shift", .lshift, "<<", "The bits of the first moved left by the second.", "10, 48")
  static let rightShift = bitwise(
    "bitwise_right_shift", .rshift, ">>", "The bits of the first moved right by the second.", "2, 0")

  static let bitwiseNot = Operation(
    "bitwise_not", [Parameter("input", .tensor)], places: [.function, .method, .prefixOperator("~")], inPlace: true,
    summary: "Every bit, or truth value, turned over.",
    example: """
      ~tensor([True, False])
      #> tensor([False,  True])
      """,
    samples: [Sample([.tensor([2, 3], from: 0, to: 1, .bool)], differentiable: false)],
    derivative: .none(because: "bits have no gradient"),
    evaluate: { arguments in .tensor(try Tensor.bitwiseNot(arguments.tensor(0))) })

  private static let samples = [
    Sample(
      [.tensor([2, 3], from: -2, to: 2, .float32), .tensor([3], from: -1, to: 1, .float32)], differentiable: false),
    Sample([.tensor([0], from: -2, to: 2, .float32), .fixed(.int(0))], differentiable: false),
  ]

  private static func comparison(
    _ name: String, _ kernel: lgs_compare, _ spelling: String, _ aliases: [String], _ words: String, _ result: String
  ) -> Operation {
    Operation(
      name, Arithmetic.pairParameters,
      places: [.function, .method, .binaryOperator(spelling)]
        + aliases.flatMap { [Place.alias($0), Place.methodAlias($0)] },
      summary: "Whether each element is \(words) the other's.",
      example: """
        tensor([1, 2]) \(spelling) tensor([2, 2])
        #> tensor([\(result)])
        """,
      samples: samples, derivative: .none(because: "comparisons are not differentiable"),
      evaluate: { arguments in .tensor(try Tensor.compare(kernel, arguments.operand(0), arguments.operand(1), name)) })
  }

  private static func logic(_ name: String, _ kernel: lgs_compare, _ summary: String, _ result: String) -> Operation {
    Operation(
      name, [Parameter("input", .tensor), Parameter("other", .tensor)], summary: summary,
      example: """
        \(name)(tensor([0, 1]), tensor([3, 2]))
        #> tensor([\(result)])
        """,
      samples: [
        Sample(
          [.tensor([2, 3], from: -1, to: 1, .bool), .tensor([3], from: -1, to: 1, .float32)], differentiable: false)
      ],
      derivative: .none(because: "truth values have no gradient"),
      evaluate: { arguments in
        .tensor(try Tensor.compare(kernel, .tensor(arguments.tensor(0)), arguments.operand(1), name))
      })
  }

  private static func predicate(
    _ name: String, _ kernel: lgs_predicate, _ summary: String, _ example: String
  ) -> Operation {
    Operation(
      name, [Parameter("input", .tensor)], summary: summary, example: example,
      samples: [
        Sample([.tensor([2, 3], from: -2, to: 2, .float32)], differentiable: false),
        Sample([.tensor([3], from: -2, to: 2, .int64)], differentiable: false),
      ],
      derivative: .none(because: "truth values have no gradient"),
      evaluate: { arguments in .tensor(try Tensor.predicate(kernel, arguments.tensor(0), name)) })
  }

  private static func bitwise(
    _ name: String, _ kernel: lgs_binary, _ spelling: String, _ summary: String, _ result: String
  ) -> Operation {
    Operation(
      name, Arithmetic.pairParameters, places: [.function, .method, .binaryOperator(spelling)], inPlace: true,
      summary: summary,
      example: """
        tensor([5, 6]) \(spelling) tensor([1, 3])
        #> tensor([\(result)])
        """,
      samples: [
        Sample(
          [.tensor([2, 3], from: -4, to: 4, .int64), .tensor([3], from: 0, to: 7, .int64)], differentiable: false)
      ],
      derivative: .none(because: "bits have no gradient"),
      evaluate: { arguments in .tensor(try Tensor.bitwise(kernel, arguments.operand(0), arguments.operand(1), name)) })
  }
}

extension Tensor {
  /// Where elements are not equal, as bools.
  public func differs(from other: Tensor) throws -> Tensor { try Tensor.compare(.ne, self, other) }

  static func compare(_ kernel: lgs_compare, _ a: Operand, _ b: Operand, _ name: String) throws -> Tensor {
    switch (a, b) {
    case (.tensor(let a), .tensor(let b)):
      let dtype = resultType(a, b)
      return try binary(
        lgs_compare_for(kernel, Int32(dtype.rawValue)), a, b, compute: dtype, result: .bool, name: name)
    case (.tensor(let a), .scalar(let b)): return try compare(kernel, a, b)
    case (.scalar(let a), .tensor(let b)):
      let dtype = DType.promote(b.elementType, a)
      return try binary(
        lgs_compare_for(kernel, Int32(dtype.rawValue)), a, b, compute: dtype, result: .bool, name: name)
    case (.scalar(let a), .scalar(let b)): return try compare(kernel, scalar(a), b)
    }
  }

  /// A bool tensor: every element compared with a number.
  static func compare(_ kernel: lgs_compare, _ a: Tensor, _ b: Scalar) throws -> Tensor {
    let dtype = DType.promote(a.elementType, b)
    return try binary(
      lgs_compare_for(kernel, Int32(dtype.rawValue)), a, b, compute: dtype, result: .bool, name: "compare")
  }

  /// A bool tensor: elements compared pairwise.
  static func compare(_ kernel: lgs_compare, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    try compare(kernel, .tensor(a), .tensor(b), "compare")
  }

  static func predicate(_ kernel: lgs_predicate, _ a: Tensor, _ name: String) throws -> Tensor {
    try unary(lgs_predicate_for(kernel, a.kernelType), a, compute: a.elementType, result: .bool, name: name)
  }

  static func bitwise(_ kernel: lgs_binary, _ a: Operand, _ b: Operand, _ name: String) throws -> Tensor {
    // PyTorch's kernels of shifts have names of their own.
    let loop =
      kernel == .lshift ? "lshift_cpu" : kernel == .rshift ? "rshift_cpu" : "\(name)_cpu"
    switch (a, b) {
    case (.tensor(let a), .tensor(let b)):
      let dtype = resultType(a, b)
      return try binary(
        lgs_binary_for(kernel, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: loop)
    case (.tensor(let a), .scalar(let b)):
      let dtype = DType.promote(a.elementType, b)
      return try binary(
        lgs_binary_for(kernel, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: loop)
    case (.scalar(let a), .tensor(let b)) where kernel == .lshift || kernel == .rshift:
      let dtype = DType.promote(b.elementType, a)
      return try binary(
        lgs_binary_for(kernel, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: loop)
    case (.scalar(let a), .tensor(let b)): return try bitwise(kernel, .tensor(b), .scalar(a), name)
    case (.scalar(let a), .scalar(let b)): return try bitwise(kernel, .tensor(scalar(a)), .scalar(b), name)
    }
  }

  /// Every bit, or truth value, turned over.
  public static func bitwiseNot(_ a: Tensor) throws -> Tensor {
    try unary(
      lgs_unary_for(.bitnot, a.kernelType), a, compute: a.elementType, result: a.elementType, name: "bitwise_not_cpu")
  }
}
