import Interpreter
import Tensors

/// `composed(name, function, *tensors)` of the library's own programs: what a function of the language computes of
/// tensors, as one node of the graph under PyTorch's name for it.
enum ComposedNode {
  /// What the library's programs find besides the builtins.
  static let provided: [(name: Symbol, value: Value)] = [builtin, recorded, aside].map {
    ($0.symbol, .object(NativeFunction($0)))
  }

  static let builtin = Builtin(
    "composed(name, function, /, *tensors)", "What a function computes of tensors, as one node of the graph.",
    example: ""
  ) { arguments in
    guard let name = arguments[0].stringValue else { throw Raised.typeError("composed() needs a name") }
    let body = arguments[1]
    let inputs = try arguments.rest.map { try TensorMembers.object($0).tensor }
    let operation = operation(name)
    return try torch {
      Value(
        try Tensor.composed(operation, inputs) { inputs in
          [try TensorMembers.object(Operators.call(body, inputs.map { Value($0) })).tensor]
        }[0])
    }
  }

  private static let recorded = Builtin(
    "recorded(name, result, backward, /, *tensors)",
    "A result as the node of a function whose gradients another function of the language computes.", example: ""
  ) { arguments in
    guard let name = arguments[0].stringValue else { throw Raised.typeError("recorded() needs a name") }
    let result = try TensorMembers.object(arguments[1]).tensor
    let backward = arguments[2]
    let inputs = try arguments.rest.map { try TensorMembers.object($0).tensor }
    let node = result.detached().recorded(operation(name), inputs) { gradient in
      try Operators.array(Operators.call(backward, [Value(gradient)])).map(\.tensor)
    }
    return Value(node)
  }

  private static let aside = Builtin(
    "aside(function, /)", "What a function gives; the shared random numbers stand still.", example: ""
  ) { arguments in
    try RandomGenerator.with(seed: 0) { try Operators.call(arguments[0], []) }
  }

  @exclusivity(unchecked) nonisolated(unsafe) private static var operations: [String: Tensors.Operation] = [:]

  /// The operation of a name; nodes refer to it without counting.
  static func operation(_ name: String) -> Tensors.Operation {
    if let known = operations[name] { return known }
    let made = Tensors.Operation(
      name, [], places: [], gradientName: name, summary: "", example: "", samples: [], derivative: .composed
    ) { _ in throw TensorError(.runtime, "\(name) is computed by its program") }
    operations[name] = made
    return made
  }
}
