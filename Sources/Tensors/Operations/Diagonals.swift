/// Triangles and diagonals of matrices.
enum Diagonals {
  static let all = [tril, triu, diag, diagEmbed, trace, blockDiag]

  private static let diagonal = Parameter("diagonal", .int, default: .int(0))
  private static let matrix: Sample.Input = .tensor([3, 3], from: -2, to: 2, .float32)
  private static let batch: Sample.Input = .tensor([2, 2, 3], from: -2, to: 2, .float32)

  static let tril = triangle(
    "tril", "TrilBackward0", "on and below",
    """
    tensor([[1., 0.],
    #>         [1., 1.]])
    """
  ) { $1 - $0 <= $2 }

  static let triu = triangle(
    "triu", "TriuBackward0", "on and above",
    """
    tensor([[1., 1.],
    #>         [0., 1.]])
    """
  ) { $1 - $0 >= $2 }

  private static func triangle(
    _ name: String, _ gradientName: String, _ words: String, _ result: String,
    keeps: @escaping (_ row: Int, _ column: Int, _ diagonal: Int) -> Bool
  ) -> Operation {
    Compound.operation(
      name, [Compound.input, diagonal], gradientName: gradientName, inPlace: true,
      summary: "The elements \(words) a diagonal of every matrix, zeros elsewhere.",
      example: """
        ones(2, 2).\(name)()
        #> \(result)
        """,
      samples: [Sample([matrix]), Sample([matrix, .fixed(.int(1))]), Sample([batch, .fixed(.int(-1))])]
    ) { inputs, arguments in
      let x = inputs[0]
      guard x.rank >= 2 else { throw TensorError.runtime("\(name): input tensor must have at least 2 dimensions") }
      let above = arguments.isNone(1) ? 0 : try arguments.int(1)
      let mask = try Tensor.mask(x.shape[x.rank - 2], x.shape[x.rank - 1]) { keeps($0, $1, above) }
      return try Tensor.where(mask, .tensor(x), .tensor(Tensor.zeros([], x.dtype)))
    }
  }

  static let diag: Operation = Operation(
    "diag", [Compound.input, diagonal], gradientName: "DiagEmbedBackward0",
    summary: "The diagonal of a matrix, or the matrix of a diagonal.",
    example: """
      diag(tensor([1, 2]))
      #> tensor([[1, 0],
      #>         [0, 2]])
      """,
    samples: [Sample([.tensor([3], from: -2, to: 2, .float32)]), Sample([matrix, .fixed(.int(1))])],
    derivative: .composed,
    evaluate: { arguments in
      let x = try arguments.tensor(0)
      let above = arguments.isNone(1) ? 0 : try arguments.int(1)
      if x.rank == 1 { return .tensor(try Tensor.composed(diagEmbed, x) { try $0[0].asDiagonal(above) }) }
      guard x.rank == 2 else { throw TensorError.runtime("diag(): Supports 1D or 2D tensors. Got \(x.rank)D") }
      return .tensor(try Tensor.composed(diagonalCopy, x) { try $0[0].diagonal(above).clone() })
    })

  /// The diagonal of a matrix, taken out by `diag`.
  private static let diagonalCopy = diag.variant(gradientName: "DiagonalBackward0_copy")

  static let diagEmbed = Compound.operation(
    "diag_embed",
    [
      Compound.input, Parameter("offset", .int, default: .int(0)), Parameter("dim1", .int, default: .int(-2)),
      Parameter("dim2", .int, default: .int(-1)),
    ],
    gradientName: "DiagEmbedBackward0", summary: "Matrices whose diagonals are the rows of the last dimension.",
    example: """
      torch.diag_embed(tensor([[1, 2], [3, 4]]))[1]
      #> tensor([[3, 0],
      #>         [0, 4]])
      """,
    samples: [Sample([Compound.matrix]), Sample([Compound.matrix, .fixed(.int(-1))])]
  ) { inputs, arguments in
    guard try arguments.isNone(2) || (arguments.int(2) == -2 && arguments.int(3) == -1) else {
      throw TensorError.notImplemented("diag_embed with dim1 or dim2 is not in lgs")
    }
    return try inputs[0].asDiagonal(arguments.isNone(1) ? 0 : arguments.int(1))
  }

  static let trace = Compound.operation(
    "trace", [Compound.input], gradientName: "TraceBackward0", summary: "The sum of the diagonal of a matrix.",
    example: """
      trace(tensor([[1, 2], [3, 4]]))
      #> tensor(5)
      """,
    samples: [Sample([Compound.matrix])]
  ) { inputs, _ in
    guard inputs[0].rank == 2 else {
      throw TensorError.runtime("trace: expected a matrix, but got tensor with dim \(inputs[0].rank)")
    }
    return try inputs[0].diagonal(0).sum()
  }

  static let blockDiag: Operation = Operation(
    "block_diag", [Parameter("tensors", .tensors, variadic: true)], places: [.function],
    gradientName: "BlockDiagBackward0", summary: "Matrices along the diagonal of one, zeros elsewhere.",
    example: """
      torch.block_diag(tensor([[1, 2]]), tensor([[3]]))
      #> tensor([[1, 2, 0],
      #>         [0, 0, 3]])
      """,
    samples: [Sample([.tensors([[2, 3], [1, 2]], from: -2, to: 2)])], derivative: .composed,
    evaluate: { arguments in
      let list = try arguments.tensors(0)
      return .tensor(
        try Tensor.composed(blockDiag, list) { list in
          let blocks = try list.map {
            try $0.reshape([$0.rank < 2 ? 1 : $0.shape[0], $0.rank == 0 ? 1 : $0.shape[$0.rank - 1]])
          }
          let width = blocks.reduce(0) { $0 + $1.shape[1] }
          var left = 0
          let rows = try blocks.map { block -> Tensor in
            let (height, own) = (block.shape[0], block.shape[1])
            defer { left += own }
            return try Tensor.cat(
              [
                Tensor.zeros(Shape(height, left), block.dtype), block,
                Tensor.zeros(Shape(height, width - left - own), block.dtype),
              ], 1)
          }
          return [try Tensor.cat(rows, 0)]
        }[0])
    })
}

extension Operation {
  /// The same operation under another name in the graph.
  func variant(gradientName: String) -> Operation {
    Operation(
      name, parameters, places: [], gradientName: gradientName, summary: summary, example: example, samples: samples,
      derivative: derivative, evaluate: evaluate)
  }
}

extension Tensor {
  /// Matrices with the last dimension as a diagonal, `offset` above the main one.
  func asDiagonal(_ offset: Int) throws -> Tensor {
    guard rank >= 1 else { throw TensorError.index("Dimension specified as 0 but tensor has no dimensions") }
    let size = sizes[rank - 1] + Swift.abs(offset)
    let blank = try Tensor.zeros(Shape(sizes.dropLast() + [Swift.abs(offset)]), elementType)
    let row = try Tensor.cat(offset > 0 ? [blank, self] : [self, blank], -1)
    let mask = try Tensor.mask(size, size) { $1 - $0 == offset }
    let spread = try row.unsqueeze(-2).expand(Array(sizes.dropLast()) + [size, size])
    return try Tensor.where(mask, .tensor(spread), .tensor(Tensor.zeros([], elementType)))
  }
}
