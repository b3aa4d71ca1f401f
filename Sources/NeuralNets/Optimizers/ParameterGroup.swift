import Tensors

/// Parameters that are optimized with the same options: one entry of `param_groups`.
public final class ParameterGroup {
  public let parameters: [Tensor]
  /// The options in PyTorch's order; those given with the group come first.
  public private(set) var options: NamedSlots<ModuleArgument>
  /// What the optimizer remembers of each parameter. A parameter listed twice has one memory.
  let states: [ParameterState]

  convenience init(_ parameters: [Tensor], options: NamedSlots<ModuleArgument>) {
    var known: [ObjectIdentifier: ParameterState] = [:]
    let states = parameters.map { parameter in
      let state = known[ObjectIdentifier(parameter)] ?? ParameterState()
      known[ObjectIdentifier(parameter)] = state
      return state
    }
    self.init(parameters, options: options, states: states)
  }

  init(_ parameters: [Tensor], options: NamedSlots<ModuleArgument>, states: [ParameterState]) {
    self.parameters = parameters
    self.options = options
    self.states = states
  }

  /// An option by name: `group['lr']`. Steps read it anew every time.
  public subscript(name: String) -> ModuleArgument? {
    get { options[name] }
    set { if let newValue { options.set(name, newValue) } }
  }

  /// Takes other options in place of all.
  public func replaceOptions(_ entries: [(name: String, value: ModuleArgument)]) {
    var replaced = NamedSlots<ModuleArgument>()
    for entry in entries { replaced.set(entry.name, entry.value) }
    options = replaced
  }

  /// An option as a number.
  /// Errors: TypeError where the program has assigned something else.
  public func number(_ name: String) throws -> Double {
    guard let value = options[name]?.number else {
      throw TensorError(
        .type, "optimizer option '\(name)' must be a number, not \(options[name]?.typeName ?? "NoneType")")
    }
    return value
  }

  func flag(_ name: String) -> Bool { options[name]?.isTrue ?? false }

  /// The two numbers of `betas`.
  func pair(_ name: String) throws -> (Double, Double) {
    guard case .tuple(let items)? = options[name], items.count == 2, let first = items[0].number,
      let second = items[1].number
    else { throw TensorError(.type, "optimizer option '\(name)' must be a pair of numbers") }
    return (first, second)
  }
}

/// What an optimizer remembers of one parameter between steps.
final class ParameterState {
  var step = 0
  /// Running average of gradients (`exp_avg`, `grad_avg`).
  var average: Tensor?
  /// Running sum or average of squared gradients (`exp_avg_sq`, `square_avg`, `sum`).
  var squares: Tensor?
  /// Largest running average so far (`max_exp_avg_sq`).
  var largest: Tensor?
  /// `momentum_buffer`.
  var momentum: Tensor?
}
