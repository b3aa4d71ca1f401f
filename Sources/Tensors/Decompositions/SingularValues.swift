/// A matrix as U S Vᵀ with orthogonal U and V, and S not negative, from large to small.
///
/// Source: the paths of LAPACK's dgesdd for matrices of up to 25 rows or columns; the signs of the vectors are theirs.
public struct SingularValues {
  /// The libraries that differ in when they bring a matrix to a square first, which decides signs.
  public enum Practice {
    /// The LAPACK behind NumPy.
    case numpy
    /// The one behind PyTorch; measured: a side 20 times as long as the other is the first that is brought.
    case torch

    fileprivate func isReduced(_ long: Int, _ short: Int) -> Bool {
      switch self {
      case .numpy: long >= short * 11 / 6
      case .torch: long / 20 >= short
      }
    }
  }

  public private(set) var values: [Double]
  public private(set) var left: DenseMatrix
  /// Vᵀ.
  public private(set) var right: DenseMatrix

  /// - Parameter isFull: Whether U and V are square; else they have as many vectors as there are values.
  /// Errors: `notConverged`.
  public init(_ matrix: DenseMatrix, isFull: Bool, practice: Practice) throws {
    let (m, n) = (matrix.rows, matrix.columns)
    let small = min(m, n)
    let isTall = m >= n
    // A much longer side is brought to a square first.
    if m != n, small > 0, practice.isReduced(max(m, n), small) {
      let factors = try OrthogonalFactors(isTall ? matrix : matrix.transposed)
      let upper = factors.upper(rows: small)
      let inner = try SingularValues(isTall ? upper : upper.transposed, isFull: true, practice: practice)
      values = inner.values
      let long = max(m, n)
      let columns = isFull ? long : small
      var outer = DenseMatrix(long, columns)
      let block = isTall ? inner.left : inner.right.transposed
      for j in 0..<columns { for i in 0..<long { outer[i, j] = i < small && j < small ? block[i, j] : i == j ? 1 : 0 } }
      try factors.apply(to: &outer)
      left = isTall ? outer : inner.left
      right = isTall ? inner.right : outer.transposed
      return
    }
    let reduction = try BidiagonalReduction(matrix)
    var iteration = BidiagonalIteration(reduction.diagonal, reduction.offDiagonal, isUpper: isTall)
    try iteration.run()
    values = iteration.values
    (left, right) = try reduction.vectors(iteration.left, iteration.right, isFull: isFull)
  }
}

/// A matrix reduced to two diagonals by reflections from both sides.
///
/// Source: LAPACK's dgebd2 and dormbr.
private struct BidiagonalReduction {
  private(set) var diagonal: [Double] = []
  /// Above the diagonal for tall matrices, below it for wide ones.
  private(set) var offDiagonal: [Double] = []
  private var fromLeft: [(start: Int, reflector: Reflector)] = []
  private var fromRight: [(start: Int, reflector: Reflector)] = []
  private let rows: Int
  private let columns: Int

  init(_ matrix: DenseMatrix) throws {
    var a = matrix
    (rows, columns) = (a.rows, a.columns)
    let isTall = rows >= columns
    for k in 0..<min(rows, columns) {
      try Interruption.check()
      if isTall {
        diagonal.append(reflectColumn(&a, k, k))
        if k < columns - 1 { offDiagonal.append(reflectRow(&a, k, k + 1)) }
      } else {
        diagonal.append(reflectRow(&a, k, k))
        if k < rows - 1 { offDiagonal.append(reflectColumn(&a, k + 1, k)) }
      }
    }
  }

  private mutating func reflectColumn(_ a: inout DenseMatrix, _ row: Int, _ column: Int) -> Double {
    let reflector = Reflector(head: a[row, column], tail: ((row + 1)..<max(rows, row + 1)).map { a[$0, column] })
    reflector.applyLeft(to: &a, row: row, columns: (column + 1)..<max(columns, column + 1))
    fromLeft.append((row, reflector))
    return reflector.head
  }

  private mutating func reflectRow(_ a: inout DenseMatrix, _ row: Int, _ column: Int) -> Double {
    let reflector = Reflector(head: a[row, column], tail: ((column + 1)..<max(columns, column + 1)).map { a[row, $0] })
    reflector.applyRight(to: &a, column: column, rows: (row + 1)..<max(rows, row + 1))
    fromRight.append((column, reflector))
    return reflector.head
  }

  /// The vectors of the whole matrix from those of the two diagonals.
  func vectors(_ left: DenseMatrix, _ right: DenseMatrix, isFull: Bool) throws -> (DenseMatrix, DenseMatrix) {
    let small = min(rows, columns)
    var u = DenseMatrix(rows, isFull ? rows : small)
    for j in 0..<u.columns { for i in 0..<rows { u[i, j] = i < small && j < small ? left[i, j] : i == j ? 1 : 0 } }
    for (start, reflector) in fromLeft.reversed() {
      try Interruption.check()
      reflector.applyLeft(to: &u, row: start, columns: 0..<u.columns)
    }
    var v = DenseMatrix(isFull ? columns : small, columns)
    for i in 0..<v.rows { for j in 0..<columns { v[i, j] = i < small && j < small ? right[i, j] : i == j ? 1 : 0 } }
    for (start, reflector) in fromRight.reversed() {
      try Interruption.check()
      reflector.applyRight(to: &v, column: start, rows: 0..<v.rows)
    }
    return (u, v)
  }
}
