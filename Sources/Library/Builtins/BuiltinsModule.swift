import Interpreter

/// The module `builtins`: the names that need no import.
final class BuiltinsModule: NamespaceObject {
  private unowned let builtins: Builtins

  init(_ builtins: Builtins) {
    self.builtins = builtins
    super.init("builtins")
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    if name == "__name__" { return .string("builtins") }
    if let value = BuiltinsModule.names.contains(name.name) ? builtins[name] : nil { return value }
    if builtins.lacking.contains(name.name) { throw Raised.notInLgs("'\(name)'") }
    return nil
  }

  override var ownAttributeNames: [Symbol] { BuiltinsModule.names.sorted().map { Symbol($0) } }

  /// Python's own names; those of the preamble are no builtins.
  private static let names: Set<String> = {
    var names = Set(BuiltinsLibrary.functions.map(\.name))
    for type in BuiltinsLibrary.types + ClassBuiltins.types + ExceptionTypes.all { names.insert(type.name) }
    return names.union(["EnvironmentError", "IOError", "NotImplemented", "Ellipsis"])
  }()
}
