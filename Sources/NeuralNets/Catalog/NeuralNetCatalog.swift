/// Every class that networks are built and trained with.
public enum NeuralNetCatalog {
  /// Layers, containers and losses: the names of `torch.nn`.
  public static let modules =
    [Linear.record] + Convolution.records + PoolingLayers.all + BatchNormalization.records
    + RecurrentLayer.records + RecurrentCell.records + [LayerNormalization.record, EmbeddingTable.record]
    + ShapeLayers.all + Activations.all + containers + Losses.all

  /// The names of `torch.optim`.
  public static let optimizers =
    [SGD.record, Adam.record, Adam.decoupledRecord, RMSprop.record, Adagrad.record]
    + [Adadelta.record, Adamax.record, NAdam.record, RAdam.record]

  private static let containers = [Sequential.record, ModuleList.record]

  /// The record of a class of `torch.nn`.
  public static func module(named name: String) -> ModuleKind? { modules.first { $0.name == name } }

  /// The record of a class of `torch.optim`.
  public static func optimizer(named name: String) -> OptimizerKind? { optimizers.first { $0.name == name } }
}
