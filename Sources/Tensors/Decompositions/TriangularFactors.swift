#if canImport(Glibc)
  import Glibc
#endif

/// A square matrix as a product of triangular ones, with rows exchanged: PA = LU.
///
/// Source: LAPACK's dgetrf, column by column with partial pivoting.
public struct TriangularFactors {
  /// L below the diagonal, whose own diagonal of ones is not stored, and U.
  public private(set) var factors: DenseMatrix
  /// Row k was exchanged with row `pivots[k]`.
  public private(set) var pivots: [Int] = []
  public private(set) var isSingular = false

  /// Errors: interrupted.
  public init(_ matrix: DenseMatrix) throws {
    factors = matrix
    let n = matrix.rows
    for column in 0..<n {
      try Interruption.check()
      for (place, pivot) in pivots.enumerated() where place != pivot {
        let kept = factors[place, column]
        factors[place, column] = factors[pivot, column]
        factors[pivot, column] = kept
      }
      for row in 1..<max(1, n) {
        var sum = 0.0
        for k in 0..<min(row, column) { sum = sum.addingProduct(factors[row, k], factors[k, column]) }
        factors[row, column] -= sum
      }
      var best = column
      for row in column..<n where factors[row, column].magnitude > factors[best, column].magnitude { best = row }
      pivots.append(best)
      let pivot = factors[best, column]
      if pivot == 0 || pivot.isNaN {
        isSingular = isSingular || pivot == 0
        continue
      }
      if best != column {
        for k in 0...column {
          let kept = factors[column, k]
          factors[column, k] = factors[best, k]
          factors[best, k] = kept
        }
      }
      let inverse = 1 / pivot
      for row in (column + 1)..<max(n, column + 1) { factors[row, column] *= inverse }
    }
  }

  /// The sign of the determinant and the logarithm of its magnitude.
  public var signAndLogarithm: (sign: Double, logarithm: Double) {
    if isSingular { return (0, -.infinity) }
    var sign = 1.0
    var logarithm = 0.0
    for (place, pivot) in pivots.enumerated() {
      if place != pivot { sign = -sign }
      let element = factors[place, place]
      if element < 0 { sign = -sign }
      logarithm += log(element.magnitude)
    }
    return (sign, logarithm)
  }

  /// The solutions of the equations, one for every column.
  /// Errors: `singular`.
  public func solve(_ right: DenseMatrix) throws -> DenseMatrix {
    if isSingular { throw DecompositionError.singular }
    var x = right
    for (place, pivot) in pivots.enumerated() { x.swapRows(place, pivot) }
    let n = factors.rows
    for column in 0..<x.columns {
      try Interruption.check()
      for k in 0..<n {
        let value = x[k, column]
        for row in (k + 1)..<max(n, k + 1) { x[row, column] = x[row, column].addingProduct(-value, factors[row, k]) }
      }
      for k in stride(from: n - 1, through: 0, by: -1) {
        let value = x.columns == 1 ? x[k, column] / factors[k, k] : x[k, column] * (1 / factors[k, k])
        x[k, column] = value
        for row in 0..<k { x[row, column] = x[row, column].addingProduct(-value, factors[row, k]) }
      }
    }
    return x
  }
}

/// A symmetric positive definite matrix as a triangular one times its transpose: A = LLᵀ.
///
/// Source: LAPACK's dpotrf, on the lower triangle.
public struct CholeskyFactor {
  public private(set) var lower: DenseMatrix

  /// Errors: `notPositiveDefinite`.
  public init(_ matrix: DenseMatrix) throws {
    let n = matrix.rows
    lower = DenseMatrix(n, n)
    for column in 0..<n {
      try Interruption.check()
      var sum = 0.0
      for k in 0..<column { sum = sum.addingProduct(lower[column, k], lower[column, k]) }
      let square = matrix[column, column] - sum
      guard square > 0 else { throw DecompositionError.notPositiveDefinite }
      let root = square.squareRoot()
      lower[column, column] = root
      let inverse = 1 / root
      for row in (column + 1)..<max(n, column + 1) {
        var sum = 0.0
        for k in 0..<column { sum = sum.addingProduct(lower[row, k], lower[column, k]) }
        lower[row, column] = (matrix[row, column] - sum) * inverse
      }
    }
  }
}
