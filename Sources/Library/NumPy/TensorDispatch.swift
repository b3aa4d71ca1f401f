import Interpreter
import Tensors

/// What NumPy's functions do with a tensor: many hand the call, with their own keywords, to the tensor's method of the
/// same name, which for some of them PyTorch refuses.
enum TensorDispatch {
  private static let givingTensors: Set<String> = [
    "argmax", "argmin", "cumsum", "round", "clip", "squeeze", "argsort", "swapaxes", "repeat",
  ]

  /// The result of a function of `numpy` that tensors have as a method too, given NumPy's result.
  static func result(_ name: String, _ value: Value) -> Value {
    guard givingTensors.contains(name) else { return value }
    if let scalar = try? value.arrayScalar?.tensor { return Value(scalar) }
    return value.array.map { Value($0) } ?? value
  }

  /// - Throws: PyTorch's TypeError where its method does not take NumPy's keywords.
  static func check(_ name: String, hasAxis: Bool) throws {
    let axis = hasAxis ? "int" : "NoneType"
    switch name {
    case "sum", "mean": throw Raised.typeError("\(name)() got an unexpected keyword argument 'axis'")
    case "max", "min", "prod":
      throw Raised.typeError(
        hasAxis
          ? "\(name)() got an unexpected keyword argument 'axis'"
          : "\(name)(): argument 'dim' must be int, not NoneType")
    case "std", "var":
      throw Raised.typeError(
        "\(name)() received an invalid combination of arguments - got (ddof=int, dtype=NoneType, out=NoneType, "
          + "axis=\(axis), ), but expected one of:")
    case "all", "any":
      throw Raised.typeError(
        "\(name)() received an invalid combination of arguments - got (out=NoneType, axis=\(axis), ), but expected one "
          + "of:")
    case _: break
    }
  }
}
