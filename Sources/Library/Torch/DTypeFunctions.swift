import Interpreter
import Tensors

/// Questions about dtypes.
enum DTypeFunctions {
  static let all: [Builtin] = [
    Builtin(
      "promote_types(type1, type2)", of: "torch", "The smallest dtype that holds both.",
      example: "torch.promote_types(torch.uint8, torch.int8)\n#> torch.int16", style: .python
    ) { arguments in
      DTypeObject.of(DType.promote(try dtype(arguments[0], "promote_types"), try dtype(arguments[1], "promote_types")))
    },
    Builtin(
      "result_type(tensor1, tensor2)", of: "torch", "The dtype that arithmetic on two tensors or numbers gives.",
      example: "torch.result_type(tensor([1], dtype=torch.uint8), 1.5)\n#> torch.float32", style: .python
    ) { arguments in
      let (first, second) = (arguments[0], arguments[1])
      if let left = first.tensor, let right = second.tensor { return DTypeObject.of(Tensor.commonType(left, right)) }
      if let tensor = first.tensor, let number = second.scalar {
        return DTypeObject.of(DType.promote(tensor.dtype, number))
      }
      if let number = first.scalar, let tensor = second.tensor {
        return DTypeObject.of(DType.promote(tensor.dtype, number))
      }
      guard let left = first.scalar, let right = second.scalar else {
        throw Raised.typeError("result_type(): arguments must be tensors or numbers")
      }
      return DTypeObject.of(DType.promote(left.defaultDType, right.defaultDType))
    },
    Builtin(
      "can_cast(from_, to)", of: "torch", "Whether a dtype may become another in place: not from floats to integers.",
      example: "torch.can_cast(torch.float, torch.int32)\n#> False", style: .python
    ) { arguments in
      let (from, to) = (try dtype(arguments[0], "can_cast"), try dtype(arguments[1], "can_cast"))
      return .bool(to.canHold(from))
    },
  ]

  private static func dtype(_ value: Value, _ function: String) throws -> DType {
    if let object = value.object(as: DTypeObject.self) { return object.dtype }
    throw Raised.typeError("\(function)(): argument must be torch.dtype, not \(value.typeName)")
  }
}
