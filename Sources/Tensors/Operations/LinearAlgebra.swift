/// Products of matrices and vectors.
enum LinearAlgebra {
  static let all = [matmul, mm, mv, dot, bmm, addmm, linear, outer]

  private static let matrix: Sample.Input = .tensor([2, 3], from: -2, to: 2, .float32)
  private static let vector: Sample.Input = .tensor([3], from: -1, to: 2, .float32)

  static let matmul = Operation(
    "matmul", [Parameter("input", .tensor), Parameter("other", .tensor)],
    places: [.function, .method, .binaryOperator("@")], gradientName: "UnsafeViewBackward0",
    summary: "The matrix product; vectors and batches as in NumPy.",
    example: """
      tensor([[1., 2.], [3., 4.]]) @ tensor([1., 1.])
      #> tensor([3., 7.])
      """,
    samples: [
      Sample([matrix, .tensor([3, 2], from: -1, to: 1, .float32)]), Sample([matrix, vector]), Sample([vector, vector]),
      Sample([vector, .tensor([3, 2], from: -1, to: 1, .float32)]),
      Sample([.tensor([2, 2, 3], from: -1, to: 1, .float32), .tensor([3, 2], from: -1, to: 1, .float32)]),
      Sample([.tensor([2, 2, 3], from: -1, to: 1, .float32), .tensor([2, 3, 2], from: -1, to: 1, .float32)]),
      Sample([.tensor([2, 2, 3], from: -1, to: 1, .float32), vector]),
      Sample([matrix, .tensor([2, 3, 2], from: -1, to: 1, .float32)]),
    ],
    derivative: .none(because: "its parts are recorded"),
    evaluate: { arguments in .tensor(try Tensor.matmul(arguments.tensor(0), arguments.tensor(1))) })

  static let mm = Operation(
    "mm", [Parameter("input", .tensor), Parameter("mat2", .tensor)], gradientName: "MmBackward0",
    summary: "The product of two matrices.",
    example: """
      mm(tensor([[1, 2]]), tensor([[3], [4]]))
      #> tensor([[11]])
      """,
    samples: [
      Sample([matrix, .tensor([3, 2], from: -1, to: 1, .float32)]),
      Sample([.tensor([2, 0], from: -1, to: 1, .float32), .tensor([0, 2], from: -1, to: 1, .float32)]),
    ],
    derivative: .function { node, gradient in
      Gradients(
        node.needs0 ? try Tensor.mm(gradient, node.savedInput1().t()) : nil,
        node.needs1 ? try Tensor.mm(node.savedInput0().t(), gradient) : nil)
    },
    evaluate: { arguments in .tensor(try Tensor.mm(arguments.tensor(0), arguments.tensor(1))) })

  static let mv = Operation(
    "mv", [Parameter("input", .tensor), Parameter("vec", .tensor)], gradientName: "MvBackward0",
    summary: "The product of a matrix and a vector.",
    example: """
      mv(tensor([[1, 2], [3, 4]]), tensor([1, 1]))
      #> tensor([3, 7])
      """,
    samples: [Sample([matrix, vector])],
    derivative: .function { node, gradient in
      Gradients(
        node.needs0 ? try Tensor.mul(gradient.unsqueeze(1), node.savedInput1().unsqueeze(0)) : nil,
        node.needs1 ? try Tensor.mv(node.savedInput0().t(), gradient) : nil)
    },
    evaluate: { arguments in .tensor(try Tensor.mv(arguments.tensor(0), arguments.tensor(1))) })

  static let dot = Operation(
    "dot", [Parameter("input", .tensor), Parameter("tensor", .tensor, aliases: ["other"])],
    gradientName: "DotBackward0",
    summary: "The sum of the products of two vectors.",
    example: """
      dot(tensor([1, 2]), tensor([3, 4]))
      #> tensor(11)
      """,
    samples: [Sample([vector, vector])],
    derivative: .function { node, gradient in
      Gradients(
        node.needs0 ? try Tensor.mul(gradient, node.savedInput1()) : nil,
        node.needs1 ? try Tensor.mul(gradient, node.savedInput0()) : nil)
    },
    evaluate: { arguments in .tensor(try Tensor.dot(arguments.tensor(0), arguments.tensor(1))) })

  static let bmm = Operation(
    "bmm", [Parameter("input", .tensor), Parameter("mat2", .tensor)], gradientName: "BmmBackward0",
    summary: "The products of two batches of matrices.",
    example: """
      bmm(ones(2, 1, 3), ones(2, 3, 1)).flatten()
      #> tensor([3., 3.])
      """,
    samples: [
      Sample([.tensor([2, 2, 3], from: -1, to: 1, .float32), .tensor([2, 3, 2], from: -1, to: 1, .float32)])
    ],
    derivative: .function { node, gradient in
      Gradients(
        node.needs0 ? try Tensor.bmm(gradient, node.savedInput1().transpose(1, 2)) : nil,
        node.needs1 ? try Tensor.bmm(node.savedInput0().transpose(1, 2), gradient) : nil)
    },
    evaluate: { arguments in .tensor(try Tensor.bmm(arguments.tensor(0), arguments.tensor(1))) })

  static let addmm = Operation(
    "addmm",
    [
      Parameter("input", .tensor), Parameter("mat1", .tensor), Parameter("mat2", .tensor),
      Parameter("beta", .scalar, default: .int(1), keywordOnly: true),
      Parameter("alpha", .scalar, default: .int(1), keywordOnly: true),
    ],
    gradientName: "AddmmBackward0", summary: "A tensor plus the product of two matrices.",
    example: """
      addmm(tensor([1., 1.]), ones(2, 2), ones(2, 2))
      #> tensor([[3., 3.],
      #>         [3., 3.]])
      """,
    samples: [
      Sample([.tensor([2], from: -1, to: 1, .float32), matrix, .tensor([3, 2], from: -1, to: 1, .float32)]),
      Sample([
        .tensor([2], from: -1, to: 1, .float32), matrix, .tensor([3, 2], from: -1, to: 1, .float32),
        .fixed(.float(0.5)), .fixed(.int(2)),
      ]),
    ],
    derivative: .function { node, gradient in
      let alpha = node.attributes.scalar
      return Gradients(
        node.needs0
          ? try gradient.scaled(by: Double(bitPattern: UInt64(bitPattern: Int64(node.attributes.first)))) : nil,
        node.needs1 ? try Tensor.mm(gradient, node.savedInput2().t()).scaled(by: alpha) : nil,
        node.needs2 ? try Tensor.mm(node.savedInput1().t(), gradient).scaled(by: alpha) : nil)
    },
    evaluate: { arguments in
      let beta = arguments.isNone(3) ? 1 : try arguments.double(3)
      let alpha = arguments.isNone(4) ? 1 : try arguments.double(4)
      return .tensor(
        try Tensor.addmm(arguments.tensor(0), arguments.tensor(1), arguments.tensor(2), beta: beta, alpha: alpha))
    })

  static let linear = Operation(
    "linear",
    [Parameter("input", .tensor), Parameter("weight", .tensor), Parameter("bias", .tensor, default: Argument.none)],
    places: [.namespace("nn.functional")], gradientName: "AddmmBackward0",
    summary: "input @ weight.T + bias.",
    example: """
      nn.functional.linear(tensor([[1., 2.]]), tensor([[3., 4.]]), tensor([5.]))
      #> tensor([[16.]])
      """,
    samples: [
      Sample([.tensor([4, 3], from: -2, to: 2, .float32), matrix, .tensor([2], from: -1, to: 1, .float32)]),
      Sample([.tensor([4, 3], from: -2, to: 2, .float32), matrix]),
      Sample([vector, matrix, .tensor([2], from: -1, to: 1, .float32)]),
      Sample([vector, matrix]),
      Sample([.tensor([2, 2, 3], from: -1, to: 1, .float32), matrix, .tensor([2], from: -1, to: 1, .float32)]),
    ],
    derivative: .function { node, gradient in
      Gradients(
        node.needs0 ? try Tensor.mm(gradient, node.savedInput1()) : nil,
        node.needs1 ? try Tensor.mm(gradient.t(), node.savedInput0()) : nil,
        node.needs2 ? gradient : nil)
    },
    evaluate: { arguments in
      .tensor(try Tensor.linear(arguments.tensor(0), arguments.tensor(1), arguments.optionalTensor(2)))
    })

  /// `linear` of a matrix without bias.
  static let linearWithoutBias = linear.variant(gradientName: "MmBackward0") { node, gradient in
    Gradients(
      node.needs0 ? try Tensor.mm(gradient, node.savedInput1()) : nil,
      node.needs1 ? try Tensor.mm(gradient.t(), node.savedInput0()) : nil)
  }

  static let outer = Operation(
    "outer", [Parameter("input", .tensor), Parameter("vec2", .tensor)],
    places: [.function, .method, .alias("ger"), .methodAlias("ger")], gradientName: "MulBackward0",
    summary: "All products of the elements of two vectors.",
    example: """
      outer(tensor([1, 2]), tensor([3, 4]))
      #> tensor([[3, 4],
      #>         [6, 8]])
      """,
    samples: [Sample([.tensor([2], from: -1, to: 1, .float32), vector])],
    derivative: .none(because: "its parts are recorded"),
    evaluate: { arguments in .tensor(try Tensor.outer(arguments.tensor(0), arguments.tensor(1))) })
}
