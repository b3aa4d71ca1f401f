import Interpreter

/// The module `sys`.
enum SystemNamespace {
  private static let version = NamedPartsObject(
    NamedPartsObject.type("sys.version_info", "The version of the language."),
    [
      ("major", .int(3)), ("minor", .int(11)), ("micro", .int(0)), ("releaselevel", .string("final")),
      ("serial", .int(0)),
    ])

  /// - Parameter arguments: What `sys.argv` lists: the program's name and its arguments.
  static func make(arguments: [String]) -> NamespaceObject {
    let namespace = SystemModule("sys")
    namespace.add("argv", .list((arguments.isEmpty ? [""] : arguments).map { .string($0) }))
    namespace.add("stdin", .object(StandardStream.input))
    namespace.add("stdout", .object(StandardStream.output))
    namespace.add("stderr", .object(StandardStream.error))
    namespace.add("__stdout__", .object(StandardStream.output))
    namespace.add("__stderr__", .object(StandardStream.error))
    namespace.add("maxsize", .int(Int.max))
    namespace.add("maxunicode", .int(0x10ffff))
    namespace.add("byteorder", .string("little"))
    // The version of the language, which programs ask for before they use it.
    namespace.add("version_info", .object(version))
    namespace.add("platform", .string("linux"))
    namespace.add([
      Builtin("exit(status=None, /)", of: "sys", "Leave the program with a status.", example: "# sys.exit()") {
        throw Raised(ExceptionObject(BuiltinTypes.systemExit, $0.optional(0).map { [$0] } ?? []))
      },
      Builtin(
        "getrecursionlimit()", of: "sys", "Return how deep calls may nest.",
        example: "import sys\nsys.getrecursionlimit()\n#> 1000"
      ) { _ in .int(Machine.recursionLimit) },
    ])
    namespace.lacking = [
      "version", "executable", "path", "prefix", "implementation",
      "setrecursionlimit", "getsizeof", "getrefcount", "settrace", "setprofile", "exc_info", "flags", "float_info",
    ]
    return namespace
  }
}
