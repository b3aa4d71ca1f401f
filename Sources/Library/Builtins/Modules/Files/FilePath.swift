import Interpreter

/// The paths that values name: texts, paths of `pathlib`, and objects with `__fspath__`.
enum FilePath {
  /// The path, or nil for a value that names none.
  /// - Throws: ValueError for a path with a null character; what `__fspath__` throws.
  static func text(_ value: Value) throws -> String? {
    guard let text = try unchecked(value) else { return nil }
    if text.utf8.contains(0) { throw Raised.valueError("embedded null byte") }
    return text
  }

  private static func unchecked(_ value: Value) throws -> String? {
    if let text = value.stringValue { return text }
    if let path = value.object(as: PathObject.self) { return path.text }
    guard case .object(let object) = value, object.type.lookUp("__fspath__") != nil else { return nil }
    let result = try Machine.current.nested { try Operators.call(object.attribute("__fspath__"), []) }
    guard let text = result.stringValue else {
      throw Raised.typeError("expected \(value.typeName).__fspath__() to return str or bytes, not \(result.typeName)")
    }
    return text
  }

  /// The path that `os.fspath` gives.
  static func required(_ value: Value) throws -> String {
    if let text = try text(value) { return text }
    throw Raised.typeError("expected str, bytes or os.PathLike object, not \(value.typeName)")
  }

  /// The path that a function of `os` takes.
  /// - Parameter others: What else CPython's function takes, as its message lists it.
  static func required(_ value: Value, _ function: String, _ name: String = "path", others: String = "") throws
    -> String
  {
    if let text = try text(value) { return text }
    let listed = others.isEmpty ? "string, bytes or os.PathLike" : "string, bytes, os.PathLike\(others)"
    throw Raised.typeError("\(function): \(name) should be \(listed), not \(value.typeName)")
  }
}
