import Interpreter
import Tensors

/// Attributes and methods of arrays.
enum ArrayMembers {
  static func install() {
    for (name, property) in properties { ArrayTypes.array.add(Symbol(name), .property(property)) }
    ArrayTypes.array.add(SharedRecord.methods(NumPyReductions.shared) + SharedRecord.methods(NumPyShaping.shared))
    ArrayTypes.array.add(SharedRecord.methods(NumPyNumerics.shared))
    ArrayTypes.array.add(SharedRecord.methods(WrittenSelection.shared).filter { $0.name != "partition" })
    ArrayTypes.array.add(methods)
  }

  private static func tensor(_ value: Value) throws -> Tensor {
    guard let tensor = value.array else {
      throw Raised.typeError("descriptor requires a 'numpy.ndarray' object but received a '\(value.typeName)'")
    }
    return tensor
  }

  private static func read(_ summary: String, _ get: @escaping (Tensor) throws -> Value) -> TypeObject.Property {
    TypeObject.Property(summary) { try get(tensor($0)) }
  }

  private static func result(_ tensor: Tensor) -> Value { .object(ArrayObject(tensor)) }

  private static let properties: [(String, TypeObject.Property)] = [
    ("shape", read("The sizes of the axes.") { ArrayShape.tuple($0.shape) }),
    ("ndim", read("The number of axes.") { .int($0.rank) }),
    ("size", read("The number of elements.") { .int($0.count) }),
    ("dtype", read("The type of the elements.") { ArrayDTypeObject.of($0.dtype) }),
    ("itemsize", read("The bytes of one element.") { .int($0.dtype.byteSize) }),
    ("nbytes", read("The bytes of all elements.") { .int($0.count * $0.dtype.byteSize) }),
    (
      "strides",
      read("The bytes from one element to the next along every axis.") { source in
        .tuple(source.strides.map { .int($0 * source.dtype.byteSize) })
      }
    ),
    (
      "T",
      read("A view with the axes in reverse.") { source in
        result(ArrayShape.permuted(source, source.shape.indices.reversed()))
      }
    ),
  ]

  private static func method(
    _ signature: String, _ summary: String, example: String, body: @escaping (Arguments) throws -> Value
  ) -> Builtin {
    ArrayRecord(signature, of: "ndarray", summary, example: example, style: .native, body: body)
  }

  private static let methods: [Builtin] = conversions + shapes

  private static let conversions: [Builtin] = [
    method(
      "tolist(self, /)", "The elements as nested lists of Python numbers.",
      example: "np.array([[1, 2], [3, 4]]).tolist()\n#> [[1, 2], [3, 4]]"
    ) { arguments in
      let elements = try tensor(arguments[0])
      return try Value(torch { try elements.nestedData() })
    },
    method(
      "item(self, /, *args)", "An element as a Python number; without arguments the only one.",
      example: "np.array([1.5]).item()\n#> 1.5"
    ) { try item(tensor($0[0]), $0.rest) },
    method(
      "astype(self, /, dtype, order=<no value>, casting=<no value>, subok=<no value>, copy=True)",
      "A copy in another dtype.", example: "np.array([1.7, 2.2]).astype(int)\n#> array([1, 2])"
    ) { arguments in
      let source = try tensor(arguments[0])
      let dtype = try ArrayDTypeObject.dtype(of: arguments[1])
      let copies = try arguments.optional(5).map(Operators.isTrue) ?? true
      if source.dtype == dtype { return copies ? result(try torch { try source.packedCopy() }) : arguments[0] }
      return result(try torch { try source.elements(as: dtype) })
    },
    method(
      "copy(self, /, order=<no value>)", "A copy.", example: "np.array([1, 2]).copy()\n#> array([1, 2])"
    ) { arguments in result(try torch { try tensor(arguments[0]).packedCopy() }) },
    method(
      "fill(self, value, /)", "Sets every element to a number, in place.",
      example: "a = np.zeros(2)\na.fill(3)\na\n#> array([3., 3.])"
    ) { arguments in
      try ArrayIndex(.ellipsis, of: tensor(arguments[0])).write(arguments[1])
      return .none
    },
    method(
      "sort(self, /, axis=-1, kind=None, order=<no value>, *, stable=None)", "Sorts along an axis, in place.",
      example: "a = np.array([3, 1, 2])\na.sort()\na\n#> array([1, 2, 3])"
    ) { arguments in
      let source = try tensor(arguments[0])
      let axis = try ArrayTypes.axis(arguments.index(1, or: -1), rank: source.rank)
      let sorted = try ArraySearch.sorted(source, axis)
      try torch { try source.overwrite(with: sorted) }
      return .none
    },
    method(
      "nonzero(self, /)", "The positions of elements that are not zero, one array per axis.",
      example: "np.array([0, 5, 6]).nonzero()\n#> (array([1, 2]),)"
    ) { .tuple(try ArraySearch.nonzero(tensor($0[0])).map(result)) },
    method("__float__(self, /)", "The only element as a float.", example: "float(np.array(2))\n#> 2.0") {
      .float(try scalar($0[0]).double)
    },
    method("__int__(self, /)", "The only element as an int, cut towards zero.", example: "int(np.array(2.7))\n#> 2") {
      let scalar = try scalar($0[0])
      if case .float(let float) = scalar { return try Numbers.integer(float, rounding: .towardZero) }
      return .int(scalar.int ?? 0)
    },
    method(
      "__divmod__(self, value, /)", "The whole quotients and the remainders.",
      example: "divmod(np.array([7, 9]), 2)\n#> (array([3, 4]), array([1, 1]))"
    ) { try divmod($0[0], $0[1]) },
    method(
      "__rdivmod__(self, value, /)", "The whole quotients and the remainders of a number by the array.",
      example: "divmod(7, np.array([2, 3]))\n#> (array([3, 2]), array([1, 1]))"
    ) { try divmod($0[1], $0[0]) },
    method("__abs__(self, /)", "The magnitudes.", example: "abs(np.array([-2, 3]))\n#> array([2, 3])") { arguments in
      let source = try tensor(arguments[0])
      return result(try ArrayArithmetic.evaluate("abs", source))
    },
  ]

  private static func divmod(_ a: Value, _ b: Value) throws -> Value {
    .tuple([try Operators.binary(.floorDivide, a, b), try Operators.binary(.modulo, a, b)])
  }

  private static func scalar(_ value: Value) throws -> Scalar {
    let source = try tensor(value)
    guard source.rank == 0 else {
      throw Raised.typeError("only 0-dimensional arrays can be converted to Python scalars")
    }
    return try torch { try source.item() }
  }

  private static func item(_ source: Tensor, _ arguments: [Value]) throws -> Value {
    if arguments.isEmpty {
      guard source.count == 1 else {
        throw Raised.valueError("can only convert an array of size 1 to a Python scalar")
      }
      return Value(try torch { try source.item() })
    }
    let positions = try arguments.count == 1 ? ArrayShape.integers(arguments[0]) : arguments.map(Arguments.index)
    if positions.count == 1, source.rank != 1 {
      let flat = try ArrayShape.reshaped(source, [source.count])
      guard positions[0] >= -source.count, positions[0] < source.count else {
        throw Raised.indexError("index \(positions[0]) is out of bounds for size \(source.count)")
      }
      return Value(try torch { try flat.select(0, positions[0]).item() })
    }
    guard positions.count == source.rank else { throw Raised.valueError("incorrect number of indices for array") }
    let found = try ArrayIndex(.tuple(positions.map { .int($0) }), of: source).read()
    return found.arrayScalar?.python ?? found
  }

  private static let shapes: [Builtin] = [
    method(
      "reshape(self, /, *shape, order=<no value>, copy=<no value>)",
      "The elements in another shape; -1 is worked out.",
      example: "np.arange(4).reshape(2, -1)\n#> array([[0, 1],\n#>        [2, 3]])"
    ) { arguments in
      let sizes =
        try arguments.rest.count == 1
        ? ArrayShape.integers(arguments.rest[0]) : arguments.rest.map(Arguments.index)
      return result(try ArrayShape.reshaped(tensor(arguments[0]), sizes))
    },
    method(
      "flatten(self, /, order=<no value>)", "All elements in one row, as a copy.",
      example: "np.array([[1, 2], [3, 4]]).flatten()\n#> array([1, 2, 3, 4])"
    ) { arguments in
      let source = try tensor(arguments[0])
      return result(try ArrayShape.reshaped(torch { try source.packedCopy() }, [source.count]))
    },
    method(
      "transpose(self, /, *axes)", "A view with the axes in reverse, or in another order.",
      example: "np.array([[1, 2], [3, 4]]).transpose()\n#> array([[1, 3],\n#>        [2, 4]])"
    ) { arguments in
      let source = try tensor(arguments[0])
      return result(ArrayShape.permuted(source, try NumPyShaping.order(arguments.rest, rank: source.rank)))
    },
  ]
}
