import CKernels
import Glibc

/// Functions of two or three operands, element by element or between all rows.
enum Pairwise {
  static let all = [
    atan2, hypot, logaddexp, logaddexp2, xlogy, fmod, lerp, addcmul, addcdiv, clampMin, clampMax, fmax, fmin, heaviside,
    copysign, floatPower, cdist, cross, inner, vdot, tensordot, baddbmm, addmv, addr, einsum,
  ]

  private static let matrix = Compound.matrix
  private static let positive: Sample.Input = .tensor([2, 3], from: 0.5, to: 2, .float32)
  private static let value = Parameter("value", .scalar, default: .int(1), keywordOnly: true)

  /// A function of two tensors made of others.
  private static func pair(
    _ name: String, _ gradientName: String, aliases: [Place] = [], summary: String, example: String,
    _ first: Sample.Input = Pairwise.matrix, _ second: Sample.Input = Pairwise.positive,
    body: @escaping (Tensor, Tensor) throws -> Tensor
  ) -> Operation {
    Compound.operation(
      name, [Compound.input, Compound.other], places: [.function, .method] + aliases, gradientName: gradientName,
      inPlace: true, tensors: 2, summary: summary, example: example, samples: [Sample([first, second])]
    ) { inputs, _ in
      let dtype = Tensor.resultType(inputs[0], inputs[1]).floating
      return try body(inputs[0].cast(to: dtype), inputs[1].cast(to: dtype))
    }
  }

  static let atan2: Operation = Operation(
    "atan2", [Compound.input, Compound.other],
    places: [.function, .method, .alias("arctan2"), .methodAlias("arctan2")],
    gradientName: "Atan2Backward0", inPlace: true, summary: "The angle of the point (other, input), in radians.",
    example: """
      torch.atan2(tensor([1., 1.]), tensor([0., -1.]))
      #> tensor([1.5708, 2.3562])
      """,
    samples: [Sample([matrix, positive])], derivative: .composed,
    evaluate: { arguments in
      let (a, b) = (try arguments.tensor(0), try arguments.tensor(1))
      let dtype = Tensor.resultType(a, b).floating
      let (y, x) = (try a.cast(to: dtype), try b.cast(to: dtype))
      let shape = try Shape.broadcast(y.shape, x.shape)
      let (left, right) = (
        try y.detached().expand(Array(shape)).doubles(), try x.detached().expand(Array(shape)).doubles()
      )
      let angles = zip(left, right).map { left, right in
        dtype.wide == .float32 ? Double(Glibc.atan2f(Float(left), Float(right))) : Glibc.atan2(left, right)
      }
      let out = try Tensor.from(doubles: angles, shape: shape).cast(to: dtype)
      return .tensor(
        out.recorded(atan2, [y, x]) { gradient in
          let share = try Tensor.div(gradient, Tensor.add(Tensor.mul(y, y), Tensor.mul(x, x)))
          return [try Tensor.mul(share, x), try Tensor.mul(share, Tensor.neg(y))]
        })
    })

  static let hypot = pair(
    "hypot", "HypotBackward0", summary: "The square root of the sum of the squares.",
    example: """
      torch.hypot(tensor([3.]), tensor([4.]))
      #> tensor([5.])
      """
  ) { try Tensor.sqrt(Tensor.add(Tensor.mul($0, $0), Tensor.mul($1, $1))) }

  static let logaddexp = pair(
    "logaddexp", "LogaddexpBackward0", summary: "log(exp(x) + exp(y)), computed without overflow.",
    example: """
      torch.logaddexp(tensor([0.]), tensor([0.]))
      #> tensor([0.6931])
      """
  ) { try Tensor.logaddexp($0, $1) }

  static let logaddexp2 = pair(
    "logaddexp2", "Logaddexp2Backward0", summary: "log2(2**x + 2**y), computed without overflow.",
    example: """
      torch.logaddexp2(tensor([1.]), tensor([1.]))
      #> tensor([2.])
      """
  ) { a, b in
    let scale = Scalar.float(0.6931471805599453)
    return try Tensor.div(Tensor.logaddexp(Tensor.mul(a, scale), Tensor.mul(b, scale)), scale)
  }

  static let xlogy = pair(
    "xlogy", "XlogyBackward0", summary: "x * log(y), zero where x is zero.",
    example: """
      torch.xlogy(tensor([0., 2.]), tensor([0., 1.]))
      #> tensor([0., 0.])
      """
  ) { a, b in
    let isZero = try Tensor.compare(.eq, a.detached(), .int(0))
    let safe = try Tensor.where(isZero, .tensor(Tensor.ones([], b.dtype)), .tensor(b))
    return try Tensor.mul(a, Tensor.log(safe))
  }

  static let fmod = Compound.operation(
    "fmod", [Compound.input, Parameter("other", .tensorOrScalar)], gradientName: "FmodBackward0", inPlace: true,
    summary: "The remainder of the division, with the sign of the dividend.",
    example: """
      tensor([-3, 3]).fmod(2)
      #> tensor([-1,  1])
      """,
    samples: [Sample([matrix, .fixed(.float(0.7))])]
  ) { inputs, arguments in
    let quotient = try Tensor.trunc(Tensor.div(.tensor(inputs[0].detached()), arguments.operand(1)).cast(to: .float64))
    let whole = try Tensor.mul(.tensor(quotient), arguments.operand(1))
    return try Tensor.sub(inputs[0], whole.cast(to: inputs[0].dtype))
  }

  static let lerp: Operation = Operation(
    "lerp", [Compound.input, Parameter("end", .tensor), Parameter("weight", .tensorOrScalar)],
    gradientName: "LerpBackward0", inPlace: true, summary: "input + weight * (end - input).",
    example: """
      torch.lerp(tensor([0., 10.]), tensor([10., 20.]), 0.5)
      #> tensor([ 5., 15.])
      """,
    samples: [
      Sample([matrix, positive, .fixed(.float(0.3))]),
      Sample([matrix, positive, .tensor([3], from: 0, to: 1, .float32)]),
    ],
    derivative: .composed,
    evaluate: { arguments in
      let inputs = [try arguments.tensor(0), try arguments.tensor(1)]
      if case .tensor(let weight) = arguments[2] {
        return .tensor(
          try Tensor.composed(lerpOfTensors, inputs + [weight]) { [try Tensor.between($0[0], $0[1], $0[2])] }[0])
      }
      let weight = try arguments.double(2)
      return .tensor(
        try Tensor.composed(lerp, inputs) { inputs in
          let step = try Tensor.sub(inputs[1], inputs[0])
          return [
            weight < 0.5
              ? try Tensor.add(inputs[0], Tensor.mul(step, .float(weight)))
              : try Tensor.sub(inputs[1], Tensor.mul(step, .float(1 - weight)))
          ]
        }[0])
    })

  private static let lerpOfTensors = lerp.variant(gradientName: "LerpBackward1")

  static let addcmul = combined("addcmul", "AddcmulBackward0", "*", "tensor([7.])") { try Tensor.mul($0, $1) }
  static let addcdiv = combined("addcdiv", "AddcdivBackward0", "/", "tensor([3.])") { try Tensor.div($0, $1) }

  private static func combined(
    _ name: String, _ gradientName: String, _ sign: String, _ result: String,
    _ join: @escaping (Tensor, Tensor) throws -> Tensor
  ) -> Operation {
    Compound.operation(
      name, [Compound.input, Parameter("tensor1", .tensor), Parameter("tensor2", .tensor), value],
      gradientName: gradientName, inPlace: true, tensors: 3, summary: "input + value * tensor1 \(sign) tensor2.",
      example: """
        torch.\(name)(tensor([1.]), tensor([6.]), tensor([\(name == "addcmul" ? 1 : 3).]))
        #> \(result)
        """,
      samples: [Sample([matrix, matrix, positive]), Sample([matrix, matrix, positive, .fixed(.float(0.5))])]
    ) { inputs, arguments in
      try Tensor.add(
        .tensor(inputs[0]), .tensor(join(inputs[1], inputs[2])),
        alpha: arguments.isNone(3) ? .int(1) : arguments.scalar(3))
    }
  }

  static let clampMin = limit("clamp_min", "ClampMinBackward0", "min", "tensor([0., 2.])") {
    try Tensor.clamp($0, $1, nil)
  }
  static let clampMax = limit("clamp_max", "ClampMaxBackward0", "max", "tensor([-1.,  0.])") {
    try Tensor.clamp($0, nil, $1)
  }

  private static func limit(
    _ name: String, _ gradientName: String, _ parameter: String, _ result: String,
    _ limit: @escaping (Tensor, Operand) throws -> Tensor
  ) -> Operation {
    Compound.operation(
      name, [Compound.input, Parameter(parameter, .tensorOrScalar)], gradientName: gradientName, inPlace: true,
      summary: "Every element, but no \(parameter == "min" ? "smaller" : "larger") than a limit.",
      example: """
        tensor([-1., 2.]).\(name)(0)
        #> \(result)
        """,
      samples: [Sample([matrix, .fixed(.float(0.1))])]
    ) { inputs, arguments in try limit(inputs[0], arguments.operand(1)) }
  }

  static let fmax = ignoringNaN("fmax", "FmaxBackward0", "larger", "tensor([3.])") {
    try Tensor.extreme(.maximum, $0, $1, Selection.maximum)
  }
  static let fmin = ignoringNaN("fmin", "FminBackward0", "smaller", "tensor([1.])") {
    try Tensor.extreme(.minimum, $0, $1, Selection.minimum)
  }

  private static func ignoringNaN(
    _ name: String, _ gradientName: String, _ word: String, _ result: String,
    _ choose: @escaping (Tensor, Tensor) throws -> Tensor
  ) -> Operation {
    Compound.operation(
      name, [Compound.input, Compound.other], gradientName: gradientName, tensors: 2,
      summary: "The \(word) of two elements; nan loses.",
      example: """
        torch.\(name)(tensor([1.]), tensor([3.]))
        #> \(result)
        """,
      samples: [Sample([matrix, .tensor([3], from: -1.1, to: 1.3, .float32)])]
    ) { inputs, _ in
      let (a, b) = (inputs[0], inputs[1])
      let left = try Tensor.where(Tensor.predicate(.isnan, a.detached(), "isnan"), .tensor(b), .tensor(a))
      let right = try Tensor.where(Tensor.predicate(.isnan, b.detached(), "isnan"), .tensor(a), .tensor(b))
      return try choose(left, right)
    }
  }

  static let heaviside = Compound.discrete(
    "heaviside", [Compound.input, Parameter("values", .tensor)],
    summary: "0 below zero, 1 above, and the given values at zero.",
    example: """
      torch.heaviside(tensor([-1., 0., 2.]), tensor([0.5]))
      #> tensor([0.0000, 0.5000, 1.0000])
      """,
    samples: [matrix, .tensor([3], from: 0, to: 1, .float32)]
  ) { arguments in
    let x = try arguments.tensor(0).detached()
    let step = try Tensor.compare(.gt, x, .int(0)).cast(to: x.dtype)
    return .tensor(
      try Tensor.where(Tensor.compare(.eq, x, .int(0)), .tensor(arguments.tensor(1).detached()), .tensor(step)))
  }

  static let copysign = pair(
    "copysign", "CopysignBackward0", summary: "The size of the first element with the sign of the second.",
    example: """
      torch.copysign(tensor([1., -2.]), tensor([-1., 3.]))
      #> tensor([-1.,  2.])
      """
  ) { a, b in
    let size = try Tensor.abs(a)
    let isNegative = try Tensor.compare(.lt, b.detached(), .int(0))
    let signed = try Tensor.where(isNegative, .tensor(Tensor.neg(size)), .tensor(size))
    // The second input has a gradient, of zeros.
    return try Tensor.add(signed, Tensor.mul(Tensor.sign(b), .int(0)))
  }

  static let floatPower = Compound.plain(
    "float_power", [Compound.input, Parameter("exponent", .tensorOrScalar)], summary: "A power, computed in float64.",
    example: """
      tensor([2, 3]).float_power(2)
      #> tensor([4., 9.], dtype=torch.float64)
      """,
    samples: [Sample([positive, .fixed(.float(1.5))])]
  ) { arguments in
    .tensor(try Tensor.pow(.tensor(arguments.tensor(0).cast(to: .float64)), arguments.operand(1)))
  }

  // MARK: Rows and products

  static let cdist = Compound.operation(
    "cdist",
    [
      Parameter("x1", .tensor), Parameter("x2", .tensor), Parameter("p", .scalar, default: .float(2)),
      Parameter("compute_mode", .string, default: Argument.none),
    ],
    places: [.function], gradientName: "CdistBackward0", tensors: 2,
    summary: "The distances between all rows of two matrices.",
    example: """
      torch.cdist(tensor([[0., 0.]]), tensor([[3., 4.], [0., 1.]]))
      #> tensor([[5., 1.]])
      """,
    samples: [Sample([matrix, .tensor([4, 3], from: -1, to: 1, .float32)])]
  ) { inputs, arguments in
    let (a, b) = (inputs[0], inputs[1])
    for (name, x) in [("X1", a), ("X2", b)] where x.rank < 2 {
      throw TensorError.runtime("cdist only supports at least 2D tensors, \(name) got: \(x.rank)D")
    }
    guard a.shape.last == b.shape.last else {
      throw TensorError.runtime(
        "X1 and X2 must have the same number of columns. X1: \(a.shape.last ?? 0) X2: \(b.shape.last ?? 0)")
    }
    return try Tensor.sub(a.unsqueeze(-2), b.unsqueeze(-3)).norm(
      arguments.isNone(2) ? 2 : arguments.double(2), [-1], keepdim: false)
  }

  static let cross = Compound.operation(
    "cross", [Compound.input, Compound.other, Parameter("dim", .int, default: Argument.none, aliases: ["axis"])],
    gradientName: "LinalgCrossBackward0", tensors: 2, summary: "The cross product of vectors of three elements.",
    example: """
      torch.cross(tensor([1, 0, 0]), tensor([0, 1, 0]), dim=0)
      #> tensor([0, 0, 1])
      """,
    samples: [Sample([matrix, .tensor([2, 3], from: -1, to: 1, .float32), .fixed(.int(1))])]
  ) { inputs, arguments in
    let shape = try Shape.broadcast(inputs[0].shape, inputs[1].shape)
    let (a, b) = (try inputs[0].expand(Array(shape)), try inputs[1].expand(Array(shape)))
    guard let dim = try arguments.optionalInt(2) ?? shape.firstIndex(of: 3) else {
      throw TensorError.runtime("no dimension of size 3 in input")
    }
    return try Tensor.crossProduct(a, b, dim)
  }

  static let inner = Compound.plain(
    "inner", [Compound.input, Compound.other], summary: "The dot products of the last dimensions.",
    example: """
      torch.inner(tensor([1, 2]), tensor([3, 4]))
      #> tensor(11)
      """,
    samples: [Sample([matrix, .tensor([2, 3], from: -1, to: 1, .float32)])]
  ) { arguments in
    let (a, b) = (try arguments.tensor(0), try arguments.tensor(1))
    if a.rank == 0 || b.rank == 0 { return .tensor(try Tensor.mul(a, b)) }
    guard a.shape.last == b.shape.last else {
      throw TensorError.runtime(
        "inner() the last dimension must match on both input tensors but got shapes \(a.shape) and \(b.shape)")
    }
    let names = { (first: Int, rank: Int) in (0..<rank - 1).map { first + $0 } + [99] }
    let kept = (0..<a.rank - 1).map { $0 } + (0..<b.rank - 1).map { 40 + $0 }
    return .tensor(try Einsum.contract([a, b], [names(0, a.rank), names(40, b.rank)], to: kept))
  }

  static let vdot = Compound.operation(
    "vdot", [Compound.input, Compound.other], gradientName: "VdotBackward0", tensors: 2,
    summary: "The sum of the products of two vectors.",
    example: """
      torch.vdot(tensor([1, 2]), tensor([3, 4]))
      #> tensor(11)
      """,
    samples: [Sample([Compound.vector, Compound.vector])]
  ) { inputs, _ in try Tensor.dot(inputs[0], inputs[1]) }

  static let tensordot = Compound.plain(
    "tensordot", [Parameter("a", .tensor), Parameter("b", .tensor), Parameter("dims", .intOrInts, default: .int(2))],
    places: [.function],
    summary: "The sum of products over the last dims dimensions of one and the first of the other.",
    example: """
      torch.tensordot(ones(2, 3), ones(3, 2), dims=1)
      #> tensor([[3., 3.],
      #>         [3., 3.]])
      """,
    samples: [Sample([matrix, .tensor([3, 2], from: -1, to: 1, .float32), .fixed(.int(1))])]
  ) { arguments in
    let (a, b) = (try arguments.tensor(0), try arguments.tensor(1))
    guard case .int(let count) = arguments[2] else {
      throw TensorError.notImplemented("tensordot with lists of dims is not in lgs")
    }
    guard count >= 0, count <= a.rank, count <= b.rank else {
      throw TensorError.runtime("tensordot expects dims <= ndim_a or ndim_b, but got dims=\(count)")
    }
    let left = Array(0..<a.rank)
    let right = Array(left.suffix(count)) + (0..<b.rank - count).map { 40 + $0 }
    return .tensor(
      try Einsum.contract([a, b], [left, right], to: Array(left.dropLast(count)) + Array(right.dropFirst(count))))
  }

  private static let factors = [
    Parameter("beta", .scalar, default: .int(1), keywordOnly: true),
    Parameter("alpha", .scalar, default: .int(1), keywordOnly: true),
  ]

  private static func added(
    _ name: String, _ gradientName: String, _ first: String, _ second: String, _ what: String, _ example: String,
    _ samples: [Sample],
    _ product: @escaping (Tensor, Tensor) throws -> Tensor
  ) -> Operation {
    Compound.operation(
      name, [Compound.input, Parameter(first, .tensor), Parameter(second, .tensor)] + factors,
      gradientName: gradientName, inPlace: true, tensors: 3, summary: "A tensor plus \(what).", example: example,
      samples: samples
    ) { inputs, arguments in
      let alpha = arguments.isNone(4) ? .int(1) : try arguments.scalar(4)
      let start = arguments.isNone(3) ? inputs[0] : try Tensor.mul(inputs[0], arguments.scalar(3))
      return try Tensor.add(.tensor(start), .tensor(product(inputs[1], inputs[2])), alpha: alpha)
    }
  }

  static let baddbmm = added(
    "baddbmm", "BaddbmmBackward0", "batch1", "batch2", "the products of two batches of matrices",
    """
    torch.baddbmm(ones(1, 1, 1), ones(1, 1, 2), ones(1, 2, 1))
    #> tensor([[[3.]]])
    """,
    [
      Sample([
        .tensor([2, 2, 2], from: -1, to: 1, .float32), .tensor([2, 2, 3], from: -1, to: 1, .float32),
        .tensor([2, 3, 2], from: -1, to: 1, .float32),
      ])
    ]
  ) { try Tensor.bmm($0, $1) }

  static let addmv = added(
    "addmv", "AddmvBackward0", "mat", "vec", "the product of a matrix and a vector",
    """
    torch.addmv(ones(1), ones(1, 2), ones(2))
    #> tensor([3.])
    """,
    [Sample([.tensor([2], from: -1, to: 1, .float32), matrix, Compound.vector])]
  ) { try Tensor.mv($0, $1) }

  static let addr = added(
    "addr", "AddrBackward0", "vec1", "vec2", "all products of two vectors",
    """
    torch.addr(zeros(1, 2), ones(1), tensor([1., 2.]))
    #> tensor([[1., 2.]])
    """,
    [Sample([matrix, .tensor([2], from: -1, to: 1, .float32), Compound.vector])]
  ) { try Tensor.outer($0, $1) }

  static let einsum = Compound.plain(
    "einsum", [Parameter("equation", .string), Parameter("operands", .tensors, variadic: true)], places: [.function],
    summary: "Sums of products over the letters of an equation that its result does not name.",
    example: """
      torch.einsum('ij,jk->ik', tensor([[1., 2.]]), tensor([[3.], [4.]]))
      #> tensor([[11.]])
      """,
    samples: [
      Sample([.fixed(.string("ij,jk->ik")), .tensors([[2, 3], [3, 2]], from: -1, to: 1)]),
      Sample([.fixed(.string("ij->j")), .tensors([[2, 3]], from: -1, to: 1)]),
      Sample([.fixed(.string("bij,bjk")), .tensors([[2, 2, 3], [2, 3, 2]], from: -1, to: 1)]),
    ]
  ) { arguments in .tensor(try Einsum(arguments.string(0)).result(of: arguments.tensors(1))) }
}

extension Tensor {
  /// log(exp(a) + exp(b)).
  static func logaddexp(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    let plain = (a.detached(), b.detached())
    let largest = try extreme(.maximum, plain.0, plain.1, Selection.maximum)
    let isInfinite = try predicate(.isinf, largest, "isinf")
    let shift = try `where`(isInfinite, .tensor(Tensor.zeros([], largest.dtype)), .tensor(largest))
    return try add(log(add(exp(sub(a, shift)), exp(sub(b, shift)))), shift)
  }

  static func crossProduct(_ a: Tensor, _ b: Tensor, _ dim: Int) throws -> Tensor {
    let axis = try a.shape.axis(dim)
    guard a.rank > 0, a.shape[axis] == 3, b.rank > 0, b.shape[axis] == 3 else {
      throw TensorError.runtime(
        "linalg.cross: inputs dimension \(dim) must have length 3. Got \(a.shape[safe: axis] ?? 1) and \(b.shape[safe: axis] ?? 1)"
      )
    }
    let (x, y) = (try a.unbind(axis), try b.unbind(axis))
    return try stack(
      [
        sub(mul(x[1], y[2]), mul(x[2], y[1])), sub(mul(x[2], y[0]), mul(x[0], y[2])),
        sub(mul(x[0], y[1]), mul(x[1], y[0])),
      ], axis)
  }
}
