import CKernels

/// Products, spreads, extremes and truth over everything or along a dimension.
enum Reduction {
  static let all = [prod, std, `var`, max, min, amax, amin, argmax, argmin, allTrue, anyTrue, cumsum, norm]

  static let dimParameters = [
    Parameter("input", .tensor), Parameter("dim", .int, default: Argument.none, aliases: ["axis"]),
    Parameter("keepdim", .bool, default: .bool(false), aliases: ["keepdims"]),
  ]

  static func samples(_ shape: [Int], from: Double = -2, to: Double = 2, differentiable: Bool = true) -> [Sample] {
    [
      Sample([.tensor(shape, from: from, to: to, .float32)], differentiable: differentiable),
      Sample([.tensor(shape, from: from, to: to, .float32), .fixed(.int(0))], differentiable: differentiable),
      Sample(
        [.tensor(shape, from: from, to: to, .float32), .fixed(.int(-1)), .fixed(.bool(true))],
        differentiable: differentiable),
    ]
  }

  static let prod = Operation(
    "prod",
    dimParameters + [Parameter("dtype", .dtype, default: Argument.none, keywordOnly: true)],
    gradientName: "ProdBackward0",
    summary: "Multiplies all elements, or those along a dimension.",
    example: """
      tensor([1, 2, 3]).prod()
      #> tensor(6)
      """,
    samples: samples([2, 3], from: 0.5, to: 2),
    derivative: .function { node, gradient in
      let input = try node.savedInput0()
      return Gradients(try input.productGradient(gradient, axis: nil))
    },
    evaluate: { arguments in
      .tensor(
        try arguments.tensor(0).prod(
          arguments.optionalInt(1), keepdim: arguments.bool(2), dtype: arguments.optionalDType(3)))
    })

  static let prodOverDimension = prod.variant(gradientName: "ProdBackward1") { node, gradient in
    let input = try node.savedInput0()
    let axis = node.attributes.first
    let kept = node.attributes.flag ? gradient : try gradient.unsqueeze(axis)
    return Gradients(try input.productGradient(kept, axis: axis))
  }

  static let std = spread("std", "StdBackward0", "The standard deviation", "1.")
  static let `var` = spread("var", "VarBackward0", "The variance", "1.")

  private static func spread(_ name: String, _ gradientName: String, _ words: String, _ result: String) -> Operation {
    Operation(
      name,
      [
        Parameter("input", .tensor), Parameter("dim", .intOrInts, default: Argument.none, aliases: ["axis"]),
        Parameter("correction", .scalar, default: .int(1), keywordOnly: true),
        Parameter("keepdim", .bool, default: .bool(false), keywordOnly: true, aliases: ["keepdims"]),
        Parameter("unbiased", .bool, default: Argument.none, keywordOnly: true),
      ],
      gradientName: gradientName, summary: "\(words) of all elements, or along dimensions.",
      example: """
        tensor([1., 2., 3.]).\(name)()
        #> tensor(\(result))
        """,
      samples: [
        Sample([.tensor([2, 3], from: -2, to: 2, .float32)]),
        Sample([.tensor([2, 3], from: -2, to: 2, .float32), .fixed(.int(0))]),
        Sample([.tensor([2, 3], from: -2, to: 2, .float32), .fixed(.ints([1])), .fixed(.int(0)), .fixed(.bool(true))]),
      ],
      derivative: .function { node, gradient in
        guard let dims = node.attributes.object as? ReducedDimensions else { throw GraphError.secondBackward }
        let input = try node.savedInput0()
        let count = Double(input.count) / Double(Swift.max(node.count, 1)) - node.attributes.scalar
        let centred = try Tensor.sub(input, input.mean(dims.list, keepdim: true))
        var outer = gradient
        if name == "std" {
          let safe = try node.savedOutput()
          let slope = try Tensor.div(gradient, Tensor.mul(safe, .int(2)))
          outer = try Tensor.where(
            Tensor.compare(.eq, safe.detached(), .int(0)), .scalar(.float(0)), .tensor(slope))
        }
        let spreadBack = try outer.restoring(dims)
        return Gradients(try Tensor.mul(Tensor.mul(spreadBack, .float(2 / count)), centred))
      },
      evaluate: { arguments in
        let unbiased = arguments.isNone(4) ? nil : try arguments.bool(4)
        let correction = try unbiased.map { $0 ? 1.0 : 0.0 } ?? (arguments.isNone(2) ? 1 : arguments.double(2))
        return .tensor(
          try arguments.tensor(0).spread(
            arguments.optionalInts(1), correction: correction, keepdim: arguments.isNone(3) ? false : arguments.bool(3),
            isRoot: name == "std", name == "std" ? std : `var`))
      })
  }

  static let max = extreme("max", "MaxBackward1", "largest", "tensor(3.)")
  static let min = extreme("min", "MinBackward1", "smallest", "tensor(1.)")
  static let maxOverDimension = max.variant(gradientName: "MaxBackward0", derivative: scatterBack)
  static let minOverDimension = min.variant(gradientName: "MinBackward0", derivative: scatterBack)

  /// The gradient goes to the positions that a dimension's extremes, or sorted values, came from.
  private static func scatterBack(_ node: Tensor, _ gradient: Tensor) throws -> Gradients {
    guard let input = node.parent0, let origin = node.attributes.object as? Tensor else {
      throw GraphError.secondBackward
    }
    let axis = node.attributes.first
    let isDropped = gradient.rank < input.rank
    return Gradients(
      try (isDropped ? gradient.unsqueeze(axis) : gradient).scattered(
        to: input.shape, axis, isDropped ? origin.unsqueeze(axis) : origin))
  }
  static let sortedValues = { (node: Tensor, gradient: Tensor) in try scatterBack(node, gradient) }

  private static func extreme(
    _ name: String, _ gradientName: String, _ word: String, _ result: String
  ) -> Operation {
    Operation(
      name,
      [
        Parameter("input", .tensor),
        Parameter("dim", .anyOf([.int, .tensor]), default: Argument.none, aliases: ["axis", "other"]),
        Parameter("keepdim", .bool, default: .bool(false), aliases: ["keepdims"]),
      ],
      gradientName: gradientName,
      summary: "The \(word) element; along a dimension also where it is; of two tensors pairwise.",
      example: """
        tensor([1., 3., 2.]).\(name)()
        #> \(result)
        """,
      samples: samples([2, 3]),
      derivative: .function { node, gradient in
        let input = try node.savedInput0().detached()
        let isExtreme = try Tensor.compare(.eq, input, node.savedOutput().detached())
        let share = try Tensor.div(gradient, isExtreme.sum(nil))
        return Gradients(try Tensor.where(isExtreme, .tensor(share), .scalar(.float(0))))
      },
      evaluate: { arguments in
        let input = try arguments.tensor(0)
        if case .tensor(let other) = arguments.count > 1 ? arguments[1] : .none {
          return .tensor(
            name == "max"
              ? try Tensor.extreme(.maximum, input, other, Selection.maximum)
              : try Tensor.extreme(.minimum, input, other, Selection.minimum))
        }
        guard let dim = try arguments.optionalInt(1) else { return .tensor(try input.extreme(isMax: name == "max")) }
        let (values, indices) = try input.extreme(isMax: name == "max", dim, keepdim: arguments.bool(2))
        return .named(type: name, fields: [("values", values), ("indices", indices)])
      })
  }

  static let amax = bound("amax", "AmaxBackward0", "largest", "3.")
  static let amin = bound("amin", "AminBackward0", "smallest", "1.")

  private static func bound(_ name: String, _ gradientName: String, _ word: String, _ result: String) -> Operation {
    Operation(
      name,
      [
        Parameter("input", .tensor), Parameter("dim", .intOrInts, default: .ints([]), aliases: ["axis"]),
        Parameter("keepdim", .bool, default: .bool(false), aliases: ["keepdims"]),
      ],
      gradientName: gradientName, summary: "The \(word) element, or the \(word) ones along dimensions.",
      example: """
        tensor([1., 3., 2.]).\(name)()
        #> tensor(\(result))
        """,
      samples: samples([2, 3]),
      derivative: .function { node, gradient in
        guard let dims = node.attributes.object as? ReducedDimensions else { throw GraphError.secondBackward }
        let input = try node.savedInput0().detached()
        let extremes = try node.savedOutput().detached().restoring(dims)
        let isExtreme = try Tensor.compare(.eq, input, extremes)
        let share = try Tensor.div(gradient.restoring(dims), isExtreme.sum(dims.list, keepdim: true))
        return Gradients(try Tensor.where(isExtreme, .tensor(share), .scalar(.float(0))))
      },
      evaluate: { arguments in
        .tensor(
          try arguments.tensor(0).bound(
            isMax: name == "amax", arguments.optionalInts(1), keepdim: arguments.bool(2), name == "amax" ? amax : amin))
      })
  }

  static let argmax = position("argmax", "largest", "1")
  static let argmin = position("argmin", "smallest", "0")

  private static func position(_ name: String, _ word: String, _ result: String) -> Operation {
    Operation(
      name, dimParameters,
      summary: "The position of the \(word) element, or of those along a dimension.",
      example: """
        tensor([1., 3., 2.]).\(name)()
        #> tensor(\(result))
        """,
      samples: samples([2, 3], differentiable: false), derivative: .none(because: "positions are integers"),
      evaluate: { arguments in
        .tensor(
          try arguments.tensor(0).position(
            isMax: name == "argmax", arguments.optionalInt(1), keepdim: arguments.bool(2), name: name))
      })
  }

  static let allTrue = truth("all", .all, "all elements are", "False")
  static let anyTrue = truth("any", .any, "at least one element is", " True")

  private static func truth(_ name: String, _ kernel: lgs_reduction, _ words: String, _ result: String) -> Operation {
    Operation(
      name,
      [
        Parameter("input", .tensor), Parameter("dim", .intOrInts, default: Argument.none, aliases: ["axis"]),
        Parameter("keepdim", .bool, default: .bool(false), aliases: ["keepdims"]),
      ],
      summary: "Whether \(words) non-zero, over everything or along dimensions.",
      example: """
        tensor([True, False]).\(name)()
        #> tensor(\(result.filter { $0 != " " }))
        """,
      samples: samples([2, 3], differentiable: false), derivative: .none(because: "truth values have no gradient"),
      evaluate: { arguments in
        let input = try arguments.tensor(0)
        let dims = try ReducedDimensions(arguments.optionalInts(1), of: input.shape, keepdim: arguments.bool(2))
        let truths = try input.folded(lgs_reduction_for(kernel, input.kernelType), dims, .bool, name: name)
        return .tensor(input.dtype == .uint8 ? try truths.cast(to: .uint8) : truths)
      })
  }

  static let cumsum = Operation(
    "cumsum",
    [
      Parameter("input", .tensor), Parameter("dim", .int, aliases: ["axis"]),
      Parameter("dtype", .dtype, default: Argument.none, keywordOnly: true),
    ],
    gradientName: "CumsumBackward0", summary: "Running sums along a dimension.",
    example: """
      tensor([1, 2, 3]).cumsum(0)
      #> tensor([1, 3, 6])
      """,
    samples: [
      Sample([.tensor([2, 3], from: -2, to: 2, .float32), .fixed(.int(0))]),
      Sample([.tensor([2, 3], from: -2, to: 2, .float32), .fixed(.int(-1))]),
    ],
    derivative: .function { node, gradient in
      let axis = node.attributes.first
      return Gradients(try gradient.flip([axis]).cumsum(axis).flip([axis]))
    },
    evaluate: { arguments in
      .tensor(try arguments.tensor(0).cumsum(arguments.int(1), dtype: arguments.optionalDType(2)))
    })

  static let norm = Operation(
    "norm",
    [
      Parameter("input", .tensor), Parameter("p", .anyOf([.scalar, .string]), default: .string("fro")),
      Parameter("dim", .intOrInts, default: Argument.none, aliases: ["axis"]),
      Parameter("keepdim", .bool, default: .bool(false), aliases: ["keepdims"]),
    ],
    gradientName: "LinalgVectorNormBackward0",
    summary: "The length of the elements as one vector, or along dimensions.",
    example: """
      tensor([3., 4.]).norm()
      #> tensor(5.)
      """,
    samples: [
      Sample([.tensor([2, 3], from: 0.5, to: 2, .float32)]),
      Sample([.tensor([2, 3], from: 0.5, to: 2, .float32), .fixed(.int(1))]),
      Sample([.tensor([2, 3], from: 0.5, to: 2, .float32), .fixed(.float(3)), .fixed(.int(0))]),
    ],
    derivative: .function { node, gradient in
      guard let dims = node.attributes.object as? ReducedDimensions else { throw GraphError.secondBackward }
      // PyTorch leaves the gradient of the count of non-zero elements undefined.
      if node.attributes.scalar == 0 { return Gradients() }
      return Gradients(try Tensor.normGradient(node, gradient, dims, power: node.attributes.scalar))
    },
    evaluate: { arguments in
      var power = 2.0
      if case .string = arguments.count > 1 ? arguments[1] : .none {
      } else if arguments.count > 1, !arguments.isNone(1) {
        power = try arguments.double(1)
      }
      let keepdim = arguments.isNone(3) ? false : try arguments.bool(3)
      return .tensor(try arguments.tensor(0).norm(power, arguments.optionalInts(2), keepdim: keepdim))
    })
}
