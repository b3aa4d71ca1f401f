import Tensors

/// The losses.
enum Losses {
  static let all = [mse, l1, bce, bceWithLogits, crossEntropy, nll, smoothL1, huber]

  private static let averages = [ModuleParameter.refused("size_average"), .refused("reduce")]
  private static let reduction = ModuleParameter("reduction", .string, default: .string("mean"))
  private static let weight = ModuleParameter("weight", .optionalTensor, default: ModuleArgument.none)
  private static let ignoreIndex = ModuleParameter("ignore_index", .int, default: .int(-100))

  static let mse = ModuleKind.loss(
    "MSELoss", averages + [reduction], summary: "The mean of the squared differences.",
    example: """
      nn.MSELoss()(tensor([1., 2.]), tensor([0., 4.]))
      #> tensor(2.5000)
      """
  ) { loss, input, target in
    LossFunction.warnAboutSizes(input, target)
    return try Tensor.mseLoss(input, target, loss.reduction)
  }

  static let l1 = ModuleKind.loss(
    "L1Loss", averages + [reduction], summary: "The mean of the absolute differences.",
    example: """
      nn.L1Loss()(tensor([1., 2.]), tensor([0., 4.]))
      #> tensor(1.5000)
      """
  ) { loss, input, target in
    LossFunction.warnAboutSizes(input, target)
    return try Functional.l1Loss(input, target, loss.reduction)
  }

  static let bce = ModuleKind.loss(
    "BCELoss", [weight] + averages + [reduction],
    summary: "The mean of -(y log p + (1 - y) log(1 - p)) for probabilities p and targets y.",
    example: """
      nn.BCELoss()(tensor([0.5, 0.9]), tensor([1., 1.]))
      #> tensor(0.3993)
      """
  ) { loss, input, target in
    try Tensor.binaryCrossEntropy(input, target, weight: loss.bufferSlots["weight"], loss.reduction)
  }

  static let bceWithLogits = ModuleKind.loss(
    "BCEWithLogitsLoss",
    [weight] + averages + [reduction, ModuleParameter("pos_weight", .optionalTensor, default: ModuleArgument.none)],
    summary: "Binary cross entropy of sigmoid(input), computed without overflow.",
    example: """
      nn.BCEWithLogitsLoss()(tensor([0., 2.]), tensor([1., 1.]))
      #> tensor(0.4100)
      """
  ) { loss, input, target in
    try Tensor.binaryCrossEntropyWithLogits(
      input, target, weight: loss.bufferSlots["weight"], loss.reduction, positive: loss.bufferSlots["pos_weight"])
  }

  static let crossEntropy = ModuleKind.loss(
    "CrossEntropyLoss",
    [
      weight, averages[0], ignoreIndex, averages[1], reduction,
      ModuleParameter("label_smoothing", .number, default: .float(0)),
    ],
    summary: "The negative log-probability of the target classes under softmax of the input.",
    example: """
      nn.CrossEntropyLoss()(tensor([[0., 0.]]), tensor([1]))
      #> tensor(0.6931)
      """
  ) { loss, input, target in
    try Tensor.crossEntropy(
      input, target, weight: loss.bufferSlots["weight"], loss.reduction, ignoring: loss.ignoredClass,
      smoothing: loss.number("label_smoothing"))
  }

  static let nll = ModuleKind.loss(
    "NLLLoss", [weight, averages[0], ignoreIndex, averages[1], reduction],
    summary: "The negative log-probability of the target classes.",
    example: """
      nn.NLLLoss()(tensor([[-1., -2.]]), tensor([1]))
      #> tensor(2.)
      """
  ) { loss, input, target in
    try input.nllLoss(
      target, weight: loss.bufferSlots["weight"], loss.reduction, ignoring: loss.ignoredClass)
  }

  static let smoothL1 = ModuleKind.loss(
    "SmoothL1Loss", averages + [reduction, ModuleParameter("beta", .number, default: .float(1))],
    summary: "Squared differences below beta, absolute ones above, joined smoothly.",
    example: """
      nn.SmoothL1Loss()(tensor([0., 2.]), tensor([0.5, 0.]))
      #> tensor(0.8125)
      """
  ) { loss, input, target in
    LossFunction.warnAboutSizes(input, target)
    return try Functional.smoothL1Loss(input, target, loss.reduction, beta: loss.number("beta"))
  }

  static let huber = ModuleKind.loss(
    "HuberLoss", [reduction, ModuleParameter("delta", .number, default: .float(1))],
    summary: "Half squared differences below delta, delta times absolute ones above.",
    example: """
      nn.HuberLoss(delta=0.5)(tensor([0., 2.]), tensor([0.5, 0.]))
      #> tensor(0.5000)
      """
  ) { loss, input, target in
    LossFunction.warnAboutSizes(input, target)
    return try Functional.huberLoss(input, target, loss.reduction, delta: loss.number("delta"))
  }
}
