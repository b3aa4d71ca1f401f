/// A matrix of floats, column after column, that decompositions work on.
public struct DenseMatrix {
  public let rows: Int
  public let columns: Int
  public var elements: [Double]

  /// A matrix of zeros.
  public init(_ rows: Int, _ columns: Int) {
    self.rows = rows
    self.columns = columns
    elements = Array(repeating: 0, count: rows * columns)
  }

  /// - Parameter values: The elements row after row.
  public init(_ rows: Int, _ columns: Int, rowMajor values: some Collection<Double>) {
    self.init(rows, columns)
    for (place, value) in values.enumerated() { self[place / columns, place % columns] = value }
  }

  public static func identity(_ size: Int) -> DenseMatrix {
    var matrix = DenseMatrix(size, size)
    for place in 0..<size { matrix[place, place] = 1 }
    return matrix
  }

  public subscript(row: Int, column: Int) -> Double {
    get { elements[row + column * rows] }
    set { elements[row + column * rows] = newValue }
  }

  /// The elements row after row.
  public var rowMajor: [Double] {
    var values: [Double] = []
    values.reserveCapacity(elements.count)
    for row in 0..<rows { for column in 0..<columns { values.append(self[row, column]) } }
    return values
  }

  public var transposed: DenseMatrix {
    var result = DenseMatrix(columns, rows)
    for row in 0..<rows { for column in 0..<columns { result[column, row] = self[row, column] } }
    return result
  }

  /// The first columns.
  public func prefix(columns count: Int) -> DenseMatrix {
    var result = DenseMatrix(rows, count)
    for place in result.elements.indices { result.elements[place] = elements[place] }
    return result
  }

  /// The first rows.
  public func prefix(rows count: Int) -> DenseMatrix {
    var result = DenseMatrix(count, columns)
    for column in 0..<columns { for row in 0..<count { result[row, column] = self[row, column] } }
    return result
  }

  public mutating func swapRows(_ a: Int, _ b: Int) {
    if a == b { return }
    for column in 0..<columns { elements.swapAt(a + column * rows, b + column * rows) }
  }

  public mutating func swapColumns(_ a: Int, _ b: Int) {
    if a == b { return }
    for row in 0..<rows { elements.swapAt(row + a * rows, row + b * rows) }
  }

  /// Turns two rows of the plane: `c` and `s` are the cosine and the sine.
  mutating func rotateRows(_ a: Int, _ b: Int, _ c: Double, _ s: Double) {
    for column in 0..<columns {
      let (x, y) = (self[a, column], self[b, column])
      self[a, column] = c * x + s * y
      self[b, column] = c * y - s * x
    }
  }

  /// Turns two columns of the plane.
  mutating func rotateColumns(_ a: Int, _ b: Int, _ c: Double, _ s: Double) {
    for row in 0..<rows {
      let (x, y) = (self[row, a], self[row, b])
      self[row, a] = c * x + s * y
      self[row, b] = c * y - s * x
    }
  }
}

/// A decomposition that could not be made.
public enum DecompositionError: Error {
  case singular
  case notPositiveDefinite
  case notConverged
  /// An eigenvalue with an imaginary part.
  case complex
}
