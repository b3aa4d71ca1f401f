import Interpreter
import LanguageModules

/// The parts of the library that are written in the language: their programs stand in `Sources/LanguageModules/Programs/Torch`.
///
/// A program runs when a program of a user asks for the first of its names.
struct LanguagePrograms {
  let builtins: Builtins

  /// A whole namespace, such as `torch.nn.init`.
  func namespace(_ path: String, _ program: TorchProgram) -> NamespaceObject { NamespaceObject(module(path, program)) }

  private func module(_ path: String, _ program: TorchProgram) -> LanguageModule {
    LanguageModule(path, builtins: builtins, provided: ComposedNode.provided) {
      program.text
    }
  }

  /// The namespaces below `torch` that are programs.
  func torchNamespaces() -> [NamespaceObject] {
    [
      namespace("torch.optim.lr_scheduler", .schedules),
      namespace("torch.nn.init", .initialization),
      namespace("torch.nn.utils", .networkUtilities),
      namespace("torch.distributions", .distributions),
      namespace("torch.autograd.functional", .autogradFunctional),
      namespace("torch.nn.utils.rnn", .sequences),
      namespace("torch.func", .functionTransforms),
      namespace("torch.cuda", .cuda),
      namespace("torch.cuda.amp", .automaticPrecision),
      namespace("torch.amp", .automaticPrecision),
      namespace("torch.backends", .backends),
    ]
  }

  /// Makes a namespace a member of the one that it lies in.
  func attach(_ part: NamespaceObject, to others: [NamespaceObject]) {
    let components = part.path.split(separator: ".").map(String.init)
    let parent = components.dropLast().joined(separator: ".")
    if let owner = others.first(where: { $0.path == parent }) {
      owner.add(components.last ?? "", .object(part))
    } else if case .object(let object)? = others.first?.members[Symbol(components[components.count - 2])],
      let owner = object as? NamespaceObject
    {
      owner.add(components.last ?? "", .object(part))
    }
  }

  /// Adds the functions of `torch` that are programs.
  func addFunctions(to torch: NamespaceObject) {
    torch.add(LanguagePrograms.torchFunctions, from: module("torch", .functions))
    if case .object(let object)? = torch.members["autograd"], let autograd = object as? NamespaceObject {
      autograd.add(["Function"], from: module("torch.autograd.function", .autogradFunction))
      autograd.add(["gradcheck", "GradcheckError"], from: module("torch.autograd.gradcheck", .gradientCheck))
    }
  }

  static let torchFunctions = [
    "use_deterministic_algorithms", "are_deterministic_algorithms_enabled", "get_num_threads", "set_num_threads",
    "set_float32_matmul_precision", "broadcast_tensors", "broadcast_shapes", "finfo", "iinfo", "numel",
    "is_floating_point", "is_complex", "typename", "inference_mode", "is_inference_mode_enabled", "get_default_device",
    "set_default_device", "vmap", "FloatTensor", "DoubleTensor", "LongTensor", "BoolTensor",
    "hsplit", "vsplit", "dsplit", "argwhere", "index_put",
    "tril_indices", "triu_indices", "vander", "addbmm", "randint_like", "asarray", "signbit", "ldexp",
    "sinc", "isneginf", "isposinf", "isreal", "is_nonzero", "cosine_similarity", "pdist", "relu_", "dropout",
    "layer_norm", "hann_window", "hamming_window", "blackman_window", "cumulative_trapezoid",
    "IntTensor", "ShortTensor", "CharTensor", "ByteTensor", "HalfTensor", "BFloat16Tensor", "gradient",
    "matrix_exp", "histogram",
  ]

  /// Adds the optimizers that are programs.
  func addOptimizers(to optim: NamespaceObject) {
    optim.add(["LBFGS"], from: module("torch.optim.lbfgs", .limitedMemory))
  }

  /// Adds the orders of items and the data sets that are programs.
  func addDataSets(to data: NamespaceObject) {
    data.add(LanguagePrograms.dataSets, from: module("torch.utils.data", .dataSets))
  }

  static let dataSets = [
    "Sampler", "SequentialSampler", "RandomSampler", "SubsetRandomSampler", "WeightedRandomSampler", "BatchSampler",
    "ConcatDataset", "StackDataset", "get_worker_info",
  ]

  /// Adds the layers, losses and functions that are programs.
  func addNetworks(to nn: NamespaceObject, functional: NamespaceObject) {
    nn.add(LanguagePrograms.layers, from: module("torch.nn.modules", .layers))
    nn.add(LanguagePrograms.losses, from: module("torch.nn.modules.loss", .losses))
    nn.add(LanguagePrograms.attention, from: module("torch.nn.modules", .attention))
    functional.add(
      LanguagePrograms.functions, from: module("torch.nn.functional", .networkFunctions))
  }

  static let layers = [
    "Hardtanh", "ReLU6", "SELU", "CELU", "Mish", "Hardswish", "Hardsigmoid", "Hardshrink", "Softshrink", "Tanhshrink",
    "Softsign", "Softmin", "LogSigmoid", "Threshold", "GLU", "PReLU", "Softmax2d", "Dropout1d", "Dropout2d",
    "Dropout3d",
    "AlphaDropout", "Unflatten", "Upsample", "UpsamplingNearest2d", "UpsamplingBilinear2d", "PixelShuffle",
    "AdaptiveAvgPool1d", "AdaptiveAvgPool2d", "AdaptiveMaxPool2d", "MaxPool1d", "AvgPool1d", "ConvTranspose1d",
    "ConvTranspose2d", "GroupNorm", "InstanceNorm1d", "InstanceNorm2d", "RMSNorm", "Bilinear", "CosineSimilarity",
    "PairwiseDistance", "ModuleDict", "ParameterList", "ParameterDict", "ZeroPad1d", "ZeroPad2d", "ConstantPad1d",
    "ConstantPad2d", "ReflectionPad1d", "ReflectionPad2d", "ReplicationPad1d", "ReplicationPad2d", "Unfold",
    "Fold", "EmbeddingBag",
  ]

  static let losses = [
    "KLDivLoss", "CosineEmbeddingLoss", "TripletMarginLoss", "MarginRankingLoss", "HingeEmbeddingLoss",
    "SoftMarginLoss", "MultiMarginLoss", "MultiLabelSoftMarginLoss", "PoissonNLLLoss", "GaussianNLLLoss",
  ]

  static let attention = [
    "MultiheadAttention", "TransformerEncoderLayer", "TransformerEncoder", "TransformerDecoderLayer",
    "TransformerDecoder", "Transformer",
  ]

  static let functions = [
    "hardtanh", "relu6", "selu", "celu", "mish", "hardswish", "hardsigmoid", "hardshrink", "softshrink", "tanhshrink",
    "softsign", "softmin", "logsigmoid", "threshold", "glu", "prelu", "dropout", "dropout1d", "dropout2d", "dropout3d",
    "alpha_dropout", "normalize", "cosine_similarity", "pairwise_distance", "pad", "interpolate", "upsample",
    "pixel_shuffle", "adaptive_avg_pool1d", "adaptive_avg_pool2d", "adaptive_max_pool2d", "max_pool1d", "avg_pool1d",
    "conv_transpose1d", "conv_transpose2d", "group_norm", "instance_norm", "rms_norm", "bilinear", "unfold",
    "scaled_dot_product_attention", "kl_div", "cosine_embedding_loss", "triplet_margin_loss",
    "margin_ranking_loss", "hinge_embedding_loss", "soft_margin_loss", "multi_margin_loss",
    "multilabel_soft_margin_loss", "poisson_nll_loss", "gaussian_nll_loss", "tanh",
    "gumbel_softmax", "fold", "affine_grid", "grid_sample",
  ]
}
