import Interpreter
import Tensors

/// Attributes, methods and constructors of NumPy's scalars.
enum ScalarMembers {
  static func install() {
    for dtype in ArrayTypes.dtypes {
      ArrayTypes.scalarType(of: dtype).constructor = constructor(dtype)
    }
    for (name, property) in properties { ArrayTypes.generic.add(Symbol(name), .property(property)) }
    ArrayTypes.generic.add(methods)
    ArrayTypes.float64.add([isWhole("float64")])
    ArrayTypes.float32.add([isWhole("float32")])
    for dtype in ArrayTypes.dtypes where dtype.isInteger {
      ArrayTypes.scalarType(of: dtype).add([isWhole(dtype.name)])
    }
    ArrayTypes.float16.add([isWhole("float16")])
    ArrayTypes.dtype.constructor = ArrayRecord(
      "dtype(dtype, align=<no value>, copy=<no value>)", "The type of an array's elements.",
      example: "np.dtype('float32')\n#> dtype('float32')"
    ) { ArrayDTypeObject.of(try ArrayDTypeObject.dtype(of: $0[0])) }
  }

  private static func constructor(_ dtype: DType) -> Builtin {
    let shown = dtype == .bool ? "np.True_" : "np.\(dtype.name)(1\(dtype.isFloatingPoint ? ".0" : ""))"
    return ArrayRecord(
      "\(dtype == .bool ? "bool" : dtype.name)(value=0, /)", "A number of NumPy's type \(dtype.name).",
      example: "np.\(dtype.name)(1)\n#> \(shown)", style: .native
    ) { arguments in
      var value = arguments.optional(0) ?? .int(0)
      if value.stringValue != nil { value = try Operators.call(.object(BuiltinTypes.float), [value]) }
      let source = try ArrayConversion.tensor(value)
      if let range = dtype.integerRange, case .int(let number) = value, !range.contains(number) {
        throw Raised(BuiltinTypes.overflowError, "Python integer \(number) out of bounds for \(dtype.name)")
      }
      return Value(array: try torch { try source.elements(as: dtype) })
    }
  }

  private static func scalar(_ value: Value) throws -> ArrayScalar {
    guard let scalar = value.arrayScalar else {
      throw Raised.typeError("descriptor requires a 'numpy.generic' object but received a '\(value.typeName)'")
    }
    return scalar
  }

  private static let properties: [(String, TypeObject.Property)] = [
    ("dtype", TypeObject.Property("The number's type.") { ArrayDTypeObject.of(try scalar($0).dtype) }),
    ("shape", TypeObject.Property("The sizes of its axes: none.") { _ in .tuple([]) }),
    ("ndim", TypeObject.Property("The number of axes: 0.") { _ in .int(0) }),
    ("size", TypeObject.Property("The number of elements: 1.") { _ in .int(1) }),
    ("itemsize", TypeObject.Property("Its bytes.") { .int(try scalar($0).dtype.byteSize) }),
    ("nbytes", TypeObject.Property("Its bytes.") { .int(try scalar($0).dtype.byteSize) }),
    ("T", TypeObject.Property("The number itself.") { $0 }),
    ("real", TypeObject.Property("The number itself.") { $0 }),
  ]

  private static func method(
    _ signature: String, _ summary: String, example: String, body: @escaping (ArrayScalar, Arguments) throws -> Value
  ) -> Builtin {
    ArrayRecord(signature, of: "generic", summary, example: example, style: .native) { try body(scalar($0[0]), $0) }
  }

  private static func isWhole(_ owner: String) -> Builtin {
    ArrayRecord(
      "is_integer(self, /)", of: owner, "Whether the number has no fraction.",
      example: "np.float64(2).is_integer()\n#> True", style: .native
    ) { arguments in
      let number = try scalar(arguments[0]).value.double
      return .bool(number.isFinite && number.rounded() == number)
    }
  }

  /// The number as an array of one element, for methods that arrays have too.
  private static func reshaped(_ scalar: ArrayScalar, _ values: [Value]) throws -> Value {
    let sizes = try values.count == 1 ? ArrayShape.integers(values[0]) : values.map(Arguments.index)
    return NumPyCreation.result(try ArrayShape.reshaped(scalar.tensor, sizes))
  }

  private static let methods: [Builtin] = [
    method("item(self, /, *args)", "The number as Python's own.", example: "np.float64(1.5).item()\n#> 1.5") {
      scalar, _ in scalar.python
    },
    method("tolist(self, /)", "The number as Python's own.", example: "np.int64(2).tolist()\n#> 2") { scalar, _ in
      scalar.python
    },
    method(
      "astype(self, /, dtype)", "The number in another type.", example: "np.int64(2).astype(float)\n#> np.float64(2.0)"
    ) { scalar, arguments in
      let dtype = try ArrayDTypeObject.dtype(of: arguments[1])
      return Value(array: try torch { try scalar.tensor.elements(as: dtype) })
    },
    method("copy(self, /)", "The number.", example: "np.float64(2).copy()\n#> np.float64(2.0)") { scalar, _ in
      .object(scalar)
    },
    method(
      "round(self, /, decimals=0, out=<no value>)", "The number rounded to decimal places, half to even.",
      example: "np.float64(2.345).round(2)\n#> np.float64(2.35)"
    ) { scalar, arguments in
      Value(array: try NumPyReductions.rounded(scalar.tensor, arguments.index(1, or: 0)))
    },
    method(
      "reshape(self, /, *shape)", "An array of one element.", example: "np.float64(2).reshape(1)\n#> array([2.])"
    ) { scalar, arguments in try reshaped(scalar, arguments.rest) },
    method("sum(self, /)", "The number.", example: "np.float64(2).sum()\n#> np.float64(2.0)") { scalar, _ in
      .object(scalar)
    },
    method("mean(self, /)", "The number as a float.", example: "np.int64(2).mean()\n#> np.float64(2.0)") { scalar, _ in
      Value(array: try ArraySum.mean(scalar.tensor, [], keepsAxes: false))
    },
    method("max(self, /)", "The number.", example: "np.float64(2).max()\n#> np.float64(2.0)") { scalar, _ in
      .object(scalar)
    },
    method("min(self, /)", "The number.", example: "np.float64(2).min()\n#> np.float64(2.0)") { scalar, _ in
      .object(scalar)
    },
    method("__float__(self, /)", "The number as a float.", example: "float(np.float32(0.5))\n#> 0.5") { scalar, _ in
      .float(scalar.value.double)
    },
    method("__int__(self, /)", "The number as an int, cut towards zero.", example: "int(np.float64(2.7))\n#> 2") {
      scalar, _ in
      if case .float(let float) = scalar.value { return try Numbers.integer(float, rounding: .towardZero) }
      return .int(scalar.value.int ?? 0)
    },
    method("__abs__(self, /)", "The magnitude.", example: "abs(np.float64(-2))\n#> np.float64(2.0)") { scalar, _ in
      Value(array: try scalar.dtype == .bool ? scalar.tensor : ArrayArithmetic.evaluate("abs", scalar.tensor))
    },
    method(
      "__round__(self, /, ndigits=None)", "The number rounded half to even; without digits a Python int.",
      example: "round(np.float64(2.567), 2)\n#> np.float64(2.57)"
    ) { scalar, arguments in
      if arguments[1].isNone {
        if case .float(let float) = scalar.value { return try Numbers.integer(float, rounding: .toNearestOrEven) }
        return .int(scalar.value.int ?? 0)
      }
      return Value(array: try NumPyReductions.rounded(scalar.tensor, arguments.index(1)))
    },
  ]
}
