import Tensors

/// What an optimizer is given to optimize.
public enum OptimizerInput {
  case tensors([Tensor])
  /// One dict per group: its tensors, and the options that differ from the constructor's.
  case groups([(tensors: [Tensor], options: [(name: String, value: ModuleArgument)])])
}

/// One class of optimizers: how it is named, constructed, explained and tested.
public final class OptimizerKind {
  /// PyTorch's class name.
  public let name: String
  /// The Python module that `repr` of the class shows (`torch.optim.sgd`).
  public let pythonModule: String
  /// In PyTorch's order, `params` first, those that lgs refuses included.
  public let parameters: [ModuleParameter]
  /// The keys of a parameter group in PyTorch's order.
  let groupKeys: [String]
  /// What the optimizer remembers of a parameter, under PyTorch's names and in its order.
  let memory: OptimizerMemory
  /// One line for `help()`.
  public let summary: String
  /// lgs source, with the expected output after `#>`.
  public let example: String
  private let build: (OptimizerKind, OptimizerInput, NamedSlots<ModuleArgument>) throws -> Optimizer

  init(
    _ name: String, in pythonModule: String, _ options: [ModuleParameter], groupKeys: [String],
    memory: OptimizerMemory, summary: String, example: String,
    make build: @escaping (OptimizerKind, OptimizerInput, NamedSlots<ModuleArgument>) throws -> Optimizer
  ) {
    self.name = name
    self.pythonModule = "torch.optim." + pythonModule
    parameters = [ModuleParameter("params", .parameters)] + options
    self.groupKeys = groupKeys
    self.memory = memory
    self.summary = summary
    self.example = example
    self.build = build
  }

  /// Python's signature.
  public var signature: String { parameters.signature(name) }

  /// An optimizer. `options` stand in the order of the parameters behind `params`; missing ones take their defaults.
  /// Errors: ValueError for options out of range, for no parameters, and for tensors that are not leaves.
  public func make(_ input: OptimizerInput, _ options: [ModuleArgument] = []) throws -> Optimizer {
    let optionParameters = Array(parameters.dropFirst())
    let values = try optionParameters.completed(options, for: name)
    var defaults = NamedSlots<ModuleArgument>()
    for key in groupKeys {
      let index = optionParameters.firstIndex { $0.name == key }
      defaults.set(key, index.map { values[$0] } ?? .bool(false))
    }
    return try build(self, input, defaults)
  }
}

/// The checks of optimizer options, in PyTorch's words.
struct OptionCheck {
  let defaults: NamedSlots<ModuleArgument>

  /// Errors: ValueError for a beta outside [0, 1).
  func requireBetas() throws {
    guard case .tuple(let betas)? = defaults["betas"] else { return }
    for (index, beta) in betas.enumerated() {
      guard let value = beta.number, value >= 0, value < 1 else {
        throw TensorError(.value, "Invalid beta parameter at index \(index): \(beta.text)")
      }
    }
  }

  /// Errors: ValueError `Invalid learning rate: -1` when the option is negative or (unless accepted) nan; TypeError when
  /// it is no number. Classes that accept nan compare `option < 0.0`, the others `0.0 <= option`.
  func requireNonNegative(_ name: String, _ words: String, acceptsNaN: Bool = false) throws {
    let argument = defaults[name] ?? .none
    guard let value = argument.number else {
      let order = acceptsNaN ? ("<", argument.typeName, "float") : ("<=", "float", argument.typeName)
      throw TensorError(.type, "'\(order.0)' not supported between instances of '\(order.1)' and '\(order.2)'")
    }
    if acceptsNaN ? value < 0 : !(value >= 0) { throw TensorError(.value, "Invalid \(words): \(argument.text)") }
  }
}
