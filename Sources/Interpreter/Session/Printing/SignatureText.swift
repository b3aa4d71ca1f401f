/// Parameter lists as `str(inspect.signature(f))` shows them.
enum SignatureText {
  static func text(of function: FunctionObject) throws -> String {
    let layout = function.code.parameters
    var parts: [String] = []
    let firstDefault = layout.positional.count - function.defaults.count
    for (index, name) in layout.positional.enumerated() {
      let isDefaulted = index >= firstDefault
      parts.append(name.name + (isDefaulted ? "=" + (try function.defaults[index - firstDefault].repr()) : ""))
      if index + 1 == layout.positionalOnlyCount { parts.append("/") }
    }
    if let variadic = layout.variadic {
      parts.append("*" + variadic.name)
    } else if !layout.keywordOnly.isEmpty {
      parts.append("*")
    }
    for name in layout.keywordOnly {
      parts.append(name.name + (try function.keywordDefaults[name].map { "=" + (try $0.repr()) } ?? ""))
    }
    if let variadic = layout.keywordVariadic { parts.append("**" + variadic.name) }
    return "(" + parts.joined(separator: ", ") + ")"
  }

  /// Functions of CPython that tell no signature.
  private static let unsigned: Set<String> = ["dir", "getattr", "iter", "max", "min", "next"]

  static func text(of builtin: Builtin) -> String {
    unsigned.contains(builtin.name) ? builtin.name : builtin.signatureText
  }
}
