/// Convolutions of planes and of sequences.
enum Convolution {
  static let all = [conv1d, conv2d]

  private static let functional = [Place.namespace("nn.functional"), .function]
  private static let parameters = [
    Parameter("input", .tensor), Parameter("weight", .tensor), Parameter("bias", .tensor, default: Argument.none),
    Parameter("stride", .intOrInts, default: .int(1)),
    Parameter("padding", .anyOf([.intOrInts, .string]), default: .int(0)),
    Parameter("dilation", .intOrInts, default: .int(1)), Parameter("groups", .int, default: .int(1)),
  ]
  private static let images: Sample.Input = .tensor([2, 2, 4, 5], from: -1, to: 1, .float32)
  private static let kernels: Sample.Input = .tensor([3, 2, 2, 3], from: -1, to: 1, .float32)
  private static let biases: Sample.Input = .tensor([3], from: -1, to: 1, .float32)

  static let conv2d = Operation(
    "conv2d", parameters, places: functional, gradientName: "ConvolutionBackward0",
    summary: "Sums of products of planes [n, c, h, w] with kernels [out, c, kh, kw] at every place.",
    example: """
      nn.functional.conv2d(arange(9.).reshape(1, 1, 3, 3), ones(1, 1, 2, 2))
      #> tensor([[[[ 8., 12.],
      #>           [20., 24.]]]])
      """,
    samples: [
      Sample([images, kernels, biases]), Sample([images, kernels]),
      Sample([images, kernels, biases, .fixed(.int(2)), .fixed(.ints([1, 2]))]),
      Sample([images, kernels, biases, .fixed(.int(1)), .fixed(.int(2)), .fixed(.ints([2, 1]))]),
      Sample([
        images, .tensor([4, 1, 2, 3], from: -1, to: 1, .float32), .tensor([4], from: -1, to: 1, .float32),
        .fixed(.int(1)), .fixed(.int(1)), .fixed(.int(1)), .fixed(.int(2)),
      ]),
      Sample([.tensor([2, 4, 5], from: -1, to: 1, .float32), kernels, biases]),
    ],
    derivative: .function { node, gradient in
      let plan = try ConvolutionPlan(of: node)
      return Gradients(
        node.needs0 ? try Tensor.convolutionInput(gradient, node.savedInput1(), plan) : nil,
        node.needs1 ? try Tensor.convolutionWeight(node.savedInput0(), gradient, plan) : nil,
        node.needs2 ? try gradient.sum([0, 2, 3]) : nil)
    },
    evaluate: { arguments in
      let (input, padding) = try arguments.paddedInput(directions: 2)
      return .tensor(
        try Tensor.conv2d(
          input, arguments.tensor(1), arguments.optionalTensor(2), stride: arguments.extent(3, 1),
          padding: (padding[0], padding[1]), dilation: arguments.extent(5, 1),
          groups: arguments.isNone(6) ? 1 : arguments.int(6)))
    })

  /// A convolution of groups of channels, each with kernels of its own.
  static let grouped = Operation(
    "conv2d", parameters, places: [], gradientName: "ConvolutionBackward0", summary: conv2d.summary,
    example: conv2d.example, samples: [], derivative: .composed, evaluate: conv2d.evaluate)

  /// The gradient of a convolution with respect to its input, as a function of the gradient and the kernels.
  static let input = conv2d.variant(gradientName: "ConvolutionBackwardBackward0") { node, gradient in
    let plan = try ConvolutionPlan(of: node)
    return Gradients(
      node.needs0 ? try Tensor.convolution(gradient, node.savedInput1(), nil, plan) : nil,
      node.needs1 ? try Tensor.convolutionWeight(gradient, node.savedInput0(), plan) : nil)
  }

  /// The same with respect to the kernels, as a function of the input and the gradient.
  static let weight = conv2d.variant(gradientName: "ConvolutionBackwardBackward0") { node, gradient in
    let plan = try ConvolutionPlan(of: node)
    return Gradients(
      node.needs0 ? try Tensor.convolutionInput(node.savedInput1(), gradient, plan) : nil,
      node.needs1 ? try Tensor.convolution(node.savedInput0(), gradient, nil, plan) : nil)
  }

  static let conv1d = Operation(
    "conv1d", parameters, places: functional, gradientName: "ConvolutionBackward0",
    summary: "Sums of products of sequences [n, c, l] with kernels [out, c, k] at every place.",
    example: """
      nn.functional.conv1d(tensor([[[1., 2., 4.]]]), tensor([[[1., -1.]]]))
      #> tensor([[[-1., -2.]]])
      """,
    samples: [
      Sample([
        .tensor([2, 2, 5], from: -1, to: 1, .float32), .tensor([3, 2, 2], from: -1, to: 1, .float32), biases,
      ]),
      Sample([
        .tensor([2, 5], from: -1, to: 1, .float32), .tensor([3, 2, 2], from: -1, to: 1, .float32), .fixed(.none),
        .fixed(.int(2)), .fixed(.int(1)),
      ]),
    ],
    derivative: .function { node, gradient in
      let plan = try ConvolutionPlan(of: node)
      let rows = try gradient.unsqueeze(2)
      return Gradients(
        node.needs0 ? try Tensor.convolutionInput(rows, node.savedInput1().unsqueeze(2), plan).squeeze([2]) : nil,
        node.needs1 ? try Tensor.convolutionWeight(node.savedInput0().unsqueeze(2), rows, plan).squeeze([2]) : nil,
        node.needs2 ? try gradient.sum([0, 2]) : nil)
    },
    evaluate: { arguments in
      let (input, padding) = try arguments.paddedInput(directions: 1)
      return .tensor(
        try Tensor.conv1d(
          input, arguments.tensor(1), arguments.optionalTensor(2), stride: arguments.ints(3, 1), padding: padding,
          dilation: arguments.ints(5, 1), groups: arguments.isNone(6) ? 1 : arguments.int(6)))
    })
}

/// What the gradients of a convolution need besides its inputs: where the windows lie.
final class ConvolutionPlan {
  let geometry: WindowGeometry

  init(_ geometry: WindowGeometry) { self.geometry = geometry }

  /// The plan that a node was recorded with.
  /// Errors: RuntimeError when the graph was freed.
  convenience init(of node: Tensor) throws {
    guard let plan = node.attributes.object as? ConvolutionPlan else { throw GraphError.secondBackward }
    self.init(plan.geometry)
  }
}

extension Array where Element == Argument {
  /// The integers at `index`, or one `fallback` when the argument was left out.
  func ints(_ index: Int, _ fallback: Int) throws -> [Int] { isNone(index) ? [fallback] : try ints(index) }

  /// One integer for both directions, or one each for rows and columns.
  /// Errors: RuntimeError for other counts.
  func extent(_ index: Int, _ fallback: Int) throws -> WindowGeometry.Extent {
    let values = try ints(index, fallback)
    guard values.count == 1 || values.count == 2 else {
      throw TensorError.runtime("expected 1 or 2 values for a size of two dimensions, but got \(values.count)")
    }
    return (values[0], values[values.count - 1])
  }

  /// The input of a convolution and its padding, for numbers and for the words `valid` and `same`.
  fileprivate func paddedInput(directions: Int) throws -> (input: Tensor, padding: [Int]) {
    let input = try tensor(0)
    guard case .string(let word) = self[4] else {
      if directions == 1 { return (input, try ints(4, 0)) }
      let padding = try extent(4, 0)
      return (input, [padding.0, padding.1])
    }
    let size = try [Int](tensor(1).sizes.suffix(directions))
    let gaps = try ints(5, 1)
    return try Tensor.convolutionPadded(
      input, word, kernel: size, stride: ints(3, 1),
      dilation: size.indices.map { gaps[Swift.min($0, gaps.count - 1)] })
  }
}

extension Tensor {
  /// The input of a convolution and the zeros on both of its sides for a word. Where an even kernel wants one more zero behind, the
  /// input gets it.
  /// - Parameters:
  ///   - kernel: The sizes of the kernels, one for each direction, as `dilation`.
  /// Errors: RuntimeError for other words and for `same` with strides.
  public static func convolutionPadded(
    _ input: Tensor, _ word: String, kernel: [Int], stride: [Int], dilation: [Int]
  ) throws -> (input: Tensor, padding: [Int]) {
    guard word == "same" else {
      guard word == "valid" else { throw TensorError.runtime("Invalid padding string: '\(word)'") }
      return (input, kernel.map { _ in 0 })
    }
    guard stride.allSatisfy({ $0 == 1 }) else {
      throw TensorError.runtime("padding='same' is not supported for strided convolutions")
    }
    let totals = zip(kernel, dilation).map { ($0 - 1) * $1 }
    var padded = input
    for (place, total) in totals.enumerated() where total % 2 != 0 {
      let axis = input.rank - kernel.count + place
      var edge = [Int](padded.sizes)
      guard edge.indices.contains(axis) else { continue }
      edge[axis] = 1
      padded = try Tensor.cat([padded, Tensor.zeros(Shape(edge), input.dtype)], axis)
    }
    return (padded, totals.map { $0 / 2 })
  }
}
