/// What the node of an operation keeps that is made of others: its inputs, and how gradients flow back to them.
final class Composition: ParentList {
  /// The gradients of the inputs from the gradient of the node; nil where none flows.
  fileprivate let gradients: (Tensor) throws -> [Tensor?]

  fileprivate init(_ inputs: [Tensor], _ gradients: @escaping (Tensor) throws -> [Tensor?]) {
    self.gradients = gradients
    super.init(inputs)
  }
}

extension Derivative {
  /// The derivative of operations whose results `Tensor.composed` or `Tensor.recorded` made.
  public static let composed = Derivative.list { node, gradient in
    guard let composition = node.attributes.object as? Composition, !node.flags.contains(.released) else {
      throw GraphError.secondBackward
    }
    return try composition.gradients(gradient)
  }
}

extension Tensor {
  /// The results of `body` as nodes of one operation: what `body` is made of does not show in the graph.
  ///
  /// Gradients are those of the parts; where they are to be differentiated again, the parts are computed once more.
  /// `body` may use no other tensors that require gradients.
  public static func composed(
    _ operation: Operation, _ inputs: [Tensor], _ body: @escaping ([Tensor]) throws -> [Tensor]
  ) throws -> [Tensor] {
    guard GraphState.recordsGradients, inputs.contains(where: \.requiresGrad) else {
      return try GradMode.noGrad { try body(inputs) }
    }
    let inner = inputs.map { input -> Tensor in
      let copy = input.detached()
      if input.requiresGrad { copy.flags.insert(.requiresGrad) }
      return copy
    }
    let results = try body(inner)
    return results.enumerated().map { index, result in
      guard result.requiresGrad else { return result }
      return result.detached().recording(operation, inputs) { gradient in
        guard GraphState.recordsGradients else {
          return try Tensor.gradients(from: result, gradient, to: inner, createGraph: false)
        }
        // Stand-ins that lead on to the inputs: the way back ends at them, the gradients' own graph does not.
        let outer = inputs.map { $0.view($0.sizes, $0.steps, offset: $0.offset, Indexing.alias) }
        return try Tensor.gradients(from: body(outer)[index], gradient, to: outer, createGraph: true)
      }
    }
  }

  /// The same for `body` with one result.
  static func composed(
    _ operation: Operation, _ inputs: Tensor..., body: @escaping ([Tensor]) throws -> Tensor
  ) throws -> Tensor {
    try composed(operation, inputs) { [try body($0)] }[0]
  }

  /// This tensor, computed outside the graph, as the node of an operation whose derivative is given for the call.
  /// - gradients: The gradients of the inputs from this one's; written in tensor operations of the inputs.
  public func recorded(
    _ operation: Operation, _ inputs: [Tensor], gradients: @escaping (Tensor) throws -> [Tensor?]
  ) -> Tensor {
    guard GraphState.recordsGradients, inputs.contains(where: \.requiresGrad) else { return self }
    return recording(operation, inputs, gradients)
  }

  private func recording(
    _ operation: Operation, _ inputs: [Tensor], _ gradients: @escaping (Tensor) throws -> [Tensor?]
  ) -> Tensor {
    record(operation, list: inputs)
    attributes.object = Composition(inputs, gradients)
    return self
  }
}
