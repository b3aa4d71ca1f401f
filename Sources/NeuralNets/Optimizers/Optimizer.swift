import Tensors

/// Changes parameters along their gradients, group by group.
open class Optimizer {
  public let kind: OptimizerKind
  public private(set) var groups: [ParameterGroup] = []
  /// The options of groups that say nothing else.
  public let defaults: NamedSlots<ModuleArgument>

  /// Errors: ValueError for no parameters, computed ones, and those in two groups.
  init(_ kind: OptimizerKind, _ input: OptimizerInput, defaults: NamedSlots<ModuleArgument>) throws {
    self.kind = kind
    self.defaults = defaults
    switch input {
    case .tensors(let tensors):
      if tensors.isEmpty { throw TensorError(.value, "optimizer got an empty parameter list") }
      try addGroup(tensors)
    case .groups(let list):
      if list.isEmpty { throw TensorError(.value, "optimizer got an empty parameter list") }
      for group in list { try addGroup(group.tensors, options: group.options) }
    }
  }

  /// `add_param_group`: options not given are the constructor's.
  public final func addGroup(_ tensors: [Tensor], options: [(name: String, value: ModuleArgument)] = []) throws {
    for tensor in tensors where !tensor.isLeaf && !tensor.retainsGrad {
      throw TensorError(.value, "can't optimize a non-leaf Tensor")
    }
    let members = Set(tensors.map(ObjectIdentifier.init))
    if members.count != tensors.count {
      Warnings.emit(
        .user,
        "optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; "
          + "see github.com/pytorch/pytorch/issues/40967 for more information")
    }
    for group in groups where group.parameters.contains(where: { members.contains(ObjectIdentifier($0)) }) {
      throw TensorError(.value, "some parameters appear in more than one parameter group")
    }
    var all = NamedSlots<ModuleArgument>()
    for option in options { all.set(option.name, option.value) }
    for entry in defaults.entries where !all.contains(entry.name) { all.set(entry.name, entry.value) }
    groups.append(ParameterGroup(tensors, options: all))
  }

  /// Changes every parameter that has a gradient, outside any graph.
  public final func step() throws {
    try GradMode.noGrad {
      for group in groups { try update(group) }
    }
  }

  /// One step of one group.
  func update(_ group: ParameterGroup) throws {}

  /// Forgets the gradients of all parameters, or (`setToNone` false) zeroes those there are.
  public final func zeroGrad(setToNone: Bool = true) throws {
    for group in groups {
      for parameter in group.parameters { try parameter.clearGradient(setToNone: setToNone) }
    }
  }

  /// PyTorch's repr: the groups with their options in alphabetical order.
  public final var description: String {
    var text = kind.name + " ("
    for (index, group) in groups.enumerated() {
      text += "\nParameter Group \(index)\n"
      for entry in group.options.entries.sorted(by: { $0.name < $1.name }) {
        text += "    \(entry.name): \(plainText(entry.value ?? .none))\n"
      }
    }
    return text + ")"
  }

  /// Python's `str`: strings stand without quotes.
  private func plainText(_ value: ModuleArgument) -> String {
    if case .string(let text) = value { return text }
    return value.text
  }
}

extension ParameterGroup {
  /// Calls the body with every parameter that has a gradient: contiguous memory, one dtype, one shape. A parameter
  /// with other strides is updated as a contiguous copy that is written back.
  func forEachGradient(_ body: (_ parameter: Tensor, _ gradient: Tensor, ParameterState) throws -> Void) throws {
    for (parameter, state) in zip(parameters, states) {
      guard let gradient = parameter.grad else { continue }
      let fitting = try gradient.fitted(to: parameter)
      if parameter.isContiguous {
        try body(parameter, fitting, state)
      } else {
        let dense = try parameter.detached().contiguous()
        try body(dense, fitting, state)
        _ = try parameter.copy(from: dense)
      }
    }
  }
}

extension Tensor {
  /// This gradient in the shape and dtype of its parameter, contiguous.
  /// Errors: RuntimeError when the parameter's data was replaced by one the gradient does not broadcast to.
  fileprivate func fitted(to parameter: Tensor) throws -> Tensor {
    if shape == parameter.shape, dtype == parameter.dtype, isContiguous { return self }
    let common = try Tensor.commonShape(parameter, self)
    guard common == Array(parameter.shape) else {
      throw TensorError(
        .runtime, "output with shape \(parameter.shape) doesn't match the broadcast shape \(Shape(common))")
    }
    guard parameter.dtype.isFloatingPoint else {
      throw TensorError(
        .runtime, "result type Float can't be cast to the desired output type \(parameter.dtype.scalarTypeName)")
    }
    return try detached().cast(to: parameter.dtype).expand(common).contiguous()
  }

  /// A remembered tensor for a parameter; the parameter's data may have been replaced since.
  /// Errors: RuntimeError when it has another shape by now.
  func remembered(for parameter: Tensor) throws -> Tensor {
    guard shape == parameter.shape else {
      _ = try Tensor.commonShape(self, parameter)
      throw TensorError(
        .runtime, "output with shape \(shape) doesn't match the broadcast shape \(parameter.shape)")
    }
    return try cast(to: parameter.dtype)
  }
}
