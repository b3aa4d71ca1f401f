import Interpreter

/// What paths of `pathlib` can be asked and told.
enum PathMembers {
  static func make() -> NamespaceObject {
    NamespaceObject("pathlib") { namespace in
      install()
      namespace.add([PathObject.purePathType, PathObject.pathType, PathObject.posixPathType])
      namespace.lacking = ["PurePosixPath", "PureWindowsPath", "WindowsPath"]
    }
  }

  private static func install() {
    PathObject.pathType.constructor = constructor("Path")
    PathObject.posixPathType.constructor = constructor("PosixPath")
    for (name, summary, value) in properties {
      PathObject.purePathType.add(
        Symbol(name),
        .property(TypeObject.Property(summary) { try $0.object(as: PathObject.self).map(value) ?? .none }))
    }
    PathObject.purePathType.add(pure)
    PathObject.pathType.add(questions + changes)
    for (name, body) in folders { PathObject.pathType.add(Symbol(name), .staticMethod(body)) }
  }

  private static func constructor(_ name: String) -> Builtin {
    Builtin(
      "\(name)(*args)", of: "pathlib", "A path made of parts.",
      example: "import pathlib\npathlib.\(name)('data', 'a.csv')\n#> PosixPath('data/a.csv')", style: .python
    ) { .object(PathObject(try $0.rest.map(part))) }
  }

  private static func part(_ value: Value) throws -> String {
    if let text = value.stringValue { return text }
    if let text = try FilePath.text(value) { return text }
    throw Raised.typeError(
      "expected str, bytes or os.PathLike object, not \(value.typeName)")
  }

  // MARK: Parts

  private static let properties: [(String, String, (PathObject) throws -> Value)] = [
    ("name", "The last part.", { .string($0.name) }),
    ("stem", "The last part without its ending.", { .string($0.stem) }),
    ("suffix", "The ending of the last part, with its point.", { .string($0.suffix) }),
    ("suffixes", "All endings of the last part.", { .list($0.suffixes.map { .string($0) }) }),
    ("parent", "The path without its last part.", { .object($0.parent) }),
    ("parents", "The folders above, from the nearest on.", { .object(PathParentsObject($0)) }),
    ("parts", "The parts, the root first.", { .tuple($0.parts.map { .string($0) }) }),
    ("root", "The slash at the beginning, or nothing.", { .string($0.root) }),
    ("drive", "Nothing: systems of this kind have no drives.", { _ in .string("") }),
    ("anchor", "The slash at the beginning, or nothing.", { .string($0.root) }),
  ]

  static func method(
    _ signature: String, _ summary: String, example: String, body: @escaping (PathObject, Arguments) throws -> Value
  ) -> Builtin {
    Builtin(
      signature, of: "Path", summary, example: "from pathlib import Path\n" + example, style: .python
    ) { arguments in
      guard let path = arguments[0].object(as: PathObject.self) else {
        throw Raised.typeError("a path is needed, not a '\(arguments[0].typeName)'")
      }
      return try body(path, arguments)
    }
  }

  private static func text(_ value: Value, _ what: String) throws -> String {
    guard let text = try FilePath.text(value) else {
      throw Raised.typeError("expected str, bytes or os.PathLike object, not \(value.typeName)")
    }
    return text
  }

  private static let pure: [Builtin] = [
    method("__fspath__(self)", "The path as text.", example: "Path('a/b').__fspath__()\n#> 'a/b'") { path, _ in
      .string(path.text)
    },
    method("as_posix(self)", "The path as text.", example: "Path('a/b').as_posix()\n#> 'a/b'") { path, _ in
      .string(path.text)
    },
    method("as_uri(self)", "The path as an address.", example: "Path('/tmp/a').as_uri()\n#> 'file:///tmp/a'") {
      path, _ in
      if !path.isAbsolute { throw Raised.valueError("relative path can't be expressed as a file URI") }
      let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/".utf8)
      let digits = Array("0123456789ABCDEF")
      let address = path.text.utf8.map { byte in
        allowed.contains(byte)
          ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
      return .string("file://" + address.joined())
    },
    method("is_absolute(self)", "Whether the path begins at the root.", example: "Path('a').is_absolute()\n#> False") {
      path, _ in .bool(path.isAbsolute)
    },
    method(
      "joinpath(self, *args)", "The path with further parts.",
      example: "Path('a').joinpath('b', 'c')\n#> PosixPath('a/b/c')"
    ) { path, arguments in .object(path.joined(try arguments.rest.map { try text($0, "joinpath") })) },
    method(
      "with_name(self, name)", "The path with another last part.",
      example: "Path('a/b.csv').with_name('c.txt')\n#> PosixPath('a/c.txt')"
    ) { path, arguments in
      .object(try path.withName(text(arguments[1], "with_name")))
    },
    method(
      "with_stem(self, stem)", "The path with another last part that keeps its ending.",
      example: "Path('a/b.csv').with_stem('c')\n#> PosixPath('a/c.csv')"
    ) { path, arguments in
      .object(try path.withName(text(arguments[1], "with_stem") + path.suffix))
    },
    method(
      "with_suffix(self, suffix)", "The path with another ending.",
      example: "Path('a/b.csv').with_suffix('.txt')\n#> PosixPath('a/b.txt')"
    ) { path, arguments in
      .object(try path.withSuffix(text(arguments[1], "with_suffix")))
    },
    method(
      "relative_to(self, *other)", "The path as seen from a folder above it.",
      example: "Path('/tmp/a/b').relative_to('/tmp')\n#> PosixPath('a/b')"
    ) { path, arguments in
      if arguments.rest.isEmpty { throw Raised.typeError("need at least one argument") }
      let other = PathObject(try arguments.rest.map { try text($0, "relative_to") })
      guard path.root == other.root, path.names.starts(with: other.names) else {
        throw Raised.valueError(
          "\(StringObject.quoted(path.text)) is not in the subpath of \(StringObject.quoted(other.text)) "
            + "OR one path is relative and the other is absolute.")
      }
      return .object(PathObject(Array(path.names.dropFirst(other.names.count))))
    },
    method(
      "is_relative_to(self, *other)", "Whether a folder is above the path.",
      example: "Path('/tmp/a').is_relative_to('/tmp')\n#> True"
    ) { path, arguments in
      let other = PathObject(try arguments.rest.map { try text($0, "is_relative_to") })
      return .bool(path.root == other.root && path.names.starts(with: other.names))
    },
    method(
      "match(self, path_pattern)", "Whether the last parts fit a pattern.",
      example: "Path('a/b.csv').match('*.csv')\n#> True"
    ) { path, arguments in
      let pattern = PathObject(try text(arguments[1], "match"))
      if pattern.names.isEmpty { throw Raised.valueError("empty pattern") }
      let (names, patterns) = (path.names, pattern.names)
      if names.count < patterns.count || (pattern.isAbsolute && (names.count != patterns.count || !path.isAbsolute)) {
        return .bool(false)
      }
      return .bool(zip(names.reversed(), patterns.reversed()).allSatisfy { FilePattern($1).matches($0) })
    },
  ]

  // MARK: Folders of the system

  private static let folders: [(String, Builtin)] = [
    (
      "cwd",
      Builtin(
        "cwd()", of: "Path", "The working folder.", example: "from pathlib import Path\nPath.cwd().is_dir()\n#> True",
        style: .python
      ) { _ in .object(PathObject(try FileSystem.workingFolder())) }
    ),
    (
      "home",
      Builtin(
        "home()", of: "Path", "The user's folder.",
        example: "from pathlib import Path\nPath.home().is_absolute()\n#> True",
        style: .python
      ) { _ in
        guard let home = PathText.homeFolder(of: "") else {
          throw Raised.runtimeError("Could not determine home directory.")
        }
        return .object(PathObject(home))
      }
    ),
  ]
}

/// `path.parents`: the folders above a path.
final class PathParentsObject: Object {
  private let paths: [Value]

  init(_ path: PathObject) {
    paths = path.parents.map { .object($0) }
    super.init()
  }

  private static let parentsType = TypeObject(
    "_PathParents", module: "pathlib", [.subscriptable, .iterable, .length, .container])
  override var type: TypeObject { PathParentsObject.parentsType }
  override func repr() throws -> String { "<PosixPath.parents>" }
  override func length() throws -> Int { paths.count }
  override func makeIterator() throws -> Object { try TupleObject(paths).makeIterator() }

  override func item(_ index: Value) throws -> Value {
    if index.object(as: SliceObject.self) != nil { return try TupleObject(paths).item(index) }
    guard let place = try Operators.indexValue(index), place < paths.count, place >= -paths.count else {
      throw Raised.indexError(try Operators.str(index))
    }
    return paths[place < 0 ? place + paths.count : place]
  }
}
