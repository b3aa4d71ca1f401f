/// Tensors put together and taken apart.
enum Joining {
  static let all = [cat, stack, hstack, vstack, split, chunk, unbind, meshgrid]

  private static let tensors = Parameter("tensors", .tensors)
  private static let dim = Parameter("dim", .int, default: .int(0), aliases: ["axis"])
  private static let pair: Sample.Input = .tensors([[2, 3], [2, 3]], from: -2, to: 2)

  static let cat = Operation(
    "cat", [tensors, dim], places: [.function, .alias("concat"), .alias("concatenate")], gradientName: "CatBackward0",
    summary: "Joins tensors along an existing dimension.",
    example: """
      cat([tensor([1, 2]), tensor([3])])
      #> tensor([1, 2, 3])
      """,
    samples: [Sample([pair]), Sample([.tensors([[2, 1], [2, 3], [2, 0]], from: -2, to: 2), .fixed(.int(1))])],
    derivative: .list { node, gradient in
      guard let list = node.attributes.object as? ParentList else { throw GraphError.secondBackward }
      var start = 0
      return try list.tensors.map { tensor in
        let length = tensor.rank == 1 && tensor.count == 0 ? 0 : tensor.shape[node.attributes.first]
        defer { start += length }
        guard tensor.requiresGrad else { return nil }
        return try gradient.narrow(node.attributes.first, start, length)
      }
    },
    evaluate: { arguments in .tensor(try Tensor.cat(arguments.tensors(0), arguments.int(1))) })

  static let stack = Operation(
    "stack", [tensors, dim], places: [.function], gradientName: "StackBackward0",
    summary: "Joins tensors of one shape along a new dimension.",
    example: """
      stack([tensor([1, 2]), tensor([3, 4])])
      #> tensor([[1, 2],
      #>         [3, 4]])
      """,
    samples: [Sample([pair]), Sample([pair, .fixed(.int(-1))])],
    derivative: .list { node, gradient in
      guard let list = node.attributes.object as? ParentList else { throw GraphError.secondBackward }
      return try list.tensors.enumerated().map { index, tensor in
        tensor.requiresGrad ? try gradient.select(node.attributes.first, index) : nil
      }
    },
    evaluate: { arguments in .tensor(try Tensor.stack(arguments.tensors(0), arguments.int(1))) })

  static let hstack = Operation(
    "hstack", [tensors], places: [.function], gradientName: "CatBackward0", summary: "Joins tensors side by side.",
    example: """
      hstack([tensor([1, 2]), tensor([3])])
      #> tensor([1, 2, 3])
      """,
    samples: [Sample([pair])], derivative: cat.derivative,
    evaluate: { arguments in
      let list = try arguments.tensors(0).map { $0.rank == 0 ? try $0.reshape([1]) : $0 }
      if list.isEmpty { throw TensorError.runtime("hstack expects a non-empty TensorList") }
      return .tensor(try Tensor.cat(list, list[0].rank == 1 ? 0 : 1))
    })

  static let vstack = Operation(
    "vstack", [tensors], places: [.function, .alias("row_stack")], gradientName: "CatBackward0",
    summary: "Joins tensors on top of each other.",
    example: """
      vstack([tensor([1, 2]), tensor([3, 4])])
      #> tensor([[1, 2],
      #>         [3, 4]])
      """,
    samples: [Sample([pair])], derivative: cat.derivative,
    evaluate: { arguments in
      let list = try arguments.tensors(0).map { $0.rank < 2 ? try $0.reshape([1, $0.count]) : $0 }
      if list.isEmpty { throw TensorError.runtime("vstack expects a non-empty TensorList") }
      return .tensor(try Tensor.cat(list, 0))
    })

  static let split = Operation(
    "split",
    [Parameter("tensor", .tensor), Parameter("split_size_or_sections", .intOrInts, aliases: ["split_size"]), dim],
    gradientName: "SplitBackward0", summary: "Views of pieces along a dimension, by size or by a list of sizes.",
    example: """
      arange(5).split(2)
      #> (tensor([0, 1]), tensor([2, 3]), tensor([4]))
      """,
    samples: [
      Sample([.tensor([5, 2], from: -2, to: 2, .float32), .fixed(.int(2))]),
      Sample([.tensor([2, 5], from: -2, to: 2, .float32), .fixed(.ints([2, 3])), .fixed(.int(1))]),
    ],
    derivative: Indexing.slice.derivative,
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      let dim = arguments.isNone(2) ? 0 : try arguments.int(2)
      if case .ints(let sizes) = arguments[1] { return .tensors(try input.split(sizes: sizes, dim)) }
      return .tensors(try input.split(arguments.int(1), dim))
    })

  static let splitWithSizes = split.variant(
    gradientName: "SplitWithSizesBackward0", derivative: Indexing.sliceDerivative)

  static let chunk = Operation(
    "chunk", [Parameter("input", .tensor), Parameter("chunks", .int), dim], gradientName: "SplitBackward0",
    summary: "Views of at most so many pieces of equal size.",
    example: """
      arange(5).chunk(2)
      #> (tensor([0, 1, 2]), tensor([3, 4]))
      """,
    samples: [Sample([.tensor([5, 2], from: -2, to: 2, .float32), .fixed(.int(2))])],
    derivative: Indexing.slice.derivative,
    evaluate: { arguments in .tensors(try arguments.tensor(0).chunk(arguments.int(1), arguments.int(2))) })

  static let unbind = Operation(
    "unbind", [Parameter("input", .tensor), dim], gradientName: "UnbindBackward0",
    summary: "Views of all slices along a dimension.",
    example: """
      tensor([[1, 2], [3, 4]]).unbind()
      #> (tensor([1, 2]), tensor([3, 4]))
      """,
    samples: [Sample([.tensor([2, 3], from: -2, to: 2, .float32)])], derivative: Indexing.select.derivative,
    evaluate: { arguments in .tensors(try arguments.tensor(0).unbind(arguments.int(1))) })

  static let meshgrid = Operation(
    "meshgrid",
    [
      Parameter("tensors", .tensors, variadic: true),
      Parameter("indexing", .string, default: .string("ij"), keywordOnly: true),
    ],
    places: [.function], gradientName: "ExpandBackward0",
    summary: "Coordinate grids of vectors, with matrix (ij) or Cartesian (xy) indexing.",
    example: """
      meshgrid(tensor([1, 2]), tensor([3, 4]), indexing='ij')[0]
      #> tensor([[1, 1],
      #>         [2, 2]])
      """,
    samples: [Sample([.tensors([[2], [3]], from: -2, to: 2)])], derivative: Shaping.expand.derivative,
    evaluate: { arguments in
      .tensors(try Tensor.meshgrid(arguments.tensors(0), arguments.isNone(1) ? "ij" : arguments.string(1)))
    })
}

extension Tensor {
  /// Tensors joined along a dimension. Dtype: promoted.
  public static func cat(_ list: [Tensor], _ dim: Int = 0) throws -> Tensor {
    guard let first = list.first else {
      throw TensorError.value("torch.cat(): expected a non-empty list of Tensors")
    }
    if let position = list.firstIndex(where: { $0.rank == 0 }) {
      throw TensorError.runtime("zero-dimensional tensor (at position \(position)) cannot be concatenated")
    }
    // Empty vectors fit anything: an old rule of PyTorch.
    let model = list.first { !($0.rank == 1 && $0.count == 0) } ?? first
    let axis = try model.sizes.axis(dim)
    var shape = model.sizes
    shape[axis] = 0
    var dtype = first.elementType
    for (position, tensor) in list.enumerated() {
      dtype = DType.promote(dtype, tensor.elementType)
      if tensor.rank == 1 && tensor.count == 0 { continue }
      try checkJoin(tensor, model, axis, position)
      let (total, overflow) = shape[axis].addingReportingOverflow(tensor.sizes[axis])
      if overflow { throw TensorError.tooLarge(shape) }
      shape[axis] = total
    }
    let out = try uninitialized(shape, dtype)
    var start = 0
    for tensor in list where !(tensor.rank == 1 && tensor.count == 0) {
      let length = tensor.sizes[axis]
      var part = shape
      part[axis] = length
      if tensor.count > 0 {
        try out.alias(shape: part, strides: out.steps, offset: start &* out.steps[axis])
          .writeElements(of: tensor, interruptible: true)
      }
      start += length
    }
    if dtype.isFloatingPoint { out.record(Joining.cat, list: list) }
    out.attributes.first = axis
    return out
  }

  private static func checkJoin(_ tensor: Tensor, _ model: Tensor, _ axis: Int, _ position: Int) throws {
    guard tensor.rank == model.rank else {
      throw TensorError.runtime(
        "Tensors must have same number of dimensions: got \(model.rank) and \(tensor.rank)")
    }
    for other in model.sizes.indices where other != axis && tensor.sizes[other] != model.sizes[other] {
      throw TensorError.runtime(
        "Sizes of tensors must match except in dimension \(axis). Expected size \(model.sizes[other]) but got size "
          + "\(tensor.sizes[other]) for tensor number \(position) in the list.")
    }
  }

  /// Tensors of one shape joined along a new dimension.
  public static func stack(_ list: [Tensor], _ dim: Int = 0) throws -> Tensor {
    guard let first = list.first else { throw TensorError.runtime("stack expects a non-empty TensorList") }
    for (position, tensor) in list.enumerated() where tensor.sizes != first.sizes {
      throw TensorError.runtime(
        "stack expects each tensor to be equal size, but got \(first.sizes) at entry 0 and \(tensor.sizes) at entry "
          + "\(position)")
    }
    let axis = try first.detached().unsqueeze(dim).sizes.axis(dim)
    let out = try GradMode.noGrad { try cat(list.map { try $0.unsqueeze(axis) }, axis) }
    if out.elementType.isFloatingPoint { out.record(Joining.stack, list: list) }
    out.attributes.first = axis
    return out
  }

  /// Pieces of one size along a dimension; the last one may be smaller.
  public func split(_ size: Int, _ dim: Int = 0) throws -> [Tensor] {
    try pieces(size, dim, Joining.split)
  }

  private func pieces(_ size: Int, _ dim: Int, _ operation: Operation) throws -> [Tensor] {
    guard rank > 0 else { throw TensorError.runtime("split expects at least a 1-dimensional tensor") }
    let axis = try sizes.axis(dim)
    let length = sizes[axis]
    if size < 0 { throw TensorError.runtime("split expects split_size be non-negative, but got split_size=\(size)") }
    if size == 0, length != 0 {
      throw TensorError.runtime(
        "split_size can only be 0 if dimension size is 0, but got dimension size of \(length)")
    }
    if length == 0 { return [sliced(axis, 0, 0, 1, operation)] }
    return try stride(from: 0, to: length, by: size).map {
      try Interruption.check()
      return sliced(axis, $0, Swift.min(size, length - $0), 1, operation)
    }
  }

  /// Pieces of given sizes along a dimension.
  public func split(sizes wanted: [Int], _ dim: Int = 0) throws -> [Tensor] {
    guard rank > 0 else { throw TensorError.runtime("split expects at least a 1-dimensional tensor") }
    let axis = try sizes.axis(dim)
    if wanted.contains(where: { $0 < 0 }) {
      throw TensorError.runtime(
        "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(Shape(wanted))")
    }
    guard wanted.sum == sizes[axis] else {
      throw TensorError.runtime(
        "split_with_sizes expects split_sizes to sum exactly to \(sizes[axis]) (input tensor's size at dimension "
          + "\(axis)), but got split_sizes=\(Shape(wanted))")
    }
    var start = 0
    return try wanted.map { length in
      try Interruption.check()
      defer { start += length }
      return sliced(axis, start, length, 1, Joining.splitWithSizes)
    }
  }

  /// At most so many pieces of equal size.
  public func chunk(_ chunks: Int, _ dim: Int = 0) throws -> [Tensor] {
    guard rank > 0 else { throw TensorError.runtime("chunk expects at least a 1-dimensional tensor") }
    if chunks <= 0 {
      throw TensorError.runtime("chunk expects `chunks` to be greater than 0, got: \(chunks)")
    }
    let axis = try sizes.axis(dim)
    let length = sizes[axis]
    if length == 0 {
      guard chunks <= 1 << 24 else { throw TensorError.runtime("cannot create std::vector larger than max_size()") }
      return try (0..<chunks).map { _ in
        try Interruption.check()
        return sliced(axis, 0, 0, 1, Joining.splitWithSizes)
      }
    }
    return try pieces(length / chunks + (length % chunks == 0 ? 0 : 1), dim, Joining.split)
  }

  /// All slices along a dimension.
  public func unbind(_ dim: Int = 0) throws -> [Tensor] {
    if rank == 0 { throw TensorError.index("Dimension specified as \(dim) but tensor has no dimensions") }
    let axis = try sizes.axis(dim)
    return try (0..<sizes[axis]).map {
      try Interruption.check()
      return selected(axis, $0, Joining.unbind)
    }
  }

  /// Coordinate grids of vectors.
  public static func meshgrid(_ list: [Tensor], _ indexing: String) throws -> [Tensor] {
    if list.isEmpty { throw TensorError.runtime("meshgrid expects a non-empty TensorList") }
    guard indexing == "ij" || indexing == "xy" else {
      throw TensorError.runtime("torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
    }
    if let matrix = list.first(where: { $0.rank > 1 }) {
      throw TensorError.runtime(
        "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got a \(matrix.rank)D tensor")
    }
    if list.contains(where: { $0.elementType != list[0].elementType }) {
      throw TensorError.runtime("torch.meshgrid expects all tensors to have the same dtype")
    }
    let swaps = indexing == "xy" && list.count > 1
    var order = list
    if swaps { order.swapAt(0, 1) }
    let shape = Shape(order.map(\.count))
    var grids = try order.enumerated().map { axis, vector -> Tensor in
      var column = Array(repeating: 1, count: order.count)
      column[axis] = vector.count
      return try vector.reshape(column).expand(Array(shape))
    }
    if swaps { grids.swapAt(0, 1) }
    return grids
  }
}
