import Tensors

extension Module {
  /// This module and all below it, each once, parents first.
  public final func modules() -> [Module] {
    var seen: Set<ObjectIdentifier> = []
    var result: [Module] = []
    var pending: [Module] = [self]
    while let next = pending.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      result.append(next)
      pending.append(contentsOf: next.childSlots.entries.reversed().compactMap(\.value))
    }
    return result
  }

  /// The same with dotted names; this module's is the prefix.
  /// Errors: RecursionError for trees so deep that their names would fill the memory.
  public final func namedModules(prefix: String = "") throws -> [(name: String, module: Module)] {
    var seen: Set<ObjectIdentifier> = []
    var result: [(name: String, module: Module)] = []
    var pending = [(name: prefix, module: self, depth: 0)]
    while let next = pending.popLast() {
      guard seen.insert(ObjectIdentifier(next.module)).inserted else { continue }
      if next.depth > ModuleError.deepest { throw ModuleError.tooDeep }
      result.append((next.name, next.module))
      for entry in next.module.childSlots.entries.reversed() {
        guard let child = entry.value else { continue }
        pending.append((joined(next.name, entry.name), child, next.depth + 1))
      }
    }
    return result
  }

  /// The direct children, each once.
  public final func namedChildren() -> [(name: String, module: Module)] {
    var seen: Set<ObjectIdentifier> = []
    return childSlots.entries.compactMap { entry in
      guard let child = entry.value, seen.insert(ObjectIdentifier(child)).inserted else { return nil }
      return (entry.name, child)
    }
  }

  public final var children: [Module] { namedChildren().map(\.module) }

  /// The parameters of this module and (unless `recurse` is false) all below it, each once, with dotted names.
  /// Errors: RecursionError as for `namedModules`.
  public final func namedParameters(
    prefix: String = "", recurse: Bool = true
  ) throws -> [(name: String, tensor: Tensor)] { try namedTensors(prefix, recurse) { $0.parameterSlots } }

  /// The same for buffers.
  public final func namedBuffers(
    prefix: String = "", recurse: Bool = true
  ) throws -> [(name: String, tensor: Tensor)] { try namedTensors(prefix, recurse) { $0.bufferSlots } }

  private func namedTensors(
    _ prefix: String, _ recurse: Bool, _ slots: (Module) -> NamedSlots<Tensor>
  ) throws -> [(name: String, tensor: Tensor)] {
    var seen: Set<ObjectIdentifier> = []
    var result: [(name: String, tensor: Tensor)] = []
    for (path, module) in try recurse ? namedModules(prefix: prefix) : [(prefix, self)] {
      for entry in slots(module).entries {
        guard let tensor = entry.value, seen.insert(ObjectIdentifier(tensor)).inserted else { continue }
        result.append((joined(path, entry.name), tensor))
      }
    }
    return result
  }

  /// The parameters of this module and all below it, each once.
  public final func parameters() -> [Tensor] { tensors { $0.parameterSlots } }

  /// The buffers of this module and all below it, each once.
  public final func buffers() -> [Tensor] { tensors { $0.bufferSlots } }

  private func tensors(_ slots: (Module) -> NamedSlots<Tensor>) -> [Tensor] {
    var seen: Set<ObjectIdentifier> = []
    return modules().flatMap { slots($0).entries.compactMap(\.value) }
      .filter { seen.insert(ObjectIdentifier($0)).inserted }
  }

  private func joined(_ path: String, _ name: String) -> String { path.isEmpty ? name : path + "." + name }

  /// Forgets the gradients of all parameters, or (`setToNone` false) zeroes those there are.
  public final func zeroGrad(setToNone: Bool = true) throws {
    for parameter in parameters() { try parameter.clearGradient(setToNone: setToNone) }
  }

  /// Calls a function with every module, children before their parents: `net.apply(f)`.
  /// Errors: RecursionError for a module that contains itself, and what the function throws.
  public final func apply(_ function: (Module) throws -> Void) throws { try apply(function, depth: 0) }

  private func apply(_ function: (Module) throws -> Void, depth: Int) throws {
    if depth > ModuleError.deepest { throw ModuleError.tooDeep }
    for child in children { try child.apply(function, depth: depth + 1) }
    try function(self)
  }

  /// Sets whether gradients are computed for all parameters.
  public final func setRequiresGrad(_ wanted: Bool) throws {
    for parameter in parameters() { try parameter.setRequiresGrad(wanted) }
  }

  /// Converts all floating-point parameters and buffers in place: `net.to(dtype)`, `net.double()`.
  /// Errors: TypeError for dtypes without fractions.
  public final func to(_ dtype: DType) throws {
    guard dtype.isFloatingPoint else {
      throw TensorError(
        .type,
        "nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=torch.\(dtype.name)")
    }
    for tensor in parameters() + buffers() where tensor.dtype.isFloatingPoint {
      let gradient = tensor.grad
      try tensor.setData(tensor.detached().cast(to: dtype))
      if let gradient { tensor.grad = try gradient.detached().cast(to: dtype) }
    }
  }
}

extension Tensor {
  /// Forgets the gradient, or sets its elements to zero.
  func clearGradient(setToNone: Bool) throws {
    guard let gradient = grad else { return }
    if setToNone {
      grad = nil
    } else {
      let detached = gradient.requiresGrad ? gradient.detached() : gradient
      grad = try GradMode.noGrad { try detached.fill(.int(0)) }
    }
  }
}
