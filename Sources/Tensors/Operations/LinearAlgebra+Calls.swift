import CKernels

extension Tensor {
  /// Writes `a @ b` (or adds it) into a contiguous matrix. Outside the graph. The kernel itself looks for interrupts.
  static func gemm(_ a: Tensor, _ b: Tensor, into c: Tensor, accumulate: Bool) throws {
    guard let kernel = lgs_gemm_for(a.kernelType) else { throw unsupported("addmm_impl_cpu_", a.elementType) }
    let (m, k, n) = (a.sizes[0], a.sizes[1], b.sizes[1])
    if m == 0 || n == 0 { return }
    if c.elementType.isNarrow {
      let wide = try c.widened()
      try gemm(a.widened(), b.widened(), into: wide, accumulate: accumulate)
      return try c.writeElements(of: wide)
    }
    withExtendedLifetime((a, b, c)) {
      lgs_gemm_by_parts(
        kernel, Int64(c.elementType.byteSize), Int64(m), Int64(n), Int64(k), a.base, Int64(a.steps[0]),
        Int64(a.steps[1]), b.base, Int64(b.steps[0]), Int64(b.steps[1]), c.base, accumulate)
    }
    try Interruption.check()
  }

  /// - Parameter first: What the message of different dtypes calls the first matrix when something is added to the
  ///   product; nil when nothing is.
  private static func checkProduct(_ a: Tensor, _ b: Tensor, addedTo first: String? = nil) throws {
    guard a.rank == 2 else { throw TensorError.runtime("self must be a matrix") }
    guard b.rank == 2 else { throw TensorError.runtime("mat2 must be a matrix") }
    guard a.sizes[1] == b.sizes[0] else {
      throw TensorError.runtime(
        "mat1 and mat2 shapes cannot be multiplied (\(a.sizes[0])x\(a.sizes[1]) and \(b.sizes[0])x\(b.sizes[1]))")
    }
    guard a.elementType == b.elementType else {
      if let first {
        throw TensorError.runtime(
          "\(first) and mat2 must have the same dtype, but got \(a.elementType.scalarTypeName) and "
            + b.elementType.scalarTypeName)
      }
      throw TensorError.runtime(
        "expected m1 and m2 to have the same dtype, but got: \(a.elementType.nativeTypeName) != "
          + b.elementType.nativeTypeName)
    }
  }

  /// The product of two matrices.
  /// Errors: RuntimeError for ranks, sizes and dtypes that do not fit.
  public static func mm(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    try checkProduct(a, b)
    let out = try uninitialized(Shape(a.sizes[0], b.sizes[1]), a.elementType)
    try gemm(a, b, into: out, accumulate: false)
    out.record(LinearAlgebra.mm, a, b)
    return out
  }

  /// `beta * input + alpha * (a @ b)`.
  static func addmm(_ input: Tensor, _ a: Tensor, _ b: Tensor, beta: Double, alpha: Double) throws -> Tensor {
    try checkProduct(a, b, addedTo: "self")
    let shape = Shape(a.sizes[0], b.sizes[1])
    let out = try GradMode.noGrad { () -> Tensor in
      let start = try mul(input.expand(Array(shape)), scalarLike(beta, a.elementType)).castCopy(to: a.elementType)
      let dense = try start.contiguousCopy()
      let left = alpha == 1 ? a : try mul(a, scalarLike(alpha, a.elementType))
      try gemm(left, b, into: dense, accumulate: true)
      return dense
    }
    out.record(LinearAlgebra.addmm, input, a, b)
    out.attributes.scalar = alpha
    out.attributes.first = Int(Int64(bitPattern: beta.bitPattern))
    return out
  }

  private static func scalarLike(_ value: Double, _ dtype: DType) -> Scalar {
    dtype.isFloatingPoint ? .float(value) : .int(Int(exactly: value.rounded(.towardZero)) ?? 0)
  }

  /// The product of a matrix and a vector.
  public static func mv(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    guard a.rank == 2, b.rank == 1 else {
      throw TensorError.runtime("vector + matrix @ vector expected, got \(b.rank), \(a.rank), \(b.rank)")
    }
    guard a.sizes[1] == b.sizes[0] else {
      throw TensorError.runtime(
        "size mismatch, got input (\(a.sizes[0])), mat (\(a.sizes[0])x\(a.sizes[1])), vec (\(b.sizes[0]))")
    }
    guard a.elementType == b.elementType else {
      let (matrix, vector) = (a.elementType.scalarTypeName, b.elementType.scalarTypeName)
      throw TensorError.runtime(
        "addmv input tensors must have the same dtype, but got \(vector), \(matrix), and \(vector)")
    }
    let out = try uninitialized(Shape(a.sizes[0]), a.elementType)
    let column = b.alias(shape: Shape(b.sizes[0], 1), strides: Shape(b.steps[0], 1), offset: b.offset)
    try gemm(a, column, into: out, accumulate: false)
    out.record(LinearAlgebra.mv, a, b)
    return out
  }

  /// The sum of the products of two vectors.
  public static func dot(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    guard a.rank == 1, b.rank == 1 else {
      throw TensorError.runtime("1D tensors expected, but got \(a.rank)D and \(b.rank)D tensors")
    }
    guard a.elementType == b.elementType else {
      throw TensorError.runtime(
        "dot : expected both vectors to have same dtype, but found \(a.elementType.scalarTypeName) and "
          + b.elementType.scalarTypeName)
    }
    guard a.count == b.count else {
      throw TensorError.runtime(
        "inconsistent tensor size, expected tensor \(a.sizes) and src \(b.sizes) to have the same number of elements, "
          + "but got \(a.count) and \(b.count) elements respectively")
    }
    let out = try uninitialized([], a.elementType)
    let row = a.alias(shape: Shape(1, a.count), strides: Shape(1, a.steps[0]), offset: a.offset)
    let column = b.alias(shape: Shape(b.count, 1), strides: Shape(b.steps[0], 1), offset: b.offset)
    try gemm(row, column, into: out, accumulate: false)
    out.record(LinearAlgebra.dot, a, b)
    return out
  }

  /// The products of two batches of matrices.
  public static func bmm(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    guard a.rank == 3 else { throw TensorError.runtime("batch1 must be a 3D tensor") }
    guard b.rank == 3 else { throw TensorError.runtime("batch2 must be a 3D tensor") }
    guard a.sizes[0] == b.sizes[0], a.sizes[2] == b.sizes[1] else {
      throw TensorError.runtime(
        "Expected size for first two dimensions of batch2 tensor to be: [\(a.sizes[0]), \(a.sizes[2])] but got: "
          + "[\(b.sizes[0]), \(b.sizes[1])].")
    }
    guard a.elementType == b.elementType else {
      throw TensorError.runtime(
        "expected scalar type \(a.elementType.scalarTypeName) but found \(b.elementType.scalarTypeName)")
    }
    let out = try uninitialized([a.sizes[0], a.sizes[1], b.sizes[2]], a.elementType)
    for batch in 0..<a.sizes[0] {
      try gemm(
        a.detached().select(0, batch), b.detached().select(0, batch), into: out.select(0, batch), accumulate: false)
    }
    out.record(LinearAlgebra.bmm, a, b)
    return out
  }

  /// The matrix product with PyTorch's rules for vectors and batches.
  public static func matmul(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    switch (a.rank, b.rank) {
    case (0, _), (_, 0):
      throw TensorError.runtime(
        "both arguments to matmul need to be at least 1D, but they are \(a.rank)D and \(b.rank)D")
    case (1, 1): return try dot(a, b)
    case (2, 1): return try mv(a, b)
    case (1, 2): return try withoutRow(mm(a.unsqueeze(0), b))
    case (2, 2): return try mm(a, b)
    case (_, 1):
      let rows = try a.reshape([a.count / Swift.max(a.sizes[a.rank - 1], 1), a.sizes[a.rank - 1]])
      return try mv(rows, b).unsafeView(Array(a.sizes.dropLast()))
    case (_, 2):
      let rows = try a.reshape([a.count / Swift.max(a.sizes[a.rank - 1], 1), a.sizes[a.rank - 1]])
      return try mm(rows, b).unsafeView(Array(a.sizes.dropLast()) + [b.sizes[1]])
    case (1, _): return try matmul(b.transpose(-2, -1), a)
    case (2, _) where a.requiresGrad && GraphState.recordsGradients:
      // One large product instead of a batch: the gradient of `a` then needs no sum over the batch.
      return try matmul(b.transpose(-2, -1), a.t()).transpose(-2, -1).contiguous()
    default: return try batched(a, b)
    }
  }

  private static func withoutRow(_ product: Tensor) -> Tensor {
    product.view(Shape(product.sizes[1]), Shape(product.steps[1]), offset: product.offset, Shaping.squeezeProduct)
  }

  private static func batched(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    let batch = try Shape.broadcast(Shape(a.sizes.dropLast(2)), Shape(b.sizes.dropLast(2)))
    let left = Array(a.sizes.suffix(2))
    let right = Array(b.sizes.suffix(2))
    let count = batch.elementCount
    let product = try bmm(
      a.expand(Array(batch) + left).reshape([count] + left), b.expand(Array(batch) + right).reshape([count] + right))
    return try product.unsafeView(Array(batch) + [left[0], right[1]])
  }

  /// A product's result in its final shape.
  private func unsafeView(_ requested: [Int]) throws -> Tensor {
    let shape = try inferredShape(requested)
    return view(shape, shape.contiguousStrides, offset: offset, Shaping.unsafeView)
  }

  /// `input @ weight.T + bias`.
  public static func linear(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
    guard input.rank == 2, weight.rank == 2 else { return try generalLinear(input, weight, bias) }
    let transposed = weight.alias(
      shape: Shape(weight.sizes[1], weight.sizes[0]), strides: Shape(weight.steps[1], weight.steps[0]),
      offset: weight.offset)
    try checkProduct(input, transposed, addedTo: bias == nil ? nil : "mat1")
    let shape = Shape(input.sizes[0], weight.sizes[0])
    let out = try uninitialized(shape, input.elementType)
    guard let bias else {
      try gemm(input, transposed, into: out, accumulate: false)
      out.record(LinearAlgebra.linearWithoutBias, input, weight)
      return out
    }
    try out.repeatRow(bias)
    try gemm(input, transposed, into: out, accumulate: true)
    out.record(LinearAlgebra.linear, input, weight, bias)
    return out
  }

  /// Writes a bias into every row of a contiguous matrix.
  private func repeatRow(_ bias: Tensor) throws {
    guard bias.rank == 1, bias.isContiguous, bias.count == sizes.d1, bias.elementType == elementType else {
      return try writeElements(of: bias.detached().expand(Array(sizes)))
    }
    lgs_repeat_row(base, bias.base, Int64(sizes.d0), Int64(bias.count &* elementType.byteSize))
    Tensor.keepAlive(self, bias)
  }

  private static func generalLinear(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
    guard let bias else { return try matmul(input, weight.t()) }
    if weight.rank == 2, input.rank >= 1 {
      let features = input.sizes[input.rank - 1]
      let rows = try input.reshape([input.count / Swift.max(features, 1), features])
      return try linear(rows, weight, bias).viewed(Array(input.sizes.dropLast()) + [weight.sizes[0]])
    }
    return try add(matmul(input, weight.t()), bias)
  }

  /// All products of the elements of two vectors.
  public static func outer(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    for (name, tensor) in [("self", a), ("vec2", b)] where tensor.rank != 1 {
      throw TensorError.runtime("outer: Expected 1-D argument \(name), but got \(tensor.rank)-D")
    }
    return try mul(a.unsqueeze(1), b)
  }
}
