import CKernels

/// Writes to chosen places, and reads from places of the flattened elements.
enum Scattering {
  static let all = [scatter, scatterAdd, scatterReduce, indexAdd, indexFill, indexCopy, maskedScatter, take]

  private static let index = Parameter("index", .tensor)
  private static let matrix = Compound.matrix
  private static let places: Sample.Input = .tensor([1, 3], from: 0, to: 2, .int64)
  private static let rows: Sample.Input = .tensor([1], from: 0, to: 2, .int64)

  private static let source = Parameter("src", .tensorOrScalar, aliases: ["value"])

  static let scatter: Operation = Operation(
    "scatter", [Compound.input, Compound.dim, index, source], gradientName: "ScatterBackward0", inPlace: true,
    summary: "Writes elements to positions along a dimension, one position for each.",
    example: """
      zeros(2, 2, dtype=torch.int64).scatter(1, tensor([[1], [0]]), 5)
      #> tensor([[0, 5],
      #>         [5, 0]])
      """,
    samples: [
      Sample([matrix, .fixed(.int(0)), places, .tensor([1, 3], from: -1, to: 1, .float32)]),
      Sample([matrix, .fixed(.int(0)), places, .fixed(.float(2))]),
    ],
    derivative: .composed,
    evaluate: { arguments in
      let x = try arguments.tensor(0)
      let axis = try x.shape.axis(arguments.int(1))
      let index = try arguments.tensor(2)
      if case .tensor(let values) = arguments[3] {
        guard values.dtype == x.dtype else {
          throw TensorError.runtime("scatter(): Expected self.dtype to be equal to src.dtype")
        }
        let out = try x.replacing(axis, index, with: values)
        return .tensor(
          out.recorded(scatter, [x, values]) { gradient in
            let hole = try gradient.replacing(axis, index, with: Tensor.zeros(index.shape, gradient.dtype))
            let back = try gradient.gathered(axis, index)
            return [hole, try back.padded(to: values.shape)]
          })
      }
      let value = try arguments.scalar(3)
      let out = try x.replacing(axis, index, with: Tensor.full(index.shape, value, x.dtype))
      return .tensor(
        out.recorded(scatterOfNumber, [x]) { gradient in
          [try gradient.replacing(axis, index, with: Tensor.zeros(index.shape, gradient.dtype))]
        })
    })

  private static let scatterOfNumber = scatter.variant(gradientName: "ScatterBackward1")

  static let scatterAdd: Operation = Operation(
    "scatter_add", [Compound.input, Compound.dim, index, Parameter("src", .tensor)],
    gradientName: "ScatterAddBackward0",
    inPlace: true, summary: "Adds elements at positions along a dimension, one position for each.",
    example: """
      zeros(3).scatter_add(0, tensor([0, 0, 2]), ones(3))
      #> tensor([2., 0., 1.])
      """,
    samples: [Sample([matrix, .fixed(.int(0)), places, .tensor([1, 3], from: -1, to: 1, .float32)])],
    derivative: .composed,
    evaluate: { arguments in
      let (x, index, values) = (try arguments.tensor(0), try arguments.tensor(2), try arguments.tensor(3))
      guard values.dtype == x.dtype else {
        throw TensorError.runtime("scatter(): Expected self.dtype to be equal to src.dtype")
      }
      let axis = try x.shape.axis(arguments.int(1))
      try x.checkPlaces(axis, index, values.shape)
      let out = try GradMode.noGrad {
        try Tensor.add(x, values.cut(to: index.shape).scattered(to: x.shape, axis, index))
      }
      return .tensor(
        out.recorded(scatterAdd, [x, values]) { gradient in
          [gradient, try gradient.gathered(axis, index).padded(to: values.shape)]
        })
    })

  static let scatterReduce = Compound.discrete(
    "scatter_reduce",
    [
      Compound.input, Compound.dim, index, Parameter("src", .tensor), Parameter("reduce", .string),
      Parameter("include_self", .bool, default: .bool(true), keywordOnly: true),
    ],
    summary: "Puts elements together that are written to the same position: sum, prod, mean, amax or amin.",
    example: """
      zeros(2).scatter_reduce(0, tensor([0, 0, 1]), tensor([1., 5., 2.]), 'amax')
      #> tensor([5., 2.])
      """,
    samples: [matrix, .fixed(.int(0)), places, .tensor([1, 3], from: -1, to: 1, .float32), .fixed(.string("sum"))]
  ) { arguments in
    let (x, index, values) = (try arguments.tensor(0), try arguments.tensor(2), try arguments.tensor(3))
    guard !x.requiresGrad, !values.requiresGrad else {
      throw TensorError.notImplemented("gradients of scatter_reduce are not in lgs")
    }
    let axis = try x.shape.axis(arguments.int(1))
    try x.checkPlaces(axis, index, values.shape)
    let includes = arguments.isNone(5) ? true : try arguments.bool(5)
    let method = try arguments.string(4)
    var numbers = try x.doubles()
    var counts = Array(repeating: includes ? 1 : 0, count: numbers.count)
    let source = try values.cut(to: index.shape).doubles()
    var turns = Turns()
    for (place, value) in try zip(x.places(axis, index), source) {
      try turns.next()
      let old = numbers[place]
      let isFirst = counts[place] == 0
      switch method {
      case "sum", "mean": numbers[place] = isFirst ? value : old + value
      case "prod": numbers[place] = isFirst ? value : old * value
      case "amax": numbers[place] = isFirst ? value : Swift.max(old, value)
      case "amin": numbers[place] = isFirst ? value : Swift.min(old, value)
      case _:
        throw TensorError.runtime("reduce argument must be either sum, prod, mean, amax or amin, got \(method)")
      }
      counts[place] += 1
    }
    if method == "mean" {
      for place in numbers.indices where counts[place] > 1 { numbers[place] /= Double(counts[place]) }
    }
    return .tensor(try Tensor.from(doubles: numbers, shape: x.shape).cast(to: x.dtype))
  }

  static let indexAdd: Operation = Operation(
    "index_add",
    [
      Compound.input, Compound.dim, index, Parameter("source", .tensor),
      Parameter("alpha", .scalar, default: .int(1), keywordOnly: true),
    ],
    gradientName: "IndexAddBackward0", inPlace: true, summary: "Adds slices at positions along a dimension.",
    example: """
      zeros(2, 2).index_add(0, tensor([1, 1]), ones(2, 2))
      #> tensor([[0., 0.],
      #>         [2., 2.]])
      """,
    samples: [Sample([matrix, .fixed(.int(0)), rows, .tensor([1, 3], from: -1, to: 1, .float32)])],
    derivative: .composed,
    evaluate: { arguments in
      let (x, index) = (try arguments.tensor(0), try arguments.tensor(2))
      let axis = try x.shape.axis(arguments.int(1))
      let alpha = arguments.isNone(4) ? .int(1) : try arguments.scalar(4)
      let values = try arguments.tensor(3)
      guard values.dtype == x.dtype else {
        throw TensorError.runtime(
          "index_add_(): self (\(x.dtype.scalarTypeName)) and source (\(values.dtype.scalarTypeName)) must have the same scalar type"
        )
      }
      guard values.rank == x.rank, index.rank <= 1, values.rank == 0 || values.shape[axis] == index.count else {
        throw TensorError.runtime(
          "index_add_(): Number of indices (\(index.count)) should be equal to source.size(dim): (\(values.rank == 0 ? 1 : values.shape[axis])), for dim: \(axis)"
        )
      }
      let places = try index.spread(axis, to: values.shape)
      let out = try GradMode.noGrad {
        try Tensor.add(.tensor(x), .tensor(values.scattered(to: x.shape, axis, places)), alpha: alpha)
      }
      return .tensor(
        out.recorded(indexAdd, [x, values]) { gradient in
          [gradient, try Tensor.mul(gradient.indexSelected(axis, index), alpha)]
        })
    })

  static let indexFill = Compound.operation(
    "index_fill", [Compound.input, Compound.dim, index, Parameter("value", .scalar)],
    gradientName: "IndexFillBackward0",
    inPlace: true, summary: "Writes a number to the slices at positions along a dimension.",
    example: """
      zeros(3).index_fill(0, tensor([0, 2]), 1)
      #> tensor([1., 0., 1.])
      """,
    samples: [Sample([matrix, .fixed(.int(0)), rows, .fixed(.float(1))])]
  ) { inputs, arguments in
    let x = inputs[0]
    let axis = try x.shape.axis(arguments.int(1))
    let chosen = try x.chosen(axis, arguments.tensor(2))
    return try Tensor.where(chosen, .tensor(Tensor.full([], arguments.scalar(3), x.dtype)), .tensor(x))
  }

  static let indexCopy: Operation = Operation(
    "index_copy", [Compound.input, Compound.dim, index, Parameter("source", .tensor)],
    gradientName: "IndexCopyBackward0",
    inPlace: true, summary: "Writes slices to positions along a dimension.",
    example: """
      zeros(3).index_copy(0, tensor([2, 0]), tensor([1., 2.]))
      #> tensor([2., 0., 1.])
      """,
    samples: [Sample([matrix, .fixed(.int(0)), rows, .tensor([1, 3], from: -1, to: 1, .float32)])],
    derivative: .composed,
    evaluate: { arguments in
      let (x, index, values) = (try arguments.tensor(0), try arguments.tensor(2), try arguments.tensor(3))
      let axis = try x.shape.axis(arguments.int(1))
      let places = try index.spread(axis, to: values.shape)
      let out = try x.replacing(axis, places, with: values)
      return .tensor(
        out.recorded(indexCopy, [x, values]) { gradient in
          let hole = try Tensor.where(x.chosen(axis, index), .scalar(.float(0)), .tensor(gradient))
          return [hole, try gradient.indexSelected(axis, index)]
        })
    })

  static let maskedScatter: Operation = Operation(
    "masked_scatter", [Compound.input, Parameter("mask", .tensor), Parameter("source", .tensor)],
    gradientName: "MaskedScatterBackward0", inPlace: true,
    summary: "Writes the elements of a source, one after the other, where the mask is true.",
    example: """
      zeros(3).masked_scatter(tensor([True, False, True]), tensor([1., 2.]))
      #> tensor([1., 0., 2.])
      """,
    samples: [Sample([matrix, .tensor([2, 3], from: -1, to: 1, .bool), matrix])], derivative: .composed,
    evaluate: { arguments in
      let (x, values) = (try arguments.tensor(0), try arguments.tensor(2))
      let mask = try arguments.tensor(1).expand(Array(x.shape))
      guard mask.dtype == .bool else {
        throw TensorError.runtime(
          "masked_scatter_ only supports boolean masks, but got mask with dtype \(mask.dtype.scalarTypeName)")
      }
      var next = 0
      let order = try mask.scalars().mapInTurns { scalar -> Int in
        defer { if scalar.isTrue { next += 1 } }
        return scalar.isTrue ? next : 0
      }
      guard next <= values.count else {
        throw TensorError.runtime("Number of elements of source < number of ones in mask")
      }
      if values.count == 0 { return .tensor(try x.clone()) }
      let index = try Tensor.from(ints: order)
      return .tensor(
        try Tensor.composed(maskedScatter, [x, values]) { inputs in
          let chosen = try inputs[1].reshape([-1]).gathered(0, index).reshape(Array(x.shape))
          return [try Tensor.where(mask, .tensor(chosen), .tensor(inputs[0]))]
        }[0])
    })

  static let take = Compound.operation(
    "take", [Compound.input, index], gradientName: "TakeBackward0",
    summary: "Elements at positions of the flattened tensor.",
    example: """
      tensor([[1, 2], [3, 4]]).take(tensor([0, 3]))
      #> tensor([1, 4])
      """,
    samples: [Sample([matrix, .tensor([3], from: 0, to: 5, .int64)])]
  ) { inputs, arguments in
    let index = try arguments.tensor(1)
    guard index.dtype == .int64 else {
      throw TensorError.index("take(): Expected a long tensor for index, but got \(index.dtype.scalarTypeName)")
    }
    let count = inputs[0].count
    let positions = try index.scalars().mapInTurns { scalar -> Int in
      let place = scalar.int ?? 0
      guard place >= -count, place < count else {
        throw TensorError.index("out of range: tried to access index \(place) on a tensor of \(count) elements.")
      }
      return place < 0 ? place + count : place
    }
    return try inputs[0].reshape([-1]).gathered(0, Tensor.from(ints: positions)).reshape(Array(index.shape))
  }
}

extension Tensor {
  /// The first elements along all dimensions.
  func cut(to shape: Shape) throws -> Tensor {
    try shape.indices.reduce(self) { try $0.narrow($1, 0, shape[$1]) }
  }

  /// Zeros of a shape with this tensor in the first corner.
  func padded(to shape: Shape) throws -> Tensor {
    if sizes == shape { return self }
    return try sizes.indices.reduce(self) { part, axis in
      var missing = Array(part.sizes)
      missing[axis] = shape[axis] - part.sizes[axis]
      return missing[axis] == 0 ? part : try Tensor.cat([part, Tensor.zeros(Shape(missing), part.elementType)], axis)
    }
  }

  /// Errors: those of an index that does not fit this tensor and a source of a shape.
  func checkPlaces(_ axis: Int, _ index: Tensor, _ source: Shape) throws {
    guard index.elementType == .int64 || index.elementType == .int32 else {
      throw TensorError.runtime("scatter(): Expected dtype int32/int64 for index")
    }
    guard index.rank == rank || rank == 0 || index.rank == 0, index.rank == source.count || source.isEmpty else {
      throw TensorError.runtime("Index tensor must have the same number of dimensions as self tensor")
    }
    for other in index.sizes.indices
    where index.sizes[other] > source[other] || (other != axis && index.sizes[other] > sizes[other]) {
      throw TensorError.runtime(
        "Expected index \(index.sizes) to be no larger than self \(sizes) apart from dimension \(axis) and to be no larger size than src \(source)"
      )
    }
    let size = rank == 0 ? 1 : sizes[axis]
    var turns = Turns()
    for scalar in try index.scalars() {
      try turns.next()
      let place = scalar.int ?? 0
      guard place >= 0, place < size else {
        throw TensorError.runtime("index \(place) is out of bounds for dimension \(axis) with size \(size)")
      }
    }
  }

  /// The positions among this tensor's row-major elements that an index along an axis means, one by one.
  func places(_ axis: Int, _ index: Tensor) throws -> [Int] {
    let strides = sizes.contiguousStrides
    var counter = Array(repeating: 0, count: index.rank)
    return try index.scalars().mapInTurns { scalar in
      var place = 0
      for other in counter.indices { place += (other == axis ? scalar.int ?? 0 : counter[other]) * strides[other] }
      var other = counter.count - 1
      while other >= 0 {
        counter[other] += 1
        if counter[other] < index.sizes[other] { break }
        counter[other] = 0
        other -= 1
      }
      return place
    }
  }

  /// A copy, outside the graph, with values written to positions along an axis.
  func replacing(_ axis: Int, _ index: Tensor, with values: Tensor) throws -> Tensor {
    try checkPlaces(axis, index, values.sizes)
    return try GradMode.noGrad {
      let flat = try detached().contiguousCopy().clone().reshape([-1])
      let chosen = try Tensor.from(ints: places(axis, index))
      // The last of several writes to one place counts.
      var last: [Int: Int] = [:]
      let targets = try chosen.scalars().mapInTurns { $0.int ?? 0 }
      var turns = Turns()
      for (position, target) in targets.enumerated() {
        try turns.next()
        last[target] = position
      }
      var order = try (0..<flat.count).mapInTurns { $0 }
      for (target, position) in last {
        try turns.next()
        order[target] = flat.count + position
      }
      let source = try Tensor.cat(
        [flat, values.detached().cut(to: index.sizes).cast(to: elementType).reshape([-1])], 0)
      return try source.gathered(0, Tensor.from(ints: order)).reshape(Array(sizes))
    }
  }

  /// An index of one dimension spread over a shape, along an axis.
  func spread(_ axis: Int, to shape: Shape) throws -> Tensor {
    if shape.isEmpty { return try reshape([]) }
    var wide = Array(repeating: 1, count: shape.count)
    wide[axis] = elementCount
    return try reshape(wide).expand(Array(shape)).contiguous()
  }

  /// A bool tensor that is true in the slices at positions along an axis.
  func chosen(_ axis: Int, _ index: Tensor) throws -> Tensor {
    let size = rank == 0 ? 1 : sizes[axis]
    let positions = try index.scalars().mapInTurns { scalar -> Int in
      let place = scalar.int ?? 0
      guard place >= -size, place < size else {
        throw TensorError.index("index \(place) is out of bounds for dimension \(axis) with size \(size)")
      }
      return place < 0 ? place + size : place
    }
    let set = Set(positions)
    let line = try Tensor.uninitialized(Shape(size), .bool)
    try line.fill(UInt8.self) { set.contains($0) ? 1 : 0 }
    return try line.spread(axis, to: sizes)
  }
}
