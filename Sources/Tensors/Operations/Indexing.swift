/// One item of an index expression `x[a, b, …]`.
public enum IndexItem {
  case integer(Int)
  case slice(start: Int?, stop: Int?, step: Int?)
  case newAxis
  case ellipsis
  /// `x[True]`: a new dimension of size 1 or 0.
  case boolean(Bool)
  /// A bool tensor: the elements where it is true.
  case mask(Tensor)
  /// A tensor of positions.
  case indices(Tensor)
}

/// Parts of tensors: views for numbers and slices, copies for tensors of positions.
enum Indexing {
  static let all = [narrow, selectRecord, gather, indexSelect, maskedSelect, maskedFill, diagonal]

  private static let input = Parameter("input", .tensor)
  private static let dim = Parameter("dim", .int, aliases: ["axis"])
  private static let matrix: Sample.Input = .tensor([2, 3], from: -2, to: 2, .float32)

  static let sliceDerivative = { (node: Tensor, gradient: Tensor) throws -> Gradients in
    guard let input = node.parent0 else { throw GraphError.secondBackward }
    return Gradients(
      try gradient.placed(
        in: input.shape, .slice(node.attributes.first, node.attributes.second, Int(node.attributes.scalar))))
  }

  /// `x[a:b:c]`.
  static let slice: Operation = Operation(
    "slice", [input, dim, Parameter("start", .int), Parameter("end", .int), Parameter("step", .int, default: .int(1))],
    places: [], gradientName: "SliceBackward0", summary: "A view of a range along a dimension.",
    example: """
      arange(5)[1:4:2]
      #> tensor([1, 3])
      """,
    samples: [Sample([matrix, .fixed(.int(1)), .fixed(.int(0)), .fixed(.int(3)), .fixed(.int(2))])],
    derivative: .function(sliceDerivative),
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      let range = Tensor.sliceRange(
        try arguments.int(2), try arguments.int(3), try arguments.int(4),
        size: input.shape[try input.shape.axis(arguments.int(1))])
      return .tensor(
        try input.sliced(input.shape.axis(arguments.int(1)), range.start, range.length, arguments.int(4), slice))
    })

  /// `x[0]`.
  static let select = Operation(
    "select", [input, dim, Parameter("index", .int)], gradientName: "SelectBackward0",
    summary: "A view of one position along a dimension.",
    example: """
      tensor([[1, 2], [3, 4]]).select(0, 1)
      #> tensor([3, 4])
      """,
    samples: [Sample([matrix, .fixed(.int(1)), .fixed(.int(-1))])],
    derivative: .function { node, gradient in
      guard let input = node.parent0 else { throw GraphError.secondBackward }
      return Gradients(
        try gradient.placed(in: input.shape, .select(node.attributes.first, node.attributes.second)))
    },
    evaluate: { arguments in .tensor(try arguments.tensor(0).select(arguments.int(1), arguments.int(2))) })
  private static let selectRecord = select

  static let narrow = Operation(
    "narrow", [input, dim, Parameter("start", .int), Parameter("length", .int)], gradientName: "SliceBackward0",
    summary: "A view of a range along a dimension, by start and length.",
    example: """
      arange(5).narrow(0, 1, 3)
      #> tensor([1, 2, 3])
      """,
    samples: [Sample([matrix, .fixed(.int(1)), .fixed(.int(1)), .fixed(.int(2))])],
    derivative: .function(sliceDerivative),
    evaluate: { arguments in
      .tensor(try arguments.tensor(0).narrow(arguments.int(1), arguments.int(2), arguments.int(3)))
    })

  /// `x[...]`.
  static let alias = Operation(
    "alias", [input], places: [], gradientName: "AliasBackward0", summary: "A view of everything.",
    example: """
      arange(2)[...]
      #> tensor([0, 1])
      """,
    samples: [Sample([matrix])], derivative: .function { _, gradient in Gradients(gradient) },
    evaluate: { arguments in .tensor(try arguments.tensor(0).item([.ellipsis])) })

  /// `x[mask]`, `x[positions]`.
  static let index = Operation(
    "index", [input, Parameter("indices", .tensors)], places: [], gradientName: "IndexBackward0",
    summary: "A copy of the elements at positions.",
    example: """
      arange(3)[tensor([2, 0])]
      #> tensor([2, 0])
      """,
    samples: [],
    derivative: .function { node, gradient in
      guard let input = node.parent0, let plan = node.attributes.object as? TensorIndex else {
        throw GraphError.secondBackward
      }
      return Gradients(try gradient.placed(in: input.shape, .tensors(plan)))
    },
    evaluate: { arguments in
      .tensor(
        try arguments.tensor(0).item(
          arguments.tensors(1).map { $0.dtype == .bool || $0.dtype == .uint8 ? .mask($0) : .indices($0) }))
    })

  /// Places a gradient into zeros; the way back from `select`, `slice` and `index`.
  static let place = Operation(
    "place", [input], places: [], gradientName: "SelectBackwardBackward0",
    summary: "Zeros with a tensor in a part of them.", example: "", samples: [],
    derivative: .function { node, gradient in
      guard let part = node.attributes.object as? PartBox else { throw GraphError.secondBackward }
      return Gradients(try gradient.part(part.part, length: part.length))
    },
    evaluate: { arguments in .tensor(try arguments.tensor(0)) })

  static let gather = Operation(
    "gather", [input, dim, Parameter("index", .tensor)], gradientName: "GatherBackward0",
    summary: "Elements picked along a dimension, one position for each.",
    example: """
      tensor([[1, 2], [3, 4]]).gather(1, tensor([[1], [0]]))
      #> tensor([[2],
      #>         [3]])
      """,
    samples: [Sample([matrix, .fixed(.int(1)), .tensor([2, 2], from: 0, to: 2, .int64)])],
    derivative: .function { node, gradient in
      guard let input = node.parent0, let origin = node.attributes.object as? Tensor else {
        throw GraphError.secondBackward
      }
      return Gradients(try gradient.scattered(to: input.shape, node.attributes.first, origin))
    },
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      return .tensor(try input.gathered(input.shape.axis(arguments.int(1)), arguments.tensor(2)))
    })

  static let indexSelect = Operation(
    "index_select", [input, dim, Parameter("index", .tensor)], gradientName: "IndexSelectBackward0",
    summary: "A copy of the slices at positions along a dimension.",
    example: """
      tensor([[1, 2], [3, 4]]).index_select(0, tensor([1]))
      #> tensor([[3, 4]])
      """,
    samples: [Sample([matrix, .fixed(.int(1)), .tensor([2], from: 0, to: 2, .int64)])], derivative: index.derivative,
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      return .tensor(try input.indexSelected(input.shape.axis(arguments.int(1)), arguments.tensor(2)))
    })

  static let maskedSelect = Operation(
    "masked_select", [input, Parameter("mask", .tensor)], gradientName: "MaskedSelectBackward0",
    summary: "A vector of the elements where a mask is true.",
    example: """
      arange(3).masked_select(tensor([True, False, True]))
      #> tensor([0, 2])
      """,
    samples: [Sample([matrix, .tensor([2, 3], from: -1, to: 1, .bool)])], derivative: index.derivative,
    evaluate: { arguments in .tensor(try arguments.tensor(0).maskedSelect(arguments.tensor(1))) })

  static let maskedFill = Operation(
    "masked_fill", [input, Parameter("mask", .tensor), Parameter("value", .scalar)], places: [.function, .method],
    gradientName: "MaskedFillBackward0", inPlace: true, summary: "A copy with a number where a mask is true.",
    example: """
      arange(3).masked_fill(tensor([True, False, True]), 9)
      #> tensor([9, 1, 9])
      """,
    samples: [Sample([matrix, .tensor([2, 3], from: -1, to: 1, .bool), .fixed(.float(2))])],
    derivative: .function { node, gradient in
      guard let mask = node.attributes.object as? Tensor else { throw GraphError.secondBackward }
      return Gradients(try Tensor.where(mask, .scalar(.float(0)), .tensor(gradient)))
    },
    evaluate: { arguments in
      .tensor(try arguments.tensor(0).maskedFill(arguments.tensor(1), arguments.scalar(2)))
    })

  static let diagonal = Operation(
    "diagonal",
    [
      input, Parameter("offset", .int, default: .int(0)), Parameter("dim1", .int, default: .int(0)),
      Parameter("dim2", .int, default: .int(1)),
    ], gradientName: "DiagonalBackward0",
    summary: "A view of the diagonals of two dimensions; they form the last dimension.",
    example: """
      tensor([[1, 2], [3, 4]]).diagonal()
      #> tensor([1, 4])
      """,
    samples: [
      Sample([matrix]), Sample([matrix, .fixed(.int(1))]),
      Sample([.tensor([2, 3, 2], from: -1, to: 1, .float32), .fixed(.int(-1)), .fixed(.int(-2)), .fixed(.int(0))]),
    ],
    derivative: .function { node, gradient in
      guard let input = node.parent0, let axes = node.attributes.object as? DiagonalAxes else {
        throw GraphError.secondBackward
      }
      return Gradients(try gradient.placed(in: input.shape, .diagonal(axes)))
    },
    evaluate: { arguments in
      .tensor(
        try arguments.tensor(0).diagonal(
          arguments.int(1), arguments.isNone(2) ? 0 : arguments.int(2), arguments.isNone(3) ? 1 : arguments.int(3)))
    })
}

/// A part of a tensor that a gradient goes to.
enum Part {
  case select(Int, Int)
  /// Dimension, start, step; the length is the gradient's.
  case slice(Int, Int, Int)
  case tensors(TensorIndex)
  case diagonal(DiagonalAxes)
}

/// Which diagonal, of which two dimensions.
final class DiagonalAxes {
  let above: Int
  let first: Int
  let second: Int

  init(above: Int, _ first: Int, _ second: Int) {
    self.above = above
    self.first = first
    self.second = second
  }
}

final class PartBox {
  let part: Part
  let length: Int
  init(_ part: Part, length: Int) {
    self.part = part
    self.length = length
  }
}
