import Tensors

/// How the memory of an optimizer is named in a state dict.
struct OptimizerMemory {
  /// Whether there is a `step`.
  let countsSteps: Bool
  /// The tensors in PyTorch's order; those that are not there are left out.
  let tensors: [(name: String, place: ReferenceWritableKeyPath<ParameterState, Tensor?>)]

  /// The memory of Adam and AdamW.
  static let moments = OptimizerMemory(
    countsSteps: true,
    tensors: [("exp_avg", \.average), ("exp_avg_sq", \.squares), ("max_exp_avg_sq", \.largest)])
}

extension Optimizer {
  /// What is remembered of every parameter, by its number across the groups; nothing of those without a step.
  public final func memories() throws -> [(index: Int, entries: [(name: String, tensor: Tensor)])] {
    var result: [(index: Int, entries: [(name: String, tensor: Tensor)])] = []
    var index = 0
    for group in groups {
      for (parameter, state) in zip(group.parameters, group.states) {
        let entries = try memory(of: parameter, state, group)
        if !entries.isEmpty { result.append((index, entries)) }
        index += 1
      }
    }
    return result
  }

  private func memory(
    of parameter: Tensor, _ state: ParameterState, _ group: ParameterGroup
  ) throws -> [(name: String, tensor: Tensor)] {
    var entries: [(name: String, tensor: Tensor)] = []
    for (name, place) in kind.memory.tensors {
      if let tensor = state[keyPath: place] {
        entries.append((name, tensor))
      } else if let start = group["initial_accumulator_value"]?.number {
        // Adagrad's sums are there from the beginning.
        entries.append((name, try Tensor.full(parameter.shape, .float(start), parameter.dtype)))
      }
    }
    guard kind.memory.countsSteps, !entries.isEmpty else { return entries }
    return [("step", try Tensor.full([], .float(Double(state.step)), .float32))] + entries
  }

  /// Puts back what a state dict remembers of the parameter of a number; names it does not have are forgotten.
  public final func setMemory(of index: Int, _ entries: [(name: String, tensor: Tensor)]) throws {
    let states = groups.flatMap(\.states)
    guard states.indices.contains(index) else { return }
    let state = states[index]
    state.step = try entries.first { $0.name == "step" }?.tensor.item().int ?? 0
    for (name, place) in kind.memory.tensors {
      state[keyPath: place] = try entries.first { $0.name == name }?.tensor.detached().clone()
    }
  }
}
