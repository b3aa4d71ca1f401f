import CKernels

/// Choices by rank: medians, quantiles, modes, running extremes, and positions in sorted sequences.
enum Ranking {
  static let all = [
    median, nanmedian, mode, kthvalue, quantile, nanquantile, cummax, cummin, searchsorted, bucketize, bincount, histc,
    countNonzero, uniqueConsecutive, isin,
  ]

  private static let dim = Parameter("dim", .int, default: Argument.none, aliases: ["axis"])
  private static let matrix = Compound.matrix

  /// The values and positions that `choose` picks in every row along an axis, as a named pair.
  private static func picked(
    _ x: Tensor, _ axis: Int, keepdim: Bool, _ operation: Operation,
    _ choose: (ArraySlice<Double>) throws -> Int
  ) throws -> OperationResult {
    var positions: [Int] = []
    try x.forEachRow(axis) { _, values in positions.append(try choose(values)) }
    let index = try x.arranged(rows: positions, axis, length: 1)
    let values = try Tensor.composed(operation, x) { inputs in
      let picked = x.rank == 0 ? try inputs[0].clone() : try inputs[0].gathered(axis, index)
      return keepdim || x.rank == 0 ? picked : try picked.squeeze([axis])
    }
    let places = keepdim || x.rank == 0 ? index : try index.squeeze([axis])
    return .named(type: operation.name, fields: [("values", values), ("indices", places)])
  }

  /// Whether a value stands before another in rising order; nan comes last.
  private static func precedes(_ a: Double, _ b: Double) -> Bool { b.isNaN ? !a.isNaN : a < b }

  /// Errors: interrupted.
  private static func order(_ values: ArraySlice<Double>) throws -> [Int] {
    var turns = Turns()
    return try values.indices.sorted {
      try turns.next()
      return precedes(values[$0], values[$1]) || (!precedes(values[$1], values[$0]) && $0 < $1)
    }
    .mapInTurns { $0 - values.startIndex }
  }

  static let median = middle("median", "MedianBackward", "tensor(2.)", ignoresNaN: false)
  static let nanmedian = middle("nanmedian", "NanmedianBackward", "tensor(2.)", ignoresNaN: true)
  private static let medianOfRows = median.variant(gradientName: "MedianBackward1")
  private static let nanmedianOfRows = nanmedian.variant(gradientName: "NanmedianBackward1")

  private static func middle(_ name: String, _ gradientName: String, _ result: String, ignoresNaN: Bool) -> Operation {
    func position(_ values: ArraySlice<Double>) throws -> Int {
      let nan = values.firstIndex(where: \.isNaN)
      if let nan, !ignoresNaN || values.allSatisfy(\.isNaN) { return nan - values.startIndex }
      let count = ignoresNaN ? values.count(where: { !$0.isNaN }) : values.count
      return try order(values)[(count - 1) / 2]
    }
    return Operation(
      name, [Compound.input, dim, Compound.keepdim], gradientName: gradientName + "0",
      summary: "The middle of all elements, or along a dimension with its position; the lower one of two.",
      example: """
        tensor([3., 1., 2.]).\(name)()
        #> \(result)
        """,
      samples: [
        Sample([matrix]), Sample([matrix, .fixed(.int(1))]), Sample([matrix, .fixed(.int(0)), .fixed(.bool(true))]),
      ],
      derivative: .composed,
      evaluate: { arguments in
        let x = try arguments.tensor(0)
        let rows = name == "median" ? medianOfRows : nanmedianOfRows
        guard let dim = try arguments.optionalInt(1) else {
          if x.count == 0 {
            return .tensor(try Tensor.full([], x.dtype.isFloatingPoint ? .float(.nan) : .int(Int.min), x.dtype))
          }
          let flat = try x.reshape([-1])
          var place = 0
          try flat.forEachRow(0) { _, values in place = try position(values) }
          let chosen = place
          return .tensor(
            try Tensor.composed(name == "median" ? median : nanmedian, x) {
              try $0[0].reshape([-1]).select(0, chosen).clone()
            })
        }
        return try picked(x, x.shape.axis(dim), keepdim: arguments.flag(2), rows, position)
      })
  }

  static let mode: Operation = Operation(
    "mode", [Compound.input, Parameter("dim", .int, default: .int(-1), aliases: ["axis"]), Compound.keepdim],
    gradientName: "ModeBackward0", summary: "The most frequent element along a dimension, the smallest of several.",
    example: """
      tensor([1, 2, 2, 3]).mode().values
      #> tensor(2)
      """,
    samples: [Sample([matrix])], derivative: .composed,
    evaluate: { arguments in
      let x = try arguments.tensor(0)
      return try picked(x, x.shape.axis(arguments.dimension(1)), keepdim: arguments.flag(2), mode) { values in
        let order = try order(values)
        var (best, bestCount, start) = (order[0], 0, 0)
        for place in 1...order.count
        where place == order.count
          || values[values.startIndex + order[place]] != values[values.startIndex + order[start]]
        {
          if place - start > bestCount { (best, bestCount) = (order[place - 1], place - start) }
          start = place
        }
        return best
      }
    })

  static let kthvalue: Operation = Operation(
    "kthvalue",
    [
      Compound.input, Parameter("k", .int), Parameter("dim", .int, default: .int(-1), aliases: ["axis"]),
      Compound.keepdim,
    ],
    gradientName: "KthvalueBackward0", summary: "The k-th smallest element along a dimension, counted from 1.",
    example: """
      tensor([3., 1., 2.]).kthvalue(2).values
      #> tensor(2.)
      """,
    samples: [Sample([matrix, .fixed(.int(2))])], derivative: .composed,
    evaluate: { arguments in
      let x = try arguments.tensor(0)
      let axis = try x.shape.axis(arguments.dimension(2))
      let k = try arguments.int(1)
      guard k >= 1, k <= (x.rank == 0 ? 1 : x.shape[axis]) else {
        throw TensorError.runtime("kthvalue(): selected number k out of range for dimension \(axis)")
      }
      return try picked(x, axis, keepdim: arguments.flag(3), kthvalue) { try order($0)[k - 1] }
    })

  static let quantile = share("quantile", ignoresNaN: false)
  static let nanquantile = share("nanquantile", ignoresNaN: true)

  private static func share(_ name: String, ignoresNaN: Bool) -> Operation {
    let box = OperationBox()
    let operation = Operation(
      name,
      [
        Compound.input, Parameter("q", .tensorOrScalar), dim, Compound.keepdim,
        Parameter("interpolation", .string, default: .string("linear"), keywordOnly: true),
      ],
      gradientName: "SqueezeBackward4", summary: "The value below which a share q of the elements lies.",
      example: """
        tensor([1., 2., 3., 4.]).\(name)(0.5)
        #> tensor(2.5000)
        """,
      samples: [Sample([matrix, .fixed(.float(0.4))]), Sample([matrix, .fixed(.float(0.3)), .fixed(.int(1))])],
      derivative: .composed,
      evaluate: { arguments in
        let x = try arguments.tensor(0)
        let shares = try arguments.tensor(1)
        guard x.dtype.isFloatingPoint else {
          throw TensorError.runtime("\(name)() input tensor must be either float or double dtype")
        }
        guard x.count > 0 else { throw TensorError.runtime("\(name)() input tensor must be non-empty") }
        guard shares.rank <= 1 else { throw TensorError.runtime("\(name)() q must be a scalar or 1D tensor") }
        let values = try shares.doubles()
        guard values.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
          throw TensorError.runtime("\(name)() q values must be in the range [0, 1]")
        }
        let axis = try arguments.optionalInt(2).map { try x.shape.axis($0) }
        let keepdim = try arguments.flag(3)
        let method = arguments.isNone(4) ? "linear" : try arguments.string(4)
        guard let operation = box.operation else { throw GraphError.secondBackward }
        return .tensor(
          try Tensor.composed(operation, x) { inputs in
            let parts = try values.map {
              try inputs[0].quantile($0, axis, keepdim: keepdim, method: method, ignoresNaN: ignoresNaN)
            }
            return shares.rank == 0 ? parts[0] : try Tensor.stack(parts, 0)
          })
      })
    box.operation = operation
    return operation
  }

  static let cummax = running("cummax", "CummaxBackward0", "tensor([1, 3, 3])") { $0 >= $1 }
  static let cummin = running("cummin", "CumminBackward0", "tensor([1, 1, 1])") { $0 <= $1 }

  private static func running(
    _ name: String, _ gradientName: String, _ result: String, wins: @escaping (Double, Double) -> Bool
  ) -> Operation {
    let box = OperationBox()
    let operation = Operation(
      name, [Compound.input, Compound.dim], gradientName: gradientName,
      summary: "The \(name == "cummax" ? "largest" : "smallest") element so far along a dimension, and where it is.",
      example: """
        tensor([1, 3, 2]).\(name)(0).values
        #> \(result)
        """,
      samples: [Sample([matrix, .fixed(.int(1))])], derivative: .composed,
      evaluate: { arguments in
        let x = try arguments.tensor(0)
        let axis = try x.shape.axis(arguments.int(1))
        var positions: [Int] = []
        var turns = Turns()
        try x.forEachRow(axis) { _, values in
          var best = values.startIndex
          for place in values.indices {
            try turns.next()
            if values[place].isNaN || (!values[best].isNaN && wins(values[place], values[best])) { best = place }
            positions.append(best - values.startIndex)
          }
        }
        let index =
          x.count == 0
          ? try Tensor.zeros(x.shape, .int64)
          : try x.arranged(rows: positions, axis, length: x.rank == 0 ? 1 : x.shape[axis])
        guard let operation = box.operation else { throw GraphError.secondBackward }
        let values = try Tensor.composed(operation, x) { try x.rank == 0 ? $0[0].clone() : $0[0].gathered(axis, index) }
        return .named(type: name, fields: [("values", values), ("indices", index)])
      })
    box.operation = operation
    return operation
  }

  // MARK: Positions and counts

  private static let right = Parameter("right", .bool, default: .bool(false), keywordOnly: true)
  static let searchsorted = Compound.discrete(
    "searchsorted",
    [
      Parameter("sorted_sequence", .tensor), Parameter("input", .tensorOrScalar),
      Parameter("out_int32", .bool, default: .bool(false), keywordOnly: true), right,
      Parameter("side", .string, default: Argument.none, keywordOnly: true),
    ],
    places: [.function], summary: "Where values would be inserted into a sorted sequence.",
    example: """
      torch.searchsorted(tensor([1, 3, 5]), tensor([3, 4]))
      #> tensor([1, 2])
      """,
    samples: [.tensor([3], from: 0, to: 3, .float32), .tensor([2], from: 0, to: 4, .float32)]
  ) { arguments in
    let isRight = try arguments.flag(3) || (!arguments.isNone(4) && arguments.string(4) == "right")
    return .tensor(try Tensor.positions(of: arguments.tensor(1), in: arguments.tensor(0), right: isRight))
  }

  static let bucketize = Compound.discrete(
    "bucketize",
    [
      Parameter("input", .tensorOrScalar), Parameter("boundaries", .tensor),
      Parameter("out_int32", .bool, default: .bool(false), keywordOnly: true), right,
    ],
    places: [.function], summary: "The number of the bucket between sorted boundaries that each value lies in.",
    example: """
      torch.bucketize(tensor([3, 4]), tensor([1, 3, 5]))
      #> tensor([1, 2])
      """,
    samples: [.tensor([2], from: 0, to: 4, .float32), .tensor([3], from: 0, to: 3, .float32)]
  ) { arguments in
    let boundaries = try arguments.tensor(1)
    guard boundaries.rank == 1 else {
      throw TensorError.runtime(
        "torch.searchsorted(): boundaries tensor should be 1 dimension, but got dim \(boundaries.rank)")
    }
    return .tensor(try Tensor.positions(of: arguments.tensor(0), in: boundaries, right: arguments.flag(3)))
  }

  static let bincount = Compound.discrete(
    "bincount",
    [
      Compound.input, Parameter("weights", .tensor, default: Argument.none),
      Parameter("minlength", .int, default: .int(0)),
    ],
    summary: "How often each non-negative integer occurs, or the sum of the weights of its places.",
    example: """
      tensor([1, 3, 1]).bincount()
      #> tensor([0, 2, 0, 1])
      """,
    samples: [.tensor([4], from: 0, to: 3, .int64)]
  ) { arguments in
    let x = try arguments.tensor(0)
    guard x.dtype.isInteger else {
      throw TensorError.notImplemented("\"bincount_cpu\" not implemented for '\(x.dtype.scalarTypeName)'")
    }
    let values = try x.scalars().mapInTurns { $0.int ?? -1 }
    guard x.rank == 1, values.allSatisfy({ $0 >= 0 }) else {
      throw TensorError.runtime("bincount only supports 1-d non-negative integral inputs.")
    }
    let least = arguments.isNone(2) ? 0 : try arguments.int(2)
    guard least >= 0 else { throw TensorError.runtime("minlength should be >= 0") }
    let count = Swift.max(values.max().map { $0 &+ 1 } ?? 0, least)
    guard let weights = try arguments.optionalTensor(1) else {
      let out = try Tensor.zeros(Shape(count), .int64)
      var turns = Turns()
      try out.withInts { counts in
        for value in values {
          try turns.next()
          counts[value] += 1
        }
      }
      return .tensor(out)
    }
    guard weights.shape == x.shape else {
      throw TensorError.runtime("weights should be 1-d and have the same length as input")
    }
    var sums = try Tensor.zeros(Shape(count), .float64).doubles()
    var turns = Turns()
    for (value, weight) in try zip(values, weights.doubles()) {
      try turns.next()
      sums[value] += weight
    }
    let out = try Tensor.from(doubles: sums)
    return .tensor(weights.dtype.wide == .float32 ? try out.cast(to: .float32) : out)
  }

  static let histc = Compound.discrete(
    "histc",
    [
      Compound.input, Parameter("bins", .int, default: .int(100)), Parameter("min", .scalar, default: .int(0)),
      Parameter("max", .scalar, default: .int(0)),
    ],
    summary: "How many elements lie in each of some bins of the same width.",
    example: """
      tensor([1., 2., 1.]).histc(bins=4, min=0, max=3)
      #> tensor([0., 2., 1., 0.])
      """,
    samples: [.tensor([4], from: 0, to: 3, .float32), .fixed(.int(4))]
  ) { arguments in
    let x = try arguments.tensor(0)
    guard x.dtype.isFloatingPoint else { throw Tensor.unsupported("histogram_cpu", x.dtype) }
    let bins = arguments.isNone(1) ? 100 : try arguments.int(1)
    guard bins > 0 else { throw TensorError.runtime("torch.histc(): bins must be > 0, but got \(bins)") }
    let values = try x.doubles()
    var low = arguments.isNone(2) ? 0 : try arguments.double(2)
    var high = arguments.isNone(3) ? 0 : try arguments.double(3)
    if low == high, !values.isEmpty { (low, high) = (values.min() ?? 0, values.max() ?? 0) }
    if low == high { (low, high) = (low - 1, high + 1) }
    guard low < high, low.isFinite, high.isFinite else { throw TensorError.runtime("max must be larger than min") }
    var counts = try Tensor.zeros(Shape(bins), .float64).doubles()
    var turns = Turns()
    for value in values where value >= low && value <= high {
      try turns.next()
      counts[Swift.min(Int((value - low) / (high - low) * Double(bins)), bins - 1)] += 1
    }
    return .tensor(try Tensor.from(doubles: counts).cast(to: x.dtype))
  }

  static let countNonzero = Compound.discrete(
    "count_nonzero", [Compound.input, Parameter("dim", .intOrInts, default: Argument.none)],
    summary: "How many elements are not zero.",
    example: """
      torch.count_nonzero(tensor([0, 1, 2]))
      #> tensor(2)
      """,
    samples: [matrix]
  ) { arguments in
    .tensor(try Tensor.compare(.ne, arguments.tensor(0).detached(), .int(0)).sum(arguments.optionalInts(1)))
  }

  static let uniqueConsecutive = Compound.discrete(
    "unique_consecutive",
    [
      Compound.input, Parameter("return_inverse", .bool, default: .bool(false)),
      Parameter("return_counts", .bool, default: .bool(false)), dim,
    ],
    summary: "The elements without those that equal their neighbour before them.",
    example: """
      tensor([1, 1, 2, 1]).unique_consecutive()
      #> tensor([1, 2, 1])
      """,
    samples: [.tensor([4], from: 0, to: 3, .int64)]
  ) { arguments in
    guard arguments.isNone(3) else { throw TensorError.notImplemented("unique_consecutive with dim is not in lgs") }
    let flat = try arguments.tensor(0).detached().reshape([-1])
    let values = try flat.scalars()
    var (starts, counts, inverse): ([Int], [Int], [Int]) = ([], [], [])
    var turns = Turns()
    for (place, value) in values.enumerated() {
      try turns.next()
      if place > 0, values[place - 1] == value {
        counts[counts.count - 1] += 1
      } else {
        starts.append(place)
        counts.append(1)
      }
      inverse.append(starts.count - 1)
    }
    var results = [try flat.indexSelected(0, Tensor.from(ints: starts))]
    if try arguments.flag(1) { results.append(try Tensor.from(ints: inverse, shape: arguments.tensor(0).shape)) }
    if try arguments.flag(2) { results.append(try Tensor.from(ints: counts)) }
    return results.count == 1 ? .tensor(results[0]) : .tensors(results)
  }

  static let isin = Compound.discrete(
    "isin",
    [
      Parameter("elements", .tensorOrScalar), Parameter("test_elements", .tensorOrScalar),
      Parameter("assume_unique", .bool, default: .bool(false), keywordOnly: true),
      Parameter("invert", .bool, default: .bool(false), keywordOnly: true),
    ],
    places: [.function], summary: "Whether each element is among others.",
    example: """
      torch.isin(tensor([1, 2, 3]), tensor([3, 1]))
      #> tensor([ True, False,  True])
      """,
    samples: [matrix, Compound.vector]
  ) { arguments in
    let x = try arguments.tensor(0)
    let among = Set(try arguments.tensor(1).doubles())
    let inverts = try arguments.flag(3)
    let values = try x.doubles()
    let out = try Tensor.uninitialized(x.shape, .bool)
    try out.fill(UInt8.self) { among.contains(values[$0]) != inverts ? 1 : 0 }
    return .tensor(out)
  }
}

extension Tensor {
  /// Calls the body with the elements of a contiguous int64 tensor.
  func withInts(_ body: (UnsafeMutableBufferPointer<Int>) throws -> Void) rethrows {
    try withExtendedLifetime(self) {
      try body(UnsafeMutableBufferPointer(start: base.assumingMemoryBound(to: Int.self), count: elementCount))
    }
  }

  /// A quantile along an axis, nil: of all elements.
  func quantile(_ share: Double, _ axis: Int?, keepdim: Bool, method: String, ignoresNaN: Bool) throws -> Tensor {
    let source = axis == nil ? try reshape([-1]) : self
    let along = axis ?? 0
    let order = try source.sorted(along, descending: false).values
    let size = order.sizes[safe: along] ?? 1
    let isNaN = try Tensor.predicate(.isnan, order.detached(), "isnan")
    let absent = try isNaN.sum([along], keepdim: true)
    let last =
      ignoresNaN
      ? try Tensor.clamp(Tensor.sub(.int(size - 1), absent), .scalar(.int(0)), nil)
      : try Tensor.full(absent.sizes, .int(size - 1), .int64)
    let rank = try Tensor.mul(last.cast(to: elementType), .float(share))
    let low = try Tensor.floor(rank)
    let high = try Tensor.ceil(rank)
    func value(_ place: Tensor) throws -> Tensor {
      self.rank == 0 ? try clone() : try order.gathered(along, place.cast(to: .int64))
    }
    let result: Tensor
    switch method {
    case "linear": result = try Tensor.between(value(low), value(high), Tensor.sub(rank, low))
    case "midpoint":
      result = try Tensor.between(
        value(low), value(high), Tensor.mul(Tensor.compare(.ne, low, high).cast(to: elementType), .float(0.5)))
    case "lower": result = try value(low)
    case "higher": result = try value(high)
    case "nearest": result = try value(Tensor.round(rank))
    case _:
      throw TensorError.runtime(
        "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got \(method)")
    }
    let hasNaN = try ignoresNaN ? Tensor.compare(.eq, absent, .int(size)) : Tensor.compare(.gt, absent, .int(0))
    let known = try Tensor.where(hasNaN, .tensor(Tensor.full([], .float(.nan), elementType)), .tensor(result))
    guard keepdim else { return try axis == nil ? known.reshape([]) : known.squeeze([along]) }
    return axis == nil ? try known.reshape(Array(repeating: 1, count: self.rank)) : known
  }

  /// a + weight * (b - a), from the nearer end.
  static func between(_ a: Tensor, _ b: Tensor, _ weight: Tensor) throws -> Tensor {
    let step = try sub(b, a)
    let isLow = try compare(.lt, weight, .float(0.5))
    return try `where`(
      isLow, .tensor(add(a, mul(weight, step))), .tensor(sub(b, mul(step, sub(.int(1), weight)))))
  }

  /// Where values would be inserted into sorted rows.
  static func positions(of values: Tensor, in sequence: Tensor, right: Bool) throws -> Tensor {
    let length = sequence.sizes.last ?? 1
    let rows = try sequence.doubles()
    guard sequence.rank == 1 || (sequence.rank == values.rank && sequence.sizes.dropLast() == values.sizes.dropLast())
    else {
      throw TensorError.runtime(
        "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor \(sequence.sizes) and input value tensor \(values.sizes)"
      )
    }
    let wanted = try values.doubles()
    let perRow = sequence.rank == 1 ? Swift.max(wanted.count, 1) : Swift.max(values.sizes.last ?? 1, 1)
    let found = wanted.enumerated().map { place, value -> Int in
      let start = place / perRow * length
      var (low, high) = (0, length)
      while low < high {
        let middle = (low + high) / 2
        let element = rows[start + middle]
        if right ? !(element > value) : !(element >= value) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return try Tensor.from(ints: found, shape: values.sizes)
  }
}
