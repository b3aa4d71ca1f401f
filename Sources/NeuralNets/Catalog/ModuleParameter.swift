/// One parameter of a constructor, under PyTorch's name.
public struct ModuleParameter {
  /// What the argument is; the language converts by it and `help()` shows it.
  public enum Kind {
    case int, number, bool, string, tensor, optionalInt, optionalTensor
    /// An int of Python's own, no element of a tensor or array.
    case plainInt
    /// A tuple of two floats.
    case pair
    /// An int, or a tuple of ints; some take words too.
    case size
    /// Modules as separate arguments, or one ordered dict of them.
    case modules
    /// An optional list of modules.
    case moduleList
    /// Any number of arguments that are ignored.
    case ignored
    /// What an optimizer optimizes.
    case parameters
  }

  public let name: String
  public let kind: Kind
  /// nil: the argument is required.
  public let defaultValue: ModuleArgument?
  public let isKeywordOnly: Bool
  /// True for parameters that PyTorch has and lgs has not: only the default is accepted.
  public let isRefused: Bool

  public init(
    _ name: String, _ kind: Kind, default defaultValue: ModuleArgument? = nil, keywordOnly: Bool = false,
    refused: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    isKeywordOnly = keywordOnly
    isRefused = refused
  }

  /// A parameter that lgs does not have.
  static func refused(
    _ name: String, default defaultValue: ModuleArgument = .none, keywordOnly: Bool = false
  ) -> ModuleParameter {
    ModuleParameter(name, .bool, default: defaultValue, keywordOnly: keywordOnly, refused: true)
  }

  /// True for parameters that take all remaining arguments.
  public var isVariadic: Bool {
    switch kind {
    case .modules, .ignored: return true
    case .int, .plainInt, .number, .bool, .string, .tensor, .optionalInt, .optionalTensor, .pair, .size, .moduleList,
      .parameters:
      return false
    }
  }
}

extension Array where Element == ModuleParameter {
  /// Python's signature text: `(in_features, out_features, bias=True, device=None, dtype=None)`.
  func signature(_ name: String) -> String {
    var parts: [String] = []
    var hasMark = false
    for parameter in self {
      if parameter.isKeywordOnly && !hasMark {
        parts.append("*")
        hasMark = true
      }
      if parameter.isVariadic {
        parts.append("*" + parameter.name)
      } else {
        parts.append(parameter.defaultValue.map { "\(parameter.name)=\($0.text)" } ?? parameter.name)
      }
    }
    return "\(name)(" + parts.joined(separator: ", ") + ")"
  }
}
