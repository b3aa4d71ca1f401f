import Interpreter

/// The module `pprint`.
enum PrettyPrintNamespace {
  static func make() -> NamespaceObject {
    NamespaceObject("pprint") { namespace in
      namespace.add([printing("pprint"), printing("pp"), format])
      namespace.lacking = ["PrettyPrinter", "isreadable", "isrecursive", "saferepr"]
    }
  }

  private static let function = ModuleFunctions(module: "pprint")

  /// - Parameter first: The place of `indent` among the arguments.
  private static func options(_ arguments: Arguments, from first: Int, sortsKeys: Bool) throws -> WrappedRepr.Options {
    var options = WrappedRepr.Options()
    options.indent = try arguments.index(first, or: 1)
    if options.indent < 0 { throw Raised.valueError("indent must be >= 0") }
    options.width = try arguments.index(first + 1, or: 80)
    if options.width == 0 { throw Raised.valueError("width must be != 0") }
    guard options.indent < 1 << 20, options.width.magnitude < 1 << 40 else { throw Raised.memoryError() }
    if !arguments[first + 2].isNone {
      let depth = try arguments.index(first + 2)
      if depth <= 0 { throw Raised.valueError("depth must be > 0") }
      options.depth = depth
    }
    options.isCompact = try arguments.flag(first + 3)
    options.sortsKeys = try arguments.flag(first + 4, or: sortsKeys)
    if try arguments.flag(first + 5) { throw Raised.notInLgs("the argument 'underscore_numbers' of pprint()") }
    return options
  }

  private static func printing(_ name: String) -> Builtin {
    let sorts = name == "pprint"
    return function(
      "\(name)(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=\(sorts ? "True" : "False"), underscore_numbers=False)",
      "Print a value over as many lines as it needs.",
      example: "pprint.\(name)({'letters': list('abcdefgh'), 'numbers': list(range(8))}, width=60)\n"
        + "#> {'letters': ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],\n#>  'numbers': [0, 1, 2, 3, 4, 5, 6, 7]}",
      style: .python
    ) {
      let text = try WrappedRepr.text($0[0], options($0, from: 2, sortsKeys: sorts))
      try TextStream($0[1]).write(text + "\n")
      return .none
    }
  }

  private static let format = function(
    "pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False)",
    "The text of a value over as many lines as it needs.",
    example: "print(pprint.pformat(['a' * 8, 'b' * 8], width=15))\n#> ['aaaaaaaa',\n#>  'bbbbbbbb']", style: .python
  ) { .string(try WrappedRepr.text($0[0], options($0, from: 1, sortsKeys: true))) }
}
