import CKernels
import Glibc

/// `torch.linalg`: inverses, determinants, solutions, norms and powers of matrices.
enum MatrixOperations {
  static let all =
    [
      inverse, linalgInv, det, linalgDet, slogdet, linalgSlogdet, logdet, solve, triangularSolve, cholesky,
      linalgCholesky, lstsq, pinv, pinverse, matrixRank, matrixPower, linalgMatrixPower, multiDot, cond,
    ] + Decompositions.all + MatrixNorms.all

  static let a = Parameter("A", .tensor)
  static let b = Parameter("B", .tensor)
  static let input = Compound.input
  static let linalg = Place.namespace("linalg")
  static let square: Sample.Input = .tensor([3, 3], from: -2, to: 2, .float32)
  static let tall: Sample.Input = .tensor([3, 2], from: -2, to: 2, .float32)

  private static let eye = "tensor([[2., 0.], [0., 4.]])"

  static let inverse = inversion("inverse", input, [.function, .method], "\(eye).inverse()")
  static let linalgInv = inversion("linalg_inv", a, [linalg], "torch.linalg.inv(\(eye))")

  private static func inversion(_ name: String, _ parameter: Parameter, _ places: [Place], _ call: String) -> Operation
  {
    let box = OperationBox()
    let operation = Operation(
      name, [parameter], places: places, gradientName: "LinalgInvExBackward0",
      summary: "The inverse of a square matrix.",
      example: """
        \(call)
        #> tensor([[0.5000, 0.0000],
        #>         [0.0000, 0.2500]])
        """,
      samples: [Sample([square])], derivative: .composed,
      evaluate: { arguments in
        let x = try arguments.tensor(0)
        guard let operation = box.operation else { throw GraphError.secondBackward }
        return .tensor(try x.inverted(operation))
      })
    box.operation = operation
    return operation
  }

  static let det = determinant("det", input, [.function, .method], "\(eye).det()")
  static let linalgDet = determinant("linalg_det", a, [linalg], "torch.linalg.det(\(eye))")

  private static func determinant(_ name: String, _ parameter: Parameter, _ places: [Place], _ call: String)
    -> Operation
  {
    let box = OperationBox()
    let operation = Operation(
      name, [parameter], places: places, gradientName: "LinalgDetBackward0",
      summary: "The determinant of a square matrix.",
      example: """
        \(call)
        #> tensor(8.)
        """,
      samples: [Sample([square])], derivative: .composed,
      evaluate: { arguments in
        let x = try arguments.tensor(0)
        let batch = try MatrixBatch(x, "linalg.det", square: true)
        let out = try batch.tensor(batch.determinants().map { [$0] }).reshape(batch.batch)
        guard let operation = box.operation else { throw GraphError.secondBackward }
        return .tensor(
          out.recorded(operation, [x]) { gradient in
            let share = try Tensor.mul(
              gradient, GraphState.recordsGradients ? det.evaluate([.tensor(x)]).tensor() : out.detached())
            return [try Tensor.mul(share.unsqueeze(-1).unsqueeze(-1), x.inverted(inverse).transpose(-2, -1))]
          })
      })
    box.operation = operation
    return operation
  }

  static let slogdet = signAndLogarithm("slogdet", input, [.function, .method], "\(eye).slogdet()")
  static let linalgSlogdet = signAndLogarithm("linalg_slogdet", a, [linalg], "torch.linalg.slogdet(\(eye))")

  private static func signAndLogarithm(_ name: String, _ parameter: Parameter, _ places: [Place], _ call: String)
    -> Operation
  {
    let box = OperationBox()
    let operation = Operation(
      name, [parameter], places: places, gradientName: "LinalgSlogdetBackward0",
      summary: "The sign of the determinant and the logarithm of its size.",
      example: """
        \(call).logabsdet
        #> tensor(2.0794)
        """,
      samples: [Sample([square])], derivative: .composed,
      evaluate: { arguments in
        let x = try arguments.tensor(0)
        let batch = try MatrixBatch(x, "linalg.slogdet", square: true)
        let values = try batch.determinants()
        guard let operation = box.operation else { throw GraphError.secondBackward }
        let sign = try batch.tensor(values.map { [$0 > 0 ? 1 : $0 < 0 ? -1 : 0] }).reshape(batch.batch)
        let size = try batch.tensor(values.map { [Glibc.log(Swift.abs($0))] }).reshape(batch.batch)
        return .named(
          type: name,
          fields: [
            ("sign", sign.recorded(operation, [x]) { _ in [try Tensor.zeros(x.shape, x.dtype)] }),
            (
              "logabsdet",
              size.recorded(operation, [x]) { gradient in
                [try Tensor.mul(gradient.unsqueeze(-1).unsqueeze(-1), x.inverted(inverse).transpose(-2, -1))]
              }
            ),
          ])
      })
    box.operation = operation
    return operation
  }

  static let logdet = Compound.operation(
    "logdet", [input], gradientName: "WhereBackward0",
    summary: "The logarithm of the determinant; nan for a negative one.",
    example: """
      \(eye).logdet()
      #> tensor(2.0794)
      """,
    samples: [Sample([.tensor([1, 1], from: 1, to: 2, .float32)])]
  ) { inputs, _ in try Tensor.log(det.evaluate([.tensor(inputs[0])]).tensor()) }

  static let solve: Operation = Operation(
    "linalg_solve", [a, b, Parameter("left", .bool, default: .bool(true), keywordOnly: true)], places: [linalg],
    gradientName: "LinalgSolveExBackward0", summary: "The solution x of A @ x = B.",
    example: """
      torch.linalg.solve(\(eye), tensor([2., 2.]))
      #> tensor([1.0000, 0.5000])
      """,
    samples: [Sample([square, Compound.vector]), Sample([square, tall])], derivative: .composed,
    evaluate: { arguments in
      guard try arguments.isNone(2) || arguments.bool(2) else {
        throw TensorError.notImplemented("linalg.solve with left=False is not in lgs")
      }
      return .tensor(try Tensor.solved(arguments.tensor(0), arguments.tensor(1)))
    })

  static let triangularSolve = Compound.operation(
    "linalg_solve_triangular",
    [
      a, b, Parameter("upper", .bool, keywordOnly: true),
      Parameter("left", .bool, default: .bool(true), keywordOnly: true),
      Parameter("unitriangular", .bool, default: .bool(false), keywordOnly: true),
    ],
    places: [linalg], gradientName: "LinalgSolveTriangularBackward0", tensors: 2,
    summary: "The solution x of A @ x = B for a triangular A.",
    example: """
      torch.linalg.solve_triangular(tensor([[1., 0.], [1., 2.]]), tensor([[1.], [3.]]), upper=False)
      #> tensor([[1.],
      #>         [1.]])
      """,
    samples: [Sample([square, tall, .fixed(.bool(true))])]
  ) { inputs, arguments in
    guard try arguments.isNone(3) || arguments.bool(3), try !arguments.flag(4) else {
      throw TensorError.notImplemented("linalg.solve_triangular with left=False or unitriangular=True is not in lgs")
    }
    let triangle = try (arguments.bool(2) ? Diagonals.triu : Diagonals.tril).evaluate([.tensor(inputs[0]), .int(0)])
      .tensor()
    return try Tensor.solved(triangle, inputs[1])
  }

  static let cholesky = lowerFactor("cholesky", input, [.function, .method], "tensor([[4., 2.], [2., 2.]]).cholesky()")
  static let linalgCholesky = lowerFactor(
    "linalg_cholesky", a, [linalg], "torch.linalg.cholesky(tensor([[4., 2.], [2., 2.]]))")

  private static func lowerFactor(_ name: String, _ parameter: Parameter, _ places: [Place], _ call: String)
    -> Operation
  {
    let box = OperationBox()
    let operation = Operation(
      name, [parameter, Parameter("upper", .bool, default: .bool(false), keywordOnly: true)], places: places,
      gradientName: name == "cholesky" ? "CholeskyBackward0" : "LinalgCholeskyExBackward0",
      summary: "The lower factor L of a positive-definite matrix L @ L.T.",
      example: """
        \(call)
        #> tensor([[2., 0.],
        #>         [1., 1.]])
        """,
      samples: [Sample([.tensor([1, 1], from: 1, to: 2, .float32)])], derivative: .composed,
      evaluate: { arguments in
        let x = try arguments.tensor(0)
        let batch = try MatrixBatch(x, "linalg.cholesky", square: true)
        let out = try batch.tensor(batch.choleskyFactors(), batch.rows, batch.rows)
        guard let operation = box.operation else { throw GraphError.secondBackward }
        let upper = try arguments.flag(1)
        let factor = out.recorded(operation, [x]) { gradient in
          let lower =
            GraphState.recordsGradients ? try operation.evaluate([.tensor(x), .bool(false)]).tensor() : out.detached()
          let inverse = try lower.inverted(inverse)
          let phi = try Tensor.matmul(lower.transpose(-2, -1), gradient).lowerWithHalfDiagonal()
          let s = try Tensor.matmul(Tensor.matmul(inverse.transpose(-2, -1), phi), inverse)
          return [try Tensor.mul(Tensor.add(s, s.transpose(-2, -1)), .float(0.5))]
        }
        return .tensor(upper ? try factor.transpose(-2, -1) : factor)
      })
    box.operation = operation
    return operation
  }

  static let lstsq: Operation = Operation(
    "linalg_lstsq",
    [
      a, b, Parameter("rcond", .float, default: Argument.none),
      Parameter("driver", .string, default: Argument.none, keywordOnly: true),
    ],
    places: [linalg], gradientName: "LinalgLstsqBackward0",
    summary: "The x for which A @ x comes closest to B, in squares.",
    example: """
      torch.linalg.lstsq(tensor([[1.], [1.]]), tensor([[1.], [3.]])).solution
      #> tensor([[2.]])
      """,
    samples: [Sample([tall, tall])], derivative: .composed,
    evaluate: { arguments in
      let (x, y) = (try arguments.tensor(0), try arguments.tensor(1))
      let batch = try MatrixBatch(x, "torch.linalg.lstsq")
      guard y.rank >= 1, y.rank == x.rank || y.rank == x.rank - 1 else {
        throw TensorError.runtime(
          "torch.linalg.lstsq: input.dim() must be greater or equal to other.dim() and (input.dim() - other.dim()) <= 1"
        )
      }
      let isVector = y.rank == x.rank - 1
      let solution = try Tensor.composed(lstsq, x, y) { inputs in
        let right = isVector ? try inputs[1].unsqueeze(-1) : inputs[1]
        let found = try Tensor.matmul(inputs[0].pseudoInverse(pinv, nil), right)
        return isVector ? try found.squeeze([-1]) : found
      }
      let ranks = try batch.ranks()
      return .named(
        type: "linalg_lstsq",
        fields: [
          ("solution", solution), ("residuals", try Tensor.zeros([0], x.dtype)),
          ("rank", try Tensor.from(ints: ranks).reshape(batch.batch)),
          ("singular_values", try Tensor.zeros([0], x.dtype)),
        ])
    })

  private static let rcond = Parameter("rcond", .float, default: Argument.none)
  private static let hermitian = Parameter("hermitian", .bool, default: .bool(false), keywordOnly: true)

  static let pinv: Operation = Operation(
    "linalg_pinv",
    [
      a, rcond, Parameter("rtol", .float, default: Argument.none, keywordOnly: true),
      Parameter("atol", .float, default: Argument.none, keywordOnly: true), hermitian,
    ],
    places: [linalg], gradientName: "LinalgPinvBackward0", summary: "The pseudoinverse of a matrix.",
    example: """
      torch.linalg.pinv(tensor([[2., 0.], [0., 0.]]))
      #> tensor([[0.5000, 0.0000],
      #>         [0.0000, 0.0000]])
      """,
    samples: [Sample([tall]), Sample([Compound.matrix])], derivative: .composed,
    evaluate: { arguments in
      let share = arguments.isNone(1) ? (arguments.isNone(2) ? nil : try arguments.double(2)) : try arguments.double(1)
      return .tensor(try arguments.tensor(0).pseudoInverse(pinv, share))
    })

  static let pinverse = Compound.plain(
    "pinverse", [input, rcond], summary: "The pseudoinverse of a matrix.",
    example: """
      tensor([[2., 0.], [0., 0.]]).pinverse()
      #> tensor([[0.5000, 0.0000],
      #>         [0.0000, 0.0000]])
      """,
    samples: [Sample([tall])]
  ) { arguments in
    .tensor(try arguments.tensor(0).pseudoInverse(pinv, arguments.isNone(1) ? nil : arguments.double(1)))
  }

  static let matrixRank = Compound.discrete(
    "linalg_matrix_rank",
    [
      a, Parameter("tol", .float, default: Argument.none), hermitian,
      Parameter("rtol", .float, default: Argument.none, keywordOnly: true),
      Parameter("atol", .float, default: Argument.none, keywordOnly: true),
    ],
    places: [linalg], summary: "The number of singular values that are not negligible.",
    example: """
      torch.linalg.matrix_rank(tensor([[1., 2.], [2., 4.]]))
      #> tensor(1)
      """,
    samples: [square]
  ) { arguments in
    let batch = try MatrixBatch(arguments.tensor(0), "linalg.matrix_rank")
    let ranks = try batch.ranks(arguments.isNone(1) ? nil : arguments.double(1))
    return .tensor(try Tensor.from(ints: ranks).reshape(batch.batch))
  }

  static let matrixPower = power(
    "matrix_power", input, [.function, .method], "tensor([[1., 1.], [0., 1.]]).matrix_power(3)")
  static let linalgMatrixPower = power(
    "linalg_matrix_power", a, [linalg], "torch.linalg.matrix_power(tensor([[1., 1.], [0., 1.]]), 3)")

  private static func power(_ name: String, _ parameter: Parameter, _ places: [Place], _ call: String) -> Operation {
    Compound.plain(
      name, [parameter, Parameter("n", .int)], places: places, summary: "A square matrix multiplied n times.",
      example: """
        \(call)
        #> tensor([[1., 3.],
        #>         [0., 1.]])
        """,
      samples: [Sample([square, .fixed(.int(3))]), Sample([square, .fixed(.int(-1))])]
    ) { arguments in
      var base = try arguments.tensor(0)
      guard base.rank >= 2, base.shape[base.rank - 1] == base.shape[base.rank - 2] else {
        throw TensorError.runtime("linalg.matrix_power: A must be batches of square matrices")
      }
      var n = try arguments.int(1)
      let size = base.shape[base.rank - 1]
      if n == 0 { return .tensor(try Tensor.eye(size, size, base.dtype).expand(Array(base.shape)).clone()) }
      if n < 0 {
        base = try base.inverted(inverse)
        n = n == Int.min ? Int.max : -n
      }
      if n == 3 { return .tensor(try Tensor.matmul(Tensor.matmul(base, base), base)) }
      var result: Tensor?
      while n > 0 {
        if n % 2 == 1 { result = try result.map { try Tensor.matmul($0, base) } ?? base }
        n /= 2
        if n > 0 { base = try Tensor.matmul(base, base) }
      }
      return .tensor(result ?? base)
    }
  }

  static let multiDot = Compound.plain(
    "linalg_multi_dot", [Parameter("tensors", .tensors)], places: [linalg], summary: "The product of several matrices.",
    example: """
      torch.linalg.multi_dot([ones(1, 2), ones(2, 3), ones(3, 1)])
      #> tensor([[6.]])
      """,
    samples: [Sample([.tensors([[2, 3], [3, 2], [2, 2]], from: -1, to: 1)])]
  ) { arguments in
    let list = try arguments.tensors(0)
    guard list.count >= 2 else {
      throw TensorError.runtime("multi_dot(): expected at least 2 tensors but got \(list.count)")
    }
    let product = try list.dropFirst().reduce(list[0]) { try Tensor.matmul($0, $1) }
    return .tensor(try product.viewed(Array(product.shape)))
  }

  static let cond = Compound.discrete(
    "linalg_cond", [a, Parameter("p", .anyOf([.scalar, .string]), default: Argument.none)], places: [linalg],
    summary: "The ratio of the largest and the smallest singular value.",
    example: """
      torch.linalg.cond(tensor([[2., 0.], [0., 1.]]))
      #> tensor(2.)
      """,
    samples: [square]
  ) { arguments in
    guard arguments.isNone(1) else { throw TensorError.notImplemented("linalg.cond with p is not in lgs") }
    let batch = try MatrixBatch(arguments.tensor(0), "linalg.cond")
    let ratios = try batch.singular().map { [($0.values.first ?? 0) / ($0.values.last ?? 0)] }
    return .tensor(try batch.tensor(ratios).reshape(batch.batch))
  }
}
