import Tensors

/// What a deep copy has copied: what the original uses twice, the copy uses twice.
public struct DeepCopies {
  private var tensors: [ObjectIdentifier: Tensor] = [:]
  private var modules: [ObjectIdentifier: Module] = [:]
  /// Keeps the originals, whose identities are the keys.
  private var originals: [AnyObject] = []
  /// Gives the copy of a module the behavior of the program's class, when it has one.
  public var copyBehavior: (_ original: Module, _ copy: Module, inout DeepCopies) throws -> Void = { _, _, _ in }

  public init() {}

  /// A tensor of its own with the same numbers, kind and gradient.
  /// Errors: RuntimeError for a tensor that was computed from ones that require gradients.
  public mutating func copy(_ tensor: Tensor) throws -> Tensor {
    if let known = tensors[ObjectIdentifier(tensor)] { return known }
    guard tensor.isLeaf else {
      throw TensorError(
        .runtime,
        "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  "
          + "If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, "
          + "see https://github.com/pytorch/pytorch/pull/103001")
    }
    let numbers = try tensor.detached().clone()
    let copy = tensor.isParameter ? try numbers.asParameter(requiresGrad: tensor.requiresGrad) : numbers
    if tensor.requiresGrad, !tensor.isParameter { try copy.setRequiresGrad(true) }
    copy.grad = try tensor.grad?.detached().clone()
    tensors[ObjectIdentifier(tensor)] = copy
    originals.append(tensor)
    return copy
  }

  /// A module of the same class with parameters, buffers and children of its own.
  /// Errors: As of tensors; NotImplementedError for a module that no record made.
  public mutating func copy(_ module: Module) throws -> Module {
    if let known = modules[ObjectIdentifier(module)] { return known }
    let copy = try module.bareCopy()
    modules[ObjectIdentifier(module)] = copy
    originals.append(module)
    try copy.takeState(of: module, &self)
    try copyBehavior(module, copy, &self)
    return copy
  }
}

extension Module {
  /// A module that the same constructor makes; the random numbers that it draws are put back.
  fileprivate func bareCopy() throws -> Module {
    guard let kind else { return Module() }
    return try RandomGenerator.with(seed: 0) { try kind.make(constructionArguments) }
  }

  fileprivate func takeState(of original: Module, _ copies: inout DeepCopies) throws {
    setTraining(original.isTraining)
    settings = original.settings
    let parameters = try original.parameterSlots.entries.map { ($0.name, try $0.value.map { try copies.copy($0) }) }
    let buffers = try original.bufferSlots.entries.map { ($0.name, try $0.value.map { try copies.copy($0) }) }
    let children = try original.childSlots.entries.map { ($0.name, try $0.value.map { try copies.copy($0) }) }
    replaceState(parameters: parameters, buffers: buffers)
    transientBuffers = original.transientBuffers
    childSlots.replaceAll(with: children)
  }
}
