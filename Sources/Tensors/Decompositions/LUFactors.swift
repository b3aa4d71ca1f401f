/// The factors of a square matrix with rows exchanged, in the arithmetic of its dtype.
///
/// The order of operations is that of the LAPACK behind PyTorch, so that small matrices give its last digits.
struct LUFactors<Element: BinaryFloatingPoint> {
  let size: Int
  /// Upper factor on and above the diagonal, lower one below it, row by row.
  private(set) var elements: [Element]
  /// Which row of the matrix stands in each row.
  private(set) var rows: [Int]
  private(set) var sign: Element = 1
  /// The first pivot that is zero, counted from 1.
  private(set) var singular: Int?

  /// Errors: interrupted.
  init(_ matrix: [Element], size: Int) throws {
    self.size = size
    elements = matrix
    rows = Array(0..<size)
    for column in 0..<size {
      try Interruption.check()
      eliminate(column)
    }
  }

  private mutating func eliminate(_ column: Int) {
    var pivot = column
    for row in column..<size where Swift.abs(self[row, column]) > Swift.abs(self[pivot, column]) { pivot = row }
    if self[pivot, column] == 0 || self[pivot, column].isNaN {
      if singular == nil { singular = column + 1 }
      return
    }
    if pivot != column {
      for other in 0..<size { elements.swapAt(column * size + other, pivot * size + other) }
      rows.swapAt(column, pivot)
      sign = -sign
    }
    let divisor = self[column, column]
    let divides = size <= 4 && column == size - 2
    let reciprocal = 1 / divisor
    for row in (column + 1)..<Swift.max(size, column + 1) {
      let factor = divides ? self[row, column] / divisor : self[row, column] * reciprocal
      elements[row * size + column] = factor
      for other in (column + 1)..<size {
        elements[row * size + other] = self[row, other] - factor * self[column, other]
      }
    }
  }

  private subscript(row: Int, column: Int) -> Element { elements[row * size + column] }

  var determinant: Element { (0..<size).reduce(1) { $0 * self[$1, $1] } * sign }

  /// The columns x of `matrix @ x = right`, row by row.
  /// Errors: interrupted.
  func solve(_ right: [Element], columns: Int) throws -> [Element] {
    var x = rows.flatMap { row in (0..<columns).map { right[row * columns + $0] } }
    for row in 0..<size {
      try Interruption.check()
      for below in (row + 1)..<Swift.max(size, row + 1) {
        for column in 0..<columns { x[below * columns + column] -= self[below, row] * x[row * columns + column] }
      }
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      try Interruption.check()
      let reciprocal = 1 / self[row, row]
      for column in 0..<columns { x[row * columns + column] *= reciprocal }
      for above in 0..<row {
        for column in 0..<columns { x[above * columns + column] -= self[above, row] * x[row * columns + column] }
      }
    }
    return x
  }
}
