import Tensors

/// Batch normalisation: every channel shifted and scaled to mean 0 and variance 1, then by trained numbers.
public final class BatchNormalization: Module {
  static let records = [
    record(
      "BatchNorm1d", ranks: [2, 3], what: "[n, c] or [n, c, l]",
      example: """
        nn.BatchNorm1d(1, affine=False)(tensor([[1.], [3.]]))
        #> tensor([[-1.0000],
        #>         [ 1.0000]])
        """),
    record(
      "BatchNorm2d", ranks: [4], what: "[n, c, h, w]",
      example: """
        nn.BatchNorm2d(16)
        #> BatchNorm2d(16, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)
        """),
  ]

  private static func record(_ name: String, ranks: [Int], what: String, example: String) -> ModuleKind {
    ModuleKind(
      name, in: "batchnorm",
      [
        ModuleParameter("num_features", .int), ModuleParameter("eps", .number, default: .float(1e-5)),
        ModuleParameter("momentum", .number, default: .float(0.1)),
        ModuleParameter("affine", .bool, default: .bool(true)),
        ModuleParameter("track_running_stats", .bool, default: .bool(true)), .refused("device"), .refused("dtype"),
        ModuleParameter("bias", .bool, default: .bool(true), keywordOnly: true),
      ],
      summary: "Normalises the channels of \(what): by the batch while training, by running statistics after.",
      example: example, make: { kind, arguments in try BatchNormalization(kind, arguments, ranks: ranks) })
  }

  private let ranks: [Int]

  private init(_ kind: ModuleKind, _ arguments: [ModuleArgument], ranks: [Int]) throws {
    self.ranks = ranks
    super.init(kind: kind)
    let isAffine = arguments[3].isTrue
    for (place, name) in [(0, "num_features"), (1, "eps"), (2, "momentum"), (3, "affine"), (4, "track_running_stats")] {
      settings.set(name, arguments[place])
    }
    guard let count = arguments[0].integer else {
      throw TensorError(.type, "\(kind.name): num_features must be int, not \(arguments[0].typeName)")
    }
    let hasBias = isAffine && arguments[7].isTrue
    try registerParameter("weight", isAffine ? Tensor.ones([count]).asParameter() : nil)
    try registerParameter("bias", hasBias ? Tensor.zeros([count]).asParameter() : nil)
    let tracks = arguments[4].isTrue
    try registerBuffer("running_mean", tracks ? Tensor.zeros([count]) : nil)
    try registerBuffer("running_var", tracks ? Tensor.ones([count]) : nil)
    try registerBuffer("num_batches_tracked", tracks ? Tensor.zeros([], .int64) : nil)
  }

  public override func forward(_ input: Tensor) throws -> Tensor {
    guard ranks.contains(input.rank) else {
      let wanted = ranks.map { "\($0)D" }.joined(separator: " or ")
      throw TensorError(.value, "expected \(wanted) input (got \(input.rank)D input)")
    }
    let (mean, variance) = (bufferSlots["running_mean"], bufferSlots["running_var"])
    var momentum = settings["momentum"]?.number ?? 0
    if isTraining, let tracked = bufferSlots["num_batches_tracked"] {
      let count = try (tracked.item().int ?? 0) + 1
      try tracked.overwrite(with: .int(count))
      // Without a momentum the statistics are the plain mean of all batches.
      if settings["momentum"]?.isNone ?? true { momentum = 1 / Double(count) }
    }
    return try Tensor.batchNorm(
      input, mean: mean, variance: variance, weight: parameterSlots["weight"], bias: parameterSlots["bias"],
      isTraining: isTraining || mean == nil, momentum: momentum, epsilon: settings["eps"]?.number ?? 1e-5)
  }

  public override var extraDescription: String {
    let hasBias = parameterSlots["bias"] != nil
    let named = ["eps", "momentum", "affine"].map { "\($0)=\(settings[$0]?.text ?? "None")" }
    return ([settings["num_features"]?.text ?? "None"] + named).joined(separator: ", ")
      + ", bias=\(hasBias ? "True" : "False"), track_running_stats=\(settings["track_running_stats"]?.text ?? "None")"
  }
}

/// Normalisation over the last dimensions.
public final class LayerNormalization: Module {
  static let record = ModuleKind(
    "LayerNorm", in: "normalization",
    [
      ModuleParameter("normalized_shape", .size), ModuleParameter("eps", .number, default: .float(1e-5)),
      ModuleParameter("elementwise_affine", .bool, default: .bool(true)),
      ModuleParameter("bias", .bool, default: .bool(true)), .refused("device"), .refused("dtype"),
    ],
    summary: "Normalises over the last dimensions, which have the given sizes.",
    example: """
      nn.LayerNorm(2, elementwise_affine=False)(tensor([[1., 3.], [2., 2.]]))
      #> tensor([[-1.0000,  1.0000],
      #>         [ 0.0000,  0.0000]])
      """, make: { _, arguments in try LayerNormalization(arguments) })

  private let sizes: [Int]

  /// One size or a tuple of them. Errors: TypeError in the words of PyTorch's tensor creation.
  private static func sizes(_ argument: ModuleArgument) throws -> [Int] {
    if let size = argument.integer { return [size] }
    guard case .tuple(let items) = argument else {
      throw TensorError(.type, "'\(argument.typeName)' object is not iterable")
    }
    return try items.enumerated().map { place, item in
      guard let size = item.integer else {
        throw TensorError(
          .type,
          "empty(): argument 'size' failed to unpack the object at pos \(place + 1) with error "
            + "\"type must be tuple of ints,but got \(item.typeName)\"")
      }
      return size
    }
  }

  private init(_ arguments: [ModuleArgument]) throws {
    sizes = try Self.sizes(arguments[0])
    super.init(kind: LayerNormalization.record)
    settings.set("normalized_shape", .tuple(sizes.map { .int($0) }))
    settings.set("eps", arguments[1])
    settings.set("elementwise_affine", arguments[2])
    let isAffine = arguments[2].isTrue
    try registerParameter("weight", isAffine ? Tensor.ones(Shape(sizes)).asParameter() : nil)
    try registerParameter("bias", isAffine && arguments[3].isTrue ? Tensor.zeros(Shape(sizes)).asParameter() : nil)
  }

  public override func forward(_ input: Tensor) throws -> Tensor {
    try Tensor.layerNorm(
      input, sizes, weight: parameterSlots["weight"], bias: parameterSlots["bias"],
      epsilon: settings["eps"]?.number ?? 1e-5)
  }

  public override var extraDescription: String {
    let named = ["eps", "elementwise_affine"].map { "\($0)=\(settings[$0]?.text ?? "None")" }
    return ([settings["normalized_shape"]?.text ?? "()"] + named).joined(separator: ", ")
      + ", bias=\(parameterSlots["bias"] == nil ? "False" : "True")"
  }
}

/// A table of trained vectors, one for each class.
public final class EmbeddingTable: Module {
  static let record = ModuleKind(
    "Embedding", in: "sparse",
    [
      ModuleParameter("num_embeddings", .int), ModuleParameter("embedding_dim", .int),
      ModuleParameter("padding_idx", .optionalInt, default: ModuleArgument.none), .refused("max_norm"),
      .refused("norm_type", default: .float(2)), .refused("scale_grad_by_freq", default: .bool(false)),
      .refused("sparse", default: .bool(false)),
    ],
    summary: "A trained vector for each class, drawn from a normal distribution.",
    example: """
      nn.Embedding(10, 3)(tensor([[1, 2], [4, 5]])).shape
      #> torch.Size([2, 2, 3])
      """, make: { _, arguments in try EmbeddingTable(arguments) })

  private init(_ arguments: [ModuleArgument]) throws {
    super.init(kind: EmbeddingTable.record)
    for (place, name) in [(0, "num_embeddings"), (1, "embedding_dim"), (2, "padding_idx")] {
      settings.set(name, arguments[place])
    }
    guard let rows = arguments[0].integer, let columns = arguments[1].integer else {
      throw TensorError(.type, "Embedding: num_embeddings and embedding_dim must be ints")
    }
    let weight = try Tensor.randn([rows, columns])
    if let padding = arguments[2].integer {
      guard padding < rows, padding >= -rows else {
        throw ModuleError(.assertion, "Padding_idx must be within num_embeddings")
      }
      let row = padding < 0 ? padding + rows : padding
      settings.set("padding_idx", .int(row))
      try weight.narrow(0, row, 1).overwrite(with: .int(0))
    }
    try registerParameter("weight", weight.asParameter())
  }

  public override func forward(_ input: Tensor) throws -> Tensor {
    guard let weight = parameterSlots["weight"] else {
      throw TensorError(.type, "embedding(): argument 'weight' (position 1) must be Tensor, not NoneType")
    }
    return try Tensor.embedding(input, weight, padding: settings["padding_idx"]?.integer)
  }

  public override var extraDescription: String {
    let sizes = ["num_embeddings", "embedding_dim"].map { settings[$0]?.text ?? "None" }.joined(separator: ", ")
    guard let padding = settings["padding_idx"], !padding.isNone else { return sizes }
    return "\(sizes), padding_idx=\(padding.text)"
  }
}
