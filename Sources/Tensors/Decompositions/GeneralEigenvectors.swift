#if canImport(Glibc)
  import Glibc
#endif

/// The eigenvalues and eigenvectors, of length 1, of a square matrix whose eigenvalues are all real.
///
/// Source: LAPACK's dgeev: dgebal, dgehd2, dlahqr and dtrevc; the order and the signs are theirs.
public struct GeneralEigenvectors {
  public private(set) var values: [Double]
  /// One vector per column.
  public private(set) var vectors: DenseMatrix

  /// Errors: `complex`, `notConverged`.
  public init(_ matrix: DenseMatrix) throws {
    let n = matrix.rows
    if matrix.elements.contains(where: { !$0.isFinite }) { throw DecompositionError.notConverged }
    let balanced = BalancedMatrix(matrix)
    var h = balanced.matrix
    let (low, high) = (balanced.low, balanced.high)
    var reflectors: [Reflector] = []
    for k in low..<max(high, low) {
      try Interruption.check()
      let reflector = Reflector(head: h[k + 1, k], tail: ((k + 2)..<max(high + 1, k + 2)).map { h[$0, k] })
      h[k + 1, k] = reflector.head
      for row in (k + 2)..<max(high + 1, k + 2) { h[row, k] = 0 }
      reflector.applyRight(to: &h, column: k + 1, rows: 0..<(high + 1))
      reflector.applyLeft(to: &h, row: k + 1, columns: (k + 1)..<n)
      reflectors.append(reflector)
    }
    var z = DenseMatrix.identity(n)
    for (place, reflector) in reflectors.enumerated().reversed() {
      try Interruption.check()
      reflector.applyLeft(to: &z, row: low + place + 1, columns: (low + place + 1)..<max(high + 1, low + place + 1))
    }
    var iteration = HessenbergIteration(h, z, low, high)
    try iteration.run()
    values = (0..<n).map { iteration.h[$0, $0] }
    vectors = try GeneralEigenvectors.vectors(iteration.h, iteration.z)
    balanced.restore(&vectors)
    for column in 0..<n {
      let length = Reflector.norm((0..<n).map { vectors[$0, column] })
      for row in 0..<n where length > 0 { vectors[row, column] /= length }
    }
  }

  /// The eigenvectors of z t zᵀ, t being upper triangular.
  private static func vectors(_ t: DenseMatrix, _ z: DenseMatrix) throws -> DenseMatrix {
    let n = t.rows
    let smallest = Double.leastNormalMagnitude * (Double(n) / 0x1p-52)
    var result = z
    for k in 0..<n {
      try Interruption.check()
      let value = t[k, k]
      let least = max(0x1p-52 * value.magnitude, smallest)
      var x = (0..<k).map { -t[$0, k] } + [1]
      for j in stride(from: k - 1, through: 0, by: -1) {
        let difference = t[j, j] - value
        x[j] /= difference.magnitude < least ? least : difference
        for row in 0..<j { x[row] -= x[j] * t[row, j] }
      }
      var largest = 0.0
      for row in 0..<n {
        var sum = 0.0
        for j in 0...k { sum += z[row, j] * x[j] }
        result[row, k] = sum
        largest = max(largest, sum.magnitude)
      }
      for row in 0..<n where largest > 0 { result[row, k] *= 1 / largest }
    }
    return result
  }
}

/// A matrix with rows and columns exchanged and scaled so that their lengths are alike.
///
/// Source: LAPACK's dgebal and dgebak.
private struct BalancedMatrix {
  private(set) var matrix: DenseMatrix
  /// The first and the last row that is not triangular yet.
  private(set) var low = 0
  private(set) var high: Int
  private var scale: [Double]
  private var exchanges: [(Int, Int)] = []

  init(_ source: DenseMatrix) {
    matrix = source
    high = source.rows - 1
    scale = Array(repeating: 1, count: source.rows)
    while high > 0, let row = isolatedRow() {
      exchange(row, high)
      high -= 1
    }
    while low < high, let column = isolatedColumn() {
      exchange(column, low)
      low += 1
    }
    balance()
  }

  private func isolatedRow() -> Int? {
    for row in stride(from: high, through: 0, by: -1)
    where (0...high).allSatisfy({ $0 == row || matrix[row, $0] == 0 }) { return row }
    return nil
  }

  private func isolatedColumn() -> Int? {
    for column in low...high where (low...high).allSatisfy({ $0 == column || matrix[$0, column] == 0 }) {
      return column
    }
    return nil
  }

  private mutating func exchange(_ a: Int, _ b: Int) {
    exchanges.append((b, a))
    matrix.swapColumns(a, b)
    matrix.swapRows(a, b)
  }

  private mutating func balance() {
    var isChanged = true
    while isChanged {
      isChanged = false
      for k in low...max(low, high) where low < high {
        var c = Reflector.norm((low...high).map { matrix[$0, k] })
        var r = Reflector.norm((low...high).map { matrix[k, $0] })
        if c == 0 || r == 0 { continue }
        var f = 1.0
        let sum = c + r
        while c < r / 2, f < 1e300 {
          f *= 2
          c *= 2
          r /= 2
        }
        while c / 2 >= r, f > 1e-300 {
          f /= 2
          c /= 2
          r *= 2
        }
        if c + r >= 0.95 * sum { continue }
        isChanged = true
        scale[k] *= f
        for column in 0..<matrix.columns { matrix[k, column] /= f }
        for row in 0..<matrix.rows { matrix[row, k] *= f }
      }
    }
  }

  /// Turns eigenvectors of the balanced matrix into those of the source.
  func restore(_ vectors: inout DenseMatrix) {
    for row in scale.indices where scale[row] != 1 {
      for column in 0..<vectors.columns { vectors[row, column] *= scale[row] }
    }
    for (a, b) in exchanges.reversed() { vectors.swapRows(a, b) }
  }
}
