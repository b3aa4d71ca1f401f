import Tensors

/// A layer without parameters: one function of its input and its settings.
public final class FunctionLayer: Module {
  private let function: (FunctionLayer, Tensor) throws -> Tensor
  private let shownSettings: [String]

  /// - shown: the settings that `description` lists.
  init(
    kind: ModuleKind, settings: [ModuleArgument], shown: [String],
    _ function: @escaping (FunctionLayer, Tensor) throws -> Tensor
  ) {
    self.function = function
    shownSettings = shown
    super.init(kind: kind)
    for (parameter, value) in zip(kind.parameters, settings) where !parameter.isVariadic {
      self.settings.set(parameter.name, value)
    }
  }

  public override func forward(_ input: Tensor) throws -> Tensor {
    guard changesInput else { return try function(self, input) }
    return try input.changed { try function(self, $0) }
  }

  public override var changesInput: Bool { settings["inplace"]?.isTrue ?? false }

  public override var extraDescription: String {
    let shown = shownSettings + (changesInput && !shownSettings.contains("inplace") ? ["inplace"] : [])
    return shown.map { "\($0)=\(settings[$0]?.text ?? "None")" }.joined(separator: ", ")
  }

  /// A setting as a number. Errors: TypeError where the program has assigned something else.
  func number(_ name: String) throws -> Double {
    guard let value = settings[name]?.number else { throw wrong(name, "a number") }
    return value
  }

  /// A setting as an integer. Errors: TypeError where the program has assigned something else.
  func integer(_ name: String) throws -> Int {
    guard let value = settings[name]?.integer else { throw wrong(name, "an int") }
    return value
  }

  private func wrong(_ name: String, _ wanted: String) -> TensorError {
    TensorError(.type, "\(className).\(name) must be \(wanted), not \(settings[name]?.typeName ?? "NoneType")")
  }
}

extension ModuleKind {
  /// The record of a layer without parameters. Everything a new one needs is given here.
  static func function(
    _ name: String, in pythonModule: String = "activation", _ parameters: [ModuleParameter] = [],
    shown: [String]? = nil, summary: String, example: String,
    _ function: @escaping (FunctionLayer, Tensor) throws -> Tensor
  ) -> ModuleKind {
    let names = shown ?? parameters.filter { !$0.isRefused && !$0.isVariadic }.map(\.name).filter { $0 != "inplace" }
    return ModuleKind(name, in: pythonModule, parameters, summary: summary, example: example) { kind, arguments in
      FunctionLayer(kind: kind, settings: arguments, shown: names, function)
    }
  }
}
