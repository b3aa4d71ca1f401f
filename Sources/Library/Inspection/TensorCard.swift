import Interpreter
import Tensors

/// What a card says of a tensor: its size, its range, its gradient.
enum TensorCard {
  /// Larger tensors are not read through for a card.
  private static let statisticsLimit = 1_000_000

  static func rows(of name: String, _ value: Value) -> [ObjectCard.Row] {
    guard let tensor = value.tensor else { return [] }
    var rows = [
      ObjectCard.Row("shape", ShapeText.tuple(tensor.shape), code: "\(name).shape"),
      ObjectCard.Row("dtype", "torch.\(tensor.dtype.name)", code: "\(name).dtype"),
      ObjectCard.Row("elements", "\(tensor.count) (\(tensor.count &* tensor.dtype.byteSize) bytes)"),
    ]
    if let range = range(of: tensor) { rows.append(ObjectCard.Row("values", range)) }
    rows.append(gradient(of: name, tensor))
    return rows
  }

  /// Least, greatest and mean value, and how many are no numbers.
  static func range(of tensor: Tensor) -> String? {
    guard tensor.count > 0, let values = tensor.scalars(upTo: statisticsLimit)?.map(\.double) else { return nil }
    let numbers = values.filter { !$0.isNaN }
    guard let least = numbers.min(), let greatest = numbers.max() else { return "all nan" }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let missing = values.count - numbers.count
    let remark = missing > 0 ? ", \(missing) nan" : ""
    return "\(short(least)) to \(short(greatest)), mean \(short(mean))\(remark)"
  }

  /// The number of a tensor that has only one.
  static func only(_ tensor: Tensor) -> String? {
    tensor.scalars(upTo: 1)?.first.map { short($0.double) }
  }

  static func short(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e6 { return String(Int(value)) }
    return (try? Operators.format(.float(value), ".4g")) ?? "\(value)"
  }

  private static func gradient(of name: String, _ tensor: Tensor) -> ObjectCard.Row {
    guard tensor.requiresGrad else { return ObjectCard.Row("gradient", "not recorded (requires_grad=False)") }
    if let operation = tensor.gradientName {
      return ObjectCard.Row("gradient", "recorded, made by \(operation)", code: "\(name).grad_fn")
    }
    let state = tensor.grad.map { "range \(range(of: $0) ?? "unknown")" } ?? "None: backward has not been called yet"
    return ObjectCard.Row("gradient", "recorded; grad is \(state)", code: "\(name).grad")
  }
}

extension Scalar {
  /// The number as a double; true is 1.
  var double: Double {
    switch self {
    case .int(let value): return Double(value)
    case .float(let value): return value
    case .bool(let value): return value ? 1 : 0
    }
  }
}
