import Interpreter
import Tensors

#if canImport(Glibc)
  import Glibc
#endif

/// The functions of `numpy.linalg` that decompose matrices.
enum NumPyLinearAlgebra {
  static let error = TypeObject(
    "LinAlgError", module: "numpy.linalg", bases: [BuiltinTypes.valueError], BuiltinTypes.valueError.capabilities,
    summary: "A matrix that an operation of linear algebra is not possible with.")

  static let functions: [Builtin] = solutions + decompositions

  private static func record(
    _ signature: String, _ summary: String, example: String, body: @escaping (Arguments) throws -> Value
  ) -> Builtin {
    ArrayRecord(signature, of: "numpy.linalg", summary, example: example, body: body)
  }

  // MARK: Matrices

  /// The matrices along the last two axes of an argument.
  private struct Stack {
    let lead: [Int]
    let rows: Int
    let columns: Int
    let dtype: DType
    let matrices: [DenseMatrix]

    /// - Throws: LinAlgError with NumPy's words.
    init(_ value: Value, isSquare: Bool) throws {
      let tensor = try ArrayConversion.tensor(value)
      guard tensor.rank >= 2 else {
        throw Raised(error, "\(tensor.rank)-dimensional array given. Array must be at least two-dimensional")
      }
      let (m, n) = (tensor.shape[tensor.rank - 2], tensor.shape[tensor.rank - 1])
      if isSquare, m != n { throw Raised(error, "Last 2 dimensions of the array must be square") }
      (rows, columns) = (m, n)
      dtype = tensor.dtype == .float32 ? .float32 : .float64
      lead = Array(tensor.shape.dropLast(2))
      let values = try ArrayConversion.doubles(value)
      let count = lead.reduce(1, *)
      matrices = (0..<count).map { DenseMatrix(m, n, rowMajor: values[$0 * m * n..<($0 + 1) * m * n]) }
    }

    /// Results of one shape each, put together along the leading axes.
    func whole(_ results: [[Double]], _ shape: [Int]) throws -> Tensor {
      try torch {
        try Tensor.filled(Shape(lead + shape), .float64, of: Double.self) { out in
          var place = 0
          for result in results {
            for value in result {
              out[place] = value
              place += 1
            }
          }
        }.elements(as: dtype)
      }
    }

    func array(_ results: [[Double]], _ shape: [Int]) throws -> Value {
      NumPyCreation.result(try whole(results, shape))
    }
  }

  /// Runs a decomposition; what it cannot do ends in NumPy's LinAlgError.
  static func decomposing<Result>(_ what: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try torch(body)
    } catch DecompositionError.singular {
      throw Raised(error, "Singular matrix")
    } catch DecompositionError.notPositiveDefinite {
      throw Raised(error, "Matrix is not positive definite")
    } catch DecompositionError.notConverged {
      throw Raised(error, "\(what) did not converge")
    } catch DecompositionError.complex {
      throw Raised.notInLgs("numpy.linalg of a matrix whose eigenvalues are complex numbers")
    }
  }

  // MARK: Equations

  private static let solutions: [Builtin] = [
    record(
      "inv(a)", "The inverse of a matrix.",
      example: "np.linalg.inv([[2.0, 0.0], [0.0, 4.0]])\n#> array([[0.5 , 0.  ],\n#>        [0.  , 0.25]])"
    ) { arguments in
      let stack = try Stack(arguments[0], isSquare: true)
      let inverses = try stack.matrices.map { matrix in
        try decomposing("Inverse") { try TriangularFactors(matrix).solve(.identity(matrix.rows)).rowMajor }
      }
      return try stack.array(inverses, [stack.rows, stack.columns])
    },
    record(
      "solve(a, b)", "The solution x of the equations a x = b.",
      example: "np.linalg.solve([[3.0, 1.0], [1.0, 2.0]], [9.0, 8.0])\n#> array([2., 3.])"
    ) { try solved($0) },
    record(
      "det(a)", "The determinant of a matrix.",
      example: "np.linalg.det([[4.0, 1.0], [2.0, 3.0]])\n#> np.float64(10.000000000000002)"
    ) { arguments in
      let stack = try Stack(arguments[0], isSquare: true)
      let determinants = try stack.matrices.map { matrix -> [Double] in
        let (sign, logarithm) = try decomposing("Determinant") { try TriangularFactors(matrix).signAndLogarithm }
        return [sign * exp(logarithm)]
      }
      return Value(array: try stack.whole(determinants, []))
    },
    record(
      "slogdet(a)", "The sign of the determinant and the logarithm of its magnitude.",
      example: "np.linalg.slogdet([[2.0, 0.0], [0.0, 0.5]])\n"
        + "#> SlogdetResult(sign=np.float64(1.0), logabsdet=np.float64(0.0))"
    ) { arguments in
      let stack = try Stack(arguments[0], isSquare: true)
      let results = try stack.matrices.map { matrix in
        try decomposing("Determinant") { try TriangularFactors(matrix).signAndLogarithm }
      }
      return .object(
        LinearAlgebraResult(
          "SlogdetResult",
          [
            ("sign", Value(array: try stack.whole(results.map { [$0.sign] }, []))),
            ("logabsdet", Value(array: try stack.whole(results.map { [$0.logarithm] }, []))),
          ]))
    },
    record(
      "lstsq(a, b, rcond=None)",
      "The x for which a x is closest to b; the sums of squares, the rank and singular values.",
      example: "np.linalg.lstsq([[1.0, 0.0], [0.0, 2.0]], [3.0, 4.0])[0]\n#> array([3., 2.])"
    ) { try fitted($0) },
  ]

  private static func solved(_ arguments: Arguments) throws -> Value {
    let stack = try Stack(arguments[0], isSquare: true)
    let right = try arguments.elements(1)
    let isVector = right.rank == 1
    let columns = isVector ? 1 : right.shape.last ?? 1
    let rows = isVector ? right.count : right.rank > 1 ? right.shape[right.rank - 2] : 0
    guard rows == stack.rows else {
      throw Raised.valueError(
        isVector
          ? "solve1: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m)->(m) "
            + "(size \(rows) is different from \(stack.rows))"
          : "solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m,n)->(m,n) "
            + "(size \(rows) is different from \(stack.rows))")
    }
    let values = try ArrayConversion.doubles(arguments[1])
    let size = rows * columns
    guard size > 0, values.count == size || values.count == size * stack.matrices.count else {
      throw Raised.notInLgs("numpy.linalg.solve with broadcasting")
    }
    let solutions = try stack.matrices.enumerated().map { place, matrix -> [Double] in
      let start = values.count == size ? 0 : place * size
      let block = DenseMatrix(rows, columns, rowMajor: values[start..<start + size])
      return try decomposing("Solve") { try TriangularFactors(matrix).solve(block).rowMajor }
    }
    return try stack.array(solutions, isVector ? [rows] : [rows, columns])
  }

  private static func fitted(_ arguments: Arguments) throws -> Value {
    let stack = try Stack(arguments[0], isSquare: false)
    guard stack.lead.isEmpty else {
      throw Raised(error, "\(stack.lead.count + 2)-dimensional array given. Array must be two-dimensional")
    }
    let right = try arguments.elements(1)
    guard right.rank == 1 || right.rank == 2 else {
      throw Raised(error, "\(right.rank)-dimensional array given. Array must be two-dimensional")
    }
    let (m, n) = (stack.rows, stack.columns)
    guard right.shape[0] == m else { throw Raised(error, "Incompatible dimensions") }
    let columns = right.rank == 1 ? 1 : right.shape[1]
    let b = DenseMatrix(m, columns, rowMajor: try ArrayConversion.doubles(arguments[1]))
    let svd = try decomposing("SVD") { try SingularValues(stack.matrices[0], isFull: false, practice: .numpy) }
    let unit = stack.dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
    let given = try arguments[2].isNone ? unit * Double(max(m, n)) : Numbers.real(arguments[2]) ?? 0
    let limit = (given < 0 ? unit : given) * (svd.values.first ?? 0)
    let rank = svd.values.filter { $0 > limit }.count
    var x = DenseMatrix(n, columns)
    for column in 0..<columns {
      for k in 0..<rank {
        var part = 0.0
        for row in 0..<m { part += svd.left[row, k] * b[row, column] }
        part /= svd.values[k]
        for row in 0..<n { x[row, column] += svd.right[k, row] * part }
      }
    }
    var residuals: [Double] = []
    if rank == n, m > n {
      residuals = (0..<columns).map { column in
        (0..<m).reduce(0) { sum, row in
          let distance = (0..<n).reduce(b[row, column]) { $0 - stack.matrices[0][row, $1] * x[$1, column] }
          return sum + distance * distance
        }
      }
    }
    return .tuple([
      try stack.array([x.rowMajor], right.rank == 1 ? [n] : [n, columns]),
      try stack.array([residuals], [residuals.count]),
      .object(ArrayScalar(.int(rank), .int64)), try stack.array([svd.values], [min(m, n)]),
    ])
  }

  // MARK: Decompositions

  private static let decompositions: [Builtin] = [
    record(
      "cholesky(a, /, *, upper=False)", "The lower triangular matrix whose product with its transpose is a.",
      example: "np.linalg.cholesky([[4.0, 2.0], [2.0, 5.0]])\n#> array([[2., 0.],\n#>        [1., 2.]])"
    ) { arguments in
      let stack = try Stack(arguments[0], isSquare: true)
      let isUpper = try arguments.truth(1)
      let factors = try stack.matrices.map { matrix in
        try decomposing("Cholesky") {
          let lower = try CholeskyFactor(isUpper ? matrix.transposed : matrix).lower
          return (isUpper ? lower.transposed : lower).rowMajor
        }
      }
      return try stack.array(factors, [stack.rows, stack.columns])
    },
    record(
      "qr(a, mode='reduced')", "A matrix with orthogonal columns and an upper triangular one, whose product is a.",
      example: "np.linalg.qr([[2.0, 0.0], [0.0, 3.0]]).R\n#> array([[2., 0.],\n#>        [0., 3.]])"
    ) { try orthogonalized($0) },
    record(
      "svd(a, full_matrices=True, compute_uv=True, hermitian=<no value>)",
      "The singular values of a matrix, between matrices with orthogonal columns.",
      example: "np.linalg.svd([[3.0, 0.0], [0.0, 2.0]], compute_uv=False)\n#> array([3., 2.])"
    ) { arguments in
      let isFull = try arguments.optional(1).map(Operators.isTrue) ?? true
      let hasVectors = try arguments.optional(2).map(Operators.isTrue) ?? true
      return try singular(arguments[0], isFull: isFull, hasVectors: hasVectors)
    },
    record(
      "svdvals(x, /)", "The singular values of a matrix.",
      example: "np.linalg.svdvals([[3.0, 0.0], [0.0, 2.0]])\n#> array([3., 2.])"
    ) { try singular($0[0], isFull: false, hasVectors: false) },
    record(
      "eigh(a, UPLO='L')", "The eigenvalues and eigenvectors of a symmetric matrix.",
      example: "np.linalg.eigh([[2.0, 0.0], [0.0, 1.0]]).eigenvalues\n#> array([1., 2.])"
    ) { try symmetric($0, hasVectors: true) },
    record(
      "eigvalsh(a, UPLO='L')", "The eigenvalues of a symmetric matrix.",
      example: "np.linalg.eigvalsh([[2.0, 0.0], [0.0, 1.0]])\n#> array([1., 2.])"
    ) { try symmetric($0, hasVectors: false) },
    record(
      "eig(a)", "The eigenvalues and eigenvectors of a matrix; complex ones are not in lgs.",
      example: "np.linalg.eig([[2.0, 0.0], [0.0, 3.0]]).eigenvalues\n#> array([2., 3.])"
    ) { try general($0, hasVectors: true) },
    record(
      "eigvals(a)", "The eigenvalues of a matrix; complex ones are not in lgs.",
      example: "np.linalg.eigvals([[2.0, 0.0], [0.0, 3.0]])\n#> array([2., 3.])"
    ) { try general($0, hasVectors: false) },
  ]

  private static func orthogonalized(_ arguments: Arguments) throws -> Value {
    let mode = arguments.optional(1)?.stringValue ?? "reduced"
    guard ["reduced", "complete", "r"].contains(mode) else {
      if mode == "raw" { throw Raised.notInLgs("the mode 'raw' of numpy.linalg.qr") }
      throw Raised.valueError("Unrecognized mode '\(mode)'")
    }
    let stack = try Stack(arguments[0], isSquare: false)
    let (m, n) = (stack.rows, stack.columns)
    let size = mode == "complete" ? m : min(m, n)
    let factors = try stack.matrices.map { matrix in try decomposing("QR") { try OrthogonalFactors(matrix) } }
    let upper = try stack.array(factors.map { $0.upper(rows: size).rowMajor }, [size, n])
    if mode == "r" { return upper }
    let orthogonal = try stack.array(
      factors.map { factor in try decomposing("QR") { try factor.orthogonal(columns: size).rowMajor } }, [m, size])
    return .object(LinearAlgebraResult("QRResult", [("Q", orthogonal), ("R", upper)]))
  }

  private static func singular(_ value: Value, isFull: Bool, hasVectors: Bool) throws -> Value {
    let stack = try Stack(value, isSquare: false)
    let (m, n) = (stack.rows, stack.columns)
    let size = min(m, n)
    let results = try stack.matrices.map { matrix in
      try decomposing("SVD") { try SingularValues(matrix, isFull: isFull && hasVectors, practice: .numpy) }
    }
    let values = try stack.array(results.map(\.values), [size])
    if !hasVectors { return values }
    let left = try stack.array(results.map(\.left.rowMajor), [m, isFull ? m : size])
    let right = try stack.array(results.map(\.right.rowMajor), [isFull ? n : size, n])
    return .object(LinearAlgebraResult("SVDResult", [("U", left), ("S", values), ("Vh", right)]))
  }

  private static func symmetric(_ arguments: Arguments, hasVectors: Bool) throws -> Value {
    let side = arguments.optional(1)?.stringValue ?? "L"
    guard ["L", "U", "l", "u"].contains(side) else { throw Raised.valueError("UPLO argument must be 'L' or 'U'") }
    let stack = try Stack(arguments[0], isSquare: true)
    let results = try stack.matrices.map { matrix in
      try decomposing("Eigenvalues") {
        try SymmetricEigenvectors(side.uppercased() == "U" ? matrix.transposed : matrix)
      }
    }
    let values = try stack.array(results.map(\.values), [stack.rows])
    if !hasVectors { return values }
    let vectors = try stack.array(results.map(\.vectors.rowMajor), [stack.rows, stack.rows])
    return .object(LinearAlgebraResult("EighResult", [("eigenvalues", values), ("eigenvectors", vectors)]))
  }

  private static func general(_ arguments: Arguments, hasVectors: Bool) throws -> Value {
    let stack = try Stack(arguments[0], isSquare: true)
    if stack.matrices.contains(where: { $0.elements.contains { !$0.isFinite } }) {
      throw Raised(error, "Array must not contain infs or NaNs")
    }
    let results = try stack.matrices.map { matrix in
      try decomposing("Eigenvalues") { try GeneralEigenvectors(matrix) }
    }
    let values = try stack.array(results.map(\.values), [stack.rows])
    if !hasVectors { return values }
    let vectors = try stack.array(results.map(\.vectors.rowMajor), [stack.rows, stack.rows])
    return .object(LinearAlgebraResult("EigResult", [("eigenvalues", values), ("eigenvectors", vectors)]))
  }
}
