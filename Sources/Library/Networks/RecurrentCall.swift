import Interpreter
import NeuralNets
import Tensors

/// Calls of modules that carry a state: `output, h = rnn(x)`, `h, c = cell(x, (h, c))`.
enum RecurrentCall {
  static func run(_ module: any StatefulModule, _ arguments: CallArguments) throws -> Value {
    let values = try ModuleObject(module).bindValues(arguments, required: 1)
    guard let input = values[0]?.tensor else {
      throw Raised.typeError(
        "\(module.className): argument 'input' must be Tensor, not \(values[0]?.typeName ?? "NoneType")")
    }
    let state = try values[1].flatMap { $0.isNone ? nil : try tensors($0, of: module) }
    let result = try network { try module.run(input, state) }
    let next = result.state.map { Value($0) }
    let after = next.count == 1 ? next[0] : .tuple(next)
    return result.output.map { .tuple([Value($0), after]) } ?? after
  }

  /// A state as programs give it: a tensor, or a pair of them.
  private static func tensors(_ value: Value, of module: any StatefulModule) throws -> [Tensor] {
    if module.stateCount == 1 {
      guard let tensor = value.tensor else {
        throw Raised.typeError("\(module.className): argument 'hx' must be Tensor, not \(value.typeName)")
      }
      return [tensor]
    }
    let parts = value.tensor == nil && value.type.has(.iterable) ? try Operators.array(value) : []
    let tensors = parts.compactMap(\.tensor)
    guard tensors.count == module.stateCount, parts.count == tensors.count else {
      throw Raised.typeError(
        "\(module.className): argument 'hx' must be tuple of \(module.stateCount) Tensors, not \(value.typeName)")
    }
    return tensors
  }
}
