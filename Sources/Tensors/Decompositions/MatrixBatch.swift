/// The matrices of a tensor's last two dimensions, in double precision.
struct MatrixBatch {
  let batch: [Int]
  let rows: Int
  let columns: Int
  let dtype: DType
  /// Each row by row.
  let matrices: [[Double]]

  /// - function: What messages call the operation.
  /// Errors: RuntimeError for less than two dimensions or integers, and (when `square`) for other sizes.
  init(_ tensor: Tensor, _ function: String, square: Bool = false) throws {
    guard tensor.rank >= 2 else {
      throw TensorError.runtime("\(function): The input tensor A must have at least 2 dimensions.")
    }
    rows = tensor.shape[tensor.rank - 2]
    columns = tensor.shape[tensor.rank - 1]
    guard !square || rows == columns else {
      throw TensorError.runtime(
        "\(function): A must be batches of square matrices, but they are \(rows) by \(columns) matrices")
    }
    guard tensor.dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "\(function): Expected a floating point or complex tensor as input. Got \(tensor.dtype.scalarTypeName)")
    }
    guard !tensor.dtype.isNarrow else {
      throw TensorError.runtime(
        "\(function): Low precision dtypes not supported. Got \(tensor.dtype.scalarTypeName)")
    }
    dtype = tensor.dtype
    batch = Array(tensor.shape.dropLast(2))
    let (values, size) = try (tensor.detached().doubles(), rows * columns)
    let count = batch.reduce(1, *)
    matrices = (0..<count).map { Array(values[$0 * size..<($0 + 1) * size]) }
  }

  /// The batch of results of a shape.
  func tensor(_ results: [[Double]], _ shape: Int...) throws -> Tensor {
    try Tensor.from(doubles: results.flatMap { $0 }, shape: Shape(batch + shape)).cast(to: dtype)
  }

  var dense: [DenseMatrix] { matrices.map { DenseMatrix(rows, columns, rowMajor: $0) } }

  /// The singular values and vectors.
  /// - Parameter isFull: Whether the matrices of vectors are square.
  /// Errors: LinAlgError for elements that are not finite.
  func singular(isFull: Bool = false) throws -> [SingularValues] {
    try dense.enumerated().map { index, matrix in
      let failed = "The algorithm failed to converge because the input matrix "
      guard matrix.elements.allSatisfy(\.isFinite) else {
        throw message("linalg.svd", index, failed + "contained non-finite values.")
      }
      do {
        return try SingularValues(matrix, isFull: isFull, practice: .torch)
      } catch is DecompositionError {
        throw message("linalg.svd", index, failed + "is ill-conditioned or has too many repeated singular values.")
      }
    }
  }

  /// How many singular values of each matrix count.
  /// - Parameter tolerance: The smallest that does; nil for what the precision of the dtype lets be told from zero.
  func ranks(_ tolerance: Double? = nil) throws -> [Int] {
    let epsilon = dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
    return try singular().map { svd in
      let least = tolerance ?? epsilon * Double(Swift.max(rows, columns)) * (svd.values.first ?? 0)
      return svd.values.count(where: { $0 > least })
    }
  }

  /// The eigenvalues and eigenvectors of symmetric matrices, of which the lower triangles are read.
  /// Errors: LinAlgError when they are not found, for infinite elements say.
  func eigen() throws -> [SymmetricEigenvectors] {
    try dense.enumerated().map { index, matrix in
      do {
        return try SymmetricEigenvectors(matrix)
      } catch is DecompositionError {
        let reason = "the input matrix is ill-conditioned or has too many repeated eigenvalues."
        throw message("linalg.eigh", index, "The algorithm failed to converge because \(reason)")
      }
    }
  }

  private func message(_ function: String, _ index: Int, _ text: String) -> TensorError {
    TensorError.linearAlgebra("\(function): " + (batch.isEmpty ? "" : "(Batch element \(index)): ") + text)
  }

  /// The solutions x of `A @ x = right` for matrices of `width` columns.
  func solved(_ right: [[Double]], width: Int, _ function: String, _ problem: String) throws -> [[Double]] {
    try matrices.indices.map { index in
      func run<Element: BinaryFloatingPoint>(_ type: Element.Type) throws -> [Double] {
        let factors = try LUFactors(matrices[index].map { Element($0) }, size: rows)
        if let place = factors.singular {
          throw message(function, index, problem.replacingFirst("%", with: String(place)))
        }
        return try factors.solve(right[index].map { Element($0) }, columns: width).map { Double($0) }
      }
      return try dtype == .float32 ? run(Float.self) : run(Double.self)
    }
  }

  /// The determinants, as PyTorch computes them: from the factors of the transposed matrix.
  func determinants() throws -> [Double] {
    try matrices.map { matrix in
      let turned = (0..<rows * rows).map { matrix[$0 % rows * rows + $0 / rows] }
      return dtype == .float32
        ? try Double(LUFactors(turned.map { Float($0) }, size: rows).determinant)
        : try LUFactors(turned, size: rows).determinant
    }
  }

  /// Lower factors L of matrices L @ L.T, in the arithmetic of the dtype.
  /// Errors: LinAlgError for a matrix that is not positive-definite.
  func choleskyFactors() throws -> [[Double]] {
    try matrices.indices.map { index in
      func run<Element: BinaryFloatingPoint>(_ type: Element.Type) throws -> [Double] {
        var factor = Array(repeating: Element(0), count: rows * rows)
        let matrix = matrices[index].map { Element($0) }
        for column in 0..<rows {
          try Interruption.check()
          var pivot = matrix[column * rows + column]
          for before in 0..<column { pivot -= factor[column * rows + before] * factor[column * rows + before] }
          guard pivot > 0 else {
            throw message(
              "linalg.cholesky", index,
              "The factorization could not be completed because the input is not positive-definite (the leading minor of order \(column + 1) is not positive-definite)."
            )
          }
          let root = pivot.squareRoot()
          factor[column * rows + column] = root
          for row in (column + 1)..<Swift.max(rows, column + 1) {
            var value = matrix[row * rows + column]
            for before in 0..<column { value -= factor[row * rows + before] * factor[column * rows + before] }
            factor[row * rows + column] = value / root
          }
        }
        return factor.map { Double($0) }
      }
      return try dtype == .float32 ? run(Float.self) : run(Double.self)
    }
  }
}

extension String {
  fileprivate func replacingFirst(_ mark: Character, with text: String) -> String {
    guard let place = firstIndex(of: mark) else { return self }
    return self[..<place] + text + self[index(after: place)...]
  }
}
