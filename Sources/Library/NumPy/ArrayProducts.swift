import Interpreter
import Tensors

/// Products of matrices and vectors, with NumPy's checks.
enum ArrayProducts {
  private static let signature = "(n?,k),(k,m?)->(n?,m?)"

  /// `a @ b` of one dtype.
  static func matmul(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    for (place, operand) in [a, b].enumerated() where operand.rank == 0 {
      throw Raised.valueError(
        "matmul: Input operand \(place) does not have enough dimensions (has 0, gufunc core with signature "
          + "\(signature) requires 1)")
    }
    let columns = a.shape[a.rank - 1]
    let place = max(0, b.rank - 2)
    guard b.shape[place] == columns else {
      throw Raised.valueError(
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature \(signature) "
          + "(size \(b.shape[place]) is different from \(columns))")
    }
    if a.rank > 2, b.rank > 2, ArrayShape.common([Shape(a.shape.dropLast(2)), Shape(b.shape.dropLast(2))]) == nil {
      throw Raised.valueError(
        "operands could not be broadcast together with remapped shapes [original->remapped]: "
          + "\(ArrayShape.text(a.shape))->\(ArrayShape.text(a.shape.dropLast(2) + [-1, -1])) "
          + "\(ArrayShape.text(b.shape))->\(ArrayShape.text(b.shape.dropLast(2) + [-1, -1])) ")
    }
    return try product(a, b)
  }

  /// `np.dot(a, b)`.
  static func dot(_ a: ArrayOperand, _ b: ArrayOperand) throws -> Tensor {
    let dtype = ArrayPromotion.common(a, b)
    if a.shape.isEmpty || b.shape.isEmpty { return try ArrayArithmetic.apply(.multiply, a, b) }
    let (x, y) = (try a.tensor(dtype), try b.tensor(dtype))
    let (last, place) = (x.rank - 1, max(0, y.rank - 2))
    guard x.shape[last] == y.shape[place] else {
      throw Raised.valueError(
        "shapes \(ArrayShape.text(x.shape)) and \(ArrayShape.text(y.shape)) not aligned: \(x.shape[last]) "
          + "(dim \(last)) != \(y.shape[place]) (dim \(place))")
    }
    if y.rank > 2 { throw Raised.notInLgs("np.dot with a second operand of more than two dimensions") }
    return try product(x, y)
  }

  private static func product(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    try torch {
      if a.dtype == .bool {
        let counts = try Tensor.matmul(a.elements(as: .int64), b.elements(as: .int64))
        return try counts.elements(as: .bool)
      }
      return try Tensor.matmul(a, b)
    }
  }
}
