/// Matrices as products of simpler ones.
enum Decompositions {
  static let all = [qr, linalgQR, svd, linalgSVD, svdvals, eigh, eigvalsh]

  private static let a = MatrixOperations.a
  private static let linalg = MatrixOperations.linalg

  // MARK: QR

  static let qr = orthogonal(
    "qr", Compound.input, Parameter("some", .bool, default: .bool(true)), [.function, .method])
  static let linalgQR = orthogonal(
    "linalg_qr", a, Parameter("mode", .string, default: .string("reduced")), [linalg])

  private static func orthogonal(_ name: String, _ first: Parameter, _ second: Parameter, _ places: [Place])
    -> Operation
  {
    let box = OperationBox()
    let operation = Operation(
      name, [first, second], places: places, gradientName: "LinalgQrBackward0",
      summary: "A matrix as the product of an orthogonal and an upper triangular one.",
      example: """
        torch.linalg.qr(tensor([[3., 0.], [4., 5.]])).R
        #> tensor([[-5., -4.],
        #>         [ 0.,  3.]])
        """,
      samples: [Sample([MatrixOperations.tall]), Sample([MatrixOperations.square])], derivative: .composed,
      evaluate: { arguments in
        var mode = "reduced"
        if case .string(let word) = arguments.count > 1 ? arguments[1] : .none { mode = word }
        if case .bool(false) = arguments.count > 1 ? arguments[1] : .none { mode = "complete" }
        guard ["reduced", "complete", "r"].contains(mode) else {
          throw TensorError.runtime(
            "qr received unrecognized mode '\(mode)' but expected one of 'reduced' (default), 'r', or 'complete'")
        }
        guard let operation = box.operation else { throw GraphError.secondBackward }
        let x = try arguments.tensor(0)
        let (q, r) = try x.orthogonalized(operation, complete: mode == "complete")
        let names = name == "qr" ? ("Q", "R") : ("Q", "R")
        let shown = mode == "r" ? try Tensor.zeros([0], x.dtype) : q
        return .named(type: name, fields: [(names.0, shown), (names.1, r)])
      })
    box.operation = operation
    return operation
  }

  // MARK: Singular values

  static let svd: Operation = Operation(
    "svd",
    [
      Compound.input, Parameter("some", .bool, default: .bool(true)),
      Parameter("compute_uv", .bool, default: .bool(true)),
    ],
    gradientName: "LinalgSvdBackward0", summary: "A matrix as U @ diag(S) @ V.T with orthogonal U and V.",
    example: """
      tensor([[3., 0.], [0., 4.]]).svd().S
      #> tensor([4., 3.])
      """,
    samples: [Sample([MatrixOperations.tall])], derivative: .composed,
    evaluate: { arguments in
      let isFull = try !arguments.isNone(1) && !arguments.bool(1)
      let (u, s, vh) = try arguments.tensor(0).singular(svd, isFull: isFull)
      return .named(type: "svd", fields: [("U", u), ("S", s), ("V", try vh.transpose(-2, -1))])
    })

  static let linalgSVD: Operation = Operation(
    "linalg_svd",
    [
      a, Parameter("full_matrices", .bool, default: .bool(true)),
      Parameter("driver", .string, default: Argument.none, keywordOnly: true),
    ],
    places: [linalg], gradientName: "LinalgSvdBackward0",
    summary: "A matrix as U @ diag(S) @ Vh with orthogonal U and Vh.",
    example: """
      torch.linalg.svd(tensor([[3., 0.], [0., 4.]])).S
      #> tensor([4., 3.])
      """,
    samples: [Sample([MatrixOperations.tall, .fixed(.bool(false))])], derivative: .composed,
    evaluate: { arguments in
      let isFull = try arguments.isNone(1) || arguments.bool(1)
      let (u, s, vh) = try arguments.tensor(0).singular(linalgSVD, isFull: isFull)
      return .named(type: "linalg_svd", fields: [("U", u), ("S", s), ("Vh", vh)])
    })

  static let svdvals: Operation = Operation(
    "linalg_svdvals", [a, Parameter("driver", .string, default: Argument.none, keywordOnly: true)], places: [linalg],
    gradientName: "LinalgSvdBackward0", summary: "The singular values of a matrix.",
    example: """
      torch.linalg.svdvals(tensor([[3., 0.], [0., 4.]]))
      #> tensor([4., 3.])
      """,
    samples: [Sample([MatrixOperations.tall])], derivative: .composed,
    evaluate: { arguments in .tensor(try arguments.tensor(0).singular(svdvals).values) })

  // MARK: Eigenvalues

  private static let triangle = Parameter("UPLO", .string, default: .string("L"))

  static let eigh: Operation = Operation(
    "linalg_eigh", [a, triangle], places: [linalg], gradientName: "LinalgEighBackward0",
    summary: "The eigenvalues of a symmetric matrix in rising order, and its eigenvectors as columns.",
    example: """
      torch.linalg.eigh(tensor([[2., 0.], [0., 1.]])).eigenvalues
      #> tensor([1., 2.])
      """,
    samples: [Sample([MatrixOperations.square], differentiable: false)], derivative: .composed,
    evaluate: { arguments in
      let (values, vectors) = try arguments.tensor(0).eigen(eigh, upper: arguments.isUpper)
      return .named(type: "linalg_eigh", fields: [("eigenvalues", values), ("eigenvectors", vectors)])
    })

  static let eigvalsh: Operation = Operation(
    "linalg_eigvalsh", [a, triangle], places: [linalg], gradientName: "LinalgEighBackward0",
    summary: "The eigenvalues of a symmetric matrix in rising order.",
    example: """
      torch.linalg.eigvalsh(tensor([[2., 0.], [0., 1.]]))
      #> tensor([1., 2.])
      """,
    samples: [Sample([MatrixOperations.square], differentiable: false)], derivative: .composed,
    evaluate: { arguments in .tensor(try arguments.tensor(0).eigen(eigvalsh, upper: arguments.isUpper).values) })
}

extension Array where Element == Argument {
  fileprivate var isUpper: Bool {
    get throws { try !isNone(1) && string(1).uppercased() == "U" }
  }
}

extension Tensor {
  private func turned() throws -> Tensor { try transpose(-2, -1) }

  /// The orthogonal and the upper triangular factor.
  func orthogonalized(_ operation: Operation, complete: Bool) throws -> (q: Tensor, r: Tensor) {
    let batch = try MatrixBatch(self, "linalg.qr")
    let (m, n) = (batch.rows, batch.columns)
    let factors = try batch.dense.map { try OrthogonalFactors($0) }
    let width = complete ? m : Swift.min(m, n)
    let q = try batch.tensor(factors.map { try $0.orthogonal(columns: width).rowMajor }, m, width)
    let r = try batch.tensor(factors.map { $0.upper(rows: width).rowMajor }, width, n)
    func back(_ gq: Tensor?, _ gr: Tensor?) throws -> [Tensor?] {
      guard m >= n, !complete || m == n else {
        throw TensorError.notImplemented("gradients of qr of a wide matrix, or with mode='complete', are not in lgs")
      }
      let fresh =
        GraphState.recordsGradients
        ? try self.orthogonalized(operation, complete: complete) : (q: q.detached(), r: r.detached())
      var inner = try Tensor.zeros(r.shape, r.dtype)
      if let gr { inner = try Tensor.matmul(fresh.r, gr.turned()) }
      if let gq { inner = try Tensor.sub(inner, Tensor.matmul(gq.turned(), fresh.q)) }
      let lower = try inner.lowerWithHalfDiagonal()
      var outer = try Tensor.matmul(fresh.q, Tensor.add(lower, lower.turned()))
      if let gq { outer = try Tensor.add(gq, outer) }
      return [try Tensor.solved(fresh.r, outer.turned()).turned()]
    }
    return (q.recorded(operation, [self]) { try back($0, nil) }, r.recorded(operation, [self]) { try back(nil, $0) })
  }

  /// The singular value decomposition.
  /// - Parameter isFull: Whether U and V are square; such vectors have no gradients.
  func singular(_ operation: Operation, isFull: Bool = false) throws -> (u: Tensor, values: Tensor, vh: Tensor) {
    let batch = try MatrixBatch(self, "linalg.svd")
    let (m, n, k) = (batch.rows, batch.columns, Swift.min(batch.rows, batch.columns))
    let parts = try batch.singular(isFull: isFull)
    let u = try batch.tensor(parts.map { $0.left.rowMajor }, m, isFull ? m : k)
    let values = try batch.tensor(parts.map(\.values), k)
    let vh = try batch.tensor(parts.map { $0.right.rowMajor }, isFull ? n : k, n)
    if isFull, m != n {
      guard !requiresGrad || !GradMode.isEnabled else {
        throw TensorError.notImplemented(
          "gradients of svd with full_matrices=True are not in lgs: use full_matrices=False, which")
      }
      return (u, values, vh)
    }
    func back(_ gu: Tensor?, _ gs: Tensor?, _ gvh: Tensor?) throws -> [Tensor?] {
      let (u, s, vh) =
        GraphState.recordsGradients ? try self.singular(operation) : (u.detached(), values.detached(), vh.detached())
      if let gs { return [try Tensor.matmul(Tensor.mul(u, gs.unsqueeze(-2)), vh)] }
      let squares = try Tensor.mul(s, s)
      let gaps = try Tensor.sub(squares.unsqueeze(-2), squares.unsqueeze(-1))
      let diagonal = try Tensor.mask(k, k) { $0 == $1 }
      let safe = try Tensor.where(diagonal, .tensor(Tensor.ones([], dtype)), .tensor(gaps))
      func skew(_ x: Tensor) throws -> Tensor { try Tensor.div(Tensor.sub(x, x.turned()), safe) }
      if let gu {
        var inner = try Tensor.mul(skew(Tensor.matmul(u.turned(), gu)), s.unsqueeze(-2))
        inner = try Tensor.matmul(u, inner)
        if m > k {
          let rest = try Tensor.sub(gu, Tensor.matmul(u, Tensor.matmul(u.turned(), gu)))
          inner = try Tensor.add(inner, Tensor.div(rest, s.unsqueeze(-2)))
        }
        return [try Tensor.matmul(inner, vh)]
      }
      guard let gv = try gvh?.turned() else { return [nil] }
      let v = try vh.turned()
      var inner = try Tensor.matmul(Tensor.mul(s.unsqueeze(-1), skew(Tensor.matmul(vh, gv))), vh)
      if n > k {
        let rest = try Tensor.sub(gv, Tensor.matmul(v, Tensor.matmul(vh, gv)))
        inner = try Tensor.add(inner, Tensor.div(rest, s.unsqueeze(-2)).turned())
      }
      return [try Tensor.matmul(u, inner)]
    }
    return (
      u.recorded(operation, [self]) { try back($0, nil, nil) },
      values.recorded(operation, [self]) { try back(nil, $0, nil) },
      vh.recorded(operation, [self]) { try back(nil, nil, $0) }
    )
  }

  /// The eigenvalues and eigenvectors of symmetric matrices.
  func eigen(_ operation: Operation, upper: Bool) throws -> (values: Tensor, vectors: Tensor) {
    let batch = try MatrixBatch(upper ? turned() : self, "linalg.eigh", square: true)
    let parts = try batch.eigen()
    let values = try batch.tensor(parts.map(\.values), batch.rows)
    let vectors = try batch.tensor(parts.map { $0.vectors.rowMajor }, batch.rows, batch.rows)
    func back(_ gl: Tensor?, _ gv: Tensor?) throws -> [Tensor?] {
      let (l, v) =
        GraphState.recordsGradients ? try self.eigen(operation, upper: upper) : (values.detached(), vectors.detached())
      if let gl { return [try Tensor.matmul(Tensor.mul(v, gl.unsqueeze(-2)), v.turned())] }
      guard let gv else { return [nil] }
      let gaps = try Tensor.sub(l.unsqueeze(-2), l.unsqueeze(-1))
      let diagonal = try Tensor.mask(batch.rows, batch.rows) { $0 == $1 }
      let safe = try Tensor.where(diagonal, .tensor(Tensor.ones([], dtype)), .tensor(gaps))
      let shares = try Tensor.matmul(v.turned(), gv)
      let skew = try Tensor.mul(Tensor.sub(shares, shares.turned()), .float(0.5))
      let inner = try Tensor.div(skew, safe)
      let offDiagonal = try Tensor.where(diagonal, .tensor(Tensor.zeros([], dtype)), .tensor(inner))
      return [try Tensor.matmul(Tensor.matmul(v, offDiagonal), v.turned())]
    }
    return (
      values.recorded(operation, [self]) { try back($0, nil) },
      vectors.recorded(operation, [self]) { try back(nil, $0) }
    )
  }
}
