/// What a loss does with the losses of the elements.
public enum LossReduction: String {
  case none, mean, sum

  /// Errors: ValueError for other words.
  init(word: String) throws {
    guard let value = LossReduction(rawValue: word) else {
      throw TensorError.value("\(word) is not a valid value for reduction")
    }
    self = value
  }
}

/// Losses and the normalisations they need.
enum Loss {
  static let all = [
    mseLoss, l1Loss, binaryCrossEntropy, binaryCrossEntropyWithLogits, softmax, logSoftmax, nllLoss, crossEntropy,
  ]

  private static let functional = [Place.namespace("nn.functional")]
  private static let pair = [Parameter("input", .tensor), Parameter("target", .tensor)]
  private static let reduction = Parameter("reduction", .string, default: .string("mean"))
  private static let matrix: Sample.Input = .tensor([2, 3], from: -2, to: 2, .float32)
  private static let probabilities: Sample.Input = .tensor([2, 3], from: 0.1, to: 0.9, .float32)

  /// The three reductions of one pair of inputs.
  private static func samples(_ input: Sample.Input, _ target: Sample.Input, weighted: Bool = false) -> [Sample] {
    let between: [Sample.Input] = weighted ? [.fixed(.none)] : []
    return ["mean", "sum", "none"].map { Sample([input, target] + between + [.fixed(.string($0))]) }
  }

  static let mseLoss = Operation(
    "mse_loss", pair + [reduction], places: functional, gradientName: "MseLossBackward0",
    summary: "The mean of the squared differences.",
    example: """
      nn.functional.mse_loss(tensor([1., 2.]), tensor([0., 4.]))
      #> tensor(2.5000)
      """,
    samples: samples(matrix, .tensor([2, 3], from: 1, to: 2, .float32)),
    derivative: .function { node, gradient in
      let factor = node.attributes.flag ? 2 / Double(node.attributes.first) : 2
      let difference = try Tensor.sub(node.savedInput0(), node.savedInput1())
      let first = try Tensor.mul(Tensor.mul(difference, .float(factor)), gradient)
      return Gradients(node.needs0 ? first : nil, node.needs1 ? try Tensor.neg(first) : nil)
    },
    evaluate: { arguments in
      .tensor(
        try Tensor.mseLoss(
          arguments.tensor(0), arguments.tensor(1), LossReduction(word: arguments.word(2, "mean"))))
    })

  static let l1Loss = Operation(
    "l1_loss", pair + [reduction], places: functional, gradientName: "MeanBackward0",
    summary: "The mean of the absolute differences.",
    example: """
      nn.functional.l1_loss(tensor([1., 2.]), tensor([0., 4.]))
      #> tensor(1.5000)
      """,
    samples: samples(matrix, .tensor([2, 3], from: 3, to: 4, .float32)),
    derivative: .none(because: "its parts are recorded"),
    evaluate: { arguments in
      let difference = try Tensor.abs(Tensor.sub(arguments.tensor(0), arguments.tensor(1)))
      return .tensor(try difference.reduced(LossReduction(word: arguments.word(2, "mean"))))
    })

  static let binaryCrossEntropy = Operation(
    "binary_cross_entropy", pair + [Parameter("weight", .tensor, default: Argument.none), reduction],
    places: functional, gradientName: "BinaryCrossEntropyBackward0",
    summary: "The mean of -(y log p + (1 - y) log(1 - p)) for probabilities p and targets y.",
    example: """
      nn.functional.binary_cross_entropy(tensor([0.5, 0.9]), tensor([1., 1.]))
      #> tensor(0.3993)
      """,
    samples: samples(probabilities, .tensor([2, 3], from: 0, to: 1, .float32), weighted: true),
    derivative: .function { node, gradient in try Tensor.binaryCrossEntropyGradients(node, gradient) },
    evaluate: { arguments in
      .tensor(
        try Tensor.binaryCrossEntropy(
          arguments.tensor(0), arguments.tensor(1), weight: arguments.optionalTensor(2),
          LossReduction(word: arguments.word(3, "mean"))))
    })

  static let binaryCrossEntropyWithLogits = Operation(
    "binary_cross_entropy_with_logits",
    pair + [
      Parameter("weight", .tensor, default: Argument.none), reduction,
      Parameter("pos_weight", .tensor, default: Argument.none, keywordOnly: true),
    ],
    places: functional, gradientName: "BinaryCrossEntropyWithLogitsBackward0",
    summary: "Binary cross entropy of sigmoid(input), computed without overflow.",
    example: """
      nn.functional.binary_cross_entropy_with_logits(tensor([0., 2.]), tensor([1., 1.]))
      #> tensor(0.4100)
      """,
    samples: samples(matrix, .tensor([2, 3], from: 0, to: 1, .float32), weighted: true),
    derivative: .function { node, gradient in
      let scale = node.attributes.flag ? Double(node.attributes.first) : 1
      var outer = scale == 1 ? gradient : try Tensor.div(gradient, .float(scale))
      if let weight = node.attributes.object as? Tensor { outer = try Tensor.mul(outer, weight) }
      let input = try node.savedInput0()
      let first = node.needs0 ? try Tensor.mul(Tensor.sub(Tensor.sigmoid(input), node.savedInput1()), outer) : nil
      return Gradients(first, node.needs1 ? try Tensor.mul(Tensor.neg(input), outer) : nil)
    },
    evaluate: { arguments in
      .tensor(
        try Tensor.binaryCrossEntropyWithLogits(
          arguments.tensor(0), arguments.tensor(1), weight: arguments.optionalTensor(2),
          LossReduction(word: arguments.word(3, "mean")), positive: arguments.optionalTensor(4)))
    })

  private static let softmaxParameters = [
    Parameter("input", .tensor), Parameter("dim", .int, aliases: ["axis"]),
    Parameter("dtype", .dtype, default: Argument.none, keywordOnly: true),
  ]
  private static let softmaxPlaces = [Place.function, .method] + functional

  static let softmax = Operation(
    "softmax", softmaxParameters, places: softmaxPlaces, gradientName: "SoftmaxBackward0",
    summary: "Exponentials divided by their sum along a dimension.",
    example: """
      softmax(tensor([0., 0.]), 0)
      #> tensor([0.5000, 0.5000])
      """,
    samples: [Sample([matrix, .fixed(.int(0))]), Sample([matrix, .fixed(.int(-1))])],
    derivative: .function { node, gradient in
      if let fused = try Tensor.softmaxGradient(node, gradient, isLogarithm: false) { return Gradients(fused) }
      let result = try node.savedOutput()
      let weighted = try Tensor.mul(gradient, result)
      let total = try weighted.sum([node.attributes.first], keepdim: true)
      return Gradients(try Tensor.sub(weighted, Tensor.mul(result, total)))
    },
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      return .tensor(try input.cast(to: arguments.optionalDType(2) ?? input.dtype).softmax(arguments.int(1)))
    })

  static let logSoftmax = Operation(
    "log_softmax", softmaxParameters, places: softmaxPlaces, gradientName: "LogSoftmaxBackward0",
    summary: "The logarithm of softmax, computed without overflow.",
    example: """
      log_softmax(tensor([0., 0.]), 0)
      #> tensor([-0.6931, -0.6931])
      """,
    samples: [Sample([matrix, .fixed(.int(0))]), Sample([matrix, .fixed(.int(-1))])],
    derivative: .function { node, gradient in
      if let fused = try Tensor.softmaxGradient(node, gradient, isLogarithm: true) { return Gradients(fused) }
      let total = try gradient.sum([node.attributes.first], keepdim: true)
      return Gradients(try Tensor.sub(gradient, Tensor.mul(Tensor.exp(node.savedOutput()), total)))
    },
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      return .tensor(try input.cast(to: arguments.optionalDType(2) ?? input.dtype).logSoftmax(arguments.int(1)))
    })

  static let nllLoss = Operation(
    "nll_loss", pair + [Parameter("weight", .tensor, default: Argument.none), reduction, ignoreIndex],
    places: functional,
    gradientName: "NllLossBackward0", summary: "The mean of the negative log-probabilities of the target classes.",
    example: """
      nn.functional.nll_loss(tensor([[-1., -2.]]), tensor([1]))
      #> tensor(2.)
      """,
    samples: samples(matrix, .tensor([2], from: 0, to: 2, .int64), weighted: true),
    derivative: .function { node, gradient in
      guard let input = node.parent0, let choice = node.attributes.object as? ChosenClasses else {
        throw GraphError.secondBackward
      }
      let share = try Tensor.mul(gradient, choice.factors)
      return Gradients(
        try share.reshape([choice.positions.count, 1])
          .scattered(to: [choice.positions.count, choice.classes], 1, choice.positions).reshape(Array(input.shape)))
    },
    evaluate: { arguments in
      .tensor(
        try arguments.tensor(0).nllLoss(
          arguments.tensor(1), weight: arguments.optionalTensor(2), LossReduction(word: arguments.word(3, "mean")),
          ignoring: arguments.isNone(4) ? -100 : arguments.int(4)))
    })

  private static let ignoreIndex = Parameter("ignore_index", .int, default: .int(-100), keywordOnly: true)

  static let crossEntropy = Operation(
    "cross_entropy",
    pair + [
      Parameter("weight", .tensor, default: Argument.none), reduction, ignoreIndex,
      Parameter("label_smoothing", .float, default: .float(0), keywordOnly: true),
    ],
    places: functional,
    gradientName: "NllLossBackward0", summary: "nll_loss of log_softmax: logits against target classes.",
    example: """
      nn.functional.cross_entropy(tensor([[0., 0.]]), tensor([1]))
      #> tensor(0.6931)
      """,
    samples: samples(matrix, .tensor([2], from: 0, to: 2, .int64), weighted: true),
    derivative: .none(because: "its parts are recorded"),
    evaluate: { arguments in
      .tensor(
        try Tensor.crossEntropy(
          arguments.tensor(0), arguments.tensor(1), weight: arguments.optionalTensor(2),
          LossReduction(word: arguments.word(3, "mean")), ignoring: arguments.isNone(4) ? -100 : arguments.int(4),
          smoothing: arguments.isNone(5) ? 0 : arguments.double(5)))
    })
}

/// Which class each row's loss came from, and with which factor.
final class ChosenClasses {
  let positions: Tensor
  let factors: Tensor
  let classes: Int

  init(positions: Tensor, factors: Tensor, classes: Int) {
    self.positions = positions
    self.factors = factors
    self.classes = classes
  }
}

extension Array where Element == Argument {
  /// A word, or its default when left out.
  func word(_ index: Int, _ fallback: String) throws -> String {
    isNone(index) ? fallback : try string(index)
  }
}
