import CKernels

/// Sums and products in other forms: running ones, logarithms of sums, differences, means beside deviations.
enum Accumulating {
  static let all = [
    logsumexp, cumprod, logcumsumexp, diff, nansum, nanmean, aminmax, varMean, stdMean, trapezoid, cov, corrcoef, dist,
  ]

  private static let matrix = Compound.matrix
  private static let dims = Parameter("dim", .intOrInts, aliases: ["axis"])
  private static let optionalDims = Parameter("dim", .intOrInts, default: Argument.none, aliases: ["axis"])
  private static let dtype = Parameter("dtype", .dtype, default: Argument.none, keywordOnly: true)

  static let logsumexp = Compound.operation(
    "logsumexp", [Compound.input, dims, Compound.keepdim], gradientName: "LogsumexpBackward0",
    summary: "The logarithm of the sum of exponentials along dimensions, computed without overflow.",
    example: """
      tensor([0., 0.]).logsumexp(0)
      #> tensor(0.6931)
      """,
    samples: [Sample([matrix, .fixed(.int(1))]), Sample([matrix, .fixed(.ints([0, 1])), .fixed(.bool(true))])]
  ) { inputs, arguments in
    let x = inputs[0].dtype.isFloatingPoint ? inputs[0] : try inputs[0].cast(to: .float32)
    let dims = try arguments.ints(1)
    let keepdim = try arguments.flag(2)
    let largest = try x.detached().bound(isMax: true, dims, keepdim: true, Reduction.amax)
    let isInfinite = try Tensor.predicate(.isinf, largest, "isinf")
    let shift = try Tensor.where(isInfinite, .tensor(Tensor.zeros([], x.dtype)), .tensor(largest))
    let total = try Tensor.log(Tensor.exp(Tensor.sub(x, shift)).sum(dims, keepdim: keepdim))
    return try Tensor.add(total, keepdim ? shift : shift.reshape(Array(total.shape)))
  }

  static let cumprod = Compound.operation(
    "cumprod", [Compound.input, Compound.dim, dtype], gradientName: "CumprodBackward0", inPlace: true,
    summary: "The product of all elements so far along a dimension.",
    example: """
      tensor([1, 2, 3]).cumprod(0)
      #> tensor([1, 2, 6])
      """,
    samples: [Sample([matrix, .fixed(.int(1))])]
  ) { inputs, arguments in
    let wanted = try arguments.optionalDType(2) ?? (inputs[0].dtype.isFloatingPoint ? inputs[0].dtype : .int64)
    let wide = try inputs[0].cast(to: wanted).cast(to: wanted.isFloatingPoint ? .float64 : .int64)
    return try wide.running(inputs[0].shape.axis(arguments.int(1))) { try Tensor.mul($0, $1) }.cast(to: wanted)
  }

  static let logcumsumexp = Compound.operation(
    "logcumsumexp", [Compound.input, Compound.dim], gradientName: "LogcumsumexpBackward0",
    summary: "The logarithm of the sum of all exponentials so far along a dimension.",
    example: """
      tensor([0., 0.]).logcumsumexp(0)
      #> tensor([0.0000, 0.6931])
      """,
    samples: [Sample([matrix, .fixed(.int(1))])]
  ) { inputs, arguments in
    try inputs[0].running(inputs[0].shape.axis(arguments.int(1))) { try Tensor.logaddexp($0, $1) }
  }

  static let diff = Compound.plain(
    "diff", [Compound.input, Parameter("n", .int, default: .int(1)), Parameter("dim", .int, default: .int(-1))],
    summary: "The differences of neighbours along a dimension.",
    example: """
      tensor([1, 4, 9]).diff()
      #> tensor([3, 5])
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.int(2)), .fixed(.int(1))])]
  ) { arguments in
    var x = try arguments.tensor(0)
    guard x.rank > 0 else { throw TensorError.runtime("diff expects input to be at least one-dimensional") }
    let axis = try x.shape.axis(arguments.isNone(2) ? -1 : arguments.int(2))
    let times = arguments.isNone(1) ? 1 : try arguments.int(1)
    guard times >= 0 else { throw TensorError.runtime("order must be non-negative but got \(times)") }
    for _ in 0..<Swift.min(times, x.shape[axis]) {
      let size = x.shape[axis]
      let (after, before) = (try x.narrow(axis, 1, size - 1), try x.narrow(axis, 0, size - 1))
      x = x.dtype == .bool ? try Tensor.compare(.xor, after, before) : try Tensor.sub(after, before)
    }
    return .tensor(x)
  }

  static let nansum = Compound.operation(
    "nansum", [Compound.input, optionalDims, Compound.keepdim, dtype], gradientName: "NansumBackward0",
    summary: "The sum, in which nan counts as zero.",
    example: """
      tensor([1., torch.nan]).nansum()
      #> tensor(1.)
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.int(1))])]
  ) { inputs, arguments in
    try inputs[0].withoutNaN().sum(
      arguments.optionalInts(1), keepdim: arguments.flag(2), dtype: arguments.optionalDType(3))
  }

  static let nanmean = Compound.plain(
    "nanmean", [Compound.input, optionalDims, Compound.keepdim, dtype],
    summary: "The mean of all elements that are not nan.",
    example: """
      tensor([1., torch.nan, 3.]).nanmean()
      #> tensor(2.)
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.int(1))])]
  ) { arguments in
    let x = try arguments.tensor(0)
    guard x.dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "nanmean(): expected input to have floating point or complex dtype but got \(x.dtype.scalarTypeName)")
    }
    let (dims, keepdim) = (try arguments.optionalInts(1), try arguments.flag(2))
    let isNumber = try Tensor.predicate(.logical_not, Tensor.predicate(.isnan, x.detached(), "isnan"), "logical_not")
    let total = try nansum.evaluate(
      [.tensor(x), dims.map { .ints($0) } ?? .none, .bool(keepdim), .none]).tensor()
    return .tensor(try Tensor.div(total, isNumber.sum(dims, keepdim: keepdim)))
  }

  static let aminmax: Operation = Operation(
    "aminmax",
    [
      Compound.input, Parameter("dim", .int, default: Argument.none, keywordOnly: true, aliases: ["axis"]),
      Parameter("keepdim", .bool, default: .bool(false), keywordOnly: true),
    ],
    gradientName: "AminmaxBackward0", summary: "The smallest and the largest element.",
    example: """
      tensor([3, 1, 2]).aminmax().max
      #> tensor(3)
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.int(1))])], derivative: .composed,
    evaluate: { arguments in
      let dims = try arguments.optionalInt(1).map { [$0] }
      let keepdim = try arguments.flag(2)
      let both = try Tensor.composed(aminmax, [arguments.tensor(0)]) { inputs in
        [
          try inputs[0].bound(isMax: false, dims, keepdim: keepdim, Reduction.amin),
          try inputs[0].bound(isMax: true, dims, keepdim: keepdim, Reduction.amax),
        ]
      }
      return .named(type: "aminmax", fields: [("min", both[0]), ("max", both[1])])
    })

  static let varMean = spreadAndMean("var_mean", "VarMeanBackward0", "(tensor(1.), tensor(2.))", isRoot: false)
  static let stdMean = spreadAndMean("std_mean", "StdMeanBackward0", "(tensor(1.), tensor(2.))", isRoot: true)

  private static func spreadAndMean(_ name: String, _ gradientName: String, _ result: String, isRoot: Bool) -> Operation
  {
    let box = OperationBox()
    let operation = Operation(
      name,
      [
        Compound.input, optionalDims, Parameter("correction", .scalar, default: .int(1), keywordOnly: true),
        Parameter("keepdim", .bool, default: .bool(false), keywordOnly: true),
        Parameter("unbiased", .bool, default: Argument.none, keywordOnly: true),
      ],
      places: [.function], gradientName: gradientName,
      summary: "The \(isRoot ? "standard deviation" : "variance") and the mean, of all elements or along dimensions.",
      example: """
        torch.\(name)(tensor([1., 2., 3.]))
        #> \(result)
        """,
      samples: [Sample([matrix]), Sample([matrix, .fixed(.int(1))])], derivative: .composed,
      evaluate: { arguments in
        let dims = try arguments.optionalInts(1)
        let unbiased = arguments.isNone(4) ? nil : try arguments.bool(4)
        let correction = try unbiased.map { $0 ? 1.0 : 0.0 } ?? (arguments.isNone(2) ? 1 : arguments.double(2))
        let keepdim = arguments.isNone(3) ? false : try arguments.bool(3)
        guard let operation = box.operation else { throw GraphError.secondBackward }
        return .tensors(
          try Tensor.composed(operation, [arguments.tensor(0)]) { inputs in
            [
              try inputs[0].spread(
                dims, correction: correction, keepdim: keepdim, isRoot: isRoot, isRoot ? Reduction.std : Reduction.var),
              try inputs[0].mean(dims, keepdim: keepdim),
            ]
          })
      })
    box.operation = operation
    return operation
  }

  static let trapezoid = Compound.plain(
    "trapezoid",
    [
      Parameter("y", .tensor), Parameter("x", .tensor, default: Argument.none),
      Parameter("dx", .scalar, default: .int(1), keywordOnly: true),
      Parameter("dim", .int, default: .int(-1), keywordOnly: true),
    ],
    places: [.function, .alias("trapz")], summary: "The integral by the trapezoidal rule.",
    example: """
      torch.trapezoid(tensor([1., 2., 3.]))
      #> tensor(4.)
      """,
    samples: [Sample([matrix]), Sample([matrix, Compound.vector])]
  ) { arguments in
    let y = try arguments.tensor(0)
    let axis = try y.shape.axis(arguments.isNone(3) ? -1 : arguments.int(3))
    guard y.rank > 0, y.shape[axis] > 0 else { return .tensor(try y.sum([axis])) }
    let size = y.shape[axis]
    let pairs = try Tensor.add(y.narrow(axis, 0, size - 1), y.narrow(axis, 1, size - 1))
    guard let x = try arguments.optionalTensor(1) else {
      let width = arguments.isNone(2) ? 1 : try arguments.double(2)
      return .tensor(try Tensor.mul(pairs.sum([axis]), .float(width / 2)))
    }
    guard x.rank == 1 else { throw TensorError.notImplemented("trapezoid with x of several dimensions is not in lgs") }
    var shape = Array(repeating: 1, count: y.rank)
    shape[axis] = size - 1
    let widths = try Tensor.sub(x.narrow(0, 1, size - 1), x.narrow(0, 0, size - 1)).reshape(shape)
    return .tensor(try Tensor.div(Tensor.mul(widths, pairs).sum([axis]), .float(2)))
  }

  static let cov = Compound.plain(
    "cov", [Compound.input, Parameter("correction", .int, default: .int(1), keywordOnly: true)],
    summary: "The covariances of the rows.",
    example: """
      tensor([[1., 2., 3.], [3., 2., 1.]]).cov()
      #> tensor([[ 1., -1.],
      #>         [-1.,  1.]])
      """,
    samples: [Sample([matrix])]
  ) { arguments in
    .tensor(try arguments.tensor(0).covariances(correction: arguments.isNone(1) ? 1 : arguments.double(1)))
  }

  static let corrcoef = Compound.plain(
    "corrcoef", [Compound.input], summary: "The correlations of the rows.",
    example: """
      (tensor([[1., 2., 3.], [3., 2., 1.]]).corrcoef() * 100).round()
      #> tensor([[ 100., -100.],
      #>         [-100.,  100.]])
      """,
    samples: [Sample([.tensor([2, 4], from: -2, to: 2, .float32)], differentiable: false)]
  ) { arguments in
    let c = try arguments.tensor(0).covariances(correction: 1)
    if c.rank == 0 { return .tensor(try Tensor.div(c, c)) }
    let deviation = try Tensor.sqrt(c.diagonal(0))
    let scaled = try Tensor.div(Tensor.div(c, deviation.unsqueeze(-1)), deviation.unsqueeze(0))
    return .tensor(try Tensor.clamp(scaled, .scalar(.int(-1)), .scalar(.int(1))))
  }

  static let dist = Compound.operation(
    "dist", [Compound.input, Compound.other, Parameter("p", .scalar, default: .int(2))], gradientName: "DistBackward0",
    tensors: 2, summary: "The p-norm of the difference.",
    example: """
      torch.dist(tensor([0., 0.]), tensor([3., 4.]))
      #> tensor(5.)
      """,
    samples: [Sample([matrix, Compound.vector])]
  ) { inputs, arguments in
    try Tensor.sub(inputs[0], inputs[1]).norm(arguments.isNone(2) ? 2 : arguments.double(2), nil, keepdim: false)
  }
}

extension Tensor {
  /// The elements with zeros in place of nan.
  func withoutNaN() throws -> Tensor {
    guard elementType.isFloatingPoint else { return self }
    return try Tensor.where(
      Tensor.predicate(.isnan, detached(), "isnan"), .tensor(Tensor.zeros([], elementType)), .tensor(self))
  }

  /// The slices along an axis, each joined with the result before it.
  func running(_ axis: Int, _ join: (Tensor, Tensor) throws -> Tensor) throws -> Tensor {
    guard rank > 0, sizes[axis] > 0 else { return try clone() }
    var parts = [try narrow(axis, 0, 1)]
    for place in 1..<Swift.max(sizes[axis], 1) { parts.append(try join(parts[place - 1], narrow(axis, place, 1))) }
    return try Tensor.cat(parts, axis)
  }

  func covariances(correction: Double) throws -> Tensor {
    guard rank <= 2 else {
      throw TensorError.runtime(
        "cov(): expected input to have two or fewer dimensions but got an input with \(rank) dimensions")
    }
    let rows = rank < 2 ? try reshape([1, count]) : self
    let centred = try Tensor.sub(rows, rows.mean([1], keepdim: true))
    let factor = Swift.max(Double(rows.sizes[1]) - correction, 0)
    let result = try Tensor.div(Tensor.mm(centred, centred.t()), .float(factor))
    return rank < 2 ? try result.reshape([]) : try result.squeeze()
  }
}
