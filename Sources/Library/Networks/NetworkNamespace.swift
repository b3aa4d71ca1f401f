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
    "Conv3d", "ConvTranspose3d", "MaxPool3d", "AvgPool3d", "BatchNorm3d", "InstanceNorm3d", "LPPool1d",
    "LPPool2d", "CTCLoss", "DataParallel", "LazyLinear", "LazyConv2d", "PixelUnshuffle", "RReLU",
    "ChannelShuffle",
    "MultiLabelMarginLoss", "TripletMarginWithDistanceLoss", "SyncBatchNorm", "AdaptiveLogSoftmaxWithLoss",
  ]
}

/// The namespace `torch.optim`.
enum OptimizerNamespace {
  static func make() -> NamespaceObject {
    let optim = NamespaceObject("torch.optim")
    optim.add(OptimizerTypes.all + [OptimizerTypes.optimizer])
    optim.lacking = ["swa_utils", "ASGD", "SparseAdam", "Rprop"]
    return optim
  }
}
