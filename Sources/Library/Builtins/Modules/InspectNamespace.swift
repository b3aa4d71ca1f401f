import Interpreter

/// The part of the module `inspect` that looks at source texts; the rest is written in the language.
enum InspectNamespace {
  static func make() -> NamespaceObject {
    let namespace = NamespaceObject("inspect")
    namespace.add([source])
    namespace.lacking = [
      "currentframe", "stack", "trace", "getframeinfo", "getouterframes", "getinnerframes", "getsourcelines",
      "getsourcefile", "getfile", "getmodule", "getcomments", "findsource", "getclosurevars", "getcallargs",
      "unwrap", "iscoroutinefunction", "isawaitable", "iscoroutine", "isasyncgenfunction", "isasyncgen", "istraceback",
      "isframe", "iscode", "BoundArguments", "get_annotations", "getattr_static", "classify_class_attrs",
    ]
    return namespace
  }

  private static let source = ModuleFunctions(module: "inspect")(
    "getsource(object)", "Return the text that defines a function or a class.",
    example: "try: inspect.getsource(len)\nexcept TypeError: print('written in another language')\n"
      + "#> written in another language", style: .python
  ) { arguments in
    if let text = Session.definitionText(of: arguments[0]) { return .string(text) }
    let type = arguments[0].object(as: TypeObject.self)
    guard type != nil else {
      throw Raised.typeError(
        "module, class, method, function, traceback, frame, or code object was expected, got \(arguments[0].typeName)")
    }
    throw Raised.typeError("\(try Operators.repr(arguments[0])) is a built-in class")
  }
}
