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

  /// The module `numpy.random`: the functions of the legacy generator.
  static let random: NamespaceObject = {
    NamespaceObject("numpy.random") { random in
      random.add(NumPyRandom.functions)
      random.lacking = [
        "default_rng", "Generator", "RandomState", "PCG64", "MT19937", "SeedSequence", "beta", "binomial", "chisquare",
        "dirichlet", "exponential", "gamma", "geometric", "gumbel", "laplace", "logistic", "lognormal", "multinomial",
        "multivariate_normal", "negative_binomial", "pareto", "poisson", "rayleigh", "standard_cauchy",
        "standard_exponential", "standard_gamma", "standard_t", "triangular", "vonmises", "weibull", "zipf", "bytes",
        "get_state", "set_state", "random_integers",
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
    testing.lacking = ["assert_raises", "assert_warns", "assert_array_less", "assert_approx_equal", "assert_string_equal"]
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
  }()

  private static let types: [(String, TypeObject)] = [
    ("ndarray", ArrayTypes.array), ("dtype", ArrayTypes.dtype), ("float64", ArrayTypes.float64),
    ("double", ArrayTypes.float64), ("float32", ArrayTypes.float32), ("single", ArrayTypes.float32),
    ("int64", ArrayTypes.int64), ("int_", ArrayTypes.int64), ("long", ArrayTypes.int64), ("bool_", ArrayTypes.bool),
    ("bool", ArrayTypes.bool), ("generic", ArrayTypes.generic), ("number", ArrayTypes.number),
    ("integer", ArrayTypes.integer), ("floating", ArrayTypes.floating), ("inexact", ArrayTypes.inexact),
    ("signedinteger", ArrayTypes.signedInteger), ("ufunc", ArrayTypes.ufunc),
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
    "apply_along_axis", "argpartition", "argwhere", "array2string", "array_repr", "array_str", "asfortranarray",
    "average", "bincount", "block", "broadcast_arrays", "char", "choose", "convolve", "corrcoef", "correlate", "cov",
    "cross", "cumprod", "datetime64", "delete", "diagonal", "digitize", "dsplit", "dstack", "dtypes", "einsum",
    "errstate", "exceptions", "extract", "fft", "fill_diagonal", "finfo", "flatnonzero", "fliplr", "flipud",
    "frombuffer", "fromfile", "fromfunction", "fromiter", "fromstring", "full_like", "gcd", "genfromtxt", "geomspace",
    "gradient", "heaviside", "histogram", "histogram2d", "histogram_bin_edges", "hsplit", "i0", "iinfo", "imag", "in1d",
    "indices", "inner", "insert", "interp", "intersect1d", "isin", "issubdtype", "ix_", "kron", "lcm", "lexsort",
    "load", "loadtxt", "logspace", "ma", "matrix", "memmap", "mgrid", "nan_to_num", "nanargmax", "nanargmin",
    "nancumsum", "nanmax", "nanmean", "nanmedian", "nanmin", "nanpercentile", "nanprod", "nanquantile", "nanstd",
    "nansum", "nanvar", "ndenumerate", "ndindex", "ndim", "nditer", "ogrid", "pad", "partition", "percentile",
    "piecewise", "place", "poly1d", "polyfit", "polynomial", "polyval", "promote_types", "ptp", "put", "quantile",
    "r_", "c_", "real", "rec", "resize", "result_type", "roots", "rot90", "save", "savetxt", "savez", "searchsorted",
    "select", "setdiff1d", "seterr", "sinc", "strings", "swapaxes", "take", "take_along_axis", "tensordot", "testing",
    "trace", "trapezoid", "tri", "tril", "triu", "ufunc", "union1d", "unravel_index", "unwrap", "vander", "vdot",
    "vectorize", "vsplit", "s_", "iscomplex", "isreal", "conj", "angle", "complexfloating", "can_cast",
  ]
}
