/// Numbers of classes as vectors.
enum Embedding {
  static let all = [embedding, oneHot]

  private static let functional = [Place.namespace("nn.functional")]

  static let embedding = Operation(
    "embedding",
    [
      Parameter("input", .tensor), Parameter("weight", .tensor),
      Parameter("padding_idx", .int, default: Argument.none),
    ],
    places: functional, gradientName: "EmbeddingBackward0", summary: "The rows of weight that input numbers.",
    example: """
      nn.functional.embedding(tensor([1, 0, 1]), tensor([[1., 2.], [3., 4.]]))
      #> tensor([[3., 4.],
      #>         [1., 2.],
      #>         [3., 4.]])
      """,
    samples: [
      Sample([.tensor([2, 3], from: 0, to: 4, .int64), .tensor([4, 2], from: -1, to: 1, .float32)]),
      Sample([.tensor([5], from: 0, to: 4, .int64), .tensor([4, 2], from: -1, to: 1, .float32), .fixed(.none)]),
    ],
    derivative: .function { node, gradient in
      guard let weight = node.parent0, let choice = node.attributes.object as? EmbeddingChoice else {
        throw GraphError.secondBackward
      }
      var rows = try gradient.reshape([choice.positions.count, weight.sizes[1]])
      if let padding = choice.padding {
        let isPadding = try Tensor.compare(.eq, choice.positions, .int(padding)).reshape([choice.positions.count, 1])
        rows = try rows.maskedFill(isPadding, .int(0))
      }
      return Gradients(try rows.placed(in: weight.sizes, .tensors(choice.index)))
    },
    evaluate: { arguments in
      .tensor(try Tensor.embedding(arguments.tensor(0), arguments.tensor(1), padding: arguments.optionalInt(2)))
    })

  static let oneHot = Operation(
    "one_hot", [Parameter("input", .tensor), Parameter("num_classes", .int, default: .int(-1))], places: functional,
    summary: "Every class as a vector of zeros with a one at its place.",
    example: """
      nn.functional.one_hot(tensor([0, 2]))
      #> tensor([[1, 0, 0],
      #>         [0, 0, 1]])
      """,
    samples: [Sample([.tensor([2, 3], from: 0, to: 4, .int64), .fixed(.int(4))], differentiable: false)],
    derivative: .none(because: "classes are integers"),
    evaluate: { arguments in
      .tensor(try Tensor.oneHot(arguments.tensor(0), arguments.isNone(1) ? -1 : arguments.int(1)))
    })
}

/// Which rows an embedding took.
private final class EmbeddingChoice {
  let positions: Tensor
  let index: TensorIndex
  /// The row that is not trained.
  let padding: Int?

  init(positions: Tensor, index: TensorIndex, padding: Int?) {
    self.positions = positions
    self.index = index
    self.padding = padding
  }
}

extension Tensor {
  /// The rows of `weight` [classes, size] that `input` numbers: shape of the input, then size.
  /// Errors: RuntimeError unless the input is int64 and the weight a matrix, IndexError for other rows.
  public static func embedding(_ input: Tensor, _ weight: Tensor, padding: Int? = nil) throws -> Tensor {
    guard input.elementType == .int64 || input.elementType == .int32 else {
      throw TensorError.runtime(
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
          + "\(indexTypeName(input.elementType)) instead (while checking arguments for embedding)")
    }
    guard weight.rank == 2 else { throw TensorError.runtime("'weight' must be 2-D") }
    let rows = weight.sizes[0]
    if let padding, padding >= rows || padding < -rows {
      throw TensorError.runtime("Padding_idx must be within num_embeddings")
    }
    let positions = try input.detached().reshape([input.count])
    let (least, largest) = try positions.classBounds()
    if least < 0 || largest >= rows {
      throw TensorError.index("index out of range in self")
    }
    let index = try TensorIndex([positions, nil], of: weight.sizes)
    let out = try index.read(weight.detached()).reshape(Array(input.sizes) + [weight.sizes[1]])
    out.record(Embedding.embedding, weight)
    if out.requiresGrad {
      out.attributes.object = EmbeddingChoice(
        positions: positions, index: index, padding: padding.map { $0 < 0 ? $0 + rows : $0 })
    }
    return out
  }

  /// Two dtypes have no old name of a tensor's type.
  private static func indexTypeName(_ dtype: DType) -> String {
    dtype == .bool || dtype == .bfloat16 ? "CPU\(dtype.scalarTypeName)Type" : dtype.legacyTypeName
  }

  /// Classes as vectors of zeros with a one; `count` -1 takes one more than the largest class.
  /// Errors: RuntimeError unless the classes are int64 and below the count.
  public static func oneHot(_ input: Tensor, _ count: Int) throws -> Tensor {
    guard input.elementType == .int64 else {
      throw TensorError.runtime("one_hot is only applicable to index tensor of type LongTensor.")
    }
    if input.count == 0 {
      guard count > 0 else {
        throw TensorError.runtime("Can not infer total number of classes from empty tensor.")
      }
      return try zeros(Shape(Array(input.sizes) + [count]), .int64)
    }
    let (least, largest) = try input.classBounds()
    if least < 0 { throw TensorError.runtime("Class values must be non-negative.") }
    if count != -1 {
      guard count >= 1 else { throw TensorError.runtime("num_classes should be positive") }
      guard largest < count else { throw TensorError.runtime("Class values must be smaller than num_classes.") }
    }
    let classes = count == -1 ? largest + 1 : count
    let result = try zeros(Shape(Array(input.sizes) + [classes]), .int64)
    let chosen = try input.contiguous()
    try withExtendedLifetime((result, chosen)) {
      try result.base.withMemoryRebound(to: Int.self, capacity: Swift.max(result.count, 1)) { target in
        try chosen.withElements(of: Int.self) { source in
          try Interruption.inRuns(source.count) { for row in $0 { target[row * classes + source[row]] = 1 } }
        }
      }
    }
    return result
  }

  /// The least and the greatest of int64 elements; 0 and -1 when there are none.
  private func classBounds() throws -> (least: Int, greatest: Int) {
    try withElements(of: Int.self) { ($0.min() ?? 0, $0.max() ?? -1) }
  }
}
