import Tensors

/// Operations of `torch.nn.functional` that layers need beyond those of tensors, each one record.
public enum Functional {
  /// All records.
  public static let all = [leakyReLU, elu, gelu, silu, softplus, smoothL1Loss, huberLoss]

  static let places = [Place.namespace("nn.functional")]
  static let input = Parameter("input", .tensor)
  static let inplace = Parameter("inplace", .bool, default: .bool(false))
  static let matrix: Sample.Input = .tensor([2, 3], from: -2, to: 2, .float32)

  /// Errors: NotImplementedError for integers, in the words of PyTorch's kernel.
  static func requireFloat(_ tensor: Tensor, _ kernel: String) throws {
    if tensor.dtype.isFloatingPoint { return }
    throw TensorError(.notImplemented, "\"\(kernel)\" not implemented for '\(tensor.dtype.scalarTypeName)'")
  }

  /// Errors: NotImplementedError when the argument asks for a change in place.
  static func refuseInPlace(_ argument: Argument, _ name: String) throws {
    if case .bool(true) = argument { throw TensorError(.notImplemented, "\(name): inplace=True is not in lgs") }
  }
}

extension Array where Element == Argument {
  func given(_ index: Int) -> Argument { index < count ? self[index] : .none }

  /// Errors: TypeError for another kind.
  func tensorArgument(_ index: Int, _ name: String) throws -> Tensor {
    guard case .tensor(let tensor) = given(index) else {
      throw TensorError(.type, "argument '\(name)' (position \(index + 1)) must be Tensor")
    }
    return tensor
  }

  /// Errors: TypeError for another kind.
  func numberArgument(_ index: Int, _ name: String, _ fallback: Double) throws -> Double {
    switch given(index) {
    case .none: return fallback
    case .int(let value): return Double(value)
    case .float(let value): return value
    case .bool(let value): return value ? 1 : 0
    case .tensor, .ints, .dtype, .string, .tensors, .data:
      throw TensorError(.type, "argument '\(name)' (position \(index + 1)) must be float")
    }
  }

  func wordArgument(_ index: Int, _ name: String, _ fallback: String) throws -> String {
    switch given(index) {
    case .none: return fallback
    case .string(let value): return value
    case .tensor, .int, .float, .bool, .ints, .dtype, .tensors, .data:
      throw TensorError(.type, "argument '\(name)' (position \(index + 1)) must be str")
    }
  }
}
