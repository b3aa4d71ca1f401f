import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The module `os.path`.
enum PathNamespace {
  static func make() -> NamespaceObject {
    NamespaceObject("os.path") { namespace in
      namespace.add("sep", .string("/"))
      namespace.add(texts + questions + numbers)
      namespace.lacking = [
        "samefile", "sameopenfile", "samestat", "ismount", "splitdrive", "lexists", "supports_unicode_filenames",
      ]
    }
  }

  /// CPython says `posixpath` in no message of these functions, so the name that programs know stands in the records.
  private static let function = ModuleFunctions(module: "os.path")

  private static func text(
    _ name: String, _ summary: String, _ argument: String, _ result: String,
    _ transform: @escaping (String) throws -> String
  ) -> Builtin {
    function(
      "\(name)(path)", summary, example: "os.path.\(name)('\(argument)')\n#> '\(result)'", style: .python
    ) { .string(try transform(FilePath.required($0[0]))) }
  }

  private static func pair(
    _ name: String, _ summary: String, _ argument: String, _ result: String,
    _ transform: @escaping (String) -> (String, String)
  ) -> Builtin {
    function(
      "\(name)(p)", summary, example: "os.path.\(name)('\(argument)')\n#> \(result)", style: .python
    ) {
      let (first, second) = transform(try FilePath.required($0[0]))
      return .tuple([.string(first), .string(second)])
    }
  }

  private static let texts: [Builtin] = [
    function(
      "join(a, *p)", "The parts of a path as one path; a part that begins at the root begins it anew.",
      example: "os.path.join('data', 'a', 'b.csv')\n#> 'data/a/b.csv'", style: .python
    ) { arguments in
      let first = try FilePath.required(arguments[0])
      let others = try arguments.rest.map { value in
        guard let text = try FilePath.text(value) else {
          throw Raised.typeError("join() argument must be str, bytes, or os.PathLike object, not '\(value.typeName)'")
        }
        return text
      }
      return .string(PathText.join(first, others))
    },
    text("basename", "The last part of a path.", "data/b.csv", "b.csv") { PathText.split($0).tail },
    text("dirname", "The path without its last part.", "data/b.csv", "data") { PathText.split($0).head },
    pair("split", "The path without its last part, and the last part.", "data/b.csv", "('data', 'b.csv')") {
      PathText.split($0)
    },
    pair("splitext", "The path without its ending, and the ending.", "data/b.csv", "('data/b', '.csv')") {
      PathText.splitEnding($0)
    },
    text("abspath", "The path from the root.", "/tmp/a/../b", "/tmp/b") { try PathText.absolute($0) },
    text("normpath", "The path without superfluous parts.", "a//b/../c/.", "a/c") { PathText.normalized($0) },
    text("expanduser", "The path with `~` as the user's folder.", "a/b", "a/b") { PathText.expandingUser($0) },
    text("expandvars", "The path with `$NAME` as values of the environment.", "a/b", "a/b") {
      PathText.expandingVariables($0)
    },
    text("normcase", "The path as it is.", "A/b", "A/b") { $0 },
    text("realpath", "The path from the root, without links.", "/tmp/a/../b", "/tmp/b") { path in
      RealPath.resolve(try PathText.absoluteKeepingDots(path))
    },
    function(
      "relpath(path, start=None)", "The path as seen from a folder, by default the working folder.",
      example: "os.path.relpath('/tmp/a/b', '/tmp/c')\n#> '../a/b'", style: .python
    ) {
      let path = try FilePath.required($0[0])
      if path.isEmpty { throw Raised.valueError("no path specified") }
      return .string(try PathText.relative(path, to: $0[1].isNone ? "." : FilePath.required($0[1])))
    },
    function(
      "commonprefix(m)", "The longest beginning that all texts share.",
      example: "os.path.commonprefix(['/tmp/abc', '/tmp/abd'])\n#> '/tmp/ab'", style: .python
    ) {
      let paths = try Operators.array($0[0]).map { Array(try FilePath.required($0).unicodeScalars) }
      guard let first = paths.first else { return .string("") }
      let count = paths.map { zip($0, first).prefix { $0 == $1 }.count }.min() ?? 0
      var view = String.UnicodeScalarView()
      view.append(contentsOf: first.prefix(count))
      return .string(String(view))
    },
    function(
      "commonpath(paths)", "The longest path that all paths begin with.",
      example: "os.path.commonpath(['/tmp/a/b', '/tmp/a/c'])\n#> '/tmp/a'", style: .python
    ) {
      let paths = try Operators.array($0[0]).map { try FilePath.required($0) }
      guard let first = paths.first else { throw Raised.valueError("commonpath() arg is an empty sequence") }
      guard Set(paths.map { $0.hasPrefix("/") }).count == 1 else {
        throw Raised.valueError("Can't mix absolute and relative paths")
      }
      let parts = paths.map { $0.split(separator: "/").filter { $0 != "." } }
      let count = parts.map { zip($0, parts[0]).prefix { $0 == $1 }.count }.min() ?? 0
      return .string((first.hasPrefix("/") ? "/" : "") + parts[0].prefix(count).joined(separator: "/"))
    },
  ]

  // MARK: Questions

  private static func question(
    _ name: String, _ summary: String, _ argument: String, _ result: String, _ answer: @escaping (String) -> Bool
  ) -> Builtin {
    function("\(name)(path)", summary, example: "os.path.\(name)('\(argument)')\n#> \(result)", style: .python) {
      if case .int = $0[0] { throw Raised.notInLgs("a file by its number") }
      // A path that cannot be is not there.
      if let text = $0[0].stringValue, text.utf8.contains(0) { return .bool(false) }
      return .bool(answer(try FilePath.required($0[0], "stat", others: " or integer")))
    }
  }

  private static let questions: [Builtin] = [
    question("exists", "Whether there is a file or folder.", "/tmp", "True") { FileSystem.status($0) != nil },
    question("isfile", "Whether there is a file.", "/tmp", "False") { FileSystem.isFile($0) },
    question("isdir", "Whether there is a folder.", "/tmp", "True") { FileSystem.isFolder($0) },
    question("islink", "Whether there is a symbolic link.", "/tmp", "False") { FileSystem.isLink($0) },
    function(
      "isabs(s)", "Whether the path begins at the root.", example: "os.path.isabs('a')\n#> False", style: .python
    ) {
      .bool(try FilePath.required($0[0]).hasPrefix("/"))
    },
  ]

  private static func number(
    _ name: String, _ summary: String, _ value: @escaping (FileSystem.Status) -> Value
  ) -> Builtin {
    function("\(name)(filename)", summary, example: "os.path.\(name)('/tmp') > 0\n#> True", style: .python) {
      value(try FileSystem.requiredStatus(FilePath.required($0[0], "stat", others: " or integer")))
    }
  }

  private static let numbers: [Builtin] = [
    number("getsize", "The size of a file in bytes.") { .int($0.size) },
    number("getmtime", "The seconds since 1970 of the last change.") { .float($0.modified) },
    number("getatime", "The seconds since 1970 of the last use.") { .float($0.accessed) },
    number("getctime", "The seconds since 1970 of the last change of the file's state.") { .float($0.changed) },
  ]
}

extension PathText {
  /// The path from the root with its `..`, which links decide upon.
  static func absoluteKeepingDots(_ path: String) throws -> String {
    path.hasPrefix("/") ? path : join(try FileSystem.workingFolder(), [path])
  }
}

/// Paths without links.
enum RealPath {
  /// The path with the links of its existing parts followed; what does not exist stays.
  static func resolve(_ path: String) -> String {
    if let found = realpath(path, nil) {
      defer { free(found) }
      return String(cString: found)
    }
    let (head, tail) = PathText.split(path)
    if head == path || path == "/" { return PathText.normalized(path) }
    if tail.isEmpty { return resolve(head) }
    return PathText.normalized(PathText.join(resolve(head), [tail]))
  }
}
