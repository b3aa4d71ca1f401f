import Tensors

/// What one step would make of one parameter.
public struct PlannedUpdate {
  public let parameter: Tensor
  public let group: ParameterGroup
  /// The parameter after the step; nil without a gradient, when the step leaves it alone.
  public let result: Tensor?
  /// What the step divides by and multiplies with: the optimizer's memory of the parameter after the step.
  public let memory: Memory

  public struct Memory {
    /// How many steps have been made, this one included.
    public var step: Int
    /// Running average of gradients (`exp_avg`).
    public var average: Tensor?
    /// Running average of squared gradients (`exp_avg_sq`).
    public var squares: Tensor?
    /// `momentum_buffer`.
    public var momentum: Tensor?
  }
}

extension Optimizer {
  /// What `step()` would do now, parameter by parameter, computed on copies: nothing changes.
  public final func plannedUpdates() throws -> [PlannedUpdate] {
    try GradMode.noGrad { try groups.flatMap(plannedUpdates) }
  }

  private func plannedUpdates(_ group: ParameterGroup) throws -> [PlannedUpdate] {
    let copy = try group.copied()
    try update(copy)
    return zip(group.parameters, zip(copy.parameters, copy.states)).map { parameter, planned in
      let (result, state) = planned
      return PlannedUpdate(
        parameter: parameter, group: group, result: parameter.grad == nil ? nil : result,
        memory: .init(step: state.step, average: state.average, squares: state.squares, momentum: state.momentum))
    }
  }
}

extension ParameterGroup {
  /// Copies of the parameters, their gradients, and what is remembered of them.
  fileprivate func copied() throws -> ParameterGroup {
    let copies = try parameters.map { parameter in
      let copy = try parameter.detached().clone()
      copy.grad = try parameter.grad?.detached().clone()
      return copy
    }
    return ParameterGroup(copies, options: options, states: try states.map { try $0.copied() })
  }
}

extension ParameterState {
  fileprivate func copied() throws -> ParameterState {
    let copy = ParameterState()
    copy.step = step
    copy.average = try average?.clone()
    copy.squares = try squares?.clone()
    copy.largest = try largest?.clone()
    copy.momentum = try momentum?.clone()
    return copy
  }
}
