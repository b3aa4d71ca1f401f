import Tensors

/// A loss: a function of predictions and targets with its settings.
public final class LossFunction: Module {
  private let function: (LossFunction, Tensor, Tensor) throws -> Tensor

  /// Tensor arguments become buffers, the others settings.
  init(
    kind: ModuleKind, _ arguments: [ModuleArgument],
    _ function: @escaping (LossFunction, Tensor, Tensor) throws -> Tensor
  ) throws {
    self.function = function
    super.init(kind: kind)
    for (parameter, value) in zip(kind.parameters, arguments) where !parameter.isRefused {
      if case .optionalTensor = parameter.kind {
        if case .tensor(let tensor) = value {
          try registerBuffer(parameter.name, tensor)
        } else {
          try registerBuffer(parameter.name, nil)
        }
      } else {
        settings.set(parameter.name, value)
      }
    }
  }

  public override func forward(_ inputs: [Tensor]) throws -> Tensor {
    guard inputs.count == 2 else {
      throw TensorError(
        .type, "\(className).forward() takes 2 tensors, input and target, but \(inputs.count) were given")
    }
    return try function(self, inputs[0], inputs[1])
  }

  /// How the losses of the elements are put together, read from the setting at every call.
  /// Errors: ValueError for another word.
  var reduction: LossReduction {
    get throws {
      guard case .string(let word)? = settings["reduction"] else {
        throw TensorError(.value, "\(settings["reduction"]?.text ?? "None") is not a valid value for reduction")
      }
      return try LossReduction.named(word)
    }
  }

  /// A setting as a number. Errors: TypeError where the program has assigned something else.
  func number(_ name: String) throws -> Double {
    guard let value = settings[name]?.number else {
      throw TensorError(
        .type, "\(className).\(name) must be a number, not \(settings[name]?.typeName ?? "NoneType")")
    }
    return value
  }

  /// The class number that does not count.
  var ignoredClass: Int { settings["ignore_index"]?.integer ?? -100 }

  /// Warns when input and target will be broadcast, as PyTorch does.
  static func warnAboutSizes(_ input: Tensor, _ target: Tensor) {
    if input.shape == target.shape { return }
    Warnings.emit(
      .user,
      "Using a target size (torch.Size(\(target.shape))) that is different to the input size "
        + "(torch.Size(\(input.shape))). This will likely lead to incorrect results due to broadcasting. "
        + "Please ensure they have the same size.")
  }
}

extension ModuleKind {
  /// The record of a loss. Everything a new one needs is given here.
  static func loss(
    _ name: String, _ parameters: [ModuleParameter], summary: String, example: String,
    _ function: @escaping (LossFunction, Tensor, Tensor) throws -> Tensor
  ) -> ModuleKind {
    ModuleKind(
      name, in: "loss", parameters, inputs: ["input", "target"], summary: summary, example: example
    ) { kind, arguments in try LossFunction(kind: kind, arguments, function) }
  }
}
