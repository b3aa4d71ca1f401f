import Tensors

/// How layers draw their first weights.
enum Initialization {
  /// A tensor of numbers drawn uniformly from -bound ..< bound, one draw an element.
  /// Each is one fused multiply-add of the draw, as PyTorch computes it.
  static func uniform(_ shape: Shape, bound: Double) throws -> Tensor {
    if DType.standard == .float64 { return try Tensor.zeros(shape).uniform(-bound, bound) }
    let result = try Tensor.rand(shape)
    let start = Float(-bound)
    let width = Float(bound) - start
    result.updateElements(of: Float.self, .float32) { elements in
      for index in elements.indices { elements[index] = start.addingProduct(elements[index], width) }
    }
    return result
  }
}
