import Interpreter

/// `help`: a page made from the record of a function or a type.
extension BuiltinsLibrary {
  static let help = Builtin(
    "help(object, /)", "Print the description of a function, a type or a module.", example: "# help(len)"
  ) {
    try Machine.current.output.write(page(for: $0[0]))
    return .none
  }

  static func page(for value: Value) throws -> String {
    if let function = value.object(as: NativeFunction.self) { return page(for: function) }
    if let type = value.object(as: TypeObject.self) { return try page(for: type) }
    if let namespace = value.object(as: NamespaceObject.self) { return page(for: namespace) }
    if let function = value.object(as: FunctionObject.self) { return try page(for: function) }
    return try page(for: value.type)
  }

  private static func page(for function: NativeFunction) -> String {
    let builtin = function.builtin
    let kind = builtin.owner.isEmpty ? "built-in function \(builtin.name)" : "\(builtin.qualifiedName)"
    return "Help on \(kind):\n\n" + entry(builtin, indent: "")
  }

  /// Signature, summary and example, one under the other.
  private static func entry(_ builtin: Builtin, indent: String) -> String {
    var text = "\(indent)\(builtin.shownSignature)\n\(indent)    \(builtin.summary)\n"
    text += arguments(of: builtin, indent: indent + "    ")
    let lines = builtin.example.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.contains(where: { !$0.hasPrefix("#") }) {
      text += "\n\(indent)    Example:\n"
      for line in lines { text += "\(indent)        \(shownExample(line))\n" }
    }
    return text + "\n"
  }

  /// The arguments with their meanings, one a line, and those that are refused.
  private static func arguments(of builtin: Builtin, indent: String) -> String {
    let meanings = builtin.argumentMeanings
    let width = min(meanings.map { $0.name.count }.max() ?? 0, 24)
    var text = meanings.isEmpty ? "" : "\n"
    for (name, meaning) in meanings {
      text += indent + name + String(repeating: " ", count: max(0, width - name.count)) + "  " + meaning + "\n"
    }
    let refused = builtin.refusedArguments
    return refused.isEmpty ? text : text + "\n\(indent)Not in lgs: \(refused.joined(separator: ", "))\n"
  }

  /// A source line as the prompt shows it, an output line without its mark.
  private static func shownExample(_ line: Substring) -> String {
    if line.hasPrefix("#> ") { return String(line.dropFirst(3)) }
    return line == "#>" ? "" : ">>> " + line
  }

  private static func page(for type: TypeObject) throws -> String {
    var text = "Help on class \(type.name):\n\nclass \(type.name)\n"
    if !type.summary.isEmpty { text += "    \(type.summary)\n\n" }
    if let constructor = type.constructor { text += entry(constructor, indent: "    ") }
    for name in type.members.keys.sorted(by: { $0.name < $1.name }) {
      switch type.members[name] {
      case .method(let builtin), .staticMethod(let builtin): text += entry(builtin, indent: "    ")
      case .property(let property): text += "    \(name)\n        \(property.summary)\n\n"
      case .value, nil: break
      }
    }
    return text
  }

  private static func page(for namespace: NamespaceObject) -> String {
    let names = namespace.members.keys.map(\.name).sorted()
    return "Help on module \(namespace.path):\n\n" + names.map { "    \($0)\n" }.joined()
  }

  private static func page(for function: FunctionObject) throws -> String {
    let documentation = function.code.documentation.map { "    \($0)\n" } ?? ""
    return "Help on function \(function.code.name):\n\n\(function.code.name)(…)\n\(documentation)"
  }
}
