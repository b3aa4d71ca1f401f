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
    TensorError(.memory, "\(allocationWords)\(bytes) bytes. Error code 12 (Cannot allocate memory)")
  }

  private static let allocationWords =
    "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate "

  static func tooLarge(_ shape: Shape) -> TensorError { .runtime("\(overflowWords)\(shape)") }

  private static let overflowWords = "Storage size calculation overflowed with sizes="

  /// Why the memory does not hold a tensor.
  public enum MemoryProblem {
    case outOfMemory(bytes: Int)
    /// More bytes than an Int counts.
    case tooLarge
  }

  /// What an error's message says of the memory; nil for other errors.
  public static func memoryProblem(_ message: String) -> MemoryProblem? {
    if message.hasPrefix(overflowWords) { return .tooLarge }
    guard message.hasPrefix(allocationWords) else { return nil }
    return Int(message.dropFirst(allocationWords.count).prefix { $0.isNumber }).map { .outOfMemory(bytes: $0) }
  }
}
