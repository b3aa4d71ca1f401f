import Interpreter
import Tensors

import enum Syntax.ComparisonOperator

/// `torch.device`: names where tensors live. Only the CPU is there.
final class DeviceObject: Object {
  static let cpu = DeviceObject(kind: "cpu", index: nil)

  let name: String
  let index: Int?

  private init(kind: String, index: Int?) {
    name = kind
    self.index = index
    super.init()
  }

  override var type: TypeObject { TorchTypes.device }
  override func repr() throws -> String { "device(type='\(name)'" + (index.map { ", index=\($0)" } ?? "") + ")" }
  override func str() throws -> String { name + (index.map { ":\($0)" } ?? "") }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "type": return .string(self.name)
    case "index": return index.map { .int($0) } ?? Value.none
    case _: return nil
    }
  }

  override var ownAttributeNames: [Symbol] { ["type", "index"] }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let other = other.object(as: DeviceObject.self) else { return nil }
    let isSame = name == other.name && index == other.index
    switch operation {
    case .equal: return .bool(isSame)
    case .notEqual: return .bool(!isSame)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  override func hash() throws -> Int { name.hashValue &+ (index ?? -1) }

  // MARK: Names

  private static let kinds = [
    "cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia", "xla", "lazy",
    "vulkan", "mps", "meta", "hpu", "mtia", "privateuseone",
  ]

  /// The device that a value names: a device, its text, or the number of an accelerator.
  /// Errors: TypeError and RuntimeError for what names none.
  static func named(_ value: Value) throws -> DeviceObject {
    if let device = value.object(as: DeviceObject.self) { return device }
    if case .int = value { throw Raised.runtimeError("Cannot access accelerator device when none is available.") }
    guard let text = value.stringValue else {
      throw Raised.typeError("device(): argument 'type' must be str, not \(value.typeName)")
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let kind = parts.first, kinds.contains(kind) else {
      throw Raised.runtimeError(
        "Expected one of \(kinds.joined(separator: ", ")) device type at start of device string: \(parts.first ?? "")")
    }
    guard parts.count > 1 else { return kind == "cpu" ? cpu : DeviceObject(kind: kind, index: nil) }
    guard parts.count == 2, let index = Int(parts[1]), index >= 0 else {
      throw Raised.runtimeError("Invalid device string: '\(text)'")
    }
    return DeviceObject(kind: kind, index: index)
  }

  /// Accepts what names the CPU.
  /// Errors: those of `named`; PyTorch's for a device that a CPU build does not have.
  static func check(_ value: Value) throws {
    if !value.isNone { try named(value).checkPresent() }
  }

  /// Errors: AssertionError, RuntimeError or NotImplementedError for any device but the CPU.
  func checkPresent() throws {
    switch name {
    case "cpu": return
    case "cuda": throw DeviceObject.noCUDA
    case "meta": throw Raised.notInLgs("the device 'meta'")
    case _: throw Raised.runtimeError("PyTorch is not linked with support for \(name) devices")
    }
  }

  static var noCUDA: Raised {
    Raised(BuiltinTypes.assertionError, "Torch not compiled with CUDA enabled")
  }

  static let constructor = Builtin(
    "device(type, index=None)", of: "torch", "Names where tensors live; the CPU is the one device that is there.",
    example: "device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')\ndevice\n#> device(type='cpu')",
    style: .python
  ) { arguments in
    let device = try named(arguments[0])
    guard let index = try Operators.indexValue(arguments[1]) else { return .object(device) }
    return .object(DeviceObject(kind: device.name, index: index))
  }
}

/// What `.to(…)` of tensors and modules is given.
struct Destination {
  private(set) var dtype: DType?
  private(set) var copies = false

  /// Errors: TypeError for arguments that name neither dtype nor device; those of a device that is not there.
  init(_ positional: [Value], _ keywords: [(name: Symbol, value: Value)]) throws {
    for value in positional { try take(value) }
    for (name, value) in keywords {
      switch name.name {
      case "dtype":
        if !value.isNone { try takeDType(value) }
      case "device": try DeviceObject.check(value)
      case "copy": copies = try Operators.isTrue(value)
      case "other": try take(value)
      case "non_blocking", "memory_format": break
      case _: throw Raised.typeError("to() got an unexpected keyword argument '\(name)'")
      }
    }
  }

  private mutating func take(_ value: Value) throws {
    if let tensor = value.tensor {
      dtype = tensor.dtype
    } else if DTypeObject.dtype(of: value) != nil {
      try takeDType(value)
    } else if case .bool = value {
      return
    } else if !value.isNone {
      try DeviceObject.check(value)
    }
  }

  private mutating func takeDType(_ value: Value) throws {
    guard let wanted = DTypeObject.dtype(of: value) else {
      throw Raised.typeError("to(): argument 'dtype' must be torch.dtype, not \(value.typeName)")
    }
    dtype = wanted
  }
}
