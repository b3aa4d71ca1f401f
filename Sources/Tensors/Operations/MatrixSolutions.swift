/// Inverses and solutions of equations, as nodes of the graph.
extension Tensor {
  /// The inverse, as the node of an operation.
  func inverted(_ operation: Operation) throws -> Tensor {
    let batch = try MatrixBatch(self, "linalg.inv", square: true)
    let n = batch.rows
    let identity = (0..<n * n).map { $0 / n == $0 % n ? 1.0 : 0.0 }
    let solutions = try batch.solved(
      batch.matrices.map { _ in identity }, width: n, "linalg.inv",
      "The diagonal element % is zero, the inversion could not be completed because the input matrix is singular.")
    let out = try batch.tensor(solutions, n, n)
    return out.recorded(operation, [self]) { gradient in
      let turned = try (GraphState.recordsGradients ? self.inverted(operation) : out.detached()).transpose(-2, -1)
      return [try Tensor.neg(Tensor.matmul(Tensor.matmul(turned, gradient), turned))]
    }
  }

  /// The solution x of `a @ x = b`; b is a vector, or matrices.
  static func solved(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    let batch = try MatrixBatch(a, "linalg.solve", square: true)
    guard a.dtype == b.dtype else {
      throw TensorError.runtime(
        "linalg.solve: Expected A and B to have the same dtype, but found A of type \(a.dtype.scalarTypeName) and B of type \(b.dtype.scalarTypeName) instead"
      )
    }
    let isVector = b.rank == 1 || (b.rank == a.rank - 1 && Array(b.shape) == Array(a.shape.dropLast()))
    let right = isVector ? try b.unsqueeze(-1) : b
    guard right.rank >= 2, right.shape[right.rank - 2] == batch.rows else {
      let (rows, columns) = (right.rank >= 2 ? right.shape[right.rank - 2] : 1, right.shape.last ?? 1)
      throw TensorError.runtime(
        "linalg.solve: Incompatible shapes of A and B for the equation AX = B (\(batch.rows)x\(batch.rows) and \(rows)x\(columns))"
      )
    }
    let width = right.shape[right.rank - 1]
    let wide = try right.detached().expand(batch.batch + [batch.rows, width])
    let columns = try MatrixBatch(wide, "linalg.solve")
    let solutions = try batch.solved(
      columns.matrices, width: width, "torch.linalg.solve", "The solver failed because the input matrix is singular.")
    let found = try batch.tensor(solutions, batch.rows, width)
    let out = isVector ? try found.squeeze([-1]) : found
    return out.recorded(MatrixOperations.solve, [a, b]) { gradient in
      let back = try solved(a.transpose(-2, -1), gradient)
      let x = GraphState.recordsGradients ? try solved(a, b) : out.detached()
      let outer =
        isVector ? try mul(back.unsqueeze(-1), x.unsqueeze(-2)) : try matmul(back, x.transpose(-2, -1))
      return [try neg(outer), back]
    }
  }

  /// The pseudoinverse, as the node of an operation.
  func pseudoInverse(_ operation: Operation, _ share: Double?) throws -> Tensor {
    let batch = try MatrixBatch(self, "linalg.pinv")
    let epsilon = elementType == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
    let tolerance = share ?? epsilon * Double(Swift.max(batch.rows, batch.columns))
    let results = try batch.singular().map { svd -> [Double] in
      var result = Array(repeating: 0.0, count: batch.rows * batch.columns)
      for (place, value) in svd.values.enumerated() where value > tolerance * (svd.values.first ?? 0) {
        for row in 0..<batch.columns {
          for column in 0..<batch.rows {
            result[row * batch.rows + column] += svd.right[place, row] * svd.left[column, place] / value
          }
        }
      }
      return result
    }
    let out = try batch.tensor(results, batch.columns, batch.rows)
    return out.recorded(operation, [self]) { gradient in
      let p = GraphState.recordsGradients ? try self.pseudoInverse(operation, share) : out.detached()
      let (turned, back) = (try p.transpose(-2, -1), try gradient.transpose(-2, -1))
      func product(_ a: Tensor, _ b: Tensor) throws -> Tensor { try Tensor.matmul(a, b) }
      if batch.rows <= batch.columns {
        let k = try product(back, p)
        let kp = try product(k, turned)
        let first = try Tensor.sub(kp, product(product(self, p), kp))
        let second = try product(product(turned, p), Tensor.sub(back, product(k, self)))
        return [try Tensor.add(Tensor.sub(first, product(p, k).transpose(-2, -1)), second)]
      }
      let k = try product(p, back)
      let pk = try product(turned, k)
      let first = try product(product(Tensor.sub(back, product(self, k)), p), turned)
      let second = try Tensor.sub(pk, product(product(pk, p), self))
      return [try Tensor.add(Tensor.sub(first, product(k, p).transpose(-2, -1)), second)]
    }
  }

  /// The lower triangle with half of the diagonal.
  func lowerWithHalfDiagonal() throws -> Tensor {
    let n = sizes[rank - 1]
    let below = try Tensor.mask(n, n) { $0 > $1 }
    let diagonal = try Tensor.mask(n, n) { $0 == $1 }
    let zero = try Tensor.zeros([], elementType)
    return try Tensor.add(
      Tensor.where(below, .tensor(self), .tensor(zero)),
      Tensor.mul(Tensor.where(diagonal, .tensor(self), .tensor(zero)), .float(0.5)))
  }
}
