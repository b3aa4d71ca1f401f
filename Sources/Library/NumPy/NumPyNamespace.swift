import Interpreter
import Tensors

/// The namespace `numpy`.
enum NumPyNamespace {
  static func make() -> NamespaceObject {
    // Arrays come from tensors too, so what they can do is there without the namespace.
    _ = membersInstalled
    return NamespaceObject("numpy", filling: fill)
  }

  private static func fill(_ numpy: NamespaceObject) {
    numpy.add(NumPyCreation.functions)
    numpy.add(NumPyFunctions.unary + NumPyFunctions.binary + NumPyFunctions.others)
    numpy.add(SharedRecord.functions(NumPyReductions.shared) + NumPyReductions.functions)
    numpy.add(SharedRecord.functions(NumPyShaping.shared) + NumPyShaping.functions)
    numpy.add(SharedRecord.functions(NumPyNumerics.shared) + NumPyNumerics.functions)
    numpy.add(NumPyFunctions.more + NumPyDTypes.functions)
    numpy.add(SharedRecord.functions(WrittenStatistics.shared + WrittenSelection.shared))
    numpy.add(WrittenStatistics.functions + WrittenMissing.functions + WrittenCalculus.functions)
    numpy.add(WrittenSelection.functions + WrittenShaping.functions + WrittenProducts.functions)
    numpy.add(NumPyFiles.functions + WrittenFiles.functions)
    for name in WrittenObjects.names { numpy.addComputed(name) { try WrittenObjects.value(name) } }
    for (name, type) in types { numpy.add(name, .object(type)) }
    for (name, value) in [("pi", Double.pi), ("e", 2.718281828459045), ("inf", .infinity), ("nan", .nan)] {
      numpy.add(name, .float(value))
    }
    for (alias, name) in aliases {
      if let value = numpy.members[Symbol(name)] { numpy.add(alias, value) }
    }
    numpy.add("newaxis", .none)
    numpy.add("True_", .object(ArrayScalar(.bool(true), .bool)))
    numpy.add("False_", .object(ArrayScalar(.bool(false), .bool)))
    numpy.add("__version__", .string("2.4.6"))
    numpy.add("random", .object(random))
    numpy.add("linalg", .object(linearAlgebra))
    numpy.add("testing", .object(testing))
    numpy.add("exceptions", .object(exceptions))
    numpy.lacking = lacking.union(ArrayDTypeObject.lacking)
  }

  /// The module `numpy.random`: the functions of the legacy generator, and generators of one's own.
  static let random: NamespaceObject = {
    NamespaceObject("numpy.random") { random in
      NumPyRandom.install()
      random.add(NumPyRandom.functions)
      random.add([NumPyRandom.generator, NumPyRandom.randomState])
      random.lacking = [
        "PCG64", "MT19937", "SeedSequence", "vonmises", "wald", "zipf", "hypergeometric", "logseries",
        "noncentral_chisquare", "noncentral_f", "bytes", "get_state", "set_state", "random_integers", "ranf", "sample",
      ]
    }
  }()

  /// The module `numpy.linalg`.
  static let linearAlgebra: NamespaceObject = {
    NamespaceObject("numpy.linalg") { linearAlgebra in
      linearAlgebra.add(NumPyLinearAlgebra.functions + WrittenLinearAlgebra.functions)
      linearAlgebra.add([NumPyLinearAlgebra.error])
      let shared = SharedRecord.functions(WrittenSelection.shared) + WrittenProducts.functions + NumPyFunctions.binary
      linearAlgebra.add(
        shared.filter { ["trace", "diagonal", "cross", "tensordot", "vecdot", "matmul"].contains($0.name) })
      linearAlgebra.lacking = ["tensorinv", "tensorsolve", "outer", "matrix_transpose"]
    }
  }()

  /// The module `numpy.testing`.
  static let testing: NamespaceObject = {
    let testing = NamespaceObject("numpy.testing")
    testing.add(NumPyTesting.functions)
    testing.lacking = [
      "assert_raises", "assert_warns", "assert_array_less", "assert_approx_equal", "assert_string_equal",
    ]
    return testing
  }()

  /// The module `numpy.exceptions`.
  static let exceptions: NamespaceObject = {
    let exceptions = NamespaceObject("numpy.exceptions")
    exceptions.add([ArrayTypes.axisError])
    return exceptions
  }()

  /// Members are added once, however many sessions there are.
  private static let membersInstalled: Void = {
    ArrayMembers.install()
    ScalarMembers.install()
    ArrayTypes.ufunc.add(NumPyFunctions.methods)
    for (path, type) in [("linalg", NumPyLinearAlgebra.error), ("exceptions", ArrayTypes.axisError)] {
      type.constructor = Builtin(
        "\(type.name)(*args)", of: "numpy.\(path)", "An exception of this type.",
        example: "str(np.\(path).\(type.name)('message'))\n#> 'message'"
      ) { .object(ExceptionObject(type, $0.rest)) }
    }
    ArrayTypes.textArray.add(TextArrayFunctions.methods)
    StringObject.arrayElementType = ArrayTypes.text
    ArrayTypes.archive.add(ArrayArchiveObject.methods)
  }()

  private static let types: [(String, TypeObject)] = [
    ("ndarray", ArrayTypes.array), ("dtype", ArrayTypes.dtype), ("float64", ArrayTypes.float64),
    ("double", ArrayTypes.float64), ("float32", ArrayTypes.float32), ("single", ArrayTypes.float32),
    ("int64", ArrayTypes.int64), ("int_", ArrayTypes.int64), ("long", ArrayTypes.int64), ("bool_", ArrayTypes.bool),
    ("bool", ArrayTypes.bool), ("generic", ArrayTypes.generic), ("number", ArrayTypes.number),
    ("integer", ArrayTypes.integer), ("floating", ArrayTypes.floating), ("inexact", ArrayTypes.inexact),
    ("signedinteger", ArrayTypes.signedInteger),
    ("unsignedinteger", ArrayTypes.unsignedInteger), ("uint8", ArrayTypes.uint8), ("ubyte", ArrayTypes.uint8),
    ("int8", ArrayTypes.int8), ("byte", ArrayTypes.int8), ("int16", ArrayTypes.int16), ("short", ArrayTypes.int16),
    ("int32", ArrayTypes.int32), ("intc", ArrayTypes.int32), ("float16", ArrayTypes.float16),
    ("half", ArrayTypes.float16), ("ufunc", ArrayTypes.ufunc), ("str_", ArrayTypes.text),
  ]

  private static let aliases = [
    ("absolute", "abs"), ("amax", "max"), ("amin", "min"), ("around", "round"), ("true_divide", "divide"),
    ("mod", "remainder"), ("concat", "concatenate"), ("pow", "power"), ("asin", "arcsin"), ("acos", "arccos"),
    ("atan", "arctan"), ("atan2", "arctan2"), ("bitwise_invert", "invert"), ("bitwise_not", "invert"),
    ("permute_dims", "transpose"), ("asinh", "arcsinh"), ("acosh", "arccosh"), ("atanh", "arctanh"),
    ("conj", "conjugate"), ("bitwise_left_shift", "left_shift"), ("bitwise_right_shift", "right_shift"),
  ]

  /// Names of NumPy's namespace that programs of the field use and lgs has not.
  private static let lacking: Set<String> = [
    "angle", "asfortranarray", "bartlett", "blackman", "busday_count", "char", "complexfloating",
    "cumulative_sum", "datetime64", "diag_indices_from", "dtypes", "einsum_path", "fft", "format_float_positional",
    "format_float_scientific", "frexp", "frombuffer", "fromfile", "frompyfunc", "fromstring", "geterr", "hamming",
    "hanning", "histogramdd", "i0", "kaiser", "ldexp", "ma", "mask_indices", "matrix", "memmap", "nditer",
    "packbits", "polynomial", "rec", "setbufsize", "seterr", "spacing", "strings", "timedelta64", "tril_indices_from",
    "trim_zeros", "triu_indices_from", "unique_counts", "unique_values", "unpackbits",
  ]
}
