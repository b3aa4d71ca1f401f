import CKernels

extension Shaping {
  private static let input = Parameter("input", .tensor)
  private static let matrix: Sample.Input = .tensor([2, 3], from: -2, to: 2, .float32)

  private static func backToInput(_ node: Tensor, _ gradient: Tensor) throws -> Gradients {
    guard let input = node.parent0 else { throw GraphError.secondBackward }
    return Gradients(try gradient.reshape(Array(input.shape)))
  }

  /// The reshape of a tensor whose strides need a copy.
  static let unsafeView = reshape.variant(gradientName: "UnsafeViewBackward0", derivative: backToInput)

  static let view = Operation(
    "view", [input, Parameter("shape", .ints(variadic: true))], places: [.method], gradientName: "ViewBackward0",
    summary: "A view of the same elements in another shape.",
    example: """
      arange(4).view(2, 2)
      #> tensor([[0, 1],
      #>         [2, 3]])
      """,
    samples: [Sample([matrix, .fixed(.ints([-1]))])], derivative: .function(backToInput),
    evaluate: { arguments in .tensor(try arguments.tensor(0).viewed(arguments.ints(1))) })

  static let viewAs = Operation(
    "view_as", [input, Parameter("other", .tensor)], places: [.method, .methodAlias("reshape_as")],
    gradientName: "ViewBackward0", summary: "A view in another tensor's shape.",
    example: """
      arange(4).view_as(zeros(2, 2))
      #> tensor([[0, 1],
      #>         [2, 3]])
      """,
    samples: [Sample([matrix, .tensor([3, 2], from: 0, to: 1, .float32)], differentiable: false)],
    derivative: .function(backToInput),
    evaluate: { arguments in .tensor(try arguments.tensor(0).viewed(Array(arguments.tensor(1).shape))) })

  static let flatten = Operation(
    "flatten", [input, Parameter("start_dim", .int, default: .int(0)), Parameter("end_dim", .int, default: .int(-1))],
    gradientName: "ViewBackward0", summary: "Dimensions merged into one.",
    example: """
      tensor([[1, 2], [3, 4]]).flatten()
      #> tensor([1, 2, 3, 4])
      """,
    samples: [Sample([matrix]), Sample([.tensor([2, 1, 3], from: -1, to: 1, .float32), .fixed(.int(1))])],
    derivative: .function(backToInput),
    evaluate: { arguments in .tensor(try arguments.tensor(0).flatten(arguments.int(1), arguments.int(2))) })

  /// `ravel()`.
  static let flatView = Operation(
    "ravel", [input], gradientName: "ViewBackward0", summary: "All elements in one dimension.",
    example: """
      tensor([[1, 2], [3, 4]]).ravel()
      #> tensor([1, 2, 3, 4])
      """,
    samples: [Sample([matrix])], derivative: .function(backToInput),
    evaluate: { arguments in .tensor(try arguments.tensor(0).contiguous().viewed([-1])) })

  static let squeeze = Operation(
    "squeeze", [input, Parameter("dim", .intOrInts, default: Argument.none, aliases: ["axis"])],
    gradientName: "SqueezeBackward0", summary: "A view without dimensions of size 1.",
    example: """
      zeros(1, 3).squeeze()
      #> tensor([0., 0., 0.])
      """,
    samples: [
      Sample([.tensor([1, 3, 1], from: -1, to: 1, .float32)]),
      Sample([.tensor([1, 3, 1], from: -1, to: 1, .float32), .fixed(.int(-1))]),
    ],
    derivative: .function(backToInput),
    evaluate: { arguments in
      guard let dims = try arguments.optionalInts(1) else { return .tensor(try arguments.tensor(0).squeeze()) }
      return .tensor(try arguments.tensor(0).squeeze(dims))
    })

  static let squeezeOne = squeeze.variant(gradientName: "SqueezeBackward1", derivative: backToInput)
  static let squeezeMany = squeeze.variant(gradientName: "SqueezeBackward2", derivative: backToInput)
  /// The one-row product of a vector and a matrix, as a vector.
  static let squeezeProduct = squeeze.variant(gradientName: "SqueezeBackward4", derivative: backToInput)

  static let unsqueeze = Operation(
    "unsqueeze", [input, Parameter("dim", .int, aliases: ["axis"])], gradientName: "UnsqueezeBackward0",
    summary: "A view with a new dimension of size 1.",
    example: """
      tensor([1., 2.]).unsqueeze(1)
      #> tensor([[1.],
      #>         [2.]])
      """,
    samples: [Sample([matrix, .fixed(.int(1))]), Sample([.tensor([], from: 1, to: 2, .float32), .fixed(.int(-1))])],
    derivative: .function(backToInput),
    evaluate: { arguments in .tensor(try arguments.tensor(0).unsqueeze(arguments.int(1))) })

  static let transpose = Operation(
    "transpose", [input, Parameter("dim0", .int, aliases: ["axis0"]), Parameter("dim1", .int, aliases: ["axis1"])],
    places: [
      .function, .method, .alias("swapaxes"), .methodAlias("swapaxes"), .alias("swapdims"), .methodAlias("swapdims"),
    ],
    gradientName: "TransposeBackward0", summary: "A view with two dimensions exchanged.",
    example: """
      tensor([[1, 2, 3]]).transpose(0, 1)
      #> tensor([[1],
      #>         [2],
      #>         [3]])
      """,
    samples: [Sample([matrix, .fixed(.int(0)), .fixed(.int(-1))])],
    derivative: .function { node, gradient in
      Gradients(try gradient.transpose(node.attributes.first, node.attributes.second))
    },
    evaluate: { arguments in .tensor(try arguments.tensor(0).transpose(arguments.int(1), arguments.int(2))) })

  static let t = Operation(
    "t", [input], gradientName: "TBackward0", summary: "The transpose of a matrix; vectors stay as they are.",
    example: """
      tensor([[1, 2]]).t()
      #> tensor([[1],
      #>         [2]])
      """,
    samples: [Sample([matrix]), Sample([.tensor([3], from: -1, to: 1, .float32)])],
    derivative: .function { _, gradient in Gradients(try gradient.t()) },
    evaluate: { arguments in .tensor(try arguments.tensor(0).t()) })

  static let matrixTranspose = Operation(
    "mT", [input], places: [.property], gradientName: "TransposeBackward0",
    summary: "A view with the last two dimensions exchanged.",
    example: """
      tensor([[1, 2]]).mT
      #> tensor([[1],
      #>         [2]])
      """,
    samples: [Sample([matrix])],
    derivative: .function { _, gradient in Gradients(try gradient.transpose(-2, -1)) },
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      guard input.rank >= 2 else {
        throw TensorError.runtime(
          "tensor.mT is only supported on matrices or batches of matrices. Got \(input.rank)-D tensor.")
      }
      return .tensor(try input.transpose(-2, -1))
    })

  static let reversed = Operation(
    "T", [input], places: [.property], gradientName: "PermuteBackward0",
    summary: "A view with the dimensions in reverse order.",
    example: """
      tensor([[1, 2], [3, 4]]).T
      #> tensor([[1, 3],
      #>         [2, 4]])
      """,
    samples: [Sample([matrix]), Sample([.tensor([], from: 1, to: 2, .float32)])], derivative: permuteDerivative,
    evaluate: { arguments in .tensor(try arguments.tensor(0).reversedDimensions()) })

  static let permute = Operation(
    "permute", [input, Parameter("dims", .ints(variadic: true))], gradientName: "PermuteBackward0",
    summary: "A view with the dimensions in another order.",
    example: """
      zeros(2, 3, 4).permute(2, 0, 1).shape
      #> torch.Size([4, 2, 3])
      """,
    samples: [Sample([.tensor([2, 1, 3], from: -1, to: 1, .float32), .fixed(.ints([2, 0, 1]))])],
    derivative: permuteDerivative,
    evaluate: { arguments in .tensor(try arguments.tensor(0).permute(arguments.ints(1))) })

  private static let permuteDerivative = Derivative.function { node, gradient in
    guard let order = node.attributes.object as? AxisOrder else { throw GraphError.secondBackward }
    return Gradients(try gradient.permute(order.inverse))
  }

  static let movedim = Operation(
    "movedim", [input, Parameter("source", .intOrInts), Parameter("destination", .intOrInts)],
    places: [.function, .method, .alias("moveaxis"), .methodAlias("moveaxis")], gradientName: "PermuteBackward0",
    summary: "A view with dimensions moved to other positions.",
    example: """
      zeros(2, 3, 4).movedim(0, -1).shape
      #> torch.Size([3, 4, 2])
      """,
    samples: [Sample([.tensor([2, 1, 3], from: -1, to: 1, .float32), .fixed(.int(0)), .fixed(.int(2))])],
    derivative: permuteDerivative,
    evaluate: { arguments in .tensor(try arguments.tensor(0).movedim(arguments.ints(1), arguments.ints(2))) })

  static let expandAs = Operation(
    "expand_as", [input, Parameter("other", .tensor)], places: [.method], gradientName: "ExpandBackward0",
    summary: "A view repeated to another tensor's shape.",
    example: """
      tensor([1., 2.]).expand_as(zeros(2, 2))
      #> tensor([[1., 2.],
      #>         [1., 2.]])
      """,
    samples: [Sample([.tensor([3], from: -1, to: 1, .float32), matrix], differentiable: false)],
    derivative: expand.derivative,
    evaluate: { arguments in .tensor(try arguments.tensor(0).expand(Array(arguments.tensor(1).shape))) })

  static let repeated = Operation(
    "repeat", [input, Parameter("repeats", .ints(variadic: true))],
    places: [.method], gradientName: "RepeatBackward0", summary: "A copy repeated along each dimension.",
    example: """
      tensor([1, 2]).repeat(2, 2)
      #> tensor([[1, 2, 1, 2],
      #>         [1, 2, 1, 2]])
      """,
    samples: [Sample([.tensor([3], from: -1, to: 1, .float32), .fixed(.ints([2, 2]))])],
    derivative: .function { node, gradient in
      guard let input = node.parent0 else { throw GraphError.secondBackward }
      return Gradients(try gradient.foldedRepeats(onto: input.shape))
    },
    evaluate: { arguments in .tensor(try arguments.tensor(0).repeated(arguments.ints(1))) })

  static let tiled = Operation(
    "tile", [input, Parameter("dims", .ints(variadic: true))], places: [.function, .method],
    gradientName: "RepeatBackward0", summary: "A copy repeated along its last dimensions.",
    example: """
      tensor([[1, 2], [3, 4]]).tile(2)
      #> tensor([[1, 2, 1, 2],
      #>         [3, 4, 3, 4]])
      """,
    samples: [
      Sample([matrix, .fixed(.ints([2]))]), Sample([.tensor([3], from: -1, to: 1, .float32), .fixed(.ints([2, 2]))]),
    ],
    derivative: repeated.derivative,
    evaluate: { arguments in
      let (tensor, counts) = (try arguments.tensor(0), try arguments.ints(1))
      return .tensor(try tensor.repeated(Array(repeating: 1, count: max(0, tensor.rank - counts.count)) + counts))
    })

  static let contiguous = Operation(
    "contiguous", [input], places: [.method], gradientName: "CloneBackward0",
    summary: "The tensor itself, or a copy in row-major order.",
    example: """
      tensor([[1, 2], [3, 4]]).T.contiguous().is_contiguous()
      #> True
      """,
    samples: [Sample([matrix])], derivative: .function { _, gradient in Gradients(gradient) },
    evaluate: { arguments in .tensor(try arguments.tensor(0).contiguous()) })

  static let clone = Operation(
    "clone", [input], gradientName: "CloneBackward0", summary: "A copy that gradients flow through.",
    example: """
      tensor([1., 2.]).clone()
      #> tensor([1., 2.])
      """,
    samples: [Sample([matrix]), Sample([.tensor([], from: 1, to: 2, .float32)])],
    derivative: .function { _, gradient in Gradients(gradient) },
    evaluate: { arguments in .tensor(try arguments.tensor(0).clone()) })

  static let detach = Operation(
    "detach", [input], places: [.method], summary: "The same elements outside the gradient graph.",
    example: """
      tensor([1.], requires_grad=True).detach()
      #> tensor([1.])
      """,
    samples: [Sample([matrix], differentiable: false)], derivative: .none(because: "it leaves the graph"),
    evaluate: { arguments in .tensor(try arguments.tensor(0).detached()) })

  static let casts: [Operation] = [
    ("float", DType.float32, "tensor([1, 2]).float()\n#> tensor([1., 2.])"),
    ("double", .float64, "tensor([1, 2]).double()\n#> tensor([1., 2.], dtype=torch.float64)"),
    ("long", .int64, "tensor([1.5, 2.]).long()\n#> tensor([1, 2])"),
    ("bool", .bool, "tensor([0., 2.]).bool()\n#> tensor([False,  True])"),
    ("byte", .uint8, "tensor([1.5, -1.]).byte()\n#> tensor([  1, 255], dtype=torch.uint8)"),
    ("char", .int8, "tensor([1, 200]).char()\n#> tensor([  1, -56], dtype=torch.int8)"),
    ("short", .int16, "tensor([1.5, 2.]).short()\n#> tensor([1, 2], dtype=torch.int16)"),
    ("int", .int32, "tensor([1.5, 2.]).int()\n#> tensor([1, 2], dtype=torch.int32)"),
    ("half", .float16, "tensor([1.5, 0.1]).half()\n#> tensor([1.5000, 0.1000], dtype=torch.float16)"),
    ("bfloat16", .bfloat16, "tensor([1.5, 0.1]).bfloat16()\n#> tensor([1.5000, 0.1001], dtype=torch.bfloat16)"),
  ].map { name, dtype, example in
    Operation(
      name, [input], places: [.method], gradientName: dtype.isFloatingPoint ? "ToCopyBackward0" : nil,
      summary: "The elements converted to \(dtype.name).", example: example,
      samples: [Sample([.tensor([2, 3], from: -2, to: 2, .float32)], differentiable: dtype == .float64)],
      derivative: dtype.isFloatingPoint ? cast.derivative : .none(because: "\(dtype.name) carries no gradient"),
      evaluate: { arguments in .tensor(try arguments.tensor(0).cast(to: dtype)) })
  }

  static let flip = Operation(
    "flip", [input, Parameter("dims", .ints(variadic: true))], gradientName: "FlipBackward0",
    summary: "A copy in reverse order along dimensions.",
    example: """
      tensor([1, 2, 3]).flip(0)
      #> tensor([3, 2, 1])
      """,
    samples: [Sample([matrix, .fixed(.ints([0, 1]))])],
    derivative: .function { node, gradient in
      guard let dims = node.attributes.object as? ReducedDimensions else { throw GraphError.secondBackward }
      return Gradients(try gradient.flip(dims.mask.indices.filter { dims.mask[$0] }))
    },
    evaluate: { arguments in .tensor(try arguments.tensor(0).flip(arguments.ints(1))) })
}

/// An order of dimensions, kept for the way back.
final class AxisOrder {
  let axes: [Int]
  init(_ axes: [Int]) { self.axes = axes }

  var inverse: [Int] {
    var result = Array(repeating: 0, count: axes.count)
    for (position, axis) in axes.enumerated() { result[axis] = position }
    return result
  }
}
