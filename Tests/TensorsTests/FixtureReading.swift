import Foundation
import XCTest

@testable import Tensors

/// One recorded call of PyTorch.
struct FixtureCase {
  let json: [String: Any]

  var operation: String { json["op"] as? String ?? "" }
  var isExact: Bool { json["exact"] as? Bool ?? false }
  var gradientName: String? { json["gradient_name"] as? String }
  var outputs: [[String: Any]] { json["outputs"] as? [[String: Any]] ?? [] }
  var gradients: [Any]? { json["gradients"] as? [Any] }
  var errorType: String { json["type"] as? String ?? "" }
  var message: String { json["message"] as? String ?? "" }

  /// True when some argument has less than double precision, so that double results carry float32's errors.
  var isCoarse: Bool {
    (json["args"] as? [[String: Any]] ?? []).contains {
      ($0["tensor"] as? [String: Any])?["dtype"] as? String != "float64"
    }
  }

  static func load(_ name: String) throws -> [FixtureCase] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(name).json")
    let list = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]] ?? []
    return list.map(FixtureCase.init)
  }

  /// The arguments in the order of a record's parameters.
  func arguments(for operation: Tensors.Operation) throws -> [Argument] {
    var arguments = try (json["args"] as? [[String: Any]] ?? []).map(FixtureCase.argument)
    for (name, value) in json["named"] as? [String: [String: Any]] ?? [:] {
      guard let index = operation.parameters.firstIndex(where: { $0.name == name || $0.aliases.contains(name) }) else {
        throw TensorError(.type, "\(operation.name) has no parameter \(name)")
      }
      while arguments.count <= index {
        arguments.append(operation.parameters[arguments.count].defaultValue ?? .none)
      }
      arguments[index] = try FixtureCase.argument(value)
    }
    while arguments.count < operation.parameters.count {
      arguments.append(operation.parameters[arguments.count].defaultValue ?? .none)
    }
    return arguments
  }

  private static func sine(_ shape: [Int], phase: Int) throws -> Tensor {
    let values = (0..<shape.reduce(1, *)).map { Float(Foundation.sin(Double($0 + phase))) }
    return try Tensor.from(values, shape: Shape(shape))
  }

  static func argument(_ value: [String: Any]) throws -> Argument {
    if let tensor = value["tensor"] as? [String: Any] { return .tensor(try self.tensor(tensor)) }
    if let list = value["tensors"] as? [[String: Any]] { return .tensors(try list.map(self.tensor)) }
    if let name = value["dtype"] as? String { return .dtype(try dtype(name)) }
    if let list = value["list"] as? [[String: Any]] {
      return .ints(list.map { $0["value"] as? Int ?? 0 })
    }
    guard let plain = value["value"] else { return .none }
    if plain is NSNull { return .none }
    if let text = plain as? String { return .string(text) }
    if let float = (plain as? [String: Any])?["float"] as? String { return .float(double(float)) }
    if let number = plain as? NSNumber {
      return isBool(number) ? .bool(number.boolValue) : .int(number.intValue)
    }
    throw TensorError(.type, "unreadable fixture argument \(plain)")
  }

  private static func isBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

  static func dtype(_ name: String) throws -> DType {
    guard let dtype = DType.allCases.first(where: { $0.name == name }) else { throw TensorError(.type, name) }
    return dtype
  }

  static func double(_ text: String) -> Double {
    switch text {
    case "nan": return .nan
    case "inf": return .infinity
    case "-inf": return -.infinity
    default: return Double(text) ?? .nan
    }
  }

  /// The row-major values of a recorded tensor.
  static func values(_ json: [String: Any]) -> [Scalar] {
    let name = json["dtype"] as? String ?? ""
    return (json["data"] as? [Any] ?? []).map { element in
      if let text = element as? String { return .float(double(text)) }
      let number = element as? NSNumber ?? 0
      return name == "bool" ? .bool(number.boolValue) : .int(number.intValue)
    }
  }

  static func tensor(_ json: [String: Any]) throws -> Tensor {
    let dtype = try dtype(json["dtype"] as? String ?? "")
    let shape = json["shape"] as? [Int] ?? []
    if let phase = json["phase"] as? Int { return try sine(shape, phase: phase) }
    let flat = try Tensor(nested: .list(values(json).map { .scalar($0) }), dtype)
    let tensor = try flat.reshape(shape)
    guard json["transposed"] as? Bool ?? false else { return tensor }
    return try tensor.reversedDimensions().clone().contiguous().reversedDimensions()
  }
}

/// How far two tensors may differ.
func mismatch(_ actual: Tensor, _ json: [String: Any], exact: Bool, coarse: Bool = false) -> String? {
  let wanted = FixtureCase.values(json)
  let shape = Shape(json["shape"] as? [Int] ?? [])
  if actual.shape != shape { return "shape \(actual.shape), not \(shape)" }
  if actual.dtype.name != json["dtype"] as? String { return "dtype \(actual.dtype.name), not \(json["dtype"] ?? "")" }
  let tolerance = actual.dtype == .float64 && !coarse ? 1e-12 : 2e-6
  let every = json["every"] as? Int ?? 1
  let kept = (actual.scalars(upTo: Int.max) ?? []).enumerated().filter { $0.offset % every == 0 }.map(\.element)
  if kept.count != wanted.count { return "\(kept.count) elements, not \(wanted.count)" }
  for (index, (value, expected)) in zip(kept, wanted).enumerated() {
    switch (value, expected) {
    case (.float(let a), .float(let b)):
      if a == b || (a.isNaN && b.isNaN) { continue }
      if exact || !(abs(a - b) <= tolerance * max(1e-3, abs(b)) || abs(a - b) <= tolerance * 0.5) {
        return "element \(index) is \(a), not \(b)"
      }
    default: if value != expected { return "element \(index) is \(value), not \(expected)" }
    }
  }
  return nil
}
