/// A matrix as one with orthogonal columns times an upper triangular one: A = QR.
///
/// Source: LAPACK's dgeqr2 and dorg2r.
public struct OrthogonalFactors {
  /// R in the upper triangle; the rest is not used.
  private var reduced: DenseMatrix
  private var reflectors: [Reflector] = []

  /// Errors: interrupted.
  public init(_ matrix: DenseMatrix) throws {
    reduced = matrix
    for k in 0..<min(matrix.rows, matrix.columns) {
      try Interruption.check()
      let tail = ((k + 1)..<max(matrix.rows, k + 1)).map { reduced[$0, k] }
      let reflector = Reflector(head: reduced[k, k], tail: tail)
      reflectors.append(reflector)
      reduced[k, k] = reflector.head
      reflector.applyLeft(to: &reduced, row: k, columns: (k + 1)..<max(matrix.columns, k + 1))
    }
  }

  /// R with as many rows as wanted; zeros below the diagonal.
  public func upper(rows: Int) -> DenseMatrix {
    var result = DenseMatrix(rows, reduced.columns)
    for column in 0..<reduced.columns {
      for row in 0..<min(rows, column + 1, reduced.rows) { result[row, column] = reduced[row, column] }
    }
    return result
  }

  /// The first columns of Q.
  /// Errors: interrupted.
  public func orthogonal(columns: Int) throws -> DenseMatrix {
    var result = DenseMatrix(reduced.rows, columns)
    for place in 0..<min(columns, reduced.rows) { result[place, place] = 1 }
    try apply(to: &result)
    return result
  }

  /// Multiplies a matrix by Q from the left.
  func apply(to matrix: inout DenseMatrix) throws {
    for k in reflectors.indices.reversed() {
      try Interruption.check()
      reflectors[k].applyLeft(to: &matrix, row: k, columns: 0..<matrix.columns)
    }
  }
}
