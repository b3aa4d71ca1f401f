import Interpreter

/// Makes the function records of one module; every example begins with the module's import.
struct ModuleFunctions {
  let module: String

  func callAsFunction(
    _ signature: String, _ summary: String, example: String, style: Builtin.MessageStyle = .native,
    body: @escaping (Arguments) throws -> Value
  ) -> Builtin {
    ModuleFunction(signature, of: module, summary, example: "import \(module)\n" + example, style: style, body: body)
  }
}

/// A function of a module; messages about its arguments leave the module out.
private final class ModuleFunction: Builtin {
  override var messageName: String { name }
}

extension NamespaceObject {
  /// Adds types whose names carry their module, as those have that CPython writes in C.
  func addByShortName(_ types: [TypeObject]) {
    for type in types { add(type.name.split(separator: ".").last.map(String.init) ?? type.name, .object(type)) }
  }
}

extension Arguments {
  /// The text at `place`; None and a parameter left out are nil.
  /// - Throws: TypeError for anything else.
  func text(_ place: Int, named name: String, of function: String) throws -> String? {
    guard let value = optional(place), !value.isNone else { return nil }
    if let text = value.stringValue { return text }
    throw Raised.typeError("\(function)() argument '\(name)' must be str, not \(value.typeName)")
  }
}
