/// What went wrong in a tensor operation: Python's error type and PyTorch's exact message.
public struct TensorError: Error, Equatable {
  /// The Python exception that the language raises.
  public enum Kind: Equatable {
    case runtime, type, value, index, notImplemented, interrupted, memory, linearAlgebra
  }

  public let kind: Kind
  public let message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  static func runtime(_ message: String) -> TensorError { TensorError(.runtime, message) }
  static func type(_ message: String) -> TensorError { TensorError(.type, message) }
  static func value(_ message: String) -> TensorError { TensorError(.value, message) }
  static func index(_ message: String) -> TensorError { TensorError(.index, message) }
  static func linearAlgebra(_ message: String) -> TensorError { TensorError(.linearAlgebra, message) }
  static func notImplemented(_ message: String) -> TensorError { TensorError(.notImplemented, message) }

  /// The operation was stopped by Ctrl-C; nothing of its result is visible.
  static let interrupted = TensorError(.interrupted, "")

  static func outOfMemory(bytes: Int) -> TensorError {
    TensorError(
      .memory,
      "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
        + "you tried to allocate \(bytes) bytes. Error code 12 (Cannot allocate memory)")
  }
}
