import Interpreter
import Tensors

/// What Python's `float`, `int` and `abs` call on a tensor.
enum TensorConversions {
  static let methods: [Builtin] = [
    Builtin(
      "__float__(self, /)", of: "Tensor", "The only element as a float.", example: "float(tensor([7]))\n#> 7.0"
    ) { arguments in .float(try onlyElement(of: arguments[0]).double) },
    Builtin(
      "__int__(self, /)", of: "Tensor", "The only element as an integer, without its fraction.",
      example: "int(tensor(7.9))\n#> 7"
    ) { arguments in
      switch try onlyElement(of: arguments[0]) {
      case .int(let value): return .int(value)
      case .bool(let value): return .int(value ? 1 : 0)
      case .float(let value): return try Numbers.integer(value, rounding: .towardZero)
      }
    },
    Builtin(
      "__abs__(self, /)", of: "Tensor", "The absolute value of every element.",
      example: "tensor([-1., 2.]).__abs__()\n#> tensor([1., 2.])"
    ) { arguments in
      let tensor = try TensorMembers.object(arguments[0]).tensor
      return try torch { Value(try Tensor.abs(tensor)) }
    },
  ]

  private static func onlyElement(of value: Value) throws -> Scalar {
    let tensor = try TensorMembers.object(value).tensor
    guard tensor.count == 1 else {
      throw Raised.valueError("only one element tensors can be converted to Python scalars")
    }
    return try torch { try tensor.item() }
  }
}
