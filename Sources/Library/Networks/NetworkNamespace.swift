import Interpreter
import NeuralNets

/// The namespace `torch.nn`.
enum NetworkNamespace {
  static func make(functional: NamespaceObject) -> NamespaceObject {
    let nn = NamespaceObject("torch.nn")
    nn.add(ModuleTypes.all + [ModuleTypes.module, TorchTypes.parameter])
    nn.add("functional", .object(functional))
    nn.lacking = lacking
    return nn
  }

  /// Classes of PyTorch that lgs does not have yet.
  private static let lacking: Set<String> = [
    "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "MaxPool1d", "AvgPool1d", "AdaptiveAvgPool2d", "BatchNorm3d",
    "GroupNorm", "EmbeddingBag",
    "MultiheadAttention", "Transformer", "ModuleDict", "ParameterList", "Bilinear", "Hardtanh", "Softsign", "init",
    "KLDivLoss", "Dropout2d", "Unflatten", "Upsample", "utils", "DataParallel",
  ]
}

/// The namespace `torch.optim`.
enum OptimizerNamespace {
  static func make() -> NamespaceObject {
    let optim = NamespaceObject("torch.optim")
    optim.add(OptimizerTypes.all + [OptimizerTypes.optimizer])
    optim.lacking = ["LBFGS", "lr_scheduler", "Adadelta", "Adamax", "NAdam", "RAdam", "ASGD", "SparseAdam", "Rprop"]
    return optim
  }
}
