/// What can go wrong with a figure, with the Python exception it becomes.
public struct PlottingError: Error, Equatable, Sendable {
  /// The class of the exception in Python.
  public enum Kind: UInt8, Equatable, Sendable {
    case valueError, typeError, attributeError, indexError, keyError, runtimeError, notImplementedError,
      fileNotFoundError, osError, memoryError, overflowError
  }

  public var kind: Kind
  public var message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
