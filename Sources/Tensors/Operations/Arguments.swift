/// Readers of bound arguments. A record's binder has checked the kinds, so a mismatch is a programming error that
/// still ends in a TypeError.
extension Array where Element == Argument {
  private func mismatch(_ index: Int, _ wanted: String) -> TensorError {
    TensorError.type("argument \(index + 1) must be \(wanted)")
  }

  private func at(_ index: Int) -> Argument { index < count ? self[index] : .none }

  /// True for None and for arguments left out.
  func isNone(_ index: Int) -> Bool {
    if case .none = at(index) { return true }
    return false
  }

  func tensor(_ index: Int) throws -> Tensor {
    switch at(index) {
    case .tensor(let tensor): return tensor
    case .int(let value): return try Tensor.scalar(.int(value))
    case .float(let value): return try Tensor.scalar(.float(value))
    case .bool(let value): return try Tensor.scalar(.bool(value))
    case .none, .ints, .dtype, .string, .tensors, .data: throw mismatch(index, "Tensor")
    }
  }

  func optionalTensor(_ index: Int) throws -> Tensor? { isNone(index) ? nil : try tensor(index) }

  func operand(_ index: Int) throws -> Operand {
    if case .tensor(let tensor) = at(index) { return .tensor(tensor) }
    return .scalar(try scalar(index))
  }

  func scalar(_ index: Int) throws -> Scalar {
    switch at(index) {
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .bool(let value): return .bool(value)
    case .tensor(let tensor): return try tensor.item()
    case .none, .ints, .dtype, .string, .tensors, .data: throw mismatch(index, "Number")
    }
  }

  func optionalScalar(_ index: Int) throws -> Scalar? { isNone(index) ? nil : try scalar(index) }

  func int(_ index: Int) throws -> Int {
    guard let value = try scalar(index).int else { throw mismatch(index, "int") }
    return value
  }

  func optionalInt(_ index: Int) throws -> Int? { isNone(index) ? nil : try int(index) }

  func double(_ index: Int) throws -> Double { try scalar(index).double }

  func bool(_ index: Int) throws -> Bool { try scalar(index).isTrue }

  func ints(_ index: Int) throws -> [Int] {
    if case .ints(let values) = at(index) { return values }
    return [try int(index)]
  }

  /// None stays nil: all dimensions.
  func optionalInts(_ index: Int) throws -> [Int]? { isNone(index) ? nil : try ints(index) }

  func shape(_ index: Int) throws -> Shape { Shape(try ints(index)) }

  func optionalDType(_ index: Int) throws -> DType? {
    switch at(index) {
    case .none: return nil
    case .dtype(let dtype): return dtype
    case .tensor, .int, .float, .bool, .ints, .string, .tensors, .data: throw mismatch(index, "torch.dtype")
    }
  }

  func string(_ index: Int) throws -> String {
    guard case .string(let text) = at(index) else { throw mismatch(index, "str") }
    return text
  }

  func tensors(_ index: Int) throws -> [Tensor] {
    switch at(index) {
    case .tensors(let list): return list
    case .ints(let values) where values.isEmpty: return []
    case .none, .tensor, .int, .float, .bool, .ints, .dtype, .string, .data:
      throw mismatch(index, "tuple of Tensors")
    }
  }

  func data(_ index: Int) throws -> NestedData {
    switch at(index) {
    case .data(let data): return data
    case .ints(let values): return .list(values.map { .scalar(.int($0)) })
    case .none, .tensor, .int, .float, .bool, .dtype, .string, .tensors: return .scalar(try scalar(index))
    }
  }
}
