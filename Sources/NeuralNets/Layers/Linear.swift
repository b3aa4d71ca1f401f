import Tensors

/// An affine map of the last dimension: `input @ weight.T + bias`.
public final class Linear: Module {
  static let record = ModuleKind(
    "Linear", in: "linear",
    [
      ModuleParameter("in_features", .int), ModuleParameter("out_features", .int),
      ModuleParameter("bias", .bool, default: .bool(true)), .refused("device"), .refused("dtype"),
    ],
    summary: "An affine map: input @ weight.T + bias, with weights drawn from ±1/sqrt(in_features).",
    example: """
      net = nn.Linear(2, 3)
      net
      #> Linear(in_features=2, out_features=3, bias=True)
      net.weight.shape
      #> torch.Size([3, 2])
      """,
    make: { _, arguments in
      try Linear(arguments[0], arguments[1], bias: arguments[2].isTrue)
    })

  /// Weights of shape [outFeatures, inFeatures] and biases, drawn uniformly from ±1/sqrt(inFeatures), weights first.
  public convenience init(_ inFeatures: Int, _ outFeatures: Int, bias: Bool = true) throws {
    try self.init(.int(inFeatures), .int(outFeatures), bias: bias)
  }

  /// Source: random.md; PyTorch's kaiming_uniform_ with a = sqrt(5) has this bound.
  init(_ inFeatures: ModuleArgument, _ outFeatures: ModuleArgument, bias: Bool) throws {
    super.init(kind: Linear.record)
    let (inputs, outputs) = try Linear.sizes(inFeatures, outFeatures)
    settings.set("in_features", inFeatures)
    settings.set("out_features", outFeatures)
    let bound = inputs > 0 ? 1 / Double(inputs).squareRoot() : 0
    let weight = try Initialization.uniform([outputs, inputs], bound: bound)
    if weight.count == 0 { Warnings.emit(.user, "Initializing zero-element tensors is a no-op") }
    try registerParameter("weight", weight.asParameter())
    try registerParameter("bias", bias ? Initialization.uniform([outputs], bound: bound).asParameter() : nil)
  }

  /// The integers of both sizes. Errors: TypeError in the words of PyTorch's tensor creation.
  private static func sizes(_ inputs: ModuleArgument, _ outputs: ModuleArgument) throws -> (Int, Int) {
    guard let rows = outputs.integer else {
      throw TensorError(
        .type,
        "empty(): argument 'size' (position 1) must be tuple of ints, but found element of type "
          + "\(outputs.typeName) at pos 0")
    }
    guard let columns = inputs.integer else {
      throw TensorError(
        .type,
        "empty(): argument 'size' failed to unpack the object at pos 2 with error "
          + "\"type must be tuple of ints,but got \(inputs.typeName)\"")
    }
    return (columns, rows)
  }

  public var weight: Tensor? { parameterSlots["weight"] }
  public var bias: Tensor? { parameterSlots["bias"] }

  public override func forward(_ input: Tensor) throws -> Tensor {
    guard let weight else {
      throw TensorError(.type, "linear(): argument 'weight' (position 2) must be Tensor, not NoneType")
    }
    return try Tensor.linear(input, weight, bias)
  }

  public override var extraDescription: String {
    settings.entries.map { "\($0.name)=\($0.value?.text ?? "None")" }.joined(separator: ", ")
      + ", bias=\(bias == nil ? "False" : "True")"
  }
}
