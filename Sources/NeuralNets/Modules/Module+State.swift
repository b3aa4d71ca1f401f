import Tensors

/// What `load_state_dict` found beside the values it loaded.
public struct IncompatibleKeys: Equatable {
  public var missing: [String] = []
  public var unexpected: [String] = []

  /// PyTorch's repr.
  public var description: String {
    if missing.isEmpty && unexpected.isEmpty { return "<All keys matched successfully>" }
    let lists = [missing, unexpected].map { "[" + $0.map(PythonText.repr).joined(separator: ", ") + "]" }
    return "_IncompatibleKeys(missing_keys=\(lists[0]), unexpected_keys=\(lists[1]))"
  }
}

/// A value of a state dict to load.
public enum StateValue {
  case tensor(Tensor)
  /// Something else, by Python's text of its type (`<class 'int'>`).
  case other(typeText: String)
}

extension Module {
  /// The parameters and buffers by dotted name, sharing memory with the module but outside any graph.
  /// Errors: RecursionError for a module that contains itself.
  public final func stateDict(prefix: String = "") throws -> [(name: String, tensor: Tensor)] {
    var result: [(name: String, tensor: Tensor)] = []
    try collectState(prefix, into: &result, depth: 0)
    return result
  }

  /// The parameters, and the buffers that are saved.
  private var savedEntries: [(name: String, value: Tensor?)] {
    parameterSlots.entries.map { ($0.name, $0.value) }
      + bufferSlots.entries.filter { !transientBuffers.contains($0.name) }.map { ($0.name, $0.value) }
  }

  private func collectState(
    _ prefix: String, into result: inout [(name: String, tensor: Tensor)], depth: Int
  ) throws {
    if depth > ModuleError.deepest { throw ModuleError.tooDeep }
    for entry in savedEntries {
      if let tensor = entry.value { result.append((prefix + entry.name, tensor.detached())) }
    }
    for entry in childSlots.entries {
      try entry.value?.collectState(prefix + entry.name + ".", into: &result, depth: depth + 1)
    }
  }

  /// Copies the values of a state dict into the parameters and buffers of the same names.
  ///
  /// Errors: RuntimeError listing wrong sizes and (when `strict`) missing and unexpected names. Values of the right
  /// size are loaded even then, as in PyTorch.
  @discardableResult
  public final func loadStateDict(
    _ state: [(name: String, value: StateValue)], strict: Bool = true
  ) throws -> IncompatibleKeys {
    var loading = StateLoading(state)
    try load(&loading, prefix: "", depth: 0)
    loading.noteUnexpected()
    let problems = loading.problems(strict: strict)
    guard problems.isEmpty else {
      throw TensorError(
        .runtime, "Error(s) in loading state_dict for \(className):\n\t" + problems.joined(separator: "\n\t"))
    }
    return loading.keys
  }

  private func load(_ loading: inout StateLoading, prefix: String, depth: Int) throws {
    if depth > ModuleError.deepest { throw ModuleError.tooDeep }
    for entry in savedEntries {
      if let tensor = entry.value { try loading.fill(tensor, prefix + entry.name) }
    }
    for entry in childSlots.entries {
      try entry.value?.load(&loading, prefix: prefix + entry.name + ".", depth: depth + 1)
    }
  }
}

/// One run of `loadStateDict`.
private struct StateLoading {
  private let values: [String: StateValue]
  private let names: [String]
  private var expected: Set<String> = []
  private var mismatches: [String] = []
  var keys = IncompatibleKeys()

  init(_ state: [(name: String, value: StateValue)]) {
    values = Dictionary(state.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    names = state.map(\.name)
  }

  mutating func fill(_ target: Tensor, _ name: String) throws {
    expected.insert(name)
    guard let value = values[name] else {
      keys.missing.append(name)
      return
    }
    switch value {
    case .other(let typeText):
      mismatches.append(
        "While copying the parameter named \"\(name)\", expected torch.Tensor or Tensor-like object from checkpoint "
          + "but received \(typeText)")
    case .tensor(let tensor):
      guard tensor.shape == target.shape || (target.rank == 0 && tensor.shape == [1]) else {
        mismatches.append(
          "size mismatch for \(name): copying a param with shape torch.Size(\(tensor.shape)) from checkpoint, "
            + "the shape in current model is torch.Size(\(target.shape)).")
        return
      }
      try GradMode.noGrad { _ = try target.copy(from: tensor.reshape(Array(target.shape))) }
    }
  }

  mutating func noteUnexpected() {
    keys.unexpected = names.filter { !expected.contains($0) }
  }

  func problems(strict: Bool) -> [String] {
    func line(_ title: String, _ names: [String]) -> [String] {
      guard strict, !names.isEmpty else { return [] }
      return ["\(title) key(s) in state_dict: " + names.map { "\"\($0)\"" }.joined(separator: ", ") + ". "]
    }
    return line("Missing", keys.missing) + line("Unexpected", keys.unexpected) + mismatches
  }
}
