/// What went wrong with the names and structure of modules: Python's error type and PyTorch's exact message.
public struct ModuleError: Error, Equatable {
  /// The Python exception that the language raises.
  public enum Kind: Equatable {
    case key, recursion, assertion
  }

  public let kind: Kind
  public let message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// Modules nested deeper than this are not walked: a module may contain itself.
  static let deepest = 900

  static let tooDeep = ModuleError(.recursion, "maximum recursion depth exceeded")
}
