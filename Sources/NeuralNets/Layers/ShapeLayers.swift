import Tensors

/// Layers that leave the values alone, or drop some.
enum ShapeLayers {
  static let all = [identity, flatten, dropout]

  static let identity = ModuleKind.function(
    "Identity", in: "linear", [ModuleParameter("args", .ignored)], summary: "Gives its input.",
    example: """
      nn.Identity()(tensor([1., 2.]))
      #> tensor([1., 2.])
      """
  ) { _, input in input }

  static let flatten = ModuleKind.function(
    "Flatten", in: "flatten",
    [
      ModuleParameter("start_dim", .int, default: .int(1)), ModuleParameter("end_dim", .int, default: .int(-1)),
    ],
    summary: "Joins the dimensions from start_dim to end_dim.",
    example: """
      nn.Flatten()(torch.ones(2, 3, 4)).shape
      #> torch.Size([2, 12])
      """
  ) { layer, input in try input.flatten(layer.integer("start_dim"), layer.integer("end_dim")) }

  static let dropout = ModuleKind(
    "Dropout", in: "dropout",
    [
      ModuleParameter("p", .number, default: .float(0.5)), ModuleParameter("inplace", .bool, default: .bool(false)),
    ],
    summary: "Zeroes elements with probability p while training and scales the others by 1 / (1 - p).",
    example: """
      nn.Dropout(p=0.0)(tensor([1., 2.]))
      #> tensor([1., 2.])
      nn.Dropout().eval()(tensor([1., 2.]))
      #> tensor([1., 2.])
      """,
    make: { kind, arguments in
      guard let p = arguments[0].number else {
        throw TensorError(.type, "'<' not supported between instances of '\(arguments[0].typeName)' and 'int'")
      }
      if p < 0 || p > 1 { throw probabilityError(arguments[0]) }
      return FunctionLayer(kind: kind, settings: arguments, shown: ["p", "inplace"], dropOut)
    })

  private static func probabilityError(_ p: ModuleArgument) -> TensorError {
    TensorError(.value, "dropout probability has to be between 0 and 1, but got \(p.text)")
  }

  /// The mask takes one float64 uniform an element, and none when nothing or everything is dropped.
  private static func dropOut(_ layer: FunctionLayer, _ input: Tensor) throws -> Tensor {
    let p = try layer.number("p")
    if p < 0 || p > 1 { throw probabilityError(layer.settings["p"] ?? .float(p)) }
    if !layer.isTraining || p == 0 || input.count == 0 { return input }
    if p == 1 { return try Tensor.mul(input, Tensor.zeros(input.shape, input.dtype)) }
    guard input.dtype.isFloatingPoint else {
      throw TensorError(
        .runtime, "result type Float can't be cast to the desired output type \(input.dtype.scalarTypeName)")
    }
    return try Tensor.mul(input, Tensor.div(mask(like: input, 1 - p), .float(1 - p)))
  }

  /// Ones with a probability, drawn in the order of an input's memory.
  private static func mask(like input: Tensor, _ share: Double) throws -> Tensor {
    if input.isContiguous { return try Tensor.zeros(input.shape, input.dtype).bernoulli(share) }
    let order = input.shape.indices.sorted {
      input.strides[$0] > input.strides[$1] || (input.strides[$0] == input.strides[$1] && $0 < $1)
    }
    let drawn = try Tensor.zeros(Shape(order.map { input.shape[$0] }), input.dtype).bernoulli(share)
    return try drawn.permute(input.shape.indices.map { axis in order.firstIndex(of: axis) ?? axis })
  }
}
