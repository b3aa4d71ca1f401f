import Interpreter
import NeuralNets
import Tensors

/// What a card says of a network or a layer.
enum ModuleCard {
  static func rows(of name: String, _ value: Value) -> [ObjectCard.Row] {
    guard let module = value.object(as: ModuleObject.self)?.module else { return [] }
    let parameters = module.parameters()
    let numbers = parameters.reduce(0) { $0 + $1.count }
    let described = ((try? module.namedParameters()) ?? []).prefix(4).map {
      "\($0.name) \(ShapeText.tuple($0.tensor.shape))"
    }
    let rest = parameters.count > 4 ? ", …" : ""
    let text = parameters.isEmpty ? "none" : "\(numbers): \(described.joined(separator: ", "))\(rest)"
    return [
      ObjectCard.Row("parameters", text, code: parameters.isEmpty ? nil : "list(\(name).parameters())"),
      ObjectCard.Row("mode", module.isTraining ? "training" : "evaluation", code: "\(name).eval()"),
    ]
  }

  /// A call with inputs of a size that the module takes.
  static func call(_ name: String, _ module: Module) -> String {
    guard module.inputNames.count == 1 else {
      return "\(name)(\(module.inputNames.map { _ in "rand(3)" }.joined(separator: ", ")))"
    }
    guard let inputs = inputSize(module) else { return "\(name)(rand(3))" }
    return "\(name)(rand(1, \(inputs)))"
  }

  /// The `in_features` of the first layer that has them.
  private static func inputSize(_ module: Module) -> Int? {
    for part in module.modules() {
      if case .int(let size)? = part.settings["in_features"] { return size }
    }
    return nil
  }
}
