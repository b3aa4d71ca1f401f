/// Orders of elements: turns, rolls, repetitions, and lists of combinations.
enum Rearranging {
  static let all = [
    roll, rot90, fliplr, flipud, repeatInterleave, broadcastTo, unflatten, dstack, columnStack, tensorSplit, takeAlong,
    cartesianProduct, combinations, kron, unfold, atleast1d, atleast2d, atleast3d,
  ]

  private static let matrix = Compound.matrix

  static let roll = Compound.operation(
    "roll",
    [
      Compound.input, Parameter("shifts", .intOrInts),
      Parameter("dims", .intOrInts, default: Argument.none, aliases: ["dim"]),
    ],
    gradientName: "RollBackward0",
    summary: "Moves elements along dimensions; those that leave come in at the other end.",
    example: """
      tensor([1, 2, 3]).roll(1)
      #> tensor([3, 1, 2])
      """,
    samples: [
      Sample([matrix, .fixed(.int(1))]), Sample([matrix, .fixed(.ints([1, -1])), .fixed(.ints([0, 1]))]),
    ]
  ) { inputs, arguments in
    let x = inputs[0]
    let shifts = try arguments.ints(1)
    guard let dims = try arguments.optionalInts(2) else {
      guard shifts.count == 1 else {
        throw TensorError.runtime("shifts and dimensions must align. shifts: \(shifts.count), dims:0")
      }
      return try x.reshape([-1]).rolled(shifts[0], 0).reshape(Array(x.shape))
    }
    guard dims.count == shifts.count else {
      throw TensorError.runtime("shifts and dimensions must align. shifts: \(shifts.count), dims:\(dims.count)")
    }
    return try zip(shifts, dims).reduce(x) { try $0.rolled($1.0, $0.shape.axis($1.1)) }
  }

  static let rot90 = Compound.operation(
    "rot90",
    [
      Compound.input, Parameter("k", .int, default: .int(1)),
      Parameter("dims", .ints(variadic: false), default: .ints([0, 1])),
    ],
    gradientName: "Rot90Backward0",
    summary: "Turns a plane by 90 degrees k times, from the first dimension to the second.",
    example: """
      torch.rot90(tensor([[1, 2], [3, 4]]))
      #> tensor([[2, 4],
      #>         [1, 3]])
      """,
    samples: [Sample([matrix]), Sample([matrix, .fixed(.int(2))]), Sample([matrix, .fixed(.int(-1))])]
  ) { inputs, arguments in
    let x = inputs[0]
    let dims = arguments.isNone(2) ? [0, 1] : try arguments.ints(2)
    guard dims.count == 2 else {
      throw TensorError.runtime("expected total rotation dims == 2, but got dims = \(dims.count)")
    }
    guard x.rank >= 2 else { throw TensorError.runtime("expected total dims >= 2, but got total dims = \(x.rank)") }
    let turns = ((arguments.isNone(1) ? 1 : try arguments.int(1)) % 4 + 4) % 4
    switch turns {
    case 1: return try x.flip([dims[1]]).transpose(dims[0], dims[1])
    case 2: return try x.flip(dims)
    case 3: return try x.flip([dims[0]]).transpose(dims[0], dims[1])
    case _: return try x.clone()
    }
  }

  static let fliplr = flipping("fliplr", 1, atLeast: 2, "tensor([[2, 1]])")
  static let flipud = flipping("flipud", 0, atLeast: 1, "tensor([[1, 2]])")

  private static func flipping(_ name: String, _ dim: Int, atLeast rank: Int, _ result: String) -> Operation {
    Compound.plain(
      name, [Compound.input], summary: "A copy in reverse order along dimension \(dim).",
      example: """
        \(name)(tensor([[1, 2]]))
        #> \(result)
        """,
      samples: [Sample([matrix])]
    ) { arguments in
      let x = try arguments.tensor(0)
      guard x.rank >= rank else { throw TensorError.runtime("Input must be >= \(rank)-d.") }
      return .tensor(try x.flip([dim]))
    }
  }

  static let repeatInterleave = Compound.plain(
    "repeat_interleave",
    [
      Compound.input, Parameter("repeats", .anyOf([.int, .tensor, .ints(variadic: false)])),
      Parameter("dim", .int, default: Argument.none),
      Parameter("output_size", .int, default: Argument.none, keywordOnly: true),
    ],
    summary: "Every element, or every slice along a dimension, several times.",
    example: """
      tensor([1, 2]).repeat_interleave(2)
      #> tensor([1, 1, 2, 2])
      """,
    samples: [
      Sample([matrix, .fixed(.int(2))]), Sample([matrix, .fixed(.ints([1, 2, 0])), .fixed(.int(1))]),
    ]
  ) { arguments in
    var x = try arguments.tensor(0)
    var axis = 0
    if let dim = try arguments.optionalInt(2) { axis = try x.shape.axis(dim) } else { x = try x.reshape([-1]) }
    var counts: [Int]
    if case .tensor(let tensor) = arguments[1] {
      counts = try tensor.scalars().mapInTurns { $0.int ?? 0 }
    } else {
      counts = try arguments.ints(1)
    }
    if counts.contains(where: { $0 < 0 }) { throw TensorError.runtime("repeats can not be negative") }
    if counts.count == 1, x.rank > 0 {
      let times = counts[0]
      var wide = Array(x.shape)
      wide.insert(times, at: axis + 1)
      var flat = Array(x.shape)
      let (size, overflow) = flat[axis].multipliedReportingOverflow(by: times)
      if overflow { throw TensorError.tooLarge(Shape(wide)) }
      flat[axis] = size
      return .tensor(try x.unsqueeze(axis + 1).expand(wide).contiguous().viewed(flat))
    }
    guard x.rank > 0, counts.count == x.shape[axis] else {
      throw TensorError.runtime(
        "repeats must have the same size as input along dim, but got repeats.size(0) = \(counts.count) and input.size(\(axis)) = \(x.rank > 0 ? x.shape[axis] : 1)"
      )
    }
    return .tensor(try x.indexSelected(axis, Tensor.positions(repeated: counts)))
  }

  static let broadcastTo = Compound.plain(
    "broadcast_to", [Compound.input, Parameter("size", .ints(variadic: true))],
    summary: "A view that repeats dimensions of size 1.",
    example: """
      tensor([1, 2]).broadcast_to(2, 2)
      #> tensor([[1, 2],
      #>         [1, 2]])
      """,
    samples: [Sample([Compound.vector, .fixed(.ints([2, 3]))])]
  ) { arguments in .tensor(try arguments.tensor(0).expand(arguments.ints(1))) }

  static let unflatten = Compound.plain(
    "unflatten", [Compound.input, Parameter("dim", .int), Parameter("sizes", .ints(variadic: false))],
    summary: "A view with one dimension taken apart into several.",
    example: """
      arange(4).unflatten(0, (2, 2))
      #> tensor([[0, 1],
      #>         [2, 3]])
      """,
    samples: [Sample([.tensor([2, 4], from: -2, to: 2, .float32), .fixed(.int(1)), .fixed(.ints([2, -1]))])]
  ) { arguments in
    let x = try arguments.tensor(0)
    let axis = try x.shape.axis(arguments.int(1))
    let parts = try arguments.ints(2)
    let shape = Array(x.shape)
    let known = parts.filter { $0 >= 0 }.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    let fits = parts.contains(-1) ? known != 0 && shape[axis] % known == 0 : known == shape[axis]
    guard fits else {
      throw TensorError.runtime(
        "unflatten: Provided sizes \(Shape(parts)) don't multiply up to the size of dim \(axis) (\(shape[axis])) in the input tensor"
      )
    }
    let inferred = parts.map { $0 == -1 ? shape[axis] / Swift.max(known, 1) : $0 }
    return .tensor(try x.viewed(Array(shape[..<axis]) + inferred + Array(shape[(axis + 1)...])))
  }

  private static let list = Parameter("tensors", .tensors)

  static let dstack = Compound.plain(
    "dstack", [list], places: [.function], summary: "Joins tensors along the third dimension.",
    example: """
      torch.dstack((tensor([1, 2]), tensor([3, 4])))
      #> tensor([[[1, 3],
      #>          [2, 4]]])
      """,
    samples: [Sample([.tensors([[2], [2]], from: -2, to: 2)])]
  ) { arguments in .tensor(try Tensor.cat(arguments.tensors(0).map { try $0.withRank(atLeast: 3) }, 2)) }

  static let columnStack = Compound.plain(
    "column_stack", [list], places: [.function], summary: "Joins tensors as columns.",
    example: """
      torch.column_stack((tensor([1, 2]), tensor([3, 4])))
      #> tensor([[1, 3],
      #>         [2, 4]])
      """,
    samples: [Sample([.tensors([[2], [2, 2]], from: -2, to: 2)])]
  ) { arguments in
    .tensor(try Tensor.cat(arguments.tensors(0).map { $0.rank < 2 ? try $0.reshape([$0.count, 1]) : $0 }, 1))
  }

  static let tensorSplit = Compound.plain(
    "tensor_split",
    [
      Compound.input, Parameter("indices_or_sections", .intOrInts, aliases: ["indices", "sections"]),
      Parameter("dim", .int, default: .int(0)),
    ],
    summary: "Views of parts that are about as long, or of those between positions.",
    example: """
      arange(5).tensor_split(2)
      #> (tensor([0, 1, 2]), tensor([3, 4]))
      """,
    samples: [Sample([.tensor([5], from: -2, to: 2, .float32), .fixed(.int(2))])]
  ) { arguments in
    let x = try arguments.tensor(0)
    let axis = try x.shape.axis(arguments.isNone(2) ? 0 : arguments.int(2))
    guard x.rank > 0 else {
      throw TensorError.runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
    }
    let size = x.shape[axis]
    var cuts: [Int]
    if case .int(let sections) = arguments[1] {
      guard sections > 0 else { throw TensorError.runtime("number of sections must be larger than 0, got \(sections)") }
      guard sections <= 1 << 24 else { throw TensorError.runtime("cannot create std::vector larger than max_size()") }
      cuts = (1..<sections).map { $0 * (size / sections) + Swift.min($0, size % sections) }
    } else {
      cuts = try arguments.ints(1).map { Swift.min(Swift.max($0 < 0 ? $0 + size : $0, 0), size) }
    }
    cuts.append(size)
    var start = 0
    return .tensors(
      try cuts.map { cut in
        defer { start = cut }
        return try x.narrow(axis, start, Swift.max(cut - start, 0))
      })
  }

  static let takeAlong = Compound.plain(
    "take_along_dim", [Compound.input, Parameter("indices", .tensor), Parameter("dim", .int, default: Argument.none)],
    summary: "Elements picked along a dimension; sizes broadcast.",
    example: """
      torch.take_along_dim(tensor([[3, 1], [2, 4]]), tensor([[1], [0]]), dim=1)
      #> tensor([[1],
      #>         [2]])
      """,
    samples: [Sample([matrix, .tensor([2, 1], from: 0, to: 2, .int64), .fixed(.int(1))])]
  ) { arguments in
    let x = try arguments.tensor(0)
    let index = try arguments.tensor(1)
    guard let dim = try arguments.optionalInt(2) else {
      return .tensor(try x.reshape([-1]).gathered(0, index.reshape([-1])))
    }
    let axis = try x.shape.axis(dim)
    var (left, right) = (Array(x.shape), Array(index.shape))
    guard left.count == right.count else {
      throw TensorError.runtime(
        "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(left.count) dimensions for input, and \(right.count) dimensions for indices"
      )
    }
    (left[axis], right[axis]) = (1, 1)
    var shape = Array(try Shape.broadcast(Shape(left), Shape(right)))
    shape[axis] = index.shape[axis]
    let positions = try index.expand(shape)
    shape[axis] = x.shape[axis]
    return .tensor(try x.expand(shape).gathered(axis, positions))
  }

  static let cartesianProduct = Compound.plain(
    "cartesian_prod", [Parameter("tensors", .tensors, variadic: true)], places: [.function],
    summary: "All rows with one element of each vector.",
    example: """
      torch.cartesian_prod(tensor([1, 2]), tensor([3, 4]))
      #> tensor([[1, 3],
      #>         [1, 4],
      #>         [2, 3],
      #>         [2, 4]])
      """,
    samples: [Sample([.tensors([[2], [3]], from: -2, to: 2)])]
  ) { arguments in
    let list = try arguments.tensors(0)
    for tensor in list where tensor.rank != 1 {
      throw TensorError.runtime("Expect a 1D vector, but got shape \(tensor.shape)")
    }
    if list.count == 1 { return .tensor(list[0]) }
    return .tensor(try Tensor.stack(Tensor.meshgrid(list, "ij").map { try $0.reshape([-1]) }, 1))
  }

  static let combinations = Compound.plain(
    "combinations",
    [
      Compound.input, Parameter("r", .int, default: .int(2)),
      Parameter("with_replacement", .bool, default: .bool(false)),
    ],
    places: [.function], summary: "All choices of r elements of a vector.",
    example: """
      torch.combinations(tensor([1, 2, 3]))
      #> tensor([[1, 2],
      #>         [1, 3],
      #>         [2, 3]])
      """,
    samples: [Sample([Compound.vector])]
  ) { arguments in
    let x = try arguments.tensor(0)
    guard x.rank == 1 else { throw TensorError.runtime("Expect a 1D vector, but got shape \(x.shape)") }
    let r = arguments.isNone(1) ? 2 : try arguments.int(1)
    guard r >= 0 else { throw TensorError.runtime("Expect a non-negative number, but got \(r)") }
    let repeats = try arguments.flag(2)
    let (pool, overflow) = repeats && x.count > 0 ? x.count.addingReportingOverflow(r - 1) : (x.count, false)
    if r > pool { return .tensor(try Tensor.zeros([0, r], x.dtype)) }
    guard !overflow, choices(r, of: pool) * Double(max(r, 1)) < 1e11 else {
      throw TensorError.runtime("numel: integer multiplication overflow")
    }
    var rows: [[Int]] = [[]]
    for _ in 0..<r {
      rows = try rows.flatMap { row in
        try Interruption.check()
        let first = row.last.map { repeats ? $0 : $0 + 1 } ?? 0
        return first < x.count ? (first..<x.count).map { row + [$0] } : []
      }
    }
    if r == 0 { return .tensor(try Tensor.zeros([0], x.dtype)) }
    let columns = try (0..<r).map { column in try x.indexSelected(0, Tensor.from(ints: rows.map { $0[column] })) }
    return .tensor(try Tensor.stack(columns, 1))
  }

  /// How many ways there are to choose `r` of `pool`, at least where it is no astronomic number.
  private static func choices(_ r: Int, of pool: Int) -> Double {
    var (ways, step) = (1.0, 0)
    while step < min(r, pool - r), ways < 1e18 {
      ways *= Double(pool - step) / Double(step + 1)
      step += 1
    }
    return ways
  }

  static let kron = Compound.plain(
    "kron", [Compound.input, Compound.other],
    summary: "The Kronecker product: every element of the first times the second.",
    example: """
      torch.kron(tensor([1, 2]), tensor([1, 1]))
      #> tensor([1, 1, 2, 2])
      """,
    samples: [Sample([matrix, .tensor([2, 2], from: -1, to: 1, .float32)])]
  ) { arguments in
    var (a, b) = (try arguments.tensor(0), try arguments.tensor(1))
    let rank = Swift.max(a.rank, b.rank)
    a = try a.reshape(Array(repeating: 1, count: rank - a.rank) + Array(a.shape))
    b = try b.reshape(Array(repeating: 1, count: rank - b.rank) + Array(b.shape))
    let (left, right) = (Array(a.shape), Array(b.shape))
    let product = try Tensor.mul(a.reshape(left.flatMap { [$0, 1] }), b.reshape(right.flatMap { [1, $0] }))
    return .tensor(try product.reshape(zip(left, right).map { $0 * $1 }))
  }

  static let unfold = Compound.operation(
    "unfold", [Compound.input, Parameter("dimension", .int), Parameter("size", .int), Parameter("step", .int)],
    places: [.method], gradientName: "UnfoldBackward0",
    summary: "Windows that slide along a dimension, in a dimension of their own at the end.",
    example: """
      arange(4).unfold(0, 2, 1)
      #> tensor([[0, 1],
      #>         [1, 2],
      #>         [2, 3]])
      """,
    samples: [Sample([.tensor([2, 4], from: -2, to: 2, .float32), .fixed(.int(1)), .fixed(.int(2)), .fixed(.int(1))])]
  ) { inputs, arguments in
    let x = inputs[0]
    let axis = try x.shape.axis(arguments.int(1))
    let (size, step) = (try arguments.int(2), try arguments.int(3))
    let length = x.rank == 0 ? 1 : x.shape[axis]
    guard size >= 0, size <= length else {
      throw TensorError.runtime(
        "maximum size for tensor at dimension \(axis) is \(length) but size is \(size)")
    }
    guard step > 0 else { throw TensorError.runtime("step is \(step) but must be > 0") }
    let starts = Array(stride(from: 0, through: length - size, by: step))
    let index = try (0..<starts.count * size).mapInTurns { starts[$0 / size] + $0 % size }
    let picked = try x.indexSelected(axis, Tensor.from(ints: index))
    var shape = Array(x.shape)
    shape.replaceSubrange(axis...axis, with: [starts.count, size])
    return try picked.reshape(shape).movedim([axis + 1], [-1])
  }

  static let atleast1d = atLeast(1, "tensor([2])")
  static let atleast2d = atLeast(2, "tensor([[2]])")
  static let atleast3d = atLeast(3, "tensor([[[2]]])")

  private static func atLeast(_ rank: Int, _ result: String) -> Operation {
    Compound.plain(
      "atleast_\(rank)d", [Compound.input], places: [.function],
      summary: "The tensor with at least \(rank) dimensions.",
      example: """
        torch.atleast_\(rank)d(tensor(2))
        #> \(result)
        """,
      samples: [Sample([Compound.matrix], differentiable: rank > 2)]
    ) { arguments in .tensor(try arguments.tensor(0).withRank(atLeast: rank)) }
  }
}

extension Tensor {
  /// The elements moved along an axis, around its end.
  func rolled(_ shift: Int, _ axis: Int) throws -> Tensor {
    guard rank > 0, sizes[axis] > 0 else { return try clone() }
    let size = sizes[axis]
    let start = ((size - shift % size) % size + size) % size
    return try Tensor.cat([narrow(axis, start, size - start), narrow(axis, 0, start)], axis)
  }

  /// The tensor with dimensions of size 1 added as NumPy's `atleast` functions do.
  func withRank(atLeast wanted: Int) throws -> Tensor {
    if rank >= wanted { return self }
    switch (rank, wanted) {
    case (0, _): return try reshape(Array(repeating: 1, count: wanted))
    case (1, 2): return try unsqueeze(0)
    case (1, _): return try unsqueeze(0).unsqueeze(-1)
    case _: return try unsqueeze(-1)
    }
  }
}

extension Tensor {
  /// Positions as `repeat_interleave` picks them: 0 as often as the first count says, then 1, and so on; of shape
  /// [the sum of the counts], int64.
  /// Errors: RuntimeError for more positions than memory holds; interrupted.
  public static func positions(repeated counts: [Int]) throws -> Tensor {
    guard let total = counts.sum else { throw TensorError.tooLarge(Shape(counts)) }
    let positions = try Tensor.uninitialized([total], .int64)
    try withExtendedLifetime(positions) {
      try positions.base.withMemoryRebound(to: Int.self, capacity: max(total, 1)) { target in
        var next = target
        for (position, count) in counts.enumerated() {
          try Interruption.inRuns(count) { for offset in $0 { next[offset] = position } }
          next += count
        }
      }
    }
    return positions
  }
}

extension [Int] {
  /// The sum; nil for more than an Int holds.
  var sum: Int? {
    var sum = 0
    for value in self {
      let (next, overflow) = sum.addingReportingOverflow(value)
      if overflow { return nil }
      sum = next
    }
    return sum
  }
}
