import Interpreter

/// The module `warnings`: which warnings are shown, and those of programs.
enum WarningsNamespace {
  static func make() -> NamespaceObject {
    let namespace = NamespaceObject("warnings")
    namespace.add([filterWarnings, simpleFilter, resetWarnings, warn])
    namespace.lacking = ["catch_warnings", "formatwarning", "showwarning", "warn_explicit"]
    return namespace
  }

  private static let filterWarnings = Builtin(
    "filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False)", of: "warnings",
    "Says what becomes of warnings: 'ignore', 'error', or a word for showing them.",
    example: "import warnings\nwarnings.filterwarnings('ignore')\nwarnings.warn('not shown') is None\n#> True",
    style: .python
  ) { arguments in
    if arguments.optional(3)?.stringValue?.isEmpty == false { throw Raised.notInLgs("filterwarnings with a module") }
    try add(arguments[0], arguments.optional(1)?.stringValue ?? "", arguments.optional(2))
    return .none
  }

  private static let simpleFilter = Builtin(
    "simplefilter(action, category=Warning, lineno=0, append=False)", of: "warnings",
    "Says what becomes of warnings of a class, whatever their text.",
    example: "import warnings\nwarnings.simplefilter('ignore')\nwarnings.warn('not shown') is None\n#> True",
    style: .python
  ) { arguments in
    try add(arguments[0], "", arguments.optional(1))
    return .none
  }

  private static let resetWarnings = Builtin(
    "resetwarnings()", of: "warnings", "Forgets what was said of warnings.",
    example: "import warnings\nwarnings.resetwarnings() is None\n#> True", style: .python
  ) { _ in
    WarningText.filters = []
    return .none
  }

  private static let warn = Builtin(
    "warn(message, category=None, stacklevel=1, source=None)", of: "warnings", "Shows a warning.",
    example: "import warnings\nwarnings.simplefilter('error')\nwarnings.warn('look')\n#> UserWarning: look",
    style: .python
  ) { arguments in
    let category = try category(arguments.optional(1)) ?? BuiltinTypes.userWarning
    try WarningText.give(category, try Operators.str(arguments[0]))
    return .none
  }

  private static func add(_ action: Value, _ message: String, _ category: Value?) throws {
    guard let word = action.stringValue, let action = WarningText.Action(rawValue: word) else {
      throw Raised(BuiltinTypes.assertionError, "invalid action: \(try Operators.repr(action))")
    }
    let filter = WarningText.Filter(action: action, message: message, category: try self.category(category))
    WarningText.filters.insert(filter, at: 0)
  }

  private static func category(_ value: Value?) throws -> TypeObject? {
    guard let value, !value.isNone else { return nil }
    guard let type = value.object(as: TypeObject.self), type.isSubtype(of: BuiltinTypes.warning) else {
      throw Raised.typeError("category must be a Warning subclass, not '\(value.typeName)'")
    }
    return type
  }
}
