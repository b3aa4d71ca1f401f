import Interpreter
import Tensors

/// Shapes of arrays, and arrays joined to arrays.
enum NumPyShaping {
  private static func result(_ tensor: Tensor) -> Value { .object(ArrayObject(tensor)) }
  private static let matrix = "[[1, 2], [3, 4]]"

  static let shared: [SharedRecord] = [
    SharedRecord(
      "ravel", "order=<no value>", "All elements in one row, a view where that is possible.", operand: matrix,
      output: "array([1, 2, 3, 4])"
    ) { arguments in
      let source = try arguments.elements(0)
      return result(try ArrayShape.reshaped(source, [source.count]))
    },
    SharedRecord(
      "squeeze", "axis=None", "The array without axes of size 1.", operand: "[[1, 2]]", output: "array([1, 2])"
    ) { arguments in
      let source = try arguments.elements(0)
      let axes =
        try arguments[1].isNone
        ? source.shape.indices.filter { source.shape[$0] == 1 } : ArrayShape.axes(arguments[1], rank: source.rank)
      if axes.contains(where: { source.shape[$0] != 1 }) {
        throw Raised.valueError("cannot select an axis to squeeze out which has size not equal to one")
      }
      return result(ArrayShape.permuted(source, source.shape.indices.filter { !axes.contains($0) }))
    },
    SharedRecord(
      "repeat", "repeats, axis=None", "Every element several times.", operand: "[1, 2]", arguments: "2",
      output: "array([1, 1, 2, 2])"
    ) { try repeated($0) },
    SharedRecord(
      "swapaxes", "axis1, axis2", "A view with two axes exchanged.", operand: matrix, arguments: "0, 1",
      output: "array([[1, 3],\n       [2, 4]])"
    ) { arguments in
      let source = try arguments.elements(0)
      var order = Array(0..<source.rank)
      order.swapAt(
        try ArrayTypes.axis(arguments.index(1), rank: source.rank),
        try ArrayTypes.axis(arguments.index(2), rank: source.rank))
      return result(ArrayShape.permuted(source, order))
    },
  ]

  private static func repeated(_ arguments: Arguments) throws -> Value {
    var source = try arguments.elements(0)
    let counts = try ArrayShape.integers(arguments[1])
    let axis = try arguments.axis(2, rank: source.rank)
    if axis == nil { source = try ArrayShape.reshaped(source, [source.count]) }
    let size = source.shape[axis ?? 0]
    if counts.contains(where: { $0 < 0 }) { throw Raised.valueError("repeats may not contain negative values.") }
    guard counts.count == 1 || counts.count == size else {
      throw Raised.valueError(
        "operands could not be broadcast together with shape \(ArrayShape.text([size])) "
          + ArrayShape.text([counts.count]))
    }
    return try torch {
      let places = try Tensor.positions(repeated: counts.count == 1 ? Array(repeating: counts[0], count: size) : counts)
      return result(try TensorOperators.indexSelected(source, axis ?? 0, places))
    }
  }

  /// The order of axes that arguments name: none, several integers or one tuple.
  static func order(_ values: [Value], rank: Int) throws -> [Int] {
    if values.isEmpty || values.count == 1 && values[0].isNone { return Array((0..<rank).reversed()) }
    let axes = try values.count == 1 ? ArrayShape.integers(values[0]) : values.map(Arguments.index)
    guard axes.count == rank else { throw Raised.valueError("axes don't match array") }
    let order = try axes.map { try ArrayTypes.axis($0, rank: rank) }
    if Set(order).count != rank { throw Raised.valueError("repeated axis in transpose") }
    return order
  }

  // MARK: Functions only

  static let functions: [Builtin] = shapes + joins

  private static let shapes: [Builtin] = [
    ArrayRecord(
      "reshape(a, /, shape, order=<no value>, *, copy=<no value>)", "The elements in another shape; -1 is worked out.",
      example: "np.reshape([1, 2, 3, 4], (2, -1))\n#> array([[1, 2],\n#>        [3, 4]])"
    ) { arguments in
      result(try ArrayShape.reshaped(arguments.elements(0), ArrayShape.integers(arguments[1])))
    },
    ArrayRecord(
      "transpose(a, axes=None)", "The array with its axes in reverse, or in another order.",
      example: "np.transpose([[1, 2], [3, 4]])\n#> array([[1, 3],\n#>        [2, 4]])"
    ) { arguments in
      let source = try arguments.elements(0)
      return result(ArrayShape.permuted(source, try order([arguments[1]], rank: source.rank)))
    },
    ArrayRecord(
      "expand_dims(a, axis)", "The array with a further axis of size 1.",
      example: "np.expand_dims([1, 2], 0)\n#> array([[1, 2]])"
    ) { arguments in
      let source = try arguments.elements(0)
      let axis = try ArrayTypes.axis(arguments.index(1), rank: source.rank + 1)
      return result(try torch { try source.unsqueeze(axis) })
    },
    ArrayRecord(
      "broadcast_to(array, shape, subok=<no value>)", "A view that repeats axes of size 1.",
      example: "np.broadcast_to([1, 2], (2, 2))\n#> array([[1, 2],\n#>        [1, 2]])"
    ) { arguments in
      let source = try arguments.elements(0)
      let shape = Shape(try ArrayShape.sizes(arguments[1]))
      guard ArrayShape.common([source.shape, shape]).map({ $0 == shape }) ?? false else {
        throw Raised.valueError(
          "operands could not be broadcast together with remapped shapes [original->remapped]: "
            + "\(ArrayShape.text(source.shape))  and requested shape \(ArrayShape.text(shape))")
      }
      return result(ArrayShape.broadcast(source, to: shape))
    },
    ArrayRecord(
      "atleast_1d(*arys)", "The array with at least one axis.", example: "np.atleast_1d(5)\n#> array([5])"
    ) { try raised($0.rest, to: 1) },
    ArrayRecord(
      "atleast_2d(*arys)", "The array with at least two axes.", example: "np.atleast_2d([5])\n#> array([[5]])"
    ) { try raised($0.rest, to: 2) },
    ArrayRecord(
      "flip(m, axis=None)", "The elements in reverse order along axes.",
      example: "np.flip([1, 2, 3])\n#> array([3, 2, 1])"
    ) { arguments in
      let source = try arguments.elements(0)
      return result(reversed(source, try ArrayShape.axes(arguments[1], rank: source.rank)))
    },
    ArrayRecord(
      "roll(a, shift, axis=None)", "The elements moved along; those pushed out come in at the other end.",
      example: "np.roll([1, 2, 3], 1)\n#> array([3, 1, 2])"
    ) { arguments in
      let source = try arguments.elements(0)
      let axis = try arguments.axis(2, rank: source.rank)
      let rows = try axis == nil ? ArrayShape.reshaped(source, [source.count]) : source
      let size = rows.shape[axis ?? 0]
      let shift = size > 0 ? ArrayDivision.remainder(try arguments.index(1), size) : 0
      let places = (0..<size).map { ArrayDivision.remainder($0 - shift, size) }
      let rolled = try torch { try TensorOperators.indexSelected(rows, axis ?? 0, Tensor.from(ints: places)) }
      return result(try ArrayShape.reshaped(rolled, Array(source.shape)))
    },
  ]

  private static func raised(_ values: [Value], to rank: Int) throws -> Value {
    let arrays = try values.map { value -> Value in
      let tensor = try ArrayConversion.tensor(value)
      return result(
        try ArrayShape.reshaped(tensor, Array(repeating: 1, count: max(0, rank - tensor.rank)) + Array(tensor.shape)))
    }
    return arrays.count == 1 ? arrays[0] : .tuple(arrays)
  }

  static func reversed(_ source: Tensor, _ axes: [Int]) -> Tensor {
    var strides = Array(source.strides)
    var offset = source.storageOffset
    for axis in axes {
      offset += strides[axis] * max(0, source.shape[axis] - 1)
      strides[axis] = -strides[axis]
    }
    return source.window(shape: source.shape, strides: Shape(strides), offset: offset)
  }

  // MARK: Joins

  private static let joins: [Builtin] = [
    ArrayRecord(
      "concatenate(arrays, /, axis=0, out=<no value>, *, dtype=<no value>, casting=<no value>)",
      "Arrays joined along an axis.", example: "np.concatenate([[1, 2], [3]])\n#> array([1, 2, 3])", style: .native
    ) { arguments in
      let arrays = try list(arguments[0])
      if arguments.has(1), arguments[1].isNone {
        return result(try joined(arrays.map { try ArrayShape.reshaped($0, [$0.count]) }, 0))
      }
      return result(try joined(arrays, arguments.index(1, or: 0)))
    },
    ArrayRecord(
      "stack(arrays, axis=0, out=<no value>, *, dtype=<no value>, casting=<no value>)",
      "Arrays of one shape joined along a further axis.",
      example: "np.stack([[1, 2], [3, 4]])\n#> array([[1, 2],\n#>        [3, 4]])"
    ) { arguments in
      let arrays = try list(arguments[0])
      guard let first = arrays.first else { throw Raised.valueError("need at least one array to stack") }
      if arrays.contains(where: { $0.shape != first.shape }) {
        throw Raised.valueError("all input arrays must have the same shape")
      }
      let axis = try ArrayTypes.axis(arguments.index(1, or: 0), rank: first.rank + 1)
      return result(try joined(arrays.map { array in try torch { try array.unsqueeze(axis) } }, axis))
    },
    ArrayRecord(
      "vstack(tup, *, dtype=<no value>, casting=<no value>)", "Arrays joined row by row.",
      example: "np.vstack([[1, 2], [3, 4]])\n#> array([[1, 2],\n#>        [3, 4]])"
    ) { arguments in
      result(try joined(list(arguments[0]).map { $0.rank < 2 ? try ArrayShape.reshaped($0, [1, $0.count]) : $0 }, 0))
    },
    ArrayRecord(
      "hstack(tup, *, dtype=<no value>, casting=<no value>)", "Arrays joined column by column; vectors end to end.",
      example: "np.hstack([[1, 2], [3, 4]])\n#> array([1, 2, 3, 4])"
    ) { arguments in
      let arrays = try list(arguments[0]).map { $0.rank == 0 ? try ArrayShape.reshaped($0, [1]) : $0 }
      return result(try joined(arrays, arrays.first?.rank == 1 ? 0 : 1))
    },
    ArrayRecord(
      "column_stack(tup)", "Vectors as the columns of a matrix.",
      example: "np.column_stack([[1, 2], [3, 4]])\n#> array([[1, 3],\n#>        [2, 4]])"
    ) { arguments in
      result(try joined(list(arguments[0]).map { $0.rank < 2 ? try ArrayShape.reshaped($0, [$0.count, 1]) : $0 }, 1))
    },
    ArrayRecord(
      "append(arr, values, axis=None)", "An array with values joined to its end, as a copy.",
      example: "np.append([1, 2], 3)\n#> array([1, 2, 3])"
    ) { arguments in
      let arrays = [try arguments.elements(0), try arguments.elements(1)]
      if arguments[2].isNone { return result(try joined(arrays.map { try ArrayShape.reshaped($0, [$0.count]) }, 0)) }
      return result(try joined(arrays, arguments.index(2)))
    },
    ArrayRecord(
      "tile(A, reps)", "The array repeated as a whole.", example: "np.tile([1, 2], 2)\n#> array([1, 2, 1, 2])"
    ) { arguments in
      let source = try arguments.elements(0)
      let counts = try ArrayShape.integers(arguments[1])
      let rank = max(source.rank, counts.count)
      let wide = try ArrayShape.reshaped(source, Array(repeating: 1, count: rank - source.rank) + Array(source.shape))
      let repeats = Array(repeating: 1, count: rank - counts.count) + counts
      return result(try torch { try wide.packed().repeated(repeats) })
    },
    ArrayRecord(
      "split(ary, indices_or_sections, axis=0)", "The array in equal parts, or cut at positions.",
      example: "np.split(np.arange(4), 2)\n#> [array([0, 1]), array([2, 3])]"
    ) { try split($0, isEqual: true) },
    ArrayRecord(
      "array_split(ary, indices_or_sections, axis=0)", "The array in nearly equal parts, or cut at positions.",
      example: "np.array_split(np.arange(3), 2)\n#> [array([0, 1]), array([2])]"
    ) { try split($0, isEqual: false) },
  ]

  private static func list(_ value: Value) throws -> [Tensor] { try Operators.array(value).map(ArrayConversion.tensor) }

  /// Arrays joined along an axis, in the dtype that holds all.
  private static func joined(_ arrays: [Tensor], _ axis: Int) throws -> Tensor {
    guard let first = arrays.first else { throw Raised.valueError("need at least one array to concatenate") }
    if first.rank == 0 { throw Raised.valueError("zero-dimensional arrays cannot be concatenated") }
    let axis = try ArrayTypes.axis(axis, rank: first.rank)
    for (place, array) in arrays.enumerated() {
      guard array.rank == first.rank else {
        throw Raised.valueError(
          "all the input arrays must have same number of dimensions, but the array at index 0 has \(first.rank) "
            + "dimension(s) and the array at index \(place) has \(array.rank) dimension(s)")
      }
      for other in first.shape.indices where other != axis && array.shape[other] != first.shape[other] {
        throw Raised.valueError(
          "all the input array dimensions except for the concatenation axis must match exactly, but along dimension "
            + "\(other), the array at index 0 has size \(first.shape[other]) and the array at index \(place) has size "
            + "\(array.shape[other])")
      }
    }
    let dtype = arrays.reduce(first.dtype) { ArrayPromotion.common($0, $1.dtype) }
    return try torch { try Tensor.cat(arrays.map { try $0.elements(as: dtype).packed() }, axis).packed() }
  }

  private static func split(_ arguments: Arguments, isEqual: Bool) throws -> Value {
    let source = try arguments.elements(0)
    let axis = try ArrayTypes.axis(arguments.index(2, or: 0), rank: source.rank)
    let size = source.shape[axis]
    var cuts: [Int]
    if let parts = try Operators.indexValue(arguments[1]) {
      if parts <= 0 { throw Raised.valueError("number sections must be larger than 0.") }
      if parts > 1 << 24 { throw Raised.memoryError() }
      if isEqual, size % parts != 0 { throw Raised.valueError("array split does not result in an equal division") }
      cuts = (1..<max(parts, 1)).map { $0 * (size / parts) + min($0, size % parts) }
    } else {
      cuts = try ArrayShape.integers(arguments[1]).map { max(0, min($0 < 0 ? $0 + size : $0, size)) }
    }
    cuts = [0] + cuts + [size]
    return .list(
      try zip(cuts, cuts.dropFirst()).map { start, end in
        result(try torch { try source.narrow(axis, start, max(0, end - start)) })
      })
  }
}
