/// Tensors made from numbers.
enum Creation {
  static let all =
    [tensor, zeros, ones, full, empty, zerosLike, onesLike, fullLike, emptyLike, eye, arange, linspace]

  static let size = Parameter("size", .ints(variadic: true))
  static let options = [
    Parameter("dtype", .dtype, default: Argument.none, keywordOnly: true),
    Parameter("requires_grad", .bool, default: .bool(false), keywordOnly: true),
  ]
  static let notDifferentiable = Derivative.none(because: "it has no tensor to differentiate")
  private static let noSamples: [Sample] = [Sample([.fixed(.ints([2, 3]))], differentiable: false)]

  static let tensor = Operation(
    "tensor", [Parameter("data", .data)] + options, places: [.function],
    summary: "A tensor of nested lists of numbers.",
    example: """
      tensor([[1, 2], [3, 4]])
      #> tensor([[1, 2],
      #>         [3, 4]])
      """,
    samples: [Sample([.fixed(.data(.list([.scalar(.int(1)), .scalar(.float(2))])))], differentiable: false)],
    derivative: notDifferentiable,
    evaluate: { arguments in
      .tensor(try Tensor(nested: arguments.data(0), arguments.optionalDType(1)).requiringGrad(arguments, 2))
    })

  static let zeros = filled("zeros", "Zeros.", .int(0), "0.")
  static let ones = filled("ones", "Ones.", .int(1), "1.")
  static let empty = filled("empty", "A tensor whose elements do not matter; lgs fills it with zeros.", .int(0), "0.")

  private static func filled(_ name: String, _ summary: String, _ value: Scalar, _ text: String) -> Operation {
    Operation(
      name, [size] + options, places: [.function], summary: summary,
      example: name == "empty"
        ? "empty(2, 3).shape\n#> torch.Size([2, 3])" : "\(name)(2)\n#> tensor([\(text), \(text)])",
      samples: noSamples, derivative: notDifferentiable,
      evaluate: { arguments in
        let shape = try arguments.shape(0)
        if name == "zeros", shape.contains(where: { $0 < 0 }) {
          throw TensorError.runtime("zeros: Dimension size must be non-negative.")
        }
        return .tensor(
          try Tensor.full(shape, value, arguments.optionalDType(1) ?? .standard).requiringGrad(arguments, 2))
      })
  }

  static let full = Operation(
    "full", [Parameter("size", .ints(variadic: false)), Parameter("fill_value", .scalar)] + options,
    places: [.function], summary: "A tensor filled with one number.",
    example: """
      full((2,), 7)
      #> tensor([7, 7])
      """,
    samples: [Sample([.fixed(.ints([2])), .fixed(.int(3))], differentiable: false)], derivative: notDifferentiable,
    evaluate: { arguments in
      let value = try arguments.scalar(1)
      let dtype = try arguments.optionalDType(2) ?? value.defaultDType
      try value.checkFits(dtype)
      return .tensor(
        try Tensor.full(arguments.shape(0), value, dtype)
          .requiringGrad(arguments, 3))
    })

  static let zerosLike = like("zeros_like", "Zeros in another tensor's shape and dtype.", "0., 0.") { _ in .int(0) }
  static let onesLike = like("ones_like", "Ones in another tensor's shape and dtype.", "1., 1.") { _ in .int(1) }
  static let emptyLike = like("empty_like", "Like empty, in another tensor's shape and dtype.", "0., 0.") { _ in .int(0)
  }
  static let fullLike = like(
    "full_like", "One number in another tensor's shape and dtype.", "7., 7.", [Parameter("fill_value", .scalar)]
  ) { arguments in try arguments.scalar(1) }

  private static func like(
    _ name: String, _ summary: String, _ text: String, _ extra: [Parameter] = [],
    _ value: @escaping ([Argument]) throws -> Scalar
  ) -> Operation {
    Operation(
      name, [Parameter("input", .tensor)] + extra + options, places: [.function], summary: summary,
      example: name == "empty_like"
        ? "empty_like(tensor([5., 5.])).shape\n#> torch.Size([2])"
        : "\(name)(tensor([5., 5.])\(extra.isEmpty ? "" : ", 7"))\n#> tensor([\(text)])",
      samples: [
        Sample([.tensor([2], from: 0, to: 1, .float32)] + extra.map { _ in .fixed(.int(3)) }, differentiable: false)
      ],
      derivative: notDifferentiable,
      evaluate: { arguments in
        let input = try arguments.tensor(0)
        let dtype = try arguments.optionalDType(1 + extra.count) ?? input.dtype
        return .tensor(
          try Tensor.full(input.shape, value(arguments), dtype).requiringGrad(arguments, 2 + extra.count))
      })
  }

  static let eye = Operation(
    "eye", [Parameter("n", .int), Parameter("m", .int, default: Argument.none)] + options, places: [.function],
    summary: "Ones on the diagonal, zeros elsewhere.",
    example: """
      eye(2)
      #> tensor([[1., 0.],
      #>         [0., 1.]])
      """,
    samples: [Sample([.fixed(.int(3)), .fixed(.int(2))], differentiable: false)], derivative: notDifferentiable,
    evaluate: { arguments in
      let n = try arguments.int(0)
      let m = try arguments.optionalInt(1) ?? n
      return .tensor(
        try Tensor.eye(n, m, arguments.optionalDType(2) ?? .standard).requiringGrad(arguments, 3))
    })

  static let arange = Operation(
    "arange",
    [
      Parameter("start", .scalar), Parameter("end", .scalar, default: Argument.none),
      Parameter("step", .scalar, default: .int(1)),
    ]
      + options,
    places: [.function], summary: "Numbers from start up to but without end.",
    example: """
      arange(1, 2, 0.5)
      #> tensor([1.0000, 1.5000])
      """,
    samples: [Sample([.fixed(.int(5))], differentiable: false)], derivative: notDifferentiable,
    evaluate: { arguments in
      let hasEnd = !arguments.isNone(1)
      let step = arguments.isNone(2) ? Scalar.int(1) : try arguments.scalar(2)
      return .tensor(
        try Tensor.arange(
          hasEnd ? arguments.scalar(0) : .int(0), arguments.scalar(hasEnd ? 1 : 0), step, arguments.optionalDType(3)
        ).requiringGrad(arguments, 4))
    })

  static let logspace = Operation(
    "logspace",
    [
      Parameter("start", .scalar), Parameter("end", .scalar), Parameter("steps", .int),
      Parameter("base", .float, default: .float(10)),
    ] + options, places: [.function],
    summary: "The base to powers at equal distances from start to end, both included.",
    example: """
      torch.logspace(0, 2, 3)
      #> tensor([  1.,  10., 100.])
      """,
    samples: [Sample([.fixed(.int(-1)), .fixed(.int(1)), .fixed(.int(5)), .fixed(.float(2))], differentiable: false)],
    derivative: notDifferentiable,
    evaluate: { arguments in
      let dtype = try arguments.optionalDType(4) ?? .standard
      if dtype == .bool { throw Tensor.unsupported("logspace_cpu", dtype) }
      let powers = try Tensor.linspace(
        arguments.scalar(0), arguments.scalar(1), arguments.int(2), dtype.isFloatingPoint ? dtype : .float32)
      let base = arguments.isNone(3) ? 10 : try arguments.double(3)
      return .tensor(
        try Tensor.pow(.scalar(.float(base)), .tensor(powers)).cast(to: dtype).requiringGrad(arguments, 5))
    })

  static let linspace = Operation(
    "linspace", [Parameter("start", .scalar), Parameter("end", .scalar), Parameter("steps", .int)] + options,
    places: [.function], summary: "Numbers at equal distances from start to end, both included.",
    example: """
      linspace(0, 1, 3)
      #> tensor([0.0000, 0.5000, 1.0000])
      """,
    samples: [Sample([.fixed(.int(-1)), .fixed(.int(1)), .fixed(.int(5))], differentiable: false)],
    derivative: notDifferentiable,
    evaluate: { arguments in
      .tensor(
        try Tensor.linspace(
          arguments.scalar(0), arguments.scalar(1), arguments.int(2), arguments.optionalDType(3) ?? .standard
        ).requiringGrad(arguments, 4))
    })
}

extension Tensor {
  /// Applies a creation function's `requires_grad=`.
  func requiringGrad(_ arguments: [Argument], _ index: Int) throws -> Tensor {
    guard !arguments.isNone(index), try arguments.bool(index) else { return self }
    if !elementType.isFloatingPoint {
      throw TensorError.runtime("Only Tensors of floating point and complex dtype can require gradients")
    }
    try setRequiresGrad(true)
    return self
  }
}
