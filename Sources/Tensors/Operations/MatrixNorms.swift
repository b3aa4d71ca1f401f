/// Norms of vectors and matrices under `torch.linalg`.
enum MatrixNorms {
  static let all = [vectorNorm, matrixNorm, norm, cross]

  private static let a = MatrixOperations.a
  private static let linalg = MatrixOperations.linalg
  private static let dim = Parameter("dim", .intOrInts, default: Argument.none, aliases: ["axis"])
  private static let dtype = Parameter("dtype", .dtype, default: Argument.none, keywordOnly: true)
  private static let matrix = Compound.matrix

  static let vectorNorm = Compound.plain(
    "linalg_vector_norm",
    [Parameter("x", .tensor), Parameter("ord", .scalar, default: .int(2)), dim, Compound.keepdim, dtype],
    places: [linalg], summary: "The p-norm of all elements, or along dimensions.",
    example: """
      torch.linalg.vector_norm(tensor([3., 4.]))
      #> tensor(5.)
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.int(1)), .fixed(.int(1))])]
  ) { arguments in
    .tensor(
      try arguments.tensor(0).norm(
        arguments.isNone(1) ? 2 : arguments.double(1), arguments.optionalInts(2), keepdim: arguments.flag(3)))
  }

  private static let order = Parameter("ord", .anyOf([.scalar, .string]), default: .string("fro"))

  static let matrixNorm = Compound.plain(
    "linalg_matrix_norm",
    [a, order, Parameter("dim", .ints(variadic: false), default: .ints([-2, -1])), Compound.keepdim, dtype],
    places: [linalg], summary: "A norm of matrices: 'fro', 'nuc', inf, -inf, 1, -1, 2 or -2.",
    example: """
      torch.linalg.matrix_norm(tensor([[3., 0.], [0., 4.]]))
      #> tensor(5.)
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.int(1))]), Sample([matrix, .fixed(.string("nuc"))])]
  ) { arguments in
    let x = try arguments.tensor(0)
    guard x.rank >= 2 else {
      throw TensorError.runtime("linalg.matrix_norm: The input tensor A must have at least 2 dimensions.")
    }
    let dims = arguments.isNone(2) ? [-2, -1] : try arguments.ints(2)
    return .tensor(try x.matrixNorm(arguments.count > 1 ? arguments[1] : .none, dims, keepdim: arguments.flag(3)))
  }

  static let norm = Compound.plain(
    "linalg_norm",
    [a, Parameter("ord", .anyOf([.scalar, .string]), default: Argument.none), dim, Compound.keepdim, dtype],
    places: [linalg], summary: "A norm of a vector or a matrix.",
    example: """
      torch.linalg.norm(tensor([3., 4.]))
      #> tensor(5.)
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.int(2)), .fixed(.int(1))])]
  ) { arguments in
    let x = try arguments.tensor(0)
    let dims = try arguments.optionalInts(2)
    let keepdim = try arguments.flag(3)
    if arguments.isNone(1) { return .tensor(try x.norm(2, dims, keepdim: keepdim)) }
    if let dims, dims.count == 2 { return .tensor(try x.matrixNorm(arguments[1], dims, keepdim: keepdim)) }
    if dims == nil, x.rank == 2 { return .tensor(try x.matrixNorm(arguments[1], [0, 1], keepdim: keepdim)) }
    guard x.rank == 1 || dims?.count == 1 else {
      throw TensorError.runtime(
        "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got \(x.rank)D.")
    }
    return .tensor(try x.norm(arguments.double(1), dims, keepdim: keepdim))
  }

  static let cross = Compound.operation(
    "linalg_cross", [Compound.input, Compound.other, Parameter("dim", .int, default: .int(-1), keywordOnly: true)],
    places: [linalg], gradientName: "LinalgCrossBackward0", tensors: 2,
    summary: "The cross product of vectors of three elements.",
    example: """
      torch.linalg.cross(tensor([1., 0., 0.]), tensor([0., 1., 0.]))
      #> tensor([0., 0., 1.])
      """,
    samples: [Sample([matrix, matrix])]
  ) { inputs, arguments in
    let shape = Array(try Shape.broadcast(inputs[0].shape, inputs[1].shape))
    return try Tensor.crossProduct(
      inputs[0].expand(shape), inputs[1].expand(shape), arguments.isNone(2) ? -1 : arguments.int(2))
  }
}

extension Tensor {
  /// A norm of the matrices of two dimensions.
  fileprivate func matrixNorm(_ order: Argument, _ dims: [Int], keepdim: Bool) throws -> Tensor {
    let (first, second) = (try sizes.axis(dims[0]), try sizes.axis(dims[1]))
    func restored(_ x: Tensor) throws -> Tensor {
      guard keepdim else { return x }
      return try [first, second].sorted().reduce(x) { try $0.unsqueeze($1) }
    }
    if case .string(let word) = order {
      switch word {
      case "fro": return try norm(2, [first, second], keepdim: keepdim)
      case "nuc":
        return try restored(movedim([first, second], [-2, -1]).singular(Decompositions.svdvals).values.sum([-1]))
      case _: throw TensorError.runtime("linalg.matrix_norm: Order \(word) not supported.")
      }
    }
    if case .none = order { return try norm(2, [first, second], keepdim: keepdim) }
    let power = try [order].double(0)
    let absolute = Swift.abs(power)
    if absolute == 2 {
      let values = try movedim([first, second], [-2, -1]).singular(Decompositions.svdvals).values
      return try restored(
        values.bound(isMax: power > 0, [-1], keepdim: false, power > 0 ? Reduction.amax : Reduction.amin))
    }
    guard absolute == 1 || absolute == .infinity else {
      throw TensorError.runtime("linalg.matrix_norm: Order \(power) not supported.")
    }
    let (summed, chosen) = absolute == 1 ? (first, second) : (second, first)
    let totals = try norm(1, [summed], keepdim: true)
    let best = try totals.bound(isMax: power > 0, [chosen], keepdim: true, power > 0 ? Reduction.amax : Reduction.amin)
    return keepdim ? best : try best.squeeze([first, second])
  }
}
