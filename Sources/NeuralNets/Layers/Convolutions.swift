import Tensors

/// Layers that slide kernels over planes [n, c, h, w] or sequences [n, c, l].
public final class Convolution: Module {
  static let records = [
    record(
      "Conv1d", rank: 1, what: "sequences [n, in_channels, l]",
      example: """
        nn.Conv1d(1, 4, 3)(zeros(2, 1, 8)).shape
        #> torch.Size([2, 4, 6])
        """),
    record(
      "Conv2d", rank: 2, what: "planes [n, in_channels, h, w]",
      example: """
        net = nn.Conv2d(1, 16, kernel_size=5)
        net
        #> Conv2d(1, 16, kernel_size=(5, 5), stride=(1, 1))
        net(zeros(2, 1, 28, 28)).shape
        #> torch.Size([2, 16, 24, 24])
        """),
  ]

  private static func record(_ name: String, rank: Int, what: String, example: String) -> ModuleKind {
    ModuleKind(
      name, in: "conv",
      [
        ModuleParameter("in_channels", .int), ModuleParameter("out_channels", .int),
        ModuleParameter("kernel_size", .size), ModuleParameter("stride", .size, default: .int(1)),
        ModuleParameter("padding", .size, default: .int(0)), ModuleParameter("dilation", .size, default: .int(1)),
        ModuleParameter("groups", .int, default: .int(1)), ModuleParameter("bias", .bool, default: .bool(true)),
        .refused("padding_mode", default: .string("zeros")), .refused("device"), .refused("dtype"),
      ],
      summary: "Sums of products of \(what) with trained kernels at every place.", example: example,
      make: { kind, arguments in try Convolution(kind, arguments, rank: rank) })
  }

  private let rank: Int
  private var groups = 1

  private init(_ kind: ModuleKind, _ arguments: [ModuleArgument], rank: Int) throws {
    self.rank = rank
    super.init(kind: kind)
    for (name, value) in zip(["in_channels", "out_channels"], arguments) { settings.set(name, value) }
    for (place, name) in [(2, "kernel_size"), (3, "stride"), (4, "padding"), (5, "dilation")] {
      settings.set(name, try Convolution.sizes(arguments[place], rank, name, kind.name))
    }
    let kernel = try integers("kernel_size")
    let (inputs, outputs) = (try channels(arguments[0], "in_channels"), try channels(arguments[1], "out_channels"))
    try checkPadding()
    guard let groups = arguments[6].integer else {
      throw TensorError(.type, "\(kind.name): groups must be int, not \(arguments[6].typeName)")
    }
    self.groups = groups
    if groups <= 0 { throw TensorError(.value, "groups must be a positive integer") }
    if inputs % groups != 0 { throw TensorError(.value, "in_channels must be divisible by groups") }
    if outputs % groups != 0 { throw TensorError(.value, "out_channels must be divisible by groups") }
    settings.set("groups", .int(groups))
    let count = kernel.reduce(Double(inputs / groups)) { $0 * Double($1) }
    let bound = count > 0 ? 1 / count.squareRoot() : 0
    let shape = Shape([outputs, inputs / groups] + kernel)
    try registerParameter("weight", Initialization.uniform(shape, bound: bound).asParameter())
    let bias = arguments[7].isTrue ? try Initialization.uniform([outputs], bound: bound).asParameter() : nil
    try registerParameter("bias", bias)
  }

  private func channels(_ argument: ModuleArgument, _ name: String) throws -> Int {
    guard let value = argument.integer else {
      throw TensorError(.type, "\(className): \(name) must be int, not \(argument.typeName)")
    }
    guard value > 0 else { throw TensorError(.value, "\(name) must be positive, got \(value)") }
    return value
  }

  /// A number for every direction, or one each; words of padding stay words.
  private static func sizes(
    _ argument: ModuleArgument, _ rank: Int, _ name: String, _ owner: String
  ) throws -> ModuleArgument {
    if let value = argument.integer { return .tuple(Array(repeating: .int(value), count: rank)) }
    switch argument {
    case .string(let word) where name == "padding":
      guard word == "same" || word == "valid" else {
        throw TensorError(.value, "Invalid padding string '\(word)', should be one of {'valid', 'same'}")
      }
      return argument
    case .tuple(let items) where items.count == rank && items.allSatisfy({ $0.integer != nil }): return argument
    case .none, .bool, .int, .float, .string, .tensor, .module, .tuple, .modules:
      throw TensorError(.type, "\(owner): \(name) must be an int or a tuple of \(rank) ints, not \(argument.text)")
    }
  }

  private func integers(_ name: String) throws -> [Int] {
    guard case .tuple(let items)? = settings[name] else {
      throw TensorError(.type, "\(className).\(name) must be a tuple of ints")
    }
    return items.map { $0.integer ?? 0 }
  }

  private func checkPadding() throws {
    guard case .string("same")? = settings["padding"] else { return }
    if try integers("stride").contains(where: { $0 != 1 }) {
      throw TensorError(.value, "padding='same' is not supported for strided convolutions")
    }
  }

  public override func forward(_ input: Tensor) throws -> Tensor {
    guard let weight = parameterSlots["weight"] else {
      throw TensorError(.type, "conv\(rank)d(): argument 'weight' (position 2) must be Tensor, not NoneType")
    }
    let (stride, dilation) = (try integers("stride"), try integers("dilation"))
    var (input, padding) = (input, [Int]())
    if case .string(let word)? = settings["padding"] {
      (input, padding) = try Tensor.convolutionPadded(
        input, word, kernel: integers("kernel_size"), stride: stride, dilation: dilation)
    } else {
      padding = try integers("padding")
    }
    if rank == 1 {
      return try Tensor.conv1d(
        input, weight, parameterSlots["bias"], stride: stride, padding: padding, dilation: dilation, groups: groups)
    }
    return try Tensor.conv2d(
      input, weight, parameterSlots["bias"], stride: (stride[0], stride[1]), padding: (padding[0], padding[1]),
      dilation: (dilation[0], dilation[1]), groups: groups)
  }

  public override var extraDescription: String {
    func text(_ name: String) -> String { settings[name]?.text ?? "None" }
    var parts = [text("in_channels"), text("out_channels")]
    parts += ["kernel_size", "stride"].map { "\($0)=\(text($0))" }
    if case .string(let word)? = settings["padding"] {
      parts.append("padding=\(word)")
    } else if (try? integers("padding"))?.contains(where: { $0 != 0 }) ?? false {
      parts.append("padding=\(text("padding"))")
    }
    if (try? integers("dilation"))?.contains(where: { $0 != 1 }) ?? false {
      parts.append("dilation=\(text("dilation"))")
    }
    if groups != 1 { parts.append("groups=\(groups)") }
    if parameterSlots["bias"] == nil { parts.append("bias=False") }
    return parts.joined(separator: ", ")
  }
}

/// Layers that keep one number of every window.
enum PoolingLayers {
  static let all = [maxPool2d, avgPool2d]

  static let maxPool2d = ModuleKind.function(
    "MaxPool2d", in: "pooling",
    [
      ModuleParameter("kernel_size", .size), ModuleParameter("stride", .size, default: ModuleArgument.none),
      ModuleParameter("padding", .size, default: .int(0)), ModuleParameter("dilation", .size, default: .int(1)),
      .refused("return_indices", default: .bool(false)), ModuleParameter("ceil_mode", .bool, default: .bool(false)),
    ],
    summary: "The largest number of every window of planes [n, c, h, w].",
    example: """
      nn.MaxPool2d(2)
      #> MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)
      nn.MaxPool2d(2)(arange(16.).reshape(1, 1, 4, 4))
      #> tensor([[[[ 5.,  7.],
      #>           [13., 15.]]]])
      """
  ) { layer, input in
    try Tensor.maxPool2d(
      input, layer.extent("kernel_size"), stride: layer.extent("stride"), padding: layer.extent("padding"),
      dilation: layer.extent("dilation"), roundsUp: layer.settings["ceil_mode"]?.isTrue ?? false)
  }.withStrideOfKernel()

  static let avgPool2d = ModuleKind.function(
    "AvgPool2d", in: "pooling",
    [
      ModuleParameter("kernel_size", .size), ModuleParameter("stride", .size, default: ModuleArgument.none),
      ModuleParameter("padding", .size, default: .int(0)), .refused("ceil_mode", default: .bool(false)),
      .refused("count_include_pad", default: .bool(true)), .refused("divisor_override"),
    ],
    summary: "The mean of every window of planes [n, c, h, w].",
    example: """
      nn.AvgPool2d(2)
      #> AvgPool2d(kernel_size=2, stride=2, padding=0)
      nn.AvgPool2d(2)(arange(16.).reshape(1, 1, 4, 4))
      #> tensor([[[[ 2.5000,  4.5000],
      #>           [10.5000, 12.5000]]]])
      """
  ) { layer, input in
    try Tensor.avgPool2d(
      input, layer.extent("kernel_size"), stride: layer.extent("stride"), padding: layer.extent("padding"))
  }.withStrideOfKernel()
}

extension ModuleKind {
  /// The same record; a stride that was left out is the kernel's size.
  fileprivate func withStrideOfKernel() -> ModuleKind {
    ModuleKind(
      name, in: String(pythonModule.dropFirst("torch.nn.modules.".count)), parameters, inputs: inputs,
      summary: summary, example: example
    ) { _, arguments in
      var arguments = arguments
      if arguments[1].isNone { arguments[1] = arguments[0] }
      return try self.make(arguments)
    }
  }
}

extension FunctionLayer {
  /// A setting that is one number for both directions or a pair. Errors: TypeError for anything else.
  fileprivate func extent(_ name: String) throws -> (Int, Int) {
    if let value = settings[name]?.integer { return (value, value) }
    if case .tuple(let items)? = settings[name], items.count == 2, let rows = items[0].integer,
      let columns = items[1].integer
    {
      return (rows, columns)
    }
    throw TensorError(.type, "\(className).\(name) must be an int or a tuple of 2 ints")
  }
}
