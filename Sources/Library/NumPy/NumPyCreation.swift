import Interpreter
import Tensors

/// `np.array` and what else makes arrays.
enum NumPyCreation {
  static let functions: [Builtin] = conversions + filled + ranges + grids

  static func result(_ tensor: Tensor) -> Value { .object(ArrayObject(tensor)) }

  private static let conversions: [Builtin] = [
    ArrayRecord(
      "array(object, dtype=None, *, copy=True, order=<no value>, subok=<no value>, ndmin=0, like=<no value>)",
      "An array of nested lists of numbers, of a tensor or of another array, always a copy.",
      example: "np.array([[1, 2], [3, 4.5]])\n#> array([[1. , 2. ],\n#>        [3. , 4.5]])", style: .native
    ) { arguments in
      let source = try arguments.elements(0)
      let dtype = try arguments.dtype(1) ?? source.dtype
      try ArrayConversion.checkNumbers(arguments[0], source, fit: dtype)
      let copies = try arguments.optional(2).map(Operators.isTrue) ?? true
      let converted = try torch { try source.elements(as: dtype) }
      let made =
        try copies && converted === source || copies && converted.sharesStorage(with: source)
        ? torch { try converted.packedCopy() } : converted
      let missing = max(0, try arguments.index(5, or: 0) - made.rank)
      return result(try ArrayShape.reshaped(made, Array(repeating: 1, count: missing) + Array(made.shape)))
    },
    ArrayRecord(
      "asarray(a, dtype=None, order=<no value>, *, device=<no value>, copy=<no value>, like=<no value>)",
      "The argument as an array; an array stays itself, a tensor's memory is shared.",
      example: "np.asarray([1, 2])\n#> array([1, 2])", style: .native
    ) { arguments in
      let source = try arguments.elements(0)
      let dtype = try arguments.dtype(1) ?? source.dtype
      if arguments[0].array != nil, dtype == source.dtype { return arguments[0] }
      try ArrayConversion.checkNumbers(arguments[0], source, fit: dtype)
      return result(try torch { try source.elements(as: dtype) })
    },
    contiguous("ascontiguousarray", "The array with its elements in row-major order, copied when they are not."),
    contiguous("asanyarray", "The argument as an array; an array stays itself."),
    ArrayRecord(
      "copy(a, order=<no value>, subok=<no value>)", "A copy of the array.",
      example: "np.copy([1, 2])\n#> array([1, 2])"
    ) { arguments in
      let source = try arguments.elements(0)
      return result(try torch { try source.packedCopy() })
    },
  ]

  private static func contiguous(_ name: String, _ summary: String) -> Builtin {
    ArrayRecord("\(name)(a, dtype=None, *, like=<no value>)", summary, example: "np.\(name)([1, 2])\n#> array([1, 2])")
    {
      arguments in
      let source = try arguments.elements(0)
      let dtype = try arguments.dtype(1) ?? source.dtype
      if arguments[0].array != nil, dtype == source.dtype, name == "asanyarray" || source.isContiguous {
        return arguments[0]
      }
      return result(try torch { try source.elements(as: dtype).packed() })
    }
  }

  // MARK: Filled

  private static func filled(_ arguments: Arguments, _ value: Scalar) throws -> Value {
    let sizes = try ArrayShape.sizes(arguments[0])
    return result(try torch { try Tensor.full(Shape(sizes), value, arguments.dtype(1) ?? .float64) })
  }

  private static func like(_ arguments: Arguments, _ value: Scalar) throws -> Value {
    let model = try arguments.elements(0)
    let shape = try arguments[4].isNone ? model.shape : Shape(ArrayShape.sizes(arguments[4]))
    return result(try torch { try Tensor.full(shape, value, arguments.dtype(1) ?? model.dtype) })
  }

  private static func constant(_ name: String, _ words: String, _ value: Scalar, _ shown: String) -> [Builtin] {
    [
      ArrayRecord(
        "\(name)(shape, dtype=None, order=<no value>, *, device=<no value>, like=<no value>)", "An array of \(words).",
        example: "np.\(name)(2)\n#> array([\(shown)., \(shown).])", style: .native
      ) { try filled($0, value) },
      ArrayRecord(
        "\(name)_like(a, dtype=None, order=<no value>, subok=<no value>, shape=None, *, device=<no value>)",
        "An array of \(words) with the shape and dtype of another.",
        example: "np.\(name)_like([3, 4])\n#> array([\(shown), \(shown)])"
      ) { try like($0, value) },
    ]
  }

  private static let filled: [Builtin] =
    constant("zeros", "zeros", .int(0), "0") + constant("ones", "ones", .int(1), "1") + [
      ArrayRecord(
        "empty(shape, dtype=None, order=<no value>, *, device=<no value>, like=<no value>)",
        "An array to be filled; lgs sets its elements to zero.", example: "np.empty(2).shape\n#> (2,)", style: .native
      ) { try filled($0, .int(0)) },
      ArrayRecord(
        "empty_like(prototype, dtype=None, order=<no value>, subok=<no value>, shape=None, *, device=<no value>)",
        "An array to be filled, with the shape and dtype of another; lgs sets its elements to zero.",
        example: "np.empty_like([1, 2]).shape\n#> (2,)"
      ) { try like($0, .int(0)) },
      ArrayRecord(
        "full(shape, fill_value, dtype=None, order=<no value>, *, device=<no value>, like=<no value>)",
        "An array of one value.", example: "np.full((2, 2), 7)\n#> array([[7, 7],\n#>        [7, 7]])"
      ) { arguments in
        let value = try arguments.elements(1)
        let shape = Shape(try ArrayShape.sizes(arguments[0]))
        let dtype = try arguments.dtype(2) ?? value.dtype
        try ArrayConversion.checkNumbers(arguments[1], value, fit: dtype)
        return result(try broadcast(value, shape, dtype))
      },
      ArrayRecord(
        "full_like(a, fill_value, dtype=None, order=<no value>, subok=<no value>, shape=None)",
        "An array of one value with the shape and dtype of another.",
        example: "np.full_like([1, 2], 7.9)\n#> array([7, 7])"
      ) { arguments in
        let model = try arguments.elements(0)
        let shape = try arguments[5].isNone ? model.shape : Shape(ArrayShape.sizes(arguments[5]))
        return result(try broadcast(arguments.elements(1), shape, arguments.dtype(2) ?? model.dtype))
      },
      ArrayRecord(
        "eye(N, M=None, k=0, dtype=None, order=<no value>, *, device=<no value>, like=<no value>)",
        "A matrix with ones on a diagonal.", example: "np.eye(2)\n#> array([[1., 0.],\n#>        [0., 1.]])"
      ) { try diagonal($0) },
      ArrayRecord(
        "identity(n, dtype=None, *, like=<no value>)", "The identity matrix.",
        example: "np.identity(2)\n#> array([[1., 0.],\n#>        [0., 1.]])"
      ) { arguments in
        let size = try ArrayShape.sizes(arguments[0])
        return result(try band(size[0], size[0], 0, arguments.dtype(1) ?? .float64))
      },
    ]

  private static func broadcast(_ value: Tensor, _ shape: Shape, _ dtype: DType) throws -> Tensor {
    guard ArrayShape.common([value.shape, shape]).map({ $0 == shape }) ?? false else {
      throw Raised.valueError(
        "could not broadcast input array from shape \(ArrayShape.text(value.shape)) into shape "
          + ArrayShape.text(shape))
    }
    return try torch { try ArrayShape.broadcast(value, to: shape).packedCopy().elements(as: dtype) }
  }

  private static func diagonal(_ arguments: Arguments) throws -> Value {
    let rows = try Arguments.index(arguments[0])
    let columns = arguments[1].isNone ? rows : try Arguments.index(arguments[1])
    if rows < 0 || columns < 0 { throw Raised.valueError("negative dimensions are not allowed") }
    return result(try band(rows, columns, arguments.index(2, or: 0), arguments.dtype(3) ?? .float64))
  }

  private static func band(_ rows: Int, _ columns: Int, _ offset: Int, _ dtype: DType) throws -> Tensor {
    try torch {
      try Tensor.filled([rows, columns], .float64, of: Double.self) { out in
        for place in out.indices { out[place] = place % columns - place / columns == offset ? 1 : 0 }
      }.elements(as: dtype)
    }
  }

  // MARK: Ranges

  private static func number(_ value: Value) throws -> Scalar {
    guard let operand = try ArrayOperand(value) else {
      throw Raised.typeError("unsupported operand type(s) for -: '\(value.typeName)' and 'int'")
    }
    switch operand {
    case .weak(let scalar): return scalar
    case .strong(let tensor): return try torch { try tensor.item() }
    }
  }

  private static let ranges: [Builtin] = [
    ArrayRecord(
      "arange(start=None, stop=None, step=None, dtype=None, *, device=<no value>, like=<no value>)",
      "Numbers from start up to but without stop.",
      example: "np.arange(0, 1, 0.25)\n#> array([0.  , 0.25, 0.5 , 0.75])",
      style: .native
    ) { try range($0) },
    ArrayRecord(
      "linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=<no value>, *, device=<no value>)",
      "Numbers from start to stop at equal distances.",
      example: "np.linspace(0, 1, 5)\n#> array([0.  , 0.25, 0.5 , 0.75, 1.  ])"
    ) { try spaced($0) },
  ]

  private static func range(_ arguments: Arguments) throws -> Value {
    if arguments[0].isNone, arguments[1].isNone { throw Raised.typeError("arange() requires stop to be specified.") }
    let first = arguments[0].isNone || arguments[1].isNone ? Scalar.int(0) : try number(arguments[0])
    let stop = try number(arguments[1].isNone ? arguments[0] : arguments[1])
    let step = arguments[2].isNone ? Scalar.int(1) : try number(arguments[2])
    if step.double == 0 { throw Raised.zeroDivision("division by zero") }
    let isWhole = [first, stop, step].allSatisfy { if case .float = $0 { return false } else { return true } }
    let count = ((stop.double - first.double) / step.double).rounded(.up)
    if count.isNaN { throw Raised.valueError("arange: cannot compute length") }
    guard let length = Int(exactly: max(0, count)), length < 1 << 40 else {
      throw Raised.valueError("Maximum allowed size exceeded")
    }
    let dtype = try arguments.dtype(3) ?? (isWhole ? .int64 : .float64)
    if isWhole, let start = first.int, let step = step.int {
      let values = try torch {
        try Tensor.filled([length], .int64, of: Int.self, each: { start &+ $0 &* step })
      }
      return result(try torch { try values.elements(as: dtype) })
    }
    // NumPy takes the distance of the first two numbers.
    let distance = (first.double + step.double) - first.double
    let values = try doubles(length) { first.double + Double($0) * distance }
    return result(try torch { try values.elements(as: dtype) })
  }

  private static func doubles(_ count: Int, _ value: (Int) -> Double) throws -> Tensor {
    try torch {
      try Tensor.filled([count], .float64, of: Double.self, each: value)
    }
  }

  private static func spaced(_ arguments: Arguments) throws -> Value {
    for place in 0...1 where try arguments.elements(place).rank > 0 {
      throw Raised.notInLgs("np.linspace between arrays")
    }
    let start = try number(arguments[0]).double
    let stop = try number(arguments[1]).double
    let count = try arguments.index(2, or: 50)
    if count < 0 { throw Raised.valueError("Number of samples, \(count), must be non-negative.") }
    let hasEnd = try arguments.optional(3).map(Operators.isTrue) ?? true
    let parts = hasEnd ? count - 1 : count
    let step = (stop - start) / Double(parts)
    let values = try doubles(count) { place in
      if parts <= 0 { return Double(place) * (stop - start) + start }
      if hasEnd, place == count - 1 { return stop }
      return (step == 0 ? Double(place) / Double(parts) * (stop - start) : Double(place) * step) + start
    }
    let dtype = try arguments.dtype(5) ?? .float64
    let made = try torch {
      try dtype.isInteger ? Tensor.floor(values).elements(as: dtype) : values.elements(as: dtype)
    }
    guard try arguments.truth(4) else { return result(made) }
    return .tuple([result(made), .object(ArrayScalar(.float(parts > 0 ? step : .nan), .float64))])
  }

  // MARK: Grids

  private static let grids: [Builtin] = [
    ArrayRecord(
      "meshgrid(*xi, copy=True, sparse=False, indexing='xy')", "Coordinate arrays of the grid that vectors span.",
      example: """
        X, Y = np.meshgrid([1, 2], [3, 4])
        X
        #> array([[1, 2],
        #>        [1, 2]])
        """
    ) { try grid($0) },
    ArrayRecord(
      "diag(v, k=0)", "The matrix with a vector on its diagonal, or the diagonal of a matrix.",
      example: "np.diag([1, 2])\n#> array([[1, 0],\n#>        [0, 2]])"
    ) { arguments in
      let source = try arguments.elements(0)
      // A matrix of so many rows is refused; abs() of the least integer is none.
      let offset = min(max(try arguments.index(1, or: 0), -(1 << 62)), 1 << 62)
      guard source.rank == 1 || source.rank == 2 else { throw Raised.valueError("Input must be 1- or 2-d.") }
      let isVector = source.rank == 1
      let size = isVector ? source.count + abs(offset) : 0
      let matrix = try isVector ? torch { try Tensor.zeros([size, size], source.dtype) } : source
      let rows = max(0, min(matrix.shape[0] - max(-offset, 0), matrix.shape[1] - max(offset, 0)))
      let start = rows > 0 ? max(-offset, 0) * matrix.strides[0] + max(offset, 0) * matrix.strides[1] : 0
      let line = matrix.window(
        shape: [rows], strides: [matrix.strides[0] + matrix.strides[1]],
        offset: matrix.storageOffset + start)
      if isVector { try torch { try line.overwrite(with: source) } }
      return result(isVector ? matrix : line)
    },
  ]

  private static func grid(_ arguments: Arguments) throws -> Value {
    let indexing = arguments.optional(2)?.stringValue ?? "xy"
    guard indexing == "xy" || indexing == "ij" else {
      throw Raised.valueError("Valid values for `indexing` are 'xy' and 'ij'.")
    }
    let vectors = try arguments.rest.map { value -> Tensor in
      let tensor = try ArrayConversion.tensor(value)
      return try ArrayShape.reshaped(tensor, [tensor.count])
    }
    var order = Array(vectors.indices)
    if indexing == "xy", order.count > 1 { order.swapAt(0, 1) }
    let sizes = Shape(order.map { vectors[$0].count })
    let isSparse = try arguments.truth(1)
    return .tuple(
      try vectors.enumerated().map { place, vector in
        var shape = Array(repeating: 1, count: vectors.count)
        shape[order.firstIndex(of: place) ?? 0] = vector.count
        let line = try ArrayShape.reshaped(vector, shape)
        return result(
          try torch { try isSparse ? line.packedCopy() : ArrayShape.broadcast(line, to: sizes).packedCopy() })
      })
  }
}
